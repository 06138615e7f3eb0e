//! Undoing a merge, and the yes to very many differences, without a window.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM},
    story::report,
};
use serde_json::json;
use std::fs;

const POLICY: &str = include_str!("../../../casework/policy/default.json");

#[test]
fn a_merge_is_undone_and_very_many_differences_take_their_number() {
    let dir = tempfile::tempdir().unwrap();
    let files = dir.path().join("files");
    fs::create_dir(&files).unwrap();
    let (anna, bram) = (
        Desk::with_vault(dir.path(), ANNA),
        Desk::with_vault(dir.path(), BRAM),
    );
    anna.meet(&bram, &files);
    let taken = anna.call("take_in_report", &report(None));
    let case = taken["case"].as_str().unwrap();
    anna.json(&["case", "add-partner", case, "--contact", BRAM.name]);
    let send = |name: &str| {
        let file = files.join(name).to_str().unwrap().to_owned();
        anna.json(&["export", "--case", case, "--to", &bram.root(), &file]);
        file
    };
    let file = send("een.woonrust");
    let merged = bram.json(&["import", &file]);
    assert_eq!(merged["undoable"], true);
    assert_eq!(bram.json(&["imports"])["files"][0]["state"], "possible");
    let undone = bram.json(&["undo-import"]);
    assert_eq!(undone["import"], merged["import"]);
    assert_eq!(bram.json(&["case", "list"])["total"], 0);
    let nothing = bram.refused(&["undo-import"]);
    assert_eq!(
        (nothing.0, nothing.1["code"].as_str()),
        (3, Some("not_found"))
    );
    let again = bram.text(&["import", &file]);
    assert!(again.contains("To undo it: undo-import"), "{again}");
    assert!(bram.text(&["imports"]).contains("undo possible"));

    for (desk, urgency, tenure) in [(&anna, "medium", "owner"), (&bram, "high", "private_rent")] {
        let decide = json!({ "case": case, "urgency": urgency, "reason": "Zo is het nu." });
        desk.call("set_urgency", &decide);
        desk.call("describe_case", &json!({ "case": case, "tenure": tenure }));
    }
    let pack = files.join("beleid.json");
    let strict = POLICY.replace("\"conflicts_per_file\": 50", "\"conflicts_per_file\": 1");
    fs::write(&pack, strict).unwrap();
    bram.call("replace_policy", &json!({ "path": pack }));
    let file = send("twee.woonrust");
    let look = bram.text(&["import", &file, "--preview"]);
    assert!(look.contains("--conflicts with just that number"), "{look}");
    for words in [
        &["import", file.as_str()][..],
        &["import", file.as_str(), "--conflicts", "1"],
    ] {
        let refused = bram.refused(words);
        assert_eq!(
            (refused.0, refused.1["code"].as_str()),
            (3, Some("many_conflicts"))
        );
        assert_eq!(refused.1["params"]["count"], "2");
    }
    let merged = bram.json(&["import", &file, "--conflicts", "2"]);
    assert_eq!(merged["applied"], true);
}
