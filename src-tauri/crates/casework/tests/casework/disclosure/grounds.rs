//! What one class or ground asks for that others do not.

use super::*;

#[test]
fn professional_secrecy_is_decided_one_record_at_a_time() {
    for class in SharedClass::ALL {
        let ground = pairs().find(|(of, _)| of == class).expect("a ground").1;
        let (one, other) = (note(1, *class), note(3, *class));
        let both = decision(&[&one, &other], *class, ground);
        let expected = if *class == SharedClass::CareContent {
            closed(*class, Some(Lapse::Ground))
        } else {
            OPEN
        };
        assert_eq!(judge(&one, &[&other, &both, &consent()]), expected);
    }
}

#[test]
fn the_three_justifications_are_asked_from_k4_up_only() {
    for (class, ground) in pairs() {
        for field in JUSTIFICATIONS {
            let fact = note(1, class);
            let lacks = decision(&[&fact], class, ground).set(field, Value::Null);
            let expected = if class == SharedClass::ReporterIdentity {
                OPEN
            } else {
                closed(class, Some(Lapse::Incomplete))
            };
            let found = judge(&fact, &[&lacks, &consent()]);
            assert_eq!(found, expected, "{} {field}", class.code());
        }
    }
}

#[test]
fn police_data_go_to_a_named_person_with_the_word_of_who_provided_them() {
    for ground in [Ground::PoliceData, Ground::Partnership] {
        let fact = note(1, SharedClass::Police);
        let good = decision(&[&fact], SharedClass::Police, ground);
        assert_eq!(judge(&fact, &[&good]), OPEN);
        for (field, value) in [
            ("named", Value::Bool(false)),
            ("named", Value::Null),
            ("provider", Value::from(" ")),
            ("provider", Value::Null),
        ] {
            let lacks = good.clone().set(field, value);
            let expected = closed(SharedClass::Police, Some(Lapse::Incomplete));
            assert_eq!(judge(&fact, &[&lacks]), expected, "{field}");
        }
        let for_carla = good.set("recipient", *CARLA.as_bytes());
        let expected = closed(SharedClass::Police, None);
        assert_eq!(judge(&fact, &[&for_carla]), expected, "named is one person");
    }
}

#[test]
fn a_consent_opens_only_while_it_was_given_and_holds() {
    let class = SharedClass::CareContent;
    let fact = note(1, class);
    let good = decision(&[&fact], class, Ground::Consent);
    let opens = |consent: Record| judge(&fact, &[&good, &consent]);
    assert_eq!(opens(consent()), OPEN);
    assert_eq!(opens(consent().set("valid_until", "2026-11-20")), OPEN);
    assert_eq!(opens(consent().set("in_writing", true)), OPEN);
    let held = closed(class, Some(Lapse::Consent));
    let mut elsewhere = consent();
    elsewhere.state.case = CaseId::from_bytes([9; 16]);
    let mut gap = consent();
    gap.state.incomplete = true;
    for (name, consent) in [
        ("asked", consent().set("state", "asked")),
        ("refused", consent().set("state", "refused")),
        ("withdrawn", consent().set("state", "withdrawn")),
        ("unknown", consent().set("state", "maybe")),
        ("disputed", consent().also("state", "withdrawn")),
        (
            "with a day of withdrawal",
            consent().set("withdrawn_at", "2026-11-20"),
        ),
        ("over", consent().set("valid_until", "2026-11-19")),
        ("given tomorrow", consent().set("given_at", "2026-11-21")),
        ("of another case", elsewhere),
        ("taken back", consent().deleted()),
        ("with a gap", gap),
        ("by another", consent().made_by(BRAM)),
        (
            "extended by another",
            consent().by(BRAM).set("valid_until", "2030-01-01"),
        ),
    ] {
        assert_eq!(opens(consent), held, "{name}");
    }
    assert_eq!(judge(&fact, &[&good]), held, "it is not here");
    for field in CONSENT_NEEDS {
        let lacking = consent().set(field, Value::Null);
        assert_eq!(lacks(&lacking.state, ANNA), [field]);
        assert!(!holds(&lacking.state, ANNA, today()), "{field}");
        assert_eq!(opens(lacking), held, "{field}");
    }
    let not_told = consent().set("told_withdrawable", false);
    assert_eq!(
        opens(not_told),
        held,
        "he must know that he can take it back"
    );
}

#[test]
fn a_conflict_of_duties_answers_all_seven_and_five_of_them_with_yes() {
    let class = SharedClass::CareContent;
    let fact = note(1, class);
    let good = || decision(&[&fact], class, Ground::ConflictOfDuties);
    let held = closed(class, Some(Lapse::Incomplete));
    for (field, must_be_yes) in DUTIES {
        let no = good().set(field, answer("no", "dat kon niet"));
        let expected = if must_be_yes { held } else { OPEN };
        assert_eq!(judge(&fact, &[&no]), expected, "{field}");
        for bad in [
            answer("yes", " "),
            answer("perhaps", "x"),
            Value::from("yes"),
        ] {
            let found = judge(&fact, &[&good().set(field, bad)]);
            assert_eq!(found, held, "{field}");
        }
    }
}

#[test]
fn a_second_decision_opens_what_the_first_one_does_no_more() {
    let class = SharedClass::CareProcess;
    let before = note(1, class);
    let old = decision(&[&before], class, Ground::LegalDuty);
    let after = note(1, class).set("text", "Nieuw.").set("place", "gang");
    let mut new = decision(&[&after], class, Ground::LegalDuty);
    assert_eq!(judge(&after, &[&old]), closed(class, Some(Lapse::Changed)));
    new.state.id = id(52);
    assert_eq!(judge(&after, &[&old, &new]), OPEN);
    let all = states(&[after.clone(), old, new]);
    let disclosures = Disclosures::of(&all, ANNA, today());
    assert_eq!(disclosures.opening(&after.state, &BRAM), [id(52)]);
    let nobody = RootId::from_bytes([9; 32]);
    assert!(disclosures.opening(&after.state, &nobody).is_empty());
}
