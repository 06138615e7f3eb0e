//! W05–W08: offers that wait, things that go round, and leaving while it goes on.

use crate::{attention_story::*, build::*};
use casework::{
    attention::occasion::Occasion,
    step::Step,
    terms::{
        attention::{Level, Rule},
        case::Phase,
    },
};

fn handover(number: u8, from: u8, to: u8, day: &str) -> Record {
    record(number, "handover/1")
        .set("of", "case")
        .set("from", *id(from).as_bytes())
        .set("to", *id(to).as_bytes())
        .set("offered_at", day)
        .set("state", "offered")
        .set("spoken_at", day)
}

fn taken(number: u8, from: u8, to: u8, day: &str) -> Record {
    handover(number, from, to, day).set("state", "accepted")
}

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

fn urgent_and(more: &[Record]) -> Story {
    let records = changed(phase_now("F2"), case(), |one| one.set("urgency", "high"));
    story(with(&records, more))
}

fn incident(number: u8, days: u32) -> Record {
    record(number, "fact/1")
        .set("occurred_at", noon_ago(days).as_str())
        .set("text", "Muziek tot in de nacht")
}

/// Dirk of the care team left yesterday.
fn dirk_left(incident_days: u32) -> Story {
    let dirk = partner(4, "Dirk", None).set("ended_at", ago(1).as_str());
    and(&[dirk, incident(61, incident_days)])
}

pub fn stories() -> Vec<Told> {
    let task = |days: u16| {
        claim(31, "T12", "i_do", id(2), ANNA)
            .set("state", "proposed")
            .set("since", working_ago(days).as_str())
    };
    let gave = |days: u16| action(21, id(2), "2026-12-01").dated(&working_ago(days));
    let asked =
        |days: u16| role(12, "care_coordinator", id(3)).set("since", working_ago(days).as_str());
    let closing_with =
        |days: u32| and(&[incident(61, days)]).at(Occasion::Moving { to: Phase::Closed });
    let closed_with = |days: u32| {
        let closed = closing(80).set("closed_at", ago(0).as_str());
        story(with(&phase_now("F10"), &[closed, incident(61, days)]))
    };
    vec![
        told(
            "W05",
            "a handover at middling urgency",
            and(&[handover(41, 1, 2, &working_ago(5))]),
            and(&[handover(41, 1, 2, &working_ago(6))]),
            "w05_handover_waits",
            Level::Attention,
            &[id(41)],
        ),
        told(
            "W05",
            "a handover at high urgency",
            urgent_and(&[handover(41, 1, 2, &working_ago(3))]),
            urgent_and(&[handover(41, 1, 2, &working_ago(4))]),
            "w05_handover_waits",
            Level::Attention,
            &[id(41)],
        ),
        told(
            "W05",
            "a handover after two weeks",
            and(&[taken(41, 1, 2, &working_ago(11))]),
            and(&[handover(41, 1, 2, &working_ago(11))]),
            "w05_handover_waits",
            Level::Urgent,
            &[id(41)],
        ),
        told(
            "W05",
            "a task that Anna wrote down for Bram",
            and(&[task(5)]),
            and(&[task(6)]),
            "w05_task_waits",
            Level::Attention,
            &[id(31)],
        ),
        told(
            "W05",
            "an action that Anna gave to Bram",
            and(&[gave(5)]),
            and(&[gave(6)]),
            "w05_action_waits",
            Level::Attention,
            &[id(21)],
        ),
        told(
            "W05",
            "a role that Carla was asked for",
            and(&[asked(5)]),
            and(&[asked(6)]),
            "w05_role_waits",
            Level::Attention,
            &[id(12)],
        ),
        told(
            "W06",
            "two handovers within sixty days",
            and(&[taken(41, 1, 2, &ago(61)), taken(42, 2, 3, &ago(10))]),
            and(&[taken(41, 1, 2, &ago(60)), taken(42, 2, 3, &ago(10))]),
            "w06_ping_pong",
            Level::Urgent,
            &[id(41), id(42)],
        ),
        told(
            "W06",
            "back to who had it before",
            and(&[taken(41, 1, 2, &ago(100)), taken(42, 2, 3, &ago(5))]),
            and(&[taken(41, 1, 2, &ago(100)), taken(42, 2, 1, &ago(5))]),
            "w06_ping_pong",
            Level::Urgent,
            &[id(41), id(42)],
        ),
        told(
            "W07",
            "an offer that stands without a talk",
            and(&[handover(41, 1, 2, &ago(0))]),
            and(&[record(41, "handover/1")
                .set("from", *id(1).as_bytes())
                .set("to", *id(2).as_bytes())
                .set("offered_at", ago(0).as_str())
                .set("state", "offered")]),
            "w07_cold",
            Level::Attention,
            &[id(41)],
        ),
        told(
            "W07",
            "about to offer without a talk",
            and(&[]).at(Occasion::HandingOver {
                spoken_at: Some(today()),
            }),
            and(&[]).at(Occasion::HandingOver { spoken_at: None }),
            "w07_offering",
            Level::Attention,
            &[],
        ),
        told(
            "W08",
            "Dirk left a month after the last incident",
            dirk_left(32),
            dirk_left(31),
            "w08_left",
            Level::Urgent,
            &[id(4), id(61)],
        ),
        told(
            "W08",
            "about to close a month after the last incident",
            closing_with(31),
            closing_with(30),
            "w08_closing",
            Level::Urgent,
            &[id(61)],
        ),
        told(
            "W08",
            "closed a month after the last incident",
            closed_with(31),
            closed_with(30),
            "w08_closed",
            Level::Urgent,
            &[id(61), id(80)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn an_answer_ends_the_waiting_whatever_it_is() {
    let old = working_ago(12);
    for state in ["accepted", "refused", "withdrawn"] {
        let answered = handover(41, 1, 2, &old).by(BRAM).set("state", state);
        assert_eq!(and(&[answered]).of(Rule::OfferUnanswered), [], "{state}");
    }
    let own = claim(31, "T12", "i_do", id(2), BRAM)
        .set("state", "proposed")
        .set("since", old.as_str());
    assert_eq!(
        and(&[own]).of(Rule::OfferUnanswered),
        [],
        "what he wrote himself waits for nobody"
    );
    let gave = || action(21, id(2), "2026-12-01").dated(&old);
    let yes = gave().by(BRAM).set("accepted_at", ago(1).as_str());
    assert_eq!(and(&[yes]).of(Rule::OfferUnanswered), []);
    let no = gave().by(BRAM).set("declined_by", *id(2).as_bytes());
    assert_eq!(and(&[no]).of(Rule::OfferUnanswered), []);
    let overdue = gave().set("due", ago(9).as_str());
    assert_eq!(
        and(&[overdue]).of(Rule::OfferUnanswered),
        [],
        "then W35 speaks"
    );
}

#[test]
fn the_nearer_step_is_named() {
    let asked = role(12, "deputy", id(3)).set("since", working_ago(9).as_str());
    let point = &and(&[asked]).of(Rule::OfferUnanswered)[0];
    assert_eq!(
        (point.step, point.subject),
        (Step::AcceptTask, Some(id(12)))
    );
}

#[test]
fn what_was_refused_or_taken_back_moved_nothing() {
    for state in ["refused", "withdrawn", "expired"] {
        let none = handover(41, 1, 2, &ago(20)).set("state", state);
        let story = and(&[none, taken(42, 1, 3, &ago(2))]);
        assert_eq!(story.of(Rule::PingPong), [], "{state}");
    }
    let task = |number: u8, subject: u8, day: u32| {
        taken(number, 1, 2, &ago(day))
            .set("of", "task")
            .set("subject", *id(subject).as_bytes())
    };
    let two_tasks = and(&[task(41, 31, 20), task(42, 32, 2)]);
    assert_eq!(two_tasks.of(Rule::PingPong), [], "two different tasks");
    let one_task = and(&[task(41, 31, 20), task(42, 31, 2)]);
    assert_eq!(one_task.of(Rule::PingPong)[0].subject, Some(id(31)));
}

#[test]
fn a_colleague_who_takes_the_place_leaves_no_gap() {
    let replaced = changed(dirk_left(5).records, id(4), |dirk| {
        dirk.set("organisation", "GGD")
    });
    assert_eq!(story(replaced).of(Rule::LeftTooEarly), []);
    let long_ago = changed(dirk_left(5).records, id(4), |dirk| {
        dirk.set("ended_at", ago(31).as_str())
    });
    assert_eq!(story(long_ago).of(Rule::LeftTooEarly), []);
}
