//! Own changes that came back, a second device, and a lost one.

use super::set_aside;
use crate::{
    cast::{ANNA, BRAM, CARLA, PHONE, card, cast},
    desk::{Desk, case_of_anna},
};
use ledger::{
    identity::{Card, CardFacts, Revocation},
    plan::{Alarm, Incoming, QuarantineReason, plan},
};

#[test]
fn a_change_of_this_device_that_it_does_not_know_waits_and_raises_the_alarm() {
    let (mut anna, case) = case_of_anna();
    let before = anna.replica.clone();
    anna.fact(case, 2);
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.take(&anna.file(ANNA, &[case]));
    anna.replica = before;
    let plan = plan(&bram.file(BRAM, &[case]), &anna);
    assert_eq!(set_aside(&plan), [QuarantineReason::UnknownOwn]);
    assert_eq!(plan.alarms, [Alarm::UnknownOwn(1)]);
    assert!(plan.admit.is_empty());
}

#[test]
fn with_the_owners_yes_his_own_lost_changes_come_in_and_nobody_elses() {
    let (mut anna, case) = case_of_anna();
    let before = anna.replica.clone();
    let fact = anna.fact(case, 2);
    let mut bram = Desk::of(BRAM).knows(&[ANNA, CARLA]);
    bram.take(&anna.file(ANNA, &[case]));
    anna.replica = before;
    let mut file = bram.file(BRAM, &[case]);
    file.own_yes = true;
    let with_yes = plan(&file, &anna);
    assert_eq!(with_yes.new_records.keys().collect::<Vec<_>>(), [&fact]);
    assert!(with_yes.quarantine.is_empty() && with_yes.alarms.is_empty());
    // A yes is no pardon: a lost device and a case that the file does not name still wait.
    anna.revoked.push(cast()[ANNA].device);
    assert_eq!(
        set_aside(&plan(&file, &anna)),
        [QuarantineReason::RevokedDevice]
    );
    anna.revoked.clear();
    file.scope.clear();
    assert_eq!(
        set_aside(&plan(&file, &anna)),
        [QuarantineReason::OutOfScope]
    );
}

#[test]
fn the_owner_of_a_second_device_needs_nobody_to_name_him() {
    let (mut anna, case) = case_of_anna();
    let mut phone = Desk::of(PHONE);
    phone.take(&anna.file(ANNA, &[case]));
    phone.fact(case, 4);
    anna.partners.clear();
    let plan = plan(&phone.file(PHONE, &[case]), &anna);
    assert_eq!((plan.admit.len(), plan.quarantine.len()), (1, 0));
}

#[test]
fn what_a_lost_device_wrote_waits() {
    let (mut anna, case) = case_of_anna();
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.take(&anna.file(ANNA, &[case]));
    bram.fact(case, 5);
    anna.revoked.push(cast()[BRAM].device);
    let plan = plan(&bram.file(BRAM, &[case]), &anna);
    assert_eq!(set_aside(&plan), [QuarantineReason::RevokedDevice]);
}

#[test]
fn a_loss_is_told_by_the_card_of_the_owner_and_by_nobody_elses() {
    let (mut anna, case) = case_of_anna();
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.take(&anna.file(ANNA, &[case]));
    bram.fact(case, 5);
    let mut file = bram.file(CARLA, &[case]);
    let lost = Revocation {
        device: cast()[BRAM].device,
        at_ms: 9,
    };
    let revoking = |member: usize| {
        let facts = card(&cast()[member], 1).facts;
        Card::sign(
            CardFacts {
                version: 2,
                revoked: vec![lost],
                ..facts
            },
            &cast()[member].root_keys.signing,
        )
    };
    let place = |file: &Incoming, member: usize| {
        file.cards
            .iter()
            .position(|c| c.root_id() == cast()[member].root)
            .unwrap()
    };
    let carlas = place(&file, CARLA);
    file.cards[carlas] = revoking(CARLA);
    assert!(
        plan(&file, &anna).quarantine.is_empty(),
        "carla cannot declare bram's laptop lost"
    );
    let brams = place(&file, BRAM);
    file.cards[brams] = revoking(BRAM);
    assert_eq!(
        set_aside(&plan(&file, &anna)),
        [QuarantineReason::RevokedDevice]
    );
    anna.partners.clear();
}
