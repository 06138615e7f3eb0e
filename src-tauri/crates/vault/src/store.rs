//! Rows of the tables `record` and `change`: the truth, as it is read and added to.

use crate::error::Error;
use ledger::{
    change::{Change, ChangeError},
    ids::{CaseId, ChangeId, RecordId},
    plan::case_of,
    record::RecordState,
};
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};
use std::collections::HashMap;

/// The changes of one record with their numbers.
#[derive(Default)]
pub(crate) struct Stored {
    pub(crate) changes: Vec<Change>,
    pub(crate) seqs: HashMap<ChangeId, i64>,
}

impl Stored {
    pub(crate) fn refs(&self) -> Vec<&Change> {
        self.changes.iter().collect()
    }

    pub(crate) fn push(&mut self, change: Change, seq: i64) {
        self.seqs.insert(change.id, seq);
        self.changes.push(change);
    }
}

/// The local number of a record.
pub(crate) fn record_no(conn: &Connection, id: &RecordId) -> Result<Option<i64>, Error> {
    let mut statement = conn.prepare_cached("SELECT no FROM record WHERE id = ?1")?;
    Ok(statement
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?)
}

/// The number of a record, made if it is new; what follows from its changes is filled in later.
pub(crate) fn ensure_record(conn: &Connection, first: &Change) -> Result<i64, Error> {
    if let Some(no) = record_no(conn, &first.header.record)? {
        return Ok(no);
    }
    conn.prepare_cached(
        "INSERT INTO record (id, case_id, kind, hidden, finished, incomplete, forked, conflicts, crossed, last_ms, arrived)
         VALUES (?1, ?2, ?3, 0, 0, 0, 0, 0, 0, 0, 0)",
    )?
    .execute(params![first.header.record.as_bytes(), case_of(first).as_bytes(), first.header.kind])?;
    Ok(conn.last_insert_rowid())
}

/// Adds a change; never alters one.
pub(crate) fn insert_change(
    conn: &Connection,
    no: i64,
    change: &Change,
    import: Option<i64>,
) -> Result<i64, Error> {
    let mut insert = conn.prepare_cached(INSERT_CHANGE)?;
    add_change(&mut insert, no, change, &change.body_bytes(), import)
}

pub(crate) const INSERT_CHANGE: &str =
    "INSERT INTO change (id, record, header, signature, body, writes, absent, import)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// Adds a change, with its body as it is written out, by [`INSERT_CHANGE`].
pub(crate) fn add_change(
    insert: &mut Statement<'_>,
    no: i64,
    change: &Change,
    body: &[u8],
    import: Option<i64>,
) -> Result<i64, Error> {
    let (absent, writes) = absent(change);
    Ok(insert.insert(params![
        change.id.as_bytes(),
        no,
        change.header_bytes,
        change.signature,
        body,
        writes,
        absent,
        import
    ])?)
}

/// How many writes of a change have no value here, and how many it has.
fn absent(change: &Change) -> (u32, u32) {
    change.body.iter().fold((0, 0), |(absent, writes), slot| {
        (absent + u32::from(slot.is_none()), writes + 1)
    })
}

/// Replaces the body of a change after values came in; its header stays as it was signed.
pub(crate) fn fill_body(conn: &Connection, seq: i64, change: &Change) -> Result<(), Error> {
    let (absent, _) = absent(change);
    conn.prepare_cached("UPDATE change SET body = ?2, absent = ?3 WHERE seq = ?1")?
        .execute(params![seq, change.body_bytes(), absent])?;
    Ok(())
}

/// The changes of a record in order of arrival.
pub(crate) fn changes(conn: &Connection, no: i64) -> Result<Stored, Error> {
    changes_by(conn, no, Change::decode_held)
}

/// The same, each looked at as closely as when it came: for what repairs.
pub(crate) fn checked_changes(conn: &Connection, no: i64) -> Result<Stored, Error> {
    changes_by(conn, no, decode_checked)
}

/// How a change is made of header, signature and body.
type Decode = fn(Vec<u8>, [u8; 64], &[u8]) -> Result<Change, ChangeError>;

fn decode_checked(
    header: Vec<u8>,
    signature: [u8; 64],
    body: &[u8],
) -> Result<Change, ChangeError> {
    Change::decode(header, signature, Some(body))
}

fn changes_by(conn: &Connection, no: i64, decode: Decode) -> Result<Stored, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT seq, header, signature, body FROM change WHERE record = ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([no])?;
    let mut stored = Stored::default();
    while let Some(row) = rows.next()? {
        stored.push(read_by(row, 1, decode)?, row.get(0)?);
    }
    Ok(stored)
}

/// Reads header, signature and body from three columns, beginning at `first`, and looks at them as closely as when they
/// came.
pub(crate) fn read_change(row: &Row<'_>, first: usize) -> Result<Change, Error> {
    read_by(row, first, decode_checked)
}

fn read_by(row: &Row<'_>, first: usize, decode: Decode) -> Result<Change, Error> {
    let body: &[u8] = row
        .get_ref(first + 2)?
        .as_blob()
        .map_err(|_| Error::Damaged("a body"))?;
    Ok(decode(row.get(first)?, row.get(first + 1)?, body)?)
}

/// The case that a record is about: for `case/1` the case that it is.
pub(crate) fn state_case(state: &RecordState) -> CaseId {
    if state.case == CaseId::NONE && state.kind == "case/1" {
        CaseId::of(state.id)
    } else {
        state.case
    }
}

/// Whether a change says that a case exists.
pub(crate) fn is_case_record(change: &Change) -> bool {
    change.header.kind == "case/1" && change.header.case == CaseId::NONE
}
