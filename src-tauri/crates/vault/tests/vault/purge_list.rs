//! The purge list outside the vault: what it keeps gone, whoever signed it later, and what it must not bring about.

use crate::{
    desk::{Desk, anna, passphrase, place, set},
    devices::new_sheet,
};
use ledger::{
    control::Target,
    ids::{CaseId, ControlId, RecordId},
    sharing::{Class, Token},
    succession::SuccessionReason,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use vault::{DELAY_MS, ErasureState, RestoreWith, Tx, Vault, Wanted, unwatched};

/// A case with a fact, and a backup of it.
fn backed_up() -> (Desk, CaseId, RecordId) {
    let mut desk = anna();
    let case = desk.open_case("Lindenhof", "12");
    let fact = desk.add_fact(case, "kwikstaart");
    let path = backup(&desk);
    desk.vault.backup(&path).unwrap();
    (desk, case, fact)
}

fn backup(desk: &Desk) -> PathBuf {
    desk.dir.path().join("reserve.woonrust-backup")
}

fn purge(desk: &mut Desk, case: CaseId, record: RecordId) -> ControlId {
    let wanted = Wanted {
        redact: false,
        case,
        targets: vec![Target::record(record)],
        basis: "art17".to_owned(),
    };
    let erase = |tx: &mut Tx<'_>| tx.erase(&wanted, DELAY_MS);
    desk.vault.transact("erase", erase).unwrap().0[0].id
}

fn for_good(desk: &mut Desk, id: ControlId) {
    let (gone, _) = desk.vault.erase_for_good(&[id]).unwrap();
    assert_eq!(gone.erasures, 1);
    assert_eq!(desk.vault.note_in_backups(&mut unwatched).unwrap(), []);
}

/// The backup on another machine, where no marker tells anything.
fn restored(desk: &Desk, name: &str) -> Vault {
    let target = desk.dir.path().join(name);
    let secret = passphrase();
    let with = RestoreWith::Passphrase(&secret);
    let env = desk.env.clone();
    Vault::restore(&backup(desk), &*target, with, env, &mut unwatched).unwrap()
}

fn list(desk: &Desk) -> PathBuf {
    desk.dir.path().join("buiten").join("marker.erased")
}

#[test]
fn a_backup_from_before_a_new_sheet_respects_what_was_erased_after_it() {
    let (mut desk, case, fact) = backed_up();
    for reason in [SuccessionReason::Leaked, SuccessionReason::Lost] {
        new_sheet(&mut desk, reason);
    }
    let id = purge(&mut desk, case, fact);
    for_good(&mut desk, id);
    let mut vault = restored(&desk, "elders");
    assert!(vault.state(fact).is_err());
    let found = vault.erasure(&id).unwrap().unwrap();
    assert_eq!(found.state, ErasureState::Erased);
    let check = vault.verify().unwrap();
    assert!(check.is_ok(), "{:?}", check.problems);
}

#[test]
fn a_root_that_no_own_device_says_came_after_erases_nothing() {
    let (mut desk, case, fact) = backed_up();
    let mut carla = crate::desk::carla();
    carla.merge(&desk.file(case)).unwrap();
    let theirs = purge(&mut carla, case, fact);
    new_sheet(&mut carla, SuccessionReason::Lost);
    carla.vault.erase_for_good(&[theirs]).unwrap();
    fs::copy(list(&carla), list(&desk)).unwrap();
    desk = desk.reopen();
    assert!(desk.vault.state(fact).is_ok() && desk.vault.erasures().unwrap().is_empty());
}

#[test]
fn what_cannot_be_judged_stays_on_the_list_beside_the_marker_and_in_the_backups() {
    let (mut desk, case, fact) = backed_up();
    let other = desk.add_fact(case, "wielewaal");
    let old = desk.dir.path().join("oud");
    copy_vault(&desk, &old);
    new_sheet(&mut desk, SuccessionReason::Lost);
    let id = purge(&mut desk, case, fact);
    for_good(&mut desk, id);
    // A list on which only the root that is not known there signed, without the card that tells of it.
    let mut json: serde_json::Value =
        serde_json::from_slice(&fs::read(list(&desk)).unwrap()).unwrap();
    json["cards"] = serde_json::json!("");
    let mut back = put_back(desk, &old, &json.to_string());
    assert!(back.vault.state(fact).is_ok(), "nobody knows who says so");
    let mine = purge(&mut back, case, other);
    for_good(&mut back, mine);
    let kept = fs::read_to_string(list(&back)).unwrap();
    assert!(kept.contains(json["items"][0]["item"].as_str().unwrap()));
    let vault = restored(&back, "elders");
    assert!(vault.state(fact).is_err(), "the backup still tells it");
}

#[test]
fn what_was_taken_back_does_not_come_back_from_a_backup() {
    let (mut desk, case, fact) = backed_up();
    let other = desk.add_fact(case, "wielewaal");
    let second = desk.dir.path().join("tweede.woonrust-backup");
    desk.vault.backup(&second).unwrap();
    fs::copy(&second, backup(&desk)).unwrap();
    let waiting = purge(&mut desk, case, fact);
    let carried_out = purge(&mut desk, case, other);
    for_good(&mut desk, carried_out);
    desk.vault
        .transact("recall", |tx| tx.recall_erasure(&waiting))
        .unwrap();
    let vault = restored(&desk, "elders");
    assert!(vault.state(fact).is_ok());
    assert!(vault.state(other).is_err());
}

#[test]
fn what_waited_elsewhere_waits_anew_here_whatever_the_list_says_of_its_time() {
    let (mut desk, case, fact) = backed_up();
    let old = desk.dir.path().join("oud");
    copy_vault(&desk, &old);
    let id = purge(&mut desk, case, fact);
    // Somebody who says that it was carried out cannot sign that.
    let mut json: serde_json::Value =
        serde_json::from_slice(&fs::read(list(&desk)).unwrap()).unwrap();
    json["items"][0]["erased"] = json["items"][0]["item"].clone();
    let forged = json.to_string();
    desk.env.pass_ms(DELAY_MS);
    let back = put_back(desk, &old, &forged);
    let found = back.vault.erasure(&id).unwrap().unwrap();
    assert_eq!(found.state, ErasureState::Waiting);
    assert_eq!(found.due_ms - found.since_ms, DELAY_MS);
    assert!(
        back.vault.state(fact).is_err(),
        "hidden, and a person can look again"
    );
}

#[test]
fn what_is_held_up_in_the_vault_that_was_put_back_is_not_erased_at_once() {
    let (mut desk, case, fact) = backed_up();
    let hold = |tx: &mut Tx<'_>| {
        let state = [set("state", "holds")];
        tx.create(case, "hold/1", &[Token::Case], Class::K1, &state)
    };
    let (hold, _) = desk.vault.transact("hold", hold).unwrap();
    let old = desk.dir.path().join("oud");
    copy_vault(&desk, &old);
    desk.change(hold, "state", "ended");
    let id = purge(&mut desk, case, fact);
    for_good(&mut desk, id);
    let told = fs::read_to_string(list(&desk)).unwrap();
    let back = put_back(desk, &old, &told);
    let found = back.vault.erasure(&id).unwrap().unwrap();
    assert_eq!(found.state, ErasureState::Waiting);
}

/// The folder of the vault as it is now, for later.
fn copy_vault(desk: &Desk, to: &Path) {
    crate::desk::copy(place(&desk.dir).dir(), to);
}

/// An older folder over the vault, with this list beside its marker.
fn put_back(desk: Desk, old: &Path, told: &str) -> Desk {
    let Desk {
        dir,
        env,
        code,
        vault,
    } = desk;
    drop(vault);
    fs::remove_dir_all(place(&dir).dir()).unwrap();
    crate::desk::copy(old, place(&dir).dir());
    let marker = dir.path().join("buiten").join("marker.erased");
    fs::write(marker, told).unwrap();
    let vault = Vault::open(place(&dir), &passphrase(), env.clone()).unwrap();
    Desk {
        dir,
        env,
        code,
        vault,
    }
}
