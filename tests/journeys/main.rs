//! Journeys through the use cases, with two people and two vaults, on disk.
#![expect(clippy::unwrap_used, reason = "in a test the line number says enough")]

mod bad_input;
mod contract;
mod files_in;
mod golden;
mod kept_apart;
mod killed;
mod main_job;

use tempfile::TempDir;

/// A folder for one test, in memory where there is such a place.
fn folder() -> TempDir {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}
