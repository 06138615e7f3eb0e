//! What may be erased, what goes with it, what holds it up, and when a closed case is over its term.

use crate::build::{ANNA, BRAM, CARLA, CASE, day, id, policy, record, today};
use casework::{
    casefile::CaseFile,
    erasure::{belonging, blocks, is_held, may_go_along, may_purge, may_redact, refused_by},
    kinds::KINDS,
    retention::Retention,
    terms::keeping::{DestructionBlock, ErasureBasis, RetentionClass},
};
use ledger::{cbor::Value, ids::RootId, record::RecordState};
use std::collections::BTreeSet;

fn read(records: &[RecordState]) -> CaseFile {
    CaseFile::read(CASE, records, ANNA)
}

fn link(number: u8) -> Value {
    Value::from(*id(number).as_bytes())
}

fn made(kind: &str, number: u8, fields: &[(&str, Value)]) -> RecordState {
    let empty = record(number, kind);
    let filled = fields
        .iter()
        .fold(empty, |made, (field, value)| made.set(field, value.clone()));
    filled.state
}

fn closing(result: &str, on: &str) -> RecordState {
    let fields = [
        ("result", Value::from(result)),
        ("closed_at", Value::from(on)),
    ];
    made("closing/1", 90, &fields)
}

fn hold(state: &str) -> RecordState {
    let fields = [
        ("sort", Value::from("proceedings")),
        ("reason", Value::from("beroep")),
        ("since", Value::from("2026-11-01")),
        ("state", Value::from(state)),
    ];
    made("hold/1", 80, &fields)
}

#[test]
fn what_a_case_hangs_on_goes_with_the_whole_case_only() {
    for kind in [
        "case/1",
        "partner/1",
        "role/1",
        "closing/1",
        "hold/1",
        "factor/1",
        "sent/1",
    ] {
        assert!(!may_purge(kind), "{kind}");
    }
    for kind in [
        "fact/1",
        "report/1",
        "reporter/1",
        "attachment/1",
        "mystery/3",
    ] {
        assert!(may_purge(kind), "{kind}");
    }
    assert!(KINDS.iter().filter(|kind| may_purge(kind.name)).count() > 20);
}

#[test]
fn own_bookkeeping_goes_along_with_what_it_is_about_and_what_a_case_hangs_on_does_not() {
    for kind in ["link/1", "confirmation/1", "extract_source/1", "fact/1"] {
        assert!(may_go_along(kind), "{kind}");
    }
    for kind in [
        "case/1",
        "partner/1",
        "closing/1",
        "hold/1",
        "factor/1",
        "sent/1",
    ] {
        assert!(!may_go_along(kind), "{kind}");
    }
}

#[test]
fn words_can_be_redacted_and_what_records_hang_together_by_cannot() {
    assert!(may_redact("fact/1", "text") && may_redact("person/1", "name"));
    assert!(
        may_redact("factor/1", "sf1_q1"),
        "also where a case has one"
    );
    for (kind, field) in [
        ("fact/1", "visit"),
        ("fact/1", "_class"),
        ("attachment/1", "sha256"),
        ("action/1", "state"),
        ("partner/1", "root"),
        ("sent/1", "name"),
    ] {
        assert!(!may_redact(kind, field), "{kind} {field}");
    }
}

#[test]
fn a_visit_takes_along_what_was_seen_said_and_added_to_it() {
    let records = [
        made("visit/1", 1, &[]),
        made("fact/1", 2, &[("visit", link(1))]),
        made("addendum/1", 3, &[("to", link(2))]),
        made("attachment/1", 4, &[("visit", link(1))]),
        made("fact/1", 5, &[]),
        made("extract/1", 6, &[]),
        made(
            "extract_source/1",
            7,
            &[("source", link(2)), ("extract", link(6))],
        ),
    ];
    let of = BTreeSet::from([id(1)]);
    let expected = BTreeSet::from([id(2), id(3), id(4), id(6), id(7)]);
    assert_eq!(belonging(&records, &of), expected);
    assert!(belonging(&records, &BTreeSet::from([id(5)])).is_empty());
    let words = [
        made("handover/1", 8, &[]),
        made("handover_word/1", 9, &[("handover", link(8))]),
    ];
    let words = belonging(&words, &BTreeSet::from([id(8)]));
    assert_eq!(words, BTreeSet::from([id(9)]), "and a handover its words");
}

#[test]
fn a_hold_stands_until_it_is_ended_and_what_nobody_can_read_stands() {
    assert!(is_held(&read(&[hold("holds")])));
    assert!(is_held(&read(&[hold("later version")])));
    assert!(!is_held(&read(&[hold("ended")])));
    assert_eq!(blocks(&read(&[hold("holds")])), [DestructionBlock::Hold]);
    let objection = [
        ("sort", Value::from("objection")),
        ("on", Value::from("2026-12-01")),
        ("state", Value::from("open")),
    ];
    let asked = [
        ("asks", Value::from("erasure")),
        ("received_at", Value::from("2026-11-10")),
        ("state", Value::from("open")),
    ];
    let file = read(&[
        made("deadline/1", 70, &objection),
        made("access_request/1", 71, &asked),
    ]);
    assert_eq!(
        blocks(&file),
        [DestructionBlock::Objection, DestructionBlock::RightsRequest]
    );
    assert!(!is_held(&file));
}

#[test]
fn an_objection_or_a_request_keeps_the_case_and_what_only_its_term_would_erase() {
    let asks = |number: u8, what: &str| {
        let asked = [("asks", Value::from(what)), ("state", Value::from("open"))];
        made("access_request/1", number, &asked)
    };
    let term = [
        ("sort", Value::from("objection")),
        ("state", Value::from("open")),
    ];
    let objection = made("deadline/1", 70, &term);
    let request = DestructionBlock::RightsRequest;
    let (whole, part) = (true, false);
    let to_erase = read(&[asks(71, "erasure")]);
    for basis in [
        ErasureBasis::TermOver,
        ErasureBasis::Mistake,
        ErasureBasis::Unlawful,
    ] {
        assert_eq!(refused_by(&to_erase, whole, basis), [request], "{basis:?}");
    }
    assert_eq!(
        refused_by(&to_erase, part, ErasureBasis::TermOver),
        [request]
    );
    assert!(refused_by(&to_erase, part, ErasureBasis::Mistake).is_empty());
    assert!(refused_by(&to_erase, whole, ErasureBasis::OnRequest).is_empty());
    let also_to_see = read(&[asks(71, "erasure"), asks(72, "access")]);
    let both = refused_by(&also_to_see, whole, ErasureBasis::OnRequest);
    assert_eq!(both, [request], "who asks to see it sees it first");
    let objects = read(&[asks(71, "erasure"), objection]);
    let found = refused_by(&objects, whole, ErasureBasis::OnRequest);
    assert_eq!(found, [DestructionBlock::Objection]);
    let held = read(&[hold("holds")]);
    let found = refused_by(&held, part, ErasureBasis::OnRequest);
    assert_eq!(found, [DestructionBlock::Hold]);
}

#[test]
fn who_made_a_hold_or_the_own_person_says_that_it_is_over_and_nobody_else() {
    let made = |ends: &[RootId]| {
        let hold = record(80, "hold/1").made_by(BRAM).set("state", "holds");
        let after = ends
            .iter()
            .fold(hold, |hold, by| hold.by(*by).set("state", "ended"));
        is_held(&read(&[after.state]))
    };
    assert!(made(&[]));
    assert!(made(&[CARLA]), "she did not make it");
    assert!(!made(&[BRAM]) && !made(&[CARLA, BRAM]));
    assert!(!made(&[CARLA, ANNA]), "who decides here himself");
    assert!(made(&[BRAM, CARLA]), "the last word is hers alone");
}

#[test]
fn each_thing_has_its_own_term_and_the_case_goes_when_the_last_one_is_over() {
    let order = [
        ("sort", Value::from("impose")),
        ("at", Value::from("2020-05-01")),
        ("until", Value::from("2021-06-30")),
    ];
    let records = [
        made("case/1", 7, &[]),
        made("fact/1", 2, &[]),
        made("care_process/1", 3, &[]),
        made("decision/1", 4, &order),
        closing("stopped_after_order", "2021-01-31"),
    ];
    let found = Retention::of(&read(&records), &records, &policy()).unwrap();
    let until = |number: u8| {
        let mut kept = found.records.iter();
        let kept = kept.find(|kept| kept.record == id(number)).unwrap();
        (kept.class, kept.until)
    };
    // What has no term of its own follows the case, which is kept until five years after its order.
    assert_eq!(until(2), (RetentionClass::Handled, day("2026-06-30")));
    assert_eq!(until(3), (RetentionClass::Care, day("2022-01-31")));
    assert_eq!(until(4), (RetentionClass::Order, day("2026-06-30")));
    assert_eq!(found.until, day("2026-06-30"));
    assert!(found.is_over(today()) && !found.is_over(day("2026-06-29")));
    let over: Vec<_> = found
        .over(day("2022-02-01"))
        .iter()
        .map(|kept| kept.record)
        .collect();
    assert!(over.is_empty(), "a once record goes with its case");
    assert!(!found.is_over_for(id(2), day("2026-06-29")));
    assert!(found.is_over_for(id(2), day("2026-06-30")));
    let held = [records.as_slice(), &[hold("holds")]].concat();
    let held = Retention::of(&read(&held), &held, &policy()).unwrap();
    assert!(!held.is_over(today()), "a hold keeps it");
}

#[test]
fn an_open_case_has_no_term_and_one_that_was_broken_off_a_short_one() {
    let open = [made("case/1", 7, &[]), made("fact/1", 2, &[])];
    assert_eq!(Retention::of(&read(&open), &open, &policy()), None);
    let dropped = [
        made("case/1", 7, &[]),
        made("fact/1", 2, &[]),
        closing("broken_off", "2025-11-20"),
    ];
    let found = Retention::of(&read(&dropped), &dropped, &policy()).unwrap();
    assert_eq!(found.until, day("2026-11-20"));
    assert!(found.is_over(today()));
}

#[test]
fn the_day_that_a_closing_tells_goes_before_the_term_of_its_result_and_the_last_day_counts() {
    let until = |closings: &[RecordState]| {
        let own = [made("case/1", 7, &[]), made("fact/1", 2, &[])];
        let records = [own.as_slice(), closings].concat();
        Retention::of(&read(&records), &records, &policy())
            .unwrap()
            .until
    };
    let told = |number: u8, result: &str, fields: &[(&str, Value)]| {
        let said = [
            ("result", Value::from(result)),
            ("closed_at", Value::from("2025-11-20")),
        ];
        made("closing/1", number, &[said.as_slice(), fields].concat())
    };
    let day_told = [("destroy_on", Value::from("2028-01-01"))];
    let dropped = told(90, "broken_off", &day_told);
    assert_eq!(until(std::slice::from_ref(&dropped)), day("2028-01-01"));
    let other = told(91, "moved", &[]);
    assert_eq!(until(&[dropped, other]), day("2030-11-20"));
    let unknown = told(92, "sold", &[]);
    assert_eq!(until(&[unknown]), day("2030-11-20"), "as long as any");
}
