//! Devices that are lost, vouched for and renewed, and root keys that follow each other: what the plan lets in.

use crate::{
    cast::{ANNA, BRAM, CARLA, Dice, PHONE, card, cast},
    desk::{Desk, case_of_anna, world},
};
use ed25519_dalek::SigningKey;
use ledger::{
    change::Change,
    control::ControlItem,
    identity::{Card, CardFacts, DeviceCertificate, Revocation, RootKeys},
    ids::{CaseId, ChangeId, DeviceId, RootId},
    plan::{Alarm, CardStep, Incoming, Plan, QuarantineReason, plan},
    succession::{Succession, SuccessionReason},
    vouch::{said, vouch_for},
};
use std::collections::BTreeSet;

/// The card of a person who declared devices lost.
fn revoking(member: usize, lost: &[usize]) -> Card {
    let revoked = lost.iter().map(|device| Revocation {
        device: cast()[*device].device,
        at_ms: 9,
    });
    let facts = CardFacts {
        version: 2,
        revoked: revoked.collect(),
        ..card(&cast()[member], 1).facts
    };
    Card::sign(facts, &cast()[member].root_keys.signing)
}

/// A file from Carla, to whom Anna's card does not belong: so only the rules for partners let Anna's words in.
fn brought(anna: &Desk, case: CaseId, with: Card, changes: Vec<Change>) -> Incoming {
    let mut file = anna.file(CARLA, &[case]);
    file.cards.retain(|held| held.root != with.root);
    file.cards.push(with);
    file.changes = changes;
    file
}

fn vouches(by: usize, changes: &[Change]) -> Vec<ControlItem> {
    vouch_for(&world(&Dice::new(5)), &cast()[by].key, changes)
}

fn came_in(plan: &Plan, file: &Incoming) -> BTreeSet<ChangeId> {
    let places = plan.admit.iter();
    places.map(|place| file.changes[*place].id).collect()
}

fn reasons(plan: &Plan) -> BTreeSet<QuarantineReason> {
    plan.quarantine.iter().map(|(_, reason)| *reason).collect()
}

/// Anna's laptop wrote a case and some facts; the changes, the case first.
fn written(facts: u64) -> (Desk, CaseId, Vec<Change>) {
    let (mut anna, case) = case_of_anna();
    for seed in 0..facts {
        anna.fact(case, 20 + seed);
    }
    let changes = anna.file(ANNA, &[case]).changes;
    (anna, case, changes)
}

#[test]
fn what_was_held_when_the_loss_was_told_stays_and_the_rest_waits_for_exactly_its_vouch() {
    for seed in 0..150 {
        let dice = Dice::new(seed);
        let (anna, case, mut changes) = written(1 + dice.below(6) as u64);
        dice.shuffle(&mut changes);
        let held = changes[..dice.below(changes.len())].to_vec();
        let mut bram = Desk::of(BRAM).knows(&[ANNA, CARLA]).works_with(&[ANNA]);
        bram.take(&brought(&anna, case, card(&cast()[ANNA], 1), held.clone()));
        let mine: Vec<Change> = changes
            .iter()
            .filter(|_| dice.percent(50))
            .cloned()
            .collect();
        let mut file = brought(&anna, case, revoking(ANNA, &[ANNA]), changes.clone());
        let items = vouches(PHONE, &mine);
        // A vouch comes with the change or came before it: that makes no difference.
        if dice.percent(50) {
            file.control = items;
        } else {
            bram.vouches = said(&items).collect();
        }
        let plan = plan(&file, &bram);
        let here: BTreeSet<ChangeId> = held.iter().map(|change| change.id).collect();
        let vouched: BTreeSet<ChangeId> = mine.iter().map(|change| change.id).collect();
        let expected: BTreeSet<ChangeId> = vouched.difference(&here).copied().collect();
        assert_eq!(came_in(&plan, &file), expected, "seed {seed}");
        let aside = changes.len() - here.union(&vouched).count();
        assert_eq!(plan.quarantine.len(), aside, "seed {seed}");
        if aside > 0 {
            assert_eq!(
                reasons(&plan),
                BTreeSet::from([QuarantineReason::RevokedDevice])
            );
        }
        assert_eq!(
            plan.unchanged,
            held.len(),
            "seed {seed}: what was here stays"
        );
    }
}

#[test]
fn nobody_else_and_no_lost_device_vouches() {
    let (anna, case, changes) = written(2);
    let bram = Desk::of(BRAM).knows(&[ANNA, CARLA]).works_with(&[ANNA]);
    for (by, lost, admitted) in [
        (PHONE, vec![ANNA], changes.len()),
        (PHONE, vec![ANNA, PHONE], 0),
        (ANNA, vec![ANNA], 0),
        (CARLA, vec![ANNA], 0),
    ] {
        let mut file = brought(&anna, case, revoking(ANNA, &lost), changes.clone());
        file.control = vouches(by, &changes);
        let plan = plan(&file, &bram);
        assert_eq!(plan.admit.len(), admitted, "by {by}, lost {lost:?}");
    }
}

#[test]
fn a_vouch_does_not_make_a_partner() {
    let (anna, case, changes) = written(1);
    let bram = Desk::of(BRAM).knows(&[ANNA, CARLA]);
    let mut file = brought(&anna, case, revoking(ANNA, &[ANNA]), changes.clone());
    file.control = vouches(PHONE, &changes);
    let plan = plan(&file, &bram);
    assert_eq!(
        reasons(&plan),
        BTreeSet::from([QuarantineReason::NotPartner])
    );
}

#[test]
fn another_own_device_brings_everything_that_was_let_in_there() {
    let (anna, case, changes) = written(2);
    let mut carla = Desk::of(CARLA);
    carla.take(&anna.file(ANNA, &[case]));
    carla.fact(case, 40);
    // On the laptop Carla was a sender, and her computer was lost later; the phone knows neither.
    let mut file = carla.file(ANNA, &[case]);
    file.cards = vec![card(&cast()[ANNA], 1), revoking(CARLA, &[CARLA])];
    file.cards.sort_by_key(Card::root_id);
    let phone = Desk::of(PHONE);
    let plan = plan(&file, &phone);
    assert_eq!(plan.admit.len(), changes.len() + 1);
    // Once the laptop is lost itself, nothing is taken on its word.
    let mut lost = Desk::of(PHONE);
    lost.revoked.push(cast()[ANNA].device);
    let plan = ledger::plan::plan(&file, &lost);
    assert!(plan.admit.is_empty(), "{plan:?}");
}

/// Anna's next root key, with a device of its own.
fn next() -> (RootKeys, SigningKey) {
    (
        RootKeys::from_entropy(&[41; 20]),
        SigningKey::from_bytes(&[42; 32]),
    )
}

/// The card under Anna's next root key, on which a device of `by` says so.
fn next_card(by: usize) -> Card {
    let (keys, device) = next();
    let to = keys.signing.verifying_key();
    let facts = CardFacts {
        version: 1,
        devices: vec![DeviceCertificate::sign(
            &device,
            &RootId::of(&to),
            [8; 32],
            5,
        )],
        revoked: vec![],
        ..card(&cast()[ANNA], 1).facts
    };
    let from = cast()[ANNA].root;
    let said = Succession::sign(from, &to, SuccessionReason::Lost, 5, &cast()[by].key);
    Card::sign_after(facts, Some(said), &keys.signing)
}

/// A file that is only a card.
fn only(card: Card) -> Incoming {
    Incoming {
        sender: card.root_id(),
        sender_device: DeviceId::of(&card.facts.devices[0].signing),
        scope: vec![],
        cards: vec![card],
        control: vec![],
        changes: vec![],
        own_yes: false,
    }
}

#[test]
fn a_succession_is_told_and_one_that_somebody_else_or_a_lost_device_says_is_an_alarm() {
    let (new, from) = (next_card(ANNA).root_id(), cast()[ANNA].root);
    let desk = || Desk::of(BRAM).knows(&[ANNA, CARLA]);
    let told = plan(&only(next_card(ANNA)), &desk()).alarms;
    assert_eq!(told, [Alarm::Succession { new, from }]);
    let mut stolen = desk();
    stolen.revoked.push(cast()[ANNA].device);
    for (card, desk) in [(next_card(ANNA), stolen), (next_card(CARLA), desk())] {
        let alarms = plan(&only(card), &desk).alarms;
        assert!(alarms.contains(&Alarm::FalseSuccession { new, from }));
        assert!(alarms.contains(&Alarm::LookAlike { new, known: from }));
    }
    let stranger = plan(&only(next_card(ANNA)), &Desk::of(BRAM)).alarms;
    assert!(
        stranger.is_empty(),
        "who was never known here is nobody's successor"
    );
}

#[test]
fn a_root_that_another_one_followed_is_used_by_nobody_any_more() {
    let (anna, case, changes) = written(1);
    let (new, from) = (next_card(ANNA).root_id(), cast()[ANNA].root);
    let mut bram = Desk::of(BRAM).knows(&[ANNA]);
    bram.cards.push(next_card(ANNA));
    bram.heirs.push((from, new));
    // The earlier card comes along as that of an author, and is no alarm; her earlier words are hers.
    let mut file = anna.file(ANNA, &[case]);
    (file.sender, file.sender_device) = (new, DeviceId::of(&next().1.verifying_key()));
    file.cards.push(next_card(ANNA));
    file.cards.sort_by_key(Card::root_id);
    let told = plan(&file, &bram);
    assert_eq!((told.admit.len(), told.alarms.len()), (changes.len(), 0));
    // A newer card under the earlier key is by whoever found the sheet: it certifies nothing.
    let thief = SigningKey::from_bytes(&[77; 32]);
    let mut facts = card(&cast()[ANNA], 3).facts;
    let stolen = DeviceCertificate::sign(&thief, &from, [8; 32], 5);
    facts.devices.push(stolen);
    let found = Card::sign(facts, &cast()[ANNA].root_keys.signing);
    let told = plan(&only(found), &bram);
    assert_eq!(told.cards, [CardStep::Clash]);
    assert_eq!(told.alarms, [Alarm::CardClash(from)]);
}
