//! Named situations of a merge: what the plan says, and what it does not let in.

use crate::{
    cast::{ANNA, BRAM, CARLA, Dice, PHONE, card, cast},
    desk::{Desk, case_of_anna, class, shared, world},
};
use ledger::{
    author::Edit,
    cbor::Value,
    change::Change,
    identity::{Card, CardFacts, Revocation},
    ids::{CaseId, RecordId},
    plan::{Alarm, CardStep, Incoming, Plan, QuarantineReason, plan},
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
