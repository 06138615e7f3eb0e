//! What a lock takes away, also while something is going on.

use crate::folder;
use app::{ErrorCode, Progress};
use journeys::{
    Device, leaks,
    story::{Story, fingerprint},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    sync::{Mutex, mpsc},
    thread,
    time::Duration,
};

/// Files that a device received and still holds, encrypted.
fn received(device: &Device) -> usize {
    let files = leaks::files(&device.vault_dir().join("inbox")).unwrap();
    files.len()
}

fn file_for_bram(dir: &Path) -> (Story, String) {
    let story = Story::until_shared(dir);
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    (story, file)
}

#[test]
fn a_locked_program_keeps_no_import_preview() {
    let dir = folder();
    let (story, file) = file_for_bram(dir.path());
    let bram = &story.bram;
    let preview = bram.done("preview_import", json!({ "path": file, "yes": false }));
    assert_eq!(received(bram), 1);
    bram.done("lock", json!({}));
    assert_eq!(received(bram), 0);
    bram.unlock();
    let token = json!({ "token": preview["token"] });
    assert_eq!(
        bram.refused("import_file", token).code,
        ErrorCode::PreviewStale
    );
    story.merge(bram, &file);
}

/// Locks the device while the file is being verified; unlocks it again if asked to.
struct Locks<'d> {
    device: &'d Device,
    unlocks: bool,
}

impl Progress for Locks<'_> {
    fn step(&self, _: u64, _: u64, _: &str) {
        if self.device.call("today", json!({})).is_ok() {
            self.device.done("lock", json!({}));
            if self.unlocks {
                self.device.unlock();
            }
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn a_lock_while_a_file_is_looked_at_leaves_nothing_of_it() {
    let dir = folder();
    let (story, file) = file_for_bram(dir.path());
    let bram = &story.bram;
    let look = json!({ "path": file, "yes": false });
    let locks = Locks {
        device: bram,
        unlocks: false,
    };
    let refused = bram.call_watched("preview_import", look.clone(), &locks);
    assert_eq!(refused.unwrap_err().code, ErrorCode::Locked);
    assert_eq!(received(bram), 0);
    bram.unlock();
    // Opened again meanwhile is not the same as open all the time: the copy was swept.
    let locks = Locks {
        device: bram,
        unlocks: true,
    };
    let refused = bram.call_watched("preview_import", look, &locks);
    assert_eq!(refused.unwrap_err().code, ErrorCode::Locked);
    assert_eq!(received(bram), 0);
    story.merge(bram, &file);
}

#[test]
fn an_unknown_call_gives_unknown_call_locked_or_not() {
    let dir = folder();
    let bram = Device::bram(dir.path());
    let unknown = || bram.refused("frobnicate", json!({ "case": "0" })).code;
    assert_eq!(unknown(), ErrorCode::UnknownCall);
    bram.done("lock", json!({}));
    assert_eq!(unknown(), ErrorCode::UnknownCall);
    assert_eq!(bram.refused("today", json!({})).code, ErrorCode::Locked);
}

/// Locks the device from another thread at the first step of the work with this code.
struct LocksDuring<'d> {
    device: &'d Device,
    /// A part that holds no vault: the lock must come through while the work stands still.
    what: &'static str,
    seen: Mutex<Vec<String>>,
}

impl Progress for LocksDuring<'_> {
    fn step(&self, _: u64, _: u64, what: &str) {
        let first = {
            let mut seen = self.seen.lock().unwrap();
            let first = !seen.iter().any(|code| code == what);
            if first {
                seen.push(what.to_owned());
            }
            first
        };
        if !first || what != self.what {
            return;
        }
        let (tell, told) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                self.device.done("lock", json!({}));
                tell.send(()).unwrap();
            });
            told.recv_timeout(Duration::from_secs(120))
                .expect("the lock waits for work that needs no vault");
        });
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn files_below(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = leaks::files(dir)
        .unwrap()
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Locks during each of the parts; nothing of the work is left, and the vault opens as it was.
fn stops_at_a_lock(name: &str, request: &Value, parts: &[&'static str]) {
    for what in parts {
        let dir = folder();
        let story = Story::shared(dir.path());
        let anna = &story.anna;
        let (held, files) = (anna.counts(), files_below(&anna.vault_dir()));
        let out = dir.path().join("uit");
        fs::create_dir(&out).unwrap();
        let mut request = request.clone();
        if name == "backup_vault" {
            request["path"] = json!(out.join("reserve.woonrust-backup"));
        }
        let locks = LocksDuring {
            device: anna,
            what,
            seen: Mutex::default(),
        };
        let code = anna.call_watched(name, request, &locks).unwrap_err().code;
        assert!(
            matches!(code, ErrorCode::Cancelled | ErrorCode::Locked),
            "{name} at {what}: {code:?}"
        );
        assert!(
            locks
                .seen
                .into_inner()
                .unwrap()
                .iter()
                .any(|code| code == what),
            "{name} never came to {what}"
        );
        assert_eq!(anna.refused("today", json!({})).code, ErrorCode::Locked);
        assert_eq!(files_below(&out), Vec::<String>::new(), "{name} at {what}");
        anna.unlock();
        assert_eq!(files_below(&anna.vault_dir()), files, "{name} at {what}");
        assert_eq!(anna.counts(), held, "{name} at {what}");
        assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
    }
}

#[test]
fn a_lock_does_not_wait_for_a_backup_that_is_written_and_leaves_nothing_of_it() {
    stops_at_a_lock("backup_vault", &json!({ "path": "" }), &["writing"]);
}

#[test]
fn a_lock_does_not_wait_for_keys_that_are_derived_nor_for_attachments_that_are_read() {
    let passphrase = "zeilboot pepermunt gordijn trompet egel";
    let change = json!({ "current": journeys::device::ANNA.passphrase, "new": passphrase });
    stops_at_a_lock("change_passphrase", &change, &["deriving"]);
    stops_at_a_lock("verify_vault", &json!({}), &["attachments"]);
}

/// Counts questions and cancels at one of them.
struct Cancels {
    at: u32,
    asked: Mutex<u32>,
}

impl Progress for Cancels {
    fn step(&self, _: u64, _: u64, _: &str) {
        *self.asked.lock().unwrap() += 1;
    }

    fn cancelled(&self) -> bool {
        *self.asked.lock().unwrap() >= self.at
    }
}

#[test]
fn a_new_sheet_whose_use_was_stopped_can_still_be_taken_into_use() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let before = fingerprint(anna);
    let begin = json!({ "passphrase": anna.person.passphrase, "reason": "lost" });
    let made = anna.done("begin_new_sheet", begin);
    let group = |index: usize| json!({ "index": index, "text": made["recovery_code"][index] });
    let typed = json!({ "first": group(2), "second": group(5) });
    for at in [1, 2] {
        let cancels = Cancels {
            at,
            asked: Mutex::default(),
        };
        let error = anna.call_watched("confirm_new_sheet", typed.clone(), &cancels);
        assert_eq!(error.unwrap_err().code, ErrorCode::Cancelled, "at {at}");
        assert_eq!(fingerprint(anna), before, "the old sheet holds");
    }
    // On paper stands what still counts.
    anna.done("confirm_new_sheet", typed);
    assert_eq!(json!(fingerprint(anna)), made["fingerprint"]);
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
}

#[test]
fn slow_work_on_the_vault_can_be_cancelled_and_leaves_it_open_and_as_it_was() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let (held, files) = (anna.counts(), files_below(&anna.vault_dir()));
    let backup = dir.path().join("reserve.woonrust-backup");
    let passphrase = json!({ "passphrase": anna.person.passphrase });
    let works = [
        ("backup_vault", json!({ "path": backup })),
        ("rewrite_vault", passphrase),
        ("verify_vault", json!({})),
    ];
    for (name, request) in works {
        for at in [1, 2, 4] {
            let cancels = Cancels {
                at,
                asked: Mutex::default(),
            };
            let error = anna.call_watched(name, request.clone(), &cancels);
            assert_eq!(
                error.unwrap_err().code,
                ErrorCode::Cancelled,
                "{name} at {at}"
            );
            assert_eq!(files_below(&anna.vault_dir()), files, "{name} at {at}");
            assert_eq!(anna.counts(), held, "{name} at {at}");
        }
    }
    assert!(!backup.exists());
    anna.reopen();
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
}
