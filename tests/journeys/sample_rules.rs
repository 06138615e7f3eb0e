//! The made-up cases show what the program is for: every attention rule speaks somewhere, with its facts.

use crate::folder;
use casework::{
    attention::{
        Surroundings, attention,
        occasion::{Occasion, Parcel},
        table::{TABLE, When},
    },
    calendar::Day,
    casefile::CaseFile,
    may_see::class_of,
    policy::{DEFAULT_POLICY, Policy},
    terms::Term,
};
use journeys::{
    Device,
    device::ANNA,
    inside,
    story::{root, rows, text},
};
use ledger::{ids::RecordId, record::RecordState, sharing::Class};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

const CASES: usize = 150;
/// So many of the 57 rules speak at least, whatever the seed.
const AT_LEAST: usize = 46;
/// These say nothing of a case as it stands: they speak when a file is made
/// ([`what_speaks_only_when_a_file_is_made_speaks_then`]).
const SILENT: [&str; 2] = ["W13", "W53"];

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
fn every_rule_that_speaks_of_a_standing_case_speaks_in_the_example_vault_with_its_facts() {
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
        of_cases.extend(with_facts(told).into_keys());
    }
    assert_eq!(missing("case by case", &of_cases), SILENT);
    assert!(of_cases.is_superset(&spoken), "{spoken:?} of {of_cases:?}");
}

/// A case in which a colleague with Woonrust takes part: the case, her root, her partner record and her organisation.
fn with_a_colleague(desk: &Device) -> [String; 4] {
    let own = root(desk);
    let found = listed(desk).iter().find_map(|row| {
        let view = desk.done("case", json!({ "case": row["case"] }));
        let mut partners = rows(&view["partners"]);
        let hanna =
            partners.find(|one| one["contact"].is_string() && one["contact"] != own.as_str())?;
        let parts = [
            &row["case"],
            &hanna["contact"],
            &hanna["record"],
            &hanna["organisation"],
        ];
        Some(parts.map(text))
    });
    found.unwrap()
}

#[test]
fn what_speaks_only_when_a_file_is_made_speaks_then() {
    let never_standing = TABLE
        .iter()
        .filter(|row| !row.when.contains(&When::Standing));
    let never_standing: Vec<&str> = never_standing.map(|row| row.rule.code()).collect();
    assert_eq!(never_standing, SILENT);

    let dir = folder();
    let anna = Device::anna(dir.path());
    anna.done("fill_samples", json!({ "cases": CASES, "seed": 7 }));
    let [case, hanna, partner, organisation] = with_a_colleague(&anna);
    let share = json!({ "cases": [case], "contact": hanna });
    let said = || {
        let preview = anna.done("share_preview", share.clone());
        let codes = rows(&preview["attention"]).map(|one| text(&one["code"]));
        codes.collect::<Vec<String>>()
    };
    assert_eq!(
        said(),
        [""; 0],
        "the pack of the beginning switches W53 off"
    );
    let path = dir.path().join("beleid.json");
    assert!(DEFAULT_POLICY.contains("\"W53\", "));
    fs::write(&path, DEFAULT_POLICY.replacen("\"W53\", ", "", 1)).unwrap();
    anna.done("replace_policy", json!({ "path": path.to_str() }));
    assert_eq!(said(), ["w53_no_basis"], "the first file, and no agreement");

    // What is stricter than K2 stays here before W13 could stop it. So its check is asked of all that the case holds.
    let held = inside::records(&anna, &case);
    let states: Vec<RecordState> = held.into_values().map(|(state, _)| state).collect();
    let items: Vec<_> = states
        .iter()
        .map(|state| (state.id, class_of(state)))
        .collect();
    let file = CaseFile::read(case.parse().unwrap(), &states, root(&anna).parse().unwrap());
    let (team, known_until, open_cases) = Default::default();
    let around = Surroundings {
        team: &team,
        known_until: &known_until,
        open_cases: &open_cases,
    };
    let asked = |items: &[(RecordId, Option<Class>)]| {
        let parcel = Parcel {
            to: partner.parse().unwrap(),
            is_first: false,
            items,
        };
        let today = Day::parse("2026-11-20").unwrap();
        let occasion = Occasion::Exporting(parcel);
        let points = attention(&file, &Policy::built_in(), today, around, occasion);
        points
            .into_iter()
            .map(|point| (point.rule.code(), point.message.records))
            .collect::<Vec<_>>()
    };
    let mut strict: Vec<RecordId> = items
        .iter()
        .filter(|(_, class)| class.is_none_or(|class| class.rank() > Class::K2.rank()))
        .map(|(record, _)| *record)
        .collect();
    strict.sort();
    assert!(!strict.is_empty(), "who reported is known");
    assert_eq!(asked(&items), [("W13", strict.clone())]);
    let plain: Vec<_> = items
        .into_iter()
        .filter(|(record, _)| !strict.contains(record))
        .collect();
    assert_eq!(asked(&plain), []);

    let basis = json!({ "kind": "sharing_basis/1", "case": null, "record": null,
                        "values": { "organisation": organisation, "basis": "covenant" } });
    anna.done("save_form", basis);
    assert_eq!(said(), [""; 0], "now something stands");
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
