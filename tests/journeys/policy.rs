//! The policy pack of a municipality: put in place, refused with the line, kept, and taken back.

use crate::folder;
use app::ErrorCode;
use casework::policy::{DEFAULT_POLICY, LARGEST, Policy};
use journeys::{
    Device,
    story::{rows, take_in, text},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Writes a pack in which `from` is `to`, and tells where.
fn pack(dir: &Path, from: &str, to: &str) -> (String, String) {
    assert!(DEFAULT_POLICY.contains(from), "{from}");
    let pack = DEFAULT_POLICY.replacen(from, to, 1);
    let file = dir.join("beleid.json");
    fs::write(&file, &pack).unwrap();
    (file.to_str().unwrap().to_owned(), pack)
}

fn put_in_place(anna: &Device, dir: &Path, from: &str, to: &str) -> Value {
    let (path, _) = pack(dir, from, to);
    anna.done("replace_policy", json!({ "path": path }))
}

fn add_idea(anna: &Device, case: &str) {
    let values = json!({ "text": "Vilt onder de stoelen", "state": "idea" });
    let form =
        json!({ "kind": "practical_option/1", "case": case, "record": null, "values": values });
    anna.done("save_form", form);
}

/// What the factor of practical solutions says, by code.
fn says(anna: &Device, case: &str) -> String {
    anna.done("factor", json!({ "case": case, "factor": "sf7" }))
        .to_string()
}

fn setting<'a>(policy: &'a Value, key: &str) -> &'a Value {
    let mut settings = rows(&policy["groups"]).flat_map(|group| rows(&group["settings"]));
    settings.find(|setting| setting["key"] == key).unwrap()
}

#[test]
fn another_pack_changes_what_a_rule_says_and_a_restart_keeps_it() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    add_idea(&anna, &case);
    assert!(says(&anna, &case).contains("options_few"));

    let view = put_in_place(
        &anna,
        dir.path(),
        "\"practical_options\": 3",
        "\"practical_options\": 1",
    );
    assert_eq!(view["state"], "replaced");
    assert_eq!(view["changed"], 1);
    assert!(says(&anna, &case).contains("options_enough"));

    anna.reopen();
    assert!(says(&anna, &case).contains("options_enough"));
    let kept = anna.done("policy", json!({}));
    assert_eq!(kept, view);
    assert_eq!(setting(&kept, "factors.practical_options")["value"], "1");
    assert_eq!(setting(&kept, "factors.practical_options")["built_in"], "3");
    assert_eq!(setting(&kept, "factors.pulse_low")["built_in"], Value::Null);

    let back = anna.done("restore_policy", json!({}));
    assert_eq!(
        (&back["state"], &back["changed"]),
        (&json!("built_in"), &json!(0))
    );
    assert_eq!(back["since"], Value::Null);
    assert!(says(&anna, &case).contains("options_few"));
    anna.reopen();
    assert!(says(&anna, &case).contains("options_few"));
}

#[test]
fn the_pack_is_named_with_its_edition_its_hash_and_its_day() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let usual = anna.done("policy", json!({}));
    let (path, text_of_pack) = pack(dir.path(), "Woonrust standaard", "Gemeente Voorbeeldstad");
    let other = anna.done("replace_policy", json!({ "path": path }));
    let hash = Policy::parse(&text_of_pack).unwrap().hash;
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(text(&other["hash"]), hash);
    assert_ne!(other["hash"], usual["hash"]);
    assert_eq!(other["name"], "Gemeente Voorbeeldstad");
    assert_eq!(other["edition"], usual["edition"]);
    assert!(text(&other["since"]).starts_with("2026-11-"));
    let about = anna.done("about", json!({}));
    assert_eq!(about["policy_version"], other["edition"]);
}

#[test]
fn a_wrong_pack_is_refused_with_its_line_and_nothing_changes() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let before = anna.done("policy", json!({}));
    let line_of = |pack: &str, word: &str| {
        let line = pack.lines().position(|line| line.contains(word)).unwrap();
        (line + 1).to_string()
    };
    for (from, to, word, reason) in [
        (
            "\"pulse_low\": 2",
            "\"pulse_low\": 9",
            "pulse_low",
            "out_of_bounds",
        ),
        (
            "\"pulse_low\"",
            "\"pulse_hoog\"",
            "pulse_hoog",
            "unknown_key",
        ),
        (
            "\"pulse_low\": 2,",
            "\"pulse_low\": 2",
            "pulse_low",
            "syntax",
        ),
        ("\"format\": 1", "\"format\": 2", "format", "format"),
    ] {
        let (path, pack) = pack(dir.path(), from, to);
        let error = anna.refused("replace_policy", json!({ "path": path }));
        assert_eq!(error.code, ErrorCode::InvalidPolicy);
        assert_eq!(error.params["reason"], reason);
        let line: usize = error.params["line"].parse().unwrap();
        let named: usize = line_of(&pack, word).parse().unwrap();
        // A missing comma is noticed where the next line begins.
        assert!(
            line == named || reason == "syntax" && line == named + 1,
            "{to}"
        );
    }
    assert_eq!(anna.done("policy", json!({})), before);
}

#[test]
fn a_file_that_can_be_no_pack_is_refused_unread() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let file = dir.path().join("groot.json");
    let path = file.to_str().unwrap();
    fs::write(&file, " ".repeat(LARGEST + 1)).unwrap();
    let error = anna.refused("replace_policy", json!({ "path": path }));
    assert_eq!(error.params["reason"], "too_large");
    fs::write(&file, b"{\n\"name\": \"\xff\"}").unwrap();
    let error = anna.refused("replace_policy", json!({ "path": path }));
    assert_eq!(
        (
            error.params["reason"].as_str(),
            error.params["line"].as_str()
        ),
        ("syntax", "2")
    );
    fs::write(&file, "{\"wie dit leest, heet Jansen\": 1, \"format\": 1}").unwrap();
    let error = anna.refused("replace_policy", json!({ "path": path }));
    assert_eq!(error.params["reason"], "unknown_key");
    assert_eq!(
        error.params["key"], "",
        "a key of a stranger is not repeated"
    );
    let gone = dir.path().join("weg.json");
    let error = anna.refused("replace_policy", json!({ "path": gone.to_str().unwrap() }));
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[test]
fn numbers_terms_amounts_and_ideas_come_from_the_pack() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let number = |anna: &Device| {
        let content = anna.done("content", json!({}));
        text(&content["texts"]["emergency.crisis_service.number"])
    };
    assert_eq!(number(&anna), "");
    put_in_place(
        &anna,
        dir.path(),
        "\"crisis_service\": \"\"",
        "\"crisis_service\": \"0800 000 0000\"",
    );
    assert_eq!(number(&anna), "0800 000 0000");
    anna.done("lock", json!({}));
    assert_eq!(
        number(&anna),
        "",
        "a locked vault tells nothing of its pack"
    );
    anna.unlock();

    put_in_place(
        &anna,
        dir.path(),
        "\"ceiling_euros\": 500",
        "\"ceiling_euros\": 250",
    );
    let value = |kind: &str, case: Option<&str>, field: &str| {
        let form = anna.done(
            "form",
            json!({ "kind": kind, "case": case, "record": null }),
        );
        let fields: Vec<Value> = rows(&form["fields"]).cloned().collect();
        fields.into_iter().find(|one| one["name"] == field).unwrap()
    };
    assert_eq!(value("pot/1", None, "ceiling")["value"], 25_000);
    put_in_place(&anna, dir.path(), "\"een container\",\n", "");
    let hint = text(&value("practical_option/1", Some(&case), "text")["hint"]);
    assert!(
        hint.contains("koptelefoon") && !hint.contains("container"),
        "{hint}"
    );
}
