//! Cards that clash, that claim another's device, or that look like a known person.

use crate::{
    cast::{ANNA, BRAM, CARLA, card, cast},
    desk::{Desk, case_of_anna},
};
use ledger::{
    identity::{Card, CardFacts},
    plan::{Alarm, CardStep, plan},
};

#[test]
fn two_contents_of_one_card_version_are_an_alarm() {
    let (anna, case) = case_of_anna();
    let bram = Desk::of(BRAM).knows(&[ANNA]);
    let mut file = anna.file(ANNA, &[case]);
    let facts = card(&cast()[ANNA], 1).facts;
    let with = |version: u64, name: &str| {
        let facts = CardFacts {
            version,
            name: name.into(),
            ..facts.clone()
        };
        Card::sign(facts, &cast()[ANNA].root_keys.signing)
    };
    for (other, step) in [
        (with(1, "anna"), CardStep::Same),
        (with(1, "Anna"), CardStep::Clash),
        (with(2, "Anna"), CardStep::Newer),
        (with(0, "Anna"), CardStep::Older),
    ] {
        file.cards = vec![other];
        let plan = plan(&file, &bram);
        assert_eq!(plan.cards, [step]);
        let alarms = if step == CardStep::Clash {
            vec![Alarm::CardClash(cast()[ANNA].root)]
        } else {
            vec![]
        };
        assert_eq!(plan.alarms, alarms);
    }
}

#[test]
fn a_card_that_claims_anothers_device_is_an_alarm_and_takes_nothing_over() {
    let (mut anna, case) = case_of_anna();
    anna.fact(case, 2);
    let mut claims = card(&cast()[CARLA], 1).facts;
    claims.devices.extend(card(&cast()[ANNA], 1).facts.devices);
    let thief = Card::sign(claims, &cast()[CARLA].root_keys.signing);
    let mut file = anna.file(CARLA, &[case]);
    for (desk, steps) in [
        (
            Desk::of(BRAM).knows(&[ANNA]),
            [CardStep::Same, CardStep::Clash],
        ),
        (Desk::of(BRAM), [CardStep::Clash, CardStep::Clash]),
    ] {
        file.cards = vec![card(&cast()[ANNA], 1), thief.clone()];
        let plan = plan(&file, &desk);
        assert_eq!(plan.cards, steps);
        assert!(plan.alarms.contains(&Alarm::CardClash(cast()[CARLA].root)));
        assert!(plan.admit.is_empty(), "carla sends anna's words as her own");
    }
}

#[test]
fn a_new_person_with_a_known_name_is_an_alarm() {
    let (anna, case) = case_of_anna();
    let named = |name: &str, organisation: &str| {
        let mut bram = Desk::of(BRAM).knows(&[CARLA]);
        let facts = CardFacts {
            name: name.into(),
            organisation: organisation.into(),
            ..bram.cards[1].facts.clone()
        };
        bram.cards[1] = Card::sign(facts, &cast()[CARLA].root_keys.signing);
        plan(&anna.file(ANNA, &[case]), &bram).alarms
    };
    let (new, known) = (cast()[ANNA].root, cast()[CARLA].root);
    for name in ["anna", "Ánna", "an na", "\u{430}nn\u{430}"] {
        for organisation in ["Proefstad", "Woonstichting"] {
            let alarms = named(name, organisation);
            assert_eq!(alarms, [Alarm::LookAlike { new, known }], "{name}");
        }
    }
    assert_eq!(named("hanna", "Proefstad"), []);
}
