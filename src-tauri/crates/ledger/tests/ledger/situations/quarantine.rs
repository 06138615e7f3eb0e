//! What waits outside: strangers until someone inside names them, other cases, and devices that nobody vouches for.

use super::set_aside;
use crate::{
    cast::{ANNA, BRAM, CARLA, Dice, PHONE, card, cast},
    desk::{Desk, case_of_anna, class, shared, world},
};
use ledger::{
    author::Edit,
    cbor::Value,
    change::Change,
    ids::{CaseId, RootId},
    plan::{QuarantineReason, plan},
};

#[test]
fn what_a_stranger_wrote_waits_until_a_record_names_him() {
    let (anna, case) = case_of_anna();
    let mut bram = Desk::of(BRAM)
        .knows(&[ANNA, CARLA])
        .works_with(&[ANNA, CARLA]);
    bram.take(&anna.file(ANNA, &[case]));
    let mut carla = Desk::of(CARLA);
    carla.take(&anna.file(ANNA, &[case]));
    carla.fact(case, 6);
    bram.take(&carla.file(CARLA, &[case]));
    let desk = |partners: &[usize]| {
        let mut desk = Desk::of(ANNA).knows(&[BRAM]).works_with(partners);
        desk.replica = anna.replica.clone();
        desk
    };
    let file = bram.file(BRAM, &[case]);
    assert_eq!(
        set_aside(&plan(&file, &desk(&[]))),
        [QuarantineReason::NotPartner]
    );
    assert!(plan(&file, &desk(&[CARLA])).quarantine.is_empty());
    let name_carla = [
        shared(),
        class(),
        (
            "root",
            Edit::Set(Value::from(*cast()[CARLA].root.as_bytes())),
        ),
    ];
    bram.replica
        .create(&world(&Dice::new(8)), case, "partner/1", &name_carla);
    let file = bram.file(BRAM, &[case]);
    let plan = plan(&file, &desk(&[]));
    assert_eq!(
        (plan.admit.len(), plan.quarantine.len()),
        (2, 0),
        "named by a record of this file"
    );
}

#[test]
fn a_stranger_cannot_name_himself() {
    let (anna, case) = case_of_anna();
    let mut carla = Desk::of(CARLA);
    carla.take(&anna.file(ANNA, &[case]));
    let name_carla = [(
        "root",
        Edit::Set(Value::from(*cast()[CARLA].root.as_bytes())),
    )];
    carla
        .replica
        .create(&world(&Dice::new(8)), case, "partner/1", &name_carla);
    let mut desk = Desk::of(ANNA).knows(&[BRAM]);
    desk.replica = anna.replica.clone();
    let plan = plan(&carla.file(BRAM, &[case]), &desk);
    assert_eq!(set_aside(&plan), [QuarantineReason::NotPartner]);
}

#[test]
fn what_is_of_another_case_than_the_file_says_waits() {
    let (mut anna, case) = case_of_anna();
    anna.fact(case, 2);
    let elsewhere = anna.fact(CaseId::from_bytes([9; 16]), 3);
    let file = anna.file(ANNA, &[case]);
    let plan = plan(&file, &Desk::of(BRAM));
    assert_eq!(set_aside(&plan), [QuarantineReason::OutOfScope]);
    assert!(!plan.new_records.contains_key(&elsewhere));
    assert_eq!(plan.new_cases, [case]);
}

#[test]
fn a_change_that_puts_a_record_into_another_case_waits() {
    let (mut anna, case) = case_of_anna();
    let fact = anna.fact(case, 2);
    let mut file = anna.file(ANNA, &[case, CaseId::from_bytes([9; 16])]);
    let mut header = file
        .changes
        .iter()
        .find(|c| c.header.record == fact)
        .unwrap()
        .header
        .clone();
    (header.case, header.nonce) = (CaseId::from_bytes([9; 16]), None);
    let bodies = vec![None; header.writes.len()];
    file.changes
        .push(Change::sign(header, bodies, &cast()[ANNA].key));
    let plan = plan(&file, &Desk::of(BRAM));
    assert_eq!(plan.quarantine, [(2, QuarantineReason::OutOfScope)]);
    assert_eq!((plan.cases[&fact], plan.new_cases), (case, vec![case]));
}

#[test]
fn nobody_vouches_for_an_uncertified_device() {
    let (mut anna, case) = case_of_anna();
    anna.fact(case, 2);
    let mut file = anna.file(ANNA, &[case]);
    file.cards.clear();
    let plan = plan(&file, &Desk::of(BRAM));
    assert_eq!(set_aside(&plan), [QuarantineReason::Uncertified; 2]);
}

#[test]
fn a_chain_of_partners_who_name_each_other_backwards_is_followed_to_its_end() {
    let (anna, case) = case_of_anna();
    let mut bram = Desk::of(BRAM).knows(&[ANNA, CARLA]).works_with(&[CARLA]);
    bram.take(&anna.file(ANNA, &[case]));
    let naming = |member: usize| {
        [
            shared(),
            class(),
            (
                "root",
                Edit::Set(Value::from(*cast()[member].root.as_bytes())),
            ),
        ]
    };
    let mut carla = Desk::of(CARLA);
    carla.take(&anna.file(ANNA, &[case]));
    bram.replica
        .create(&world(&Dice::new(8)), case, "partner/1", &naming(CARLA));
    carla
        .replica
        .create(&world(&Dice::new(9)), case, "partner/1", &naming(BRAM));
    let mut file = bram.file(ANNA, &[case]);
    file.changes.extend(carla.file(CARLA, &[case]).changes);
    file.cards.push(card(&cast()[CARLA], 1));
    let desk = Desk::of(PHONE);
    file.sender = RootId::from_bytes([9; 32]);
    let stranded = plan(&file, &desk);
    assert_eq!(
        stranded.quarantine.len(),
        2,
        "neither is named by someone who is let in"
    );
    file.sender = cast()[CARLA].root;
    let mut desk = Desk::of(PHONE);
    desk.cards.push(card(&cast()[BRAM], 1));
    assert!(plan(&file, &desk).quarantine.is_empty());
}
