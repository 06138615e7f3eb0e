//! W46–W49: the resident's rights and whether he can comply.

use crate::{attention_story::*, build::*};
use casework::{
    attention::occasion::Occasion,
    terms::{
        attention::{Addressee, Level, Rule},
        case::Phase,
    },
};

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

fn request(days: u32) -> Story {
    and(&[record(51, "access_request/1")
        .set("asks", "erasure")
        .set("received_at", ago(days).as_str())
        .set("state", "open")])
}

fn note(since: u32, review_by: &str) -> Story {
    and(&[record(52, "safety_note/1")
        .set("advice", "in_pairs")
        .set("since", ago(since).as_str())
        .set("review_by", review_by)
        .set("state", "holds")])
}

fn kept(days: u32) -> Story {
    let closed = closing(80)
        .set("closed_at", "2021-10-01")
        .set("destroy_on", ago(days).as_str());
    story(with(&phase_now("F10"), &[closed]))
}

fn able(ability: &str) -> Record {
    once("weighing/1").set("ability", ability)
}

pub fn stories() -> Vec<Told> {
    let drafting = |more: &[Record]| story(with(&phase_now("F6"), more));
    let to_f6 = Occasion::Moving {
        to: Phase::Intention,
    };
    vec![
        told(
            "W46",
            "two thirds of the term",
            request(19),
            request(20),
            "w46_access_open",
            Level::Attention,
            &[id(51)],
        ),
        told(
            "W46",
            "the term ends",
            request(19),
            request(30),
            "w46_access_open",
            Level::Urgent,
            &[id(51)],
        ),
        told(
            "W47",
            "the day of review",
            note(20, &ago(0)),
            note(20, &ago(1)),
            "w47_safety_old",
            Level::Attention,
            &[id(52)],
        ),
        told(
            "W47",
            "half a year at most, whatever the day of review",
            note(180, &ahead(400)),
            note(181, &ahead(400)),
            "w47_safety_old",
            Level::Attention,
            &[id(52)],
        ),
        told(
            "W48",
            "a month past the day of destruction",
            kept(30),
            kept(31),
            "w48_kept",
            Level::Attention,
            &[id(80)],
        ),
        told(
            "W49",
            "in the intention",
            drafting(&[able("partly")]),
            drafting(&[]),
            "w49_ability_open",
            Level::Urgent,
            &[case()],
        ),
        told(
            "W49",
            "going to the intention",
            and(&[able("yes")]).at(to_f6),
            and(&[able("unknown")]).at(to_f6),
            "w49_ability_open",
            Level::Urgent,
            &[able("unknown").id()],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn what_is_answered_withdrawn_or_reopened_is_no_news() {
    let answered = record(51, "access_request/1")
        .set("received_at", ago(40).as_str())
        .set("state", "done");
    assert_eq!(and(&[answered]).of(Rule::AccessRequestOpen), []);
    let withdrawn = record(52, "safety_note/1")
        .set("review_by", ago(40).as_str())
        .set("state", "withdrawn");
    assert_eq!(and(&[withdrawn]).of(Rule::SafetyNoteOld), []);
    let closed = closing(80).set("destroy_on", ago(40).as_str());
    let opened = with(&phase_now("F9"), &[reopening(81, &closed), closed]);
    assert_eq!(story(opened).of(Rule::PastDestruction), []);
}

#[test]
fn each_goes_to_whom_it_concerns() {
    let who = |story: Story, rule: Rule| story.of(rule)[0].who;
    assert_eq!(
        who(request(25), Rule::AccessRequestOpen),
        [Addressee::DataProtectionOfficer]
    );
    assert_eq!(who(kept(60), Rule::PastDestruction), [Addressee::Archivist]);
}

#[test]
fn a_closed_case_keeps_only_what_still_runs() {
    let closed = closing(80).set("closed_at", ago(0).as_str());
    let records = with(
        &phase_now("F10"),
        &[
            closed,
            record(51, "access_request/1")
                .set("received_at", ago(40).as_str())
                .set("state", "open"),
            action(21, id(2), &ago(40)),
        ],
    );
    let rules: Vec<Rule> = story(records)
        .points()
        .iter()
        .map(|point| point.rule)
        .collect();
    assert_eq!(rules, [Rule::AccessRequestOpen]);
    let withdrawn = vec![case_record().taken_back("Dubbel geopend")];
    assert_eq!(story(withdrawn).points(), []);
}
