//! A program that is killed at any moment, whatever it is writing: the vault opens again, holds everything that was
//! acknowledged, nothing half, and no leavings.

use crate::{
    folder,
    working::{self, Line, Orders, PASSPHRASES, Running, WORKS, elsewhere, restore},
};
use app::ErrorCode;
use journeys::{
    Device,
    evidence::{asked, note},
    inside, leaks, photo,
    story::{Story, root, rows, text},
};
use ledger::{ids::CaseId, record::RecordState};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use vault::Vault;

/// Every work is killed so often.
const KILLS_OF_EACH: u64 = 3;
/// The moment of a kill lies so long after the work began, at most; every work is done again and again meanwhile.
const LONGEST_MICROS: u64 = 90_000;

/// `WOONRUST_KILLS=n` kills every work n times.
#[test]
fn whatever_a_program_writes_when_it_is_killed_is_whole_or_not_there() {
    let each = asked("WOONRUST_KILLS").unwrap_or(KILLS_OF_EACH);
    let kills = each * WORKS.len() as u64;
    let dir = folder();
    let mut office = Office::open(dir.path());
    for round in 0..kills {
        office.round(round);
    }
    assert!(
        office.cut > kills / 2,
        "only {} of {kills} kills came in the middle of something",
        office.cut
    );
    office.goes_on();
    note("kills", kills);
}

/// A number that is the same every time.
fn dice(round: u64, of: &str) -> u64 {
    let hash = Sha256::new()
        .chain_update(round.to_be_bytes())
        .chain_update(of)
        .finalize();
    u64::from_be_bytes(hash[..8].try_into().unwrap())
}

/// Anna's vault, from which one program after the other is torn away, and what is known to be in it.
struct Office {
    dir: PathBuf,
    out: PathBuf,
    case: String,
    bram: Device,
    /// From Bram, each with everything of the one before.
    files: Vec<String>,
    backup: String,
    /// What Anna's vault counted when that backup was made.
    backed_up: Value,
    passphrase: usize,
    visits: BTreeSet<String>,
    photos: BTreeSet<String>,
    draft: Value,
    merged: usize,
    cut: u64,
}

/// What Anna's vault holds.
struct Held {
    /// What entries say, thoughts too, and what photos show.
    texts: BTreeSet<String>,
    /// What visits are for.
    visits: BTreeSet<String>,
    /// Photos whose picture is not whole here.
    broken: Vec<String>,
    /// Pictures that are stored.
    pictures: u64,
}

impl Held {
    fn by(device: &Device, case: &str) -> Held {
        let case: CaseId = case.parse().unwrap();
        inside::with_vault(device, |vault| Held::of(vault, case))
    }

    fn of(vault: &Vault, case: CaseId) -> Held {
        let states = vault.case_records(case).unwrap();
        assert!(!states.iter().any(|state| state.forked || state.incomplete));
        let field = |name: &'static str| {
            let texts = states.iter().filter_map(move |state| state.text(name));
            texts.map(str::to_owned)
        };
        let visits = states.iter().filter(|state| state.kind == "visit/1");
        let thoughts = visits.flat_map(|visit| vault.interpretations(&visit.id).unwrap());
        let is_broken = |state: &&RecordState| {
            let hash = state.bytes("sha256");
            let sha256: Option<[u8; 32]> = hash.and_then(|hash| hash.try_into().ok());
            sha256.is_none_or(|sha256| vault.blob(&state.id, &sha256).is_err())
        };
        let photos = states.iter().filter(|state| state.kind == "attachment/1");
        let broken = photos
            .filter(is_broken)
            .filter_map(|state| state.text("alt"));
        let thoughts = thoughts.map(|thought| thought.text);
        Held {
            texts: field("text").chain(field("alt")).chain(thoughts).collect(),
            visits: field("purpose").collect(),
            broken: broken.map(str::to_owned).collect(),
            pictures: vault.counts().unwrap().attachments,
        }
    }

    /// Everything after `start` that texts of this beginning say.
    fn said<'h>(&'h self, start: &'h str) -> impl Iterator<Item = &'h str> {
        self.texts
            .iter()
            .filter_map(move |text| text.strip_prefix(start))
    }
}

impl Office {
    fn open(dir: &Path) -> Office {
        let story = Story::shared(dir);
        let out = dir.join("uit");
        fs::create_dir(&out).unwrap();
        let files = (0..3).map(|at| file_of_bram(&story, at)).collect();
        let backup = story.file("begin.woonrust-backup");
        story.anna.done("backup_vault", json!({ "path": backup }));
        let backed_up = story.anna.counts();
        let begin = Held::by(&story.anna, &story.case);
        story.anna.done("lock", json!({}));
        Office {
            dir: dir.to_owned(),
            out,
            case: story.case,
            bram: story.bram,
            files,
            backup,
            backed_up,
            passphrase: 0,
            visits: begin.visits,
            photos: BTreeSet::new(),
            draft: Value::Null,
            merged: 0,
            cut: 0,
        }
    }

    /// A program works and is killed; what it left is looked at.
    fn round(&mut self, round: u64) {
        let works = WORKS.len() as u64;
        let work = WORKS[usize::try_from(round % works).unwrap()];
        let file = usize::try_from(round / works).unwrap() % self.files.len();
        let contact = root(&self.bram);
        let mut running = Running::start(&Orders {
            work,
            dir: &self.dir,
            out: &self.out,
            case: &self.case,
            contact: &contact,
            file: &self.files[file],
            backup: &self.backup,
            passphrase: self.passphrase,
            round,
        });
        let longer = Duration::from_micros(dice(round, "longer") % LONGEST_MICROS);
        running.wait_for(work, 1 + dice(round, "times") % 3, longer);
        let said = Said(running.kill());
        self.cut += u64::from(said.0.last().is_some_and(|line| !line.did));
        let told = format!("round {round}, {work}, {:?}", said.0.last());
        let anna = self.opens(&said, round, &told);
        let held = Held::by(&anna, &self.case);
        self.is_whole(&anna, &held, &said, &told);
        self.came_in(&held, &said, file, &told);
        has_no_leavings(&anna, held.pictures, &told);
        self.went_out(&anna, &said, &told);
        self.came_back(&said, round, &told);
        anna.done("lock", json!({}));
    }

    /// The vault opens with the passphrase that was acknowledged, or with the one that was on its way; with no other.
    fn opens(&mut self, said: &Said, round: u64, told: &str) -> Device {
        if let Some(new) = said.did("passphrase").last() {
            self.passphrase = new.parse().unwrap();
        }
        let other = 1 - self.passphrase;
        let on_its_way = said.begun("passphrase").is_some();
        let mut anna = working::anna(&self.dir, self.passphrase, 20_000 + round);
        let wrong = anna.call("unlock", json!({ "passphrase": PASSPHRASES[other] }));
        match wrong {
            Ok(_) if on_its_way => {
                self.passphrase = other;
                anna.person.passphrase = PASSPHRASES[other];
                anna.done("lock", json!({}));
            }
            Ok(_) => panic!("{told}: a passphrase that was replaced opens the vault"),
            Err(error) => assert_eq!(error.code, ErrorCode::WrongPassphrase, "{told}"),
        }
        let opened = anna.unlock();
        let alarms: Vec<&Value> = rows(&opened["alarms"]).collect();
        assert!(!alarms.contains(&&json!("rolled_back")), "{told}");
        let check = anna.done("verify_vault", json!({}));
        assert_eq!(
            (&check["ok"], &check["rebuilt"]),
            (&json!(true), &json!([])),
            "{told}: {check}"
        );
        anna
    }

    /// Everything that was acknowledged is there. What was under way is there as a whole, or nothing of it.
    fn is_whole(&mut self, anna: &Device, held: &Held, said: &Said, told: &str) {
        self.visits.extend(said.did("save").map(str::to_owned));
        self.visits.extend(said.if_held("save", &held.visits));
        assert_eq!(held.visits, self.visits, "{told}");
        let visits = self.visits.iter().map(String::as_str);
        let of_programs: BTreeSet<&str> = visits.filter(|what| what.contains('-')).collect();
        for start in ["gezien ", "gehoord ", "zorg ", "actie ", "gedacht "] {
            let entries: BTreeSet<&str> = held.said(start).collect();
            assert_eq!(entries, of_programs, "{told}: {start}");
        }
        self.photos.extend(said.did("photo").map(str::to_owned));
        let shown: BTreeSet<String> = held.said("foto ").map(str::to_owned).collect();
        self.photos.extend(said.if_held("photo", &shown));
        assert_eq!(shown, self.photos, "{told}");
        assert_eq!(held.broken, [""; 0], "{told}");
        let written = said.did("draft").last();
        self.draft = written.map_or_else(|| self.draft.clone(), |what| json!(what));
        let form = json!({ "form_kind": "action", "target": "" });
        let draft = anna.done("draft", form)["draft"]["content"].clone();
        if said.begun("draft").is_none_or(|what| draft != what) {
            assert_eq!(draft, self.draft, "{told}");
        }
        self.draft = draft;
    }

    /// Of a file came in everything or nothing.
    fn came_in(&mut self, held: &Held, said: &Said, file: usize, told: &str) {
        let of_files = |files: usize| (0..files).flat_map(parts_of).collect::<Vec<String>>();
        let came: Vec<&str> = held.said("van Bram ").collect();
        let acknowledged = said.did("merge").next().is_some();
        let is_here = said.begun("merge").is_some() && came == of_files(file + 1);
        if acknowledged || is_here {
            self.merged = self.merged.max(file + 1);
        }
        assert_eq!(came, of_files(self.merged), "{told}");
    }

    /// Files and backups that have their names are whole, and the register knows the files. What has no name yet lies
    /// hidden beside them, encrypted; nobody finds it again, so it stays (docs/security.md).
    fn went_out(&self, anna: &Device, said: &Said, told: &str) {
        let sent = anna.done("list_sent", json!({}));
        let noted: BTreeSet<String> = rows(&sent["files"])
            .map(|file| text(&file["name"]))
            .collect();
        for what in said.did("export") {
            let name = format!("uit-{what}.woonrust");
            assert!(self.out.join(name).exists(), "{told}: {what} is gone");
        }
        for path in leaks::files(&self.out).unwrap() {
            let name = path.file_name().unwrap().to_str().unwrap();
            match name.rsplit_once('.').unwrap().1 {
                "part" => fs::remove_file(&path).unwrap(),
                "woonrust" => {
                    assert!(noted.contains(name), "{told}: nobody knows of {name}");
                    let look = json!({ "path": path, "yes": false });
                    let look = self.bram.done("preview_import", look);
                    let token = json!({ "token": look["token"] });
                    self.bram.done("cancel_import", token);
                    fs::remove_file(&path).unwrap();
                }
                "woonrust-backup" => {
                    is_a_backup(&elsewhere(&self.dir, "proef"), &path, self.passphrase);
                    fs::remove_file(&path).unwrap();
                }
                _ => assert_eq!(name, "gang.jpg", "{told}"),
            }
        }
    }

    /// Where a backup was restored stands a whole vault, or none, and then it can be restored.
    fn came_back(&self, said: &Said, round: u64, told: &str) {
        let all = said.0.iter().filter(|line| line.work == "restore");
        let whats: BTreeSet<&str> = all.map(|line| line.what.as_str()).collect();
        for (seed, what) in (60_000 + round * 100..).zip(whats) {
            let place = elsewhere(&self.dir, what);
            let device = working::anna(&place, 0, seed);
            let there = device.done("vault_status", json!({}))["state"] == "locked";
            assert!(
                there || said.did("restore").all(|did| did != what),
                "{told}"
            );
            if there {
                device.unlock();
            } else {
                restore(&device, &self.backup);
            }
            assert_eq!(device.counts(), self.backed_up, "{told}");
            assert_eq!(device.done("verify_vault", json!({}))["ok"], true, "{told}");
            assert!(!device.dir.join("vault.restoring").exists(), "{told}");
            drop(device);
            fs::remove_dir_all(place).unwrap();
        }
    }

    /// After all that the two of them work on, and hold the same of what both may see.
    fn goes_on(&self) {
        let anna = working::anna(&self.dir, self.passphrase, 90_000);
        anna.unlock();
        let path = self.out.join("laatste.woonrust");
        let export =
            json!({ "cases": [self.case], "contact": root(&self.bram), "yes": true, "path": path });
        anna.done("export_case", export);
        let look = json!({ "path": path, "yes": false });
        let look = self.bram.done("preview_import", look);
        assert_eq!(look["alarms"], json!([]));
        self.bram
            .done("import_file", json!({ "token": look["token"] }));
        let [hers, his] = [&anna, &self.bram].map(|device| inside::records(device, &self.case));
        assert!(inside::assert_same(&hers, &his).len() > self.visits.len());
    }
}

/// In the folders of the device stands what belongs there, and nothing else.
fn has_no_leavings(anna: &Device, pictures: u64, told: &str) {
    let (mut databases, mut blobs, mut others) = (BTreeSet::new(), 0, Vec::new());
    for path in leaks::files(&anna.dir).unwrap() {
        let name = path.strip_prefix(&anna.dir).unwrap().to_str().unwrap();
        let name = name.replace('\\', "/");
        match name.as_str() {
            "vault/lock" | "vault/vault.json" | "vault/vault.json.previous" => {}
            "config/vault.marker" => {}
            _ if name.starts_with("vault/data-") => {
                databases.insert(name.trim_end_matches("-wal").to_owned());
            }
            _ if name.starts_with("vault/blobs/") => blobs += 1,
            _ => others.push(name),
        }
    }
    assert_eq!((databases.len(), blobs), (1, pictures), "{told}");
    assert_eq!(others, [""; 0], "{told}");
}

/// The backup restores to a vault that is whole.
fn is_a_backup(place: &Path, backup: &Path, passphrase: usize) {
    let device = working::anna(place, passphrase, 40_000);
    restore(&device, backup.to_str().unwrap());
    assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    // Closed first: a vault that closes tells so in the folder of its device.
    drop(device);
    fs::remove_dir_all(place).unwrap();
}

/// What Bram's file number `at` brings beside the one before: an entry and two photos, in the order of their names.
fn parts_of(at: usize) -> [String; 3] {
    [
        format!("{at}"),
        format!("{at} achter"),
        format!("{at} voor"),
    ]
}

/// Bram writes an entry, attaches two photos, and makes a file for Anna.
fn file_of_bram(story: &Story, at: usize) -> String {
    let [entry, photos @ ..] = parts_of(at);
    let request = crate::apart::entry(&story.case, "fact", &format!("van Bram {entry}"));
    story.bram.done("add_entry", request);
    for (width, part) in (600..).zip(photos) {
        let picture = story.file("bram.jpg");
        let height = 300 + u32::try_from(at).unwrap();
        fs::write(&picture, photo::sized(width, height)).unwrap();
        let alt = format!("van Bram {part}");
        let request = json!({ "case": story.case, "visit": null, "alt": alt, "path": picture });
        story.bram.done("add_photo", request);
    }
    story.send(&story.bram, &story.anna, &format!("bram-{at}.woonrust"))
}

/// What a program said until it was killed.
struct Said(Vec<Line>);

impl Said {
    /// What of a work was acknowledged, in order.
    fn did<'s>(&'s self, work: &'s str) -> impl Iterator<Item = &'s str> {
        let done = self
            .0
            .iter()
            .filter(move |line| line.did && line.work == work);
        done.map(|line| line.what.as_str())
    }

    /// What was begun and not acknowledged.
    fn begun(&self, work: &str) -> Option<&str> {
        let last = self.0.last()?;
        (!last.did && last.work == work).then_some(last.what.as_str())
    }

    /// The same, if it is there all the same.
    fn if_held(&self, work: &str, held: &BTreeSet<String>) -> Option<String> {
        let begun = self.begun(work)?;
        held.get(begun).cloned()
    }
}
