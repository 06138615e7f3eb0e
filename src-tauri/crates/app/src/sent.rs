//! The register of files: what went to whom and when, for oneself only; and when the last one came.

use crate::{
    api::{
        Nothing,
        error::ApiError,
        sharing::{SentListView, SentView},
    },
    application::App,
    input::Edits,
    reader::{Reader, count, instant},
    sharing::Selection,
    text::hex,
    timeline_view::shorten,
};
use casework::case_number::case_number;
use ledger::{
    cbor::Value,
    ids::{CaseId, RootId},
    record::RecordState,
};
use std::{collections::HashMap, path::Path};

/// The note in the register of what was sent: for oneself only.
pub(crate) fn note(
    selection: &Selection,
    id: [u8; 16],
    sha256: [u8; 32],
    at: &str,
    path: &Path,
) -> Edits {
    let cases = selection
        .cases
        .iter()
        .map(|case| Value::from(*case.id.as_bytes()))
        .collect();
    let heads = |state: &RecordState| {
        let all = state
            .fields
            .values()
            .flat_map(|field| field.heads.iter().chain(&field.members));
        Value::Array(all.map(|head| head.at.value()).collect())
    };
    let record =
        |state: &RecordState| Value::Array(vec![Value::from(*state.id.as_bytes()), heads(state)]);
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Edits::of("sent/1")
        .set("file", id)
        .set("recipient", *selection.recipient.root_id().as_bytes())
        .set("cases", Value::Array(cases))
        .set("sha256", sha256)
        .set("at", at)
        .text("name", &shorten(&name))
        .set(
            "records",
            Value::Array(selection.goes.iter().map(record).collect()),
        )
}

/// Files that were written, newest first.
pub(crate) fn list_sent(app: &App, _: Nothing) -> Result<SentListView, ApiError> {
    app.read(|reader| {
        let mut files: Vec<SentView> = notes(reader)?
            .iter()
            .map(|note| sent_view(reader, note))
            .collect();
        files.sort_by(|a, b| b.at.cmp(&a.at).then(a.file.cmp(&b.file)));
        Ok(SentListView { files })
    })
}

fn notes(reader: &Reader<'_>) -> Result<Vec<RecordState>, ApiError> {
    let notes = reader.vault.records_of_kind(CaseId::NONE, "sent/1")?;
    Ok(notes
        .into_iter()
        .filter(|note| note.creator() == Some(reader.own) && !note.hidden())
        .collect())
}

fn case_ids(note: &RecordState) -> Vec<CaseId> {
    let cases = note
        .value("cases")
        .and_then(Value::as_array)
        .unwrap_or_default();
    cases
        .iter()
        .filter_map(|case| CaseId::from_slice(case.as_bytes()?))
        .collect()
}

fn sent_view(reader: &Reader<'_>, note: &RecordState) -> SentView {
    let recipient = note.bytes("recipient").and_then(RootId::from_slice);
    SentView {
        file: note.bytes("file").map(hex).unwrap_or_default(),
        recipient: recipient
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
        at: note.text("at").unwrap_or_default().to_owned(),
        cases: case_ids(note).into_iter().map(case_number).collect(),
        records: count(
            note.value("records")
                .and_then(Value::as_array)
                .unwrap_or_default()
                .len(),
        ),
        name: note.text("name").unwrap_or_default().to_owned(),
    }
}

/// When the last file about a case went to a person.
pub(crate) fn last_sent(
    reader: &Reader<'_>,
) -> Result<HashMap<(RootId, CaseId), String>, ApiError> {
    let mut last: HashMap<(RootId, CaseId), String> = HashMap::new();
    for note in notes(reader)? {
        let Some(root) = note.bytes("recipient").and_then(RootId::from_slice) else {
            continue;
        };
        let at = note.text("at").unwrap_or_default();
        for case in case_ids(&note) {
            let held = last.entry((root, case)).or_default();
            if at > held.as_str() {
                *held = at.to_owned();
            }
        }
    }
    Ok(last)
}

/// When the last file came from a person.
pub(crate) fn last_received(reader: &Reader<'_>) -> Result<HashMap<RootId, String>, ApiError> {
    let mut last = HashMap::new();
    for import in reader.vault.imports(10_000)? {
        let offset_minutes = casework::calendar::amsterdam_offset(import.at_ms);
        let at = instant(ledger::env::Wall {
            ms: import.at_ms,
            offset_minutes,
        });
        last.entry(import.sender).or_insert(at);
    }
    Ok(last)
}
