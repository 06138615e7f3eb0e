//! Merge, step two: applies a plan in one transaction. It decides nothing.

use crate::{
    attachments,
    error::Error,
    people,
    project::{self, CaseTotals, ROW_KINDS},
    quarantine,
    store::{self, Stored},
    tables,
    transact::Tx,
};
use ledger::{
    change::{Change, ChangeError},
    derive::derive,
    ids::{CaseId, ChangeId, RecordId},
    plan::{CardStep, Fill, Incoming, Plan, case_of},
    record::RecordState,
};
use rusqlite::{Connection, params};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

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
        self.admit_cards(plan, incoming)?;
        let import = self.log_import(plan, incoming, file)?;
        for (case, records) in &sort_by_record(plan, incoming) {
            let is_new = plan.new_cases.contains(case);
            self.admit_case(*case, records, plan, import, is_new)?;
        }
        let admitted = plan.admit.iter().map(|place| &incoming.changes[*place].id);
        quarantine::release(self.known.conn, admitted)?;
        for (place, reason) in &plan.quarantine {
            let now = self.env.now().ms;
            quarantine::set_aside(
                self.known.conn,
                &incoming.changes[*place],
                &incoming.sender,
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
                }
                CardStep::Same | CardStep::Older | CardStep::Clash => {}
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

/// What comes to one record.
#[derive(Default)]
struct Group<'a> {
    changes: Vec<&'a Change>,
    fills: Vec<&'a Fill>,
}

/// The work, case by case and record by record; the record of the case itself comes first.
type Work<'a> = BTreeMap<CaseId, BTreeMap<(bool, RecordId), Group<'a>>>;

fn sort_by_record<'a>(plan: &'a Plan, incoming: &'a Incoming) -> Work<'a> {
    let mut work = Work::new();
    for place in &plan.admit {
        let change = &incoming.changes[*place];
        group_of(&mut work, change).changes.push(change);
    }
    let mut fills: HashMap<ChangeId, Vec<&Fill>> = HashMap::new();
    for fill in &plan.fill {
        fills.entry(fill.at.change).or_default().push(fill);
    }
    if !fills.is_empty() {
        for change in &incoming.changes {
            if let Some(fills) = fills.remove(&change.id) {
                group_of(&mut work, change).fills.extend(fills);
            }
        }
    }
    work
}

fn group_of<'w, 'a>(work: &'w mut Work<'a>, change: &Change) -> &'w mut Group<'a> {
    let (case, record) = (case_of(change), change.header.record);
    work.entry(case)
        .or_default()
        .entry((record != case.record(), record))
        .or_default()
}

impl Tx<'_> {
    fn admit_case(
        &mut self,
        case: CaseId,
        records: &BTreeMap<(bool, RecordId), Group<'_>>,
        plan: &Plan,
        import: i64,
        is_new: bool,
    ) -> Result<(), Error> {
        let (mut row_states, mut totals) = (Vec::new(), CaseTotals::default());
        for ((_, record), group) in records {
            let state = if plan.new_records.contains_key(record) {
                self.admit_new(*record, group, import)?
            } else {
                self.admit_known(*record, group, import)?
            };
            self.changed.records.insert(*record);
            if is_new {
                totals.count(&project::record_row(&state), &state);
                if ROW_KINDS.contains(&state.kind.as_str()) {
                    row_states.push(state);
                }
            }
        }
        self.changed.cases.insert(case);
        if is_new && case != CaseId::NONE {
            let row = project::case_row(case, &row_states.iter().collect::<Vec<_>>(), &totals);
            tables::write_case(self.known.conn, case, row.as_ref(), self.changed.counter)?;
            self.listed.insert(case);
        }
        Ok(())
    }

    /// A record that is not held: its state follows from the file alone, nothing has to be looked up.
    fn admit_new(
        &mut self,
        record: RecordId,
        group: &Group<'_>,
        import: i64,
    ) -> Result<RecordState, Error> {
        let state =
            derive(record, &group.changes, &self.known).ok_or(Error::UnknownRecord(record))?;
        self.known.outcome()?;
        let conn = self.known.conn;
        let no = tables::insert_record(conn, &state, self.changed.counter)?;
        let mut seqs = HashMap::with_capacity(group.changes.len());
        for change in &group.changes {
            seqs.insert(
                change.id,
                store::insert_change(conn, no, change, Some(import))?,
            );
        }
        tables::insert_heads(conn, no, &state, &seqs)?;
        if group
            .changes
            .iter()
            .any(|change| store::is_case_record(change))
        {
            self.known.forget_case(&CaseId::of(record));
        }
        self.written += group.changes.len() as u64;
        Ok(state)
    }

    /// A record that is held: what comes is added to it, and missing values are filled in.
    fn admit_known(
        &mut self,
        record: RecordId,
        group: &Group<'_>,
        import: i64,
    ) -> Result<RecordState, Error> {
        let conn = self.known.conn;
        let no = store::record_no(conn, &record)?.ok_or(Error::UnknownRecord(record))?;
        let mut stored = store::changes(conn, no)?;
        fill(conn, &mut stored, &group.fills)?;
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

/// Puts values where the vault has none. A value that does not match its commitment never gets here; if it does,
/// nothing is stored.
fn fill(conn: &Connection, stored: &mut Stored, fills: &[&Fill]) -> Result<(), Error> {
    let mut filled = BTreeSet::new();
    for fill in fills {
        let place = stored
            .changes
            .iter()
            .position(|change| change.id == fill.at.change);
        let change = place
            .map(|place| &mut stored.changes[place])
            .ok_or(Error::Damaged("a change to fill"))?;
        let index = usize::from(fill.at.index);
        let write = change
            .header
            .writes
            .get(index)
            .ok_or(Error::Damaged("a write to fill"))?;
        if write.commitment != fill.slot.commitment() {
            return Err(ChangeError::Commitment(index).into());
        }
        change.body[index] = Some(fill.slot.clone());
        filled.insert(change.id);
    }
    for change in stored
        .changes
        .iter()
        .filter(|change| filled.contains(&change.id))
    {
        store::fill_body(conn, stored.seqs[&change.id], change)?;
    }
    Ok(())
}
