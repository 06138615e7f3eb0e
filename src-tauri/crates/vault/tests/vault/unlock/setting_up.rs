//! A vault in the making: where it may stand, finishing it with the recovery code, and what makes way when nobody did.

use super::{OTHER, databases};
use crate::desk::{Desk, PASSPHRASE, anna, passphrase, place};
use std::fs;
use vault::{Error, Kdf, NewIdentity, Place, Secret, Unsuitable, Vault};

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
