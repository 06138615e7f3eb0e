//! What was done in this session stands in a list, and is taken back only while nothing came after it.

mod beside;
mod table;

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

/// Everything in the list, newest first.
fn recent(device: &Device) -> Vec<Value> {
    let list = device.done("list_recent", json!({}));
    rows(&list["deeds"]).cloned().collect()
}

/// The states of what was done with these use cases, newest first.
fn states(device: &Device, calls: &[&str]) -> Vec<String> {
    let deeds = recent(device);
    let asked = deeds
        .iter()
        .filter(|deed| calls.contains(&deed["call"].as_str().unwrap()));
    asked.map(|deed| text(&deed["state"])).collect()
}

const ACTIONS: [&str; 2] = ["end_action", "move_action"];

#[test]
fn what_was_done_stands_in_the_list_with_its_case_and_is_taken_back_alone() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
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
    assert_eq!(states(&anna, &ACTIONS), ["undone", "undone"]);
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
    assert_eq!(states(&anna, &ACTIONS), [""; 0]);
}

#[test]
fn an_older_command_waits_for_the_newer_one_on_the_same_field() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    let first = moved(&anna, &record, "2026-12-08");
    let second = moved(&anna, &record, "2026-12-15");
    assert_eq!(states(&anna, &ACTIONS), ["possible", "changed"]);
    assert_eq!(refused(&anna, &first), ErrorCode::ChangedMeanwhile);
    assert_eq!(action(&anna, &case, &record)["due"], "2026-12-15");
    undo(&anna, &second);
    assert_eq!(states(&anna, &ACTIONS), ["undone", "possible"]);
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
    assert_eq!(states(anna, &ACTIONS), ["changed"]);
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
    assert_eq!(states(anna, &ACTIONS), ["anothers_word", "undone"]);
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
    let left = states(&anna, &["finish_entry", "edit_record"]);
    assert_eq!(left[..2], ["final", "finished"]);
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
    let own = ["withdraw_entry", "edit_record", "add_entry"];
    assert_eq!(states(&anna, &own), ["possible", "withdrawn", "withdrawn"]);
    assert_eq!(refused(&anna, &deed), ErrorCode::NotFound);
    anna.done(
        "withdraw_case",
        json!({ "case": case, "reason": "Dubbel aangemaakt." }),
    );
    assert_eq!(states(&anna, &own), ["case_closed"; 3]);
    assert_eq!(states(&anna, &["withdraw_case"]), ["possible"]);
    assert_eq!(refused(&anna, &deed), ErrorCode::CaseClosed);
}

#[test]
fn a_lock_forgets_what_could_be_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let deed = moved(&anna, &planned(&anna, &case), "2026-12-08");
    anna.reopen();
    assert!(recent(&anna).is_empty());
    assert_eq!(refused(&anna, &deed), ErrorCode::NotFound);
}

/// Offers an own action to Bram.
fn offer_action(story: &Story) {
    let anna = &story.anna;
    let offer = json!({
        "case": story.case, "of": "task", "subject": planned(anna, &story.case), "from": null,
        "to": story.partner_of(anna, &story.bram), "answer_by": "2026-11-30", "asks": "Neem het over.",
        "promises": "", "risks": "", "spoken_at": null, "spoken_how": "",
    });
    anna.done("offer_handover", offer);
}

fn close(story: &Story, by: &Device) {
    let close = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    by.done("close_case", close);
}

fn reopen(story: &Story, by: &Device) -> Value {
    let reopen = json!({ "case": story.case, "reason": "Toch niet." });
    by.done("reopen_case", reopen)["undo"].clone()
}

fn urgent(story: &Story, by: &Device, urgency: &str) {
    let request = json!({ "case": story.case, "urgency": urgency, "reason": "Na overleg." });
    by.done("set_urgency", request);
}

/// Use case, why it cannot be taken back, and what Anna and Bram did.
type Done = (&'static str, &'static str, fn(&Story));

const NEVER_BACK: [Done; 9] = [
    ("add_entry", "shared", |story| {
        seen(&story.anna, &story.case, "Rook.");
        story.pass_on(&story.anna, &story.bram);
    }),
    ("set_urgency", "shared", |story| {
        urgent(story, &story.anna, "high");
        story.pass_on(&story.anna, &story.bram);
    }),
    ("close_case", "shared", |story| {
        close(story, &story.anna);
        story.pass_on(&story.anna, &story.bram);
    }),
    ("add_partner", "used", |story| {
        let dirk = story.partner_without_woonrust(&story.anna);
        let deputy = json!({ "case": story.case, "partner": dirk, "role": "deputy" });
        story.anna.done("propose_role", deputy);
    }),
    ("restrict_record", "narrowed", |story| {
        let record = seen(&story.anna, &story.case, "Rook.");
        let request = json!({ "record": record, "audience": [], "class": null });
        story.anna.done("restrict_record", request);
    }),
    ("finish_entry", "final", |story| {
        let record = seen(&story.anna, &story.case, "Rook.");
        story.anna.done("finish_entry", json!({ "record": record }));
    }),
    ("offer_handover", "handed_over", offer_action),
    ("set_urgency", "unclear", |story| {
        urgent(story, &story.anna, "high");
        urgent(story, &story.bram, "low");
        story.exchange();
        urgent(story, &story.anna, "medium");
    }),
    ("reopen_case", "anothers_word", |story| {
        close(story, &story.bram);
        story.pass_on(&story.bram, &story.anna);
        reopen(story, &story.anna);
    }),
];

#[test]
fn what_cannot_be_taken_back_says_why_and_nothing_changes() {
    for (call, why, act) in NEVER_BACK {
        let dir = folder();
        let story = Story::shared(dir.path());
        act(&story);
        let anna = &story.anna;
        let deeds = recent(anna);
        let deed = deeds.iter().find(|deed| deed["call"] == call).unwrap();
        assert_eq!(deed["state"], why, "{call}");
        let before = anna.counts();
        let error = anna.refused("undo", json!({ "deed": deed["deed"] }));
        if why == "anothers_word" {
            assert_eq!(error.code, ErrorCode::NotCreator);
        } else {
            assert_eq!(error.code, ErrorCode::NotUndoable, "{call}");
            assert_eq!(error.params["why"], why);
        }
        assert_eq!(anna.counts(), before);
    }
}

/// From which phase to which the case went, in order, and why.
fn moves(story: &Story, at: &Device) -> Vec<[String; 3]> {
    let records = inside::records(at, &story.case).into_values();
    let steps = records.filter(|(state, _)| state.kind == "transition/1");
    let mut moves: Vec<_> = steps
        .map(|(state, _)| {
            let said = ["from", "to", "reason"].map(|field| state.text(field).unwrap().to_owned());
            (state.first_wall.ms, said)
        })
        .collect();
    moves.sort();
    moves.into_iter().map(|(_, said)| said).collect()
}

#[test]
fn a_move_between_phases_goes_back_and_both_ways_stay_in_the_history() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let on = json!({ "case": story.case, "to": "F2", "reason": "Meteen onderzoeken." });
    let deed = anna.done("move_phase", on)["undo"].clone();
    assert_eq!(story.case_of(anna)["phase"]["code"], "F2");
    undo(anna, &deed);
    assert_eq!(story.case_of(anna)["phase"]["code"], "F0");
    let told = [
        ["F0", "F2", "Meteen onderzoeken."],
        ["F2", "F0", "Ongedaan gemaakt door wie het deed."],
    ];
    assert_eq!(moves(&story, anna), told);
}

#[test]
fn a_reopening_that_is_taken_back_leaves_the_case_closed_as_it_was() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    close(&story, anna);
    let closed = story.case_of(anna)["closings"].clone();
    let deed = reopen(&story, anna);
    assert_eq!(story.case_of(anna)["state"], "open");
    undo(anna, &deed);
    let after = story.case_of(anna);
    assert_eq!(after["state"], "closed");
    assert_eq!(rows(&after["closings"]).count(), 1);
    for field in ["result", "reason", "closed_at", "author"] {
        assert_eq!(after["closings"][0][field], closed[0][field], "{field}");
    }
    // The first closing stands no more: it is not what keeps the case closed.
    assert_eq!(
        states(anna, &["reopen_case", "close_case"]),
        ["undone", "changed"]
    );
}

#[test]
fn what_is_being_typed_about_something_keeps_it_from_going() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let typed =
        json!({ "form_kind": "edit_entry", "target": record, "content": {}, "revision": 1 });
    anna.done("save_draft", typed);
    let deed = recent(&anna)[0]["deed"].clone();
    assert_eq!(refused(&anna, &deed), ErrorCode::UnsavedDraft);
    anna.done(
        "discard_draft",
        json!({ "form_kind": "edit_entry", "target": record }),
    );
    undo(&anna, &deed);
    assert!(!stands(&anna, &case, "Muziek om elf uur."));
}

#[test]
fn a_report_that_opened_a_case_takes_the_case_along_while_nothing_else_stands_in_it() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let opened = recent(&anna)[1].clone();
    assert_eq!(
        (&opened["call"], &opened["state"]),
        (&json!("take_in_report"), &json!("used"))
    );
    undo(&anna, &recent(&anna)[0]["deed"]);
    undo(&anna, &opened["deed"]);
    let view = anna.done("case", json!({ "case": case }));
    assert_eq!(view["state"], "withdrawn", "{record}");
}
