//! What happens in the vault while a file is written: the file tells how things stand, or there is none.

use crate::{
    erasing::{decided, erase, list, record_of, thing},
    folder,
};
use app::{ErrorCode, Progress};
use journeys::{
    Device, inside, leaks, markers,
    office::Office,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

const HEARD: &str = "Bonken om drie uur.";
const WORDS: &str = "zeilboot pepermunt gordijn trompet egel";

/// Does something else at the first step of the writing.
struct Overtakes<'d> {
    at: &'d Device,
    call: Mutex<Option<(&'static str, Value)>>,
}

impl Overtakes<'_> {
    fn with(at: &Device, call: &'static str, request: Value) -> Overtakes<'_> {
        let call = Mutex::new(Some((call, request)));
        Overtakes { at, call }
    }
}

impl Progress for Overtakes<'_> {
    fn step(&self, _: u64, _: u64, what: &str) {
        if what == "writing"
            && let Some((name, request)) = self.call.lock().unwrap().take()
        {
            self.at.done(name, request);
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// Does something at every step of the writing; its request comes with a number that rises.
struct Never<'d, F> {
    at: &'d Device,
    call: &'static str,
    request: F,
    times: AtomicU32,
}

impl<F: Fn(u32) -> Value + Send + Sync> Progress for Never<'_, F> {
    fn step(&self, _: u64, _: u64, _: &str) {
        let number = self.times.fetch_add(1, Ordering::SeqCst) + 1;
        self.at.done(self.call, (self.request)(number));
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn entry(case: &str, said: &str) -> Value {
    json!({
        "case": case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": said, "place": "", "verified_by": "",
    })
}

fn note(at: &Device, case: &str, said: &str) -> String {
    text(&at.done("add_entry", entry(case, said))["record"])
}

fn export(case: &str, to: &Device, path: &str) -> Value {
    json!({ "cases": [case], "contact": root(to), "yes": false, "path": path })
}

fn archive(case: &str, path: &str) -> Value {
    json!({
        "case": case, "contact": null, "classes": [], "passphrase": WORDS, "yes": false, "path": path,
    })
}

fn holds(reader: &Device, path: &str, words: &str) -> bool {
    leaks::holds(
        &inside::plaintext(reader, Path::new(path)),
        words.as_bytes(),
    )
}

fn erasing(record: &str) -> Value {
    decided(thing(None, Some(record), None), "art17")
}

#[test]
fn what_is_undone_while_a_file_is_written_is_neither_in_it_nor_acknowledged() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    note(anna, &story.case, HEARD);
    let merged = story.pass_on(anna, bram);
    let path = story.file("terug.woonrust");
    let undo = json!({ "import": merged["import"] });
    let undoes = Overtakes::with(bram, "undo_import", undo);
    let written = bram.call_watched("export_case", export(&story.case, anna, &path), &undoes);
    written.unwrap();
    assert!(!holds(anna, &path, HEARD));
    let (preview, _) = story.merge(anna, &path);
    assert_eq!(preview["acknowledges"], 1, "not the undone one");
}

#[test]
fn what_is_erased_while_a_file_is_written_does_not_leave_with_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let carla = Device::carla(dir.path());
    story.meet(anna, &carla);
    story.add_partner(anna, &carla);
    note(anna, &story.case, HEARD);
    let quote = record_of(anna, &story.case, "quote/1");
    let path = story.file("voor-carla.woonrust");
    let erases = Overtakes::with(anna, "erase", erasing(&quote));
    let written = anna.call_watched("export_case", export(&story.case, &carla, &path), &erases);
    written.unwrap();
    assert!(holds(&carla, &path, HEARD), "the rest goes");
    assert!(!holds(&carla, &path, markers::SAID));
}

#[test]
fn a_request_that_is_recalled_while_a_file_is_written_is_not_in_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let quote = record_of(anna, &story.case, "quote/1");
    let erasure = erase(anna, thing(None, Some(&quote), None));
    let path = story.file("voor-bram.woonrust");
    let recalls = Overtakes::with(anna, "recall_erasure", json!({ "erasure": erasure }));
    let written = anna.call_watched("export_case", export(&story.case, bram, &path), &recalls);
    written.unwrap();
    assert_eq!(list(anna)["own"], json!([]));
    assert!(holds(bram, &path, markers::SAID), "it is back");
    story.merge(bram, &path);
    assert_eq!(list(bram)["asked"], json!([]));
}

#[test]
fn neither_own_devices_nor_an_archive_get_what_is_erased_meanwhile() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, phone) = (&office.laptop, office.phone());
    let heard = office.write(laptop, "fact", HEARD);
    let path = office.file("alles.woonrust");
    let erases = Overtakes::with(laptop, "erase", erasing(&heard));
    let request = json!({ "path": path });
    let written = laptop.call_watched("send_to_own_devices", request, &erases);
    written.unwrap();
    assert!(!holds(&phone, &path, HEARD));

    let heard = office.write(laptop, "fact", HEARD);
    office.write(laptop, "fact", "Weer stil.");
    let path = office.file("archief.woonrust");
    let erases = Overtakes::with(laptop, "erase", erasing(&heard));
    let written = laptop.call_watched("export_archive", archive(&office.case, &path), &erases);
    written.unwrap();
    let look = json!({ "path": path, "passphrase": WORDS });
    let entries = laptop.done("verify_archive", look)["entries"].to_string();
    assert!(entries.contains("Weer stil.") && !entries.contains(HEARD));
}

#[test]
fn who_never_stops_changing_gets_an_error_and_no_file() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, &story.case);
    let path = story.file("voor-bram.woonrust");
    let request = export(case, &story.bram, &path);
    let saved = leaks::files(&story.files).unwrap();
    let writes = Never {
        at: anna,
        call: "add_entry",
        request: |number| entry(case, &format!("Nummer {number}.")),
        times: AtomicU32::new(0),
    };
    let refused = anna.call_watched("export_case", request.clone(), &writes);
    assert_eq!(refused.unwrap_err().code, ErrorCode::ChangedMeanwhile);
    assert_eq!(leaks::files(&story.files).unwrap(), saved);
    assert_eq!(rows(&anna.done("list_sent", json!({}))["files"]).count(), 0);

    // What is typed and not saved yet keeps no file up.
    let types = Never {
        at: anna,
        call: "save_draft",
        request: |number| json!({ "form_kind": "note", "target": case, "content": { "text": "nog niet af" }, "revision": number }),
        times: AtomicU32::new(0),
    };
    anna.call_watched("export_case", request, &types).unwrap();
    assert!(Path::new(&path).exists());
}

#[test]
fn after_an_archive_an_import_is_not_undone() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let plan = json!({ "case": story.case, "text": "Bellen", "due": "2026-12-01", "owner": null });
    let action = text(&anna.done("add_action", plan)["record"]);
    story.pass_on(anna, bram);
    let later = json!({ "action": action, "due": "2026-12-08" });
    anna.done("move_action", later);
    let merged = story.pass_on(anna, bram);
    let state = || text(&bram.done("list_imports", json!({}))["files"][0]["state"]);

    let taken = story.file("map");
    fs::create_dir(&taken).unwrap();
    bram.refused("export_archive", archive(&story.case, &taken));
    assert_ne!(state(), "exported", "nothing left");

    let path = story.file("archief.woonrust");
    bram.done("export_archive", archive(&story.case, &path));
    let undo = json!({ "import": merged["import"] });
    let refused = bram.refused("undo_import", undo);
    assert_eq!(refused.code, ErrorCode::NotUndoable);
    assert_eq!(refused.params["why"], "exported");
}
