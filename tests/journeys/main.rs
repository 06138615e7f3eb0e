//! Journeys through the use cases, with two people and two vaults, on disk.
#![expect(clippy::unwrap_used, reason = "in a test the line number says enough")]

mod actions;
mod apart;
mod archive;
mod attention;
mod bad_input;
mod bars;
mod board;
mod case_list;
mod checking;
mod closing;
mod coming_back;
mod contract;
mod crossings;
mod differences;
mod disclosing;
mod disk;
mod doors;
mod erasing;
mod erasing_told;
mod expectations;
mod extracts;
#[cfg(target_os = "linux")]
mod failing_calls;
mod files_forged;
mod files_in;
mod files_out;
mod fingerprints;
mod first_start;
mod fixing;
mod full_disk;
mod golden;
mod guides;
mod handover;
mod held_back;
mod interference;
mod kept_apart;
mod killed;
mod large_files;
mod letters;
mod locking;
mod main_job;
mod meetings;
mod mirror;
mod no_further;
mod other_sheet;
mod overtaken;
mod own_card;
mod own_devices;
mod own_settings;
mod parsers;
mod partner_details;
mod photos;
mod plan;
mod pointing;
mod policy;
mod pulses;
mod questions;
mod reach;
mod register;
mod reports;
mod restricting;
mod sample_rules;
mod set_aside;
mod slips;
mod sticks;
mod team_file;
mod theme;
mod thresholds;
mod typing;
mod undoing;
mod undone;
mod unknown;
mod unseen;
mod visit_safety;
mod visits;
mod withdrawing;
mod working;

use std::{fs, path::Path};
use tempfile::TempDir;

/// A folder for one test, in memory where there is such a place.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// The arguments with which this program runs one of its tests alone, in a process of its own.
fn again(test: &str) -> [&str; 4] {
    ["--exact", test, "--nocapture", "--test-threads=1"]
}

/// Copies a folder with everything in it.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
