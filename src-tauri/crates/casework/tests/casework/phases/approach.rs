//! Out of the plan and of each step that weighs more: light approach, warning, intention, decision, enforcement.

use super::{NOTHING, missing};
use crate::build::*;
use casework::terms::case::Phase;
use ledger::cbor::Value;

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
