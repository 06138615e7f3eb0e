//! The version of the database: a newer one is refused, an older one is copied and then upgraded.

use crate::{database::APPLICATION_ID, error::Error, files};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::{fs, path::Path};

/// The version that `schema.sql` describes.
pub const SCHEMA_VERSION: u32 = 1;
/// How long a copy from before a migration is kept.
const COPY_KEPT_MS: i64 = 7 * 24 * 3600 * 1000;

const SCHEMA: &str = include_str!("schema.sql");

/// One step from the version before it.
struct Step {
    to: u32,
    sql: &'static str,
}

/// `migrations/NNN.sql` in order; empty as long as version 1 is the only one.
const STEPS: &[Step] = &[];

/// Where copies from before a migration go, and the moment that names them.
pub(crate) struct Copies<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) now_ms: i64,
}

/// Fills an empty database.
pub(crate) fn create(conn: &mut Connection) -> Result<(), Error> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(SCHEMA)?;
    // Deleted words leave the index at once; larger segments make an import faster.
    tx.execute_batch(
        "INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1);
         INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 8388608);",
    )?;
    set_version(&tx, SCHEMA_VERSION)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(tx.commit()?)
}

/// Brings the database at `path` to this version; all steps in one transaction, a copy before them.
pub(crate) fn upgrade(
    conn: &mut Connection,
    path: &Path,
    copies: &Copies<'_>,
) -> Result<(), Error> {
    upgrade_by(conn, path, copies, SCHEMA_VERSION, STEPS)
}

fn upgrade_by(
    conn: &mut Connection,
    path: &Path,
    copies: &Copies<'_>,
    known: u32,
    steps: &[Step],
) -> Result<(), Error> {
    let found = version(conn)?;
    if found > known {
        return Err(Error::NewerVault { found, known });
    }
    if found == 0 {
        return Err(Error::Damaged("the database has no version"));
    }
    if found < known {
        copy(conn, path, copies, found)?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for step in steps.iter().filter(|step| step.to > found) {
            tx.execute_batch(step.sql)?;
            set_version(&tx, step.to)?;
        }
        tx.commit()?;
    }
    Ok(())
}

/// The version that the database says it has.
pub(crate) fn version(conn: &Connection) -> Result<u32, Error> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn set_version(tx: &Transaction<'_>, version: u32) -> Result<(), Error> {
    Ok(tx.pragma_update(None, "user_version", version)?)
}

/// Copies the encrypted file as it is; everything is in it once the write-ahead log is empty.
fn copy(conn: &Connection, path: &Path, copies: &Copies<'_>, found: u32) -> Result<(), Error> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    files::create_private_folder(copies.folder)?;
    let target = copies
        .folder
        .join(format!("version-{found}-{}.db", copies.now_ms));
    let temporary = files::beside(&target);
    fs::copy(path, &temporary)?;
    files::sync_file(&temporary)?;
    files::put_in_place(&temporary, &target)
}

/// Removes copies older than seven days. A copy whose name says nothing is left alone.
pub(crate) fn expire_copies(copies: &Copies<'_>) -> Result<(), Error> {
    for entry in fs::read_dir(copies.folder)? {
        let path = entry?.path();
        if copied_at(&path).is_some_and(|at| at + COPY_KEPT_MS < copies.now_ms) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn copied_at(path: &Path) -> Option<i64> {
    path.file_stem()?
        .to_str()?
        .strip_prefix("version-")?
        .split_once('-')?
        .1
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that makes a schema, in a fixed order: two databases with equal dumps have equal schemas.
    fn dump(conn: &Connection) -> String {
        let mut rows = conn
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
            .unwrap();
        let statements: Vec<String> = rows
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        statements.join(";\n\n") + ";\n"
    }

    fn fresh() -> Connection {
        let mut conn = Connection::open_in_memory().unwrap();
        create(&mut conn).unwrap();
        conn
    }

    /// A database of a released version, built from its committed schema.
    fn released(version: u32, schema: &str) -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(schema).unwrap();
        conn.pragma_update(None, "user_version", version).unwrap();
        conn
    }

    const RELEASED: &[(u32, &str)] = &[(1, include_str!("../tests/golden/schema-v1.sql"))];

    #[test]
    fn every_released_version_upgrades_to_exactly_the_fresh_schema() {
        for (version, schema) in RELEASED {
            let dir = tempfile::tempdir().unwrap();
            let mut conn = released(*version, schema);
            let copies = Copies {
                folder: dir.path(),
                now_ms: 0,
            };
            upgrade(&mut conn, Path::new(""), &copies).unwrap();
            assert_eq!(dump(&conn), dump(&fresh()), "version {version}");
        }
        assert_eq!(
            RELEASED.len() as u32,
            SCHEMA_VERSION,
            "commit the dump of every version"
        );
    }

    #[test]
    fn the_steps_lead_without_a_gap_to_this_version() {
        assert!(STEPS.iter().zip(2..).all(|(step, to)| step.to == to));
        assert_eq!(STEPS.len() as u32 + 1, SCHEMA_VERSION);
    }

    #[test]
    fn a_newer_database_is_refused_and_untouched() {
        let mut conn = fresh();
        conn.pragma_update(None, "user_version", 7).unwrap();
        let copies = Copies {
            folder: Path::new(""),
            now_ms: 0,
        };
        let refused = upgrade(&mut conn, Path::new(""), &copies);
        assert!(matches!(
            refused,
            Err(Error::NewerVault { found: 7, known: 1 })
        ));
        assert_eq!(version(&conn).unwrap(), 7);
    }

    #[test]
    fn an_older_database_is_copied_first_and_a_failing_step_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data.db");
        let mut conn = Connection::open(&path).unwrap();
        create(&mut conn).unwrap();
        let copies = Copies {
            folder: &dir.path().join("copies"),
            now_ms: 1_000,
        };
        let steps = [
            Step {
                to: 2,
                sql: "CREATE TABLE extra (a INTEGER) STRICT;",
            },
            Step {
                to: 3,
                sql: "nonsense",
            },
        ];
        assert!(upgrade_by(&mut conn, &path, &copies, 3, &steps).is_err());
        assert_eq!(version(&conn).unwrap(), 1);
        upgrade_by(&mut conn, &path, &copies, 2, &steps[..1]).unwrap();
        assert_eq!(version(&conn).unwrap(), 2);
        let copy = Connection::open(dir.path().join("copies/version-1-1000.db")).unwrap();
        assert_eq!(version(&copy).unwrap(), 1);
        expire_copies(&Copies {
            now_ms: 1_001 + COPY_KEPT_MS,
            ..copies
        })
        .unwrap();
        assert!(!dir.path().join("copies/version-1-1000.db").exists());
    }
}
