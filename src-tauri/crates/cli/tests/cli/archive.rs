//! An archive on the command line: written, checked by a stranger without a vault, and refused for merging.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM},
    story::{report, text},
};
use serde_json::{Value, json};
use std::process::Output;

const WORDS: &str = "zeilboot pepermunt gordijn trompet egel";

fn run(desk: &Desk, words: &[&str], passphrase: &str) -> Output {
    let mut command = desk.command(words);
    command.env("WOONRUST_ARCHIVE_PASSPHRASE", passphrase);
    command.output().unwrap()
}

#[test]
fn an_archive_is_written_and_checked_where_there_is_no_vault() {
    let dir = tempfile::tempdir().unwrap();
    let anna = Desk::with_vault(dir.path(), ANNA);
    let case = text(&anna.call("take_in_report", &report(None))["case"]);
    let file = dir.path().join("archief.woonrust");
    let (file, pdf) = (file.to_str().unwrap(), dir.path().join("controle.pdf"));
    let preview = anna.json(&["archive", "--case", &case, "--preview"]);
    assert!(preview["changes"].as_u64() > Some(3));
    let (exit, error) = anna.refused(&["archive", "--case", &case, "--class", "K9", "--preview"]);
    assert_eq!((exit, &error["code"]), (3, &json!("invalid_input")));
    let written = run(
        &anna,
        &["archive", "--case", &case, "--out", file, "--json"],
        WORDS,
    );
    let written: Value = serde_json::from_slice(&written.stdout).unwrap();
    assert_eq!(written["changes"], preview["changes"]);
    let weak = run(
        &anna,
        &["archive", "--case", &case, "--out", file, "--json"],
        "kort",
    );
    assert_eq!(weak.status.code(), Some(3));

    let stranger = Desk::new(dir.path(), BRAM);
    let words = ["verify", file, "--pdf", pdf.to_str().unwrap(), "--json"];
    let checked = run(&stranger, &words, WORDS);
    assert_eq!(checked.status.code(), Some(0));
    let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(checked["verdict"], "sound");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    let plain = run(&stranger, &["verify", file], WORDS);
    let plain = String::from_utf8(plain.stdout).unwrap();
    assert!(
        plain.starts_with("Everything in the archive fits.\n"),
        "{plain}"
    );
    assert!(plain.contains("\nNot proven: "), "{plain}");
    let wrong = run(
        &stranger,
        &["verify", file, "--json"],
        "kachel vlinder ponton",
    );
    let error: Value = serde_json::from_slice(&wrong.stderr).unwrap();
    assert_eq!(
        (wrong.status.code(), &error["code"]),
        (Some(3), &json!("wrong_archive_passphrase"))
    );
    assert!(!stranger.dir.exists(), "checking makes no vault");
    let (exit, error) = anna.refused(&["import", file]);
    assert_eq!((exit, &error["code"]), (3, &json!("file_is_archive")));
}

#[test]
fn an_archive_needs_a_case_and_a_place() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::new(dir.path(), ANNA);
    for words in [
        &["archive"] as &[&str],
        &["archive", "--case", "x"],
        &["verify"],
    ] {
        assert_eq!(desk.run(words).status.code(), Some(2), "{words:?}");
    }
}
