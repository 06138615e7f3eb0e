//! Where things are that were decided to be erased and are not erased yet: out of every table that anything is read from,
//! so that no list, no search and no file finds them.

use crate::{erasures, error::Error, store, tables, transact::Tx};
use casework::erasure::{may_go_along, may_redact};
use ledger::{
    cbor::Value,
    change::{Change, Slot},
    control::{ControlHeader, ControlItem, Target},
    ids::{CaseId, ChangeId, ControlId, RecordId},
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

impl Tx<'_> {
    /// Takes everything that an item names out of sight, within the case that it names and as far as it may go by itself;
    /// says of which records something went.
    pub(crate) fn take(&mut self, item: &ControlItem) -> Result<BTreeSet<RecordId>, Error> {
        let (id, header) = (&item.id, &item.header);
        if header.targets.is_empty() {
            return self.take_case(id, header.case);
        }
        let mut gone = BTreeSet::new();
        for target in &header.targets {
            let went = match target.change {
                None if !may_go(self.known.conn, &target.record)? => false,
                None => self.take_record(id, header.case, &target.record)?,
                Some(_) => self.take_value(id, header.case, target)?,
            };
            if went {
                gone.insert(target.record);
            }
        }
        Ok(gone)
    }

    /// Takes everything that is held of a case out of sight; says which records went.
    fn take_case(
        &mut self,
        control: &ControlId,
        case: CaseId,
    ) -> Result<BTreeSet<RecordId>, Error> {
        if case == CaseId::NONE {
            return Ok(BTreeSet::new());
        }
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
            self.take_record(control, case, record)?;
        }
        Ok(records)
    }

    /// Takes one record of a case out of sight; says whether it was held.
    fn take_record(
        &mut self,
        control: &ControlId,
        case: CaseId,
        record: &RecordId,
    ) -> Result<bool, Error> {
        let conn = self.known.conn;
        let held: Option<i64> = conn
            .prepare_cached("SELECT no FROM record WHERE id = ?1 AND case_id = ?2")?
            .query_row([record.as_bytes(), case.as_bytes()], |row| row.get(0))
            .optional()?;
        let Some(no) = held else {
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

    /// Takes one value of a case out of sight, also out of a record that is out of sight itself; says whether it was held.
    fn take_value(
        &mut self,
        control: &ControlId,
        case: CaseId,
        target: &Target,
    ) -> Result<bool, Error> {
        let Some(index) = target.write else {
            return Ok(false);
        };
        let conn = self.known.conn;
        let found = find(conn, target)?;
        let Some(mut found) = found.filter(|found| found.case == case) else {
            return Ok(false);
        };
        let place = usize::from(index);
        let header = &found.change.header;
        let write = header.writes.get(place);
        if write.is_none_or(|write| !may_redact(&header.kind, &write.field)) {
            return Ok(false);
        }
        let Some(slot) = found.change.body[place].take() else {
            return Ok(false);
        };
        conn.prepare_cached(
            "INSERT INTO limbo_value (control, record, change, write, slot) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            control.as_bytes(),
            target.record.as_bytes(),
            found.change.id.as_bytes(),
            index,
            slot_bytes(slot)
        ])?;
        self.keep_body(&found)?;
        Ok(true)
    }

    /// Keeps a change where it is after a value of it went or came back.
    fn keep_body(&mut self, found: &Found) -> Result<(), Error> {
        let conn = self.known.conn;
        match found.place {
            Place::Shown(seq) => {
                store::fill_body(conn, seq, &found.change)?;
                self.shown_anew(found.change.header.record, found.case)
            }
            Place::Hidden(no) => {
                conn.prepare_cached("UPDATE limbo SET body = ?2 WHERE no = ?1")?
                    .execute(params![no, found.change.body_bytes()])?;
                Ok(())
            }
        }
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
        let conn = self.known.conn;
        for (change, import) in changes(conn, control)? {
            let record = change.header.record;
            // What another decision erases as well stays out of sight with that one.
            if erasures::refuses(conn, &change)?
                && let Some(other) = erasures::keeping_out(conn, &change)?.first()
            {
                leave_with(conn, &record, control, other)?;
                continue;
            }
            // A hold came in again while its case waited.
            if let Some(held) = shown(conn, &record, &change.id)? {
                self.complete(held, &change, import)?;
                continue;
            }
            self.load(&record)?;
            self.add(change, import)?;
        }
        self.give_back_blobs(control)?;
        self.give_back_values(control)?;
        forget(self.known.conn, control)
    }

    /// A change that is in sight again gets what is missing in it out of the same one that waited, and is of the file that
    /// brought it first.
    fn complete(
        &mut self,
        mut held: Found,
        waited: &Change,
        import: Option<i64>,
    ) -> Result<(), Error> {
        let (conn, record) = (self.known.conn, waited.header.record);
        for (place, slot) in waited.body.iter().enumerate() {
            let at = waited.at(place);
            let target = Target {
                record,
                change: Some(at.change),
                write: Some(at.index),
            };
            // What another decision erased stays away.
            if held.change.body[place].is_none()
                && erasures::redacted_by(conn, held.case, &target)?.is_none()
            {
                held.change.body[place].clone_from(slot);
            }
        }
        conn.prepare_cached("UPDATE change SET import = ?2 WHERE id = ?1")?
            .execute(params![waited.id.as_bytes(), import])?;
        self.keep_body(&held)
    }

    fn give_back_blobs(&mut self, control: &ControlId) -> Result<(), Error> {
        self.known
            .conn
            .prepare_cached(
                "INSERT INTO blob (name, record, sha256, key, bytes)
                 SELECT b.name, record.no, b.sha256, b.key, b.bytes
                 FROM limbo_blob b JOIN record ON record.id = b.record WHERE b.control = ?1
                 ON CONFLICT (record, sha256) DO NOTHING",
            )?
            .execute([control.as_bytes()])?;
        Ok(())
    }

    fn give_back_values(&mut self, control: &ControlId) -> Result<(), Error> {
        let (conn, damaged) = (self.known.conn, || Error::Damaged("a redacted value"));
        for (target, slot) in values(conn, control)? {
            let mut found = find(conn, &target)?.ok_or_else(damaged)?;
            // What another decision erases as well stays out of sight with that one.
            if let Some(other) = erasures::redacted_by(conn, found.case, &target)? {
                hand_over(conn, &target, &other)?;
                continue;
            }
            let index = target.write.map(usize::from);
            let place = index.and_then(|index| found.change.body.get_mut(index));
            *place.ok_or_else(damaged)? = Some(slot);
            self.keep_body(&found)?;
        }
        Ok(())
    }
}

/// A change that is held, in sight or out of it.
pub(crate) struct Found {
    pub(crate) change: Change,
    pub(crate) case: CaseId,
    place: Place,
}

/// Where a change is held, with its number there.
enum Place {
    Shown(i64),
    Hidden(i64),
}

impl Found {
    /// Number, case and change of a row.
    fn read(row: &Row<'_>, place: impl Fn(i64) -> Place) -> Result<Found, Error> {
        Ok(Found {
            place: place(row.get(0)?),
            case: CaseId::from_bytes(row.get(1)?),
            change: store::read_change(row, 2)?,
        })
    }
}

/// The change of a target, in its record. Out of sight it is while the record waits to be erased.
pub(crate) fn find(conn: &Connection, target: &Target) -> Result<Option<Found>, Error> {
    let Some(id) = target.change else {
        return Ok(None);
    };
    if let Some(found) = shown(conn, &target.record, &id)? {
        return Ok(Some(found));
    }
    let mut hidden = conn.prepare_cached(
        "SELECT no, case_id, header, signature, body FROM limbo WHERE record = ?1 ORDER BY no",
    )?;
    let mut rows = hidden.query([target.record.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let found = Found::read(row, Place::Hidden)?;
        if found.change.id == id {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// A change that is in sight, in its record.
fn shown(conn: &Connection, record: &RecordId, id: &ChangeId) -> Result<Option<Found>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT change.seq, record.case_id, change.header, change.signature, change.body
         FROM change JOIN record ON record.no = change.record WHERE change.id = ?1 AND record.id = ?2",
    )?;
    let mut rows = statement.query(params![id.as_bytes(), record.as_bytes()])?;
    let row = rows.next()?;
    row.map(|row| Found::read(row, Place::Shown)).transpose()
}

/// Whether a record in sight is of a kind that goes without its whole case.
fn may_go(conn: &Connection, record: &RecordId) -> Result<bool, Error> {
    let kind: Option<String> = conn
        .prepare_cached("SELECT kind FROM record WHERE id = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(kind.is_some_and(|kind| may_go_along(&kind)))
}

/// A record that went with one decision waits with another one from now on.
fn leave_with(
    conn: &Connection,
    record: &RecordId,
    from: &ControlId,
    to: &ControlId,
) -> Result<(), Error> {
    let ids = params![record.as_bytes(), from.as_bytes(), to.as_bytes()];
    let moved = conn
        .prepare_cached("UPDATE limbo SET control = ?3 WHERE record = ?1 AND control = ?2")?
        .execute(ids)?;
    conn.prepare_cached("UPDATE limbo_blob SET control = ?3 WHERE record = ?1 AND control = ?2")?
        .execute(ids)?;
    if moved > 0 {
        conn.prepare_cached("UPDATE erasure SET records = records + 1 WHERE control = ?1")?
            .execute([to.as_bytes()])?;
    }
    Ok(())
}

/// A value that went with one decision waits with another one from now on.
fn hand_over(conn: &Connection, target: &Target, to: &ControlId) -> Result<(), Error> {
    let change = target.change.as_ref().map(ChangeId::as_bytes);
    conn.prepare_cached("UPDATE limbo_value SET control = ?3 WHERE change = ?1 AND write = ?2")?
        .execute(params![change, target.write, to.as_bytes()])?;
    Ok(())
}

/// The records out of sight that an item names whole, whichever decision took them there.
pub(crate) fn named(
    conn: &Connection,
    header: &ControlHeader,
) -> Result<BTreeSet<RecordId>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT DISTINCT record, kind FROM limbo WHERE case_id = ?1")?;
    let rows = statement.query_map([header.case.as_bytes()], |row| {
        Ok((RecordId::from_bytes(row.get(0)?), row.get(1)?))
    })?;
    let mut found: Vec<(RecordId, String)> = rows.collect::<Result<_, _>>()?;
    if !header.targets.is_empty() {
        let whole = header.targets.iter().filter(|one| one.change.is_none());
        let whole: BTreeSet<RecordId> = whole.map(|one| one.record).collect();
        found.retain(|(record, kind)| whole.contains(record) && may_go_along(kind));
    }
    Ok(found.into_iter().map(|(record, _)| record).collect())
}

/// Erases records that are out of sight, and the values that an item names; with `secure_delete` their bytes are
/// overwritten. Gives the names of the files of their attachments.
pub(crate) fn erase(
    conn: &Connection,
    header: &ControlHeader,
    records: &BTreeSet<RecordId>,
) -> Result<Vec<[u8; 16]>, Error> {
    let mut files = Vec::new();
    let mut blobs =
        conn.prepare_cached("DELETE FROM limbo_blob WHERE record = ?1 RETURNING name")?;
    // The values first: of which case they are, their record says.
    let mut value = conn.prepare_cached(
        "DELETE FROM limbo_value WHERE record = ?2 AND change = ?3 AND write = ?4 AND EXISTS (
             SELECT 1 FROM record WHERE id = ?2 AND case_id = ?1
             UNION ALL SELECT 1 FROM limbo WHERE record = ?2 AND case_id = ?1)",
    )?;
    for target in &header.targets {
        if let Some((change, write)) = target.change.zip(target.write) {
            let (case, record) = (header.case.as_bytes(), target.record.as_bytes());
            value.execute(params![case, record, change.as_bytes(), write])?;
        }
    }
    for record in records {
        let names = blobs.query_map([record.as_bytes()], |row| row.get(0))?;
        files.extend(names.collect::<Result<Vec<[u8; 16]>, _>>()?);
        for sql in [
            "DELETE FROM limbo_value WHERE record = ?1",
            "DELETE FROM limbo WHERE record = ?1",
        ] {
            conn.prepare_cached(sql)?.execute([record.as_bytes()])?;
        }
    }
    Ok(files)
}

/// Forgets what an item took out of sight and what is back in it.
fn forget(conn: &Connection, control: &ControlId) -> Result<(), Error> {
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

fn values(conn: &Connection, control: &ControlId) -> Result<Vec<(Target, Slot)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT record, change, write, slot FROM limbo_value WHERE control = ?1 ORDER BY change, write",
    )?;
    let mut rows = statement.query([control.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes: Vec<u8> = row.get(3)?;
        let slot = read_slot(&bytes).ok_or(Error::Damaged("a redacted value"))?;
        let target = Target {
            record: RecordId::from_bytes(row.get(0)?),
            change: Some(ChangeId::from_bytes(row.get(1)?)),
            write: Some(row.get(2)?),
        };
        found.push((target, slot));
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
