//! One field as people wrote it: one value, several that disagree, or none.

use crate::{
    calendar::{Day, Moment},
    terms::{Cautious, Term},
};
use ledger::{
    cbor::Value,
    change::WriteRef,
    env::Wall,
    ids::{RecordId, RootId},
    record::{FieldState, Head, RecordState},
};
use std::collections::BTreeSet;

/// What stands in a field, without hiding a disagreement.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Uncertain<T> {
    /// Nobody filled it, or it was cleared.
    #[default]
    Unset,
    /// One value; several people may have written the same.
    One(Claim<T>),
    /// Values that differ, in a fixed order; a person must choose.
    Many(Vec<Claim<T>>),
}

/// One value with who wrote it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<T> {
    /// What was read.
    pub reading: Reading<T>,
    /// Who wrote it; of several with the same value, the one with the latest claimed moment.
    pub author: RootId,
    /// The claimed moment of that write.
    pub wall: Wall,
    /// That write.
    pub at: WriteRef,
    /// Everyone who wrote this value and whom nobody replaced.
    pub backers: Vec<RootId>,
}

/// What one write says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// A value.
    Value(T),
    /// The field was cleared.
    Cleared,
    /// The value was not received, or it was erased.
    NotReceived,
    /// A value that this version cannot read.
    Unreadable,
}

impl<T> Reading<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Reading::Value(value) => Some(value),
            Reading::Cleared | Reading::NotReceived | Reading::Unreadable => None,
        }
    }
}

impl<T> Uncertain<T> {
    /// The value, when there is exactly one and it can be read.
    pub fn known(&self) -> Option<&T> {
        match self {
            Uncertain::One(claim) => claim.reading.value(),
            Uncertain::Unset | Uncertain::Many(_) => None,
        }
    }

    /// Whether people disagree.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Uncertain::Many(_))
    }

    /// Whether anyone put anything in it, be it unreadable or in conflict.
    pub fn is_set(&self) -> bool {
        !matches!(self, Uncertain::Unset)
    }

    /// Every claim: none, one or several.
    pub fn claims(&self) -> &[Claim<T>] {
        match self {
            Uncertain::Unset => &[],
            Uncertain::One(claim) => std::slice::from_ref(claim),
            Uncertain::Many(claims) => claims,
        }
    }

    /// Whether the one value was written by `root` himself.
    pub fn backed_by(&self, root: &RootId) -> bool {
        match self {
            Uncertain::One(claim) => {
                claim.reading.value().is_some() && claim.backers.contains(root)
            }
            Uncertain::Unset | Uncertain::Many(_) => false,
        }
    }

    /// The latest claimed moment among all claims.
    pub fn latest_wall(&self) -> Option<Wall> {
        self.claims().iter().map(|claim| claim.wall).max()
    }
}

impl Uncertain<String> {
    /// The one text, when it says something.
    pub fn filled(&self) -> Option<&str> {
        self.known()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }
}

impl<T: Cautious> Uncertain<T> {
    /// The value that counts for a status: the most cautious claim, and what cannot be read is most cautious.
    pub fn counting(&self) -> Option<T> {
        let strictest = T::CAUTIOUS_FIRST.first().and_then(|code| T::parse(code));
        let of = |claim: &Claim<T>| claim.reading.value().copied().or(strictest);
        self.claims()
            .iter()
            .filter_map(of)
            .min_by_key(|value| value.caution())
    }
}

/// Reads a field of a record with `parse`.
pub fn read<T>(
    state: &RecordState,
    field: &str,
    parse: impl Fn(&Value) -> Option<T>,
) -> Uncertain<T> {
    state
        .fields
        .get(field)
        .map_or(Uncertain::Unset, |field| read_field(field, parse))
}

fn read_field<T>(field: &FieldState, parse: impl Fn(&Value) -> Option<T>) -> Uncertain<T> {
    let mut heads: Vec<&Head> = field.heads.iter().collect();
    heads.sort_by_key(|head| (&head.value, head.at));
    if field.is_conflict() {
        let groups = heads.chunk_by(|a, b| a.value == b.value && a.value.is_some());
        return Uncertain::Many(groups.filter_map(|group| claim(group, &parse)).collect());
    }
    match claim(&heads, &parse) {
        Some(claim) if !matches!(claim.reading, Reading::Cleared) => Uncertain::One(claim),
        Some(_) | None => Uncertain::Unset,
    }
}

/// One claim out of heads with the same value.
fn claim<T>(heads: &[&Head], parse: impl Fn(&Value) -> Option<T>) -> Option<Claim<T>> {
    let latest = heads.iter().max_by_key(|head| (head.wall, head.at))?;
    let reading = match &latest.value {
        None => Reading::NotReceived,
        Some(Value::Null) => Reading::Cleared,
        Some(value) => parse(value).map_or(Reading::Unreadable, Reading::Value),
    };
    let mut backers: Vec<RootId> = heads.iter().map(|head| head.author).collect();
    backers.sort();
    backers.dedup();
    Some(Claim {
        reading,
        author: latest.author,
        wall: latest.wall,
        at: latest.at,
        backers,
    })
}

/// A text.
pub fn text(state: &RecordState, field: &str) -> Uncertain<String> {
    read(state, field, |value| value.as_text().map(str::to_owned))
}

/// A calendar day.
pub fn day(state: &RecordState, field: &str) -> Uncertain<Day> {
    read(state, field, |value| Day::parse(value.as_text()?))
}

/// A moment.
pub fn moment(state: &RecordState, field: &str) -> Uncertain<Moment> {
    read(state, field, |value| Moment::parse(value.as_text()?))
}

/// A term.
pub fn term<T: Term>(state: &RecordState, field: &str) -> Uncertain<T> {
    read(state, field, |value| T::parse(value.as_text()?))
}

/// A yes or no.
pub fn flag(state: &RecordState, field: &str) -> Uncertain<bool> {
    read(state, field, Value::as_bool)
}

/// A number.
pub fn number(state: &RecordState, field: &str) -> Uncertain<i64> {
    read(state, field, Value::as_int)
}

/// The id of another record.
pub fn record(state: &RecordState, field: &str) -> Uncertain<RecordId> {
    read(state, field, |value| {
        RecordId::from_slice(value.as_bytes()?)
    })
}

/// The ids of a set of records.
pub fn records(state: &RecordState, field: &str) -> BTreeSet<RecordId> {
    let members = state.set(field).into_iter();
    members
        .filter_map(|value| RecordId::from_slice(value.as_bytes()?))
        .collect()
}

/// The root of a person.
pub fn root(state: &RecordState, field: &str) -> Uncertain<RootId> {
    read(state, field, |value| RootId::from_slice(value.as_bytes()?))
}

/// The terms of a set, in their fixed order; codes that this version does not know are left out.
pub fn terms<T: Term + Ord>(state: &RecordState, field: &str) -> Vec<T> {
    let mut found: Vec<T> = state
        .set(field)
        .into_iter()
        .filter_map(|value| T::parse(value.as_text()?))
        .collect();
    found.sort();
    found
}
