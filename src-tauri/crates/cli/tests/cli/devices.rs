//! A second device, a lost one and another recovery sheet, at a terminal.

use crate::desk::Desk;
use journeys::device::{ANNA, BRAM, make_unlocking_cheap};
use serde_json::{Value, json};
use std::path::Path;

/// A command for which the person has his recovery sheet at hand.
fn with_code(desk: &Desk, code: &str, words: &[&str]) -> Result<Value, Value> {
    let words = [words, &["--json"]].concat();
    let mut command = desk.command(&words);
    let output = command
        .env("WOONRUST_RECOVERY_CODE", code)
        .output()
        .unwrap();
    let (stream, done) = if output.status.success() {
        (output.stdout, true)
    } else {
        (output.stderr, false)
    };
    let document = serde_json::from_slice(&stream);
    let document =
        document.unwrap_or_else(|_| panic!("{words:?}: {}", String::from_utf8_lossy(&stream)));
    if done { Ok(document) } else { Err(document) }
}

fn path(dir: &Path, name: &str) -> String {
    dir.join(name).to_str().unwrap().to_owned()
}

/// Anna's laptop and phone, and her code.
fn laptop_and_phone(dir: &Path) -> (Desk, Desk, String) {
    let laptop = Desk::new(dir, ANNA);
    let code = laptop.create()["recovery_code"]
        .as_str()
        .unwrap()
        .to_owned();
    make_unlocking_cheap(&laptop.dir, ANNA.passphrase).unwrap();
    let card = path(dir, "anna.woonrust-card");
    laptop.json(&["contact", "export", &card]);
    let phone = Desk {
        dir: dir.join("telefoon"),
        person: ANNA,
    };
    let refused = with_code(
        &phone,
        &code.replace(&code[..4], "0000"),
        &["device", "add", &card],
    );
    assert_eq!(refused.unwrap_err()["code"], "wrong_recovery_code");
    let devices = with_code(&phone, &code, &["device", "add", &card]).unwrap();
    assert_eq!(devices["devices"].as_array().unwrap().len(), 2);
    make_unlocking_cheap(&phone.dir, ANNA.passphrase).unwrap();
    let card = path(dir, "anna-2.woonrust-card");
    phone.json(&["contact", "export", &card]);
    let read = laptop.json(&["contact", "import", &card]);
    assert_eq!(read["step"], "newer");
    (laptop, phone, code)
}

#[test]
fn a_second_device_is_made_named_filled_and_declared_lost() {
    let dir = tempfile::tempdir().unwrap();
    let (laptop, phone, code) = laptop_and_phone(dir.path());
    let words = [
        "--address",
        "Lindestraat 12, 1234 AB Voorbeeldstad",
        "--category",
        "GELUID",
    ];
    laptop.json(&[["case", "create"].as_slice(), &words].concat());
    let all = path(dir.path(), "alles.woonrust");
    assert_eq!(laptop.json(&["device", "send", &all])["cases"], 1);
    assert_eq!(phone.json(&["import", &all])["applied"], true);
    let listed = phone.json(&["device", "list"]);
    let this = listed["devices"][0]["device"].as_str().unwrap();
    phone.json(&["device", "name", &this[..8], "Telefoon"]);
    let text = phone.text(&["device", "list"]);
    assert!(text.contains("this one  Telefoon"), "{text}");
    let lost = listed["devices"][1]["device"].as_str().unwrap();
    let revoked = with_code(&phone, &code, &["device", "revoke", &lost[..8]]).unwrap();
    assert!(revoked["devices"]["devices"][1]["lost_at"].is_string());
    let itself = with_code(&phone, &code, &["device", "revoke", "Telefoon"]);
    assert_eq!(itself.unwrap_err()["params"]["reason"], "this_device");
    // The laptop, found again, is told, and gets other keys.
    let card = path(dir.path(), "anna-3.woonrust-card");
    phone.json(&["contact", "export", &card]);
    laptop.json(&["contact", "import", &card]);
    assert_eq!(laptop.json(&["device", "list"])["this_is_lost"], true);
    let (exit, error) = laptop.refused(&["device", "vouch"]);
    assert_eq!((exit, &error["code"]), (3, &json!("device_lost")));
    with_code(&laptop, &code, &["device", "renew"]).unwrap();
    assert_eq!(laptop.json(&["device", "list"])["this_is_lost"], false);
    assert_eq!(phone.json(&["device", "waiting"])["total"], 0);
}

#[test]
fn another_sheet_gives_another_fingerprint_and_a_colleague_who_left_gets_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let anna = Desk::with_vault(dir.path(), ANNA);
    let bram = Desk::with_vault(dir.path(), BRAM);
    anna.meet(&bram, dir.path());
    let before = anna.fingerprint();
    let made = anna.json(&["device", "new-sheet", "--reason", "lost"]);
    assert_ne!(made["fingerprint"], json!(before));
    assert_eq!(made["fingerprint"], json!(anna.fingerprint()));
    let code = made["recovery_code"].as_str().unwrap();
    assert_eq!(code.len(), 9 * 4 + 8);
    assert_eq!(anna.json(&["device", "old-backups"])["backups"], json!([]));
    let reason = ["--reason", "Werkt elders."];
    let left = ["contact", "left", BRAM.name, "--since", "2026-11-20"];
    let done = anna.json(&[left.as_slice(), &reason].concat());
    assert_eq!(done["contact"]["left_at"], "2026-11-20");
    anna.json(&["contact", "back", BRAM.name]);
    let card = path(dir.path(), "bram-van-anna.woonrust-card");
    anna.json(&["contact", "card", BRAM.name, &card]);
    assert!(Path::new(&card).exists());
}
