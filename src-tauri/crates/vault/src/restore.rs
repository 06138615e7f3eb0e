//! A vault out of a backup: everything is checked beside the target, and only then put in its place.

use crate::{
    audit, backups, database,
    disk::DISK_ACCEPTED,
    error::Error,
    extract::{BackupKey, BackupSecret, extract},
    files,
    folder::Folder,
    header::Header,
    kdf::Kdf,
    keys::Key,
    marker::Marker,
    migrate,
    own::{EpochReason, Own, start_epoch},
    passphrase,
    place::{self, Place},
    recovery::RecoveryCode,
    room,
    secret::Secret,
    vault::{SharedEnv, Vault},
    watch::{Meter, Watch},
};
use rusqlite::Connection;
use std::{fs, path::Path};

/// With what a backup is restored, and what opens the vault afterwards.
#[derive(Debug, Clone, Copy)]
pub enum RestoreWith<'a> {
    /// The passphrase of the moment of the backup; it stays the passphrase.
    Passphrase(&'a Secret),
    /// The recovery code, with a new passphrase.
    Code {
        /// The code.
        code: &'a RecoveryCode,
        /// The new passphrase.
        passphrase: &'a Secret,
        /// Work of its slot.
        kdf: Kdf,
    },
}

/// The setting that tells since when the sent register may miss files: what was sent after the backup is not in it. Of
/// several restores the oldest backup counts, for what it missed never came back.
pub const REGISTER_INCOMPLETE_SINCE: &str = "register_incomplete_since_ms";

impl Vault {
    /// Restores a backup into a folder without a vault and opens it. A new epoch begins. A vault whose set-up was never
    /// finished makes way, once the backup proved to be whole; other files in the folder do not.
    pub fn restore(
        file: &Path,
        place: impl Into<Place>,
        with: RestoreWith<'_>,
        env: SharedEnv,
        watch: &mut Watch<'_>,
    ) -> Result<Vault, Error> {
        let place = place.into();
        place::check(&place.dir).map_err(Error::UnsuitablePlace)?;
        if Vault::exists(&place.dir) && !Vault::is_unfinished(&place.dir) {
            return Err(Error::VaultExists);
        }
        Folder::at(&place.dir).check_free()?;
        let staging = Folder::at(&place.dir).staging();
        if staging.exists() {
            fs::remove_dir_all(&staging)?;
        }
        let outcome = stage(file, &staging, &place, with, &env, watch)
            .and_then(|()| Vault::discard_unfinished(place.clone()))
            .and_then(|_| move_in(&staging, &place.dir));
        if outcome.is_err() {
            drop(fs::remove_dir_all(&staging));
        }
        outcome?;
        let passphrase = match with {
            RestoreWith::Passphrase(passphrase) | RestoreWith::Code { passphrase, .. } => {
                passphrase
            }
        };
        Vault::open(place, passphrase, env)
    }
}

/// The whole restored vault, ready to be opened, in the folder `staging`.
fn stage(
    file: &Path,
    staging: &Path,
    place: &Place,
    with: RestoreWith<'_>,
    env: &SharedEnv,
    watch: &mut Watch<'_>,
) -> Result<(), Error> {
    let folder = Folder::at(staging);
    folder.create()?;
    let size = fs::metadata(file)?.len();
    if let Some(free) = room::free_space(staging).filter(|free| *free < size) {
        return Err(Error::NoRoom { needed: size, free });
    }
    let key = backup_key(with)?;
    let mut meter = Meter::new(watch, size);
    let manifest = extract(file, BackupSecret::Key(key), Some(staging), &mut meter)?;
    let (header, root_key) = settle_header(&folder, with, env)?;
    let path = folder.database(header.database());
    fs::rename(staging.join("data.db"), &path)?;
    let copies = migrate::Copies {
        folder: &folder.copies(),
        now_ms: env.now().ms,
    };
    let mut conn = database::open(&path, &header.database_key(&root_key)?, &copies)?;
    let own = Own::load(&conn)?;
    if own.vault != manifest.vault || own.vault != header.vault {
        return Err(Error::BackupDamaged("its parts belong to different vaults"));
    }
    begin_anew(&mut conn, &own, manifest.created_ms, env)?;
    if let Some(list) = backups::list_of(file)? {
        list.leave(&conn)?;
    }
    // The marker of an earlier life of this vault would raise an alarm that this restore explains.
    let marker = Marker {
        vault: own.vault,
        generation: own.generation,
        counter: own.counter,
    };
    place
        .marker
        .as_ref()
        .map_or(Ok(()), |path| marker.write(path))
}

fn backup_key(with: RestoreWith<'_>) -> Result<BackupKey<'_>, Error> {
    match with {
        RestoreWith::Passphrase(passphrase) => Ok(BackupKey::Passphrase(passphrase)),
        RestoreWith::Code {
            code, passphrase, ..
        } => {
            passphrase::judge(passphrase, &[]).map_err(Error::WeakPassphrase)?;
            Ok(BackupKey::Code(code))
        }
    }
}

/// The header of the backup, with the passphrase that opens the restored vault.
fn settle_header(
    folder: &Folder,
    with: RestoreWith<'_>,
    env: &SharedEnv,
) -> Result<(Header, Key), Error> {
    let mut header = Header::read(folder)?;
    let root_key = match with {
        RestoreWith::Passphrase(passphrase) => header.open_with_passphrase(passphrase)?,
        RestoreWith::Code { code, .. } => header.open_with_code(code),
    };
    let root_key = root_key.ok_or(Error::BackupDamaged("its header"))?;
    header.forget_failures();
    // Who has a backup of it did more than begin.
    header.finish();
    if let RestoreWith::Code {
        passphrase, kdf, ..
    } = with
    {
        header.set_passphrase(&**env, passphrase, kdf.parameters()?, &root_key)?;
    }
    header.write_over_previous(folder)?;
    Ok((header, root_key))
}

/// A new epoch, and since when the sent register may miss files; one transaction. What was said about the disk of
/// another computer does not hold here.
fn begin_anew(
    conn: &mut Connection,
    own: &Own,
    backed_up_ms: i64,
    env: &SharedEnv,
) -> Result<(), Error> {
    let sql = conn.transaction()?;
    start_epoch(&sql, &**env, EpochReason::Restored)?;
    sql.execute(
        "INSERT OR IGNORE INTO setting (key, value) VALUES (?1, ?2)",
        [REGISTER_INCOMPLETE_SINCE, &backed_up_ms.to_string()],
    )?;
    sql.execute("DELETE FROM setting WHERE key = ?1", [DISK_ACCEPTED])?;
    let note = audit::Note {
        at: env.now(),
        op: "restore",
        device: own.device(),
        subject: None,
        count: 1,
    };
    audit::note(&sql, &note)?;
    Ok(sql.commit()?)
}

fn move_in(staging: &Path, dir: &Path) -> Result<(), Error> {
    drop(fs::remove_file(staging.join("lock")));
    if dir.exists() {
        Folder::at(dir).remove_empty()?;
    }
    fs::rename(staging, dir)?;
    files::sync_folder(dir.parent().unwrap_or(Path::new(".")))
}
