//! The order of the list: no regie, overdue, urgent.

use crate::build::*;
use casework::{
    case_row::{LeadFact, LeadState, Need, RowFacts},
    terms::case::Urgency,
};

/// A case with a lead, nothing overdue and no haste.
fn calm() -> RowFacts {
    RowFacts {
        lead: LeadState::One,
        overdue: 0,
        urgency: Some(Urgency::Low),
        next_due: None,
        days_quiet: Some(0),
        conflicts: 0,
        is_closed: false,
    }
}

#[test]
fn what_needs_a_person_comes_first() {
    let led = |urgency| RowFacts {
        urgency: Some(urgency),
        ..calm()
    };
    let lead = |lead, urgency| RowFacts {
        lead,
        ..led(urgency)
    };
    let due = |urgency, day_text| RowFacts {
        next_due: Some(day(day_text)),
        ..led(urgency)
    };
    let ordered = [
        ("no lead, acute", lead(LeadState::None, Urgency::Acute)),
        ("two leads, low", lead(LeadState::Double, Urgency::Low)),
        ("proposed", lead(LeadState::Proposed, Urgency::Acute)),
        (
            "two overdue",
            RowFacts {
                overdue: 2,
                ..calm()
            },
        ),
        (
            "overdue",
            RowFacts {
                overdue: 1,
                ..calm()
            },
        ),
        ("acute", led(Urgency::Acute)),
        ("high, due soon", due(Urgency::High, "2026-11-24")),
        ("high, due later", due(Urgency::High, "2026-11-25")),
        (
            "unjudged",
            RowFacts {
                urgency: None,
                ..calm()
            },
        ),
        ("medium", led(Urgency::Medium)),
        (
            "low, of unknown days",
            RowFacts {
                days_quiet: None,
                ..calm()
            },
        ),
        (
            "low, quiet",
            RowFacts {
                days_quiet: Some(9),
                ..calm()
            },
        ),
        ("low", calm()),
        (
            "closed, no lead",
            RowFacts {
                is_closed: true,
                ..lead(LeadState::None, Urgency::Acute)
            },
        ),
    ];
    for two in ordered.windows(2) {
        assert!(
            two[0].1.sort_key() < two[1].1.sort_key(),
            "{} before {}",
            two[0].0,
            two[1].0
        );
    }
}

#[test]
fn a_case_says_why_it_asks_for_a_person() {
    let policy = policy();
    let limit = i64::from(policy.quiet_case_days);
    assert_eq!(calm().needs(&policy), []);
    let quiet = |days_quiet| {
        RowFacts {
            days_quiet,
            ..calm()
        }
        .needs(&policy)
    };
    assert_eq!(quiet(Some(limit)), []);
    assert_eq!(quiet(Some(limit + 1)), [Need::Quiet]);
    assert_eq!(quiet(None), [Need::Quiet]);
    let all = RowFacts {
        lead: LeadState::Proposed,
        overdue: 1,
        urgency: Some(Urgency::High),
        conflicts: 1,
        days_quiet: None,
        ..calm()
    };
    let needs: Vec<&str> = all.needs(&policy).into_iter().map(Need::code).collect();
    assert_eq!(needs, ["no_lead", "overdue", "urgent", "conflict", "quiet"]);
    assert_eq!(
        RowFacts {
            is_closed: true,
            ..all
        }
        .needs(&policy),
        []
    );
}

#[test]
fn the_list_and_the_case_agree_on_who_leads() {
    let bram = || partner(2, "Bram", Some(BRAM));
    let leads = |no, partner_no| {
        role(no, "case_lead", id(partner_no))
            .by(BRAM)
            .set("state", "accepted")
    };
    let on_behalf = |no, partner_no| {
        role(no, "case_lead", id(partner_no))
            .set("state", "accepted")
            .set("on_behalf", "in overleg")
    };
    let carla = || partner(3, "Carla", None);
    let cases: [(&str, Vec<Record>, LeadState, &[&str]); 8] = [
        ("nobody", vec![bram()], LeadState::None, &[]),
        (
            "asked",
            vec![bram(), role(11, "case_lead", id(2))],
            LeadState::Proposed,
            &["Bram"],
        ),
        (
            "his own word",
            vec![bram(), leads(11, 2)],
            LeadState::One,
            &["Bram"],
        ),
        (
            "someone else wrote that he accepted",
            vec![
                bram(),
                role(11, "case_lead", id(2)).set("state", "accepted"),
            ],
            LeadState::Proposed,
            &["Bram"],
        ),
        (
            "he left",
            vec![bram().set("ended_at", "2026-11-19"), leads(11, 2)],
            LeadState::None,
            &[],
        ),
        (
            "one person with two records",
            vec![
                bram(),
                partner(4, "Bram J.", Some(BRAM)),
                leads(11, 2),
                leads(12, 4),
            ],
            LeadState::One,
            &["Bram"],
        ),
        (
            "two people",
            vec![bram(), leads(11, 2), carla(), on_behalf(12, 3)],
            LeadState::Double,
            &["Bram", "Carla"],
        ),
        (
            "one of two left",
            vec![
                bram(),
                leads(11, 2),
                carla().set("ended_at", "2026-11-19"),
                on_behalf(12, 3),
            ],
            LeadState::One,
            &["Bram"],
        ),
    ];
    for (name, records, state, names) in cases {
        let fact = LeadFact::of(&read(&records));
        let mut found = fact.names.clone();
        found.sort();
        assert_eq!(
            (fact.state, found),
            (state, names.iter().map(ToString::to_string).collect()),
            "{name}"
        );
        let states = states(&records);
        let mut some: Vec<_> = states.iter().collect();
        some.reverse();
        assert_eq!(LeadFact::among(&some), fact, "{name}");
    }
}
