//! Chosen values of a record for somebody else: what can be chosen, what follows the source, how it reads.

use crate::build::*;
use casework::{
    extract::{behind, choices, extracts_of, extracts_with, may_extract, sources, taken},
    factors::{Factor, all_factors},
    kinds::KINDS,
    narrowing::{may_narrow, stopped_by},
    terms::Term,
    timeline::{PartValue, Scope, timeline},
};
use ledger::{cbor::Value, record::CLASS, sharing::Class};
use std::collections::BTreeSet;

fn process() -> Record {
    once("care_process/1")
        .set("state", "running")
        .set("help_known", true)
        .set("can_keep_agreements", "partly")
        .set("offered_at", "2026-11-03")
}

fn extract(of: &Record, fields: &[&str]) -> Record {
    let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    record(20, "extract/1")
        .set("of", of.state.kind.as_str())
        .set("values", taken(&of.state, &fields).expect("values"))
        .set("taken_at", "2026-11-20")
}

fn source(number: u8, extract: &Record, of: &Record) -> Record {
    record(number, "extract_source/1")
        .set("extract", *extract.id().as_bytes())
        .set("source", *of.id().as_bytes())
}

#[test]
fn what_people_agree_on_can_be_chosen_and_links_stay() {
    let fact = record(1, "fact/1")
        .set("visit", *id(9).as_bytes())
        .set("text", "Post in de hal.")
        .set("place", "de hal")
        .by(CARLA)
        .also("place", "de trap")
        .add("categories", "GELUID")
        .add("categories", "STANK");
    let names: Vec<&str> = choices(&fact.state)
        .iter()
        .map(|(field, _)| field.name)
        .collect();
    assert_eq!(names, ["text", "categories"]);
    let of = |fields: &[&str]| {
        let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        taken(&fact.state, &fields)
    };
    assert_eq!(of(&[]), None, "an extract of nothing");
    assert_eq!(of(&["text", "place"]), None, "people disagree");
    assert_eq!(of(&["visit"]), None, "a link to another record");
    assert!(of(&["text"]).is_some());
}

#[test]
fn what_cannot_be_cut_is_named() {
    let not: Vec<&str> = KINDS
        .iter()
        .map(|kind| kind.name)
        .filter(|kind| may_narrow(kind) && !may_extract(kind))
        .collect();
    assert_eq!(not, ["attachment/1", "extract/1"]);
    for kind in ["disclosure/1", "consent/1", "sent/1", "case/1", "partner/1"] {
        assert!(!may_extract(kind), "{kind}");
    }
    assert!(may_extract("care_process/1"));
}

#[test]
fn the_source_is_followed_by_who_made_the_extract_only() {
    let process = process();
    let extract = extract(&process, &["can_keep_agreements"]);
    let notes = [
        source(21, &extract, &process),
        source(22, &extract, &process).made_by(BRAM),
        source(23, &extract, &process).deleted(),
        source(24, &extract, &record(1, "fact/1")),
    ];
    let all = states(&notes);
    let found = extracts_of(&all, &ANNA, process.id());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].note, found[0].extract), (id(21), extract.id()));
    assert_eq!(sources(&all, &ANNA).len(), 2);
    assert!(extracts_of(&all, &BRAM, process.id()).len() == 1);
}

#[test]
fn what_is_redacted_at_the_source_is_found_in_the_extracts_that_took_it() {
    let of = process();
    let with = extract(&of, &["state", "help_known"]);
    let note = source(30, &with, &of);
    let all = states(&[of.clone(), with.clone(), note.clone()]);
    let found = |field: &str| extracts_with(&all, &ANNA, of.id(), field);
    assert_eq!(found("help_known"), BTreeSet::from([with.id()]));
    assert_eq!(found("offered_at"), BTreeSet::new());
    let unread = record(20, "extract/1").set("values", 3_i64);
    let all = states(&[of.clone(), unread, note]);
    let found = extracts_with(&all, &ANNA, of.id(), "offered_at");
    assert_eq!(found, BTreeSet::from([with.id()]), "it may hold it");
}

#[test]
fn a_correction_of_the_source_shows_in_what_is_behind() {
    let process = process();
    let taken = extract(&process, &["can_keep_agreements", "help_known"]);
    let is_behind = |source: Record| behind(&taken.state, &source.state);
    assert!(is_behind(process.clone()).is_empty());
    let other_field = process.clone().set("state", "ended");
    assert!(is_behind(other_field).is_empty(), "it was not taken");
    let corrected = process.clone().set("can_keep_agreements", "no");
    assert_eq!(is_behind(corrected), ["can_keep_agreements"]);
    let cleared = process.clone().set("help_known", Value::Null);
    assert_eq!(is_behind(cleared), ["help_known"]);
    let disputed = process.clone().by(BRAM).also("help_known", false);
    assert_eq!(is_behind(disputed), ["help_known"]);
    let gone = process.deleted();
    assert_eq!(is_behind(gone), ["can_keep_agreements", "help_known"]);
}

#[test]
fn it_reads_under_the_names_of_its_source_and_no_rule_counts_it() {
    let process = process();
    let extract = extract(
        &process,
        &["can_keep_agreements", "offered_at", "help_known"],
    );
    let records = [case_record(), extract.clone()];
    let items = timeline(&read(&records), &policy(), Scope::Everything);
    let item = items.iter().find(|item| item.record == extract.id());
    let item = item.expect("it stands on the timeline");
    assert_eq!(item.class, Some(Class::K4));
    let parts: Vec<(&str, &[PartValue])> = item
        .parts
        .iter()
        .map(|part| (part.label.as_str(), part.values.as_slice()))
        .collect();
    assert!(parts.contains(&(
        "field.care_process.can_keep_agreements",
        &[PartValue::Term("ability.partly".to_owned())][..]
    )));
    assert!(parts.contains(&(
        "field.care_process.help_known",
        &[PartValue::Flag(true)][..]
    )));
    assert!(parts.contains(&(
        "field.care_process.offered_at",
        &[PartValue::Day(day("2026-11-03"))][..]
    )));
    let paper = timeline(&read(&records), &policy(), Scope::Document);
    assert!(paper.iter().all(|item| item.record != extract.id()));
    let factors = |records: &[Record]| {
        let file = read(records);
        let states = all_factors(&file, &team(&[]), &policy(), today());
        states
            .into_iter()
            .map(|one| one.computed)
            .collect::<Vec<_>>()
    };
    assert_eq!(factors(&records), factors(&[case_record()]));
    assert_eq!(factors(&records).len(), Factor::ALL.len());
}

#[test]
fn what_a_decision_opened_was_never_narrowed() {
    let disclosed = record(20, "extract/1").made_by(BRAM).set(CLASS, "K4");
    assert_eq!(stopped_by(&disclosed.state, &ANNA), None, "its usual class");
    let mut fact = record(1, "fact/1").made_by(BRAM).set(CLASS, "K4");
    assert_eq!(stopped_by(&fact.state, &ANNA), Some(BRAM), "made stricter");
    fact.state.order = vec![fact.state.fields[CLASS].heads[0].at.change];
    assert_eq!(
        stopped_by(&fact.state, &ANNA),
        None,
        "from the first change on"
    );
}
