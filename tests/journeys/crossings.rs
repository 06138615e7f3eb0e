//! What people did without seeing each other and that is no choice between values stands in the list over all cases.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside,
    story::{Story, rows, text},
};
use ledger::{author::Edit, cbor::Value as Field, ids::RecordId};
use serde_json::{Value, json};

fn note(by: &Device, case: &str) -> String {
    let entry = json!({
        "case": case, "kind": "fact", "occurred_at": "2026-11-19T21:00:00+01:00", "occurred_until": null,
        "precision": "exact", "source": "own", "speaker": "", "text": "Harde muziek.", "place": "", "verified_by": "",
    });
    text(&by.done("add_entry", entry)["record"])
}

fn crossings(at: &Device) -> Vec<Value> {
    let list = at.done("list_conflicts", json!({ "case": null }));
    rows(&list["crossings"]).cloned().collect()
}

/// Bram writes where, in an entry of Anna, without having seen what she does with it.
fn says_where(story: &Story, record: &str, place: &str) {
    let record: RecordId = record.parse().unwrap();
    let place = Edit::Set(Field::from(place));
    inside::write(&story.bram, record, &[("place", place)]);
}

#[test]
fn two_who_lead_stand_in_the_list_until_one_of_them_ends_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let yes = json!({ "role": story.role, "accept": true, "reason": "" });
    story.bram.done("answer_role", yes);
    let partners = story.case_of(&story.anna)["partners"].clone();
    let own = rows(&partners).find(|partner| partner["own"] == true);
    let own = own.expect("her own part")["record"].clone();
    let role = json!({ "case": story.case, "partner": own, "role": "case_lead" });
    let hers = story.anna.done("propose_role", role)["record"].clone();
    assert!(crossings(&story.anna).is_empty());
    story.pass_on(&story.bram, &story.anna);
    let found = crossings(&story.anna);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["what"], "double_lead");
    assert_eq!(rows(&found[0]["people"]).count(), 2);
    assert_eq!(
        story.anna.done("today", json!({}))["counts"]["conflicts"],
        1
    );
    let end = json!({ "role": hers, "reason": "Bram is dichterbij." });
    story.anna.done("end_role", end);
    assert!(crossings(&story.anna).is_empty());
}

#[test]
fn what_was_written_in_a_finished_entry_is_told_once() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let fact = note(&story.anna, &story.case);
    story.pass_on(&story.anna, &story.bram);
    story.anna.done("finish_entry", json!({ "record": fact }));
    says_where(&story, &fact, "trappenhuis");
    story.pass_on(&story.bram, &story.anna);

    let found = crossings(&story.anna);
    assert_eq!(found.len(), 1, "{found:?}");
    let late = &found[0];
    assert_eq!(
        (&late["what"], &late["record"]),
        (&json!("late"), &json!(fact))
    );
    assert!(text(&late["people"][0]).starts_with(story.bram.person.name));
    assert_eq!(late["late"][0]["text"], "trappenhuis");
    assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], true);

    let wrong = json!({ "record": fact, "saw": "00" });
    let refused = story.anna.refused("note_crossing_seen", wrong);
    assert_eq!(refused.code, ErrorCode::ChangedMeanwhile);
    let seen = json!({ "record": fact, "saw": late["saw"] });
    story.anna.done("note_crossing_seen", seen);
    assert!(crossings(&story.anna).is_empty());
    says_where(&story, &fact, "portiek");
    story.pass_on(&story.bram, &story.anna);
    assert_eq!(crossings(&story.anna).len(), 1, "something new was written");
}

#[test]
fn what_was_deleted_while_another_one_wrote_is_told_to_both() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let fact = note(&story.anna, &story.case);
    story.pass_on(&story.anna, &story.bram);
    let back = json!({ "record": fact, "reason": "Hoort hier niet." });
    story.anna.done("withdraw_entry", back.clone());
    assert!(crossings(&story.anna).is_empty(), "nobody wrote meanwhile");
    says_where(&story, &fact, "trappenhuis");
    story.pass_on(&story.bram, &story.anna);
    let found = crossings(&story.anna);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (&found[0]["what"], &found[0]["own"]),
        (&json!("deleted_and_changed"), &json!(true))
    );
    story.pass_on(&story.anna, &story.bram);
    let at_bram = crossings(&story.bram);
    assert_eq!(
        (&at_bram[0]["what"], &at_bram[0]["own"]),
        (&json!("deleted_and_changed"), &json!(false))
    );

    // Having read what was added she takes it back again; now it is gone for both.
    story.anna.done("withdraw_entry", back);
    assert!(crossings(&story.anna).is_empty());
    story.pass_on(&story.anna, &story.bram);
    assert!(crossings(&story.bram).is_empty());
}
