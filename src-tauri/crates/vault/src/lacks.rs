//! What of merged files is not held here: their senders are told, and send it again.

use crate::{acks::Arrived, erasures, error::Error, transact::Tx};
use ledger::{
    acks::Lack,
    ids::{ChangeId, ControlId},
    plan::{Incoming, Plan},
};
use rusqlite::{Connection, params};

/// A file of which more is not held is not acknowledged at all: its sender sends everything again.
const MOST_LACKS: usize = 1000;
/// Stands for a whole change in the table of what is not held.
const WHOLE: i64 = -1;

/// A write, or a whole change, that is not held; and the decision that keeps it out, as long as it may be taken back.
type Missing = (ChangeId, i64, Option<ControlId>);

impl Tx<'_> {
    /// Notes what of a merged file is not held.
    pub(crate) fn note_received(
        &mut self,
        import: i64,
        incoming: &Incoming,
        plan: &Plan,
        arrived: &Arrived<'_>,
    ) -> Result<(), Error> {
        let conn = self.known.conn;
        let aside = plan.quarantine.iter();
        let aside = aside.map(|(place, _)| (incoming.changes[*place].id, WHOLE, None));
        let mut lacks: Vec<Missing> = aside.collect();
        lacks.extend(kept_out(conn, incoming, plan)?);
        lacks.extend(erased(conn, incoming)?);
        let told = lacks.len() <= MOST_LACKS;
        conn.prepare_cached(
            "INSERT INTO received (import, file, sender, epoch, told) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            import,
            arrived.file,
            incoming.sender.as_bytes(),
            self.own.epoch.as_bytes(),
            told
        ])?;
        let mut insert = conn.prepare_cached(
            "INSERT INTO lack (import, change, write, keeper) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?;
        for (change, write, keeper) in lacks.iter().filter(|_| told) {
            let keeper = keeper.as_ref().map(ControlId::as_bytes);
            insert.execute(params![import, change.as_bytes(), write, keeper])?;
        }
        Ok(())
    }
}

/// What of a merged file is still not held. What waited and came in since is held; what was erased for good since need not
/// come.
pub(crate) fn lacks(conn: &Connection, import: i64) -> Result<Vec<Lack>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT change, write FROM lack WHERE import = ?1
             AND (write >= 0 OR NOT EXISTS (SELECT 1 FROM change WHERE change.id = lack.change))
             AND (keeper IS NULL OR NOT EXISTS (SELECT 1 FROM erasure WHERE control = keeper AND state = 'erased'))
         ORDER BY change, write",
    )?;
    let rows = statement.query_map([import], |row| {
        Ok(Lack {
            change: ChangeId::from_bytes(row.get(0)?),
            write: u16::try_from(row.get::<_, i64>(1)?).ok(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The changes in a file that only what waits to be erased keeps out: they come in when that is taken back.
fn kept_out(conn: &Connection, incoming: &Incoming, plan: &Plan) -> Result<Vec<Missing>, Error> {
    let mut found = Vec::new();
    for place in &plan.refused {
        let change = &incoming.changes[*place];
        if let Some(keeper) = erasures::waiting_for(conn, change)? {
            found.push((change.id, WHOLE, Some(keeper)));
        }
        if found.len() > MOST_LACKS {
            break;
        }
    }
    Ok(found)
}

/// The values in a file that were redacted here, and so were not taken.
fn erased(conn: &Connection, incoming: &Incoming) -> Result<Vec<Missing>, Error> {
    let erased = &erasures::list(conn)?;
    if erased.values.is_empty() {
        return Ok(Vec::new());
    }
    let gone = incoming.changes.iter().flat_map(|change| {
        let slots = change.body.iter().enumerate();
        let gone =
            slots.filter(move |(index, slot)| slot.is_some() && erased.redacts(change, *index));
        gone.map(move |(index, _)| change.at(index))
    });
    Ok(gone.map(|at| (at.change, at.index.into(), None)).collect())
}
