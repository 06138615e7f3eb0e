//! One next question and one next step.

use crate::build::*;
use casework::{
    message::{Message, MessageCode},
    next,
    step::Step,
    terms::{Term, case::Phase},
};
use ledger::cbor::Value;

fn next_of(records: &[Record]) -> next::Next {
    next::next(&read(records), &team(&[]), &policy(), today(), None)
}

fn step(records: &[Record]) -> (&'static str, Option<&'static str>) {
    let step = next_of(records).step;
    (
        step.step.code(),
        step.because.map(|message| message.code.code()),
    )
}

fn question(records: &[Record]) -> Option<(String, bool)> {
    next_of(records)
        .question
        .map(|next| (next.question.code(), next.from_phase))
}

fn in_phase(phase: &str) -> Record {
    case_record()
        .set("phase", phase)
        .set("phase_since", "2026-11-10")
        .set("urgency", "high")
        .set("helicopter_at", "2026-11-20")
}

#[test]
fn a_new_case_asks_who_leads_and_first_wants_its_report() {
    assert_eq!(question(&[case_record()]), Some(("sf1_q1".into(), true)));
    assert_eq!(step(&[case_record()]), ("add_report", Some("report_none")));
}

#[test]
fn each_phase_asks_for_its_own_factor() {
    for (phase, expected) in [
        ("F0", "sf1_q1"),
        ("F1", "sf1_q1"),
        ("F2", "sf5_q1"),
        ("F3", "sf2_q1"),
        ("F4", "sf7_q1"),
        ("F5", "sf5_q1"),
        ("F6", "sf5_q1"),
        ("F7", "sf5_q1"),
        ("F8", "sf5_q1"),
        ("F9", "sf6_q1"),
    ] {
        assert_eq!(
            question(&[in_phase(phase)]),
            Some((expected.into(), true)),
            "{phase}"
        );
    }
}

#[test]
fn a_proposed_lead_is_asked_before_another_is_sought() {
    let records = [
        in_phase("F1")
            .set("urgency_reason", "x")
            .set("route", "care"),
        partner(2, "Bram", Some(BRAM)),
        role(11, "case_lead", id(2)),
    ];
    assert_eq!(question(&records), Some(("sf1_q2".into(), true)));
    assert_eq!(step(&records), ("ask_lead", Some("lead_proposed")));
}

#[test]
fn two_leads_come_before_everything_else() {
    let records = [
        in_phase("F4"),
        partner(1, "Anna", Some(ANNA)),
        partner(2, "Bram", Some(BRAM)),
        role(11, "case_lead", id(1)).set("state", "accepted"),
        role(12, "case_lead", id(2))
            .by(BRAM)
            .set("state", "accepted"),
    ];
    assert_eq!(step(&records), ("settle_double_lead", Some("lead_double")));
}

#[test]
fn an_unclear_phase_is_settled_first() {
    let records = [in_phase("F4").by(BRAM).also("phase", "F2")];
    assert_eq!(step(&records), ("settle_phase", Some("phase_unclear")));
    assert_eq!(
        question(&records),
        Some(("sf5_q1".into(), true)),
        "the most cautious phase asks"
    );
}

#[test]
fn after_the_phase_comes_what_is_overdue_then_what_is_in_conflict_then_the_move() {
    let say = Value::map([
        ("state", Value::from("sufficient")),
        ("reason", Value::from("Besproken")),
    ]);
    let ready = vec![
        in_phase("F7"),
        partner(2, "Bram", Some(BRAM)),
        action(21, id(2), "2026-11-24"),
        factor_record().set("sf5_override", say),
        record(56, "decision/1")
            .set("sort", "not_impose")
            .set("at", "2026-11-15")
            .set("text", "Geen gedragsaanwijzing")
            .set("reason", "Hulp loopt en helpt")
            .set("decided_by", "De burgemeester"),
        record(57, "expectation_card/1")
            .set("whom", "reporter")
            .set("will", "Wij kijken een maand mee")
            .set("will_not", "Wij vertellen niets over de hulp")
            .set("next_word", "2026-12-01"),
        record(58, "feedback/1")
            .set("whom", "reporter")
            .set("planned_for", "2026-12-01"),
        record(59, "quote/1").set("text", "Ik zet het zachter"),
    ];
    let next = next_of(&ready);
    assert_eq!(
        (next.step.step, next.step.to),
        (Step::MovePhase, Some(Phase::Enforcement))
    );
    assert_eq!(
        next.question
            .map(|next| (next.question.code(), next.from_phase)),
        Some(("sf1_q1".into(), false)),
        "then the oldest"
    );
    let rule = Message::new(MessageCode::BarOneSource).with("count", 1);
    let highest = Some((rule, Step::AskPartnerToWrite));
    let next = next::next(&read(&ready), &team(&[]), &policy(), today(), highest);
    assert_eq!(
        next.step.step,
        Step::AskPartnerToWrite,
        "the highest attention point comes before going on"
    );

    let conflict = record(71, "fact/1")
        .set("text", "a")
        .by(BRAM)
        .also("text", "b");
    assert_eq!(
        step(&[ready.clone(), vec![conflict]].concat()),
        ("settle_conflict", Some("field_in_conflict"))
    );
    assert_eq!(
        step(&[ready, vec![action(22, id(2), "2026-11-19")]].concat()),
        ("handle_overdue", Some("action_overdue"))
    );
}

#[test]
fn between_the_phase_and_the_oldest_comes_what_presses() {
    let say = Value::map([
        ("state", Value::from("sufficient")),
        ("reason", Value::from("Besproken")),
    ]);
    let done = factor_record()
        .set("sf2_override", say.clone())
        .set("sf5_override", say);
    let calm = vec![
        in_phase("F2"),
        partner(2, "Bram", Some(BRAM)),
        action(21, id(2), "2026-11-24"),
    ];
    let with = |more: Vec<Record>| [calm.clone(), more].concat();
    assert_eq!(
        question(&with(vec![done.clone()])),
        Some(("sf1_q1".into(), false)),
        "the oldest"
    );
    let late = action(22, id(2), "2026-11-19");
    let next = next_of(&with(vec![done.clone(), late.clone()]))
        .question
        .unwrap();
    assert_eq!(
        (next.question.code(), next.from_phase),
        ("sf6_q1".into(), false)
    );
    assert_eq!(
        (next.because.code.code(), next.because.records),
        ("action_overdue", vec![id(22)])
    );
    let disputed = done
        .clone()
        .set("sf4_q2", "Bellen")
        .by(BRAM)
        .also("sf4_q2", "Mailen");
    assert_eq!(
        question(&with(vec![disputed.clone()])),
        Some(("sf4_q2".into(), false))
    );
    assert_eq!(
        question(&with(vec![disputed, late.clone()])),
        Some(("sf6_q1".into(), false)),
        "what is overdue comes first"
    );
    let elsewhere = record(71, "fact/1")
        .set("text", "a")
        .by(BRAM)
        .also("text", "b");
    assert_eq!(
        question(&with(vec![done, elsewhere])),
        Some(("sf1_q1".into(), false)),
        "no question is about that"
    );
    assert_eq!(
        question(&with(vec![late])),
        Some(("sf5_q1".into(), true)),
        "the phase comes before"
    );
}

#[test]
fn the_formal_phases_also_ask_for_residents_in_sight() {
    let say = Value::map([
        ("state", Value::from("sufficient")),
        ("reason", Value::from("Besproken")),
    ]);
    let judged = factor_record()
        .set("sf5_override", say.clone())
        .set("sf6_override", say);
    for phase in ["F5", "F6", "F7", "F8"] {
        assert_eq!(
            question(&[in_phase(phase), judged.clone()]),
            Some(("vk6_q1".into(), true)),
            "{phase}"
        );
    }
}

#[test]
fn a_closed_or_withdrawn_case_asks_nothing() {
    let closed = closing(80);
    assert_eq!(step(&[in_phase("F10"), closed.clone()]), ("nothing", None));
    assert_eq!(question(&[in_phase("F10"), closed.clone()]), None);
    assert_eq!(
        step(&[case_record().taken_back("Dubbel geopend")]),
        ("nothing", None)
    );
    let reopened = reopening(81, &closed);
    assert_ne!(
        step(&[in_phase("F4"), closed.clone(), reopened.clone()]).0,
        "nothing"
    );
    let again = closing(82).by(BRAM);
    assert_eq!(
        step(&[in_phase("F4"), closed, reopened, again]).0,
        "nothing",
        "a closing that nobody reopened"
    );
}
