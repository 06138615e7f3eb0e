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
    cases::refuse_closed,
    drafts::{all_saved, visit_saved},
    input::{Edits, FormKey, case_id, editable, form_key, link, moment, record_id, seal, term},
    reader::{Case, Reader, code},
    timeline_view::photo_view,
    visit_agreements::{self, Agreed},
    visit_safety::noticed,
};
use casework::{
    calendar::{Day, Moment},
    casefile::event::{Entry, EntryKind, Visit},
    terms::{
        Term,
        entry::{Company, Precision, Source, VisitOutcome},
    },
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
    /// Photos of the form that stand.
    photos: Vec<RecordId>,
}

/// Saves a home visit, or completes one that is not finished. The same save sent twice is one visit.
pub(crate) fn save_visit(app: &App, request: SaveVisitRequest) -> Result<SavedVisitView, ApiError> {
    let asked = Asked::of(&request)?;
    let id = asked.case;
    let now = Moment::of(app.env.now()).to_string();
    let (held, follows) = app.read(|reader| look(reader, &request, &asked, &now))?;
    let at = match (&asked.at, held.visit) {
        (Some(at), _) => Some(at.as_str()),
        (None, None) => Some(now.as_str()),
        // What is completed keeps its moment unless another one is told.
        (None, Some(_)) => None,
    };
    let thoughts_days = app.policy().work_note_days;
    let (view, _) = app.undoable("save_visit", |tx| {
        let edits = visit_edits(&request, &asked, at);
        let record = match held.visit {
            Some(visit) => edits.write_unfinished(tx, visit).map(|()| visit)?,
            None => edits.create_for(tx, id, asked.key)?,
        };
        let mut records = vec![record];
        for (held, edits) in [
            (held.fact, fact(&request, record, at, held.fact)),
            (held.quote, quote(&request, record, at, held.quote)),
            (held.care, care(&request, record, at, held.care)),
        ] {
            if let Some(edits) = edits {
                records.push(put(tx, id, held, edits)?);
            }
        }
        for photo in &held.photos {
            Edits::of("attachment/1")
                .set("visit", link(record))
                .write_changed(tx, *photo)?;
            records.push(*photo);
        }
        if request.finish {
            records.iter().try_for_each(|record| seal(tx, *record))?;
        }
        let put_beside = |tx: &mut Tx<'_>, edits: Option<Edits>| {
            let put = edits.map(|edits| visit_agreements::put(tx, id, asked.key, edits));
            put.transpose()
        };
        let action = put_beside(tx, follows.action)?;
        let safety_note = put_beside(tx, follows.safety)?;
        let agreements = visit_agreements::write(tx, id, follows.agreed)?;
        // Own thoughts stay on this device and are wiped after a while.
        let think = request.think.trim();
        tx.keep_interpretation(&record, think, thoughts_days)?;
        let view = SavedVisitView {
            visit: record.to_string(),
            records: records.iter().map(ToString::to_string).collect(),
            action: action.map(|action| action.to_string()),
            agreements: agreements.iter().map(ToString::to_string).collect(),
            safety_note: safety_note.map(|note| note.to_string()),
        };
        Ok((record, view))
    })?;
    Ok(view)
}

/// What a request asks, in our own terms.
struct Asked {
    case: CaseId,
    visit: Option<RecordId>,
    key: Option<FormKey>,
    at: Option<String>,
    outcome: VisitOutcome,
    company: Option<Company>,
    photos: Vec<RecordId>,
}

impl Asked {
    fn of(request: &SaveVisitRequest) -> Result<Asked, ApiError> {
        let outcome = term::<VisitOutcome>("outcome", &request.outcome)?;
        let silent = request.saw.trim().is_empty() && request.said.trim().is_empty();
        if outcome == VisitOutcome::Spoken && silent {
            return Err(ApiError::invalid("saw", "empty"));
        }
        let step = request.next_step.as_ref();
        let follows = step.is_some_and(|step| !step.text.trim().is_empty());
        if follows && !request.no_next_step.trim().is_empty() {
            return Err(ApiError::invalid("no_next_step", "step_given"));
        }
        let at = request.occurred_at.as_deref();
        let company = request.company.as_deref();
        let photos = request.photos.iter();
        Ok(Asked {
            case: case_id(&request.case)?,
            visit: request
                .visit
                .as_deref()
                .map(|visit| record_id("visit", visit))
                .transpose()?,
            key: form_key(request.key.as_deref())?,
            at: at
                .map(|at| Ok::<_, ApiError>(moment("occurred_at", at)?.to_string()))
                .transpose()?,
            outcome,
            company: company
                .map(|company| term::<Company>("company", company))
                .transpose()?,
            photos: photos
                .map(|photo| record_id("photos", photo))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// What follows from a visit, ready to be written.
struct Follows {
    action: Option<Edits>,
    agreed: Vec<Agreed>,
    safety: Option<Edits>,
}

/// What is there already, and what follows; refuses what cannot be saved.
fn look(
    reader: &Reader<'_>,
    request: &SaveVisitRequest,
    asked: &Asked,
    now: &str,
) -> Result<(Held, Follows), ApiError> {
    refuse_closed(reader, asked.case)?;
    let case = reader.case_of_partners(asked.case)?;
    let device = reader.vault.own().device;
    let begun = asked
        .key
        .map(|key| RecordId::derive(device, asked.case, "visit/1", &key))
        .filter(|visit| reader.vault.state(*visit).is_ok());
    let mut held = match asked.visit.or(begun) {
        Some(visit) => held(reader, &reader.case(asked.case)?, visit)?,
        None => Held::default(),
    };
    own_record(reader, &case).ok_or(ErrorCode::NotPartner)?;
    held.photos = standing_photos(reader, &case, &asked.photos)?;
    if request.finish {
        let texts = [held.fact, held.quote, held.care].into_iter().flatten();
        let all: Vec<RecordId> = texts.chain(held.photos.iter().copied()).collect();
        all_saved(reader, asked.case, &all)?;
    }
    let step = request.next_step.as_ref();
    let action = step
        .filter(|step| !step.text.trim().is_empty())
        .map(|step| {
            let (due, owner) = (step.due.as_deref(), step.owner.as_deref());
            action_edits(reader, &case, &step.text, due, owner)
        })
        .transpose()?;
    let at = asked.at.as_deref().unwrap_or(now);
    let day = at.get(..10).unwrap_or(at);
    let agreed = visit_agreements::read(reader, &case, &request.agreements, day)?;
    let on = Day::parse(day).unwrap_or(reader.today);
    let follows = Follows {
        action,
        agreed,
        safety: noticed(reader, request.safety.as_ref(), on)?,
    };
    Ok((held, follows))
}

/// The photos of a form that stand in the case; one that was taken back meanwhile is left out.
fn standing_photos(
    reader: &Reader<'_>,
    case: &Case,
    photos: &[RecordId],
) -> Result<Vec<RecordId>, ApiError> {
    let mut standing = Vec::new();
    for photo in photos {
        let (state, of) = reader.record(*photo)?;
        if of != case.id || state.kind != "attachment/1" {
            return Err(ErrorCode::NotFound.into());
        }
        if !state.hidden() {
            standing.push(*photo);
        }
    }
    Ok(standing)
}

fn put(
    tx: &mut Tx<'_>,
    case: CaseId,
    held: Option<RecordId>,
    edits: Edits,
) -> Result<RecordId, ApiError> {
    match held {
        Some(record) => edits.write_unfinished(tx, record).map(|()| record),
        None => edits.create(tx, case),
    }
}

fn visit_edits(request: &SaveVisitRequest, asked: &Asked, at: Option<&str>) -> Edits {
    Edits::of("visit/1")
        .maybe("occurred_at", at)
        .term("outcome", asked.outcome)
        .given("purpose", &request.purpose)
        .chosen("announced", request.announced)
        .chosen("card_left", request.card_left)
        .given("no_next_step", &request.no_next_step)
        .chosen("company", asked.company.map(|company| company.code()))
}

/// A text of the visit. What others or the timeline may have told about an earlier one stays as it is.
fn of_visit(
    kind: &'static str,
    visit: RecordId,
    at: Option<&str>,
    held: Option<RecordId>,
) -> Edits {
    let edits = Edits::of(kind).maybe("occurred_at", at);
    match held {
        Some(_) => edits,
        None => edits.set("visit", link(visit)),
    }
}

/// A text that was there and is empty now is cleared; one that never was is not written.
fn texted(edits: Edits, text: &str, held: Option<RecordId>) -> Option<Edits> {
    match (text.trim(), held) {
        ("", None) => None,
        (text, _) => Some(edits.given("text", text)),
    }
}

fn fact(
    request: &SaveVisitRequest,
    visit: RecordId,
    at: Option<&str>,
    held: Option<RecordId>,
) -> Option<Edits> {
    let edits = of_visit("fact/1", visit, at, held);
    let edits = match held {
        Some(_) => edits,
        None => edits
            .term("precision", Precision::Exact)
            .term("source", Source::Own),
    };
    texted(edits, &request.saw, held)
}

fn quote(
    request: &SaveVisitRequest,
    visit: RecordId,
    at: Option<&str>,
    held: Option<RecordId>,
) -> Option<Edits> {
    let edits = of_visit("quote/1", visit, at, held).given("speaker", &request.said_by);
    texted(edits, &request.said, held)
}

fn care(
    request: &SaveVisitRequest,
    visit: RecordId,
    at: Option<&str>,
    held: Option<RecordId>,
) -> Option<Edits> {
    texted(
        of_visit("care_note/1", visit, at, held),
        &request.care,
        held,
    )
}

fn held(reader: &Reader<'_>, case: &Case, visit: RecordId) -> Result<Held, ApiError> {
    let mut visits = case.records.iter();
    let state = visits.find(|state| state.id == visit && state.kind == "visit/1");
    if state.ok_or(ErrorCode::NotFound)?.creator() != Some(reader.own) {
        return Err(ErrorCode::NotCreator.into());
    }
    let own = |kind: EntryKind| own_entry(reader, case, visit, kind).map(|entry| entry.meta.record);
    Ok(Held {
        visit: Some(visit),
        fact: own(EntryKind::Fact),
        quote: own(EntryKind::Quote),
        care: own(EntryKind::CareNote),
        photos: Vec::new(),
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
        let texts: Vec<&str> = thoughts
            .iter()
            .map(|thought| thought.text.as_str())
            .collect();
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
            no_next_step: visit.no_next_step.known().cloned().unwrap_or_default(),
            saw: text(EntryKind::Fact),
            said: text(EntryKind::Quote),
            said_by: entry(EntryKind::Quote)
                .and_then(|entry| entry.speaker.known().cloned())
                .unwrap_or_default(),
            think: texts.join("\n\n"),
            think_until: thoughts
                .iter()
                .map(|thought| thought.expires_ms)
                .min()
                .map(|ms| Day::at(ms).to_string()),
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
        visit_saved(reader, id, record)?;
        let belongs = |state: &&ledger::record::RecordState| {
            state.link("visit") == Some(record)
                && state.creator() == Some(reader.own)
                && !state.hidden()
        };
        let case = reader.case(id)?;
        let all = case.records.iter().filter(belongs);
        let own: Vec<RecordId> = all.map(|state| state.id).collect();
        all_saved(reader, id, &own)?;
        Ok(own)
    })?;
    app.write_undoable("finish_visit", record, |tx| {
        seal(tx, record)?;
        own.iter().try_for_each(|record| seal(tx, *record))
    })
}
