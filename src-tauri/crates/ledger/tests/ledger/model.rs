//! One device without a disk: the changes it holds, the state it shows, what it writes, sends and takes in.

use super::{
    cast::{Dice, Member, World, cast, root_of},
    check,
    planted::Policy,
};
use ledger::{
    author::{Author, ChainEnd, FieldEdit},
    change::{Change, WriteRef},
    control::Target,
    derive::{Authors, derive},
    erasure::Erased,
    identity::Card,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId, RootId},
    plan::{Incoming, Lookup, Plan, plan},
    record::RecordState,
    sharing::{Audience, Class},
    travel::{Going, Holder, Travel, narrowing},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Clone)]
pub struct Replica {
    pub member: usize,
    pub epoch: Epoch,
    pub records: BTreeMap<RecordId, Vec<Change>>,
    pub states: BTreeMap<RecordId, RecordState>,
    pub policy: Policy,
    /// What was purged and redacted here.
    pub erased: Erased,
    /// The same, as it was asked: per record, or per write of it.
    pub erasures: Vec<Target>,
    places: HashMap<ChangeId, (RecordId, usize)>,
    ends: BTreeMap<RecordId, ChainEnd>,
    /// The register of what went: to whom, of which record, which writes.
    sent: BTreeMap<(RootId, RecordId), Vec<WriteRef>>,
}

impl Replica {
    pub fn new(member: usize, policy: Policy, dice: &Dice) -> Replica {
        Replica {
            member,
            epoch: fresh_epoch(dice),
            records: BTreeMap::new(),
            states: BTreeMap::new(),
            policy,
            erased: Erased::default(),
            erasures: Vec::new(),
            places: HashMap::new(),
            ends: BTreeMap::new(),
            sent: BTreeMap::new(),
        }
    }

    pub fn me(&self) -> &'static Member {
        &cast()[self.member]
    }

    /// A new life of the vault: chains begin anew.
    pub fn new_epoch(&mut self, dice: &Dice) {
        self.epoch = fresh_epoch(dice);
        self.ends.values_mut().for_each(|end| end.n = 0);
    }

    fn author(&self) -> Author<'static> {
        Author {
            key: &self.me().key,
            epoch: self.epoch,
        }
    }

    pub fn create(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> RecordId {
        let change = self.author().create(world, case, kind, edits);
        self.keep_own(change)
    }

    pub fn write_once(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) {
        let Some(creator) = self.case_creator(&case) else {
            return;
        };
        let record = RecordId::once(creator, case, kind);
        if self.states.contains_key(&record) {
            self.write(world, record, edits);
        } else {
            let change = self.author().create_once(world, case, creator, kind, edits);
            self.keep_own(change);
        }
    }

    pub fn write(&mut self, world: &World<'_>, record: RecordId, edits: &[FieldEdit<'_>]) {
        let end = self.ends.get(&record).copied().unwrap_or_default();
        let change = self
            .author()
            .change(world, &self.states[&record], end, edits);
        self.keep_own(change);
    }

    /// Keeps a change of this device and shows what follows from it.
    pub fn keep_own(&mut self, change: Change) -> RecordId {
        let record = change.header.record;
        let end = ChainEnd {
            n: change.header.n,
            prev: Some(change.id),
        };
        self.ends.insert(record, end);
        self.keep(change);
        self.show(&[record].into());
        record
    }

    /// Erases a record, or one value of it, for good; says so when that was done before.
    pub fn erase(&mut self, case: CaseId, target: Target) -> bool {
        if self.erasures.contains(&target) {
            return false;
        }
        self.erasures.push(target);
        self.erased.add(case, &[target]);
        let Some((change, index)) = target.change.zip(target.write) else {
            self.states.remove(&target.record);
            let gone = self.records.remove(&target.record).unwrap_or_default();
            for change in gone {
                self.places.remove(&change.id);
            }
            return true;
        };
        if let Some(change) = self.find_mut(&change) {
            change.body[usize::from(index)] = None;
            self.show(&[target.record].into());
        }
        true
    }

    /// Whether anything of a record was erased here.
    pub fn erased_in(&self, record: &RecordId) -> bool {
        self.erasures.iter().any(|target| target.record == *record)
    }

    fn keep(&mut self, change: Change) {
        let held = self.records.entry(change.header.record).or_default();
        self.places
            .insert(change.id, (change.header.record, held.len()));
        held.push(change);
    }

    fn find(&self, id: &ChangeId) -> Option<&Change> {
        let (record, place) = self.places.get(id)?;
        Some(&self.records[record][*place])
    }

    fn find_mut(&mut self, id: &ChangeId) -> Option<&mut Change> {
        let (record, place) = self.places.get(id)?;
        Some(&mut self.records.get_mut(record)?[*place])
    }

    /// Derives the state of `records` anew; what exists once per case leans on the case.
    fn show(&mut self, records: &BTreeSet<RecordId>) {
        let mut all = records.clone();
        let cases: Vec<RecordId> = records
            .iter()
            .copied()
            .filter(|record| self.records[record][0].header.kind == "case/1")
            .collect();
        if !cases.is_empty() {
            let once = |changes: &Vec<Change>| changes[0].header.kind == "factor/1";
            let leaning = self.records.iter().filter(|(_, changes)| once(changes));
            all.extend(leaning.map(|(record, _)| *record));
        }
        let rest: Vec<RecordId> = all.into_iter().filter(|id| !cases.contains(id)).collect();
        for record in cases.into_iter().chain(rest) {
            let changes: Vec<&Change> = self.records[&record].iter().collect();
            let state = derive(record, &changes, &*self).expect("a record has a change");
            self.states.insert(record, self.policy.show(state));
        }
    }

    /// A full file for `recipient`, noted in the register: bodies of what stands, the rest withheld, but everything to an
    /// own device; and once what took a record out of his sight.
    pub fn file_for(&mut self, recipient: &Member, dice: &Dice, drop_percent: usize) -> Incoming {
        let (mut changes, mut noted) = (Vec::new(), Vec::new());
        for (record, state) in &self.states {
            for (change, bodies) in self.going(state, recipient) {
                if dice.percent(drop_percent) {
                    continue;
                }
                let mut sent = change.clone();
                let slots = (0..).zip(sent.body.iter_mut().zip(bodies));
                for (index, (slot, goes)) in slots {
                    if goes {
                        noted.push((*record, change.at(index)));
                    } else {
                        *slot = None;
                    }
                }
                changes.push(sent);
            }
        }
        for (record, at) in noted {
            let told = self.sent.entry((recipient.root, record)).or_default();
            told.push(at);
        }
        dice.shuffle(&mut changes);
        Incoming {
            sender: self.me().root,
            sender_device: self.me().device,
            scope: changes.iter().map(ledger::plan::case_of).collect(),
            cards: Vec::new(),
            control: Vec::new(),
            changes,
            own_yes: true,
        }
    }

    /// What goes of a record, and which values of it.
    fn going(&self, state: &RecordState, recipient: &Member) -> Vec<Going<'_>> {
        let held = &self.records[&state.id];
        let admits = |state: &RecordState| state.audience.admits(&recipient.root, true);
        let all = |change: &Change| -> Vec<bool> {
            let slots = change.body.iter();
            slots.map(Option::is_some).collect()
        };
        if recipient.root == self.me().root {
            return held.iter().map(|change| (change, all(change))).collect();
        }
        if admits(state) {
            let travel = Travel::of(state, held);
            let goes = held.iter().map(|change| (change, travel.bodies(change)));
            return goes.collect();
        }
        let told = self.sent.get(&(recipient.root, state.id));
        let to = Holder {
            person: recipient.root,
            told: told.map(Vec::as_slice).unwrap_or_default(),
        };
        narrowing(state, held, to, self, &admits)
    }

    /// Takes a file in. The owner said yes to his own lost changes, and starts a new epoch when some come.
    pub fn import(&mut self, file: &Incoming, dice: &Dice) -> Result<bool, String> {
        let plan = plan(file, self);
        let list = self.erased();
        let clean = list.clean(file);
        let file = &*clean;
        let before: Vec<usize> = file.changes.iter().map(|c| self.bodies(&c.id)).collect();
        if let Some((_, reason)) = plan.quarantine.first() {
            return Err(format!("{} sets aside {reason:?}", self.me().name));
        }
        let before_conflicts = self.conflicts();
        let touched = self.apply(file, &plan, &plan.admit);
        check::stays_erased(self)?;
        check::foreseen(self, &plan, &before_conflicts)?;
        let own = |place: &usize| file.changes[*place].header.device == self.me().device;
        if plan.admit.iter().any(own) {
            self.new_epoch(dice);
        }
        let expected = file.changes.iter().zip(before);
        for (change, before) in expected.filter(|(change, _)| !list.refuses(change)) {
            let now = change.body.iter().flatten().count();
            let held = self
                .find(&change.id)
                .ok_or_else(|| format!("{} dropped {} of the file", self.me().name, change.id))?;
            if held.body.iter().flatten().count() < before.max(now) {
                return Err(format!("{} lost a value of {}", self.me().name, change.id));
            }
        }
        Ok(touched)
    }

    fn apply(&mut self, file: &Incoming, plan: &Plan, places: &[usize]) -> bool {
        let mut touched = BTreeSet::new();
        for place in places {
            let change = &file.changes[*place];
            if self.policy.keeps(change, |id| self.places.contains_key(id)) {
                touched.insert(change.header.record);
                self.keep(change.clone());
            }
        }
        for fill in &plan.fill {
            let change = self.find_mut(&fill.at.change).expect("a held change");
            change.body[usize::from(fill.at.index)] = Some(fill.slot.clone());
            touched.insert(change.header.record);
        }
        if self.policy == Policy::BodyLostAfterNull {
            for change in &file.changes {
                // What was purged is not there, and cannot lose anything.
                let Some(held) = self.find_mut(&change.id) else {
                    continue;
                };
                held.body.clone_from(&change.body);
                touched.insert(change.header.record);
            }
        }
        self.show(&touched);
        !touched.is_empty()
    }

    fn bodies(&self, id: &ChangeId) -> usize {
        let held = self.find(id);
        held.map_or(0, |change| change.body.iter().flatten().count())
    }

    /// The conflicts that a person sees here.
    pub fn conflicts(&self) -> BTreeSet<(RecordId, String)> {
        let of = |state: &RecordState| {
            let fields: Vec<_> = state
                .conflicts()
                .map(|(f, _)| (state.id, f.to_owned()))
                .collect();
            fields
        };
        self.states.values().flat_map(of).collect()
    }
}

fn fresh_epoch(dice: &Dice) -> Epoch {
    Epoch::from_bytes(dice.next().to_le_bytes())
}

/// What travels with its value: everything that stands, what a seal names, and the universal fields.
impl Authors for Replica {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        root_of(device)
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        let changes = self.records.get(&case.record())?;
        let first = changes
            .iter()
            .find(|change| change.header.nonce.is_some())?;
        Some(first.header.device)
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        let state = self.states.get(&case.record())?;
        Some((state.audience.clone(), state.classes.clone()))
    }
}

impl Lookup for Replica {
    fn held(&self, change: &ChangeId) -> Option<Vec<bool>> {
        let change = self.find(change)?;
        Some(change.body.iter().map(Option::is_some).collect())
    }

    fn changes_of(&self, record: &RecordId) -> Vec<Change> {
        self.records.get(record).cloned().unwrap_or_default()
    }

    fn card(&self, _: &RootId) -> Option<Card> {
        None
    }

    fn look_alike(&self, _: &Card) -> Option<RootId> {
        None
    }

    fn is_revoked(&self, _: &DeviceId) -> bool {
        false
    }

    fn is_partner(&self, _: &CaseId, _: &RootId) -> bool {
        true
    }

    fn has_case(&self, case: &CaseId) -> bool {
        self.records.contains_key(&case.record())
    }

    fn own_root(&self) -> RootId {
        self.me().root
    }

    fn own_device(&self) -> DeviceId {
        self.me().device
    }

    fn knows_kind(&self, _: &str) -> bool {
        true
    }

    fn named_partner(&self, _: &Change) -> Option<RootId> {
        None
    }

    fn is_out_of_sight(&self, record: &RecordState) -> bool {
        record.creator().is_some() && !record.audience.admits(&self.me().root, true)
    }

    fn erased(&self) -> Erased {
        self.policy.remembers(&self.erased)
    }
}
