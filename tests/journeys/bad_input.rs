//! Bad input gets a code that says what is wrong, and nothing is lost.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::DAY,
    leaks, markers, photo,
    story::{Story, rows, take_in, text},
    untouched::{self, assert_unchanged, disk},
};
use serde_json::{Value, json};
use std::fs::{self, File};

const TWO_YEARS: i64 = 730 * DAY;

#[test]
fn a_wrong_passphrase_makes_one_wait_and_never_locks_out() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    anna.done("lock", json!({}));
    let wrong = json!({ "passphrase": "dit is niet de goede wachtzin" });
    for tries in 1..=25 {
        let error = anna.refused("unlock", wrong.clone());
        assert_eq!(
            (error.code, error.params["failed"].clone()),
            (ErrorCode::WrongPassphrase, tries.to_string())
        );
        let seconds: i64 = error.params["seconds"].parse().unwrap();
        assert!(seconds <= 60, "{seconds}");
        if seconds > 2 {
            let soon = anna.refused("unlock", json!({ "passphrase": anna.person.passphrase }));
            assert_eq!(soon.code, ErrorCode::TryLater);
        }
        let status = anna.done("vault_status", json!({}));
        assert_eq!(
            (&status["state"], &status["failed_attempts"]),
            (&json!("locked"), &json!(tries))
        );
        anna.clock.pass(seconds * 1000);
    }
    anna.unlock();
}

#[test]
fn a_locked_vault_answers_nothing() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    anna.done("lock", json!({}));
    for call in app::calls::CALLS
        .iter()
        .filter(|call| call.needs_open_vault)
    {
        assert_eq!(
            anna.refused(call.name, json!({ "case": case })).code,
            ErrorCode::Locked,
            "{}",
            call.name
        );
    }
}

#[test]
fn a_vault_is_open_in_one_program_at_a_time() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let draft =
        json!({ "form_kind": "visit", "target": case, "content": markers::DRAFT, "revision": 1 });
    anna.done("save_draft", draft);
    let before = disk(&anna);
    assert!(anna.is_in_use());
    assert_unchanged(&before, &disk(&anna));
    // The first program goes on as if nothing had happened.
    let form = json!({ "form_kind": "visit", "target": case });
    assert_eq!(anna.done("draft", form)["draft"]["content"], markers::DRAFT);
    let action = json!({ "case": case, "text": "bellen", "owner": null, "due": null });
    anna.done("add_action", action);
    anna.done("lock", json!({}));
    assert!(!anna.is_in_use());
}

fn refused_photo(anna: &Device, case: &str, path: &std::path::Path) -> app::ApiError {
    untouched::refused(
        anna,
        "add_photo",
        json!({ "case": case, "visit": null, "alt": "een foto", "path": path }),
    )
}

#[test]
fn a_photo_that_is_no_picture_says_so() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let path = dir.path().join("foto.jpg");
    fs::write(&path, "dit is gewoon tekst").unwrap();
    let error = refused_photo(&anna, &case, &path);
    assert_eq!(
        (error.code, error.params["kind"].as_str()),
        (ErrorCode::PhotoNotAnImage, "other")
    );
    let cut = photo::jpeg("");
    fs::write(&path, &cut[..40]).unwrap();
    let error = refused_photo(&anna, &case, &path);
    assert_eq!(
        (error.code, error.params["kind"].as_str()),
        (ErrorCode::PhotoNotAnImage, "damaged")
    );
    assert_eq!(
        refused_photo(&anna, &case, &dir.path().join("weg.jpg")).code,
        ErrorCode::NotFound
    );
}

#[test]
fn a_heic_photo_gets_words_of_its_own() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let path = dir.path().join("foto.heic");
    fs::write(&path, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap();
    let error = refused_photo(&anna, &case, &path);
    assert_eq!(
        (error.code, error.params["kind"].as_str()),
        (ErrorCode::PhotoNotAnImage, "heic")
    );
}

#[test]
fn a_huge_photo_is_refused_before_it_is_read() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let path = dir.path().join("foto.jpg");
    File::create(&path)
        .unwrap()
        .set_len(100 * 1024 * 1024)
        .unwrap();
    let error = refused_photo(&anna, &case, &path);
    assert_eq!(
        (error.code, error.params["bytes"].as_str()),
        (ErrorCode::PhotoTooLarge, "104857600")
    );
    fs::write(&path, photo::enormous()).unwrap();
    assert_eq!(
        refused_photo(&anna, &case, &path).code,
        ErrorCode::PhotoTooLarge
    );
}

#[test]
fn a_clock_two_years_off_is_told() {
    for off in [TWO_YEARS, -TWO_YEARS] {
        let dir = folder();
        let anna = Device::anna(dir.path());
        let case = take_in(&anna);
        let form = json!({ "form_kind": "visit", "target": case });
        let draft = json!({ "form_kind": "visit", "target": case, "content": markers::DRAFT, "revision": 1 });
        anna.done("save_draft", draft);
        let alarms = |view: &Value| rows(&view["alarms"]).map(text).collect::<Vec<_>>();
        assert!(!alarms(&anna.reopen()).contains(&"clock_suspicious".to_owned()));
        let before = anna.counts();
        anna.clock.pass(off);
        let view = anna.reopen();
        assert!(
            alarms(&view).contains(&"clock_suspicious".to_owned()),
            "{view}"
        );
        // It is told and nothing more: everything is there, and work goes on.
        assert_eq!(anna.counts(), before);
        assert_eq!(anna.done("draft", form)["draft"]["content"], markers::DRAFT);
        let action = json!({ "case": case, "text": "bellen", "owner": null, "due": null });
        anna.done("add_action", action);
        assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
        anna.clock.pass(-off);
        anna.reopen();
        let list = json!({ "scope": "all", "case": case, "ended": false });
        assert_eq!(rows(&anna.done("list_actions", list)["actions"]).count(), 1);
    }
}

/// A clock that is two years off at the one changes nothing about what the other merges, and decides nothing.
#[test]
fn a_clock_two_years_off_at_one_of_two_decides_nothing() {
    for off in [TWO_YEARS, -TWO_YEARS] {
        let dir = folder();
        let story = Story::shared(dir.path());
        story.bram.clock.pass(off);
        let urgency = |urgency: &str| json!({ "case": story.case, "urgency": urgency, "reason": "Zo is het." });
        story.anna.done("set_urgency", urgency("low"));
        story.bram.done("set_urgency", urgency("high"));
        story.pass_on(&story.bram, &story.anna);
        let seen = story.case_of(&story.anna);
        assert_eq!(
            (&seen["urgency"]["disputed"], &seen["urgency"]["code"]),
            (&json!(true), &json!("high")),
            "the later clock won"
        );
        assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], true);
    }
}

/// The header of the vault stands in the clear: what a later version wrote there is recognised, and left alone.
#[test]
fn a_vault_of_a_later_version_is_refused_and_untouched() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let draft =
        json!({ "form_kind": "visit", "target": case, "content": markers::DRAFT, "revision": 1 });
    anna.done("save_draft", draft);
    let counts = anna.counts();
    anna.done("lock", json!({}));
    let headers: Vec<_> = leaks::files(&anna.vault_dir())
        .unwrap()
        .into_iter()
        .filter(|path| path.to_string_lossy().contains("vault.json"))
        .collect();
    let texts: Vec<_> = headers
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    assert!(!headers.is_empty() && texts.iter().all(|text| text.contains("\"v\": 1")));
    for (path, text) in headers.iter().zip(&texts) {
        fs::write(path, text.replacen("\"v\": 1", "\"v\": 2", 1)).unwrap();
    }
    let before = disk(&anna);
    for passphrase in [anna.person.passphrase, "niet de goede wachtzin"] {
        let error = anna.refused("unlock", json!({ "passphrase": passphrase }));
        assert_eq!(error.code, ErrorCode::VaultNewer);
    }
    assert_unchanged(&before, &disk(&anna));
    for (path, text) in headers.iter().zip(&texts) {
        fs::write(path, text).unwrap();
    }
    anna.unlock();
    assert_eq!(anna.counts(), counts);
    let form = json!({ "form_kind": "visit", "target": case });
    assert_eq!(anna.done("draft", form)["draft"]["content"], markers::DRAFT);
}

#[test]
fn an_unknown_call_and_a_bad_request_are_refused() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let before = disk(&anna);
    assert_eq!(
        anna.refused("delete_everything", json!({})).code,
        ErrorCode::UnknownCall
    );
    for (name, request) in [
        ("case", json!({})),
        ("case", json!({ "case": 12 })),
        ("case", json!({ "case": case, "extra": true })),
        ("set_urgency", json!({ "case": case, "urgency": "high" })),
        ("vault_info", json!("text")),
    ] {
        assert_eq!(
            anna.refused(name, request.clone()).code,
            ErrorCode::BadRequest,
            "{name} {request}"
        );
    }
    for (name, request, field) in [
        (
            "set_urgency",
            json!({ "case": case, "urgency": "zeer", "reason": "x" }),
            "urgency",
        ),
        (
            "set_urgency",
            json!({ "case": case, "urgency": "high", "reason": "  " }),
            "reason",
        ),
        (
            "add_action",
            json!({ "case": case, "text": "bellen", "due": "2026-02-31" }),
            "due",
        ),
        ("case", json!({ "case": "geen-nummer" }), "case"),
    ] {
        let error = anna.refused(name, request.clone());
        assert_eq!(
            (error.code, error.field.as_deref()),
            (ErrorCode::InvalidInput, Some(field)),
            "{name} {request}"
        );
    }
    let nowhere = "00112233445566778899aabbccddeeff";
    assert_eq!(
        anna.refused("case", json!({ "case": nowhere })).code,
        ErrorCode::NotFound
    );
    assert_unchanged(&before, &disk(&anna));
}

#[test]
fn a_closed_case_refuses_work_until_it_is_reopened() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let close =
        json!({ "case": case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    anna.done("close_case", close.clone());
    let before = anna.counts();
    let action = json!({ "case": case, "text": "bellen", "owner": null, "due": null });
    for (name, request) in [
        ("close_case", close),
        ("add_action", action.clone()),
        (
            "set_urgency",
            json!({ "case": case, "urgency": "low", "reason": "x" }),
        ),
        (
            "move_phase",
            json!({ "case": case, "to": "F2", "reason": "x" }),
        ),
    ] {
        assert_eq!(
            anna.refused(name, request).code,
            ErrorCode::CaseClosed,
            "{name}"
        );
    }
    assert_eq!(anna.counts(), before);
    anna.done(
        "reopen_case",
        json!({ "case": case, "reason": "Nieuwe melding." }),
    );
    anna.done("add_action", action);
}

#[test]
fn a_draft_survives_an_error_and_a_reopening() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let content = json!({ "saw": markers::DRAFT });
    let draft = json!({ "form_kind": "visit", "target": case, "content": content, "revision": 3 });
    anna.done("save_draft", draft);
    let older = json!({ "form_kind": "visit", "target": case, "content": {}, "revision": 2 });
    assert_eq!(
        anna.done("save_draft", older)["revision"],
        3,
        "an older one replaced a newer one"
    );
    assert_eq!(
        anna.refused("save_visit", json!({ "case": case })).code,
        ErrorCode::BadRequest
    );
    assert_eq!(anna.reopen()["drafts"], 1);
    let held = anna.done("draft", json!({ "form_kind": "visit", "target": case }));
    assert_eq!(held["draft"]["content"], content);
    anna.done(
        "discard_draft",
        json!({ "form_kind": "visit", "target": case }),
    );
    assert_eq!(anna.done("list_drafts", json!({}))["drafts"], json!([]));
}
