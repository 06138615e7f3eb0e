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
//! age file  a ustar of: manifest.json · manifest.sig · vault.json · data.db · blobs/<name>…
//! manifest  names, sizes and SHA-256 of what follows, and the card of the person;
//!           manifest.sig is Ed25519 of his device over "woonrust1:backup\0" ‖ manifest.json
//! ```
//!
//! Who has only the recovery sheet and the age program decrypts `by_code` with the recovery identity and the rest with
//! what is in it. The database and the attachments inside are still encrypted under the keys of the vault.

use crate::{
    error::Error,
    files, folder, hex,
    header::Header,
    keys::{self, Key, Wrapped},
    recovery::RecoveryCode,
    rekey,
    secret::Secret,
    vault::Vault,
};
use ed25519_dalek::{Signature, Signer};
use ledger::{
    identity::Card,
    ids::DeviceId,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

/// First bytes of every backup of this version.
pub(crate) const MAGIC: &[u8] = b"woonrust-backup 1\n";
const MAX_PREAMBLE: u32 = 256 * 1024;
const MAX_MANIFEST: u64 = 64 * 1024 * 1024;
const SIGNATURE_LABEL: &[u8] = b"woonrust1:backup\0";
const KEY_CONTEXT: &[u8] = b"woonrust1:backup-key\0";

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
struct Preamble {
    v: u32,
    #[serde(with = "hex")]
    header: Vec<u8>,
    #[serde(with = "hex")]
    by_code: Vec<u8>,
    by_key: Wrapped,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Manifest {
    v: u32,
    #[serde(with = "hex")]
    pub(crate) vault: [u8; 16],
    pub(crate) created_ms: i64,
    counter: u64,
    #[serde(with = "hex")]
    device: [u8; 16],
    #[serde(with = "hex")]
    card: Vec<u8>,
    members: Vec<Member>,
}

#[derive(Serialize, Deserialize)]
struct Member {
    name: String,
    size: u64,
    #[serde(with = "hex")]
    sha256: [u8; 32],
}

/// With what a backup is opened.
#[derive(Debug, Clone, Copy)]
pub enum BackupKey<'a> {
    /// The passphrase of the moment at which it was made.
    Passphrase(&'a Secret),
    /// The recovery code.
    Code(&'a RecoveryCode),
}

impl Vault {
    /// Writes the whole vault to `file`, reads it back and compares. An older file of that name is replaced only by a
    /// finished one.
    pub fn backup(&mut self, file: &Path) -> Result<BackupFacts, Error> {
        let temporary = files::beside(file);
        let copy = self.folder.database(&folder::database_name(&*self.env));
        let outcome = self.write_backup(&temporary, &copy).and_then(|facts| {
            files::put_in_place(&temporary, file)?;
            Ok(facts)
        });
        rekey::remove_database(&copy);
        if outcome.is_err() {
            drop(fs::remove_file(&temporary));
        }
        let facts = outcome?;
        self.local("backup", |local| local.set_setting("last_backup_ms", &facts.created_ms.to_string()))?;
        self.note("backup", None, facts.attachments)?;
        Ok(facts)
    }

    fn write_backup(&self, temporary: &Path, copy: &Path) -> Result<BackupFacts, Error> {
        let database_key = self.header.database_key(&self.root_key)?;
        rekey::copy_database(&self.conn, copy, &database_key)?;
        let mut sources = vec![("data.db".to_owned(), copy.to_owned())];
        sources.extend(blob_files(&self.folder.blobs())?);
        let header = self.header.bytes();
        let created_ms = self.env.now().ms;
        let manifest = self.manifest(&header, &sources, created_ms)?;
        let (identity, secret) = keys::new_age_identity(&*self.env);
        let mut out = Hashing::new(BufWriter::new(files::create_private(temporary)?));
        self.write_preamble(&mut out, &header, &secret)?;
        let recipient = identity.to_public();
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .expect("one recipient is always compatible with itself");
        let mut tar = tar::Builder::new(encryptor.wrap_output(&mut out)?);
        append(&mut tar, "manifest.json", manifest.len() as u64, &mut manifest.as_slice())?;
        let signature = self.own.signing.sign(&[SIGNATURE_LABEL, &manifest].concat()).to_bytes();
        append(&mut tar, "manifest.sig", signature.len() as u64, &mut signature.as_slice())?;
        append(&mut tar, "vault.json", header.len() as u64, &mut header.as_slice())?;
        for (name, path) in &sources {
            let mut source = File::open(path)?;
            append(&mut tar, name, source.metadata()?.len(), &mut source)?;
        }
        tar.into_inner()?.finish()?;
        let (bytes, sha256) = out.finish()?;
        let checked = extract(temporary, BackupSecret::Root(&self.root_key), None)?;
        if checked.created_ms != created_ms {
            return Err(Error::BackupDamaged("it reads back as another backup"));
        }
        Ok(BackupFacts { bytes, sha256, created_ms, attachments: sources.len() as u64 - 1 })
    }

    fn write_preamble(&self, out: &mut dyn Write, header: &[u8], secret: &Key) -> Result<(), Error> {
        let recipient = self.header.recovery_recipient().parse().map_err(|_| Error::HeaderDamaged)?;
        let identity = keys::age_identity(secret).to_string();
        let text = age::secrecy::ExposeSecret::expose_secret(&identity);
        let preamble = Preamble {
            v: 1,
            header: header.to_vec(),
            by_code: keys::age_seal(&recipient, text.as_bytes())?,
            by_key: Wrapped::seal(&*self.env, &self.root_key, KEY_CONTEXT, secret.as_ref()),
        };
        let preamble = serde_json::to_vec(&preamble).expect("a preamble is plain data");
        let length = u32::try_from(preamble.len()).expect("a preamble is small");
        out.write_all(MAGIC)?;
        out.write_all(&length.to_be_bytes())?;
        out.write_all(&preamble)?;
        Ok(())
    }

    fn manifest(&self, header: &[u8], sources: &[(String, PathBuf)], created_ms: i64) -> Result<Vec<u8>, Error> {
        let sha256 = Sha256::digest(header).into();
        let mut members = vec![Member { name: "vault.json".to_owned(), size: header.len() as u64, sha256 }];
        for (name, path) in sources {
            let mut hashing = Hashing::new(io::sink());
            let size = io::copy(&mut File::open(path)?, &mut hashing)?;
            members.push(Member { name: name.clone(), size, sha256: hashing.finish()?.1 });
        }
        let manifest = Manifest {
            v: 1,
            vault: self.own.vault,
            created_ms,
            counter: self.own.counter,
            device: *self.own.device().as_bytes(),
            card: self.own_card()?.item(),
            members,
        };
        Ok(serde_json::to_vec(&manifest).expect("a manifest is plain data"))
    }
}

/// The encrypted files of attachments, by name.
fn blob_files(blobs: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(blobs)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| is_blob_name(name)) {
            found.push((format!("blobs/{name}"), path.clone()));
        }
    }
    found.sort();
    Ok(found)
}

fn is_blob_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn append(tar: &mut tar::Builder<impl Write>, name: &str, size: u64, data: &mut dyn Read) -> Result<(), Error> {
    let mut header = tar::Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    Ok(tar.append_data(&mut header, name, data)?)
}

/// What opens a backup once its preamble is read.
#[derive(Clone, Copy)]
pub(crate) enum BackupSecret<'a> {
    Key(BackupKey<'a>),
    Root(&'a Key),
}

/// Reads a backup to its end and checks everything in it; into `target` if one is given.
pub(crate) fn extract(file: &Path, secret: BackupSecret<'_>, target: Option<&Path>) -> Result<Manifest, Error> {
    let mut source = BufReader::new(File::open(file)?);
    let preamble = read_preamble(&mut source)?;
    let identity = open_identity(&preamble, secret)?;
    let decryptor = age::Decryptor::new_buffered(source).map_err(|_| Error::BackupDamaged("its envelope"))?;
    let plain = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|_| Error::BackupDamaged("its envelope"))?;
    let mut archive = tar::Archive::new(plain);
    let mut entries = archive.entries().map_err(damaged)?;
    let bytes = small(&mut entries, "manifest.json")?;
    let signature = small(&mut entries, "manifest.sig")?;
    let manifest = check_manifest(&bytes, &signature)?;
    for member in &manifest.members {
        read_member(&mut entries, member, target)?;
    }
    if entries.next().is_some() {
        return Err(Error::BackupDamaged("it holds more than its list"));
    }
    Ok(manifest)
}

fn read_preamble(source: &mut impl Read) -> Result<Preamble, Error> {
    let mut magic = [0; MAGIC.len()];
    source.read_exact(&mut magic).map_err(|_| Error::NotABackup)?;
    if magic != MAGIC {
        return Err(Error::NotABackup);
    }
    let mut length = [0; 4];
    source.read_exact(&mut length).map_err(damaged)?;
    let length = u32::from_be_bytes(length);
    if length > MAX_PREAMBLE {
        return Err(Error::BackupDamaged("its preamble"));
    }
    let mut bytes = Vec::new();
    source.take(length.into()).read_to_end(&mut bytes).map_err(damaged)?;
    let preamble: Preamble = serde_json::from_slice(&bytes).map_err(|_| Error::BackupDamaged("its preamble"))?;
    match preamble.v {
        1 => Ok(preamble),
        found => Err(Error::NewerVault { found, known: 1 }),
    }
}

fn open_identity(preamble: &Preamble, secret: BackupSecret<'_>) -> Result<age::x25519::Identity, Error> {
    let by_root = |root_key: &Key| {
        let secret = preamble.by_key.open_key(root_key, KEY_CONTEXT);
        secret.map(|secret| keys::age_identity(&secret)).ok_or(Error::BackupDamaged("its key"))
    };
    match secret {
        BackupSecret::Root(root_key) => by_root(root_key),
        BackupSecret::Key(BackupKey::Passphrase(passphrase)) => {
            let wrong = Error::WrongPassphrase { failed: 1, wait_seconds: 0 };
            by_root(&Header::parse(&preamble.header)?.open_with_passphrase(passphrase)?.ok_or(wrong)?)
        }
        BackupSecret::Key(BackupKey::Code(code)) => {
            let recovery = keys::age_identity(&code.root_keys().recovery);
            let text = keys::age_open(&recovery, &preamble.by_code).ok_or(Error::WrongCode)?;
            let text = std::str::from_utf8(&text).map_err(|_| Error::BackupDamaged("its key"))?;
            text.parse().map_err(|_| Error::BackupDamaged("its key"))
        }
    }
}

fn check_manifest(bytes: &[u8], signature: &[u8]) -> Result<Manifest, Error> {
    let bad = || Error::BackupDamaged("its list");
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| bad())?;
    let card = Card::decode(&manifest.card).map_err(|_| bad())?;
    let device = card.device(&DeviceId::from_bytes(manifest.device)).ok_or_else(bad)?;
    let signature = Signature::from_slice(signature).map_err(|_| bad())?;
    device.signing.verify_strict(&[SIGNATURE_LABEL, bytes].concat(), &signature).map_err(|_| bad())?;
    let names = manifest.members.iter().map(|member| member.name.as_str());
    let expected = |(place, name): (usize, &str)| match place {
        0 => name == "vault.json",
        1 => name == "data.db",
        _ => name.strip_prefix("blobs/").is_some_and(is_blob_name),
    };
    if manifest.members.len() < 2 || !names.enumerate().all(expected) {
        return Err(bad());
    }
    Ok(manifest)
}

fn small<R: Read>(entries: &mut tar::Entries<'_, R>, name: &str) -> Result<Vec<u8>, Error> {
    let entry = next_entry(entries, name)?;
    if entry.size() > MAX_MANIFEST {
        return Err(Error::BackupDamaged("its list is too long"));
    }
    let mut bytes = Vec::new();
    entry.take(MAX_MANIFEST).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}

fn next_entry<'e, R: Read>(entries: &mut tar::Entries<'e, R>, name: &str) -> Result<tar::Entry<'e, R>, Error> {
    let entry = entries.next().ok_or(Error::BackupDamaged("it ends too early"))?.map_err(damaged)?;
    let right = entry.header().entry_type() == tar::EntryType::Regular && *entry.path_bytes() == *name.as_bytes();
    if right { Ok(entry) } else { Err(Error::BackupDamaged("its parts are not in order")) }
}

fn read_member<R: Read>(
    entries: &mut tar::Entries<'_, R>,
    member: &Member,
    target: Option<&Path>,
) -> Result<(), Error> {
    let mut entry = next_entry(entries, &member.name)?;
    let out: Box<dyn Write> = match target {
        Some(target) => Box::new(files::create_private(&target.join(&member.name))?),
        None => Box::new(io::sink()),
    };
    let mut hashing = Hashing::new(out);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = entry.read(&mut buffer).map_err(damaged)?;
        if count == 0 {
            break;
        }
        hashing.write_all(&buffer[..count])?;
    }
    if hashing.finish()? == (member.size, member.sha256) {
        Ok(())
    } else {
        Err(Error::BackupDamaged("a part is not what the list says"))
    }
}

fn damaged(_: io::Error) -> Error {
    Error::BackupDamaged("it does not read to its end")
}

/// Counts and hashes what passes through.
struct Hashing<W> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    fn new(out: W) -> Self {
        Self { out, hash: Sha256::new(), bytes: 0 }
    }

    fn finish(mut self) -> Result<(u64, [u8; 32]), Error> {
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
