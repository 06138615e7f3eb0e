//! How a device makes a change: one save on one record.

use crate::{
    cbor::Value,
    change::{Change, Header, MAX_PARENTS, Op, Slot, Write, WriteRef},
    env::{Env, random},
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId, RootId},
    record::{LIFE, RecordState, restore_value},
};
use ed25519_dalek::SigningKey;

/// What a person does to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives the value; `Null` clears it.
    Set(Value),
    /// Adds an element to a set.
    Add(Value),
    /// Removes an element from a set.
    Remove(Value),
}

/// The end of the author's own chain in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChainEnd {
    /// The place of the last own change of this epoch; 0 for none.
    pub n: u64,
    /// The last own change that is held, of this or an earlier epoch.
    pub prev: Option<ChangeId>,
}

/// A device that writes.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// Its signing key.
    pub key: &'a SigningKey,
    /// The life of its vault.
    pub epoch: Epoch,
}

/// A field with what is done to it.
pub type FieldEdit<'a> = (&'a str, Edit);

impl Author<'_> {
    /// The id of this device.
    pub fn device(&self) -> DeviceId {
        DeviceId::of(&self.key.verifying_key())
    }

    /// The first change of a new record.
    pub fn create(
        &self,
        env: &dyn Env,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Change {
        self.create_named(env, random::<16>(env), case, kind, edits)
    }

    /// The same with a nonce that the caller chose, so that he knows the record beforehand ([`RecordId::derive`]).
    pub fn create_named(
        &self,
        env: &dyn Env,
        nonce: [u8; 16],
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Change {
        let record = RecordId::derive(self.device(), case, kind, &nonce);
        let place = Place {
            record,
            case,
            kind,
            nonce: Some(nonce),
            end: ChainEnd::default(),
        };
        self.write(env, place, None, edits)
    }

    /// The first change by this device of a record that exists once per case.
    pub fn create_once(
        &self,
        env: &dyn Env,
        case: CaseId,
        case_creator: DeviceId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Change {
        let record = RecordId::once(case_creator, case, kind);
        let nonce = (self.device() == case_creator).then_some([0; 16]);
        self.write(
            env,
            Place {
                record,
                case,
                kind,
                nonce,
                end: ChainEnd::default(),
            },
            None,
            edits,
        )
    }

    /// A further change of a record that is held; it names every head that `state` shows.
    pub fn change(
        &self,
        env: &dyn Env,
        state: &RecordState,
        end: ChainEnd,
        edits: &[FieldEdit<'_>],
    ) -> Change {
        let once = RecordId::once(self.device(), state.case, &state.kind) == state.id;
        let nonce = (once && end.prev.is_none()).then_some([0; 16]);
        let place = Place {
            record: state.id,
            case: state.case,
            kind: &state.kind,
            nonce,
            end,
        };
        self.write(env, place, Some(state), edits)
    }

    fn write(
        &self,
        env: &dyn Env,
        place: Place<'_>,
        state: Option<&RecordState>,
        edits: &[FieldEdit<'_>],
    ) -> Change {
        let mut writes = Vec::with_capacity(edits.len());
        let mut body = Vec::with_capacity(edits.len());
        for (field, edit) in edits {
            let (op, value) = match edit {
                Edit::Set(value) => (Op::Set, value.clone().normalized()),
                Edit::Add(value) => (Op::Add, value.clone().normalized()),
                Edit::Remove(_) => (Op::Remove, Value::Null),
            };
            let parents = state
                .map(|state| parents(state, field, edit))
                .unwrap_or_default();
            for parents in steps(parents) {
                let slot = Slot {
                    salt: random::<16>(env),
                    value: value.clone(),
                };
                writes.push(Write {
                    field: (*field).to_owned(),
                    op,
                    parents,
                    commitment: slot.commitment(),
                });
                body.push(Some(slot));
            }
        }
        let header = Header {
            record: place.record,
            case: place.case,
            kind: place.kind.to_owned(),
            device: self.device(),
            epoch: self.epoch,
            n: place.end.n + 1,
            prev: place.end.prev,
            wall: env.now(),
            writes,
            crit: Vec::new(),
            nonce: place.nonce,
        };
        Change::sign(header, body, self.key)
    }
}

struct Place<'a> {
    record: RecordId,
    case: CaseId,
    kind: &'a str,
    nonce: Option<[u8; 16]>,
    end: ChainEnd,
}

/// More parents than one write may name go in several writes of the same change, of which the last one stands.
fn steps(parents: Vec<WriteRef>) -> Vec<Vec<WriteRef>> {
    if parents.is_empty() {
        return vec![parents];
    }
    parents
        .chunks(MAX_PARENTS)
        .map(<[WriteRef]>::to_vec)
        .collect()
}

/// What the author of `edit` sees and replaces.
fn parents(state: &RecordState, field: &str, edit: &Edit) -> Vec<WriteRef> {
    let Some(shown) = state.fields.get(field) else {
        return Vec::new();
    };
    match edit {
        Edit::Set(_) => shown
            .heads
            .iter()
            .chain(&shown.late)
            .map(|head| head.at)
            .collect(),
        Edit::Add(_) => Vec::new(),
        Edit::Remove(value) => {
            let wanted = value.clone().normalized();
            let members = shown.members.iter().chain(&shown.late);
            members
                .filter(|head| head.value.as_ref() == Some(&wanted))
                .map(|head| head.at)
                .collect()
        }
    }
}

/// What goes before `edits` when `own` fills in anew a record that was withdrawn: nothing of what stood in it comes back.
/// It names what its author sees, and so settles nothing that was written elsewhere meanwhile. Who created the record
/// takes the deletion back as well; the words of somebody else keep it in sight by themselves. Empty for a record that
/// was not withdrawn.
pub fn anew<'s>(
    state: &'s RecordState,
    own: &RootId,
    edits: &[FieldEdit<'_>],
) -> Vec<FieldEdit<'s>> {
    let mut first = Vec::new();
    if !state.hidden() {
        return first;
    }
    if state.creator().as_ref() == Some(own) {
        first.push((LIFE, Edit::Set(restore_value())));
    }
    let given = |field: &str| {
        let mut sets = edits
            .iter()
            .filter(|(_, edit)| matches!(edit, Edit::Set(_)));
        sets.any(|(name, _)| *name == field)
    };
    let content = state
        .fields
        .iter()
        .filter(|(name, _)| !name.starts_with('_'));
    for (name, shown) in content {
        let stands = !shown.heads.is_empty() && shown.single() != Some(&Value::Null);
        if stands && !given(name) {
            first.push((name.as_str(), Edit::Set(Value::Null)));
        }
        let members = state.set(name).into_iter().cloned();
        first.extend(members.map(|value| (name.as_str(), Edit::Remove(value))));
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        env::Wall,
        record::{Life, delete_value},
        story::{ANNA, BRAM, Story, set, stroke},
    };

    struct Still;

    impl Env for Still {
        fn now(&self) -> Wall {
            Wall::default()
        }

        fn fill_random(&self, buffer: &mut [u8]) {
            buffer.fill(4);
        }
    }

    #[test]
    fn more_heads_than_one_write_may_name_are_settled_in_steps_of_one_change() {
        let (mut story, _) = Story::shared();
        for n in 0..150 {
            story.write_after(BRAM, None, &[set("text", n, &[])]);
            let add = stroke("tags", Op::Add, Value::from("x"), &[]);
            story.write_after(BRAM, None, &[add, set("n", n, &[])]);
        }
        let key = SigningKey::from_bytes(&[1; 32]);
        let author = Author {
            key: &key,
            epoch: Epoch::from_bytes([1; 8]),
        };
        assert_eq!(author.device(), ANNA.device());
        let end = ChainEnd {
            n: 1,
            prev: Some(story.changes[0].id),
        };
        let edits = [
            ("text", Edit::Set(Value::from("settled"))),
            ("tags", Edit::Remove(Value::from("x"))),
        ];
        let change = author.change(&Still, &story.state(), end, &edits);
        assert_eq!(change.check_readable(), Ok(()));
        story.changes.push(change);
        assert_eq!(story.shown("text"), ["settled"]);
        assert!(story.shown("tags").is_empty());
    }

    #[test]
    fn an_edit_after_the_seal_replaces_the_late_words_that_its_author_saw() {
        let (mut story, text) = Story::shared();
        let seal = crate::record::seal_value(&story.state());
        let place = story.one(ANNA, set(crate::record::SEAL, seal, &[]));
        story.one(BRAM, set("text", "late", &[text]));
        let key = SigningKey::from_bytes(&[1; 32]);
        let author = Author {
            key: &key,
            epoch: Epoch::from_bytes([1; 8]),
        };
        let end = ChainEnd {
            n: 2,
            prev: Some(place.change),
        };
        let edits = [("text", Edit::Set(Value::from("later")))];
        let change = author.change(&Still, &story.state(), end, &edits);
        story.changes.push(change);
        let state = story.state();
        let late: Vec<_> = state.fields["text"].late.iter().collect();
        assert_eq!(late.len(), 1);
        assert_eq!(late[0].value, Some(Value::from("later")));
        assert_eq!(story.shown("text"), ["loud"], "what was finished stays");
    }

    /// Goes on in the record as the state shows it, beginning anew when it was withdrawn.
    fn fill_in(story: &mut Story, byte: u8, end: ChainEnd, edits: &[FieldEdit<'_>]) {
        let key = SigningKey::from_bytes(&[byte; 32]);
        let author = Author {
            key: &key,
            epoch: Epoch::from_bytes([byte; 8]),
        };
        let state = story.state();
        let own = if byte == 1 { ANNA } else { BRAM }.root();
        let mut all = anew(&state, &own, edits);
        all.extend_from_slice(edits);
        let change = author.change(&Still, &state, end, &all);
        assert_eq!(change.check_readable(), Ok(()));
        story.changes.push(change);
    }

    /// A text, a place and a tag, which anna withdrew; the places of the text and of her last write.
    fn withdrawn() -> (Story, WriteRef, WriteRef) {
        let (mut story, text) = Story::shared();
        story.one(ANNA, set("place", "hall", &[]));
        story.one(ANNA, stroke("tags", Op::Add, Value::from("music"), &[]));
        let delete = delete_value(&story.state(), Some("typo"));
        let last = story.one(ANNA, set(LIFE, delete, &[]));
        assert!(story.state().hidden());
        (story, text, last)
    }

    fn after(last: WriteRef, n: u64) -> ChainEnd {
        ChainEnd {
            n,
            prev: Some(last.change),
        }
    }

    #[test]
    fn a_record_that_was_not_withdrawn_is_written_as_it_stands() {
        let (story, _) = Story::shared();
        assert_eq!(anew(&story.state(), &ANNA.root(), &[]), []);
    }

    #[test]
    fn who_fills_in_anew_what_he_withdrew_finds_nothing_of_it_again() {
        let (mut story, _, last) = withdrawn();
        let edits = [
            ("place", Edit::Set(Value::from("roof"))),
            ("tags", Edit::Add(Value::from("music"))),
        ];
        fill_in(&mut story, 1, after(last, 4), &edits);
        let state = story.state();
        assert_eq!(state.life, Life::Active);
        assert_eq!(state.value("text"), None);
        assert_eq!(state.text("place"), Some("roof"));
        assert_eq!(state.fields["tags"].members.len(), 1, "the new one only");
        assert_eq!(state.conflicts().count(), 0);
    }

    #[test]
    fn somebody_else_begins_anew_as_well_and_the_deletion_stays_told() {
        let (mut story, _, _) = withdrawn();
        let edits = [("place", Edit::Set(Value::from("roof")))];
        fill_in(&mut story, 2, ChainEnd::default(), &edits);
        let state = story.state();
        assert!(matches!(state.life, Life::Contested { .. }));
        assert_eq!(
            (state.value("text"), state.text("place")),
            (None, Some("roof"))
        );
        assert_eq!(state.set("tags").len(), 0);
        assert_eq!(state.conflicts().count(), 0);
    }

    #[test]
    fn what_was_written_elsewhere_meanwhile_stays_beside_what_is_new() {
        let (mut story, text, last) = withdrawn();
        let edits = [("text", Edit::Set(Value::from("quiet")))];
        fill_in(&mut story, 1, after(last, 4), &edits);
        story.one(BRAM, set("text", "louder", &[text]));
        story.one(BRAM, stroke("tags", Op::Add, Value::from("shouting"), &[]));
        let state = story.state();
        assert_eq!(state.life, Life::Active);
        assert_eq!(story.shown("text"), ["louder", "quiet"]);
        assert_eq!(story.shown("tags"), ["shouting"]);
        assert_eq!(state.value("place"), None);
    }
}
