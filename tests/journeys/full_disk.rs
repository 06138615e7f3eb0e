//! A disk that is really full, under every use case that writes: the error says so, nothing is half done, nothing typed
//! is lost, and with room again everything goes on.
//!
//! The disk is a small one in memory, which Linux lets a process make in a world of its own; where that is forbidden,
//! what remains is the vault's own test with a database that may not grow.
#![cfg(target_os = "linux")]

use crate::{again, apart::entry, folder};
use app::ErrorCode;
use journeys::{
    Device, leaks, photo,
    story::{Story, rows},
};
use serde_json::{Value, json};
use std::{
    env,
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

const CHILD: &str = "WOONRUST_SMALL_DISK";
const SIZE: &str = "size=24m";

/// Runs `command` where `at` is a small disk of its own.
fn with_small_disk(at: &Path, command: &[&str]) -> Command {
    let mut unshare = Command::new("unshare");
    let mount = r#"mount -t tmpfs -o "$0" none "$1" && shift && exec "$@""#;
    unshare.args(["--map-root-user", "--mount", "--", "sh", "-c", mount, SIZE]);
    unshare.arg(at).args(command);
    unshare
}

#[test]
fn a_full_disk_is_said_so_and_nothing_is_lost() {
    let dir = folder();
    let small = dir.path().join("bram");
    fs::create_dir(&small).unwrap();
    if !with_small_disk(&small, &["true"])
        .output()
        .is_ok_and(|out| out.status.success())
    {
        // `scripts/test` says so too: what a test that passes prints is seldom seen.
        eprintln!("NOT RUN: this machine lets nobody make a small disk");
        return;
    }
    let program = env::current_exe().unwrap();
    let child = again("full_disk::on_a_small_disk");
    let command: Vec<&str> = [program.to_str().unwrap()]
        .into_iter()
        .chain(child)
        .collect();
    let out = with_small_disk(&small, &command)
        .env(CHILD, dir.path())
        .output()
        .unwrap();
    let said = [out.stdout, out.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    println!("{}", said[0]);
    assert!(out.status.success(), "{}", said[1]);
    assert!(said[0].contains("the whole story"), "{}", said[0]);
}

/// Does nothing unless it is the child.
#[test]
fn on_a_small_disk() {
    let Ok(dir) = env::var(CHILD) else { return };
    let office = Office::on(Path::new(&dir));
    office.saving();
    office.sharing();
    office.looking();
    office.merging();
    office.opening();
    println!("the whole story");
}

/// Bram's disk is the small one.
struct Office {
    story: Story,
    /// Brings many words and a photo.
    file: String,
    disk: PathBuf,
}

const LONG: usize = 250_000;

impl Office {
    fn on(dir: &Path) -> Office {
        let story = Story::shared(dir);
        let entry = entry(&story.case, "fact", &"regen ".repeat(LONG / 6));
        story.anna.done("add_entry", entry);
        let photo = story.file("groot.jpg");
        fs::write(&photo, photo::sized(1600, 1200)).unwrap();
        story.anna.done(
            "add_photo",
            json!({ "case": story.case, "visit": null, "alt": "De hal", "path": photo }),
        );
        let file = story.send(&story.anna, &story.bram, "groot.woonrust");
        let disk = story.bram.dir.clone();
        let typed =
            json!({ "form_kind": "visit", "target": "typed", "content": "getypt", "revision": 1 });
        story.bram.done("save_draft", typed);
        Office { story, file, disk }
    }

    fn bram(&self) -> &Device {
        &self.story.bram
    }

    /// With no room left the use case says so, and what the vault holds is as it was.
    fn refuses(&self, name: &str, request: Value) {
        let held = self.held();
        let files = leaks::files(&self.disk).unwrap();
        let filler = Filler::fill(&self.disk);
        let error = self.bram().refused(name, request);
        assert_eq!(error.code, ErrorCode::DiskFull, "{name}: {error:?}");
        let left = leaks::files(&self.disk).unwrap();
        let known = |path: &PathBuf| files.contains(path) || *path == filler.path;
        let new: Vec<&PathBuf> = left.iter().filter(|path| !known(path)).collect();
        assert!(new.is_empty(), "{name} left {new:?}");
        drop(filler);
        assert_eq!(self.held(), held, "{name}");
        assert_eq!(
            self.bram().done("verify_vault", json!({}))["ok"],
            true,
            "{name}"
        );
    }

    /// Everything that can be asked: the case, its entries, drafts, differences, what was sent.
    fn held(&self) -> Vec<Value> {
        let case = json!({ "case": self.story.case });
        let timeline = json!({ "case": self.story.case, "kinds": [], "newest_first": false });
        let asked = [
            ("timeline", timeline),
            ("list_conflicts", case),
            ("list_sent", json!({})),
            ("list_drafts", json!({})),
            ("draft", json!({ "form_kind": "visit", "target": "typed" })),
            ("list_contacts", json!({})),
        ];
        let told = asked.map(|(name, request)| self.bram().done(name, request));
        told.into_iter().chain([self.bram().counts()]).collect()
    }

    fn saving(&self) {
        let long = "wind ".repeat(LONG / 5);
        self.refuses("add_entry", entry(&self.story.case, "fact", &long));
        let draft =
            json!({ "form_kind": "visit", "target": "typed", "content": long, "revision": 2 });
        self.refuses("save_draft", draft.clone());
        let photo = json!({ "case": self.story.case, "visit": null, "alt": "", "path": self.story.file("groot.jpg") });
        self.refuses("add_photo", photo);
        self.bram()
            .done("add_entry", entry(&self.story.case, "fact", &long));
        assert_eq!(self.bram().done("save_draft", draft)["kept"], true);
    }

    fn sharing(&self) {
        let path = |name: &str| self.disk.join(name);
        let contact = journeys::story::root(&self.story.anna);
        let export = json!({ "cases": [self.story.case], "contact": contact, "yes": true, "path": path("uit.woonrust") });
        self.refuses("export_case", export.clone());
        self.refuses(
            "backup_vault",
            json!({ "path": path("uit.woonrust-backup") }),
        );
        let document =
            json!({ "case": self.story.case, "kind": "timeline", "path": path("uit.pdf") });
        self.refuses("make_document", document);
        self.bram().done("export_case", export);
        fs::remove_file(path("uit.woonrust")).unwrap();
        assert_eq!(
            rows(&self.bram().done("list_sent", json!({}))["files"]).count(),
            1
        );
    }

    fn looking(&self) {
        self.refuses("preview_import", json!({ "path": self.file, "yes": false }));
    }

    /// The look still stands after the error: with room again, the same answer merges.
    fn merging(&self) {
        let preview = self
            .bram()
            .done("preview_import", json!({ "path": self.file, "yes": false }));
        let token = json!({ "token": preview["token"] });
        self.refuses("import_file", token.clone());
        assert_eq!(self.bram().done("import_file", token)["applied"], true);
        assert_eq!(self.bram().done("verify_vault", json!({}))["ok"], true);
    }

    /// A vault on a full disk is not lost: it opens as soon as there is room, and holds what it held.
    fn opening(&self) {
        let held = self.held();
        self.bram().done("lock", json!({}));
        let filler = Filler::fill(&self.disk);
        let passphrase = json!({ "passphrase": self.bram().person.passphrase });
        if let Err(error) = self.bram().call("unlock", passphrase) {
            assert_eq!(error.code, ErrorCode::DiskFull, "{error:?}");
            drop(filler);
            self.bram().unlock();
        }
        assert_eq!(self.held(), held);
    }
}

/// A file that takes all room, until it is dropped.
struct Filler {
    path: PathBuf,
}

impl Filler {
    fn fill(disk: &Path) -> Filler {
        let path = disk.join("vol");
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .unwrap();
        for piece in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![7; piece]).is_ok() {}
        }
        Filler { path }
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}
