//! What a person will see after the merge: every touched record before and after.

use super::{
    Alarm, ConflictAhead, Incoming, Lookup, Plan, QuarantineReason, case_behind,
    one_hand::of_one_hand, people::People,
};
use crate::{
    change::{Change, Header, Slot, WriteRef},
    derive::derive,
    ids::{CaseId, RecordId},
    record::{LIFE, Life, RecordState},
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

type Touched<'a> = BTreeMap<RecordId, Vec<&'a Change>>;

/// Compares every touched record before and after.
pub(super) fn foresee(
    plan: &mut Plan,
    incoming: &Incoming,
    lookup: &dyn Lookup,
    mut people: People<'_>,
) {
    let mut touched = Touched::new();
    for place in &plan.admit {
        let change = &incoming.changes[*place];
        let new = touched.entry(change.header.record).or_default();
        new.push(change);
    }
    for record in plan.changed_records.keys() {
        touched.entry(*record).or_default();
    }
    let fills: HashMap<WriteRef, Slot> = plan
        .fill
        .iter()
        .map(|fill| (fill.at, fill.slot.clone()))
        .collect();
    people.learn_cases(&touched);
    let (mut cases, mut foreign) = (BTreeSet::new(), HashSet::new());
    for (record, new) in &touched {
        let held = lookup.changes_of(record);
        if held.is_empty()
            && let Some(first) = of_one_hand(new)
        {
            debug_assert_eq!(quick(first), full(*record, new, &people), "{record}");
            let case = case_behind(first.case, &first.kind, *record);
            if case != CaseId::NONE && !lookup.has_case(&case) {
                cases.insert(case);
            }
            take_new(plan, *record, case, &first.kind, lookup);
            continue;
        }
        let before = derive(*record, &held.iter().collect::<Vec<_>>(), &people);
        let held = filled(held, &fills);
        let all: Vec<&Change> = held.iter().chain(new.iter().copied()).collect();
        let Some(after) = derive(*record, &all, &people) else {
            continue;
        };
        let is_foreign = |change: &&&Change| {
            (change.header.case, &change.header.kind) != (after.case, &after.kind)
        };
        foreign.extend(new.iter().filter(is_foreign).map(|change| change.id));
        let case = case_behind(after.case, &after.kind, after.id);
        if case != CaseId::NONE && !lookup.has_case(&case) {
            cases.insert(case);
        }
        if new.iter().all(|change| is_foreign(&change))
            && !plan.changed_records.contains_key(record)
        {
            continue;
        }
        plan.cases.insert(after.id, case);
        compare(plan, before.as_ref(), &after, lookup);
    }
    plan.new_cases = cases.into_iter().collect();
    set_aside(plan, incoming, &foreign);
}

/// A new record that holds no surprise.
fn take_new(plan: &mut Plan, record: RecordId, case: CaseId, kind: &str, lookup: &dyn Lookup) {
    plan.cases.insert(record, case);
    plan.new_records.insert(record, kind.to_owned());
    if !lookup.knows_kind(kind) {
        plan.unknown_kinds.push(record);
    }
}

/// Case, kind, and whether there is anything that a person must look at: as the short way has it.
fn quick(first: &Header) -> Option<(CaseId, String, bool)> {
    Some((first.case, first.kind.clone(), false))
}

/// The same as the long way has it: every test of a plan compares the two.
fn full(record: RecordId, new: &[&Change], people: &People<'_>) -> Option<(CaseId, String, bool)> {
    let state = derive(record, new, people)?;
    let surprises = state.incomplete
        || state.forked
        || state.life != Life::Active
        || !state.requests.is_empty()
        || state.conflicts().next().is_some()
        || state.order.len() != new.len();
    Some((state.case, state.kind, surprises))
}

fn filled(mut held: Vec<Change>, fills: &HashMap<WriteRef, Slot>) -> Vec<Change> {
    if fills.is_empty() {
        return held;
    }
    for change in &mut held {
        for index in 0..change.body.len() {
            if let Some(slot) = fills.get(&change.at(index)) {
                change.body[index] = Some(slot.clone());
            }
        }
    }
    held
}

/// Changes that name another case or kind than the first are not of their record.
fn set_aside(plan: &mut Plan, incoming: &Incoming, foreign: &HashSet<crate::ids::ChangeId>) {
    if foreign.is_empty() {
        return;
    }
    let places = std::mem::take(&mut plan.admit);
    for place in places {
        if foreign.contains(&incoming.changes[place].id) {
            plan.quarantine.push((place, QuarantineReason::OutOfScope));
        } else {
            plan.admit.push(place);
        }
    }
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
    if asks_deletion(before, after) {
        plan.deletions.push(after.id);
    }
    let out_of_sight = lookup.is_out_of_sight(after);
    if out_of_sight && before.is_some_and(|before| !lookup.is_out_of_sight(before)) {
        plan.out_of_sight.push(after.id);
    }
    if after.incomplete && !out_of_sight {
        plan.incomplete.push(after.id);
    }
    if after.forked && !before.is_some_and(|state| state.forked) {
        plan.alarms.push(Alarm::Fork(after.id));
    }
    if !lookup.knows_kind(&after.kind) {
        plan.unknown_kinds.push(after.id);
    }
}

/// Whether someone deletes the record or asks for it, who had not done so before: also when someone else wrote
/// meanwhile and it stays visible.
fn asks_deletion(before: Option<&RecordState>, after: &RecordState) -> bool {
    let requests = |state: &RecordState| {
        let asked = state.requests.iter();
        asked.filter(|request| request.field == LIFE).count()
    };
    let was_active = before.is_none_or(|state| state.life == Life::Active);
    let was_hidden = before.is_some_and(RecordState::hidden);
    (was_active && after.life != Life::Active)
        || (after.hidden() && !was_hidden)
        || requests(after) > before.map_or(0, requests)
}
