//! SF2: everyone's interest and each one's role on the table, said by himself.

use super::{missing, status, with, without};
use crate::build::*;
use casework::factors::{Factor, FactorState};
use ledger::ids::RootId;

fn interest(number: u8, partner: u8, root: RootId) -> Record {
    record(number, "interest/1")
        .made_by(root)
        .set("whose", "partner")
        .set("partner", *id(partner).as_bytes())
        .set("wants", "Rust in het portiek")
}

fn of(number: u8, whose: &str) -> Record {
    record(number, "interest/1")
        .set("whose", whose)
        .set("wants", "Slapen")
}

/// Anna does care and the resident, Bram leads and takes reports; each says what he does not do.
fn clear_table() -> Vec<Record> {
    let partners = three_partners()[..2].to_vec();
    let does = |number, task: &str, partner, root| claim(number, task, "i_do", id(partner), root);
    let not =
        |number, task: &str, partner, root| claim(number, task, "i_do_not", id(partner), root);
    let said = vec![
        case_record(),
        interest(21, 1, ANNA),
        interest(22, 2, BRAM),
        of(23, "neighbours"),
        of(24, "resident"),
        does(31, "T02", 2, BRAM),
        does(32, "T01", 2, BRAM),
        does(33, "T12", 1, ANNA),
        does(34, "T13", 1, ANNA),
        does(35, "T03", 1, ANNA),
        does(36, "T16", 1, ANNA),
        does(37, "T17", 1, ANNA),
        not(38, "T11", 1, ANNA),
        not(39, "T16", 2, BRAM),
    ];
    [said, partners].concat()
}

fn lacks(records: &[Record]) -> Vec<&'static str> {
    missing(Factor::InterestsAndRoles, records, &[])
}

#[test]
fn all_on_the_table_by_each_himself_is_confirmed() {
    assert_eq!(lacks(&clear_table()), [""; 0]);
    let status = status(Factor::InterestsAndRoles, &clear_table(), &[]);
    assert_eq!(status.computed, FactorState::Confirmed);
    assert_eq!(
        status.because.last().map(|message| message.code.code()),
        Some("mirror_fits")
    );
}

#[test]
fn each_missing_thing_is_named() {
    let table = clear_table();
    let cases: [(&str, Vec<Record>, &[&str]); 15] = [
        (
            "nobody",
            vec![case_record()],
            &[
                "partners_none",
                "domain_missing",
                "domain_missing",
                "interest_of_none",
                "interest_of_none",
                "mirror_gap",
                "mirror_gap",
                "mirror_gap",
                "mirror_gap",
            ],
        ),
        (
            "no interest of Anna",
            without(&table, 21),
            &["interest_none"],
        ),
        (
            "an empty one",
            with(&table, 21, |r| r.set("wants", " ")),
            &["interest_none"],
        ),
        (
            "one in conflict",
            with(&table, 21, |r| r.by(BRAM).also("wants", "Anders")),
            &["field_in_conflict"],
        ),
        (
            "no interest of neighbours",
            without(&table, 23),
            &["interest_of_none"],
        ),
        (
            "no interest of the resident",
            without(&table, 24),
            &["interest_of_none"],
        ),
        (
            "Anna refuses nothing",
            without(&table, 38),
            &["task_refusal_none"],
        ),
        (
            "her no by another",
            with(&table, 38, |r| r.by(BRAM).set("state", "accepted")),
            &["task_refusal_none"],
        ),
        (
            "a double lead",
            [table.clone(), vec![claim(40, "T02", "i_do", id(1), ANNA)]].concat(),
            &["mirror_double"],
        ),
        ("nobody takes reports", without(&table, 32), &["mirror_gap"]),
        ("no care plan", without(&table, 36), &["mirror_gap"]),
        (
            "rent without landlord",
            with_case(&table, |r| r.set("tenure", "social_rent")),
            &["domain_missing"],
        ),
        (
            "rent with landlord reasoned away",
            [
                with_case(&table, |r| r.set("tenure", "social_rent")),
                vec![
                    once("composition/1").set("no_landlord", "Verhuurder woont in het buitenland"),
                ],
            ]
            .concat(),
            &[],
        ),
        (
            "bought",
            with_case(&table, |r| r.set("tenure", "owner")),
            &[],
        ),
        (
            "Bram is of another field",
            with(&table, 2, |r| r.set("domain", "other")),
            &["domain_missing"],
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(lacks(&records), expected, "{story}");
    }
}

fn with_case(records: &[Record], change: impl FnOnce(Record) -> Record) -> Vec<Record> {
    let mut records = records.to_vec();
    records[0] = change(records[0].clone());
    records
}

#[test]
fn a_task_that_waits_is_asked_for() {
    let only = |state: &str| {
        let table: Vec<Record> = clear_table()
            .into_iter()
            .filter(|record| ![id(31), id(32)].contains(&record.id()))
            .collect();
        let waiting = claim(40, "T11", "i_do", id(2), BRAM).set("state", state);
        lacks(&[table, vec![waiting]].concat())
    };
    assert_eq!(only("proposed"), ["task_waits", "mirror_gap", "mirror_gap"]);
    assert_eq!(only("ended"), ["task_none", "mirror_gap", "mirror_gap"]);
}

#[test]
fn what_another_wrote_down_is_sufficient() {
    let table = clear_table();
    for (story, records) in [
        (
            "the interest",
            with(&table, 21, |r| r.by(BRAM).set("wants", "Rust")),
        ),
        (
            "the no",
            with(&table, 38, |r| {
                r.by(BRAM)
                    .set("state", "accepted")
                    .set("on_behalf", "Gebeld, 18 november")
            }),
        ),
    ] {
        let status = status(Factor::InterestsAndRoles, &records, &[]);
        assert_eq!(status.computed, FactorState::Sufficient, "{story}");
        assert_eq!(
            codes(&status.unconfirmed),
            ["partner_not_confirmed"],
            "{story}"
        );
    }
}
