//! Another passphrase, and a whole vault under new keys.

use crate::{
    database,
    error::Error,
    files, folder,
    header::{Header, Keyed, NewHeader},
    kdf::Kdf,
    keys::Key,
    migrate, passphrase,
    secret::Secret,
    vault::{SharedEnv, Vault},
    watch::{Watch, tell, unwatched},
};
use rusqlite::{Connection, params};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use zeroize::Zeroizing;

/// What new keys for a vault need of it. The vault need not be held while they are derived.
pub struct Rekeying {
    header: Header,
    root_key: Key,
    database: String,
    env: SharedEnv,
}

/// A new passphrase that is not in force yet.
pub struct NewPassphrase {
    before: Header,
    header: Header,
}

/// New keys that are not in force yet. Who could not put them in force tries again with the same.
#[derive(Clone)]
pub struct NewKeys {
    before: Header,
    keyed: Keyed,
}

impl Rekeying {
    /// Derives the slot of another passphrase.
    pub fn change(&self, current: &Secret, new: &Secret, kdf: Kdf) -> Result<NewPassphrase, Error> {
        check_passphrase(&self.header, current)?;
        passphrase::judge(new, &[]).map_err(Error::WeakPassphrase)?;
        let mut header = self.header.clone();
        header.set_passphrase(&*self.env, new, kdf.parameters()?, &self.root_key)?;
        Ok(NewPassphrase {
            before: self.header.clone(),
            header,
        })
    }

    /// Derives new keys under the same passphrase.
    pub fn renew(&self, passphrase: &Secret, kdf: Kdf) -> Result<NewKeys, Error> {
        let recovery = self.header.recovery_recipient().to_owned();
        self.renew_with(passphrase, recovery, kdf)
    }

    /// Derives new keys that this recovery recipient opens, too.
    pub(crate) fn renew_with(
        &self,
        passphrase: &Secret,
        recovery: String,
        kdf: Kdf,
    ) -> Result<NewKeys, Error> {
        check_passphrase(&self.header, passphrase)?;
        let new = NewHeader {
            vault: self.header.vault,
            passphrase,
            kdf: kdf.parameters()?,
            recovery,
            database: self.database.clone(),
            unfinished: self.header.is_unfinished(),
        };
        Ok(NewKeys {
            before: self.header.clone(),
            keyed: Header::create(&*self.env, new)?,
        })
    }
}

fn check_passphrase(header: &Header, passphrase: &Secret) -> Result<(), Error> {
    match header.open_with_passphrase(passphrase)? {
        Some(_) => Ok(()),
        None => Err(NOT_THIS_ONE),
    }
}

const NOT_THIS_ONE: Error = Error::WrongPassphrase {
    failed: 1,
    wait_seconds: 0,
};

impl Vault {
    /// Begins a change of passphrase or of keys.
    pub fn rekeying(&self) -> Rekeying {
        Rekeying {
            header: self.header.clone(),
            root_key: self.root_key.clone(),
            database: folder::database_name(&*self.env),
            env: Arc::clone(&self.env),
        }
    }

    /// Sets another passphrase. Keys stay as they are: an older copy of the vault still opens with the old passphrase,
    /// so offer [`Vault::rewrite`] after it.
    pub fn change_passphrase(
        &mut self,
        current: &Secret,
        new: &Secret,
        kdf: Kdf,
    ) -> Result<(), Error> {
        let new = self.rekeying().change(current, new, kdf)?;
        self.put_passphrase(new)
    }

    /// Puts a derived passphrase in force.
    pub fn put_passphrase(&mut self, new: NewPassphrase) -> Result<(), Error> {
        self.still(&new.before)?;
        // First, because nothing may look like a failure once the new one is in force.
        self.note("change_passphrase", None, 1)?;
        new.header.write_over_previous(&self.folder)?;
        self.header = new.header;
        Ok(())
    }

    /// Writes the whole vault anew under new keys, with the passphrase that it has.
    pub fn rewrite(&mut self, passphrase: &Secret, kdf: Kdf) -> Result<usize, Error> {
        let new = self.rekeying().renew(passphrase, kdf)?;
        self.rewrite_under(new, &mut unwatched)
    }

    /// Writes the whole vault anew under new keys; what was deleted is gone from the new file, and the header of an
    /// older copy does not open it. Killed or stopped at any moment, either the old or the new vault is there.
    ///
    /// Says how many files under the old keys could not be removed. The vault is under new keys all the same; the old
    /// database is tried again at every opening.
    pub fn rewrite_under(&mut self, new: NewKeys, watch: &mut Watch<'_>) -> Result<usize, Error> {
        let ((), left) = self.switch(new, watch, |_, _| Ok(()))?;
        Ok(left)
    }

    /// [`Vault::rewrite_under`], with what `prepare` writes into the new vault before it is in force.
    pub(crate) fn switch<T>(
        &mut self,
        new: NewKeys,
        watch: &mut Watch<'_>,
        prepare: impl FnOnce(&Vault, &mut Connection) -> Result<T, Error>,
    ) -> Result<(T, usize), Error> {
        self.still(&new.before)?;
        let keyed = new.keyed;
        let path = self.folder.database(keyed.header.database());
        self.note("rewrite", None, 1)?;
        let (value, conn) = self
            .copy_whole(&path, &keyed.database_key, watch)
            .and_then(|mut conn| {
                let value = prepare(self, &mut conn)?;
                keyed.header.write_over_previous(&self.folder)?;
                Ok((value, conn))
            })
            .inspect_err(|_| {
                remove_database(&path);
            })?;
        // The new header is in force: what is written from here on must go to the new database.
        let old = self.folder.database(self.header.database());
        drop(std::mem::replace(&mut self.conn, conn));
        (self.header, self.root_key) = (keyed.header, keyed.root_key);
        let left = remove_database(&old) + remove_copies(&self.folder.copies());
        Ok((value, left))
    }

    fn copy_whole(
        &self,
        path: &Path,
        key: &Key,
        watch: &mut Watch<'_>,
    ) -> Result<Connection, Error> {
        copy_database(&self.conn, path, key, watch)?;
        let copies = migrate::Copies {
            folder: &self.folder.copies(),
            now_ms: self.env.now().ms,
        };
        database::open(path, key, &copies)
    }

    /// Refuses keys that were derived for slots which are not in force any more.
    fn still(&self, before: &Header) -> Result<(), Error> {
        if self.header == *before {
            Ok(())
        } else {
            Err(NOT_THIS_ONE)
        }
    }
}

/// Copies every row into a new database at `path` under `key`: a fresh schema, no page of the old file.
pub(crate) fn copy_database(
    conn: &Connection,
    path: &Path,
    key: &Key,
    watch: &mut Watch<'_>,
) -> Result<(), Error> {
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
    let outcome = copy_rows(conn, watch);
    let detached = conn
        .execute_batch("DETACH DATABASE fresh")
        .map_err(Error::from);
    outcome.and(detached)?;
    files::sync_file(path)
}

/// Rows that are copied before somebody is asked whether it should go on.
const ROWS_AT_ONCE: i64 = 2_000;

fn copy_rows(conn: &Connection, watch: &mut Watch<'_>) -> Result<(), Error> {
    let sql = conn.unchecked_transaction()?;
    let tables = tables(&sql)?;
    let last = |table: &Table| -> Result<i64, Error> {
        let Some(by) = table.by else { return Ok(0) };
        let query = format!("SELECT coalesce(max({by}), 0) FROM main.\"{}\"", table.name);
        Ok(sql.query_row(&query, [], |row| row.get(0))?)
    };
    let ends = tables.iter().map(last).collect::<Result<Vec<i64>, _>>()?;
    let total = ends.iter().sum::<i64>().unsigned_abs();
    let mut done = 0;
    for (table, end) in tables.iter().zip(&ends) {
        let all = format!(
            "INSERT INTO fresh.\"{0}\" SELECT * FROM main.\"{0}\"",
            table.name
        );
        let Some(by) = table.by else {
            sql.execute(&all, [])?;
            continue;
        };
        let part = format!("{all} WHERE {by} > ?1 AND {by} <= ?2");
        let mut from = i64::MIN;
        let mut to = ROWS_AT_ONCE.min(*end);
        loop {
            tell(watch, done + to.unsigned_abs(), total)?;
            sql.execute(&part, [from, to])?;
            if to >= *end {
                break;
            }
            (from, to) = (to, (to + ROWS_AT_ONCE).min(*end));
        }
        done += end.unsigned_abs();
    }
    sql.execute_batch("INSERT INTO fresh.text_index (text_index) VALUES ('rebuild')")?;
    tell(watch, total, total)?;
    Ok(sql.commit()?)
}

/// A table, and the number by which it can be copied in parts.
struct Table {
    name: String,
    by: Option<&'static str>,
}

/// The tables in the order in which they were made, so that a row comes after the rows that it refers to.
fn tables(conn: &Connection) -> Result<Vec<Table>, Error> {
    let mut statement = conn.prepare(
        "SELECT schema.name, list.wr FROM main.sqlite_schema AS schema
             JOIN pragma_table_list AS list ON list.schema = 'main' AND list.name = schema.name
         WHERE schema.type = 'table' AND schema.name NOT LIKE 'text\\_index%' ESCAPE '\\'
             AND schema.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY schema.rowid",
    )?;
    let tables = statement.query_map([], |row| {
        let (name, without_rowid): (String, bool) = (row.get(0)?, row.get(1)?);
        let by = match (name.as_str(), without_rowid) {
            // Large, and its key begins with the number of a record.
            ("head", _) => Some("record"),
            (_, false) => Some("rowid"),
            (_, true) => None,
        };
        Ok(Table { name, by })
    })?;
    Ok(tables.collect::<Result<_, _>>()?)
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
pub(crate) fn remove_copies(copies: &Path) -> usize {
    let entries = fs::read_dir(copies).into_iter().flatten().flatten();
    count_left(entries.map(|entry| entry.path()))
}

fn count_left(files: impl IntoIterator<Item = PathBuf>) -> usize {
    let left = |file: &PathBuf| {
        fs::remove_file(file).is_err_and(|error| error.kind() != io::ErrorKind::NotFound)
    };
    files.into_iter().filter(left).count()
}
