//! The check before a visit: what makes it red or orange, and that green is said only when everything was answered.

use crate::build::*;
use casework::{
    terms::entry::{Company, VisitRisk},
    visit_check::{Beforehand, VisitCheck, check},
};

/// Everything answered, and nothing asks for care.
fn calm() -> Beforehand {
    Beforehand {
        announced: Some(true),
        company: Some(Company::Together),
        dark: Some(false),
        aggression: Some(false),
        substances: Some(false),
        animals: Some(false),
        phone_ready: Some(true),
    }
}

fn alone() -> Beforehand {
    Beforehand {
        company: Some(Company::Alone),
        ..calm()
    }
}

fn found(records: &[Record], answers: Beforehand) -> (Option<VisitRisk>, Vec<&'static str>) {
    let file = read(&[vec![case_record()], records.to_vec()].concat());
    let VisitCheck { risk, because, .. } = check(&file, &answers);
    (risk, codes(&because))
}

#[test]
fn green_is_said_only_when_everything_was_answered() {
    let unasked = Beforehand::default();
    let file = read(&[case_record()]);
    let checked = check(&file, &unasked);
    assert_eq!((checked.risk, checked.open), (None, 7));
    let nearly = Beforehand {
        animals: None,
        ..calm()
    };
    assert_eq!(check(&file, &nearly).open, 1);
    assert_eq!(found(&[], nearly), (None, vec![]));
    assert_eq!(found(&[], calm()), (Some(VisitRisk::Green), vec![]));
    assert_eq!(found(&[], alone()), (Some(VisitRisk::Green), vec![]));
}

#[test]
fn each_answer_asks_for_care_by_itself() {
    let orange = |code: &'static str| (Some(VisitRisk::Orange), vec![code]);
    type Answer = (Option<VisitRisk>, Vec<&'static str>);
    let cases: [(Beforehand, Answer); 8] = [
        (
            Beforehand {
                aggression: Some(true),
                ..calm()
            },
            orange("check_aggression"),
        ),
        (
            Beforehand {
                aggression: Some(true),
                ..alone()
            },
            (Some(VisitRisk::Red), vec!["check_aggression_alone"]),
        ),
        (
            Beforehand {
                substances: Some(true),
                ..calm()
            },
            orange("check_substances"),
        ),
        (
            Beforehand {
                dark: Some(true),
                ..alone()
            },
            orange("check_dark_alone"),
        ),
        (
            Beforehand {
                dark: Some(true),
                announced: Some(false),
                ..calm()
            },
            (Some(VisitRisk::Green), vec![]),
        ),
        (
            Beforehand {
                announced: Some(false),
                ..alone()
            },
            orange("check_unannounced_alone"),
        ),
        (
            Beforehand {
                animals: Some(true),
                ..calm()
            },
            orange("check_animals"),
        ),
        (
            Beforehand {
                phone_ready: Some(false),
                ..calm()
            },
            orange("check_phone"),
        ),
    ];
    for (answers, expected) in cases {
        assert_eq!(found(&[], answers), expected, "{answers:?}");
    }
}

#[test]
fn a_note_that_holds_counts_until_it_is_withdrawn_whatever_is_answered() {
    let note = |advice: &str| {
        record(42, "safety_note/1")
            .set("advice", advice)
            .set("state", "holds")
    };
    let (orange, red) = (Some(VisitRisk::Orange), Some(VisitRisk::Red));
    for (advice, together, by_oneself) in [
        ("in_pairs", orange, red),
        ("not_inside", orange, red),
        ("call_first", orange, orange),
        ("dog", orange, orange),
        ("other", orange, orange),
    ] {
        assert_eq!(
            found(&[note(advice)], calm()),
            (together, vec!["check_note"])
        );
        assert_eq!(found(&[note(advice)], alone()).0, by_oneself, "{advice}");
        let unasked = Beforehand::default();
        assert_eq!(found(&[note(advice)], unasked).0, orange, "at once");
    }
    let withdrawn = note("in_pairs").set("state", "withdrawn");
    assert_eq!(found(&[withdrawn], alone()).0, Some(VisitRisk::Green));
    let disputed = note("in_pairs")
        .set("state", "withdrawn")
        .by(BRAM)
        .also("state", "holds");
    assert_eq!(
        found(&[disputed], alone()).0,
        red,
        "while people differ it holds"
    );
}

#[test]
fn acute_danger_comes_first() {
    let report = record(40, "report/1").set("acute", "yes:weapon_or_threat");
    let answers = Beforehand {
        animals: Some(true),
        ..calm()
    };
    assert_eq!(
        found(&[report], answers),
        (Some(VisitRisk::Red), vec!["check_acute", "check_animals"])
    );
}
