//! From the passphrase to the list of cases. The key derivation is the cheapest that there is, and so counts for nothing.

use crate::{
    bare, crdt,
    importing::Parcel,
    office::{Office, vault_of},
    report::Report,
    stopwatch::{in_turn, time},
};
use serde_json::{Value, json};
use vault::CaseListRow;

/// The list as the window asks for it first.
fn list() -> Value {
    json!({ "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "open",
            "sort": "attention", "descending": false, "offset": 0, "limit": 200 })
}

/// The rows of all cases.
pub fn rows(office: &Office) -> Vec<CaseListRow> {
    let vault = vault_of(&office.anna);
    let rows = vault.case_list(i64::MAX).expect("a list");
    drop(vault);
    office.anna.unlock();
    rows
}

/// All of it.
pub fn measure(office: &Office, parcel: &Parcel, rounds: usize, report: &mut Report) {
    let path = office.dir.join("list.db");
    bare::remove(&path);
    bare::fill_vault(&bare::plain(&path), &parcel.changes, &rows(office));
    let mut ours = || {
        office.anna.done("lock", json!({}));
        let took = time(|| {
            office.anna.unlock();
            office.anna.done("list_cases", list())
        });
        assert!(took.1["total"].as_u64() > Some(0), "an empty list");
        took.0
    };
    let mut plain = || {
        let (took, (conn, count)) = time(|| {
            let conn = bare::plain(&path);
            let count = bare::read_cases(&conn);
            (conn, count)
        });
        drop(conn);
        assert_eq!(count, office.cases.len(), "rows of the list");
        took
    };
    let mut automerge = || time(|| crdt::load(&parcel.document)).0;
    let [ours, plain, automerge] = in_turn(rounds * 3, [&mut ours, &mut plain, &mut automerge]);
    report.pair("unlock", ours, plain);
    report.pair("unlock_beside_automerge", ours, automerge);
    let mut only_list = || time(|| office.anna.done("list_cases", list())).0;
    let [listing] = in_turn(rounds * 3, [&mut only_list]);
    report.number("list", listing);
}
