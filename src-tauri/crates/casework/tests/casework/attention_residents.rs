//! W23–W27 and W36: reporters, neighbours and the resident.

use crate::{attention_story::*, build::*};
use casework::{
    attention::occasion::Occasion,
    terms::{
        attention::{Level, Rule},
        case::Phase,
    },
};

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

fn report(number: u8, received: &str) -> Record {
    record(number, "report/1")
        .set("received_at", received)
        .set("text", "Harde muziek")
}

fn known_report(number: u8, days: u32) -> Record {
    report(number, &noon_ago(days)).set("acknowledged_at", noon_ago(days).as_str())
}

fn card(number: u8, next_word: &str, set: u32) -> Record {
    record(number, "expectation_card/1")
        .set("whom", "reporter")
        .set("will", "Wij spreken de bewoner")
        .set("will_not", "Wij vertellen niets over hulp")
        .set("next_word", next_word)
        .set("set_at", ago(set).as_str())
}

fn word(number: u8, given: u32) -> Record {
    record(number, "feedback/1")
        .set("whom", "reporter")
        .set("given_at", ago(given).as_str())
}

fn after_report(days: u16) -> Vec<Record> {
    with(&in_phase("F1", &working_ago(days)), &[known_report(40, 0)])
}

const TO_F5: Occasion<'static> = Occasion::Moving { to: Phase::Warning };

pub fn stories() -> Vec<Told> {
    let promised = |day: &str| {
        record(52, "feedback/1")
            .set("whom", "resident")
            .set("promised", true)
            .set("planned_for", day)
    };
    let aftercare = |days: u32| story(with(&phase_now("F9"), &[known_report(40, days)]));
    let heard = record(45, "visit/1")
        .set("occurred_at", noon_ago(9).as_str())
        .set("outcome", "spoken");
    let nobody_home = record(46, "visit/1")
        .set("occurred_at", noon_ago(8).as_str())
        .set("outcome", "not_home");
    let formal = |more: &[Record]| story(with(&phase_now("F5"), more));
    let incomplete = record(53, "expectation_card/1")
        .set("whom", "reporter")
        .set("will", "Wij bellen terug");
    vec![
        told(
            "W23",
            "two working days after a report",
            and(&[report(40, &noon_working_ago(2))]),
            and(&[report(40, &noon_working_ago(3))]),
            "w23_not_acknowledged",
            Level::Urgent,
            &[id(40)],
        ),
        told(
            "W24",
            "two weeks without word",
            and(&[known_report(40, 14)]),
            and(&[known_report(40, 15), known_report(41, 3)]),
            "w24_no_word",
            Level::Attention,
            &[id(40)],
        ),
        told(
            "W24",
            "a month without word in aftercare",
            aftercare(30),
            aftercare(31),
            "w24_no_word",
            Level::Attention,
            &[id(40)],
        ),
        told(
            "W25",
            "the promised day",
            and(&[promised(&ago(0))]),
            and(&[promised(&ago(1))]),
            "w25_promise_passed",
            Level::Urgent,
            &[id(52)],
        ),
        told(
            "W25",
            "the next word of a card",
            and(&[card(53, &ago(0), 20)]),
            and(&[card(53, &ago(1), 20)]),
            "w25_promise_passed",
            Level::Urgent,
            &[id(53)],
        ),
        told(
            "W26",
            "a week after the report phase",
            story(after_report(5)),
            story(after_report(6)),
            "w26_no_expectations",
            Level::Attention,
            &[case()],
        ),
        told(
            "W26",
            "a card that is not complete",
            story(with(&after_report(6), &[card(54, &ahead(9), 0)])),
            story(with(&after_report(6), &[incomplete])),
            "w26_no_expectations",
            Level::Attention,
            &[case(), id(53)],
        ),
        told(
            "W27",
            "going to the warning",
            and(std::slice::from_ref(&heard)).at(TO_F5),
            and(&[nobody_home]).at(TO_F5),
            "w27_not_heard",
            Level::Urgent,
            &[case(), id(46)],
        ),
        told(
            "W27",
            "in the warning",
            formal(&[heard]),
            formal(&[]),
            "w27_not_heard",
            Level::Urgent,
            &[case()],
        ),
        told(
            "W36",
            "a month without reports",
            and(&[known_report(39, 90), known_report(40, 30)]),
            and(&[known_report(39, 90), known_report(40, 31)]),
            "w36_silence",
            Level::Info,
            &[id(40)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn who_gave_no_name_cannot_be_told() {
    let nameless = report(40, &noon_ago(40)).set("anonymous", true);
    let story = and(std::slice::from_ref(&nameless));
    assert_eq!(story.of(Rule::ReportNotAcknowledged), []);
    assert_eq!(story.of(Rule::ReporterWithoutWord), []);
    let late = with(&in_phase("F2", &ago(60)), &[nameless]);
    assert_eq!(
        crate::attention_story::story(late).of(Rule::ExpectationsNotSet),
        []
    );
}

#[test]
fn word_to_one_reporter_reaches_all_his_reports_and_word_to_all_reaches_all() {
    let reporter = |number: u8, report: u8, name: &str| {
        record(number, "reporter/1")
            .set("report", *id(report).as_bytes())
            .set("name", name)
    };
    let reports = [
        known_report(40, 30),
        known_report(41, 25),
        known_report(42, 20),
        reporter(43, 40, "Mevrouw Bakker"),
        reporter(44, 41, "mevrouw bakker"),
    ];
    let waiting = |word: Record| {
        let points = and(&[&reports[..], &[word]].concat()).of(Rule::ReporterWithoutWord);
        points
            .first()
            .map(|point| point.message.records.clone())
            .unwrap_or_default()
    };
    let about_41 = word(52, 2).set("report", *id(41).as_bytes());
    assert_eq!(waiting(about_41), [id(42)], "40 and 41 are hers");
    assert_eq!(waiting(word(52, 2)), []);
    let to_resident = word(52, 2).set("whom", "resident");
    assert_eq!(waiting(to_resident), [id(40), id(41), id(42)]);
}

#[test]
fn word_or_a_later_card_keeps_the_promise_of_a_card() {
    let old = card(53, &ago(5), 20);
    let kept = and(&[old.clone(), word(52, 6)]);
    assert_eq!(kept.of(Rule::PromisePassed), []);
    let before = and(&[old.clone(), word(52, 20)]);
    assert_eq!(
        before.of(Rule::PromisePassed).len(),
        1,
        "word of before the card"
    );
    let renewed = and(&[old, card(54, &ahead(9), 4)]);
    assert_eq!(renewed.of(Rule::PromisePassed), []);
}

#[test]
fn a_written_reason_or_haste_takes_the_place_of_hearing() {
    let moved = |reason: &str| {
        record(70, "transition/1")
            .set("from", "F4")
            .set("to", "F5")
            .set("at", noon_ago(3).as_str())
            .set("reason", reason)
    };
    let formal = |more: Record| story(with(&phase_now("F5"), &[more])).of(Rule::ResidentNotHeard);
    assert_eq!(formal(moved(" ")).len(), 1);
    assert_eq!(formal(moved("Drie keer niet thuis")), []);
    let haste = record(71, "resident_view/1").set("urgent_reason", "Brandgevaar");
    assert_eq!(formal(haste), []);
    for to in [Phase::JointPlan, Phase::Aftercare, Phase::Closed] {
        let moving = and(&[]).at(Occasion::Moving { to });
        assert_eq!(moving.of(Rule::ResidentNotHeard), [], "{to:?}");
    }
}

#[test]
fn attempts_on_dated_occasions_count_as_hearing() {
    let visit = |number: u8| {
        record(number, "visit/1")
            .set("occurred_at", noon_ago(5).as_str())
            .set("outcome", "not_home")
    };
    let tried = and(&[visit(45), visit(46)]).at(TO_F5);
    assert_eq!(tried.of(Rule::ResidentNotHeard), []);
}
