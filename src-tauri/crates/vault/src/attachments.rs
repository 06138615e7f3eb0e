//! Attachments at rest: one encrypted file each, under a random name and a key of its own.
//!
//! The file is a sequence of chunks of 64 KiB, each sealed with XChaCha20-Poly1305 and 16 bytes longer for it. The
//! nonce is the number of the chunk and whether it is the last one (the STREAM construction), so that a chunk that is
//! missing, moved or added is noticed. A key seals one file only.

use crate::{
    error::Error,
    files, hex,
    keys::{self, Key},
    people::Known,
    project, read, store,
    transact::Tx,
    vault::Vault,
};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use ledger::{env::random, ids::RecordId, plan::Incoming};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};
use zeroize::{Zeroize, Zeroizing};

/// Most bytes of one attachment.
pub const MAX_BLOB: u64 = 512 * 1024 * 1024;

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

impl Tx<'_> {
    /// Stores an attachment with a record; its SHA-256 comes back. The same bytes at the same record are stored once.
    pub fn attach(&mut self, record: RecordId, bytes: &[u8]) -> Result<[u8; 32], Error> {
        self.attach_from(record, &mut &bytes[..], None)
    }

    /// Stores an attachment that is read from `source`. With `expected` it must have that SHA-256.
    pub fn attach_from(
        &mut self,
        record: RecordId,
        source: &mut dyn Read,
        expected: Option<&[u8; 32]>,
    ) -> Result<[u8; 32], Error> {
        let no = store::record_no(self.known.conn, &record)?.ok_or(Error::UnknownRecord(record))?;
        let (key, name) = (keys::new_key(self.env), random::<16>(self.env));
        let path = self.folder.blobs().join(hex::encode(&name));
        let temporary = files::beside(&path);
        self.files.extend([temporary.clone(), path.clone()]);
        let (sha256, bytes) = write_sealed(&temporary, &key, source)?;
        if expected.is_some_and(|expected| *expected != sha256) {
            return Err(Error::AttachmentDamaged);
        }
        // What cannot be read back is not acknowledged.
        if digest(&mut Opened::open(&temporary, &key)?)? != sha256 {
            return Err(Error::AttachmentDamaged);
        }
        if is_whole(self.known.conn, &self.folder.blobs(), &record, &sha256)? {
            fs::remove_file(&temporary)?;
            return Ok(sha256);
        }
        files::put_in_place(&temporary, &path)?;
        // A row whose file was lost or damaged makes way; what is left of that file is swept at the next opening.
        self.known
            .conn
            .prepare_cached("DELETE FROM blob WHERE record = ?1 AND sha256 = ?2")?
            .execute(params![no, sha256])?;
        self.known
            .conn
            .prepare_cached(
                "INSERT INTO blob (name, record, sha256, key, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                name,
                no,
                sha256,
                key.as_slice(),
                bytes.cast_signed()
            ])?;
        self.changed.records.insert(record);
        Ok(sha256)
    }
}

/// The attachments that records of a file refer to and that are not whole here, of the records that are held: never
/// received, or their file was lost or damaged.
pub(crate) fn lacking(
    known: &Known<'_>,
    blobs: &Path,
    incoming: &Incoming,
) -> Result<Vec<(RecordId, [u8; 32])>, Error> {
    let changes = incoming.changes.iter();
    let attachments = changes.filter(|change| change.header.kind == "attachment/1");
    let records: BTreeSet<RecordId> = attachments.map(|change| change.header.record).collect();
    let mut lacking = Vec::new();
    for record in records {
        let state = read::state(known, &record)?;
        if let Some(sha256) = state.as_ref().and_then(project::attachment_hash)
            && !is_whole(known.conn, blobs, &record, &sha256)?
        {
            lacking.push((record, sha256));
        }
    }
    Ok(lacking)
}

/// Whether the attachment is here and reads back as what it should be.
fn is_whole(
    conn: &Connection,
    blobs: &Path,
    record: &RecordId,
    sha256: &[u8; 32],
) -> Result<bool, Error> {
    let Some((path, key)) = find(conn, blobs, record, sha256)? else {
        return Ok(false);
    };
    let found = Opened::open(&path, &key).and_then(|mut opened| digest(&mut opened));
    Ok(found.is_ok_and(|found| found == *sha256))
}

impl Vault {
    /// An attachment as a whole; verified against its hash.
    pub fn blob(&self, record: &RecordId, sha256: &[u8; 32]) -> Result<Vec<u8>, Error> {
        let mut opened = self.open_blob(record, sha256)?;
        let mut bytes = Vec::with_capacity(usize::try_from(opened.size()).unwrap_or(0));
        opened
            .read_to_end(&mut bytes)
            .map_err(|_| Error::AttachmentDamaged)?;
        let found: [u8; 32] = Sha256::digest(&bytes).into();
        if found == *sha256 {
            Ok(bytes)
        } else {
            Err(Error::AttachmentDamaged)
        }
    }

    /// An attachment to be read in pieces; every piece is authentic, or reading fails.
    pub fn open_blob(&self, record: &RecordId, sha256: &[u8; 32]) -> Result<Opened, Error> {
        let (path, key) = find(&self.conn, &self.folder.blobs(), record, sha256)?
            .ok_or(Error::AttachmentMissing)?;
        Opened::open(&path, &key)
    }

    /// The attachments of records that are held here, and of which a file tells, that are not whole here: merging brings
    /// them back when the file holds them.
    pub fn lacking(&self, incoming: &Incoming) -> Result<Vec<(RecordId, [u8; 32])>, Error> {
        lacking(&self.known(), &self.folder.blobs(), incoming)
    }

    /// An attachment, to be opened after the vault was let go; nothing when it is not here.
    pub fn sealed_blob(
        &self,
        record: &RecordId,
        sha256: &[u8; 32],
    ) -> Result<Option<Sealed>, Error> {
        let found = find(&self.conn, &self.folder.blobs(), record, sha256)?;
        let found = found.filter(|(path, _)| path.exists());
        Ok(found.map(|(path, key)| Sealed { path, key }))
    }

    /// Whether an attachment is here.
    pub fn has_blob(&self, record: &RecordId, sha256: &[u8; 32]) -> Result<bool, Error> {
        Ok(find(&self.conn, &self.folder.blobs(), record, sha256)?
            .is_some_and(|(path, _)| path.exists()))
    }
}

/// Where an attachment lies, with the key that opens it; the key is wiped when this is dropped.
pub struct Sealed {
    path: PathBuf,
    key: Key,
}

impl Sealed {
    /// Opens it from its start; every piece is authentic, or reading fails.
    pub fn open(&self) -> Result<Opened, Error> {
        Opened::open(&self.path, &self.key)
    }
}

fn find(
    conn: &Connection,
    blobs: &Path,
    record: &RecordId,
    sha256: &[u8; 32],
) -> Result<Option<(PathBuf, Key)>, Error> {
    let row = conn
        .prepare_cached(
            "SELECT blob.name, blob.key FROM blob JOIN record ON record.no = blob.record
             WHERE record.id = ?1 AND blob.sha256 = ?2",
        )?
        .query_row(params![record.as_bytes(), sha256], |row| {
            Ok((
                row.get::<_, [u8; 16]>(0)?,
                Zeroizing::new(row.get::<_, [u8; 32]>(1)?),
            ))
        })
        .optional()?;
    Ok(row.map(|(name, key)| (blobs.join(hex::encode(&name)), key)))
}

/// The names of the files of a record's attachments.
pub(crate) fn names(conn: &Connection, no: i64) -> Result<Vec<[u8; 16]>, Error> {
    let all = hashes(conn, no)?;
    Ok(all.into_iter().map(|(name, _)| name).collect())
}

/// The name of an attachment's file, and the hash of its content.
pub(crate) type NameAndHash = ([u8; 16], [u8; 32]);

/// The files of a record's attachments.
pub(crate) fn hashes(conn: &Connection, no: i64) -> Result<Vec<NameAndHash>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT name, sha256 FROM blob WHERE record = ?1 ORDER BY name")?;
    let rows = statement.query_map([no], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Removes files that no row names: left by a transaction that was cut off. Their key was never stored.
pub(crate) fn sweep(conn: &Connection, blobs: &Path) -> Result<(), Error> {
    let mut named = conn.prepare(
        "SELECT 1 FROM blob WHERE name = ?1 UNION ALL SELECT 1 FROM limbo_blob WHERE name = ?1",
    )?;
    for entry in fs::read_dir(blobs)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(hex::decode);
        let is_named = match name {
            Some(name) => named.exists([name])?,
            None => false,
        };
        if !is_named {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Removes the files of attachments whose keys are gone, best effort; says how many are left.
pub(crate) fn remove(blobs: &Path, names: &[[u8; 16]]) -> usize {
    let left = |name: &&[u8; 16]| {
        let path = blobs.join(hex::encode(*name));
        fs::remove_file(&path).is_err() && path.exists()
    };
    names.iter().filter(left).count()
}

/// An attachment that is to be looked at; the vault need not be held for that.
pub struct AttachmentCheck {
    name: [u8; 16],
    path: PathBuf,
    key: Key,
    sha256: [u8; 32],
}

impl AttachmentCheck {
    /// Whether its file is what was stored.
    pub fn is_whole(&self) -> bool {
        let found = Opened::open(&self.path, &self.key).and_then(|mut opened| digest(&mut opened));
        found.is_ok_and(|found| found == self.sha256)
    }

    /// Hash of its content.
    pub fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }
}

/// Every attachment that is stored.
pub(crate) fn checks(conn: &Connection, blobs: &Path) -> Result<Vec<AttachmentCheck>, Error> {
    let mut statement = conn.prepare("SELECT name, key, sha256 FROM blob")?;
    let checks = statement.query_map([], |row| {
        let name: [u8; 16] = row.get(0)?;
        Ok(AttachmentCheck {
            path: blobs.join(hex::encode(&name)),
            name,
            key: Zeroizing::new(row.get(1)?),
            sha256: row.get(2)?,
        })
    })?;
    Ok(checks.collect::<Result<_, _>>()?)
}

/// Whether an attachment is stored still.
pub(crate) fn is_stored(conn: &Connection, check: &AttachmentCheck) -> Result<bool, Error> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM blob WHERE name = ?1")?;
    Ok(statement.exists([check.name])?)
}

fn nonce(chunk: u32, is_last: bool) -> XNonce {
    let mut nonce = [0; 24];
    nonce[19..23].copy_from_slice(&chunk.to_be_bytes());
    nonce[23] = u8::from(is_last);
    XNonce::from(nonce)
}

fn write_sealed(path: &Path, key: &Key, source: &mut dyn Read) -> Result<([u8; 32], u64), Error> {
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let mut file = files::create_private(path)?;
    let (mut hash, mut total) = (Sha256::new(), 0u64);
    let mut current = Zeroizing::new(read_chunk(source)?);
    for chunk in 0u32.. {
        let next = Zeroizing::new(if current.len() == CHUNK {
            read_chunk(source)?
        } else {
            Vec::new()
        });
        hash.update(&*current);
        total += current.len() as u64;
        if total > MAX_BLOB {
            return Err(Error::AttachmentTooLarge);
        }
        let is_last = next.is_empty();
        cipher
            .encrypt_in_place(&nonce(chunk, is_last), b"", &mut *current)
            .expect("a chunk always encrypts");
        file.write_all(&current)?;
        if is_last {
            break;
        }
        current = next;
    }
    file.sync_all()?;
    Ok((hash.finalize().into(), total))
}

/// Up to one chunk of plaintext, with room for the tag so that it is never copied in memory.
fn read_chunk(source: &mut dyn Read) -> Result<Vec<u8>, Error> {
    let mut chunk = Vec::with_capacity(CHUNK + TAG);
    source.take(CHUNK as u64).read_to_end(&mut chunk)?;
    Ok(chunk)
}

fn digest(source: &mut dyn Read) -> Result<[u8; 32], Error> {
    let (mut hash, mut buffer) = (Sha256::new(), Zeroizing::new(vec![0; CHUNK]));
    loop {
        match source.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            count => hash.update(&buffer[..count]),
        }
    }
}

/// An attachment that is being read; its plaintext is wiped from memory after it.
pub struct Opened {
    file: File,
    cipher: XChaCha20Poly1305,
    chunk: u32,
    chunks: u32,
    bytes: u64,
    plain: Zeroizing<Vec<u8>>,
    taken: usize,
}

impl Opened {
    fn open(path: &Path, key: &Key) -> Result<Opened, Error> {
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::AttachmentMissing,
            _ => error.into(),
        })?;
        let size = file.metadata()?.len();
        let chunks = u32::try_from(size.div_ceil((CHUNK + TAG) as u64))
            .map_err(|_| Error::AttachmentDamaged)?;
        let bytes = size
            .checked_sub(u64::from(chunks) * TAG as u64)
            .ok_or(Error::AttachmentDamaged)?;
        let cipher = XChaCha20Poly1305::new((&**key).into());
        Ok(Opened {
            file,
            cipher,
            chunk: 0,
            chunks,
            bytes,
            plain: Zeroizing::default(),
            taken: 0,
        })
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.bytes
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        self.plain.zeroize();
        let mut sealed = Vec::with_capacity(CHUNK + TAG);
        (&self.file)
            .take((CHUNK + TAG) as u64)
            .read_to_end(&mut sealed)?;
        let is_last = self.chunk + 1 == self.chunks;
        self.cipher
            .decrypt_in_place(&nonce(self.chunk, is_last), b"", &mut sealed)
            .map_err(|_| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    "the file of an attachment is damaged",
                )
            })?;
        self.plain = Zeroizing::new(sealed);
        (self.chunk, self.taken) = (self.chunk + 1, 0);
        Ok(())
    }
}

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.plain.len() && self.chunk < self.chunks {
            self.next_chunk()?;
        }
        let count = buffer.len().min(self.plain.len() - self.taken);
        buffer[..count].copy_from_slice(&self.plain[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(content: &[u8]) -> (tempfile::TempDir, PathBuf, Key) {
        let dir = tempfile::tempdir().unwrap();
        let (path, key) = (dir.path().join("blob"), Key::new([5; 32]));
        let (sha256, bytes) = write_sealed(&path, &key, &mut &content[..]).unwrap();
        assert_eq!(bytes, content.len() as u64);
        let mut opened = Opened::open(&path, &key).unwrap();
        assert_eq!(opened.size(), bytes);
        let mut back = Vec::new();
        opened.read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
        assert_eq!(sha256, <[u8; 32]>::from(Sha256::digest(content)));
        (dir, path, key)
    }

    #[test]
    fn sizes_around_a_chunk_come_back_whole() {
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7] {
            round_trip(&vec![0xa7; size]);
        }
    }

    #[test]
    fn a_changed_cut_or_swapped_file_does_not_open() {
        let content: Vec<u8> = (0..3 * CHUNK)
            .map(|place| u8::try_from(place % 251).unwrap())
            .collect();
        let (_dir, path, key) = round_trip(&content);
        let whole = fs::read(&path).unwrap();
        let sealed = CHUNK + TAG;
        let swapped = [
            &whole[sealed..2 * sealed],
            &whole[..sealed],
            &whole[2 * sealed..],
        ]
        .concat();
        let mut flipped = whole.clone();
        flipped[sealed + 9] ^= 1;
        for bad in [
            &whole[..2 * sealed],
            &whole[..whole.len() - 1],
            &swapped,
            &flipped,
        ] {
            fs::write(&path, bad).unwrap();
            assert!(
                Opened::open(&path, &key)
                    .and_then(|mut opened| digest(&mut opened))
                    .is_err()
            );
        }
    }
}
