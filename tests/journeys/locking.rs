//! What a lock takes away, also while something is going on.

use crate::folder;
use app::{ErrorCode, Progress};
use journeys::{Device, leaks, story::Story};
use serde_json::json;
use std::path::Path;

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
