//! What of a record travels to somebody else: every header, and of the values only those that stand. To who may not see it
//! any more: once the change that tells him.

use crate::{
    change::{Change, Op, Slot, Write, WriteRef},
    derive::{Authors, derive},
    ids::{ChangeId, RecordId, RootId},
    record::{AUDIENCE, CLASS, RecordState, is_universal},
};
use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
};

/// Chooses the values of one record that go along in a file for somebody else.
///
/// Those are: of a field what stands now, all concurrent values of it; what a seal finished; every universal field; and
/// what a later version wrote, unless it was replaced. What was typed and taken back does not travel, and of a record
/// that its author deleted only that he did.
#[derive(Debug)]
pub struct Travel {
    standing: BTreeSet<WriteRef>,
    hidden: bool,
}

impl Travel {
    /// Of a record with this state, of which these changes are held.
    pub fn of<C: Borrow<Change>>(state: &RecordState, changes: &[C]) -> Travel {
        let fields = state.fields.values();
        let heads =
            fields.flat_map(|field| field.heads.iter().chain(&field.members).chain(&field.late));
        let sealed = state.seal.iter().flat_map(|seal| seal.saw.iter().copied());
        let known = heads.map(|head| head.at).chain(sealed);
        Travel {
            standing: known.chain(unshown(changes)).collect(),
            hidden: state.hidden(),
        }
    }

    /// Per write of a change of the record, whether its value goes along; one that is not held cannot.
    pub fn bodies(&self, change: &Change) -> Vec<bool> {
        let writes = change.header.writes.iter().enumerate();
        let goes = writes.map(|(index, write)| {
            change.body[index].is_some()
                && (is_universal(&write.field)
                    || (!self.hidden && self.standing.contains(&change.at(index))))
        });
        goes.collect()
    }
}

/// What a later version wrote has no effect here, so nothing tells whether it stands: it counts, unless another write
/// replaced it.
fn unshown<C: Borrow<Change>>(changes: &[C]) -> Vec<WriteRef> {
    let held = || changes.iter().map(<C as Borrow<Change>>::borrow);
    let later = held().flat_map(|change| {
        let writes = change.header.writes.iter().enumerate();
        let unknown = |write: &Write| matches!(write.op, Op::Unknown(_));
        let later =
            writes.filter(move |(_, write)| !change.header.crit.is_empty() || unknown(write));
        later.map(|(index, _)| change.at(index))
    });
    let mut later: Vec<WriteRef> = later.collect();
    if !later.is_empty() {
        let writes = held().flat_map(|change| &change.header.writes);
        let replaced: BTreeSet<&WriteRef> = writes.flat_map(|write| &write.parents).collect();
        later.retain(|at| !replaced.contains(at));
    }
    later
}

/// Somebody for whom a file is made, and what earlier files named to him of one record.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    /// The person.
    pub person: RootId,
    /// The writes that stood in it when it went to him, and those that told him of a narrowing; empty when nothing of
    /// the record ever went to him.
    pub told: &'a [WriteRef],
}

/// A change that goes along and, per write of it, whether its value does.
pub type Going<'c> = (&'c Change, Vec<bool>);

/// What goes along of a record to somebody who may not see it: nothing, or once the change that took it out of his sight.
///
/// It goes to who holds the record, because it went to him or he wrote in it, and who by what he holds may still see it:
/// after that he knows. Whoever never held it learns nothing, not even that it exists. Of that change only audience and
/// class go with their values. One change is enough, except for a class by somebody else than the creator, which counts
/// only beside what it replaces: what he lacks of that goes along.
///
/// `admits` says whether somebody who sees the record in a state may see it.
pub fn narrowing<'c>(
    state: &RecordState,
    changes: &'c [Change],
    to: Holder<'_>,
    authors: &dyn Authors,
    admits: &dyn Fn(&RecordState) -> bool,
) -> Vec<Going<'c>> {
    let held: Held<'c> = changes.iter().map(|change| (change.id, change)).collect();
    let sight = Sight {
        record: state.id,
        known: known_to(&held, to, authors),
        authors,
        admits,
    };
    if sight.known.is_empty() || sight.is_lost_with(&[]) {
        return Vec::new();
    }
    let fields = [AUDIENCE, CLASS].into_iter();
    let heads = fields.filter_map(|field| state.fields.get(field));
    let heads = heads.flat_map(|field| &field.heads);
    let new: Vec<&'c Change> = heads
        .filter(|head| !sight.known.contains_key(&head.at.change))
        .filter_map(|head| held.get(&head.at.change).copied())
        .collect();
    let alone = new.iter().map(|change| vec![*change]);
    let with_ground = new.iter().map(|change| sight.ground(&held, change));
    let told = alone
        .chain(with_ground)
        .find(|more| sight.is_lost_with(more));
    let told = told.unwrap_or_default().into_iter();
    told.map(|change| (change, gates(change))).collect()
}

type Held<'c> = BTreeMap<ChangeId, &'c Change>;

/// A record as somebody sees it who holds only a part of its changes.
struct Sight<'a, 'c> {
    record: RecordId,
    known: Held<'c>,
    authors: &'a dyn Authors,
    admits: &'a dyn Fn(&RecordState) -> bool,
}

impl<'c> Sight<'_, 'c> {
    /// Whether he may not see it, once these changes come to him.
    fn is_lost_with(&self, more: &[&'c Change]) -> bool {
        let mut all: Vec<&Change> = self.known.values().copied().collect();
        all.extend_from_slice(more);
        derive(self.record, &all, self.authors).is_some_and(|seen| !(self.admits)(&seen))
    }

    /// The change, with what he lacks of the audiences and classes before it.
    fn ground(&self, held: &Held<'c>, change: &Change) -> Vec<&'c Change> {
        let before = past(held, vec![change.id]).into_values();
        before
            .filter(|change| !self.known.contains_key(&change.id) && gates(change).contains(&true))
            .collect()
    }
}

/// Per write of a change, whether its value goes along when it tells of a narrowing.
fn gates(change: &Change) -> Vec<bool> {
    let writes = change.header.writes.iter().zip(&change.body);
    let gate = |(write, slot): (&Write, &Option<Slot>)| {
        slot.is_some() && matches!(write.field.as_str(), AUDIENCE | CLASS)
    };
    writes.map(gate).collect()
}

/// What he holds: what he wrote, what went to him, everything before these, and so the beginning.
fn known_to<'c>(held: &Held<'c>, to: Holder<'_>, authors: &dyn Authors) -> Held<'c> {
    let by_him = |change: &&&Change| authors.root_of(&change.header.device) == Some(to.person);
    let wrote = held.values().filter(by_him).map(|change| change.id);
    let told = to.told.iter().map(|at| at.change);
    let mut known = past(held, wrote.chain(told).collect());
    if !known.is_empty() {
        let first = held.values().filter(|change| change.header.nonce.is_some());
        known.extend(first.map(|change| (change.id, *change)));
    }
    known
}

/// These changes, as far as they are held, and everything that they build on.
fn past<'c>(held: &Held<'c>, mut open: Vec<ChangeId>) -> Held<'c> {
    let mut past = Held::new();
    while let Some(id) = open.pop() {
        let Some(change) = held.get(&id).copied() else {
            continue;
        };
        if past.insert(id, change).is_none() {
            let writes = change.header.writes.iter();
            open.extend(writes.flat_map(|write| write.parents.iter().map(|at| at.change)));
            open.extend(change.header.prev);
        }
    }
    past
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cbor::Value,
        sharing::{Class, Token},
        story::{ANNA, BRAM, CARLA, People, Story, Who, set, stroke},
    };

    /// What goes to `to`, who heard of these writes before.
    fn goes(story: &Story, to: Who, told: &[WriteRef]) -> Vec<(ChangeId, Vec<bool>)> {
        let person = to.root();
        let admits = |state: &RecordState| {
            let open = |class: Class| class.rank() <= Class::K2.rank();
            state.audience.admits(&person, true) && state.class().is_some_and(open)
        };
        let holder = Holder { person, told };
        let going = narrowing(&story.state(), &story.changes, holder, &People, &admits);
        let named = going.into_iter();
        named.map(|(change, values)| (change.id, values)).collect()
    }

    /// What the register notes of a whole record.
    fn heads(story: &Story) -> Vec<WriteRef> {
        let state = story.state();
        let fields = state.fields.values();
        let heads = fields.flat_map(|field| field.heads.iter().chain(&field.members));
        heads.map(|head| head.at).collect()
    }

    fn for_nobody(story: &Story) -> crate::story::Stroke {
        let sees: Vec<WriteRef> = heads_of(story, AUDIENCE);
        set(AUDIENCE, Token::value(&[]), &sees)
    }

    fn heads_of(story: &Story, field: &str) -> Vec<WriteRef> {
        let state = story.state();
        state.fields[field]
            .heads
            .iter()
            .map(|head| head.at)
            .collect()
    }

    #[test]
    fn who_had_it_is_told_once_by_one_change_and_nothing_follows() {
        let (mut story, text) = Story::shared();
        let mut told = heads(&story);
        let fixed = story.one(ANNA, set("text", "very loud", &[text]));
        assert_eq!(goes(&story, BRAM, &told), [], "he may see it");
        let narrowed = story.one(ANNA, for_nobody(&story));
        assert_eq!(
            goes(&story, BRAM, &told),
            [(narrowed.change, vec![true])],
            "and not what was written before it"
        );
        told.push(narrowed);
        assert_eq!(goes(&story, BRAM, &told), []);
        story.one(ANNA, set("text", "loud at night", &[fixed]));
        story.one(ANNA, set(CLASS, "K5", &heads_of(&story, CLASS)));
        story.one(ANNA, for_nobody(&story));
        assert_eq!(goes(&story, BRAM, &told), []);
    }

    #[test]
    fn who_never_had_it_learns_nothing() {
        let (mut story, _) = Story::shared();
        story.one(ANNA, for_nobody(&story));
        assert_eq!(goes(&story, BRAM, &[]), []);
        let elsewhere = WriteRef {
            change: ChangeId::from_bytes([7; 32]),
            index: 0,
        };
        assert_eq!(goes(&story, BRAM, &[elsewhere]), [], "it is not held here");
    }

    #[test]
    fn who_wrote_in_it_is_told_though_nothing_went_to_him() {
        let (mut story, _) = Story::shared();
        story.one(BRAM, stroke("tags", Op::Add, Value::from("night"), &[]));
        let narrowed = story.one(ANNA, for_nobody(&story));
        assert_eq!(goes(&story, BRAM, &[]), [(narrowed.change, vec![true])]);
        assert_eq!(goes(&story, CARLA, &[]), []);
        assert_eq!(
            goes(&story, ANNA, &[]),
            [],
            "the creator is always admitted"
        );
    }

    #[test]
    fn of_the_change_that_tells_no_words_go() {
        let (mut story, text) = Story::shared();
        let told = heads(&story);
        let strokes = [
            set("text", "only for me", &[text]),
            for_nobody(&story),
            set(CLASS, "K4", &heads_of(&story, CLASS)),
        ];
        let at = story.write(ANNA, &strokes);
        assert_eq!(
            goes(&story, BRAM, &told),
            [(at[0].change, vec![false, true, true])]
        );
    }

    #[test]
    fn a_stricter_class_tells_everyone_whom_it_shuts_out_the_creator_too() {
        let (mut story, _) = Story::shared();
        let told = heads(&story);
        let class = heads_of(&story, CLASS);
        let lax = story.one(CARLA, set(CLASS, "K2", &class));
        assert_eq!(goes(&story, BRAM, &told), [], "as strict as it was");
        let strict = story.one(CARLA, set(CLASS, "K5", &class));
        let expected = [(strict.change, vec![true])];
        assert_ne!(lax.change, strict.change);
        assert_eq!(goes(&story, BRAM, &told), expected);
        assert_eq!(goes(&story, ANNA, &[]), expected, "she holds what she made");
    }

    #[test]
    fn a_class_that_counts_only_beside_what_it_replaces_takes_that_along() {
        let (mut story, _) = Story::shared();
        let told = heads(&story);
        let laxer = story.one(ANNA, set(CLASS, "K1", &heads_of(&story, CLASS)));
        story.one(ANNA, set("place", "hall", &[]));
        let strict = story.one(CARLA, set(CLASS, "K5", &[laxer]));
        let mut going: Vec<ChangeId> = goes(&story, BRAM, &told).into_iter().map(|g| g.0).collect();
        let mut expected = [laxer.change, strict.change];
        going.sort();
        expected.sort();
        assert_eq!(going, expected);
    }

    #[test]
    fn two_narrowings_before_the_next_file_are_one_change() {
        let (mut story, _) = Story::shared();
        let told = heads(&story);
        let only_bram = Token::value(&[Token::Person(BRAM.root())]);
        let first = story.one(ANNA, set(AUDIENCE, only_bram, &heads_of(&story, AUDIENCE)));
        assert_eq!(goes(&story, CARLA, &told), [(first.change, vec![true])]);
        let second = story.one(ANNA, for_nobody(&story));
        for who in [BRAM, CARLA] {
            assert_eq!(goes(&story, who, &told), [(second.change, vec![true])]);
        }
        let heard = [told.as_slice(), &[first]].concat();
        assert_eq!(goes(&story, CARLA, &heard), [], "she knew already");
    }

    #[test]
    fn who_was_let_in_again_is_told_again() {
        let (mut story, _) = Story::shared();
        let mut told = heads(&story);
        told.push(story.one(ANNA, for_nobody(&story)));
        let again = Token::value(&[Token::Case]);
        // Between the two something that he never heard of.
        story.one(ANNA, for_nobody(&story));
        story.one(ANNA, set(AUDIENCE, again, &heads_of(&story, AUDIENCE)));
        assert_eq!(goes(&story, BRAM, &told), []);
        told.extend(heads(&story));
        let narrowed = story.one(ANNA, for_nobody(&story));
        assert_eq!(goes(&story, BRAM, &told), [(narrowed.change, vec![true])]);
    }
}
