//! Evidence, counted: a test says how much it tried, and `scripts/evidence` writes that into docs/security.md.

use std::{env, fs, panic::Location, path::Path};

/// Says that a test tried so much of what one row of the table counts. Written only where `WOONRUST_EVIDENCE` names a
/// folder; every place in the source has a file of its own there, so that tests that run at once add up.
///
/// # Panics
/// When that folder cannot be written.
#[track_caller]
pub fn note(row: &str, count: u64) {
    let Some(folder) = env::var_os("WOONRUST_EVIDENCE") else {
        return;
    };
    let place = Location::caller();
    let source = place.file().replace(['/', '\\'], "-");
    let name = format!("{row}.{source}-{}.json", place.line());
    let line = format!("{{\"row\":\"{row}\",\"count\":{count}}}\n");
    let path = Path::new(&folder).join(name);
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(path, line));
    written.expect("the folder for evidence can be written");
}

/// A number that the environment gives, such as how much a long run tries.
#[must_use]
pub fn asked(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}

/// The numbers of what a run tries: `usual` of them, or as many as the variable says. A long run goes on from number
/// `WOONRUST_FROM`.
#[must_use]
pub fn numbers(variable: &str, usual: u64) -> std::ops::Range<u64> {
    let from = asked("WOONRUST_FROM").unwrap_or(0);
    from..from + asked(variable).unwrap_or(usual)
}
