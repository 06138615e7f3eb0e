//! An archive of a case for a court: what goes and what stays, who can check it, and what a check finds.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    device::CARLA,
    disclosing::{decide, form, of_kind},
    leaks, markers,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::fs;

const WORDS: &str = "zeilboot pepermunt gordijn trompet egel";
const FIRST: &str = "Eerst stond hier iets anders over de muziek.";
const TAKEN_BACK: &str = "Dit hoort niet in deze zaak.";

fn preview(at: &Device, case: &str, classes: &[&str]) -> Value {
    let request = json!({ "case": case, "contact": null, "classes": classes });
    at.done("archive_preview", request)
}

fn export(story: &Story, classes: &[&str], name: &str) -> (Value, String) {
    let path = story.file(name);
    let request = json!({
        "case": story.case, "contact": null, "classes": classes, "passphrase": WORDS, "yes": false, "path": path,
    });
    (story.anna.done("export_archive", request), path)
}

fn check(at: &Device, path: &str) -> Value {
    at.done(
        "verify_archive",
        json!({ "path": path, "passphrase": WORDS }),
    )
}

fn note(at: &Device, case: &str, words: &str) -> String {
    let entry = json!({
        "case": case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
    });
    text(&at.done("add_entry", entry)["record"])
}

fn kinds(items: &Value) -> Vec<&str> {
    rows(items)
        .filter_map(|item| item["kind"].as_str())
        .collect()
}

fn texts(report: &Value) -> String {
    rows(&report["entries"])
        .map(|entry| entry["values"].to_string())
        .collect()
}

/// A case in which both wrote, with something corrected and something taken back.
fn both_wrote(dir: &std::path::Path) -> Story {
    let story = Story::until_shared(dir);
    let fixed = note(&story.anna, &story.case, FIRST);
    let fix = json!({ "record": fixed, "values": { "text": "Muziek tot twee uur." } });
    story.anna.done("edit_record", fix);
    let gone = note(&story.anna, &story.case, TAKEN_BACK);
    let back = json!({ "record": gone, "reason": "Hoort niet in deze zaak." });
    story.anna.done("withdraw_entry", back);
    story.pass_on(&story.anna, &story.bram);
    note(&story.bram, &story.case, "Ook gehoord door de wijkagent.");
    story.bram.done(
        "answer_role",
        json!({ "role": story.role, "accept": true, "reason": "" }),
    );
    story.pass_on(&story.bram, &story.anna);
    story
}

#[test]
fn a_stranger_without_a_vault_checks_what_anna_and_bram_wrote() {
    let dir = folder();
    let story = both_wrote(dir.path());
    let (written, path) = export(&story, &[], "archief.woonrust");
    assert_eq!(written["name"], "archief.woonrust");
    let stranger = Device::empty(dir.path(), CARLA);
    let asked = stranger.refused("verify_archive", json!({ "path": path }));
    assert_eq!(asked.field.as_deref(), Some("passphrase"));
    let wrong = json!({ "path": path, "passphrase": "kachel vlinder ponton" });
    let refused = stranger.refused("verify_archive", wrong);
    assert_eq!(refused.code, ErrorCode::WrongArchivePassphrase);

    let report = check(&stranger, &path);
    assert_eq!(report["verdict"], "sound", "{}", report["flaws"]);
    assert_eq!(report["counts"]["entries"], written["changes"]);
    assert_eq!(report["counts"]["good"], written["changes"]);
    assert_eq!(report["made_by"]["name"], story.anna.person.name);
    let authors: Vec<&str> = rows(&report["entries"])
        .filter_map(|entry| entry["author"].as_str())
        .collect();
    assert!(authors.contains(&story.anna.person.name) && authors.contains(&story.bram.person.name));
    // Bram answered what Anna proposed: that change she cannot have made up later.
    let proposal = rows(&report["entries"]).find(|entry| {
        entry["record"] == story.role.as_str() && entry["author"] == story.anna.person.name
    });
    let proposal = proposal.unwrap();
    assert_eq!(proposal["witnessed_how"], "change");
    let bram = format!(
        "{}, {}",
        story.bram.person.name, story.bram.person.organisation
    );
    assert_eq!(proposal["witnessed_by"], bram);

    let pdf = story.file("controle.pdf");
    let request = json!({ "token": report["token"], "path": pdf });
    let made = stranger.done("save_archive_report", request);
    assert!(made["pages"].as_u64() >= Some(2));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    let stale = json!({ "token": "00", "path": pdf });
    let refused = stranger.refused("save_archive_report", stale);
    assert_eq!(refused.code, ErrorCode::PreviewStale);
    assert!(!stranger.vault_dir().exists(), "checking makes no vault");
}

#[test]
fn what_is_above_k2_stays_and_what_was_typed_before_goes_along() {
    let dir = folder();
    let story = both_wrote(dir.path());
    let shown = preview(&story.anna, &story.case, &["K3", "K5"]);
    for (kind, reason) in [
        ("reporter/1", "reporter_identity"),
        ("care_note/1", "professional_secrecy"),
    ] {
        let held = rows(&shown["held_back"]).find(|item| item["kind"] == kind);
        assert_eq!(held.unwrap()["reason"], reason);
    }
    assert!(kinds(&shown["held_back"]).contains(&"interpretation/1"));
    let (_, path) = export(&story, &["K3", "K5"], "archief.woonrust");
    let report = check(&story.anna, &path);
    let told = texts(&report);
    assert!(
        told.contains(FIRST),
        "an archive has what stood there before"
    );
    assert!(!told.contains(TAKEN_BACK));
    for marker in markers::HELD_BACK {
        assert!(!told.contains(marker), "{marker} is in the archive");
    }
    let bytes = fs::read(&path).unwrap();
    assert!(
        !leaks::holds(&bytes, markers::SAW.as_bytes()),
        "it is encrypted"
    );
}

#[test]
fn a_decision_for_the_court_opens_a_record_and_only_when_its_class_is_chosen() {
    let dir = folder();
    let story = both_wrote(dir.path());
    let court = text(&preview(&story.anna, &story.case, &[])["reader"]);
    let reporter =
        text(&of_kind(&form(&story.anna, &story.case, &court), "reporter/1")["item"]["record"]);
    let decision = decide(&story.anna, &story.case, &court, &reporter, "G2");

    let without = preview(&story.anna, &story.case, &[]);
    let held = rows(&without["held_back"]).find(|item| item["record"] == reporter.as_str());
    assert_eq!(held.unwrap()["reason"], "not_chosen");
    let with = preview(&story.anna, &story.case, &["K3"]);
    let goes = rows(&with["receives"]).find(|item| item["record"] == reporter.as_str());
    assert_eq!(goes.unwrap()["decision"], decision.as_str());
    let class = rows(&with["classes"]).find(|class| class["code"] == "K3");
    assert_eq!(class.unwrap()["decided"], 1);

    let (written, path) = export(&story, &["K3"], "archief.woonrust");
    assert!(texts(&check(&story.anna, &path)).contains(markers::REPORTER));
    // It is a disclosure: the register has it, with the decision and the file.
    let register = story
        .anna
        .done("disclosure_register", json!({ "case": story.case }));
    let entry = &register["decisions"][0];
    assert_eq!(
        (&entry["contact"], &entry["files"][0]["file"]),
        (&json!(court), &written["file"])
    );
    let sent = story.anna.done("list_sent", json!({}));
    assert!(rows(&sent["files"]).any(|file| file["file"] == written["file"]));
    // Nobody who is asked to erase has it: no request goes to no one.
    let erase = json!({ "case": story.case, "record": null, "field": null });
    let asked = story.anna.done("erase_preview", erase);
    assert!(rows(&asked["asked"]).all(|holder| holder["contact"] != court.as_str()));
}

#[test]
fn an_archive_is_never_merged_and_an_ordinary_file_is_never_checked() {
    let dir = folder();
    let story = both_wrote(dir.path());
    let (_, path) = export(&story, &[], "archief.woonrust");
    let before = story.bram.counts();
    let refused = story
        .bram
        .refused("preview_import", json!({ "path": path, "yes": false }));
    assert_eq!(refused.code, ErrorCode::FileIsArchive);
    let for_bram = story.file("voor-bram-archief.woonrust");
    let request = json!({
        "case": story.case, "contact": root(&story.bram), "classes": [], "passphrase": null, "yes": false,
        "path": for_bram,
    });
    story.anna.done("export_archive", request);
    let refused = story
        .bram
        .refused("preview_import", json!({ "path": for_bram, "yes": false }));
    assert_eq!(refused.code, ErrorCode::FileIsArchive);
    assert_eq!(story.bram.counts(), before);
    let report = story
        .bram
        .done("verify_archive", json!({ "path": for_bram }));
    assert_eq!(report["verdict"], "sound");
    let stranger = Device::empty(dir.path(), CARLA);
    let refused = stranger.refused("verify_archive", json!({ "path": for_bram }));
    assert_eq!(refused.code, ErrorCode::FileForSomeoneElse);
    assert_eq!(refused.params["detail"], "no_vault");
    let ordinary = story.send(&story.anna, &story.bram, "gewoon.woonrust");
    let refused = story
        .bram
        .refused("verify_archive", json!({ "path": ordinary }));
    assert_eq!(refused.code, ErrorCode::FileNotArchive);
}

#[test]
fn a_weak_passphrase_makes_no_archive_and_a_place_that_cannot_be_written_no_note() {
    let dir = folder();
    let story = both_wrote(dir.path());
    let request = |passphrase: Value, path: &str| {
        json!({
            "case": story.case, "contact": null, "classes": [], "passphrase": passphrase, "yes": false, "path": path,
        })
    };
    let path = story.file("archief.woonrust");
    for (words, code) in [
        (json!("geheim"), ErrorCode::WeakPassphrase),
        (json!(""), ErrorCode::InvalidInput),
        (Value::Null, ErrorCode::InvalidInput),
    ] {
        assert_eq!(
            story
                .anna
                .refused("export_archive", request(words, &path))
                .code,
            code
        );
    }
    let sent = || {
        story.anna.done("list_sent", json!({}))["files"]
            .as_array()
            .map(Vec::len)
    };
    let before = sent();
    let taken = story.file("map");
    fs::create_dir(&taken).unwrap();
    story
        .anna
        .refused("export_archive", request(json!(WORDS), &taken));
    assert_eq!(sent(), before);
    assert!(!std::path::Path::new(&path).exists());
}

#[test]
fn a_lock_forgets_the_report() {
    let dir = folder();
    let story = both_wrote(dir.path());
    let (_, path) = export(&story, &[], "archief.woonrust");
    let report = check(&story.anna, &path);
    story.anna.reopen();
    let request = json!({ "token": report["token"], "path": story.file("controle.pdf") });
    let refused = story.anna.refused("save_archive_report", request);
    assert_eq!(refused.code, ErrorCode::PreviewStale);
}
