//! The policy pack: its schema holds exactly what the reader holds, and every bound is the one that counts.

use casework::{
    attention::table::row,
    calendar::Day,
    content::{Content, Language},
    policy::{
        DEFAULT_POLICY, LARGEST, Policy,
        bounds::{Bound, Key, LONGEST_PHONE},
        error::Reason,
        keys,
    },
    terms::{
        Term,
        attention::Rule,
        case::{ClosingResult, Urgency},
    },
};
use serde_json::{Map, Value, json};
use std::{fs, path::Path};

const SCHEMA: &str = include_str!("../../policy/schema.json");

/// The schema that follows from the table of keys, with the words of the content pack.
fn schema() -> Value {
    let mut whole = object("policy.pack");
    whole["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    for key in keys() {
        let mut names: Vec<&str> = key.path.split('.').collect();
        let last = names.pop().unwrap();
        let mut within = &mut whole;
        let mut path = "policy".to_owned();
        for name in names {
            path = format!("{path}.{name}");
            require(within, name);
            within = &mut within["properties"][name];
            if within.is_null() {
                *within = object(&path);
            }
        }
        require(within, last);
        within["properties"][last] = described(of(key.bound), &format!("policy.{}", key.path));
    }
    whole
}

fn is_key(path: &str) -> bool {
    keys().iter().any(|key| key.path == path)
}

fn require(object: &mut Value, name: &str) {
    let required = object["required"].as_array_mut().unwrap();
    if !required.contains(&json!(name)) {
        required.push(json!(name));
    }
}

fn object(words: &str) -> Value {
    let object = json!({
        "type": "object", "additionalProperties": false, "required": [], "properties": {},
    });
    described(object, words)
}

/// With its words: the Dutch ones as title, the English ones as description.
fn described(mut schema: Value, words: &str) -> Value {
    schema["title"] = json!(Content::of(Language::Nl).text(words));
    schema["description"] = json!(Content::of(Language::En).text(words));
    schema
}

fn of(bound: Bound) -> Value {
    match bound {
        Bound::Number(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Bound::Growing {
            least,
            most,
            fewest,
            longest,
        } => json!({
            "type": "array", "minItems": fewest, "maxItems": longest, "uniqueItems": true,
            "items": {"type": "integer", "minimum": least, "maximum": most},
            "$comment": "Each number is above the one before.",
        }),
        Bound::Shrinking { most, count } => json!({
            "type": "array", "minItems": count, "maxItems": count, "uniqueItems": true,
            "items": {"type": "integer", "minimum": 1, "maximum": most},
            "$comment": "Each number is below the one before.",
        }),
        Bound::PerUrgency(most) => {
            let days = json!({"type": "integer", "minimum": 1, "maximum": most});
            json!({
                "type": "object", "additionalProperties": false, "required": Urgency::CODES,
                "properties": Urgency::CODES
                    .iter()
                    .map(|code| ((*code).to_owned(), days.clone()))
                    .collect::<Map<String, Value>>(),
                "$comment": "None is below that of a more pressing urgency.",
            })
        }
        Bound::Line(shortest, longest) => {
            json!({"type": "string", "minLength": shortest, "maxLength": longest})
        }
        Bound::Lines(most, longest) => json!({
            "type": "array", "maxItems": most, "uniqueItems": true,
            "items": {"type": "string", "minLength": 1, "maxLength": longest},
        }),
        Bound::Phone => json!({
            "type": "string", "maxLength": LONGEST_PHONE, "pattern": "^([ +()-]*[0-9][0-9 +()-]*)?$",
        }),
        Bound::Days(most) => json!({
            "type": "array", "maxItems": most, "uniqueItems": true,
            "items": {"type": "string", "format": "date"},
            "$comment": "Each day is after the one before.",
        }),
        Bound::Words(most, longest) => json!({
            "type": "array", "maxItems": most, "uniqueItems": true,
            "items": {
                "type": "string", "minLength": 1, "maxLength": longest, "pattern": "^\\p{Ll}+$",
            },
        }),
        Bound::Rules => {
            let rules = Rule::ALL.iter().filter(|rule| !row(**rule).stops());
            let codes: Vec<&str> = rules.map(|rule| rule.code()).collect();
            json!({"type": "array", "uniqueItems": true, "items": {"enum": codes}})
        }
        Bound::Flag => json!({"type": "boolean"}),
    }
}

#[test]
fn the_schema_is_the_table_of_keys() {
    let written = format!("{:#}\n", schema());
    if std::env::var_os("WOONRUST_WRITE_SCHEMA").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("policy/schema.json");
        fs::write(path, &written).unwrap();
        return;
    }
    assert!(
        SCHEMA == written,
        "policy/schema.json does not follow from the table of keys: run this test with WOONRUST_WRITE_SCHEMA=1"
    );
}

/// The schema of the committed file for a key.
fn in_schema<'a>(schema: &'a Value, path: &str) -> &'a Value {
    path.split('.')
        .fold(schema, |within, name| &within["properties"][name])
}

/// Every path of a pack that holds no object.
fn leaves(pack: &Value, path: &str, found: &mut Vec<String>) {
    for (name, value) in pack.as_object().unwrap() {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        if !is_key(&path) {
            leaves(value, &path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_key_of_the_pack_stands_in_the_schema_with_words_and_the_other_way_round() {
    let (schema, pack): (Value, Value) = (
        serde_json::from_str(SCHEMA).unwrap(),
        serde_json::from_str(DEFAULT_POLICY).unwrap(),
    );
    let mut paths = Vec::new();
    leaves(&pack, "", &mut paths);
    let mut known: Vec<&str> = keys().iter().map(|key| key.path).collect();
    known.sort_unstable();
    paths.sort();
    assert_eq!(paths, known);
    let mut described = Vec::new();
    properties(&schema, "", &mut described);
    described.sort();
    assert_eq!(paths, described);
    for path in paths {
        let key = format!("policy.{path}");
        for (language, word) in [(Language::Nl, "title"), (Language::En, "description")] {
            let words = in_schema(&schema, &path)[word].as_str().unwrap();
            assert_ne!(words, key, "{path} has no words");
            assert_eq!(words, Content::of(language).text(&key));
        }
    }
}

fn properties(schema: &Value, path: &str, found: &mut Vec<String>) {
    for (name, inner) in schema["properties"].as_object().unwrap() {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        if !is_key(&path) {
            properties(inner, &path, found);
        } else {
            found.push(path);
        }
    }
}

fn with(path: &str, value: Value) -> Result<Policy, (String, Reason)> {
    let mut pack: Value = serde_json::from_str(DEFAULT_POLICY).unwrap();
    let mut within = &mut pack;
    for name in path.split('.') {
        within = &mut within[name];
    }
    *within = value;
    Policy::parse(&pack.to_string()).map_err(|error| (error.key, error.reason))
}

#[test]
fn the_bounds_of_the_schema_are_the_bounds_of_the_reader() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for key in keys().iter().filter(|key| key.path != "format") {
        let Bound::Number(..) = key.bound else {
            continue;
        };
        let inner = in_schema(&schema, key.path);
        let bound = |name: &str| inner[name].as_i64().unwrap();
        let (least, most) = (bound("minimum"), bound("maximum"));
        for out in [least - 1, most + 1] {
            let (found, reason) = with(key.path, json!(out)).unwrap_err();
            assert_eq!((found.as_str(), reason.code()), (key.path, "out_of_bounds"));
            let bounds = (least.unsigned_abs(), most.unsigned_abs());
            assert_eq!(reason.bounds(), Some(bounds));
        }
        for inside in [least, most] {
            let refused = with(key.path, json!(inside)).err();
            let code = refused.as_ref().map(|(_, reason)| reason.code());
            assert!(
                matches!(code, None | Some("not_growing" | "overlap")),
                "{} {inside}: {refused:?}",
                key.path
            );
        }
    }
}

#[test]
fn each_result_has_its_own_term_counted_from_the_day_of_closing() {
    let closed = Day::parse("2024-02-29").unwrap();
    let pack = Policy::built_in();
    for (code, from) in [
        ("stopped_voluntarily", "2029-03-01"),
        ("stopped_after_mediation", "2029-03-01"),
        ("stopped_after_help", "2029-03-01"),
        ("stopped_after_warning", "2029-03-01"),
        ("stopped_after_order", "2029-03-01"),
        ("moved", "2029-03-01"),
        ("tenancy_ended", "2029-03-01"),
        ("not_established", "2025-03-01"),
        ("referred_accepted", "2025-03-01"),
        ("enforcement_request_refused", "2025-03-01"),
        ("broken_off", "2025-03-01"),
    ] {
        let result = ClosingResult::parse(code).unwrap();
        let day = pack.retention.destroy_on(result, closed, None);
        assert_eq!(day.to_string(), from, "{code}");
        let other = with(&format!("retention.{code}"), json!(4)).unwrap();
        let day = other.retention.destroy_on(result, closed, None);
        assert_eq!(day.to_string(), "2028-02-29", "{code}: as the pack says");
    }
    assert_eq!(ClosingResult::ALL.len(), 11, "none is left out");
}

#[test]
fn after_an_order_the_term_counts_from_its_end_when_that_comes_after_the_closing() {
    let day = |text: &str| Day::parse(text).unwrap();
    let pack = Policy::built_in();
    for (order_end, from) in [
        (None, "2031-11-20"),
        (Some("2026-11-19"), "2031-11-20"),
        (Some("2026-11-20"), "2031-11-20"),
        (Some("2027-06-30"), "2032-06-30"),
    ] {
        for &result in ClosingResult::ALL {
            let found = pack
                .retention
                .destroy_on(result, day("2026-11-20"), order_end.map(day));
            if result == ClosingResult::StoppedAfterOrder {
                assert_eq!(found.to_string(), from, "{order_end:?}");
            } else {
                let closed = pack.retention.destroy_on(result, day("2026-11-20"), None);
                assert_eq!(found, closed, "{}: no order", result.code());
            }
        }
    }
}

#[test]
fn a_default_of_the_pack_is_never_at_odds_with_itself() {
    let pack = Policy::built_in();
    let paths: Vec<&str> = pack.settings.iter().map(|(key, _)| key.path).collect();
    let known: Vec<&str> = keys().iter().map(|key: &Key| key.path).collect();
    assert_eq!(paths, known);
    assert!(DEFAULT_POLICY.len() < LARGEST / 4);
}
