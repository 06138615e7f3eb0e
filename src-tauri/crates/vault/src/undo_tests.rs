//! A merged file is taken out as a whole, to the last row, or not at all.

use crate::{
    erase::{DELAY_MS, Wanted},
    tests_desk::{Desk, anna, bram, carla},
    transact::Tx,
    undo::Undoable,
};
use ledger::{
    author::{Edit, FieldEdit},
    cbor::Value,
    control::Target,
    ids::{CaseId, RecordId},
    plan::Incoming,
    sharing::{Class, Token},
};
use std::collections::BTreeSet;

const DAY_MS: i64 = 24 * 3600 * 1000;

fn set<'a>(field: &'a str, text: &str) -> FieldEdit<'a> {
    (field, Edit::Set(Value::from(text)))
}

fn change(desk: &mut Desk, record: RecordId, field: &str, text: &str) {
    desk.vault
        .transact("change", |tx| tx.write(record, &[set(field, text)]))
        .unwrap();
}

fn add(
    desk: &mut Desk,
    case: CaseId,
    kind: &str,
    class: Class,
    edits: &[FieldEdit<'_>],
) -> RecordId {
    let write = |tx: &mut Tx<'_>| tx.create(case, kind, &[Token::Case], class, edits);
    desk.vault.transact("add", write).unwrap().0
}

fn note(desk: &mut Desk, case: CaseId, text: &str) -> RecordId {
    add(desk, case, "fact/1", Class::K2, &[set("text", text)])
}

/// Everything of some cases, as a verified file of this desk would bring it.
fn file(from: &Desk, cases: &[CaseId]) -> Incoming {
    let states = cases
        .iter()
        .flat_map(|case| from.vault.case_records(*case).unwrap());
    let changes = states.flat_map(|state| from.vault.changes_of(state.id).unwrap());
    let own = from.vault.own();
    Incoming {
        sender: own.root,
        sender_device: own.device,
        scope: cases.to_vec(),
        cards: from.vault.cards().unwrap(),
        control: Vec::new(),
        changes: changes.collect(),
        own_yes: false,
    }
}

/// Merges a file; gives its number in the import log.
fn merge(at: &mut Desk, incoming: &Incoming) -> i64 {
    let planned = at.vault.plan(incoming).unwrap();
    let work = |tx: &mut Tx<'_>| tx.admit(&planned, incoming, &[9; 32]);
    at.vault.transact("import_file", work).unwrap().0.import
}

/// Every row of every table, without what tells of the work itself: audit, counters, people, the order of arrival.
fn rows(desk: &Desk) -> Vec<String> {
    let conn = &desk.vault.conn;
    let names = |sql: &str, of: &[&str]| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map(rusqlite::params_from_iter(of), |row| row.get(0));
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    };
    let tables = names(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'text_index%'
             AND name NOT IN ('audit', 'own', 'epoch', 'card', 'device') ORDER BY name",
        &[],
    );
    let mut all = Vec::new();
    for table in &tables {
        let columns = names(
            "SELECT name FROM pragma_table_info(?1) WHERE name <> 'arrived' ORDER BY cid",
            &[table.as_str()],
        );
        let quoted: Vec<String> = columns
            .iter()
            .map(|one| format!("quote(\"{one}\")"))
            .collect();
        let sql = format!(
            "SELECT {} FROM {table} ORDER BY 1",
            quoted.join(" || ',' || ")
        );
        let held = names(&sql, &[]);
        all.extend(held.into_iter().map(|row| format!("{table}: {row}")));
    }
    all
}

fn undo(desk: &mut Desk, import: i64) {
    assert_eq!(desk.vault.undoable(import).unwrap(), Undoable::Possible);
    desk.vault.undo_import(import).unwrap();
    assert!(desk.vault.verify().unwrap().is_ok());
}

fn refused(desk: &mut Desk, import: i64, why: &Undoable) {
    let before = rows(desk);
    assert_eq!(desk.vault.undoable(import).unwrap(), *why);
    assert!(desk.vault.undo_import(import).is_err());
    assert_eq!(rows(desk), before, "a refusal changes nothing");
}

/// Bram has Anna's first case.
fn shared() -> (Desk, Desk, CaseId, RecordId) {
    let (mut anna, mut bram) = (anna(), bram());
    let (case, fact) = anna.case_with_fact("harde muziek");
    merge(&mut bram, &file(&anna, &[case]));
    (anna, bram, case, fact)
}

#[test]
fn what_a_file_brought_goes_and_every_row_is_as_it_was() {
    let (mut anna, mut bram, case, fact) = shared();
    change(&mut bram, case.record(), "urgency", "low");
    let before = rows(&bram);
    change(&mut anna, case.record(), "urgency", "high");
    change(&mut anna, fact, "text", "harde muziek en geschreeuw");
    note(&mut anna, case, "bonken");
    let (other, _) = anna.case_with_fact("rook");
    let incoming = file(&anna, &[case, other]);
    let import = merge(&mut bram, &incoming);
    assert_eq!(bram.vault.in_conflict(None).unwrap().len(), 1);
    assert_ne!(rows(&bram), before);

    undo(&mut bram, import);
    assert_eq!(rows(&bram), before);
    assert!(bram.vault.search("bonken", 5).unwrap().is_empty());
    assert!(bram.vault.case_list_row(other).is_err());

    merge(&mut bram, &incoming);
    assert_eq!(
        bram.vault.state(fact).unwrap(),
        anna.vault.state(fact).unwrap()
    );
    assert_eq!(bram.vault.in_conflict(None).unwrap().len(), 1);
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn a_value_that_was_filled_in_is_missing_again() {
    let (mut anna, mut bram) = (anna(), bram());
    let (case, fact) = anna.case_with_fact("eerst");
    let whole = file(&anna, &[case]);
    let mut thin = whole.clone();
    let of_fact = thin
        .changes
        .iter_mut()
        .filter(|change| change.header.record == fact);
    of_fact.for_each(|change| change.body[2] = None);
    merge(&mut bram, &thin);
    let before = rows(&bram);
    let import = merge(&mut bram, &whole);
    assert_eq!(bram.vault.state(fact).unwrap().text("text"), Some("eerst"));
    undo(&mut bram, import);
    assert_eq!(rows(&bram), before);
    assert_eq!(bram.vault.state(fact).unwrap().text("text"), None);
    note(&mut anna, case, "later");
    merge(&mut bram, &file(&anna, &[case]));
    assert_eq!(bram.vault.state(fact).unwrap().text("text"), Some("eerst"));
}

#[test]
fn what_was_set_aside_and_came_in_is_set_aside_again() {
    let (mut anna, mut bram, case, _) = shared();
    let mut carla = carla();
    merge(&mut carla, &file(&anna, &[case]));
    let seen = note(&mut carla, case, "van buiten gezien");
    let card = carla.vault.own_card().unwrap();
    let with_hers = |anna: &Desk, carla: &Desk| {
        let mut incoming = file(anna, &[case]);
        incoming
            .changes
            .extend(carla.vault.changes_of(seen).unwrap());
        incoming.cards.push(carla.vault.own_card().unwrap());
        incoming
    };
    merge(&mut bram, &with_hers(&anna, &carla));
    assert_eq!(bram.vault.quarantine(10).unwrap().len(), 1);
    let before = rows(&bram);
    let root = Edit::Set(Value::from(*card.root_id().as_bytes()));
    let edits = [set("name", &card.facts.name), ("root", root)];
    add(&mut anna, case, "partner/1", Class::K1, &edits);
    let import = merge(&mut bram, &with_hers(&anna, &carla));
    assert!(bram.vault.quarantine(10).unwrap().is_empty());
    undo(&mut bram, import);
    assert_eq!(rows(&bram), before);
}

#[test]
fn photos_go_with_the_record_that_they_came_with() {
    let (mut anna, mut bram, case, _) = shared();
    let sha256 = Edit::Set(Value::from([7_u8; 32]));
    let photo = add(
        &mut anna,
        case,
        "attachment/1",
        Class::K2,
        &[("sha256", sha256)],
    );
    let before = rows(&bram);
    let incoming = file(&anna, &[case]);
    let planned = bram.vault.plan(&incoming).unwrap();
    let (import, _) = bram
        .vault
        .transact("import_file", |tx| {
            let admitted = tx.admit(&planned, &incoming, &[9; 32])?;
            tx.attach(photo, b"foto")?;
            Ok(admitted.import)
        })
        .unwrap();
    let blobs = bram.dir.path().join("kluis/blobs");
    let files = || std::fs::read_dir(&blobs).unwrap().count();
    assert_eq!(files(), 1);
    undo(&mut bram, import);
    assert_eq!((rows(&bram), files()), (before, 0));
}

#[test]
fn own_work_on_it_is_kept_and_holds_it() {
    let (mut anna, mut bram, case, _) = shared();
    let fresh = note(&mut anna, case, "bonken");
    let (other, _) = anna.case_with_fact("rook");
    let incoming = file(&anna, &[case, other]);
    let worked = |case| Undoable::Worked(BTreeSet::from([case]));

    let import = merge(&mut bram, &incoming);
    // Beside it, in a case that was here already, and about nothing that came: no reason to refuse.
    let own = note(&mut bram, case, "zelf gehoord");
    undo(&mut bram, import);
    assert_eq!(
        bram.vault.state(own).unwrap().text("text"),
        Some("zelf gehoord")
    );

    let import = merge(&mut bram, &incoming);
    change(&mut bram, fresh, "text", "bonken en boren");
    refused(&mut bram, import, &worked(case));

    let (mut anna, mut bram, case, _) = shared();
    let (other, _) = anna.case_with_fact("rook");
    let import = merge(&mut bram, &file(&anna, &[case, other]));
    note(&mut bram, other, "in de nieuwe zaak");
    refused(&mut bram, import, &worked(other));

    let (mut anna, mut bram, case, _) = shared();
    let fresh = note(&mut anna, case, "bonken");
    let import = merge(&mut bram, &file(&anna, &[case]));
    let named = Edit::Set(Value::from(*fresh.as_bytes()));
    let about = [("record", named)];
    add(&mut bram, case, "addendum/1", Class::K2, &about);
    refused(&mut bram, import, &worked(case));
}

#[test]
fn a_draft_about_it_holds_it_until_it_is_thrown_away() {
    let (mut anna, mut bram, case, _) = shared();
    let fresh = note(&mut anna, case, "bonken");
    let import = merge(&mut bram, &file(&anna, &[case]));
    let target = format!("{case}:{fresh}");
    let draft = |local: &mut crate::Local<'_>| local.save_draft("addendum", &target, "{}", 1);
    bram.vault.local("draft", draft).unwrap();
    refused(&mut bram, import, &Undoable::Worked(BTreeSet::from([case])));
    bram.vault
        .local("draft", |local| local.remove_draft("addendum", &target))
        .unwrap();
    undo(&mut bram, import);
}

#[test]
fn files_are_undone_from_the_newest_back_and_none_after_an_export() {
    let (mut anna, mut bram, case, _) = shared();
    let start = rows(&bram);
    note(&mut anna, case, "een");
    let first = merge(&mut bram, &file(&anna, &[case]));
    let between = rows(&bram);
    note(&mut anna, case, "twee");
    let second = merge(&mut bram, &file(&anna, &[case]));
    refused(&mut bram, first, &Undoable::Newer);
    undo(&mut bram, second);
    let kept = |rows: &[String]| -> Vec<String> {
        let shared = rows.iter().filter(|row| !row.starts_with("undo_"));
        shared.cloned().collect()
    };
    assert_eq!(kept(&rows(&bram)), kept(&between));
    undo(&mut bram, first);
    assert_eq!(rows(&bram), start);

    let import = merge(&mut bram, &file(&anna, &[case]));
    let root = anna.vault.own().root;
    bram.vault
        .transact("export_case", |tx| tx.note_sent(&[7; 16], &root, [], &[]))
        .unwrap();
    refused(&mut bram, import, &Undoable::Exported);
}

#[test]
fn erasing_a_new_life_and_time_take_the_way_back() {
    let (mut anna, mut bram, case, fact) = shared();
    let more = |anna: &mut Desk, bram: &mut Desk| {
        note(anna, case, "bonken");
        merge(bram, &file(anna, &[case]))
    };
    let import = more(&mut anna, &mut bram);
    let wanted = Wanted {
        redact: false,
        case,
        targets: vec![Target::record(fact)],
        basis: "mistake".to_owned(),
    };
    bram.vault
        .transact("erase", |tx| tx.erase(&wanted, DELAY_MS))
        .unwrap();
    refused(&mut bram, import, &Undoable::Forgotten);
    let kept = |desk: &Desk| rows(desk).iter().any(|row| row.starts_with("undo_"));
    assert!(
        !kept(&bram),
        "nothing that is kept for it may hold what is erased"
    );

    let import = more(&mut anna, &mut bram);
    bram.vault.start_epoch(crate::EpochReason::Copied).unwrap();
    refused(&mut bram, import, &Undoable::Forgotten);

    let import = more(&mut anna, &mut bram);
    bram.env.pass_ms(15 * DAY_MS);
    more(&mut anna, &mut bram);
    refused(&mut bram, import, &Undoable::Forgotten);

    let many: Vec<i64> = (0..11).map(|_| more(&mut anna, &mut bram)).collect();
    refused(&mut bram, many[0], &Undoable::Forgotten);
    refused(&mut bram, many[1], &Undoable::Newer);
}
