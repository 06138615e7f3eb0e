//! Values that stand side by side until a person chooses: what differs, in which versions.

use crate::{
    api::{
        conflicts::{
            ConflictFieldView, ConflictListView, ConflictPartView, ConflictValueView, ConflictView,
            ListConflictsRequest,
        },
        error::ApiError,
        forms::OptionView,
    },
    application::App,
    crossings,
    input::case_id,
    reader::{Reader, instant},
    rows::address_line,
    timeline_view::title,
};
use casework::{
    calendar::{Day, Moment},
    case_number::case_number,
    casefile::case_of,
    difference::{Before, Difference, Part, Version, differences},
    kinds::{Field, Format, linked::may_take_all},
};
use ledger::{
    cbor::Value,
    change::{Change, WriteRef},
    ids::{CaseId, RecordId, RootId},
    record::{FieldState, Head, RecordState},
};
use std::cell::LazyCell;

/// All conflicts, of one case or of every case.
pub(crate) fn list_conflicts(
    app: &App,
    request: ListConflictsRequest,
) -> Result<ConflictListView, ApiError> {
    let only = request.case.as_deref().map(case_id).transpose()?;
    app.read(|reader| {
        Ok(ConflictListView {
            conflicts: all(reader, only)?,
            crossings: crossings::all(reader, only)?,
        })
    })
}

fn all(reader: &Reader<'_>, only: Option<CaseId>) -> Result<Vec<ConflictView>, ApiError> {
    let mut views = Vec::new();
    for found in reader.vault.in_conflict(only)? {
        let state = reader.vault.state(found.record)?;
        let differences = differences_of(reader, &state);
        views.extend(differences.iter().map(|one| view(reader, &state, one)));
    }
    views.sort_by_cached_key(|view: &ConflictView| {
        let oldest = view.values.iter().map(|value| value.at_time.clone()).min();
        (oldest, view.record.clone(), view.field.clone())
    });
    Ok(views)
}

/// The differences of a record. Its changes are read only when one of them must tell what another one replaced.
pub(crate) fn differences_of(reader: &Reader<'_>, state: &RecordState) -> Vec<Difference> {
    let changes = LazyCell::new(|| reader.vault.changes_of(state.id).unwrap_or_default());
    differences(state, &|head, _| replaced(&changes, head))
}

/// What a write replaced, as its author saw it.
fn replaced(changes: &[Change], head: &Head) -> Before {
    let find = |at: &WriteRef| changes.iter().find(|change| change.id == at.change);
    let Some(change) = find(&head.at) else {
        return Before::Unknown;
    };
    let Some(write) = change.header.writes.get(usize::from(head.at.index)) else {
        return Before::Unknown;
    };
    match write.parents.as_slice() {
        [] => Before::Nothing,
        [one] => find(one)
            .and_then(|change| change.body.get(usize::from(one.index))?.as_ref())
            .map_or(Before::Unknown, |slot| Before::Value(slot.value.clone())),
        _ => Before::Unknown,
    }
}

fn view(reader: &Reader<'_>, state: &RecordState, difference: &Difference) -> ConflictView {
    let case = case_of(state);
    let row = reader.vault.case_list_row(case).ok();
    let lead = difference.lead();
    ConflictView {
        case: case.to_string(),
        case_number: case_number(case),
        address: row.map(|row| address_line(&row)).unwrap_or_default(),
        record: state.id.to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        field: lead.name.to_owned(),
        field_label: reader.field_label(&state.kind, lead.name),
        fields: difference
            .fields
            .iter()
            .map(|field| field_view(reader, state, field))
            .collect(),
        may_keep_both: may_keep_both(difference),
        may_take_all: may_take_all(&state.kind),
        values: difference
            .versions
            .iter()
            .map(|version| value_view(reader, state, difference, version))
            .collect(),
        saw: difference.saw.iter().map(at).collect(),
    }
}

fn field_view(reader: &Reader<'_>, state: &RecordState, field: &Field) -> ConflictFieldView {
    let codes = if let Format::Code(codes) = field.format {
        codes
    } else {
        &[]
    };
    let option = |code: &&str| OptionView {
        code: (*code).to_owned(),
        label: term_text(reader, field, code),
    };
    let options = codes.iter().map(option).collect();
    ConflictFieldView {
        field: field.name.to_owned(),
        label: reader.field_label(&state.kind, field.name),
        answer: answer(field).to_owned(),
        options,
        disputed: state
            .fields
            .get(field.name)
            .is_some_and(FieldState::is_conflict),
    }
}

/// How another answer can be given in a field.
pub(crate) fn answer(field: &Field) -> &'static str {
    match field.format {
        Format::Code(_) => "code",
        Format::Line => "line",
        Format::Long => "long",
        Format::Day => "day",
        Format::Moment
        | Format::Postcode
        | Format::Acute
        | Format::Flag
        | Format::Number(..)
        | Format::Exactly(_)
        | Format::Override(_)
        | Format::Heads
        | Format::Cases
        | Format::SentRecords
        | Format::SentGrounds
        | Format::FieldValues => "none",
    }
}

/// Two texts that are one field can stand under each other.
pub(crate) fn may_keep_both(difference: &Difference) -> bool {
    difference.fields.len() == 1 && matches!(answer(difference.lead()), "line" | "long")
}

fn value_view(
    reader: &Reader<'_>,
    state: &RecordState,
    difference: &Difference,
    version: &Version,
) -> ConflictValueView {
    let head = &version.head;
    let parts = difference.fields.iter().zip(&version.parts);
    ConflictValueView {
        at: at(&head.at),
        parts: parts
            .map(|(field, part)| part_view(reader, state, field, part))
            .collect(),
        not_received: difference.taking(version).is_none(),
        author: reader.name(&head.author),
        author_id: head.author.to_string(),
        organisation: reader.organisation(&head.author),
        own: head.author == reader.own,
        at_time: instant(head.wall),
        whole_answer: difference
            .version_of(&head.author)
            .is_some_and(|own| own.head.at == head.at),
    }
}

fn part_view(
    reader: &Reader<'_>,
    state: &RecordState,
    field: &Field,
    part: &Part,
) -> ConflictPartView {
    let value = match part {
        Part::Value(value) => Some(value),
        Part::NotReceived => None,
        Part::Stays => Some(state.value(field.name).unwrap_or(&Value::Null)),
    };
    value_part(reader, field, value)
}

/// What stands in a field, in words.
pub(crate) fn value_part(
    reader: &Reader<'_>,
    field: &Field,
    value: Option<&Value>,
) -> ConflictPartView {
    let is_code = matches!(field.format, Format::Code(_) | Format::Day);
    let code = value.filter(|_| is_code).and_then(Value::as_text);
    ConflictPartView {
        field: field.name.to_owned(),
        code: code.map(str::to_owned),
        text: value
            .map(|value| shown(reader, field, value))
            .unwrap_or_default(),
        not_received: value.is_none(),
    }
}

/// A write, as the boundary names it.
pub(crate) fn at(write: &WriteRef) -> String {
    format!("{}:{}", write.change, write.index)
}

/// A value in words. Empty text stands for a cleared value.
pub(crate) fn shown(reader: &Reader<'_>, rules: &Field, value: &Value) -> String {
    match (&rules.format, value) {
        (_, Value::Null) => reader.text("value.cleared"),
        (Format::Code(_), Value::Text(code)) => term_text(reader, rules, code),
        (Format::Day, Value::Text(day)) => {
            Day::parse(day).map_or_else(|| day.clone(), |day| reader.content.day(day))
        }
        (Format::Moment, Value::Text(at)) => {
            Moment::parse(at).map_or_else(|| at.clone(), |at| reader.content.moment(at.local()))
        }
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Bool(true)) => reader.text("answer.yes"),
        (_, Value::Bool(false)) => reader.text("answer.no"),
        (_, Value::Int(number)) => number.to_string(),
        (_, Value::Bytes(bytes)) => linked(reader, bytes),
        (_, Value::Map(_)) => value
            .get("reason")
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned(),
        (_, Value::Array(items)) => items.len().to_string(),
    }
}

/// The label of a code, from the section of the content pack that the table of kinds names.
fn term_text(reader: &Reader<'_>, field: &Field, code: &str) -> String {
    let section = field.section.unwrap_or(field.name);
    reader.text(&format!("{section}.{code}"))
}

fn linked(reader: &Reader<'_>, bytes: &[u8]) -> String {
    if let Some(root) = RootId::from_slice(bytes) {
        return reader.full_name(&root);
    }
    let state = RecordId::from_slice(bytes).and_then(|record| reader.vault.state(record).ok());
    match state {
        Some(state) if state.kind == "partner/1" => {
            let parts = [state.text("name"), state.text("organisation")];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Some(state) => title(reader, &state),
        None => String::new(),
    }
}
