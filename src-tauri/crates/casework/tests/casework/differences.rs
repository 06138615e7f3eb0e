//! What people wrote together is one answer: who takes one value takes what goes with it.

use crate::build::*;
use casework::difference::{Before, Difference, differences};
use ledger::{cbor::Value, ids::RootId, record::Head};

fn unasked(head: &Head, field: &'static str) -> Before {
    panic!("{field} was not replaced: {head:?}")
}

fn of(record: &Record) -> Vec<Difference> {
    differences(&record.state, &unasked)
}

fn fields(difference: &Difference) -> Vec<&'static str> {
    difference.fields.iter().map(|field| field.name).collect()
}

fn taking(difference: &Difference, author: RootId) -> Vec<(&'static str, Value)> {
    let version = difference.version_of(&author).expect("a version of his");
    difference.taking(version).expect("received whole")
}

fn urgency_of_two() -> Record {
    case_record()
        .set("urgency", "medium")
        .set("urgency_reason", "Bewoner neemt hulp aan.")
        .by(BRAM)
        .also("urgency", "high")
        .also("urgency_reason", "Drie meldingen in een week.")
}

#[test]
fn an_urgency_is_taken_with_its_own_reason() {
    let found = of(&urgency_of_two());
    assert_eq!(found.len(), 1, "one answer, one difference");
    assert_eq!(fields(&found[0]), ["urgency", "urgency_reason"]);
    assert_eq!(found[0].saw.len(), 4, "a choice settles both fields");
    assert_eq!(
        taking(&found[0], BRAM),
        [
            ("urgency", Value::from("high")),
            ("urgency_reason", Value::from("Drie meldingen in een week."))
        ]
    );
    assert_eq!(taking(&found[0], ANNA)[0], ("urgency", "medium".into()));
}

#[test]
fn where_only_the_reason_differs_the_urgency_is_left_alone() {
    let record = case_record()
        .set("urgency", "high")
        .set("urgency_reason", "Elke nacht.")
        .by(BRAM)
        .also("urgency", "high")
        .also("urgency_reason", "Drie meldingen.");
    let found = of(&record);
    assert_eq!(fields(&found[0]), ["urgency_reason"]);
    assert_eq!(found.len(), 1);
}

#[test]
fn other_fields_of_the_record_are_differences_of_their_own() {
    let record = urgency_of_two()
        .also("tenure", "owner")
        .by(ANNA)
        .also("tenure", "other");
    let found = of(&record);
    let all: Vec<_> = found.iter().map(fields).collect();
    assert_eq!(all, [vec!["tenure"], vec!["urgency", "urgency_reason"]]);
}

/// Anna wrote down a no on his behalf while he said yes himself.
fn role_of_two() -> Record {
    role(9, "case_lead", id(3))
        .set("state", "refused")
        .set("since", "2026-11-18")
        .set("on_behalf", "aan de telefoon, 18 november")
        .by(BRAM)
        .also("state", "accepted")
        .also("since", "2026-11-19")
}

#[test]
fn what_the_other_one_added_goes_back_to_what_stood_there() {
    let record = role_of_two();
    let asked = |head: &Head, field: &'static str| {
        assert_eq!((head.author, field), (ANNA, "on_behalf"));
        Before::Nothing
    };
    let found = differences(&record.state, &asked);
    assert_eq!(fields(&found[0]), ["state", "since", "on_behalf"]);
    assert_eq!(
        taking(&found[0], BRAM),
        [
            ("state", Value::from("accepted")),
            ("since", Value::from("2026-11-19")),
            ("on_behalf", Value::Null)
        ]
    );
    let hers = taking(&found[0], ANNA);
    assert!(hers.contains(&("on_behalf", "aan de telefoon, 18 november".into())));

    let earlier = |_: &Head, _: &'static str| Before::Value("per mail".into());
    let found = differences(&record.state, &earlier);
    assert!(taking(&found[0], BRAM).contains(&("on_behalf", "per mail".into())));
}

#[test]
fn what_cannot_be_known_stays() {
    let found = differences(&role_of_two().state, &|_, _| Before::Unknown);
    let his = taking(&found[0], BRAM);
    assert!(
        his.iter().all(|(field, _)| *field != "on_behalf"),
        "{his:?}"
    );
}

#[test]
fn an_answer_that_was_not_received_whole_cannot_be_taken() {
    let mut record = urgency_of_two();
    let reason = record.state.fields.get_mut("urgency_reason").unwrap();
    reason.heads[1].value = None;
    let found = of(&record);
    assert_eq!(found[0].version_of(&BRAM), None);
    assert!(found[0].version_of(&ANNA).is_some());
    assert_eq!(found[0].version_of(&CARLA), None);
    let bram = &found[0].versions[1];
    assert_eq!(found[0].taking(bram), None);
}

#[test]
fn two_answers_of_one_person_are_not_his_answer() {
    let record = urgency_of_two().also("urgency", "acute");
    let found = of(&record);
    assert_eq!(found[0].versions.len(), 3);
    assert_eq!(found[0].version_of(&BRAM), None);
}
