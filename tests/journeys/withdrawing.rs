//! A case that was opened by mistake is taken back, unless someone else wrote in it.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside, leaks,
    story::{Story, rows, text},
};
use serde_json::{Value, json};
use std::path::Path;

fn withdraw(story: &Story) {
    let request = json!({ "case": story.case, "reason": "Verkeerd adres gekozen." });
    story.anna.done("withdraw_case", request);
}

const WHY_URGENT: &str = "Drie meldingen in een week.";

fn give_urgency(story: &Story, by: &Device) {
    let urgency = json!({ "case": story.case, "urgency": "high", "reason": WHY_URGENT });
    by.done("set_urgency", urgency);
}

/// Bram was at the door too.
fn bram_visits(story: &Story) {
    let visit = json!({
        "case": story.case, "visit": null, "occurred_at": "2026-11-21T10:00:00+01:00", "purpose": "", "announced": null,
        "outcome": "not_home", "company": null, "card_left": true, "saw": "De gordijnen waren dicht.", "said": "",
        "said_by": "", "think": "", "care": "", "next_step": null, "photos": [], "finish": false,
    });
    story.bram.done("save_visit", visit);
}

/// What the case page and the list say of the case.
fn states(story: &Story, device: &Device) -> (Value, Value) {
    let row = story.list(device)["rows"][0].clone();
    assert_eq!(row["case"], story.case.as_str());
    (story.case_of(device)["state"].clone(), row["state"].clone())
}

fn is_open(story: &Story, device: &Device) {
    let open = (json!("open"), json!("open"));
    assert_eq!(states(story, device), open, "{}", device.person.name);
}

fn is_withdrawn(story: &Story, device: &Device) {
    let withdrawn = (json!("withdrawn"), json!("withdrawn"));
    assert_eq!(states(story, device), withdrawn, "{}", device.person.name);
}

/// "ingetrokken door X terwijl Y schreef", for whoever looks.
fn is_told_of_both(story: &Story, device: &Device) {
    let case = story.case_of(device);
    let told = rows(&case["attention"]).find(|told| told["code"] == "withdrawn_meanwhile");
    let told = text(&told.unwrap_or_else(|| panic!("{}", case["attention"]))["text"]);
    for person in [story.anna.person, story.bram.person] {
        assert!(told.contains(person.name), "{told}");
    }
    assert_eq!(case["withdrawal"]["reason"], "Verkeerd adres gekozen.");
    assert_eq!(
        case["withdrawal"]["meanwhile"],
        json!([story.bram.person.name])
    );
}

fn vaults_are_sound(story: &Story) {
    for device in [&story.anna, &story.bram] {
        let check = device.done("verify_vault", json!({}));
        assert_eq!(check["ok"], true, "{}: {check}", device.person.name);
    }
}

#[test]
fn a_case_in_which_nobody_else_wrote_leaves_the_lists_of_both() {
    let dir = folder();
    let story = Story::shared(dir.path());
    vaults_are_sound(&story);
    withdraw(&story);
    is_withdrawn(&story, &story.anna);
    is_open(&story, &story.bram);
    story.pass_on(&story.anna, &story.bram);
    is_withdrawn(&story, &story.bram);
    for device in [&story.anna, &story.bram] {
        let case = story.case_of(device);
        assert_eq!(case["withdrawal"]["reason"], "Verkeerd adres gekozen.");
        assert_eq!(
            (&case["withdrawal"]["own"], &case["can_withdraw"]),
            (
                &json!(device.person.name == story.anna.person.name),
                &json!(false)
            )
        );
        let late = json!({ "case": story.case, "urgency": "low", "reason": "te laat" });
        assert_eq!(
            device.refused("set_urgency", late).code,
            ErrorCode::CaseClosed
        );
        assert_eq!(device.done("today", json!({}))["proposals"], json!([]));
    }
    vaults_are_sound(&story);
}

#[test]
fn the_visit_of_a_colleague_keeps_the_case_open_at_both() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    give_urgency(&story, &story.anna);
    story.pass_on(&story.anna, &story.bram);
    bram_visits(&story);
    withdraw(&story);
    is_withdrawn(&story, &story.anna);

    story.pass_on(&story.anna, &story.bram);
    is_open(&story, &story.bram);
    is_told_of_both(&story, &story.bram);
    story.pass_on(&story.bram, &story.anna);
    is_open(&story, &story.anna);
    is_told_of_both(&story, &story.anna);
    let again = json!({ "case": story.case, "reason": "Toch echt verkeerd." });
    assert_eq!(
        story.anna.refused("withdraw_case", again).code,
        ErrorCode::NotCreator,
        "what Bram wrote is not taken back by Anna"
    );
    vaults_are_sound(&story);

    // It is a case like any other: a file for whoever comes into it holds what it says.
    let carla = Device::carla(dir.path());
    story.meet(&story.bram, &carla);
    story.add_partner(&story.bram, &carla);
    let file = story.send(&story.bram, &carla, "voor-carla.woonrust");
    let plain = inside::plaintext(&carla, Path::new(&file));
    assert!(leaks::holds(&plain, WHY_URGENT.as_bytes()));
    let close = json!({ "case": story.case, "result": "not_established", "reason": "Verkeerd adres.", "continued_in": null });
    story.bram.done("close_case", close);
    assert_eq!(story.case_of(&story.bram)["state"], "closed");
}

#[test]
fn a_colleague_who_changed_the_case_itself_keeps_it_open() {
    let dir = folder();
    let story = Story::shared(dir.path());
    give_urgency(&story, &story.bram);
    withdraw(&story);
    story.pass_on(&story.anna, &story.bram);
    story.pass_on(&story.bram, &story.anna);
    for device in [&story.anna, &story.bram] {
        is_open(&story, device);
        is_told_of_both(&story, device);
        assert_eq!(story.case_of(device)["urgency"]["code"], "high");
    }
    give_urgency(&story, &story.anna);
    vaults_are_sound(&story);
}

#[test]
fn taking_a_case_back_can_be_undone_by_who_did_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    give_urgency(&story, &story.anna);
    withdraw(&story);
    story.pass_on(&story.anna, &story.bram);
    let undo = json!({ "record": story.case });
    assert_eq!(
        story.bram.refused("restore_entry", undo.clone()).code,
        ErrorCode::NotCreator
    );
    story.anna.done("restore_entry", undo);
    story.pass_on(&story.anna, &story.bram);
    for device in [&story.anna, &story.bram] {
        is_open(&story, device);
        let case = story.case_of(device);
        assert_eq!(
            (&case["withdrawal"], &case["urgency"]["code"]),
            (&Value::Null, &json!("high"))
        );
    }
    vaults_are_sound(&story);
}

#[test]
fn a_case_in_which_a_colleague_wrote_is_not_taken_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    bram_visits(&story);
    story.pass_on(&story.bram, &story.anna);
    assert_eq!(story.case_of(&story.anna)["can_withdraw"], false);
    let request = json!({ "case": story.case, "reason": "Verkeerd adres gekozen." });
    assert_eq!(
        story.anna.refused("withdraw_case", request).code,
        ErrorCode::NotCreator
    );
    is_open(&story, &story.anna);
}

/// Sets axes of the severity, of which a case has one record.
fn judge(story: &Story, by: &Device, axes: Value) -> String {
    let form = json!({ "kind": "severity/1", "case": story.case, "record": null, "values": axes });
    text(&by.done("save_form", form)["record"])
}

/// The level of an axis, and whether people differ about it.
fn axis(story: &Story, at: &Device, code: &str) -> (Value, bool) {
    let view = at.done("severity", json!({ "case": story.case }));
    let mut axes = rows(&view["axes"]);
    let axis = axes.find(|axis| axis["code"] == code).unwrap();
    (axis["level"].clone(), axis["disputed"] == true)
}

fn differences(story: &Story, at: &Device) -> usize {
    let list = at.done("list_conflicts", json!({ "case": story.case }));
    rows(&list["conflicts"]).count()
}

/// Anna judged the nuisance and takes that back; what takes it back again is returned.
fn anna_judges_and_withdraws(story: &Story) -> (String, Value) {
    let record = judge(story, &story.anna, json!({ "impact": 3, "nature": 3 }));
    story.pass_on(&story.anna, &story.bram);
    let back = json!({ "record": record, "reason": "Verkeerde zaak." });
    let undo = story.anna.done("withdraw_entry", back)["undo"].clone();
    (record, json!({ "deed": undo }))
}

#[test]
fn what_a_case_has_once_begins_anew_after_it_was_taken_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (record, undo) = anna_judges_and_withdraws(&story);
    assert_eq!(axis(&story, &story.anna, "impact"), (Value::Null, false));
    let same = judge(&story, &story.anna, json!({ "impact": 1 }));
    assert_eq!(same, record, "a case has one");
    assert_eq!(
        story.anna.refused("undo", undo).code,
        ErrorCode::ChangedMeanwhile,
        "what was filled in since is not thrown away"
    );
    let entry = json!({ "record": record });
    assert_eq!(
        story.anna.refused("restore_entry", entry).code,
        ErrorCode::InvalidInput,
        "nothing is withdrawn any more"
    );
    story.pass_on(&story.anna, &story.bram);
    for device in [&story.anna, &story.bram] {
        assert_eq!(axis(&story, device, "impact"), (json!(1), false));
        let nature = axis(&story, device, "nature");
        assert_eq!(nature, (Value::Null, false), "nothing of it came back");
        assert_eq!(differences(&story, device), 0);
    }
    vaults_are_sound(&story);
}

#[test]
fn what_a_colleague_wrote_meanwhile_stays_beside_what_was_filled_in_anew() {
    let dir = folder();
    let story = Story::shared(dir.path());
    anna_judges_and_withdraws(&story);
    judge(&story, &story.anna, json!({ "impact": 1 }));
    judge(&story, &story.bram, json!({ "impact": 2, "reach": 2 }));
    story.pass_on(&story.anna, &story.bram);
    story.pass_on(&story.bram, &story.anna);
    for device in [&story.anna, &story.bram] {
        assert_eq!(axis(&story, device, "impact"), (json!(2), true));
        assert_eq!(axis(&story, device, "reach"), (json!(2), false));
        assert_eq!(differences(&story, device), 1);
    }
    vaults_are_sound(&story);
}

#[test]
fn a_colleague_who_saw_that_it_was_taken_back_begins_anew_as_well() {
    let dir = folder();
    let story = Story::shared(dir.path());
    anna_judges_and_withdraws(&story);
    story.pass_on(&story.anna, &story.bram);
    assert_eq!(axis(&story, &story.bram, "impact"), (Value::Null, false));
    judge(&story, &story.bram, json!({ "reach": 2 }));
    story.pass_on(&story.bram, &story.anna);
    for device in [&story.anna, &story.bram] {
        assert_eq!(axis(&story, device, "reach"), (json!(2), false));
        assert_eq!(axis(&story, device, "impact"), (Value::Null, false));
        assert_eq!(differences(&story, device), 0);
    }
    vaults_are_sound(&story);
}
