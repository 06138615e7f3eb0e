//! A difference between people about one answer: its versions, and what taking one of them writes.

use crate::kinds::{Field, Kind, kind, linked::answer_of};
use ledger::{
    cbor::Value,
    change::WriteRef,
    ids::RootId,
    record::{FieldState, Head, RecordState},
};

/// Fields of one record that are one answer, in which people differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Kind of the record.
    pub kind: &'static Kind,
    /// The fields: the one that leads and is disputed, then those that go with it.
    pub fields: Vec<&'static Field>,
    /// What people wrote, in a fixed order.
    pub versions: Vec<Version>,
    /// Every write that a choice settles.
    pub saw: Vec<WriteRef>,
}

/// What one person wrote as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value of the field that leads.
    pub head: Head,
    /// Per field of the difference what this version says.
    pub parts: Vec<Part>,
}

/// One field of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// This value; `Null` when this version says nothing there.
    Value(Value),
    /// The value was not in the file.
    NotReceived,
    /// Whatever stands there stays.
    Stays,
}

/// What stood in a field before a write replaced it, as its author saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// This.
    Value(Value),
    /// It is not held here.
    Unknown,
}

impl Difference {
    /// The field that leads.
    pub fn lead(&self) -> &'static Field {
        self.fields[0]
    }

    /// What taking a version writes; none when a value of it was not received.
    pub fn taking(&self, version: &Version) -> Option<Vec<(&'static str, Value)>> {
        let parts = self.fields.iter().zip(&version.parts);
        let mut writes = Vec::new();
        for (field, part) in parts {
            match part {
                Part::Value(value) => writes.push((field.name, value.clone())),
                Part::NotReceived => return None,
                Part::Stays => {}
            }
        }
        Some(writes)
    }

    /// The one version of a person that was received whole.
    pub fn version_of(&self, author: &RootId) -> Option<&Version> {
        let mut own = self
            .versions
            .iter()
            .filter(|version| version.head.author == *author);
        let only = own.next().filter(|_| own.next().is_none())?;
        self.taking(only).map(|_| only)
    }
}

/// The differences of a record. `before` tells what a write replaced; it is asked only when a version left a field as it
/// was while another one changed it.
pub fn differences(
    state: &RecordState,
    before: &dyn Fn(&Head, &'static str) -> Before,
) -> Vec<Difference> {
    let Some(kind) = kind(&state.kind) else {
        return Vec::new();
    };
    let disputed: Vec<&'static Field> = kind
        .fields
        .iter()
        .filter(|field| is_disputed(state, field.name))
        .collect();
    let mut found: Vec<Difference> = Vec::new();
    for field in &disputed {
        let told = found
            .iter()
            .any(|difference| difference.fields.iter().any(|held| held.name == field.name));
        if !told {
            found.push(difference(state, kind, field, before));
        }
    }
    found
}

fn is_disputed(state: &RecordState, field: &str) -> bool {
    state.fields.get(field).is_some_and(FieldState::is_conflict)
}

fn difference(
    state: &RecordState,
    kind: &'static Kind,
    first: &'static Field,
    before: &dyn Fn(&Head, &'static str) -> Before,
) -> Difference {
    let set: Vec<&'static Field> = match answer_of(kind.name, first.name) {
        Some(names) => names.iter().filter_map(|name| kind.field(name)).collect(),
        None => vec![first],
    };
    // Of the fields that belong together the first one in dispute leads.
    let lead = *set
        .iter()
        .find(|field| is_disputed(state, field.name))
        .unwrap_or(&first);
    let heads = &state.fields[lead.name].heads;
    let whole: Vec<(&'static Field, Vec<Part>)> = set
        .iter()
        .map(|field| {
            let parts = heads.iter().map(|head| {
                if field.name == lead.name {
                    part_of(head)
                } else {
                    with(state, heads, head, field.name, before)
                }
            });
            (*field, parts.collect())
        })
        .collect();
    let matters = |(field, parts): &(&'static Field, Vec<Part>)| {
        field.name == lead.name
            || is_disputed(state, field.name)
            || parts.iter().any(|part| differs(state, field.name, part))
    };
    let mut columns: Vec<_> = whole.into_iter().filter(matters).collect();
    columns.sort_by_key(|(field, _)| field.name != lead.name);
    let versions = heads.iter().enumerate().map(|(index, head)| Version {
        head: head.clone(),
        parts: columns
            .iter()
            .map(|(_, parts)| parts[index].clone())
            .collect(),
    });
    let versions = versions.collect();
    let fields: Vec<&'static Field> = columns.iter().map(|(field, _)| *field).collect();
    let saw = fields
        .iter()
        .filter(|field| is_disputed(state, field.name))
        .flat_map(|field| &state.fields[field.name].heads)
        .map(|head| head.at)
        .collect();
    Difference {
        kind,
        fields,
        versions,
        saw,
    }
}

fn part_of(head: &Head) -> Part {
    head.value.clone().map_or(Part::NotReceived, Part::Value)
}

fn differs(state: &RecordState, field: &str, part: &Part) -> bool {
    match part {
        Part::Value(value) => state.value(field).unwrap_or(&Value::Null) != value,
        Part::NotReceived => true,
        Part::Stays => false,
    }
}

/// What goes with `picked` in another field: what was written in the same change, else what the same person wrote, else
/// what stood there before those wrote who are not picked.
fn with(
    state: &RecordState,
    all: &[Head],
    picked: &Head,
    field: &'static str,
    before: &dyn Fn(&Head, &'static str) -> Before,
) -> Part {
    let Some(held) = state.fields.get(field) else {
        return Part::Stays;
    };
    let same_change = held
        .heads
        .iter()
        .find(|head| head.at.change == picked.at.change);
    let same_author = held
        .heads
        .iter()
        .filter(|head| head.author == picked.author)
        .max_by_key(|head| (head.wall, head.at));
    if let Some(head) = same_change.or(same_author) {
        return part_of(head);
    }
    let of_another = |head: &Head| {
        all.iter()
            .any(|other| other.at != picked.at && other.at.change == head.at.change)
    };
    match held.heads.first() {
        Some(first) if held.heads.iter().all(of_another) => match before(first, field) {
            Before::Nothing => Part::Value(Value::Null),
            Before::Value(value) => Part::Value(value),
            Before::Unknown => Part::Stays,
        },
        Some(_) | None => Part::Stays,
    }
}
