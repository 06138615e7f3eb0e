//! A file for one recipient, and what a change weighs.

use crate::{
    bare, crdt,
    importing::Parcel,
    office::{Office, PER_CASE, vault_of},
    outbox,
    report::Report,
    stopwatch::{in_turn, median, time},
};
use ledger::change::Change;

/// So many changes of the 60,000 go along.
const SHARED: usize = 10_000;
/// Cases whose changes are weighed.
const WEIGHED: usize = 50;

/// All of it.
pub fn measure(office: &Office, parcel: &Parcel, rounds: usize, report: &mut Report) {
    let cases = &office.cases[..SHARED / PER_CASE];
    let path = office.dir.join("share.db");
    bare::remove(&path);
    let conn = bare::sqlcipher(&path);
    bare::fill_vault(&conn, &parcel.changes, &crate::unlocking::rows(office));
    let vault = vault_of(&office.anna);
    let file = office.dir.join("some.woonrust");
    let mut ours = || time(|| outbox::write(&vault, &office.his, cases, &file)).0;
    let mut select = || {
        let (took, count) = time(|| bare::read_changes(&conn, cases));
        assert_eq!(count, cases.len() * PER_CASE, "changes that were read");
        took
    };
    let [ours, select] = in_turn(rounds, [&mut ours, &mut select]);
    report.pair("export", ours, select);
    drop(vault);
    weigh(office, report);
}

/// Bytes of the changes that write one field of a record that exists, beside what Automerge makes of the same.
fn weigh(office: &Office, report: &mut Report) {
    let vault = vault_of(&office.anna);
    let held = office.cases[..WEIGHED]
        .iter()
        .flat_map(|case| vault.case_with_changes(*case).expect("a case"));
    let changes: Vec<Change> = held.flat_map(|(_, changes)| changes).collect();
    drop(vault);
    office.anna.unlock();
    let is_one = |change: &&Change| change.header.writes.len() == 1 && change.header.n > 1;
    let ours = changes.iter().filter(is_one).map(|change| {
        (change.header_bytes.len() + change.signature.len() + change.body_bytes().len()) as f64
    });
    let theirs = crdt::document(&changes)
        .one_field
        .into_iter()
        .map(|bytes| bytes as f64);
    report.pair(
        "one_field_bytes",
        median(ours.collect()),
        median(theirs.collect()),
    );
}
