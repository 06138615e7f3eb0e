//! "Controleer kluis": what does not follow from the signed changes is made again, and the person is told.

use crate::{copy_folder, folder};
use journeys::{
    Device,
    device::ANNA,
    story::{Story, rows},
};
use serde_json::{Value, json};
use std::path::Path;

/// Opens the vault that the vault crate wrote and then spoiled: its read tables tell another story than its changes.
fn stale(dir: &Path) -> Device {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../src-tauri/crates/vault/tests/golden/stale-vault");
    let device = Device::seeded(dir, ANNA, 91);
    copy_folder(&golden, &device.vault_dir());
    device.done(
        "unlock",
        json!({ "passphrase": "regenjas paardenbloem kozijn" }),
    );
    device
}

fn codes(view: &Value) -> Vec<&str> {
    let mut codes: Vec<&str> = rows(view)
        .map(|problem| problem["code"].as_str().unwrap())
        .collect();
    codes.sort_unstable();
    codes
}

#[test]
fn tables_that_do_not_follow_from_the_changes_are_made_again_and_said_so() {
    let dir = folder();
    let anna = stale(dir.path());
    let urgency = || {
        let list = json!({ "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "all",
                           "sort": "attention", "descending": false, "offset": 0, "limit": 5 });
        anna.done("list_cases", list)["rows"][0]["urgency"].clone()
    };
    assert_eq!(urgency(), "low");
    let check = anna.done("verify_vault", json!({}));
    assert_eq!(
        (
            &check["ok"],
            codes(&check["problems"]),
            codes(&check["rebuilt"])
        ),
        (&json!(true), vec![], vec!["case", "heads", "index", "text"]),
        "{check}"
    );
    assert!(check["changes"].as_u64() > Some(0) && check["records"].as_u64() > Some(0));
    assert_eq!(urgency(), "medium");
    let again = anna.done("verify_vault", json!({}));
    assert_eq!(
        (&again["ok"], codes(&again["rebuilt"])),
        (&json!(true), vec![])
    );
    anna.done("lock", json!({}));
    anna.done(
        "unlock",
        json!({ "passphrase": "regenjas paardenbloem kozijn" }),
    );
    assert_eq!(anna.done("verify_vault", json!({}))["rebuilt"], json!([]));
}

#[test]
fn what_cannot_be_made_again_is_reported_and_nothing_is_touched() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let blobs = anna.vault_dir().join("blobs");
    let photo = std::fs::read_dir(&blobs)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    std::fs::remove_file(photo).unwrap();
    for _ in 0..2 {
        let check = anna.done("verify_vault", json!({}));
        assert_eq!(
            (
                &check["ok"],
                codes(&check["problems"]),
                codes(&check["rebuilt"])
            ),
            (&json!(false), vec!["attachment"], vec![])
        );
    }
}
