//! Erasing on several desks: who is asked, who agrees and who refuses, and that no old file, backup or copy brings anything
//! back.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::{DAY, MINUTE},
    inside, leaks, markers,
    story::{Story, root, rows, take_in, text},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// The record of a kind in the case of the story.
pub fn record_of(at: &Device, case: &str, kind: &str) -> String {
    let records = inside::records(at, case);
    let mut states = records.values().map(|(state, _)| state);
    let found = states.find(|state| state.kind == kind && !state.hidden());
    found.unwrap().id.to_string()
}

fn finds(at: &Device, words: &str) -> bool {
    let hits = at.done("search", json!({ "words": words, "limit": 5 }));
    rows(&hits["hits"]).count() > 0
}

pub fn thing(case: Option<&str>, record: Option<&str>, field: Option<&str>) -> Value {
    json!({ "case": case, "record": record, "field": field })
}

pub fn decided(mut thing: Value, basis: &str) -> Value {
    thing["basis"] = json!(basis);
    thing["yes"] = json!(true);
    thing
}

/// Decides to erase; gives the number of the decision.
pub fn erase(at: &Device, thing: Value) -> String {
    let done = at.done("erase", decided(thing, "art17"));
    text(&done["erasure"])
}

pub fn list(at: &Device) -> Value {
    at.done("list_erasures", json!({}))
}

/// What is asked and answered goes from one to the other in a file of its own, which the other one merges.
pub fn ask(story: &Story, from: &Device, to: &Device) -> Value {
    let path = story.file("verzoeken.woonrust");
    from.clock.pass(MINUTE);
    let request = json!({ "contact": root(to), "yes": false, "path": path });
    assert!(from.done("export_requests", request)["items"].as_u64() > Some(0));
    let merged = story.merge(to, &path).1;
    fs::remove_file(path).unwrap();
    merged
}

pub fn answer(at: &Device, erasure: &str, agree: bool, reason: &str) {
    let request = json!({ "erasure": erasure, "agree": agree, "reason": reason, "yes": agree });
    at.done("answer_erasure", request);
}

/// What the party of the newest own decision answered.
fn answered(at: &Device) -> Value {
    list(at)["own"][0]["parties"][0].clone()
}

fn carry_out(at: &Device) -> Value {
    let request = json!({ "passphrase": at.person.passphrase });
    at.done("carry_out_erasures", request)
}

fn sound(devices: [&Device; 2]) {
    for device in devices {
        let check = device.done("verify_vault", json!({}));
        assert_eq!(check["ok"], true, "{}: {check}", device.person.name);
    }
}

/// Not in what any record of the case says, and not in what the register or any list says.
fn gone(at: &Device, case: &str, words: &str) {
    assert!(!finds(at, words), "{}: {words}", at.person.name);
    let bytes = inside::all_bytes(&inside::records(at, case));
    assert!(!leaks::holds(&bytes, words.as_bytes()), "{words}");
}

#[test]
fn a_record_is_erased_by_both_and_an_old_file_does_not_bring_it_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let old = story.send(anna, bram, "oud.woonrust");
    let quote = record_of(anna, &story.case, "quote/1");
    let of_quote = thing(None, Some(&quote), None);

    let preview = anna.done("erase_preview", of_quote.clone());
    assert_eq!(
        (&preview["sort"], &preview["held"], &preview["records"]),
        (&json!("record"), &json!(false), &json!(1))
    );
    let asked: Vec<String> = rows(&preview["asked"])
        .map(|one| text(&one["contact"]))
        .collect();
    assert_eq!(asked, [root(bram)], "the register says who has it");
    assert_eq!(preview["erased_from"], "2026-12-04");
    let mut unseen = decided(of_quote.clone(), "art17");
    unseen["yes"] = json!(false);
    assert_eq!(anna.refused("erase", unseen).code, ErrorCode::NeedsYes);
    assert!(finds(anna, "kwispelmaand"), "nothing was done yet");

    let erasure = erase(anna, of_quote);
    gone(anna, &story.case, markers::SAID);
    let now = list(anna);
    assert_eq!(
        (&now["own"][0]["state"], &now["own"][0]["may_recall"]),
        (&json!("waiting"), &json!(true))
    );
    assert_eq!(
        (&answered(anna)["sent"], &answered(anna)["answer"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(now["to_send"][0]["contact"], root(bram).as_str());

    ask(&story, anna, bram);
    assert_eq!(answered(anna)["sent"], true, "a file carried it");
    assert_eq!(list(anna)["to_send"], json!([]));
    let request = json!({ "erasure": erasure });
    assert_eq!(
        anna.refused("recall_erasure", request).code,
        ErrorCode::Erased
    );
    let his = list(bram)["asked"][0].clone();
    assert_eq!(
        (&his["state"], &his["by"], &his["own"]),
        (&json!("asked"), &list(anna)["own"][0]["by"], &json!(false))
    );
    assert!(finds(bram, "kwispelmaand"), "until a person says so");

    bram_refuses_then_agrees(&story, &erasure);
    both_carry_it_out(&story);

    let preview = bram.done("preview_import", json!({ "path": old, "yes": false }));
    assert!(preview["refused"].as_u64() > Some(0), "{preview}");
    bram.done("cancel_import", json!({ "token": preview["token"] }));
    let merged = story.merge(bram, &old).1;
    assert_eq!(merged["refused"], preview["refused"]);
    for device in [anna, bram] {
        gone(device, &story.case, markers::SAID);
    }
    story.pass_on(bram, anna);
    story.pass_on(anna, bram);
    sound([anna, bram]);
}

fn bram_refuses_then_agrees(story: &Story, erasure: &str) {
    let (anna, bram) = (&story.anna, &story.bram);
    let no_words = json!({ "erasure": erasure, "agree": false, "reason": " ", "yes": false });
    let refused = bram.refused("answer_erasure", no_words);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::InvalidInput, Some("reason"))
    );
    answer(bram, erasure, false, "Er loopt nog een bezwaar.");
    assert!(finds(bram, "kwispelmaand"));
    ask(story, bram, anna);
    let no = answered(anna);
    assert_eq!(
        (&no["answer"], &no["reason"]),
        (&json!("refused"), &json!("Er loopt nog een bezwaar."))
    );
    // Later he may still agree; a yes stays one.
    for device in [anna, bram] {
        device.clock.pass(DAY);
    }
    answer(bram, erasure, true, "");
    gone(bram, &story.case, markers::SAID);
    let no = json!({ "erasure": erasure, "agree": false, "reason": "toch niet", "yes": false });
    assert_eq!(bram.refused("answer_erasure", no).code, ErrorCode::Erased);
    ask(story, bram, anna);
    assert_eq!(answered(anna)["answer"], "agreed");
}

fn both_carry_it_out(story: &Story) {
    let (anna, bram) = (&story.anna, &story.bram);
    assert_eq!(carry_out(anna)["erased"], 0, "its time is not over");
    for device in [anna, bram] {
        device.clock.pass(15 * DAY);
        assert_eq!(list(device)["ready"], 1);
        let done = carry_out(device);
        assert_eq!(
            (&done["erased"], &done["held"], &done["old_files_left"]),
            (&json!(1), &json!(0), &json!(0))
        );
        assert_eq!(list(device)["rewrite_due"], false);
        device.reopen();
    }
    ask(story, bram, anna);
    let hers = list(anna)["own"][0].clone();
    assert_eq!(
        (&hers["state"], &hers["parties"][0]["answer"]),
        (&json!("erased"), &json!("erased"))
    );
}

#[test]
fn words_are_erased_and_the_entry_stays_also_when_an_old_file_or_a_colleague_brings_them_again() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let old = story.send(bram, anna, "oud.woonrust");
    let quote = record_of(anna, &story.case, "quote/1");
    let outcome = thing(None, Some(&story.visit), Some("outcome"));
    assert_eq!(
        anna.refused("erase_preview", outcome).code,
        ErrorCode::InvalidInput,
        "only words"
    );
    let words = thing(None, Some(&quote), Some("text"));
    let preview = anna.done("erase_preview", words.clone());
    assert_eq!(
        (&preview["sort"], &preview["versions"]),
        (&json!("value"), &json!(1))
    );
    let erasure = erase(anna, words);
    gone(anna, &story.case, markers::SAID);
    let records = inside::records(anna, &story.case);
    assert!(records.contains_key(&quote.parse().unwrap()), "it stays");

    let merged = story.merge(anna, &old).1;
    assert_eq!(
        (&merged["refused"], &merged["conflicts"]),
        (&json!(0), &json!(0))
    );
    gone(anna, &story.case, markers::SAID);

    // The request goes along with the next ordinary file.
    story.pass_on(anna, bram);
    answer(bram, &erasure, true, "");
    gone(bram, &story.case, markers::SAID);
    story.pass_on(bram, anna);
    assert_eq!(answered(anna)["answer"], "agreed");
    sound([anna, bram]);
}

#[test]
fn a_hold_keeps_a_case_and_then_it_goes_everywhere_and_in_no_backup_comes_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let backup = story.file("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let old = story.send(bram, anna, "oud.woonrust");
    let of_case = thing(Some(&story.case), None, None);

    let hold = json!({
        "sort": "proceedings", "reason": "Zitting in maart.", "since": "2026-11-20", "state": "holds",
    });
    let form = json!({ "kind": "hold/1", "case": story.case, "record": null, "values": hold });
    let hold = text(&anna.done("save_form", form)["record"]);
    assert_eq!(anna.done("erase_preview", of_case.clone())["held"], true);
    let request = decided(of_case.clone(), "unlawful");
    assert_eq!(anna.refused("erase", request).code, ErrorCode::OnHold);
    let ended = json!({
        "kind": "hold/1", "case": story.case, "record": hold, "values": { "state": "ended" },
    });
    anna.done("save_form", ended);

    let preview = anna.done("erase_preview", of_case.clone());
    assert_eq!(preview["backups"][0]["reachable"], true, "{preview}");
    let erasure = erase(anna, of_case);
    assert_eq!(story.list(anna)["rows"], json!([]));
    let missing = anna.refused("case", json!({ "case": story.case }));
    assert_eq!(missing.code, ErrorCode::NotFound);
    ask(&story, anna, bram);
    answer(bram, &erasure, true, "");
    assert_eq!(story.list(bram)["rows"], json!([]));
    ask(&story, bram, anna);
    assert_eq!(answered(anna)["answer"], "agreed");

    anna.clock.pass(15 * DAY);
    let done = carry_out(anna);
    assert_eq!(
        (&done["erased"], &done["backups_left"]),
        (&json!(1), &json!([]))
    );
    nothing_brings_it_back(&story, &old, &backup);
}

fn nothing_brings_it_back(story: &Story, old: &str, backup: &str) {
    let anna = &story.anna;
    let merged = story.merge(anna, old).1;
    assert!(merged["refused"].as_u64() > Some(0), "{merged}");
    assert_eq!(story.list(anna)["rows"], json!([]));
    // The list of what was erased lies beside the marker and in the backup itself.
    anna.done("lock", json!({}));
    fs::remove_dir_all(anna.vault_dir()).unwrap();
    let restore = json!({
        "path": backup, "secret_kind": "passphrase", "secret": anna.person.passphrase,
    });
    anna.done("restore_vault", restore);
    assert_eq!(story.list(anna)["rows"], json!([]));
    for words in ["waterorgelmuziek", "knisperzakken", "kwispelmaand"] {
        assert!(!finds(anna, words), "{words}");
    }
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
}

#[test]
fn a_decision_that_did_not_leave_is_taken_back_and_everything_is_where_it_was() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let before = inside::records(anna, &story.case);
    let erasure = erase(anna, thing(Some(&story.case), None, None));
    assert_eq!(story.list(anna)["rows"], json!([]));
    anna.reopen();
    anna.done("recall_erasure", json!({ "erasure": erasure }));
    assert_eq!(inside::records(anna, &story.case), before);
    assert_eq!(list(anna)["own"], json!([]));
    story.pass_on(&story.bram, anna);
    assert!(finds(anna, "kwispelmaand"));
}

#[test]
fn a_decision_of_which_people_have_different_parts_is_one_and_comes_back_whole() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let quote = record_of(anna, &story.case, "quote/1");
    // Written after the file for Bram: he has the quote and not this.
    let added = json!({ "record": quote, "text": "Het was de benedenbuur." });
    anna.done("add_addendum", added);
    let before = inside::records(anna, &story.case);
    let whole = thing(None, Some(&quote), None);
    let erasure = erase(anna, whole.clone());
    let own = list(anna)["own"].clone();
    assert_eq!(rows(&own).count(), 1, "{own}");
    assert_eq!(
        (&own[0]["erasure"], &own[0]["records"]),
        (&json!(erasure), &json!(2))
    );
    let saved = story.file("vernietigd.csv");
    anna.done("save_destruction_list", json!({ "path": saved }));
    let csv = fs::read_to_string(&saved).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    anna.done("recall_erasure", json!({ "erasure": erasure }));
    assert_eq!(inside::records(anna, &story.case), before);
    assert_eq!(list(anna)["own"], json!([]));

    // Once a file carried a part of it, no part comes back.
    let erasure = erase(anna, whole);
    ask(&story, anna, bram);
    let now = list(anna)["own"][0].clone();
    assert_eq!(
        (&now["may_recall"], &now["parties"][0]["sent"]),
        (&json!(false), &json!(true))
    );
    let request = json!({ "erasure": erasure });
    assert_eq!(
        anna.refused("recall_erasure", request).code,
        ErrorCode::Erased
    );
    assert_eq!(list(anna)["own"][0]["records"], 2);
    anna.clock.pass(15 * DAY);
    assert_eq!(list(anna)["ready"], 1);
    assert_eq!(carry_out(anna)["erased"], 1);
}

#[test]
fn who_wrote_in_a_case_that_was_erased_meanwhile_is_told_and_asked() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let erasure = erase(anna, thing(Some(&story.case), None, None));
    let urgency = json!({ "case": story.case, "urgency": "high", "reason": "Weer geluid." });
    bram.done("set_urgency", urgency);
    let merged = story.pass_on(bram, anna);
    assert!(merged["refused"].as_u64() > Some(0), "{merged}");
    assert_eq!(story.list(anna)["rows"], json!([]));
    ask(&story, anna, bram);
    let his = list(bram)["asked"][0].clone();
    assert_eq!(
        (&his["erasure"], &his["sort"], &his["case"]),
        (&json!(erasure), &json!("case"), &json!(story.case))
    );
}

#[test]
fn a_closed_case_is_proposed_for_destruction_when_its_term_is_over_and_never_destroyed_by_itself() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let close = json!({
        "case": story.case, "result": "stopped_after_help", "reason": "Geen meldingen meer.",
        "continued_in": null,
    });
    anna.done("close_case", close);
    let term = anna.done("retention", json!({ "case": story.case }));
    assert_eq!(
        (&term["closed"], &term["over"], &term["until"]),
        (&json!(true), &json!(false), &json!("2031-11-20"))
    );
    assert_eq!(list(anna)["proposals"], json!([]));
    anna.clock.pass(370 * DAY);
    anna.reopen();
    let part = list(anna)["proposals"][0].clone();
    assert_eq!(
        (&part["case"], &part["whole"]),
        (&json!(story.case), &json!(false)),
        "the care note first"
    );
    assert_eq!(rows(&part["parts"]).next().unwrap()["kind"], "care_note/1");
    anna.clock.pass(5 * 366 * DAY);
    anna.reopen();
    let whole = list(anna)["proposals"][0].clone();
    assert_eq!(whole["whole"], true, "{whole}");
    anna.reopen();
    let rows_left = story.list(anna)["total"].clone();
    assert_eq!(rows_left, 1, "proposed, and nothing more");

    let request = decided(thing(Some(&story.case), None, None), "retention_over");
    anna.done("erase", request);
    let saved = story.file("vernietigd.csv");
    anna.done("save_destruction_list", json!({ "path": saved }));
    let csv = fs::read_to_string(&saved).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert_eq!(
        leaks::find(Path::new(&saved).parent().unwrap(), &markers::ALL).unwrap(),
        []
    );
}

#[test]
fn what_wrote_in_something_that_was_erased_stands_in_the_list_of_recent_doings_no_more() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let visit = json!({
        "case": case, "visit": null, "occurred_at": null, "purpose": "", "announced": null, "outcome": "spoken",
        "company": null, "card_left": null, "saw": "Volle gang.", "said": "", "said_by": "", "think": "", "care": "",
        "next_step": null, "photos": [], "finish": false,
    });
    let saved = anna.done("save_visit", visit);
    let action = json!({ "case": case, "text": "Bellen", "due": null, "owner": null });
    anna.done("add_action", action);
    let calls = || -> Vec<String> {
        let list = anna.done("list_recent", json!({}));
        rows(&list["deeds"])
            .map(|deed| text(&deed["call"]))
            .collect()
    };
    assert!(calls().contains(&"save_visit".to_owned()));
    let seen = rows(&saved["records"]).find(|record| **record != saved["visit"]);
    erase(&anna, thing(None, seen.and_then(Value::as_str), None));
    let left = calls();
    assert!(!left.contains(&"save_visit".to_owned()), "{left:?}");
    assert!(left.contains(&"add_action".to_owned()), "{left:?}");
}
