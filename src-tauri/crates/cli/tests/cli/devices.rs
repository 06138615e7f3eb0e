//! A second device, a lost one and another recovery sheet, at a terminal.

use crate::desk::Desk;
use journeys::device::{ANNA, BRAM, make_unlocking_cheap};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::Stdio,
};

const NEW_SHEET: [&str; 5] = ["device", "new-sheet", "--reason", "lost", "--json"];

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
    assert_eq!(
        (exit, &error["code"]),
        (2, &json!("usage")),
        "nothing unseen"
    );
    let (exit, error) = laptop.refused(&["device", "vouch", "--all"]);
    assert_eq!((exit, &error["code"]), (3, &json!("device_lost")));
    with_code(&laptop, &code, &["device", "renew"]).unwrap();
    assert_eq!(laptop.json(&["device", "list"])["this_is_lost"], false);
    assert_eq!(phone.json(&["device", "waiting"])["total"], 0);
}

/// Makes another sheet and types back what was shown.
fn new_sheet(desk: &Desk) -> Value {
    let mut command = desk.command(&NEW_SHEET);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut shown = String::new();
    BufReader::new(child.stderr.as_mut().unwrap())
        .read_line(&mut shown)
        .unwrap();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let code = shown["recovery_code"].as_str().unwrap();
    let groups: Vec<&str> = code.split('-').collect();
    let mut input = child.stdin.take().unwrap();
    for place in shown["type_back"].as_array().unwrap() {
        let place = usize::try_from(place.as_u64().unwrap()).unwrap();
        writeln!(input, "{}", groups[place - 1]).unwrap();
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let made: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(made["recovery_code"], shown["recovery_code"]);
    made
}

fn old_backup_is_destroyed(desk: &Desk, backup: &str) {
    let listed = desk.json(&["device", "old-backups"])["backups"].clone();
    assert_eq!(listed[0]["path"], json!(backup), "{listed}");
    let number = listed[0]["backup"].as_str().unwrap();
    let text = desk.text(&["device", "old-backups"]);
    assert!(text.starts_with(number), "{text}");
    let destroy = ["device", "old-backups", "--destroy", number];
    assert_eq!(desk.refused(&destroy).0, 2, "without --yes");
    assert!(Path::new(backup).exists());
    let left = desk.json(&[destroy.as_slice(), &["--yes"]].concat());
    assert_eq!(left["backups"], json!([]));
    assert!(!Path::new(backup).exists());
}

#[test]
fn a_new_sheet_that_nobody_typed_back_counts_for_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let anna = Desk::new(dir.path(), ANNA);
    let code = anna.create()["recovery_code"].as_str().unwrap().to_owned();
    make_unlocking_cheap(&anna.dir, ANNA.passphrase).unwrap();
    let before = anna.fingerprint();
    // Standard input is closed: the code is shown, and nobody says that he has it.
    let output = anna.run(&NEW_SHEET);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("recovery_code"));
    assert_eq!(anna.fingerprint(), before);
    let mut recover = anna.command(&["vault", "recover", "--json"]);
    recover.env("WOONRUST_RECOVERY_CODE", code);
    recover.env("WOONRUST_NEW_PASSPHRASE", ANNA.passphrase);
    let recovered = recover.output().unwrap();
    assert!(recovered.status.success(), "the earlier code opens it");
}

#[test]
fn another_sheet_gives_another_fingerprint_and_a_colleague_who_left_gets_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let anna = Desk::with_vault(dir.path(), ANNA);
    let bram = Desk::with_vault(dir.path(), BRAM);
    anna.meet(&bram, dir.path());
    let before = anna.fingerprint();
    let backup = path(dir.path(), "reserve.woonrust-backup");
    anna.json(&["vault", "backup", &backup]);
    let made = new_sheet(&anna);
    assert_ne!(made["fingerprint"], json!(before));
    assert_eq!(made["fingerprint"], json!(anna.fingerprint()));
    assert_eq!(made["recovery_code"].as_str().unwrap().len(), 9 * 4 + 8);
    old_backup_is_destroyed(&anna, &backup);
    let reason = ["--reason", "Werkt elders."];
    let left = ["contact", "left", BRAM.name, "--since", "2026-11-20"];
    let done = anna.json(&[left.as_slice(), &reason].concat());
    assert_eq!(done["contact"]["left_at"], "2026-11-20");
    anna.json(&["contact", "back", BRAM.name]);
    let card = path(dir.path(), "bram-van-anna.woonrust-card");
    anna.json(&["contact", "card", BRAM.name, &card]);
    assert!(Path::new(&card).exists());
}
