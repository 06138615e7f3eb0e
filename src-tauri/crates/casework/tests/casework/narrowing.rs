//! Fewer people see a record: what is stricter, what goes along, and who is told by whom.

use crate::build::*;
use casework::{
    disclosure::Disclosures,
    kinds::KINDS,
    may_see::{Recipient, Verdict, export_set},
    narrowing::{may_narrow, parts_of, stopped_by, stricter},
    partners::Partners,
    terms::sharing::HeldReason,
};
use ledger::{
    ids::RecordId,
    record::CLASS,
    sharing::{Class, Token},
};

/// What people saw, heard, did and agreed: whoever wrote it may show it to fewer people.
const NARROWED: [&str; 20] = [
    "report/1",
    "reporter/1",
    "person/1",
    "fact/1",
    "quote/1",
    "care_note/1",
    "visit/1",
    "attachment/1",
    "action/1",
    "intervention/1",
    "agreement/1",
    "addendum/1",
    "verification/1",
    "hearing/1",
    "impact/1",
    "interest/1",
    "need/1",
    "expectation_card/1",
    "feedback/1",
    "extract/1",
];

/// What a case hangs on, its formal steps, how people work together, and what belongs to no case or to its author alone.
const FOR_EVERYONE: [&str; 57] = [
    "case/1",
    "address/1",
    "partner/1",
    "role/1",
    "factor/1",
    "transition/1",
    "closing/1",
    "link/1",
    "confirmation/1",
    "contact_verification/1",
    "contact_left/1",
    "own_device/1",
    "sent/1",
    "safety_note/1",
    "tracks/1",
    "care_process/1",
    "severity/1",
    "weighing/1",
    "access_request/1",
    "claim/1",
    "analysis/1",
    "approval/1",
    "goal/1",
    "practical_option/1",
    "budget_request/1",
    "impasse/1",
    "skipped_rung/1",
    "composition/1",
    "information_request/1",
    "handover/1",
    "handover_word/1",
    "meeting_item/1",
    "resolution/1",
    "pulse/1",
    "evaluation/1",
    "explanation/1",
    "snooze/1",
    "pitfall_answers/1",
    "need_answers/1",
    "guide_consent/1",
    "warning/1",
    "resident_view/1",
    "decision/1",
    "breach/1",
    "deadline/1",
    "consent/1",
    "disclosure/1",
    "extract_source/1",
    "hold/1",
    "contact_person/1",
    "shortage/1",
    "sharing_obstacle/1",
    "sharing_basis/1",
    "pot/1",
    "meeting/1",
    "colleague/1",
    "destruction/1",
];

#[test]
fn what_a_case_hangs_on_is_the_same_for_everyone() {
    let (narrowed, stays): (Vec<&str>, Vec<&str>) = KINDS
        .iter()
        .map(|kind| kind.name)
        .partition(|kind| may_narrow(kind));
    assert_eq!(narrowed, NARROWED);
    assert_eq!(stays, FOR_EVERYONE);
    assert!(!may_narrow("drawing/7"), "nobody knows what hangs on it");
}

#[test]
fn only_a_higher_rank_is_stricter() {
    use Class::{K2, K3, K4, K5, K6, K7};
    let of = |class: Class| stricter(&record(1, "fact/1").class(class).state);
    assert_eq!(of(K2), [K3, K4, K6, K7, K5]);
    assert_eq!(of(K4), [K5], "K3, K6 and K7 are as strict as K4");
    assert_eq!(of(K5), []);
    let mut closed = record(1, "fact/1").state;
    closed.classes.clear();
    assert_eq!(stricter(&closed), [], "nothing is stricter than closed");
    closed.classes = vec![K4, Class::K1];
    assert_eq!(stricter(&closed), [K5], "the strictest counts");
}

#[test]
fn what_belongs_to_a_visit_is_found_however_deep_and_only_the_own() {
    let belongs = |number: u8, kind: &str, field: &str, to: u8| {
        record(number, kind).set(field, *id(to).as_bytes())
    };
    let all = states(&[
        record(1, "visit/1"),
        belongs(2, "fact/1", "visit", 1),
        belongs(3, "addendum/1", "to", 2),
        belongs(4, "attachment/1", "visit", 1),
        belongs(5, "quote/1", "visit", 9),
        belongs(6, "addendum/1", "to", 1).made_by(BRAM),
        belongs(7, "fact/1", "visit", 1).deleted(),
        belongs(8, "confirmation/1", "record", 1),
        belongs(10, "verification/1", "entry", 2),
        belongs(11, "feedback/1", "report", 12),
        record(12, "report/1"),
    ]);
    let parts = |of: u8| -> Vec<RecordId> {
        let parts = parts_of(id(of), &all, &ANNA);
        parts.into_iter().map(|state| state.id).collect()
    };
    assert_eq!(parts(1), [id(2), id(3), id(4), id(10)]);
    assert_eq!(parts(2), [id(3), id(10)]);
    assert_eq!(parts(12), [id(11)]);
    assert_eq!(parts(5), []);
}

#[test]
fn who_stopped_sharing_is_told_and_the_own_records_never_are() {
    let brams = || record(1, "fact/1").made_by(BRAM);
    let by = |record: Record| stopped_by(&record.state, &ANNA);
    assert_eq!(by(brams()), None);
    assert_eq!(by(brams().audience(&[Token::Person(ANNA)])), None);
    assert_eq!(by(brams().audience(&[])), Some(BRAM));
    assert_eq!(by(record(1, "fact/1").audience(&[])), None, "her own");
    assert_eq!(by(brams().set(CLASS, "K2")), None);
    assert_eq!(by(brams().set(CLASS, "K5")), Some(BRAM));
    assert_eq!(by(brams().set(CLASS, "K9")), Some(BRAM));
    let mine = record(1, "fact/1").by(CARLA).set(CLASS, "K5");
    assert_eq!(
        by(mine),
        Some(CARLA),
        "somebody made her own record stricter"
    );
    assert_eq!(by(brams().by(ANNA).set(CLASS, "K5")), None, "she did it");
    let mut headless = brams().audience(&[]);
    headless.state.audience.creator = None;
    assert_eq!(by(headless), None);
}

#[test]
fn a_correction_goes_only_with_what_it_corrects() {
    let correction = record(2, "addendum/1").set("to", *id(1).as_bytes());
    let verdict = |fact: Record| {
        let known = partner(3, "Bram", Some(BRAM));
        let all = states(&[fact, correction.clone(), known]);
        let to = Recipient {
            root: BRAM,
            is_own_person: false,
        };
        let partners = Partners::of(&all, ANNA);
        let mut verdicts = export_set(&all, &to, &partners, &Disclosures::default()).into_iter();
        verdicts.find(|(record, _)| *record == id(2)).unwrap().1
    };
    let fact = record(1, "fact/1");
    assert_eq!(verdict(fact.clone()), Verdict::Allowed);
    assert_eq!(verdict(fact.clone().deleted()), Verdict::Allowed);
    let held = Verdict::held(HeldReason::LinkEnd);
    assert_eq!(verdict(fact.clone().audience(&[])), held);
    assert_eq!(verdict(fact.class(Class::K5)), held);
    assert_eq!(verdict(record(9, "fact/1")), held, "it is not here");
}

#[test]
fn what_is_said_about_an_entry_or_report_goes_only_with_it() {
    for (kind, field, about, may_stand_alone) in [
        ("verification/1", "entry", "fact/1", false),
        ("handover_word/1", "handover", "handover/1", false),
        ("hearing/1", "report", "report/1", true),
        ("impact/1", "report", "report/1", true),
        ("feedback/1", "report", "report/1", true),
        ("expectation_card/1", "report", "report/1", true),
        ("snooze/1", "subject", "fact/1", true),
    ] {
        let verdict = |about: Record, said: Record| {
            let all = states(&[about, said, partner(3, "Bram", Some(BRAM))]);
            let to = Recipient {
                root: BRAM,
                is_own_person: false,
            };
            let partners = Partners::of(&all, ANNA);
            let mut verdicts =
                export_set(&all, &to, &partners, &Disclosures::default()).into_iter();
            verdicts.find(|(record, _)| *record == id(2)).unwrap().1
        };
        let said = || record(2, kind).set(field, *id(1).as_bytes());
        let held = Verdict::held(HeldReason::LinkEnd);
        assert_eq!(
            verdict(record(1, about), said()),
            Verdict::Allowed,
            "{kind}"
        );
        let narrowed = record(1, about).audience(&[]);
        assert_eq!(verdict(narrowed, said()), held, "{kind}");
        let sensitive = record(1, about).class(Class::K3);
        assert_eq!(verdict(sensitive, said()), held, "{kind}");
        let alone = verdict(record(1, about), record(2, kind));
        assert_eq!(alone.is_allowed(), may_stand_alone, "{kind}");
    }
}
