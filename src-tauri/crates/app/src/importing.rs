//! Importing: look first, then merge. Nothing is written before the person says so.

use crate::{
    api::{
        Done,
        error::{ApiError, ErrorCode},
        importing::{
            CancelImportRequest, ImportPreviewView, ImportRequest, ImportedView,
            InspectFileRequest, InspectedView, PreviewImportRequest,
        },
    },
    application::{App, Life, hold, life},
    contacts::view,
    failure::from_io,
    known_until,
    merged::number,
    outlook::{
        answers_ahead, cases, erasures_in, missing_files, photos_back, preview_view, sender_card,
    },
    partners::confirm,
    progress::Progress,
    reader::{Reader, count, instant},
    text::hex,
    undoing::Deeds,
};
use exchange::{Contents, DeviceSecret, FileType, Known, KnownDevice, Limits, Opened, Receiver};
use ledger::{
    change::Change,
    env::random,
    erasure::asks,
    ids::{DeviceId, RecordId, RootId},
    plan::{CardStep, Incoming, Plan},
    record::RecordState,
};
use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    io::{self, Read},
    ops::ControlFlow,
    path::{Path, PathBuf},
};
use vault::{Admitted, Arrived, Planned, Tx, Undoable};

/// So much of a file is copied before somebody is asked whether it should go on, in bytes.
const COPIED_AT_ONCE: u64 = 4 * 1024 * 1024;

/// Files that are looked at and not merged or refused yet.
#[derive(Default)]
pub(crate) struct Previews {
    open: HashMap<String, Preview>,
}

/// A file that was verified, and what it would change.
pub(crate) struct Preview {
    /// The open vault that it was verified for.
    pub life: Life,
    copy: PathBuf,
    opened: Opened,
    planned: Planned,
    /// Differences to choose from, as the person was told.
    conflicts: u32,
}

impl Previews {
    pub fn clear(&mut self) {
        self.open.drain().for_each(|(_, preview)| preview.discard());
    }

    pub fn keep(&mut self, token: String, preview: Preview) {
        self.open.insert(token, preview);
    }
}

impl Preview {
    /// The copy is encrypted; leaving it behind would only cost room.
    pub fn discard(self) {
        drop(fs::remove_file(&self.copy));
    }
}

/// Whose device is whose, as the vault knew when the file was opened, and what the vault holds while it goes on.
struct KnownHere<'a> {
    app: &'a App,
    devices: HashMap<DeviceId, KnownDevice>,
}

impl<'a> KnownHere<'a> {
    fn of(app: &'a App, reader: &Reader<'_>) -> KnownHere<'a> {
        let mut devices = HashMap::new();
        for card in reader.all_cards() {
            for certificate in &card.facts.devices {
                let device = KnownDevice {
                    root: card.root_id(),
                    key: certificate.signing,
                };
                devices.insert(DeviceId::of(&certificate.signing), device);
            }
        }
        KnownHere { app, devices }
    }
}

impl Known for KnownHere<'_> {
    fn device(&self, device: &DeviceId) -> Option<KnownDevice> {
        self.devices.get(device).copied()
    }

    /// A vault that was locked meanwhile, or cannot tell, holds none: then all of them are verified.
    fn held(&self, changes: &[Change]) -> Vec<bool> {
        let held = self.app.with(|vault| Ok(vault.held(changes)?));
        held.unwrap_or_else(|_| vec![false; changes.len()])
    }
}

/// Verifies a file whole and shows what it would change.
pub(crate) fn preview_import(
    app: &App,
    request: PreviewImportRequest,
    progress: &dyn Progress,
) -> Result<ImportPreviewView, ApiError> {
    let token = hex(&random::<16>(&*app.env));
    let (copy, bytes, life) = take_in(app, &request, &token, progress)?;
    let looked = verify(app, &copy, request.yes, progress).and_then(|mut opened| {
        opened.contents.incoming.own_yes = request.own_yes;
        let planned = plan(app, &opened)?;
        let view =
            app.read(|reader| preview_view(reader, &opened, &planned.plan, &token, bytes))?;
        Ok((view, opened, planned))
    });
    let (view, opened, planned) = looked.inspect_err(|_| drop(fs::remove_file(&copy)))?;
    let preview = Preview {
        life,
        copy,
        opened,
        planned,
        conflicts: count(view.conflicts.len()),
    };
    app.keep_preview(token, preview)?;
    Ok(view)
}

fn plan(app: &App, opened: &Opened) -> Result<Planned, ApiError> {
    let incoming = &opened.contents.incoming;
    app.with(|vault| Ok(vault.plan(incoming)?))
}

/// Copies the file, still encrypted, into the inbox of the vault: a stick may be pulled out. A large one waits for a yes
/// before it is copied, and one for which there is no room is not begun.
fn take_in(
    app: &App,
    request: &PreviewImportRequest,
    token: &str,
    progress: &dyn Progress,
) -> Result<(PathBuf, u64, Life), ApiError> {
    let path = Path::new(&request.path);
    let (inbox, open) = app.with(|vault| Ok((vault.inbox(), life(vault))))?;
    let copy = inbox.join(format!("{token}.woonrust"));
    let size = fs::metadata(path).map_err(|error| from_io(&error))?.len();
    if size > Limits::V1.container {
        return Err(ApiError::new(ErrorCode::FileTooLarge).with("detail", "container"));
    }
    limits(request.yes).needs_yes(size, 0)?;
    fs::create_dir_all(&inbox).map_err(|error| from_io(&error))?;
    app.check_room(&inbox, size)?;
    let copied = copy_watched(path, &copy, size, progress);
    let still_open = || app.with(|vault| Ok(life(vault) == open));
    match copied.and_then(|()| still_open()) {
        Ok(true) => Ok((copy, size, open)),
        outcome => {
            drop(fs::remove_file(&copy));
            // Locked meanwhile, and perhaps opened again: what lay in the inbox was swept.
            outcome.and(Err(ErrorCode::Locked.into()))
        }
    }
}

fn copy_watched(
    from: &Path,
    to: &Path,
    size: u64,
    progress: &dyn Progress,
) -> Result<(), ApiError> {
    let failed = |error: io::Error| from_io(&error);
    let mut source = File::open(from).map_err(failed)?;
    let mut target = File::create(to).map_err(failed)?;
    let mut done = 0;
    loop {
        progress.step(done, size, "copying");
        go_on(progress)?;
        // A file that grows meanwhile is not followed.
        let mut piece = source.by_ref().take(COPIED_AT_ONCE.min(size - done));
        match io::copy(&mut piece, &mut target).map_err(failed)? {
            0 => return Ok(()),
            copied => done += copied,
        }
    }
}

/// Where the person may stop the work.
fn go_on(progress: &dyn Progress) -> Result<(), ApiError> {
    if progress.cancelled() {
        Err(ErrorCode::Cancelled.into())
    } else {
        Ok(())
    }
}

fn limits(yes: bool) -> Limits {
    if yes {
        Limits::V1.allowing_large()
    } else {
        Limits::V1
    }
}

fn verify(app: &App, copy: &Path, yes: bool, progress: &dyn Progress) -> Result<Opened, ApiError> {
    let (roots, known, secrets) = app.read(|reader| {
        // A file may be under way to a device or a key that this vault had before.
        let own = DeviceSecret::from_bytes(*reader.vault.device_keys().sealing);
        let former = reader.vault.former()?;
        let former = former
            .iter()
            .map(|former| DeviceSecret::from_bytes(*former.sealing));
        let secrets: Vec<DeviceSecret> = std::iter::once(own).chain(former).collect();
        let roots = reader.vault.roots_of(&reader.own);
        Ok((roots, KnownHere::of(app, reader), secrets))
    })?;
    let limits = limits(yes);
    let mut watch = |at: exchange::Progress| {
        progress.step(at.done, at.total, "verifying");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let mut outcome = Err(exchange::Error::OtherRecipient);
    for me in roots {
        let receiver = Receiver {
            me,
            secrets: &secrets,
            known: &known,
            limits: &limits,
        };
        // The vault is not held while the file is verified.
        outcome = exchange::open(copy, &receiver, &mut watch);
        if !matches!(outcome, Err(exchange::Error::OtherRecipient)) {
            break;
        }
    }
    Ok(outcome?)
}

/// Merges a file that was looked at: all of it at once, or nothing.
pub(crate) fn import_file(
    app: &App,
    request: ImportRequest,
    progress: &dyn Progress,
) -> Result<ImportedView, ApiError> {
    let preview = hold(&app.previews)
        .open
        .remove(&request.token)
        .ok_or(ErrorCode::PreviewStale)?;
    progress.step(0, 0, "merging");
    let outcome = agreed(app, &request, &preview).and_then(|()| merge(app, &preview, progress));
    match outcome {
        Err(error) if !matches!(error.code, ErrorCode::PreviewStale | ErrorCode::Locked) => {
            // The file is sound and nothing was written: the person may try again.
            app.keep_preview(request.token, preview)?;
            Err(error)
        }
        outcome => {
            preview.discard();
            outcome
        }
    }
}

/// A file that leaves very many differences to choose is merged only with a yes to just that number: it may be the file of
/// a copy that went its own way for months, or of somebody who means harm.
fn agreed(app: &App, request: &ImportRequest, preview: &Preview) -> Result<(), ApiError> {
    let most = u32::from(app.policy().conflicts_per_file);
    if preview.conflicts <= most || request.conflicts == Some(preview.conflicts) {
        return Ok(());
    }
    let refused = ApiError::new(ErrorCode::ManyConflicts);
    Err(refused.with("count", preview.conflicts).with("most", most))
}

/// Whether the own person erased something on another device: the way back of a command may hold it.
fn erases_own(reader: &Reader<'_>, incoming: &Incoming, plan: &Plan) -> bool {
    let new = plan.control.iter();
    let mut new = new.map(|place| &incoming.control[*place].header);
    new.any(|header| asks(header) && reader.vault.root_of(&header.device) == Some(reader.own))
}

fn merge(app: &App, preview: &Preview, progress: &dyn Progress) -> Result<ImportedView, ApiError> {
    let (opened, planned) = (&preview.opened, &preview.planned);
    let contents = &opened.contents;
    let (dir, back, told) = app.read(|reader| {
        let back = photos_back(reader, opened)?;
        let told = known_until::told_by(reader, contents, &planned.plan)?;
        Ok((reader.vault.dir().to_owned(), back, told))
    })?;
    let (incoming, plan) = (&contents.incoming, &planned.plan);
    app.check_room(&dir, room_needed(contents, plan, &back))?;
    app.with(|vault| Ok(vault.start_epoch_if_copied(planned, incoming)?))?;
    let second_thoughts = app.policy().retention.second_thoughts_ms();
    let (import, came_in) = app.write("import_file", |tx| {
        let admitted = tx.admit(planned, incoming, &contents.manifest_hash)?;
        attach(tx, opened, &admitted, progress)?;
        tx.heed_file(incoming, second_thoughts)?;
        tx.note_file(admitted.import, incoming, plan, &arrived(contents))?;
        for (key, day) in &told {
            tx.set_setting_of_file(key, day)?;
        }
        // One does not confirm oneself: a file from another own device brings the confirmations that it holds.
        let from_own = incoming.sender == tx.own_root();
        for case in plan.new_cases.iter().filter(|_| !from_own) {
            let partners = tx.records_of_kind(*case, "partner/1")?;
            let named = |state: &&RecordState| {
                state.bytes("root").and_then(RootId::from_slice) == Some(incoming.sender)
                    && !state.hidden()
            };
            if let Some(partner) = partners.iter().find(named).map(|partner| partner.id) {
                confirm(tx, *case, partner)?;
            }
        }
        Ok((admitted.import, tx.admit_waiting()?))
    })?;
    if app.read(|reader| Ok(erases_own(reader, incoming, plan)))? {
        app.deeds(Deeds::clear)?;
    }
    // A colleague may have closed a case about which people answered here.
    crate::expectations::forget_old(app)?;
    app.read(|reader| {
        let sender = sender_card(reader, incoming)?;
        let (erasures, answers) = erasures_in(reader, incoming, plan);
        let applied = !back.is_empty()
            || came_in > 0
            || !plan.admit.is_empty()
            || !plan.control.is_empty()
            || !plan.fill.is_empty()
            || plan
                .cards
                .iter()
                .any(|step| matches!(step, CardStep::New | CardStep::Newer));
        Ok(ImportedView {
            from: view(reader, &sender),
            cases: cases(reader, incoming, plan, &BTreeMap::new())?,
            new_records: count(plan.new_records.len()),
            changed_records: count(plan.changed_records.len()),
            conflicts: count(answers_ahead(reader, plan)),
            quarantined: count(plan.quarantine.len()),
            refused: count(plan.refused.len()),
            erasures,
            answers,
            came_in: u32::try_from(came_in).unwrap_or(u32::MAX),
            photos_back: count(back.len()),
            missing_files: missing_files(reader, contents)?,
            applied,
            import: number(import),
            undoable: reader.vault.undoable(import)? == Undoable::Possible,
        })
    })
}

/// A file as far as acknowledgements go.
fn arrived(contents: &Contents) -> Arrived<'_> {
    let manifest = &contents.manifest;
    Arrived {
        file: manifest.id,
        is_full: manifest.kind == FileType::Full,
        created: manifest.created,
        presumes: &manifest.presumes,
        acks: &manifest.acks,
    }
}

/// Stores the photos that the file brings (pass B: each is hashed once more while it is read).
fn attach(
    tx: &mut Tx<'_>,
    opened: &Opened,
    admitted: &Admitted,
    progress: &dyn Progress,
) -> Result<(), ApiError> {
    let total = admitted.attachments.len() as u64;
    for (done, (record, sha256)) in (0..).zip(&admitted.attachments) {
        progress.step(done, total, "merging");
        go_on(progress)?;
        let blobs = &opened.contents.blobs;
        if blobs.iter().any(|blob| blob.sha256 == *sha256) {
            let mut blob = opened.blob(sha256)?;
            tx.attach_from(*record, &mut blob, Some(sha256))?;
        }
    }
    progress.step(total.max(1), total.max(1), "merging");
    Ok(())
}

/// What a database takes to grow, beside the changes themselves, in bytes.
const TO_GROW: u64 = 1024 * 1024;
/// A change stands in the log and in the database, with what follows from it.
const TIMES_A_CHANGE: u64 = 3;

/// Bytes that merging writes: photos that are not whole here, and changes.
fn room_needed(contents: &Contents, plan: &Plan, back: &[(RecordId, [u8; 32])]) -> u64 {
    let size = |sha256: &[u8]| {
        let mut blobs = contents.blobs.iter();
        blobs
            .find(|blob| blob.sha256 == *sha256)
            .map_or(0, |blob| blob.bytes)
    };
    let places = plan.admit.iter();
    let admitted: Vec<&Change> = places
        .map(|place| &contents.incoming.changes[*place])
        .collect();
    let weight = |change: &&Change| (change.header_bytes.len() + change.body_bytes().len()) as u64;
    let changes: u64 = admitted.iter().map(weight).sum();
    let photos: u64 = admitted
        .iter()
        .copied()
        .filter_map(photo_of)
        .map(size)
        .sum();
    let missing: u64 = back.iter().map(|(_, sha256)| size(sha256)).sum();
    TO_GROW + TIMES_A_CHANGE * changes + photos + missing
}

/// The photo that a change puts into its record.
fn photo_of(change: &Change) -> Option<&[u8]> {
    if change.header.kind != "attachment/1" {
        return None;
    }
    let writes = change.header.writes.iter();
    let mut named = writes.zip(&change.body).rev();
    let (_, slot) = named.find(|(write, _)| write.field == "sha256")?;
    slot.as_ref()?.value.as_bytes()
}

/// Leaves no trace of a preview.
pub(crate) fn cancel_import(app: &App, request: CancelImportRequest) -> Result<Done, ApiError> {
    if let Some(preview) = hold(&app.previews).open.remove(&request.token) {
        preview.discard();
    }
    Ok(Done::DONE)
}

/// What a file says of itself, after its signature was checked.
pub(crate) fn inspect_file(
    app: &App,
    request: InspectFileRequest,
    progress: &dyn Progress,
) -> Result<InspectedView, ApiError> {
    let path = Path::new(&request.path);
    let opened = verify(app, path, request.yes, progress)?;
    let manifest = &opened.contents.manifest;
    let kind = match manifest.kind {
        FileType::Full => "full",
        FileType::Delta => "delta",
        FileType::Handover => "handover",
        FileType::Archive => "archive",
    };
    app.read(|reader| {
        Ok(InspectedView {
            file: hex(&manifest.id),
            kind: kind.to_owned(),
            from: view(reader, &sender_card(reader, &opened.contents.incoming)?),
            created_at: instant(manifest.created),
            cases: opened
                .contents
                .incoming
                .scope
                .iter()
                .map(ToString::to_string)
                .collect(),
            changes: count(opened.contents.incoming.changes.len()),
            attachments: count(opened.contents.blobs.len()),
            bytes: fs::metadata(path).map_or(0, |metadata| metadata.len()),
        })
    })
}
