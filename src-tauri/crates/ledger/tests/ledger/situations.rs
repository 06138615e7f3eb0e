//! Named situations of a merge: what the plan says, and what it does not let in.

mod cards;
mod devices;
mod quarantine;

use crate::{
    cast::{ANNA, BRAM, cast},
    desk::{Desk, case_of_anna},
};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::RecordId,
    plan::{Alarm, CardStep, Plan, QuarantineReason, plan},
    record::{AUDIENCE, LIFE, delete_value},
    sharing::Token,
};

fn set_aside(plan: &Plan) -> Vec<QuarantineReason> {
    plan.quarantine.iter().map(|(_, reason)| *reason).collect()
}

#[test]
fn bram_opens_a_case_that_is_new_to_him() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    let bram = Desk::of(BRAM);
    let file = anna.file(ANNA, &[case]);
    let plan = plan(&file, &bram);
    assert_eq!((plan.admit.len(), plan.new_cases.clone()), (2, vec![case]));
    assert_eq!(plan.cards, [CardStep::New]);
    assert_eq!(plan.new_records.len(), 2);
    assert_eq!(plan.cases[&fact], case);
    assert!(plan.quarantine.is_empty() && plan.alarms.is_empty() && plan.incomplete.is_empty());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let (mut anna, case) = case_of_anna();
    anna.fact(case, 2);
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    let file = anna.file(ANNA, &[case]);
    bram.take(&file);
    let plan = plan(&file, &bram);
    assert_eq!(
        (plan.admit.len(), plan.fill.len(), plan.unchanged),
        (0, 0, 2)
    );
    assert!(plan.changed_records.is_empty() && plan.new_cases.is_empty());
}

#[test]
fn a_value_that_was_withheld_comes_later() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    let whole = anna.file(ANNA, &[case]);
    let mut part = whole.clone();
    let place = part
        .changes
        .iter()
        .position(|c| c.header.record == fact)
        .unwrap();
    part.changes[place].body[2] = None;
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.take(&part);
    assert_eq!(
        bram.replica.states[&fact].fields["text"].heads[0].value,
        None
    );
    let plan = plan(&whole, &bram);
    assert_eq!(
        (plan.admit.len(), plan.fill.len(), plan.unchanged),
        (0, 1, 1)
    );
    assert_eq!(plan.fill[0].slot.value, Value::from("loud"));
    assert!(plan.changed_records.contains_key(&fact) && plan.cases[&fact] == case);
    bram.take(&whole);
    assert_eq!(bram.replica.states[&fact].text("text"), Some("loud"));
}

#[test]
fn the_plan_tells_the_conflict_before_it_is_there() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.take(&anna.file(ANNA, &[case]));
    anna.write(fact, &[("text", Edit::Set(Value::from("mine")))]);
    bram.write(fact, &[("text", Edit::Set(Value::from("yours")))]);
    let file = bram.file(BRAM, &[case]);
    let plan = plan(&file, &anna);
    let ahead: Vec<_> = plan
        .conflicts
        .iter()
        .map(|c| (c.record, c.field.as_str()))
        .collect();
    assert_eq!(ahead, [(fact, "text")]);
    assert_eq!(
        plan.changed_records.keys().copied().collect::<Vec<_>>(),
        [fact]
    );
}

#[test]
fn the_plan_tells_who_deletes_and_who_only_asks() {
    let (mut anna, case) = case_of_anna();
    let (one, two, three) = (anna.fact(case, 2), anna.fact(case, 3), anna.fact(case, 4));
    let mut bram = Desk::of(BRAM).knows(&[ANNA]).works_with(&[ANNA]);
    bram.take(&anna.file(ANNA, &[case]));
    let delete = |desk: &mut Desk, record: RecordId| {
        let value = delete_value(&desk.replica.states[&record], Some("typo"));
        desk.write(record, &[(LIFE, Edit::Set(value))]);
    };
    delete(&mut bram, two);
    let asked = plan(&bram.file(BRAM, &[case]), &anna);
    assert_eq!(asked.deletions, [two]);
    delete(&mut anna, one);
    bram.write(three, &[("text", Edit::Set(Value::from("meanwhile")))]);
    delete(&mut anna, three);
    let mut both = [one, three];
    both.sort();
    assert_eq!(
        plan(&anna.file(ANNA, &[case]), &bram).deletions,
        both,
        "also what will stay visible"
    );
}

#[test]
fn a_second_change_at_one_place_of_a_chain_is_an_alarm() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    let copy = anna.replica.clone();
    anna.write(fact, &[("text", Edit::Set(Value::from("original")))]);
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.take(&anna.file(ANNA, &[case]));
    anna.replica = copy;
    anna.write(fact, &[("text", Edit::Set(Value::from("copy")))]);
    let plan = plan(&anna.file(ANNA, &[case]), &bram);
    assert_eq!(plan.alarms, [Alarm::Fork(fact)]);
    assert_eq!(plan.admit.len(), 1, "it comes in all the same");
    assert_eq!(plan.conflicts.len(), 1, "and both stand");
}

#[test]
fn a_record_with_a_missing_part_comes_in_and_is_told() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    anna.write(fact, &[("text", Edit::Set(Value::from("more")))]);
    let mut file = anna.file(ANNA, &[case]);
    file.changes
        .retain(|change| change.header.record != fact || change.header.n > 1);
    let plan = plan(&file, &Desk::of(BRAM));
    assert_eq!((plan.incomplete, plan.admit.len()), (vec![fact], 2));
}

#[test]
fn a_narrowing_tells_who_loses_sight_and_its_gap_is_no_alarm() {
    for (sees, told) in [
        (vec![], true),
        (vec![Token::Person(cast()[BRAM].root)], false),
    ] {
        let (mut anna, case) = case_of_anna();
        let fact = anna.fact(case, 2);
        let mut bram = Desk::of(BRAM).knows(&[ANNA]);
        bram.take(&anna.file(ANNA, &[case]));
        anna.write(fact, &[("text", Edit::Set(Value::from("unseen")))]);
        anna.write(fact, &[(AUDIENCE, Edit::Set(Token::value(&sees)))]);
        let mut file = anna.file(ANNA, &[case]);
        file.changes
            .retain(|change| change.header.record == fact && change.header.n == 3);
        let first = plan(&file, &bram);
        let (lost, gap) = if told {
            (vec![fact], vec![])
        } else {
            (vec![], vec![fact])
        };
        assert_eq!((&first.out_of_sight, &first.incomplete), (&lost, &gap));
        assert!(first.alarms.is_empty() && first.conflicts.is_empty());
        assert_eq!(first.admit.len(), 1);
        bram.take(&file);
        let state = &bram.replica.states[&fact];
        assert_eq!(state.text("text"), Some("loud"), "what he had stays");
        assert!(plan(&file, &bram).out_of_sight.is_empty(), "told once");
    }
}

#[test]
fn an_unknown_kind_comes_in_and_is_counted() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    let mut bram = Desk::of(BRAM);
    bram.unknown_kinds.push("fact/1");
    let plan = plan(&anna.file(ANNA, &[case]), &bram);
    assert_eq!((plan.unknown_kinds, plan.admit.len()), (vec![fact], 2));
}
