//! Who this vault is: its person, its device with the secret keys, and how far it has come.

use crate::{error::Error, keys::Key, transact::Tx, undo};
use ed25519_dalek::SigningKey;
use ledger::{
    author::Author,
    env::{Env, random},
    identity::DeviceCertificate,
    ids::{DeviceId, Epoch, RootId},
};
use rusqlite::{Connection, params};
use zeroize::Zeroizing;

/// Why a new epoch started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpochReason {
    /// The vault is new.
    Created,
    /// It came out of a backup.
    Restored,
    /// An older version of it was put back.
    RolledBack,
    /// It was opened in another place.
    Copied,
    /// Two changes of this device stand at one place of a chain.
    Forked,
}

impl EpochReason {
    fn code(self) -> &'static str {
        match self {
            EpochReason::Created => "created",
            EpochReason::Restored => "restored",
            EpochReason::RolledBack => "rolled_back",
            EpochReason::Copied => "copied",
            EpochReason::Forked => "forked",
        }
    }
}

/// The identity of an open vault; secrets are wiped when dropped.
pub(crate) struct Own {
    pub(crate) vault: [u8; 16],
    pub(crate) root: RootId,
    pub(crate) signing: SigningKey,
    pub(crate) sealing: Key,
    pub(crate) epoch: Epoch,
    pub(crate) generation: u64,
    pub(crate) counter: u64,
    pub(crate) finished: bool,
    pub(crate) created_ms: i64,
}

/// What may be known of the identity of an open vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnFacts {
    /// Random name of the vault.
    pub vault: [u8; 16],
    /// The person.
    pub root: RootId,
    /// This device.
    pub device: DeviceId,
    /// The life of the vault that is going on.
    pub epoch: Epoch,
    /// Counts unlocks.
    pub generation: u64,
    /// Counts transactions that stored something shared; a plan is bound to it.
    pub counter: u64,
    /// Whether two groups of the recovery code were typed back.
    pub finished: bool,
    /// When the vault was made, in milliseconds UTC.
    pub created_ms: i64,
}

/// The secret keys of this device, for writing and opening files.
pub struct DeviceKeys {
    /// The person whose device it is.
    pub root: RootId,
    /// Signs.
    pub signing: SigningKey,
    /// X25519 secret: opens what was sealed to this device.
    pub sealing: Zeroizing<[u8; 32]>,
}

/// A device that this vault was before: files that were made for it can still be opened.
pub struct Former {
    /// The device.
    pub device: DeviceId,
    /// Its person at that time.
    pub root: RootId,
    /// X25519 secret.
    pub sealing: Zeroizing<[u8; 32]>,
    /// When its keys were replaced, in milliseconds UTC.
    pub ended_ms: i64,
}

impl Tx<'_> {
    /// The vault as it stood before this transaction.
    pub fn own_facts(&self) -> OwnFacts {
        self.own.facts()
    }
}

impl Own {
    pub(crate) fn device(&self) -> DeviceId {
        DeviceId::of(&self.signing.verifying_key())
    }

    pub(crate) fn author(&self) -> Author<'_> {
        Author {
            key: &self.signing,
            epoch: self.epoch,
        }
    }

    pub(crate) fn facts(&self) -> OwnFacts {
        OwnFacts {
            vault: self.vault,
            root: self.root,
            device: self.device(),
            epoch: self.epoch,
            generation: self.generation,
            counter: self.counter,
            finished: self.finished,
            created_ms: self.created_ms,
        }
    }

    pub(crate) fn keys(&self) -> DeviceKeys {
        DeviceKeys {
            root: self.root,
            signing: self.signing.clone(),
            sealing: self.sealing.clone(),
        }
    }

    /// A new device of a person.
    pub(crate) fn create(env: &dyn Env, vault: [u8; 16], root: RootId) -> Own {
        Own {
            vault,
            root,
            signing: SigningKey::from_bytes(&crate::keys::new_key(env)),
            sealing: crate::keys::new_key(env),
            epoch: Epoch::from_bytes(random(env)),
            generation: 0,
            counter: 0,
            finished: false,
            created_ms: env.now().ms,
        }
    }

    /// What the root signs about this device.
    pub(crate) fn certificate(&self) -> DeviceCertificate {
        certificate(&self.signing, &self.root, &self.sealing, self.created_ms)
    }

    pub(crate) fn insert(&self, conn: &Connection) -> Result<(), Error> {
        conn.execute(
            "INSERT INTO own (one, vault, root, signing, sealing, epoch, generation, counter, finished, created_ms,
                              audited)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, 0, 0, 0, ?6, zeroblob(32))",
            params![
                self.vault,
                self.root.as_bytes(),
                Zeroizing::new(self.signing.to_bytes()).as_slice(),
                self.sealing.as_slice(),
                self.epoch.as_bytes(),
                self.created_ms
            ],
        )?;
        log_epoch(conn, &self.epoch, self.created_ms, EpochReason::Created)
    }

    pub(crate) fn load(conn: &Connection) -> Result<Own, Error> {
        let damaged = || Error::Damaged("the identity of the vault");
        let mut rows = conn.prepare(
            "SELECT vault, root, signing, sealing, epoch, generation, counter, finished, created_ms FROM own",
        )?;
        let own = rows.query_row([], |row| {
            let signing: Zeroizing<[u8; 32]> = Zeroizing::new(row.get(2)?);
            Ok(Own {
                vault: row.get(0)?,
                root: RootId::from_bytes(row.get(1)?),
                signing: SigningKey::from_bytes(&signing),
                sealing: Zeroizing::new(row.get(3)?),
                epoch: Epoch::from_bytes(row.get(4)?),
                generation: row.get::<_, i64>(5)?.cast_unsigned(),
                counter: row.get::<_, i64>(6)?.cast_unsigned(),
                finished: row.get(7)?,
                created_ms: row.get(8)?,
            })
        });
        own.map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => damaged(),
            other => other.into(),
        })
    }
}

/// What the root signs about a device with these keys, which says whose it is.
fn certificate(
    signing: &SigningKey,
    root: &RootId,
    sealing: &[u8; 32],
    since_ms: i64,
) -> DeviceCertificate {
    let sealing = crate::keys::age_public(&crate::keys::age_identity(sealing));
    DeviceCertificate::sign(signing, root, sealing, since_ms)
}

/// The keys of a device and the person whose it is.
pub(crate) struct NewOwn {
    pub(crate) root: RootId,
    pub(crate) signing: SigningKey,
    pub(crate) sealing: Key,
    pub(crate) since_ms: i64,
}

impl NewOwn {
    /// New keys for a device of this person.
    pub(crate) fn create(env: &dyn Env, root: RootId) -> NewOwn {
        NewOwn {
            root,
            signing: SigningKey::from_bytes(&crate::keys::new_key(env)),
            sealing: crate::keys::new_key(env),
            since_ms: env.now().ms,
        }
    }

    pub(crate) fn certificate(&self) -> DeviceCertificate {
        certificate(&self.signing, &self.root, &self.sealing, self.since_ms)
    }

    /// Puts these keys in the place of those of `before`, of which only what opens files is kept.
    pub(crate) fn replace(&self, conn: &Connection, before: &Own) -> Result<(), Error> {
        conn.execute(
            "INSERT INTO former (device, root, sealing, ended_ms) VALUES (?1, ?2, ?3, ?4)",
            params![
                before.device().as_bytes(),
                before.root.as_bytes(),
                before.sealing.as_slice(),
                self.since_ms
            ],
        )?;
        conn.execute(
            "UPDATE own SET root = ?1, signing = ?2, sealing = ?3",
            params![
                self.root.as_bytes(),
                Zeroizing::new(self.signing.to_bytes()).as_slice(),
                self.sealing.as_slice()
            ],
        )?;
        Ok(())
    }

    /// What an open vault knows of itself after [`NewOwn::replace`] was stored.
    pub(crate) fn take_over(self, own: &mut Own) {
        (own.root, own.signing, own.sealing) = (self.root, self.signing, self.sealing);
    }
}

/// The devices that this vault was before, the last one first.
pub(crate) fn former(conn: &Connection) -> Result<Vec<Former>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT device, root, sealing, ended_ms FROM former ORDER BY ended_ms DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Former {
            device: DeviceId::from_bytes(row.get(0)?),
            root: RootId::from_bytes(row.get(1)?),
            sealing: Zeroizing::new(row.get(2)?),
            ended_ms: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Starts a new life of the vault: what is written from now on begins new chains.
pub(crate) fn start_epoch(
    conn: &Connection,
    env: &dyn Env,
    reason: EpochReason,
) -> Result<Epoch, Error> {
    let epoch = Epoch::from_bytes(random(env));
    conn.execute("UPDATE own SET epoch = ?1", [epoch.as_bytes()])?;
    // What this vault told others since is not known any more: nothing that came before is taken back.
    undo::forget(conn)?;
    log_epoch(conn, &epoch, env.now().ms, reason)?;
    Ok(epoch)
}

fn log_epoch(
    conn: &Connection,
    epoch: &Epoch,
    at_ms: i64,
    reason: EpochReason,
) -> Result<(), Error> {
    conn.execute(
        "INSERT INTO epoch (epoch, started_ms, reason) VALUES (?1, ?2, ?3)",
        params![epoch.as_bytes(), at_ms, reason.code()],
    )?;
    Ok(())
}
