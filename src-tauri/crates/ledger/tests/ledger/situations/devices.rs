//! Own changes that came back, a second device, and a lost one.

use super::set_aside;
use crate::{
    cast::{ANNA, BRAM, CARLA, Dice, PHONE, card, cast},
    desk::{Desk, case_of_anna, world},
};
use ed25519_dalek::SigningKey;
use ledger::{
    control::{ControlHeader, ControlItem, ControlKind},
    identity::{Card, CardFacts, DeviceCertificate, Revocation, RootKeys},
    ids::{DeviceId, RootId},
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

#[test]
fn under_a_root_that_another_one_followed_only_a_known_device_is_an_own_one() {
    let (anna, case) = case_of_anna();
    let mut carla = Desk::of(CARLA);
    carla.take(&anna.file(ANNA, &[case]));
    carla.fact(case, 40);
    let mut phone = Desk::of(PHONE);
    phone.take(&anna.file(ANNA, &[case]));
    phone.revoked.push(cast()[ANNA].device);
    // Anna's earlier sheet leaked: who has it certifies a device of his own with a newer card.
    let leaked = RootKeys::from_entropy(&[41; 20]).signing;
    let earlier = RootId::of(&leaked.verifying_key());
    let thief = SigningKey::from_bytes(&[77; 32]);
    let stolen = DeviceCertificate::sign(&thief, &earlier, [8; 32], 5);
    let of_earlier = |version: u64, devices: Vec<DeviceCertificate>| {
        let facts = CardFacts {
            version,
            devices,
            ..card(&cast()[ANNA], 1).facts
        };
        Card::sign(facts, &leaked)
    };
    phone.cards.push(of_earlier(1, vec![]));
    phone.heirs.push((earlier, cast()[ANNA].root));
    let header = ControlHeader::new(
        &world(&Dice::new(6)),
        ControlKind::Purge,
        cast()[ANNA].device,
        case,
    );
    let mut file = carla.file(CARLA, &[case]);
    file.control = vec![ControlItem::sign(header, &cast()[ANNA].key)];
    file.cards.push(of_earlier(2, vec![stolen]));
    file.sender = earlier;
    file.sender_device = DeviceId::of(&thief.verifying_key());
    let found = plan(&file, &phone);
    assert_eq!(set_aside(&found), [QuarantineReason::NotPartner]);
    assert_eq!(
        (found.control, found.control_aside),
        (vec![], vec![(0, QuarantineReason::RevokedDevice)])
    );
    // A device that did not take part in the new sheet yet is still hers.
    phone.revoked.clear();
    file.sender_device = cast()[ANNA].device;
    assert_eq!(plan(&file, &phone).admit.len(), 1);
}
