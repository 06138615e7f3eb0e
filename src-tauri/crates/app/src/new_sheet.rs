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
use vault::{BackupFile, NewKeys, RecoveryCode, RootBasis, Secret, Vault, Watch};

/// A setting that stands as long as partner records may name the own person by an earlier key.
const TO_FOLLOW: &str = "own_root_to_follow";

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
    let tell = app.read(to_tell)?;
    let done = app.with_open(|open| {
        let sheet = open.new_sheet.as_ref().ok_or(ErrorCode::NotFound)?;
        two_groups(&sheet.code, &request.first, &request.second)?;
        let (keys, basis) = (sheet.keys.clone(), RootBasis::New(sheet.reason));
        let done = put(&mut open.vault, keys, &sheet.code, basis, &mut watch)?;
        // Not before: who stopped it or had no room tries again with the sheet that he has on paper.
        open.new_sheet = None;
        Ok(done)
    })?;
    stand_by_own_root(app);
    Ok(NewSheetDoneView { tell, ..done })
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
    let tell = app.read(to_tell)?;
    let done = app.with(|vault| {
        let basis = RootBasis::OfOtherDevice(&card);
        put(vault, keys, &code, basis, &mut watch)
    })?;
    stand_by_own_root(app);
    Ok(NewSheetDoneView { tell, ..done })
}

/// Puts the new root in force. From then on the old sheet opens nothing, so nothing after it may look like a failure.
fn put(
    vault: &mut Vault,
    keys: NewKeys,
    code: &RecoveryCode,
    basis: RootBasis<'_>,
    watch: &mut Watch<'_>,
) -> Result<NewSheetDoneView, ApiError> {
    let known = vault.backups()?;
    vault.local("new_sheet", |local| local.set_setting(TO_FOLLOW, "1"))?;
    let done = vault.put_new_root(keys, code, basis, watch)?;
    Ok(NewSheetDoneView {
        fingerprint: done.card.root_id().fingerprint(),
        old_files_left: count(done.old_files_left),
        tell: Vec::new(),
        // Rather one too many than none.
        backups: views(&vault.old_backups().unwrap_or(known)),
    })
}

/// In the cases the own person stands by his new key from now on. What keeps this from being written keeps nobody from his
/// vault: the next opening tries again.
pub(crate) fn stand_by_own_root(app: &App) {
    drop(follow_own_root(app));
}

fn follow_own_root(app: &App) -> Result<(), ApiError> {
    if app.with(|vault| Ok(vault.setting(TO_FOLLOW)?.is_none()))? {
        return Ok(());
    }
    let (records, root) = app.read(|reader| Ok((own_partners(reader)?, reader.own)))?;
    app.write("follow_own_root", |tx| {
        for record in records {
            let edits = Edits::of("partner/1").set("root", *root.as_bytes());
            edits.write(tx, record)?;
        }
        Ok(tx.local(|local| local.remove_setting(TO_FOLLOW))?)
    })
}

/// The partner records that name the own person by an earlier key.
fn own_partners(reader: &Reader<'_>) -> Result<Vec<RecordId>, ApiError> {
    let mut earlier = reader.vault.roots_of(&reader.own);
    earlier.retain(|root| *root != reader.own);
    let mut records = Vec::new();
    for row in reader.vault.case_list(i64::MAX)? {
        for state in reader.vault.records_of_kind(row.case, "partner/1")? {
            let root = state.bytes("root").and_then(RootId::from_slice);
            if root.is_some_and(|root| earlier.contains(&root)) && !state.hidden() {
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
