//! Another passphrase, and a whole vault under new keys.

use crate::{
    database,
    error::Error,
    files, folder,
    header::{Header, NewHeader},
    kdf::Kdf,
    keys::Key,
    migrate, passphrase,
    secret::Secret,
    vault::Vault,
};
use rusqlite::{Connection, params};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

impl Vault {
    /// Sets another passphrase. Keys stay as they are: an older copy of the vault still opens with the old passphrase,
    /// so offer [`Vault::rewrite`] after it.
    pub fn change_passphrase(
        &mut self,
        current: &Secret,
        new: &Secret,
        kdf: Kdf,
    ) -> Result<(), Error> {
        self.check_passphrase(current)?;
        passphrase::judge(new, &[]).map_err(Error::WeakPassphrase)?;
        let mut header = self.header.clone();
        header.set_passphrase(&*self.env, new, kdf.parameters()?, &self.root_key)?;
        header.write_over_previous(&self.folder)?;
        self.header = header;
        self.note("change_passphrase", None, 1)
    }

    /// Writes the whole vault anew under new keys; what was deleted is gone from the new file, and the header of an
    /// older copy does not open it. Killed at any moment, either the old or the new vault is there.
    ///
    /// Says how many files under the old keys could not be removed. The vault is under new keys all the same; the old
    /// database is tried again at every opening.
    pub fn rewrite(&mut self, passphrase: &Secret, kdf: Kdf) -> Result<usize, Error> {
        self.check_passphrase(passphrase)?;
        let new = NewHeader {
            vault: self.header.vault,
            passphrase,
            kdf: kdf.parameters()?,
            recovery: self.header.recovery_recipient().to_owned(),
            database: folder::database_name(&*self.env),
            unfinished: self.header.is_unfinished(),
        };
        let keyed = Header::create(&*self.env, new)?;
        let path = self.folder.database(keyed.header.database());
        self.note("rewrite", None, 1)?;
        let conn = self
            .copy_whole(&path, &keyed.database_key)
            .and_then(|conn| {
                keyed.header.write_over_previous(&self.folder)?;
                Ok(conn)
            })
            .inspect_err(|_| {
                remove_database(&path);
            })?;
        // The new header is in force: what is written from here on must go to the new database.
        let old = self.folder.database(self.header.database());
        drop(std::mem::replace(&mut self.conn, conn));
        (self.header, self.root_key) = (keyed.header, keyed.root_key);
        Ok(remove_database(&old) + remove_copies(&self.folder.copies()))
    }

    fn copy_whole(&self, path: &Path, key: &Key) -> Result<Connection, Error> {
        copy_database(&self.conn, path, key)?;
        let copies = migrate::Copies {
            folder: &self.folder.copies(),
            now_ms: self.env.now().ms,
        };
        database::open(path, key, &copies)
    }

    fn check_passphrase(&self, passphrase: &Secret) -> Result<(), Error> {
        match self.header.open_with_passphrase(passphrase)? {
            Some(_) => Ok(()),
            None => Err(Error::WrongPassphrase {
                failed: 1,
                wait_seconds: 0,
            }),
        }
    }
}

/// Copies every row into a new database at `path` under `key`: a fresh schema, no page of the old file.
pub(crate) fn copy_database(conn: &Connection, path: &Path, key: &Key) -> Result<(), Error> {
    drop(database::create(path, key)?);
    let name = path
        .to_str()
        .ok_or(Error::Damaged("the path of the vault is not valid text"))?;
    let raw = Zeroizing::new(format!(
        "x'{}'",
        *Zeroizing::new(crate::hex::encode(key.as_ref()))
    ));
    conn.execute(
        "ATTACH DATABASE ?1 AS fresh KEY ?2",
        params![name, raw.as_str()],
    )?;
    let outcome = copy_rows(conn);
    let detached = conn
        .execute_batch("DETACH DATABASE fresh")
        .map_err(Error::from);
    outcome.and(detached)?;
    files::sync_file(path)
}

fn copy_rows(conn: &Connection) -> Result<(), Error> {
    let sql = conn.unchecked_transaction()?;
    for table in tables(&sql)? {
        sql.execute(
            &format!("INSERT INTO fresh.\"{table}\" SELECT * FROM main.\"{table}\""),
            [],
        )?;
    }
    sql.execute_batch("INSERT INTO fresh.text_index (text_index) VALUES ('rebuild')")?;
    Ok(sql.commit()?)
}

/// The tables in the order in which they were made, so that a row comes after the rows that it refers to.
fn tables(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = conn.prepare(
        "SELECT name FROM main.sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'text\\_index%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY rowid",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Removes a database with its side files; says how many are left. What stays is swept at the next opening.
pub(crate) fn remove_database(path: &Path) -> usize {
    let side_file = |suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    count_left(["", "-wal", "-shm"].map(side_file))
}

/// Copies from before a migration lie under the old key.
fn remove_copies(copies: &Path) -> usize {
    let entries = fs::read_dir(copies).into_iter().flatten().flatten();
    count_left(entries.map(|entry| entry.path()))
}

fn count_left(files: impl IntoIterator<Item = PathBuf>) -> usize {
    let left = |file: &PathBuf| {
        fs::remove_file(file).is_err_and(|error| error.kind() != io::ErrorKind::NotFound)
    };
    files.into_iter().filter(left).count()
}
