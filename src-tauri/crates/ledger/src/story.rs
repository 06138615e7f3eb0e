//! For tests: a record that anna created, told write by write on named devices.

use crate::{
    cbor::Value,
    change::{Change, Header, Op, Slot, Write, WriteRef},
    derive::{Authors, derive},
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId, RootId},
    record::{AUDIENCE, CLASS, RecordState},
    sharing::{Audience, Class, Token},
};
use ed25519_dalek::SigningKey;

/// A device of the story; its person has the same letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Who(u8);

pub(crate) const ANNA: Who = Who(1);
pub(crate) const BRAM: Who = Who(2);
pub(crate) const CARLA: Who = Who(3);

impl Who {
    fn key(self) -> SigningKey {
        SigningKey::from_bytes(&[self.0; 32])
    }

    pub(crate) fn device(self) -> DeviceId {
        DeviceId::of(&self.key().verifying_key())
    }

    pub(crate) fn root(self) -> RootId {
        RootId::from_bytes([self.0; 32])
    }
}

/// One write that is about to be made.
#[derive(Clone)]
pub(crate) struct Stroke {
    pub(crate) field: String,
    pub(crate) op: Op,
    pub(crate) sees: Vec<WriteRef>,
    pub(crate) value: Value,
}

pub(crate) fn set(field: &str, value: impl Into<Value>, sees: &[WriteRef]) -> Stroke {
    stroke(field, Op::Set, value.into(), sees)
}

pub(crate) fn stroke(field: &str, op: Op, value: Value, sees: &[WriteRef]) -> Stroke {
    Stroke {
        field: field.to_owned(),
        op,
        sees: sees.to_vec(),
        value,
    }
}

pub(crate) struct Story {
    pub(crate) id: RecordId,
    pub(crate) changes: Vec<Change>,
    case: CaseId,
    nonce: [u8; 16],
}

impl Story {
    /// Anna creates a fact with these writes (the first change).
    pub(crate) fn of_anna(strokes: &[Stroke]) -> Story {
        let (case, nonce) = (CaseId::from_bytes([7; 16]), [5; 16]);
        let mut story = Story {
            id: RecordId::derive(ANNA.device(), case, "fact/1", &nonce),
            changes: Vec::new(),
            case,
            nonce,
        };
        story.write(ANNA, strokes);
        story
    }

    /// Anna creates a fact for the case, class K2, with a text. Gives also the place of the text.
    pub(crate) fn shared() -> (Story, WriteRef) {
        let aud = set(AUDIENCE, Token::value(&[Token::Case]), &[]);
        let story = Story::of_anna(&[aud, set(CLASS, "K2", &[]), set("text", "loud", &[])]);
        let text = story.changes[0].at(2);
        (story, text)
    }

    /// `who` goes on in his own chain. Gives the places of the writes.
    pub(crate) fn write(&mut self, who: Who, strokes: &[Stroke]) -> Vec<WriteRef> {
        let mut own = self.changes.iter().rev();
        let last = own.find(|change| change.header.device == who.device());
        let last = last.map(|change| change.id);
        self.write_after(who, last, strokes)
    }

    /// One write; its place.
    pub(crate) fn one(&mut self, who: Who, stroke: Stroke) -> WriteRef {
        self.write(who, &[stroke])[0]
    }

    /// `who` goes on after `prev`: after an earlier one than his last, his chain forks.
    pub(crate) fn write_after(
        &mut self,
        who: Who,
        prev: Option<ChangeId>,
        strokes: &[Stroke],
    ) -> Vec<WriteRef> {
        let mut header = self.header(who, prev);
        let mut body = Vec::new();
        for stroke in strokes {
            let slot = Slot {
                salt: [9; 16],
                value: stroke.value.clone(),
            };
            header.writes.push(Write {
                field: stroke.field.clone(),
                op: stroke.op,
                parents: stroke.sees.clone(),
                commitment: slot.commitment(),
            });
            body.push(Some(slot));
        }
        self.add(Change::sign(header, body, &who.key()))
    }

    fn add(&mut self, change: Change) -> Vec<WriteRef> {
        let places = (0..change.body.len()).map(|index| change.at(index));
        let places = places.collect();
        self.changes.push(change);
        places
    }

    pub(crate) fn header(&self, who: Who, prev: Option<ChangeId>) -> Header {
        let before = self.changes.iter().find(|change| Some(change.id) == prev);
        let n = before.map_or(1, |change| change.header.n + 1);
        Header {
            record: self.id,
            case: self.case,
            kind: "fact/1".into(),
            device: who.device(),
            epoch: Epoch::from_bytes([who.0; 8]),
            n,
            prev,
            wall: Wall {
                ms: 1_000,
                offset_minutes: 0,
            },
            writes: Vec::new(),
            crit: Vec::new(),
            nonce: (who == ANNA && self.changes.is_empty()).then_some(self.nonce),
        }
    }

    /// Signs a header that was made by hand, with the same value for every write.
    pub(crate) fn add_header(&mut self, header: Header, who: Who, value: &Value) {
        let slot = Slot {
            salt: [9; 16],
            value: value.clone(),
        };
        let body = vec![Some(slot); header.writes.len()];
        self.add(Change::sign(header, body, &who.key()));
    }

    pub(crate) fn state(&self) -> RecordState {
        let all: Vec<&Change> = self.changes.iter().collect();
        derive(self.id, &all, &People).expect("a record with changes")
    }

    /// The numbers and texts that stand in `field`, sorted.
    pub(crate) fn shown(&self, field: &str) -> Vec<String> {
        let state = self.state();
        let Some(field) = state.fields.get(field) else {
            return Vec::new();
        };
        let heads = field.heads.iter().chain(&field.members);
        let text = |value: &Option<Value>| match value {
            Some(Value::Text(text)) => text.clone(),
            other => format!("{other:?}"),
        };
        let mut shown: Vec<String> = heads.map(|head| text(&head.value)).collect();
        shown.sort();
        shown
    }
}

/// Every device of the story belongs to its person; nothing is known of a case.
pub(crate) struct People;

impl Authors for People {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        let all = [ANNA, BRAM, CARLA];
        let who = all.into_iter().find(|who| who.device() == *device);
        who.map(Who::root)
    }

    fn case_creator(&self, _: &CaseId) -> Option<DeviceId> {
        None
    }

    fn case_sharing(&self, _: &CaseId) -> Option<(Audience, Vec<Class>)> {
        None
    }
}
