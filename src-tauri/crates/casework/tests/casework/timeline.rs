//! The timeline: order, corrections, marks, and what a document may hold.

use crate::build::*;
use casework::timeline::{PartValue, Scope, TimelineItem, Verified, timeline};
use ledger::sharing::Class;

fn items(records: &[Record], scope: Scope) -> Vec<TimelineItem> {
    timeline(&read(records), &policy(), scope)
}

fn fact(number: u8, occurred: &str) -> Record {
    record(number, "fact/1")
        .set("text", "Zakken bij de deur")
        .set("occurred_at", moment(occurred).as_str())
}

#[test]
fn items_stand_in_order_of_when_it_happened_then_written_then_id() {
    let records = [
        fact(9, "2026-11-18"),
        fact(3, "2026-11-19"),
        record(5, "fact/1")
            .set("text", "zonder tijd")
            .dated("2026-11-17"),
        record(6, "agreement/1")
            .set("text", "Na tien uur stil")
            .set("agreed_at", "2026-11-19"),
        fact(2, "2026-11-18"),
    ];
    let order: Vec<_> = items(&records, Scope::Everything)
        .iter()
        .map(|item| item.record)
        .collect();
    assert_eq!(order, [id(5), id(2), id(9), id(6), id(3)]);
}

#[test]
fn a_document_holds_process_and_facts_only() {
    let records = [
        fact(1, "2026-11-18"),
        record(2, "care_note/1").set("text", "geheim"),
        action(3, id(9), "2026-11-24"),
        fact(4, "2026-11-18").class(Class::K6),
        fact(5, "2026-11-18").class(Class::K0),
    ];
    let mut closed = fact(6, "2026-11-18");
    closed.state.classes.clear();
    let records = [records.to_vec(), vec![closed]].concat();
    assert_eq!(items(&records, Scope::Everything).len(), 6);
    let kept: Vec<_> = items(&records, Scope::Document)
        .iter()
        .map(|item| item.record)
        .collect();
    assert_eq!(kept, [id(1), id(3)]);
}

#[test]
fn a_correction_stands_beside_what_it_corrects() {
    let to = |number: u8, text: &str| {
        record(number, "addendum/1")
            .set("to", *id(1).as_bytes())
            .set("text", text)
    };
    let records = [
        fact(1, "2026-11-18"),
        to(3, "later").dated("2026-11-19"),
        to(2, "eerst").dated("2026-11-18"),
        to(4, "zorg").class(Class::K5),
    ];
    let all = items(&records, Scope::Everything);
    assert_eq!(all.len(), 1);
    assert_eq!(
        all[0]
            .corrected_by
            .iter()
            .map(|one| one.record)
            .collect::<Vec<_>>(),
        [id(2), id(3), id(4)]
    );
    assert_eq!(
        items(&records, Scope::Document)[0].corrected_by.len(),
        2,
        "a care correction stays out of the document"
    );
}

#[test]
fn verification_lateness_and_conflict_are_marked() {
    let verified = |record: Record| items(&[record], Scope::Everything).remove(0).verified;
    assert_eq!(verified(fact(1, "2026-11-18")), Verified::No);
    assert_eq!(
        verified(fact(1, "2026-11-18").set("verified_by", "wijkagent")),
        Verified::By("wijkagent".into())
    );
    assert_eq!(
        verified(
            fact(1, "2026-11-18")
                .set("verified_by", "a")
                .by(BRAM)
                .also("verified_by", "b")
        ),
        Verified::Unclear
    );
    assert_eq!(
        verified(record(1, "quote/1").set("text", "Nee")),
        Verified::NotApplicable
    );

    // Written on 20 November at noon: exactly 48 hours is in time, a second more is late.
    let late = |at: &str| {
        items(
            &[record(1, "fact/1").set("occurred_at", at)],
            Scope::Everything,
        )
        .remove(0)
        .written_late
    };
    assert!(!late("2026-11-18T12:00:00+01:00"));
    assert!(late("2026-11-18T11:59:59+01:00"));

    let item = items(
        &[fact(1, "2026-11-18").by(BRAM).also("text", "Twee zakken")],
        Scope::Everything,
    )
    .remove(0);
    assert!(item.in_conflict);
    let text = item
        .parts
        .iter()
        .find(|part| part.label == "field.fact.text")
        .map(|part| part.values.clone());
    assert_eq!(
        text,
        Some(vec![
            PartValue::Text("Twee zakken".into()),
            PartValue::Text("Zakken bij de deur".into())
        ])
    );
}

#[test]
fn every_closing_stands_in_the_file_with_who_wrote_it() {
    let first = closing(1).made_by(BRAM).dated("2026-11-18");
    let again = closing(2)
        .set("destroy_on", "2031-11-20")
        .dated("2026-11-20");
    let file = [first.clone(), reopening(3, &first), again];
    let closings: Vec<_> = items(&file, Scope::Document)
        .into_iter()
        .filter(|item| item.kind == "closing")
        .map(|item| (item.author, item.recorded))
        .collect();
    let on = |date: &str| noon(day(date));
    assert_eq!(
        closings,
        [
            (Some(BRAM), on("2026-11-18")),
            (Some(ANNA), on("2026-11-20"))
        ]
    );
    let mut shown = items(&file, Scope::Document).into_iter();
    let last = shown.rfind(|item| item.kind == "closing").unwrap();
    let kept = last.parts.last().unwrap();
    assert_eq!(kept.label, "field.closing.destroy_on");
    assert_eq!(kept.values, [PartValue::Day(day("2031-11-20"))]);
}
