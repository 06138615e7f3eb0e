//! The open vault: created, unlocked by passphrase or recovery code, locked by dropping it.

use crate::{
    attachments, audit, database,
    error::Error,
    folder::{self, Folder},
    header::{Header, Keyed, NewHeader},
    kdf::Kdf,
    keys::{Key, age_identity},
    local,
    marker::{Instance, Marker},
    migrate,
    own::{self, DeviceKeys, EpochReason, Own, OwnFacts},
    passphrase,
    people::{self, People},
    place::{self, Place},
    recovery::RecoveryCode,
    secret::Secret,
};
use ledger::{
    env::{Env, random},
    identity::{Card, CardFacts},
    ids::RootId,
};
use rusqlite::Connection;
use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Time and randomness, shared by everything that writes.
pub type SharedEnv = Arc<dyn Env>;

/// Who makes a vault: what the first contact card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIdentity {
    /// Name of the person.
    pub name: String,
    /// Organisation that the person works for.
    pub organisation: String,
    /// Domain code: care, enforcement, housing, police, other.
    pub domain: String,
    /// What the person does there.
    pub function: String,
}

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
    /// Makes a vault in an empty folder. It counts as finished once [`Vault::confirm_code`] heard two groups of the
    /// recovery code; the code itself is never stored.
    pub fn create(
        place: impl Into<Place>,
        passphrase: &Secret,
        identity: &NewIdentity,
        env: SharedEnv,
        kdf: Kdf,
    ) -> Result<(Vault, RecoveryCode), Error> {
        let place = place.into();
        place::check(&place.dir).map_err(Error::UnsuitablePlace)?;
        passphrase::judge(passphrase, &[&identity.name, &identity.organisation]).map_err(Error::WeakPassphrase)?;
        let folder = Folder::at(&place.dir);
        folder.create()?;
        let lock = folder.lock()?;
        if folder.header().exists() || folder.previous_header().exists() {
            return Err(Error::VaultExists);
        }
        let code = RecoveryCode::generate(&*env);
        let recovery = age_identity(&code.root_keys().recovery).to_public().to_string();
        let (vault, database) = (random(&*env), folder::database_name(&*env));
        let new = NewHeader { vault, passphrase, kdf: kdf.parameters()?, recovery, database };
        let keyed = Header::create(&*env, new)?;
        fill_database(&folder, &keyed, identity, &code, &*env)?;
        // The header comes last: a folder with a header is a whole vault.
        keyed.header.write(&folder)?;
        let vault = Vault::enter(place, folder, lock, keyed.header, keyed.root_key, env, 0)?;
        Ok((vault, code))
    }

    /// Unlocks with the passphrase.
    pub fn open(place: impl Into<Place>, passphrase: &Secret, env: SharedEnv) -> Result<Vault, Error> {
        let (place, folder, lock, mut header) = approach(place)?;
        let before = header.clone();
        header.check_delay(env.now().ms).inspect_err(|_| {
            // A clock that was set back is noted, so that the wait really ends.
            if header_changed(&before, &header) {
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
        Vault::enter(place, folder, lock, header, root_key, env, failed)
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
        header.write_over_previous(&folder)?;
        let vault = Vault::enter(place, folder, lock, header, root_key, env, failed)?;
        vault.note("recover", None, 1)?;
        Ok(vault)
    }

    /// Whether there is a vault in a folder.
    pub fn exists(dir: &Path) -> bool {
        let folder = Folder::at(dir);
        folder.header().exists() || folder.previous_header().exists()
    }

    fn enter(
        place: Place,
        folder: Folder,
        lock: File,
        header: Header,
        root_key: Key,
        env: SharedEnv,
        failed_before: u32,
    ) -> Result<Vault, Error> {
        folder.create()?;
        let copies = migrate::Copies { folder: &folder.copies(), now_ms: env.now().ms };
        let key = header.database_key(&root_key)?;
        let conn = database::open(&folder.database(header.database()), &key, &copies)?;
        migrate::expire_copies(&copies)?;
        let own = Own::load(&conn)?;
        if own.vault != header.vault {
            return Err(Error::Damaged("header and database belong to different vaults"));
        }
        header.align_previous(&folder)?;
        folder.sweep_databases(header.database())?;
        attachments::sweep(&conn, &folder.blobs())?;
        let people = Arc::new(People::load(&conn)?);
        let opening = Opening { failed_before, instance: Instance::Unmarked, expired_interpretations: 0 };
        let mut vault =
            Vault { conn, folder, header, root_key, own, people, env, marker: place.marker, opening, _lock: lock };
        vault.begin_session()?;
        Ok(vault)
    }

    /// One transaction at every unlock: generation, epoch if needed, expired local state, audit lines.
    fn begin_session(&mut self) -> Result<(), Error> {
        let instance = self.marker.as_ref().map_or(Instance::Unmarked, |path| self.progress().compare(path));
        let sql = self.conn.transaction()?;
        let reason = match instance {
            Instance::RolledBack => Some(EpochReason::RolledBack),
            Instance::Copied => Some(EpochReason::Copied),
            Instance::Continued | Instance::Unmarked => None,
        };
        let epoch = reason.map(|reason| own::start_epoch(&sql, &*self.env, reason)).transpose()?;
        let now = self.env.now();
        let expired = local::expire_interpretations(&sql, now.ms)?;
        let generation = self.own.generation + 1;
        sql.execute("UPDATE own SET generation = ?1", [generation.cast_signed()])?;
        let device = self.own.device();
        let note = |op, count| audit::note(&sql, &audit::Note { at: now, op, device, subject: None, count });
        if self.opening.failed_before > 0 {
            note("unlock_failed", self.opening.failed_before.into())?;
        }
        if epoch.is_some() {
            note("epoch_started", 1)?;
        }
        note("unlock", 1)?;
        sql.commit()?;
        self.own.generation = generation;
        self.own.epoch = epoch.unwrap_or(self.own.epoch);
        self.opening = Opening { instance, expired_interpretations: expired, ..self.opening };
        self.write_marker()
    }

    fn progress(&self) -> Marker {
        Marker { vault: self.own.vault, generation: self.own.generation, counter: self.own.counter }
    }

    pub(crate) fn write_marker(&self) -> Result<(), Error> {
        self.marker.as_ref().map_or(Ok(()), |path| self.progress().write(path))
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

    /// Finishes setting up, if two different groups of the recovery code were typed back rightly.
    /// Groups count from 0; 8 is the check group.
    pub fn confirm_code(&mut self, code: &RecoveryCode, typed: [(usize, &str); 2]) -> Result<bool, Error> {
        let [(first, _), (second, _)] = typed;
        let right = first != second && typed.iter().all(|(index, typed)| code.group_matches(*index, typed));
        if right && self.header.open_with_code(code).is_some() {
            let sql = self.conn.transaction()?;
            sql.execute("UPDATE own SET finished = 1", [])?;
            let (at, device) = (self.env.now(), self.own.device());
            audit::note(&sql, &audit::Note { at, op: "confirm_code", device, subject: None, count: 1 })?;
            sql.commit()?;
            self.own.finished = true;
            return Ok(true);
        }
        Ok(false)
    }

    /// Signs a new version of the own card. Needs the recovery code, because only the root signs.
    pub fn revise_card(&mut self, code: &RecoveryCode, identity: &NewIdentity) -> Result<Card, Error> {
        let root = code.root_keys().signing;
        if RootId::of(&root.verifying_key()) != self.own.root {
            return Err(Error::WrongCode);
        }
        let held = people::card(&self.conn, &self.own.root)?.ok_or(Error::Card)?;
        let facts = CardFacts {
            version: held.facts.version + 1,
            name: identity.name.clone(),
            organisation: identity.organisation.clone(),
            domain: identity.domain.clone(),
            function: identity.function.clone(),
            ..held.facts
        };
        let card = Card::sign(facts, &root);
        self.transact("revise_card", |tx| tx.store_card(&card))?;
        Ok(card)
    }

    pub(crate) fn note(&self, op: &str, subject: Option<&[u8]>, count: u64) -> Result<(), Error> {
        let note = audit::Note { at: self.env.now(), op, device: self.own.device(), subject, count };
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

fn header_changed(before: &Header, after: &Header) -> bool {
    before != after
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

fn fill_database(
    folder: &Folder,
    keyed: &Keyed,
    identity: &NewIdentity,
    code: &RecoveryCode,
    env: &dyn Env,
) -> Result<(), Error> {
    let root = code.root_keys().signing;
    let own = Own::create(env, keyed.header.vault, RootId::of(&root.verifying_key()));
    let facts = CardFacts {
        version: 1,
        name: identity.name.clone(),
        organisation: identity.organisation.clone(),
        domain: identity.domain.clone(),
        function: identity.function.clone(),
        devices: vec![own.certificate()],
        revoked: Vec::new(),
    };
    let mut conn = database::create(&folder.database(keyed.header.database()), &keyed.database_key)?;
    let sql = conn.transaction()?;
    own.insert(&sql)?;
    people::store_card(&sql, &mut People::default(), &Card::sign(facts, &root), env.now().ms)?;
    let note = audit::Note { at: env.now(), op: "create_vault", device: own.device(), subject: None, count: 1 };
    audit::note(&sql, &note)?;
    Ok(sql.commit()?)
}
