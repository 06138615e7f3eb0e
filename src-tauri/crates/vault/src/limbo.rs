//! Where things are that were decided to be erased and are not erased yet: out of every table that anything is read from,
//! so that no list, no search and no file finds them.

use crate::{error::Error, store, tables, transact::Tx};
use ledger::{
    cbor::Value,
    change::{Change, Slot},
    control::Target,
    ids::{CaseId, ControlId, RecordId},
    record::is_universal,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

impl Tx<'_> {
    /// Takes everything that is held of a case out of sight; says which records went.
    pub(crate) fn take_case(
        &mut self,
        control: &ControlId,
        case: CaseId,
    ) -> Result<BTreeSet<RecordId>, Error> {
        let mut statement = self
            .known
            .conn
            .prepare_cached("SELECT id FROM record WHERE case_id = ?1 ORDER BY no")?;
        let rows = statement.query_map([case.as_bytes()], |row| {
            Ok(RecordId::from_bytes(row.get(0)?))
        })?;
        let records: BTreeSet<RecordId> = rows.collect::<Result<_, _>>()?;
        drop(statement);
        for record in &records {
            self.take_record(control, record)?;
        }
        Ok(records)
    }

    /// Takes one record out of sight; says whether it was held.
    pub(crate) fn take_record(
        &mut self,
        control: &ControlId,
        record: &RecordId,
    ) -> Result<bool, Error> {
        let conn = self.known.conn;
        let held = conn
            .prepare_cached("SELECT no, case_id FROM record WHERE id = ?1")?
            .query_row([record.as_bytes()], |row| {
                Ok((row.get::<_, i64>(0)?, CaseId::from_bytes(row.get(1)?)))
            })
            .optional()?;
        let Some((no, case)) = held else {
            return Ok(false);
        };
        conn.prepare_cached(
            "INSERT INTO limbo (control, record, case_id, kind, header, signature, body, import)
             SELECT ?1, record.id, record.case_id, record.kind, change.header, change.signature, change.body, change.import
             FROM change JOIN record ON record.no = change.record WHERE record.no = ?2 ORDER BY change.seq",
        )?
        .execute(params![control.as_bytes(), no])?;
        conn.prepare_cached(
            "INSERT INTO limbo_blob (name, control, record, sha256, key, bytes)
             SELECT name, ?1, ?3, sha256, key, bytes FROM blob WHERE record = ?2",
        )?
        .execute(params![control.as_bytes(), no, record.as_bytes()])?;
        self.drop_record(no, record, case)?;
        Ok(true)
    }

    /// Removes a record from every table, with all that follows from it.
    pub(crate) fn drop_record(
        &mut self,
        no: i64,
        record: &RecordId,
        case: CaseId,
    ) -> Result<(), Error> {
        let conn = self.known.conn;
        self.texts.forget(no);
        tables::remove_record(conn, no)?;
        for sql in [
            "DELETE FROM blob WHERE record = ?1",
            "DELETE FROM change WHERE record = ?1",
            "DELETE FROM record WHERE no = ?1",
        ] {
            conn.prepare_cached(sql)?.execute([no])?;
        }
        self.loaded.remove(record);
        self.touched_by_removal(record, case);
        Ok(())
    }

    /// Takes one value out of sight; says whether it was held.
    pub(crate) fn take_value(
        &mut self,
        control: &ControlId,
        target: &Target,
    ) -> Result<bool, Error> {
        let Some((change, index)) = target.change.zip(target.write) else {
            return Ok(false);
        };
        let conn = self.known.conn;
        let mut statement = conn.prepare_cached(
            "SELECT change.seq, record.case_id, change.header, change.signature, change.body
             FROM change JOIN record ON record.no = change.record WHERE change.id = ?1",
        )?;
        let mut rows = statement.query([change.as_bytes()])?;
        let Some(row) = rows.next()? else {
            return Ok(false);
        };
        let (seq, case) = (row.get::<_, i64>(0)?, CaseId::from_bytes(row.get(1)?));
        let mut change = store::read_change(row, 2)?;
        drop(rows);
        drop(statement);
        let place = usize::from(index);
        let write = change.header.writes.get(place);
        let is_content = write.is_some_and(|write| !is_universal(&write.field));
        if change.header.record != target.record || !is_content {
            return Ok(false);
        }
        let Some(slot) = change.body[place].take() else {
            return Ok(false);
        };
        conn.prepare_cached(
            "INSERT INTO limbo_value (control, record, change, write, slot) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            control.as_bytes(),
            target.record.as_bytes(),
            change.id.as_bytes(),
            index,
            slot_bytes(slot)
        ])?;
        store::fill_body(conn, seq, &change)?;
        self.shown_anew(change.header.record, case)?;
        Ok(true)
    }

    /// The read tables of a record of which changes or values came or went.
    pub(crate) fn shown_anew(&mut self, record: RecordId, case: CaseId) -> Result<(), Error> {
        if record == case.record() {
            self.known.forget_case(&case);
        }
        self.loaded.remove(&record);
        if self.load(&record)?.is_some() {
            let loaded = &self.loaded[&record];
            tables::write_record(
                self.known.conn,
                loaded.no,
                &loaded.state,
                &loaded.stored.seqs,
                self.changed.counter,
                &mut self.texts,
            )?;
        }
        self.touched_by_removal(&record, case);
        Ok(())
    }

    fn touched_by_removal(&mut self, record: &RecordId, case: CaseId) {
        if *record == case.record() {
            self.known.forget_case(&case);
        }
        self.changed.records.insert(*record);
        self.changed.cases.insert(case);
        self.listed.remove(&case);
        self.written += 1;
    }

    /// Brings everything back that an item took out of sight. Its marks on the list are gone already.
    pub(crate) fn give_back(&mut self, control: &ControlId) -> Result<(), Error> {
        for (change, import) in changes(self.known.conn, control)? {
            self.load(&change.header.record)?;
            self.add(change, import)?;
        }
        self.give_back_blobs(control)?;
        self.give_back_values(control)?;
        forget(self.known.conn, control)
    }

    fn give_back_blobs(&mut self, control: &ControlId) -> Result<(), Error> {
        self.known
            .conn
            .prepare_cached(
                "INSERT INTO blob (name, record, sha256, key, bytes)
                 SELECT b.name, record.no, b.sha256, b.key, b.bytes
                 FROM limbo_blob b JOIN record ON record.id = b.record WHERE b.control = ?1",
            )?
            .execute([control.as_bytes()])?;
        Ok(())
    }

    fn give_back_values(&mut self, control: &ControlId) -> Result<(), Error> {
        for (id, index, slot) in values(self.known.conn, control)? {
            let conn = self.known.conn;
            let mut statement = conn.prepare_cached(
                "SELECT change.seq, record.case_id, change.header, change.signature, change.body
                 FROM change JOIN record ON record.no = change.record WHERE change.id = ?1",
            )?;
            let mut rows = statement.query([id])?;
            // Its record was purged meanwhile: the value has nowhere to go back to.
            let row = rows.next()?.ok_or(Error::Erased)?;
            let (seq, case) = (row.get::<_, i64>(0)?, CaseId::from_bytes(row.get(1)?));
            let mut change = store::read_change(row, 2)?;
            drop(rows);
            drop(statement);
            let place = change.body.get_mut(usize::from(index));
            *place.ok_or(Error::Damaged("a redacted value"))? = Some(slot);
            store::fill_body(conn, seq, &change)?;
            self.shown_anew(change.header.record, case)?;
        }
        Ok(())
    }
}

/// The records that an item took out of sight.
pub(crate) fn records(
    conn: &Connection,
    control: &ControlId,
) -> Result<Vec<(RecordId, CaseId)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT record, case_id FROM limbo WHERE control = ?1 ORDER BY 1",
    )?;
    let rows = statement.query_map([control.as_bytes()], |row| {
        Ok((
            RecordId::from_bytes(row.get(0)?),
            CaseId::from_bytes(row.get(1)?),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The names of the files of attachments that an item took out of sight.
pub(crate) fn blobs(conn: &Connection, control: &ControlId) -> Result<Vec<[u8; 16]>, Error> {
    let mut statement = conn.prepare_cached("SELECT name FROM limbo_blob WHERE control = ?1")?;
    let rows = statement.query_map([control.as_bytes()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Forgets what an item took out of sight; with `secure_delete` its bytes are overwritten.
pub(crate) fn forget(conn: &Connection, control: &ControlId) -> Result<(), Error> {
    for sql in [
        "DELETE FROM limbo WHERE control = ?1",
        "DELETE FROM limbo_blob WHERE control = ?1",
        "DELETE FROM limbo_value WHERE control = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([control.as_bytes()])?;
    }
    Ok(())
}

fn changes(conn: &Connection, control: &ControlId) -> Result<Vec<(Change, Option<i64>)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT header, signature, body, import FROM limbo WHERE control = ?1 ORDER BY no",
    )?;
    let mut rows = statement.query([control.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((store::read_change(row, 0)?, row.get(3)?));
    }
    Ok(found)
}

fn values(conn: &Connection, control: &ControlId) -> Result<Vec<([u8; 32], u16, Slot)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT change, write, slot FROM limbo_value WHERE control = ?1 ORDER BY change, write",
    )?;
    let mut rows = statement.query([control.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes: Vec<u8> = row.get(2)?;
        let slot = read_slot(&bytes).ok_or(Error::Damaged("a redacted value"))?;
        found.push((row.get(0)?, row.get(1)?, slot));
    }
    Ok(found)
}

fn slot_bytes(slot: Slot) -> Vec<u8> {
    Value::Array(vec![Value::from(slot.salt), slot.value]).encode()
}

fn read_slot(bytes: &[u8]) -> Option<Slot> {
    let value = Value::decode(bytes).ok()?;
    let [salt, value] = value.as_array()? else {
        return None;
    };
    Some(Slot {
        salt: salt.as_bytes()?.try_into().ok()?,
        value: value.clone(),
    })
}
