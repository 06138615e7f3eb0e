//! Nothing is left: every page of the database decrypted, every file of the folder, searched for what was erased.

use crate::{
    database,
    erase::{DELAY_MS, Wanted},
    erasures::ErasureState,
    kdf::Kdf,
    migrate,
    secret::Secret,
    tests_desk::{Desk, anna, bram},
};
use ledger::{
    author::Edit,
    cbor::Value,
    control::{ControlHeader, ControlItem, ControlKind, Target},
    ids::{CaseId, ControlId, RecordId},
    plan::QuarantineReason,
    sharing::{Class, Token},
};
use rusqlite::MAIN_DB;
use std::{fs, path::Path};

const MARK: &str = "onvindbaarwoord";

/// A case with the mark in everything that can hold it: a fact that was rewritten, a draft, a thought, a photo's name, a
/// change that was set aside.
fn marked() -> (Desk, CaseId, RecordId) {
    let mut desk = anna();
    let (case, fact) = desk.case_with_fact(MARK);
    let edit = |text: &str| [("text", Edit::Set(Value::from(text)))];
    let long = format!("{MARK} {}", "regen ".repeat(3_000));
    desk.vault
        .transact("rewrite", |tx| tx.write(fact, &edit(&long)))
        .unwrap();
    let changes = desk.vault.changes_of(fact).unwrap();
    desk.vault
        .transact("photo", |tx| {
            let named = [("alt", Edit::Set(Value::from(MARK)))];
            let photo = tx.create(case, "attachment/1", &[Token::Case], Class::K2, &named)?;
            tx.attach(photo, MARK.repeat(5_000).as_bytes())
        })
        .unwrap();
    desk.vault
        .local("draft", |local| {
            let target = format!("{case}:{fact}");
            local.save_draft("visit", &target, &format!("{{\"saw\":\"{MARK}\"}}"), 1)?;
            local.add_interpretation(&fact, MARK, 30)
        })
        .unwrap();
    let conn = &desk.vault.conn;
    conn.execute(
        "INSERT INTO import_log (no, file, sender, device, at_ms, admitted, filled, quarantined, unchanged)
         VALUES (1, x'', x'', x'', 0, 0, 0, 0, 0)",
        [],
    )
    .unwrap();
    let from = crate::quarantine::Brought {
        sender: &ledger::ids::RootId::from_bytes([9; 32]),
        import: 1,
    };
    let reason = QuarantineReason::NotPartner;
    crate::quarantine::set_aside(conn, &changes[1], from, reason, 0).unwrap();
    fs::write(desk.vault.inbox().join("token.woonrust"), MARK).unwrap();
    let copies = desk.vault.folder.copies();
    fs::create_dir_all(&copies).unwrap();
    fs::write(copies.join("version-1-1.db"), MARK).unwrap();
    (desk, case, fact)
}

fn holds(bytes: &[u8]) -> bool {
    let needle = MARK.as_bytes();
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Every page as it is decrypted, free ones too.
fn pages(desk: &mut Desk) -> Vec<u8> {
    desk.vault.conn.serialize(MAIN_DB).unwrap().to_vec()
}

/// Every file in the folder.
fn found_in_files(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(found_in_files(&entry.path()));
        } else if holds(&fs::read(entry.path()).unwrap()) {
            found.push(entry.path().display().to_string());
        }
    }
    found
}

fn erase_case(desk: &mut Desk, case: CaseId) -> ControlId {
    let wanted = Wanted {
        redact: false,
        case,
        targets: Vec::new(),
        basis: "art17".to_owned(),
    };
    let erased = desk.vault.transact("erase", |tx| tx.erase(&wanted, 0));
    erased.unwrap().0[0].id
}

fn log_size(desk: &Desk) -> u64 {
    let path = desk.vault.folder.database(desk.vault.header.database());
    let mut log = path.into_os_string();
    log.push("-wal");
    fs::metadata(log).map_or(0, |facts| facts.len())
}

#[test]
fn what_was_erased_for_good_stands_nowhere_in_the_folder_under_any_key_that_is_left() {
    let (mut desk, case, _) = marked();
    assert!(
        holds(&pages(&mut desk)),
        "a search that finds nothing proves nothing"
    );
    let id = erase_case(&mut desk, case);
    assert!(holds(&pages(&mut desk)), "hidden is not erased");
    desk.vault.erase_for_good(&[id]).unwrap();
    assert!(!holds(&pages(&mut desk)), "a page still holds it");
    assert_eq!(log_size(&desk), 0, "the write-ahead log is not empty");
    let dir = desk.dir.path().to_owned();
    assert_eq!(found_in_files(&dir), [""; 0]);
    let blobs = fs::read_dir(desk.vault.folder.blobs()).unwrap();
    assert_eq!(blobs.count(), 0, "the file of the photo is gone");
    let (drafts, aside) = (
        desk.vault.drafts().unwrap(),
        desk.vault.quarantine(9).unwrap(),
    );
    assert!(drafts.is_empty() && aside.is_empty());
    assert!(desk.vault.owes_rewrite().unwrap());

    let passphrase = Secret::new("regenjas paardenbloem kozijn");
    let old = desk.vault.header.database().to_owned();
    assert_eq!(desk.vault.rewrite(&passphrase, Kdf::CHEAP).unwrap(), 0);
    desk.vault.note_rewritten().unwrap();
    assert!(!desk.vault.owes_rewrite().unwrap());
    assert!(!desk.vault.folder.database(&old).exists());
    assert!(!holds(&pages(&mut desk)));
    assert!(desk.vault.verify().unwrap().is_ok());
    let erased = desk.vault.erased().unwrap();
    assert!(erased.cases.contains(&case), "the list moves along");
}

#[test]
fn a_redacted_value_stands_nowhere_either_and_its_record_does() {
    let (mut desk, case, fact) = marked();
    let changes = desk.vault.changes_of(fact).unwrap();
    let targets = casework::erasure::values_of(&changes, "text");
    assert_eq!(targets.len(), 2, "what was typed before says it as well");
    let wanted = Wanted {
        redact: true,
        case,
        targets,
        basis: "mistake".to_owned(),
    };
    let (items, _) = desk
        .vault
        .transact("erase", |tx| tx.erase(&wanted, DELAY_MS))
        .unwrap();
    desk.vault.erase_for_good(&[items[0].id]).unwrap();
    // The photo and the thought are of other records, and stay.
    desk.vault
        .transact("photo", |tx| {
            let photos = tx.records_of_kind(case, "attachment/1")?;
            tx.write(photos[0].id, &[("alt", Edit::Set(Value::from("hal")))])
        })
        .unwrap();
    let state = desk.vault.state(fact).unwrap();
    assert_eq!(state.fields["text"].heads[0].value, None);
    assert!(desk.vault.search(MARK, 9).unwrap().is_empty());
    assert!(desk.vault.drafts().unwrap().is_empty(), "the form held it");
    assert!(desk.vault.verify().unwrap().is_ok());
}

#[test]
fn a_copy_of_the_database_from_before_opens_with_no_key_of_the_vault_that_was_written_anew() {
    let (mut desk, case, _) = marked();
    let path = desk.vault.folder.database(desk.vault.header.database());
    let id = erase_case(&mut desk, case);
    let copy = desk.dir.path().join("kopie.db");
    fs::copy(&path, &copy).unwrap();
    desk.vault.erase_for_good(&[id]).unwrap();
    let passphrase = Secret::new("regenjas paardenbloem kozijn");
    desk.vault.rewrite(&passphrase, Kdf::CHEAP).unwrap();
    let vault = &desk.vault;
    let key = vault.header.database_key(&vault.root_key).unwrap();
    let copies = migrate::Copies {
        folder: desk.dir.path(),
        now_ms: 0,
    };
    assert!(database::open(&copy, &key, &copies).is_err());
}

#[test]
fn who_asks_for_what_waits_already_hears_that_it_is_gone_when_no_page_holds_it() {
    let (mut desk, other) = (anna(), bram());
    let (case, fact) = desk.case_with_fact(MARK);
    let wanted = Wanted {
        redact: false,
        case,
        targets: vec![Target::record(fact)],
        basis: "art17".to_owned(),
    };
    let (own, _) = desk
        .vault
        .transact("erase", |tx| tx.erase(&wanted, DELAY_MS))
        .unwrap();
    let header = ControlHeader {
        targets: wanted.targets,
        ..ControlHeader::new(
            &*other.env,
            ControlKind::Purge,
            other.vault.own().device,
            case,
        )
    };
    let asked = ControlItem::sign(header, &other.vault.device_keys().signing);
    let card = other.vault.own_card().unwrap();
    desk.vault
        .transact("heed", |tx| {
            tx.store_card(&card)?;
            tx.heed(&asked, &card.root_id(), DELAY_MS)
        })
        .unwrap();
    let due = |desk: &Desk, id: &ControlId| desk.vault.erasure(id).unwrap().unwrap().due_ms;
    assert_eq!(
        due(&desk, &asked.id),
        due(&desk, &own[0].id),
        "nobody else shortens the time for second thoughts"
    );
    assert!(holds(&pages(&mut desk)));
    desk.vault.erase_for_good(&[asked.id]).unwrap();
    assert!(
        !holds(&pages(&mut desk)),
        "the receipt says that it is gone"
    );
}

#[test]
fn of_one_person_only_so_much_is_agreed_to_by_itself() {
    let (mut desk, other) = (anna(), bram());
    let (case, fact) = desk.case_with_fact(MARK);
    let wanted = Wanted {
        redact: false,
        case,
        targets: vec![Target::record(fact)],
        basis: "art17".to_owned(),
    };
    desk.vault
        .transact("erase", |tx| tx.erase(&wanted, DELAY_MS))
        .unwrap();
    let (card, theirs) = (other.vault.own_card().unwrap(), other.vault.own());
    desk.vault
        .transact("card", |tx| tx.store_card(&card))
        .unwrap();
    let ask = |desk: &mut Desk| {
        let header = ControlHeader {
            targets: wanted.targets.clone(),
            ..ControlHeader::new(&*other.env, ControlKind::Purge, theirs.device, case)
        };
        let item = ControlItem::sign(header, &other.vault.device_keys().signing);
        desk.vault
            .transact("heed", |tx| tx.heed(&item, &theirs.root, DELAY_MS))
            .unwrap();
        desk.vault.erasure(&item.id).unwrap().unwrap().state
    };
    assert_eq!(ask(&mut desk), ErasureState::Waiting, "it is decided here");
    let fill = "INSERT INTO erasure (control, request, item, root, state, reason, since_ms, due_ms, done_ms, records,
                                     reply, rewritten)
         WITH RECURSIVE place (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM place WHERE at < ?2)
         SELECT randomblob(32), randomblob(16), x'', ?1, 'erased', '', 0, 0, 0, 0, x'', 1 FROM place";
    let most = rusqlite::params![theirs.root.as_bytes(), crate::control::MAX_ITEMS];
    desk.vault.conn.execute(fill, most).unwrap();
    assert_eq!(ask(&mut desk), ErasureState::Asked);
}
