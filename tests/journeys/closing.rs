//! The end of a case is written by who closes it, and stays as it was written.

use crate::folder;
use app::ErrorCode;
use casework::policy::DEFAULT_POLICY;
use journeys::{
    Device, inside,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};

fn close(story: &Story, by: &Device, reason: &str) {
    close_as(story, by, "stopped_after_help", reason);
}

fn close_as(story: &Story, by: &Device, result: &str, reason: &str) {
    let close =
        json!({ "case": story.case, "result": result, "reason": reason, "continued_in": null });
    by.done("close_case", close);
}

fn reopen(story: &Story, by: &Device) {
    let reopen = json!({ "case": story.case, "reason": "Er kwam een nieuwe melding." });
    by.done("reopen_case", reopen);
}

/// The closings in the file, oldest first.
fn closings(story: &Story, device: &Device) -> Vec<Value> {
    let file = device.done(
        "timeline",
        json!({ "case": story.case, "kinds": ["closing/1"], "newest_first": false }),
    );
    rows(&file["items"]).cloned().collect()
}

fn reasons(view: &Value) -> Vec<String> {
    rows(view).map(|closing| text(&closing["reason"])).collect()
}

#[test]
fn a_closing_is_of_who_closed_and_nobody_edits_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    close(&story, &story.bram, "Geen meldingen meer.");
    story.pass_on(&story.bram, &story.anna);
    let [closing] = closings(&story, &story.anna)
        .try_into()
        .expect("one closing");
    let record = text(&closing["record"]);
    for device in [&story.anna, &story.bram] {
        let [closing] = closings(&story, device).try_into().expect("one closing");
        assert_eq!(closing["author"], story.bram.person.name);
        assert_eq!(
            (&closing["finished"], &closing["editable"], &closing["own"]),
            (
                &json!(true),
                &json!(false),
                &json!(device.person.name == story.bram.person.name)
            )
        );
        let shown = &story.case_of(device)["closings"][0];
        assert_eq!(shown["author"], story.bram.person.name);
    }
    // Anna opened the case; the closing is not hers all the same.
    let back = json!({ "record": record, "reason": "Te vroeg." });
    let correct = json!({ "record": record, "text": "Ook de buren zijn gebeld." });
    for (device, code) in [
        (&story.anna, ErrorCode::NotCreator),
        (&story.bram, ErrorCode::AlreadyFinished),
    ] {
        for (name, request) in [
            ("withdraw_entry", back.clone()),
            ("finish_entry", json!({ "record": record })),
            (
                "edit_record",
                json!({ "record": record, "values": { "reason": "Anders." } }),
            ),
        ] {
            assert_eq!(device.refused(name, request).code, code, "{name}");
        }
    }
    assert_eq!(
        story.anna.refused("add_addendum", correct.clone()).code,
        ErrorCode::NotCreator
    );
    story.bram.done("add_addendum", correct);
    story.pass_on(&story.bram, &story.anna);
    let [closing] = closings(&story, &story.anna)
        .try_into()
        .expect("one closing");
    assert_eq!(
        closing["corrections"][0]["text"],
        "Ook de buren zijn gebeld."
    );
    let held = inside::records(&story.anna, &story.case);
    let (state, _) = held
        .values()
        .find(|(state, _)| state.kind == "closing/1")
        .expect("a closing");
    assert_eq!(
        state.creator().map(|creator| creator.to_string()),
        Some(root(&story.bram))
    );
    let seal = state.seal.as_ref().expect("a finished closing");
    assert_eq!(seal.by.author.to_string(), root(&story.bram));
}

#[test]
fn a_case_that_was_reopened_keeps_its_earlier_closing_in_the_file() {
    let dir = folder();
    let story = Story::shared(dir.path());
    close(&story, &story.bram, "Geen meldingen meer.");
    story.pass_on(&story.bram, &story.anna);
    reopen(&story, &story.anna);
    let case = story.case_of(&story.anna);
    assert_eq!(
        (&case["state"], &case["closings"]),
        (&json!("open"), &json!([]))
    );
    close(&story, &story.anna, "Nu echt stil.");
    story.pass_on(&story.anna, &story.bram);
    for device in [&story.anna, &story.bram] {
        assert_eq!(closings(&story, device).len(), 2);
        let case = story.case_of(device);
        assert_eq!(case["state"], "closed");
        assert_eq!(reasons(&case["closings"]), ["Nu echt stil."]);
        assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    }
}

#[test]
fn two_people_who_close_at_once_both_stand_until_someone_reopens() {
    let dir = folder();
    let story = Story::shared(dir.path());
    close(&story, &story.anna, "Bewoner heeft hulp.");
    close(&story, &story.bram, "Geen meldingen meer.");
    story.pass_on(&story.anna, &story.bram);
    story.pass_on(&story.bram, &story.anna);
    for device in [&story.anna, &story.bram] {
        let mut both = reasons(&story.case_of(device)["closings"]);
        both.sort();
        assert_eq!(both, ["Bewoner heeft hulp.", "Geen meldingen meer."]);
    }
    reopen(&story, &story.anna);
    story.pass_on(&story.anna, &story.bram);
    for device in [&story.anna, &story.bram] {
        assert_eq!(story.case_of(device)["state"], "open");
        assert_eq!(story.list(device)["rows"][0]["state"], "open");
    }
}

#[test]
fn a_closing_that_the_reopening_did_not_see_stands() {
    let dir = folder();
    let story = Story::shared(dir.path());
    close(&story, &story.anna, "Bewoner heeft hulp.");
    close(&story, &story.bram, "Geen meldingen meer.");
    reopen(&story, &story.anna);
    story.pass_on(&story.bram, &story.anna);
    assert_eq!(story.case_of(&story.anna)["state"], "closed");
    assert_eq!(story.list(&story.anna)["rows"][0]["state"], "closed");
    assert_eq!(
        reasons(&story.case_of(&story.anna)["closings"]),
        ["Geen meldingen meer."]
    );
}

#[test]
fn a_move_between_phases_is_history_and_is_not_taken_back() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let step = json!({ "case": story.case, "to": "F1", "reason": "De melding is compleet." });
    story.anna.done("move_phase", step);
    let file = story.anna.done(
        "timeline",
        json!({ "case": story.case, "kinds": ["transition/1"], "newest_first": false }),
    );
    let step = &file["items"][0];
    assert_eq!(
        (&step["finished"], &step["editable"]),
        (&json!(true), &json!(false))
    );
}

/// When the case was closed, and from when its file can be destroyed.
fn kept(story: &Story, device: &Device) -> (String, String) {
    let closing = story.case_of(device)["closings"][0].clone();
    (text(&closing["closed_at"]), text(&closing["destroy_on"]))
}

#[test]
fn a_closing_says_until_when_the_file_is_kept_by_the_policy_of_who_closed() {
    let dir = folder();
    let story = Story::shared(dir.path());
    close(&story, &story.bram, "Geen meldingen meer.");
    story.pass_on(&story.bram, &story.anna);
    for device in [&story.anna, &story.bram] {
        let (closed, until) = kept(&story, device);
        assert_eq!(until, closed.replacen("2026", "2031", 1), "five years");
    }
    let pack = DEFAULT_POLICY.replacen("\"stopped_after_help\": 5", "\"stopped_after_help\": 2", 1);
    let path = story.file("beleid.json");
    std::fs::write(&path, pack).unwrap();
    story.anna.done("replace_policy", json!({ "path": path }));
    let (closed, until) = kept(&story, &story.anna);
    assert_eq!(
        until,
        closed.replacen("2026", "2031", 1),
        "what was written stays"
    );
    reopen(&story, &story.anna);
    close(&story, &story.anna, "Nu echt stil.");
    story.pass_on(&story.anna, &story.bram);
    for device in [&story.anna, &story.bram] {
        let (closed, until) = kept(&story, device);
        assert_eq!(until, closed.replacen("2026", "2028", 1), "her policy");
    }
}

#[test]
fn after_an_order_the_file_is_kept_until_years_after_its_end() {
    let dir = folder();
    let story = Story::shared(dir.path());
    for (sort, until) in [("impose", "2027-03-31"), ("extend", "2027-06-30")] {
        let order = json!({ "kind": "decision/1", "case": story.case, "record": null, "values": {
            "sort": sort, "at": "2026-11-20", "form": "penalty", "text": "Stil na tien uur.", "until": until } });
        story.bram.done("save_form", order);
    }
    close_as(&story, &story.bram, "stopped_after_order", "Het is stil.");
    story.pass_on(&story.bram, &story.anna);
    for device in [&story.anna, &story.bram] {
        assert_eq!(kept(&story, device).1, "2032-06-30", "the last of both");
    }
    reopen(&story, &story.anna);
    close_as(&story, &story.anna, "moved", "De bewoner is verhuisd.");
    let (closed, until) = kept(&story, &story.anna);
    assert_eq!(until, closed.replacen("2026", "2031", 1), "no order counts");
}
