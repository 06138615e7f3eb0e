//! Nothing that a person wrote is readable in any file.

use crate::desk::{anna, passphrase};
use std::{fs, path::Path};
use vault::Kdf;

const MARKER: &str = "Zeldzaamwoord";

fn assert_unreadable(dir: &Path) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            assert_unreadable(&path);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let lower = MARKER.to_lowercase();
        for marker in [MARKER.as_bytes(), lower.as_bytes()] {
            assert!(
                !bytes.windows(marker.len()).any(|part| part == marker),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn a_marker_text_is_found_in_no_file_of_the_vault() {
    let mut anna = anna();
    let case = anna.open_case(MARKER, "12");
    let fact = anna.add_fact(case, &format!("{MARKER} gezien"));
    assert_unreadable(anna.dir.path());
    anna.vault
        .transact("attach", |tx| {
            tx.attach(fact, MARKER.repeat(20_000).as_bytes())
        })
        .unwrap();
    anna.vault
        .local("draft", |local| {
            local.save_draft("visit", MARKER, MARKER, 1)
        })
        .unwrap();
    anna.vault
        .local("think", |local| local.add_interpretation(&fact, MARKER, 30))
        .unwrap();
    let failed = anna.vault.transact("half", |tx| {
        tx.attach(fact, MARKER.repeat(90_000).as_bytes())?;
        tx.write(fact, &[crate::desk::set("text", &MARKER.repeat(9_000))])?;
        Err::<(), _>(vault::Error::Refused("power cut".to_owned()))
    });
    assert!(failed.is_err());
    let file = anna.dir.path().join("reserve");
    anna.vault.backup(&file).unwrap();
    assert_eq!(anna.vault.search(MARKER, 5).unwrap().len(), 2);
    assert_unreadable(anna.dir.path());
    anna.vault.rewrite(&passphrase(), Kdf::CHEAP).unwrap();
    assert_unreadable(anna.dir.path());
    let anna = anna.reopen();
    assert_unreadable(anna.dir.path());
}
