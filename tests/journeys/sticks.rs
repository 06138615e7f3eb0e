//! Sticks and mail: what is pulled out, what is too large for one message, and a value that never came.

use crate::folder;
use app::{ErrorCode, Progress};
use journeys::{
    Device, inside,
    letters::{fact, finds, inspect, preview, send_new, with},
    story::{Story, root, rows, text},
};
use ledger::{
    change::Change,
    ids::{CaseId, RecordId},
    plan::Incoming,
};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

/// A stick that is pulled out as soon as something is written to it.
struct Pull(PathBuf);

impl Progress for Pull {
    fn step(&self, _done: u64, _total: u64, what: &str) {
        if what == "writing" {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn a_stick_that_is_pulled_out_leaves_no_note_and_everything_goes_again() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let stick = dir.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let path = stick.join("voor-bram.woonrust");
    let request =
        json!({ "cases": [story.case], "contact": root(bram), "yes": false, "path": path });
    let pulled = anna.call_watched("export_case", request, &Pull(stick.clone()));
    assert!(
        matches!(
            pulled.unwrap_err().code,
            ErrorCode::NotFound | ErrorCode::DiskFault
        ),
        "a fault of the disk"
    );
    assert!(!stick.exists());
    assert_eq!(anna.done("list_sent", json!({}))["files"], json!([]));
    assert_eq!(with(anna, &story.case, bram)["unanswered"], 0);
    let sent = preview(anna, &story.case, bram, true);
    assert_eq!(sent["extent"]["new"], sent["extent"]["all"]);
    story.pass_on(anna, bram);
    story.records_agree();
}

#[test]
fn by_mail_it_goes_in_files_that_each_stand_alone() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    for number in 0..85 {
        let words = format!("{number} {}", "regen en wind op de galerij ".repeat(9_000));
        fact(anna, &story.case, &words[..250_000]);
    }
    let ahead = preview(anna, &story.case, bram, false);
    assert!(
        ahead["extent"]["bytes"].as_u64() > Some(20_000_000),
        "{}",
        ahead["extent"]
    );
    let path = story.file("mail.woonrust");
    let request = json!({
        "cases": [story.case], "contact": root(bram), "yes": false, "path": path, "mail": true,
    });
    let written = anna.done("export_case", request.clone());
    let files: Vec<&Value> = rows(&written["files"]).collect();
    assert_eq!(json!(files.len()), ahead["extent"]["mail_files"]);
    assert!(
        files.len() >= 3,
        "text in two, the photo in one of its own: {}",
        files.len()
    );
    assert!(!PathBuf::from(&path).exists());
    for file in &files {
        assert!(file["bytes"].as_u64() <= Some(20_000_000), "{file}");
    }
    assert_eq!(
        anna.refused("export_case", request).params["reason"],
        "exists",
        "nothing is overwritten"
    );
    // The last one comes first, and each of them is merged alone.
    for file in files.iter().rev() {
        let path = story.file(&text(&file["name"]));
        assert_eq!(inspect(bram, &path)["kind"], "delta");
        let (ahead, _) = story.merge(bram, &path);
        assert_eq!(ahead["missing_files"], 0);
    }
    story.records_agree();
    let back = preview(bram, &story.case, anna, false);
    assert_eq!(
        back["missing_photos"],
        json!([]),
        "the photo came in a file of its own"
    );
    let whole = story.send(bram, anna, "terug.woonrust");
    let large = json!({ "path": whole, "yes": false });
    assert_eq!(
        anna.refused("preview_import", large).code,
        ErrorCode::FileNeedsYes
    );
    let looked = anna.done("preview_import", json!({ "path": whole, "yes": true }));
    anna.done("import_file", json!({ "token": looked["token"] }));
    assert_eq!(
        preview(anna, &story.case, bram, true)["extent"]["new"],
        0,
        "all were acknowledged"
    );
}

/// A record as it comes to somebody by another way, with its values withheld.
pub fn withheld(from: &Device, at: &Device, case: &str, record: &str) {
    let (case, record): (CaseId, RecordId) = (case.parse().unwrap(), record.parse().unwrap());
    let (changes, sender, sender_device, cards): (Vec<Change>, _, _, _) =
        inside::with_vault(from, |vault| {
            let mut changes = vault.changes_of(record).unwrap();
            for change in &mut changes {
                for (write, slot) in change.header.writes.iter().zip(&mut change.body) {
                    if !write.field.starts_with('_') {
                        *slot = None;
                    }
                }
            }
            let own = vault.own();
            (
                changes,
                own.root,
                own.device,
                vec![vault.own_card().unwrap()],
            )
        });
    let incoming = Incoming {
        sender,
        sender_device,
        scope: vec![case],
        cards,
        control: Vec::new(),
        changes,
        own_yes: false,
    };
    inside::with_vault(at, |vault| {
        let planned = vault.plan(&incoming).unwrap();
        vault
            .transact("test", |tx| tx.admit(&planned, &incoming, &[7; 32]))
            .unwrap();
    });
}

/// Whether every value of the first change of a record is here.
fn is_whole(at: &Device, record: &str) -> bool {
    let record: RecordId = record.parse().unwrap();
    inside::with_vault(at, |vault| {
        let changes = vault.changes_of(record).unwrap();
        changes[0].body.iter().all(Option::is_some)
    })
}

#[test]
fn a_value_that_never_came_and_that_another_replaced_is_sent_only_when_the_person_says_so() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(anna, &story.case, "Eerst stond hier een kwikstaart.");
    withheld(anna, bram, &story.case, &record);
    assert!(!is_whole(bram, &record));
    let fix = json!({ "record": record, "values": { "text": "Nu een wielewaal." } });
    anna.done("edit_record", fix);
    assert!(preview(bram, &story.case, anna, false)["extent"]["asks"].as_u64() > Some(0));
    story.pass_on(bram, anna);
    let asked = preview(anna, &story.case, bram, false)["extent"]["asked"][0].clone();
    assert_eq!(asked["what"], "values", "{asked}");
    assert_eq!(rows(&asked["titles"]).count(), 1);

    // By itself it stays: what was typed and taken back is nobody's for the asking. And then the question stays.
    let mut request = json!({
        "cases": [story.case], "contact": root(bram), "yes": false, "path": story.file("zonder.woonrust"),
    });
    anna.done("export_case", request.clone());
    story.merge(bram, &story.file("zonder.woonrust"));
    assert!(!is_whole(bram, &record), "the older text stayed");
    assert!(finds(bram, "wielewaal"), "and the one that stands came");
    request["send_asked"] = json!(true);
    request["path"] = json!(story.file("met.woonrust"));
    anna.done("export_case", request);
    story.merge(bram, &story.file("met.woonrust"));
    assert!(is_whole(bram, &record));
    let left = preview(anna, &story.case, bram, false);
    assert_eq!(left["extent"]["asked"], json!([]));
    assert_eq!(preview(bram, &story.case, anna, false)["extent"]["asks"], 0);
}

#[test]
fn a_value_that_never_came_and_still_stands_is_sent_for_the_asking() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(anna, &story.case, "Een kwikstaart.");
    withheld(anna, bram, &story.case, &record);
    story.pass_on(bram, anna);
    story.pass_on(anna, bram);
    assert!(is_whole(bram, &record));
    let left = preview(anna, &story.case, bram, false);
    assert_eq!(left["extent"]["asked"], json!([]));
}

#[test]
fn nobody_is_asked_who_sent_nothing_and_takes_no_part() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let carla = Device::carla(dir.path());
    story.meet(&story.anna, &carla);
    for person in [&carla, &story.anna] {
        let ask = json!({ "case": story.case, "contact": root(person) });
        let refused = story.anna.refused("ask_full_copy", ask);
        assert_eq!(refused.code, ErrorCode::NotPartner);
    }
}

#[test]
fn there_is_nothing_to_say_to_who_has_everything_and_said_nothing() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    story.pass_on(bram, anna);
    // Nothing is new, but Anna acknowledges what Bram sent: that is a file.
    let file = send_new(&story, anna, bram, "alleen-bevestigd.woonrust");
    assert_eq!(inspect(bram, &file)["changes"], 0);
    let (ahead, merged) = story.merge(bram, &file);
    assert_eq!(
        (&ahead["acknowledges"], &merged["applied"]),
        (&json!(1), &json!(false))
    );
    assert_eq!(with(bram, &story.case, anna)["not_acked"], 0);
}
