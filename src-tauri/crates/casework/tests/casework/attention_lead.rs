//! W01–W04 and W18: who leads.

use crate::{attention_story::*, build::*};
use casework::{
    attention::open_cases::OpenCases,
    terms::attention::{Addressee, Level, Rule},
};

fn led_by_bram() -> Vec<Record> {
    let lead = role(11, "case_lead", id(2))
        .by(BRAM)
        .set("state", "accepted");
    with(&phase_now("F2"), &[lead])
}

fn bram_away(days: u16) -> Vec<Record> {
    changed(led_by_bram(), id(2), |bram| {
        bram.set("away_from", working_ago(days).as_str())
    })
}

fn acute(opened: u32) -> Vec<Record> {
    let case = case_record()
        .set("opened_at", noon_ago(opened).as_str())
        .set("urgency", "acute")
        .set("phase", "F0");
    with(&three_partners(), &[case])
}

fn overview(day: &str) -> Vec<Record> {
    changed(phase_now("F2"), case(), |one| one.set("helicopter_at", day))
}

/// So many open cases that Bram leads.
fn counted(cases: usize) -> Story {
    let one = read(&led_by_bram());
    story(led_by_bram()).counting(OpenCases::of(std::iter::repeat_n(&one, cases)))
}

pub fn stories() -> Vec<Told> {
    let asked = role(11, "case_lead", id(2));
    let left = |days: u16| {
        changed(led_by_bram(), id(2), |bram| {
            bram.set("ended_at", working_ago(days).as_str())
        })
    };
    vec![
        told(
            "W01",
            "nobody was asked, two working days after triage",
            story(in_phase("F2", &working_ago(2))),
            story(in_phase("F2", &working_ago(3))),
            "w01_no_lead",
            Level::Urgent,
            &[case()],
        ),
        told(
            "W01",
            "Bram was asked and did not answer",
            story(with(
                &in_phase("F2", &working_ago(2)),
                std::slice::from_ref(&asked),
            )),
            story(with(&in_phase("F2", &working_ago(3)), &[asked])),
            "w01_lead_waits",
            Level::Urgent,
            &[case(), id(11)],
        ),
        told(
            "W01",
            "acute cases do not wait for triage",
            story(acute(1)),
            story(acute(2)),
            "w01_no_lead",
            Level::Urgent,
            &[case()],
        ),
        told(
            "W02",
            "two people lead after merging",
            story(led_by_bram()),
            story(with(
                &led_by_bram(),
                &[role(12, "case_lead", id(1)).set("state", "accepted")],
            )),
            "w02_double_lead",
            Level::Urgent,
            &[id(11), id(12)],
        ),
        told(
            "W03",
            "Bram is away",
            story(bram_away(3)),
            story(bram_away(4)),
            "w03_no_deputy",
            Level::Attention,
            &[id(2), id(11)],
        ),
        told(
            "W03",
            "Bram left the case",
            story(left(3)),
            story(left(4)),
            "w03_no_deputy",
            Level::Attention,
            &[id(2), id(11)],
        ),
        told(
            "W04",
            "the overview at middling urgency",
            story(overview(&ago(14))),
            story(overview(&ago(15))),
            "w04_overview_old",
            Level::Attention,
            &[case()],
        ),
        told(
            "W18",
            "fifteen open cases are no news",
            counted(15),
            counted(16),
            "w18_many_cases",
            Level::Info,
            &[id(11)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn a_lead_who_accepted_ends_it_and_one_who_left_does_not() {
    let since = working_ago(8);
    let accepted = role(11, "case_lead", id(2))
        .by(BRAM)
        .set("state", "accepted");
    let led = with(&in_phase("F3", &since), &[accepted]);
    assert_eq!(story(led.clone()).of(Rule::NoLead), []);
    let left = changed(led, id(2), |bram| bram.set("ended_at", ago(1).as_str()));
    let points = story(left).of(Rule::NoLead);
    assert_eq!(points[0].message.code.code(), "w01_no_lead");
    assert_eq!(points[0].message.records, [case(), id(11)]);
    assert_eq!(points[0].who, [Addressee::TeamLead]);
    assert_eq!(
        points[0].days, 7,
        "on Friday 13 November the rule spoke first"
    );
}

#[test]
fn before_triage_is_done_nobody_has_to_lead_yet() {
    for phase in ["F0", "F1"] {
        let records = in_phase(phase, &ago(40));
        assert_eq!(story(records).of(Rule::NoLead), [], "{phase}");
    }
}

#[test]
fn a_move_that_stands_in_the_case_tells_when_triage_ended() {
    let moved = |day: &str| {
        record(70, "transition/1")
            .set("from", "F1")
            .set("to", "F2")
            .set("at", moment(day).as_str())
    };
    let later = in_phase("F3", &ago(0));
    let fresh = with(&later, &[moved(&working_ago(2))]);
    assert_eq!(story(fresh).of(Rule::NoLead), []);
    let late = with(&later, &[moved(&working_ago(3))]);
    let facts = story(late).of(Rule::NoLead)[0].message.records.clone();
    assert_eq!(facts, [id(70)], "the move is the fact");
}

#[test]
fn a_deputy_who_is_there_ends_it() {
    let deputy = role(12, "deputy", id(3)).by(CARLA).set("state", "accepted");
    let covered = with(&bram_away(9), &[deputy]);
    assert_eq!(story(covered.clone()).of(Rule::NoDeputy), []);
    let both_away = changed(covered, id(3), |carla| {
        carla.set("away_from", ago(2).as_str())
    });
    assert_eq!(story(both_away).of(Rule::NoDeputy).len(), 1);
    let back = changed(bram_away(9), id(2), |bram| {
        bram.set("away_until", ago(1).as_str())
    });
    assert_eq!(story(back).of(Rule::NoDeputy), [], "he is back");
}

#[test]
fn an_overview_that_was_never_checked_counts_from_the_opening() {
    let never = |opened: u32| {
        let case = case_record()
            .set("urgency", "low")
            .set("opened_at", noon_ago(opened).as_str());
        story(vec![case]).of(Rule::OverviewOld)
    };
    assert_eq!(never(28), []);
    assert_eq!(never(29)[0].message.code.code(), "w04_overview_never");
}
