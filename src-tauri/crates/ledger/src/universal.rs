//! The rules of the universal fields: seal, audience, class and life. They count from the creator.

use crate::{
    cbor::Value,
    change::{Op, WriteRef},
    derive::{Authors, Fields, Item, Origin, Writes, superseded, to_heads},
    record::{
        AUDIENCE, CLASS, FieldState, Head, LIFE, Life, RecordState, Request, SEAL, Seal, read_saw,
    },
    sharing::{Audience, Class},
};
use std::collections::HashMap;

/// The writes on a universal field that count, by the rule of that field. For audience and class a creator's write
/// of an unknown sort counts too: it is not understood, and so admits nobody.
fn counting<'b, 'a>(field: &str, items: &'b [Item<'a>], origin: &Origin) -> Vec<&'b Item<'a>> {
    let by_creator = |item: &&Item<'_>| origin.is_creator(&item.author);
    let sets = items.iter().filter(|item| item.op() == Op::Set);
    match field {
        AUDIENCE => items.iter().filter(by_creator).collect(),
        CLASS => {
            let stricter = stricter(items, origin);
            let counts = |item: &&Item<'_>| by_creator(item) || stricter.contains(&item.at);
            items.iter().filter(counts).collect()
        }
        SEAL | LIFE => sets.filter(by_creator).collect(),
        _ => sets.collect(),
    }
}

/// The heads of a universal field among the writes that count.
pub(crate) fn field_state(field: &str, items: &[Item<'_>], origin: &Origin) -> FieldState {
    FieldState {
        heads: to_heads(heads(&counting(field, items, origin))),
        ..FieldState::default()
    }
}

fn heads<'b, 'a>(counting: &[&'b Item<'a>]) -> Vec<&'b Item<'a>> {
    let gone = superseded(counting, None);
    let standing = counting.iter().filter(|item| !gone.contains(&item.at));
    standing.copied().collect()
}

/// Writes on `field` by someone who may not decide it.
fn requests(field: &str, items: &[Item<'_>], counting: &[&Item<'_>]) -> Vec<Request> {
    if counting.len() == items.len() {
        return Vec::new();
    }
    let counted: Writes = counting.iter().map(|item| item.at).collect();
    let shown = items
        .iter()
        .filter(|item| item.op() == Op::Set && !counted.contains(&item.at));
    let request = |head: Head| Request {
        field: field.to_owned(),
        head,
    };
    to_heads(shown).into_iter().map(request).collect()
}

/// The seal and who else asked for one. All seals of the creator together say what is finished; one without a
/// readable list finishes nothing.
pub(crate) fn seal(fields: &Fields<'_>, origin: &Origin) -> (Option<Seal>, Vec<Request>) {
    let Some(items) = fields.get(SEAL) else {
        return (None, Vec::new());
    };
    let counting = counting(SEAL, items, origin);
    let requests = requests(SEAL, items, &counting);
    let mut first: Option<&Item<'_>> = None;
    let mut saw = std::collections::BTreeSet::new();
    for item in counting {
        let Some(seen) = read_saw(item.value()) else {
            continue;
        };
        saw.extend(seen);
        if first.is_none_or(|first| (item.wall(), item.at) < (first.wall(), first.at)) {
            first = Some(item);
        }
    }
    let seal = first.map(|item| Seal {
        by: item.head(),
        saw,
    });
    (seal, requests)
}

/// Audience and class: of the heads that count, and for a record that exists once per case, while its creator's first
/// change is missing, those of the case as well.
pub(crate) fn share(
    state: &mut RecordState,
    fields: &Fields<'_>,
    origin: &Origin,
    authors: &dyn Authors,
) {
    let none = Vec::new();
    let items = |field: &str| fields.get(field).unwrap_or(&none);
    let (audience, class) = (items(AUDIENCE), items(CLASS));
    let counted = (
        counting(AUDIENCE, audience, origin),
        counting(CLASS, class, origin),
    );
    state
        .requests
        .extend(requests(AUDIENCE, audience, &counted.0));
    state.requests.extend(requests(CLASS, class, &counted.1));
    let mut open = counted.1.iter().any(|item| origin.is_creator(&item.author));
    if origin.borrowed {
        let (audience, classes) = authors.case_sharing(&origin.case).unwrap_or_default();
        open = !classes.is_empty();
        state.classes = classes;
        state.audience.heads = audience.heads;
        if state.audience.heads.is_empty() {
            state.audience.heads.push(None);
        }
    }
    let tokens = |item: &Item<'_>| Audience::read(item.value().filter(|_| item.op() == Op::Set));
    let admitted = heads(&counted.0);
    state
        .audience
        .heads
        .extend(admitted.iter().map(|item| tokens(item)));
    for item in heads(&counted.1) {
        match class_of(item) {
            Some(class) => state.classes.push(class),
            None => open = false,
        }
    }
    if !open {
        state.classes.clear();
    }
    state.classes.sort();
    state.classes.dedup();
}

fn class_of(item: &Item<'_>) -> Option<Class> {
    match item.op() {
        Op::Set => Class::parse(item.value()?.as_text()?),
        Op::Add | Op::Remove | Op::Unknown(_) => None,
    }
}

/// Someone who is not the creator may only make a record stricter than everything that he replaces: what he names, and
/// what he wrote earlier in the same chain.
fn stricter(items: &[Item<'_>], origin: &Origin) -> Writes {
    let mut others: Vec<&Item<'_>> = items
        .iter()
        .filter(|item| !origin.is_creator(&item.author))
        .collect();
    if others.is_empty() {
        return Writes::default();
    }
    let ranks: HashMap<WriteRef, u8> = items
        .iter()
        .filter_map(|item| Some((item.at, class_of(item)?.rank())))
        .collect();
    others.sort_unstable_by_key(|item| (item.span.start, item.at.index));
    let mut counted = Vec::new();
    // Counted writes on the way from the start of the chain to here; the last one is the strictest.
    let mut path: Vec<(&Item<'_>, u8)> = Vec::new();
    for item in others {
        while path
            .last()
            .is_some_and(|(earlier, _)| earlier.span.end <= item.span.start)
        {
            path.pop();
        }
        let Some(&rank) = ranks.get(&item.at) else {
            continue;
        };
        let above = |parent: &WriteRef| ranks.get(parent).is_some_and(|replaced| *replaced < rank);
        if item.parents().iter().all(above)
            && path.last().is_none_or(|(_, earlier)| *earlier < rank)
        {
            counted.push(item.at);
            path.push((item, rank));
        }
    }
    counted.into_iter().collect()
}

/// Deleted or not, once the other fields are known.
pub(crate) fn life(state: &mut RecordState, fields: &Fields<'_>, origin: &Origin) {
    let Some(items) = fields.get(LIFE) else {
        return;
    };
    let none = Vec::new();
    let seals = counting(SEAL, fields.get(SEAL).unwrap_or(&none), origin);
    let mut counting = counting(LIFE, items, origin);
    counting.retain(|item| is_before_all(item, &seals));
    state.requests.extend(requests(LIFE, items, &counting));
    let heads = heads(&counting);
    let Some(by) = heads
        .iter()
        .find(|item| deletes(item))
        .map(|item| item.head())
    else {
        return;
    };
    state.life = if covers(&heads, &state.seen()) {
        Life::Deleted { by }
    } else {
        Life::Contested { by }
    };
}

/// Whether every one of `seals` comes later in the same chain: else it is not certain that `item` came first.
fn is_before_all(item: &Item<'_>, seals: &[&Item<'_>]) -> bool {
    let first = seals
        .iter()
        .min_by_key(|seal| (seal.span.start, seal.at.index));
    let last = seals.iter().max_by_key(|seal| seal.span.start);
    let after = |seal: &&Item<'_>| {
        item.span.is_before(seal.span)
            || (item.at.change == seal.at.change && item.at.index < seal.at.index)
    };
    first.is_none_or(after) && last.is_none_or(after)
}

fn deletes(item: &Item<'_>) -> bool {
    let state = item.value().and_then(|value| value.get("state"));
    state.and_then(Value::as_text) == Some("deleted")
}

/// Whether every head deletes and names every write that stands.
fn covers(heads: &[&Item<'_>], standing: &[WriteRef]) -> bool {
    let mut seen: HashMap<WriteRef, usize> = standing.iter().map(|at| (*at, 0)).collect();
    for head in heads.iter().filter(|head| deletes(head)) {
        for at in read_saw(head.value()).unwrap_or_default() {
            if let Some(times) = seen.get_mut(&at) {
                *times += 1;
            }
        }
    }
    seen.values().all(|times| *times == heads.len()) && heads.iter().all(|head| deletes(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        record::{delete_value, restore_value, seal_value},
        sharing::Token,
        story::{ANNA, BRAM, CARLA, Story, set, stroke},
    };

    fn first(story: &Story, index: usize) -> WriteRef {
        story.changes[0].at(index)
    }

    #[test]
    fn only_the_creator_decides_who_may_see_it() {
        let (mut story, _) = Story::shared();
        let aud = first(&story, 0);
        story.one(BRAM, set(AUDIENCE, Token::value(&[]), &[aud]));
        let state = story.state();
        assert!(state.audience.admits(&CARLA.root(), true));
        assert_eq!(state.requests.len(), 1);
        story.one(ANNA, set(AUDIENCE, Token::value(&[]), &[aud]));
        assert!(!story.state().audience.admits(&CARLA.root(), true));
        assert!(story.state().audience.admits(&ANNA.root(), false));
    }

    #[test]
    fn a_sort_of_write_that_is_not_understood_closes_audience_and_class() {
        let (mut story, _) = Story::shared();
        story.one(ANNA, stroke(AUDIENCE, Op::Unknown(4), Value::Null, &[]));
        story.one(ANNA, stroke(CLASS, Op::Unknown(4), Value::Null, &[]));
        let state = story.state();
        assert!(!state.audience.admits(&BRAM.root(), true));
        assert_eq!(state.class(), None);
    }

    #[test]
    fn anyone_makes_it_stricter_and_only_the_creator_laxer() {
        let (mut story, _) = Story::shared();
        let class = first(&story, 1);
        let strict = story.one(BRAM, set(CLASS, "K4", &[class]));
        assert_eq!(story.state().class(), Some(Class::K4));
        story.one(CARLA, set(CLASS, "K7", &[strict]));
        assert_eq!(
            story.state().class(),
            Some(Class::K4),
            "K7 is as strict as K4"
        );
        story.one(CARLA, set(CLASS, "K0", &[strict]));
        assert_eq!(story.state().class(), Some(Class::K4));
        assert_eq!(story.state().requests.len(), 2);
        story.one(ANNA, set(CLASS, "K1", &[class, strict]));
        assert_eq!(story.state().class(), Some(Class::K1));
    }

    #[test]
    fn nobody_undoes_anothers_stricter_class_through_his_own_chain() {
        let (mut story, _) = Story::shared();
        let class = first(&story, 1);
        let carlas = story.one(CARLA, set(CLASS, "K3", &[class]));
        story.one(BRAM, set(CLASS, "K5", &[carlas]));
        story.one(BRAM, set(CLASS, "K3", &[class]));
        assert_eq!(story.state().class(), Some(Class::K5));
        let (mut story, _) = Story::shared();
        story.one(BRAM, set(CLASS, "K0", &[]));
        assert_eq!(
            story.state().class(),
            Some(Class::K2),
            "beside it, not instead of it"
        );
    }

    #[test]
    fn a_record_whose_creator_gave_no_class_is_opened_by_nobody() {
        let mut story = Story::of_anna(&[set("text", "x", &[])]);
        story.one(BRAM, set(CLASS, "K0", &[]));
        assert_eq!(story.state().class(), None);
        assert!(!story.state().audience.admits(&BRAM.root(), true));
    }

    #[test]
    fn a_deletion_hides_what_it_saw_and_nothing_else() {
        let (mut story, text) = Story::shared();
        let delete = delete_value(&story.state(), Some("typo"));
        let deleted = story.one(ANNA, set(LIFE, delete, &[]));
        assert!(story.state().hidden());
        story.one(BRAM, set("text", "edit", &[text]));
        assert!(matches!(story.state().life, Life::Contested { .. }));
        let delete = delete_value(&story.state(), None);
        let deleted = story.one(ANNA, set(LIFE, delete, &[deleted]));
        assert!(story.state().hidden());
        story.one(ANNA, set(LIFE, restore_value(), &[deleted]));
        assert_eq!(story.state().life, Life::Active);
    }

    #[test]
    fn an_add_that_the_deletion_did_not_see_keeps_the_record_visible() {
        let (mut story, _) = Story::shared();
        let delete = delete_value(&story.state(), None);
        story.one(CARLA, stroke("tags", Op::Add, Value::from("x"), &[]));
        story.one(ANNA, set(LIFE, delete, &[]));
        assert!(matches!(story.state().life, Life::Contested { .. }));
    }

    #[test]
    fn someone_else_asks_for_a_deletion_and_hides_nothing() {
        let (mut story, _) = Story::shared();
        let delete = delete_value(&story.state(), None);
        story.one(BRAM, set(LIFE, delete, &[]));
        let state = story.state();
        assert_eq!((state.life, state.requests.len()), (Life::Active, 1));
    }

    #[test]
    fn after_the_seal_a_deletion_is_only_asked_for() {
        let (mut story, _) = Story::shared();
        let seal = seal_value(&story.state());
        let sealed = story.one(ANNA, set(SEAL, seal.clone(), &[]));
        let delete = delete_value(&story.state(), None);
        story.one(ANNA, set(LIFE, delete.clone(), &[]));
        assert_eq!(story.state().life, Life::Active);
        assert_eq!(story.state().requests.len(), 1);

        let (mut story, _) = Story::shared();
        story.write(
            ANNA,
            &[set(LIFE, delete.clone(), &[]), set(SEAL, seal.clone(), &[])],
        );
        assert!(
            story.state().hidden(),
            "before the seal, in the same change"
        );
        assert_ne!(sealed.change, story.changes[1].id);

        let (mut story, _) = Story::shared();
        let start = story.changes[0].id;
        story.one(ANNA, set(LIFE, delete, &[]));
        story.one(ANNA, set("place", "hall", &[]));
        story.write_after(ANNA, Some(start), &[set(SEAL, seal, &[])]);
        assert_eq!(
            story.state().life,
            Life::Active,
            "on the other branch of a fork"
        );
    }

    #[test]
    fn a_seal_by_someone_else_is_a_request() {
        let (mut story, _) = Story::shared();
        let seal = seal_value(&story.state());
        story.one(BRAM, set(SEAL, seal, &[]));
        assert!(!story.state().finished());
        assert_eq!(story.state().requests.len(), 1);
    }

    /// Carla answers in a record that exists once per case, before anna, who created the case.
    struct Case(Option<(Audience, Vec<Class>)>);

    impl Authors for Case {
        fn root_of(&self, device: &crate::ids::DeviceId) -> Option<crate::ids::RootId> {
            crate::story::People.root_of(device)
        }

        fn case_creator(&self, _: &crate::ids::CaseId) -> Option<crate::ids::DeviceId> {
            Some(ANNA.device())
        }

        fn case_sharing(&self, _: &crate::ids::CaseId) -> Option<(Audience, Vec<Class>)> {
            self.0.clone()
        }
    }

    #[test]
    fn what_exists_once_per_case_is_shared_as_the_case_until_its_creator_writes() {
        use crate::{
            author::{Author, Edit},
            derive::derive,
            ids::{CaseId, Epoch, RecordId},
        };
        struct Still;
        impl crate::env::Env for Still {
            fn now(&self) -> crate::env::Wall {
                crate::env::Wall::default()
            }
            fn fill_random(&self, _: &mut [u8]) {}
        }
        let case = CaseId::from_bytes([7; 16]);
        let author = |byte: u8| {
            (
                ed25519_dalek::SigningKey::from_bytes(&[byte; 32]),
                Epoch::from_bytes([byte; 8]),
            )
        };
        let write = |byte: u8, class: &str| {
            let (key, epoch) = author(byte);
            let edits = [
                ("answer", Edit::Set(Value::from("yes"))),
                (CLASS, Edit::Set(Value::from(class))),
            ];
            Author { key: &key, epoch }.create_once(&Still, case, ANNA.device(), "factor/1", &edits)
        };
        let (carlas, annas) = (write(3, "K0"), write(1, "K3"));
        let id = RecordId::once(ANNA.device(), case, "factor/1");
        let open = Audience {
            creator: Some(ANNA.root()),
            heads: vec![Some(vec![Token::Case])],
        };
        let known = Case(Some((open, vec![Class::K2])));
        let state = derive(id, &[&carlas], &known).unwrap();
        assert_eq!(
            (state.class(), state.creator()),
            (Some(Class::K2), Some(ANNA.root()))
        );
        assert!(!state.incomplete && state.audience.admits(&BRAM.root(), true));
        for closed in [Case(None), Case(Some((Audience::default(), vec![])))] {
            let state = derive(id, &[&carlas], &closed).unwrap();
            assert_eq!(
                state.class(),
                None,
                "carla does not open what the case keeps closed"
            );
            assert!(!state.audience.admits(&BRAM.root(), true));
        }
        let state = derive(id, &[&carlas, &annas], &known).unwrap();
        assert_eq!(state.class(), Some(Class::K3));
        assert!(
            !state.audience.admits(&BRAM.root(), true),
            "anna named no audience"
        );
    }
}
