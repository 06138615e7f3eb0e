//! The home visit: saved after three things, completed later.
//!
//! What was seen and what was said are records of their own (K2), the care note is another (K5, stays with its author),
//! and what the visitor thinks never becomes a change at all (K8).

use crate::{
    actions::{action_edits, own_record},
    api::{
        Done,
        entries::{SaveVisitRequest, SavedVisitView, VisitRequest, VisitView},
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, editable, link, moment_or, record_id, seal, term},
    reader::{Case, Reader, code},
    timeline_view::photo_view,
};
use casework::{
    casefile::event::{Entry, EntryKind, Visit},
    terms::entry::{Company, Precision, Source, VisitOutcome},
};
use ledger::ids::{CaseId, RecordId};
use vault::Tx;

/// What a visit has already, when it is completed later.
#[derive(Default)]
struct Held {
    visit: Option<RecordId>,
    fact: Option<RecordId>,
    quote: Option<RecordId>,
    care: Option<RecordId>,
}

/// Saves a home visit, or completes one that is not finished.
pub(crate) fn save_visit(app: &App, request: SaveVisitRequest) -> Result<SavedVisitView, ApiError> {
    let id = case_id(&request.case)?;
    let outcome = term::<VisitOutcome>("outcome", &request.outcome)?;
    let at = moment_or("occurred_at", request.occurred_at.as_deref(), app.env.now())?;
    let company = request
        .company
        .as_deref()
        .map(|company| term::<Company>("company", company))
        .transpose()?;
    if outcome == VisitOutcome::Spoken
        && request.saw.trim().is_empty()
        && request.said.trim().is_empty()
    {
        return Err(ApiError::invalid("saw", "empty"));
    }
    let photos = request
        .photos
        .iter()
        .map(|photo| record_id("photos", photo))
        .collect::<Result<Vec<RecordId>, ApiError>>()?;
    let (held, action) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let held = match &request.visit {
            Some(visit) => held(reader, &case, record_id("visit", visit)?)?,
            None => Held::default(),
        };
        let step = request
            .next_step
            .as_ref()
            .filter(|step| !step.text.trim().is_empty());
        let action = step
            .map(|step| {
                action_edits(
                    reader,
                    &case,
                    &step.text,
                    step.due.as_deref(),
                    step.owner.as_deref(),
                )
            })
            .transpose()?;
        own_record(reader, &case).ok_or(ErrorCode::NotPartner)?;
        for photo in &photos {
            let known = case
                .file
                .attachments
                .iter()
                .any(|held| held.meta.record == *photo);
            known.then_some(()).ok_or(ErrorCode::NotFound)?;
        }
        Ok((held, action))
    })?;
    let visit = visit_edits(&request, outcome, company, &at);
    let saved = app.write("save_visit", |tx| {
        let record = put(tx, id, held.visit, visit)?;
        let mut records = vec![record];
        let texts = [
            (held.fact, fact(&request, record, &at, held.fact.is_some())),
            (
                held.quote,
                quote(&request, record, &at, held.quote.is_some()),
            ),
            (held.care, care(&request, record, &at, held.care.is_some())),
        ];
        for (held, edits) in texts {
            if let Some(edits) = edits {
                records.push(put(tx, id, held, edits)?);
            }
        }
        for photo in &photos {
            Edits::of("attachment/1")
                .set("visit", link(record))
                .write(tx, *photo)?;
            records.push(*photo);
        }
        if request.finish {
            records.iter().try_for_each(|record| seal(tx, *record))?;
        }
        let action = action
            .as_ref()
            .map(|edits| edits.create(tx, id))
            .transpose()?;
        Ok(SavedVisitView {
            visit: record.to_string(),
            records: records.iter().map(ToString::to_string).collect(),
            action: action.map(|action| action.to_string()),
        })
    })?;
    keep_thoughts(app, record_id("visit", &saved.visit)?, request.think.trim())?;
    Ok(saved)
}

fn put(
    tx: &mut Tx<'_>,
    case: CaseId,
    held: Option<RecordId>,
    edits: Edits,
) -> Result<RecordId, ApiError> {
    match held {
        Some(record) => edits.write_changed(tx, record).map(|()| record),
        None => edits.create(tx, case),
    }
}

fn visit_edits(
    request: &SaveVisitRequest,
    outcome: VisitOutcome,
    company: Option<Company>,
    at: &str,
) -> Edits {
    let edits = Edits::of("visit/1")
        .set("occurred_at", at)
        .term("outcome", outcome)
        .text("purpose", &request.purpose);
    let edits = edits
        .maybe("announced", request.announced)
        .maybe("card_left", request.card_left);
    match company {
        Some(company) => edits.term("company", company),
        None => edits,
    }
}

/// A text that was there and is empty now is cleared; one that never was is not written.
fn texted(edits: Edits, text: &str, was_there: bool) -> Option<Edits> {
    match (text.trim(), was_there) {
        ("", false) => None,
        ("", true) => Some(edits.clear("text")),
        (text, _) => Some(edits.set("text", text)),
    }
}

fn fact(request: &SaveVisitRequest, visit: RecordId, at: &str, was_there: bool) -> Option<Edits> {
    let edits = Edits::of("fact/1")
        .set("visit", link(visit))
        .set("occurred_at", at);
    texted(
        edits
            .term("precision", Precision::Exact)
            .term("source", Source::Own),
        &request.saw,
        was_there,
    )
}

fn quote(request: &SaveVisitRequest, visit: RecordId, at: &str, was_there: bool) -> Option<Edits> {
    let edits = Edits::of("quote/1")
        .set("visit", link(visit))
        .set("occurred_at", at);
    texted(
        edits.text("speaker", &request.said_by),
        &request.said,
        was_there,
    )
}

fn care(request: &SaveVisitRequest, visit: RecordId, at: &str, was_there: bool) -> Option<Edits> {
    texted(
        Edits::of("care_note/1")
            .set("visit", link(visit))
            .set("occurred_at", at),
        &request.care,
        was_there,
    )
}

/// Own thoughts stay on this device and are wiped after a while.
fn keep_thoughts(app: &App, visit: RecordId, text: &str) -> Result<(), ApiError> {
    app.with(|vault| {
        let held = vault.interpretations(&visit)?;
        if held
            .last()
            .map(|thought| thought.text.as_str())
            .unwrap_or_default()
            == text
        {
            return Ok(());
        }
        vault.local("keep_thoughts", |local| {
            for thought in &held {
                local.remove_interpretation(thought.no)?;
            }
            if !text.is_empty() {
                local.add_interpretation(&visit, text)?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn held(reader: &Reader<'_>, case: &Case, visit: RecordId) -> Result<Held, ApiError> {
    let state = case
        .records
        .iter()
        .find(|state| state.id == visit && state.kind == "visit/1");
    editable(state.ok_or(ErrorCode::NotFound)?, &reader.own)?;
    let own = |kind: EntryKind| own_entry(reader, case, visit, kind).map(|entry| entry.meta.record);
    Ok(Held {
        visit: Some(visit),
        fact: own(EntryKind::Fact),
        quote: own(EntryKind::Quote),
        care: own(EntryKind::CareNote),
    })
}

fn own_entry<'a>(
    reader: &Reader<'_>,
    case: &'a Case,
    visit: RecordId,
    kind: EntryKind,
) -> Option<&'a Entry> {
    case.file.entries.iter().find(|entry| {
        entry.kind == kind
            && entry.visit.known() == Some(&visit)
            && entry.meta.creator == Some(reader.own)
    })
}

/// A visit, to go on with it.
pub(crate) fn visit(app: &App, request: VisitRequest) -> Result<VisitView, ApiError> {
    let record = record_id("visit", &request.visit)?;
    app.read(|reader| {
        let (_, id) = reader.record(record)?;
        let case = reader.case(id)?;
        let visit = find(&case, record)?;
        let entry = |kind: EntryKind| {
            let entries = case.file.entries.iter();
            let mut of_visit =
                entries.filter(|entry| entry.kind == kind && entry.visit.known() == Some(&record));
            of_visit.next()
        };
        let text = |kind: EntryKind| {
            entry(kind)
                .and_then(|entry| entry.text.known().cloned())
                .unwrap_or_default()
        };
        let thoughts = reader.vault.interpretations(&record)?;
        let thought = thoughts.last();
        let photos = case
            .file
            .attachments
            .iter()
            .filter(|photo| photo.visit.known() == Some(&record));
        Ok(VisitView {
            visit: record.to_string(),
            case: id.to_string(),
            occurred_at: visit.occurred_at.known().map(ToString::to_string),
            purpose: visit.purpose.known().cloned().unwrap_or_default(),
            announced: visit.announced.known().copied(),
            outcome: visit.outcome.known().map(|outcome| code(*outcome)),
            company: visit.company.known().map(|company| code(*company)),
            card_left: visit.card_left.known().copied(),
            saw: text(EntryKind::Fact),
            said: text(EntryKind::Quote),
            said_by: entry(EntryKind::Quote)
                .and_then(|entry| entry.speaker.known().cloned())
                .unwrap_or_default(),
            think: thought
                .map(|thought| thought.text.clone())
                .unwrap_or_default(),
            think_until: thought
                .map(|thought| casework::calendar::Day::at(thought.expires_ms).to_string()),
            care: text(EntryKind::CareNote),
            photos: photos.map(|photo| photo_view(reader, photo)).collect(),
            finished: visit.meta.finished,
            mine: visit.meta.creator == Some(reader.own),
        })
    })
}

fn find(case: &Case, record: RecordId) -> Result<Visit, ApiError> {
    let found = case
        .file
        .visits
        .iter()
        .find(|visit| visit.meta.record == record);
    found.cloned().ok_or_else(|| ErrorCode::NotFound.into())
}

/// Finishes a visit with everything that belongs to it.
pub(crate) fn finish_visit(app: &App, request: VisitRequest) -> Result<Done, ApiError> {
    let record = record_id("visit", &request.visit)?;
    let own = app.read(|reader| {
        let (state, id) = reader.record(record)?;
        editable(&state, &reader.own)?;
        let belongs = |state: &&ledger::record::RecordState| {
            state.link("visit") == Some(record)
                && state.creator() == Some(reader.own)
                && !state.hidden()
        };
        let case = reader.case(id)?;
        Ok(case
            .records
            .iter()
            .filter(belongs)
            .map(|state| state.id)
            .collect::<Vec<_>>())
    })?;
    app.write("finish_visit", |tx| {
        seal(tx, record)?;
        own.iter().try_for_each(|record| seal(tx, *record))?;
        Ok(Done::DONE)
    })
}
