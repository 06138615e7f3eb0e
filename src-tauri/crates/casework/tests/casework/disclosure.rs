//! What opens K3–K7: every class, every ground and every state that a decision can be in.

mod grounds;

use crate::build::*;
use casework::{
    disclosure::{Disclosures, decided_heads, holds, lacks},
    grounds::{CONSENT_NEEDS, DUTIES, JUSTIFICATIONS, class_needs, row_of},
    may_see::{Recipient, Verdict, export_set, may_see},
    partners::Partners,
    terms::{
        Term,
        sharing::{Ground, HeldReason, Lapse, SharedClass},
    },
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RootId},
    record::CLASS,
    sharing::{Class, Token},
};

/// Which grounds open which class, by hand: a slip in the table of grounds shows here.
const OPENS: [(SharedClass, &[&str]); 5] = [
    (SharedClass::ReporterIdentity, &["G1", "G2", "G3", "G6"]),
    (
        SharedClass::CareProcess,
        &[
            "G1", "G2", "G3", "G5", "G6", "G8", "G9", "G10", "G11", "G12",
        ],
    ),
    (SharedClass::CareContent, &["G1", "G9"]),
    (SharedClass::Police, &["G7", "G8"]),
    (
        SharedClass::StaffSafety,
        &[
            "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10", "G11", "G12",
        ],
    ),
];

fn why_held(class: SharedClass) -> HeldReason {
    match class {
        SharedClass::ReporterIdentity => HeldReason::ReporterIdentity,
        SharedClass::CareProcess => HeldReason::CareProcess,
        SharedClass::CareContent => HeldReason::ProfessionalSecrecy,
        SharedClass::Police => HeldReason::Police,
        SharedClass::StaffSafety => HeldReason::Safety,
    }
}

/// Something of this class that Anna wrote.
fn note(number: u8, class: SharedClass) -> Record {
    record(number, "fact/1")
        .set("text", "De deur stond open.")
        .set(CLASS, class.code())
        .class(Class::parse(class.code()).expect("a class"))
}

fn item(of: &Record) -> Value {
    let heads = decided_heads(&of.state);
    let heads = heads.iter().map(|head| head.value()).collect();
    Value::Array(vec![Value::from(*of.id().as_bytes()), Value::Array(heads)])
}

fn answer(state: &str, reason: &str) -> Value {
    Value::map([
        ("state", Value::from(state)),
        ("reason", Value::from(reason)),
    ])
}

/// A decision of Anna's for Bram with everything that any ground or class asks for.
fn decision(of: &[&Record], class: SharedClass, ground: Ground) -> Record {
    let items = of.iter().map(|one| item(one)).collect();
    let mut decision = record(50, "disclosure/1")
        .audience(&[])
        .set("recipient", *BRAM.as_bytes())
        .set("items", Value::Array(items))
        .add("classes", class.code())
        .set("ground", ground.code())
        .set("purpose", "Samen een plan maken")
        .set("valid_until", "2026-12-20")
        .set("decided_at", moment("2026-11-20").as_str())
        .set("informed_at", "2026-11-19")
        .set("consent", *id(51).as_bytes())
        .set("danger_at", moment("2026-11-19").as_str())
        .set("named", true)
        .set("untraceable", true);
    for field in JUSTIFICATIONS.into_iter().chain([
        "article",
        "task",
        "contract",
        "weighing",
        "danger",
        "covenant",
        "reference",
        "consulted",
        "duty_decision",
        "reporting_step",
        "guideline_steps",
        "provider",
    ]) {
        decision = decision.set(field, "omdat het nodig is");
    }
    for (field, _) in DUTIES {
        decision = decision.set(field, answer("yes", "besproken"));
    }
    decision
}

fn consent() -> Record {
    record(51, "consent/1")
        .set("from", "de bewoner")
        .set("asked_by", "Anna")
        .set("purpose", "Samen een plan maken")
        .set("recipients", "de gemeente")
        .set("what", "dat er hulp is")
        .set("state", "given")
        .set("given_at", "2026-11-10")
        .set("valid_until", "2026-12-31")
        .set("in_writing", false)
        .set("told_withdrawable", true)
}

/// What Anna's vault says of a record for Bram.
fn judge(note: &Record, more: &[&Record]) -> (Verdict, Option<Lapse>) {
    let with_bram = partner(2, "Bram", Some(BRAM));
    let all = [&[note, &with_bram][..], more].concat();
    let all: Vec<_> = all.into_iter().map(|record| record.state.clone()).collect();
    let disclosures = Disclosures::of(&all, ANNA, today());
    let to = Recipient {
        root: BRAM,
        is_own_person: false,
    };
    let verdict = may_see(&note.state, &to, &Partners::of(&all, ANNA), &disclosures);
    let opened = disclosures.opening(&note.state, &BRAM);
    assert!(
        verdict != Verdict::Allowed || !opened.is_empty(),
        "nothing goes without a decision that is named in the file"
    );
    (verdict, disclosures.lapse(&note.state, &BRAM))
}

fn closed(class: SharedClass, lapse: Option<Lapse>) -> (Verdict, Option<Lapse>) {
    (Verdict::held(why_held(class)), lapse)
}

const OPEN: (Verdict, Option<Lapse>) = (Verdict::Allowed, None);

/// Every class with every ground that opens it.
fn pairs() -> impl Iterator<Item = (SharedClass, Ground)> {
    OPENS.iter().flat_map(|(class, grounds)| {
        let grounds = grounds.iter().filter_map(|code| Ground::parse(code));
        grounds.map(|ground| (*class, ground))
    })
}

#[test]
fn each_class_is_opened_by_its_grounds_and_by_no_other() {
    for (class, grounds) in OPENS {
        for ground in Ground::ALL {
            let note = note(1, class);
            let decision = decision(&[&note], class, *ground);
            let expected = if grounds.contains(&ground.code()) {
                OPEN
            } else {
                closed(class, Some(Lapse::Ground))
            };
            let found = judge(&note, &[&decision, &consent()]);
            assert_eq!(found, expected, "{} {}", class.code(), ground.code());
        }
    }
}

#[test]
fn what_is_open_to_partners_needs_no_decision_and_what_is_closed_gets_none() {
    for class in [Class::K0, Class::K1, Class::K2] {
        let open = record(1, "fact/1").class(class);
        let verdict = may_see(
            &open.state,
            &Recipient {
                root: BRAM,
                is_own_person: false,
            },
            &Partners::of(&states(&[partner(2, "Bram", Some(BRAM))]), ANNA),
            &Disclosures::default(),
        );
        assert_eq!(verdict, Verdict::Allowed);
    }
    let mut headless = note(1, SharedClass::CareProcess);
    let decided = decision(&[&headless], SharedClass::CareProcess, Ground::LegalDuty);
    headless.state.classes.clear();
    assert_eq!(
        judge(&headless, &[&decided]).0,
        Verdict::held(HeldReason::Closed)
    );
}

/// A decision, a record and a consent, and what follows.
type Case = (&'static str, Record, Record, Record, Option<Lapse>);

/// Every state in which a decision opens nothing any more, or never did.
fn states_of(class: SharedClass, ground: Ground) -> Vec<Case> {
    let mut cases = decisions_of(class, ground);
    let fact = || note(1, class);
    let good = || decision(&[&fact()], class, ground);
    let edited = |name, fact| (name, good(), fact, consent(), Some(Lapse::Changed));
    let mut later_version = fact();
    later_version.state.unshown = 1;
    cases.extend([
        edited("edited", fact().set("text", "Toch niet.")),
        edited("edited by another", fact().by(CARLA).also("text", "Toch.")),
        edited("a field more", fact().set("place", "in de gang")),
        edited("an element more", fact().add("categories", "GELUID")),
        edited("another class", fact().set(CLASS, class.code())),
        edited("written late", late(fact())),
        (
            "a later version wrote in it",
            good(),
            later_version,
            consent(),
            Some(Lapse::Unclear),
        ),
    ]);
    for field in row_of(ground).needs.iter().chain(class_needs(class)) {
        let lacks = good().set(field, Value::Null);
        cases.push((*field, lacks, fact(), consent(), Some(Lapse::Incomplete)));
    }
    cases
}

/// What can be wrong with the decision itself.
fn decisions_of(class: SharedClass, ground: Ground) -> Vec<Case> {
    let fact = || note(1, class);
    let good = || decision(&[&fact()], class, ground);
    let with = |name, decision, lapse| (name, decision, fact(), consent(), lapse);
    let spoiled = |spoil: fn(&mut Record)| {
        let mut decision = good();
        spoil(&mut decision);
        decision
    };
    let tomorrow = moment("2026-11-21");
    let of_other_class = decision_of_other_class(&fact(), class, ground);
    let (incomplete, unclear) = (Some(Lapse::Incomplete), Some(Lapse::Unclear));
    vec![
        with(
            "over",
            good().set("valid_until", "2026-11-19"),
            Some(Lapse::Expired),
        ),
        with(
            "without an end",
            good().set("valid_until", Value::Null),
            incomplete,
        ),
        with(
            "an unreadable end",
            good().set("valid_until", "later"),
            incomplete,
        ),
        with(
            "an end by another",
            good().by(BRAM).set("valid_until", "2030-01-01"),
            unclear,
        ),
        with(
            "withdrawn",
            good().set("withdrawn_at", "2026-11-20"),
            Some(Lapse::Withdrawn),
        ),
        with(
            "withdrawn, unreadably",
            good().withheld("withdrawn_at"),
            Some(Lapse::Withdrawn),
        ),
        with(
            "decided tomorrow",
            good().set("decided_at", tomorrow.as_str()),
            unclear,
        ),
        with("without a purpose", good().set("purpose", " "), incomplete),
        with(
            "nobody told",
            good().set("informed_at", Value::Null),
            incomplete,
        ),
        with("two grounds", good().also("ground", "G13"), incomplete),
        with(
            "a ground by another",
            good().by(CARLA).also("ground", ground.code()),
            unclear,
        ),
        with(
            "two recipients",
            good().also("recipient", *CARLA.as_bytes()),
            None,
        ),
        with(
            "for another",
            good().set("recipient", *CARLA.as_bytes()),
            None,
        ),
        with("a gap", spoiled(|one| one.state.incomplete = true), unclear),
        with("a fork", spoiled(|one| one.state.forked = true), unclear),
        with(
            "a later version",
            spoiled(|one| one.state.unshown = 1),
            unclear,
        ),
        with("taken back", good().deleted(), None),
        with("somebody else's", good().made_by(BRAM), None),
        with(
            "of another case",
            spoiled(|one| one.state.case = CaseId::from_bytes([9; 16])),
            None,
        ),
        with("of another class", of_other_class, Some(Lapse::Changed)),
        with(
            "a class by another",
            good().by(BRAM).add("classes", "K5"),
            unclear,
        ),
        with("items not received", good().withheld("items"), None),
    ]
}

fn decision_of_other_class(fact: &Record, class: SharedClass, ground: Ground) -> Record {
    let mut decided = decision(&[fact], class, ground);
    let other = match class {
        SharedClass::StaffSafety => SharedClass::CareProcess,
        _ => SharedClass::StaffSafety,
    };
    decided.state.fields.remove("classes");
    decided.add("classes", other.code())
}

fn late(mut fact: Record) -> Record {
    let more = fact.clone().set("text", "Nog iets.");
    let head = more.state.fields["text"].heads.clone();
    let field = fact.state.fields.get_mut("text").expect("a text");
    field.late = head;
    fact
}

#[test]
fn whatever_is_wrong_with_a_decision_closes_every_class_on_every_ground() {
    let mut told = 0;
    for (class, ground) in pairs() {
        let fact = note(1, class);
        let good = decision(&[&fact], class, ground);
        let found = judge(&fact, &[&good, &consent()]);
        assert_eq!(found, OPEN, "{} {}", class.code(), ground.code());
        for (name, decision, fact, consent, lapse) in states_of(class, ground) {
            let found = judge(&fact, &[&decision, &consent]);
            let expected = closed(class, lapse);
            assert_eq!(found, expected, "{} {} {name}", class.code(), ground.code());
            told += 1;
        }
    }
    assert!(told > 900, "{told}");
}

#[test]
fn the_last_day_counts_and_what_is_no_edit_needs_no_new_decision() {
    let fact = note(1, SharedClass::CareProcess);
    let good = decision(&[&fact], SharedClass::CareProcess, Ground::LegalDuty);
    let last_day = good.clone().set("valid_until", "2026-11-20");
    assert_eq!(judge(&fact, &[&last_day]), OPEN);
    let why_not = good.clone().set("informed_at", Value::Null);
    let why_not = why_not.set("not_informed", "Dat geeft nu gevaar.");
    assert_eq!(judge(&fact, &[&why_not]), OPEN);
    let only_bram = fact.clone().audience(&[Token::Person(BRAM)]);
    assert_eq!(judge(&only_bram, &[&good]), OPEN, "who may see it");
    let finished = fact
        .clone()
        .set("_seal", Value::map([("saw", Value::Null)]));
    assert_eq!(judge(&finished, &[&good]), OPEN, "that it is finished");
}

#[test]
fn a_decision_opens_one_gate_and_not_the_other() {
    let fact = note(1, SharedClass::CareProcess);
    let good = decision(&[&fact], SharedClass::CareProcess, Ground::LegalDuty);
    let held = |record: &Record, all: &[Record]| {
        let all = states(all);
        let disclosures = Disclosures::of(&all, ANNA, today());
        let to = Recipient {
            root: BRAM,
            is_own_person: false,
        };
        may_see(&record.state, &to, &Partners::of(&all, ANNA), &disclosures)
    };
    let stranger = [fact.clone(), good.clone()];
    assert_eq!(
        held(&fact, &stranger),
        Verdict::held(HeldReason::NotPartner)
    );
    let private = fact.clone().audience(&[]);
    let with_bram = [private.clone(), good, partner(2, "Bram", Some(BRAM))];
    assert_eq!(
        held(&private, &with_bram),
        Verdict::held(HeldReason::Audience)
    );
    let mut outside = note(1, SharedClass::CareProcess);
    outside.state.case = CaseId::NONE;
    let mut of_none = decision(&[&outside], SharedClass::CareProcess, Ground::LegalDuty);
    of_none.state.case = CaseId::NONE;
    let reason = Verdict::held(HeldReason::CareProcess);
    let all = [outside.clone(), of_none];
    assert_eq!(held(&outside, &all), reason, "a decision belongs to a case");
}

#[test]
fn a_link_follows_what_a_decision_opens() {
    let fact = note(1, SharedClass::CareProcess);
    let good = decision(&[&fact], SharedClass::CareProcess, Ground::LegalDuty);
    let link = record(5, "link/1")
        .set("from", *id(1).as_bytes())
        .set("to", *CASE.record().as_bytes())
        .set("relation", "same_address");
    let of = |decision: Record| {
        let all = states(&[
            case_record(),
            fact.clone(),
            link.clone(),
            decision,
            partner(2, "Bram", Some(BRAM)),
        ]);
        let disclosures = Disclosures::of(&all, ANNA, today());
        let to = Recipient {
            root: BRAM,
            is_own_person: false,
        };
        let verdicts = export_set(&all, &to, &Partners::of(&all, ANNA), &disclosures);
        let goes = verdicts
            .into_iter()
            .filter(|(_, verdict)| verdict.is_allowed());
        goes.map(|(record, _)| record).collect::<Vec<_>>()
    };
    assert!(of(good.clone()).contains(&id(5)));
    assert!(!of(good.clone()).contains(&id(50)), "the decision stays");
    assert!(!of(good.set("withdrawn_at", "2026-11-20")).contains(&id(5)));
}
