//! The first start that is cut off, and what comes after it.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    device::ANNA,
    leaks,
    story::{rows, text},
};
use serde_json::json;
use std::{fs, path::Path};

fn state(device: &Device) -> String {
    journeys::story::text(&device.done("vault_status", json!({}))["state"])
}

/// A vault was made, its recovery code was shown, and the program was closed.
fn cut_off(dir: &Path) -> Device {
    let first = Device::empty(dir, ANNA);
    first.done("create_vault", first.identity());
    assert_eq!(state(&first), "unfinished");
    drop(first);
    Device::seeded(dir, ANNA, 21)
}

fn finish(device: &Device) {
    let created = device.done("create_vault", device.identity());
    let group = |index: usize| json!({ "index": index, "text": created["recovery_code"][index] });
    let typed = json!({ "first": group(1), "second": group(4) });
    device.done("confirm_recovery", typed);
}

#[test]
fn a_first_start_that_was_cut_off_is_not_taken_for_a_locked_vault_and_starts_again() {
    let dir = folder();
    let anna = cut_off(dir.path());
    assert_eq!(state(&anna), "unfinished");
    finish(&anna);
    assert_eq!(state(&anna), "open");
    anna.done("lock", json!({}));
    assert_eq!(state(&anna), "locked");
    // From here on nothing throws it away.
    let again = anna.refused("create_vault", anna.identity());
    assert_eq!(again.code, ErrorCode::VaultExists);
    anna.unlock();
    let again = anna.refused("create_vault", anna.identity());
    assert_eq!(again.code, ErrorCode::VaultExists);
}

#[test]
fn a_first_start_that_was_cut_off_makes_way_for_a_backup() {
    let (dir, other) = (folder(), folder());
    let anna = Device::anna(dir.path());
    let backup = dir.path().join("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let new = cut_off(other.path());
    let restore =
        |secret: &str| json!({ "path": backup, "secret_kind": "passphrase", "secret": secret });
    let wrong = new.refused("restore_vault", restore("iets heel anders dan dit"));
    assert_eq!(wrong.code, ErrorCode::WrongBackupSecret);
    assert_eq!(
        state(&new),
        "unfinished",
        "a wrong word threw something away"
    );
    new.done("restore_vault", restore(ANNA.passphrase));
    assert_eq!(new.counts(), anna.counts());
    new.reopen();
    let over = new.refused("restore_vault", restore(ANNA.passphrase));
    assert_eq!(over.code, ErrorCode::VaultExists);
}

#[test]
fn within_one_session_an_unfinished_vault_makes_way_too() {
    let (dir, other) = (folder(), folder());
    let anna = Device::anna(dir.path());
    let backup = dir.path().join("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let new = Device::seeded(other.path(), ANNA, 21);
    new.done("create_vault", new.identity());
    let restore = json!({ "path": backup, "secret_kind": "passphrase", "secret": ANNA.passphrase });
    new.done("restore_vault", restore);
    assert_eq!(new.counts(), anna.counts());
}

#[test]
fn looking_around_first_is_possible_after_a_first_start_that_was_cut_off() {
    let dir = folder();
    let anna = cut_off(dir.path());
    anna.done("try_samples", json!({}));
    assert_eq!(anna.done("vault_status", json!({}))["sample"], true);
    assert_eq!(anna.done("leave_samples", json!({}))["state"], "none");
}

#[test]
fn the_screen_and_the_sheet_show_the_code_to_scan_and_nothing_else_keeps_it() {
    let dir = folder();
    let anna = Device::empty(dir.path(), ANNA);
    let mut identity = anna.identity();
    identity["organisation"] = json!("GGD <b>Voorbeeld</b> & Zn");
    let created = anna.done("create_vault", identity);
    let qr = &created["recovery_qr"];
    assert_eq!(qr["size"], 37, "29 modules and the light around");
    let drawn = text(&qr["path"]);
    let groups: Vec<String> = rows(&created["recovery_code"]).map(text).collect();
    let code = groups.join("-");

    let sheet = dir.path().join("herstelblad.html");
    anna.done("save_recovery_sheet", json!({ "path": sheet }));
    let saved = fs::read_to_string(&sheet).unwrap();
    assert!(saved.starts_with("<!doctype html>\n<html lang=\"nl\">"));
    for part in [
        code.as_str(),
        drawn.as_str(),
        ANNA.name,
        "GGD &lt;b&gt;Voorbeeld&lt;/b&gt; &amp; Zn",
    ] {
        assert!(saved.contains(part), "{part} is not on the sheet");
    }
    assert!(!saved.contains("<b>") && !saved.contains("<script"));
    fs::remove_file(&sheet).unwrap();

    let group = |index: usize| json!({ "index": index, "text": groups[index] });
    let typed = json!({ "first": group(1), "second": group(4) });
    anna.done("confirm_recovery", typed);
    anna.done("lock", json!({}));
    let kept = leaks::find(&anna.dir, &[code.as_str(), &drawn[..60]]).unwrap();
    assert!(kept.is_empty(), "{kept:?}");
}

#[test]
fn files_of_the_person_in_the_place_of_the_vault_are_left_alone() {
    let (dir, other) = (folder(), folder());
    let anna = Device::anna(dir.path());
    let backup = dir.path().join("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let new = Device::seeded(other.path(), ANNA, 21);
    let letter = new.vault_dir().join("brief.txt");
    fs::create_dir_all(new.vault_dir()).unwrap();
    fs::write(&letter, "van mij").unwrap();
    let restore = json!({ "path": backup, "secret_kind": "passphrase", "secret": ANNA.passphrase });
    for refused in [
        new.refused("restore_vault", restore.clone()),
        new.refused("create_vault", new.identity()),
    ] {
        assert_eq!(refused.code, ErrorCode::FolderNotEmpty);
    }
    assert_eq!(fs::read(&letter).unwrap(), b"van mij");
    fs::remove_file(letter).unwrap();
    new.done("restore_vault", restore);
}

#[test]
fn every_group_of_the_sheet_can_be_right_also_the_one_that_checks_the_others() {
    let dir = folder();
    let anna = Device::empty(dir.path(), ANNA);
    let created = anna.done("create_vault", anna.identity());
    let groups: Vec<String> = rows(&created["recovery_code"]).map(text).collect();
    assert_eq!(groups.len(), 9);
    let ok = |index: usize, text: &str| {
        let asked = json!({ "index": index, "text": text });
        anna.done("check_recovery_group", asked)["ok"] == true
    };
    for (index, group) in groups.iter().enumerate() {
        assert!(ok(index, group), "group {}", index + 1);
        assert!(ok(index, &group.to_lowercase()), "group {}", index + 1);
        assert!(!ok(index, &group[..3]), "group {}", index + 1);
        assert!(!ok(index, "AB?C"), "group {}", index + 1);
    }
    assert!(!ok(9, &groups[0]), "there is no tenth");
}
