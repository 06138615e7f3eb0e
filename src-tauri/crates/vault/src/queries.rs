//! Reading: records, the list of cases, people and counts.

use crate::{
    audit::{self, AuditLine},
    error::Error,
    people::Known,
    read,
    vault::Vault,
};
use ledger::{
    change::Change,
    identity::Card,
    ids::{CaseId, DeviceId, RecordId, RootId},
    record::RecordState,
};
use rusqlite::{Row, params};
use std::sync::Arc;

/// One row of the list of cases. Texts are empty when unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseListRow {
    /// The case.
    pub case: CaseId,
    /// Address of the nuisance.
    pub street: String,
    /// House number.
    pub house_number: String,
    /// House letter.
    pub house_letter: String,
    /// Addition.
    pub suffix: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// When it was opened, ISO 8601.
    pub opened: String,
    /// Phase code; empty also while in conflict.
    pub phase: String,
    /// Day since which it is in its phase.
    pub phase_since: String,
    /// Urgency code; in a conflict the most cautious.
    pub urgency: String,
    /// Two urgencies stand side by side.
    pub urgency_disputed: bool,
    /// Whether someone leads: a code of [`casework::case_row::LeadState`].
    pub lead: String,
    /// Who leads; while nobody does, who is asked to.
    pub lead_names: String,
    /// Root ids of the same people, in hexadecimal, with spaces between.
    pub lead_roots: String,
    /// Days of the open actions, the earliest first, with spaces between.
    pub due_days: String,
    /// Root ids, in hexadecimal, of those who do an open action, with spaces between.
    pub owners: String,
    /// Earliest day of an open action.
    pub next_due: String,
    /// Open actions.
    pub open_actions: u32,
    /// Fields with values to choose from.
    pub conflicts: u32,
    /// A record misses a change.
    pub incomplete: bool,
    /// Closed and not reopened.
    pub closed: bool,
    /// Opened by mistake.
    pub withdrawn: bool,
    /// Latest claimed moment before the one that was asked for, in milliseconds UTC; 0 when there is none.
    pub last_ms: i64,
    /// Change counter of this vault when it last changed here: the order of "changed since".
    pub arrived: u64,
}

/// A record with a conflict that a person must settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InConflict {
    /// The record.
    pub record: RecordId,
    /// Its case; zero for none.
    pub case: CaseId,
    /// Its kind.
    pub kind: String,
    /// Fields in conflict.
    pub fields: u32,
}

/// How much is in a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Signed changes.
    pub changes: u64,
    /// Records.
    pub records: u64,
    /// Cases in the list.
    pub cases: u64,
    /// People whose card is held.
    pub people: u64,
    /// Attachments.
    pub attachments: u64,
    /// Items set aside.
    pub quarantined: u64,
}

/// A file that was merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLine {
    /// Number of the import.
    pub no: i64,
    /// Hash of the signed manifest.
    pub file: [u8; 32],
    /// Who signed it.
    pub sender: RootId,
    /// On which device.
    pub device: DeviceId,
    /// When it was merged, in milliseconds UTC.
    pub at_ms: i64,
    /// Changes that came in.
    pub admitted: u32,
    /// Values that were filled in.
    pub filled: u32,
    /// Changes that were set aside.
    pub quarantined: u32,
    /// Changes that were here already.
    pub unchanged: u32,
}

impl Vault {
    pub(crate) fn known(&self) -> Known<'_> {
        Known::new(&self.conn, Arc::clone(&self.people))
    }

    /// The state of a record.
    pub fn state(&self, record: RecordId) -> Result<RecordState, Error> {
        read::state(&self.known(), &record)?.ok_or(Error::UnknownRecord(record))
    }

    /// The states of all records of a case, hidden ones too, in order of arrival.
    pub fn case_records(&self, case: CaseId) -> Result<Vec<RecordState>, Error> {
        read::case_states(&self.known(), case)
    }

    /// The same with the signed changes of each in order of arrival, for a file that takes them along.
    pub fn case_with_changes(
        &self,
        case: CaseId,
    ) -> Result<Vec<(RecordState, Vec<Change>)>, Error> {
        let loaded = read::case_loaded(&self.known(), case)?.into_iter();
        Ok(loaded
            .map(|loaded| (loaded.state, loaded.stored.changes))
            .collect())
    }

    /// The states of all records of a kind within a case, or outside every case with [`CaseId::NONE`].
    pub fn records_of_kind(&self, case: CaseId, kind: &str) -> Result<Vec<RecordState>, Error> {
        read::kind_states(&self.known(), case, kind)
    }

    /// The signed changes of a record in order of arrival, for a file that takes them along.
    pub fn changes_of(&self, record: RecordId) -> Result<Vec<Change>, Error> {
        let no =
            crate::store::record_no(&self.conn, &record)?.ok_or(Error::UnknownRecord(record))?;
        Ok(crate::store::changes(&self.conn, no)?.changes)
    }

    /// The rows of all cases, closed and withdrawn ones too, in no order that means anything. What claims to be written
    /// at `until_ms` or later comes from a clock that runs ahead and is no activity.
    pub fn case_list(&self, until_ms: i64) -> Result<Vec<CaseListRow>, Error> {
        let sql = format!("SELECT {CASE_COLUMNS} FROM case_list ORDER BY record");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map([until_ms], read_case)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The row of one case.
    pub fn case_list_row(&self, case: CaseId) -> Result<CaseListRow, Error> {
        let sql = format!("SELECT {CASE_COLUMNS} FROM case_list WHERE case_id = ?2");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query_map(params![i64::MAX, case.as_bytes()], read_case)?;
        rows.next()
            .ok_or(Error::UnknownCase(case))?
            .map_err(Error::from)
    }

    /// The open cases in which a person is asked to take a role, or in which this device began a visit or note that is
    /// not finished.
    pub fn cases_waiting_for(&self, root: &RootId) -> Result<Vec<CaseId>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id FROM case_list WHERE NOT (closed OR withdrawn) AND (asked LIKE '%' || ?1 || '%'
                OR case_id IN (SELECT case_id FROM record WHERE kind IN ('visit/1', 'fact/1', 'quote/1', 'care_note/1')
                               AND NOT finished AND NOT hidden
                               AND (creator = ?2 OR creator IN (SELECT device FROM former)))) ORDER BY case_id",
        )?;
        let device = self.own().device;
        let rows = statement.query_map(params![root.to_string(), device.as_bytes()], |row| {
            Ok(CaseId::from_bytes(row.get(0)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The cases that hold a record of this kind which was not deleted.
    pub fn cases_with(&self, kind: &str) -> Result<Vec<CaseId>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT case_id FROM record WHERE kind = ?1 AND NOT hidden
                 AND case_id IN (SELECT case_id FROM case_list) ORDER BY case_id",
        )?;
        let rows = statement.query_map([kind], |row| Ok(CaseId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The latest moment that any change here claims, in milliseconds UTC.
    pub fn last_claimed_ms(&self) -> Result<Option<i64>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT max(last_ms) FROM record")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The records with a conflict, those of one case or all. Deleted ones have none, unless it is the record of a case
    /// that goes on.
    pub fn in_conflict(&self, case: Option<CaseId>) -> Result<Vec<InConflict>, Error> {
        let case = case.as_ref().map(CaseId::as_bytes);
        let mut statement = self.conn.prepare_cached(
            "SELECT id, case_id, kind, conflicts FROM record
             WHERE conflicts > 0 AND (NOT hidden OR no IN (SELECT record FROM case_list WHERE NOT withdrawn))
                 AND (?1 IS NULL OR case_id = ?1) ORDER BY case_id, no",
        )?;
        let rows = statement.query_map([case], |row| {
            Ok(InConflict {
                record: RecordId::from_bytes(row.get(0)?),
                case: CaseId::from_bytes(row.get(1)?),
                kind: row.get(2)?,
                fields: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The records in which someone wrote while it was deleted, or unseen by whoever finished it, of one case or all, in
    /// order of arrival. That of a case is left out: taking a case back is told where the case stands.
    pub fn crossed(&self, case: Option<CaseId>) -> Result<Vec<RecordId>, Error> {
        let case = case.as_ref().map(CaseId::as_bytes);
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM record WHERE crossed = 1 AND NOT hidden AND kind <> 'case/1'
                 AND (?1 IS NULL OR case_id = ?1) ORDER BY no",
        )?;
        let rows = statement.query_map([case], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The open cases in which two people lead, of all or this one.
    pub fn led_twice(&self, case: Option<CaseId>) -> Result<Vec<CaseId>, Error> {
        let case = case.as_ref().map(CaseId::as_bytes);
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id FROM case_list WHERE lead = 'double' AND NOT (closed OR withdrawn)
                 AND (?1 IS NULL OR case_id = ?1) ORDER BY record",
        )?;
        let rows = statement.query_map([case], |row| Ok(CaseId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All contact cards by name, the own one among them.
    pub fn cards(&self) -> Result<Vec<Card>, Error> {
        Ok(self.people.cards(&self.conn)?.to_vec())
    }

    /// The newest card of a person.
    pub fn card(&self, root: &RootId) -> Result<Option<Card>, Error> {
        let mut cards = self.people.cards(&self.conn)?.iter();
        Ok(cards.find(|card| card.root_id() == *root).cloned())
    }

    /// The own card.
    pub fn own_card(&self) -> Result<Card, Error> {
        self.card(&self.own.root)?.ok_or(Error::Card)
    }

    /// The person behind a device, if a card of his is held.
    pub fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.people.devices.get(device).copied()
    }

    /// Whether a device was declared lost by its owner, as far as it is known here.
    pub fn is_revoked(&self, device: &DeviceId) -> bool {
        self.people.revoked.contains(device)
    }

    /// How much is in the vault.
    pub fn counts(&self) -> Result<Counts, Error> {
        let count = |table: &str| -> Result<u64, Error> {
            let rows: i64 =
                self.conn
                    .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                        row.get(0)
                    })?;
            Ok(rows.cast_unsigned())
        };
        Ok(Counts {
            changes: count("change")?,
            records: count("record")?,
            cases: count("case_list")?,
            people: count("card")?,
            attachments: count("blob")?,
            quarantined: count("quarantine")?,
        })
    }

    /// Lines of the audit log, the newest first.
    pub fn audit_lines(&self, limit: u32, offset: u32) -> Result<Vec<AuditLine>, Error> {
        audit::lines(&self.conn, limit, offset)
    }

    /// Files that were merged, the newest first.
    pub fn imports(&self, limit: u32) -> Result<Vec<ImportLine>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT no, file, sender, device, at_ms, admitted, filled, quarantined, unchanged
             FROM import_log ORDER BY no DESC LIMIT ?1",
        )?;
        let rows = statement.query_map([limit], |row| {
            Ok(ImportLine {
                no: row.get(0)?,
                file: row.get(1)?,
                sender: RootId::from_bytes(row.get(2)?),
                device: DeviceId::from_bytes(row.get(3)?),
                at_ms: row.get(4)?,
                admitted: row.get(5)?,
                filled: row.get(6)?,
                quarantined: row.get(7)?,
                unchanged: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// `?1` is the moment from which on a claimed one is not believed.
const CASE_COLUMNS: &str = "case_id, street, house_number, house_letter, suffix, postcode, town, opened, phase,
    phase_since, urgency, lead, lead_names, lead_roots, next_due, open_actions, conflicts, incomplete, closed, withdrawn,
    CASE WHEN last_ms < ?1 THEN last_ms ELSE
        (SELECT coalesce(max(r.last_ms), 0) FROM record r WHERE r.case_id = case_list.case_id AND r.last_ms < ?1) END,
    arrived, urgency_disputed, due_days, owners";

fn read_case(row: &Row<'_>) -> rusqlite::Result<CaseListRow> {
    Ok(CaseListRow {
        case: CaseId::from_bytes(row.get(0)?),
        street: row.get(1)?,
        house_number: row.get(2)?,
        house_letter: row.get(3)?,
        suffix: row.get(4)?,
        postcode: row.get(5)?,
        town: row.get(6)?,
        opened: row.get(7)?,
        phase: row.get(8)?,
        phase_since: row.get(9)?,
        urgency: row.get(10)?,
        lead: row.get(11)?,
        lead_names: row.get(12)?,
        lead_roots: row.get(13)?,
        next_due: row.get(14)?,
        open_actions: row.get(15)?,
        conflicts: row.get(16)?,
        incomplete: row.get(17)?,
        closed: row.get(18)?,
        withdrawn: row.get(19)?,
        last_ms: row.get(20)?,
        arrived: row.get::<_, i64>(21)?.cast_unsigned(),
        urgency_disputed: row.get(22)?,
        due_days: row.get(23)?,
        owners: row.get(24)?,
    })
}
