//! W34, W35 and W37–W40: the case goes on.

use crate::{attention_story::*, build::*};
use casework::{
    message::Param,
    terms::attention::{Level, Rule},
};

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

fn due(day: &str) -> Story {
    and(&[action(21, id(2), day)])
}

/// The urgency was set on that day.
fn judged(urgency: &str, days: u32) -> Story {
    let case = case_record()
        .set("phase", "F2")
        .on(&ago(days))
        .set("urgency", urgency);
    story(vec![case])
}

fn deadline(sort: &str, on: &str) -> Story {
    and(&[record(55, "deadline/1")
        .set("sort", sort)
        .set("on", on)
        .set("state", "open")])
}

fn aftercare(days: u32, more: &[Record]) -> Story {
    story(with(&in_phase("F9", &ago(days)), more))
}

pub fn stories() -> Vec<Told> {
    let undated = record(21, "action/1")
        .set("text", "Bellen")
        .set("state", "open");
    let asked = |until: &str| {
        and(&[record(56, "resident_view/1")
            .set("asked_at", ago(20).as_str())
            .set("until", until)
            .set("state", "asked")])
    };
    let ordered = |form: &str, until: &str| {
        and(&[record(57, "decision/1")
            .set("sort", "impose")
            .set("at", ago(20).as_str())
            .set("form", form)
            .set("until", until)])
    };
    let decided = |days: u32| {
        and(&[record(57, "decision/1")
            .set("sort", "impose")
            .set("at", ago(days).as_str())])
    };
    vec![
        told(
            "W34",
            "no action has a name and a day",
            due(&ahead(3)),
            and(&[undated]),
            "w34_no_next_action",
            Level::Urgent,
            &[case(), id(21)],
        ),
        told(
            "W35",
            "one working day of grace",
            due(&working_ago(1)),
            due(&working_ago(2)),
            "w35_overdue",
            Level::Attention,
            &[id(21)],
        ),
        told(
            "W35",
            "a week over time",
            due(&working_ago(1)),
            due(&ago(8)),
            "w35_overdue",
            Level::Urgent,
            &[id(21)],
        ),
        told(
            "W35",
            "over time without a name",
            due(&ago(0)),
            and(&[record(21, "action/1")
                .set("text", "Bellen")
                .set("due", ago(4).as_str())
                .set("state", "open")]),
            "w35_overdue_nobody",
            Level::Attention,
            &[id(21)],
        ),
        told(
            "W37",
            "a middling urgency",
            judged("medium", 30),
            judged("medium", 31),
            "w37_urgency_old",
            Level::Attention,
            &[case()],
        ),
        told(
            "W37",
            "a high urgency",
            judged("high", 7),
            judged("high", 8),
            "w37_urgency_old",
            Level::Attention,
            &[case()],
        ),
        told(
            "W37",
            "acute",
            judged("acute", 1),
            judged("acute", 2),
            "w37_urgency_old",
            Level::Attention,
            &[case()],
        ),
        told(
            "W38",
            "six weeks in one phase",
            story(in_phase("F2", &ago(42))),
            story(in_phase("F2", &ago(43))),
            "w38_same_phase",
            Level::Attention,
            &[case()],
        ),
        told(
            "W38",
            "four weeks in the warning",
            story(in_phase("F5", &ago(28))),
            story(in_phase("F5", &ago(29))),
            "w38_same_phase",
            Level::Attention,
            &[case()],
        ),
        told(
            "W39",
            "a term that someone wrote down",
            deadline("compliance", &ahead(8)),
            deadline("compliance", &ahead(7)),
            "w39_term_near",
            Level::Urgent,
            &[id(55)],
        ),
        told(
            "W39",
            "the end of a home ban",
            deadline("home_ban_end", &ahead(4)),
            deadline("home_ban_end", &ahead(3)),
            "w39_term_near",
            Level::Urgent,
            &[id(55)],
        ),
        told(
            "W39",
            "a term that passed",
            deadline("order_end", &ahead(20)),
            deadline("order_end", &ago(1)),
            "w39_term_passed",
            Level::Urgent,
            &[id(55)],
        ),
        told(
            "W39",
            "the view of the resident",
            asked(&ahead(8)),
            asked(&ahead(7)),
            "w39_term_near",
            Level::Urgent,
            &[id(56)],
        ),
        told(
            "W39",
            "the end of an order",
            ordered("penalty", &ahead(8)),
            ordered("penalty", &ahead(7)),
            "w39_term_near",
            Level::Urgent,
            &[id(57)],
        ),
        told(
            "W39",
            "the end of a home ban that was decided",
            ordered("home_ban", &ahead(4)),
            ordered("home_ban", &ahead(3)),
            "w39_term_near",
            Level::Urgent,
            &[id(57)],
        ),
        told(
            "W39",
            "six weeks to object",
            decided(34),
            decided(35),
            "w39_term_near",
            Level::Urgent,
            &[id(57)],
        ),
        told(
            "W40",
            "a check after a month",
            aftercare(37, &[]),
            aftercare(38, &[]),
            "w40_check_missed",
            Level::Attention,
            &[case()],
        ),
        told(
            "W40",
            "a check that was planned and not done",
            aftercare(
                38,
                &[check(38).set("at", ago(8).as_str()).set("result", "quiet")],
            ),
            aftercare(38, &[check(38)]),
            "w40_check_missed",
            Level::Attention,
            &[id(58)],
        ),
    ]
}

/// The first check of aftercare that began so many days ago.
fn check(days: u32) -> Record {
    record(58, "evaluation/1")
        .set("of", "aftercare")
        .set("due", ago(days - 30).as_str())
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn an_action_becomes_urgent_after_a_week() {
    let level = |days: u32| due(&ago(days)).of(Rule::ActionOverdue)[0].level;
    assert_eq!((level(7), level(8)), (Level::Attention, Level::Urgent));
    let both = action(21, id(2), &ago(9))
        .by(BRAM)
        .also("due", ahead(9).as_str());
    assert_eq!(
        and(&[both]).of(Rule::ActionOverdue).len(),
        1,
        "the earliest day counts"
    );
}

#[test]
fn a_planned_check_is_the_next_step_of_aftercare() {
    assert_eq!(aftercare(2, &[]).of(Rule::NoNextAction).len(), 1);
    let planned = record(58, "evaluation/1")
        .set("of", "aftercare")
        .set("due", ahead(28).as_str());
    assert_eq!(aftercare(2, &[planned]).of(Rule::NoNextAction), []);
}

#[test]
fn an_urgency_that_nobody_set_counts_from_triage() {
    let unset = |phase: &str, days: u32| {
        let case = case_record()
            .set("phase", phase)
            .set("phase_since", ago(days).as_str());
        story(vec![case]).of(Rule::UrgencyOld)
    };
    assert_eq!(unset("F1", 90), []);
    assert_eq!(unset("F2", 30), []);
    assert_eq!(unset("F2", 31)[0].message.code.code(), "w37_urgency_open");
}

#[test]
fn aftercare_lasts_as_long_as_its_checks() {
    assert_eq!(aftercare(170, &[]).of(Rule::PhaseUnchanged), []);
}

#[test]
fn a_term_that_is_met_or_written_down_twice_is_told_once() {
    let decision = record(57, "decision/1")
        .set("sort", "impose")
        .set("at", ago(20).as_str())
        .set("form", "penalty")
        .set("until", ahead(5).as_str());
    let watched = |state: &str| {
        record(55, "deadline/1")
            .set("sort", "order_end")
            .set("on", ahead(5).as_str())
            .set("state", state)
            .set("about", *id(57).as_bytes())
    };
    let points = and(&[decision.clone(), watched("open")]).of(Rule::DeadlineNear);
    assert_eq!(points.len(), 1);
    assert_eq!(points[0].subject, Some(id(55)));
    let met = and(&[decision, watched("met")]);
    assert_eq!(met.of(Rule::DeadlineNear), []);
}

#[test]
fn a_term_says_how_many_days_are_left_and_still_runs_in_a_closed_case() {
    let term = record(55, "deadline/1")
        .set("sort", "objection")
        .set("on", ahead(2).as_str())
        .set("state", "open");
    let closed = with(&phase_now("F10"), &[term, closing(80)]);
    let points = story(closed).of(Rule::DeadlineNear);
    let left = points[0]
        .message
        .params
        .iter()
        .find(|(name, _)| *name == "days");
    assert_eq!(left, Some(&("days", Param::Count(2))));
}
