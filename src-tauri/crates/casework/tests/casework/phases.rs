//! What is needed to leave each phase, and when a move needs a reason.

mod approach;
mod ending;
mod intake;

use crate::build::*;
use casework::{
    phase::{PhaseExit, check_move, exit, question_of, tracks},
    terms::{Term, case::Phase},
};

fn missing(phase: Phase, records: &[Record]) -> Vec<&'static str> {
    let exit = exit(phase, &read(records), &team(&[]), &policy(), today());
    exit.missing
        .iter()
        .map(|(message, _)| message.code.code())
        .collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn only_what_no_record_can_show_is_left_to_a_person() {
    let of = |phase: Phase| exit(phase, &read(&[]), &team(&[]), &policy(), today()).by_hand;
    for phase in Phase::ALL {
        let expected: &[&str] = if *phase == Phase::Closed {
            &["check_retention"]
        } else {
            &[]
        };
        assert_eq!(codes(&of(*phase)), expected, "{phase:?}");
    }
}

#[test]
fn five_tracks_run_beside_each_other() {
    let file = read(&[
        case_record().set("route", "care"),
        once("care_process/1").set("state", "running"),
        once("tracks/1")
            .set("tenancy", "considered")
            .by(BRAM)
            .also("tenancy", "running"),
    ]);
    let tracks = tracks(&file);
    let shown: Vec<_> = tracks
        .iter()
        .map(|one| {
            (
                one.track.code(),
                one.state.counting().map(|state| state.code()),
                one.leads,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("care", Some("running"), true),
            ("tenancy", Some("considered"), false),
            ("administrative", None, false),
            ("criminal", None, false),
            ("mediation", None, false),
        ]
    );
    assert!(
        tracks[1].state.is_conflict(),
        "the disagreement stays visible"
    );
}

#[test]
fn only_a_finished_step_forward_needs_no_reason() {
    let met = PhaseExit::default();
    let unmet = exit(
        Phase::Report,
        &read(&[case_record()]),
        &team(&[]),
        &policy(),
        today(),
    );
    let may = |from, to, exit: &PhaseExit, reason| {
        check_move(from, to, exit, reason).map_err(|message| message.code.code())
    };
    assert_eq!(may(Some(Phase::Report), Phase::Triage, &met, ""), Ok(()));
    assert_eq!(
        may(Some(Phase::Report), Phase::Triage, &unmet, ""),
        Err("move_reason_needed")
    );
    assert_eq!(
        may(Some(Phase::Report), Phase::Triage, &unmet, "Spoed"),
        Ok(())
    );
    assert_eq!(
        may(Some(Phase::Report), Phase::JointPlan, &met, " "),
        Err("move_reason_needed"),
        "skipping"
    );
    assert_eq!(
        may(Some(Phase::JointPlan), Phase::Triage, &met, ""),
        Err("move_reason_needed"),
        "going back"
    );
    assert_eq!(
        may(Some(Phase::JointPlan), Phase::Triage, &met, "Nieuwe feiten"),
        Ok(())
    );
    assert_eq!(
        may(None, Phase::Triage, &met, ""),
        Err("move_reason_needed"),
        "out of a conflict"
    );
    assert_eq!(
        may(Some(Phase::Triage), Phase::Triage, &met, "x"),
        Err("move_same_phase")
    );
}

#[test]
fn what_is_missing_leads_to_its_question_or_to_its_step() {
    let file = read(&[case_record()]);
    let question = |phase: Phase, code: &str| {
        let exit = exit(phase, &file, &team(&[]), &policy(), today());
        let (message, _) = exit
            .missing
            .iter()
            .find(|(message, _)| message.code.code() == code)
            .unwrap_or_else(|| panic!("{code} is not missing"));
        question_of(message, &file, &team(&[]), &policy(), today()).map(|question| question.code())
    };
    let of = |phase, code| question(phase, code).unwrap_or_default();
    assert_eq!(of(Phase::Investigation, "help_check_open"), "sf3_q3");
    assert_eq!(of(Phase::Investigation, "verification_open"), "sf5_q2");
    assert_eq!(
        question(Phase::Investigation, "resident_not_heard"),
        None,
        "a visit, not an answer"
    );
    // The first of the factors that the plan needs.
    assert_eq!(of(Phase::JointPlan, "factor_not_done"), "sf1_q1");
}
