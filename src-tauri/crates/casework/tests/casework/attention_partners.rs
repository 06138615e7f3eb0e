//! W15–W17, W19, W45 and W50: partners, as far as is known here.

use crate::{attention_story::*, build::*};
use casework::{
    attention::known_until::KnownUntil,
    terms::attention::{Level, Rule},
};
use ledger::ids::CaseId;

fn meeting(number: u8, days: u32, came: &[u8]) -> Record {
    let item = record(number, "meeting_item/1")
        .set("meeting", *id(99).as_bytes())
        .set("at", noon_ago(days).as_str())
        .add("invited", *id(1).as_bytes())
        .add("invited", *id(2).as_bytes());
    came.iter()
        .fold(item, |item, who| item.add("present", *id(*who).as_bytes()))
}

fn and(more: &[Record]) -> Story {
    story(with(&phase_now("F2"), more))
}

/// Partners who joined, and were last heard of, on these days.
fn joined(bram: u32, carla: u32) -> Vec<Record> {
    let records = changed(phase_now("F2"), id(2), |one| one.dated(&ago(bram)));
    changed(records, id(3), |one| one.dated(&ago(carla)))
}

fn confirmed(days: u32) -> Story {
    let today = ago(0);
    let records = changed(phase_now("F2"), id(2), |bram| {
        bram.set("contact_confirmed_at", ago(days).as_str())
    });
    let records = changed(records, id(3), |carla| {
        carla.set("contact_confirmed_at", today.as_str())
    });
    story(records)
}

fn bram_known(days: u32) -> Story {
    let known: KnownUntil = [(BRAM, today().minus(days)), (CARLA, today())]
        .into_iter()
        .collect();
    story(phase_now("F2")).known(known)
}

pub fn stories() -> Vec<Told> {
    let late = |number: u8, days: u32| action(number, id(2), &ago(days));
    vec![
        told(
            "W15",
            "two meetings in a row",
            and(&[meeting(91, 20, &[1, 2]), meeting(92, 6, &[1])]),
            and(&[meeting(91, 20, &[1]), meeting(92, 6, &[1])]),
            "w15_missed",
            Level::Attention,
            &[id(2), id(91), id(92)],
        ),
        told(
            "W16",
            "one action two weeks over time",
            and(&[late(21, 14)]),
            and(&[late(21, 15)]),
            "w16_overdue",
            Level::Attention,
            &[id(2), id(21)],
        ),
        told(
            "W16",
            "two actions over time",
            and(&[late(21, 1)]),
            and(&[late(21, 1), late(22, 1)]),
            "w16_overdue",
            Level::Attention,
            &[id(2), id(21), id(22)],
        ),
        told(
            "W17",
            "nothing since he joined",
            story(joined(28, 0)),
            story(joined(29, 0)),
            "w17_quiet",
            Level::Attention,
            &[id(2)],
        ),
        told(
            "W17",
            "nothing since he wrote a fact",
            story(with(&joined(90, 0), &[brams_fact(28)])),
            story(with(&joined(90, 0), &[brams_fact(29)])),
            "w17_quiet",
            Level::Attention,
            &[id(2), id(61)],
        ),
        told(
            "W19",
            "two organisations at middling urgency",
            story(joined(14, 14)),
            story(joined(15, 15)),
            "w19_apart",
            Level::Attention,
            &[case(), id(2), id(3)],
        ),
        told(
            "W19",
            "double the time",
            story(joined(60, 0)),
            story(joined(29, 29)),
            "w19_apart",
            Level::Urgent,
            &[case(), id(2), id(3)],
        ),
        told(
            "W45",
            "the details of Bram",
            confirmed(180),
            confirmed(181),
            "w45_contact_old",
            Level::Info,
            &[id(2)],
        ),
        told(
            "W50",
            "the last file of Bram",
            bram_known(14),
            bram_known(15),
            "w50_last_file",
            Level::Info,
            &[id(2)],
        ),
    ]
}

fn brams_fact(days: u32) -> Record {
    record(61, "fact/1")
        .made_by(BRAM)
        .set("text", "Muziek")
        .dated(&ago(days))
}

#[test]
fn just_inside_and_just_outside() {
    hold(&stories());
}

#[test]
fn a_stand_in_counts_and_a_meeting_of_which_nothing_is_known_does_not() {
    let missed = meeting(92, 6, &[1]);
    let deputised = meeting(91, 20, &[1]).add("deputised", *id(2).as_bytes());
    assert_eq!(
        and(&[deputised, missed.clone()]).of(Rule::MeetingsMissed),
        []
    );
    let unwritten = meeting(91, 20, &[]);
    assert_eq!(
        and(&[unwritten, missed.clone()]).of(Rule::MeetingsMissed),
        []
    );
    let to_come = record(91, "meeting_item/1")
        .set("at", moment(&ahead(3)).as_str())
        .add("invited", *id(2).as_bytes())
        .add("present", *id(1).as_bytes());
    assert_eq!(and(&[to_come, missed.clone()]).of(Rule::MeetingsMissed), []);
    let came_last = [
        meeting(90, 40, &[1]),
        meeting(91, 20, &[1]),
        meeting(92, 6, &[1, 2]),
    ];
    assert_eq!(and(&came_last).of(Rule::MeetingsMissed), [], "he came last");
}

#[test]
fn what_others_wrote_down_for_him_counts_as_his() {
    let old = joined(90, 0);
    let present = meeting(91, 10, &[2]);
    assert_eq!(story(with(&old, &[present])).of(Rule::NoContribution), []);
    let did = action(21, id(2), &ago(9))
        .set("state", "done")
        .set("done_at", noon_ago(9).as_str());
    assert_eq!(story(with(&old, &[did])).of(Rule::NoContribution), []);
    let snooze = record(66, "snooze/1")
        .made_by(BRAM)
        .set("rule", "W34")
        .set("reason", "Vakantie")
        .set("at", ago(0).as_str())
        .set("until", ahead(3).as_str());
    assert_eq!(
        story(with(&old, &[snooze])).of(Rule::NoContribution).len(),
        1,
        "putting a point off is no work on the case"
    );
}

#[test]
fn one_organisation_alone_and_aftercare_drift_from_nobody() {
    let alone = [phase_now("F2")[..2].to_vec()].concat();
    assert_eq!(story(alone).of(Rule::NothingTogether), []);
    let after = changed(joined(90, 90), case(), |one| one.set("phase", "F9"));
    assert_eq!(story(after.clone()).of(Rule::NothingTogether), []);
    assert_eq!(story(after).of(Rule::NoContribution), []);
}

#[test]
fn who_never_sent_a_file_counts_from_the_day_he_joined() {
    let silent = |days: u32| {
        let known: KnownUntil = [(CARLA, today())].into_iter().collect();
        let story = story(joined(days, 0)).known(known);
        story.of(Rule::NothingReceived)
    };
    assert_eq!(silent(14), []);
    let points = silent(15);
    assert_eq!(points[0].message.code.code(), "w50_no_file");
    assert_eq!(points[0].subject, Some(id(2)));
}

#[test]
fn the_own_person_and_who_does_not_use_woonrust_send_no_file() {
    let nobody = KnownUntil::default();
    let rootless = partner(4, "Dirk", None).dated(&ago(90));
    let records = with(&joined(0, 0), &[rootless]);
    let points = story(records).known(nobody).of(Rule::NothingReceived);
    assert_eq!(points, []);
}

#[test]
fn a_later_file_never_makes_less_known() {
    let mut known: KnownUntil = [(BRAM, today())].into_iter().collect();
    known.note(BRAM, today().minus(9));
    assert_eq!(known.of(&BRAM, &CASE), Some(today()));
    assert_eq!(known.of(&CARLA, &CASE), None);
}

#[test]
fn a_file_tells_nothing_of_a_case_that_it_is_not_about() {
    let silent = |of: CaseId| {
        let mut known: KnownUntil = [(CARLA, today())].into_iter().collect();
        known.note_file(BRAM, of, today());
        let story = story(joined(200, 0)).known(known);
        story.of(Rule::NothingReceived).len()
    };
    assert_eq!(silent(CASE), 0);
    assert_eq!(silent(CaseId::from_bytes([8; 16])), 1);
}
