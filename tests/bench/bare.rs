//! The yardstick: SQLite and SQLCipher with nothing of ours around them.

use ledger::{
    change::Change,
    ids::{CaseId, RecordId},
    plan::case_of,
    record::is_universal,
};
use rusqlite::{Connection, Statement, params};
use std::{collections::HashMap, fs, path::Path};
use vault::CaseListRow;

/// The tables of a vault, so that a yardstick keeps its rows as a vault does.
const SCHEMA: &str = include_str!("../../src-tauri/crates/vault/src/schema.sql");
/// Any 32 bytes.
const KEY: &str = "x'5f0e2b6a9c41d8733b1fa06c5d92e7480f3ad15b7c26e894a0d1735c9be24f60'";

/// The bytes of one change as they are stored.
pub struct Row {
    /// Its name.
    pub id: [u8; 32],
    /// What was signed.
    pub header: Vec<u8>,
    /// The signature.
    pub signature: [u8; 64],
    /// Its values.
    pub body: Vec<u8>,
}

impl Row {
    /// The bytes of a change.
    pub fn of(change: &Change) -> Row {
        Row {
            id: *change.id.as_bytes(),
            header: change.header_bytes.clone(),
            signature: change.signature,
            body: change.body_bytes(),
        }
    }

    /// How many bytes that are.
    pub fn len(&self) -> usize {
        self.id.len() + self.header.len() + self.signature.len() + self.body.len()
    }
}

/// Opens or makes an encrypted database, with the promises about power cuts that a vault makes.
pub fn sqlcipher(path: &Path) -> Connection {
    let conn = Connection::open(path).expect("a database");
    conn.execute_batch(&format!("PRAGMA key = \"{KEY}\";"))
        .expect("a key");
    durable(conn)
}

/// The same without encryption.
pub fn plain(path: &Path) -> Connection {
    durable(Connection::open(path).expect("a database"))
}

fn durable(conn: Connection) -> Connection {
    conn.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA cache_size = -65536;",
    )
    .expect("pragmas");
    conn
}

/// Removes what an earlier run left.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(end);
        drop(fs::remove_file(file));
    }
}

/// Makes one table of changes and nothing else.
pub fn make_changes(conn: &Connection) {
    conn.execute_batch(
        "CREATE TABLE change (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, header BLOB NOT NULL,
                              signature BLOB NOT NULL, body BLOB NOT NULL) STRICT;",
    )
    .expect("a table");
}

/// Puts rows into it in one transaction, as any program would that cares for nothing else.
pub fn insert_changes(conn: &Connection, rows: &[Row]) {
    let tx = conn.unchecked_transaction().expect("a transaction");
    let mut insert = tx
        .prepare("INSERT INTO change (id, header, signature, body) VALUES (?1, ?2, ?3, ?4)")
        .expect("a statement");
    for row in rows {
        insert
            .execute(params![row.id, row.header, row.signature, row.body])
            .expect("a row");
    }
    drop(insert);
    tx.commit().expect("a commit");
}

/// Makes all tables of a vault.
pub fn make_vault(conn: &Connection) {
    conn.execute_batch(SCHEMA).expect("tables");
}

/// Fills the tables of a vault with these changes, without one question asked: a row per change, per record, per value
/// that stands, per text, per case.
pub fn fill_vault(conn: &Connection, changes: &[Change], cases: &[CaseListRow]) {
    make_vault(conn);
    let tx = conn.unchecked_transaction().expect("a transaction");
    tx.execute_batch(
        "INSERT INTO own (one, vault, root, signing, sealing, epoch, generation, counter, finished, created_ms, audited)
         VALUES (1, x'00', x'00', x'00', x'00', x'00', 1, 1, 1, 1, zeroblob(32));",
    )
    .expect("a row");
    let mut inserts = Inserts::of(&tx);
    let mut numbers: HashMap<RecordId, i64> = HashMap::new();
    for change in changes {
        let id = change.header.record;
        match numbers.get(&id) {
            Some(no) => drop(inserts.change(*no, change, change.id.as_bytes())),
            None => drop(numbers.insert(
                id,
                inserts.record(change, id.as_bytes(), change.id.as_bytes()),
            )),
        }
    }
    drop(inserts);
    for row in cases {
        insert_case(&tx, numbers[&row.case.record()], row);
    }
    tx.commit().expect("a commit");
}

/// The statements that write a record and its changes.
pub struct Inserts<'c> {
    conn: &'c Connection,
    record: Statement<'c>,
    change: Statement<'c>,
    head: Statement<'c>,
    text: Statement<'c>,
    index: Statement<'c>,
}

impl<'c> Inserts<'c> {
    /// Prepares them.
    pub fn of(conn: &'c Connection) -> Inserts<'c> {
        let prepare = |sql: &str| conn.prepare(sql).expect("a statement");
        Inserts {
            conn,
            record: prepare(
                "INSERT INTO record (id, case_id, kind, creator, class, hidden, finished, incomplete, forked, conflicts,
                                     crossed, last_ms, arrived) VALUES (?1, ?2, ?3, ?4, 'K2', 0, 0, 0, 0, 0, 0, ?5, 1)",
            ),
            change: prepare(
                "INSERT INTO change (id, record, header, signature, body, writes, absent, import)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, NULL)",
            ),
            head: prepare("INSERT INTO head (record, field, role, change, write) VALUES (?1, ?2, 0, ?3, ?4)"),
            text: prepare("INSERT INTO text (record, content) VALUES (?1, ?2)"),
            index: prepare("INSERT INTO text_index (rowid, content) VALUES (?1, ?2)"),
        }
    }

    /// A new record with its first change, its values and its text, under these ids.
    pub fn record(&mut self, first: &Change, id: &[u8], change: &[u8]) -> i64 {
        let header = &first.header;
        let case = case_of(first);
        self.record
            .execute(params![
                id,
                case.as_bytes(),
                header.kind,
                header.device.as_bytes(),
                header.wall.ms
            ])
            .expect("a row");
        let no = self.conn.last_insert_rowid();
        let seq = self.change(no, first, change);
        let mut content = String::new();
        for (place, (write, slot)) in header.writes.iter().zip(&first.body).enumerate() {
            if !is_universal(&write.field) {
                self.head
                    .execute(params![no, write.field, seq, place as i64])
                    .expect("a row");
            }
            if let Some(text) = slot.as_ref().and_then(|slot| slot.value.as_text())
                && text.contains(' ')
            {
                content.push_str(text);
            }
        }
        if !content.is_empty() {
            self.text.execute(params![no, content]).expect("a row");
            self.index.execute(params![no, content]).expect("a row");
        }
        no
    }

    /// A change of a record under this id.
    pub fn change(&mut self, no: i64, change: &Change, id: &[u8]) -> i64 {
        let body = change.body_bytes();
        self.change
            .execute(params![
                id,
                no,
                change.header_bytes,
                change.signature,
                body,
                change.body.len() as i64
            ])
            .expect("a row");
        self.conn.last_insert_rowid()
    }
}

fn insert_case(conn: &Connection, no: i64, row: &CaseListRow) {
    conn.prepare_cached(
        "INSERT INTO case_list (record, case_id, street, house_number, house_letter, suffix, postcode, town, opened,
            phase, phase_since, urgency, urgency_disputed, lead, lead_names, lead_roots, asked,
            due_days, owners, next_due, open_actions, conflicts, incomplete, closed, withdrawn, last_ms, arrived)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, '', ?17, ?18, ?19, ?20, ?21,
            ?22, ?23, ?24, ?25, ?26)",
    )
    .expect("a statement")
    .execute(params![
        no,
        row.case.as_bytes(),
        row.street,
        row.house_number,
        row.house_letter,
        row.suffix,
        row.postcode,
        row.town,
        row.opened,
        row.phase,
        row.phase_since,
        row.urgency,
        row.urgency_disputed,
        row.lead,
        row.lead_names,
        row.lead_roots,
        row.due_days,
        row.owners,
        row.next_due,
        row.open_actions,
        row.conflicts,
        row.incomplete,
        row.closed,
        row.withdrawn,
        row.last_ms,
        row.arrived.cast_signed(),
    ])
    .expect("a row");
}

/// Reads the whole list of cases, as the first screen needs it.
pub fn read_cases(conn: &Connection) -> usize {
    let mut statement = conn
        .prepare(
            "SELECT case_id, street, house_number, house_letter, suffix, postcode, town, opened, phase, phase_since,
                    urgency, lead, lead_names, next_due, due_days, conflicts, last_ms FROM case_list
             ORDER BY lead = 'accepted', next_due, urgency, last_ms DESC, case_id",
        )
        .expect("a statement");
    let rows = statement.query_map([], |row| {
        let texts = (1..=11)
            .map(|column| row.get::<_, String>(column))
            .collect::<Result<Vec<_>, _>>()?;
        let more = (row.get::<_, String>(13)?, row.get::<_, String>(14)?);
        Ok((
            row.get::<_, [u8; 16]>(0)?,
            texts,
            more,
            row.get::<_, i64>(16)?,
        ))
    });
    read_all(rows.expect("rows"))
}

/// Reads every change of these cases, with all that a file needs of it.
pub fn read_changes(conn: &Connection, cases: &[CaseId]) -> usize {
    let mut statement = conn
        .prepare(
            "SELECT change.header, change.signature, change.body FROM change JOIN record ON record.no = change.record
             WHERE record.case_id = ?1 ORDER BY record.no, change.seq",
        )
        .expect("a statement");
    let mut count = 0;
    for case in cases {
        let rows = statement.query_map([case.as_bytes()], |row| {
            Ok((
                row.get::<_, Vec<u8>>(0)?,
                row.get::<_, [u8; 64]>(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        });
        count += read_all(rows.expect("rows"));
    }
    count
}

/// Reads every row to its end and counts them.
fn read_all<T>(rows: impl Iterator<Item = rusqlite::Result<T>>) -> usize {
    rows.fold(0, |count, row| {
        row.expect("a row");
        count + 1
    })
}
