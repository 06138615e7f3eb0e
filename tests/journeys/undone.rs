//! A merged file is undone as a whole: nothing of it is left, nobody is told that it is here, and it can come again.

use crate::folder;
use app::ErrorCode;
use casework::policy::DEFAULT_POLICY;
use journeys::{
    Device, inside,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::fs;

const HEARD: &str = "Bonken om drie uur.";

fn note(by: &Device, case: &str, said: &str) -> String {
    let entry = json!({
        "case": case, "kind": "fact", "occurred_at": "2026-11-19T21:00:00+01:00", "occurred_until": null,
        "precision": "exact", "source": "own", "speaker": "", "text": said, "place": "", "verified_by": "",
    });
    text(&by.done("add_entry", entry)["record"])
}

fn undo(at: &Device, merged: &Value) -> Value {
    assert_eq!(merged["undoable"], true);
    at.done("undo_import", json!({ "import": merged["import"] }))
}

/// The newest merged file, as the list has it.
fn newest(at: &Device) -> Value {
    at.done("list_imports", json!({}))["files"][0].clone()
}

fn reads(story: &Story, at: &Device, words: &str) -> bool {
    let timeline = json!({ "case": story.case, "kinds": [], "newest_first": false });
    at.done("timeline", timeline).to_string().contains(words)
}

#[test]
fn the_first_file_of_a_case_is_undone_and_comes_again() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let before = story.bram.counts();
    let file = story.send(&story.anna, &story.bram, "een.woonrust");
    let (_, merged) = story.merge(&story.bram, &file);
    let whole = inside::records(&story.bram, &story.case);
    assert_eq!(newest(&story.bram)["state"], "possible");

    undo(&story.bram, &merged);
    assert_eq!(story.bram.counts(), before);
    assert_eq!(rows(&story.list(&story.bram)["rows"]).count(), 0);
    assert_eq!(newest(&story.bram), Value::Null);
    assert_eq!(story.bram.done("verify_vault", json!({}))["ok"], true);
    let again = json!({ "import": merged["import"] });
    assert_eq!(
        story.bram.refused("undo_import", again).code,
        ErrorCode::NotFound
    );

    let (_, merged) = story.merge(&story.bram, &file);
    assert_eq!(merged["applied"], true);
    let back = inside::records(&story.bram, &story.case);
    // The own confirmation of the sender is a new one: the first never left this vault.
    let of_file = |records: &inside::Records| {
        let shared = records
            .values()
            .filter(|(state, _)| state.kind != "confirmation/1");
        shared.cloned().collect::<Vec<_>>()
    };
    assert_eq!(of_file(&back), of_file(&whole));
}

#[test]
fn an_undone_file_is_not_acknowledged_and_its_content_is_sent_again() {
    let dir = folder();
    let story = Story::shared(dir.path());
    note(&story.anna, &story.case, HEARD);
    let file = story.send(&story.anna, &story.bram, "twee.woonrust");
    let (_, merged) = story.merge(&story.bram, &file);
    assert!(reads(&story, &story.bram, HEARD));
    undo(&story.bram, &merged);
    assert!(!reads(&story, &story.bram, HEARD));

    let back = story.send(&story.bram, &story.anna, "terug.woonrust");
    let (preview, _) = story.merge(&story.anna, &back);
    assert_eq!(
        preview["acknowledges"], 1,
        "the first file, and not the undone one"
    );
    let wanted = json!({ "cases": [story.case], "contact": root(&story.bram), "only_new": true });
    let new = story.anna.done("share_preview", wanted);
    assert!(
        rows(&new["receives"]).any(|item| text(&item["title"]).contains("Bonken")),
        "{new}"
    );

    let (_, merged) = story.merge(&story.bram, &file);
    assert_eq!(merged["applied"], true);
    assert!(reads(&story, &story.bram, HEARD));
}

#[test]
fn own_work_and_a_file_for_others_hold_it_with_a_reason() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let undo_it = |merged: &Value| {
        let import = json!({ "import": merged["import"] });
        story.bram.refused("undo_import", import)
    };
    let fact = note(&story.anna, &story.case, HEARD);
    let merged = story.pass_on(&story.anna, &story.bram);
    let added = json!({ "record": fact, "text": "Dat hoorde ik ook." });
    story.bram.done("add_addendum", added);
    let refused = undo_it(&merged);
    assert_eq!(refused.code, ErrorCode::NotUndoable);
    assert_eq!(refused.params["why"], "worked");
    let listed = newest(&story.bram);
    assert_eq!(listed["state"], "worked");
    assert_eq!(listed["worked_in"][0]["case"], story.case.as_str());
    assert!(reads(&story, &story.bram, "Dat hoorde ik ook."));

    note(&story.anna, &story.case, "Weer stil.");
    let merged = story.pass_on(&story.anna, &story.bram);
    story.send(&story.bram, &story.anna, "terug.woonrust");
    assert_eq!(undo_it(&merged).params["why"], "exported");
    assert!(reads(&story, &story.bram, "Weer stil."));
}

#[test]
fn several_files_are_undone_from_the_newest_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    note(&story.anna, &story.case, "Een.");
    let first = story.pass_on(&story.anna, &story.bram);
    note(&story.anna, &story.case, "Twee.");
    let second = story.pass_on(&story.anna, &story.bram);
    let import = json!({ "import": first["import"] });
    let refused = story.bram.refused("undo_import", import);
    assert_eq!(refused.params["why"], "newer");
    undo(&story.bram, &second);
    undo(&story.bram, &first);
    assert!(!reads(&story, &story.bram, "Een.") && !reads(&story, &story.bram, "Twee."));
    assert!(story.case_of(&story.bram)["number"].is_string());
}

#[test]
fn a_difference_goes_with_the_file_that_brought_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    two_differences(&story);
    let merged = story.pass_on(&story.anna, &story.bram);
    assert_eq!(merged["conflicts"], 2);
    undo(&story.bram, &merged);
    let case = story.case_of(&story.bram);
    assert_eq!(
        (&case["conflicts"], &case["urgency"]["code"]),
        (&json!(0), &json!("high"))
    );
}

#[test]
fn own_words_at_a_difference_hold_the_file_that_brought_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    two_differences(&story);
    let merged = story.pass_on(&story.anna, &story.bram);
    let found = story
        .bram
        .done("list_conflicts", json!({ "case": story.case }));
    let found = &found["conflicts"][0];
    let target = format!("{}:{}", text(&found["record"]), text(&found["field"]));
    let draft = json!({
        "form_kind": "difference", "target": target, "revision": 1,
        "content": { "values": { "urgency_reason": "Samen besproken." }, "base": {} },
    });
    story.bram.done("save_draft", draft);
    let import = json!({ "import": merged["import"] });
    let refused = story.bram.refused("undo_import", import);
    assert_eq!(refused.params["why"], "worked");
    let away = json!({ "form_kind": "difference", "target": target });
    story.bram.done("discard_draft", away);
    undo(&story.bram, &merged);
}

/// Both say something else about the urgency and the dwelling.
fn two_differences(story: &Story) {
    for (device, urgency, tenure) in [
        (&story.anna, "medium", "owner"),
        (&story.bram, "high", "private_rent"),
    ] {
        let decide = json!({ "case": story.case, "urgency": urgency, "reason": "Zo is het nu." });
        device.done("set_urgency", decide);
        device.done(
            "describe_case",
            json!({ "case": story.case, "tenure": tenure }),
        );
    }
}

/// At this device so many differences may come with one file before it asks.
fn allow(story: &Story, most: u32) {
    let pack = DEFAULT_POLICY.replace(
        "\"conflicts_per_file\": 50",
        &format!("\"conflicts_per_file\": {most}"),
    );
    assert!(pack.contains(&format!("\"conflicts_per_file\": {most}")));
    let path = story.file("beleid.json");
    fs::write(&path, pack).unwrap();
    story.bram.done("replace_policy", json!({ "path": path }));
}

#[test]
fn so_many_differences_as_one_file_may_bring_are_merged_without_a_word() {
    let dir = folder();
    let story = Story::shared(dir.path());
    two_differences(&story);
    allow(&story, 2);
    let file = story.send(&story.anna, &story.bram, "twee.woonrust");
    let (preview, merged) = story.merge(&story.bram, &file);
    assert_eq!(preview["conflicts_need_yes"], false);
    assert_eq!(merged["conflicts"], 2);
}

#[test]
fn one_more_takes_a_yes_that_names_their_number() {
    let dir = folder();
    let story = Story::shared(dir.path());
    two_differences(&story);
    allow(&story, 1);
    let path = story.send(&story.anna, &story.bram, "twee.woonrust");
    let before = story.bram.counts();
    let look = json!({ "path": path, "yes": false });
    let preview = story.bram.done("preview_import", look);
    assert_eq!(
        (&preview["conflicts_need_yes"], &preview["most_conflicts"]),
        (&json!(true), &json!(1))
    );
    for wrong in [json!(null), json!(1), json!(3)] {
        let request = json!({ "token": preview["token"], "conflicts": wrong });
        let refused = story.bram.refused("import_file", request);
        assert_eq!(refused.code, ErrorCode::ManyConflicts);
        assert_eq!(
            (&*refused.params["count"], &*refused.params["most"]),
            ("2", "1")
        );
        assert_eq!(story.bram.counts(), before, "nothing is merged");
    }
    let yes = json!({ "token": preview["token"], "conflicts": 2 });
    assert_eq!(story.bram.done("import_file", yes)["conflicts"], 2);
}
