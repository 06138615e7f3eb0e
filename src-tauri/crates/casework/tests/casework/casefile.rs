//! How a case is read out of records: conflicts, deletions, what has not arrived.

use crate::build::*;
use casework::{
    casefile::{
        CaseFile,
        value::{Reading, Uncertain},
    },
    terms::{
        case::{Phase, Urgency},
        category::Category,
    },
};
use ledger::{cbor::Value, ids::CaseId};

#[test]
fn a_conflict_shows_every_value_with_its_author() {
    let file = read(&[case_record()
        .set("urgency", "low")
        .by(BRAM)
        .also("urgency", "high")]);
    let Uncertain::Many(claims) = &file.urgency else {
        panic!("a conflict")
    };
    let said: Vec<_> = claims
        .iter()
        .map(|claim| (claim.reading.value().copied(), claim.author))
        .collect();
    assert_eq!(
        said,
        [(Some(Urgency::High), BRAM), (Some(Urgency::Low), ANNA)]
    );
    assert_eq!(file.urgency_now(), Some(Urgency::High));
    assert_eq!(
        (file.conflicts.len(), file.conflicts[0].field.as_str()),
        (1, "urgency")
    );
    assert_eq!(file.conflicts[0].values.len(), 2);
}

#[test]
fn equal_values_are_one_with_two_backers() {
    let file = read(&[case_record()
        .set("urgency", "low")
        .by(BRAM)
        .also("urgency", "low")]);
    let Uncertain::One(claim) = &file.urgency else {
        panic!("one value")
    };
    assert_eq!(claim.backers, [ANNA, BRAM]);
    assert!(file.conflicts.is_empty());
}

#[test]
fn an_unclear_phase_reads_as_unclear_and_the_earliest_counts() {
    let file = read(&[case_record()
        .set("phase", "F4")
        .by(BRAM)
        .also("phase", "F2")]);
    assert_eq!(
        (file.phase_now(), file.phase_counting()),
        (None, Phase::Investigation)
    );
    let newer = read(&[case_record().set("phase", "F11")]);
    assert_eq!(
        (newer.phase_now(), newer.phase_counting()),
        (None, Phase::Report),
        "unknown is most cautious"
    );
    assert_eq!(read(&[case_record()]).phase_now(), Some(Phase::Report));
}

#[test]
fn what_has_not_arrived_and_what_cannot_be_read_are_told_apart() {
    let file = read(&[case_record()
        .withheld("urgency")
        .set("tenure", "castle")
        .set("route", Value::Null)]);
    assert!(
        matches!(&file.urgency, Uncertain::One(claim) if claim.reading == Reading::NotReceived)
    );
    assert!(matches!(&file.tenure, Uncertain::One(claim) if claim.reading == Reading::Unreadable));
    assert_eq!(file.route, Uncertain::Unset);
    assert_eq!(
        file.urgency_now(),
        Some(Urgency::Acute),
        "not received is most cautious"
    );
}

#[test]
fn deleted_records_and_other_cases_are_left_out_and_incomplete_ones_are_marked() {
    let mut elsewhere = record(81, "fact/1").set("text", "elders");
    elsewhere.state.case = CaseId::from_bytes([8; 16]);
    let mut incomplete = record(82, "fact/1").set("text", "half");
    incomplete.state.audience.creator = None;
    let file = read(&[
        case_record(),
        record(80, "fact/1").set("text", "weg").deleted(),
        elsewhere,
        incomplete,
        record(83, "from_a_later_version/1"),
    ]);
    assert_eq!(file.entries.len(), 1);
    assert!(file.entries[0].meta.incomplete);
    assert_eq!(file.unknown_records, 1);
}

#[test]
fn categories_come_from_the_case_and_its_reports_without_codes_unknown_here() {
    let report = record(31, "report/1")
        .add("categories", "STANK")
        .add("categories", "GELUID")
        .add("categories", "NIEUW");
    let file = read(&[case_record().add("categories", "GELUID"), report]);
    assert_eq!(file.categories, [Category::Noise, Category::Smell]);
}

#[test]
fn a_record_that_only_pretends_to_be_the_factor_record_is_not_read() {
    let stray = record(1, "factor/1").set("sf2_q1", "vreemd");
    let file = read(&[
        case_record(),
        stray.clone(),
        factor_record().set("sf2_q1", "eigen"),
    ]);
    let question = casework::factors::Factor::InterestsAndRoles.question(1);
    assert_eq!(
        file.answers.answer(question).known().map(String::as_str),
        Some("eigen")
    );
    let alone = CaseFile::read(CASE, &[case_record().state, stray.state], ANNA);
    assert_eq!(alone.answers.answer(question), &Uncertain::Unset);
}

#[test]
fn two_cases_at_one_door_recognise_each_other() {
    let at = |number: u8, letter: &str| {
        record(number, "address/1")
            .set("street", "Lindenhof")
            .set("house_number", "12")
            .set("house_letter", letter)
            .set("postcode", "1234AB")
            .set("town", "Waterveen")
    };
    assert!(read(&[at(1, "a")]).has_address_of(&read(&[at(2, "A")])));
    assert!(!read(&[at(1, "a")]).has_address_of(&read(&[at(2, "b")])));
    assert!(!read(&[]).has_address_of(&read(&[at(2, "b")])));
}

#[test]
fn a_report_of_friday_is_acknowledged_by_tuesday() {
    let report = record(31, "report/1").set("received_at", moment("2026-11-20").as_str());
    let by = |report: Record| read(&[report]).reports[0].acknowledge_by(&policy());
    assert_eq!(by(report.clone()), Some(day("2026-11-24")));
    assert_eq!(by(report.clone().set("anonymous", true)), None);
    assert_eq!(
        by(report.set("acknowledged_at", moment("2026-11-20").as_str())),
        None
    );
}

#[test]
fn a_case_that_was_taken_back_is_gone_while_nobody_else_wrote_in_it() {
    let case = || case_record().set("phase", "F4").taken_back("Dubbel");
    let note = |number| record(number, "fact/1").set("text", "gezien");
    let others = |records: &[Record]| {
        let withdrawal = read(records).withdrawal.expect("a withdrawal");
        (withdrawal.stands(), withdrawal.others)
    };
    let file = read(&[case(), note(1)]);
    assert!(file.is_withdrawn());
    let withdrawal = file.withdrawal.as_ref().expect("a withdrawal");
    assert_eq!(
        (withdrawal.by, withdrawal.reason.as_deref()),
        (ANNA, Some("Dubbel"))
    );
    assert_eq!(
        file.phase_now(),
        Some(Phase::LightApproach),
        "readable all the same"
    );

    let brams = || note(2).made_by(BRAM).by(BRAM);
    for kept in [
        vec![case(), note(1).by(BRAM)],
        vec![case(), brams()],
        vec![case().by(BRAM)],
        vec![case(), record(9, "later/7").by(CARLA)],
    ] {
        assert!(!read(&kept).is_withdrawn());
        assert_eq!(others(&kept).1.len(), 1);
    }
    let mut bookkeeping = record(3, "confirmation/1");
    bookkeeping.state.authors = [BRAM].into();
    let mut gone = brams().deleted();
    gone.state.authors = [BRAM].into();
    assert_eq!(
        others(&[case(), bookkeeping, gone]),
        (true, [].into()),
        "what he keeps for himself, and what he took back, is no writing in the case"
    );
    let contested = case().contested();
    assert_eq!(
        others(&[contested]),
        (false, [].into()),
        "the own other device"
    );
    assert_eq!(read(&[case_record()]).withdrawal, None);
}
