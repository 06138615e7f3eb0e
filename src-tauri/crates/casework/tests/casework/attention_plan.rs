//! W20–W22 and W41–W44: the plan.

use crate::{attention_story::*, build::*};
use casework::{
    analysis::{content_hash, latest},
    attention::occasion::Occasion,
    terms::{
        attention::{Level, Rule},
        case::Phase,
    },
};
use ledger::ids::RootId;

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F4"), more))
}

fn analysis(proposed: u32) -> Record {
    record(30, "analysis/1")
        .set("version", 1)
        .set("what_happens", "Muziek in de nacht")
        .set("proposed_at", ago(proposed).as_str())
}

fn approval(number: u8, partner: u8, root: RootId, content: [u8; 32]) -> Record {
    record(number, "approval/1")
        .made_by(root)
        .set("analysis", *id(30).as_bytes())
        .set("partner", *id(partner).as_bytes())
        .set("content", content)
        .dated(&ago(20))
}

/// Anna and Carla approved the plan.
fn proposed(days: u32) -> Vec<Record> {
    let plan = with(&phase_now("F4"), &[analysis(days)]);
    let file = read(&plan);
    let content = content_hash(&file, latest(&file)[0]);
    with(
        &plan,
        &[
            approval(41, 1, ANNA, content),
            approval(43, 3, CARLA, content),
        ],
    )
}

fn brams_approval(days: u32) -> Record {
    let file = read(&proposed(days));
    approval(42, 2, BRAM, content_hash(&file, latest(&file)[0]))
}

/// All approved, and then an important fact was written down.
fn overtaken(days: u32) -> Story {
    let fact = record(61, "fact/1")
        .set("text", "Brand in de keuken")
        .set("important", true)
        .dated(&ago(days));
    story(with(&proposed(30), &[brams_approval(30), fact]))
}

/// Everything that is needed is held, with care at the table.
fn held() -> Vec<Record> {
    let tasks = ["T01", "T02", "T03", "T12", "T13", "T16", "T17"];
    let claims = (31..).zip(tasks);
    claims
        .map(|(number, task)| claim(number, task, "i_do", id(2), BRAM))
        .collect()
}

fn kicked_off(days: u32, claims: &[Record]) -> Story {
    story(with(&in_phase("F3", &ago(days)), claims))
}

pub fn stories() -> Vec<Told> {
    let goal = |days: u32| {
        record(32, "goal/1")
            .set("analysis", *id(30).as_bytes())
            .set("text", "Rust na elf uur")
            .set("progress_at", ago(days).as_str())
    };
    let missing = |days: u32| {
        record(34, "interest/1")
            .set("whose", "partner")
            .set("partner", *id(2).as_bytes())
            .set("missing_in_plan", true)
            .dated(&ago(days))
    };
    let pulse = |score: i64, days: u32| {
        record(35, "pulse/1")
            .set("partner", *id(2).as_bytes())
            .set("score", score)
            .set("at", ago(days).as_str())
    };
    let option = record(36, "practical_option/1").set("text", "Een dempende vloer");
    let budget = |days: u16| {
        record(37, "budget_request/1")
            .set("purpose", "Een dempende vloer")
            .set("amount", 25_000)
            .set("asked_at", working_ago(days).as_str())
            .set("state", "asked")
    };
    let to_f5 = Occasion::Moving { to: Phase::Warning };
    let twice = claim(39, "T02", "i_do", id(1), ANNA);
    vec![
        told(
            "W20",
            "a goal half-way",
            and(&[analysis(60), goal(42)]),
            and(&[analysis(60), goal(43)]),
            "w20_goal_still",
            Level::Attention,
            &[id(32)],
        ),
        told(
            "W21",
            "Bram did not approve yet",
            story(proposed(14)),
            story(proposed(15)),
            "w21_not_approved",
            Level::Attention,
            &[id(2), id(30)],
        ),
        told(
            "W22",
            "an interest that is not in the plan",
            and(&[missing(7)]),
            and(&[missing(8)]),
            "w22_interest_missing",
            Level::Urgent,
            &[id(34)],
        ),
        told(
            "W22",
            "a low poll",
            and(&[pulse(2, 7)]),
            and(&[pulse(2, 8)]),
            "w22_low_pulse",
            Level::Urgent,
            &[id(35)],
        ),
        told(
            "W22",
            "the score counts",
            and(&[pulse(3, 8)]),
            and(&[pulse(1, 8)]),
            "w22_low_pulse",
            Level::Urgent,
            &[id(35)],
        ),
        told(
            "W41",
            "leaving the light approach",
            and(std::slice::from_ref(&option)).at(to_f5),
            and(&[]).at(to_f5),
            "w41_no_option",
            Level::Attention,
            &[case()],
        ),
        told(
            "W41",
            "in a formal phase",
            story(with(&phase_now("F5"), &[option])),
            story(phase_now("F5")),
            "w41_no_option",
            Level::Attention,
            &[case()],
        ),
        told(
            "W42",
            "a request for money",
            and(&[budget(5)]),
            and(&[budget(6)]),
            "w42_undecided",
            Level::Attention,
            &[id(37)],
        ),
        told(
            "W43",
            "two lead the case a week after the kick-off",
            kicked_off(7, &with(&held(), std::slice::from_ref(&twice))),
            kicked_off(8, &with(&held(), &[twice])),
            "w43_double",
            Level::Attention,
            &[id(32), id(39)],
        ),
        told(
            "W43",
            "nobody takes the reports",
            kicked_off(8, &held()),
            kicked_off(8, &held()[1..]),
            "w43_gap",
            Level::Attention,
            &[case()],
        ),
        told(
            "W44",
            "an important fact after approval",
            overtaken(7),
            overtaken(8),
            "w44_new_fact",
            Level::Attention,
            &[id(30), id(61)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn a_plan_that_all_approved_or_that_nobody_proposed_waits_for_nobody() {
    let all = with(&proposed(40), &[brams_approval(40)]);
    assert_eq!(story(all).of(Rule::PlanNotApproved), []);
    let draft = record(30, "analysis/1").set("version", 1);
    assert_eq!(and(&[draft]).of(Rule::PlanNotApproved), []);
    let two = and(&[analysis(40), record(31, "analysis/1").set("version", 1)]);
    assert_eq!(two.of(Rule::PlanNotApproved), [], "first there must be one");
}

#[test]
fn the_plan_is_in_doubt_only_when_every_missing_file_is_old() {
    let plan = with(&phase_now("F4"), &[analysis(40)]);
    let points = |bram: u32, carla: u32| {
        let known = [(BRAM, today().minus(bram)), (CARLA, today().minus(carla))];
        let story = story(plan.clone()).known(known.into_iter().collect());
        let points = story.of(Rule::PlanNotApproved);
        (points[0].level, points[0].known_until)
    };
    let approved = |bram| Some(today().minus(bram));
    assert_eq!(
        points(15, 15),
        (Level::Attention, approved(15)),
        "Anna did not approve it herself"
    );
}

#[test]
fn a_talk_ends_what_a_partner_misses() {
    let missing = record(34, "interest/1")
        .set("whose", "partner")
        .set("missing_in_plan", true)
        .dated(&ago(30))
        .set("answered_at", ago(1).as_str());
    assert_eq!(and(&[missing]).of(Rule::PartnerNotHeard), []);
    let pulse = record(35, "pulse/1")
        .set("partner", *id(2).as_bytes())
        .set("score", 1)
        .set("at", ago(30).as_str())
        .set("addressed_at", ago(1).as_str());
    assert_eq!(and(&[pulse]).of(Rule::PartnerNotHeard), []);
}

#[test]
fn connecting_may_be_done_by_all_and_aftercare_divides_no_roles() {
    let both = [
        claim(41, "T04", "i_do", id(1), ANNA),
        claim(42, "T04", "i_do", id(2), BRAM),
    ];
    let records = with(&held(), &both);
    assert_eq!(kicked_off(30, &records).of(Rule::MirrorOpen), []);
    let after = story(in_phase("F9", &ago(30)));
    assert_eq!(after.of(Rule::MirrorOpen), []);
}
