//! Measures what docs/performance.md promises, each beside its yardstick in the same run.

mod bare;
mod crdt;
mod finding;
mod importing;
mod office;
mod outbox;
mod report;
mod saving;
mod sharing;
mod stopwatch;
mod unlocking;
mod words;

use importing::Parcel;
use office::Office;
use report::Report;
use std::{env, fs, path::Path};

/// Runs of each side; the median counts.
const ROUNDS: usize = 5;

/// `speed OUTPUT`: measures and writes the figures to a file.
fn main() {
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    let output = arguments.next().unwrap_or_else(|| "speed.json".to_owned());
    let part = arguments.next().unwrap_or_default();
    let rounds = env::var("ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(ROUNDS);
    let folder = tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).expect("a folder");
    let office = Office::furnish(folder.path());
    let parcel = Parcel::of(&office);
    let mut report = Report::default();
    let wanted = |name: &str| part.is_empty() || part == name;
    if wanted("importing") {
        importing::measure(&office, &parcel, rounds, &mut report);
    }
    if wanted("unlocking") {
        unlocking::measure(&office, &parcel, rounds, &mut report);
    }
    if wanted("finding") {
        finding::measure(&office, rounds, &mut report);
    }
    if wanted("sharing") {
        sharing::measure(&office, &parcel, rounds, &mut report);
    }
    if wanted("saving") {
        saving::measure(&office, &parcel, &mut report);
    }
    fs::write(&output, report.text()).expect("room for the figures");
}
