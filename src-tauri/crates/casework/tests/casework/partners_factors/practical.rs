//! SF7: practical ideas, tried with a result, and money decided in time.

use super::{missing, status, with, without};
use crate::build::*;
use casework::factors::{Factor, FactorState};

fn option(number: u8, state: &str) -> Record {
    record(number, "practical_option/1")
        .set("text", "Tapijt")
        .set("state", state)
}

fn tried() -> Vec<Record> {
    vec![
        case_record(),
        option(81, "tried")
            .set("started", "2026-10-21")
            .set("result", "Zachter"),
        option(82, "idea"),
        option(83, "rejected").set("reason", "Past niet"),
        partner(1, "Anna", Some(ANNA)),
    ]
}

fn lacks(records: &[Record]) -> Vec<&'static str> {
    missing(Factor::Practical, records, &[])
}

#[test]
fn each_missing_thing_is_named() {
    let base = tried();
    let rejected = |number| {
        with(&base, number, |r| {
            r.set("state", "rejected").set("reason", "Te duur")
        })
    };
    let all = with(
        &with(&base, 81, |r| {
            r.set("state", "rejected")
                .set("reason", "Te duur")
                .set("result", "")
        }),
        82,
        |r| r.set("state", "rejected").set("reason", "Te klein"),
    );
    let cases: [(&str, Vec<Record>, &[&str]); 9] = [
        ("no idea", vec![case_record()], &["option_none"]),
        ("two ideas", without(&base, 82), &["options_few"]),
        ("three, one tried", base.clone(), &[]),
        (
            "tried without result",
            with(&base, 81, |r| r.set("result", " ")),
            &["option_not_tried"],
        ),
        (
            "tried ∥ idea",
            with(&base, 81, |r| r.by(BRAM).also("state", "idea")),
            &["option_not_tried"],
        ),
        ("one more rejected", rejected(82), &[]),
        ("all rejected with a reason", all.clone(), &[]),
        (
            "one of them without",
            with(&all, 83, |r| r.set("reason", "")),
            &["option_not_tried"],
        ),
        (
            "31 days without a look",
            with(&base, 81, |r| r.set("started", "2026-10-20")),
            &["effect_not_noted"],
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(lacks(&records), expected, "{story}");
    }
    let noted = with(&base, 81, |r| {
        r.set("started", "2026-09-01")
            .set("effect_at", "2026-10-01")
    });
    assert_eq!(lacks(&noted), [""; 0]);
}

#[test]
fn money_is_decided_in_five_working_days() {
    let asked = |day: &str, state: &str| {
        let request = record(84, "budget_request/1")
            .set("purpose", "Tapijt")
            .set("asked_at", day)
            .set("state", state);
        lacks(&[tried(), vec![request]].concat())
    };
    assert_eq!(asked("2026-11-13", "asked"), [""; 0], "5 working days");
    assert_eq!(asked("2026-11-12", "asked"), ["budget_undecided"], "6");
    assert_eq!(asked("2026-10-01", "granted"), [""; 0]);
    assert_eq!(asked("2026-10-01", "refused"), [""; 0]);
}

#[test]
fn every_partner_says_himself_that_it_holds() {
    assert_eq!(
        status(Factor::Practical, &tried(), &[]).computed,
        FactorState::Sufficient
    );
    let digest = read(&tried()).answers.digest(Factor::Practical);
    let said = factor_record().by(ANNA).add("sf7_confirmed", digest);
    let all = [tried(), vec![said]].concat();
    assert_eq!(
        status(Factor::Practical, &all, &[]).computed,
        FactorState::Confirmed
    );
}
