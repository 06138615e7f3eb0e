//! A contact who left his organisation: nothing goes to him any more, and what he wrote stays as valid as it was.

use crate::{
    api::{
        Done,
        contacts::ContactView,
        contacts::{ContactBackRequest, ContactCardRequest, ContactLeftRequest, ContactLeftView},
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::all_rows,
    contacts::view,
    failure::from_io,
    input::{Edits, day, needed, root_id},
    reader::Reader,
    sent,
    whole_file::write_whole,
};
use casework::case_number::case_number;
use ledger::{
    author::Edit,
    ids::{CaseId, RecordId, RootId},
    record::{LIFE, delete_value},
};
use std::path::Path;

/// Notes that a contact left, and ends his part in the open cases.
pub(crate) fn contact_left(
    app: &App,
    request: ContactLeftRequest,
) -> Result<ContactLeftView, ApiError> {
    let root = root_id("contact", &request.contact)?;
    let left_at = day("left_at", &request.left_at)?.to_string();
    let reason = needed("reason", &request.reason)?;
    let (held, parts) = app.read(|reader| {
        reader.card(&root).ok_or(ErrorCode::NotFound)?;
        if root == reader.own {
            return Err(ApiError::invalid("contact", "own"));
        }
        let held = reader.left(&root).map(|left| left.note);
        Ok((held, takes_part(reader, &root)?))
    })?;
    app.write("contact_left", |tx| {
        tx.about(root.as_bytes());
        let note = Edits::of("contact_left/1")
            .set("left_at", left_at.as_str())
            .text("note", reason);
        match held {
            Some(held) => note.write(tx, held)?,
            None => drop(
                note.set("root", *root.as_bytes())
                    .create(tx, CaseId::NONE)?,
            ),
        }
        for (_, partner) in &parts {
            Edits::of("partner/1")
                .set("ended_at", left_at.as_str())
                .set("ended_reason", reason)
                .write(tx, *partner)?;
        }
        Ok(())
    })?;
    app.read(|reader| {
        let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        Ok(ContactLeftView {
            contact: view(reader, card),
            ended_in: parts.iter().map(|(case, _)| case_number(*case)).collect(),
            files: sent::to_person(reader, &root)?,
        })
    })
}

/// The open cases in which he takes part, with the record that says so.
fn takes_part(reader: &Reader<'_>, root: &RootId) -> Result<Vec<(CaseId, RecordId)>, ApiError> {
    let mut parts = Vec::new();
    for listed in all_rows(reader)? {
        let row = &listed.row;
        if row.closed || row.withdrawn {
            continue;
        }
        for state in reader.vault.records_of_kind(row.case, "partner/1")? {
            let his = state.bytes("root") == Some(root.as_bytes().as_slice());
            if his && !state.hidden() && state.text("ended_at").is_none() {
                parts.push((row.case, state.id));
            }
        }
    }
    Ok(parts)
}

/// He is back, or never left. Where his part in a case ended, it stays so until he is added again.
pub(crate) fn contact_back(
    app: &App,
    request: ContactBackRequest,
) -> Result<ContactView, ApiError> {
    let root = root_id("contact", &request.contact)?;
    let note = app.read(|reader| {
        let left = reader.left(&root).ok_or(ErrorCode::NotFound)?;
        Ok(left.note)
    })?;
    app.write("contact_back", |tx| {
        tx.about(root.as_bytes());
        let deleted = delete_value(&tx.state(note)?, None);
        Ok(tx.write(note, &[(LIFE, Edit::Set(deleted))])?)
    })?;
    app.read(|reader| {
        let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        Ok(view(reader, card))
    })
}

/// Writes the card of a contact to a file: for him, when he lost everything he had, or for another own device.
pub(crate) fn export_contact_card(
    app: &App,
    request: ContactCardRequest,
) -> Result<Done, ApiError> {
    let root = root_id("contact", &request.contact)?;
    app.read(|reader| {
        let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        write_whole(&*app.env, Path::new(&request.path), &card.item())
            .map_err(|error| from_io(&error))?;
        Ok(Done::DONE)
    })
}
