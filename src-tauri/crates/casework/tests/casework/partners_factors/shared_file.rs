//! SF5: a file that all wrote, that is complete, and that hears the resident.

use super::{missing, status, with, without};
use crate::build::*;
use casework::factors::{Factor, FactorState};
use ledger::{cbor::Value, ids::RootId};

fn fact(number: u8, root: RootId) -> Record {
    record(number, "fact/1")
        .made_by(root)
        .set("occurred_at", moment("2026-11-12").as_str())
        .set("precision", "exact")
        .set("source", "own")
        .set("text", "Bonzende muziek")
        .set("place", "In het portiek")
        .set("verified_by", "De wijkagent")
}

fn full_file() -> Vec<Record> {
    let partners = three_partners()[..2].to_vec();
    let file = vec![
        case_record().add("categories", "GELUID"),
        fact(61, ANNA),
        fact(62, BRAM),
        record(63, "hearing/1")
            .set("side", "resident")
            .set("outcome", "heard")
            .set("at", moment("2026-11-13").as_str()),
        record(64, "impact/1")
            .set("whom", "reporter")
            .add("harms", "sleep"),
    ];
    [file, partners].concat()
}

fn lacks(records: &[Record]) -> Vec<&'static str> {
    missing(Factor::SharedFile, records, &[])
}

#[test]
fn a_file_that_all_wrote_and_that_holds_is_confirmed() {
    let status = status(Factor::SharedFile, &full_file(), &[]);
    assert_eq!(
        codes(status.missing.iter().map(|missing| &missing.message)),
        [""; 0]
    );
    assert_eq!(status.computed, FactorState::Confirmed);
    let third = [full_file(), three_partners()[2..].to_vec()].concat();
    let carla = super::status(Factor::SharedFile, &third, &[]);
    assert_eq!(
        carla.computed,
        FactorState::Sufficient,
        "Carla wrote nothing"
    );
    let digest = read(&third).answers.digest(Factor::SharedFile);
    let said = factor_record().by(CARLA).add("sf5_confirmed", digest);
    let agreed = super::status(Factor::SharedFile, &[third, vec![said]].concat(), &[]);
    assert_eq!(agreed.computed, FactorState::Confirmed, "but she said yes");
}

#[test]
fn each_missing_thing_is_named() {
    let full = full_file();
    let ended = record(65, "intervention/1")
        .set("type", "talk")
        .set("ended", "2026-11-20");
    let and = |record: Record| [full_file(), vec![record]].concat();
    let cases: [(&str, Vec<Record>, &[&str]); 14] = [
        (
            "no entries",
            without(&without(&full, 61), 62),
            &["entry_none", "category_unverified"],
        ),
        (
            "of one organisation",
            without(&full, 62),
            &["one_organisation_writes"],
        ),
        (
            "one of two incomplete",
            with(&full, 61, |r| r.set("place", "")),
            &["entries_incomplete"],
        ),
        (
            "a period without end",
            with(&full, 61, |r| r.set("precision", "period")),
            &["entries_incomplete"],
        ),
        (
            "nothing verified",
            with(&with(&full, 61, |r| r.set("verified_by", "")), 62, |r| {
                r.set("verified_by", "")
            }),
            &["entries_incomplete", "category_unverified"],
        ),
        (
            "of another kind",
            with(
                &with(&full, 61, |r| r.add("categories", "STANK")),
                62,
                |r| r.add("categories", "STANK"),
            ),
            &["category_unverified"],
        ),
        ("nobody heard", without(&full, 63), &["resident_not_heard"]),
        (
            "heard 90 days ago",
            with(&full, 63, |r| r.set("at", moment("2026-08-22").as_str())),
            &[],
        ),
        (
            "heard 91 days ago",
            with(&full, 63, |r| r.set("at", moment("2026-08-21").as_str())),
            &["resident_not_heard"],
        ),
        ("no impact", without(&full, 64), &["impact_none"]),
        (
            "impact on the resident only",
            with(&full, 64, |r| r.set("whom", "resident")),
            &["impact_none"],
        ),
        (
            "ended without result",
            and(ended.clone()),
            &["intervention_without_result"],
        ),
        ("ends tomorrow", and(ended.set("ended", "2026-11-21")), &[]),
        (
            "people disagree on a fact",
            with(&full, 61, |r| r.by(BRAM).also("text", "Geen muziek")),
            &["entries_incomplete", "field_in_conflict"],
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(lacks(&records), expected, "{story}");
    }
}

#[test]
fn four_of_five_entries_complete_is_enough() {
    let more = |incomplete: u8| {
        let facts = (71..=78).map(|number| {
            let fact = fact(number, ANNA);
            if number < 71 + incomplete {
                fact.set("source", Value::Null)
            } else {
                fact
            }
        });
        lacks(&[full_file(), facts.collect()].concat())
    };
    assert_eq!(more(2), [""; 0], "8 of 10");
    assert_eq!(more(3), ["entries_incomplete"], "7 of 10");
}

#[test]
fn entries_of_ninety_days_count() {
    let of = |day: &str| {
        let old = fact(61, ANNA).dated(day);
        let other = fact(62, BRAM).dated(day);
        lacks(&with(&with(&full_file(), 61, |_| old), 62, |_| other))
    };
    assert_eq!(of("2026-08-22"), [""; 0]);
    assert_eq!(of("2026-08-21"), ["entry_none"]);
}

#[test]
fn a_verification_and_an_express_not_verified_complete_an_entry() {
    let bare = with(&full_file(), 61, |r| r.set("verified_by", Value::Null));
    assert_eq!(lacks(&bare), ["entries_incomplete"]);
    let said = |result: &str| {
        let record = record(66, "verification/1")
            .set("entry", *id(61).as_bytes())
            .set("result", result);
        lacks(&[bare.clone(), vec![record]].concat())
    };
    assert_eq!(said("confirmed"), [""; 0]);
    assert_eq!(said("not_confirmed"), [""; 0], "it says that it was not");
}

#[test]
fn a_piece_that_did_not_arrive_whole_is_a_gap() {
    let mut half = full_file();
    half[1].state.incomplete = true;
    assert_eq!(lacks(&half), ["file_gap"]);
}
