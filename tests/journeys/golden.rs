//! A vault and a file that this version wrote once and that every later version must open.
//!
//! `WOONRUST_WRITE_GOLDEN=1` writes them anew: only before the first release.

use crate::{copy_folder, folder};
use journeys::{
    Device,
    device::{ANNA, BRAM},
    story::{Story, rows},
};
use serde_json::json;
use std::{fs, path::PathBuf};

const FILE: &str = "v1-for-anna.woonrust";

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// Anna's vault after Bram merged; and his answer to her.
fn write() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    story.merge(&story.bram, &file);
    story.bram.done(
        "answer_role",
        json!({ "role": story.role, "accept": true, "reason": "" }),
    );
    story.bram.done(
        "set_urgency",
        json!({ "case": story.case, "urgency": "high", "reason": "Drie meldingen." }),
    );
    let answer = story.send(&story.bram, &story.anna, FILE);
    story.anna.done("lock", json!({}));
    let vault = golden().join("v1-vault");
    drop(fs::remove_dir_all(&vault));
    copy_folder(&story.anna.vault_dir(), &vault);
    fs::copy(answer, golden().join(FILE)).unwrap();
}

#[test]
fn the_committed_vault_and_file_of_version_1_open() {
    if std::env::var_os("WOONRUST_WRITE_GOLDEN").is_some() {
        write();
    }
    let dir = folder();
    let anna = Device::seeded(dir.path(), ANNA, 77);
    copy_folder(&golden().join("v1-vault"), &anna.vault_dir());
    anna.unlock();
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
    let list = anna.done("search", json!({ "words": "knisperzakken", "limit": 5 }));
    assert_eq!(rows(&list["hits"]).count(), 1, "{list}");
    let case = list["hits"][0]["case"].clone();
    let before = anna.done("case", json!({ "case": case }));
    assert_eq!(
        (&before["lead"]["state"], &before["urgency"]["code"]),
        (&json!("proposed"), &json!(null))
    );

    let preview = anna.done(
        "preview_import",
        json!({ "path": golden().join(FILE), "yes": false }),
    );
    assert_eq!(preview["from"]["name"], BRAM.name);
    assert_eq!(
        anna.done("import_file", json!({ "token": preview["token"] }))["applied"],
        true
    );
    let after = anna.done("case", json!({ "case": case }));
    assert_eq!(
        (&after["lead"]["state"], &after["urgency"]["code"]),
        (&json!("accepted"), &json!("high"))
    );
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
}
