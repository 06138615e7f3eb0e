//! The open vault: unlocked by passphrase or recovery code, locked by dropping it.

use crate::{
    admit::Planned,
    attachments, audit, database,
    error::Error,
    folder::Folder,
    header::Header,
    kdf::Kdf,
    keys::Key,
    local,
    marker::{Instance, Marker},
    migrate,
    own::{self, DeviceKeys, EpochReason, Own, OwnFacts},
    passphrase,
    people::People,
    place::{self, Place},
    recovery::RecoveryCode,
    secret::Secret,
    undo,
};
use ledger::{env::Env, plan::Incoming};
use rusqlite::{Connection, Transaction, params};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

/// Time and randomness, shared by everything that writes.
pub type SharedEnv = Arc<dyn Env>;

/// So long after the last change a vault is hardly opened: the clock is more likely wrong.
const CLOCK_JUMP_MS: i64 = 400 * 24 * 3600 * 1000;

/// What happened while a vault was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Unlock attempts that failed before this one.
    pub failed_before: u32,
    /// What the marker outside the vault says. After a rollback or a copy a new epoch has begun.
    pub instance: Instance,
    /// Interpretations whose 30 days were over.
    pub expired_interpretations: usize,
}

/// An open vault. Dropping it locks: the database is closed and the keys are wiped.
pub struct Vault {
    pub(crate) conn: Connection,
    pub(crate) folder: Folder,
    pub(crate) header: Header,
    pub(crate) root_key: Key,
    pub(crate) own: Own,
    pub(crate) people: Arc<People>,
    pub(crate) env: SharedEnv,
    pub(crate) marker: Option<PathBuf>,
    opening: Opening,
    _lock: File,
}

impl Vault {
    /// Unlocks with the passphrase.
    pub fn open(
        place: impl Into<Place>,
        passphrase: &Secret,
        env: SharedEnv,
    ) -> Result<Vault, Error> {
        let (place, folder, lock, mut header) = approach(place)?;
        let before = header.clone();
        header.check_delay(env.now().ms).inspect_err(|_| {
            // A clock that was set back is noted, so that the wait really ends.
            if before != header {
                drop(header.write(&folder));
            }
        })?;
        let Some(root_key) = header.open_with_passphrase(passphrase)? else {
            let error = header.count_failure(env.now().ms);
            header.write(&folder)?;
            return Err(error);
        };
        let failed = header.forget_failures();
        if failed > 0 {
            header.write(&folder)?;
        }
        Vault::enter(Unlocked {
            place,
            folder,
            lock,
            header,
            root_key,
            env,
            failed_before: failed,
        })
    }

    /// Unlocks with the recovery code and sets a new passphrase.
    pub fn recover(
        place: impl Into<Place>,
        code: &RecoveryCode,
        passphrase: &Secret,
        env: SharedEnv,
        kdf: Kdf,
    ) -> Result<Vault, Error> {
        let (place, folder, lock, mut header) = approach(place)?;
        let root_key = header.open_with_code(code).ok_or(Error::WrongCode)?;
        passphrase::judge(passphrase, &[]).map_err(Error::WeakPassphrase)?;
        let failed = header.forget_failures();
        header.set_passphrase(&*env, passphrase, kdf.parameters()?, &root_key)?;
        // Whoever types the whole code has it on paper.
        header.finish();
        header.write_over_previous(&folder)?;
        let vault = Vault::enter(Unlocked {
            place,
            folder,
            lock,
            header,
            root_key,
            env,
            failed_before: failed,
        })?;
        vault.note("recover", None, 1)?;
        Ok(vault)
    }

    /// Whether there is a vault in a folder.
    pub fn exists(dir: &Path) -> bool {
        let folder = Folder::at(dir);
        folder.header().exists() || folder.previous_header().exists()
    }

    /// Opens the database behind an unlocked header.
    pub(crate) fn enter(unlocked: Unlocked) -> Result<Vault, Error> {
        let Unlocked {
            place,
            folder,
            lock,
            header,
            root_key,
            env,
            failed_before,
        } = unlocked;
        folder.create()?;
        let (conn, own) = open_database(&folder, &header, &root_key, env.now().ms)?;
        let people = Arc::new(People::load(&conn)?);
        let opening = Opening {
            failed_before,
            instance: Instance::Unmarked,
            expired_interpretations: 0,
        };
        let mut vault = Vault {
            conn,
            folder,
            header,
            root_key,
            own,
            people,
            env,
            marker: place.marker,
            opening,
            _lock: lock,
        };
        vault.begin_session()?;
        vault.respect_purge_list()?;
        Ok(vault)
    }

    /// One transaction at every unlock: generation, epoch if needed, expired local state, audit lines.
    fn begin_session(&mut self) -> Result<(), Error> {
        let instance = self.instance();
        let (now, device) = (self.env.now(), self.own.device());
        let marker = self.marker.clone();
        let mut progress = self.progress();
        progress.generation += 1;
        let sql = self.conn.transaction()?;
        let note = |op, count| {
            audit::note(
                &sql,
                &audit::Note {
                    at: now,
                    op,
                    device,
                    subject: None,
                    count,
                },
            )
        };
        if self.opening.failed_before > 0 {
            note("unlock_failed", self.opening.failed_before.into())?;
        }
        let mut epoch = self.own.epoch;
        if let Some(reason) = instance.epoch_reason() {
            epoch = own::start_epoch(&sql, &*self.env, reason)?;
            note("epoch_started", 1)?;
        }
        note("unlock", 1)?;
        // A clock that ran far ahead must not wipe what its author may still read.
        let last: Option<i64> =
            sql.query_row("SELECT max(last_ms) FROM case_list", [], |row| row.get(0))?;
        let ahead = now.ms.saturating_sub(last.unwrap_or(self.own.created_ms)) > CLOCK_JUMP_MS;
        let expired_interpretations = if ahead {
            0
        } else {
            undo::expire(&sql, now.ms)?;
            local::expire_interpretations(&sql, now.ms)?
        };
        let generation = progress.generation;
        // The header tells first that the set-up is finished: a power cut after it leaves the database behind.
        let finished = self.own.finished || !self.header.is_unfinished();
        sql.execute(
            "UPDATE own SET generation = ?1, finished = ?2",
            params![generation.cast_signed(), finished],
        )?;
        commit_beside(sql, marker.as_deref(), progress)?;
        (self.own.generation, self.own.epoch, self.own.finished) = (generation, epoch, finished);
        self.opening = Opening {
            instance,
            expired_interpretations,
            ..self.opening
        };
        self.sweep_inbox();
        Ok(())
    }

    fn instance(&self) -> Instance {
        let compare = |path: &PathBuf| self.progress().compare(path);
        self.marker.as_ref().map_or(Instance::Unmarked, compare)
    }

    /// Removes received files that a killed program left in the inbox. They are encrypted, and whoever sent one still
    /// has it.
    pub(crate) fn sweep_inbox(&self) {
        let left = std::fs::read_dir(self.folder.inbox())
            .into_iter()
            .flatten()
            .flatten();
        left.for_each(|file| drop(std::fs::remove_file(file.path())));
    }

    fn progress(&self) -> Marker {
        Marker {
            vault: self.own.vault,
            generation: self.own.generation,
            counter: self.own.counter,
        }
    }

    pub(crate) fn write_marker(&self) -> Result<(), Error> {
        self.marker
            .as_ref()
            .map_or(Ok(()), |path| self.progress().write(path))
    }

    /// What happened while this vault was opened.
    pub fn opening(&self) -> Opening {
        self.opening
    }

    /// The identity of this vault.
    pub fn own(&self) -> OwnFacts {
        self.own.facts()
    }

    /// The secret keys of this device, for writing and opening files.
    pub fn device_keys(&self) -> DeviceKeys {
        self.own.keys()
    }

    /// The folder of the vault.
    pub fn dir(&self) -> &Path {
        self.folder.path()
    }

    /// Where received files lie while they are looked at; they stay encrypted there.
    pub fn inbox(&self) -> PathBuf {
        self.folder.inbox()
    }

    /// Starts a new life of this vault when a file that is about to be merged holds changes of this device, of the life
    /// that is going on, that are not held here: then a copy of this vault went on elsewhere, or this one was put back,
    /// and what both write must not stand in one chain. Says whether one began.
    pub fn start_epoch_if_copied(
        &mut self,
        planned: &Planned,
        incoming: &Incoming,
    ) -> Result<bool, Error> {
        let aside = planned.plan.quarantine.iter().map(|(place, _)| place);
        let not_held = planned.plan.admit.iter().chain(aside);
        let (device, epoch) = (self.own.device(), self.own.epoch);
        let copied = not_held
            .map(|place| &incoming.changes[*place].header)
            .any(|header| header.device == device && header.epoch == epoch);
        if copied {
            self.start_epoch(EpochReason::Copied)?;
        }
        Ok(copied)
    }

    /// Starts a new life of this vault.
    pub fn start_epoch(&mut self, reason: EpochReason) -> Result<(), Error> {
        let sql = self.conn.transaction()?;
        let epoch = own::start_epoch(&sql, &*self.env, reason)?;
        let (at, device) = (self.env.now(), self.own.device());
        audit::note(
            &sql,
            &audit::Note {
                at,
                op: "epoch_started",
                device,
                subject: None,
                count: 1,
            },
        )?;
        sql.commit()?;
        self.own.epoch = epoch;
        Ok(())
    }

    /// Notes in the audit log that the secret key of this device left the vault.
    pub fn note_export_key(&self) -> Result<(), Error> {
        self.note("export_key", None, 1)
    }

    pub(crate) fn note(&self, op: &str, subject: Option<&[u8]>, count: u64) -> Result<(), Error> {
        let note = audit::Note {
            at: self.env.now(),
            op,
            device: self.own.device(),
            subject,
            count,
        };
        // One statement more than one row: both or none.
        let sql = self.conn.unchecked_transaction()?;
        audit::note(&sql, &note)?;
        Ok(sql.commit()?)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // Best effort: an old marker never raises a false alarm.
        drop(self.write_marker());
    }
}

/// Commits what an opening notes while the marker for it is written, which gets its name after that: it is never ahead of
/// the vault. Nobody waits until that name lasts, because an old marker raises no false alarm.
fn commit_beside(
    sql: Transaction<'_>,
    marker: Option<&Path>,
    progress: Marker,
) -> Result<(), Error> {
    let Some(path) = marker else {
        return Ok(sql.commit()?);
    };
    let (committed, written) = thread::scope(|scope| {
        let writing = scope.spawn(|| progress.write_beside(path));
        let committed = sql.commit();
        (committed, writing.join())
    });
    let written = written.expect("writing a file does not panic")?;
    let named = committed
        .map_err(Error::from)
        .and_then(|()| Ok(fs::rename(&written, path)?));
    named.inspect_err(|_| drop(fs::remove_file(&written)))
}

/// The database that the header names, and a folder without the leavings of what was cut off.
fn open_database(
    folder: &Folder,
    header: &Header,
    root_key: &Key,
    now_ms: i64,
) -> Result<(Connection, Own), Error> {
    let copies = migrate::Copies {
        folder: &folder.copies(),
        now_ms,
    };
    let key = header.database_key(root_key)?;
    let conn = database::open(&folder.database(header.database()), &key, &copies)?;
    migrate::expire_copies(&copies)?;
    let own = Own::load(&conn)?;
    if own.vault != header.vault {
        return Err(Error::Damaged(
            "header and database belong to different vaults",
        ));
    }
    header.align_previous(folder);
    folder.sweep(header.database())?;
    attachments::sweep(&conn, &folder.blobs())?;
    Ok((conn, own))
}

/// A vault whose root key is known and whose database is still closed.
pub(crate) struct Unlocked {
    pub(crate) place: Place,
    pub(crate) folder: Folder,
    pub(crate) lock: File,
    pub(crate) header: Header,
    pub(crate) root_key: Key,
    pub(crate) env: SharedEnv,
    pub(crate) failed_before: u32,
}

/// Everything that happens before a secret is looked at.
fn approach(place: impl Into<Place>) -> Result<(Place, Folder, File, Header), Error> {
    let place = place.into();
    if !Vault::exists(&place.dir) {
        return Err(Error::NoVault);
    }
    place::check(&place.dir).map_err(Error::UnsuitablePlace)?;
    let folder = Folder::at(&place.dir);
    let lock = folder.lock()?;
    let header = Header::read(&folder)?;
    Ok((place, folder, lock, header))
}
