//! The order of the list: no regie, overdue, urgent.

use crate::build::*;
use casework::case_row::{LeadFact, RowFacts};

fn row(records: &[Record]) -> RowFacts {
    RowFacts::of(&read(records), 0, today())
}

fn led(case: Record) -> Vec<Record> {
    vec![
        case,
        partner(2, "Bram", Some(BRAM)),
        role(11, "case_lead", id(2))
            .by(BRAM)
            .set("state", "accepted"),
    ]
}

#[test]
fn what_needs_a_person_comes_first() {
    let with_action = |mut records: Vec<Record>, day: &str| {
        records.push(action(21, id(2), day));
        records
    };
    let ordered = [
        (
            "no lead, acute",
            row(&[case_record().set("urgency", "acute")]),
        ),
        ("no lead, low", row(&[case_record().set("urgency", "low")])),
        (
            "proposed",
            row(&[
                case_record(),
                partner(2, "Bram", None),
                role(11, "case_lead", id(2)),
            ]),
        ),
        (
            "overdue",
            row(&with_action(
                led(case_record().set("urgency", "low")),
                "2026-11-19",
            )),
        ),
        ("acute", row(&led(case_record().set("urgency", "acute")))),
        (
            "high without action",
            row(&led(case_record().set("urgency", "high"))),
        ),
        (
            "high with action",
            row(&with_action(
                led(case_record().set("urgency", "high")),
                "2026-11-24",
            )),
        ),
        ("medium", row(&led(case_record().set("urgency", "medium")))),
        ("low", row(&led(case_record().set("urgency", "low")))),
        ("closed, no lead", row(&[case_record(), closing(80)])),
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
fn a_row_shows_what_a_lead_wants_to_know() {
    let mut records = led(case_record()
        .set("phase", "F2")
        .set("phase_since", "2026-11-10")
        .set("urgency", "low")
        .by(BRAM)
        .also("urgency", "high"));
    records.push(action(21, id(2), "2026-11-24"));
    let records: Vec<Record> = records
        .into_iter()
        .map(|record| record.dated("2026-11-15"))
        .collect();
    let row = RowFacts::of(&read(&records), 3, today());
    assert_eq!(row.lead, LeadFact::One("Bram".into()));
    assert_eq!(
        row.urgency.map(casework::terms::Term::code),
        Some("high"),
        "the most cautious"
    );
    assert!(row.urgency_in_conflict);
    assert_eq!(
        (row.conflicts, row.drafts, row.days_quiet, row.days_in_phase),
        (1, 3, Some(5), Some(10))
    );
    assert_eq!(
        row.next_action.map(|next| (next.owner, next.due)),
        Some(("Bram".into(), day("2026-11-24")))
    );
}

#[test]
fn two_leads_are_no_lead() {
    let mut records = led(case_record());
    records.extend([
        partner(1, "Anna", Some(ANNA)),
        role(12, "case_lead", id(1)).set("state", "accepted"),
    ]);
    let double = row(&records);
    assert!(matches!(double.lead, LeadFact::Double(ref names) if names.len() == 2));
    assert!(double.sort_key() < row(&led(case_record())).sort_key());
}
