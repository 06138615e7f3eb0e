//! Well-formed items that cannot be trusted: set aside with a reason, within a quota per sender.

use crate::{error::Error, vouches::Vouches};
use ledger::{
    change::Change,
    ids::{ChangeId, DeviceId, RootId},
    plan::{Incoming, QuarantineReason, case_of},
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
    /// The file that brought it: its number in the import log.
    pub import: i64,
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

/// Who brought an item, with which file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Brought<'a> {
    pub(crate) sender: &'a RootId,
    /// Number in the import log.
    pub(crate) import: i64,
}

/// Sets a change aside. What the sender brought before makes room, oldest first.
pub(crate) fn set_aside(
    conn: &Connection,
    change: &Change,
    from: Brought<'_>,
    reason: QuarantineReason,
    now_ms: i64,
) -> Result<(), Error> {
    let body = change.body_bytes();
    let bytes = i64::try_from(change.header_bytes.len() + body.len() + 64).unwrap_or(i64::MAX);
    conn.prepare_cached(
        "INSERT INTO quarantine (id, sender, import, reason, header, signature, body, bytes, arrived_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET reason = excluded.reason",
    )?
    .execute(params![
        change.id.as_bytes(),
        from.sender.as_bytes(),
        from.import,
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
pub(crate) fn enforce_quota(
    conn: &Connection,
    sender: &RootId,
    items: i64,
    bytes: i64,
) -> Result<usize, Error> {
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
        "SELECT header, signature, body, sender, reason, arrived_ms, import FROM quarantine ORDER BY no DESC LIMIT ?1",
    )?;
    let mut rows = statement.query([limit])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(SetAside {
            change: crate::store::read_change(row, 0)?,
            sender: RootId::from_bytes(row.get(3)?),
            reason: row.get(4)?,
            arrived_ms: row.get(5)?,
            import: row.get(6)?,
        });
    }
    Ok(items)
}

/// What waits until its author is a partner of its case, and what waited for a vouch that is here now, by the file that
/// brought it, as that file was looked at.
pub(crate) fn waiting(conn: &Connection, vouches: &Vouches) -> Result<Vec<(i64, Incoming)>, Error> {
    let lost = reason_code(QuarantineReason::RevokedDevice);
    let mut statement = conn.prepare_cached(
        "SELECT q.header, q.signature, q.body, q.sender, q.import, import_log.device, q.reason
         FROM quarantine q JOIN import_log ON import_log.no = q.import
         WHERE q.reason = ?1 OR (?2 AND q.reason = ?3) ORDER BY q.import, q.no",
    )?;
    let stranger = reason_code(QuarantineReason::NotPartner);
    let mut rows = statement.query(params![stranger, !vouches.is_empty(), lost])?;
    let mut files: Vec<(i64, Incoming)> = Vec::new();
    while let Some(row) = rows.next()? {
        let change = crate::store::read_change(row, 0)?;
        if row.get::<_, String>(6)? == lost && !vouches.contains_key(&change.id) {
            continue;
        }
        let import = row.get(4)?;
        if files.last().is_none_or(|(no, _)| *no != import) {
            let incoming = Incoming {
                sender: RootId::from_bytes(row.get(3)?),
                sender_device: DeviceId::from_bytes(row.get(5)?),
                scope: Vec::new(),
                cards: Vec::new(),
                control: Vec::new(),
                changes: Vec::new(),
                own_yes: false,
            };
            files.push((import, incoming));
        }
        if let Some((_, incoming)) = files.last_mut() {
            // Only what was in the scope of its file came as far as the question who wrote it, and on what.
            incoming.scope.push(case_of(&change));
            incoming.changes.push(change);
        }
    }
    Ok(files)
}

/// A change that is set aside, with the code of the reason.
pub(crate) fn find(
    conn: &Connection,
    change: &ChangeId,
) -> Result<Option<(Change, String)>, Error> {
    let mut statement = conn
        .prepare_cached("SELECT header, signature, body, reason FROM quarantine WHERE id = ?1")?;
    let mut rows = statement.query([change.as_bytes()])?;
    match rows.next()? {
        Some(row) => Ok(Some((crate::store::read_change(row, 0)?, row.get(3)?))),
        None => Ok(None),
    }
}

/// What came in after all is no longer set aside.
pub(crate) fn release<'c>(
    conn: &Connection,
    mut admitted: impl Iterator<Item = &'c ChangeId>,
) -> Result<(), Error> {
    // Most vaults have set nothing aside: then a large file asks once and not per change.
    if !is_empty(conn)? {
        admitted.try_for_each(|change| remove(conn, change))?;
    }
    Ok(())
}

/// Whether nothing is set aside.
pub(crate) fn is_empty(conn: &Connection) -> Result<bool, Error> {
    let mut any = conn.prepare_cached("SELECT 1 FROM quarantine LIMIT 1")?;
    Ok(!any.exists([])?)
}

/// Removes an item that a person settled.
pub(crate) fn remove(conn: &Connection, change: &ChangeId) -> Result<(), Error> {
    conn.prepare_cached("DELETE FROM quarantine WHERE id = ?1")?
        .execute([change.as_bytes()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_desk::anna;

    #[test]
    fn the_oldest_items_of_a_sender_make_room() {
        let mut desk = anna();
        let (case, _) = desk.case_with_fact("een");
        let fact = desk.fact();
        for _ in 0..4 {
            let edit = (
                "text",
                ledger::author::Edit::Set(ledger::cbor::Value::from("meer")),
            );
            desk.vault
                .transact("change", |tx| tx.write(fact, std::slice::from_ref(&edit)))
                .unwrap();
        }
        let (sender, other) = (RootId::from_bytes([1; 32]), RootId::from_bytes([2; 32]));
        let conn = &desk.vault.conn;
        conn.execute(
            "INSERT INTO import_log (no, file, sender, device, at_ms, admitted, filled, quarantined, unchanged)
             VALUES (1, x'', x'', x'', 0, 0, 0, 0, 0)",
            [],
        )
        .unwrap();
        let from = |sender| Brought { sender, import: 1 };
        let changes = desk.vault.changes_of(fact).unwrap();
        for change in &changes {
            set_aside(conn, change, from(&sender), QuarantineReason::NotPartner, 5).unwrap();
        }
        let case_change = &desk.vault.changes_of(case.record()).unwrap()[0];
        set_aside(
            conn,
            case_change,
            from(&other),
            QuarantineReason::OutOfScope,
            5,
        )
        .unwrap();
        assert_eq!(enforce_quota(conn, &sender, 3, MAX_BYTES).unwrap(), 2);
        let kept: Vec<ChangeId> = list(conn, 10)
            .unwrap()
            .into_iter()
            .map(|item| item.change.id)
            .collect();
        assert_eq!(
            kept,
            vec![case_change.id, changes[4].id, changes[3].id, changes[2].id]
        );
        let size =
            i64::try_from(changes[4].header_bytes.len() + changes[4].body_bytes().len() + 64)
                .unwrap();
        assert_eq!(enforce_quota(conn, &sender, 3, size).unwrap(), 2);
        assert_eq!(enforce_quota(conn, &other, 3, MAX_BYTES).unwrap(), 0);
    }
}
