//! Eight axes that a person sets, what the file proposes, the acute check, and the urgency that follows.

use crate::build::*;
use casework::{
    severity::{AxisStatus, acute_dangers, is_acute, propose_urgency, severity},
    terms::{
        Term,
        case::{AcuteDanger, Urgency},
        formal::{Axis, Severity},
    },
};

fn judged(levels: [i64; 8]) -> Record {
    let axes = Axis::ALL.iter().zip(levels);
    axes.fold(once("severity/1"), |record, (axis, level)| {
        record.set(axis.code(), level)
    })
}

fn level(record: Record) -> Option<Severity> {
    severity(&read(&[case_record(), record]), &policy(), today()).level
}

fn axis(records: &[Record], axis: Axis) -> AxisStatus {
    let file = read(&[vec![case_record()], records.to_vec()].concat());
    severity(&file, &policy(), today())
        .axes
        .swap_remove(axis as usize)
}

fn proposed(records: &[Record], of: Axis) -> Option<u8> {
    axis(records, of).proposal.map(|proposal| proposal.level)
}

fn fact(number: u8, at: &str) -> Record {
    record(number, "fact/1")
        .set("occurred_at", at)
        .set("source", "own")
}

/// Facts at noon, the first on `first`, each `apart` days after the one before.
fn series(first: &str, count: u8, apart: u32) -> Vec<Record> {
    (0..count)
        .map(|number| {
            let day = day(first).plus(u32::from(number) * apart).to_string();
            fact(100 + number, &moment(&day))
        })
        .collect()
}

#[test]
fn the_sum_steps_at_eight_fifteen_and_twenty() {
    // Nature and impact stay at 2, so that they lift nothing.
    let cases = [
        ([0, 0, 0, 0, 0, 0, 0, 0], Severity::Light),
        ([1, 1, 1, 1, 1, 1, 1, 0], Severity::Light),
        ([1, 1, 1, 1, 1, 1, 1, 1], Severity::Moderate),
        ([2, 2, 2, 2, 2, 2, 2, 0], Severity::Moderate),
        ([2, 2, 2, 2, 2, 2, 2, 1], Severity::Serious),
        ([3, 3, 3, 2, 3, 2, 3, 0], Severity::Serious),
        ([3, 3, 3, 2, 3, 2, 3, 1], Severity::VerySerious),
        ([3; 8], Severity::VerySerious),
    ];
    for (levels, expected) in cases {
        assert_eq!(level(judged(levels)), Some(expected), "{levels:?}");
    }
}

#[test]
fn the_highest_nature_or_impact_alone_lifts_to_serious() {
    assert_eq!(
        level(judged([0, 0, 0, 3, 0, 0, 0, 0])),
        Some(Severity::Serious)
    );
    assert_eq!(
        level(judged([0, 0, 0, 0, 0, 3, 0, 0])),
        Some(Severity::Serious)
    );
    assert_eq!(
        level(judged([0, 0, 3, 0, 3, 0, 0, 0])),
        Some(Severity::Light),
        "other axes lift nothing"
    );
    assert_eq!(
        level(judged([3, 3, 3, 3, 3, 3, 3, 0])),
        Some(Severity::VerySerious),
        "never lowers"
    );
    assert_eq!(
        level(once("severity/1").set("nature", 3)),
        Some(Severity::Serious),
        "also while axes are open"
    );
    assert_eq!(level(once("severity/1").set("nature", 2)), None);
    assert_eq!(level(record(1, "fact/1")), None);
}

#[test]
fn what_cannot_be_read_is_open_and_in_a_conflict_the_highest_counts() {
    assert_eq!(
        level(judged([1; 8]).set("frequency", 4)),
        None,
        "a level of a later version"
    );
    let two = judged([1, 1, 1, 1, 1, 1, 1, 0]).by(BRAM).also("trend", 1);
    assert_eq!(level(two.clone()), Some(Severity::Moderate));
    let trend = axis(&[two], Axis::Trend);
    assert!(trend.is_disputed);
    assert_eq!(trend.level, Some(1));
}

#[test]
fn the_explanation_names_every_axis_and_no_number() {
    let record = judged([1, 1, 1, 3, 1, 1, 1, 1]).add("nature_because", *id(61).as_bytes());
    let status = severity(&read(&[case_record(), record.clone()]), &policy(), today());
    assert_eq!(
        codes(&status.explanation),
        [["severity_axis"; 8].as_slice(), &["severity_lifted"]].concat()
    );
    assert_eq!(status.explanation[3].records, [record.id(), id(61)]);
    let open = severity(&read(&[case_record()]), &policy(), today());
    assert_eq!(codes(&open.explanation), ["severity_open"]);
}

#[test]
fn frequency_counts_days_with_an_incident_in_twelve_weeks() {
    for (count, expected) in [(1, 0), (2, 1), (3, 1), (4, 2), (35, 2), (36, 3)] {
        assert_eq!(
            proposed(&series("2026-09-01", count, 1), Axis::Frequency),
            Some(expected),
            "{count} days"
        );
    }
    assert_eq!(
        proposed(&series("2026-08-28", 1, 1), Axis::Frequency),
        Some(0),
        "84 days ago"
    );
    assert_eq!(
        proposed(&series("2026-08-27", 1, 1), Axis::Frequency),
        None,
        "85 days ago"
    );
    let same_day = [
        fact(101, &moment("2026-11-10")),
        fact(102, &moment("2026-11-10")),
    ];
    assert_eq!(
        proposed(&same_day, Axis::Frequency),
        Some(0),
        "twice on one day is one day"
    );
    assert_eq!(
        proposed(&[fact(101, &moment("2028-01-01"))], Axis::Frequency),
        None,
        "a clock two years off"
    );
}

#[test]
fn duration_runs_from_the_first_to_the_last_incident() {
    for (first, expected) in [
        ("2026-10-22", 0),
        ("2026-10-21", 1),
        ("2026-08-22", 1),
        ("2026-08-21", 2),
        ("2025-11-21", 2),
        ("2025-11-20", 3),
    ] {
        let two = [fact(101, &moment(first)), fact(102, &moment("2026-11-20"))];
        assert_eq!(
            proposed(&two, Axis::Duration),
            Some(expected),
            "since {first}"
        );
    }
}

#[test]
fn the_time_of_day_is_that_of_amsterdam() {
    let at = |times: &[&str]| {
        let facts: Vec<Record> = times
            .iter()
            .zip(101..)
            .map(|(time, number)| fact(number, &format!("2026-11-10T{time}:00+01:00")))
            .collect();
        proposed(&facts, Axis::TimeOfDay)
    };
    assert_eq!(at(&["07:00", "18:59"]), Some(0));
    assert_eq!(at(&["12:00", "19:00"]), Some(1));
    assert_eq!(at(&["22:59"]), Some(1));
    assert_eq!(at(&["12:00", "23:00"]), Some(2), "half of them");
    assert_eq!(at(&["12:00", "23:00", "06:59"]), Some(3), "most of them");
    assert_eq!(
        proposed(&[fact(101, "2026-11-10T22:30:00+00:00")], Axis::TimeOfDay),
        Some(3),
        "22.30 in London"
    );
    assert_eq!(proposed(&[record(101, "fact/1")], Axis::TimeOfDay), None);
}

#[test]
fn impact_is_the_worst_that_people_tell() {
    let told = |harms: &[&str]| {
        let impact = record(64, "impact/1").set("whom", "neighbour");
        proposed(
            &[harms
                .iter()
                .fold(impact, |impact, harm| impact.add("harms", *harm))],
            Axis::Impact,
        )
    };
    assert_eq!(told(&[]), Some(0));
    assert_eq!(told(&["work", "sleep"]), Some(1));
    assert_eq!(told(&["sleep", "fear"]), Some(2));
    assert_eq!(told(&["wants_to_move", "sleep"]), Some(3));
    assert_eq!(proposed(&[], Axis::Impact), None);
}

#[test]
fn reach_counts_households_that_reported() {
    let reported = |households: u8| {
        let each = (1..=households).flat_map(|number| {
            [
                record(100 + number, "report/1"),
                record(150 + number, "reporter/1")
                    .set("report", *id(100 + number).as_bytes())
                    .set("name", format!("Buur {number}")),
            ]
        });
        proposed(&each.collect::<Vec<_>>(), Axis::Reach)
    };
    for (households, expected) in [(1, 0), (2, 1), (3, 2), (5, 2), (6, 3)] {
        assert_eq!(reported(households), Some(expected), "{households}");
    }
    assert_eq!(
        proposed(
            &[record(101, "report/1"), record(102, "report/1")],
            Axis::Reach
        ),
        Some(0),
        "nothing is known of them"
    );
    assert_eq!(
        proposed(&[fact(101, &moment("2026-11-10"))], Axis::Reach),
        None
    );
}

#[test]
fn the_trend_compares_four_weeks_with_the_four_before() {
    let of = |now: u8, before: u8| {
        let recent = (0..now).map(|number| fact(100 + number, &moment("2026-10-24")));
        let earlier = (0..before).map(|number| fact(150 + number, &moment("2026-10-23")));
        proposed(&recent.chain(earlier).collect::<Vec<_>>(), Axis::Trend)
    };
    assert_eq!(of(0, 0), None);
    for (now, before, expected) in [
        (1, 3, 0),
        (2, 4, 1),
        (4, 4, 1),
        (6, 4, 1),
        (7, 4, 2),
        (1, 0, 2),
        (9, 1, 2),
    ] {
        assert_eq!(of(now, before), Some(expected), "{now} after {before}");
    }
}

#[test]
fn nature_and_targeting_are_for_a_person() {
    let many = series("2026-09-01", 20, 2);
    assert_eq!(proposed(&many, Axis::Nature), None);
    assert_eq!(proposed(&many, Axis::Targeting), None);
}

#[test]
fn a_yes_to_the_acute_check_stands_until_the_case_is_asked_anew() {
    let report = |acute: &str, day: &str| record(31, "report/1").on(day).set("acute", acute);
    let acute = |of_case: Option<&str>, report: Record| {
        let case = case_record().on("2026-11-18");
        let case = match of_case {
            Some(answer) => case.set("acute", answer),
            None => case,
        };
        let file = read(&[case, report]);
        (is_acute(&file), acute_dangers(&file))
    };
    use AcuteDanger::{Animal, Life};
    assert_eq!(
        acute(None, report("yes:life", "2026-11-10")),
        (true, vec![Life])
    );
    assert_eq!(
        acute(Some("no"), report("yes:life", "2026-11-10")),
        (false, vec![]),
        "asked anew"
    );
    assert_eq!(
        acute(Some("no"), report("yes:life", "2026-11-19")),
        (true, vec![Life]),
        "reported since"
    );
    assert_eq!(
        acute(Some("unknown"), report("yes:life", "2026-11-10")),
        (true, vec![Life])
    );
    assert_eq!(
        acute(Some("yes"), report("no", "2026-11-19")),
        (true, vec![]),
        "no danger named"
    );
    assert_eq!(
        acute(Some("yes:animal"), report("yes:life", "2026-11-19")),
        (true, vec![Life, Animal])
    );
    let disputed = case_record()
        .set("acute", "no")
        .by(BRAM)
        .also("acute", "yes:life");
    assert!(
        is_acute(&read(&[disputed])),
        "while people disagree, a yes counts"
    );
}

#[test]
fn the_urgency_follows_from_the_most_pressing_reason() {
    let propose = |records: Vec<Record>| {
        let file = read(&[vec![case_record()], records].concat());
        let proposal = propose_urgency(&file, &policy(), today());
        proposal.map(|proposal| (proposal.urgency, codes(&proposal.because)))
    };
    let promise = |day: &str| {
        record(41, "feedback/1")
            .set("promised", true)
            .set("planned_for", day)
    };
    let note = || record(42, "safety_note/1").set("state", "holds");
    type Proposed<'a> = Option<(Urgency, Vec<&'a str>)>;
    let cases: [(&str, Vec<Record>, Proposed<'_>); 13] = [
        ("nothing known", vec![], None),
        (
            "light",
            vec![judged([0; 8])],
            Some((Urgency::Low, vec!["urgent_severity"])),
        ),
        (
            "light and growing",
            vec![judged([0, 0, 0, 0, 0, 0, 0, 2])],
            Some((Urgency::Medium, vec!["urgent_severity_grows"])),
        ),
        (
            "moderate",
            vec![judged([1; 8])],
            Some((Urgency::Medium, vec!["urgent_severity"])),
        ),
        (
            "moderate and growing",
            vec![judged([1, 1, 1, 1, 1, 1, 1, 2])],
            Some((Urgency::High, vec!["urgent_severity_grows"])),
        ),
        (
            "very serious",
            vec![judged([3; 8])],
            Some((Urgency::High, vec!["urgent_severity_grows"])),
        ),
        (
            "a safety note",
            vec![judged([0; 8]), note()],
            Some((Urgency::Medium, vec!["urgent_safety"])),
        ),
        (
            "a withdrawn note",
            vec![note().set("state", "withdrawn")],
            None,
        ),
        (
            "promised in 7 days",
            vec![promise("2026-11-27")],
            Some((Urgency::High, vec!["urgent_promise"])),
        ),
        (
            "promised in 8 days",
            vec![promise("2026-11-28")],
            Some((Urgency::Medium, vec!["urgent_promise"])),
        ),
        (
            "promised in 15 days",
            vec![promise("2026-12-05")],
            Some((Urgency::Low, vec!["urgent_promise"])),
        ),
        (
            "promised and given",
            vec![promise("2026-11-19").set("given_at", "2026-11-19")],
            None,
        ),
        (
            "acute above all",
            vec![
                judged([3; 8]),
                promise("2026-11-19"),
                record(31, "report/1").set("acute", "yes:animal"),
            ],
            Some((Urgency::Acute, vec!["urgent_acute"])),
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(propose(records), expected, "{story}");
    }
}
