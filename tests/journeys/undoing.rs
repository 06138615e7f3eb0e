//! What was done in this session stands in a list, and is taken back only while nothing came after it.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside,
    story::{Story, root, rows, take_in, text},
};
use serde_json::{Value, json};

fn planned(device: &Device, case: &str) -> String {
    let request = json!({ "case": case, "text": "Bellen", "due": "2026-12-01", "owner": null });
    text(&device.done("add_action", request)["record"])
}

fn action(device: &Device, case: &str, record: &str) -> Value {
    let request = json!({ "scope": "all", "case": case, "ended": true });
    let list = device.done("list_actions", request);
    let mut actions = rows(&list["actions"]);
    actions
        .find(|action| action["record"] == record)
        .unwrap()
        .clone()
}

/// Another day for an action; the number under which that can be taken back.
fn moved(device: &Device, record: &str, due: &str) -> Value {
    let request = json!({ "action": record, "due": due });
    device.done("move_action", request)["undo"].clone()
}

fn undo(device: &Device, deed: &Value) {
    device.done("undo", json!({ "deed": deed }));
}

fn refused(device: &Device, deed: &Value) -> ErrorCode {
    device.refused("undo", json!({ "deed": deed })).code
}

/// Use case and state of everything in the list, newest first.
fn recent(device: &Device) -> Vec<(String, String)> {
    let list = device.done("list_recent", json!({}));
    rows(&list["deeds"])
        .map(|deed| (text(&deed["call"]), text(&deed["state"])))
        .collect()
}

fn states(device: &Device) -> Vec<String> {
    recent(device).into_iter().map(|(_, state)| state).collect()
}

#[test]
fn what_was_done_stands_in_the_list_with_its_case_and_is_taken_back_alone() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    assert_eq!(states(&anna), [""; 0], "planning is not in the list");
    let later = moved(&anna, &record, "2026-12-08");
    let end = json!({ "action": record, "state": "done", "result": "Het is rustiger." });
    let ended = anna.done("end_action", end)["undo"].clone();

    let list = anna.done("list_recent", json!({}));
    let newest = &list["deeds"][0];
    assert_eq!(
        (&newest["call"], &newest["deed"], &newest["state"]),
        (&json!("end_action"), &ended, &json!("possible"))
    );
    assert_eq!(
        (&newest["case"], &newest["title"]),
        (&json!(case), &json!("Bellen"))
    );
    assert!(!text(&newest["number"]).is_empty() && !text(&newest["address"]).is_empty());
    assert!(text(&newest["at"]).starts_with("2026-11-20T"), "{newest}");

    undo(&anna, &later);
    let held = action(&anna, &case, &record);
    assert_eq!(
        (&held["due"], &held["state"]),
        (&json!("2026-12-01"), &json!("done"))
    );
    undo(&anna, &ended);
    let held = action(&anna, &case, &record);
    assert_eq!(
        (&held["result"], &held["state"]),
        (&json!(""), &json!("open"))
    );
    assert_eq!(states(&anna), ["undone", "undone"]);
    let before = anna.counts();
    assert_eq!(refused(&anna, &ended), ErrorCode::ChangedMeanwhile);
    assert_eq!(anna.counts(), before, "twice changes nothing");
}

#[test]
fn what_changed_nothing_cannot_be_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    let same = json!({ "action": record, "due": "2026-12-01" });
    assert_eq!(anna.done("move_action", same), json!({ "done": true }));
    assert_eq!(states(&anna), [""; 0]);
}

#[test]
fn an_older_command_waits_for_the_newer_one_on_the_same_field() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    let first = moved(&anna, &record, "2026-12-08");
    let second = moved(&anna, &record, "2026-12-15");
    assert_eq!(states(&anna), ["possible", "changed"]);
    assert_eq!(refused(&anna, &first), ErrorCode::ChangedMeanwhile);
    assert_eq!(action(&anna, &case, &record)["due"], "2026-12-15");
    undo(&anna, &second);
    assert_eq!(states(&anna), ["undone", "possible"]);
    undo(&anna, &first);
    assert_eq!(action(&anna, &case, &record)["due"], "2026-12-01");
}

#[test]
fn what_a_colleague_wrote_since_is_not_overwritten() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = planned(anna, &story.case);
    let deed = moved(anna, &record, "2026-12-08");
    story.pass_on(anna, bram);
    moved(bram, &record, "2026-12-20");
    story.pass_on(bram, anna);
    assert_eq!(states(anna)[0], "changed");
    assert_eq!(refused(anna, &deed), ErrorCode::ChangedMeanwhile);
    assert_eq!(action(anna, &story.case, &record)["due"], "2026-12-20");
}

/// Another person for an action; what came of it.
fn given(device: &Device, record: &str, owner: &str) -> Value {
    let request = json!({ "action": record, "owner": owner });
    device.done("move_action", request)["undo"].clone()
}

#[test]
fn the_yes_of_a_colleague_is_never_put_back_in_his_place() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let (hers, his) = (story.partner_of(anna, anna), story.partner_of(anna, bram));

    // Her own yes comes back when the action does.
    let own = planned(anna, &story.case);
    let away = given(anna, &own, &his);
    undo(anna, &away);

    // Bram's yes does not: she cannot say it for him.
    let asked = json!({ "case": story.case, "text": "Bellen", "due": null, "owner": his });
    let record = text(&anna.done("add_action", asked)["record"]);
    story.pass_on(anna, bram);
    bram.done(
        "accept_action",
        json!({ "record": record, "on_behalf": "" }),
    );
    story.pass_on(bram, anna);
    assert_eq!(given(anna, &record, &hers), Value::Null, "no way back");
    assert_eq!(states(anna), ["anothers_word", "undone"]);
    let list = anna.done("list_recent", json!({}));
    assert_eq!(
        refused(anna, &list["deeds"][0]["deed"]),
        ErrorCode::NotCreator
    );
    let records = inside::records(anna, &story.case);
    for record in [&own, &record] {
        let (state, _) = &records[&record.parse().unwrap()];
        assert_eq!(state.link("owner"), Some(hers.parse().unwrap()));
        assert_eq!(state.text("accepted_at"), Some("2026-11-20"));
        let authors = state.fields["accepted_at"].heads.iter();
        let authors: Vec<String> = authors.map(|head| head.author.to_string()).collect();
        assert_eq!(authors, [root(anna)], "each yes is her own");
    }
}

fn seen(device: &Device, case: &str, words: &str) -> String {
    let entry = json!({
        "case": case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
    });
    text(&device.done("add_entry", entry)["record"])
}

fn stands(device: &Device, case: &str, words: &str) -> bool {
    let asked =
        json!({ "case": case, "kinds": [], "from": null, "until": null, "newest_first": true });
    device.done("timeline", asked).to_string().contains(words)
}

#[test]
fn an_entry_that_was_taken_back_returns_and_a_fixed_typo_too_until_it_is_finished() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let reason = json!({ "record": record, "reason": "Verkeerde dag." });
    let gone = anna.done("withdraw_entry", reason)["undo"].clone();
    assert!(!stands(&anna, &case, "Muziek om elf uur."));
    undo(&anna, &gone);
    assert!(stands(&anna, &case, "Muziek om elf uur."));

    let fixed = |words: &str| {
        let request = json!({ "record": record, "values": { "text": words } });
        anna.done("edit_record", request)["undo"].clone()
    };
    let typo = fixed("Muziek om twaalf uur.");
    undo(&anna, &typo);
    assert!(stands(&anna, &case, "Muziek om elf uur."));
    let typo = fixed("Muziek om tien uur.");
    anna.done("finish_entry", json!({ "record": record }));
    assert_eq!(states(&anna)[0], "finished");
    assert_eq!(refused(&anna, &typo), ErrorCode::AlreadyFinished);
    assert!(stands(&anna, &case, "Muziek om tien uur."));
}

#[test]
fn nothing_is_taken_back_in_a_case_that_is_not_open_nor_in_a_record_that_went() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let fix = json!({ "record": record, "values": { "text": "Muziek om tien uur." } });
    let deed = anna.done("edit_record", fix)["undo"].clone();
    let reason = json!({ "record": record, "reason": "Verkeerde dag." });
    anna.done("withdraw_entry", reason);
    assert_eq!(states(&anna), ["possible", "withdrawn"]);
    assert_eq!(refused(&anna, &deed), ErrorCode::NotFound);
    anna.done(
        "withdraw_case",
        json!({ "case": case, "reason": "Dubbel aangemaakt." }),
    );
    assert_eq!(states(&anna), ["case_closed", "case_closed"]);
    assert_eq!(refused(&anna, &deed), ErrorCode::CaseClosed);
}

#[test]
fn a_lock_forgets_what_could_be_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let deed = moved(&anna, &planned(&anna, &case), "2026-12-08");
    anna.reopen();
    assert_eq!(states(&anna), [""; 0]);
    assert_eq!(refused(&anna, &deed), ErrorCode::NotFound);
}
