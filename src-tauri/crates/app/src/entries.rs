//! The file of a case: reading it, and adding, fixing, finishing and correcting entries.

use crate::{
    api::{
        Done, RecordReasonRequest, RecordRequest, RecordView,
        entries::{AddAddendumRequest, AddEntryRequest, TimelineRequest, TimelineView},
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::refuse_closed,
    drafts::{all_saved, visit_saved},
    input::{
        Edits, case_id, day, delete, editable, link, moment, moment_or, needed, record_id, seal,
        term, undelete,
    },
    partners::not_in_use,
    reach::Reach,
    reader::Reader,
    sent, timeline_view,
};
use casework::terms::entry::{Precision, Source};
use ledger::{ids::RecordId, record::Life};

/// The file of a case.
pub(crate) fn timeline(app: &App, request: TimelineRequest) -> Result<TimelineView, ApiError> {
    let id = case_id(&request.case)?;
    let from = request
        .from
        .as_deref()
        .map(|from| day("from", from))
        .transpose()?
        .map(|day| day.to_string());
    let until = request
        .until
        .as_deref()
        .map(|until| day("until", until))
        .transpose()?
        .map(|day| day.to_string());
    let asked = |at: &str| {
        let day = at.get(..10).unwrap_or(at);
        from.as_deref().is_none_or(|from| day >= from)
            && until.as_deref().is_none_or(|until| day <= until)
    };
    app.read(|reader| {
        let mut items = timeline_view::items(reader, &reader.case(id)?);
        items.retain(|item| {
            (request.kinds.is_empty() || request.kinds.contains(&item.kind))
                && asked(item.occurred_at.as_deref().unwrap_or(&item.recorded_at))
        });
        let (mut sent, sent_incomplete_since) = match request.kinds.as_slice() {
            [] => (
                sent::with_case(reader, id)?,
                sent::incomplete_since(reader)?,
            ),
            [_, ..] => (Vec::new(), None),
        };
        sent.retain(|file| asked(&file.at));
        if request.newest_first {
            items.reverse();
        } else {
            sent.reverse();
        }
        Ok(TimelineView {
            items,
            sent,
            sent_incomplete_since,
        })
    })
}

/// A fact, quote or care note.
pub(crate) fn add_entry(app: &App, request: AddEntryRequest) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let now = app.env.now();
    let text = needed("text", &request.text)?;
    let at = moment_or("occurred_at", request.occurred_at.as_deref(), now)?;
    let until = request
        .occurred_until
        .as_deref()
        .map(|at| moment("occurred_until", at))
        .transpose()?;
    let edits = match request.kind.as_str() {
        "fact" => Edits::of("fact/1")
            .set("occurred_at", at)
            .maybe("occurred_until", until.map(|until| until.to_string()))
            .term(
                "precision",
                term::<Precision>("precision", &request.precision)?,
            )
            .term("source", term::<Source>("source", &request.source)?)
            .set("text", text)
            .text("place", &request.place)
            .text("verified_by", &request.verified_by),
        "quote" => Edits::of("quote/1")
            .set("occurred_at", at)
            .text("speaker", &request.speaker)
            .set("text", text),
        "care_note" => Edits::of("care_note/1")
            .set("occurred_at", at)
            .set("text", text),
        _ => return Err(ApiError::invalid("kind", "not_a_code")),
    };
    app.read(|reader| refuse_closed(reader, id))?;
    app.create_undoable("add_entry", |tx| edits.create(tx, id))
}

/// An own entry that is not finished, about which nothing is left unsaved.
fn settled(reader: &Reader<'_>, record: RecordId) -> Result<(), ApiError> {
    let (state, case) = reader.record(record)?;
    editable(&state, &reader.own)?;
    visit_saved(reader, case, record)?;
    all_saved(reader, case, &[record])
}

/// Finishes an own entry: from now on corrections stand beside it.
pub(crate) fn finish_entry(app: &App, request: RecordRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| settled(reader, record))?;
    app.write_undoable("finish_entry", record, |tx| seal(tx, record))
}

/// Takes an own entry back while it is not finished. What someone else wrote to it keeps it visible. A partner goes
/// only while nothing names him and nothing went to him: after that he stops.
pub(crate) fn withdraw_entry(app: &App, request: RecordReasonRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let reason = needed("reason", &request.reason)?;
    app.read(|reader| {
        settled(reader, record)?;
        not_in_use(reader, record)
    })?;
    app.write_undoable("withdraw_entry", record, |tx| delete(tx, record, reason))
}

/// Brings a withdrawn entry back.
pub(crate) fn restore_entry(app: &App, request: RecordRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let (state, _) = reader.record(record)?;
        editable(&state, &reader.own)?;
        if state.life == Life::Active {
            Err(ApiError::invalid("record", "not_withdrawn"))
        } else {
            Ok(())
        }
    })?;
    app.write("restore_entry", |tx| {
        undelete(tx, record)?;
        Ok(Done::DONE)
    })
}

/// A correction beside an entry: as far as the entry itself goes, no further. How a case ended is corrected by who
/// closed it.
pub(crate) fn add_addendum(app: &App, request: AddAddendumRequest) -> Result<RecordView, ApiError> {
    let record = record_id("record", &request.record)?;
    let text = needed("text", &request.text)?;
    let (state, case, own) = app.read(|reader| {
        let (state, case) = reader.record(record)?;
        Ok((state, case, reader.own))
    })?;
    if state.kind == "closing/1" && state.creator() != Some(own) {
        return Err(ErrorCode::NotCreator.into());
    }
    if state.classes.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    let reach = Reach::of_record(&state);
    app.create_undoable("add_addendum", |tx| {
        Edits::of("addendum/1")
            .set("to", link(record))
            .set("text", text)
            .create_as(tx, case, &reach.audience, reach.class)
    })
}
