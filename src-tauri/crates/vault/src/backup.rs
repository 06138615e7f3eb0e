//! The whole vault as one file, opened with the passphrase of that moment or with the recovery code.
//!
//! An age file has either one passphrase or several keys, never both; so a backup is an own container around one age
//! file for a key made for this backup alone:
//!
//! ```text
//! "woonrust-backup 1\n" · length of the preamble (4 bytes, big-endian) · preamble (JSON) · age file
//! preamble  header      the header of the vault: passphrase or recovery code → root vault key
//!           by_code     an age file for the recovery recipient; in it the age secret key of this backup
//!           by_key      the same secret key under the root vault key (XChaCha20-Poly1305)
//!           erased      what was erased since, put in later: the own signed items, respected at a restore
//! age file  a ustar of: manifest.json · manifest.sig · vault.json · data.db · blobs/<name>…
//! manifest  names, sizes and SHA-256 of what follows, and the card of the person;
//!           manifest.sig is Ed25519 of his device over "woonrust1:backup\0" ‖ manifest.json
//! ```
//!
//! Who has only the recovery sheet and the age program decrypts `by_code` with the recovery identity and the rest with
//! what is in it. The database and the attachments inside are still encrypted under the keys of the vault.

use crate::{
    backups,
    error::Error,
    extract::{BackupSecret, extract},
    files::{self, Beside},
    folder, hex,
    keys::{self, Key, Wrapped},
    own::OwnFacts,
    purge_list::PurgeList,
    rekey,
    vault::{SharedEnv, Vault},
    watch::{Meter, Watch, unwatched},
};
use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// First bytes of every backup of this version.
pub(crate) const MAGIC: &[u8] = b"woonrust-backup 1\n";
pub(crate) const SIGNATURE_LABEL: &[u8] = b"woonrust1:backup\0";
pub(crate) const KEY_CONTEXT: &[u8] = b"woonrust1:backup-key\0";

/// A backup that was written and checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupFacts {
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// When it was made, in milliseconds UTC.
    pub created_ms: i64,
    /// Attachments in it.
    pub attachments: u64,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Preamble {
    pub(crate) v: u32,
    #[serde(with = "hex")]
    pub(crate) header: Vec<u8>,
    #[serde(with = "hex")]
    pub(crate) by_code: Vec<u8>,
    pub(crate) by_key: Wrapped,
    /// What was erased since the backup was written; put in later, and not part of what is signed: every item of it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) erased: Option<PurgeList>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Manifest {
    v: u32,
    #[serde(with = "hex")]
    pub(crate) vault: [u8; 16],
    pub(crate) created_ms: i64,
    counter: u64,
    #[serde(with = "hex")]
    pub(crate) device: [u8; 16],
    #[serde(with = "hex")]
    pub(crate) card: Vec<u8>,
    pub(crate) members: Vec<Member>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) size: u64,
    #[serde(with = "hex")]
    pub(crate) sha256: [u8; 32],
}

impl Vault {
    /// Writes the whole vault to `file`, reads it back and compares. An older file of that name is replaced only by a
    /// finished one.
    pub fn backup(&mut self, file: &Path) -> Result<BackupFacts, Error> {
        let written = self
            .begin_backup(&mut unwatched)?
            .write(file, &mut unwatched)?;
        self.finish_backup(written)
    }

    /// The part of a backup that needs the vault: a copy of its database as it stands. The rest goes without it.
    pub fn begin_backup(&self, watch: &mut Watch<'_>) -> Result<BackupWork, Error> {
        let copy = CopiedDatabase(self.folder.database(&folder::database_name(&*self.env)));
        let key = self.header.database_key(&self.root_key)?;
        rekey::copy_database(&self.conn, &copy.0, &key, watch)?;
        let mut sources = vec![("data.db".to_owned(), copy.0.clone())];
        sources.extend(blob_files(&self.folder.blobs())?);
        Ok(BackupWork {
            _copy: copy,
            sources,
            header: self.header.bytes(),
            recovery: self
                .header
                .recovery_recipient()
                .parse()
                .map_err(|_| Error::HeaderDamaged)?,
            card: self.own_card()?.item(),
            facts: self.own(),
            signing: self.own.signing.clone(),
            root_key: self.root_key.clone(),
            env: Arc::clone(&self.env),
        })
    }

    /// Gives a written backup its name and notes it.
    pub fn finish_backup(&mut self, written: WrittenBackup) -> Result<BackupFacts, Error> {
        let WrittenBackup { file, facts, vault } = written;
        if vault != self.own.vault {
            // Another vault was opened meanwhile.
            return Err(Error::Cancelled);
        }
        let path = file.path().to_owned();
        file.put_in_place()?;
        self.note_backup(&path, facts.created_ms)?;
        self.local("backup", |local| {
            local.set_setting("last_backup_ms", &facts.created_ms.to_string())
        })?;
        self.note("backup", None, facts.attachments)?;
        Ok(facts)
    }
}

/// A copy of the database under the keys of the vault; dropped, it is gone.
struct CopiedDatabase(PathBuf);

impl Drop for CopiedDatabase {
    fn drop(&mut self) {
        rekey::remove_database(&self.0);
    }
}

/// Everything that a backup is made of. The vault need not be held while it is written, nor be open.
pub struct BackupWork {
    _copy: CopiedDatabase,
    sources: Vec<(String, PathBuf)>,
    header: Vec<u8>,
    recovery: age::x25519::Recipient,
    card: Vec<u8>,
    facts: OwnFacts,
    signing: SigningKey,
    root_key: Key,
    env: SharedEnv,
}

/// A backup that is whole, on disk and read back, and has no name yet. Dropped, it is gone.
#[derive(Debug)]
pub struct WrittenBackup {
    file: Beside,
    facts: BackupFacts,
    vault: [u8; 16],
}

impl BackupWork {
    /// Writes the backup beside `path`, reads it back and compares.
    pub fn write(&self, path: &Path, watch: &mut Watch<'_>) -> Result<WrittenBackup, Error> {
        let sizes = self.sources.iter().map(|(_, path)| size(path));
        // Hashed, written, and read back.
        let total = 3 * sizes.sum::<Result<u64, Error>>()?;
        let mut meter = Meter::new(watch, total);
        let created_ms = self.env.now().ms;
        let manifest = self.manifest(created_ms, &mut meter)?;
        let (identity, secret) = keys::new_age_identity(&*self.env);
        let (file, out) = Beside::create(&*self.env, path)?;
        let mut out = Hashing::new(BufWriter::new(out));
        self.write_preamble(&mut out, &secret)?;
        self.write_members(&mut out, &identity.to_public(), &manifest, &mut meter)?;
        let (bytes, sha256) = out.finish()?;
        files::sync_file(file.temporary())?;
        let secret = BackupSecret::Root(&self.root_key);
        let checked = extract(file.temporary(), secret, None, &mut meter)?;
        if checked.created_ms != created_ms {
            return Err(Error::BackupDamaged("it reads back as another backup"));
        }
        let facts = BackupFacts {
            bytes,
            sha256,
            created_ms,
            attachments: self.sources.len() as u64 - 1,
        };
        Ok(WrittenBackup {
            file,
            facts,
            vault: self.facts.vault,
        })
    }

    /// The age file: the list, its signature, the header, and the files.
    fn write_members(
        &self,
        out: &mut impl Write,
        recipient: &age::x25519::Recipient,
        manifest: &[u8],
        meter: &mut Meter<'_, '_>,
    ) -> Result<(), Error> {
        let encryptor =
            age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient))
                .expect("one recipient is always compatible with itself");
        let mut tar = tar::Builder::new(encryptor.wrap_output(out)?);
        let signature = self
            .signing
            .sign(&[SIGNATURE_LABEL, manifest].concat())
            .to_bytes();
        for (name, mut bytes) in [
            ("manifest.json", manifest),
            ("manifest.sig", &signature),
            ("vault.json", self.header.as_slice()),
        ] {
            append(&mut tar, name, bytes.len() as u64, &mut bytes)?;
        }
        for (name, path) in &self.sources {
            let source = File::open(path)?;
            let size = source.metadata()?.len();
            append(&mut tar, name, size, &mut meter.through(source))?;
        }
        tar.into_inner()?.finish()?;
        Ok(())
    }

    fn write_preamble(&self, out: &mut dyn Write, secret: &Key) -> Result<(), Error> {
        let identity = keys::age_identity(secret).to_string();
        let text = age::secrecy::ExposeSecret::expose_secret(&identity);
        let preamble = Preamble {
            v: 1,
            header: self.header.clone(),
            by_code: keys::age_seal(&self.recovery, text.as_bytes())?,
            by_key: Wrapped::seal(&*self.env, &self.root_key, KEY_CONTEXT, secret.as_ref()),
            erased: None,
        };
        backups::write_preamble(out, &preamble)
    }

    fn manifest(&self, created_ms: i64, meter: &mut Meter<'_, '_>) -> Result<Vec<u8>, Error> {
        let mut members = vec![Member {
            name: "vault.json".to_owned(),
            size: self.header.len() as u64,
            sha256: Sha256::digest(&self.header).into(),
        }];
        for (name, path) in &self.sources {
            let mut hashing = Hashing::new(io::sink());
            let size = io::copy(&mut meter.through(File::open(path)?), &mut hashing)?;
            members.push(Member {
                name: name.clone(),
                size,
                sha256: hashing.finish()?.1,
            });
        }
        let manifest = Manifest {
            v: 1,
            vault: self.facts.vault,
            created_ms,
            counter: self.facts.counter,
            device: *self.facts.device.as_bytes(),
            card: self.card.clone(),
            members,
        };
        Ok(serde_json::to_vec(&manifest).expect("a manifest is plain data"))
    }
}

fn size(path: &Path) -> Result<u64, Error> {
    Ok(fs::metadata(path)?.len())
}

/// The encrypted files of attachments, by name.
fn blob_files(blobs: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(blobs)? {
        let path = entry?.path();
        if let Some(name) = path
            .file_name()
            .and_then(|name| name.to_str())
            .filter(|name| is_blob_name(name))
        {
            found.push((format!("blobs/{name}"), path.clone()));
        }
    }
    found.sort();
    Ok(found)
}

pub(crate) fn is_blob_name(name: &str) -> bool {
    name.len() == 32
        && name
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn append(
    tar: &mut tar::Builder<impl Write>,
    name: &str,
    size: u64,
    data: &mut dyn Read,
) -> Result<(), Error> {
    let mut header = tar::Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    Ok(tar.append_data(&mut header, name, data)?)
}

/// Counts and hashes what passes through.
pub(crate) struct Hashing<W> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    pub(crate) fn new(out: W) -> Self {
        Self {
            out,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    pub(crate) fn finish(mut self) -> Result<(u64, [u8; 32]), Error> {
        self.out.flush()?;
        Ok((self.bytes, self.hash.finalize().into()))
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
