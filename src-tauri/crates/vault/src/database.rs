//! Opening the encrypted database: key, pragmas, and which SQLite it is.

use crate::{error::Error, hex, keys::Key, migrate};
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::path::Path;
use zeroize::Zeroizing;

/// Oldest bundled SQLite that may run: 3.51.3 repaired a corruption in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;
/// "Woon" in a database file, for programs that name file types.
pub(crate) const APPLICATION_ID: i64 = 0x576f_6f6e;
/// Statements that are kept prepared.
const PREPARED: usize = 128;

/// Opens the database at `path`, brings it to this version, and sets everything that a writer relies on.
pub(crate) fn open(
    path: &Path,
    key: &Key,
    copies: &migrate::Copies<'_>,
) -> Result<Connection, Error> {
    let mut conn = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    migrate::upgrade(&mut conn, path, copies)?;
    Ok(conn)
}

/// Creates a new, empty database of this version.
pub(crate) fn create(path: &Path, key: &Key) -> Result<Connection, Error> {
    let mut conn = connect(
        path,
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    migrate::create(&mut conn)?;
    Ok(conn)
}

/// The SQL literal of a raw key, wiped after use.
pub(crate) fn raw_key(key: &Key) -> Zeroizing<String> {
    let digits = Zeroizing::new(hex::encode(key.as_ref()));
    Zeroizing::new(format!("\"x'{}'\"", *digits))
}

fn connect(path: &Path, key: &Key, flags: OpenFlags) -> Result<Connection, Error> {
    assert!(
        rusqlite::version_number() >= OLDEST_SQLITE,
        "the bundled SQLite must be 3.51.3 or newer: older ones can lose a commit"
    );
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let conn = Connection::open_with_flags(path, flags)?;
    let log = Zeroizing::new(format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = {}; PRAGMA locking_mode = EXCLUSIVE;",
        *raw_key(key)
    ));
    conn.execute_batch(&log)?;
    // The first read shows whether the key fits.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    conn.execute_batch(PRAGMAS)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_prepared_statement_cache_capacity(PREPARED);
    Ok(conn)
}

/// docs/security.md gives the reason of each. FULL, because NORMAL can lose an acknowledged save in a power cut.
const PRAGMAS: &str = "
    PRAGMA cipher_memory_security = OFF;
    PRAGMA page_size = 4096;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA trusted_schema = OFF;
    PRAGMA foreign_keys = ON;
    PRAGMA cache_size = -65536;
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_desk::anna;
    use rusqlite::OptionalExtension;

    fn number(conn: &Connection, pragma: &str) -> i64 {
        conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .unwrap()
    }

    fn word(conn: &Connection, pragma: &str) -> String {
        conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn every_promise_about_the_database_is_really_set() {
        let desk = anna();
        let conn = &desk.vault.conn;
        let journal: String = conn
            .query_row("PRAGMA journal_mode", [], |row| row.get(0))
            .unwrap();
        let page: String = conn
            .query_row("PRAGMA cipher_page_size", [], |row| row.get(0))
            .unwrap();
        assert_eq!((journal.as_str(), page.as_str()), ("wal", "4096"));
        for (pragma, expected) in [
            ("synchronous", 2),
            ("fullfsync", 1),
            ("checkpoint_fullfsync", 1),
            ("secure_delete", 1),
            ("temp_store", 2),
            ("trusted_schema", 0),
            ("foreign_keys", 1),
            ("application_id", APPLICATION_ID),
            ("user_version", migrate::SCHEMA_VERSION.into()),
        ] {
            assert_eq!(number(conn, pragma), expected, "{pragma}");
        }
        for (pragma, expected) in [
            ("locking_mode", "exclusive"),
            ("cipher_memory_security", "0"),
            ("cipher_log_level", "NONE"),
        ] {
            assert_eq!(word(conn, pragma), expected, "{pragma}");
        }
        // Without a codec this would be a number; with one there is nothing to map, and no answer.
        let mapped = conn.query_row("PRAGMA mmap_size", [], |row| row.get::<_, i64>(0));
        assert_eq!(mapped.optional().unwrap().unwrap_or(0), 0);
        for (config, expected) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        ] {
            assert_eq!(conn.db_config(config).unwrap(), expected, "{config:?}");
        }
        let misspelt = conn.prepare("SELECT count(*) FROM record WHERE kind = \"fact/1\"");
        assert!(
            misspelt.is_err(),
            "a name in double quotes passed for a text"
        );
        let cipher: String = conn
            .query_row("PRAGMA cipher_version", [], |row| row.get(0))
            .unwrap();
        assert!(cipher.starts_with('4'), "{cipher}");
        let sql = "SELECT v FROM text_index_config WHERE k = 'secure-delete'";
        assert_eq!(
            conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(),
            1
        );
    }

    #[test]
    fn a_wrong_key_does_not_open_it() {
        let desk = anna();
        let path = desk.vault.folder.database(desk.vault.header.database());
        drop(desk.vault);
        let copies = migrate::Copies {
            folder: desk.dir.path(),
            now_ms: 0,
        };
        let refused = open(&path, &Key::new([0; 32]), &copies);
        assert!(matches!(refused, Err(Error::Damaged(_))));
    }

    #[test]
    fn a_newer_database_is_refused_by_its_own_error() {
        let desk = anna();
        desk.vault
            .conn
            .pragma_update(None, "user_version", 2)
            .unwrap();
        let (path, key) = (
            desk.vault.folder.database(desk.vault.header.database()),
            desk.vault
                .header
                .database_key(&desk.vault.root_key)
                .unwrap(),
        );
        drop(desk.vault);
        let copies = migrate::Copies {
            folder: desk.dir.path(),
            now_ms: 0,
        };
        assert!(matches!(
            open(&path, &key, &copies),
            Err(Error::NewerVault { found: 2, known: 1 })
        ));
    }
}
