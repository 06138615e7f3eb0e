//! Files that are large, and disks that are not: asked first, stopped at will, and never begun without room.

use crate::folder;
use app::{ApiError, ErrorCode, Progress};
use journeys::{Device, forge, leaks, story::Story, untouched};
use ledger::cbor::Value as Field;
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// One byte more than is looked at without a question.
const LARGE: u64 = 20_000_001;

fn look(path: &str, yes: bool) -> Value {
    json!({ "path": path, "yes": yes })
}

/// Files that a device received and still holds.
fn received(device: &Device) -> usize {
    let inbox = device.vault_dir().join("inbox");
    leaks::files(&inbox).unwrap().len()
}

/// Refused at both doors, with the same code; no byte of the device changes.
fn refused(device: &Device, path: &str, yes: bool) -> ApiError {
    let error = untouched::refused(device, "preview_import", look(path, yes));
    let looked = untouched::refused(device, "inspect_file", look(path, yes));
    assert_eq!((looked.code, &looked.params), (error.code, &error.params));
    error
}

#[test]
fn a_large_file_is_neither_copied_nor_verified_before_a_yes() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let path = story.file("groot.woonrust");
    File::create(&path).unwrap().set_len(LARGE).unwrap();
    let asked = refused(&story.bram, &path, false);
    assert_eq!(
        (asked.code, asked.params["bytes"].as_str()),
        (ErrorCode::FileNeedsYes, "20000001")
    );
    assert_eq!(
        refused(&story.bram, &path, true).code,
        ErrorCode::FileNotWoonrust
    );
    File::create(&path).unwrap().set_len(LARGE - 1).unwrap();
    assert_eq!(
        refused(&story.bram, &path, false).code,
        ErrorCode::FileNotWoonrust
    );
}

/// What the signed manifest says is believed only as far as the question goes.
#[test]
fn a_file_that_says_to_hold_very_many_changes_waits_for_a_yes_as_well() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    let path = story.file("veel.woonrust");
    for (count, code) in [
        (50_000, ErrorCode::FileAltered),
        (50_001, ErrorCode::FileNeedsYes),
    ] {
        let bytes = forge::rewrite(file.as_ref(), &story.anna, &story.bram, |parts, _| {
            let Field::Array(counts) = &mut parts.manifest[9] else {
                panic!("counts are a list")
            };
            counts[2] = Field::Int(count);
        });
        forge::put(&path, &bytes);
        assert_eq!(refused(&story.bram, &path, false).code, code, "{count}");
    }
    let asked = refused(&story.bram, &path, false);
    let size = fs::metadata(&path).unwrap().len().to_string();
    assert_eq!(
        (
            asked.params["bytes"].as_str(),
            asked.params["changes"].as_str()
        ),
        (size.as_str(), "50001")
    );
    assert_eq!(
        refused(&story.bram, &path, true).code,
        ErrorCode::FileAltered
    );
    story.merge(&story.bram, &file);
}

/// Cancels at the first step of the part with this code.
struct Stops(&'static str, AtomicU64);

impl Progress for Stops {
    fn step(&self, _: u64, _: u64, what: &str) {
        if what == self.0 {
            self.1.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::Relaxed) > 0
    }
}

#[test]
fn looking_and_merging_can_be_stopped_and_leave_everything_as_it_was() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let bram = &story.bram;
    let file = story.send(&story.anna, bram, "voor-bram.woonrust");
    let stopped = |name: &str, request: Value, what: &'static str| {
        let stops = Stops(what, AtomicU64::default());
        let error = bram.call_watched(name, request, &stops).unwrap_err();
        assert_eq!(error.code, ErrorCode::Cancelled, "{name} at {what}");
    };
    let before = bram.counts();
    for (name, what) in [
        ("preview_import", "copying"),
        ("preview_import", "verifying"),
        ("inspect_file", "verifying"),
    ] {
        stopped(name, look(&file, false), what);
        assert_eq!((received(bram), bram.counts()), (0, before.clone()));
    }
    let preview = bram.done("preview_import", look(&file, false));
    let token = json!({ "token": preview["token"] });
    stopped("import_file", token.clone(), "merging");
    assert_eq!((received(bram), bram.counts()), (1, before));
    assert_eq!(
        leaks::files(&bram.vault_dir().join("blobs")).unwrap().len(),
        0
    );
    assert_eq!(bram.done("import_file", token)["applied"], true);
    assert_eq!(bram.done("verify_vault", json!({}))["ok"], true);
}

/// Bram's disk, which has as much room as the test says.
struct SmallDisk {
    story: Story,
    free: Arc<AtomicU64>,
}

impl SmallDisk {
    fn in_folder(dir: &std::path::Path) -> SmallDisk {
        let mut story = Story::until_shared(dir);
        let free = Arc::new(AtomicU64::new(u64::MAX));
        let told = Arc::clone(&free);
        let room = move |_: &std::path::Path| Some(told.load(Ordering::Relaxed));
        story.bram = story.bram.with_room(room);
        SmallDisk { story, free }
    }

    fn has(&self, bytes: u64) {
        self.free.store(bytes, Ordering::Relaxed);
    }

    /// With so little room the use case is refused, and says how much it needs.
    fn needs(&self, name: &str, request: &Value) -> u64 {
        self.has(10);
        let error = untouched::refused(&self.story.bram, name, request.clone());
        assert_eq!(
            (error.code, error.params["free"].as_str()),
            (ErrorCode::DiskFull, "10"),
            "{name}"
        );
        let needed = error.params["needed"].parse().unwrap();
        self.has(needed - 1);
        let again = untouched::refused(&self.story.bram, name, request.clone());
        assert_eq!(again.params["needed"], error.params["needed"], "{name}");
        self.has(needed);
        needed
    }
}

#[test]
fn without_room_nothing_is_copied_and_nothing_merged_and_it_says_how_much_is_needed() {
    let dir = folder();
    let disk = SmallDisk::in_folder(dir.path());
    let (story, bram) = (&disk.story, &disk.story.bram);
    let picture = story.file("gang.jpg");
    fs::write(&picture, journeys::photo::sized(400, 300)).unwrap();
    let photo = json!({ "case": story.case, "visit": null, "alt": "De gang", "path": picture });
    let photo = story.anna.done("add_photo", photo);
    let photo_bytes = photo["photo"]["bytes"].as_u64().unwrap();
    let file = story.send(&story.anna, bram, "voor-bram.woonrust");

    let size = fs::metadata(&file).unwrap().len();
    assert_eq!(disk.needs("preview_import", &look(&file, false)), size);
    disk.has(size);
    let preview = bram.done("preview_import", look(&file, false));
    let token = json!({ "token": preview["token"] });
    let needed = disk.needs("import_file", &token);
    assert!(needed > photo_bytes, "{needed}");
    assert_eq!(bram.done("import_file", token)["applied"], true);

    // What is here already needs no room again.
    disk.has(u64::MAX);
    let preview = bram.done("preview_import", look(&file, false));
    let token = json!({ "token": preview["token"] });
    let again = disk.needs("import_file", &token);
    assert!(again + photo_bytes <= needed, "{again} after {needed}");
    assert_eq!(bram.done("import_file", token)["applied"], false);
    assert_eq!(bram.done("verify_vault", json!({}))["ok"], true);
}

#[test]
fn a_disk_that_does_not_tell_its_room_is_tried() {
    let dir = folder();
    let mut story = Story::until_shared(dir.path());
    story.bram = story.bram.with_room(|_| None);
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    story.merge(&story.bram, &file);
}
