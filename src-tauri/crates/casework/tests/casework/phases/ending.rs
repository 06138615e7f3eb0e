//! Out of the aftercare, and what a closed case still owes.

use super::{NOTHING, missing};
use crate::build::*;
use casework::{phase::exit, terms::case::Phase};

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
fn a_closing_that_knows_its_term_leaves_nothing_to_a_person() {
    let by_hand = |closing: Record| {
        let file = read(&[case_record(), closing]);
        let exit = exit(Phase::Closed, &file, &team(&[]), &policy(), today());
        codes(&exit.by_hand)
    };
    assert_eq!(by_hand(closing(32)), ["check_retention"], "an older one");
    let known = closing(32).set("destroy_on", "2031-11-18");
    assert_eq!(by_hand(known.clone()), NOTHING);
    let file = read(&[case_record(), known.clone(), reopening(33, &known)]);
    let open = exit(Phase::Closed, &file, &team(&[]), &policy(), today());
    assert_eq!(codes(&open.by_hand), ["check_retention"], "opened again");
}
