//! Importing: look first, then merge. Nothing is written before the person says so.

use crate::{
    api::{
        Done, PathRequest,
        error::{ApiError, ErrorCode},
        importing::{
            CancelImportRequest, ImportPreviewView, ImportRequest, ImportedView, InspectedView,
            PreviewImportRequest,
        },
    },
    application::{App, Life, hold, life},
    contacts::view,
    failure::from_io,
    outlook::{answers_ahead, cases, photos_back, preview_view, sender_card},
    partners::confirm,
    progress::Progress,
    reader::{Reader, count, instant},
    text::hex,
};
use exchange::{DeviceSecret, FileType, Known, KnownDevice, Limits, Opened, Receiver};
use ledger::{
    change::Change,
    env::random,
    ids::{DeviceId, RootId},
    plan::{CardStep, Lookup},
    record::RecordState,
};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};
use vault::Planned;

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
        for card in reader.cards() {
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
    let (copy, bytes, life) = take_in(app, Path::new(&request.path), &token)?;
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
    };
    app.keep_preview(token, preview)?;
    Ok(view)
}

fn plan(app: &App, opened: &Opened) -> Result<Planned, ApiError> {
    let incoming = &opened.contents.incoming;
    app.with(|vault| {
        if vault.lookup().is_revoked(&incoming.sender_device) {
            return Err(ApiError::new(ErrorCode::UnknownSigner).with("detail", "revoked_device"));
        }
        Ok(vault.plan(incoming)?)
    })
}

/// Copies the file, still encrypted, into the inbox of the vault: a stick may be pulled out.
fn take_in(app: &App, path: &Path, token: &str) -> Result<(PathBuf, u64, Life), ApiError> {
    let (inbox, life) = app.with(|vault| Ok((vault.inbox(), life(vault))))?;
    let copy = inbox.join(format!("{token}.woonrust"));
    let size = fs::metadata(path).map_err(|error| from_io(&error))?.len();
    if size > Limits::V1.container {
        return Err(ApiError::new(ErrorCode::FileTooLarge).with("detail", "container"));
    }
    fs::create_dir_all(&inbox)
        .and_then(|()| fs::copy(path, &copy))
        .map_err(|error| {
            drop(fs::remove_file(&copy));
            from_io(&error)
        })?;
    Ok((copy, size, life))
}

fn verify(app: &App, copy: &Path, yes: bool, progress: &dyn Progress) -> Result<Opened, ApiError> {
    let (me, known, secret) = app.read(|reader| {
        let secret = DeviceSecret::from_bytes(*reader.vault.device_keys().sealing);
        Ok((reader.own, KnownHere::of(app, reader), secret))
    })?;
    let limits = if yes {
        Limits::V1.allowing_large()
    } else {
        Limits::V1
    };
    let secrets = [secret];
    let receiver = Receiver {
        me,
        secrets: &secrets,
        known: &known,
        limits: &limits,
    };
    let mut watch = |at: exchange::Progress| {
        progress.step(at.done, at.total, "verifying");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    // The vault is not held while the file is verified.
    Ok(exchange::open(copy, &receiver, &mut watch)?)
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
    progress.step(0, 1, "merging");
    let outcome = merge(app, &preview);
    progress.step(1, 1, "merging");
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

fn merge(app: &App, preview: &Preview) -> Result<ImportedView, ApiError> {
    let (opened, planned) = (&preview.opened, &preview.planned);
    let contents = &opened.contents;
    let photos_back = app.read(|reader| photos_back(reader, opened))?;
    let (incoming, plan) = (&contents.incoming, &planned.plan);
    app.with(|vault| Ok(vault.start_epoch_if_copied(planned, incoming)?))?;
    let came_in = app.write("import_file", |tx| {
        let admitted = tx.admit(planned, incoming, &contents.manifest_hash)?;
        for (record, sha256) in &admitted.attachments {
            if contents.blobs.iter().any(|blob| blob.sha256 == *sha256) {
                let mut blob = opened.blob(sha256)?;
                tx.attach_from(*record, &mut blob, Some(sha256))?;
            }
        }
        for case in &plan.new_cases {
            let partners = tx.records_of_kind(*case, "partner/1")?;
            let named = |state: &&RecordState| {
                state.bytes("root").and_then(RootId::from_slice) == Some(incoming.sender)
                    && !state.hidden()
            };
            if let Some(partner) = partners.iter().find(named).map(|partner| partner.id) {
                confirm(tx, *case, partner)?;
            }
        }
        Ok(tx.admit_waiting()?)
    })?;
    // A colleague may have closed a case about which people answered here.
    crate::expectations::forget_old(app)?;
    app.read(|reader| {
        let sender = sender_card(reader, incoming)?;
        let applied = photos_back > 0
            || came_in > 0
            || !plan.admit.is_empty()
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
            came_in: u32::try_from(came_in).unwrap_or(u32::MAX),
            photos_back,
            applied,
        })
    })
}

/// Leaves no trace of a preview.
pub(crate) fn cancel_import(app: &App, request: CancelImportRequest) -> Result<Done, ApiError> {
    if let Some(preview) = hold(&app.previews).open.remove(&request.token) {
        preview.discard();
    }
    Ok(Done::DONE)
}

/// What a file says of itself, after its signature was checked.
pub(crate) fn inspect_file(app: &App, request: PathRequest) -> Result<InspectedView, ApiError> {
    let path = Path::new(&request.path);
    let opened = verify(app, path, true, &crate::progress::Silent)?;
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
