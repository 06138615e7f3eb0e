//! Extracts: chosen values of a record as a record of their own, for the people they are made for; what happens to the
//! source follows.

use crate::{
    calendar::{Day, Moment},
    casefile::formal::{Extract, FieldValues},
    kinds::{Field, Format, field_text_key, kind},
    narrowing::may_narrow,
    timeline::{Part, PartValue},
};
use ledger::{
    cbor::Value,
    ids::{RecordId, RootId},
    record::RecordState,
};
use std::collections::BTreeSet;

/// The kind of the note that says out of what an extract was made.
pub const SOURCE: &str = "extract_source/1";

/// Kinds beside those that people saw, heard, did and agreed ([`may_narrow`]) of which a part can go to somebody.
const MORE: [&str; 6] = [
    "care_process/1",
    "safety_note/1",
    "warning/1",
    "resident_view/1",
    "decision/1",
    "breach/1",
];

/// Whether a part of a record of this kind can go to somebody as an extract. A photo cannot be cut, and of an extract
/// there is none.
pub fn may_extract(kind: &str) -> bool {
    let whole_only = matches!(kind, "attachment/1" | Extract::KIND);
    (may_narrow(kind) || MORE.contains(&kind)) && !whole_only
}

/// What stands in a record and can be chosen, in the order of the table of kinds: words, days, codes and numbers that
/// people agree on. Links to other records tell of those and stay.
pub fn choices(record: &RecordState) -> Vec<(&'static Field, Value)> {
    let fields = kind(&record.kind)
        .map(|kind| kind.fields)
        .unwrap_or_default();
    let shown = fields.iter().filter(|field| is_shown(field.format));
    shown
        .filter_map(|field| Some((field, now(record, field)?)))
        .collect()
}

fn is_shown(format: Format) -> bool {
    match format {
        Format::Line
        | Format::Long
        | Format::Day
        | Format::Moment
        | Format::Code(_)
        | Format::Postcode
        | Format::Acute
        | Format::Flag
        | Format::Number(..) => true,
        Format::Exactly(_)
        | Format::Override(_)
        | Format::Heads
        | Format::Cases
        | Format::SentRecords
        | Format::SentGrounds
        | Format::FieldValues => false,
    }
}

/// What a field says now; none when it is empty or people disagree.
fn now(record: &RecordState, field: &Field) -> Option<Value> {
    match record.value(field.name) {
        Some(value) => Some(value.clone()),
        None => {
            let members = record.set(field.name).into_iter().cloned();
            let members: Vec<Value> = members.collect();
            (!members.is_empty()).then_some(Value::Array(members))
        }
    }
}

/// The values of these fields as an extract holds them; none when one of them says nothing that can be taken.
pub fn taken(record: &RecordState, fields: &[String]) -> Option<Value> {
    let choices = choices(record);
    let pair = |name: &String| {
        let (field, value) = choices.iter().find(|(field, _)| field.name == *name)?;
        Some(Value::Array(vec![Value::from(field.name), value.clone()]))
    };
    let pairs: Option<Vec<Value>> = fields.iter().map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty()).map(Value::Array)
}

/// The fields of an extract of which its source says something else now, or nothing any more.
pub fn behind(extract: &RecordState, source: &RecordState) -> Vec<String> {
    let Some(FieldValues(held)) = Extract::read(extract).values.known().cloned() else {
        return Vec::new();
    };
    let choices = choices(source);
    let differs = |(name, value): &(String, Value)| {
        let now = choices.iter().find(|(field, _)| field.name == *name);
        source.hidden() || now.is_none_or(|(_, now)| now != value)
    };
    let old = held.into_iter().filter(differs);
    old.map(|(name, _)| name).collect()
}

/// Where an extract came from, as its maker noted for himself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The note.
    pub note: RecordId,
    /// The extract.
    pub extract: RecordId,
    /// The record that it was made out of.
    pub source: RecordId,
}

/// The sources that `own` noted, by record id of the note.
pub fn sources<'r>(
    records: impl IntoIterator<Item = &'r RecordState>,
    own: &RootId,
) -> Vec<Source> {
    let notes = records
        .into_iter()
        .filter(|state| state.kind == SOURCE && !state.hidden() && state.creator() == Some(*own));
    let read = |state: &RecordState| {
        Some(Source {
            note: state.id,
            extract: state.link("extract")?,
            source: state.link("source")?,
        })
    };
    let mut found: Vec<Source> = notes.filter_map(read).collect();
    found.sort_by_key(|source| source.note);
    found
}

/// The extracts that were made out of a record, with the notes that say so: a purge or redaction of the record follows
/// into each of them.
pub fn extracts_of<'r>(
    records: impl IntoIterator<Item = &'r RecordState>,
    own: &RootId,
    source: RecordId,
) -> Vec<Source> {
    let mut found = sources(records, own);
    found.retain(|one| one.source == source);
    found
}

/// The extracts of a record into which a field of it was taken over; one that cannot be read may hold it.
pub fn extracts_with(
    records: &[RecordState],
    own: &RootId,
    source: RecordId,
    field: &str,
) -> BTreeSet<RecordId> {
    let made = extracts_of(records, own, source).into_iter();
    let made: BTreeSet<RecordId> = made.map(|one| one.extract).collect();
    let holds = |extract: &&RecordState| match Extract::read(extract).values.known() {
        Some(FieldValues(values)) => values.iter().any(|(name, _)| name == field),
        None => true,
    };
    let found = records.iter().filter(|state| made.contains(&state.id));
    found.filter(holds).map(|state| state.id).collect()
}

/// What an extract says, part by part, under the names of the fields that it was taken from.
pub(crate) fn parts(extract: &Extract) -> Vec<Part> {
    let (Some(of), Some(FieldValues(values))) = (extract.of.known(), extract.values.known()) else {
        return Vec::new();
    };
    let field_of = |name: &str| kind(of).and_then(|kind| kind.field(name));
    let named = values.iter().filter_map(|(name, value)| {
        let field = field_of(name)?;
        Some(Part {
            label: field_text_key(of, name),
            values: shown(field, value),
        })
    });
    named.collect()
}

/// A value of a field, or each element of it, as a part that people read.
pub fn shown(field: &Field, value: &Value) -> Vec<PartValue> {
    match value {
        Value::Array(items) => items.iter().map(|item| one(field, item)).collect(),
        value => vec![one(field, value)],
    }
}

fn one(field: &Field, value: &Value) -> PartValue {
    let read = match (field.format, value) {
        (Format::Code(codes), Value::Text(code)) if codes.contains(&code.as_str()) => {
            let section = field.section.unwrap_or_default();
            Some(PartValue::Term(format!("{section}.{code}")))
        }
        (Format::Day, Value::Text(day)) => Day::parse(day).map(PartValue::Day),
        (Format::Moment, Value::Text(at)) => Moment::parse(at).map(PartValue::Moment),
        (_, Value::Text(text)) => Some(PartValue::Text(text.clone())),
        (_, Value::Bool(yes)) => Some(PartValue::Flag(*yes)),
        (_, Value::Int(number)) => Some(PartValue::Text(number.to_string())),
        (_, Value::Null | Value::Bytes(_) | Value::Array(_) | Value::Map(_)) => None,
    };
    read.unwrap_or(PartValue::Unknown)
}
