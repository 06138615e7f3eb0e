//! W29–W33: what makes the file stand.

use crate::{attention_story::*, build::*};
use casework::{
    attention::occasion::Occasion,
    terms::{
        attention::{Level, Rule},
        case::Phase,
    },
};

fn report(number: u8) -> Record {
    record(number, "report/1")
        .set("received_at", noon_ago(9).as_str())
        .add("categories", "GELUID")
}

fn verified(number: u8, what: u8) -> Record {
    record(number, "verification/1")
        .set("entry", *id(what).as_bytes())
        .set("result", "confirmed")
}

fn reporter(number: u8, report: u8, name: &str) -> Record {
    record(number, "reporter/1")
        .set("report", *id(report).as_bytes())
        .set("name", name)
}

fn fact(at: &str) -> Record {
    record(61, "fact/1")
        .set("text", "Muziek")
        .set("occurred_at", at)
}

pub fn stories() -> Vec<Told> {
    let in_f4 = |more: &[Record]| story(with(&phase_now("F4"), more));
    let in_f6 = |more: &[Record]| story(with(&phase_now("F6"), more));
    let to = |to: Phase| Occasion::Moving { to };
    let warning = |days: u32| in_f4(&[record(51, "warning/1").set("sent_at", ago(days).as_str())]);
    let ended = |days: u32| {
        in_f4(&[record(52, "intervention/1")
            .set("type", "mediation")
            .set("ended", ago(days).as_str())])
    };
    let bakker = [
        report(40),
        report(41),
        reporter(43, 40, "Bakker"),
        reporter(44, 41, "bakker"),
    ];
    let another = [
        report(40),
        report(41),
        reporter(43, 40, "Bakker"),
        reporter(44, 41, "Visser"),
    ];
    vec![
        told(
            "W29",
            "near the warning",
            in_f4(&[report(40), verified(47, 40)]),
            in_f4(&[report(40)]),
            "w29_unverified",
            Level::Attention,
            &[id(40)],
        ),
        told(
            "W29",
            "in the intention",
            in_f6(&[report(40), verified(47, 40)]),
            in_f6(&[report(40)]),
            "w29_unverified",
            Level::Urgent,
            &[id(40)],
        ),
        told(
            "W29",
            "going to the warning",
            in_f4(&[report(40)]).at(to(Phase::JointPlan)),
            in_f4(&[report(40)]).at(to(Phase::Warning)),
            "w29_unverified",
            Level::Attention,
            &[id(40)],
        ),
        told(
            "W30",
            "two days after it happened",
            in_f4(&[fact("2026-11-18T12:00:00+01:00")]),
            in_f4(&[fact("2026-11-18T11:59:59+01:00")]),
            "w30_written_late",
            Level::Info,
            &[id(61)],
        ),
        told(
            "W31",
            "a week after the warning",
            warning(7),
            warning(8),
            "w31_no_proof",
            Level::Urgent,
            &[id(51)],
        ),
        told(
            "W32",
            "a week after the end",
            ended(7),
            ended(8),
            "w32_no_result",
            Level::Attention,
            &[id(52)],
        ),
        told(
            "W33",
            "one reporter in the joint plan",
            story(with(&phase_now("F3"), &another)),
            story(with(&phase_now("F3"), &bakker)),
            "w33_one_source",
            Level::Attention,
            &[id(40), id(41)],
        ),
        told(
            "W33",
            "going to the joint plan",
            story(with(&phase_now("F2"), &bakker)).at(to(Phase::Triage)),
            story(with(&phase_now("F2"), &bakker)).at(to(Phase::JointPlan)),
            "w33_one_source",
            Level::Attention,
            &[id(40), id(41)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn each_kind_of_nuisance_is_told_apart() {
    let smell = report(41).add("categories", "STANK");
    let records = with(&phase_now("F6"), &[report(40), smell, verified(47, 40)]);
    let points = story(records).of(Rule::CategoryUnverified);
    assert_eq!(points.len(), 1, "noise was verified");
    assert_eq!(points[0].message.records, [id(41)]);
    let none = changed(phase_now("F6"), case(), |one| {
        one.add("categories", "STANK")
    });
    let points = story(none).of(Rule::CategoryUnverified);
    assert_eq!(points[0].message.records, [case()], "no incident at all");
}

#[test]
fn proof_a_result_or_a_reason_ends_it() {
    let warned = record(51, "warning/1")
        .set("sent_at", ago(30).as_str())
        .set("proof", "signed");
    let tried = |field: &str| {
        record(52, "intervention/1")
            .set("type", "mediation")
            .set("ended", ago(30).as_str())
            .set(field, "Besproken")
    };
    let base = phase_now("F5");
    assert_eq!(
        story(with(&base, &[warned])).of(Rule::WarningWithoutProof),
        []
    );
    for field in ["result", "not_suitable"] {
        let points = story(with(&base, &[tried(field)])).of(Rule::InterventionWithoutResult);
        assert_eq!(points, [], "{field}");
    }
}

#[test]
fn what_lasted_is_late_only_after_its_end() {
    let lasted =
        fact("2026-11-01T12:00:00+01:00").set("occurred_until", moment("2026-11-19").as_str());
    let records = with(&phase_now("F2"), &[lasted]);
    assert_eq!(story(records).of(Rule::WrittenLate), []);
}
