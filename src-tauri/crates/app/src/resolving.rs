//! Choosing between values that stand side by side: one version with all that goes with it, both, or another answer.

use crate::{
    api::{
        Done,
        conflicts::{
            ConflictBeforeRequest, ConflictBeforeView, ResolveAllRequest, ResolveConflictRequest,
            ResolvedView,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    conflicts::{answer, at, differences_of, may_keep_both, value_part},
    input::{Edits, case_id, record_id, root_id},
    reader::{Reader, count},
};
use casework::{
    difference::{Difference, Version},
    kinds::{Rule, linked::may_take_all},
};
use ledger::{
    ancestor::{Ancestor, common},
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::RecordState,
};
use std::collections::BTreeMap;

/// What a choice writes, by field.
type Writes = Vec<(&'static str, Value)>;

/// A person chose: a new change that names everything that stood there.
pub(crate) fn resolve_conflict(
    app: &App,
    request: ResolveConflictRequest,
) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let edits = app.read(|reader| {
        let (state, _) = reader.record(record)?;
        let difference = standing(reader, &state, &request.field)?;
        seen(&difference, &request.saw)?;
        Ok(edits(&difference, chosen(&request, &difference)?))
    })?;
    app.write("resolve_conflict", |tx| {
        edits.write(tx, record)?;
        Ok(Done::DONE)
    })
}

/// The difference that a field leads or belongs to, as it stands now.
fn standing(reader: &Reader<'_>, state: &RecordState, field: &str) -> Result<Difference, ApiError> {
    let mut all = differences_of(reader, state).into_iter();
    all.find(|difference| difference.fields.iter().any(|held| held.name == field))
        .ok_or_else(|| ErrorCode::ChangedMeanwhile.into())
}

fn seen(difference: &Difference, saw: &[String]) -> Result<(), ApiError> {
    same(difference.saw.iter().map(at).collect(), saw)
}

fn same(mut stands: Vec<String>, saw: &[String]) -> Result<(), ApiError> {
    let mut saw = saw.to_vec();
    stands.sort();
    saw.sort();
    if stands == saw {
        Ok(())
    } else {
        Err(ErrorCode::ChangedMeanwhile.into())
    }
}

fn edits(difference: &Difference, writes: Writes) -> Edits {
    let edits = Edits::of(difference.kind.name);
    writes.into_iter().fold(edits, |edits, (field, value)| {
        if value == Value::Null {
            edits.clear(field)
        } else {
            edits.set(field, value)
        }
    })
}

fn chosen(request: &ResolveConflictRequest, difference: &Difference) -> Result<Writes, ApiError> {
    match (&request.pick, &request.own_words, request.both) {
        (Some(pick), None, false) => {
            let mut versions = difference.versions.iter();
            let version = versions.find(|version| at(&version.head.at) == *pick);
            let version = version.ok_or(ErrorCode::ChangedMeanwhile)?;
            difference
                .taking(version)
                .ok_or_else(|| ApiError::invalid("pick", "not_received"))
        }
        (None, Some(words), false) => own_answer(difference, words),
        (None, None, true) if may_keep_both(difference) => Ok(vec![both(difference)]),
        _ => Err(ApiError::invalid("pick", "choose_one")),
    }
}

/// Another answer: for every field in which people differ and that can be answered; what goes with it may be left.
fn own_answer(
    difference: &Difference,
    words: &BTreeMap<String, String>,
) -> Result<Writes, ApiError> {
    let known = |name: &String| difference.fields.iter().any(|field| field.name == name);
    if let Some(unknown) = words.keys().find(|name| !known(name)) {
        return Err(ApiError::invalid(unknown, "unknown_field"));
    }
    let mut writes = Vec::new();
    for field in &difference.fields {
        match (words.get(field.name), answer(field)) {
            (Some(_), "none") => return Err(ApiError::invalid(field.name, "wrong_type")),
            (Some(text), _) if text.trim().is_empty() => {
                if field.required || field.name == difference.lead().name {
                    return Err(ApiError::invalid(field.name, "required"));
                }
                writes.push((field.name, Value::Null));
            }
            (Some(text), _) => writes.push((field.name, Value::from(text.trim()))),
            (None, _) => {}
        }
    }
    if words.contains_key(difference.lead().name) {
        Ok(writes)
    } else {
        Err(ApiError::invalid(difference.lead().name, "required"))
    }
}

fn both(difference: &Difference) -> (&'static str, Value) {
    let lead = difference.lead();
    let heads = difference.versions.iter().map(|version| &version.head);
    let texts: Vec<&str> = heads
        .filter_map(|head| head.value.as_ref()?.as_text())
        .collect();
    let between = if lead.rule == Rule::LongText {
        "\n\n"
    } else {
        "; "
    };
    (lead.name, Value::from(texts.join(between)))
}

/// Takes every answer of one author in a case, except where it tells about people or was not received whole.
pub(crate) fn resolve_all(app: &App, request: ResolveAllRequest) -> Result<ResolvedView, ApiError> {
    let id = case_id(&request.case)?;
    let author = root_id("author", &request.author)?;
    let settled = app.read(|reader| {
        let found = all_of(reader, id, &author)?;
        let stands = found
            .iter()
            .flat_map(|(_, difference, _)| difference.saw.iter().map(at));
        same(stands.collect(), &request.saw)?;
        let edits = |(record, difference, version): (RecordId, Difference, Version)| {
            let writes = difference.taking(&version).unwrap_or_default();
            (record, edits(&difference, writes))
        };
        Ok(found.into_iter().map(edits).collect::<Vec<_>>())
    })?;
    if settled.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    app.write("resolve_all", |tx| {
        for (record, edits) in &settled {
            edits.write(tx, *record)?;
        }
        Ok(ResolvedView {
            resolved: count(settled.len()),
        })
    })
}

fn all_of(
    reader: &Reader<'_>,
    case: CaseId,
    author: &RootId,
) -> Result<Vec<(RecordId, Difference, Version)>, ApiError> {
    let mut found = Vec::new();
    for conflict in reader.vault.in_conflict(Some(case))? {
        let state = reader.vault.state(conflict.record)?;
        if !may_take_all(&state.kind) {
            continue;
        }
        for difference in differences_of(reader, &state) {
            if let Some(version) = difference.version_of(author).cloned() {
                found.push((state.id, difference, version));
            }
        }
    }
    Ok(found)
}

/// What stood there before people differed, as far as it is here.
pub(crate) fn conflict_before(
    app: &App,
    request: ConflictBeforeRequest,
) -> Result<ConflictBeforeView, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let (state, _) = reader.record(record)?;
        let difference = standing(reader, &state, &request.field)?;
        let changes = reader.vault.changes_of(record)?;
        let mut view = ConflictBeforeView {
            parts: Vec::new(),
            incomplete: false,
        };
        for field in &difference.fields {
            let held = state.fields.get(field.name);
            let heads = held.map_or(&[][..], |held| held.heads.as_slice());
            let heads: Vec<_> = heads.iter().map(|head| head.at).collect();
            let value = match common(&changes, field.name, &heads) {
                Ancestor::Nothing => Some(Value::Null),
                Ancestor::One { value, .. } => value,
                Ancestor::Unclear => None,
            };
            match value {
                Some(value) => {
                    let part = value_part(reader, field, Some(&value));
                    view.parts.push(part);
                }
                None => view.incomplete = true,
            }
        }
        Ok(view)
    })
}
