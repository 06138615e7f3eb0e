//! The six pitfalls: the sign in the file, what mends it, and just inside the threshold none.

use super::{DONE, QUIET, case_with, open, shown};
use crate::build::*;
use casework::{
    analysis::{content_hash, latest},
    guide::{GuideState, Pitfall},
    pitfalls::pitfall_status,
};
use ledger::cbor::Value;

fn pitfall(of: Pitfall, records: &[Record]) -> (GuideState, Vec<&'static str>) {
    shown(&pitfall_status(
        of,
        &read(&case_with(records)),
        &team(&[]),
        &policy(),
        today(),
    ))
}

#[test]
fn a_question_to_a_partner_is_answered_or_refused_with_a_way() {
    let asked = |state: &str| {
        record(41, "information_request/1")
            .set("question", "Is er hulp?")
            .set("state", state)
    };
    let refused = || asked("refused").set("not_shared", "no_consent");
    let of = |record: Record| pitfall(Pitfall::Sharing, &[record]);
    assert_eq!(pitfall(Pitfall::Sharing, &[]), QUIET);
    assert_eq!(of(asked("open")), open(&["request_open"]));
    assert_eq!(of(asked("shared")), DONE);
    assert_eq!(of(asked("partly")), DONE);
    assert_eq!(of(asked("withdrawn")), QUIET);
    assert_eq!(of(asked("refused")), open(&["refusal_without_reason"]));
    assert_eq!(
        of(asked("refused").set("not_shared", "unknown")),
        open(&["refusal_without_reason"])
    );
    assert_eq!(of(refused()), open(&["refusal_without_way"]));
    assert_eq!(of(refused().set("alternative", "Samen op bezoek")), DONE);
    assert_eq!(
        of(asked("shared").by(BRAM).also("state", "open")),
        open(&["request_open"])
    );
}

#[test]
fn too_much_over_time_asks_for_a_new_promise() {
    let of = |dues: &[&str]| {
        let late = dues
            .iter()
            .zip(51..)
            .map(|(due, number)| action(number, id(2), due));
        pitfall(
            Pitfall::NoTime,
            &[three_partners(), late.collect()].concat(),
        )
    };
    assert_eq!(of(&[]), QUIET);
    assert_eq!(of(&["2026-11-19"]), QUIET, "one, a day late");
    assert_eq!(of(&["2026-11-06"]), QUIET, "one, 14 days late");
    assert_eq!(
        of(&["2026-11-05"]),
        open(&["promise_needed"]),
        "15 days late"
    );
    assert_eq!(
        of(&["2026-11-19", "2026-11-19"]),
        open(&["promise_needed"]),
        "two"
    );
    assert_eq!(of(&["2026-11-20", "2026-11-25"]), QUIET, "promised anew");
}

#[test]
fn who_leaves_says_why_and_others_fill_his_place() {
    let left = |reason: &str| {
        let mut partners = three_partners();
        partners[1] = partners[1]
            .clone()
            .set("ended_at", "2026-11-10")
            .set("ended_reason", reason);
        partners
    };
    let his = claim(54, "T01", "i_do", id(2), BRAM);
    let of = |more: Vec<Record>| pitfall(Pitfall::NoTime, &more);
    assert_eq!(of(left("")), open(&["left_without_reason"]));
    assert_eq!(of(left("Geen taak meer")), DONE);
    assert_eq!(
        of([left("Geen taak meer"), vec![his.clone()]].concat()),
        open(&["mirror_gap"])
    );
    let taken = claim(55, "T01", "i_do", id(1), ANNA);
    assert_eq!(
        of([left("Geen taak meer"), vec![his, taken]].concat()),
        DONE
    );
}

#[test]
fn a_handover_over_the_fence_is_named_and_a_warm_one_is_settled() {
    let offer = || {
        record(41, "handover/1")
            .set("of", "lead")
            .set("from", *id(1).as_bytes())
            .set("to", *id(2).as_bytes())
            .set("state", "offered")
    };
    let of = |record: Record| {
        pitfall(
            Pitfall::OverTheFence,
            &[three_partners(), vec![record]].concat(),
        )
    };
    assert_eq!(pitfall(Pitfall::OverTheFence, &[]), QUIET);
    assert_eq!(
        of(offer()),
        open(&["handover_unanswered", "handover_without_contact"])
    );
    assert_eq!(
        of(offer().set("state", "refused")),
        DONE,
        "it stays where it was"
    );
    let warm = offer()
        .by(BRAM)
        .set("state", "accepted")
        .set("spoken_at", "2026-11-01")
        .set("received_at", "2026-11-02")
        .set("answered_at", "2026-11-02");
    assert_eq!(of(warm.clone()), open(&["handover_not_followed_up"]));
    assert_eq!(of(warm.set("follow_up_at", "2026-11-16")), DONE);
}

#[test]
fn nobody_leads_until_the_first_factor_is_done() {
    assert_eq!(pitfall(Pitfall::NoLead, &[]).0, GuideState::Open);
    let say = Value::map([
        ("state", Value::from("sufficient")),
        ("reason", Value::from("Besproken")),
    ]);
    let judged = factor_record().set("sf1_override", say);
    let partners = three_partners();
    let led = role(11, "case_lead", id(2))
        .by(BRAM)
        .set("state", "accepted");
    assert_eq!(
        pitfall(Pitfall::NoLead, &[partners, vec![led, judged]].concat()),
        DONE
    );
}

#[test]
fn drifting_apart_is_mended_by_a_talk_a_new_agreement_and_a_next_action() {
    let unseen = record(21, "interest/1")
        .set("whose", "partner")
        .set("partner", *id(1).as_bytes())
        .set("missing_in_plan", true);
    let of = |records: &[Record]| pitfall(Pitfall::DriftingApart, records);
    assert_eq!(of(&[]), QUIET);
    let base = vec![
        partner(1, "Anna", Some(ANNA)),
        record(30, "analysis/1").set("version", 1),
    ];
    assert_eq!(
        of(&[base.clone(), vec![unseen.clone()]].concat()),
        open(&["interest_not_in_plan"])
    );
    let talk = record(22, "resolution/1")
        .set("sort", "recalibration")
        .set("at", "2026-11-20");
    let talked = [base.clone(), vec![talk.clone()]].concat();
    assert_eq!(of(&talked), open(&["not_agreed_anew", "no_next_action"]));
    let file = read(&case_with(&talked));
    let content = content_hash(&file, latest(&file)[0]);
    let agreed = |day: &str| {
        record(41, "approval/1")
            .set("analysis", *id(30).as_bytes())
            .set("partner", *id(1).as_bytes())
            .set("content", content)
            .dated(day)
    };
    let next = action(33, id(1), "2026-11-24");
    let with = |approval: Record| of(&[talked.clone(), vec![approval, next.clone()]].concat());
    assert_eq!(with(agreed("2026-11-20")), DONE);
    assert_eq!(
        with(agreed("2026-11-19")),
        open(&["not_agreed_anew"]),
        "agreed before the talk"
    );
    let still = [talked.clone(), vec![agreed("2026-11-20"), next, unseen]].concat();
    assert_eq!(
        of(&still),
        open(&["interest_not_in_plan"]),
        "the sign itself is still there"
    );
}

#[test]
fn a_goal_without_progress_is_a_sign() {
    let goal = |since: &str| {
        record(31, "goal/1")
            .set("analysis", *id(30).as_bytes())
            .set("text", "Rust")
            .dated(since)
    };
    let of = |goal: Record| {
        pitfall(
            Pitfall::DriftingApart,
            &[record(30, "analysis/1").set("version", 1), goal],
        )
    };
    assert_eq!(of(goal("2026-10-09")), QUIET, "42 days");
    assert_eq!(of(goal("2026-10-08")), open(&["goal_still"]), "43 days");
    assert_eq!(
        of(goal("2026-10-08").set("progress_at", "2026-11-01")),
        QUIET
    );
    assert_eq!(of(goal("2026-10-08").set("state", "reached")), QUIET);
}

#[test]
fn residents_are_in_sight_with_a_card_a_word_and_their_own_account() {
    let card = || {
        record(41, "expectation_card/1")
            .set("whom", "reporter")
            .set("will", "Wij kijken mee")
            .set("will_not", "Niets over de hulp")
            .set("next_word", "2026-12-01")
    };
    let word = || {
        record(42, "feedback/1")
            .set("whom", "reporter")
            .set("planned_for", "2026-11-20")
    };
    let heard = || record(43, "quote/1").set("text", "Ik zet het zachter");
    let cases: [(&str, Vec<Record>, &[&str]); 7] = [
        (
            "nothing",
            vec![],
            &[
                "expectations_not_set",
                "feedback_not_planned",
                "resident_not_heard",
            ],
        ),
        ("all", vec![card(), word(), heard()], &[]),
        (
            "the card does not say what not",
            vec![card().set("will_not", ""), word(), heard()],
            &["expectations_not_set"],
        ),
        (
            "a card for the resident",
            vec![card().set("whom", "resident"), word(), heard()],
            &["expectations_not_set"],
        ),
        (
            "the planned day passed",
            vec![card(), word().set("planned_for", "2026-11-19"), heard()],
            &["feedback_not_planned"],
        ),
        (
            "it was given",
            vec![
                card(),
                word()
                    .set("planned_for", "2026-11-19")
                    .set("given_at", "2026-11-19"),
                heard(),
            ],
            &[],
        ),
        (
            "nobody heard",
            vec![card(), word()],
            &["resident_not_heard"],
        ),
    ];
    for (story, records, lacks) in cases {
        let found = pitfall(Pitfall::ResidentsOutOfSight, &records);
        assert_eq!(found.1, lacks, "{story}");
        assert_eq!(found.0 == GuideState::Done, lacks.is_empty(), "{story}");
    }
}
