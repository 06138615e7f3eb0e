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
use std::collections::BTreeSet;

/// The state of a record that is held.
pub(crate) fn state(known: &Known<'_>, id: &RecordId) -> Result<Option<RecordState>, Error> {
    Ok(load(known, id)?.map(|loaded| loaded.state))
}

/// A record with its changes and what they make of it.
pub(crate) struct Loaded {
    pub(crate) no: i64,
    pub(crate) stored: Stored,
    pub(crate) state: RecordState,
}

/// One record with its changes.
pub(crate) fn load(known: &Known<'_>, id: &RecordId) -> Result<Option<Loaded>, Error> {
    match store::record_no(known.conn, id)? {
        Some(no) => load_numbered(known, no, *id),
        None => Ok(None),
    }
}

fn load_numbered(known: &Known<'_>, no: i64, id: RecordId) -> Result<Option<Loaded>, Error> {
    let stored = store::changes(known.conn, no)?;
    let state = derive(id, &stored.refs(), known);
    known.outcome()?;
    Ok(state.map(|state| Loaded { no, stored, state }))
}

/// All records of a case with their changes, hidden ones too, in order of arrival.
pub(crate) fn case_loaded(known: &Known<'_>, case: CaseId) -> Result<Vec<Loaded>, Error> {
    load_all(known, "case_id = ?1", params![case.as_bytes()])
}

/// The states of all records of a case, hidden ones too, in order of arrival.
pub(crate) fn case_states(known: &Known<'_>, case: CaseId) -> Result<Vec<RecordState>, Error> {
    Ok(states_of(case_loaded(known, case)?))
}

/// The states of all records of a kind within a case.
pub(crate) fn kind_states(
    known: &Known<'_>,
    case: CaseId,
    kind: &str,
) -> Result<Vec<RecordState>, Error> {
    let of_kind = params![case.as_bytes(), kind];
    Ok(states_of(load_all(
        known,
        "case_id = ?1 AND kind = ?2",
        of_kind,
    )?))
}

/// The states that the row of a case is read from, and what it counts over all records.
pub(crate) fn row_parts(
    known: &Known<'_>,
    case: CaseId,
) -> Result<(Vec<RecordState>, CaseTotals), Error> {
    let kinds = ROW_KINDS.map(|kind| format!("'{kind}'")).join(", ");
    let states = states_of(load_all(
        known,
        &format!("case_id = ?1 AND kind IN ({kinds})"),
        params![case.as_bytes()],
    )?);
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

fn states_of(loaded: Vec<Loaded>) -> Vec<RecordState> {
    loaded.into_iter().map(|loaded| loaded.state).collect()
}

/// Record by record: one query for all would carry every change through a sorter.
fn load_all(
    known: &Known<'_>,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<Loaded>, Error> {
    let sql = format!("SELECT no, id FROM record WHERE {condition} ORDER BY no");
    let mut statement = known.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id = RecordId::from_bytes(row.get(1)?);
        found.extend(load_numbered(known, row.get(0)?, id)?);
    }
    Ok(found)
}
