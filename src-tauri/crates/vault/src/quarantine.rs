//! Well-formed items that cannot be trusted: set aside with a reason, within a quota per sender.

use crate::error::Error;
use ledger::{
    change::Change,
    ids::{ChangeId, RootId},
    plan::QuarantineReason,
};
use rusqlite::{Connection, params};

/// Most items of one sender.
pub const MAX_ITEMS: i64 = 10_000;
/// Most bytes of one sender.
pub const MAX_BYTES: i64 = 64 * 1024 * 1024;

/// An item that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The change.
    pub change: Change,
    /// Who brought it.
    pub sender: RootId,
    /// Code of the reason.
    pub reason: String,
    /// When it came, in milliseconds UTC.
    pub arrived_ms: i64,
}

/// The code of a reason, as it is stored and as the content pack names it.
pub fn reason_code(reason: QuarantineReason) -> &'static str {
    match reason {
        QuarantineReason::RevokedDevice => "revoked_device",
        QuarantineReason::NotPartner => "not_partner",
        QuarantineReason::OutOfScope => "out_of_scope",
        QuarantineReason::UnknownOwn => "unknown_own",
        QuarantineReason::Uncertified => "uncertified",
    }
}

/// Sets a change aside. What the sender brought before makes room, oldest first.
pub(crate) fn set_aside(
    conn: &Connection,
    change: &Change,
    sender: &RootId,
    reason: QuarantineReason,
    now_ms: i64,
) -> Result<(), Error> {
    let body = change.body_bytes();
    let bytes = i64::try_from(change.header_bytes.len() + body.len() + 64).unwrap_or(i64::MAX);
    conn.prepare_cached(
        "INSERT INTO quarantine (id, sender, reason, header, signature, body, bytes, arrived_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET reason = excluded.reason",
    )?
    .execute(params![
        change.id.as_bytes(),
        sender.as_bytes(),
        reason_code(reason),
        change.header_bytes,
        change.signature,
        body,
        bytes,
        now_ms
    ])?;
    Ok(())
}

/// Removes the oldest items of a sender until the rest is within the quota.
pub(crate) fn enforce_quota(conn: &Connection, sender: &RootId, items: i64, bytes: i64) -> Result<usize, Error> {
    let removed = conn
        .prepare_cached(
            "DELETE FROM quarantine WHERE no IN (
                 SELECT no FROM (
                     SELECT no, row_number() OVER newest AS place, sum(bytes) OVER newest AS size
                     FROM quarantine WHERE sender = ?1 WINDOW newest AS (ORDER BY no DESC))
                 WHERE place > ?2 OR size > ?3)",
        )?
        .execute(params![sender.as_bytes(), items, bytes])?;
    Ok(removed)
}

/// What is set aside, newest first.
pub(crate) fn list(conn: &Connection, limit: u32) -> Result<Vec<SetAside>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT header, signature, body, sender, reason, arrived_ms FROM quarantine ORDER BY no DESC LIMIT ?1",
    )?;
    let mut rows = statement.query([limit])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(SetAside {
            change: crate::store::read_change(row, 0)?,
            sender: RootId::from_bytes(row.get(3)?),
            reason: row.get(4)?,
            arrived_ms: row.get(5)?,
        });
    }
    Ok(items)
}

/// Removes an item that a person settled.
pub(crate) fn remove(conn: &Connection, change: &ChangeId) -> Result<(), Error> {
    conn.execute("DELETE FROM quarantine WHERE id = ?1", [change.as_bytes()])?;
    Ok(())
}
