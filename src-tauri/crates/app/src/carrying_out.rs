//! Erasing for good: what is due and held up by nobody, then the vault under new keys; the file with nothing but requests
//! and answers; the list of what was destroyed.

use crate::{
    api::{
        Done, PathRequest,
        erasing::{
            CarriedOutView, CarryOutErasuresRequest, ExportRequestsRequest, ExportedRequestsView,
        },
        error::{ApiError, ErrorCode},
    },
    application::{App, hold},
    contacts::{is_compared, may_get_files},
    decisions::{by_decision, control, together},
    delivery::{Delivery, deliver},
    erasing::backup_view,
    erasing_answers::{is_case_held, notes_of},
    erasing_view::ready,
    failure::from_io,
    input::{Edits, root_id},
    outgoing::{gather, stand::until_it_stands},
    progress::Progress,
    reader::{Reader, count, instant},
    sharing::only_requests,
    text::hex,
    whole_file::write_whole,
};
use casework::kinds::{KINDS, field_text_key};
use ledger::{
    cbor::Value,
    ids::{CaseId, ControlId, RecordId},
    record::RecordState,
};
use std::path::Path;
use vault::{ErasureState, Secret};

/// Erases for good what may be, writes the vault anew under new keys, and puts the list into the backups in reach. The vault
/// is not held while the keys are derived.
pub(crate) fn carry_out_erasures(
    app: &App,
    request: CarryOutErasuresRequest,
    progress: &dyn Progress,
) -> Result<CarriedOutView, ApiError> {
    let passphrase = Secret::new(request.passphrase);
    let mut watch = app.until_locked().watch(progress, "rewriting");
    let keys = app.with(|vault| Ok(vault.rekeying()))?;
    if watch(0, 0).is_break() {
        return Err(ErrorCode::Cancelled.into());
    }
    // A wrong passphrase is told before anything is erased.
    let new = keys.renew(&passphrase, app.kdf)?;
    drop(keys);
    let (erased, held) = erase_ready(app)?;
    // From here on it is gone: what stops the rest is told, and is no failure of the whole.
    let rewritten = app.with(|vault| {
        let left = vault.rewrite_under(new, &mut watch)?;
        let backups = vault.note_in_backups(&mut watch)?;
        // Last: as long as a part is lacking, all of it is still to be done.
        vault.note_rewritten()?;
        Ok((left, backups))
    });
    app.read(|reader| {
        let (not_rewritten, (left, backups)) = match rewritten {
            Ok(done) => (None, done),
            Err(error) => (Some(error), (0, reader.vault.backups()?)),
        };
        Ok(CarriedOutView {
            erased,
            held,
            not_rewritten,
            old_files_left: count(left),
            backups_left: backups
                .iter()
                .map(|backup| backup_view(reader, backup))
                .collect(),
        })
    })
}

/// Erases what is due and held up by nobody; says how many, and how many a hold keeps.
fn erase_ready(app: &App) -> Result<(u32, u32), ApiError> {
    let (ids, counts) = app.read(|reader| {
        let due = reader.vault.erasures()?.into_iter().filter(|erasure| {
            erasure.state == ErasureState::Waiting && erasure.due_ms <= reader.now.ms
        });
        let due = by_decision(reader, due.collect())?.len();
        let ready = by_decision(reader, ready(reader)?)?;
        let ids: Vec<ControlId> = ready.iter().flatten().map(vault::Erasure::id).collect();
        Ok((ids, (count(ready.len()), count(due - ready.len()))))
    })?;
    erase_now(app, &ids)?;
    Ok(counts)
}

fn erase_now(app: &App, ids: &[ControlId]) -> Result<(), ApiError> {
    if ids.is_empty() {
        return Ok(());
    }
    // A file that is being looked at lies in the inbox, which is emptied.
    hold(&app.previews).clear();
    let changed = app.with(|vault| Ok(vault.erase_for_good(ids)?.1))?;
    app.tell(&changed);
    let (notes, backups) = app.read(|reader| {
        let backups = reader.vault.backups()?.len();
        let notes = ids.iter().map(|id| notes_of(reader, id));
        let notes: Vec<Vec<RecordId>> = notes.collect::<Result<_, ApiError>>()?;
        Ok((notes.concat(), backups))
    })?;
    let at = instant(app.env.now());
    app.write("note_destruction", |tx| {
        for note in &notes {
            Edits::of("destruction/1")
                .set("erased_at", at.as_str())
                .set("backups", i64::try_from(backups).unwrap_or(i64::MAX))
                .write(tx, *note)?;
        }
        Ok(())
    })
}

/// At every opening: what has been due for days. A failure keeps nobody out of his vault; the next opening tries again.
pub(crate) fn carry_out_by_itself(app: &App) {
    let due = app.read(|reader| {
        let mut due = Vec::new();
        for id in reader.vault.erasures_due()? {
            let found = reader.vault.erasure(&id)?;
            let case = found.map_or(CaseId::NONE, |found| found.item.header.case);
            if !is_case_held(reader, case)? {
                due.push(id);
            }
        }
        Ok(due)
    });
    drop(due.and_then(|ids| erase_now(app, &ids)));
}

/// Writes a file for a colleague with nothing but what is asked of him and answered to him: also when no case is shared
/// with him any more.
pub(crate) fn export_requests(
    app: &App,
    request: ExportRequestsRequest,
    progress: &dyn Progress,
) -> Result<ExportedRequestsView, ApiError> {
    until_it_stands(|| export_asked(app, &request, progress))
}

fn export_asked(
    app: &App,
    request: &ExportRequestsRequest,
    progress: &dyn Progress,
) -> Result<ExportedRequestsView, ApiError> {
    let root = root_id("contact", &request.contact)?;
    let (selection, gathered, unverified) = app.read(|reader| {
        let card = reader.card(&root).cloned().ok_or(ErrorCode::NotFound)?;
        may_get_files(reader, &card)?;
        let unverified = !is_compared(reader, &root);
        if unverified && !request.yes {
            return Err(ErrorCode::NeedsYes.into());
        }
        let selection = only_requests(card);
        let gathered = gather(reader, &selection)?;
        if gathered.asked() == 0 {
            return Err(ErrorCode::NothingToShare.into());
        }
        Ok((selection, gathered, unverified))
    })?;
    let items = count(gathered.asked());
    let delivery = Delivery {
        selection: &selection,
        gathered,
        path: Path::new(&request.path),
        mail: false,
        unverified,
        op: "export_requests",
    };
    let files = deliver(app, delivery, progress)?;
    let file = files.into_iter().next().ok_or(ErrorCode::Fault)?;
    Ok(ExportedRequestsView {
        file: file.file,
        name: file.name,
        items,
    })
}

/// Writes the list of what was destroyed, for an archivist: numbers, grounds and days, and no word of what it was.
pub(crate) fn save_destruction_list(app: &App, request: PathRequest) -> Result<Done, ApiError> {
    let text = app.read(|reader| {
        let kind = KINDS
            .iter()
            .find(|kind| kind.name == "destruction/1")
            .expect("invariant: the table of kinds holds it");
        let fields: Vec<&str> = kind.fields.iter().map(|field| field.name).collect();
        let head = fields
            .iter()
            .map(|field| reader.text(&field_text_key(kind.name, field)));
        let mut lines = vec![head.collect::<Vec<_>>().join(";")];
        let decided = together(reader)?;
        lines.extend(decided.iter().map(|notes| line(reader, notes, &fields)));
        lines.push(String::new());
        Ok(lines.join("\r\n"))
    })?;
    write_whole(&*app.env, Path::new(&request.path), text.as_bytes())
        .map_err(|error| from_io(&error))?;
    Ok(Done::DONE)
}

/// One decision: the numbers of all its items, and the records that went with any of them.
fn line(reader: &Reader<'_>, notes: &[RecordState], fields: &[&str]) -> String {
    let records: i64 = notes.iter().filter_map(|note| note.int("records")).sum();
    let items = notes.iter().filter_map(control).map(|id| id.to_string());
    let items: Vec<String> = items.collect();
    let cell = |field: &&str| match notes.first().and_then(|note| note.value(field)) {
        Some(_) if *field == "control" => items.join(" "),
        Some(_) if *field == "records" => records.to_string(),
        Some(Value::Text(text)) => match *field {
            "basis" => reader.text(&format!("erasure_basis.{text}")),
            "sort" => reader.text(&format!("erased_sort.{text}")),
            "class" => reader.text(&format!("retention_class.{text}")),
            _ => text.clone(),
        },
        Some(Value::Int(number)) => number.to_string(),
        Some(Value::Bytes(bytes)) => hex(bytes),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Map(_)) | None => {
            String::new()
        }
    };
    fields.iter().map(cell).collect::<Vec<_>>().join(";")
}
