//! Two gates, both closed unless opened.

mod links;

use crate::build::*;
use casework::{
    disclosure::Disclosures,
    may_see::{Recipient, Verdict, archive_set, class_of, export_set, is_open_to_case, may_see},
    partners::Partners,
    terms::Term,
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RootId},
    record::{CLASS, RecordState},
    sharing::{Class, Token},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn states(records: &[Record]) -> Vec<RecordState> {
    records.iter().map(|record| record.state.clone()).collect()
}

fn partners(records: &[Record]) -> Partners {
    Partners::of(&states(records), ANNA)
}

fn to(root: RootId) -> Recipient {
    Recipient {
        root,
        is_own_person: false,
    }
}

fn why(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Allowed => ("allowed", ""),
        Verdict::Held { reason, door } => (reason.code(), door.code()),
    }
}

/// Nobody decided to disclose anything.
fn none() -> Disclosures {
    Disclosures::default()
}

#[test]
fn what_a_person_chooses_for_an_archive_opens_nothing_and_closes_what_he_leaves_out() {
    let court = to(RootId::ARCHIVE);
    let records = [
        record(1, "fact/1"),
        record(2, "care_note/1").class(Class::K5),
        case_record(),
    ];
    let all = states(&records);
    let partners = Partners::of(&all, ANNA).with(CASE, RootId::ARCHIVE);
    let all_classes: BTreeSet<Class> = Class::ALL.into_iter().collect();
    let reason = |chosen: &BTreeSet<Class>, number: u8, all: &[RecordState]| {
        let verdicts = archive_set(all, &court, &partners, &none(), chosen);
        let found = verdicts.iter().find(|(record, _)| *record == id(number));
        why(found.unwrap().1).0
    };
    assert_eq!(reason(&all_classes, 1, &all), "allowed");
    assert_eq!(reason(&all_classes, 2, &all), "professional_secrecy");
    assert_eq!(
        reason(&BTreeSet::new(), 1, &all),
        "allowed",
        "K0 to K2 always go"
    );
    // An own device may see everything; what was not chosen stays all the same.
    let own = Recipient {
        root: ANNA,
        is_own_person: true,
    };
    let verdicts = archive_set(&all, &own, &partners, &none(), &BTreeSet::new());
    let care = verdicts
        .iter()
        .find(|(record, _)| *record == id(2))
        .unwrap();
    assert_eq!(why(care.1), ("not_chosen", "none"));
}

/// Anna wrote down herself that Bram is a partner.
fn with_bram() -> Partners {
    partners(&[partner(2, "Bram", Some(BRAM))])
}

#[test]
fn the_class_decides_what_a_partner_sees() {
    let expected = [
        (Class::K0, ("allowed", "")),
        (Class::K1, ("allowed", "")),
        (Class::K2, ("allowed", "")),
        (Class::K3, ("reporter_identity", "ask_consent")),
        (Class::K4, ("care_process", "ask_consent")),
        (Class::K5, ("professional_secrecy", "ask_consent")),
        (Class::K6, ("police", "anonymous_consultation")),
        (Class::K7, ("safety", "join_visit")),
    ];
    for (class, verdict) in expected {
        let fact = record(1, "fact/1").class(class);
        assert_eq!(
            why(may_see(&fact.state, &to(BRAM), &with_bram(), &none())),
            verdict,
            "{class:?}"
        );
        let own = Recipient {
            root: ANNA,
            is_own_person: true,
        };
        assert_eq!(
            may_see(&fact.state, &own, &Partners::default(), &none()),
            Verdict::Allowed,
            "own device, {class:?}"
        );
    }
}

#[test]
fn every_class_head_must_be_allowed() {
    let mut fact = record(1, "fact/1").state;
    fact.classes = vec![Class::K1, Class::K4];
    assert_eq!(
        why(may_see(&fact, &to(BRAM), &with_bram(), &none())).0,
        "care_process"
    );
    fact.classes = vec![Class::K5, Class::K6];
    assert_eq!(
        why(may_see(&fact, &to(BRAM), &with_bram(), &none())).0,
        "professional_secrecy",
        "the strictest"
    );
    fact.classes.clear();
    assert_eq!(
        why(may_see(&fact, &to(BRAM), &with_bram(), &none())),
        ("closed", "none")
    );
}

#[test]
fn what_borrows_the_class_of_the_case_is_as_sensitive_as_its_kind() {
    let why_held =
        |record: &Record| why(may_see(&record.state, &to(BRAM), &with_bram(), &none())).0;
    let borrowed = once("care_process/1").by(CARLA).set("state", "running");
    let borrowed = borrowed.class(Class::K1);
    assert_eq!(class_of(&borrowed.state), Some(Class::K4));
    assert_eq!(why_held(&borrowed), "care_process");
    assert!(!is_open_to_case(&borrowed.state));
    let sensitive_case = borrowed.clone().class(Class::K5);
    assert_eq!(
        why_held(&sensitive_case),
        "professional_secrecy",
        "the strictest"
    );
    let by_another = borrowed.clone().set(CLASS, "K1");
    assert_eq!(
        why_held(&by_another),
        "care_process",
        "Carla decides nothing"
    );
    let chosen = borrowed.by(ANNA).set(CLASS, "K1");
    assert_eq!(why_held(&chosen), "allowed", "its creator chose the class");
    let tracks = once("tracks/1").class(Class::K0);
    assert_eq!(class_of(&tracks.state), Some(Class::K1));
    assert_eq!(why_held(&tracks), "allowed");
    let mut closed = once("care_process/1").state;
    closed.classes.clear();
    assert_eq!(class_of(&closed), None, "closed stays closed");
}

#[test]
fn open_to_the_case_is_what_every_partner_may_see() {
    let fact = record(1, "fact/1");
    assert!(is_open_to_case(&fact.state));
    assert!(!is_open_to_case(&fact.clone().class(Class::K3).state));
    assert!(!is_open_to_case(&fact.clone().audience(&[]).state));
    let for_bram = fact.clone().audience(&[Token::Person(BRAM)]);
    assert!(!is_open_to_case(&for_bram.state));
    let mut two_heads = fact.clone().state;
    two_heads.audience.heads.push(Some(vec![]));
    assert!(!is_open_to_case(&two_heads), "every head must admit them");
    let mut no_head = fact.state;
    no_head.audience.heads.clear();
    assert!(!is_open_to_case(&no_head));
}

#[test]
fn both_gates_must_open() {
    let fact = record(1, "fact/1");
    assert_eq!(
        why(may_see(&fact.state, &to(CARLA), &with_bram(), &none())),
        ("not_partner", "make_partner")
    );
    let only_carla = fact.clone().audience(&[Token::Person(CARLA)]);
    assert_eq!(
        why(may_see(&only_carla.state, &to(BRAM), &with_bram(), &none())),
        ("audience", "none")
    );
    assert_eq!(
        why(may_see(
            &only_carla.state,
            &to(CARLA),
            &with_bram(),
            &none()
        )),
        ("not_partner", "make_partner"),
        "named is not enough"
    );
    let nobody = fact.clone().audience(&[]);
    assert_eq!(
        why(may_see(&nobody.state, &to(BRAM), &with_bram(), &none())).0,
        "audience"
    );
    let mut unknown_token = fact.clone().state;
    unknown_token.audience.heads.push(None);
    assert_eq!(
        why(may_see(&unknown_token, &to(BRAM), &with_bram(), &none())).0,
        "audience"
    );
    let mut headless = fact.clone().state;
    headless.audience.heads.clear();
    assert_eq!(
        why(may_see(&headless, &to(BRAM), &with_bram(), &none())).0,
        "audience"
    );
    let mut first_missing = fact.state;
    first_missing.audience.creator = None;
    assert_eq!(
        why(may_see(&first_missing, &to(BRAM), &with_bram(), &none())),
        ("incomplete", "none")
    );
}

#[test]
fn the_creator_is_in_the_audience_and_still_needs_to_be_a_partner() {
    let brams = record(1, "fact/1").made_by(BRAM).audience(&[]);
    assert_eq!(
        may_see(&brams.state, &to(BRAM), &with_bram(), &none()),
        Verdict::Allowed
    );
    assert_eq!(
        why(may_see(
            &brams.state,
            &to(BRAM),
            &Partners::default(),
            &none()
        ))
        .0,
        "not_partner"
    );
}

#[test]
fn the_case_record_belongs_to_its_own_case() {
    assert_eq!(
        may_see(&case_record().state, &to(BRAM), &with_bram(), &none()),
        Verdict::Allowed
    );
    assert_eq!(
        why(may_see(
            &case_record().state,
            &to(CARLA),
            &with_bram(),
            &none()
        ))
        .0,
        "not_partner"
    );
}

#[test]
fn a_record_of_no_case_goes_only_to_whom_it_names() {
    let outside = |tokens: &[Token]| {
        let mut record = record(1, "shortage/1").class(Class::K1).audience(tokens);
        record.state.case = CaseId::NONE;
        record.state
    };
    let mut partner_of_nothing = partner(2, "Bram", Some(BRAM));
    partner_of_nothing.state.case = CaseId::NONE;
    let partners = partners(&[partner_of_nothing]);
    assert_eq!(
        may_see(
            &outside(&[Token::Person(BRAM)]),
            &to(BRAM),
            &partners,
            &none()
        ),
        Verdict::Allowed
    );
    assert_eq!(
        why(may_see(
            &outside(&[Token::Case]),
            &to(BRAM),
            &partners,
            &none()
        ))
        .0,
        "audience"
    );
    assert_eq!(
        why(may_see(&outside(&[]), &to(BRAM), &partners, &none())).0,
        "audience"
    );
}

#[test]
fn only_what_one_wrote_or_confirmed_makes_a_partner() {
    let is = |records: &[Record]| partners(records).is_partner(CASE, &BRAM);
    let by_bram = partner(2, "Bram", None)
        .made_by(BRAM)
        .set("root", *BRAM.as_bytes());
    let confirmed = |what: &Record, by: RootId| {
        record(3, "confirmation/1")
            .made_by(by)
            .set("record", *what.id().as_bytes())
            .set("saw", what.heads("root"))
    };
    assert!(is(&[partner(2, "Bram", Some(BRAM))]), "own word");
    assert!(!is(&[partner(2, "Bram", None)]), "no root");
    assert!(!is(std::slice::from_ref(&by_bram)), "his own word");
    assert!(
        is(&[by_bram.clone(), confirmed(&by_bram, ANNA)]),
        "confirmed"
    );
    assert!(
        !is(&[by_bram.clone(), confirmed(&by_bram, BRAM)]),
        "confirmed by himself"
    );
    assert!(
        !is(&[by_bram.clone(), confirmed(&by_bram, ANNA).deleted()]),
        "confirmation taken back"
    );
    assert!(
        !is(&[
            by_bram.clone(),
            confirmed(&by_bram, ANNA)
                .by(BRAM)
                .also("saw", Value::Array(vec![]))
        ]),
        "confirmation in conflict"
    );

    let later = by_bram.clone().by(CARLA).set("root", *BRAM.as_bytes());
    assert!(
        !is(&[later, confirmed(&by_bram, ANNA)]),
        "a later write by another needs a new confirmation"
    );
    let conflict = partner(2, "Bram", Some(BRAM))
        .by(CARLA)
        .also("root", *CARLA.as_bytes());
    assert!(!is(std::slice::from_ref(&conflict)), "in conflict");
    assert!(!partners(&[conflict]).is_partner(CASE, &CARLA));
    let agreed = partner(2, "Bram", Some(BRAM))
        .by(CARLA)
        .also("root", *BRAM.as_bytes());
    assert!(is(&[agreed]), "the same from another changes nothing");
}

#[test]
fn an_ended_deleted_or_incomplete_partner_is_none() {
    let is = |record: Record| partners(&[record]).is_partner(CASE, &BRAM);
    let bram = || partner(2, "Bram", Some(BRAM));
    assert!(!is(bram().set("ended_at", "2026-11-19")));
    assert!(
        !is(bram().by(CARLA).set("ended_at", "2026-11-19")),
        "an end by anyone closes"
    );
    assert!(
        !is(bram().set("ended_at", "soon")),
        "an unreadable end closes"
    );
    assert!(
        !is(bram().withheld("ended_at")),
        "an end that was not received closes"
    );
    assert!(is(bram().set("ended_at", Value::Null)), "an end taken back");
    assert!(!is(bram().deleted()));
    let mut incomplete = bram();
    incomplete.state.audience.creator = None;
    assert!(!is(incomplete));
    let mut gap = bram();
    gap.state.incomplete = true;
    assert!(!is(gap), "what is missing might be the end");
    let mut newer = bram();
    newer.state.unshown = 1;
    assert!(!is(newer), "what cannot be shown might be the end");
    let mut elsewhere = bram();
    elsewhere.state.case = CaseId::from_bytes([9; 16]);
    assert!(!is(elsewhere), "partner of another case");
}

fn any_root() -> impl Strategy<Value = RootId> {
    prop_oneof![Just(ANNA), Just(BRAM), Just(CARLA)]
}

fn any_head() -> impl Strategy<Value = Option<Vec<Token>>> {
    let token = prop_oneof![Just(Token::Case), any_root().prop_map(Token::Person)];
    proptest::option::weighted(0.9, proptest::collection::vec(token, 0..3))
}

proptest! {
    #[test]
    fn an_audience_is_never_wider_than_any_head(
        heads in proptest::collection::vec(any_head(), 0..4),
        creator in any_root(),
        recipient in any_root(),
        classes in proptest::collection::vec(0usize..8, 0..3),
        in_case: bool,
        is_partner: bool,
    ) {
        let mut state = record(1, "fact/1").state;
        state.audience.heads = heads.clone();
        state.audience.creator = Some(creator);
        state.classes = classes.iter().map(|at| Class::ALL[*at]).collect();
        if !in_case {
            state.case = CaseId::NONE;
        }
        let known = if is_partner { partners(&[partner(2, "R", Some(recipient))]) } else { Partners::default() };
        if may_see(&state, &to(recipient), &known, &none()) == Verdict::Allowed {
            prop_assert!(!state.classes.is_empty() && state.classes.iter().all(|class| class.rank() <= Class::K2.rank()));
            prop_assert!(!in_case || is_partner);
            for head in &heads {
                let admits = head.iter().flatten().any(|token| match token {
                    Token::Case => is_partner && in_case,
                    Token::Person(root) => *root == recipient,
                });
                prop_assert!(admits || recipient == creator);
            }
            prop_assert!(!heads.is_empty() || recipient == creator);
        }
    }

    #[test]
    fn the_order_of_records_changes_no_verdict(mut order in Just((0usize..6).collect::<Vec<_>>()).prop_shuffle()) {
        let all = states(&[
            partner(2, "Bram", Some(BRAM)),
            record(1, "fact/1"),
            record(3, "care_note/1"),
            record(5, "link/1").set("from", *id(1).as_bytes()).set("to", *id(3).as_bytes()),
            record(6, "link/1").set("from", *id(1).as_bytes()).set("to", *id(2).as_bytes()),
            case_record(),
        ]);
        let straight = export_set(&all, &to(BRAM), &Partners::of(&all, ANNA), &none());
        let shuffled: Vec<RecordState> = order.drain(..).map(|at| all[at].clone()).collect();
        prop_assert_eq!(straight, export_set(&shuffled, &to(BRAM), &Partners::of(&shuffled, ANNA), &none()));
    }
}
