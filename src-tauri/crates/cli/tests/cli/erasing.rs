//! Erasing on the command line: looked at, decided, asked, refused, agreed to, and answered.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM},
    story::{report, rows, text},
};
use serde_json::{Value, json};
use std::fs;

fn path(dir: &std::path::Path, name: &str) -> String {
    dir.join(name).to_str().unwrap().to_owned()
}

/// The entry of this kind on the timeline of a case.
fn entry(desk: &Desk, case: &str, kind: &str) -> String {
    let shown = desk.json(&["case", "show", case]);
    let mut items = rows(&shown["timeline"]);
    text(&items.find(|item| item["kind"] == kind).unwrap()["record"])
}

fn finds(desk: &Desk) -> bool {
    rows(&desk.json(&["search", "waterorgelmuziek"])["hits"]).count() > 0
}

#[test]
fn two_people_erase_a_report_on_the_command_line() {
    let dir = tempfile::tempdir().unwrap();
    let files = dir.path().join("files");
    fs::create_dir(&files).unwrap();
    let (anna, bram) = (
        Desk::with_vault(dir.path(), ANNA),
        Desk::with_vault(dir.path(), BRAM),
    );
    anna.meet(&bram, &files);
    let case = text(&anna.call("take_in_report", &report(None))["case"]);
    anna.json(&["case", "add-partner", &case, "--contact", BRAM.name]);
    let shared = path(&files, "zaak.woonrust");
    anna.json(&["export", "--case", &case, "--to", BRAM.name, &shared]);
    bram.json(&["import", &shared]);
    assert!(finds(&bram));

    let record = entry(&anna, &case, "report/1");
    let preview = anna.json(&["erase", "preview", "--record", &record]);
    assert_eq!(preview["asked"][0]["contact"], bram.root().as_str());
    let decide = ["erase", "decide", "--record", &record, "--basis", "mistake"];
    let (exit, error) = anna.refused(&decide);
    assert_eq!((exit, &error["code"]), (3, &json!("needs_yes")));
    let done = anna.json(&[decide.as_slice(), &["--yes"]].concat());
    // Who reported goes along, and Bram, who never received it, hears nothing of that: two requests, one decision.
    let listed = anna.json(&["erase", "list"]);
    assert_eq!(rows(&listed["own"]).count(), 1);
    assert_eq!(listed["own"][0]["erasure"], done["erasure"]);
    assert!(!finds(&anna));

    let ask = path(&files, "verzoek.woonrust");
    anna.json(&["erase", "requests", "--to", BRAM.name, &ask]);
    let merged = bram.json(&["import", &ask]);
    assert_eq!(
        (&merged["applied"], &merged["erasures"]),
        (&json!(true), &json!(1))
    );
    assert!(finds(&bram), "he was not asked yet");
    let asked = bram.json(&["erase", "list"]);
    let erasure = text(&asked["asked"][0]["erasure"]);
    let words = ["erase", "answer", &erasure, "--agree"];
    assert_eq!(bram.run(&words).status.code(), Some(2), "without --yes");
    bram.json(&[
        "erase",
        "answer",
        &erasure,
        "--refuse",
        "Er loopt nog een bezwaar.",
    ]);
    let list = bram.text(&["erase", "list"]);
    assert!(list.contains("refused"), "{list}");
    bram.json(&["erase", "answer", &erasure, "--agree", "--yes"]);
    assert!(!finds(&bram));

    let receipt = path(&files, "antwoord.woonrust");
    bram.json(&["erase", "requests", "--to", ANNA.name, &receipt]);
    anna.json(&["import", &receipt]);
    let list = anna.json(&["erase", "list"]);
    let own = rows(&list["own"]).find(|own| own["erasure"] == *erasure);
    let own = own.unwrap();
    assert_eq!(own["parties"][0]["answer"], "agreed");
    assert_eq!(
        anna.refused(&["erase", "recall", &erasure]).1["code"],
        "erased"
    );
    again_and_at_last(&anna, &bram, &shared, &path(&files, "vernietigd.csv"));
}

/// The old file brings nothing back, and what is not due yet is not erased for good.
fn again_and_at_last(anna: &Desk, bram: &Desk, old: &str, list: &str) {
    let looked = bram.json(&["import", old, "--preview"]);
    assert!(looked["refused"].as_u64() > Some(0), "{looked}");
    bram.json(&["import", old]);
    assert!(!finds(bram));
    let done: Value = anna.json(&["erase", "carry-out"]);
    assert_eq!((&done["erased"], &done["held"]), (&json!(0), &json!(0)));
    anna.json(&["erase", "destroyed", list]);
    let lines = fs::read_to_string(list).unwrap();
    assert_eq!(lines.lines().count(), 2, "{lines}");
    for desk in [anna, bram] {
        assert_eq!(desk.json(&["vault", "verify"])["ok"], true);
    }
}
