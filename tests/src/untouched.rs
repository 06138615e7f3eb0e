//! An error leaves everything as it was: compared byte for byte on the disk, which says more than any count.

use crate::{Device, leaks};
use app::ApiError;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Every file of a device with the hash of its bytes: database, attachments, header, inbox, marker, settings.
pub type Disk = BTreeMap<PathBuf, [u8; 32]>;

const TYPED: &str = "Half getypt en nergens anders.";

/// What a device has on its disk now.
pub fn disk(device: &Device) -> Disk {
    let files = leaks::files(&device.dir).expect("a readable folder");
    let hashed = files.into_iter().filter_map(|path| {
        let bytes = fs::read(&path).ok()?;
        Some((path, Sha256::digest(bytes).into()))
    });
    hashed.collect()
}

/// Runs a use case that must refuse, while something is typed: no byte on the disk may change by it, and the draft is
/// still there.
pub fn refused(device: &Device, name: &str, request: Value) -> ApiError {
    let form = json!({ "form_kind": "visit", "target": "typed" });
    let draft = json!({ "form_kind": "visit", "target": "typed", "content": TYPED, "revision": 1 });
    device.done("save_draft", draft);
    let before = disk(device);
    let error = device.refused(name, request);
    assert_unchanged(&before, &disk(device));
    assert_eq!(
        device.done("draft", form.clone())["draft"]["content"],
        TYPED
    );
    device.done("discard_draft", form);
    error
}

/// Fails with the names of the files that came, went or changed.
pub fn assert_unchanged(before: &Disk, after: &Disk) {
    let differs = |path: &&PathBuf| before.get(*path) != after.get(*path);
    let changed: Vec<&PathBuf> = before.keys().chain(after.keys()).filter(differs).collect();
    assert!(changed.is_empty(), "an error changed {changed:?}");
}
