//! The register of what was sent: no file without its note, whatever goes wrong, and nobody waits for the writing.

use crate::{erasing::record_of, folder};
use app::{ErrorCode, Progress};
use journeys::{
    Device,
    clock::DAY,
    disclosing::decide,
    leaks,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

fn export(story: &Story, path: &str) -> Value {
    json!({ "cases": [story.case], "contact": root(&story.bram), "yes": false, "path": path })
}

fn sent(device: &Device) -> Value {
    device.done("list_sent", json!({}))["files"].clone()
}

/// What stands in the folder where files are saved, besides the cards.
fn saved(story: &Story) -> usize {
    let files = leaks::files(&story.files).unwrap();
    let card = |file: &&PathBuf| file.extension().is_some_and(|end| end == "woonrust-card");
    files.len() - files.iter().filter(card).count()
}

#[test]
fn a_file_has_its_note_with_the_name_that_was_chosen() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let path = story.file("van-mij-voor-bram.woonrust");
    let exported = story.anna.done("export_case", export(&story, &path));
    assert_eq!(exported["name"], "van-mij-voor-bram.woonrust");
    let sent = sent(&story.anna);
    assert_eq!(sent[0]["name"], exported["name"]);
    assert_eq!(sent[0]["file"], exported["file"]);
}

#[test]
fn a_file_stands_on_the_timeline_of_its_case_for_who_made_it_and_goes_nowhere() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let timeline = |device: &Device, from: Value, kinds: Value| {
        let asked = json!({ "case": story.case, "kinds": kinds, "from": from, "until": null, "newest_first": true });
        device.done("timeline", asked)
    };
    let none = timeline(&story.anna, Value::Null, json!([]));
    assert_eq!(none["sent"], json!([]), "nothing was written yet");
    let path = story.file("voor-bram.woonrust");
    story.anna.done("export_case", export(&story, &path));
    story.anna.done("export_case", export(&story, &path));

    let told = timeline(&story.anna, Value::Null, json!([]))["sent"].clone();
    assert_eq!(told, sent(&story.anna), "newest first, as in the register");
    assert_eq!(rows(&told).count(), 2);
    assert!(told[0]["at"].as_str() >= told[1]["at"].as_str());
    assert!(text(&told[0]["recipient"]).contains(story.bram.person.name));

    let only = timeline(&story.anna, Value::Null, json!(["fact/1"]));
    assert_eq!(only["sent"], json!([]), "a kind was asked for");
    let later = timeline(&story.anna, json!("2099-01-01"), json!([]));
    assert_eq!(later["sent"], json!([]), "it falls outside the days");
    story.bram.done(
        "preview_import",
        json!({ "path": path, "yes": false, "own_yes": false }),
    );
    let theirs = story.bram.done("list_sent", json!({}));
    assert_eq!(
        theirs["files"],
        json!([]),
        "the register is not in the file"
    );
}

#[test]
fn a_place_that_cannot_be_written_leaves_neither_file_nor_note() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let path = story.file("geen-map/voor-bram.woonrust");
    story.anna.refused("export_case", export(&story, &path));
    assert_eq!(saved(&story), 0);
    assert_eq!(sent(&story.anna), json!([]));
}

#[test]
fn a_note_that_fails_leaves_no_file_and_the_older_one_untouched() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    // The register refuses a name with a control character in it.
    let path = story.file("voor\u{7}bram.woonrust");
    fs::write(&path, "een ouder bestand").unwrap();
    story.anna.refused("export_case", export(&story, &path));
    assert_eq!(fs::read(&path).unwrap(), b"een ouder bestand");
    assert_eq!(saved(&story), 1);
    assert_eq!(sent(&story.anna), json!([]));
}

#[test]
fn a_name_that_cannot_be_given_leaves_no_file_and_takes_the_note_back() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let path = story.file("voor-bram.woonrust");
    fs::create_dir(&path).unwrap();
    story.anna.refused("export_case", export(&story, &path));
    assert_eq!(saved(&story), 0);
    assert_eq!(sent(&story.anna), json!([]));
    fs::remove_dir(&path).unwrap();
    story.anna.done("export_case", export(&story, &path));
    assert_eq!(rows(&sent(&story.anna)).count(), 1);
}

/// Puts a backup back in the place of the vault that is there.
fn go_back(device: &Device, backup: &str) {
    device.done("lock", json!({}));
    fs::remove_dir_all(device.vault_dir()).unwrap();
    let restore =
        json!({ "path": backup, "secret_kind": "passphrase", "secret": device.person.passphrase });
    device.done("restore_vault", restore);
}

/// Since when the register may miss files, wherever it is told.
fn missing_since(story: &Story) -> Value {
    let since = story.anna.done("list_sent", json!({}))["incomplete_since"].clone();
    let asked = json!({ "cases": [story.case], "contact": root(&story.bram) });
    let preview = story.anna.done("share_preview", asked);
    assert_eq!(preview["register_incomplete_since"], since);
    let asked = json!({ "case": story.case, "kinds": [], "from": null, "until": null, "newest_first": true });
    let timeline = story.anna.done("timeline", asked);
    assert_eq!(timeline["sent_incomplete_since"], since);
    since
}

#[test]
fn after_a_restore_the_register_says_since_when_it_may_miss_files() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    assert_eq!(missing_since(&story), Value::Null);
    let first = story.file("eerste.woonrust-backup");
    story.anna.done("backup_vault", json!({ "path": first }));
    story.anna.clock.pass(2 * DAY);
    story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    assert_eq!(rows(&sent(&story.anna)).count(), 1);
    go_back(&story.anna, &first);
    assert_eq!(
        sent(&story.anna),
        json!([]),
        "what was sent later is not in the backup"
    );
    let since = text(&missing_since(&story));
    assert!(since.starts_with("2026-11-20T"), "{since}");

    // A later backup of this vault knows no more about those days.
    story.anna.clock.pass(5 * DAY);
    let second = story.file("tweede.woonrust-backup");
    story.anna.done("backup_vault", json!({ "path": second }));
    go_back(&story.anna, &second);
    assert_eq!(text(&missing_since(&story)), since);
}

/// Asks something else while the file is written.
struct Asks {
    device: Arc<Device>,
    waits: Mutex<Option<bool>>,
}

impl Progress for Asks {
    fn step(&self, _: u64, _: u64, _: &str) {
        let mut waits = self.waits.lock().unwrap();
        if waits.is_none() {
            let (device, (tell, told)) = (Arc::clone(&self.device), mpsc::channel());
            thread::spawn(move || tell.send(device.done("today", json!({})).is_object()));
            *waits = Some(told.recv_timeout(Duration::from_secs(20)).is_err());
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn nobody_waits_while_a_file_is_written() {
    let dir = folder();
    let Story {
        anna,
        bram,
        files,
        case,
        ..
    } = Story::until_shared(dir.path());
    let anna = Arc::new(anna);
    let asks = Asks {
        device: Arc::clone(&anna),
        waits: Mutex::default(),
    };
    let path = files.join("voor-bram.woonrust");
    let request = json!({ "cases": [case], "contact": root(&bram), "yes": false, "path": path });
    anna.call_watched("export_case", request, &asks).unwrap();
    assert_eq!(*asks.waits.lock().unwrap(), Some(false));
}

/// Locks while the file is written.
struct Locks<'d>(&'d Device);

impl Progress for Locks<'_> {
    fn step(&self, _: u64, _: u64, _: &str) {
        self.0.done("lock", json!({}));
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn a_lock_while_a_file_is_written_leaves_neither_file_nor_note() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let request = export(&story, &story.file("voor-bram.woonrust"));
    let locks = Locks(&story.anna);
    let refused = story.anna.call_watched("export_case", request, &locks);
    assert_eq!(refused.unwrap_err().code, ErrorCode::Locked);
    assert_eq!(saved(&story), 0);
    story.anna.unlock();
    assert_eq!(sent(&story.anna), json!([]));
}

#[test]
fn what_does_not_fit_in_one_note_stands_in_several_of_one_file() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    anna.done("fill_samples", json!({ "cases": 350, "seed": 4 }));
    let page = |offset: usize| {
        let page = json!({ "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "all",
                           "sort": "attention", "descending": false, "offset": offset, "limit": 200 });
        anna.done("list_cases", page)["rows"].clone()
    };
    let pages = [page(0), page(200)];
    let cases: Vec<&Value> = pages
        .iter()
        .flat_map(rows)
        .map(|row| &row["case"])
        .collect();
    assert_eq!(cases.len(), 350);
    let path = dir.path().join("voor-mijzelf.woonrust");
    let request = json!({ "cases": cases, "contact": root(&anna), "yes": false, "path": path });
    let exported = anna.done("export_case", request);
    let sent = sent(&anna);
    assert_eq!(rows(&sent).count(), 1, "one file is one line");
    assert_eq!(sent[0]["file"], exported["file"]);
    assert_eq!(rows(&sent[0]["cases"]).count(), 350);
    let (listed, shown) = (
        sent[0]["records"].as_u64(),
        rows(&exported["receives"]).count(),
    );
    assert!(
        listed >= Some(shown as u64) && shown > 3_000,
        "{listed:?} of {shown}"
    );
    assert!(notes(&anna) >= 3, "the list did not outgrow one note");
}

/// Records of the register.
fn notes(device: &Device) -> usize {
    journeys::inside::with_vault(device, |vault| {
        let none = ledger::ids::CaseId::NONE;
        vault.records_of_kind(none, "sent/1").unwrap().len()
    })
}

#[test]
fn after_a_restore_whoever_was_decided_for_may_have_it_though_no_file_in_the_list_says_so() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let reporter = record_of(anna, &story.case, "reporter/1");
    let decide = || decide(anna, &story.case, &root(bram), &reporter, "G2");
    let withdraw = |decision: &str| {
        let request = json!({ "record": decision, "reason": "Niet meer nodig." });
        anna.done("withdraw_disclosure", request)
    };
    let whole = withdraw(&decide());
    assert_eq!(
        (&whole["received"], &whole["incomplete_since"]),
        (&json!([]), &Value::Null)
    );
    assert_eq!(whole["may_have"], json!([]), "the list is whole");

    let decision = decide();
    let backup = story.file("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    story.send(anna, bram, "met-de-melder.woonrust");
    go_back(anna, &backup);
    let view = withdraw(&decision);
    assert_eq!(view["received"], json!([]));
    assert!(view["incomplete_since"].is_string());
    let people: Vec<String> = rows(&view["may_have"])
        .map(|one| text(&one["contact"]))
        .collect();
    assert_eq!(people, [root(bram)]);
}
