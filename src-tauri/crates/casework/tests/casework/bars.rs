//! The five bars: each stands on its own; just inside a threshold and just outside it.

use crate::build::*;
use casework::{
    bars::{Bar, BarStatus, Light, bars},
    terms::Term,
};
use ledger::cbor::Value;

fn status(bar: Bar, records: &[Record]) -> BarStatus {
    let file = read(&[vec![case_record()], records.to_vec()].concat());
    bars(&file, &policy(), today()).swap_remove(bar as usize)
}

fn shown(bar: Bar, records: &[Record]) -> (Light, Vec<&'static str>) {
    let status = status(bar, records);
    (
        status.light,
        codes(status.missing.iter().map(|missing| &missing.message)),
    )
}

fn fact(number: u8, day: &str) -> Record {
    record(number, "fact/1")
        .set("occurred_at", moment(day).as_str())
        .set("source", "own")
}

#[test]
fn there_are_five_and_an_empty_case_shows_what_each_lacks() {
    let file = read(&[case_record()]);
    let all = bars(&file, &policy(), today());
    assert_eq!(
        all.iter().map(|one| one.bar.code()).collect::<Vec<_>>(),
        ["b1", "b2", "b3", "b4", "b5"]
    );
    use Light::{Amber, Red};
    assert_eq!(
        all.iter().map(|one| one.light).collect::<Vec<_>>(),
        [Amber, Red, Red, Red, Red]
    );
    assert!(all.iter().all(|one| !one.missing.is_empty()));
}

#[test]
fn severe_needs_impact_and_more_than_one_has_to_bear() {
    let impact = || record(64, "impact/1").set("whom", "neighbour");
    let judged = |nature: i64, rest: i64| {
        let axes = [
            "frequency",
            "duration",
            "time_of_day",
            "targeting",
            "impact",
            "reach",
            "trend",
        ];
        let record = once("severity/1").set("nature", nature);
        axes.iter()
            .fold(record, |record, axis| record.set(axis, rest))
    };
    let cases: [(&str, Vec<Record>, Light, &[&str]); 7] = [
        (
            "serious and told",
            vec![impact(), judged(2, 2)],
            Light::Green,
            &[],
        ),
        (
            "nobody told",
            vec![judged(2, 2)],
            Light::Amber,
            &["impact_none"],
        ),
        (
            "on the resident",
            vec![impact().set("whom", "resident"), judged(2, 2)],
            Light::Amber,
            &["impact_none"],
        ),
        (
            "not judged",
            vec![impact()],
            Light::Amber,
            &["bar_severity_open"],
        ),
        (
            "moderate",
            vec![impact(), judged(1, 1)],
            Light::Amber,
            &["bar_not_serious"],
        ),
        (
            "living sounds, however often",
            vec![impact(), judged(0, 3)],
            Light::Red,
            &["bar_tolerable"],
        ),
        (
            "a threat, once",
            vec![impact(), judged(3, 0)],
            Light::Green,
            &[],
        ),
    ];
    for (story, records, light, lacks) in cases {
        assert_eq!(
            shown(Bar::Severity, &records),
            (light, lacks.to_vec()),
            "{story}"
        );
    }
}

#[test]
fn a_pattern_is_three_incidents_on_three_dates_over_four_weeks() {
    let of = |days: &[&str]| {
        let facts: Vec<Record> = days
            .iter()
            .zip(101..)
            .map(|(day, number)| fact(number, day))
            .collect();
        shown(Bar::Repetition, &facts)
    };
    assert_eq!(
        of(&["2026-10-20", "2026-11-03", "2026-11-17"]),
        (Light::Green, vec![]),
        "28 days"
    );
    assert_eq!(
        of(&["2026-10-21", "2026-11-03", "2026-11-17"]),
        (Light::Amber, vec!["bar_no_pattern"]),
        "27 days"
    );
    assert_eq!(
        of(&["2026-10-20", "2026-11-17", "2026-11-17"]),
        (Light::Amber, vec!["bar_no_pattern"]),
        "two dates"
    );
    assert_eq!(
        of(&["2026-10-20", "2026-11-17"]),
        (Light::Amber, vec!["bar_no_pattern"]),
        "two incidents"
    );
    assert_eq!(
        of(&["2026-11-17", "2026-11-17", "2026-11-17"]),
        (Light::Red, vec!["bar_one_episode"])
    );
    let at = |number, moment: &str| fact(number, "2026-11-17").set("occurred_at", moment);
    let night = [
        at(101, "2026-11-17T23:10:00+01:00"),
        at(102, "2026-11-18T00:40:00+01:00"),
        at(103, "2026-11-18T06:59:00+01:00"),
    ];
    assert_eq!(
        shown(Bar::Repetition, &night),
        (Light::Red, vec!["bar_one_episode"]),
        "midnight makes no second episode of one night"
    );
    let [first, second, _] = night;
    let morning = at(103, "2026-11-18T07:00:00+01:00");
    assert_eq!(
        shown(Bar::Repetition, &[first, second, morning]),
        (Light::Amber, vec!["bar_no_pattern"]),
        "the next morning does"
    );
    assert_eq!(of(&[]), (Light::Red, vec!["bar_no_incident"]));
    assert_eq!(
        of(&["2026-07-01", "2026-08-01", "2026-08-22"]),
        (Light::Green, vec![]),
        "90 days ago"
    );
    assert_eq!(
        of(&["2026-07-01", "2026-08-01", "2026-08-21"]),
        (Light::Amber, vec!["bar_long_ago"]),
        "91 days ago"
    );
}

#[test]
fn evidence_is_verified_from_two_sources_with_both_sides_heard() {
    let heard = || record(63, "quote/1").set("text", "Dat was ik niet");
    let verified = || fact(101, "2026-11-10").set("verified_by", "De wijkagent");
    let police = || fact(102, "2026-11-11").set("source", "police");
    let cases: [(&str, Vec<Record>, Light, &[&str]); 5] = [
        (
            "all there",
            vec![verified(), police(), heard()],
            Light::Green,
            &[],
        ),
        (
            "one source",
            vec![verified(), heard()],
            Light::Amber,
            &["bar_one_source"],
        ),
        (
            "nothing verified",
            vec![
                fact(101, "2026-11-10"),
                fact(102, "2026-11-11").set("source", "witness"),
                heard(),
            ],
            Light::Red,
            &["bar_nothing_verified"],
        ),
        (
            "nobody heard",
            vec![verified(), police()],
            Light::Red,
            &["resident_not_heard"],
        ),
        (
            "two reporters are two sources",
            vec![
                verified().set("source", "reporter"),
                record(103, "report/1"),
                record(104, "reporter/1")
                    .set("report", *id(103).as_bytes())
                    .set("name", "Buur"),
                heard(),
            ],
            Light::Green,
            &[],
        ),
    ];
    for (story, records, light, lacks) in cases {
        assert_eq!(
            shown(Bar::Evidence, &records),
            (light, lacks.to_vec()),
            "{story}"
        );
    }
    let status = status(Bar::Evidence, &[verified(), police(), heard()]);
    assert_eq!(
        status.because[0].records,
        [id(101), id(102)],
        "the very records"
    );
}

#[test]
fn lighter_ways_were_tried_each_with_a_result_or_a_reason() {
    let tried = |number: u8, kind: &str| {
        record(number, "intervention/1")
            .set("type", kind)
            .set("started", "2026-10-01")
            .set("result", "Kort rustig")
    };
    let help = || once("care_process/1").set("offered_at", "2026-10-01");
    let skipped = |rung: i64| {
        record(71, "skipped_rung/1")
            .set("rung", rung)
            .set("reason", "Te dringend")
    };
    let cases: [(&str, Vec<Record>, Light, &[&str]); 12] = [
        (
            "tried and offered",
            vec![tried(51, "talk"), help()],
            Light::Green,
            &[],
        ),
        (
            "nothing tried",
            vec![help()],
            Light::Red,
            &["bar_nothing_lighter"],
        ),
        (
            "only heavier",
            vec![tried(51, "penalty_order"), help(), skipped(1)],
            Light::Red,
            &[
                "bar_nothing_lighter",
                "bar_rung_skipped",
                "bar_rung_skipped",
            ],
        ),
        (
            "one without result",
            vec![
                tried(51, "talk"),
                tried(52, "mediation").set("result", ""),
                help(),
            ],
            Light::Amber,
            &["intervention_without_result"],
        ),
        (
            "one not suitable",
            vec![
                tried(51, "talk"),
                tried(52, "mediation")
                    .set("result", "")
                    .set("not_suitable", "Er is geweld"),
                help(),
            ],
            Light::Green,
            &[],
        ),
        (
            "no help",
            vec![tried(51, "talk")],
            Light::Amber,
            &["bar_help_not_offered"],
        ),
        (
            "help only considered",
            vec![
                tried(51, "talk"),
                once("care_process/1").set("state", "considered"),
            ],
            Light::Amber,
            &["bar_help_not_offered"],
        ),
        (
            "help not needed",
            vec![
                tried(51, "talk"),
                once("care_process/1").set("state", "not_needed"),
            ],
            Light::Green,
            &[],
        ),
        (
            "help offered as an intervention",
            vec![tried(51, "talk"), tried(52, "help_offer")],
            Light::Green,
            &[],
        ),
        (
            "a rung skipped",
            vec![tried(51, "talk"), tried(52, "intention"), help()],
            Light::Amber,
            &["bar_rung_skipped"],
        ),
        (
            "a rung skipped with a reason",
            vec![
                tried(51, "talk"),
                tried(52, "intention"),
                help(),
                skipped(2),
            ],
            Light::Green,
            &[],
        ),
        (
            "beside the ladder",
            vec![tried(51, "police_complaint"), help()],
            Light::Red,
            &["bar_nothing_lighter"],
        ),
    ];
    for (story, records, light, lacks) in cases {
        assert_eq!(
            shown(Bar::OtherWays, &records),
            (light, lacks.to_vec()),
            "{story}"
        );
    }
}

#[test]
fn a_measure_fits_when_the_resident_can_and_all_is_weighed() {
    let weighed = || {
        let texts = ["home", "neighbours", "resident", "children", "alternatives"];
        let record = once("weighing/1").set("ability", "yes");
        texts
            .iter()
            .fold(record, |record, field| record.set(field, "Afgewogen"))
    };
    let cases: [(&str, Record, Light, &[&str]); 7] = [
        ("all weighed", weighed(), Light::Green, &[]),
        (
            "ability not asked",
            weighed().set("ability", Value::Null),
            Light::Red,
            &["bar_ability_open"],
        ),
        (
            "ability unknown",
            weighed().set("ability", "unknown"),
            Light::Red,
            &["bar_ability_open"],
        ),
        (
            "ability in conflict",
            weighed().by(BRAM).also("ability", "no"),
            Light::Red,
            &["bar_ability_open"],
        ),
        (
            "he cannot",
            weighed().set("ability", "no"),
            Light::Amber,
            &["bar_ability_limited"],
        ),
        (
            "home and private life not weighed",
            weighed().set("home", " "),
            Light::Red,
            &["bar_not_weighed"],
        ),
        (
            "children not weighed",
            weighed().set("children", ""),
            Light::Amber,
            &["bar_not_weighed"],
        ),
    ];
    for (story, record, light, lacks) in cases {
        assert_eq!(
            shown(Bar::Proportion, &[record]),
            (light, lacks.to_vec()),
            "{story}"
        );
    }
}
