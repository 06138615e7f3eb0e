//! Getting in, and being kept out.

mod rewriting;
mod setting_up;

use crate::desk::{anna, copy, passphrase, place};
use std::{fs, path::Path};
use vault::{Error, Instance, Kdf, RecoveryCode, Secret, Vault};

const OTHER: &str = "lantaarn veldfles kompas";

fn databases(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".db")).collect()
}

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
