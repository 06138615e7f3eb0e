//! Writing the read tables: one record or one case at a time, only what was touched.

use crate::{
    error::Error,
    project::{self, CaseRow, HeadRole, RecordRow},
};
use ledger::{
    ids::{CaseId, ChangeId},
    record::RecordState,
};
use rusqlite::{Connection, OptionalExtension, Statement, params};
use std::collections::{BTreeMap, HashMap, btree_map::Entry};

/// Searchable texts that changed in a running transaction, by number of the record.
///
/// They go to the index at the end and in order: the index starts a new segment whenever a number goes down.
#[derive(Default)]
pub(crate) struct PendingTexts(BTreeMap<i64, PendingText>);

struct PendingText {
    before: Option<String>,
    after: String,
}

impl PendingTexts {
    fn note(&mut self, conn: &Connection, no: i64, after: String) -> Result<(), Error> {
        match self.0.entry(no) {
            Entry::Occupied(mut pending) => pending.get_mut().after = after,
            Entry::Vacant(vacant) => {
                let before = read_text(conn, no)?;
                if before.as_deref().unwrap_or_default() != after {
                    vacant.insert(PendingText { before, after });
                }
            }
        }
        Ok(())
    }

    /// The record is gone: nothing is written for it.
    pub(crate) fn forget(&mut self, no: i64) {
        self.0.remove(&no);
    }

    /// Writes them to the texts and the index.
    pub(crate) fn write(&mut self, conn: &Connection) -> Result<(), Error> {
        for (no, PendingText { before, after }) in std::mem::take(&mut self.0) {
            if let Some(before) = before {
                delete_text(conn, no, &before)?;
            }
            insert_text(conn, no, &after)?;
        }
        Ok(())
    }
}

/// Writes all that follows from the state of record `no`; its text waits in `texts`. `seqs` numbers its changes.
pub(crate) fn write_record(
    conn: &Connection,
    no: i64,
    state: &RecordState,
    seqs: &HashMap<ChangeId, i64>,
    counter: u64,
    texts: &mut PendingTexts,
) -> Result<(), Error> {
    update_record(conn, no, &project::record_row(state), counter)?;
    conn.prepare_cached("DELETE FROM head WHERE record = ?1")?
        .execute([no])?;
    let mut insert = conn.prepare_cached(INSERT_HEAD)?;
    add_heads(&mut insert, no, state, |change| seqs.get(change).copied())?;
    texts.note(conn, no, project::searchable(state))
}

fn update_record(conn: &Connection, no: i64, row: &RecordRow, counter: u64) -> Result<(), Error> {
    conn.prepare_cached(
        "UPDATE record SET case_id = ?2, kind = ?3, creator = ?4, class = ?5, hidden = ?6, finished = ?7,
             incomplete = ?8, forked = ?9, conflicts = ?10, crossed = ?11, last_ms = ?12, arrived = ?13
         WHERE no = ?1",
    )?
    .execute(params![
        no,
        row.case.as_bytes(),
        row.kind,
        row.creator,
        row.class,
        row.hidden,
        row.finished,
        row.incomplete,
        row.forked,
        row.conflicts,
        row.crossed,
        row.last_ms,
        counter.cast_signed()
    ])?;
    Ok(())
}

/// The row of a record as it stands.
pub(crate) fn read_record(conn: &Connection, no: i64) -> Result<RecordRow, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT case_id, kind, creator, class, hidden, finished, incomplete, forked, conflicts, crossed, last_ms
         FROM record WHERE no = ?1",
    )?;
    Ok(statement.query_row([no], |row| {
        let class: Option<String> = row.get(3)?;
        Ok(RecordRow {
            case: CaseId::from_bytes(row.get(0)?),
            kind: row.get(1)?,
            creator: row.get(2)?,
            class: class.map(|code| {
                ledger::sharing::Class::parse(&code).map_or("?", ledger::sharing::Class::code)
            }),
            hidden: row.get(4)?,
            finished: row.get(5)?,
            incomplete: row.get(6)?,
            forked: row.get(7)?,
            conflicts: row.get(8)?,
            crossed: row.get(9)?,
            last_ms: row.get(10)?,
        })
    })?)
}

pub(crate) const INSERT_HEAD: &str =
    "INSERT INTO head (record, field, role, change, write) VALUES (?1, ?2, ?3, ?4, ?5)";

/// Adds the heads of a record that has none, by [`INSERT_HEAD`]. One row at a time: a statement for several would keep
/// a journal of its own, to take back a part of them.
pub(crate) fn add_heads(
    insert: &mut Statement<'_>,
    no: i64,
    state: &RecordState,
    seq_of: impl Fn(&ChangeId) -> Option<i64>,
) -> Result<(), Error> {
    for (field, role, at) in project::head_rows(state) {
        let seq = seq_of(&at.change).expect("a head stands in a change of its record");
        insert.execute(params![no, field, role as i64, seq, at.index])?;
    }
    Ok(())
}

/// One row of the table `head`.
pub(crate) type HeadRow = (String, i64, i64, u16);

/// The heads of a record as they stand.
pub(crate) fn read_heads(conn: &Connection, no: i64) -> Result<Vec<HeadRow>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT field, role, change, write FROM head WHERE record = ?1 ORDER BY 1, 3, 4",
    )?;
    let rows = statement.query_map([no], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The heads of a record as they should stand.
pub(crate) fn expected_heads(state: &RecordState, seqs: &HashMap<ChangeId, i64>) -> Vec<HeadRow> {
    let row = |(field, role, at): (&str, HeadRole, ledger::change::WriteRef)| {
        (
            field.to_owned(),
            role as i64,
            seqs.get(&at.change).copied().unwrap_or(-1),
            at.index,
        )
    };
    let mut rows: Vec<HeadRow> = project::head_rows(state).map(row).collect();
    rows.sort_by(|a, b| (&a.0, a.2, a.3).cmp(&(&b.0, b.2, b.3)));
    rows
}

/// The searchable text of a record as it stands.
pub(crate) fn read_text(conn: &Connection, no: i64) -> Result<Option<String>, Error> {
    let mut statement = conn.prepare_cached("SELECT content FROM text WHERE record = ?1")?;
    Ok(statement.query_row([no], |row| row.get(0)).optional()?)
}

pub(crate) const INSERT_TEXT: &str = "INSERT INTO text (record, content) VALUES (?1, ?2)";
pub(crate) const INSERT_INDEX: &str = "INSERT INTO text_index (rowid, content) VALUES (?1, ?2)";

fn insert_text(conn: &Connection, no: i64, content: &str) -> Result<(), Error> {
    if content.is_empty() {
        return Ok(());
    }
    conn.prepare_cached(INSERT_TEXT)?
        .execute(params![no, content])?;
    conn.prepare_cached(INSERT_INDEX)?
        .execute(params![no, content])?;
    Ok(())
}

/// External content: the index must be told what it indexed before.
fn delete_text(conn: &Connection, no: i64, before: &str) -> Result<(), Error> {
    conn.prepare_cached(
        "INSERT INTO text_index (text_index, rowid, content) VALUES ('delete', ?1, ?2)",
    )?
    .execute(params![no, before])?;
    conn.prepare_cached("DELETE FROM text WHERE record = ?1")?
        .execute([no])?;
    Ok(())
}

/// Removes everything that follows from a record, its words in the index too.
pub(crate) fn remove_record(conn: &Connection, no: i64) -> Result<(), Error> {
    if let Some(before) = read_text(conn, no)? {
        delete_text(conn, no, &before)?;
    }
    conn.prepare_cached("DELETE FROM head WHERE record = ?1")?
        .execute([no])?;
    conn.prepare_cached("DELETE FROM case_list WHERE record = ?1")?
        .execute([no])?;
    Ok(())
}

/// Writes the row of a case, or removes it when the case has none.
pub(crate) fn write_case(
    conn: &Connection,
    case: CaseId,
    row: Option<&CaseRow>,
    counter: u64,
) -> Result<(), Error> {
    let Some(row) = row else {
        return delete_case(conn, case);
    };
    let [street, house_number, house_letter, suffix, postcode, town] = &row.address;
    let known = read_case(conn, case)?.is_some();
    conn.prepare_cached(if known { UPDATE_CASE } else { INSERT_CASE })?
        .execute(params![
            case.as_bytes(),
            street,
            house_number,
            house_letter,
            suffix,
            postcode,
            town,
            row.opened,
            row.phase,
            row.phase_since,
            row.urgency,
            row.lead,
            row.lead_names,
            row.lead_roots,
            row.next_due,
            row.open_actions,
            row.conflicts,
            row.incomplete,
            row.closed,
            row.withdrawn,
            row.last_ms,
            counter.cast_signed(),
            row.urgency_disputed,
            row.asked,
            row.due_days,
            row.owners
        ])?;
    Ok(())
}

fn delete_case(conn: &Connection, case: CaseId) -> Result<(), Error> {
    conn.prepare_cached("DELETE FROM case_list WHERE case_id = ?1")?
        .execute([case.as_bytes()])?;
    Ok(())
}

/// Not INSERT OR REPLACE: that makes the index write out what it holds in memory, once for every case.
const INSERT_CASE: &str = "
    INSERT INTO case_list (record, case_id, street, house_number, house_letter, suffix, postcode, town, opened, phase,
        phase_since, urgency, lead, lead_names, lead_roots, next_due, open_actions, conflicts, incomplete,
        closed, withdrawn, last_ms, arrived, urgency_disputed, asked, due_days, owners)
    VALUES ((SELECT no FROM record WHERE id = ?1), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
        ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)";

const UPDATE_CASE: &str = "
    UPDATE case_list SET street = ?2, house_number = ?3, house_letter = ?4, suffix = ?5, postcode = ?6, town = ?7,
        opened = ?8, phase = ?9, phase_since = ?10, urgency = ?11, lead = ?12, lead_names = ?13, lead_roots = ?14,
        next_due = ?15, open_actions = ?16, conflicts = ?17, incomplete = ?18, closed = ?19, withdrawn = ?20,
        last_ms = ?21, arrived = ?22, urgency_disputed = ?23, asked = ?24, due_days = ?25, owners = ?26
    WHERE case_id = ?1";

/// The row of a case as it stands.
pub(crate) fn read_case(conn: &Connection, case: CaseId) -> Result<Option<CaseRow>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT street, house_number, house_letter, suffix, postcode, town, opened, phase, phase_since, urgency,
                lead, lead_names, lead_roots, next_due, open_actions, conflicts, incomplete, closed, withdrawn,
                last_ms, urgency_disputed, asked, due_days, owners
         FROM case_list WHERE case_id = ?1",
    )?;
    let row = statement.query_row([case.as_bytes()], |row| {
        Ok(CaseRow {
            address: [
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
            ],
            opened: row.get(6)?,
            phase: row.get(7)?,
            phase_since: row.get(8)?,
            urgency: row.get(9)?,
            lead: row.get(10)?,
            lead_names: row.get(11)?,
            lead_roots: row.get(12)?,
            next_due: row.get(13)?,
            open_actions: row.get(14)?,
            conflicts: row.get(15)?,
            incomplete: row.get(16)?,
            closed: row.get(17)?,
            withdrawn: row.get(18)?,
            last_ms: row.get(19)?,
            urgency_disputed: row.get(20)?,
            asked: row.get(21)?,
            due_days: row.get(22)?,
            owners: row.get(23)?,
        })
    });
    Ok(row.optional()?)
}
