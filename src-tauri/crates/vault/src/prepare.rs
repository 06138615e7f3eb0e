//! What an import brings, sorted by case and record; and what follows from it for new records, worked out on a second
//! thread while the first one writes.

use crate::{
    people::People,
    project::{self, RecordRow},
};
use ledger::{
    change::Change,
    derive::{Authors, derive},
    ids::{CaseId, ChangeId, DeviceId, RecordId, RootId},
    plan::{Fill, Incoming, Plan, case_of},
    record::RecordState,
    sharing::{Audience, Class},
};
use std::{
    collections::HashMap,
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread::Scope,
    vec,
};

/// Records that are handed over at once.
const BATCH: usize = 64;
/// Batches that may wait to be written: enough to never wait for each other, too few to take memory.
const WAITING: usize = 8;

/// What comes to one record.
pub(crate) struct Group<'a> {
    pub(crate) case: CaseId,
    pub(crate) record: RecordId,
    pub(crate) changes: Vec<&'a Change>,
    pub(crate) fills: Vec<&'a Fill>,
}

/// The work, case by case and record by record; the record of the case itself comes first.
pub(crate) fn sort_by_record<'a>(plan: &'a Plan, incoming: &'a Incoming) -> Vec<Group<'a>> {
    let mut fills: HashMap<ChangeId, Vec<&Fill>> = HashMap::new();
    for fill in &plan.fill {
        fills.entry(fill.at.change).or_default().push(fill);
    }
    let admitted = plan
        .admit
        .iter()
        .map(|place| (&incoming.changes[*place], true));
    let mut touched: Vec<(&Change, bool)> = admitted.collect();
    if !fills.is_empty() {
        let filled = incoming
            .changes
            .iter()
            .filter(|change| fills.contains_key(&change.id));
        touched.extend(filled.map(|change| (change, false)));
    }
    let key = |change: &Change| {
        let (case, record) = (case_of(change), change.header.record);
        (case, record != case.record(), record)
    };
    touched.sort_by_cached_key(|(change, _)| key(change));
    let of_record = touched.chunk_by(|(a, _), (b, _)| key(a) == key(b));
    let groups = of_record.map(|of_record| {
        let (case, _, record) = key(of_record[0].0);
        let missing = of_record.iter().filter(|(_, admitted)| !admitted);
        Group {
            case,
            record,
            changes: of_record
                .iter()
                .filter(|(_, admitted)| *admitted)
                .map(|(change, _)| *change)
                .collect(),
            fills: missing
                .flat_map(|(change, _)| fills.remove(&change.id).unwrap_or_default())
                .collect(),
        }
    });
    groups.collect()
}

/// A record that is new here, with all that is written of it.
pub(crate) struct Ready {
    pub(crate) state: RecordState,
    pub(crate) row: RecordRow,
    pub(crate) text: String,
    /// Per change its body as it is stored.
    pub(crate) bodies: Vec<Vec<u8>>,
}

impl Ready {
    /// What follows from the changes of a record; nothing when they are of no record.
    pub(crate) fn of(
        record: RecordId,
        changes: &[&Change],
        authors: &dyn Authors,
    ) -> Option<Ready> {
        let state = derive(record, changes, authors)?;
        Some(Ready {
            row: project::record_row(&state),
            text: project::searchable(&state),
            bodies: changes.iter().map(|change| change.body_bytes()).collect(),
            state,
        })
    }
}

/// Hands over, group by group, what could be worked out without asking the database.
pub(crate) struct Prepared {
    desk: Option<Desk>,
    batch: vec::IntoIter<Option<Ready>>,
}

/// The other thread, as this one sees it.
struct Desk {
    batches: Receiver<Vec<Option<Ready>>>,
    written: Sender<Vec<Ready>>,
}

impl Prepared {
    /// Begins to work on `groups`; a few are not worth a thread.
    pub(crate) fn begin<'scope, 'env>(
        scope: &'scope Scope<'scope, 'env>,
        groups: &'scope [Group<'_>],
        plan: &'scope Plan,
        people: &'scope People,
    ) -> Prepared {
        let desk = (groups.len() >= BATCH).then(|| {
            let (sender, batches) = sync_channel(WAITING);
            let (written, returned) = channel();
            scope.spawn(move || prepare(groups, plan, people, &sender, &returned));
            Desk { batches, written }
        });
        Prepared {
            desk,
            batch: Vec::new().into_iter(),
        }
    }

    /// For the next group; nothing when it has to be worked out with the database at hand.
    pub(crate) fn next(&mut self) -> Option<Ready> {
        if let Some(ready) = self.batch.next() {
            return ready;
        }
        self.batch = self.desk.as_ref()?.batches.recv().ok()?.into_iter();
        self.batch.next()?
    }

    /// Gives back what was written: memory is freed cheapest by the thread that took it.
    pub(crate) fn give_back(&self, written: Vec<Ready>) {
        if let Some(desk) = &self.desk {
            drop(desk.written.send(written));
        }
    }
}

fn prepare(
    groups: &[Group<'_>],
    plan: &Plan,
    people: &People,
    sender: &SyncSender<Vec<Option<Ready>>>,
    returned: &Receiver<Vec<Ready>>,
) {
    let ready = |group: &Group<'_>| {
        let alone = plan.new_records.contains_key(&group.record) && brings_its_first_change(group);
        alone.then(|| Ready::of(group.record, &group.changes, &OnlyPeople(people)))?
    };
    for batch in groups.chunks(BATCH) {
        returned.try_iter().for_each(drop);
        // Whoever stopped listening needs no more.
        if sender.send(batch.iter().map(ready).collect()).is_err() {
            return;
        }
    }
    returned.iter().for_each(drop);
}

/// Then the state depends on these changes and on who is behind a device, and on no other record.
fn brings_its_first_change(group: &Group<'_>) -> bool {
    let nonces = group.changes.iter().map(|change| change.header.nonce);
    nonces.flatten().next().is_some()
}

/// Answers about people only: the first change of a record is there, so nobody asks for its case.
struct OnlyPeople<'a>(&'a People);

impl Authors for OnlyPeople<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.0.devices.get(device).copied()
    }

    fn case_creator(&self, _: &CaseId) -> Option<DeviceId> {
        None
    }

    fn case_sharing(&self, _: &CaseId) -> Option<(Audience, Vec<Class>)> {
        None
    }
}
