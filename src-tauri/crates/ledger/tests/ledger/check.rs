//! What must hold whatever happened: written as a naive reading of the rules, not as the ledger computes them.

use super::{
    cast::{Dice, cast, root_of},
    model::Replica,
    planted::Policy,
};
use ledger::{
    cbor::Value,
    change::{Change, Op, WriteRef},
    derive::derive,
    ids::{ChangeId, RecordId, RootId},
    plan::Plan,
    record::{AUDIENCE, CLASS, FieldState, LIFE, Life, RecordState, SEAL, is_universal},
    sharing::{Audience, Class},
};
use std::collections::{BTreeMap, BTreeSet};

/// One write, for a naive reader.
#[derive(Clone, Copy)]
struct Seen<'a> {
    change: &'a Change,
    index: usize,
    at: WriteRef,
}

impl<'a> Seen<'a> {
    fn op(&self) -> Op {
        self.change.header.writes[self.index].op
    }

    fn value(&self) -> Option<&'a Value> {
        self.change.body[self.index]
            .as_ref()
            .map(|slot| &slot.value)
    }

    /// How strict the class is that it gives.
    fn rank(&self) -> Option<u8> {
        let code = self.value().and_then(Value::as_text);
        code.and_then(Class::parse).map(Class::rank)
    }

    fn author(&self) -> Option<RootId> {
        root_of(&self.change.header.device)
    }

    fn names(&self, other: &WriteRef) -> bool {
        let parents = &self.change.header.writes[self.index].parents;
        parents.len() <= 64 && parents.contains(other)
    }

    /// Whether this was written after `other` in one chain, step by step over what the device itself named.
    fn follows(&self, other: &Seen<'_>, changes: &BTreeMap<ChangeId, &Change>) -> bool {
        if self.at.change == other.at.change {
            return self.index > other.index;
        }
        let mut here = self.change;
        while let Some(before) = here.header.prev.and_then(|prev| changes.get(&prev)) {
            let chain = |change: &Change| (change.header.device, change.header.epoch);
            if chain(before) != chain(here) || before.header.n + 1 != here.header.n {
                return false;
            }
            if before.id == other.at.change {
                return true;
            }
            here = before;
        }
        false
    }
}

/// A record as a naive reader sees it.
struct Record<'a> {
    changes: BTreeMap<ChangeId, &'a Change>,
    fields: BTreeMap<&'a str, Vec<Seen<'a>>>,
    creator: Option<RootId>,
}

impl<'a> Record<'a> {
    fn of(changes: &'a [Change], creator: Option<RootId>) -> Record<'a> {
        let mut fields: BTreeMap<&str, Vec<Seen<'_>>> = BTreeMap::new();
        for change in changes {
            for (index, write) in change.header.writes.iter().enumerate() {
                let at = change.at(index);
                let seen = Seen { change, index, at };
                fields.entry(&write.field).or_default().push(seen);
            }
        }
        Record {
            changes: changes.iter().map(|change| (change.id, change)).collect(),
            fields,
            creator,
        }
    }

    fn replaces(&self, by: &Seen<'_>, target: &Seen<'_>) -> bool {
        by.at != target.at && (by.names(&target.at) || by.follows(target, &self.changes))
    }

    /// Writes of the creator that no other write of the creator replaces.
    fn creators(&self, field: &str) -> Vec<Seen<'a>> {
        let all = self.fields.get(field).cloned().unwrap_or_default();
        let own: Vec<_> = all
            .into_iter()
            .filter(|w| w.author() == self.creator)
            .collect();
        let standing = |w: &&Seen<'_>| !own.iter().any(|by| self.replaces(by, w));
        own.iter().filter(standing).copied().collect()
    }

    /// Whether the creator replaced a class of his by way of stricter ones that others gave.
    fn is_taken_back(&self, write: &Seen<'_>) -> bool {
        let all = self.fields.get(CLASS).into_iter().flatten();
        let stricter = |by: &&Seen<'_>| self.replaces(by, write) && by.rank() > write.rank();
        all.filter(stricter)
            .any(|by| by.author() != self.creator && self.is_replaced_by_creator(by))
    }

    fn is_replaced_by_creator(&self, write: &Seen<'_>) -> bool {
        let mut all = self.fields.get(CLASS).into_iter().flatten();
        let direct = all.any(|by| by.author() == self.creator && self.replaces(by, write));
        direct || self.is_taken_back(write)
    }
}

/// What was erased here is not here: no change of such a record, and no such value.
pub fn stays_erased(replica: &Replica) -> Result<(), String> {
    let erased = &replica.erased;
    if erased.is_empty() {
        return Ok(());
    }
    let told = |fault: &str, id: &ChangeId| Err(format!("{}: {fault} {id}", replica.me().name));
    for change in replica.records.values().flatten() {
        if erased.refuses(change) {
            return told("a purged record came back with", &change.id);
        }
        let slots = change.body.iter().enumerate();
        let mut held = slots.filter(|(_, slot)| slot.is_some());
        if held.any(|(index, _)| erased.redacts(change, index)) {
            return told("a redacted value was filled again in", &change.id);
        }
    }
    Ok(())
}

/// All checks of one device.
pub fn device(replica: &Replica, dice: &Dice) -> Result<(), String> {
    stays_erased(replica)?;
    for (id, state) in &replica.states {
        let changes = &replica.records[id];
        let creator = state.creator_device.as_ref().and_then(root_of);
        let record = Record::of(changes, creator);
        let told = |fault: String| format!("{}: record {id}: {fault}", replica.me().name);
        no_write_vanishes(&record, state).map_err(told)?;
        audience_is_narrow(&record, state).map_err(told)?;
        class_is_strict(&record, state).map_err(told)?;
        deletion_is_fair(&record, state).map_err(told)?;
        order_is_whole(&record, state).map_err(told)?;
        same_in_any_order(replica, *id, changes, state, dice).map_err(told)?;
    }
    Ok(())
}

fn no_write_vanishes(record: &Record<'_>, state: &RecordState) -> Result<(), String> {
    let nothing = FieldState::default();
    for (field, writes) in record
        .fields
        .iter()
        .filter(|(field, _)| !is_universal(field))
    {
        let shown = state.fields.get(*field).unwrap_or(&nothing);
        let saw = state.seal.as_ref().map(|seal| &seal.saw);
        let finished = |at: &WriteRef| saw.is_some_and(|saw| saw.contains(at));
        for write in writes {
            let (stands, killer) = match write.op() {
                Op::Set => (&shown.heads, Op::Set),
                Op::Add => (&shown.members, Op::Remove),
                Op::Remove | Op::Unknown(_) => continue,
            };
            let stands = stands
                .iter()
                .chain(&shown.late)
                .find(|head| head.at == write.at);
            let replaced = writes.iter().any(|by| {
                let replaces = match killer {
                    Op::Set => record.replaces(by, write),
                    Op::Add | Op::Remove | Op::Unknown(_) => by.names(&write.at),
                };
                by.op() == killer && replaces && (!finished(&write.at) || finished(&by.at))
            });
            match stands {
                None if !replaced => return Err(format!("a write on {field} vanished")),
                Some(_) if replaced => return Err(format!("a replaced write on {field} stands")),
                Some(head) if head.value.as_ref() != write.value() => {
                    return Err(format!("a value of {field} changed"));
                }
                Some(head) => {
                    let late = shown.late.contains(head);
                    if late != (saw.is_some() && !finished(&write.at)) {
                        return Err(format!("a write on {field} is wrongly late or in time"));
                    }
                }
                None => {}
            }
        }
    }
    Ok(())
}

fn audience_is_narrow(record: &Record<'_>, state: &RecordState) -> Result<(), String> {
    for write in record.creators(AUDIENCE) {
        let alone = Audience {
            creator: record.creator,
            heads: vec![Audience::read(write.value())],
        };
        for member in cast() {
            for partner in [true, false] {
                let admitted = state.audience.admits(&member.root, partner);
                if admitted && !alone.admits(&member.root, partner) {
                    return Err("the audience is wider than one of its heads".into());
                }
            }
        }
    }
    let stranger = RootId::from_bytes([9; 32]);
    if state.audience.admits(&stranger, false) {
        return Err("the audience admits a stranger".into());
    }
    Ok(())
}

/// Nobody but the creator makes a record laxer. He may do so with what somebody else made stricter meanwhile.
fn class_is_strict(record: &Record<'_>, state: &RecordState) -> Result<(), String> {
    for write in record.creators(CLASS) {
        if record.is_taken_back(&write) {
            continue;
        }
        let least = write.rank();
        let shown = state.class().map(Class::rank);
        if shown.is_some_and(|shown| least.is_none_or(|least| shown < least)) {
            return Err("the class is laxer than its creator made it".into());
        }
    }
    Ok(())
}

fn named(value: Option<&Value>) -> BTreeSet<WriteRef> {
    let saw = value
        .and_then(|value| value.get("saw"))
        .and_then(Value::as_array);
    saw.into_iter()
        .flatten()
        .filter_map(WriteRef::read)
        .collect()
}

fn deletion_is_fair(record: &Record<'_>, state: &RecordState) -> Result<(), String> {
    let unseen = |saw: &BTreeSet<WriteRef>| state.seen().iter().any(|at| !saw.contains(at));
    if let Life::Deleted { by } = &state.life {
        if Some(by.author) != record.creator {
            return Err("hidden by someone else than the creator".into());
        }
        if unseen(&named(by.value.as_ref())) {
            return Err("hidden although something unseen stands".into());
        }
        let writes = |field: &str| record.fields.get(field).into_iter().flatten();
        let creators = |write: &&Seen<'_>| write.author() == record.creator;
        let deletion = writes(LIFE).find(|write| write.at == by.at);
        let is_later = |seal: &Seen<'_>| deletion.is_some_and(|d| seal.follows(d, &record.changes));
        if !writes(SEAL).filter(creators).all(is_later) {
            return Err("hidden although it was finished before".into());
        }
    }
    let deletes = |write: &Seen<'_>| {
        let state = write.value().and_then(|value| value.get("state"));
        state.and_then(Value::as_text) == Some("deleted")
    };
    let lives = record.creators(LIFE);
    let sealed = record.fields.contains_key(SEAL);
    let agreed = !lives.is_empty() && lives.iter().all(deletes);
    if !sealed
        && agreed
        && !lives.iter().any(|life| unseen(&named(life.value())))
        && !state.hidden()
    {
        return Err("visible although the creator deleted all of it".into());
    }
    if !sealed && !agreed && state.hidden() {
        return Err("hidden although the creator restored it".into());
    }
    Ok(())
}

fn order_is_whole(record: &Record<'_>, state: &RecordState) -> Result<(), String> {
    let mut shown = BTreeSet::new();
    for id in &state.order {
        let header = &record
            .changes
            .get(id)
            .ok_or("an unknown change is shown")?
            .header;
        let parents = header.writes.iter().flat_map(|write| &write.parents);
        let before = parents.map(|at| at.change).chain(header.prev);
        let mut held = before.filter(|id| record.changes.contains_key(id));
        if !held.all(|id| shown.contains(&id)) {
            return Err("a change is shown before what it builds on".into());
        }
        shown.insert(*id);
    }
    if shown.len() == record.changes.len() && state.order.len() == shown.len() {
        Ok(())
    } else {
        Err("the order of display is not whole".into())
    }
}

fn same_in_any_order(
    replica: &Replica,
    id: RecordId,
    changes: &[Change],
    state: &RecordState,
    dice: &Dice,
) -> Result<(), String> {
    let mut shuffled: Vec<&Change> = changes.iter().collect();
    shuffled.push(&changes[dice.below(changes.len())]);
    dice.shuffle(&mut shuffled);
    let again = derive(id, &shuffled, replica).map(|state| replica.policy.show(state));
    if again.as_ref() == Some(state) {
        Ok(())
    } else {
        Err("another order gives another state".into())
    }
}

/// The preview told the conflicts that came.
pub fn foreseen(
    replica: &Replica,
    plan: &Plan,
    before: &BTreeSet<(RecordId, String)>,
) -> Result<(), String> {
    let ahead = plan.conflicts.iter();
    let ahead: BTreeSet<_> = ahead
        .map(|ahead| (ahead.record, ahead.field.clone()))
        .collect();
    let came: BTreeSet<_> = replica.conflicts().difference(before).cloned().collect();
    if ahead == came || replica.policy != Policy::Real {
        Ok(())
    } else {
        Err(format!(
            "the plan foresaw {} conflicts, {} came",
            ahead.len(),
            came.len()
        ))
    }
}

/// After everyone exchanged everything: whoever may both see a record holds and sees the same.
pub fn agreement(replicas: &[&Replica]) -> Result<(), String> {
    for (place, one) in replicas.iter().enumerate() {
        for other in &replicas[place + 1..] {
            for (id, state) in &one.states {
                pair(one, other, *id, state)?;
            }
        }
    }
    Ok(())
}

fn pair(one: &Replica, other: &Replica, id: RecordId, state: &RecordState) -> Result<(), String> {
    let (a, b) = (one.me(), other.me());
    let told = |fault: &str| Err(format!("{} and {}: record {id}: {fault}", a.name, b.name));
    // What somebody erased at himself stays with the others, and is no difference.
    if one.erased_in(&id) || other.erased_in(&id) {
        return Ok(());
    }
    let own = a.root == b.root;
    let both = |state: &RecordState| {
        own || (state.audience.admits(&a.root, true) && state.audience.admits(&b.root, true))
    };
    let Some(theirs) = other.states.get(&id) else {
        return if both(state) {
            told("only one holds it")
        } else {
            Ok(())
        };
    };
    if !both(state) || !both(theirs) {
        return Ok(());
    }
    let ids = |replica: &Replica| -> BTreeSet<ChangeId> {
        replica.records[&id]
            .iter()
            .map(|change| change.id)
            .collect()
    };
    if ids(one) != ids(other) {
        return told("they hold different changes");
    }
    if as_it_travels(state) != as_it_travels(theirs) {
        return told("they see different states");
    }
    if state.conflicts().count() != theirs.conflicts().count() {
        return told("they count different conflicts");
    }
    Ok(())
}

/// Of a record that its author deleted no values travel: who did not hold them yet need not have them.
fn as_it_travels(state: &RecordState) -> RecordState {
    let mut state = state.clone();
    if state.hidden() {
        state.fields.clear();
    }
    state
}
