//! States of records, derived from their changes as they are stored.

use crate::{
    error::Error,
    people::Known,
    project::{CaseTotals, ROW_KINDS},
    store::{self, Stored},
};
use casework::casefile::withdrawal::writers;
use ledger::{
    derive::derive,
    ids::{CaseId, RecordId},
    record::RecordState,
};
use rusqlite::params;
use std::collections::{BTreeSet, HashMap};

/// The state of a record that is held.
pub(crate) fn state(known: &Known<'_>, id: &RecordId) -> Result<Option<RecordState>, Error> {
    let Some(no) = store::record_no(known.conn, id)? else {
        return Ok(None);
    };
    let stored = store::changes(known.conn, no)?;
    let state = derive(*id, &stored.refs(), known);
    known.outcome()?;
    Ok(state)
}

/// A record with its changes and what they make of it.
pub(crate) struct Loaded {
    pub(crate) no: i64,
    pub(crate) stored: Stored,
    pub(crate) state: RecordState,
}

/// One record with its changes.
pub(crate) fn load(known: &Known<'_>, id: &RecordId) -> Result<Option<Loaded>, Error> {
    let Some(no) = store::record_no(known.conn, id)? else {
        return Ok(None);
    };
    let stored = store::changes(known.conn, no)?;
    let state = derive(*id, &stored.refs(), known);
    known.outcome()?;
    Ok(state.map(|state| Loaded { no, stored, state }))
}

/// The states of all records of a case, hidden ones too, in order of arrival; one query.
pub(crate) fn case_states(known: &Known<'_>, case: CaseId) -> Result<Vec<RecordState>, Error> {
    grouped(known, "record.case_id = ?1", params![case.as_bytes()])
}

/// The states of all records of a kind within a case.
pub(crate) fn kind_states(
    known: &Known<'_>,
    case: CaseId,
    kind: &str,
) -> Result<Vec<RecordState>, Error> {
    grouped(
        known,
        "record.case_id = ?1 AND record.kind = ?2",
        params![case.as_bytes(), kind],
    )
}

/// The states that the row of a case is read from, and what it counts over all records.
pub(crate) fn row_parts(
    known: &Known<'_>,
    case: CaseId,
) -> Result<(Vec<RecordState>, CaseTotals), Error> {
    let kinds = ROW_KINDS.map(|kind| format!("'{kind}'")).join(", ");
    let states = grouped(
        known,
        &format!("record.case_id = ?1 AND record.kind IN ({kinds})"),
        params![case.as_bytes()],
    )?;
    // Only a case that was taken back needs to know who wrote in it, and that takes all its records.
    let taken_back = states
        .iter()
        .any(|state| state.id == case.record() && state.hidden());
    let writers = if taken_back {
        let all = case_states(known, case)?;
        all.iter().flat_map(|state| writers(case, state)).collect()
    } else {
        BTreeSet::new()
    };
    let totals = known
        .conn
        .prepare_cached(
            "SELECT coalesce(sum(conflicts) FILTER (WHERE NOT hidden), 0), max(incomplete) FILTER (WHERE NOT hidden), max(last_ms)
             FROM record WHERE case_id = ?1",
        )?
        .query_row([case.as_bytes()], |row| {
            Ok(CaseTotals {
                conflicts: row.get(0)?,
                incomplete: row.get::<_, Option<bool>>(1)?.unwrap_or(false),
                last_ms: row.get::<_, Option<i64>>(2)?.unwrap_or(0),
                writers,
            })
        })?;
    Ok((states, totals))
}

fn grouped(
    known: &Known<'_>,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<RecordState>, Error> {
    let sql = format!(
        "SELECT record.no, record.id, change.seq, change.header, change.signature, change.body
         FROM record JOIN change ON change.record = record.no
         WHERE {condition} ORDER BY record.no, change.seq"
    );
    let mut statement = known.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut order: Vec<RecordId> = Vec::new();
    let mut groups: HashMap<RecordId, Stored> = HashMap::new();
    while let Some(row) = rows.next()? {
        let id = RecordId::from_bytes(row.get(1)?);
        if order.last() != Some(&id) {
            order.push(id);
        }
        groups
            .entry(id)
            .or_default()
            .push(store::read_change(row, 3)?, row.get(2)?);
    }
    let states = order
        .iter()
        .filter_map(|id| derive(*id, &groups[id].refs(), known))
        .collect();
    known.outcome()?;
    Ok(states)
}
