//! The backups that were written: which still hold what was erased since, and the purge list in those that can be reached.

use crate::{
    backup::{MAGIC, Preamble},
    error::Error,
    extract::read_preamble,
    files::{self, Beside},
    header::Header,
    purge_list::PurgeList,
    vault::Vault,
    watch::{Watch, tell},
};
use rusqlite::params;
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

/// A backup that was written here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it was written to.
    pub path: PathBuf,
    /// When, in milliseconds UTC.
    pub created_ms: i64,
    /// It lies there now. Another file of the same name counts as it.
    pub reachable: bool,
}

impl Vault {
    /// The backups that were written here, the newest first; of several under one name the last one.
    pub fn backups(&self) -> Result<Vec<BackupFile>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT path, created_ms FROM backup ORDER BY created_ms DESC, no DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let path = PathBuf::from(row.get::<_, String>(0)?);
            Ok(BackupFile {
                reachable: path.is_file(),
                path,
                created_ms: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A backup that is thrown away, or out of reach for ever, is named no more.
    pub fn forget_backup(&mut self, path: &Path) -> Result<(), Error> {
        let name = path.to_string_lossy();
        self.conn
            .execute("DELETE FROM backup WHERE path = ?1", [&*name])?;
        Ok(())
    }

    pub(crate) fn note_backup(&self, path: &Path, created_ms: i64) -> Result<(), Error> {
        let name = path.to_string_lossy();
        self.conn
            .execute("DELETE FROM backup WHERE path = ?1", [&*name])?;
        self.conn.execute(
            "INSERT INTO backup (path, created_ms) VALUES (?1, ?2)",
            params![&*name, created_ms],
        )?;
        Ok(())
    }

    /// Puts the purge list into every backup that can be reached, so that it is respected wherever one is restored; says
    /// which could not be done. What can still be taken back is not on it, and what a backup told before it tells for ever.
    /// What is inside a backup stays as it is, encrypted.
    pub fn note_in_backups(&self, watch: &mut Watch<'_>) -> Result<Vec<BackupFile>, Error> {
        if self.list_for_backup(None)?.is_none() {
            return Ok(Vec::new());
        }
        let all = self.backups()?;
        let total = all.len() as u64;
        let mut left = Vec::new();
        for (place, backup) in (0..).zip(all) {
            tell(watch, place, total)?;
            let noted = self.put_list(&backup.path);
            if !backup.reachable || noted.is_err() {
                left.push(backup);
            }
        }
        tell(watch, total, total)?;
        Ok(left)
    }

    /// Writes a backup anew with the list in its preamble; the rest is copied as it is.
    fn put_list(&self, path: &Path) -> Result<(), Error> {
        let mut source = BufReader::new(File::open(path)?);
        let mut preamble = read_preamble(&mut source)?;
        if Header::parse(&preamble.header)?.vault != self.own.vault {
            return Err(Error::BackupDamaged("it is of another vault"));
        }
        preamble.erased = self.list_for_backup(preamble.erased)?;
        let (file, out) = Beside::create(&*self.env, path)?;
        let mut out = BufWriter::new(out);
        write_preamble(&mut out, &preamble)?;
        io::copy(&mut source, &mut out)?;
        out.flush()?;
        drop(out);
        files::sync_file(file.temporary())?;
        file.put_in_place()
    }
}

/// The beginning of every backup.
pub(crate) fn write_preamble(out: &mut dyn Write, preamble: &Preamble) -> Result<(), Error> {
    let bytes = serde_json::to_vec(preamble).expect("a preamble is plain data");
    let length = u32::try_from(bytes.len()).expect("a preamble is small");
    out.write_all(MAGIC)?;
    out.write_all(&length.to_be_bytes())?;
    Ok(out.write_all(&bytes)?)
}

/// The purge list that a backup carries outside.
pub(crate) fn list_of(path: &Path) -> Result<Option<PurgeList>, Error> {
    let mut source = BufReader::new(File::open(path)?);
    Ok(read_preamble(&mut source)?.erased)
}
