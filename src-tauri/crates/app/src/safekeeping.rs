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
    contacts::write_whole,
    failure::from_io,
    reader::{count, instant},
    session::{last_backup, person},
    text::hex,
};
use ledger::env::Wall;
use std::{fs, path::Path};
use vault::{Problem, Secret, Vault};

/// Another passphrase for the same vault.
pub(crate) fn change_passphrase(
    app: &App,
    request: ChangePassphraseRequest,
) -> Result<Done, ApiError> {
    let (current, new) = (Secret::new(request.current), Secret::new(request.new));
    app.with(|vault| {
        vault.change_passphrase(&current, &new, app.kdf)?;
        Ok(Done::DONE)
    })
}

/// Writes the vault anew under new keys, so that an old copy of its header opens nothing of it.
pub(crate) fn rewrite_vault(app: &App, request: UnlockRequest) -> Result<RewrittenView, ApiError> {
    let passphrase = Secret::new(request.passphrase);
    app.with(|vault| {
        let left = vault.rewrite(&passphrase, app.kdf)?;
        Ok(RewrittenView {
            old_files_left: count(left),
        })
    })
}

/// Writes a backup and reads it back.
pub(crate) fn backup_vault(app: &App, request: BackupRequest) -> Result<BackupView, ApiError> {
    app.with(|vault| {
        let facts = vault.backup(Path::new(&request.path))?;
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
        last_backup_at: last_backup(vault)?.map(moment_text),
    })
}

/// Derives everything shown again from the signed changes and compares.
pub(crate) fn verify_vault(app: &App, _: Nothing) -> Result<VaultCheckView, ApiError> {
    app.with(|vault| {
        let check = vault.verify()?;
        Ok(VaultCheckView {
            ok: check.is_ok(),
            changes: small(check.changes),
            records: small(check.records),
            problems: check.problems.iter().map(problem).collect(),
        })
    })
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
    let keys = app.with(|vault| Ok(vault.device_keys()))?;
    let text = exchange::DeviceSecret::from_bytes(*keys.sealing).age_text();
    let bytes = match (&request.passphrase, request.plain, request.yes) {
        (None, true, true) => text.as_bytes().to_vec(),
        (None, _, _) => return Err(ErrorCode::NeedsYes.into()),
        (Some(passphrase), _, _) => {
            exchange::container::lock_with_passphrase(text.as_bytes(), passphrase)?
        }
    };
    write_whole(Path::new(&request.path), &bytes).map_err(|error| from_io(&error))?;
    app.with(|vault| Ok(vault.note_export_key()?))?;
    Ok(ExportedKeyView {
        fingerprint: keys.root.fingerprint(),
    })
}

fn moment_text(ms: i64) -> String {
    instant(Wall {
        ms,
        offset_minutes: casework::calendar::amsterdam_offset(ms),
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
