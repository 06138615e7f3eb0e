//! The key of the device in a file of its own: who gets it, and what it opens without the program.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM},
    story::report,
};
use std::{fs, path::Path, process::Command};

fn export(desk: &Desk, key: &Path, passphrase: &str) -> std::process::Output {
    desk.command(&["vault", "export-key", key.to_str().unwrap(), "--json"])
        .env("WOONRUST_NEW_PASSPHRASE", passphrase)
        .output()
        .unwrap()
}

#[test]
fn a_weak_passphrase_protects_no_key() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::with_vault(dir.path(), ANNA);
    let key = dir.path().join("sleutel.age");
    for (passphrase, reason) in [
        ("", "too_short"),
        ("geheim", "too_short"),
        ("wachtwoord12", "too_easy"),
    ] {
        let output = export(&desk, &key, passphrase);
        assert_eq!(output.status.code(), Some(3), "{passphrase}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(
            error.contains("weak_passphrase") && error.contains(reason),
            "{error}"
        );
    }
    assert!(!key.exists());
    assert!(export(&desk, &key, BRAM.passphrase).status.success());
}

#[test]
fn with_the_key_and_age_alone_a_file_of_the_product_opens() {
    let dir = tempfile::tempdir().unwrap();
    let (anna, bram) = (
        Desk::with_vault(dir.path(), ANNA),
        Desk::with_vault(dir.path(), BRAM),
    );
    anna.meet(&bram, dir.path());
    let case = anna.call("take_in_report", &report(None))["case"].clone();
    let case = case.as_str().unwrap();
    anna.json(&["case", "add-partner", case, "--contact", BRAM.name]);
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (file, key, inside) = (path("zaak.woonrust"), path("sleutel"), path("zaak.tar"));
    anna.json(&["export", "--case", case, "--to", BRAM.name, &file]);
    bram.json(&["vault", "export-key", &key, "--plain", "--yes"]);
    let age = |key: &str| {
        let words = ["-d", "-i", key, "-o", inside.as_str(), file.as_str()];
        Command::new("age")
            .args(words)
            .output()
            .expect("age, which scripts/setup installs")
    };
    let opened = age(&key);
    assert!(
        opened.status.success(),
        "{}",
        String::from_utf8_lossy(&opened.stderr)
    );
    let list = Command::new("tar").args(["-tf", &inside]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    for name in ["manifest.cbor", "manifest.sig", "changes.cborseq"] {
        assert!(list.contains(name), "{list}");
    }
    fs::remove_file(&inside).unwrap();
    anna.json(&["vault", "export-key", &key, "--plain", "--yes"]);
    assert!(
        !age(&key).status.success(),
        "the key of another device opened it"
    );
}
