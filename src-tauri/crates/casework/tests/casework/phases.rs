//! What is needed to leave each phase, and when a move needs a reason.

use crate::build::*;
use casework::{
    factors::Factor,
    phase::{PhaseExit, check_move, exit, question_of},
    terms::case::Phase,
};

fn missing(phase: Phase, records: &[Record]) -> Vec<&'static str> {
    let exit = exit(phase, &read(records), &policy(), today());
    exit.missing
        .iter()
        .map(|(message, _)| message.code.code())
        .collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_report_is_left_when_it_is_acknowledged_placed_named_and_safe() {
    let report = record(31, "report/1")
        .set("text", "Harde muziek")
        .set("acknowledged_at", moment("2026-11-20").as_str())
        .add("categories", "GELUID");
    let address = record(32, "address/1")
        .set("street", "Lindenhof")
        .set("house_number", "12")
        .set("town", "Waterveen");
    let case = case_record().set("acute", "no");
    assert_eq!(
        missing(
            Phase::Report,
            &[case.clone(), report.clone(), address.clone()]
        ),
        NOTHING
    );
    assert_eq!(
        missing(Phase::Report, &[case_record()]),
        ["report_none", "address_none", "category_none", "acute_open"]
    );
    let silent = record(33, "report/1");
    assert_eq!(
        missing(
            Phase::Report,
            &[
                case.clone(),
                report.clone(),
                address.clone(),
                silent.clone()
            ]
        ),
        ["report_not_acknowledged"]
    );
    assert_eq!(
        missing(
            Phase::Report,
            &[
                case.clone(),
                report.clone(),
                address.clone(),
                silent.set("anonymous", true)
            ]
        ),
        NOTHING
    );
    for (answer, expected) in [("unknown", 1), ("yes:life", 0), ("no", 0), ("maybe", 1)] {
        let records = [
            case_record().set("acute", answer),
            report.clone(),
            address.clone(),
        ];
        assert_eq!(missing(Phase::Report, &records).len(), expected, "{answer}");
    }
    let on_report = [case_record(), report.set("acute", "no"), address];
    assert_eq!(
        missing(Phase::Report, &on_report),
        NOTHING,
        "the answer on the report counts"
    );
}

#[test]
fn triage_is_left_with_urgency_reason_route_and_a_proposed_lead() {
    let ready = case_record()
        .set("urgency", "high")
        .set("urgency_reason", "Kinderen slapen slecht")
        .set("route", "administrative");
    let lead = role(11, "case_lead", id(2));
    assert_eq!(
        missing(Phase::Triage, &[ready.clone(), lead.clone()]),
        NOTHING
    );
    assert_eq!(
        missing(Phase::Triage, &[case_record()]),
        [
            "urgency_unset",
            "urgency_reason_empty",
            "route_open",
            "lead_not_proposed"
        ]
    );
    assert_eq!(
        missing(
            Phase::Triage,
            &[ready.clone(), lead.clone().set("state", "refused")]
        ),
        ["lead_not_proposed"]
    );
    assert_eq!(
        missing(
            Phase::Triage,
            &[ready.by(BRAM).also("urgency", "low"), lead]
        ),
        ["urgency_unclear"]
    );
}

#[test]
fn only_the_residents_own_words_hear_him() {
    let resident = record(51, "person/1")
        .set("name", "Mevrouw Bakker")
        .set("role", "resident");
    let neighbour = record(52, "person/1")
        .set("name", "Meneer Kok")
        .set("role", "neighbour");
    let quote = || record(43, "quote/1").set("text", "Ik hoor zelf niets");
    let visit = |outcome: &str| record(41, "visit/1").set("outcome", outcome);
    let of_visit = || quote().set("visit", *id(41).as_bytes());
    let heard = |more: Vec<Record>| {
        let people = [case_record(), resident.clone(), neighbour.clone()];
        let all = missing(Phase::Investigation, &[people.to_vec(), more].concat());
        !all.contains(&"resident_not_heard")
    };
    let cases = [
        ("nothing", vec![], false),
        ("a quote that names nobody", vec![quote()], true),
        (
            "her name",
            vec![quote().set("speaker", " mevrouw bakker ")],
            true,
        ),
        ("the word", vec![quote().set("speaker", "De bewoner")], true),
        (
            "a neighbour",
            vec![quote().set("speaker", "Meneer Kok")],
            false,
        ),
        (
            "somebody",
            vec![quote().set("speaker", "buurvrouw van de bewoner")],
            false,
        ),
        (
            "two names side by side",
            vec![
                quote()
                    .set("speaker", "bewoner")
                    .by(BRAM)
                    .also("speaker", "buurman"),
            ],
            false,
        ),
        ("spoken at a visit", vec![visit("spoken")], true),
        (
            "spoken at a visit, with words",
            vec![visit("spoken"), of_visit()],
            true,
        ),
        (
            "a neighbour spoken at a visit",
            vec![visit("spoken"), of_visit().set("speaker", "Meneer Kok")],
            false,
        ),
        (
            "words at a visit to nobody",
            vec![visit("not_home"), of_visit()],
            false,
        ),
        ("no words", vec![quote().set("text", " ")], false),
    ];
    for (name, more, expected) in cases {
        assert_eq!(heard(more), expected, "{name}");
    }
}

#[test]
fn investigation_hears_both_sides_or_tries_twice() {
    let heard = record(31, "report/1").set("text", "Harde muziek");
    let checks = factor_record()
        .set("sf3_q3", "Ja, via het wijkteam")
        .set("sf5_q2", "De wijkagent");
    let attempt = |number: u8| {
        record(number, "visit/1")
            .set("occurred_at", moment("2026-11-18").as_str())
            .set("outcome", "not_home")
    };
    let base = [case_record(), heard, checks];
    let and = |more: Vec<Record>| missing(Phase::Investigation, &[base.to_vec(), more].concat());
    assert_eq!(and(vec![]), ["resident_not_heard"]);
    assert_eq!(
        and(vec![attempt(41)]),
        ["resident_not_heard"],
        "one attempt"
    );
    assert_eq!(and(vec![attempt(41), attempt(42)]), NOTHING, "two attempts");
    assert_eq!(
        and(vec![
            attempt(41),
            record(42, "visit/1").set("outcome", "not_home")
        ]),
        ["resident_not_heard"],
        "an attempt has a date"
    );
    assert_eq!(
        and(vec![
            record(43, "quote/1").set("text", "Ik hoor zelf niets")
        ]),
        NOTHING
    );
    assert_eq!(
        and(vec![record(43, "quote/1").set("text", "weg").deleted()]),
        ["resident_not_heard"],
        "a deleted entry is not there"
    );
    assert_eq!(
        missing(Phase::Investigation, &[case_record()]),
        [
            "reporter_not_heard",
            "resident_not_heard",
            "help_check_open",
            "verification_open"
        ]
    );
}

#[test]
fn a_joint_plan_needs_the_first_three_factors() {
    assert_eq!(
        missing(Phase::JointPlan, &[case_record()]),
        ["factor_not_done"; 3]
    );
    let answers = [Factor::InterestsAndRoles, Factor::SharedAnalysis]
        .into_iter()
        .flat_map(|factor| factor.questions())
        .fold(factor_record(), |record, question| {
            record.set(&question.code(), "Antwoord")
        });
    assert_eq!(
        missing(Phase::JointPlan, &[case_record(), answers]),
        ["factor_not_done"]
    );
}

#[test]
fn later_phases_need_results_warnings_and_checks() {
    let talk = record(51, "intervention/1").set("type", "talk");
    assert_eq!(
        missing(Phase::LightApproach, &[case_record()]),
        ["intervention_none"]
    );
    assert_eq!(
        missing(Phase::LightApproach, &[case_record(), talk.clone()]),
        ["intervention_without_result"]
    );
    assert_eq!(
        missing(
            Phase::LightApproach,
            &[case_record(), talk.set("result", "Muziek zachter")]
        ),
        NOTHING
    );

    let warning = record(52, "intervention/1").set("type", "mayor_warning");
    assert_eq!(
        missing(Phase::Warning, &[case_record(), warning.clone()]),
        ["warning_none"]
    );
    assert_eq!(
        missing(
            Phase::Warning,
            &[case_record(), warning.set("started", "2026-11-18")]
        ),
        NOTHING
    );
    assert_eq!(
        missing(Phase::Intention, &[case_record()]),
        ["intention_none"]
    );
    assert_eq!(missing(Phase::Decision, &[case_record()]), NOTHING);
    assert_eq!(
        exit(Phase::Decision, &read(&[]), &policy(), today())
            .by_hand
            .len(),
        1
    );

    let aftercare = case_record()
        .set("phase", "F9")
        .set("phase_since", "2026-05-01");
    let check = |number, day| action(number, id(2), day).set("state", "done");
    let checks = vec![
        aftercare.clone(),
        check(61, "2026-05-31"),
        check(62, "2026-07-30"),
        check(63, "2026-10-28"),
    ];
    assert_eq!(missing(Phase::Aftercare, &checks), NOTHING);
    assert_eq!(
        missing(Phase::Aftercare, &checks[..3]),
        ["aftercare_check_not_done"]
    );
    assert_eq!(
        missing(Phase::Aftercare, &[case_record()]),
        ["aftercare_start_unknown"]
    );
    assert_eq!(
        missing(Phase::Closed, &[case_record()]),
        ["closing_result_open", "closing_reason_empty"]
    );
}

#[test]
fn only_a_finished_step_forward_needs_no_reason() {
    let met = PhaseExit::default();
    let unmet = exit(Phase::Report, &read(&[case_record()]), &policy(), today());
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
        let exit = exit(phase, &file, &policy(), today());
        let (message, _) = exit
            .missing
            .iter()
            .find(|(message, _)| message.code.code() == code)
            .unwrap_or_else(|| panic!("{code} is not missing"));
        question_of(message, &file, &policy(), today()).map(|question| question.code())
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
