//! Who reads along gets what partners get, and is no active partner in any rule or factor.

use crate::{attention_story::story, build::*};
use casework::{
    bars::bars, factors::all_factors, needs::all_needs, partners::Partners, pitfalls::all_pitfalls,
};
use ledger::ids::{RecordId, RootId};

const ERIK: RootId = RootId::from_bytes([5; 32]);
const READER: RecordId = RecordId::from_bytes([77; 16]);

fn reader() -> Record {
    partner(77, "Erik", Some(ERIK))
        .set("organisation", "GGD")
        .set("domain", "police")
        .set("reads_along", true)
}

/// A case in which much happened.
fn full() -> Vec<Record> {
    let mut records = three_partners();
    records.extend([
        case_record().set("phase", "F2").set("urgency", "high"),
        role(10, "case_lead", id(2))
            .by(BRAM)
            .set("state", "accepted"),
        action(11, id(3), "2026-11-01"),
        record(12, "fact/1")
            .set("text", "Muziek")
            .set("source", "own"),
        record(13, "interest/1")
            .set("whose", "partner")
            .set("partner", *id(1).as_bytes()),
    ]);
    records
}

#[test]
fn no_rule_and_no_factor_counts_on_who_reads_along() {
    let without = full();
    let with = [&without[..], &[reader().dated("2026-11-02")]].concat();
    let (one, other) = (read(&without), read(&with));
    let (policy, team) = (policy(), team(&[]));
    assert_eq!(other.readers.len(), 1);
    assert_eq!(one.partners, other.partners);
    assert_eq!(
        all_factors(&one, &team, &policy, today()),
        all_factors(&other, &team, &policy, today())
    );
    assert_eq!(
        all_pitfalls(&one, &team, &policy, today()),
        all_pitfalls(&other, &team, &policy, today())
    );
    assert_eq!(
        all_needs(&one, &team, &policy, today()),
        all_needs(&other, &team, &policy, today())
    );
    assert_eq!(bars(&one, &policy, today()), bars(&other, &policy, today()));
    assert_eq!(story(without).points(), story(with).points());
}

#[test]
fn who_reads_along_is_admitted_like_a_partner_until_he_stops() {
    let admitted = |reader: Record| {
        let all = states(&[reader]);
        Partners::of(&all, ANNA).is_partner(CASE, &ERIK)
    };
    assert!(admitted(reader()));
    assert!(!admitted(reader().set("ended_at", "2026-11-20")));
    assert!(!admitted(
        reader().made_by(BRAM).set("root", *ERIK.as_bytes())
    ));
}

#[test]
fn while_people_disagree_he_takes_part_and_his_organisation_is_known() {
    let disputed = reader().by(BRAM).also("reads_along", false);
    let file = read(&[case_record(), disputed]);
    assert_eq!((file.partners.len(), file.readers.len()), (1, 0));
    let file = read(&[case_record(), reader()]);
    assert!(file.partner(&READER).is_none());
    assert!(file.reader(&READER).is_some());
    assert_eq!(file.everyone().count(), 1);
}
