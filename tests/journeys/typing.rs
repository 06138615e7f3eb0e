//! What a person was typing is never left behind by something else that he does.

use crate::folder;
use app::{ApiError, ErrorCode};
use journeys::{
    Device, inside,
    story::{take_in, text},
};
use serde_json::{Value, json};

fn visit(case: &str) -> Value {
    json!({
        "case": case, "visit": null, "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "", "announced": null,
        "outcome": "spoken", "company": null, "card_left": null, "saw": "Veel lawaai in de gang.", "said": "",
        "said_by": "", "think": "", "care": "", "next_step": null, "photos": [], "finish": false,
    })
}

/// A visit with a fact, saved and not finished.
fn saved(anna: &Device, case: &str) -> (String, String) {
    let saved = anna.done("save_visit", visit(case));
    (text(&saved["visit"]), text(&saved["records"][1]))
}

fn types(anna: &Device, form: &str, target: &str) {
    let draft = json!({ "form_kind": form, "target": target, "content": { "saw": "Nog een zin." }, "revision": 1 });
    assert_eq!(anna.done("save_draft", draft)["kept"], true);
}

fn throws_away(anna: &Device, form: &str, target: &str) {
    anna.done(
        "discard_draft",
        json!({ "form_kind": form, "target": target }),
    );
}

/// The refusal names the draft, so that the window can open it or throw it away.
fn names(error: &ApiError, form: &str, target: &str, case: &str) {
    assert_eq!(error.code, ErrorCode::UnsavedDraft);
    let param = |name: &str| error.params[name].as_str();
    assert_eq!(
        (param("form_kind"), param("target"), param("case")),
        (form, target, case)
    );
}

#[test]
fn a_visit_with_an_unsaved_text_is_not_finished_nor_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let (visit, fact) = saved(&anna, &case);
    let form = format!("{case}:{visit}");
    types(&anna, "visit", &form);
    let finish = json!({ "visit": visit });
    let back = json!({ "record": visit, "reason": "Verkeerde zaak." });
    let before = anna.counts();
    names(
        &anna.refused("finish_visit", finish.clone()),
        "visit",
        &form,
        &case,
    );
    names(&anna.refused("withdraw_entry", back), "visit", &form, &case);
    names(
        &anna.refused("finish_entry", json!({ "record": visit })),
        "visit",
        &form,
        &case,
    );
    assert_eq!(anna.counts(), before);
    let held = anna.done("draft", json!({ "form_kind": "visit", "target": form }));
    assert_eq!(held["draft"]["content"]["saw"], "Nog een zin.");

    // A text of the visit that is being changed on the timeline counts as well.
    throws_away(&anna, "visit", &form);
    types(&anna, "edit_entry", &fact);
    names(
        &anna.refused("finish_visit", finish.clone()),
        "edit_entry",
        &fact,
        &case,
    );
    throws_away(&anna, "edit_entry", &fact);
    anna.done("finish_visit", finish);
    assert_eq!(
        anna.done("visit", json!({ "visit": visit }))["finished"],
        true
    );
}

#[test]
fn an_entry_with_an_unsaved_change_is_not_finished() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let (_, fact) = saved(&anna, &case);
    types(&anna, "edit_entry", &fact);
    let finish = json!({ "record": fact });
    names(
        &anna.refused("finish_entry", finish.clone()),
        "edit_entry",
        &fact,
        &case,
    );
    throws_away(&anna, "edit_entry", &fact);
    anna.done("finish_entry", finish);
}

#[test]
fn the_form_of_a_visit_may_finish_its_own_draft_and_no_other() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let (record, fact) = saved(&anna, &case);
    types(&anna, "visit", &format!("{case}:{record}"));
    types(&anna, "edit_entry", &fact);
    let mut whole = visit(&case);
    whole["visit"] = json!(record);
    whole["finish"] = json!(true);
    names(
        &anna.refused("save_visit", whole.clone()),
        "edit_entry",
        &fact,
        &case,
    );
    throws_away(&anna, "edit_entry", &fact);
    anna.done("save_visit", whole);
}

#[test]
fn an_older_save_of_a_draft_is_told_that_it_was_not_kept() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let save = |text: &str, revision: u32| {
        anna.done(
            "save_draft",
            json!({ "form_kind": "visit", "target": case, "content": text, "revision": revision }),
        )
    };
    let first = save("nieuw", 3);
    assert_eq!(
        (&first["kept"], &first["revision"]),
        (&json!(true), &json!(3))
    );
    for older in [2, 3] {
        let late = save("oud", older);
        assert_eq!(
            (&late["kept"], &late["revision"]),
            (&json!(false), &json!(3))
        );
    }
    assert_eq!(save("weer nieuw", 4)["kept"], true);
    let held = anna.done("draft", json!({ "form_kind": "visit", "target": case }));
    assert_eq!(held["draft"]["content"], "weer nieuw");
}

#[test]
fn a_draft_says_in_which_case_it_goes_on_whatever_its_form_is_about() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let (visit, fact) = saved(&anna, &case);
    types(&anna, "note", &case);
    types(&anna, "visit", &format!("{case}:{visit}"));
    types(&anna, "edit_entry", &fact);
    types(&anna, "difference", &format!("{fact}:text"));
    types(&anna, "report", "");
    let gone = "ff".repeat(16);
    types(&anna, "end_action", &gone);

    let today = anna.done("today", json!({}));
    let places: Vec<(&str, &Value, &Value, &Value)> = today["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let kind = row["form_kind"].as_str().unwrap();
            (kind, &row["case"], &row["record"], &row["record_kind"])
        })
        .collect();
    let (case, visit, fact) = (json!(case), json!(visit), json!(fact));
    let (of_visit, of_fact) = (json!("visit/1"), json!("fact/1"));
    assert_eq!(
        places,
        [
            ("report", &Value::Null, &Value::Null, &Value::Null),
            ("difference", &case, &fact, &of_fact),
            ("edit_entry", &case, &fact, &of_fact),
            ("visit", &case, &visit, &of_visit),
            ("note", &case, &Value::Null, &Value::Null),
        ]
    );
    assert_eq!(today["drafts"][0]["title"], "");
    assert_ne!(today["drafts"][1]["title"], "");

    // The case counts them all; what this vault does not know is kept, and counts nowhere.
    let view = anna.done("case", json!({ "case": case }));
    assert_eq!(view["drafts"].as_array().unwrap().len(), 4);
    let all = anna.done("list_drafts", json!({}));
    assert_eq!(all["drafts"].as_array().unwrap().len(), 6);
}

#[test]
fn a_draft_that_cannot_be_read_is_told_and_stays_until_something_else_is_typed() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    inside::with_vault(&anna, |vault| {
        let half = vault.local("test", |local| {
            local.save_draft("visit", &case, "{\"saw\":", 7)
        });
        assert!(half.unwrap());
    });
    let form = json!({ "form_kind": "visit", "target": case });
    for _ in 0..2 {
        let refused = anna.refused("draft", form.clone());
        assert_eq!(refused.code, ErrorCode::Fault);
        assert_eq!(refused.params["detail"], "draft");
    }
    let all = anna.done("list_drafts", json!({}));
    assert_eq!(all["drafts"].as_array().unwrap().len(), 1, "it is there");
    let save = |revision: u32| {
        let new = json!({ "saw": "Opnieuw." });
        let draft =
            json!({ "form_kind": "visit", "target": case, "content": new, "revision": revision });
        anna.done("save_draft", draft)
    };
    assert_eq!(save(1)["revision"], 7, "the window goes on from there");
    assert_eq!(save(8)["kept"], true);
    assert_eq!(
        anna.done("draft", form)["draft"]["content"]["saw"],
        "Opnieuw."
    );
}
