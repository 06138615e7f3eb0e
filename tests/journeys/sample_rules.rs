//! The made-up cases show what the program is for: nearly every attention rule speaks somewhere, with its facts.

use crate::folder;
use journeys::{
    Device,
    device::ANNA,
    story::{rows, text},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const CASES: usize = 150;
/// So many of the 57 rules speak at least, whatever the seed.
const AT_LEAST: usize = 46;
/// These cannot: W13 and W53 speak only when a file is made, and W44 of what was written days after a plan was approved,
/// while everything here is written at once.
const SILENT: [&str; 3] = ["W13", "W44", "W53"];

/// The example vault with 150 cases, as the command line makes it and the window opens it.
fn example(dir: &std::path::Path) -> Device {
    let desk = Device::empty(dir, ANNA);
    let made = desk.done("make_samples", json!({ "cases": CASES, "seed": 7 }));
    assert_eq!(made["cases"], CASES);
    desk.done("try_samples", json!({}));
    desk
}

fn listed(desk: &Device) -> Vec<Value> {
    let page = json!({ "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "all",
                       "sort": "attention", "descending": false, "offset": 0, "limit": 200 });
    rows(&desk.done("list_cases", page)["rows"])
        .cloned()
        .collect()
}

/// Every point of the list over all cases, page by page.
fn over_all(desk: &Device) -> (Vec<Value>, Value) {
    let mut points: Vec<Value> = Vec::new();
    loop {
        let page = json!({ "lead": "any", "rules": [], "all": true, "offset": points.len(), "limit": 200 });
        let view = desk.done("attention_over_all", page);
        points.extend(rows(&view["rows"]).map(|row| row["point"].clone()));
        if rows(&view["rows"]).next().is_none() {
            assert_eq!(view["total"], points.len());
            return (points, view["rules"].clone());
        }
    }
}

/// The rules of these points, each with a point of it; every point names at least one record.
fn with_facts<'p>(points: impl IntoIterator<Item = &'p Value>) -> BTreeMap<String, &'p Value> {
    let mut rules = BTreeMap::new();
    for point in points {
        assert!(
            rows(&point["message"]["records"]).next().is_some(),
            "no record behind {point}"
        );
        rules.insert(text(&point["rule"]), point);
    }
    rules
}

/// The rules that do not speak, of which there are only a few.
fn missing(place: &str, spoken: &BTreeSet<String>) -> Vec<String> {
    let all = (1..=57).map(|number| format!("W{number:02}"));
    let missing: Vec<String> = all.filter(|rule| !spoken.contains(rule)).collect();
    assert!(
        spoken.len() >= AT_LEAST,
        "{place}: {} rules speak, not {missing:?}",
        spoken.len()
    );
    missing
}

#[test]
fn nearly_every_rule_speaks_in_the_example_vault_with_its_facts() {
    let dir = folder();
    let desk = example(dir.path());

    let (points, counts) = over_all(&desk);
    let spoken: BTreeSet<String> = with_facts(&points).into_keys().collect();
    let counted: BTreeSet<String> = rows(&counts).map(|rule| text(&rule["rule"])).collect();
    assert_eq!(spoken, counted);
    missing("over all cases", &spoken);
    assert!(spoken.contains("W50"), "a colleague sends no files");

    let mut of_cases = BTreeSet::new();
    for row in listed(&desk) {
        let view = desk.done("attention", json!({ "case": row["case"], "all": true }));
        let told: Vec<&Value> = rows(&view["points"]).collect();
        for (rule, point) in with_facts(told) {
            assert!(
                rows(&point["links"]).next().is_some(),
                "nothing to open behind {point}"
            );
            of_cases.insert(rule);
        }
    }
    assert_eq!(missing("case by case", &of_cases), SILENT);
    assert!(of_cases.is_superset(&spoken), "{spoken:?} of {of_cases:?}");
}

#[test]
fn no_two_cases_look_alike_and_none_is_left_open_in_words() {
    let dir = folder();
    let desk = example(dir.path());
    let all = listed(&desk);
    assert_eq!(all.len(), CASES);
    let addresses: BTreeSet<String> = all.iter().map(|row| text(&row["address"])).collect();
    assert!(
        addresses.len() >= CASES - 3,
        "{} addresses",
        addresses.len()
    );
    for row in all {
        let timeline = json!({ "case": row["case"], "kinds": [], "from": null, "until": null, "newest_first": true });
        let told = desk.done("timeline", timeline).to_string();
        assert!(
            !told.contains("{uur}") && !told.contains("{n}"),
            "a gap was not filled: {told}"
        );
    }
}

#[test]
fn any_other_seed_shows_as_much() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    anna.done("fill_samples", json!({ "cases": CASES, "seed": 20_261 }));
    let (points, _) = over_all(&anna);
    missing("another seed", &with_facts(&points).into_keys().collect());
}
