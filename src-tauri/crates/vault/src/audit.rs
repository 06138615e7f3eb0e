//! The audit log: what was done in this vault, each line bound to the one before it.

use crate::error::Error;
use ledger::{cbor::Value, env::Wall, ids::DeviceId};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

const LABEL: &[u8] = b"woonrust1:audit\0";

/// What is to be noted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Note<'a> {
    pub(crate) at: Wall,
    pub(crate) op: &'a str,
    pub(crate) device: DeviceId,
    pub(crate) subject: Option<&'a [u8]>,
    pub(crate) count: u64,
}

/// One line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its place, from 1.
    pub seq: i64,
    /// When, as the clock claimed.
    pub at: Wall,
    /// Name of the use case.
    pub op: String,
    /// On which device.
    pub device: DeviceId,
    /// The case, record or person that it was about.
    pub subject: Option<Vec<u8>>,
    /// Changes, items or attempts.
    pub count: u64,
    prev: [u8; 32],
    hash: [u8; 32],
}

impl AuditLine {
    fn expected_hash(&self) -> [u8; 32] {
        let subject = self.subject.clone().map_or(Value::Null, Value::Bytes);
        let content = Value::Array(vec![
            Value::Int(self.seq),
            Value::Int(self.at.ms),
            Value::Int(self.at.offset_minutes.into()),
            Value::from(self.op.as_str()),
            Value::from(*self.device.as_bytes()),
            subject,
            Value::Int(self.count.cast_signed()),
        ]);
        let hash = Sha256::new_with_prefix(LABEL)
            .chain_update(self.prev)
            .chain_update(content.encode());
        hash.finalize().into()
    }
}

/// Adds a line, inside the transaction of what it notes.
pub(crate) fn note(conn: &Connection, note: &Note<'_>) -> Result<(), Error> {
    let (prev, seq): ([u8; 32], i64) = conn
        .prepare_cached("SELECT audited, (SELECT coalesce(max(seq), 0) + 1 FROM audit) FROM own")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut line = AuditLine {
        seq,
        at: note.at,
        op: note.op.to_owned(),
        device: note.device,
        subject: note.subject.map(<[u8]>::to_vec),
        count: note.count,
        prev,
        hash: [0; 32],
    };
    line.hash = line.expected_hash();
    conn.prepare_cached(
        "INSERT INTO audit (seq, at_ms, offset_min, op, device, subject, count, prev, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        line.seq,
        line.at.ms,
        line.at.offset_minutes,
        line.op,
        line.device.as_bytes(),
        line.subject,
        line.count.cast_signed(),
        line.prev,
        line.hash
    ])?;
    conn.prepare_cached("UPDATE own SET audited = ?1")?
        .execute([line.hash])?;
    Ok(())
}

/// The newest lines first.
pub(crate) fn lines(conn: &Connection, limit: u32, offset: u32) -> Result<Vec<AuditLine>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT seq, at_ms, offset_min, op, device, subject, count, prev, hash FROM audit
         ORDER BY seq DESC LIMIT ?1 OFFSET ?2",
    )?;
    Ok(statement
        .query_map([limit, offset], read)?
        .collect::<Result<_, _>>()?)
}

/// The first line that does not follow from the one before it, or whose successors were removed.
pub(crate) fn broken_at(conn: &Connection) -> Result<Option<i64>, Error> {
    let mut statement = conn.prepare(
        "SELECT seq, at_ms, offset_min, op, device, subject, count, prev, hash FROM audit ORDER BY seq",
    )?;
    let (mut prev, mut seq) = ([0; 32], 0);
    for line in statement.query_map([], read)? {
        let line = line?;
        if line.seq != seq + 1 || line.prev != prev || line.hash != line.expected_hash() {
            return Ok(Some(line.seq));
        }
        (prev, seq) = (line.hash, line.seq);
    }
    let audited: [u8; 32] = conn.query_row("SELECT audited FROM own", [], |row| row.get(0))?;
    Ok((audited != prev).then_some(seq + 1))
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<AuditLine> {
    Ok(AuditLine {
        seq: row.get(0)?,
        at: Wall {
            ms: row.get(1)?,
            offset_minutes: row.get(2)?,
        },
        op: row.get(3)?,
        device: DeviceId::from_bytes(row.get(4)?),
        subject: row.get(5)?,
        count: row.get::<_, i64>(6)?.cast_unsigned(),
        prev: row.get(7)?,
        hash: row.get(8)?,
    })
}
