//! What a program leaves that is killed in the middle of something: it is gone after the next opening, and is in nobody's
//! way before there is a vault.

use crate::desk::{anna, passphrase, place};
use std::{fs, path::Path};
use vault::{Kdf, NewIdentity, RestoreWith, Vault, unwatched};

/// The names below a folder, those of databases and attachments without what is random in them.
fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| {
            if name.starts_with("data-") {
                "data".to_owned()
            } else {
                name
            }
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

const WHOLE: [&str; 7] = [
    "blobs",
    "copies",
    "data",
    "inbox",
    "lock",
    "vault.json",
    "vault.json.previous",
];

#[test]
fn the_next_opening_removes_what_never_got_its_name() {
    let anna = anna();
    let vault = anna.vault.dir().to_owned();
    drop(anna.vault);
    for header in ["vault.json.new", "vault.json.previous.new"] {
        fs::write(vault.join(header), "half").unwrap();
    }
    for database in ["data-00112233445566ff.db", "data-00112233445566ff.db-wal"] {
        fs::write(vault.join(database), "half").unwrap();
    }
    fs::write(vault.join("blobs").join("00ff.new"), "half").unwrap();
    fs::write(vault.join("inbox").join("half.woonrust"), "half").unwrap();
    let staging = vault.with_file_name("kluis.restoring");
    fs::create_dir_all(staging.join("blobs")).unwrap();
    fs::write(staging.join("data.db"), "half").unwrap();

    let opened = Vault::open(place(&anna.dir), &passphrase(), anna.env.clone()).unwrap();
    assert!(!staging.exists());
    drop(opened);
    assert_eq!(names(&vault), WHOLE);
    assert_eq!(names(&vault.join("blobs")), [""; 0]);
    assert_eq!(names(&vault.join("inbox")), [""; 0]);
}

#[test]
fn a_first_start_that_was_killed_while_it_wrote_the_header_begins_again() {
    let anna = anna();
    let backup = anna.dir.path().join("reserve");
    let mut vault = anna.vault;
    vault.backup(&backup).unwrap();
    drop(vault);
    for name in ["nieuw", "terug"] {
        let dir = anna.dir.path().join(name);
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join("vault.json.new"), "half").unwrap();
        let made = match name {
            "nieuw" => {
                let identity = NewIdentity {
                    name: "Anna de Wit".to_owned(),
                    organisation: "GGD Waterveen".to_owned(),
                    domain: "care".to_owned(),
                    function: "medewerker".to_owned(),
                };
                let secret = passphrase();
                Vault::create(&dir, &secret, &identity, anna.env.clone(), Kdf::CHEAP)
                    .map(|(vault, _)| vault)
            }
            _ => Vault::restore(
                &backup,
                &dir,
                RestoreWith::Passphrase(&passphrase()),
                anna.env.clone(),
                &mut unwatched,
            ),
        };
        drop(made.unwrap());
        assert_eq!(names(&dir), WHOLE, "{name}");
    }
}
