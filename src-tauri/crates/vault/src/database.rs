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
pub(crate) fn open(path: &Path, key: &Key, copies: &migrate::Copies<'_>) -> Result<Connection, Error> {
    let mut conn = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    migrate::upgrade(&mut conn, path, copies)?;
    Ok(conn)
}

/// Creates a new, empty database of this version.
pub(crate) fn create(path: &Path, key: &Key) -> Result<Connection, Error> {
    let mut conn = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
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
    let log = Zeroizing::new(format!("PRAGMA cipher_log_level = NONE; PRAGMA key = {}; PRAGMA locking_mode = EXCLUSIVE;", *raw_key(key)));
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
    PRAGMA cache_size = -32768;
";
