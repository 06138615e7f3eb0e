//! The header of a vault: the slots that lead from a passphrase or a recovery code to the database key.
//!
//! JSON, so that a person can see what is in it; every secret in it is wrapped. It is written anew as a
//! whole, and the version before it is kept beside it.

use crate::{
    error::Error,
    files,
    folder::{Folder, is_database_name},
    hex,
    kdf::KdfParameters,
    keys::{Key, Wrapped, age_identity, age_open, age_seal, new_key},
    recovery::RecoveryCode,
    secret::Secret,
};
use ledger::env::{Env, random};
use serde::{Deserialize, Serialize};
use std::{fs::File, io::Read, path::Path};

/// The version that this program writes, and the newest that it reads.
pub const HEADER_VERSION: u32 = 1;
/// Most bytes of a header.
const MAX_HEADER: u64 = 64 * 1024;
/// Attempts that may fail before the next one has to wait.
const FREE_ATTEMPTS: u32 = 3;
/// Longest wait; there is no lock-out.
const LONGEST_WAIT_SECONDS: u64 = 60;

/// The header as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    v: u32,
    /// Random name of this vault; every slot is bound to it.
    #[serde(with = "hex")]
    pub vault: [u8; 16],
    passphrase: PassphraseSlot,
    recovery: RecoverySlot,
    database: DatabaseSlot,
    failed: Failed,
    /// Nobody proved yet to have the recovery code on paper. Bound to no key: it only tells the first start what to
    /// offer, before there is one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unfinished: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PassphraseSlot {
    kdf: KdfParameters,
    #[serde(with = "hex")]
    salt: [u8; 16],
    root_key: Wrapped,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecoverySlot {
    /// The public half, as age writes it.
    recipient: String,
    /// The root vault key as an age file for that recipient.
    #[serde(with = "hex")]
    root_key: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct DatabaseSlot {
    file: String,
    key: Wrapped,
}

/// Unlock attempts that failed since the last success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Failed {
    count: u32,
    last_ms: i64,
}

/// What a header is made from.
pub(crate) struct NewHeader<'a> {
    pub(crate) vault: [u8; 16],
    pub(crate) passphrase: &'a Secret,
    pub(crate) kdf: KdfParameters,
    /// Public half of the recovery identity, as age writes it.
    pub(crate) recovery: String,
    pub(crate) database: String,
    /// Whether the recovery code must still be typed back.
    pub(crate) unfinished: bool,
}

/// A new header with the keys that it wraps.
#[derive(Clone)]
pub(crate) struct Keyed {
    pub(crate) header: Header,
    pub(crate) root_key: Key,
    pub(crate) database_key: Key,
}

impl Header {
    /// New keys, wrapped in new slots.
    pub(crate) fn create(env: &dyn Env, new: NewHeader<'_>) -> Result<Keyed, Error> {
        let (root_key, database_key) = (new_key(env), new_key(env));
        let recipient: age::x25519::Recipient =
            new.recovery.parse().map_err(|_| Error::HeaderDamaged)?;
        let context = database_context(&new.vault, &new.database);
        let header = Header {
            v: HEADER_VERSION,
            vault: new.vault,
            passphrase: PassphraseSlot::seal(env, &new.vault, new.passphrase, new.kdf, &root_key)?,
            recovery: RecoverySlot {
                recipient: new.recovery,
                root_key: age_seal(&recipient, root_key.as_ref())?,
            },
            database: DatabaseSlot {
                key: Wrapped::seal(env, &root_key, &context, database_key.as_ref()),
                file: new.database,
            },
            failed: Failed::default(),
            unfinished: new.unfinished,
        };
        Ok(Keyed {
            header,
            root_key,
            database_key,
        })
    }

    /// Reads a header. The version is looked at first, the limits before anything is allocated.
    pub fn parse(bytes: &[u8]) -> Result<Header, Error> {
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let Version { v } = serde_json::from_slice(bytes).map_err(|_| Error::HeaderDamaged)?;
        if v > HEADER_VERSION {
            return Err(Error::NewerVault {
                found: v,
                known: HEADER_VERSION,
            });
        }
        let header: Header = serde_json::from_slice(bytes).map_err(|_| Error::HeaderDamaged)?;
        header.passphrase.kdf.check()?;
        if v != HEADER_VERSION || !is_database_name(&header.database.file) {
            return Err(Error::HeaderDamaged);
        }
        Ok(header)
    }

    /// As it stands in the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a header is plain data");
        bytes.push(b'\n');
        bytes
    }

    /// The header of the vault in `folder`; if it cannot be read, the one before it.
    pub(crate) fn read(folder: &Folder) -> Result<Header, Error> {
        if !folder.header().exists() && !folder.previous_header().exists() {
            return Err(Error::NoVault);
        }
        match read_file(&folder.header()) {
            Err(Error::HeaderDamaged | Error::NoVault) => {
                match read_file(&folder.previous_header()) {
                    Err(Error::NoVault) => Err(Error::HeaderDamaged),
                    outcome => outcome,
                }
            }
            outcome => outcome,
        }
    }

    /// Writes the header and keeps the one before it, if that can be: a failed attempt must be counted all the same.
    pub(crate) fn write(&self, folder: &Folder) -> Result<(), Error> {
        if let Ok(current) = read_file(&folder.header()) {
            drop(files::write_atomically(
                &folder.previous_header(),
                &current.bytes(),
            ));
        }
        files::write_atomically(&folder.header(), &self.bytes())
    }

    /// Writes the header over both files: what the one before it opened must not open any more.
    pub(crate) fn write_over_previous(&self, folder: &Folder) -> Result<(), Error> {
        let written = files::write_atomically(&folder.header(), &self.bytes());
        // What stands in the file is in force, also when the disk complained after it was put there.
        if !read_file(&folder.header()).is_ok_and(|found| found == *self) {
            return written.and(Err(Error::HeaderDamaged));
        }
        // From here on nothing may look like a failure. `align_previous` finishes this at the next opening.
        drop(files::write_atomically(
            &folder.previous_header(),
            &self.bytes(),
        ));
        Ok(())
    }

    /// Finishes a [`Header::write_over_previous`] that was cut off between its two files. Best effort at every opening:
    /// a disk that is full must not keep anyone out of his vault.
    pub(crate) fn align_previous(&self, folder: &Folder) {
        let slots = |header: &Header| (header.database.clone(), header.passphrase.clone());
        let same = |previous: Header| {
            slots(&previous) == slots(self) && previous.unfinished == self.unfinished
        };
        if !read_file(&folder.previous_header()).is_ok_and(same) {
            drop(files::write_atomically(
                &folder.previous_header(),
                &self.bytes(),
            ));
        }
    }

    /// Whether the header in force, and no older one, says that the set-up was never finished.
    pub(crate) fn says_unfinished(folder: &Folder) -> bool {
        read_file(&folder.header()).is_ok_and(|header| header.unfinished)
    }

    /// Whether the recovery code must still be typed back.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.unfinished
    }

    /// The recovery code is on paper.
    pub(crate) fn finish(&mut self) {
        self.unfinished = false;
    }

    /// The name of the database file.
    pub(crate) fn database(&self) -> &str {
        &self.database.file
    }

    /// Work of the passphrase slot.
    pub fn kdf(&self) -> KdfParameters {
        self.passphrase.kdf
    }

    /// Public half of the recovery identity.
    pub(crate) fn recovery_recipient(&self) -> &str {
        &self.recovery.recipient
    }

    /// Attempts that failed since the last success.
    pub fn failed_attempts(&self) -> u32 {
        self.failed.count
    }

    /// The root vault key by the passphrase; nothing when it is the wrong one.
    pub(crate) fn open_with_passphrase(&self, passphrase: &Secret) -> Result<Option<Key>, Error> {
        let slot = &self.passphrase;
        let key = slot.kdf.derive(passphrase, &slot.salt)?;
        Ok(slot.root_key.open_key(&key, &slot.context(&self.vault)))
    }

    /// The root vault key by the recovery code; nothing when it is of another vault.
    pub(crate) fn open_with_code(&self, code: &RecoveryCode) -> Option<Key> {
        let identity = age_identity(&code.root_keys().recovery);
        let secret = age_open(&identity, &self.recovery.root_key)?;
        let bytes: [u8; 32] = secret.as_slice().try_into().ok()?;
        Some(Key::new(bytes))
    }

    /// The database key by the root vault key.
    pub(crate) fn database_key(&self, root_key: &Key) -> Result<Key, Error> {
        let context = database_context(&self.vault, &self.database.file);
        self.database
            .key
            .open_key(root_key, &context)
            .ok_or(Error::HeaderDamaged)
    }

    /// Puts another passphrase on the same root vault key.
    pub(crate) fn set_passphrase(
        &mut self,
        env: &dyn Env,
        passphrase: &Secret,
        kdf: KdfParameters,
        root_key: &Key,
    ) -> Result<(), Error> {
        self.passphrase = PassphraseSlot::seal(env, &self.vault, passphrase, kdf, root_key)?;
        self.failed = Failed::default();
        Ok(())
    }

    /// Refuses an attempt that comes too soon. A clock that was set back waits once and starts anew.
    pub(crate) fn check_delay(&mut self, now_ms: i64) -> Result<(), Error> {
        let wait_seconds = wait_after(self.failed.count);
        if now_ms < self.failed.last_ms {
            self.failed.last_ms = now_ms;
        }
        let passed = u64::try_from(now_ms - self.failed.last_ms).unwrap_or(0) / 1000;
        match wait_seconds.saturating_sub(passed) {
            0 => Ok(()),
            wait_seconds => Err(Error::TooSoon { wait_seconds }),
        }
    }

    /// Of the vault in `dir`, without opening it: attempts that failed, and seconds until the next one is heard.
    pub fn waiting(dir: &Path, now_ms: i64) -> Result<(u32, u64), Error> {
        let mut header = Header::read(&Folder::at(dir))?;
        let failed = header.failed.count;
        match header.check_delay(now_ms) {
            Err(Error::TooSoon { wait_seconds }) => Ok((failed, wait_seconds)),
            Ok(()) => Ok((failed, 0)),
            Err(other) => Err(other),
        }
    }

    /// Counts a failed attempt.
    pub(crate) fn count_failure(&mut self, now_ms: i64) -> Error {
        self.failed = Failed {
            count: self.failed.count.saturating_add(1),
            last_ms: now_ms,
        };
        Error::WrongPassphrase {
            failed: self.failed.count,
            wait_seconds: wait_after(self.failed.count),
        }
    }

    /// Forgets the failed attempts; says how many there were.
    pub(crate) fn forget_failures(&mut self) -> u32 {
        std::mem::take(&mut self.failed).count
    }
}

impl PassphraseSlot {
    fn seal(
        env: &dyn Env,
        vault: &[u8; 16],
        passphrase: &Secret,
        kdf: KdfParameters,
        root_key: &Key,
    ) -> Result<PassphraseSlot, Error> {
        let salt = random::<16>(env);
        let key = kdf.derive(passphrase, &salt)?;
        let context = passphrase_context(vault, &kdf, &salt);
        Ok(PassphraseSlot {
            kdf,
            salt,
            root_key: Wrapped::seal(env, &key, &context, root_key.as_ref()),
        })
    }

    fn context(&self, vault: &[u8; 16]) -> Vec<u8> {
        passphrase_context(vault, &self.kdf, &self.salt)
    }
}

fn passphrase_context(vault: &[u8; 16], kdf: &KdfParameters, salt: &[u8; 16]) -> Vec<u8> {
    let parameters = [kdf.memory_kib, kdf.passes, kdf.lanes].map(u32::to_be_bytes);
    [
        b"woonrust1:slot:passphrase\0".as_slice(),
        vault,
        parameters.as_flattened(),
        salt,
    ]
    .concat()
}

fn database_context(vault: &[u8; 16], file: &str) -> Vec<u8> {
    [
        b"woonrust1:slot:database\0".as_slice(),
        vault,
        file.as_bytes(),
    ]
    .concat()
}

fn wait_after(failed: u32) -> u64 {
    match failed.checked_sub(FREE_ATTEMPTS) {
        None => 0,
        Some(further) => 1u64
            .checked_shl(further)
            .unwrap_or(u64::MAX)
            .min(LONGEST_WAIT_SECONDS),
    }
}

fn read_file(path: &Path) -> Result<Header, Error> {
    let mut bytes = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(MAX_HEADER + 1).read_to_end(&mut bytes)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NoVault),
        Err(error) => return Err(error.into()),
    };
    if bytes.len() as u64 > MAX_HEADER {
        return Err(Error::HeaderDamaged);
    }
    Header::parse(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kdf::Kdf, tests_env::FixedEnv};

    fn keyed() -> (Keyed, RecoveryCode, FixedEnv) {
        let env = FixedEnv::seeded(1);
        let code = RecoveryCode::generate(&env);
        let recovery = age_identity(&code.root_keys().recovery)
            .to_public()
            .to_string();
        let kdf = Kdf::CHEAP.parameters().unwrap();
        let passphrase = Secret::new("regenjas paardenbloem");
        let database = "data-0123456789abcdef.db".to_owned();
        let new = NewHeader {
            vault: [7; 16],
            passphrase: &passphrase,
            kdf,
            recovery,
            database,
            unfinished: false,
        };
        (Header::create(&env, new).unwrap(), code, env)
    }

    #[test]
    fn both_slots_lead_to_the_same_database_key() {
        let (keyed, code, _) = keyed();
        let header = Header::parse(&keyed.header.bytes()).unwrap();
        let by_passphrase = header
            .open_with_passphrase(&Secret::new("regenjas paardenbloem"))
            .unwrap()
            .unwrap();
        let by_code = header.open_with_code(&code).unwrap();
        assert_eq!(*by_passphrase, *by_code);
        assert_eq!(*header.database_key(&by_code).unwrap(), *keyed.database_key);
        assert!(
            header
                .open_with_passphrase(&Secret::new("regenjas"))
                .unwrap()
                .is_none()
        );
        assert!(
            header
                .open_with_code(&RecoveryCode::generate(&FixedEnv::seeded(9)))
                .is_none()
        );
    }

    #[test]
    fn changed_parameters_salt_or_vault_do_not_open() {
        let (keyed, _, _) = keyed();
        let passphrase = Secret::new("regenjas paardenbloem");
        let mut more_passes = keyed.header.clone();
        more_passes.passphrase.kdf.passes += 1;
        let mut other_vault = keyed.header.clone();
        other_vault.vault = [8; 16];
        let mut other_salt = keyed.header.clone();
        other_salt.passphrase.salt[0] ^= 1;
        for header in [more_passes, other_vault, other_salt] {
            assert!(header.open_with_passphrase(&passphrase).unwrap().is_none());
        }
        let mut other_file = keyed.header.clone();
        other_file.database.file = "data-ffffffffffffffff.db".to_owned();
        assert!(matches!(
            other_file.database_key(&keyed.root_key),
            Err(Error::HeaderDamaged)
        ));
    }

    #[test]
    fn hostile_headers_are_refused_by_name() {
        let (keyed, _, _) = keyed();
        let text = String::from_utf8(keyed.header.bytes()).unwrap();
        let newer = text.replace("\"v\": 1", "\"v\": 2");
        assert!(matches!(
            Header::parse(newer.as_bytes()),
            Err(Error::NewerVault { found: 2, known: 1 })
        ));
        let heavy = text.replace("\"memory_kib\": 8", "\"memory_kib\": 4000000000");
        assert!(matches!(
            Header::parse(heavy.as_bytes()),
            Err(Error::ExcessiveWork)
        ));
        let outside = text.replace("data-0123456789abcdef.db", "../../elsewhere.db");
        assert!(matches!(
            Header::parse(outside.as_bytes()),
            Err(Error::HeaderDamaged)
        ));
        assert!(matches!(Header::parse(b"{}"), Err(Error::HeaderDamaged)));
        assert!(matches!(
            Header::parse(&text.as_bytes()[..text.len() / 2]),
            Err(Error::HeaderDamaged)
        ));
    }

    #[test]
    fn the_wait_grows_but_never_locks_out() {
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 9, 500].map(wait_after),
            [0, 0, 0, 1, 2, 4, 60, 60]
        );
        let (Keyed { mut header, .. }, _, _) = keyed();
        for _ in 0..5 {
            header.count_failure(1_000_000);
        }
        assert!(matches!(
            header.check_delay(1_001_000),
            Err(Error::TooSoon { wait_seconds: 3 })
        ));
        assert!(header.check_delay(1_004_000).is_ok());
        assert!(
            header.check_delay(5_000).is_err(),
            "a clock set back waits once"
        );
        assert!(header.check_delay(9_000).is_ok());
    }
}
