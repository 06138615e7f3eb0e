//! W09–W14, W28 and W53: questions, grounds, and words that stay out.

use crate::{attention_story::*, build::*};
use casework::{
    attention::occasion::{Draft, Occasion, Parcel},
    calendar::Moment,
    terms::attention::{Addressee, Level, Rule},
};
use ledger::{cbor::Value, env::Wall, ids::RecordId, sharing::Class};

const CARE_NOTE: RecordId = RecordId::from_bytes([90; 16]);
const FACT: RecordId = RecordId::from_bytes([91; 16]);
const BRAMS: RecordId = RecordId::from_bytes([2; 16]);

fn question(number: u8, day: &str) -> Record {
    record(number, "information_request/1")
        .set("question", "Is er hulp in huis?")
        .set("from", *id(1).as_bytes())
        .set("to", *id(2).as_bytes())
        .set("asked_at", day)
        .set("state", "open")
}

fn refused(number: u8) -> Record {
    question(number, &ago(20))
        .by(BRAM)
        .set("state", "refused")
        .set("not_shared", "professional_secrecy")
        .set("answered_at", ago(3).as_str())
}

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

fn consent(number: u8, until: &str) -> Record {
    record(number, "consent/1")
        .set("from", "De bewoner")
        .set("purpose", "Hulp afstemmen")
        .set("state", "given")
        .set("given_at", ago(60).as_str())
        .set("valid_until", until)
}

fn decision(number: u8, until: &str) -> Record {
    let items = Value::Array(vec![Value::Array(vec![
        Value::Bytes(CARE_NOTE.as_bytes().to_vec()),
        Value::Array(Vec::new()),
    ])]);
    record(number, "disclosure/1")
        .set("recipient", *BRAM.as_bytes())
        .set("items", items)
        .set("ground", "G1")
        .set("purpose", "Hulp afstemmen")
        .set("valid_until", until)
}

fn sending(items: &'static [(RecordId, Option<Class>)]) -> Occasion<'static> {
    Occasion::Exporting(Parcel {
        to: BRAMS,
        is_first: true,
        items,
    })
}

fn basis() -> Record {
    record(95, "sharing_basis/1")
        .set("organisation", "gemeente")
        .set("basis", "covenant")
}

fn saving(text: &'static str, class: Class) -> Occasion<'static> {
    Occasion::Saving(Draft::Entry {
        text,
        class: Some(class),
        occurred_at: None,
        now: noon(today()),
    })
}

fn word(text: &'static str) -> Occasion<'static> {
    Occasion::Saving(Draft::Word { text })
}

fn planned_word(text: &str) -> Record {
    record(52, "feedback/1")
        .set("whom", "reporter")
        .set("planned_for", ahead(3).as_str())
        .set("text", text)
}

pub fn stories() -> Vec<Told> {
    let fact = |text: &str| record(61, "fact/1").set("text", text);
    let person = record(64, "person/1")
        .set("name", "Jan de Wit")
        .set("role", "resident");
    vec![
        told(
            "W09",
            "a question after a week",
            and(&[question(51, &working_ago(5))]),
            and(&[question(51, &working_ago(6))]),
            "w09_question_waits",
            Level::Attention,
            &[id(51)],
        ),
        told(
            "W09",
            "a question after two weeks",
            and(&[question(51, &working_ago(4))]),
            and(&[question(51, &working_ago(11))]),
            "w09_question_stuck",
            Level::Urgent,
            &[id(51)],
        ),
        told(
            "W10",
            "a no without a kind of reason",
            and(&[refused(51)]),
            and(&[refused(51).set("not_shared", "unknown")]),
            "w10_no_reason",
            Level::Attention,
            &[id(51)],
        ),
        told(
            "W11",
            "the same question refused twice",
            and(&[refused(51)]),
            and(&[
                refused(51),
                refused(52).set("question", "is er hulp in huis? "),
            ]),
            "w11_refused_again",
            Level::Attention,
            &[id(51), id(52)],
        ),
        told(
            "W11",
            "a door was tried",
            and(&[refused(51), refused(52).add("doors", "join_visit")]),
            and(&[refused(51), refused(52)]),
            "w11_refused_again",
            Level::Attention,
            &[id(51), id(52)],
        ),
        told(
            "W12",
            "consent",
            and(&[consent(71, &ahead(15))]),
            and(&[consent(71, &ahead(14))]),
            "w12_consent",
            Level::Info,
            &[id(71)],
        ),
        told(
            "W12",
            "a decision to share",
            and(&[decision(72, &ahead(15))]),
            and(&[decision(72, &ahead(14))]),
            "w12_disclosure",
            Level::Info,
            &[id(72)],
        ),
        told(
            "W13",
            "a care note without a decision",
            and(&[decision(72, &ahead(0))]).at(sending(&[(CARE_NOTE, Some(Class::K4))])),
            and(&[decision(72, &ago(1))]).at(sending(&[
                (CARE_NOTE, Some(Class::K4)),
                (FACT, Some(Class::K2)),
            ])),
            "w13_no_ground",
            Level::Urgent,
            &[CARE_NOTE],
        ),
        told(
            "W14",
            "a fact that stands",
            and(&[fact("Er stonden twaalf dozen in de gang")]),
            and(&[fact("Hij zei dat zijn Medicatie op was")]),
            "w14_care_word",
            Level::Attention,
            &[id(61)],
        ),
        told(
            "W14",
            "a fact that is saved",
            and(&[]).at(saving("Een diagnose is niet bekend", Class::K5)),
            and(&[]).at(saving("Een diagnose is niet bekend", Class::K2)),
            "w14_care_word",
            Level::Attention,
            &[],
        ),
        told(
            "W28",
            "word that is planned",
            and(&[planned_word("Wij komen dinsdag langs")]),
            and(&[planned_word("De bewoner krijgt medicatie")]),
            "w28_word",
            Level::Urgent,
            &[id(52)],
        ),
        told(
            "W28",
            "word that is saved",
            and(std::slice::from_ref(&person)).at(word("Wij spreken de bewoner")),
            and(&[person]).at(word("Wij spreken Jan de Wit")),
            "w28_person",
            Level::Urgent,
            &[id(64)],
        ),
        told(
            "W53",
            "the first file to Bram",
            and(&[]).at(sending(&[])).beside(vec![basis()]),
            and(&[]).at(sending(&[])),
            "w53_no_basis",
            Level::Urgent,
            &[id(2)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn after_two_weeks_the_privacy_adviser_can_help() {
    let who = |days: u16| {
        let points = and(&[question(51, &working_ago(days))]).of(Rule::QuestionUnanswered);
        points[0].who
    };
    assert_eq!(who(10), [Addressee::CaseLead]);
    assert_eq!(who(11), [Addressee::CaseLead, Addressee::PrivacyAdviser]);
}

#[test]
fn a_consent_that_was_renewed_or_withdrawn_is_no_news() {
    let old = consent(71, &ahead(3));
    let renewed = and(&[old.clone(), consent(73, &ahead(300))]);
    assert_eq!(renewed.of(Rule::ConsentExpires), []);
    let withdrawn = and(&[old.set("withdrawn_at", ago(1).as_str())]);
    assert_eq!(withdrawn.of(Rule::ConsentExpires), []);
    let only_asked = and(&[consent(71, &ahead(3)).set("state", "asked")]);
    assert_eq!(only_asked.of(Rule::ConsentExpires), []);
    let over = and(&[consent(71, &ago(1))]);
    assert_eq!(over.of(Rule::ConsentExpires), [], "then it is over");
    let last_day = and(&[consent(71, &ahead(0))]);
    assert_eq!(last_day.of(Rule::ConsentExpires).len(), 1);
}

#[test]
fn a_decision_opens_only_what_it_names_for_whom_it_names() {
    let stops = |decision: Record, items| {
        let story = and(&[decision]).at(sending(items));
        !story.of(Rule::ExportWithoutGround).is_empty()
    };
    const NOTE: &[(RecordId, Option<Class>)] = &[(CARE_NOTE, Some(Class::K4))];
    let good = || decision(72, &ahead(30));
    assert!(!stops(good(), NOTE));
    assert!(stops(good().set("recipient", *CARLA.as_bytes()), NOTE));
    assert!(
        stops(good().made_by(BRAM), NOTE),
        "only one's own decision counts"
    );
    assert!(stops(good().set("withdrawn_at", ago(0).as_str()), NOTE));
    assert!(
        stops(good().by(BRAM).also("ground", "G2"), NOTE),
        "in conflict"
    );
    const OTHER: &[(RecordId, Option<Class>)] = &[(FACT, Some(Class::K3))];
    assert!(stops(good(), OTHER));
    const CLOSED: &[(RecordId, Option<Class>)] = &[(FACT, None)];
    assert!(stops(good(), CLOSED), "a closed class may hide anything");
    const OPEN: &[(RecordId, Option<Class>)] = &[(FACT, Some(Class::K2))];
    assert!(!stops(good(), OPEN));
}

#[test]
fn a_closed_case_is_shared_as_carefully_as_an_open_one() {
    let closed = with(&phase_now("F10"), &[closing(80)]);
    let story = story(closed).at(sending(&[(CARE_NOTE, Some(Class::K4))]));
    assert_eq!(story.of(Rule::ExportWithoutGround).len(), 1);
    assert_eq!(story.of(Rule::NoSharingBasis).len(), 1);
}

#[test]
fn only_the_first_file_asks_for_a_basis() {
    let later = Occasion::Exporting(Parcel {
        to: BRAMS,
        is_first: false,
        items: &[],
    });
    assert_eq!(and(&[]).at(later).of(Rule::NoSharingBasis), []);
    let over = basis().set("valid_until", ago(1).as_str());
    let story = and(&[]).at(sending(&[])).beside(vec![over]);
    assert_eq!(story.of(Rule::NoSharingBasis).len(), 1);
}

#[test]
fn names_are_found_as_whole_words_and_only_in_word_that_is_still_to_be_given() {
    let people = [
        record(64, "person/1")
            .set("name", "Jan")
            .set("role", "resident"),
        record(65, "reporter/1")
            .set("report", *id(40).as_bytes())
            .set("contact", "06-12345678"),
    ];
    let says = |text: &str| {
        let records = [&people[..], &[planned_word(text)]].concat();
        let points = and(&records).of(Rule::WordTellsTooMuch);
        points.first().map(|point| point.message.records.clone())
    };
    assert_eq!(says("Wij kijken in januari opnieuw"), None);
    assert_eq!(says("Wij spraken met jan."), Some(vec![id(52), id(64)]));
    assert_eq!(says("Bel 06-12345678"), Some(vec![id(52), id(65)]));
    let given = planned_word("Wij spraken met Jan").set("given_at", ago(1).as_str());
    let records = [&people[..], &[given]].concat();
    assert_eq!(and(&records).of(Rule::WordTellsTooMuch), []);
}

#[test]
fn a_late_line_gets_its_mark_while_it_is_saved() {
    let saved = |at: &str, now: Wall| {
        let draft = Draft::Entry {
            text: "Harde muziek",
            class: Some(Class::K2),
            occurred_at: Moment::parse(at),
            now,
        };
        let points = and(&[]).at(Occasion::Saving(draft)).points();
        points.iter().map(|point| point.rule).collect::<Vec<_>>()
    };
    let noon = noon(today());
    assert_eq!(saved("2026-11-18T12:00:00+01:00", noon), []);
    assert_eq!(
        saved("2026-11-18T11:59:59+01:00", noon),
        [Rule::WrittenLate]
    );
}
