//! A case for a meeting: why, how long, and whom it concerns.

use crate::build::*;
use casework::{
    agenda::{Agenda, Attends, Reason, Urging, Weight, agenda, reason_of},
    calendar::Day,
    message::{Message, MessageCode},
    terms::{
        Term,
        attention::{Level, Rule},
        people::Role,
    },
};

/// A case with three partners and these records, for a meeting on this day.
fn on(records: &[Record], meets: Day, urgings: &[Urging]) -> Agenda {
    let all = [vec![case_record()], three_partners(), records.to_vec()].concat();
    agenda(&read(&all), &team(&[]), &policy(), today(), meets, urgings)
}

fn of(records: &[Record]) -> Agenda {
    on(records, today(), &[])
}

fn reasons(asked: &Agenda) -> Vec<(Reason, Vec<&'static str>)> {
    let reasons = asked.reasons.iter();
    reasons
        .map(|(reason, because)| (*reason, codes(because)))
        .collect()
}

fn urging(rule: Rule, level: Level, code: MessageCode, days: i64) -> Urging {
    Urging {
        rule,
        level,
        message: Message::new(code),
        days,
    }
}

#[test]
fn a_case_without_a_reason_stays_off_the_agenda() {
    let asked = of(&[]);
    assert_eq!(reasons(&asked), []);
    assert!(!asked.weight.is_asked() && asked.attends.is_empty());
}

#[test]
fn an_urgent_case_and_a_decision_get_more_time() {
    let urgent = case_record().set("urgency", "high");
    let budget = record(20, "budget_request/1")
        .set("purpose", "Dempers onder de stoelen")
        .set("state", "asked")
        .set("asked_at", "2026-11-19");
    let with = |records: &[Record]| {
        let all = [three_partners(), records.to_vec()].concat();
        agenda(&read(&all), &team(&[]), &policy(), today(), today(), &[])
    };
    let low = with(&[case_record().set("urgency", "low"), budget.clone()]);
    assert_eq!(
        reasons(&low),
        [(Reason::DecisionNeeded, vec!["agenda_budget"])]
    );
    assert_eq!(
        (low.minutes, low.reasons[0].1[0].records.as_slice()),
        (10, &[id(20)][..])
    );
    let both = with(&[urgent.clone(), budget]);
    assert_eq!((both.minutes, both.reasons.len()), (15, 2));
    assert!(both.weight > low.weight && with(&[urgent]).weight > low.weight);
    assert!(low.weight > Weight::default());
}

#[test]
fn what_people_have_to_decide_is_named() {
    let leads = [
        role(21, "case_lead", id(1)).set("state", "accepted"),
        role(22, "case_lead", id(2))
            .made_by(BRAM)
            .set("state", "accepted"),
    ];
    let handover = record(23, "handover/1")
        .set("of", "task")
        .set("from", *id(1).as_bytes())
        .set("to", *id(2).as_bytes())
        .set("offered_at", "2026-11-19")
        .set("state", "offered");
    let impasse = record(24, "impasse/1")
        .set("cannot", "Een woning vinden")
        .set("since", "2026-11-01")
        .set("state", "blocked");
    let with_way = impasse.clone().set("can", "Een kamer voor drie maanden");
    let all = [leads.to_vec(), vec![handover, impasse]].concat();
    assert_eq!(
        reasons(&of(&all)),
        [(
            Reason::DecisionNeeded,
            vec!["lead_double", "handover_unanswered", "impasse_without_way"]
        )]
    );
    assert_eq!(reasons(&of(&[with_way])), []);
}

#[test]
fn word_that_is_due_before_the_meeting_comes_on_the_agenda() {
    let word = record(25, "feedback/1")
        .set("whom", "reporter")
        .set("planned_for", "2026-11-27");
    let meets = |text: &str| reasons(&on(std::slice::from_ref(&word), day(text), &[]));
    assert_eq!(meets("2026-11-26"), []);
    assert_eq!(
        meets("2026-11-27"),
        [(Reason::FeedbackDue, vec!["agenda_feedback"])]
    );
    let given = word.clone().set("given_at", "2026-11-20");
    assert_eq!(reasons(&on(&[given], day("2026-11-27"), &[])), []);
}

#[test]
fn a_quiet_case_comes_back_after_thirty_days() {
    let written = |text: &str| {
        let all = [case_record().dated(text)].to_vec();
        let asked = agenda(&read(&all), &team(&[]), &policy(), today(), today(), &[]);
        reasons(&asked)
    };
    assert_eq!(written("2026-10-21"), []);
    assert_eq!(
        written("2026-10-20"),
        [(Reason::Stagnating, vec!["agenda_quiet"])]
    );
}

#[test]
fn what_the_rules_say_stands_under_its_reason_and_nothing_twice() {
    let leads = [
        role(21, "case_lead", id(1)).set("state", "accepted"),
        role(22, "case_lead", id(2))
            .made_by(BRAM)
            .set("state", "accepted"),
    ];
    let own = of(&leads);
    let same = Urging {
        message: own.reasons[0].1[0].clone(),
        ..urging(Rule::DoubleLead, Level::Urgent, MessageCode::LeadDouble, 3)
    };
    let still = urging(
        Rule::GoalStill,
        Level::Attention,
        MessageCode::GoalStill,
        50,
    );
    let asked = on(&leads, today(), &[same, still]);
    assert_eq!(
        reasons(&asked),
        [
            (Reason::DecisionNeeded, vec!["lead_double"]),
            (Reason::Stagnating, vec!["goal_still"]),
        ]
    );
    let privacy = urging(
        Rule::AccessRequestOpen,
        Level::Urgent,
        MessageCode::FileGap,
        30,
    );
    assert_eq!(
        reasons(&on(&[], today(), &[privacy])),
        [],
        "that is for one person to settle"
    );
}

#[test]
fn every_reason_is_asked_for_by_some_rule() {
    for reason in Reason::ALL {
        assert!(
            Rule::ALL
                .iter()
                .any(|rule| reason_of(*rule) == Some(*reason)),
            "{reason:?}"
        );
    }
}

#[test]
fn only_partners_whom_it_concerns_are_asked_to_come() {
    let open = action(26, id(2), "2026-12-01");
    let done = action(27, id(3), "2026-11-01").set("state", "done");
    let question = record(28, "information_request/1")
        .set("question", "Is er al hulp?")
        .set("from", *id(2).as_bytes())
        .set("to", *id(1).as_bytes())
        .set("asked_at", "2026-11-19")
        .set("state", "open");
    let lead = role(29, "case_lead", id(2))
        .made_by(BRAM)
        .set("state", "accepted");
    let ended = role(30, "deputy", id(3)).set("state", "ended");
    assert_eq!(
        of(&[open, done, question, lead, ended]).attends,
        [
            (id(1), vec![Attends::Question]),
            (
                id(2),
                vec![
                    Attends::Role(Role::CaseLead),
                    Attends::Actions(1),
                    Attends::Question
                ]
            ),
        ]
    );
}
