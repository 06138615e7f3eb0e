//! What is needed to leave each phase, and when a move needs a reason.

use crate::build::*;
use casework::{
    phase::{PhaseExit, check_move, exit, question_of, tracks},
    terms::{Term, case::Phase},
};
use ledger::cbor::Value;

fn missing(phase: Phase, records: &[Record]) -> Vec<&'static str> {
    let exit = exit(phase, &read(records), &team(&[]), &policy(), today());
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
fn a_hearing_and_the_process_of_care_count_as_much_as_answers() {
    let hearing = |number: u8, side: &str, outcome: &str| {
        record(number, "hearing/1")
            .set("side", side)
            .set("outcome", outcome)
            .set("at", moment("2026-11-18").as_str())
    };
    let base = vec![
        case_record(),
        hearing(41, "neighbour", "heard"),
        once("care_process/1").set("help_known", false),
        record(42, "verification/1").set("result", "confirmed"),
    ];
    let and = |more: Vec<Record>| missing(Phase::Investigation, &[base.clone(), more].concat());
    assert_eq!(and(vec![hearing(43, "resident", "heard")]), NOTHING);
    assert_eq!(and(vec![hearing(43, "network", "heard")]), NOTHING);
    let declined = hearing(43, "resident", "declined");
    assert_eq!(and(vec![declined.clone()]), ["resident_not_heard"]);
    assert_eq!(
        and(vec![declined, hearing(44, "resident", "no_answer")]),
        NOTHING,
        "two dated attempts"
    );
    assert_eq!(
        and(vec![
            hearing(43, "reporter", "no_answer"),
            hearing(44, "reporter", "no_answer")
        ]),
        ["resident_not_heard"],
        "attempts to hear someone else"
    );
}

#[test]
fn a_joint_plan_needs_the_first_three_factors() {
    assert_eq!(
        missing(Phase::JointPlan, &[case_record()]),
        ["factor_not_done"; 3]
    );
    let say = Value::map([
        ("state", Value::from("sufficient")),
        ("reason", Value::from("Besproken in het overleg")),
    ]);
    let judged = factor_record()
        .set("sf2_override", say.clone())
        .set("sf3_override", say.clone());
    assert_eq!(
        missing(Phase::JointPlan, &[case_record(), judged.clone()]),
        ["factor_not_done"]
    );
    assert_eq!(
        missing(
            Phase::JointPlan,
            &[case_record(), judged.set("sf1_override", say)]
        ),
        NOTHING
    );
}

#[test]
fn the_light_approach_ends_when_everything_that_was_tried_has_a_result() {
    let talk = record(51, "intervention/1").set("type", "talk");
    for (story, records, expected) in [
        ("nothing tried", vec![], &["intervention_none"][..]),
        (
            "no result",
            vec![talk.clone()],
            &["intervention_without_result"],
        ),
        (
            "a result",
            vec![talk.clone().set("result", "Muziek zachter")],
            &[],
        ),
        (
            "not suitable here",
            vec![talk.set("not_suitable", "Er is geweld")],
            &[],
        ),
    ] {
        let all = [vec![case_record()], records].concat();
        assert_eq!(missing(Phase::LightApproach, &all), expected, "{story}");
    }
}

#[test]
fn a_warning_was_sent_arrived_and_is_followed() {
    let sent = record(52, "warning/1").set("sent_at", "2026-11-10");
    let proven = sent.clone().set("proof", "signed");
    let whole = proven.clone().set("observe_until", "2026-12-10");
    let old = record(53, "warning/1").set("sent_at", "2026-01-10");
    for (story, records, expected) in [
        ("none", vec![], &["warning_none"][..]),
        ("not sent", vec![record(52, "warning/1")], &["warning_none"]),
        (
            "sent",
            vec![sent],
            &["warning_without_proof", "warning_without_period"],
        ),
        ("proven", vec![proven.clone()], &["warning_without_period"]),
        ("whole", vec![whole.clone()], &[]),
        ("an older one without proof", vec![whole, old.clone()], &[]),
        (
            "the latest tells",
            vec![proven, old],
            &["warning_without_period"],
        ),
        (
            "an intervention says nothing of proof",
            vec![
                record(54, "intervention/1")
                    .set("type", "mayor_warning")
                    .set("started", "2026-11-10"),
            ],
            &["warning_none"],
        ),
    ] {
        let all = [vec![case_record()], records].concat();
        assert_eq!(missing(Phase::Warning, &all), expected, "{story}");
    }
}

#[test]
fn an_intention_waits_for_the_view_of_the_resident() {
    let base = vec![
        case_record(),
        record(51, "intervention/1").set("type", "intention"),
        once("weighing/1").set("reviewed_at", "2026-11-19"),
    ];
    let view = |state: &str| {
        record(55, "resident_view/1")
            .set("asked_at", "2026-11-01")
            .set("state", state)
            .set("until", "2026-11-20")
    };
    let and = |view: Record| missing(Phase::Intention, &[base.clone(), vec![view]].concat());
    assert_eq!(
        missing(Phase::Intention, &[case_record()]),
        ["intention_none", "resident_view_none", "bars_not_reviewed"]
    );
    assert_eq!(
        and(view("asked")),
        ["resident_view_waits"],
        "the last day runs"
    );
    assert_eq!(and(view("asked").set("until", "2026-11-19")), NOTHING);
    assert_eq!(
        and(view("asked").set("urgent_reason", "Brandgevaar")),
        NOTHING
    );
    for settled in ["received", "waived", "expired"] {
        assert_eq!(and(view(settled)), NOTHING, "{settled}");
    }
    assert_eq!(
        and(view("received").by(BRAM).also("state", "asked")),
        ["resident_view_waits"],
        "received ∥ asked still waits"
    );
}

#[test]
fn a_decision_is_complete_and_an_order_also_in_form_end_and_snapshot() {
    let not = record(56, "decision/1")
        .set("sort", "not_impose")
        .set("at", "2026-11-15")
        .set("text", "Geen gedragsaanwijzing")
        .set("reason", "Hulp loopt en helpt")
        .set("decided_by", "De burgemeester");
    let and = |record: Record| missing(Phase::Decision, &[case_record(), record]);
    assert_eq!(
        missing(Phase::Decision, &[case_record()]),
        ["decision_none"]
    );
    assert_eq!(and(not.clone()), NOTHING, "a reasoned no is a decision");
    assert_eq!(and(not.clone().set("reason", " ")), ["decision_incomplete"]);
    let order = not.set("sort", "impose");
    assert_eq!(and(order.clone()), ["decision_incomplete"; 3]);
    let whole = order
        .set("form", "penalty")
        .set("until", "2027-05-15")
        .set("snapshot", [7; 32]);
    assert_eq!(and(whole), NOTHING);
}

#[test]
fn enforcement_verifies_breaches_and_watches_the_end() {
    let order = record(56, "decision/1")
        .set("sort", "impose")
        .set("until", "2027-05-15");
    let breach = record(57, "breach/1").set("text", "Muziek om twee uur");
    let watched = record(58, "deadline/1")
        .set("sort", "order_end")
        .set("on", "2027-05-15");
    let and =
        |more: Vec<Record>| missing(Phase::Enforcement, &[vec![case_record()], more].concat());
    assert_eq!(and(vec![]), NOTHING);
    assert_eq!(and(vec![order.clone()]), ["order_end_unwatched"]);
    assert_eq!(and(vec![order.clone(), watched.clone()]), NOTHING);
    assert_eq!(
        and(vec![order.clone().set("until", "2026-11-19")]),
        NOTHING,
        "an order that ended needs no watch"
    );
    assert_eq!(and(vec![breach.clone()]), ["breach_unverified"]);
    assert_eq!(
        and(vec![breach.clone().set("verified_by", "De wijkagent")]),
        NOTHING
    );
    let verified = record(59, "verification/1")
        .set("entry", *breach.id().as_bytes())
        .set("result", "confirmed");
    assert_eq!(and(vec![breach, verified]), NOTHING);
}

#[test]
fn aftercare_needs_its_checks_done_by_action_or_look_back() {
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
    let look = record(64, "evaluation/1")
        .set("of", "aftercare")
        .set("due", "2026-10-28");
    let with = |record: Record| {
        missing(
            Phase::Aftercare,
            &[checks[..3].to_vec(), vec![record]].concat(),
        )
    };
    assert_eq!(
        with(look.clone()),
        ["aftercare_check_not_done"],
        "planned is not done"
    );
    assert_eq!(
        with(look.clone().set("at", "2026-10-27").set("result", "quiet")),
        NOTHING
    );
    assert_eq!(
        missing(Phase::Aftercare, &[case_record()]),
        ["aftercare_start_unknown"]
    );
}

#[test]
fn a_case_ends_with_a_result_a_day_and_word_to_all() {
    let report = record(31, "report/1").set("text", "Harde muziek");
    let case = case_record()
        .set("phase", "F10")
        .set("phase_since", "2026-11-18");
    let closed = closing(32)
        .set("result", "moved")
        .set("reason", "Bewoner verhuisd")
        .set("closed_at", "2026-11-18");
    let told = |number: u8, whom: &str, day: &str| {
        record(number, "feedback/1")
            .set("whom", whom)
            .set("given_at", day)
    };
    let base = vec![case, report, closed];
    let and = |more: Vec<Record>| missing(Phase::Closed, &[base.clone(), more].concat());
    assert_eq!(
        missing(Phase::Closed, &[case_record()]),
        [
            "closing_result_open",
            "closing_reason_empty",
            "closing_day_open",
            "closing_not_told"
        ],
        "without reports there is no reporter to tell"
    );
    assert_eq!(and(vec![]), ["closing_not_told"; 2]);
    let both = vec![
        told(61, "reporter", "2026-11-18"),
        told(62, "resident", "2026-11-19"),
    ];
    assert_eq!(and(both), NOTHING);
    let early = vec![
        told(61, "reporter", "2026-11-17"),
        told(62, "resident", "2026-11-19"),
    ];
    assert_eq!(and(early), ["closing_not_told"], "word of before the end");
}

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
