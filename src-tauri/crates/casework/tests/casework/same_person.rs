//! One person in several cases: by his root key, else by organisation and name, and never by a name that two bear.

use crate::build::*;
use casework::{
    casefile::{CaseFile, party::PartnerIdentity},
    same_person::SamePeople,
};
use ledger::{cbor::Value, ids::RootId};

/// A partner of one case.
fn known(number: u8, organisation: &str, name: &str) -> Record {
    partner(number, name, None).set("organisation", organisation)
}

fn kees(number: u8) -> Record {
    known(number, "Buurtbemiddeling", "Kees Bos")
}

/// Who the first partner of each case is.
fn people(cases: &[&[Record]]) -> Vec<PartnerIdentity> {
    let cases: Vec<CaseFile> = cases.iter().map(|records| read(records)).collect();
    let same = SamePeople::among(&cases);
    let first = cases.iter().map(|case| same.identity(&case.partners[0]));
    first.collect()
}

fn is_same(one: Record, other: Record) -> bool {
    let people = people(&[&[one], &[other]]);
    people[0] == people[1]
}

#[test]
fn who_has_no_root_is_told_by_organisation_and_name() {
    let disputed = kees(2).by(BRAM).also("name", "Kees de Bos");
    for (story, other, same) in [
        ("the same words", kees(2), true),
        (
            "other capitals, and a space",
            known(2, "BUURTBEMIDDELING ", "kees bos"),
            true,
        ),
        (
            "another name",
            known(2, "Buurtbemiddeling", "Kees Boske"),
            false,
        ),
        (
            "another organisation",
            known(2, "Politie", "Kees Bos"),
            false,
        ),
        (
            "the organisation alone",
            kees(2).set("name", Value::Null),
            false,
        ),
        ("a name that people differ about", disputed, false),
    ] {
        assert_eq!(is_same(kees(1), other), same, "{story}");
    }
    let accent = known(1, "Buurtbemiddeling", "Zoë Bos");
    let composed = known(2, "Buurtbemiddeling", "ZOE\u{308} Bos");
    assert!(is_same(accent, composed), "however it was typed");
    let alone = |number| known(number, "Politie", "").set("name", Value::Null);
    assert!(is_same(alone(1), alone(2)), "nobody is named in either");
}

#[test]
fn a_root_says_more_than_a_name() {
    let with_root = |number: u8, root: RootId| kees(number).set("root", *root.as_bytes());
    assert!(
        is_same(with_root(1, BRAM), kees(2)),
        "one case has his card, the other only his name"
    );
    assert!(!is_same(with_root(1, BRAM), with_root(2, CARLA)));
    let renamed = with_root(2, BRAM).set("name", "Cornelis Bos");
    assert!(is_same(with_root(1, BRAM), renamed));
    let three = people(&[&[kees(1)], &[with_root(2, BRAM)], &[with_root(3, CARLA)]]);
    assert_eq!(
        three[0],
        PartnerIdentity::Record(id(1)),
        "nobody knows which of the two he is"
    );
}

#[test]
fn a_name_that_two_bear_in_one_case_tells_nobody_apart() {
    let two = [kees(1), kees(2)];
    let found = people(&[&two, &[kees(3)]]);
    assert_eq!(found[0], PartnerIdentity::Record(id(1)));
    assert_eq!(found[1], PartnerIdentity::Record(id(3)));
    let left = [kees(1), kees(2).set("ended_at", "2026-11-19")];
    let found = people(&[&left, &[kees(3)]]);
    assert_eq!(found[0], found[1], "one of them left");
}
