//! W51, W52 and W54–W57: what partners need of each other.

use crate::{attention_story::*, build::*};
use casework::{
    attention::occasion::Occasion,
    step::Step,
    terms::{
        attention::{Level, Rule},
        case::Phase,
    },
};

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

fn resolution(days: u16) -> Record {
    record(57, "resolution/1")
        .set("sort", "do_not")
        .set("text", "Geen camera")
        .set("at", working_ago(days).as_str())
        .set("reason", "Het raakt te veel mensen")
        .add("concerns", *id(2).as_bytes())
}

fn refused(days: u16) -> Record {
    record(51, "information_request/1")
        .made_by(BRAM)
        .set("question", "Is er hulp in huis?")
        .set("from", *id(2).as_bytes())
        .set("to", *id(1).as_bytes())
        .set("state", "refused")
        .set("not_shared", "no_consent")
        .set("reason", "De bewoner wil het niet")
        .set("answered_at", working_ago(days).as_str())
}

fn need(sort: &str, days: u32) -> Record {
    record(32, "need/1")
        .set("text", "Een rustige plek")
        .set("sort", sort)
        .set("noted_at", noon_ago(days).as_str())
        .set("state", "open")
}

pub fn stories() -> Vec<Told> {
    let decided = |days: u16| {
        record(58, "decision/1")
            .set("sort", "not_impose")
            .set("at", working_ago(days).as_str())
    };
    let handover = |days: u16| {
        record(41, "handover/1")
            .set("from", *id(2).as_bytes())
            .set("to", *id(1).as_bytes())
            .set("state", "refused")
            .set("reason", "Geen plek")
            .set("answered_at", working_ago(days).as_str())
    };
    let role_refused = |days: u16| {
        role(12, "deputy", id(3))
            .by(CARLA)
            .on(&working_ago(days))
            .set("state", "refused")
    };
    let done = |days: u16| {
        action(21, id(2), &ago(20))
            .set("state", "done")
            .set("done_at", noon_working_ago(days).as_str())
    };
    let no_police = once("composition/1").set("no_police", "Speelt hier geen rol");
    let in_f4 = |more: &[Record]| story(with(&phase_now("F4"), more));
    let leaving = Occasion::Moving {
        to: Phase::LightApproach,
    };
    let in_f3 = |more: &[Record]| story(with(&phase_now("F3"), more)).at(leaving);
    let stuck = |days: u16| {
        record(33, "impasse/1")
            .set("cannot", "Opname mag niet")
            .set("since", working_ago(days).as_str())
            .set("state", "blocked")
    };
    let shortage = need("dwelling", 15).set("state", "shortage");
    vec![
        told(
            "W51",
            "Bram did not confirm that the reason is clear",
            and(&[resolution(5)]),
            and(&[resolution(6)]),
            "w51_not_confirmed",
            Level::Attention,
            &[id(57)],
        ),
        told(
            "W51",
            "a no to a question of Bram",
            and(&[refused(5)]),
            and(&[refused(6)]),
            "w51_not_confirmed",
            Level::Attention,
            &[id(51)],
        ),
        told(
            "W51",
            "a no to a handover of Bram",
            and(&[handover(5)]),
            and(&[handover(6)]),
            "w51_not_confirmed",
            Level::Attention,
            &[id(41)],
        ),
        told(
            "W51",
            "a decision without a reason",
            and(&[decided(5)]),
            and(&[decided(6)]),
            "w51_no_reason",
            Level::Attention,
            &[id(58)],
        ),
        told(
            "W51",
            "a role refused without a reason",
            and(&[role_refused(5)]),
            and(&[role_refused(6)]),
            "w51_no_reason",
            Level::Attention,
            &[id(12)],
        ),
        told(
            "W52",
            "done a week ago",
            and(&[done(5)]),
            and(&[done(6)]),
            "w52_not_told",
            Level::Attention,
            &[id(21)],
        ),
        told(
            "W54",
            "after the joint plan",
            in_f4(std::slice::from_ref(&no_police)),
            in_f4(&[]),
            "w54_party_missing",
            Level::Attention,
            &[case()],
        ),
        told(
            "W54",
            "leaving the joint plan",
            in_f3(&[no_police]),
            in_f3(&[once("composition/1").set("no_police", " ")]),
            "w54_party_missing",
            Level::Attention,
            &[case(), once("composition/1").id()],
        ),
        told(
            "W55",
            "two weeks of looking for expertise",
            and(&[need("expertise", 14)]),
            and(&[need("expertise", 15)]),
            "w55_not_found",
            Level::Info,
            &[id(32)],
        ),
        told(
            "W56",
            "two weeks of looking for a dwelling",
            and(&[need("dwelling", 14)]),
            and(&[need("dwelling", 15)]),
            "w56_not_found",
            Level::Attention,
            &[id(32)],
        ),
        told(
            "W56",
            "one day of looking for a crisis place",
            and(&[need("crisis_place", 1)]),
            and(&[need("crisis_place", 2)]),
            "w56_not_found",
            Level::Urgent,
            &[id(32)],
        ),
        told(
            "W56",
            "a dwelling in a crisis",
            and(&[need("dwelling", 1).set("crisis", true)]),
            and(&[need("dwelling", 2).set("crisis", true)]),
            "w56_not_found",
            Level::Urgent,
            &[id(32)],
        ),
        told(
            "W56",
            "a shortage that nobody made safe",
            and(&[shortage
                .clone()
                .set("safety_meanwhile", "De buren houden afstand")]),
            and(&[shortage]),
            "w56_not_safe",
            Level::Attention,
            &[id(32)],
        ),
        told(
            "W57",
            "two weeks without a way",
            and(&[stuck(10)]),
            and(&[stuck(11)]),
            "w57_no_way",
            Level::Attention,
            &[id(33)],
        ),
    ]
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn who_confirmed_or_does_not_use_woonrust_waits_for_nothing() {
    let understood = resolution(20).by(BRAM).add("understood", *BRAM.as_bytes());
    assert_eq!(and(&[understood]).of(Rule::NotExplained), []);
    let answered = refused(20).by(BRAM).add("understood", *BRAM.as_bytes());
    assert_eq!(and(&[answered]).of(Rule::NotExplained), []);
    let dirk = partner(4, "Dirk", None);
    let told = resolution(20).set("teller", "Anna");
    let mut told = told;
    told.state.fields.remove("concerns");
    let told = told.add("concerns", *id(4).as_bytes());
    assert_eq!(and(&[dirk, told]).of(Rule::NotExplained), []);
}

#[test]
fn a_refusal_needs_its_kind_of_reason_as_well() {
    let half = refused(6).set("not_shared", "unknown");
    let points = and(&[half]).of(Rule::NotExplained);
    assert_eq!(points[0].message.code.code(), "w51_no_reason");
}

#[test]
fn telling_finding_or_a_way_ends_it() {
    let told = action(21, id(2), &ago(20))
        .set("state", "done")
        .set("done_at", noon_ago(15).as_str())
        .set("told_to", "Carla");
    assert_eq!(and(&[told]).of(Rule::NotToldBack), []);
    let met = need("expertise", 30).set("state", "met");
    assert_eq!(and(&[met]).of(Rule::ExpertiseNotFound), []);
    let registered = need("expertise", 30).set("state", "shortage");
    assert_eq!(and(&[registered]).of(Rule::ExpertiseNotFound), []);
    for field in ["can", "decider"] {
        let way = record(33, "impasse/1")
            .set("cannot", "Dat mag niet")
            .set("since", ago(60).as_str())
            .set(field, "Wie wel");
        assert_eq!(and(&[way]).of(Rule::NoWayOut), [], "{field}");
    }
}

#[test]
fn an_owner_has_no_landlord_and_who_does_not_know_asks() {
    let missing = |tenure: Option<&str>| {
        let partners = phase_now("F4")[..3].to_vec();
        let records = match tenure {
            Some(tenure) => changed(partners, case(), |one| one.set("tenure", tenure)),
            None => partners,
        };
        story(records).of(Rule::PartyMissing).len()
    };
    assert_eq!(missing(Some("owner")), 1, "only the police");
    assert_eq!(missing(Some("social_rent")), 2);
    assert_eq!(missing(None), 2, "nobody looked whether there is one");
}

#[test]
fn the_step_fits_what_is_missing() {
    let shortage = need("dwelling", 20).set("state", "shortage");
    let step = |record: Record| and(&[record]).of(Rule::PlaceNotFound)[0].step;
    assert_eq!(step(shortage), Step::PlanSafety);
    assert_eq!(step(need("dwelling", 20)), Step::FindOrRegisterShortage);
}
