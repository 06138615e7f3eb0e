//! What lies beside a command: what a colleague said as well, the photos and thoughts of a visit, another case.

use super::{close, recent, refused, states, undo, urgent};
use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside, photo,
    story::{Story, report, root, rows, take_in, text},
};
use ledger::ids::RecordId;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn what_a_colleague_says_as_well_is_not_taken_back_with_ones_own() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, &story.case);
    let yes = json!({ "role": story.role, "accept": true, "how": "aan de telefoon" });
    anna.done("answer_role_on_behalf", yes);
    let his = json!({ "role": story.role, "accept": true, "reason": "" });
    bram.done("answer_role", his);
    let both = ["go_through_overview", "set_urgency", "move_phase"];
    for device in [anna, bram] {
        device.done("go_through_overview", json!({ "case": case }));
        urgent(&story, device, "high");
        let on = json!({ "case": case, "to": "F2", "reason": "Meteen onderzoeken." });
        device.done("move_phase", on);
    }
    assert_eq!(states(anna, &both), ["possible"; 3]);
    story.pass_on(bram, anna);
    assert_eq!(states(anna, &both), ["changed"; 3]);
    assert_eq!(states(anna, &["answer_role_on_behalf"]), ["changed"]);
    for deed in &recent(anna)[..4] {
        let code = refused(anna, &deed["deed"]);
        assert_eq!(code, ErrorCode::ChangedMeanwhile, "{deed}");
    }
    // What she does again on top of both is her own.
    urgent(&story, anna, "low");
    urgent(&story, anna, "medium");
    undo(anna, &recent(anna)[0]["deed"]);
    assert_eq!(story.case_of(anna)["urgency"]["code"], "low");

    for device in [anna, bram] {
        close(&story, device);
    }
    story.pass_on(bram, anna);
    assert_eq!(states(anna, &["close_case"]), ["changed"]);
}

/// Agrees with the answers to the second factor.
fn agree(story: &Story, by: &Device) {
    let factor = json!({ "case": story.case, "factor": "sf2" });
    let seen = by.done("factor", factor)["content"].clone();
    let agree = json!({ "case": story.case, "factor": "sf2", "content": seen });
    by.done("confirm_factor", agree);
}

fn bram_agrees(story: &Story, at: &Device) -> bool {
    let view = at.done("factor", json!({ "case": story.case, "factor": "sf2" }));
    let bram = story.partner_of(at, &story.bram);
    rows(&view["consents"]).any(|one| one["partner"] == bram && one["state"] == "himself")
}

#[test]
fn the_agreement_of_a_colleague_stays_whoever_agreed_first() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    agree(&story, anna);
    agree(&story, bram);
    assert_eq!(states(anna, &["confirm_factor"]), ["possible"]);
    story.pass_on(bram, anna);
    assert_eq!(states(anna, &["confirm_factor"]), ["anothers_word"]);
    let deed = recent(anna)[0]["deed"].clone();
    assert_eq!(refused(anna, &deed), ErrorCode::NotCreator);
    assert!(bram_agrees(&story, anna));

    // Now his stood there already: there is nothing that would go back.
    agree(&story, anna);
    assert_eq!(states(anna, &["confirm_factor"])[0], "unclear");
    let before = anna.counts();
    let deed = recent(anna)[0]["deed"].clone();
    assert_eq!(refused(anna, &deed), ErrorCode::NotUndoable);
    assert_eq!(anna.counts(), before);
}

#[test]
fn what_was_only_taken_out_of_a_list_is_known_to_whom_the_record_went() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let anna = &story.anna;
    let fewer = json!({
        "case": story.case, "tenure": null, "categories": ["GELUID"], "route": null, "acute": null, "address": null,
    });
    anna.done("describe_case", fewer);
    assert_eq!(states(anna, &["describe_case"]), ["possible"]);
    story.pass_on(anna, &story.bram);
    assert_eq!(states(anna, &["describe_case"]), ["shared"]);
}

#[test]
fn what_a_colleague_withdrew_does_not_come_back_under_ones_own_name() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let judged = |by: &Device, axes: Value| {
        let form =
            json!({ "kind": "severity/1", "case": story.case, "record": null, "values": axes });
        by.done("save_form", form)
    };
    let record = judged(anna, json!({ "impact": 3, "nature": 3 }))["record"].clone();
    let back = json!({ "record": record, "reason": "Verkeerde zaak." });
    anna.done("withdraw_entry", back);
    story.pass_on(anna, bram);
    assert_eq!(judged(bram, json!({ "impact": 1 }))["undo"], Value::Null);
    assert_eq!(states(bram, &["save_form"]), ["unclear"]);
}

#[test]
fn the_judgement_of_a_colleague_is_never_put_back_as_ones_own() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, &story.case);
    let said = |words: &str| {
        let answer =
            |question: &str| json!({ "case": case, "question": question, "answer": words });
        let factor =
            json!({ "case": case, "factor": "sf4", "state": "sufficient", "reason": words });
        let pitfall = json!({ "case": case, "code": "vk1", "state": "done", "reason": words });
        [
            ("answer_question", answer("sf3_q1")),
            ("answer_guide_question", answer("vk1_q1")),
            ("answer_guide_question", answer("bh1_q1")),
            ("override_factor", factor),
            ("override_guide", pitfall),
        ]
    };
    let calls = said("").map(|(call, _)| call);
    let say = |by: &Device, words: &str| {
        for (call, request) in said(words) {
            by.done(call, request);
        }
    };
    say(bram, "Wij bellen elkaar.");
    story.pass_on(bram, anna);
    say(anna, "Wij zien elkaar niet.");
    assert_eq!(states(anna, &calls), ["anothers_word"; 5]);
    say(anna, "Toch wel.");
    assert_eq!(states(anna, &calls)[..5], ["possible"; 5], "her own goes");
    for deed in &recent(anna)[..5] {
        undo(anna, &deed["deed"]);
    }
    let records = inside::records(anna, case).into_values();
    let judged = ["factor/1", "pitfall_answers/1", "need_answers/1"];
    let judged = records.filter(|(state, _)| judged.contains(&state.kind.as_str()));
    let fields = judged.flat_map(|(state, _)| state.fields);
    let heads = fields.filter(|(field, _)| field.contains('_') && !field.starts_with('_'));
    let authors = heads.flat_map(|(_, held)| held.heads.into_iter().map(|head| head.author));
    let authors: BTreeSet<String> = authors.map(|one| one.to_string()).collect();
    assert_eq!(authors, BTreeSet::from([root(anna)]), "she says it");
}

#[test]
fn a_case_in_which_another_one_goes_on_is_not_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let first = take_in(&anna);
    let second = text(&anna.done("take_in_report", report(None))["case"]);
    let opened = recent(&anna)[0]["deed"].clone();
    let state = || states(&anna, &["take_in_report"])[0].clone();
    assert_eq!(state(), "possible");
    let onward =
        json!({ "case": first, "result": "moved", "reason": "Dubbel.", "continued_in": second });
    let closed = anna.done("close_case", onward)["undo"].clone();
    assert_eq!(state(), "used");
    assert_eq!(refused(&anna, &opened), ErrorCode::NotUndoable);
    undo(&anna, &closed);
    assert_eq!(state(), "possible");
    undo(&anna, &opened);
}

fn visited(case: &str, visit: Value, purpose: &str, think: &str, photos: &[&str]) -> Value {
    json!({
        "case": case, "visit": visit, "key": null, "occurred_at": "2026-11-20T14:00:00+01:00",
        "purpose": purpose, "announced": true, "outcome": "spoken", "company": "alone", "card_left": null,
        "saw": "Volle gang.", "said": "", "said_by": "", "think": think, "care": "", "next_step": null,
        "photos": photos, "finish": false,
    })
}

/// Own thoughts beside a visit. The device is locked meanwhile.
fn thoughts(device: &Device, visit: &Value) -> Vec<String> {
    let visit: RecordId = text(visit).parse().unwrap();
    let held = inside::with_vault(device, |vault| vault.interpretations(&visit).unwrap());
    held.into_iter().map(|held| held.text).collect()
}

#[test]
fn a_visit_that_is_taken_back_takes_its_photos_and_own_thoughts_along() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let path = anna.dir.join("foto.jpg");
    photo::write(&path, "").unwrap();
    let add = || {
        let request = json!({ "case": case, "visit": null, "alt": "De gang", "path": path });
        text(&anna.done("add_photo", request)["photo"]["record"])
    };
    let (loose, taken) = (add(), add());
    let request = visited(&case, Value::Null, "kennismaken", "Bang.", &[&taken]);
    let visit = anna.done("save_visit", request)["visit"].clone();
    undo(&anna, &recent(&anna)[0]["deed"]);
    assert_eq!(
        states(&anna, &["save_visit", "add_photo"]),
        ["undone", "withdrawn", "possible"]
    );
    assert_eq!(thoughts(&anna, &visit), [""; 0]);
    let records = inside::records(&anna, &case);
    let hidden = |record: &str| records[&record.parse().unwrap()].0.hidden();
    assert!(hidden(&taken) && !hidden(&loose));
}

#[test]
fn own_thoughts_beside_a_visit_come_back_with_what_was_changed() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let request = visited(&case, Value::Null, "kennismaken", "Bang.", &[]);
    let visit = anna.done("save_visit", request)["visit"].clone();
    let shown = || anna.done("visit", json!({ "visit": visit }));
    let first = shown();
    let again = |purpose: &str, think: &str| {
        anna.done(
            "save_visit",
            visited(&case, visit.clone(), purpose, think, &[]),
        );
        recent(&anna)[0].clone()
    };
    let deed = again("waarschuwen", "Boos.");
    assert_eq!(shown()["think"], "Boos.");
    undo(&anna, &deed["deed"]);
    assert_eq!(shown(), first);

    // What is thought since is no change, and is not overwritten all the same.
    let deed = again("waarschuwen", "Boos.");
    let same = again("waarschuwen", "Moe.");
    assert_eq!(same["deed"], deed["deed"], "no command of its own");
    assert_eq!(same["state"], "changed");
    assert_eq!(refused(&anna, &deed["deed"]), ErrorCode::ChangedMeanwhile);
    assert_eq!(thoughts(&anna, &visit), ["Moe."]);
}
