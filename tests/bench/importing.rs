//! Imports: without signatures, with all of them, in the window, and a second time.

use crate::{
    bare::{self, Row},
    crdt::{self, Document},
    office::{Office, open_vault},
    report::Report,
    stopwatch::{in_turn, time},
};
use exchange::{DeviceSecret, Known, KnownDevice, Limits, Nobody, Opened, Receiver, unwatched};
use journeys::Device;
use ledger::{change::Change, ids::DeviceId};
use serde_json::json;
use std::path::{Path, PathBuf};
use vault::Vault;

/// Knows nobody, and takes every signature for one that was checked before: what is left is decoding.
struct Trusting;

impl Known for Trusting {
    fn device(&self, _: &DeviceId) -> Option<KnownDevice> {
        None
    }

    fn held(&self, changes: &[Change]) -> Vec<bool> {
        vec![true; changes.len()]
    }
}

/// Decrypts, decodes and verifies a file for the owner of a vault.
fn open(path: &Path, vault: &Vault, known: &dyn Known) -> Opened {
    let secrets = [DeviceSecret::from_bytes(*vault.device_keys().sealing)];
    let receiver = Receiver {
        me: vault.own().root,
        secrets: &secrets,
        known,
        limits: &Limits::V1.allowing_large(),
    };
    exchange::open(path, &receiver, &mut unwatched).expect("a sound file")
}

/// Milliseconds of each step of an import.
#[derive(Default)]
struct Steps {
    open: Vec<f64>,
    plan: Vec<f64>,
    admit: Vec<f64>,
    commit: Vec<f64>,
}

impl Steps {
    /// Imports a file into a vault that has nothing yet, and gives how long all of it took.
    fn import(&mut self, office: &Office, file: &Path, known: &dyn Known) -> f64 {
        let mut vault = open_vault(&office.fresh_bram("run"));
        let (opening, opened) = time(|| open(file, &vault, known));
        let contents = &opened.contents;
        let (planning, planned) = time(|| vault.plan(&contents.incoming).expect("a plan"));
        let mut admitting = 0.0;
        let (writing, _) = time(|| {
            let admit = |tx: &mut vault::Tx<'_>| {
                let (took, admitted) =
                    time(|| tx.admit(&planned, &contents.incoming, &contents.manifest_hash));
                admitting = took;
                admitted
            };
            vault.transact("import_file", admit).expect("an import")
        });
        self.open.push(opening);
        self.plan.push(planning);
        self.admit.push(admitting);
        self.commit.push(writing - admitting);
        opening + planning + writing
    }
}

/// The file that every import takes, and the same changes for the yardsticks.
pub struct Parcel {
    /// The file.
    pub path: PathBuf,
    /// Its changes.
    pub changes: Vec<Change>,
    /// The same as a document of Automerge.
    pub document: Document,
}

impl Parcel {
    /// All cases of Anna, for Bram.
    pub fn of(office: &Office) -> Parcel {
        let path = office.file("all.woonrust", &office.cases);
        let vault = open_vault(&office.fresh_bram("look"));
        let changes = open(&path, &vault, &Nobody).contents.incoming.changes;
        Parcel {
            document: crdt::document(&changes),
            changes,
            path,
        }
    }
}

/// All of it.
pub fn measure(office: &Office, parcel: &Parcel, rounds: usize, report: &mut Report) {
    crates(office, parcel, rounds, report);
    window(office, &parcel.path, rounds, report);
}

fn crates(office: &Office, parcel: &Parcel, rounds: usize, report: &mut Report) {
    let (mut decoding, mut verifying) = (Steps::default(), Steps::default());
    let mut unsigned = || decoding.import(office, &parcel.path, &Trusting);
    let mut signed = || verifying.import(office, &parcel.path, &Nobody);
    let rows: Vec<Row> = parcel.changes.iter().map(Row::of).collect();
    report.number("changes", rows.len() as f64);
    report.number("bytes", rows.iter().map(Row::len).sum::<usize>() as f64);
    let beside = office.dir.join("raw.db");
    let mut raw = || {
        bare::remove(&beside);
        let conn = bare::sqlcipher(&beside);
        bare::make_changes(&conn);
        time(|| bare::insert_changes(&conn, &rows)).0
    };
    let mut automerge = || time(|| crdt::load_incremental(&parcel.document)).0;
    let [unsigned, signed, raw, automerge] = in_turn(
        rounds,
        [&mut unsigned, &mut signed, &mut raw, &mut automerge],
    );
    report.pair("import", unsigned, raw);
    report.pair("import_verified", signed, automerge);
    report.samples("import_verify", verifying.open);
    report.samples("import_decode", decoding.open);
    report.samples("import_plan", decoding.plan);
    report.samples("import_admit", decoding.admit);
    report.samples("import_commit", decoding.commit);
}

/// Through the use cases, as the window does: look, then merge; then the same file again.
fn window(office: &Office, file: &Path, rounds: usize, report: &mut Report) {
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let bram = office.fresh_bram("window");
        bram.unlock();
        first.push(take_in(&bram, file));
        again.push(take_in(&bram, file));
        bram.done("lock", json!({}));
    }
    report.pair(
        "import_again",
        crate::stopwatch::median(again),
        crate::stopwatch::median(first),
    );
}

fn take_in(bram: &Device, file: &Path) -> f64 {
    let (looking, preview) =
        time(|| bram.done("preview_import", json!({ "path": file, "yes": true })));
    let (merging, _) = time(|| bram.done("import_file", json!({ "token": preview["token"] })));
    looking + merging
}
