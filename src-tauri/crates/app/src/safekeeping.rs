//! Keeping the vault safe: passphrase, backup, check, and the key that opens files without the program.

use crate::{
    api::{
        Done, Nothing,
        error::{ApiError, ErrorCode},
        session::{
            BackupRequest, BackupView, ChangePassphraseRequest, ExportKeyRequest, ExportedKeyView,
            ProblemView, RewrittenView, UnlockRequest, VaultCheckView, VaultInfoView,
        },
    },
    application::App,
    failure::from_io,
    progress::Progress,
    reader::{count, instant_ms},
    session::{last_backup, person},
    text::hex,
    whole_file::Beside,
};
use std::{fs, ops::ControlFlow, path::Path};
use vault::{AttachmentCheck, Problem, Secret, Vault, Verification, Watch, passphrase};

/// Another passphrase for the same vault.
pub(crate) fn change_passphrase(
    app: &App,
    request: ChangePassphraseRequest,
    progress: &dyn Progress,
) -> Result<Done, ApiError> {
    let (current, new) = (Secret::new(request.current), Secret::new(request.new));
    let mut watch = app.until_locked().watch(progress, "deriving");
    let keys = app.with(|vault| Ok(vault.rekeying()))?;
    go_on(&mut watch)?;
    // The vault is not held while keys are derived.
    let new = keys.change(&current, &new, app.kdf)?;
    go_on(&mut watch)?;
    app.with(|vault| {
        vault.put_passphrase(new)?;
        Ok(Done::DONE)
    })
}

/// Writes the vault anew under new keys, so that an old copy of its header opens nothing of it.
pub(crate) fn rewrite_vault(
    app: &App,
    request: UnlockRequest,
    progress: &dyn Progress,
) -> Result<RewrittenView, ApiError> {
    let passphrase = Secret::new(request.passphrase);
    let mut watch = app.until_locked().watch(progress, "rewriting");
    let keys = app.with(|vault| Ok(vault.rekeying()))?;
    go_on(&mut watch)?;
    let new = keys.renew(&passphrase, app.kdf)?;
    drop(keys);
    app.with(|vault| {
        let left = vault.rewrite_under(new, &mut watch)?;
        vault.note_rewritten()?;
        Ok(RewrittenView {
            old_files_left: count(left),
        })
    })
}

/// Where slow work of unknown size may stop.
fn go_on(watch: &mut Watch<'_>) -> Result<(), ApiError> {
    match watch(0, 0) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ErrorCode::Cancelled.into()),
    }
}

/// Writes a backup and reads it back.
pub(crate) fn backup_vault(
    app: &App,
    request: BackupRequest,
    progress: &dyn Progress,
) -> Result<BackupView, ApiError> {
    let going_on = app.until_locked();
    let mut copying = going_on.watch(progress, "copying");
    let work = app.with(|vault| Ok(vault.begin_backup(&mut copying)?))?;
    // The vault is not held while the file is written and read back.
    let mut writing = going_on.watch(progress, "writing");
    let written = work.write(Path::new(&request.path), &mut writing)?;
    drop(work);
    app.with(|vault| {
        let facts = vault.finish_backup(written)?;
        let counts = vault.counts()?;
        Ok(BackupView {
            bytes: facts.bytes,
            cases: small(counts.cases),
            records: small(counts.records),
        })
    })
}

/// Facts of the vault.
pub(crate) fn vault_info(app: &App, _: Nothing) -> Result<VaultInfoView, ApiError> {
    app.with(|vault| info(vault))
}

fn info(vault: &Vault) -> Result<VaultInfoView, ApiError> {
    let counts = vault.counts()?;
    Ok(VaultInfoView {
        vault_id: hex(&vault.own().vault),
        person: person(vault)?,
        cases: small(counts.cases),
        records: small(counts.records),
        changes: small(counts.changes),
        bytes: folder_size(vault.dir()),
        last_backup_at: last_backup(vault)?.map(instant_ms),
    })
}

/// Derives everything shown again from the signed changes and compares. When nothing else is wrong, what does not follow
/// from them is made again.
pub(crate) fn verify_vault(
    app: &App,
    _: Nothing,
    progress: &dyn Progress,
) -> Result<VaultCheckView, ApiError> {
    let going_on = app.until_locked();
    let mut checking = going_on.watch(progress, "checking");
    let mut found = check_records(app, &mut checking)?;
    let damaged = damaged_attachments(app, &mut going_on.watch(progress, "attachments"))?;
    app.with(|vault| Ok(vault.finish_verification(&mut found, &damaged)?))?;
    let mut rebuilt = Vec::new();
    if found.can_be_rebuilt() {
        let mut rebuilding = going_on.watch(progress, "rebuilding");
        let changed = app.with(|vault| Ok(vault.rebuild_watched(&mut rebuilding)?))?;
        app.tell(&changed);
        rebuilt = std::mem::replace(&mut found, check_records(app, &mut checking)?).problems;
        rebuilt.retain(|problem| !found.problems.contains(problem));
    }
    Ok(VaultCheckView {
        ok: found.is_ok(),
        changes: small(found.changes),
        records: small(found.records),
        problems: found.problems.iter().map(problem).collect(),
        rebuilt: rebuilt.iter().map(problem).collect(),
    })
}

fn check_records(app: &App, watch: &mut Watch<'_>) -> Result<Verification, ApiError> {
    app.with(|vault| Ok(vault.verify_records(watch)?))
}

/// The attachments that are not whole. The vault is not held while they are read.
fn damaged_attachments(app: &App, watch: &mut Watch<'_>) -> Result<Vec<AttachmentCheck>, ApiError> {
    let checks = app.with(|vault| Ok(vault.attachment_checks()?))?;
    let total = checks.len() as u64;
    let mut damaged = Vec::new();
    for (place, check) in (0..).zip(checks) {
        if watch(place, total).is_break() {
            return Err(ErrorCode::Cancelled.into());
        }
        if !check.is_whole() {
            damaged.push(check);
        }
    }
    Ok(damaged)
}

fn problem(problem: &Problem) -> ProblemView {
    ProblemView {
        code: problem.code().to_owned(),
        record: problem.record().map(|record| record.to_string()),
    }
}

/// Writes the device's age identity, so that files can be read with standard tools if Woonrust is gone.
pub(crate) fn export_key(
    app: &App,
    request: ExportKeyRequest,
) -> Result<ExportedKeyView, ApiError> {
    let protection = request.passphrase.map(Secret::new);
    match &protection {
        Some(passphrase) => {
            passphrase::judge(passphrase, &[]).map_err(vault::Error::WeakPassphrase)?;
        }
        None if request.plain && request.yes => {}
        None => return Err(ErrorCode::NeedsYes.into()),
    }
    let keys = app.with(|vault| Ok(vault.device_keys()))?;
    let text = exchange::DeviceSecret::from_bytes(*keys.sealing).age_text();
    // No lock is held while the key of the file is derived.
    let locked = protection
        .map(|passphrase| {
            exchange::container::lock_with_passphrase(text.as_bytes(), passphrase.expose())
        })
        .transpose()?;
    let bytes = locked.as_deref().unwrap_or(text.as_bytes());
    let file = Beside::write(&*app.env, Path::new(&request.path), bytes)
        .map_err(|error| from_io(&error))?;
    // No key leaves the vault without a line in its log; a line without a key is the lesser evil.
    app.with(|vault| Ok(vault.note_export_key()?))?;
    file.put_in_place().map_err(|error| from_io(&error))?;
    Ok(ExportedKeyView {
        fingerprint: keys.root.fingerprint(),
    })
}

fn folder_size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => folder_size(&entry.path()),
            _ => entry.metadata().map(|metadata| metadata.len()).unwrap_or(0),
        })
        .sum()
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
