//! Control items: what people ask of each other and answer beside the changes, and to whom an own item still goes.

use crate::{
    error::Error,
    lookup::VaultLookup,
    people::{Known, People},
    quarantine::reason_code,
    transact::Tx,
    vault::Vault,
};
use ledger::{
    control::{ControlItem, ControlKind},
    derive::Authors,
    ids::{CaseId, ControlId, DeviceId, RootId},
    plan::{Incoming, Lookup, Plan, QuarantineReason},
};
use rusqlite::{Connection, Row, params};
use std::sync::Arc;

/// Most items that one sender brings; newer ones push out older ones.
pub const MAX_ITEMS: i64 = 10_000;
/// Most bytes of them: far more than a team asks of each other, and a part of what one file may carry.
pub const MAX_BYTES: i64 = 4 * 1024 * 1024;

/// To whom an own item goes, and what he answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// The own item.
    pub item: ControlItem,
    /// To whom it goes.
    pub to: RootId,
    /// Whether a file for him carried it.
    pub sent: bool,
    /// His receipt.
    pub answer: Option<ControlItem>,
}

impl Vault {
    /// Every item that is held and counts, own ones among them, in order of arrival.
    pub fn controls(&self) -> Result<Vec<ControlItem>, Error> {
        all(&self.conn)
    }

    /// The same of one case.
    pub fn controls_of(&self, case: CaseId) -> Result<Vec<ControlItem>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT header, signature FROM control WHERE aside = '' AND case_id = ?1 ORDER BY no",
        )?;
        collect(statement.query([case.as_bytes()])?)
    }

    /// Items that wait because their author cannot be trusted, with the code of the reason.
    pub fn controls_aside(&self) -> Result<Vec<(ControlItem, String)>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT header, signature, aside FROM control WHERE aside <> '' ORDER BY no",
        )?;
        let mut rows = statement.query([])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push((read(row)?, row.get(2)?));
        }
        Ok(items)
    }

    /// The own items that go to a person in every file for him, until he answered or, for a receipt, until he
    /// acknowledged a file that carried it.
    pub fn controls_due(&self, to: &RootId) -> Result<Vec<ControlItem>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT header, signature FROM control JOIN control_due ON control_due.control = control.no
             WHERE recipient = ?1 AND answer IS NULL ORDER BY no",
        )?;
        collect(statement.query([to.as_bytes()])?)
    }

    /// Every own item that was addressed to somebody, with his answer, in the order in which they were made.
    pub fn controls_addressed(&self) -> Result<Vec<Addressed>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT own.header, own.signature, recipient, since IS NOT NULL, theirs.header, theirs.signature
             FROM control_due
             JOIN control own ON own.no = control_due.control
             LEFT JOIN control theirs ON theirs.no = control_due.answer
             ORDER BY own.no, recipient",
        )?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let answer: Option<Vec<u8>> = row.get(4)?;
            let answer = answer
                .map(|header| decode(header, row.get(5)?))
                .transpose()?;
            all.push(Addressed {
                item: read(row)?,
                to: RootId::from_bytes(row.get(2)?),
                sent: row.get(3)?,
                answer,
            });
        }
        Ok(all)
    }
}

impl Tx<'_> {
    /// Keeps an item that was made on this device. One that is held already changes nothing.
    pub fn add_control(&mut self, item: &ControlItem) -> Result<(), Error> {
        let sender = self.own.root;
        self.keep_control(item, &sender, None, None)
    }

    /// From now on an own item goes to a person, in every file for him, until he answers it.
    pub fn address_control(&mut self, item: &ControlId, to: &RootId) -> Result<(), Error> {
        self.known
            .conn
            .prepare_cached(
                "INSERT INTO control_due (control, recipient)
                 SELECT no, ?2 FROM control WHERE id = ?1 ON CONFLICT DO NOTHING",
            )?
            .execute(params![item.as_bytes(), to.as_bytes()])?;
        Ok(())
    }

    /// An own item does not go to a person any more: what it asked for came by another way.
    pub fn settle_control(&mut self, item: &ControlId, to: &RootId) -> Result<(), Error> {
        self.known
            .conn
            .prepare_cached(
                "DELETE FROM control_due WHERE recipient = ?2
                     AND control = (SELECT no FROM control WHERE id = ?1)",
            )?
            .execute(params![item.as_bytes(), to.as_bytes()])?;
        Ok(())
    }

    /// Every item that is held and counts, with what this transaction added.
    pub fn controls(&self) -> Result<Vec<ControlItem>, Error> {
        all(self.known.conn)
    }

    /// Keeps the items of a file: those that come in, and apart from them those that cannot be trusted.
    pub(crate) fn admit_control(
        &mut self,
        plan: &Plan,
        incoming: &Incoming,
        import: i64,
    ) -> Result<(), Error> {
        let sender = incoming.sender;
        for place in &plan.control {
            let item = &incoming.control[*place];
            self.keep_control(item, &sender, Some(import), None)?;
            self.note_answer(item)?;
        }
        for (place, reason) in &plan.control_aside {
            let item = &incoming.control[*place];
            self.keep_control(item, &sender, Some(import), Some(*reason))?;
        }
        let brought = !plan.control.is_empty() || !plan.control_aside.is_empty();
        if brought && sender != self.own.root {
            enforce_quota(self.known.conn, &sender, MAX_ITEMS, MAX_BYTES)?;
        }
        Ok(())
    }

    /// Lets in the items that waited until their author is a partner of their case, as far as he is one by now and their
    /// device was not declared lost meanwhile.
    pub(crate) fn admit_waiting_control(&mut self) -> Result<u64, Error> {
        let waiting = waiting(self.known.conn)?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let known = Known::new(self.known.conn, Arc::clone(&self.known.people));
        let lookup = VaultLookup::of(known, self.own);
        let ready: Vec<&ControlItem> = waiting
            .iter()
            .filter(|item| {
                let device = &item.header.device;
                let author = lookup
                    .root_of(device)
                    .filter(|_| !lookup.is_revoked(device));
                author.is_some_and(|author| lookup.is_partner(&item.header.case, &author))
            })
            .collect();
        lookup.outcome()?;
        for item in &ready {
            self.keep_control(item, &self.own.root, None, None)?;
            self.note_answer(item)?;
        }
        Ok(ready.len() as u64)
    }

    fn keep_control(
        &mut self,
        item: &ControlItem,
        sender: &RootId,
        import: Option<i64>,
        aside: Option<QuarantineReason>,
    ) -> Result<(), Error> {
        // What counts once goes on counting, whoever brings it again.
        let kept = self
            .known
            .conn
            .prepare_cached(
                "INSERT INTO control (id, sender, case_id, header, signature, import, aside, arrived_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (id) DO UPDATE SET aside = excluded.aside
                     WHERE aside <> '' AND aside <> excluded.aside",
            )?
            .execute(params![
                item.id.as_bytes(),
                sender.as_bytes(),
                item.header.case.as_bytes(),
                item.header_bytes,
                item.signature,
                import,
                aside.map_or("", reason_code),
                self.env.now().ms
            ])?;
        if kept > 0 {
            self.written += 1;
            self.changed.cases.insert(item.header.case);
        }
        Ok(())
    }

    /// A receipt settles the own item with its id, for the person who answered.
    fn note_answer(&mut self, receipt: &ControlItem) -> Result<(), Error> {
        if receipt.header.kind != ControlKind::Receipt {
            return Ok(());
        }
        let Some(author) = root_of(&self.known.people, &receipt.header.device) else {
            return Ok(());
        };
        for (no, item) in due(self.known.conn, &author)? {
            // A receipt is no question: it is not answered by another one.
            if item.header.id == receipt.header.id && item.header.kind != ControlKind::Receipt {
                self.known
                    .conn
                    .prepare_cached(
                        "UPDATE control_due SET answer = (SELECT no FROM control WHERE id = ?3)
                         WHERE control = ?1 AND recipient = ?2",
                    )?
                    .execute(params![no, author.as_bytes(), receipt.id.as_bytes()])?;
            }
        }
        Ok(())
    }
}

/// Notes that a file for a person, by its number in the export log, carries these items.
pub(crate) fn carried(
    conn: &Connection,
    to: &RootId,
    export: i64,
    items: &[ControlItem],
) -> Result<(), Error> {
    let mut update = conn.prepare_cached(
        "UPDATE control_due SET since = ?2 WHERE recipient = ?1 AND since IS NULL
             AND control = (SELECT no FROM control WHERE id = ?3)",
    )?;
    for item in items {
        update.execute(params![to.as_bytes(), export, item.id.as_bytes()])?;
    }
    Ok(())
}

/// Receipts that stood in a file which the person acknowledged on every device in use came over: they go no more.
pub(crate) fn delivered(conn: &Connection, to: &RootId, export: i64) -> Result<(), Error> {
    let mut came = conn.prepare_cached(
        "SELECT header, signature, no FROM control JOIN control_due ON control_due.control = control.no
         WHERE recipient = ?1 AND since <= ?2 AND answer IS NULL AND NOT EXISTS (
             SELECT 1 FROM device WHERE device.root = ?1 AND revoked = 0 AND NOT EXISTS (
                 SELECT 1 FROM acked WHERE acked.export = ?2 AND acked.device = device.id))",
    )?;
    let mut rows = came.query(params![to.as_bytes(), export])?;
    let mut receipts: Vec<i64> = Vec::new();
    while let Some(row) = rows.next()? {
        if read(row)?.header.kind == ControlKind::Receipt {
            receipts.push(row.get(2)?);
        }
    }
    let mut forget =
        conn.prepare_cached("DELETE FROM control_due WHERE control = ?1 AND recipient = ?2")?;
    for no in receipts {
        forget.execute(params![no, to.as_bytes()])?;
    }
    Ok(())
}

/// The own items that a person answered, with his receipts.
pub(crate) fn answered(
    conn: &Connection,
    by: &RootId,
) -> Result<Vec<(ControlItem, ControlItem)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT own.header, own.signature, theirs.header, theirs.signature FROM control_due
         JOIN control own ON own.no = control_due.control
         JOIN control theirs ON theirs.no = control_due.answer
         WHERE recipient = ?1 ORDER BY own.no",
    )?;
    let mut rows = statement.query([by.as_bytes()])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push((read(row)?, decode(row.get(2)?, row.get(3)?)?));
    }
    Ok(items)
}

/// Whether an item is held and counts.
pub(crate) fn holds(conn: &Connection, item: &ControlId) -> Result<bool, Error> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM control WHERE id = ?1 AND aside = ''")?;
    Ok(statement.exists([item.as_bytes()])?)
}

/// The newest items of a sender stay, within his quota.
fn enforce_quota(
    conn: &Connection,
    sender: &RootId,
    items: i64,
    bytes: i64,
) -> Result<usize, Error> {
    let removed = conn
        .prepare_cached(
            "DELETE FROM control WHERE no IN (
                 SELECT no FROM (
                     SELECT no, row_number() OVER newest AS place,
                            sum(length(header) + 64) OVER newest AS size
                     FROM control WHERE sender = ?1 WINDOW newest AS (ORDER BY no DESC))
                 WHERE place > ?2 OR size > ?3)
             AND no NOT IN (SELECT answer FROM control_due WHERE answer IS NOT NULL)",
        )?
        .execute(params![sender.as_bytes(), items, bytes])?;
    Ok(removed)
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<ControlItem>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT header, signature FROM control WHERE aside = '' ORDER BY no")?;
    collect(statement.query([])?)
}

/// What waits until its author is a partner.
fn waiting(conn: &Connection) -> Result<Vec<ControlItem>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT header, signature FROM control WHERE aside = ?1 ORDER BY no")?;
    collect(statement.query([reason_code(QuarantineReason::NotPartner)])?)
}

/// The own items that a person did not answer, with their numbers.
fn due(conn: &Connection, to: &RootId) -> Result<Vec<(i64, ControlItem)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT header, signature, no FROM control JOIN control_due ON control_due.control = control.no
         WHERE recipient = ?1 AND answer IS NULL ORDER BY no",
    )?;
    let mut rows = statement.query([to.as_bytes()])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push((row.get(2)?, read(row)?));
    }
    Ok(items)
}

fn root_of(people: &People, device: &DeviceId) -> Option<RootId> {
    people.devices.get(device).copied()
}

fn collect(mut rows: rusqlite::Rows<'_>) -> Result<Vec<ControlItem>, Error> {
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(read(row)?);
    }
    Ok(items)
}

/// Header and signature in the first two columns.
fn read(row: &Row<'_>) -> Result<ControlItem, Error> {
    decode(row.get(0)?, row.get(1)?)
}

fn decode(header: Vec<u8>, signature: [u8; 64]) -> Result<ControlItem, Error> {
    ControlItem::decode(header, signature).map_err(|_| Error::Damaged("a control item"))
}

/// A row as it is stored: its number, the hash of its bytes, and the item if it can be read.
type StoredRow = (i64, [u8; 32], Option<ControlItem>);

/// What is held of an item, for a check of the vault: its number, its stored id, and the item if it can be read.
pub(crate) fn stored(conn: &Connection) -> Result<Vec<StoredRow>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT header, signature, no, id FROM control ORDER BY no")?;
    let mut rows = statement.query([])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push((row.get(2)?, row.get(3)?, read(row).ok()));
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{tests_desk::anna, verify::Problem};
    use ledger::control::ControlHeader;

    fn item(desk: &crate::tests_desk::Desk) -> ControlItem {
        let keys = desk.vault.device_keys();
        let device = desk.vault.own().device;
        let header = ControlHeader::new(&*desk.env, ControlKind::Request, device, CaseId::NONE);
        ControlItem::sign(header, &keys.signing)
    }

    #[test]
    fn the_oldest_items_of_a_sender_make_room_but_answers_stay() {
        let mut desk = anna();
        let items: Vec<ControlItem> = (0..4).map(|_| item(&desk)).collect();
        let (sender, to) = (RootId::from_bytes([7; 32]), RootId::from_bytes([8; 32]));
        let write = |tx: &mut Tx<'_>| {
            for item in &items {
                tx.keep_control(item, &sender, None, None)?;
            }
            tx.address_control(&items[3].id, &to)
        };
        desk.vault.transact("add", write).unwrap();
        let conn = &desk.vault.conn;
        conn.execute("UPDATE control_due SET answer = 1", [])
            .unwrap();
        assert_eq!(enforce_quota(conn, &sender, 2, MAX_BYTES).unwrap(), 1);
        let kept: Vec<ControlId> = all(conn).unwrap().iter().map(|item| item.id).collect();
        assert_eq!(kept, [items[0].id, items[2].id, items[3].id]);
        assert_eq!(enforce_quota(conn, &to, 0, 0).unwrap(), 0);
    }

    #[test]
    fn a_hand_altered_item_is_found() {
        let mut desk = anna();
        let item = item(&desk);
        desk.vault
            .transact("add", |tx| tx.add_control(&item))
            .unwrap();
        assert!(desk.vault.verify().unwrap().is_ok());
        let conn = &desk.vault.conn;
        conn.execute("UPDATE control SET signature = zeroblob(64)", [])
            .unwrap();
        let found = desk.vault.verify().unwrap().problems;
        assert_eq!(found, [Problem::Control { no: 1 }]);
    }
}
