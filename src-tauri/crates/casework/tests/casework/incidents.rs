//! What an incident is, from whom it is known, and when it is verified.

use crate::build::*;
use casework::{
    incidents::{Incident, IncidentSource, incidents},
    terms::category::Category,
};

fn all(records: &[Record]) -> Vec<Incident> {
    incidents(&read(
        &[vec![case_record()], three_partners(), records.to_vec()].concat(),
    ))
}

fn fact(source: &str) -> Record {
    record(61, "fact/1")
        .set("occurred_at", moment("2026-11-12").as_str())
        .set("source", source)
}

#[test]
fn reports_and_facts_are_incidents_by_the_day_on_which_they_happened() {
    let found = all(&[
        record(62, "report/1").set("received_at", moment("2026-11-10").as_str()),
        record(63, "report/1")
            .set("received_at", moment("2026-11-14").as_str())
            .set("occurred_at", moment("2026-11-09").as_str()),
        fact("own"),
        record(64, "fact/1").set("text", "Zonder tijd"),
        record(65, "quote/1").set("text", "Ik hoor niets"),
    ]);
    let days: Vec<_> = found
        .iter()
        .map(|one| (one.day.to_string(), one.record))
        .collect();
    assert_eq!(
        days,
        [
            ("2026-11-09".to_owned(), id(63)),
            ("2026-11-10".to_owned(), id(62)),
            ("2026-11-12".to_owned(), id(61)),
            ("2026-11-20".to_owned(), id(64)),
        ]
    );
}

#[test]
fn a_source_is_a_person_an_organisation_or_a_measurement() {
    let of = |record: Record| all(&[record])[0].source.clone();
    let cases = [
        (
            "own of Anna",
            fact("own"),
            IncidentSource::Organisation("ggd".into()),
        ),
        (
            "own of Bram",
            fact("own").made_by(BRAM),
            IncidentSource::Organisation("gemeente".into()),
        ),
        (
            "of a stranger",
            fact("own").made_by(ledger::ids::RootId::from_bytes([9; 32])),
            IncidentSource::Person(ledger::ids::RootId::from_bytes([9; 32])),
        ),
        ("police", fact("police"), IncidentSource::Police),
        (
            "a measurement",
            fact("measurement"),
            IncidentSource::Instrument,
        ),
        ("a witness", fact("witness"), IncidentSource::Witness),
        (
            "a reporter, unnamed",
            fact("reporter"),
            IncidentSource::UnnamedReporter,
        ),
        (
            "a report, unnamed",
            record(62, "report/1"),
            IncidentSource::UnnamedReporter,
        ),
    ];
    for (story, record, expected) in cases {
        assert_eq!(of(record), expected, "{story}");
    }
    let report = |number: u8| record(number, "report/1");
    let by = |number: u8, report: u8, name: &str| {
        record(number, "reporter/1")
            .set("report", *id(report).as_bytes())
            .set("name", name)
    };
    let found = all(&[
        report(62),
        report(63),
        report(64),
        by(71, 62, "Mw. De Wit"),
        by(72, 63, "mw. de wit"),
        by(73, 64, "Dhr. Bos"),
    ]);
    let sources: Vec<_> = found.iter().map(|one| one.source.clone()).collect();
    assert_eq!(
        sources,
        [
            IncidentSource::Reporter(id(71)),
            IncidentSource::Reporter(id(71)),
            IncidentSource::Reporter(id(73))
        ],
        "one person with two reports is one source"
    );
}

#[test]
fn something_is_verified_by_another_or_by_something_objective() {
    let said = |result: &str| {
        record(66, "verification/1")
            .set("entry", *id(61).as_bytes())
            .set("result", result)
    };
    let cases: [(&str, Vec<Record>, bool); 9] = [
        ("bare", vec![fact("own")], false),
        (
            "by a name",
            vec![fact("own").set("verified_by", "De wijkagent")],
            true,
        ),
        (
            "by two names in conflict",
            vec![
                fact("own")
                    .set("verified_by", "a")
                    .by(BRAM)
                    .also("verified_by", "b"),
            ],
            false,
        ),
        ("by the police itself", vec![fact("police")], true),
        ("a recording", vec![fact("recording")], true),
        ("a document", vec![fact("document")], false),
        ("confirmed", vec![fact("own"), said("confirmed")], true),
        ("partly", vec![fact("own"), said("partly")], true),
        (
            "not confirmed",
            vec![fact("own"), said("not_confirmed")],
            false,
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(all(&records)[0].is_verified, expected, "{story}");
    }
}

#[test]
fn a_fact_without_a_kind_belongs_to_the_only_kind_of_the_case() {
    let of = |kinds: &[&str], fact: Record| {
        let case = kinds
            .iter()
            .fold(case_record(), |case, kind| case.add("categories", *kind));
        incidents(&read(&[case, fact]))[0].categories.clone()
    };
    assert_eq!(of(&["GELUID"], fact("own")), [Category::Noise]);
    assert_eq!(of(&["GELUID", "STANK"], fact("own")), []);
    assert_eq!(
        of(&["GELUID"], fact("own").add("categories", "STANK")),
        [Category::Smell]
    );
}
