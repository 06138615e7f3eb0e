//! Reading a backup: everything in it is checked, and written out only if asked for.

use crate::{
    backup::{
        Hashing, KEY_CONTEXT, MAGIC, Manifest, Member, Preamble, SIGNATURE_LABEL, is_blob_name,
    },
    error::Error,
    files,
    header::Header,
    keys::{self, Key},
    recovery::RecoveryCode,
    secret::Secret,
    watch::Meter,
};
use ed25519_dalek::Signature;
use ledger::{identity::Card, ids::DeviceId};
use std::{
    fs::File,
    io::{self, BufReader, Read, Write},
    path::Path,
};

/// With a long purge list.
const MAX_PREAMBLE: u32 = 16 * 1024 * 1024;
const MAX_MANIFEST: u64 = 64 * 1024 * 1024;

/// With what a backup is opened.
#[derive(Debug, Clone, Copy)]
pub enum BackupKey<'a> {
    /// The passphrase of the moment at which it was made.
    Passphrase(&'a Secret),
    /// The recovery code.
    Code(&'a RecoveryCode),
}

/// What opens a backup once its preamble is read.
#[derive(Clone, Copy)]
pub(crate) enum BackupSecret<'a> {
    Key(BackupKey<'a>),
    Root(&'a Key),
}

/// Reads a backup to its end and checks everything in it; into `target` if one is given.
pub(crate) fn extract(
    file: &Path,
    secret: BackupSecret<'_>,
    target: Option<&Path>,
    meter: &mut Meter<'_, '_>,
) -> Result<Manifest, Error> {
    let mut source = BufReader::new(File::open(file)?);
    let preamble = read_preamble(&mut source)?;
    let identity = open_identity(&preamble, secret)?;
    let decryptor =
        age::Decryptor::new_buffered(source).map_err(|_| Error::BackupDamaged("its envelope"))?;
    let plain = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|_| Error::BackupDamaged("its envelope"))?;
    let mut archive = tar::Archive::new(plain);
    let mut entries = archive.entries().map_err(damaged)?;
    let bytes = small(&mut entries, "manifest.json")?;
    let signature = small(&mut entries, "manifest.sig")?;
    let manifest = check_manifest(&bytes, &signature)?;
    for member in &manifest.members {
        read_member(&mut entries, member, target, meter)?;
    }
    if entries.next().is_some() {
        return Err(Error::BackupDamaged("it holds more than its list"));
    }
    Ok(manifest)
}

pub(crate) fn read_preamble(source: &mut impl Read) -> Result<Preamble, Error> {
    let mut magic = [0; MAGIC.len()];
    source
        .read_exact(&mut magic)
        .map_err(|_| Error::NotABackup)?;
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
    source
        .take(length.into())
        .read_to_end(&mut bytes)
        .map_err(damaged)?;
    let preamble: Preamble =
        serde_json::from_slice(&bytes).map_err(|_| Error::BackupDamaged("its preamble"))?;
    match preamble.v {
        1 => Ok(preamble),
        found => Err(Error::NewerVault { found, known: 1 }),
    }
}

fn open_identity(
    preamble: &Preamble,
    secret: BackupSecret<'_>,
) -> Result<age::x25519::Identity, Error> {
    let by_root = |root_key: &Key| {
        let secret = preamble.by_key.open_key(root_key, KEY_CONTEXT);
        secret
            .map(|secret| keys::age_identity(&secret))
            .ok_or(Error::BackupDamaged("its key"))
    };
    match secret {
        BackupSecret::Root(root_key) => by_root(root_key),
        BackupSecret::Key(BackupKey::Passphrase(passphrase)) => {
            let wrong = Error::WrongPassphrase {
                failed: 1,
                wait_seconds: 0,
            };
            by_root(
                &Header::parse(&preamble.header)?
                    .open_with_passphrase(passphrase)?
                    .ok_or(wrong)?,
            )
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
    let device = card
        .device(&DeviceId::from_bytes(manifest.device))
        .ok_or_else(bad)?;
    let signature = Signature::from_slice(signature).map_err(|_| bad())?;
    device
        .signing
        .verify_strict(&[SIGNATURE_LABEL, bytes].concat(), &signature)
        .map_err(|_| bad())?;
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
    entry
        .take(MAX_MANIFEST)
        .read_to_end(&mut bytes)
        .map_err(damaged)?;
    Ok(bytes)
}

fn next_entry<'e, R: Read>(
    entries: &mut tar::Entries<'e, R>,
    name: &str,
) -> Result<tar::Entry<'e, R>, Error> {
    let entry = entries
        .next()
        .ok_or(Error::BackupDamaged("it ends too early"))?
        .map_err(damaged)?;
    let right = entry.header().entry_type() == tar::EntryType::Regular
        && *entry.path_bytes() == *name.as_bytes();
    if right {
        Ok(entry)
    } else {
        Err(Error::BackupDamaged("its parts are not in order"))
    }
}

fn read_member<R: Read>(
    entries: &mut tar::Entries<'_, R>,
    member: &Member,
    target: Option<&Path>,
    meter: &mut Meter<'_, '_>,
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
        meter.add(count)?;
    }
    let found = hashing.finish()?;
    if let Some(target) = target {
        files::sync_file(&target.join(&member.name))?;
    }
    if found == (member.size, member.sha256) {
        Ok(())
    } else {
        Err(Error::BackupDamaged("a part is not what the list says"))
    }
}

fn damaged(_: io::Error) -> Error {
    Error::BackupDamaged("it does not read to its end")
}
