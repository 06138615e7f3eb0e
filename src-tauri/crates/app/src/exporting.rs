//! The file for a colleague: how much goes, and writing it.

use crate::{
    api::{
        error::{ApiError, ErrorCode},
        sharing::{ExportCaseRequest, ExportedView, ExtentView, SharedItemView, WrittenFileView},
    },
    application::App,
    asking,
    correspondence::{is_acked, receiving_devices},
    delivery::{Delivery, deliver},
    outgoing::{Extent, Gathered, MAIL_BYTES, gather_as, missing_photos, stand::until_it_stands},
    progress::Progress,
    reader::{Reader, count, instant_ms},
    share_view::{held_back, receives},
    sharing::{Selection, Standing, check_ready, select},
};
use ledger::{erasure, record::RecordState};
use std::{collections::BTreeSet, path::Path};

/// Writes what goes to a colleague, in one file or in several, and notes what went to whom.
pub(crate) fn export_case(
    app: &App,
    request: ExportCaseRequest,
    progress: &dyn Progress,
) -> Result<ExportedView, ApiError> {
    until_it_stands(|| export(app, &request, progress))
}

fn export(
    app: &App,
    request: &ExportCaseRequest,
    progress: &dyn Progress,
) -> Result<ExportedView, ApiError> {
    let extent = Extent {
        only_new: request.only_new,
        send_asked: request.send_asked,
    };
    let (selection, gathered, unverified, view) = app.read(|reader| {
        let selection = select(
            reader,
            &request.cases,
            &request.contact,
            Standing::AsWritten,
        )?;
        let unverified = check_ready(reader, &selection, request.yes)?;
        let gathered = gather_as(reader, &selection, extent)?;
        if gathered.says_nothing() {
            return Err(ErrorCode::NothingToShare.into());
        }
        let view = told(reader, &selection, &gathered)?;
        Ok((selection, gathered, unverified, view))
    })?;
    let delivery = Delivery {
        selection: &selection,
        gathered,
        path: Path::new(&request.path),
        mail: request.mail,
        unverified,
        op: "export_case",
    };
    Ok(written(view, deliver(app, delivery, progress)?))
}

/// What is said about files that are not written yet.
fn told(
    reader: &Reader<'_>,
    selection: &Selection,
    gathered: &Gathered,
) -> Result<ExportedView, ApiError> {
    let goes = shown(gathered);
    let mut photos = missing_photos(reader, selection)?;
    photos.retain(|photo| goes.contains(photo));
    Ok(ExportedView {
        file: String::new(),
        name: String::new(),
        bytes: 0,
        sha256: String::new(),
        receives: goes_now(reader, selection, gathered),
        held_back: held_back(reader, selection)?,
        missing_photos: photos,
        files: Vec::new(),
    })
}

/// The same once they are.
fn written(view: ExportedView, files: Vec<WrittenFileView>) -> ExportedView {
    match files.first().cloned() {
        Some(first) => ExportedView {
            file: first.file,
            name: first.name,
            bytes: first.bytes,
            sha256: first.sha256,
            files,
            ..view
        },
        None => view,
    }
}

/// What the recipient gets of what he may see.
pub(crate) fn goes_now(
    reader: &Reader<'_>,
    selection: &Selection,
    gathered: &Gathered,
) -> Vec<SharedItemView> {
    let goes = shown(gathered);
    let mut items = receives(reader, selection);
    items.retain(|item| goes.contains(&item.record));
    items
}

/// The records of which something goes, as views name them.
fn shown(gathered: &Gathered) -> BTreeSet<String> {
    gathered.records().iter().map(ToString::to_string).collect()
}

/// How much goes, all in all and of what is new to the recipient.
pub(crate) fn extent_view(
    reader: &Reader<'_>,
    selection: &Selection,
    extent: Extent,
) -> Result<(ExtentView, Gathered), ApiError> {
    let gathered = gather_as(reader, selection, extent)?;
    let going = |gathered: &Gathered| count(goes_now(reader, selection, gathered).len());
    let all = selection
        .goes
        .iter()
        .filter(|state: &&RecordState| !state.hidden());
    let acked_at = acked_at(reader, selection)?;
    let only_new = Extent {
        only_new: true,
        ..extent
    };
    let new = if extent.only_new || acked_at.is_none() {
        going(&gathered)
    } else {
        going(&gather_as(reader, selection, only_new)?)
    };
    let (to, scope) = (
        selection.recipient.root_id(),
        selection.cases.iter().map(|case| case.id),
    );
    let asked = asking::open_in(reader, &to, &scope.collect::<Vec<_>>())?;
    let view = ExtentView {
        all: count(all.count()),
        new,
        acked_at,
        bytes: gathered.bytes(),
        mail_files: count(gathered.parts(Some(MAIL_BYTES)).len()),
        asked: asked.views(reader),
        asks: count(gathered.questions()),
        erase_requests: count(gathered.count(erasure::asks)),
        erase_answers: count(gathered.count(|header| erasure::answer(header).is_some())),
        refusals: count(gathered.count(erasure::refuses)),
    };
    Ok((view, gathered))
}

/// When the newest file was made that the recipient acknowledged on every device in use.
fn acked_at(reader: &Reader<'_>, selection: &Selection) -> Result<Option<String>, ApiError> {
    let devices = receiving_devices(reader, &selection.recipient);
    let sent = reader.vault.sent_files(&selection.recipient.root_id())?;
    let by_all = sent.iter().find(|sent| is_acked(sent, &devices));
    Ok(by_all.map(|sent| instant_ms(sent.at_ms)))
}
