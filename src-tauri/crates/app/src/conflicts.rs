//! Values that stand side by side until a person chooses one, both, or own words.

use crate::{
    api::{
        Done,
        conflicts::{
            ConflictListView, ConflictValueView, ConflictView, ListConflictsRequest,
            ResolveConflictRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    input::{Edits, case_id, record_id},
    reader::{Reader, instant},
    rows::address_line,
    timeline_view::title,
};
use casework::{
    calendar::{Day, Moment},
    case_number::case_number,
    casefile::case_of,
    kinds::{Cbor, Field, Format, Rule, kind},
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::{FieldState, Head, RecordState},
};

/// All conflicts, of one case or of every case.
pub(crate) fn list_conflicts(
    app: &App,
    request: ListConflictsRequest,
) -> Result<ConflictListView, ApiError> {
    let only = request.case.as_deref().map(case_id).transpose()?;
    app.read(|reader| {
        Ok(ConflictListView {
            conflicts: all(reader, only)?,
        })
    })
}

fn all(reader: &Reader<'_>, only: Option<CaseId>) -> Result<Vec<ConflictView>, ApiError> {
    let mut views = Vec::new();
    for found in reader.vault.in_conflict(only)? {
        let state = reader.vault.state(found.record)?;
        for (field, held) in state.conflicts() {
            if let Some(rules) = kind(&state.kind).and_then(|kind| kind.field(field)) {
                views.push(view(reader, &state, rules, held));
            }
        }
    }
    views.sort_by_cached_key(|view| {
        let oldest = view.values.iter().map(|value| value.at_time.clone()).min();
        (oldest, view.record.clone(), view.field.clone())
    });
    Ok(views)
}

fn view(
    reader: &Reader<'_>,
    state: &RecordState,
    rules: &Field,
    held: &FieldState,
) -> ConflictView {
    let case = case_of(state);
    let row = reader.vault.case_list_row(case).ok();
    let options = match rules.format {
        Format::Code(codes) => codes.iter().map(|code| (*code).to_owned()).collect(),
        _ => Vec::new(),
    };
    ConflictView {
        case: case.to_string(),
        case_number: case_number(case),
        address: row.map(|row| address_line(&row)).unwrap_or_default(),
        record: state.id.to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        field: rules.name.to_owned(),
        field_label: reader.field_label(&state.kind, rules.name),
        long_text: rules.rule == Rule::LongText,
        own_words: matches!(rules.format, Format::Line | Format::Long),
        options,
        values: held
            .heads
            .iter()
            .map(|head| value_view(reader, &state.kind, rules, head))
            .collect(),
    }
}

fn value_view(reader: &Reader<'_>, kind: &str, rules: &Field, head: &Head) -> ConflictValueView {
    let code = match (&rules.format, &head.value) {
        (Format::Code(_), Some(value)) => value.as_text().map(str::to_owned),
        _ => None,
    };
    ConflictValueView {
        at: at(head),
        code,
        text: head
            .value
            .as_ref()
            .map(|value| shown(reader, kind, rules, value))
            .unwrap_or_default(),
        not_received: head.value.is_none(),
        author: reader.name(&head.author),
        organisation: reader.organisation(&head.author),
        own: head.author == reader.own,
        at_time: instant(head.wall),
    }
}

fn at(head: &Head) -> String {
    format!("{}:{}", head.at.change, head.at.index)
}

/// A value in words. Empty text stands for a cleared value.
pub(crate) fn shown(reader: &Reader<'_>, kind: &str, rules: &Field, value: &Value) -> String {
    match (&rules.format, value) {
        (_, Value::Null) => reader.text("value.cleared"),
        (Format::Code(_), Value::Text(code)) => term_text(reader, kind, rules.name, code),
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

/// The label of a code: the section of the content pack follows from kind and field.
fn term_text(reader: &Reader<'_>, kind: &str, field: &str, code: &str) -> String {
    let section = match (casework::kinds::bare_name(kind), field) {
        ("role", "state") => "role_state",
        ("action", "state") => "action_state",
        ("closing", "result") => "closing_result",
        ("person", "role") => "person_role",
        ("visit", "outcome") => "visit_outcome",
        ("intervention", "type") => "intervention",
        ("case", "route") => "track",
        ("transition", "from" | "to") => "phase",
        (_, field) => field,
    };
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

/// A person chose: a new change that names everything that stood there.
pub(crate) fn resolve_conflict(
    app: &App,
    request: ResolveConflictRequest,
) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let (kind_name, field, value) = app.read(|reader| {
        let (state, _) = reader.record(record)?;
        let rules = kind(&state.kind).ok_or(ErrorCode::NotFound)?;
        let field = rules.field(&request.field).ok_or(ErrorCode::NotFound)?;
        let held = state
            .fields
            .get(field.name)
            .filter(|held| held.is_conflict())
            .ok_or(ErrorCode::ChangedMeanwhile)?;
        let mut stands: Vec<String> = held.heads.iter().map(at).collect();
        let mut saw = request.saw.clone();
        stands.sort();
        saw.sort();
        if stands != saw {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        Ok((rules.name, field.name, chosen(&request, field, held)?))
    })?;
    app.write("resolve_conflict", |tx| {
        Edits::of(kind_name).set(field, value).write(tx, record)?;
        Ok(Done::DONE)
    })
}

fn chosen(
    request: &ResolveConflictRequest,
    field: &Field,
    held: &FieldState,
) -> Result<Value, ApiError> {
    match (&request.pick, &request.own_words, request.both) {
        (Some(pick), None, false) => {
            let head = held
                .heads
                .iter()
                .find(|head| at(head) == *pick)
                .ok_or(ErrorCode::ChangedMeanwhile)?;
            head.value
                .clone()
                .ok_or_else(|| ApiError::invalid("pick", "not_received"))
        }
        (None, Some(words), false) if field.cbor == Cbor::Text => Ok(Value::from(words.trim())),
        (None, None, true)
            if field.cbor == Cbor::Text && matches!(field.format, Format::Line | Format::Long) =>
        {
            let texts = held
                .heads
                .iter()
                .filter_map(|head| head.value.as_ref()?.as_text());
            let join = if field.rule == Rule::LongText {
                "\n\n"
            } else {
                "; "
            };
            Ok(Value::from(texts.collect::<Vec<_>>().join(join)))
        }
        _ => Err(ApiError::invalid("pick", "choose_one")),
    }
}
