//! The program behind every window: which vault is open, who listens, what is being looked at.

use crate::{
    api::{
        Done, RecordView,
        archiving::ArchiveReportView,
        error::{ApiError, ErrorCode},
    },
    failure::from_vault,
    glance::Glances,
    importing::{Preview, Previews},
    new_sheet::NewSheet,
    policy::InForce,
    progress::Progress,
    reader::Reader,
    text::hex,
    undoing::{Deed, Deeds},
    visit_safety,
};
use casework::calendar::Day;
use ledger::{
    env::{Env, Wall},
    ids::RecordId,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use vault::{DiskEncryption, Kdf, Place, RecoveryCode, Tx, Vault};

/// Where the program keeps its things.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Vaults.
    pub data: PathBuf,
    /// Settings of the window: no personal data.
    pub config: PathBuf,
    /// The log: no personal data.
    pub logs: PathBuf,
}

impl Folders {
    /// The folders of a vault below `dir`. What is known about it outside of it stays in `config`, the settings folder of
    /// this machine, under a name that is made from where it lies: a copy or an older version of the whole folder brings
    /// no knowledge along by which it would pass for the one that was here.
    pub fn of_vault(dir: PathBuf, config: &Path) -> Folders {
        let name = Sha256::digest(dir.as_os_str().as_encoded_bytes());
        Folders {
            config: config.join("vaults").join(hex(&name[..16])),
            logs: dir.join("logs"),
            data: dir,
        }
    }
}

/// What changed, so that screens ask again.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Changed {
    /// Cases.
    pub cases: Vec<String>,
    /// Records.
    pub records: Vec<String>,
}

type Listener = Box<dyn Fn(&Changed) + Send + Sync>;
type Room = dyn Fn(&Path) -> Option<u64> + Send + Sync;

/// The program. One per process; every use case gets it.
pub struct App {
    pub(crate) folders: Folders,
    pub(crate) env: Arc<dyn Env>,
    pub(crate) kdf: Kdf,
    /// What is known of the disk under a folder.
    pub(crate) disk: fn(&Path) -> DiskEncryption,
    /// Bytes that the disk under a folder still has room for; nothing when it does not tell.
    room: Box<Room>,
    open: Mutex<Option<Open>>,
    listeners: Mutex<Vec<Listener>>,
    /// Counts every time that somebody locks, from the moment that he asks for it.
    locks: AtomicU64,
    /// When the own person calls in from a visit, in milliseconds UTC. It tells of no case and outlives a lock, so that
    /// the locked window can remind him.
    call_in_by: Mutex<Option<i64>>,
    pub(crate) previews: Mutex<Previews>,
    pub(crate) glances: Mutex<Glances>,
    pub(crate) in_force: Mutex<InForce>,
    /// The report of the archive that was checked last, so that it can be saved.
    pub(crate) report: Mutex<Option<ArchiveReportView>>,
}

/// The vault that is open.
pub(crate) struct Open {
    pub vault: Vault,
    /// The vault with example cases.
    pub sample: bool,
    /// The recovery code of a new vault, until it was typed back.
    pub code: Option<RecoveryCode>,
    /// Another recovery sheet that was made and not typed back yet.
    pub new_sheet: Option<NewSheet>,
    /// What was done since it was opened and can be taken back.
    pub deeds: Deeds,
}

/// The time from some moment until somebody asks for a lock: so long slow work may hold the vault or its keys.
#[derive(Clone, Copy)]
pub(crate) struct UntilLocked<'a> {
    locks: &'a AtomicU64,
    began: u64,
}

impl<'a> UntilLocked<'a> {
    /// Tells `progress` how far the work with the code `what` is, and stops it when the person cancels or somebody locks.
    pub fn watch(
        self,
        progress: &'a dyn Progress,
        what: &'a str,
    ) -> impl FnMut(u64, u64) -> ControlFlow<()> + 'a {
        move |done, total| {
            progress.step(done, total, what);
            if progress.cancelled() || self.locks.load(Ordering::SeqCst) != self.began {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    }
}

/// From one unlock to the next lock: the vault, and how often it was opened.
pub(crate) type Life = ([u8; 16], u64);

impl Open {
    /// A vault in which nothing was done yet.
    pub fn of(vault: Vault, sample: bool, code: Option<RecoveryCode>) -> Open {
        Open {
            vault,
            sample,
            code,
            new_sheet: None,
            deeds: Deeds::default(),
        }
    }

    fn life(&self) -> Life {
        life(&self.vault)
    }
}

/// The life of an open vault.
pub(crate) fn life(vault: &Vault) -> Life {
    let own = vault.own();
    (own.vault, own.generation)
}

impl App {
    /// A program whose vault is not open yet.
    pub fn new(folders: Folders, env: Arc<dyn Env>) -> App {
        App::with_kdf(folders, env, Kdf::Calibrated)
    }

    /// With given work for new passphrases: for tests whose subject is something else.
    pub fn with_kdf(folders: Folders, env: Arc<dyn Env>, kdf: Kdf) -> App {
        App {
            folders,
            env,
            kdf,
            disk: vault::disk_encryption,
            room: Box::new(vault::free_space),
            open: Mutex::default(),
            listeners: Mutex::default(),
            locks: AtomicU64::default(),
            call_in_by: Mutex::default(),
            previews: Mutex::default(),
            glances: Mutex::default(),
            in_force: Mutex::default(),
            report: Mutex::default(),
        }
    }

    /// On a disk of which this is known: for tests, which run on any.
    #[must_use]
    pub fn with_disk(mut self, disk: fn(&Path) -> DiskEncryption) -> App {
        self.disk = disk;
        self
    }

    /// On a disk with so much room: for tests, which cannot fill one.
    #[must_use]
    pub fn with_room(mut self, room: impl Fn(&Path) -> Option<u64> + Send + Sync + 'static) -> App {
        self.room = Box::new(room);
        self
    }

    /// Refuses to begin what needs more room under `dir` than there is.
    pub(crate) fn check_room(&self, dir: &Path, needed: u64) -> Result<(), ApiError> {
        match (self.room)(dir) {
            Some(free) if free < needed => Err(vault::Error::NoRoom { needed, free }.into()),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether a finished vault is open.
    pub fn is_open(&self) -> bool {
        hold(&self.open)
            .as_ref()
            .is_some_and(|open| open.vault.own().finished)
    }

    /// Closes the vault: keys are wiped, previews forgotten. Whoever looks at a file meanwhile keeps nothing of it
    /// ([`App::keep_preview`]). Slow work that holds the vault or its keys stops ([`UntilLocked`]).
    pub fn lock(&self) {
        self.locks.fetch_add(1, Ordering::SeqCst);
        let mut slot = hold(&self.open);
        drop(slot.take());
        hold(&self.previews).clear();
        hold(&self.glances).clear();
        *hold(&self.in_force) = InForce::default();
        *hold(&self.report) = None;
    }

    /// The time until somebody locks the vault.
    pub(crate) fn until_locked(&self) -> UntilLocked<'_> {
        UntilLocked {
            locks: &self.locks,
            began: self.locks.load(Ordering::SeqCst),
        }
    }

    /// Keeps a preview, if the vault is still open in which it was begun; otherwise it leaves no trace.
    pub(crate) fn keep_preview(&self, token: String, preview: Preview) -> Result<(), ApiError> {
        // Held until the preview is in its place: a lock comes before it or clears it.
        let slot = hold(&self.open);
        let life = slot.as_ref().map(Open::life);
        if life == Some(preview.life) {
            hold(&self.previews).keep(token, preview);
            Ok(())
        } else {
            preview.discard();
            Err(ErrorCode::Locked.into())
        }
    }

    /// Calls `listener` after every shared change.
    pub fn on_change(&self, listener: impl Fn(&Changed) + Send + Sync + 'static) {
        hold(&self.listeners).push(Box::new(listener));
    }

    pub(crate) fn place(&self, sample: bool) -> Place {
        let name = if sample { "samples" } else { "vault" };
        let marker = self.folders.config.join(format!("{name}.marker"));
        Place::new(self.folders.data.join(name)).with_marker(marker)
    }

    /// A vault is open from now on.
    pub(crate) fn enter(&self, open: Open) {
        let mut slot = hold(&self.open);
        *hold(&self.in_force) = InForce::of(&open.vault);
        self.calls_in_by(visit_safety::back_by(&open.vault));
        *slot = Some(open);
        hold(&self.previews).clear();
        hold(&self.glances).clear();
    }

    /// When the own person calls in from a visit, in milliseconds UTC.
    pub(crate) fn call_in_by(&self) -> Option<i64> {
        *hold(&self.call_in_by)
    }

    /// From now on he calls in by this moment, or no more.
    pub(crate) fn calls_in_by(&self, ms: Option<i64>) {
        *hold(&self.call_in_by) = ms;
    }

    pub(crate) fn slot(&self) -> MutexGuard<'_, Option<Open>> {
        hold(&self.open)
    }

    /// Works with the open vault.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.with_open(|open| work(&mut open.vault))
    }

    pub(crate) fn with_open<T>(
        &self,
        work: impl FnOnce(&mut Open) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut slot = hold(&self.open);
        let open = slot.as_mut().ok_or(ErrorCode::Locked)?;
        if !open.vault.own().finished {
            return Err(ErrorCode::RecoveryNotConfirmed.into());
        }
        work(open)
    }

    /// Looks at what was done in this session.
    pub(crate) fn deeds<T>(&self, look: impl FnOnce(&mut Deeds) -> T) -> Result<T, ApiError> {
        self.with_open(|open| Ok(look(&mut open.deeds)))
    }

    /// Reads the open vault through the eyes of its person.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.read_on(None, work)
    }

    /// The same as things would look on another day.
    pub(crate) fn read_on<T>(
        &self,
        day: Option<Day>,
        work: impl FnOnce(&Reader<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        const NOON_MS: i64 = 12 * 3600 * 1000;
        let language = crate::settings::language(self);
        let now = self.env.now();
        let now = day.map_or(now, |day| Wall {
            ms: day.start_ms() + NOON_MS,
            ..now
        });
        self.with(|vault| {
            let policy = self.policy();
            work(&Reader::of(vault, &policy, language, now)?)
        })
    }

    /// One shared write under the name `op`; what it throws leaves everything as it was.
    pub(crate) fn write<T>(
        &self,
        op: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let (value, changed) = self.with(|vault| transact(vault, op, work))?;
        self.tell(&changed);
        Ok(value)
    }

    /// One shared write that the person can take back later in this session; `work` names the record that it was about.
    /// What does not lead back stands in the list of what was done, and no number comes along.
    pub(crate) fn undoable<T>(
        &self,
        op: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(RecordId, T), ApiError>,
    ) -> Result<(T, Option<u32>), ApiError> {
        let at = self.env.now();
        // Remembered while the vault is held: a lock comes before both or takes both.
        let (value, undo, changed) = self.with_open(|open| {
            let ((value, deed), changed) = transact(&mut open.vault, op, |tx| {
                tx.remember();
                let (record, value) = work(tx)?;
                Ok((value, Deed::of(tx, op, at, record)?))
            })?;
            let undo = deed.and_then(|deed| open.deeds.keep(deed));
            Ok((value, undo, changed))
        })?;
        self.tell(&changed);
        Ok((value, undo))
    }

    /// The same, on a record that is there.
    pub(crate) fn write_undoable(
        &self,
        op: &'static str,
        record: RecordId,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(), ApiError>,
    ) -> Result<Done, ApiError> {
        self.change_undoable(op, |tx| work(tx).map(|()| record))
    }

    /// The same, on a record that the work finds or makes.
    pub(crate) fn change_undoable(
        &self,
        op: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<RecordId, ApiError>,
    ) -> Result<Done, ApiError> {
        let ((), undo) = self.undoable(op, |tx| Ok((work(tx)?, ())))?;
        Ok(Done { undo, ..Done::DONE })
    }

    /// The same, for a record that comes back.
    pub(crate) fn create_undoable(
        &self,
        op: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<RecordId, ApiError>,
    ) -> Result<RecordView, ApiError> {
        let (record, undo) = self.undoable(op, |tx| {
            let record = work(tx)?;
            Ok((record, record))
        })?;
        Ok(RecordView {
            record: record.to_string(),
            undo,
        })
    }

    pub(crate) fn tell(&self, changed: &vault::Changed) {
        let view = Changed {
            cases: changed.cases.iter().map(ToString::to_string).collect(),
            records: changed.records.iter().map(ToString::to_string).collect(),
        };
        hold(&self.listeners)
            .iter()
            .for_each(|listener| listener(&view));
    }
}

/// One transaction; what `work` refuses comes back as it was refused.
fn transact<T>(
    vault: &mut Vault,
    op: &'static str,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, ApiError>,
) -> Result<(T, vault::Changed), ApiError> {
    let mut refused = None;
    let outcome = vault.transact(op, |tx| {
        work(tx).map_err(|error| {
            refused = Some(error);
            vault::Error::Refused(op.to_owned())
        })
    });
    outcome.map_err(|error| refused.take().unwrap_or_else(|| from_vault(error)))
}

/// A lock whose holder panicked still guards sound data: every write is a transaction.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
