//! Commands one by one: output, exit codes, secrets.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM},
    story::rows,
};
use serde_json::json;
use std::{
    io::Read,
    process::{Command, Stdio},
};

const ADDRESS: &str = "Lindestraat 12 A, 1234 AB Voorbeeldstad";

#[test]
fn the_list_of_calls_needs_no_vault() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::new(dir.path(), ANNA);
    let list = desk.json(&["call", "--list"]);
    assert_eq!(rows(&list).count(), app::calls::CALLS.len());
    assert!(rows(&list).any(|call| call["name"] == "set_urgency"
        && call["request"] == "SetUrgencyRequest"
        && call["result"] == "Done"));
    assert!(
        desk.text(&["call", "--list"])
            .contains("set_urgency  SetUrgencyRequest -> Done\n")
    );
    assert!(!desk.dir.exists(), "looking made a folder");
}

#[test]
fn wrong_words_end_with_2_and_a_refusal_with_3() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::new(dir.path(), ANNA);
    let nowhere = &["export", "--case", "x", "--to", "y", "--type", "delta", "f"];
    for words in [
        &["dance"] as &[&str],
        &["case"],
        &["vault", "export-key", "f", "--plain"],
        nowhere,
    ] {
        let output = desk.run(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(desk.run(&["--help"]).status.code(), Some(0));
    let (exit, error) = desk.refused(&["vault", "info"]);
    assert_eq!((exit, error["code"].as_str()), (3, Some("no_vault")));
    let (exit, error) = desk.refused(&["call", "dance"]);
    assert_eq!((exit, error["code"].as_str()), (3, Some("unknown_call")));
    let (exit, error) = desk.refused(&["call", "case", "{"]);
    assert_eq!((exit, error["code"].as_str()), (2, Some("usage")));
    let plain = desk.run(&["vault", "info"]);
    assert_eq!(
        String::from_utf8(plain.stderr).unwrap(),
        "There is no vault here yet. (no_vault)\n"
    );
}

#[test]
fn a_wrong_passphrase_is_refused_and_without_a_terminal_nothing_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::with_vault(dir.path(), ANNA);
    let wrong = desk
        .command(&["vault", "info", "--json"])
        .env("WOONRUST_PASSPHRASE", "iets heel anders")
        .output()
        .unwrap();
    assert_eq!(wrong.status.code(), Some(3));
    let error: serde_json::Value = serde_json::from_slice(&wrong.stderr).unwrap();
    assert_eq!(
        (&error["code"], &error["params"]["failed"]),
        (&json!("wrong_passphrase"), &json!("1"))
    );
    assert_eq!(desk.run(&["vault", "info"]).status.code(), Some(0));
    let again = desk.run(&[
        "vault",
        "create",
        "--name",
        "A",
        "--organisation",
        "B",
        "--domain",
        "care",
    ]);
    assert_eq!(again.status.code(), Some(3));
    assert!(
        String::from_utf8(again.stderr)
            .unwrap()
            .contains("vault_exists")
    );
}

#[test]
fn a_case_from_one_line_its_factors_and_the_search() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::with_vault(dir.path(), ANNA);
    let made = desk.json(&[
        "case",
        "create",
        "--address",
        ADDRESS,
        "--category",
        "GELUID",
    ]);
    let number = made["number"].as_str().unwrap();
    let shown = desk.json(&["case", "show", number]);
    assert_eq!(
        (&shown["case"], &shown["address"]["house_letter"]),
        (&made["case"], &json!("A"))
    );
    assert_eq!(rows(&shown["timeline"]).count(), 1);
    let factors = desk.json(&["factors", number, "--at", "2027-01-15"]);
    assert_eq!(rows(&factors).count(), 7);
    assert!(rows(&factors).all(|row| row["state"].is_string()
        && row["because"].is_array()
        && row["missing"].is_array()));
    let told = desk.json(&["attention", number, "--at", "2027-01-15"]);
    let all = desk.json(&["attention", number, "--at", "2027-01-15", "--all"]);
    assert!(rows(&told).count() < rows(&all).count(), "{all}");
    for point in rows(&all) {
        let keys: Vec<&String> = point.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["because", "detects", "level", "records", "rule"]);
        assert!(point["rule"].as_str().unwrap().starts_with('W'));
        assert!(point["because"][0]["text"].is_string() && point["records"].is_array());
    }
    assert!(rows(&told).any(|point| point["rule"] == "W23"), "{told}");
    let found = desk.json(&["search", "opdrachtregel"]);
    assert_eq!(found["hits"][0]["case"], made["case"]);
    assert!(
        desk.text(&["case", "list", "--query", "lindestraat"])
            .contains("Lindestraat 12A")
    );
    assert_eq!(
        desk.refused(&["case", "show", "bestaat-niet"]).1["code"],
        "not_found"
    );
    assert_eq!(desk.refused(&["factors", number, "--at", "ooit"]).0, 2);
    assert_eq!(
        desk.refused(&[
            "case",
            "create",
            "--address",
            "ergens",
            "--category",
            "GELUID"
        ])
        .0,
        2
    );
    let full = desk.refused(&["sample", "--cases", "3", "--seed", "1"]);
    assert_eq!(
        (full.0, full.1["code"].as_str()),
        (3, Some("vault_not_empty"))
    );
    for text in [
        desk.text(&["factors", number]),
        desk.text(&["attention", number]),
        desk.text(&["case", "show", number]),
        desk.text(&["vault", "info"]),
    ] {
        assert!(!text.contains('{') && text.ends_with('\n'), "{text}");
    }
}

#[test]
fn the_same_seed_gives_the_same_cases() {
    let dir = tempfile::tempdir().unwrap();
    let listed = [ANNA, BRAM].map(|person| {
        let desk = Desk::with_vault(dir.path(), person);
        let made = desk.json(&["sample", "--cases", "12", "--seed", "7"]);
        assert_eq!(made["cases"], 12);
        let list = desk.json(&["case", "list"]);
        assert_eq!(rows(&list["rows"]).count(), 12);
        let mut addresses: Vec<String> = rows(&list["rows"])
            .map(|row| row["address"].to_string() + &row["phase"].to_string())
            .collect();
        addresses.sort();
        addresses
    });
    assert_eq!(listed[0], listed[1]);
}

#[test]
fn backup_restore_recover_and_another_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::new(dir.path(), ANNA);
    let created = desk.create();
    let code = created["recovery_code"].as_str().unwrap();
    let info = desk.json(&["vault", "info"]);
    assert_eq!(
        (&info["vault_id"], &info["person"]["fingerprint"]),
        (&created["vault_id"], &created["fingerprint"])
    );
    let backup = dir.path().join("reserve.woonrust-backup");
    let backup = backup.to_str().unwrap();
    assert!(desk.json(&["vault", "backup", backup])["backup"]["bytes"].as_u64() > Some(0));

    let changed = desk
        .command(&["vault", "change-passphrase"])
        .env("WOONRUST_NEW_PASSPHRASE", BRAM.passphrase)
        .output()
        .unwrap();
    assert!(
        changed.status.success(),
        "{}",
        String::from_utf8_lossy(&changed.stderr)
    );
    assert_eq!(
        desk.refused(&["vault", "info"]).1["code"],
        "wrong_passphrase"
    );
    let weak = desk
        .command(&["vault", "recover", "--json"])
        .env("WOONRUST_RECOVERY_CODE", code)
        .env("WOONRUST_NEW_PASSPHRASE", "wachtwoord")
        .output()
        .unwrap();
    assert_eq!(weak.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&weak.stderr).contains("weak_passphrase"));
    let recovered = desk
        .command(&["vault", "recover", "--json"])
        .env("WOONRUST_RECOVERY_CODE", code)
        .env("WOONRUST_NEW_PASSPHRASE", ANNA.passphrase)
        .output()
        .unwrap();
    assert!(
        recovered.status.success(),
        "{}",
        String::from_utf8_lossy(&recovered.stderr)
    );

    let other = Desk {
        dir: dir.path().join("elders"),
        person: ANNA,
    };
    assert_eq!(
        other.json(&["vault", "restore", backup])["vault_id"],
        created["vault_id"]
    );
}

#[test]
fn the_key_of_the_device_is_written_only_protected_or_with_a_yes() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::with_vault(dir.path(), ANNA);
    let key = dir.path().join("sleutel.age");
    let words = ["vault", "export-key", key.to_str().unwrap()];
    let output = desk
        .command(&words)
        .env("WOONRUST_NEW_PASSPHRASE", BRAM.passphrase)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        std::fs::read(&key)
            .unwrap()
            .starts_with(b"age-encryption.org/v1")
    );
    desk.text(&[words.as_slice(), &["--plain", "--yes"]].concat());
    assert!(
        std::fs::read_to_string(&key)
            .unwrap()
            .contains("AGE-SECRET-KEY-1")
    );
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::new(dir.path(), ANNA);
    let mut child: std::process::Child =
        Command::stdout(&mut desk.command(&["call", "--list"]), Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
    drop(child.stdout.take());
    let mut error = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut error)
        .unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), error.as_str()),
        (Some(0), "")
    );
}
