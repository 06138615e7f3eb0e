//! How the state of a record follows from its changes: the merge itself.
//!
//! `derive` looks at nothing but the set of changes that it is given and who their authors are. It does not
//! know in which order they arrived, and no clock decides anything.

use crate::{
    cbor::Value,
    chain::{Chains, Span},
    change::{Change, MAX_PARENTS, Op, Write, WriteRef},
    env::Wall,
    ids::{CaseId, DeviceId, RecordId, RootId},
    record::{FieldState, Head, Life, RecordState, is_universal},
    sharing::{Audience, Class},
    universal,
};
use std::collections::{BTreeMap, BTreeSet};

/// Who is behind a device, and which device created a case.
pub trait Authors {
    /// The person whose card certifies the device.
    fn root_of(&self, device: &DeviceId) -> Option<RootId>;

    /// The device that created a case, if its first change is held.
    fn case_creator(&self, case: &CaseId) -> Option<DeviceId>;

    /// Audience heads and classes of the `case/1` record: they hold for a record that exists once per case
    /// until its creator's first change is there.
    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)>;
}

/// The state of record `id` from `changes`, in any order and with any number of doubles.
pub fn derive(id: RecordId, changes: &[&Change], authors: &dyn Authors) -> Option<RecordState> {
    let of_record = changes.iter().rev().copied();
    let mut all: Vec<&Change> = of_record
        .filter(|change| change.header.record == id)
        .collect();
    all.sort_by_key(|change| change.id);
    all.dedup_by_key(|change| change.id);
    let origin = Origin::of(id, &all, authors)?;
    all.retain(|change| origin.includes(change));
    let chains = Chains::of(all);
    let roots = roots(&chains, authors);
    let mut state = outline(id, &origin, &chains, &roots);
    let fields = group(&chains, &roots);
    let (seal, requests) = universal::seal(&fields, &origin);
    let sealed = seal.as_ref().map(|seal| &seal.saw);
    for (field, items) in &fields {
        if !is_universal(field) {
            let shown = field_state(items, sealed);
            state.fields.insert((*field).to_owned(), shown);
        }
    }
    state.seal = seal;
    state.requests = requests;
    universal::share(&mut state, &fields, &origin, authors);
    universal::life(&mut state, &fields, &origin);
    for (field, items) in fields.iter().filter(|(field, _)| is_universal(field)) {
        let shown = universal::field_state(field, items, &origin);
        state.fields.insert((*field).to_owned(), shown);
    }
    Some(state)
}

/// Per change the person behind its device.
fn roots(chains: &Chains<'_>, authors: &dyn Authors) -> Vec<Option<RootId>> {
    let mut last: Option<(DeviceId, Option<RootId>)> = None;
    let root = |change: &&Change| {
        let device = change.header.device;
        match last {
            Some((same, root)) if same == device => root,
            Some(_) | None => {
                let root = authors.root_of(&device);
                last = Some((device, root));
                root
            }
        }
    };
    chains.changes.iter().map(root).collect()
}

/// All that does not depend on the rule of a field.
fn outline(
    id: RecordId,
    origin: &Origin,
    chains: &Chains<'_>,
    roots: &[Option<RootId>],
) -> RecordState {
    let walls = || chains.changes.iter().map(|change| change.header.wall);
    let order = chains.display_order();
    let first = order
        .first()
        .and_then(|first| chains.changes.iter().find(|change| change.id == *first));
    RecordState {
        id,
        case: origin.case,
        kind: origin.kind.clone(),
        creator_device: origin.device,
        fields: BTreeMap::new(),
        audience: Audience {
            creator: origin.root,
            heads: Vec::new(),
        },
        classes: Vec::new(),
        life: Life::Active,
        seal: None,
        requests: Vec::new(),
        first_wall: first.map_or(Wall::default(), |change| change.header.wall),
        last_wall: walls().max().unwrap_or_default(),
        order,
        incomplete: origin.first_missing || chains.is_incomplete(),
        forked: chains.is_forked(),
        unshown: chains.changes.iter().filter(|c| is_unshown(c)).count(),
        authors: roots.iter().copied().flatten().collect(),
    }
}

/// Whether a later version wrote something in it that has no effect here.
fn is_unshown(change: &Change) -> bool {
    let unknown = |write: &Write| matches!(write.op, Op::Unknown(_));
    !change.header.crit.is_empty() || change.header.writes.iter().any(unknown)
}

/// What the first change says of a record.
pub(crate) struct Origin {
    pub(crate) case: CaseId,
    kind: String,
    device: Option<DeviceId>,
    root: Option<RootId>,
    first_missing: bool,
    /// A record that exists once per case, written before its creator did.
    pub(crate) borrowed: bool,
}

impl Origin {
    fn of(id: RecordId, changes: &[&Change], authors: &dyn Authors) -> Option<Origin> {
        let first = changes.iter().find(|change| change.header.nonce.is_some());
        if let Some(header) = first.map(|change| &change.header) {
            return Some(Origin {
                case: header.case,
                kind: header.kind.clone(),
                device: Some(header.device),
                root: authors.root_of(&header.device),
                first_missing: false,
                borrowed: false,
            });
        }
        let claims = claims(changes);
        let once = claims.keys().find_map(|(case, kind)| {
            let creator = authors.case_creator(case)?;
            (RecordId::once(creator, *case, kind) == id).then_some((*case, *kind, creator))
        });
        let (case, kind, device) = match once {
            Some((case, kind, creator)) => (case, kind, Some(creator)),
            None => {
                let (case, kind) = most_supported(&claims, authors)?;
                (case, kind, None)
            }
        };
        Some(Origin {
            case,
            kind: kind.to_owned(),
            device,
            root: device.and_then(|device| authors.root_of(&device)),
            first_missing: device.is_none(),
            borrowed: device.is_some(),
        })
    }

    fn includes(&self, change: &Change) -> bool {
        change.header.case == self.case && change.header.kind == self.kind
    }

    pub(crate) fn is_creator(&self, author: &RootId) -> bool {
        self.root.as_ref() == Some(author)
    }
}

/// Per case and kind that changes name: their devices, and how many changes they are.
type Claims<'a> = BTreeMap<(CaseId, &'a str), (BTreeSet<DeviceId>, usize)>;

fn claims<'a>(changes: &[&'a Change]) -> Claims<'a> {
    let mut claims = Claims::new();
    for change in changes {
        let header = &change.header;
        let claim = claims
            .entry((header.case, header.kind.as_str()))
            .or_default();
        claim.0.insert(header.device);
        claim.1 += 1;
    }
    claims
}

/// While the first change is missing: what most people say, so that one of them alone cannot make the others' words
/// disappear.
fn most_supported<'a>(claims: &Claims<'a>, authors: &dyn Authors) -> Option<(CaseId, &'a str)> {
    let people = |devices: &BTreeSet<DeviceId>| {
        let roots = devices.iter().filter_map(|device| authors.root_of(device));
        roots.collect::<BTreeSet<_>>().len()
    };
    claims
        .iter()
        .rev()
        .max_by_key(|(_, (devices, count))| (people(devices), *count))
        .map(|(claim, _)| *claim)
}

/// One write with everything that the rules look at.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a> {
    change: &'a Change,
    pub(crate) at: WriteRef,
    pub(crate) author: RootId,
    pub(crate) span: Span,
}

impl<'a> Item<'a> {
    pub(crate) fn op(&self) -> Op {
        self.write().op
    }

    fn write(&self) -> &'a Write {
        &self.change.header.writes[usize::from(self.at.index)]
    }

    pub(crate) fn wall(&self) -> Wall {
        self.change.header.wall
    }

    pub(crate) fn value(&self) -> Option<&'a Value> {
        self.change.body[usize::from(self.at.index)]
            .as_ref()
            .map(|slot| &slot.value)
    }

    pub(crate) fn parents(&self) -> &'a [WriteRef] {
        let parents = &self.write().parents;
        if parents.len() > MAX_PARENTS {
            &[]
        } else {
            parents
        }
    }

    pub(crate) fn head(&self) -> Head {
        let value = self.value().cloned();
        Head::of(&self.change.header, self.at, self.author, value)
    }
}

pub(crate) type Fields<'a> = BTreeMap<&'a str, Vec<Item<'a>>>;

/// The writes per field. A change with a feature that is not known here is not shown; what it says about sharing
/// and life counts all the same.
fn group<'a>(chains: &Chains<'a>, roots: &[Option<RootId>]) -> Fields<'a> {
    let mut fields = Fields::new();
    for ((change, span), root) in chains.changes.iter().zip(&chains.spans).zip(roots) {
        let Some(author) = *root else {
            continue;
        };
        for (index, write) in change.header.writes.iter().enumerate() {
            if change.header.crit.is_empty() || is_universal(&write.field) {
                fields.entry(write.field.as_str()).or_default().push(Item {
                    change,
                    at: change.at(index),
                    author,
                    span: *span,
                });
            }
        }
    }
    fields
}

/// A few writes, or many: sorted, because nearly always there are too few to be worth hashing.
#[derive(Default)]
pub(crate) struct Writes(Vec<WriteRef>);

impl Writes {
    pub(crate) fn contains(&self, at: &WriteRef) -> bool {
        self.0.binary_search(at).is_ok()
    }
}

impl FromIterator<WriteRef> for Writes {
    fn from_iter<I: IntoIterator<Item = WriteRef>>(writes: I) -> Writes {
        let mut writes: Vec<WriteRef> = writes.into_iter().collect();
        writes.sort_unstable();
        Writes(writes)
    }
}

/// The writes of `items` that another of them replaces: because it names them, or comes later in their chain.
///
/// `shielded` writes were finished by a seal: only another finished write replaces them.
pub(crate) fn superseded(items: &[&Item<'_>], shielded: Option<&BTreeSet<WriteRef>>) -> Writes {
    // No write names itself: its name is a hash over what it names.
    if let [] | [_] = items {
        return Writes::default();
    }
    let is_shielded = |at: &WriteRef| shielded.is_some_and(|shielded| shielded.contains(at));
    let here: Writes = items.iter().map(|item| item.at).collect();
    let mut gone = Vec::new();
    for item in items {
        let named = item.parents().iter().filter(|parent| here.contains(parent));
        gone.extend(named.filter(|parent| !is_shielded(parent) || is_shielded(&item.at)));
    }
    let open = behind(items.to_vec());
    gone.extend(open.into_iter().filter(|at| !is_shielded(at)));
    if shielded.is_some() {
        let finished = items.iter().filter(|item| is_shielded(&item.at)).copied();
        gone.extend(behind(finished.collect()));
    }
    gone.into_iter().collect()
}

/// The writes after which the same chain has another one of `items`. After a fork each branch counts for itself:
/// what one copy of a vault wrote says nothing about what the other one wrote.
fn behind(mut items: Vec<&Item<'_>>) -> Vec<WriteRef> {
    items.sort_unstable_by_key(|item| (item.span.start, item.at.index));
    let has_later = |pair: &&[&Item<'_>]| {
        pair[0].at.change == pair[1].at.change || pair[0].span.is_before(pair[1].span)
    };
    let pairs = items.windows(2).filter(has_later);
    pairs.map(|pair| pair[0].at).collect()
}

fn field_state(items: &[Item<'_>], sealed: Option<&BTreeSet<WriteRef>>) -> FieldState {
    let is_late = |item: &Item<'_>| sealed.is_some_and(|saw| !saw.contains(&item.at));
    if let [only] = items {
        return alone(only, is_late(only));
    }
    let with = |op: Op| items.iter().filter(move |item| item.op() == op);
    let sets: Vec<&Item<'_>> = with(Op::Set).collect();
    let gone = superseded(&sets, sealed);
    let standing = sets.into_iter().filter(|item| !gone.contains(&item.at));
    let (late, heads): (Vec<&Item<'_>>, Vec<&Item<'_>>) = standing.partition(|item| is_late(item));
    // Add wins: an add stands unless a remove names it. A finished add is removed by a finished remove only.
    let removes =
        || with(Op::Remove).flat_map(|item| item.parents().iter().map(move |at| (at, item)));
    let removed: Writes = removes().map(|(at, _)| *at).collect();
    let finally: Writes = removes()
        .filter(|(_, item)| !is_late(item))
        .map(|(at, _)| *at)
        .collect();
    let adds: Writes = with(Op::Add)
        .filter(|item| !if is_late(item) { &removed } else { &finally }.contains(&item.at))
        .map(|item| item.at)
        .collect();
    let live = with(Op::Add).filter(|item| adds.contains(&item.at));
    let (late_adds, members): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
        live.partition(|item| is_late(item));
    let late_removes = with(Op::Remove)
        .filter(|item| is_late(item) && item.parents().iter().any(|at| adds.contains(at)));
    FieldState {
        heads: to_heads(heads),
        members: to_heads(members),
        late: to_heads(late.into_iter().chain(late_adds).chain(late_removes)),
    }
}

/// What stands in a field that was written once, as most are.
fn alone(item: &Item<'_>, late: bool) -> FieldState {
    let mut state = FieldState::default();
    match (item.op(), late) {
        (Op::Set, false) => state.heads.push(item.head()),
        (Op::Add, false) => state.members.push(item.head()),
        (Op::Set | Op::Add, true) => state.late.push(item.head()),
        (Op::Remove | Op::Unknown(_), _) => {}
    }
    state
}

pub(crate) fn to_heads<'b, 'a: 'b>(items: impl IntoIterator<Item = &'b Item<'a>>) -> Vec<Head> {
    let mut heads: Vec<Head> = items.into_iter().map(Item::head).collect();
    heads.sort_by_key(|head| head.at);
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        record::{CLASS, SEAL, seal_value},
        story::{ANNA, BRAM, CARLA, Story, set, stroke},
    };

    fn add(value: &str) -> crate::story::Stroke {
        stroke("tags", Op::Add, Value::from(value), &[])
    }

    #[test]
    fn bram_and_carla_write_at_once_and_both_stand() {
        let (mut story, text) = Story::shared();
        let a = story.one(BRAM, set("text", "louder", &[text]));
        let b = story.one(CARLA, set("text", "softer", &[text]));
        assert_eq!(story.shown("text"), ["louder", "softer"]);
        story.one(ANNA, set("text", "loud at night", &[a, b]));
        assert_eq!(story.shown("text"), ["loud at night"]);
    }

    #[test]
    fn equal_words_are_no_conflict_and_a_missing_value_is_one() {
        let (mut story, text) = Story::shared();
        story.one(BRAM, set("text", "same", &[text]));
        story.one(CARLA, set("text", "same", &[text]));
        assert!(!story.state().fields["text"].is_conflict());
        story.changes[2].body[0] = None;
        assert!(story.state().fields["text"].is_conflict());
        story.changes[1].body[0] = None;
        assert!(
            story.state().fields["text"].is_conflict(),
            "nobody knows them equal"
        );
    }

    #[test]
    fn a_later_write_of_one_chain_replaces_the_earlier_one_without_naming_it() {
        let (mut story, _) = Story::shared();
        story.one(BRAM, set("text", "first", &[]));
        story.one(BRAM, set("place", "hall", &[]));
        story.one(BRAM, set("text", "second", &[]));
        assert_eq!(story.shown("text"), ["loud", "second"]);
    }

    #[test]
    fn within_one_change_the_later_write_stands() {
        let (mut story, _) = Story::shared();
        story.write(
            BRAM,
            &[set("place", "hall", &[]), set("place", "roof", &[])],
        );
        assert_eq!(story.shown("place"), ["roof"]);
    }

    #[test]
    fn two_copies_of_a_vault_do_not_replace_what_the_other_one_wrote() {
        let (mut story, _) = Story::shared();
        story.one(BRAM, set("place", "start", &[]));
        let fork = story.changes[1].id;
        story.one(BRAM, set("place", "original", &[]));
        let copy = story.write_after(BRAM, Some(fork), &[set("text", "x", &[])])[0];
        story.write_after(BRAM, Some(copy.change), &[set("place", "copy", &[])]);
        assert_eq!(story.shown("place"), ["copy", "original"]);
        assert!(story.state().forked);
    }

    #[test]
    fn another_chain_is_not_replaced_by_claiming_to_follow_it() {
        let (mut story, _) = Story::shared();
        let annas = story.changes[0].id;
        story.write_after(BRAM, Some(annas), &[set("text", "mine", &[])]);
        assert_eq!(story.shown("text"), ["loud", "mine"]);
    }

    #[test]
    fn more_than_64_parents_count_as_none() {
        let (mut story, text) = Story::shared();
        let mut many = vec![text; MAX_PARENTS];
        story.one(BRAM, set("text", "named", &many));
        assert_eq!(story.shown("text"), ["named"]);
        many.push(text);
        let (mut story, text) = Story::shared();
        many.fill(text);
        story.one(BRAM, set("text", "too many", &many));
        assert_eq!(story.shown("text"), ["loud", "too many"]);
    }

    #[test]
    fn a_parent_of_another_field_replaces_nothing() {
        let (mut story, text) = Story::shared();
        story.one(BRAM, set("place", "hall", &[text]));
        assert_eq!(story.shown("text"), ["loud"]);
    }

    #[test]
    fn add_wins_over_a_remove_that_did_not_see_it() {
        let (mut story, _) = Story::shared();
        let seen = story.one(ANNA, add("music"));
        story.one(BRAM, add("music"));
        story.one(CARLA, stroke("tags", Op::Remove, Value::Null, &[seen]));
        assert_eq!(story.shown("tags"), ["music"]);
        assert_eq!(story.state().set("tags").len(), 1);
    }

    #[test]
    fn what_the_seal_did_not_see_is_late_and_replaces_nothing() {
        let (mut story, text) = Story::shared();
        let tag = story.one(ANNA, add("music"));
        let seal = seal_value(&story.state());
        story.one(ANNA, set(SEAL, seal, &[]));
        story.one(BRAM, set("text", "too late", &[text]));
        story.one(CARLA, stroke("tags", Op::Remove, Value::Null, &[tag]));
        assert_eq!(story.shown("text"), ["loud"]);
        assert_eq!(story.shown("tags"), ["music"]);
        let state = story.state();
        assert_eq!(state.fields["text"].late.len(), 1);
        assert_eq!(state.fields["tags"].late.len(), 1, "the remove is shown");
        let seal = seal_value(&state);
        story.one(ANNA, set(SEAL, seal, &[]));
        assert_eq!(
            story.shown("text"),
            ["too late"],
            "a second seal takes it in"
        );
        assert!(story.shown("tags").is_empty());
    }

    #[test]
    fn a_seal_without_its_list_finishes_nothing() {
        let (mut story, _) = Story::shared();
        let seal = seal_value(&story.state());
        story.one(ANNA, set(SEAL, seal, &[]));
        story.changes[1].body[0] = None;
        assert_eq!(story.shown("text"), ["loud"]);
        assert!(story.state().incomplete, "a universal value is missing");
    }

    #[test]
    fn a_change_of_another_case_or_kind_is_not_of_this_record() {
        let (mut story, text) = Story::shared();
        for (case, kind) in [
            (CaseId::NONE, "fact/1"),
            (story.changes[0].header.case, "quote/1"),
        ] {
            let mut header = story.header(BRAM, None);
            (header.case, header.kind) = (case, kind.into());
            header.writes = vec![Write {
                field: "text".into(),
                op: Op::Set,
                parents: vec![text],
                commitment: [0; 32],
            }];
            story.add_header(header, BRAM, &Value::Null);
        }
        assert_eq!(story.shown("text"), ["loud"]);
        assert_eq!(story.state().order.len(), 1);
    }

    #[test]
    fn while_the_first_change_is_missing_one_person_cannot_make_the_others_disappear() {
        let (mut story, text) = Story::shared();
        story.one(BRAM, set("text", "b", &[text]));
        story.one(CARLA, set("text", "c", &[text]));
        story.changes.remove(0);
        for _ in 0..20 {
            let mut header = story.header(BRAM, None);
            header.case = CaseId::NONE;
            header.wall.ms = story.changes.len() as i64;
            story.add_header(header, BRAM, &Value::Null);
        }
        let state = story.state();
        assert!(state.incomplete && state.creator().is_none());
        assert_eq!(story.shown("text"), ["b", "c"]);
    }

    #[test]
    fn an_unknown_feature_is_not_shown_but_a_narrowing_in_it_counts() {
        let (mut story, text) = Story::shared();
        let mut header = story.header(ANNA, Some(story.changes[0].id));
        header.crit = vec!["later".into()];
        let write = |field: &str| Write {
            field: field.into(),
            op: Op::Set,
            parents: vec![text],
            commitment: [0; 32],
        };
        header.writes = vec![write("text"), write(CLASS)];
        story.add_header(header, ANNA, &Value::from("K5"));
        let state = story.state();
        assert_eq!(story.shown("text"), ["loud"]);
        assert_eq!(state.class(), Some(Class::K5));
        assert_eq!(state.unshown, 1);
    }

    #[test]
    fn an_unknown_sort_of_write_is_counted_and_changes_nothing() {
        let (mut story, text) = Story::shared();
        story.one(BRAM, stroke("text", Op::Unknown(9), Value::Null, &[text]));
        let state = story.state();
        assert_eq!(
            (state.unshown, story.shown("text")),
            (1, vec!["loud".into()])
        );
    }

    #[test]
    fn ten_thousand_writes_in_one_field_and_as_many_in_one_chain() {
        let (mut story, text) = Story::shared();
        let strokes = |from: i64| -> Vec<_> {
            let write = |n| set("text", n, &[text; 3]);
            (from..from + 250).map(write).collect()
        };
        for round in 0..20 {
            story.write(BRAM, &strokes(0));
            story.write_after(CARLA, None, &strokes(round));
        }
        let heads = story.state().fields["text"].heads.len();
        assert_eq!(
            heads,
            1 + 20,
            "bram's last one, and the last of each branch of carla"
        );
    }
}
