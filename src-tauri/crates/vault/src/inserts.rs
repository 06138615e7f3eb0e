//! The statements of an import, kept prepared from its first record to its last, for rows that are new.

use crate::{
    error::Error,
    prepare::{Group, Ready},
    store, tables,
};
use ledger::ids::ChangeId;
use rusqlite::{CachedStatement, Connection, params};

/// Adds whole records.
pub(crate) struct Inserts<'c> {
    record: CachedStatement<'c>,
    change: CachedStatement<'c>,
    head: CachedStatement<'c>,
    text: CachedStatement<'c>,
    index: CachedStatement<'c>,
}

impl<'c> Inserts<'c> {
    pub(crate) fn of(conn: &'c Connection) -> Result<Inserts<'c>, Error> {
        Ok(Inserts {
            record: conn.prepare_cached(
                "INSERT INTO record (id, case_id, kind, creator, class, hidden, finished, incomplete, forked, conflicts,
                                     crossed, last_ms, arrived)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?,
            change: conn.prepare_cached(store::INSERT_CHANGE)?,
            head: conn.prepare_cached(tables::INSERT_HEAD)?,
            text: conn.prepare_cached(tables::INSERT_TEXT)?,
            index: conn.prepare_cached(tables::INSERT_INDEX)?,
        })
    }

    /// Adds a record that is new here: its changes, and all that follows from them.
    pub(crate) fn whole(
        &mut self,
        group: &Group<'_>,
        ready: &Ready,
        counter: u64,
        import: i64,
    ) -> Result<(), Error> {
        let no = self.record(ready, counter)?;
        if !ready.text.is_empty() {
            self.text.execute(params![no, ready.text])?;
            self.index.execute(params![no, ready.text])?;
        }
        let mut seqs: Vec<(ChangeId, i64)> = Vec::with_capacity(group.changes.len());
        for (change, body) in group.changes.iter().zip(&ready.bodies) {
            let seq = store::add_change(&mut self.change, no, change, body, Some(import))?;
            seqs.push((change.id, seq));
        }
        seqs.sort_unstable();
        tables::add_heads(&mut self.head, no, &ready.state, |change| {
            let found = seqs.binary_search_by_key(change, |(id, _)| *id);
            found.ok().map(|place| seqs[place].1)
        })
    }

    fn record(&mut self, ready: &Ready, counter: u64) -> Result<i64, Error> {
        let row = &ready.row;
        Ok(self.record.insert(params![
            ready.state.id.as_bytes(),
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
        ])?)
    }
}
