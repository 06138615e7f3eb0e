//! The state of one record, as it follows from the changes that are held.

use crate::{
    cbor::Value,
    change::{Header, WriteRef},
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, RecordId, RootId},
    sharing::{Audience, Class},
};
use std::collections::{BTreeMap, BTreeSet};

/// Audience field.
pub const AUDIENCE: &str = "_aud";
/// Sharing class field.
pub const CLASS: &str = "_class";
/// Life field: deleted or not.
pub const LIFE: &str = "_life";
/// Seal field: an entry is finished.
pub const SEAL: &str = "_seal";
/// Place among siblings.
pub const ORDER: &str = "_ord";

/// Whether a field belongs to every kind: never withheld and never redacted.
pub fn is_universal(field: &str) -> bool {
    matches!(field, AUDIENCE | CLASS | LIFE | SEAL | ORDER)
}

/// A record as everyone who holds the same changes sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordState {
    /// Which record.
    pub id: RecordId,
    /// The case that it belongs to; zero for none and for `case/1` itself.
    pub case: CaseId,
    /// Its kind, such as `fact/1`.
    pub kind: String,
    /// The device that created it; unknown while the first change is missing.
    pub creator_device: Option<DeviceId>,
    /// The fields with at least one write.
    pub fields: BTreeMap<String, FieldState>,
    /// Who may see it.
    pub audience: Audience,
    /// The classes of all heads; empty means closed.
    pub classes: Vec<Class>,
    /// Deleted or not.
    pub life: Life,
    /// When and by whom it was finished.
    pub seal: Option<Seal>,
    /// Audience, class, life or seal as someone asked who may not decide it.
    pub requests: Vec<Request>,
    /// The changes in display order.
    pub order: Vec<ChangeId>,
    /// A change, or a part of a chain, is missing here.
    pub incomplete: bool,
    /// Two changes stand at one place of a chain.
    pub forked: bool,
    /// How many changes hold something that this version cannot show.
    pub unshown: usize,
    /// The claimed moment of the first change in display order.
    pub first_wall: Wall,
    /// The latest claimed moment.
    pub last_wall: Wall,
    /// Everyone who wrote to it.
    pub authors: BTreeSet<RootId>,
}

/// What stands in one field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldState {
    /// Single value: the writes that no other write replaces. More than one different value is a conflict.
    pub heads: Vec<Head>,
    /// Set: the adds that no remove names.
    pub members: Vec<Head>,
    /// Writes that came after the entry was finished, unseen by the seal (removes of finished elements too): shown
    /// beside it.
    pub late: Vec<Head>,
}

/// One value with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The write.
    pub at: WriteRef,
    /// Who wrote it.
    pub author: RootId,
    /// On which device.
    pub device: DeviceId,
    /// When, as claimed.
    pub wall: Wall,
    /// The value; `None` when it was not received or was erased.
    pub value: Option<Value>,
}

/// Deleted or not. Only the creator deletes, and only before the seal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Life {
    /// Nobody deleted it.
    #[default]
    Active,
    /// Deleted, and nothing stands that the deletion did not see.
    Deleted {
        /// The deleting write.
        by: Head,
    },
    /// Deleted while someone else wrote: it stays visible.
    Contested {
        /// The deleting write.
        by: Head,
    },
}

/// An entry was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The sealing write.
    pub by: Head,
    /// The writes that were finished with it.
    pub saw: BTreeSet<WriteRef>,
}

/// A write on a universal field by someone who may not decide it: shown, without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The field.
    pub field: String,
    /// The write.
    pub head: Head,
}

impl Head {
    pub(crate) fn of(header: &Header, at: WriteRef, author: RootId, value: Option<Value>) -> Head {
        Head {
            at,
            author,
            device: header.device,
            wall: header.wall,
            value,
        }
    }
}

impl FieldState {
    /// Two or more heads with different values, or one of several not received.
    pub fn is_conflict(&self) -> bool {
        self.heads
            .windows(2)
            .any(|pair| pair[0].value != pair[1].value || pair[0].value.is_none())
    }

    /// The one value: none in a conflict, when absent, or when not received. A cleared value is `Null`.
    pub fn single(&self) -> Option<&Value> {
        if self.is_conflict() {
            None
        } else {
            self.heads.first()?.value.as_ref()
        }
    }
}

impl RecordState {
    /// The person who created it.
    pub fn creator(&self) -> Option<RootId> {
        self.audience.creator
    }

    /// The one value of a field; nothing when absent, cleared, in conflict or not received.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.fields
            .get(field)?
            .single()
            .filter(|value| **value != Value::Null)
    }

    /// The one text of a field.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field)?.as_text()
    }

    /// The one number of a field.
    pub fn int(&self, field: &str) -> Option<i64> {
        self.value(field)?.as_int()
    }

    /// The one yes or no of a field.
    pub fn bool(&self, field: &str) -> Option<bool> {
        self.value(field)?.as_bool()
    }

    /// The one byte string of a field.
    pub fn bytes(&self, field: &str) -> Option<&[u8]> {
        self.value(field)?.as_bytes()
    }

    /// The record that a field names.
    pub fn link(&self, field: &str) -> Option<RecordId> {
        RecordId::from_slice(self.bytes(field)?)
    }

    /// The different elements of a set, in order of their value.
    pub fn set(&self, field: &str) -> Vec<&Value> {
        let members = self
            .fields
            .get(field)
            .map(|state| state.members.as_slice())
            .unwrap_or_default();
        members
            .iter()
            .filter_map(|head| head.value.as_ref())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// The fields with a conflict that a person must settle, universal ones aside.
    pub fn conflicts(&self) -> impl Iterator<Item = (&str, &FieldState)> {
        self.fields
            .iter()
            .filter(|(field, state)| !is_universal(field) && state.is_conflict())
            .map(|(field, state)| (field.as_str(), state))
    }

    /// The fields with writes that came after the entry was finished, unseen by the seal.
    pub fn late(&self) -> impl Iterator<Item = (&str, &Head)> {
        let content = self.fields.iter().filter(|(name, _)| !is_universal(name));
        content.flat_map(|(name, field)| field.late.iter().map(move |head| (name.as_str(), head)))
    }

    /// Whether someone wrote while it was deleted, or unseen by whoever finished it: no choice between values, but a person
    /// must know.
    pub fn is_crossed(&self) -> bool {
        matches!(self.life, Life::Contested { .. }) || self.late().next().is_some()
    }

    /// Whether it is deleted, so that lists leave it out.
    pub fn hidden(&self) -> bool {
        matches!(self.life, Life::Deleted { .. })
    }

    /// Whether its creator finished it.
    pub fn finished(&self) -> bool {
        self.seal.is_some()
    }

    /// The strictest class; nothing when it is closed.
    pub fn class(&self) -> Option<Class> {
        self.classes
            .iter()
            .copied()
            .max_by_key(|class| (class.rank(), *class))
    }

    /// Every head and member of the fields that are not universal: what a deletion or a seal must name.
    pub fn seen(&self) -> Vec<WriteRef> {
        let content = self
            .fields
            .iter()
            .filter(|(field, _)| !field.starts_with('_'));
        content
            .flat_map(|(_, state)| state.heads.iter().chain(&state.members).chain(&state.late))
            .map(|head| head.at)
            .collect()
    }
}

/// The value of `_seal` that finishes what `state` shows now.
pub fn seal_value(state: &RecordState) -> Value {
    Value::map([("saw", saw_value(state))])
}

/// The value of `_life` that deletes what `state` shows now.
pub fn delete_value(state: &RecordState, reason: Option<&str>) -> Value {
    let reason = reason.map_or(Value::Null, Value::from);
    Value::map([
        ("state", Value::from("deleted")),
        ("saw", saw_value(state)),
        ("reason", reason),
    ])
}

/// The value of `_life` that takes a deletion back.
pub fn restore_value() -> Value {
    Value::map([("state", Value::from("active"))])
}

fn saw_value(state: &RecordState) -> Value {
    Value::Array(state.seen().iter().map(WriteRef::value).collect())
}

/// The writes that a `_seal` or `_life` value names; nothing for a value that names none.
pub(crate) fn read_saw(value: Option<&Value>) -> Option<BTreeSet<WriteRef>> {
    let items = value?.get("saw")?.as_array()?;
    Some(items.iter().filter_map(WriteRef::read).collect())
}
