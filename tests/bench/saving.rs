//! A save: the form of a home visit, until it is safe from a power cut.

use crate::{
    bare::{self, Inserts},
    importing::Parcel,
    office::{Office, vault_of},
    report::Report,
    stopwatch::{in_turn, time},
};
use ledger::{
    change::Change,
    ids::{CaseId, RecordId},
};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

/// Saves of each side; one is short, so it takes more of them.
const SAVES: usize = 60;

/// The same form each time, as the window sends it.
fn form(case: &CaseId) -> Value {
    json!({
        "case": case.to_string(), "visit": null, "occurred_at": null, "purpose": "Na een melding van de buren",
        "announced": false, "outcome": "spoken", "company": "alone", "card_left": null,
        "saw": "Twaalf zakken met afval in de gang, de achterdeur kan niet meer open. In de keuken staat vuile vaat, \
                het ruikt er naar gas en het raam is dicht.",
        "said": "Ik krijg het niet meer opgeruimd sinds mijn zoon weg is.", "said_by": "bewoner", "think": "",
        "care": "Oogt vermoeid, heeft sinds kort andere medicijnen van de huisarts.",
        "next_step": { "text": "Gaslucht laten nakijken", "due": "2026-11-23", "owner": null },
        "photos": [], "finish": false,
    })
}

/// All of it.
pub fn measure(office: &Office, parcel: &Parcel, report: &mut Report) {
    let saved = office.anna.done("save_visit", form(&office.cases[0]));
    let changes = changes_of(office, &saved);
    report.number("form_changes", changes.len() as f64);
    let path = office.dir.join("form.db");
    bare::remove(&path);
    let conn = bare::sqlcipher(&path);
    let rows = crate::unlocking::rows(office);
    bare::fill_vault(&conn, &parcel.changes, &rows);
    let mut cases = office.cases.iter().cycle();
    let mut ours = || {
        let form = form(cases.next().expect("a cycle"));
        time(|| office.anna.done("save_visit", form)).0
    };
    let mut number: i64 = 0;
    let mut raw = || {
        number += 1;
        time(|| save(&conn, &changes, number)).0
    };
    let [ours, raw] = in_turn(SAVES, [&mut ours, &mut raw]);
    report.pair("save", ours, raw);
}

/// What a save wrote: the records that it names, and the step that it planned.
fn changes_of(office: &Office, saved: &Value) -> Vec<Change> {
    let vault = vault_of(&office.anna);
    let mut records: Vec<&Value> = saved["records"]
        .as_array()
        .expect("records")
        .iter()
        .collect();
    records.push(&saved["action"]);
    let ids = records.into_iter().map(|id| {
        id.as_str()
            .expect("an id")
            .parse::<RecordId>()
            .expect("an id")
    });
    let changes = ids
        .flat_map(|id| vault.changes_of(id).expect("a record that was saved"))
        .collect();
    drop(vault);
    office.anna.unlock();
    changes
}

/// The same rows in the same tables, in one transaction: no signature, no rule, no question.
fn save(conn: &Connection, changes: &[Change], number: i64) {
    let tx = conn.unchecked_transaction().expect("a transaction");
    let mut inserts = Inserts::of(&tx);
    for change in changes {
        let mut id = *change.id.as_bytes();
        id[..8].copy_from_slice(&number.to_le_bytes());
        inserts.record(change, &id[..16], &id);
    }
    drop(inserts);
    let case = changes[0].header.case;
    tx.execute(
        "UPDATE case_list SET last_ms = ?2, arrived = ?3, next_due = ?4, open_actions = open_actions + 1
         WHERE case_id = ?1",
        params![case.as_bytes(), changes[0].header.wall.ms, number, "2026-11-23"],
    )
    .expect("a row");
    tx.execute(
        "INSERT INTO audit (at_ms, offset_min, op, device, subject, count, prev, hash)
         VALUES (?1, 60, 'save_visit', ?2, NULL, ?3, zeroblob(32), zeroblob(32))",
        params![
            changes[0].header.wall.ms,
            changes[0].header.device.as_bytes(),
            changes.len() as i64
        ],
    )
    .expect("a row");
    tx.execute(
        "UPDATE own SET counter = ?1, audited = randomblob(32)",
        [number],
    )
    .expect("a row");
    tx.commit().expect("a commit");
}
