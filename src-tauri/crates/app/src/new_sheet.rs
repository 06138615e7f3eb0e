//! Another recovery sheet, after the one was lost or leaked: a new root key, new keys for device and vault, and the backups
//! that the old sheet still opens.

use crate::{
    api::{
        Nothing,
        devices::{
            BeginNewSheetRequest, ConfirmNewSheetRequest, DestroyBackupRequest,
            JoinNewSheetRequest, NewSheetDoneView, NewSheetView, OldBackupView, OldBackupsView,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    contacts::read_card,
    devices::{recovery_code, to_tell},
    input::Edits,
    progress::Progress,
    qr::Modules,
    reader::{Reader, count, instant_ms},
    session::two_groups,
};
use ledger::{
    ids::{RecordId, RootId},
    succession::SuccessionReason,
};
use std::path::Path;
use vault::{BackupFile, NewKeys, RecoveryCode, RootBasis, Secret};

/// A recovery sheet that nobody typed back yet: nothing rests on it.
pub(crate) struct NewSheet {
    pub code: RecoveryCode,
    keys: NewKeys,
    reason: SuccessionReason,
}

/// Makes a new recovery code and shows it. The old one holds until two groups of the new one were typed back.
pub(crate) fn begin_new_sheet(
    app: &App,
    request: BeginNewSheetRequest,
    progress: &dyn Progress,
) -> Result<NewSheetView, ApiError> {
    let reason = SuccessionReason::parse(&request.reason)
        .ok_or_else(|| ApiError::invalid("reason", "not_a_code"))?;
    let passphrase = Secret::new(request.passphrase);
    progress.step(0, 0, "deriving");
    let keys = app.with(|vault| Ok(vault.rekeying()))?;
    let code = RecoveryCode::generate(&*app.env);
    // The vault is not held while keys are derived.
    let keys = keys.renew_for(&passphrase, &code, app.kdf)?;
    let groups = code.groups();
    let view = NewSheetView {
        recovery_code: groups
            .iter()
            .map(|group| group.as_str().to_owned())
            .collect(),
        recovery_qr: Modules::of(&code.text()).view(),
        fingerprint: RootId::of(&code.root_keys().signing.verifying_key()).fingerprint(),
    };
    let sheet = NewSheet { code, keys, reason };
    app.with_open(|open| {
        open.new_sheet = Some(sheet);
        Ok(())
    })?;
    Ok(view)
}

/// Two groups were typed back: from now on the new sheet holds, and the old one opens nothing of this vault.
pub(crate) fn confirm_new_sheet(
    app: &App,
    request: ConfirmNewSheetRequest,
    progress: &dyn Progress,
) -> Result<NewSheetDoneView, ApiError> {
    let going_on = app.until_locked();
    let mut watch = going_on.watch(progress, "rewriting");
    let (before, left) = app.with_open(|open| {
        let sheet = open.new_sheet.as_ref().ok_or(ErrorCode::NotFound)?;
        two_groups(&sheet.code, &request.first, &request.second)?;
        let before = open.vault.own().root;
        let Some(sheet) = open.new_sheet.take() else {
            return Err(ErrorCode::NotFound.into());
        };
        let basis = RootBasis::New(sheet.reason);
        let done = open
            .vault
            .put_new_root(sheet.keys, &sheet.code, basis, &mut watch)?;
        Ok((before, done.old_files_left))
    })?;
    settle(app, &before, left)
}

/// Takes over the sheet that another own device made: its card, and the new code.
pub(crate) fn join_new_sheet(
    app: &App,
    request: JoinNewSheetRequest,
    progress: &dyn Progress,
) -> Result<NewSheetDoneView, ApiError> {
    let code = recovery_code(&request.recovery_code)?;
    let card = read_card(Path::new(&request.path))?;
    let passphrase = Secret::new(request.passphrase);
    let going_on = app.until_locked();
    let mut watch = going_on.watch(progress, "rewriting");
    let keys = app.with(|vault| Ok(vault.rekeying()))?;
    let keys = keys.renew_for(&passphrase, &code, app.kdf)?;
    let (before, left) = app.with(|vault| {
        let before = vault.own().root;
        let basis = RootBasis::OfOtherDevice(&card);
        let done = vault.put_new_root(keys, &code, basis, &mut watch)?;
        Ok((before, done.old_files_left))
    })?;
    settle(app, &before, left)
}

/// In the cases the own person stands by his new key from now on.
fn settle(app: &App, before: &RootId, left: usize) -> Result<NewSheetDoneView, ApiError> {
    let (records, root) = app.read(|reader| Ok((own_partners(reader, before)?, reader.own)))?;
    app.write("follow_own_root", |tx| {
        for record in records {
            let edits = Edits::of("partner/1").set("root", *root.as_bytes());
            edits.write(tx, record)?;
        }
        Ok(())
    })?;
    app.read(|reader| {
        Ok(NewSheetDoneView {
            fingerprint: reader.own.fingerprint(),
            old_files_left: count(left),
            tell: to_tell(reader)?,
            backups: views(&reader.vault.old_backups()?),
        })
    })
}

/// The partner records that name the own person by an earlier key.
fn own_partners(reader: &Reader<'_>, before: &RootId) -> Result<Vec<RecordId>, ApiError> {
    let mut records = Vec::new();
    for row in reader.vault.case_list(i64::MAX)? {
        for state in reader.vault.records_of_kind(row.case, "partner/1")? {
            let named = state.bytes("root") == Some(before.as_bytes().as_slice());
            if named && !state.hidden() {
                records.push(state.id);
            }
        }
    }
    Ok(records)
}

/// The backups that an earlier sheet still opens.
pub(crate) fn old_backups(app: &App, _: Nothing) -> Result<OldBackupsView, ApiError> {
    app.with(|vault| {
        Ok(OldBackupsView {
            backups: views(&vault.old_backups()?),
        })
    })
}

/// What the window calls a backup by: a page names no place on the disk.
fn named(backup: &BackupFile) -> String {
    backup.created_ms.to_string()
}

fn views(backups: &[BackupFile]) -> Vec<OldBackupView> {
    let view = |backup: &BackupFile| OldBackupView {
        backup: named(backup),
        path: backup.path.to_string_lossy().into_owned(),
        at: instant_ms(backup.created_ms),
        here: backup.reachable,
    };
    backups.iter().map(view).collect()
}

/// Destroys such a backup, or takes it off the list because the person destroyed it himself.
pub(crate) fn destroy_backup(
    app: &App,
    request: DestroyBackupRequest,
) -> Result<OldBackupsView, ApiError> {
    if !request.yes {
        return Err(ErrorCode::NeedsYes.into());
    }
    app.with(|vault| {
        let old = vault.old_backups()?;
        let wanted = |backup: &&BackupFile| named(backup) == request.backup;
        let backup = old.iter().find(wanted).ok_or(ErrorCode::NotFound)?;
        if request.by_hand {
            vault.forget_backup(&backup.path)?;
        } else {
            vault.destroy_backup(&backup.path)?;
        }
        Ok(OldBackupsView {
            backups: views(&vault.old_backups()?),
        })
    })
}
