//! SF4: people who know and find each other, answer in time and spoke before there was a crisis.

use super::{missing, status, with, without};
use crate::build::*;
use casework::factors::{Factor, FactorState};
use ledger::{cbor::Value, ids::RootId};

fn face(number: u8, name: &str, organisation: &str, root: RootId) -> Record {
    partner(number, name, Some(root))
        .made_by(root)
        .set("organisation", organisation)
        .set("root", *root.as_bytes())
        .set("reach", "06, op werkdagen")
        .set("reserve", "Een collega")
        .set("contact_confirmed_at", "2026-11-01")
}

fn pulse(number: u8, partner: u8, score: i64) -> Record {
    record(number, "pulse/1")
        .set("partner", *id(partner).as_bytes())
        .set("score", score)
        .set("at", "2026-11-10")
}

fn short_lines() -> Vec<Record> {
    vec![
        case_record(),
        face(1, "Anna", "GGD", ANNA),
        face(2, "Bram", "Gemeente", BRAM),
        pulse(41, 1, 4),
    ]
}

fn spoken(day: &str) -> Vec<Record> {
    vec![
        record(51, "contact_person/1")
            .set("organisation", "Gemeente")
            .set("name", "Bram")
            .set("root", *BRAM.as_bytes())
            .set("spoken_at", day),
    ]
}

fn lacks(records: &[Record]) -> Vec<&'static str> {
    missing(Factor::Trust, records, &spoken("2026-10-01"))
}

#[test]
fn people_who_know_and_find_each_other_are_confirmed() {
    assert_eq!(lacks(&short_lines()), [""; 0]);
    let status = status(Factor::Trust, &short_lines(), &spoken("2026-10-01"));
    assert_eq!(status.computed, FactorState::Confirmed);
    let by_anna = with(&short_lines(), 2, |r| {
        r.by(ANNA).set("contact_confirmed_at", "2026-11-01")
    });
    assert_eq!(
        super::status(Factor::Trust, &by_anna, &spoken("2026-10-01")).computed,
        FactorState::Sufficient
    );
}

#[test]
fn each_missing_thing_is_named() {
    let lines = short_lines();
    let cases: [(&str, Vec<Record>, &[&str]); 10] = [
        (
            "nobody",
            vec![case_record()],
            &["partners_none", "pulse_few"],
        ),
        (
            "no reserve",
            with(&lines, 2, |r| r.set("reserve", "")),
            &["contact_reserve_none"],
        ),
        (
            "no name",
            with(&lines, 2, |r| r.set("name", "")),
            &["contact_face_none"],
        ),
        (
            "no reach",
            with(&lines, 2, |r| r.set("reach", Value::Null)),
            &["contact_reach_none"],
        ),
        (
            "never checked",
            with(&lines, 2, |r| r.set("contact_confirmed_at", Value::Null)),
            &["contact_unconfirmed"],
        ),
        (
            "checked 180 days ago",
            with(&lines, 2, |r| r.set("contact_confirmed_at", "2026-05-24")),
            &[],
        ),
        (
            "checked 181 days ago",
            with(&lines, 2, |r| r.set("contact_confirmed_at", "2026-05-23")),
            &["contact_old"],
        ),
        ("no poll", without(&lines, 41), &["pulse_few"]),
        (
            "a poll of 60 days",
            with(&lines, 41, |r| r.set("at", "2026-09-21")),
            &[],
        ),
        (
            "a poll of 61 days",
            with(&lines, 41, |r| r.set("at", "2026-09-20")),
            &["pulse_few"],
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(lacks(&records), expected, "{story}");
    }
}

#[test]
fn a_low_score_asks_for_a_talk_until_it_took_place() {
    let low = |score| with(&short_lines(), 41, |_| pulse(41, 1, score));
    assert_eq!(lacks(&low(3)), [""; 0]);
    assert_eq!(lacks(&low(2)), ["pulse_low"]);
    let talked = with(&low(2), 41, |r| r.set("addressed_at", "2026-11-15"));
    assert_eq!(lacks(&talked), [""; 0]);
    let disputed = with(&low(4), 41, |r| r.by(BRAM).also("score", 1));
    assert_eq!(lacks(&disputed), ["pulse_low"], "the lowest of two counts");
}

#[test]
fn the_middle_answer_comes_within_three_working_days() {
    let request = |number: u8, asked: &str, answered: Option<&str>| {
        let record = record(number, "information_request/1")
            .set("asked_at", asked)
            .set("state", if answered.is_some() { "shared" } else { "open" });
        match answered {
            Some(day) => record.set("answered_at", day),
            None => record,
        }
    };
    let and = |more: Vec<Record>| lacks(&[short_lines(), more].concat());
    assert_eq!(
        and(vec![request(61, "2026-11-09", Some("2026-11-12"))]),
        [""; 0],
        "3 working days"
    );
    assert_eq!(
        and(vec![request(61, "2026-11-09", Some("2026-11-13"))]),
        ["answers_slow"],
        "4"
    );
    assert_eq!(
        and(vec![request(61, "2026-11-06", Some("2026-11-11"))]),
        [""; 0],
        "a weekend between"
    );
    let quick = request(62, "2026-11-09", Some("2026-11-10"));
    let slow = request(63, "2026-11-09", Some("2026-11-20"));
    assert_eq!(
        and(vec![
            quick.clone(),
            request(64, "2026-11-09", Some("2026-11-10")),
            slow.clone()
        ]),
        [""; 0]
    );
    assert_eq!(
        and(vec![slow.clone(), quick]),
        ["answers_slow"],
        "of two the slower is the middle"
    );
    assert_eq!(
        and(vec![request(65, "2026-11-17", None)]),
        [""; 0],
        "open for 3 working days"
    );
    assert_eq!(
        and(vec![request(65, "2026-11-16", None)]),
        ["answers_slow"],
        "open for 4"
    );
    assert_eq!(
        and(vec![request(66, "2026-09-20", Some("2026-11-01"))]),
        [""; 0],
        "61 days ago"
    );
}

#[test]
fn partners_spoke_without_a_crisis_in_ninety_days() {
    let of = |day: &str| missing(Factor::Trust, &short_lines(), &spoken(day));
    assert_eq!(of("2026-08-22"), [""; 0], "90 days");
    assert_eq!(of("2026-08-21"), ["spoken_not_lately"], "91 days");
    assert_eq!(
        missing(Factor::Trust, &short_lines(), &[]),
        ["spoken_not_lately"]
    );
    let by_name = vec![
        record(51, "contact_person/1")
            .set("organisation", "gemeente")
            .set("name", "bram")
            .set("spoken_at", "2026-11-01"),
    ];
    assert_eq!(missing(Factor::Trust, &short_lines(), &by_name), [""; 0]);
}
