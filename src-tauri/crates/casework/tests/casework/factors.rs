//! SF6 as computed, and what people say beside a computed state.

use crate::build::*;
use casework::{
    factors::{Factor, FactorState, FactorStatus, factor_status},
    terms::Term,
};
use ledger::cbor::Value;

fn status(factor: Factor, records: &[Record]) -> FactorStatus {
    factor_status(factor, &read(records), &team(&[]), &policy(), today())
}

fn missing(factor: Factor, records: &[Record]) -> Vec<&'static str> {
    status(factor, records)
        .missing
        .iter()
        .map(|missing| missing.message.code.code())
        .collect()
}

fn with(mut records: Vec<Record>, at: usize, change: impl FnOnce(Record) -> Record) -> Vec<Record> {
    records[at] = change(records[at].clone());
    records
}

/// Bram does the next action in four days; urgency judged today.
fn kept() -> Vec<Record> {
    vec![
        case_record().set("urgency", "high"),
        partner(2, "Bram", Some(BRAM)),
        action(21, id(2), "2026-11-24")
            .made_by(BRAM)
            .set("owner", *id(2).as_bytes()),
    ]
}

#[test]
fn attention_is_kept_with_a_next_action_and_a_fresh_urgency() {
    let status = status(Factor::AttentionKept, &kept());
    assert_eq!(status.missing, []);
    assert_eq!(status.computed, FactorState::Confirmed);
    let by_anna = with(kept(), 2, |_| action(21, id(2), "2026-11-24"));
    assert_eq!(
        self::status(Factor::AttentionKept, &by_anna).computed,
        FactorState::Sufficient
    );
}

#[test]
fn the_next_action_lies_within_the_term_and_has_an_owner() {
    let due = |day: &'static str| {
        missing(
            Factor::AttentionKept,
            &with(kept(), 2, |r| r.set("due", day)),
        )
    };
    assert_eq!(due("2026-11-20"), [""; 0], "today");
    assert_eq!(due("2026-11-27"), [""; 0], "in 7 days");
    assert_eq!(due("2026-11-28"), ["next_action_none"], "in 8 days");
    assert_eq!(
        due("2026-11-19"),
        ["next_action_none", "action_overdue"],
        "yesterday"
    );
    let low = with(with(kept(), 0, |r| r.set("urgency", "low")), 2, |r| {
        r.set("due", "2026-12-18")
    });
    assert_eq!(missing(Factor::AttentionKept, &low), [""; 0], "in 28 days");
    for (story, change) in [
        ("no owner", with(kept(), 2, |r| r.set("owner", Value::Null))),
        (
            "owner in conflict",
            with(kept(), 2, |r| r.by(ANNA).also("owner", *id(9).as_bytes())),
        ),
        (
            "day in conflict",
            with(kept(), 2, |r| r.by(ANNA).also("due", "2026-11-25")),
        ),
        ("done", with(kept(), 2, |r| r.set("state", "done"))),
        (
            "owner left",
            with(kept(), 1, |r| r.set("ended_at", "2026-11-19")),
        ),
    ] {
        assert_eq!(
            missing(Factor::AttentionKept, &change),
            ["next_action_none"],
            "{story}"
        );
    }
    let reopened = with(kept(), 2, |r| {
        r.set("state", "done").by(ANNA).also("state", "open")
    });
    assert_eq!(
        missing(Factor::AttentionKept, &reopened),
        [""; 0],
        "done ∥ open is open"
    );
    let earliest = with(kept(), 2, |r| r.by(ANNA).also("due", "2026-11-19"));
    assert_eq!(
        missing(Factor::AttentionKept, &earliest),
        ["next_action_none", "action_overdue"]
    );
}

#[test]
fn the_urgency_is_judged_anew_after_thirty_days() {
    let judged = |day: &str| {
        let mut records = kept();
        records[0] = case_record().on(day).set("urgency", "high");
        missing(Factor::AttentionKept, &records)
    };
    assert_eq!(judged("2026-10-21"), [""; 0], "30 days");
    assert_eq!(judged("2026-10-20"), ["urgency_old"], "31 days");
    assert_eq!(
        judged("2028-11-20"),
        ["urgency_in_future"],
        "a clock two years off"
    );
    assert_eq!(
        missing(
            Factor::AttentionKept,
            &with(kept(), 0, |r| r.by(BRAM).also("urgency", "low"))
        ),
        ["urgency_unclear"]
    );
    assert_eq!(
        missing(
            Factor::AttentionKept,
            &with(kept(), 0, |r| r.set("urgency", Value::Null))
        ),
        ["next_action_none", "urgency_unset"]
    );
    let same = with(kept(), 0, |r| {
        r.on("2026-10-01")
            .set("urgency", "high")
            .by(BRAM)
            .on("2026-11-19")
            .also("urgency", "high")
    });
    assert_eq!(
        missing(Factor::AttentionKept, &same),
        [""; 0],
        "the same from two people is one, judged last on the latest day"
    );
}

#[test]
fn a_case_is_quiet_after_its_term() {
    let quiet_since = |day: &str| {
        let records: Vec<Record> = kept().into_iter().map(|record| record.dated(day)).collect();
        missing(Factor::AttentionKept, &records)
    };
    assert_eq!(quiet_since("2026-11-13"), [""; 0], "7 days");
    assert_eq!(quiet_since("2026-11-12"), ["case_quiet"], "8 days");
    assert_eq!(
        quiet_since("2028-01-01"),
        ["urgency_in_future", "case_activity_unknown"]
    );
}

#[test]
fn aftercare_needs_its_three_checks() {
    let aftercare = |checks: &[&str]| {
        let mut records = with(kept(), 0, |r| {
            r.set("phase", "F9").set("phase_since", "2026-11-01")
        });
        records[2] = records[2].clone().set("due", "2026-11-23");
        records.extend(
            checks
                .iter()
                .zip(30..)
                .map(|(day, number)| action(number, id(2), day)),
        );
        missing(Factor::AttentionKept, &records)
    };
    // 30, 90 and 180 days after 1 November: 1 December, 30 January, 30 April; a week either way.
    assert_eq!(
        aftercare(&["2026-12-01", "2027-01-30", "2027-04-30"]),
        [""; 0]
    );
    assert_eq!(
        aftercare(&["2026-12-08", "2027-01-23", "2027-05-07"]),
        [""; 0]
    );
    assert_eq!(
        aftercare(&["2026-12-09", "2027-01-30", "2027-04-30"]),
        ["aftercare_missing"]
    );
    assert_eq!(
        aftercare(&["2026-12-01"]),
        ["aftercare_missing", "aftercare_missing"]
    );
}

#[test]
fn a_look_back_is_an_aftercare_check_as_much_as_an_action() {
    let looked = |number: u8, due: &str| {
        record(number, "evaluation/1")
            .set("of", "aftercare")
            .set("due", due)
    };
    let case = case_record()
        .set("urgency", "high")
        .set("phase", "F9")
        .set("phase_since", "2026-11-01");
    let mut records = with(kept(), 0, |_| case);
    records.extend([
        looked(40, "2026-12-01"),
        looked(41, "2027-01-30"),
        looked(42, "2027-04-30"),
    ]);
    assert_eq!(missing(Factor::AttentionKept, &records), [""; 0]);
    let cooperation = with(records, 4, |r| r.set("of", "cooperation"));
    assert_eq!(
        missing(Factor::AttentionKept, &cooperation),
        ["aftercare_missing"]
    );
}

#[test]
fn an_override_counts_with_its_reason_and_stands_beside_the_computed_state() {
    let say = |state: &str, reason: &str| {
        Value::map([
            ("state", Value::from(state)),
            ("reason", Value::from(reason)),
        ])
    };
    let records = |record: Record| vec![case_record(), record];
    let overridden = status(
        Factor::Trust,
        &records(factor_record().set(
            "sf4_override",
            say("sufficient", "Wekelijks overleg loopt goed"),
        )),
    );
    assert_eq!(
        (overridden.computed, overridden.state()),
        (FactorState::NotYet, FactorState::Sufficient)
    );
    assert_eq!(
        codes(overridden.missing.iter().map(|missing| &missing.message)),
        ["partners_none", "pulse_few"],
        "what is missing stays visible"
    );
    let empty = status(
        Factor::Trust,
        &records(factor_record().set("sf4_override", say("sufficient", " "))),
    );
    assert_eq!(empty.state(), FactorState::NotYet);
    let two = factor_record()
        .set("sf4_override", say("sufficient", "Goed"))
        .by(BRAM)
        .also("sf4_override", say("not_yet", "Nee"));
    assert_eq!(
        status(Factor::Trust, &records(two)).state(),
        FactorState::NotYet,
        "in conflict the computed state counts"
    );
}

#[test]
fn every_question_reads_itself_back() {
    for factor in Factor::ALL {
        for question in factor.questions() {
            assert_eq!(
                casework::factors::Question::parse(&question.code()),
                Some(question)
            );
        }
    }
    assert_eq!(casework::factors::Question::parse("sf1_q7"), None);
}
