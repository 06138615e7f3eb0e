//! Merge, step one: what a file would change here, decided purely and shown before anything is written.

use crate::{
    change::{Change, Slot, WriteRef},
    derive::{Authors, derive},
    identity::Card,
    ids::{CaseId, ChangeId, DeviceId, RecordId, RootId},
    record::{LIFE, RecordState},
    sharing::{Audience, Class},
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A verified file, as far as the merge looks at it.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The person who signed the file.
    pub sender: RootId,
    /// The device that signed the file.
    pub sender_device: DeviceId,
    /// The cases that the file is about.
    pub scope: Vec<CaseId>,
    /// The cards of everyone who wrote in it.
    pub cards: Vec<Card>,
    /// The changes, each verified against its author's device.
    pub changes: Vec<Change>,
}

/// What the merge asks of the vault.
pub trait Lookup: Authors {
    /// Per write of a held change, whether its value is held too; nothing for a change that is not held.
    fn held(&self, change: &ChangeId) -> Option<Vec<bool>>;
    /// All held changes of a record.
    fn changes_of(&self, record: &RecordId) -> Vec<Change>;
    /// The newest held card of a person.
    fn card(&self, root: &RootId) -> Option<Card>;
    /// Another known person with the same name and organisation.
    fn look_alike(&self, card: &Card) -> Option<RootId>;
    /// Whether a device was declared lost.
    fn is_revoked(&self, device: &DeviceId) -> bool;
    /// Whether an admitted record of the case names the person as partner.
    fn is_partner(&self, case: &CaseId, root: &RootId) -> bool;
    /// Whether the case is known here.
    fn has_case(&self, case: &CaseId) -> bool;
    /// The person of this vault.
    fn own_root(&self) -> RootId;
    /// This device.
    fn own_device(&self) -> DeviceId;
    /// Whether this version can show records of the kind.
    fn knows_kind(&self, kind: &str) -> bool;
    /// The person that a change names as partner of its case.
    fn named_partner(&self, change: &Change) -> Option<RootId>;
}

/// What will happen to one card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardStep {
    /// Of a person who was not known.
    New,
    /// A newer version than the one held.
    Newer,
    /// The one that is held.
    Same,
    /// Older than the one held: ignored.
    Older,
    /// The same version with other content: an alarm, ignored.
    Clash,
}

/// Why a change is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuarantineReason {
    /// Its device was declared lost.
    RevokedDevice,
    /// Its author is neither the sender nor a partner of the case.
    NotPartner,
    /// It is of a case that the file does not name.
    OutOfScope,
    /// It claims to be of this device, which does not know it.
    UnknownOwn,
    /// No card certifies its device.
    Uncertified,
}

/// Something that a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alarm {
    /// One card version with two contents.
    CardClash(RootId),
    /// A new person with the name of a known one.
    LookAlike {
        /// The new person.
        new: RootId,
        /// The known one.
        known: RootId,
    },
    /// Changes of this device that it does not know: a copy or a rollback.
    UnknownOwn(usize),
    /// Two changes at one place of a chain.
    Fork(RecordId),
}

/// A field that will show two values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictAhead {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: String,
}

/// A missing value that the file brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// Whose value it is.
    pub at: WriteRef,
    /// The value.
    pub slot: Slot,
}

/// What the merge will do: the preview that a person sees, and all that the apply does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Places in `Incoming::changes` that come in.
    pub admit: Vec<usize>,
    /// Values for changes that are held without them.
    pub fill: Vec<Fill>,
    /// Places in `Incoming::changes` that are set aside, and why.
    pub quarantine: Vec<(usize, QuarantineReason)>,
    /// Per card of the file what happens to it.
    pub cards: Vec<CardStep>,
    /// Cases that were not known here.
    pub new_cases: Vec<CaseId>,
    /// Records that were not known here, with their kind.
    pub new_records: BTreeMap<RecordId, String>,
    /// Known records that change, with their kind.
    pub changed_records: BTreeMap<RecordId, String>,
    /// The case of every record that is touched.
    pub cases: BTreeMap<RecordId, CaseId>,
    /// Changes that were here already, body and all.
    pub unchanged: usize,
    /// Conflicts that will appear.
    pub conflicts: Vec<ConflictAhead>,
    /// Records that the file deletes, or asks to delete.
    pub deletions: Vec<RecordId>,
    /// Records of which something is missing.
    pub incomplete: Vec<RecordId>,
    /// Records of a kind that this version cannot show.
    pub unknown_kinds: Vec<RecordId>,
    /// What a person must look at.
    pub alarms: Vec<Alarm>,
}

/// The case that a change is about: for `case/1` the case that it is.
pub fn case_of(change: &Change) -> CaseId {
    if change.header.case == CaseId::NONE && change.header.kind == "case/1" {
        CaseId::of(change.header.record)
    } else {
        change.header.case
    }
}

/// What `incoming` would change. Decides nothing by order, clock or chance.
pub fn plan(incoming: &Incoming, lookup: &dyn Lookup) -> Plan {
    let mut plan = Plan::default();
    let people = People::of(incoming, lookup);
    plan_cards(&mut plan, incoming, lookup);
    let candidates = sort_out(&mut plan, incoming, lookup, &people);
    admit(&mut plan, incoming, lookup, &people, candidates);
    let own_unknown = plan
        .quarantine
        .iter()
        .filter(|(_, reason)| *reason == QuarantineReason::UnknownOwn)
        .count();
    if own_unknown > 0 {
        plan.alarms.push(Alarm::UnknownOwn(own_unknown));
    }
    foresee(&mut plan, incoming, lookup, people);
    plan
}

fn plan_cards(plan: &mut Plan, incoming: &Incoming, lookup: &dyn Lookup) {
    for card in &incoming.cards {
        let root = card.root_id();
        let step = match lookup.card(&root) {
            None => CardStep::New,
            Some(held) if held == *card => CardStep::Same,
            Some(held) if held.facts.version == card.facts.version => CardStep::Clash,
            Some(held) if held.facts.version > card.facts.version => CardStep::Older,
            Some(_) => CardStep::Newer,
        };
        if step == CardStep::Clash {
            plan.alarms.push(Alarm::CardClash(root));
        }
        if step == CardStep::New
            && let Some(known) = lookup.look_alike(card)
        {
            plan.alarms.push(Alarm::LookAlike { new: root, known });
        }
        plan.cards.push(step);
    }
}

/// What is here already, and what can never come in; the rest is returned.
fn sort_out(
    plan: &mut Plan,
    incoming: &Incoming,
    lookup: &dyn Lookup,
    people: &People<'_>,
) -> Vec<usize> {
    let scope: HashSet<&CaseId> = incoming.scope.iter().collect();
    let own_device = lookup.own_device();
    let mut candidates = Vec::new();
    let mut seen = HashSet::new();
    for (place, change) in incoming.changes.iter().enumerate() {
        if !seen.insert(change.id) {
            continue;
        }
        if let Some(held) = lookup.held(&change.id) {
            take_bodies(plan, change, &held);
            continue;
        }
        let case = case_of(change);
        let device = &change.header.device;
        let reason = if people.root_of(device).is_none() {
            Some(QuarantineReason::Uncertified)
        } else if *device == own_device {
            Some(QuarantineReason::UnknownOwn)
        } else if people.is_revoked(device) {
            Some(QuarantineReason::RevokedDevice)
        } else if case != CaseId::NONE && !scope.contains(&case) {
            Some(QuarantineReason::OutOfScope)
        } else {
            None
        };
        match reason {
            Some(reason) => plan.quarantine.push((place, reason)),
            None => candidates.push(place),
        }
    }
    candidates
}

fn take_bodies(plan: &mut Plan, change: &Change, held: &[bool]) {
    let missing = change
        .body
        .iter()
        .enumerate()
        .filter(|(index, _)| !held.get(*index).copied().unwrap_or(true));
    let before = plan.fill.len();
    plan.fill.extend(missing.filter_map(|(index, slot)| {
        Some(Fill {
            at: change.at(index),
            slot: slot.clone()?,
        })
    }));
    if plan.fill.len() == before {
        plan.unchanged += 1;
    } else {
        plan.changed_records
            .insert(change.header.record, change.header.kind.clone());
        plan.cases.insert(change.header.record, case_of(change));
    }
}

/// Lets in what the sender, the own person and partners of the case wrote. A partner may be named by a record of
/// this very file, so the search goes on until nobody new is found.
fn admit(
    plan: &mut Plan,
    incoming: &Incoming,
    lookup: &dyn Lookup,
    people: &People<'_>,
    candidates: Vec<usize>,
) {
    let mut partners: HashMap<(CaseId, RootId), bool> = HashMap::new();
    let mut waiting = candidates;
    let own = lookup.own_root();
    loop {
        let before = waiting.len();
        waiting.retain(|place| {
            let change = &incoming.changes[*place];
            let case = case_of(change);
            let Some(author) = people.root_of(&change.header.device) else {
                return true;
            };
            let known = author == incoming.sender
                || author == own
                || (case != CaseId::NONE
                    && *partners
                        .entry((case, author))
                        .or_insert_with(|| lookup.is_partner(&case, &author)));
            if known {
                plan.admit.push(*place);
                if let Some(partner) = lookup.named_partner(change) {
                    partners.insert((case, partner), true);
                }
            }
            !known
        });
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    plan.quarantine.extend(
        waiting
            .into_iter()
            .map(|place| (place, QuarantineReason::NotPartner)),
    );
    plan.admit.sort_unstable();
    plan.quarantine.sort_unstable();
}

/// Compares every touched record before and after.
fn foresee(plan: &mut Plan, incoming: &Incoming, lookup: &dyn Lookup, mut people: People<'_>) {
    let mut touched: BTreeMap<RecordId, Vec<&Change>> = BTreeMap::new();
    for place in &plan.admit {
        let change = &incoming.changes[*place];
        touched
            .entry(change.header.record)
            .or_default()
            .push(change);
        plan.cases.insert(change.header.record, case_of(change));
    }
    for record in plan.changed_records.keys() {
        touched.entry(*record).or_default();
    }
    let fills: HashMap<WriteRef, Slot> = plan
        .fill
        .iter()
        .map(|fill| (fill.at, fill.slot.clone()))
        .collect();
    people.learn_cases(&touched, lookup);
    let mut cases = BTreeSet::new();
    for (record, new) in &touched {
        let held = lookup.changes_of(record);
        let mut filled: Vec<Change> = held.clone();
        for change in &mut filled {
            for index in 0..change.body.len() {
                if let Some(slot) = fills.get(&change.at(index)) {
                    change.body[index] = Some(slot.clone());
                }
            }
        }
        let before = derive(*record, &held.iter().collect::<Vec<_>>(), &people);
        let all: Vec<&Change> = filled.iter().chain(new.iter().copied()).collect();
        let Some(after) = derive(*record, &all, &people) else {
            continue;
        };
        compare(plan, before.as_ref(), &after, lookup);
        let case = if after.kind == "case/1" {
            CaseId::of(after.id)
        } else {
            after.case
        };
        if case != CaseId::NONE && !lookup.has_case(&case) {
            cases.insert(case);
        }
    }
    plan.new_cases = cases.into_iter().collect();
}

fn compare(
    plan: &mut Plan,
    before: Option<&RecordState>,
    after: &RecordState,
    lookup: &dyn Lookup,
) {
    match before {
        None => drop(plan.new_records.insert(after.id, after.kind.clone())),
        Some(_) => drop(plan.changed_records.insert(after.id, after.kind.clone())),
    }
    let old: BTreeSet<&str> = before
        .iter()
        .flat_map(|state| state.conflicts())
        .map(|(field, _)| field)
        .collect();
    let new = after.conflicts().filter(|(field, _)| !old.contains(field));
    plan.conflicts.extend(new.map(|(field, _)| ConflictAhead {
        record: after.id,
        field: field.to_owned(),
    }));
    let asks = |state: &RecordState| {
        state
            .requests
            .iter()
            .filter(|request| request.field == LIFE)
            .count()
    };
    if (after.hidden() && !before.is_some_and(RecordState::hidden))
        || asks(after) > before.map_or(0, asks)
    {
        plan.deletions.push(after.id);
    }
    if after.incomplete {
        plan.incomplete.push(after.id);
    }
    if after.forked && !before.is_some_and(|state| state.forked) {
        plan.alarms.push(Alarm::Fork(after.id));
    }
    if !lookup.knows_kind(&after.kind) {
        plan.unknown_kinds.push(after.id);
    }
}

/// Everyone known here or by a card of the file, and the cases of the file.
struct People<'a> {
    lookup: &'a dyn Lookup,
    devices: HashMap<DeviceId, RootId>,
    revoked: HashSet<DeviceId>,
    cases: HashMap<CaseId, DeviceId>,
    sharing: HashMap<CaseId, (Audience, Vec<Class>)>,
}

impl<'a> People<'a> {
    fn of(incoming: &Incoming, lookup: &'a dyn Lookup) -> People<'a> {
        let mut people = People {
            lookup,
            devices: HashMap::new(),
            revoked: HashSet::new(),
            cases: HashMap::new(),
            sharing: HashMap::new(),
        };
        for card in &incoming.cards {
            let certified = card
                .facts
                .devices
                .iter()
                .map(|device| DeviceId::of(&device.signing));
            people
                .devices
                .extend(certified.map(|device| (device, card.root_id())));
            people.revoked.extend(
                card.facts
                    .revoked
                    .iter()
                    .map(|revocation| revocation.device),
            );
        }
        let first =
            |change: &&Change| change.header.kind == "case/1" && change.header.nonce.is_some();
        let created = incoming.changes.iter().filter(first);
        people
            .cases
            .extend(created.map(|change| (CaseId::of(change.header.record), change.header.device)));
        people
    }

    fn is_revoked(&self, device: &DeviceId) -> bool {
        self.revoked.contains(device) || self.lookup.is_revoked(device)
    }

    fn learn_cases(&mut self, touched: &BTreeMap<RecordId, Vec<&Change>>, lookup: &dyn Lookup) {
        let is_case =
            |changes: &Vec<&Change>| changes.iter().any(|change| change.header.kind == "case/1");
        for (record, new) in touched.iter().filter(|(_, changes)| is_case(changes)) {
            let held = lookup.changes_of(record);
            let all: Vec<&Change> = held.iter().chain(new.iter().copied()).collect();
            if let Some(state) = derive(*record, &all, &*self) {
                self.sharing
                    .insert(CaseId::of(*record), (state.audience, state.classes));
            }
        }
    }
}

impl Authors for People<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.lookup
            .root_of(device)
            .or_else(|| self.devices.get(device).copied())
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        self.lookup
            .case_creator(case)
            .or_else(|| self.cases.get(case).copied())
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        self.sharing
            .get(case)
            .cloned()
            .or_else(|| self.lookup.case_sharing(case))
    }
}
