//! Merge, step two: applies a plan in one transaction. It decides nothing.

use crate::{
    attachments, erasures,
    error::Error,
    inserts::Inserts,
    people,
    prepare::{Group, Prepared, Ready, sort_by_record},
    project::{self, CaseTotals, ROW_KINDS, RecordRow},
    quarantine,
    store::{self, Stored},
    tables,
    transact::Tx,
};
use ledger::{
    change::{Change, ChangeError},
    derive::derive,
    ids::{CaseId, ChangeId, DeviceId, RecordId},
    plan::{CardStep, Fill, Incoming, Plan},
    record::RecordState,
};
use rusqlite::{Connection, params};
use std::{collections::HashMap, sync::Arc, thread};

/// A plan with the state of the vault that it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What will happen.
    pub plan: Plan,
    /// The change counter of the vault when the plan was made.
    pub counter: u64,
}

/// What came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Admitted {
    /// Number of the import in the import log.
    pub import: i64,
    /// The attachments that the records of the file refer to and that are not whole here, by record and hash. That the
    /// record was here already makes no difference: a file repairs what was lost.
    pub attachments: Vec<(RecordId, [u8; 32])>,
}

impl Tx<'_> {
    /// Applies `planned` to this vault. `file` is the hash of the signed manifest.
    pub fn admit(
        &mut self,
        planned: &Planned,
        incoming: &Incoming,
        file: &[u8; 32],
    ) -> Result<Admitted, Error> {
        if planned.counter != self.own.counter {
            return Err(Error::PlanStale);
        }
        let plan = &planned.plan;
        let erased = erasures::list(self.known.conn)?;
        let clean = erased.clean(incoming);
        let incoming = &*clean;
        self.admit_cards(plan, incoming)?;
        let import = self.log_import(plan, incoming, file)?;
        self.begin_undo(import)?;
        let places = plan.quarantine.iter().map(|(place, _)| place);
        let known = plan.admit.iter().chain(places);
        self.keep_aside(known.map(|place| &incoming.changes[*place].id))?;
        self.admit_changes(plan, incoming, import)?;
        self.admit_control(plan, incoming, import)?;
        self.tell_authors(plan, incoming)?;
        let admitted = plan.admit.iter().map(|place| &incoming.changes[*place].id);
        quarantine::release(self.known.conn, admitted)?;
        for (place, reason) in &plan.quarantine {
            let now = self.env.now().ms;
            quarantine::set_aside(
                self.known.conn,
                &incoming.changes[*place],
                quarantine::Brought {
                    sender: &incoming.sender,
                    import,
                },
                *reason,
                now,
            )?;
        }
        if !plan.quarantine.is_empty() {
            quarantine::enforce_quota(
                self.known.conn,
                &incoming.sender,
                quarantine::MAX_ITEMS,
                quarantine::MAX_BYTES,
            )?;
        }
        Ok(Admitted {
            import,
            attachments: attachments::lacking(&self.known, &self.folder.blobs(), incoming)?,
        })
    }

    /// Whoever wrote what is refused, because it was erased here, hears of it.
    fn tell_authors(&mut self, plan: &Plan, incoming: &Incoming) -> Result<(), Error> {
        let refused = plan.refused.iter().map(|place| &incoming.changes[*place]);
        let by_author: HashMap<(DeviceId, RecordId), &Change> = refused
            .map(|change| ((change.header.device, change.header.record), change))
            .collect();
        by_author
            .into_values()
            .try_for_each(|change| self.tell_author(change))
    }

    fn admit_cards(&mut self, plan: &Plan, incoming: &Incoming) -> Result<(), Error> {
        let now = self.env.now().ms;
        for (card, step) in incoming.cards.iter().zip(&plan.cards) {
            match step {
                CardStep::New | CardStep::Newer => {
                    people::store_card(
                        self.known.conn,
                        Arc::make_mut(&mut self.known.people),
                        card,
                        now,
                    )?;
                    self.written += 1;
                    if *step == CardStep::New && card.root_id() != incoming.sender {
                        let sender = self.known.people.heir(&incoming.sender);
                        people::note_brought(self.known.conn, &sender, card)?;
                    }
                }
                CardStep::Clash => people::store_rival(self.known.conn, card, now)?,
                CardStep::Same | CardStep::Older | CardStep::NotKept => {}
            }
        }
        Ok(())
    }

    fn log_import(
        &mut self,
        plan: &Plan,
        incoming: &Incoming,
        file: &[u8; 32],
    ) -> Result<i64, Error> {
        self.about(incoming.sender.as_bytes());
        self.known.conn.execute(
            "INSERT INTO import_log (file, sender, device, at_ms, admitted, filled, quarantined, unchanged)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                file,
                incoming.sender.as_bytes(),
                incoming.sender_device.as_bytes(),
                self.env.now().ms,
                rows(plan.admit.len()),
                rows(plan.fill.len()),
                rows(plan.quarantine.len()),
                rows(plan.unchanged)
            ],
        )?;
        Ok(self.known.conn.last_insert_rowid())
    }
}

fn rows(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// An import under way.
struct Import<'a> {
    /// Its number in the import log.
    no: i64,
    plan: &'a Plan,
    prepared: Prepared,
    inserts: Inserts<'a>,
}

impl Tx<'_> {
    fn admit_changes(
        &mut self,
        plan: &Plan,
        incoming: &Incoming,
        import: i64,
    ) -> Result<(), Error> {
        let groups = sort_by_record(plan, incoming);
        let people = Arc::clone(&self.known.people);
        let inserts = Inserts::of(self.known.conn)?;
        thread::scope(|scope| {
            let mut import = Import {
                no: import,
                plan,
                prepared: Prepared::begin(scope, &groups, plan, &people),
                inserts,
            };
            groups
                .chunk_by(|a, b| a.case == b.case)
                .try_for_each(|groups| self.admit_case(groups, &mut import))
        })?;
        let mut touched = groups.iter().map(|group| group.record).collect();
        self.changed.records.append(&mut touched);
        Ok(())
    }

    fn admit_case(&mut self, groups: &[Group<'_>], import: &mut Import<'_>) -> Result<(), Error> {
        let case = groups[0].case;
        let is_new = import.plan.new_cases.contains(&case);
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for group in groups {
            let ready = import.prepared.next();
            if import.plan.new_records.contains_key(&group.record) {
                new.push(self.admit_new(group, ready, import)?);
            } else {
                known.push(self.admit_known(group, import.no)?);
            }
        }
        self.changed.cases.insert(case);
        if is_new && case != CaseId::NONE {
            let mut parts = RowParts::default();
            new.iter()
                .for_each(|ready| parts.take(&ready.row, &ready.state));
            known
                .iter()
                .for_each(|state| parts.take(&project::record_row(state), state));
            let row = project::case_row(case, &parts.states, &parts.totals);
            tables::write_case(self.known.conn, case, row.as_ref(), self.changed.counter)?;
            self.listed.insert(case);
        }
        import.prepared.give_back(new);
        Ok(())
    }

    /// A record that is not held: its state follows from the file alone, nothing has to be looked up.
    fn admit_new(
        &mut self,
        group: &Group<'_>,
        ready: Option<Ready>,
        import: &mut Import<'_>,
    ) -> Result<Ready, Error> {
        let (record, changes) = (group.record, &group.changes);
        let ready = ready.or_else(|| Ready::of(record, changes, &self.known));
        let ready = ready.ok_or(Error::UnknownRecord(record))?;
        self.known.outcome()?;
        let counter = self.changed.counter;
        import.inserts.whole(group, &ready, counter, import.no)?;
        if changes.iter().any(|change| store::is_case_record(change)) {
            self.known.forget_case(&CaseId::of(record));
        }
        self.written += changes.len() as u64;
        Ok(ready)
    }

    /// A record that is held: what comes is added to it, and missing values are filled in.
    fn admit_known(&mut self, group: &Group<'_>, import: i64) -> Result<RecordState, Error> {
        let (conn, record) = (self.known.conn, group.record);
        let no = store::record_no(conn, &record)?.ok_or(Error::UnknownRecord(record))?;
        let mut stored = store::changes(conn, no)?;
        fill(conn, &mut stored, &group.fills)?;
        self.keep_filled(&group.fills)?;
        for change in &group.changes {
            let seq = store::insert_change(conn, no, change, Some(import))?;
            stored.push((*change).clone(), seq);
        }
        if stored.changes.iter().any(store::is_case_record) {
            self.known.forget_case(&CaseId::of(record));
        }
        let state =
            derive(record, &stored.refs(), &self.known).ok_or(Error::UnknownRecord(record))?;
        self.known.outcome()?;
        tables::write_record(
            conn,
            no,
            &state,
            &stored.seqs,
            self.changed.counter,
            &mut self.texts,
        )?;
        self.loaded.remove(&record);
        self.written += (group.changes.len() + group.fills.len()) as u64;
        Ok(state)
    }
}

/// What the row of a case is made from.
#[derive(Default)]
struct RowParts<'s> {
    totals: CaseTotals,
    states: Vec<&'s RecordState>,
}

impl<'s> RowParts<'s> {
    fn take(&mut self, row: &RecordRow, state: &'s RecordState) {
        self.totals.count(row, state);
        if ROW_KINDS.contains(&state.kind.as_str()) {
            self.states.push(state);
        }
    }
}

/// Puts values where the vault has none. A value that does not match its commitment never gets here; if it does,
/// nothing is stored.
fn fill(conn: &Connection, stored: &mut Stored, fills: &[&Fill]) -> Result<(), Error> {
    if fills.is_empty() {
        return Ok(());
    }
    let mut by_change: HashMap<ChangeId, Vec<&Fill>> = HashMap::new();
    for fill in fills {
        by_change.entry(fill.at.change).or_default().push(fill);
    }
    for change in &mut stored.changes {
        let Some(fills) = by_change.remove(&change.id) else {
            continue;
        };
        for fill in fills {
            fill_slot(change, fill)?;
        }
        store::fill_body(conn, stored.seqs[&change.id], change)?;
    }
    if by_change.is_empty() {
        Ok(())
    } else {
        Err(Error::Damaged("a change to fill"))
    }
}

fn fill_slot(change: &mut Change, fill: &Fill) -> Result<(), Error> {
    let index = usize::from(fill.at.index);
    let write = change.header.writes.get(index);
    let write = write.ok_or(Error::Damaged("a write to fill"))?;
    if write.commitment != fill.slot.commitment() {
        return Err(ChangeError::Commitment(index).into());
    }
    change.body[index] = Some(fill.slot.clone());
    Ok(())
}
