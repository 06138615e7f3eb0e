//! Out of the report, the triage and the investigation: placed, weighed, and both sides heard.

use super::{NOTHING, missing};
use crate::build::*;
use casework::terms::case::Phase;

#[test]
fn a_report_is_left_when_it_is_acknowledged_placed_named_and_safe() {
    let report = record(31, "report/1")
        .set("text", "Harde muziek")
        .set("acknowledged_at", moment("2026-11-20").as_str())
        .add("categories", "GELUID");
    let address = record(32, "address/1")
        .set("street", "Lindenhof")
        .set("house_number", "12")
        .set("town", "Waterveen");
    let case = case_record().set("acute", "no");
    assert_eq!(
        missing(
            Phase::Report,
            &[case.clone(), report.clone(), address.clone()]
        ),
        NOTHING
    );
    assert_eq!(
        missing(Phase::Report, &[case_record()]),
        ["report_none", "address_none", "category_none", "acute_open"]
    );
    let silent = record(33, "report/1");
    assert_eq!(
        missing(
            Phase::Report,
            &[
                case.clone(),
                report.clone(),
                address.clone(),
                silent.clone()
            ]
        ),
        ["report_not_acknowledged"]
    );
    assert_eq!(
        missing(
            Phase::Report,
            &[
                case.clone(),
                report.clone(),
                address.clone(),
                silent.set("anonymous", true)
            ]
        ),
        NOTHING
    );
    for (answer, expected) in [("unknown", 1), ("yes:life", 0), ("no", 0), ("maybe", 1)] {
        let records = [
            case_record().set("acute", answer),
            report.clone(),
            address.clone(),
        ];
        assert_eq!(missing(Phase::Report, &records).len(), expected, "{answer}");
    }
    let on_report = [case_record(), report.set("acute", "no"), address];
    assert_eq!(
        missing(Phase::Report, &on_report),
        NOTHING,
        "the answer on the report counts"
    );
}

#[test]
fn triage_is_left_with_urgency_reason_route_and_a_proposed_lead() {
    let ready = case_record()
        .set("urgency", "high")
        .set("urgency_reason", "Kinderen slapen slecht")
        .set("route", "administrative");
    let lead = role(11, "case_lead", id(2));
    assert_eq!(
        missing(Phase::Triage, &[ready.clone(), lead.clone()]),
        NOTHING
    );
    assert_eq!(
        missing(Phase::Triage, &[case_record()]),
        [
            "urgency_unset",
            "urgency_reason_empty",
            "route_open",
            "lead_not_proposed"
        ]
    );
    assert_eq!(
        missing(
            Phase::Triage,
            &[ready.clone(), lead.clone().set("state", "refused")]
        ),
        ["lead_not_proposed"]
    );
    assert_eq!(
        missing(
            Phase::Triage,
            &[ready.by(BRAM).also("urgency", "low"), lead]
        ),
        ["urgency_unclear"]
    );
}

#[test]
fn only_the_residents_own_words_hear_him() {
    let resident = record(51, "person/1")
        .set("name", "Mevrouw Bakker")
        .set("role", "resident");
    let neighbour = record(52, "person/1")
        .set("name", "Meneer Kok")
        .set("role", "neighbour");
    let quote = || record(43, "quote/1").set("text", "Ik hoor zelf niets");
    let visit = |outcome: &str| record(41, "visit/1").set("outcome", outcome);
    let of_visit = || quote().set("visit", *id(41).as_bytes());
    let heard = |more: Vec<Record>| {
        let people = [case_record(), resident.clone(), neighbour.clone()];
        let all = missing(Phase::Investigation, &[people.to_vec(), more].concat());
        !all.contains(&"resident_not_heard")
    };
    let cases = [
        ("nothing", vec![], false),
        ("a quote that names nobody", vec![quote()], true),
        (
            "her name",
            vec![quote().set("speaker", " mevrouw bakker ")],
            true,
        ),
        ("the word", vec![quote().set("speaker", "De bewoner")], true),
        (
            "a neighbour",
            vec![quote().set("speaker", "Meneer Kok")],
            false,
        ),
        (
            "somebody",
            vec![quote().set("speaker", "buurvrouw van de bewoner")],
            false,
        ),
        (
            "two names side by side",
            vec![
                quote()
                    .set("speaker", "bewoner")
                    .by(BRAM)
                    .also("speaker", "buurman"),
            ],
            false,
        ),
        ("spoken at a visit", vec![visit("spoken")], true),
        (
            "spoken at a visit, with words",
            vec![visit("spoken"), of_visit()],
            true,
        ),
        (
            "a neighbour spoken at a visit",
            vec![visit("spoken"), of_visit().set("speaker", "Meneer Kok")],
            false,
        ),
        (
            "words at a visit to nobody",
            vec![visit("not_home"), of_visit()],
            false,
        ),
        ("no words", vec![quote().set("text", " ")], false),
    ];
    for (name, more, expected) in cases {
        assert_eq!(heard(more), expected, "{name}");
    }
}

#[test]
fn investigation_hears_both_sides_or_tries_twice() {
    let heard = record(31, "report/1").set("text", "Harde muziek");
    let checks = factor_record()
        .set("sf3_q3", "Ja, via het wijkteam")
        .set("sf5_q2", "De wijkagent");
    let attempt = |number: u8| {
        record(number, "visit/1")
            .set("occurred_at", moment("2026-11-18").as_str())
            .set("outcome", "not_home")
    };
    let base = [case_record(), heard, checks];
    let and = |more: Vec<Record>| missing(Phase::Investigation, &[base.to_vec(), more].concat());
    assert_eq!(and(vec![]), ["resident_not_heard"]);
    assert_eq!(
        and(vec![attempt(41)]),
        ["resident_not_heard"],
        "one attempt"
    );
    assert_eq!(and(vec![attempt(41), attempt(42)]), NOTHING, "two attempts");
    assert_eq!(
        and(vec![
            attempt(41),
            record(42, "visit/1").set("outcome", "not_home")
        ]),
        ["resident_not_heard"],
        "an attempt has a date"
    );
    assert_eq!(
        and(vec![
            record(43, "quote/1").set("text", "Ik hoor zelf niets")
        ]),
        NOTHING
    );
    assert_eq!(
        and(vec![record(43, "quote/1").set("text", "weg").deleted()]),
        ["resident_not_heard"],
        "a deleted entry is not there"
    );
    assert_eq!(
        missing(Phase::Investigation, &[case_record()]),
        [
            "reporter_not_heard",
            "resident_not_heard",
            "help_check_open",
            "verification_open"
        ]
    );
}

#[test]
fn a_hearing_and_the_process_of_care_count_as_much_as_answers() {
    let hearing = |number: u8, side: &str, outcome: &str| {
        record(number, "hearing/1")
            .set("side", side)
            .set("outcome", outcome)
            .set("at", moment("2026-11-18").as_str())
    };
    let base = vec![
        case_record(),
        hearing(41, "neighbour", "heard"),
        once("care_process/1").set("help_known", false),
        record(42, "verification/1").set("result", "confirmed"),
    ];
    let and = |more: Vec<Record>| missing(Phase::Investigation, &[base.clone(), more].concat());
    assert_eq!(and(vec![hearing(43, "resident", "heard")]), NOTHING);
    assert_eq!(and(vec![hearing(43, "network", "heard")]), NOTHING);
    let declined = hearing(43, "resident", "declined");
    assert_eq!(and(vec![declined.clone()]), ["resident_not_heard"]);
    assert_eq!(
        and(vec![declined, hearing(44, "resident", "no_answer")]),
        NOTHING,
        "two dated attempts"
    );
    assert_eq!(
        and(vec![
            hearing(43, "reporter", "no_answer"),
            hearing(44, "reporter", "no_answer")
        ]),
        ["resident_not_heard"],
        "attempts to hear someone else"
    );
}
