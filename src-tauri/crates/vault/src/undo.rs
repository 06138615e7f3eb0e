//! Undoing a merged file as a whole: what that takes is kept with the merge, and goes once nothing leads back any more.
//!
//! What a vault shows follows from the set of its changes, so that taking out exactly what a file brought gives what stood
//! there before (docs/adr/0013). That may be done only while nobody was told that it is held here, and nothing rests on it.

use crate::{
    attachments,
    error::Error,
    quarantine, store,
    transact::{Changed, Tx},
    vault::Vault,
};
use ledger::{
    cbor::Value,
    change::Change,
    ids::{CaseId, ChangeId, RecordId},
    plan::Fill,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap, HashSet};

/// So many of the newest merged files can be undone, one after the other.
const MOST: i64 = 10;
/// For so long a merged file can be undone: 14 days, as long as one can think better of erasing something.
const KEPT_MS: i64 = 14 * 24 * 3600 * 1000;

/// Whether a merged file can be undone as a whole, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undoable {
    /// It can.
    Possible,
    /// Another file was merged after it: that one goes first.
    Newer,
    /// A file was written for somebody since: it may hold what came in, or say that it is here.
    Exported,
    /// Work was done since on what it brought, in these cases.
    Worked(BTreeSet<CaseId>),
    /// It is not known any more how: too long ago, too many files since, or something was erased.
    Forgotten,
}

/// What is kept of a merged file.
struct Kept {
    import: i64,
    first_seq: i64,
    last_seq: i64,
    counter: i64,
}

/// A record to which a merged file brought something.
struct Touched {
    no: i64,
    record: RecordId,
    case: CaseId,
    /// It was not here before.
    new: bool,
}

impl Vault {
    /// Whether a merged file, by its number in the import log, can be undone as a whole.
    pub fn undoable(&self, import: i64) -> Result<Undoable, Error> {
        look(&self.conn, import)
    }

    /// Takes out exactly what a merged file brought; people, devices, acknowledgements and requests stay.
    pub fn undo_import(&mut self, import: i64) -> Result<Changed, Error> {
        let (files, changed) = self.transact("undo_import", |tx| tx.take_import_back(import))?;
        // Best effort: their keys are gone, and what is left is swept at the next opening.
        attachments::remove(&self.folder.blobs(), &files);
        Ok(changed)
    }
}

/// Keeping what it takes, while a file is merged.
impl Tx<'_> {
    /// From here on what changes belongs to this import.
    pub(crate) fn begin_undo(&mut self, import: i64) -> Result<(), Error> {
        let (conn, last) = (self.known.conn, last_seq(self.known.conn)?);
        conn.prepare_cached(
            "INSERT INTO undo_import (import, first_seq, last_seq, counter) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![import, last + 1, last, self.own.counter.cast_signed()])?;
        conn.prepare_cached(
            "INSERT INTO undo_gap (import, case_id, file, since_ms)
             SELECT ?1, gap.case_id, gap.file, gap.since_ms FROM gap
             WHERE gap.sender = (SELECT sender FROM import_log WHERE no = ?1)",
        )?
        .execute([import])?;
        expire(conn, self.env.now().ms)?;
        self.undo = Some(import);
        Ok(())
    }

    /// The merge is done. `counter` is that of the vault afterwards.
    pub(crate) fn end_undo(&mut self, counter: u64) -> Result<(), Error> {
        if let Some(import) = self.undo.take() {
            let conn = self.known.conn;
            conn.prepare_cached(
                "UPDATE undo_import SET last_seq = ?2, counter = ?3 WHERE import = ?1",
            )?
            .execute(params![import, last_seq(conn)?, counter.cast_signed()])?;
        }
        Ok(())
    }

    /// Something is erased: no merge of before is undone any more, and nothing that is kept for that may hold it.
    pub(crate) fn forget_undo(&mut self) -> Result<(), Error> {
        self.undo = None;
        forget(self.known.conn)
    }

    /// These values are filled in by the file.
    pub(crate) fn keep_filled(&self, fills: &[&Fill]) -> Result<(), Error> {
        let Some(import) = self.undo.filter(|_| !fills.is_empty()) else {
            return Ok(());
        };
        let mut insert = self.known.conn.prepare_cached(
            "INSERT INTO undo_value (import, change, write) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?;
        for fill in fills {
            insert.execute(params![import, fill.at.change.as_bytes(), fill.at.index])?;
        }
        Ok(())
    }

    /// What was set aside of these changes by earlier files is let in, or gets another reason.
    pub(crate) fn keep_aside<'c>(
        &self,
        changes: impl Iterator<Item = &'c ChangeId>,
    ) -> Result<(), Error> {
        let conn = self.known.conn;
        let Some(import) = self.undo else {
            return Ok(());
        };
        if quarantine::is_empty(conn)? {
            return Ok(());
        }
        let mut insert = conn.prepare_cached(
            "INSERT INTO undo_aside (import, no, id, sender, brought, reason, header, signature, body, bytes, arrived_ms)
             SELECT ?1, no, id, sender, import, reason, header, signature, body, bytes, arrived_ms
             FROM quarantine WHERE id = ?2 AND import <> ?1 ON CONFLICT DO NOTHING",
        )?;
        for change in changes {
            insert.execute(params![import, change.as_bytes()])?;
        }
        Ok(())
    }

    /// Keeps a setting that follows from the file which is being merged: it is undone with it.
    pub fn set_setting_of_file(&mut self, key: &str, value: &str) -> Result<(), Error> {
        if let Some(import) = self.undo {
            self.known
                .conn
                .prepare_cached(
                    "INSERT INTO undo_setting (import, key, value)
                     VALUES (?1, ?2, (SELECT value FROM setting WHERE key = ?2)) ON CONFLICT DO NOTHING",
                )?
                .execute(params![import, key])?;
        }
        self.local(|local| local.set_setting(key, value))
    }
}

/// Taking it back.
impl Tx<'_> {
    /// Gives the names of files of attachments to remove.
    fn take_import_back(&mut self, import: i64) -> Result<Vec<[u8; 16]>, Error> {
        let conn = self.known.conn;
        let kept = find(conn, import)?.ok_or(Error::NotUndoable)?;
        if look(conn, import)? != Undoable::Possible {
            return Err(Error::NotUndoable);
        }
        let sender: [u8; 32] = conn.query_row(
            "SELECT sender FROM import_log WHERE no = ?1",
            [import],
            |row| row.get(0),
        )?;
        self.about(&sender);
        self.known.forget_cases();
        let touched = touched(conn, &kept)?;
        let (new, known): (Vec<Touched>, Vec<Touched>) =
            touched.into_iter().partition(|touched| touched.new);
        let mut files = Vec::new();
        for one in &new {
            files.extend(attachments::names(conn, one.no)?);
            self.drop_record(one.no, &one.record, one.case)?;
        }
        empty_values(conn, import)?;
        for one in &known {
            conn.prepare_cached("DELETE FROM change WHERE record = ?1 AND seq BETWEEN ?2 AND ?3")?
                .execute(params![one.no, kept.first_seq, kept.last_seq])?;
            self.loaded.remove(&one.record);
        }
        // What one record shows may follow from another one of its case: only now all of them are as they were.
        for one in &known {
            self.shown_anew(one.record, one.case)?;
            files.extend(self.drop_unnamed(one)?);
        }
        put_back(conn, import)?;
        self.written += 1;
        Ok(files)
    }

    /// The attachments of a record that no change of it names any more.
    fn drop_unnamed(&self, one: &Touched) -> Result<Vec<[u8; 16]>, Error> {
        let changes = self.loaded.get(&one.record);
        let changes = changes.map_or(&[][..], |loaded| loaded.stored.changes.as_slice());
        let named: HashSet<Vec<u8>> = changes.iter().flat_map(bytes_of).collect();
        let conn = self.known.conn;
        let mut gone = Vec::new();
        for (name, sha256) in attachments::hashes(conn, one.no)? {
            if !named.contains(sha256.as_slice()) {
                conn.prepare_cached("DELETE FROM blob WHERE name = ?1")?
                    .execute([name])?;
                gone.push(name);
            }
        }
        Ok(gone)
    }
}

/// Every value of a change that is bytes.
fn bytes_of(change: &Change) -> impl Iterator<Item = Vec<u8>> {
    let slots = change.body.iter().flatten();
    slots.filter_map(|slot| slot.value.as_bytes().map(<[u8]>::to_vec))
}

/// Nothing that was merged so far can be undone any more.
pub(crate) fn forget(conn: &Connection) -> Result<(), Error> {
    conn.execute("DELETE FROM undo_import", [])?;
    Ok(())
}

/// Forgets how to undo what is too long ago, and the oldest of too many.
pub(crate) fn expire(conn: &Connection, now_ms: i64) -> Result<(), Error> {
    conn.prepare_cached(
        "DELETE FROM undo_import
         WHERE import NOT IN (SELECT import FROM undo_import ORDER BY import DESC LIMIT ?1)
            OR import IN (SELECT no FROM import_log WHERE at_ms < ?2)",
    )?
    .execute([MOST, now_ms.saturating_sub(KEPT_MS)])?;
    Ok(())
}

/// The number of the change that arrived last; 0 when there is none.
fn last_seq(conn: &Connection) -> Result<i64, Error> {
    let mut statement = conn.prepare_cached("SELECT seq FROM change ORDER BY seq DESC LIMIT 1")?;
    let last = statement.query_row([], |row| row.get(0)).optional()?;
    Ok(last.unwrap_or(0))
}

fn find(conn: &Connection, import: i64) -> Result<Option<Kept>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT import, first_seq, last_seq, counter FROM undo_import WHERE import = ?1",
    )?;
    let found = statement.query_row([import], |row| {
        Ok(Kept {
            import: row.get(0)?,
            first_seq: row.get(1)?,
            last_seq: row.get(2)?,
            counter: row.get(3)?,
        })
    });
    Ok(found.optional()?)
}

/// Of several reasons the one is told that no other step takes away.
fn look(conn: &Connection, import: i64) -> Result<Undoable, Error> {
    let Some(kept) = find(conn, import)? else {
        return Ok(Undoable::Forgotten);
    };
    let mut since = conn.prepare_cached("SELECT 1 FROM export_log WHERE counter >= ?1 LIMIT 1")?;
    if since.exists([kept.counter])? {
        return Ok(Undoable::Exported);
    }
    let mut newer = conn.prepare_cached("SELECT 1 FROM import_log WHERE no > ?1 LIMIT 1")?;
    if newer.exists([import])? {
        return Ok(Undoable::Newer);
    }
    let touched = touched(conn, &kept)?;
    let worked = worked_in(conn, &kept, &touched)?;
    Ok(if worked.is_empty() {
        Undoable::Possible
    } else {
        Undoable::Worked(worked)
    })
}

/// The records to which a file brought something, in order of arrival.
fn touched(conn: &Connection, kept: &Kept) -> Result<Vec<Touched>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT record.no, record.id, record.case_id,
                NOT EXISTS (SELECT 1 FROM change WHERE change.record = record.no AND change.seq < ?1)
         FROM record
         WHERE record.no IN (SELECT change.record FROM change WHERE change.seq BETWEEN ?1 AND ?2)
            OR record.no IN (SELECT change.record FROM undo_value JOIN change ON change.id = undo_value.change
                             WHERE undo_value.import = ?3)
         ORDER BY record.no",
    )?;
    let rows = statement.query_map([kept.first_seq, kept.last_seq, kept.import], |row| {
        Ok(Touched {
            no: row.get(0)?,
            record: RecordId::from_bytes(row.get(1)?),
            case: CaseId::from_bytes(row.get(2)?),
            new: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The cases in which something rests on what a file brought: a change in a record of it or in a case that was not here
/// before, one that names a record of it, a draft or a thought about one. The zero case stands for what is of no case.
fn worked_in(
    conn: &Connection,
    kept: &Kept,
    touched: &[Touched],
) -> Result<BTreeSet<CaseId>, Error> {
    let new = touched.iter().filter(|one| one.new);
    let new: HashMap<RecordId, CaseId> = new.map(|one| (one.record, one.case)).collect();
    let mut worked = local_work(conn, touched, &new)?;
    let numbers: HashSet<i64> = touched.iter().map(|one| one.no).collect();
    let cases = new_cases(conn, kept, touched)?;
    let mut statement = conn.prepare_cached(
        "SELECT change.record, record.case_id, change.import IS ?2, change.header, change.signature, change.body
         FROM change JOIN record ON record.no = change.record WHERE change.seq > ?1 ORDER BY change.seq",
    )?;
    let mut rows = statement.query([kept.last_seq, kept.import])?;
    while let Some(row) = rows.next()? {
        let (no, case) = (row.get::<_, i64>(0)?, CaseId::from_bytes(row.get(1)?));
        // What the file brought and what was let in only later is work of the person, too.
        let rests = numbers.contains(&no) || cases.contains(&case) || row.get::<_, bool>(2)?;
        if rests || names_one(&store::read_change(row, 3)?, &new) {
            worked.insert(case);
        }
    }
    Ok(worked)
}

/// The cases of which nothing was here before.
fn new_cases(
    conn: &Connection,
    kept: &Kept,
    touched: &[Touched],
) -> Result<HashSet<CaseId>, Error> {
    let cases: HashSet<CaseId> = touched.iter().map(|one| one.case).collect();
    let mut before = conn.prepare_cached(
        "SELECT 1 FROM record JOIN change ON change.record = record.no
         WHERE record.case_id = ?1 AND change.seq < ?2 LIMIT 1",
    )?;
    let mut new = HashSet::new();
    for case in cases {
        if case != CaseId::NONE && !before.exists(params![case.as_bytes(), kept.first_seq])? {
            new.insert(case);
        }
    }
    Ok(new)
}

fn names_one(change: &Change, new: &HashMap<RecordId, CaseId>) -> bool {
    let mut slots = change.body.iter().flatten();
    slots.any(|slot| holds_one(&slot.value, new))
}

fn holds_one(value: &Value, new: &HashMap<RecordId, CaseId>) -> bool {
    match value {
        Value::Bytes(bytes) => {
            RecordId::from_slice(bytes).is_some_and(|record| new.contains_key(&record))
        }
        Value::Array(items) => items.iter().any(|item| holds_one(item, new)),
        Value::Map(pairs) => pairs.iter().any(|(_, item)| holds_one(item, new)),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => false,
    }
}

/// The cases with drafts and thoughts about what was not here before; they would have nowhere to go. Own words at a
/// difference have that in a record that was here, too: the difference goes with the file.
fn local_work(
    conn: &Connection,
    touched: &[Touched],
    new: &HashMap<RecordId, CaseId>,
) -> Result<BTreeSet<CaseId>, Error> {
    let mut worked = BTreeSet::new();
    let all: HashMap<RecordId, CaseId> = touched.iter().map(|one| (one.record, one.case)).collect();
    let mut drafts = conn.prepare_cached("SELECT target, form_kind = 'difference' FROM draft")?;
    let targets = drafts.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    for target in targets {
        let (target, at_difference): (String, bool) = target?;
        let known = if at_difference { &all } else { new };
        let ids = target.split(|letter: char| !letter.is_ascii_hexdigit());
        let records = ids.filter_map(|id| id.parse::<RecordId>().ok());
        worked.extend(records.filter_map(|record| known.get(&record)));
    }
    let mut thoughts = conn.prepare_cached("SELECT DISTINCT visit FROM interpretation")?;
    let visits = thoughts.query_map([], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
    for visit in visits {
        worked.extend(new.get(&visit?));
    }
    Ok(worked)
}

/// Takes out the values that a file filled in; the headers stay as they are signed.
fn empty_values(conn: &Connection, import: i64) -> Result<(), Error> {
    let mut statement =
        conn.prepare_cached("SELECT change, write FROM undo_value WHERE import = ?1")?;
    let values = statement.query_map([import], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let values: Vec<([u8; 32], u16)> = values.collect::<Result<_, _>>()?;
    let mut held =
        conn.prepare_cached("SELECT seq, header, signature, body FROM change WHERE id = ?1")?;
    for (id, index) in values {
        let mut rows = held.query([id])?;
        let row = rows.next()?.ok_or(Error::Damaged("a filled change"))?;
        let (seq, mut change) = (row.get(0)?, store::read_change(row, 1)?);
        drop(rows);
        let slot = change.body.get_mut(usize::from(index));
        *slot.ok_or(Error::Damaged("a filled value"))? = None;
        store::fill_body(conn, seq, &change)?;
    }
    Ok(())
}

/// Local state as it was before the file, and no trace of the file itself: its sender is not told that it is here.
fn put_back(conn: &Connection, import: i64) -> Result<(), Error> {
    for sql in [
        "DELETE FROM quarantine WHERE import = ?1",
        "INSERT INTO quarantine (no, id, sender, import, reason, header, signature, body, bytes, arrived_ms)
         SELECT no, id, sender, brought, reason, header, signature, body, bytes, arrived_ms
         FROM undo_aside WHERE import = ?1 ON CONFLICT (id) DO UPDATE SET reason = excluded.reason",
        "DELETE FROM gap WHERE sender = (SELECT sender FROM import_log WHERE no = ?1)",
        "INSERT INTO gap (sender, case_id, file, since_ms)
         SELECT import_log.sender, undo_gap.case_id, undo_gap.file, undo_gap.since_ms
         FROM undo_gap JOIN import_log ON import_log.no = undo_gap.import WHERE undo_gap.import = ?1",
        "DELETE FROM setting WHERE key IN (SELECT key FROM undo_setting WHERE import = ?1)",
        "INSERT INTO setting (key, value)
         SELECT key, value FROM undo_setting WHERE import = ?1 AND value IS NOT NULL",
        "DELETE FROM import_log WHERE no = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([import])?;
    }
    Ok(())
}
