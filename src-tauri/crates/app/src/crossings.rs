//! What people did without seeing each other and that is no choice between values: two who lead, a deletion of what
//! another one changed, words in an entry that was finished.

use crate::{
    api::{
        Done,
        conflicts::{CrossingPartView, CrossingSeenRequest, CrossingView},
        error::{ApiError, ErrorCode},
    },
    application::App,
    conflicts::{at, shown},
    input::record_id,
    reader::{Reader, instant},
    rows::address_line,
    text::hex,
    timeline_view::title,
};
use casework::{case_number::case_number, casefile::case_of, kinds::kind};
use ledger::{
    ids::{CaseId, RecordId},
    record::{Head, Life, RecordState},
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What the keys begin with under which stands what the person knows of already.
const SEEN: &str = "seen_crossing:";

/// Everything of one case or of all that the person does not know of yet, oldest first; two who lead stand in front.
pub(crate) fn all(
    reader: &Reader<'_>,
    only: Option<CaseId>,
) -> Result<Vec<CrossingView>, ApiError> {
    let mut views = Vec::new();
    for record in reader.vault.crossed(only)? {
        let state = reader.vault.state(record)?;
        let seen = reader.vault.setting(&place(&record))?;
        let found = view(reader, &state);
        views.extend(found.filter(|view| seen.as_deref() != Some(view.saw.as_str())));
    }
    views.sort_by_cached_key(|view: &CrossingView| (view.at_time.clone(), view.record.clone()));
    let mut all = double_leads(reader, only)?;
    all.append(&mut views);
    Ok(all)
}

/// The person knows of it: kept on this device only, until something new is written.
pub(crate) fn note_crossing_seen(
    app: &App,
    request: CrossingSeenRequest,
) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let (state, _) = reader.record(record)?;
        let stands = view(reader, &state).is_some_and(|view| view.saw == request.saw);
        if stands {
            Ok(())
        } else {
            Err(ErrorCode::ChangedMeanwhile.into())
        }
    })?;
    app.with(|vault| {
        Ok(vault.local("note_crossing_seen", |local| {
            local.set_setting(&place(&record), &request.saw)
        })?)
    })?;
    Ok(Done::DONE)
}

fn place(record: &RecordId) -> String {
    format!("{SEEN}{record}")
}

/// A deletion goes before what was written late: who deletes again settles both.
fn view(reader: &Reader<'_>, state: &RecordState) -> Option<CrossingView> {
    let late: Vec<(&str, &Head)> = state.late().collect();
    let contested = match &state.life {
        Life::Contested { by } => Some(by),
        Life::Active | Life::Deleted { .. } => None,
    };
    let first = contested.or_else(|| {
        late.iter()
            .map(|(_, head)| *head)
            .min_by_key(|head| head.wall)
    })?;
    let people = match contested {
        Some(by) => vec![reader.full_name(&by.author)],
        None => names(reader, late.iter().map(|(_, head)| *head)),
    };
    Some(CrossingView {
        what: if contested.is_some() {
            "deleted_and_changed"
        } else {
            "late"
        }
        .to_owned(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        people,
        own: contested.is_some_and(|by| by.author == reader.own),
        at_time: Some(instant(first.wall)),
        late: late
            .iter()
            .map(|(field, head)| part(reader, state, field, head))
            .collect(),
        saw: saw(state, contested),
        ..blank(reader, case_of(state), state.id)
    })
}

/// Each person once, in the order of their names.
fn names<'h>(reader: &Reader<'_>, heads: impl Iterator<Item = &'h Head>) -> Vec<String> {
    let names: BTreeSet<String> = heads.map(|head| reader.full_name(&head.author)).collect();
    names.into_iter().collect()
}

fn part(reader: &Reader<'_>, state: &RecordState, field: &str, head: &Head) -> CrossingPartView {
    let rules = kind(&state.kind).and_then(|kind| kind.field(field));
    let text = rules.zip(head.value.as_ref());
    CrossingPartView {
        label: reader.field_label(&state.kind, field),
        text: text
            .map(|(rules, value)| shown(reader, rules, value))
            .unwrap_or_default(),
        not_received: head.value.is_none(),
    }
}

/// A short name of everything that stands there: another one as soon as something is written.
fn saw(state: &RecordState, contested: Option<&Head>) -> String {
    let deleting = contested.map(|by| by.at);
    let stands = state.seen().into_iter().chain(deleting);
    let mut stands: Vec<String> = stands.map(|write| at(&write)).collect();
    stands.sort();
    hex(&Sha256::digest(stands.join(" ").as_bytes())[..16])
}

fn blank(reader: &Reader<'_>, case: CaseId, record: RecordId) -> CrossingView {
    let row = reader.vault.case_list_row(case).ok();
    CrossingView {
        what: String::new(),
        case: case.to_string(),
        case_number: case_number(case),
        address: row.map(|row| address_line(&row)).unwrap_or_default(),
        record: record.to_string(),
        kind: String::new(),
        kind_label: String::new(),
        title: String::new(),
        people: Vec::new(),
        own: false,
        at_time: None,
        late: Vec::new(),
        saw: String::new(),
    }
}

/// The open cases in which two people lead: it goes on until one of the two ends his role.
fn double_leads(reader: &Reader<'_>, only: Option<CaseId>) -> Result<Vec<CrossingView>, ApiError> {
    let mut views = Vec::new();
    for case in reader.vault.led_twice(only)? {
        let row = reader.vault.case_list_row(case)?;
        views.push(CrossingView {
            what: "double_lead".to_owned(),
            kind: "role/1".to_owned(),
            kind_label: reader.kind_label("role/1"),
            people: row.lead_names.split(" · ").map(str::to_owned).collect(),
            ..blank(reader, case, case.record())
        });
    }
    Ok(views)
}
