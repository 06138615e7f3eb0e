//! The disk under the vault: a warning where it is known to be bare, until the person says that he knows.

use crate::folder;
use app::{App, DiskEncryption, Kdf, Silent, calls};
use journeys::{
    clock::Clock,
    device::{ANNA, folders},
    story::{rows, text},
};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

type Disk = fn(&Path) -> DiskEncryption;

fn bare(_: &Path) -> DiskEncryption {
    DiskEncryption::No
}

fn encrypted(_: &Path) -> DiskEncryption {
    DiskEncryption::Yes
}

fn unknown(_: &Path) -> DiskEncryption {
    DiskEncryption::Unknown
}

/// Anna's program on a disk of which this is known.
struct Desk(App);

impl Desk {
    fn on(dir: &Path, seed: u64, disk: Disk) -> Desk {
        let clock = Arc::new(Clock::seeded(seed));
        Desk(App::with_kdf(folders(dir), clock, Kdf::CHEAP).with_disk(disk))
    }

    fn done(&self, name: &str, request: Value) -> Value {
        calls::call(&self.0, name, request, &Silent).unwrap()
    }

    /// The alarms with which the first start ends.
    fn first_start(&self) -> Vec<String> {
        let created = self.done(
            "create_vault",
            json!({
                "name": ANNA.name, "organisation": ANNA.organisation, "domain": ANNA.domain,
                "function": ANNA.function, "passphrase": ANNA.passphrase,
            }),
        );
        let group =
            |index: usize| json!({ "index": index, "text": created["recovery_code"][index] });
        let typed = json!({ "first": group(1), "second": group(5) });
        alarms(&self.done("confirm_recovery", typed))
    }

    fn reopened(&self) -> Vec<String> {
        self.done("lock", json!({}));
        alarms(&self.done("unlock", json!({ "passphrase": ANNA.passphrase })))
    }
}

fn alarms(view: &Value) -> Vec<String> {
    rows(&view["alarms"]).map(text).collect()
}

const ALARM: &str = "disk_not_encrypted";

#[test]
fn a_bare_disk_is_told_before_and_at_the_first_start_until_the_person_knows() {
    let dir = folder();
    let anna = Desk::on(dir.path(), 41, bare);
    let view = anna.done("disk_encryption", json!({}));
    assert_eq!(
        (&view["encryption"], &view["accepted_at"]),
        (&json!("no"), &Value::Null)
    );
    assert_eq!(anna.first_start(), [ALARM]);
    assert_eq!(anna.reopened(), [ALARM]);
    let view = anna.done("accept_disk", json!({}));
    assert_eq!(view["encryption"], "no", "what is so is still told");
    assert!(text(&view["accepted_at"]).starts_with("2026-11-20T"));
    assert_eq!(anna.reopened(), [""; 0]);
    assert_eq!(
        anna.done("disk_encryption", json!({}))["accepted_at"],
        view["accepted_at"]
    );
}

#[test]
fn what_is_encrypted_or_not_known_raises_no_alarm() {
    for (seed, disk, code) in [
        (42, encrypted as Disk, "yes"),
        (43, unknown as Disk, "unknown"),
    ] {
        let dir = folder();
        let anna = Desk::on(dir.path(), seed, disk);
        assert_eq!(anna.first_start(), [""; 0]);
        let view = anna.done("disk_encryption", json!({}));
        assert_eq!(view["encryption"], code);
    }
}

#[test]
fn what_was_said_about_one_computer_does_not_hold_on_another() {
    let (dir, other) = (folder(), folder());
    let anna = Desk::on(dir.path(), 44, bare);
    anna.first_start();
    anna.done("accept_disk", json!({}));
    let backup = dir.path().join("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let there = Desk::on(other.path(), 45, bare);
    let restore = json!({ "path": backup, "secret_kind": "passphrase", "secret": ANNA.passphrase });
    assert_eq!(alarms(&there.done("restore_vault", restore)), [ALARM]);
}

#[test]
fn the_made_up_cases_warn_of_nothing() {
    let dir = folder();
    let anna = Desk::on(dir.path(), 46, bare);
    let view = anna.done("try_samples", json!({}));
    assert!(!alarms(&view).contains(&ALARM.to_owned()));
}
