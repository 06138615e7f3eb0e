//! Getting in, and being kept out.

use crate::desk::{Desk, PASSPHRASE, anna, passphrase, place};
use std::{fs, path::Path};
use vault::{Error, Instance, Kdf, NewIdentity, Place, RecoveryCode, Secret, Unsuitable, Vault};

const OTHER: &str = "lantaarn veldfles kompas";

#[test]
fn a_vault_opens_with_its_passphrase_and_keeps_its_identity() {
    let anna = anna();
    let before = anna.vault.own();
    let anna = anna.reopen();
    let after = anna.vault.own();
    assert_eq!(
        (before.root, before.device, before.epoch),
        (after.root, after.device, after.epoch)
    );
    assert_eq!(after.generation, before.generation + 1);
    assert_eq!(anna.vault.opening().instance, Instance::Continued);
    let card = anna.vault.own_card().unwrap();
    assert!(card.device(&after.device).is_some());
}

#[test]
fn a_wrong_passphrase_is_counted_delayed_and_logged_but_never_locks_out() {
    let anna = anna();
    let (dir, env) = (anna.dir, anna.env);
    drop(anna.vault);
    let wrong = Secret::new("geen idee meer hoor");
    for attempt in 1..=3 {
        let refused = Vault::open(place(&dir), &wrong, env.clone());
        assert!(matches!(refused, Err(Error::WrongPassphrase { failed, .. }) if failed == attempt));
    }
    let refused = Vault::open(place(&dir), &passphrase(), env.clone());
    assert!(matches!(refused, Err(Error::TooSoon { wait_seconds: 1 })));
    env.pass_ms(1_000);
    let vault = Vault::open(place(&dir), &passphrase(), env.clone()).unwrap();
    assert_eq!(vault.opening().failed_before, 3);
    let line = vault
        .audit_lines(5, 0)
        .unwrap()
        .into_iter()
        .find(|line| line.op == "unlock_failed")
        .unwrap();
    assert_eq!(line.count, 3);
    drop(vault);
    assert_eq!(
        Vault::open(place(&dir), &passphrase(), env)
            .unwrap()
            .opening()
            .failed_before,
        0
    );
}

#[test]
fn a_clock_two_years_back_does_not_lock_out() {
    let anna = anna();
    let (dir, env) = (anna.dir, anna.env);
    drop(anna.vault);
    for _ in 0..4 {
        drop(Vault::open(
            place(&dir),
            &Secret::new("geen idee meer hoor"),
            env.clone(),
        ));
        env.pass_ms(10_000);
    }
    env.pass_ms(-2 * 365 * 24 * 3_600_000);
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env.clone()),
        Err(Error::TooSoon { .. })
    ));
    env.pass_ms(60_000);
    Vault::open(place(&dir), &passphrase(), env).unwrap();
}

#[test]
fn the_recovery_code_opens_and_sets_a_new_passphrase() {
    let anna = anna();
    let (dir, env, code) = (anna.dir, anna.env, anna.code);
    let own = anna.vault.own();
    drop(anna.vault);
    let typed = RecoveryCode::parse(&code.text().to_lowercase()).unwrap();
    let vault = Vault::recover(
        place(&dir),
        &typed,
        &Secret::new(OTHER),
        env.clone(),
        Kdf::CHEAP,
    )
    .unwrap();
    assert_eq!(
        (vault.own().root, vault.own().device),
        (own.root, own.device)
    );
    drop(vault);
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env.clone()),
        Err(Error::WrongPassphrase { .. })
    ));
    drop(Vault::open(place(&dir), &Secret::new(OTHER), env.clone()).unwrap());
    let stranger = RecoveryCode::generate(&*env);
    let refused = Vault::recover(place(&dir), &stranger, &Secret::new(OTHER), env, Kdf::CHEAP);
    assert!(matches!(refused, Err(Error::WrongCode)));
}

#[test]
fn setting_up_is_finished_by_typing_two_groups_back() {
    let mut anna = anna();
    assert!(!anna.vault.own().finished);
    let groups: Vec<String> = anna
        .code
        .groups()
        .iter()
        .map(|group| group.to_lowercase())
        .collect();
    let code = anna.code.clone();
    assert!(
        !anna
            .vault
            .confirm_code(&code, [(1, &groups[1]), (1, &groups[1])])
            .unwrap(),
        "two different groups"
    );
    assert!(
        !anna
            .vault
            .confirm_code(&code, [(1, &groups[1]), (6, &groups[5])])
            .unwrap()
    );
    assert!(
        anna.vault
            .confirm_code(&code, [(1, &groups[1]), (6, &groups[6])])
            .unwrap()
    );
    assert!(anna.reopen().vault.own().finished);
}

fn confirm(anna: &mut Desk) {
    let code = anna.code.clone();
    let groups = code.groups();
    let typed = [(1, groups[1].as_str()), (6, groups[6].as_str())];
    assert!(anna.vault.confirm_code(&code, typed).unwrap());
}

#[test]
fn a_set_up_that_was_never_finished_says_so_while_locked_and_makes_way() {
    let anna = anna();
    let dir = anna.vault.dir().to_owned();
    assert!(Vault::is_unfinished(&dir));
    let in_use = Vault::discard_unfinished(place(&anna.dir));
    assert!(matches!(in_use, Err(Error::InUse)));
    drop(anna.vault);
    assert!(Vault::is_unfinished(&dir));
    assert!(Vault::discard_unfinished(place(&anna.dir)).unwrap());
    assert!(!dir.exists(), "nothing of it is left");
    assert!(!Vault::discard_unfinished(place(&anna.dir)).unwrap());
}

#[test]
fn a_file_of_the_person_in_the_folder_survives_and_is_refused_by_name() {
    let anna = anna();
    let dir = anna.vault.dir().to_owned();
    let letter = dir.join("brief aan de buren.txt");
    fs::write(&letter, "niet weggooien").unwrap();
    drop(anna.vault);
    assert!(Vault::discard_unfinished(place(&anna.dir)).unwrap());
    assert!(!Vault::exists(&dir));
    let identity = NewIdentity {
        name: "Anna".to_owned(),
        organisation: "GGD Waterveen".to_owned(),
        domain: "care".to_owned(),
        function: "verpleegkundige".to_owned(),
    };
    let make = || {
        let env = anna.env.clone();
        Vault::create(place(&anna.dir), &passphrase(), &identity, env, Kdf::CHEAP)
    };
    assert!(matches!(make(), Err(Error::FolderNotEmpty)));
    assert_eq!(fs::read(&letter).unwrap(), b"niet weggooien");
    fs::remove_file(&letter).unwrap();
    // A database that lost its header: the header may still stand in a backup.
    let orphan = dir.join("data-0123456789abcdef.db");
    fs::write(&orphan, "versleuteld").unwrap();
    assert!(matches!(make(), Err(Error::FolderNotEmpty)));
    fs::rename(&orphan, anna.dir.path().join("opzij")).unwrap();
    make().unwrap();
}

#[test]
fn a_vault_that_was_finished_is_never_discarded_whatever_its_older_header_says() {
    let mut anna = anna();
    let unfinished = fs::read(anna.vault.dir().join("vault.json")).unwrap();
    confirm(&mut anna);
    let (dir, path) = (anna.dir, anna.vault.dir().to_owned());
    drop(anna.vault);
    assert!(!Vault::is_unfinished(&path));
    assert!(!Vault::discard_unfinished(place(&dir)).unwrap());
    fs::write(path.join("vault.json"), "damaged").unwrap();
    fs::write(path.join("vault.json.previous"), unfinished).unwrap();
    assert!(!Vault::is_unfinished(&path));
    assert!(!Vault::discard_unfinished(place(&dir)).unwrap());
    assert_eq!(databases(&path).len(), 1);
}

#[test]
fn a_finish_that_the_database_did_not_hear_of_is_heard_at_the_next_opening() {
    let anna = anna();
    let header = anna.vault.dir().join("vault.json");
    let (dir, env) = (anna.dir, anna.env);
    drop(anna.vault);
    let text = fs::read_to_string(&header).unwrap();
    let finished = text.replace(",\n  \"unfinished\": true", "");
    assert_ne!(finished, text);
    fs::write(&header, finished).unwrap();
    let vault = Vault::open(place(&dir), &passphrase(), env).unwrap();
    assert!(vault.own().finished);
}

#[test]
fn the_whole_recovery_code_finishes_a_set_up() {
    let anna = anna();
    let (dir, env, code) = (anna.dir, anna.env, anna.code);
    drop(anna.vault);
    let other = Secret::new(OTHER);
    let vault = Vault::recover(place(&dir), &code, &other, env, Kdf::CHEAP).unwrap();
    assert!(vault.own().finished && !Vault::is_unfinished(vault.dir()));
}

#[test]
fn a_failing_second_header_write_does_not_look_like_a_failure_and_the_vault_opens() {
    let mut anna = anna();
    // Nothing can be written beside the older header any more.
    let in_the_way = anna.vault.dir().join("vault.json.previous.new");
    fs::create_dir(&in_the_way).unwrap();
    anna.vault
        .change_passphrase(&passphrase(), &Secret::new(OTHER), Kdf::CHEAP)
        .unwrap();
    let (dir, env) = (anna.dir, anna.env);
    drop(anna.vault);
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env.clone()),
        Err(Error::WrongPassphrase { .. })
    ));
    let vault = Vault::open(place(&dir), &Secret::new(OTHER), env.clone()).unwrap();
    drop(vault);
    fs::remove_dir(&in_the_way).unwrap();
    drop(Vault::open(place(&dir), &Secret::new(OTHER), env.clone()).unwrap());
    let kluis = dir.path().join("kluis");
    assert_eq!(
        fs::read(kluis.join("vault.json")).unwrap(),
        fs::read(kluis.join("vault.json.previous")).unwrap(),
        "an opening finishes it"
    );
}

#[test]
fn what_a_killed_import_left_in_the_inbox_is_swept_at_the_next_unlock() {
    let anna = anna();
    let left = anna.vault.inbox().join("0123.woonrust");
    fs::write(&left, "versleuteld").unwrap();
    let anna = anna.reopen();
    assert!(!left.exists());
    assert!(anna.vault.inbox().is_dir());
}

#[test]
fn a_passphrase_can_be_changed_and_the_old_one_opens_neither_header() {
    let mut anna = anna();
    let refused = anna.vault.change_passphrase(
        &Secret::new("niet de mijne toch"),
        &Secret::new(OTHER),
        Kdf::CHEAP,
    );
    assert!(matches!(refused, Err(Error::WrongPassphrase { .. })));
    let weak = anna
        .vault
        .change_passphrase(&passphrase(), &Secret::new("kort"), Kdf::CHEAP);
    assert!(matches!(weak, Err(Error::WeakPassphrase(_))));
    anna.vault
        .change_passphrase(&passphrase(), &Secret::new(OTHER), Kdf::CHEAP)
        .unwrap();
    let (dir, env) = (anna.dir, anna.env);
    drop(anna.vault);
    fs::write(dir.path().join("kluis/vault.json"), b"damaged").unwrap();
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env.clone()),
        Err(Error::WrongPassphrase { .. })
    ));
    Vault::open(place(&dir), &Secret::new(OTHER), env).unwrap();
}

#[test]
fn a_rewrite_leaves_the_content_and_none_of_the_old_keys() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    anna.add_fact(case, "harde muziek na elf uur");
    let before = anna.vault.case_records(case).unwrap();
    let dir = anna.vault.dir().to_owned();
    let (old_header, old_files) = (fs::read(dir.join("vault.json")).unwrap(), databases(&dir));
    anna.vault.rewrite(&passphrase(), Kdf::CHEAP).unwrap();
    assert_eq!(anna.vault.case_records(case).unwrap(), before);
    assert!(anna.vault.verify().unwrap().is_ok());
    let mut anna = anna.reopen();
    assert_eq!(anna.vault.case_records(case).unwrap(), before);
    assert_eq!(anna.vault.search("muziek", 10).unwrap().len(), 1);
    anna.add_fact(case, "daarna weer stil");
    assert_ne!(databases(&dir), old_files);
    assert_eq!(databases(&dir).len(), 1);
    let env = anna.env.clone();
    drop(anna.vault);
    fs::write(dir.join("vault.json"), old_header).unwrap();
    let refused = Vault::open(place(&anna.dir), &passphrase(), env);
    assert!(refused.is_err(), "the old header opens nothing");
}

#[test]
fn a_rewrite_whose_header_cannot_be_written_leaves_the_vault_as_it_was() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let dir = anna.vault.dir().to_owned();
    let before = databases(&dir);
    let in_the_way = dir.join("vault.json.new");
    fs::create_dir(&in_the_way).unwrap();
    assert!(anna.vault.rewrite(&passphrase(), Kdf::CHEAP).is_err());
    assert_eq!(databases(&dir), before, "the new database is gone");
    anna.add_fact(case, "toch nog opgeschreven");
    fs::remove_dir(&in_the_way).unwrap();
    let mut anna = anna.reopen();
    assert_eq!(anna.vault.search("opgeschreven", 5).unwrap().len(), 1);
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_rewrite_that_cannot_remove_old_files_says_so_and_goes_on_under_the_new_keys() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let dir = anna.vault.dir().to_owned();
    let before = databases(&dir);
    // A folder cannot be removed as a file, whoever asks.
    fs::create_dir(dir.join("copies/vast")).unwrap();
    assert_eq!(anna.vault.rewrite(&passphrase(), Kdf::CHEAP).unwrap(), 1);
    assert_ne!(databases(&dir), before);
    anna.add_fact(case, "na het herschrijven");
    let mut anna = anna.reopen();
    assert_eq!(anna.vault.search("herschrijven", 5).unwrap().len(), 1);
    fs::remove_dir(dir.join("copies/vast")).unwrap();
    assert_eq!(anna.vault.rewrite(&passphrase(), Kdf::CHEAP).unwrap(), 0);
    assert_eq!(databases(&dir).len(), 1);
}

fn databases(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".db")).collect()
}

#[test]
fn a_tampered_header_is_refused_and_a_damaged_one_is_replaced_by_the_one_before() {
    let anna = anna().reopen();
    let (dir, env) = (anna.dir, anna.env);
    drop(anna.vault);
    let header = dir.path().join("kluis/vault.json");
    let whole = fs::read_to_string(&header).unwrap();
    let place_of_key = whole.find("\"sealed\"").unwrap() + 12;
    let mut flipped = whole.clone().into_bytes();
    flipped[place_of_key] = if flipped[place_of_key] == b'0' {
        b'1'
    } else {
        b'0'
    };
    fs::write(&header, &flipped).unwrap();
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env.clone()),
        Err(Error::WrongPassphrase { .. })
    ));
    fs::write(&header, &whole.as_bytes()[..whole.len() / 2]).unwrap();
    fs::remove_file(dir.path().join("kluis/vault.json.previous")).unwrap();
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env.clone()),
        Err(Error::HeaderDamaged)
    ));
    fs::write(dir.path().join("kluis/vault.json.previous"), &whole).unwrap();
    drop(Vault::open(place(&dir), &passphrase(), env.clone()).unwrap());
    fs::write(&header, whole.replace("\"v\": 1", "\"v\": 9")).unwrap();
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env),
        Err(Error::NewerVault { found: 9, .. })
    ));
}

#[test]
fn a_damaged_database_is_reported_and_not_deleted() {
    let anna = anna();
    let (dir, env) = (anna.dir, anna.env);
    let path = anna.vault.dir().to_owned();
    drop(anna.vault);
    let database = path.join(&databases(&path)[0]);
    let mut bytes = fs::read(&database).unwrap();
    bytes[5000] ^= 1;
    bytes[100] ^= 1;
    fs::write(&database, &bytes).unwrap();
    assert!(matches!(
        Vault::open(place(&dir), &passphrase(), env),
        Err(Error::Damaged(_))
    ));
    assert_eq!(fs::read(&database).unwrap(), bytes);
}

#[test]
fn a_vault_opens_once_at_a_time() {
    let anna = anna();
    let again = Vault::open(place(&anna.dir), &passphrase(), anna.env.clone());
    assert!(matches!(again, Err(Error::InUse)));
    anna.reopen();
}

#[test]
fn places_and_passphrases_are_judged_before_anything_is_made() {
    let anna = anna();
    let identity = NewIdentity {
        name: "Carla".to_owned(),
        organisation: "Woonstichting Veen".to_owned(),
        domain: "housing".to_owned(),
        function: "consulent".to_owned(),
    };
    let make = |place: Place, passphrase: &str| {
        Vault::create(
            place,
            &Secret::new(passphrase),
            &identity,
            anna.env.clone(),
            Kdf::CHEAP,
        )
        .map(|_| ())
    };
    let synced = anna.dir.path().join("OneDrive - Voorbeeld");
    assert!(matches!(
        make(Place::new(&synced), PASSPHRASE),
        Err(Error::UnsuitablePlace(Unsuitable::CloudSynced { .. }))
    ));
    assert!(!synced.exists());
    assert!(matches!(
        make(Place::new(anna.dir.path().join("x")), "woonstichting"),
        Err(Error::WeakPassphrase(_))
    ));
    assert!(!anna.dir.path().join("x").exists());
    let empty = anna.dir.path().join("leeg");
    assert!(matches!(
        Vault::open(&*empty, &passphrase(), anna.env.clone()),
        Err(Error::NoVault)
    ));
    let held = place(&anna.dir);
    drop(anna.vault);
    let twice =
        Vault::create(held, &passphrase(), &identity, anna.env.clone(), Kdf::CHEAP).map(|_| ());
    assert!(matches!(twice, Err(Error::VaultExists)));
}

#[test]
fn an_older_vault_put_back_starts_a_new_epoch() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let kluis = anna.vault.dir().to_owned();
    let (dir, env) = (anna.dir, anna.env);
    let epoch = anna.vault.own().epoch;
    drop(anna.vault);
    let aside = dir.path().join("aside");
    copy(&kluis, &aside);
    drop(Vault::open(place(&dir), &passphrase(), env.clone()).unwrap());
    fs::remove_dir_all(&kluis).unwrap();
    copy(&aside, &kluis);
    let mut vault = Vault::open(place(&dir), &passphrase(), env.clone()).unwrap();
    assert_eq!(vault.opening().instance, Instance::RolledBack);
    assert_ne!(vault.own().epoch, epoch);
    let record = case.record();
    vault
        .transact("change", |tx| {
            tx.write(record, &[crate::desk::set("urgency", "high")])
        })
        .unwrap();
    let changes = vault.changes_of(record).unwrap();
    let last = changes.last().unwrap();
    assert_eq!((last.header.n, last.header.prev), (1, Some(changes[0].id)));
    assert!(!vault.state(record).unwrap().forked);
    assert!(vault.verify().unwrap().is_ok());
    drop(vault);
    fs::remove_dir_all(dir.path().join("buiten")).unwrap();
    let elsewhere = Vault::open(place(&dir), &passphrase(), env).unwrap();
    assert_eq!(elsewhere.opening().instance, Instance::Copied);
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
