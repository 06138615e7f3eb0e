//! A vault rewritten under new keys, also when something is in the way.

use super::databases;
use crate::desk::{anna, passphrase, place};
use std::fs;
use vault::{Kdf, Vault};

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
