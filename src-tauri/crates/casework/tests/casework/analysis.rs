//! The shared analysis: which version, what is approved, need before task, and a new fact afterwards; SF3 with it.

use crate::build::*;
use casework::{
    analysis::{
        Consent, NeedFirst, consents, content_hash, important_since_approval, latest, need_first,
    },
    casefile::CaseFile,
    factors::{Factor, FactorState, FactorStatus, case_lead::Acceptance, factor_status},
};
use ledger::{cbor::Value, ids::RootId};

fn status(records: &[Record]) -> FactorStatus {
    factor_status(
        Factor::SharedAnalysis,
        &read(records),
        &team(&[]),
        &policy(),
        today(),
    )
}

fn missing(records: &[Record]) -> Vec<&'static str> {
    codes(
        status(records)
            .missing
            .iter()
            .map(|missing| &missing.message),
    )
}

fn hash(file: &CaseFile) -> [u8; 32] {
    content_hash(file, latest(file)[0])
}

fn analysis() -> Record {
    let record = record(30, "analysis/1")
        .set("version", 1)
        .set("what_happens", "Muziek in de nacht")
        .set("fallback", "Dan een waarschuwing")
        .set("proposed_at", "2026-11-10")
        .add("common_interests", "Weer slapen")
        .add("causes", "Dunne vloer")
        .add("causes", "Ander dagritme");
    (61..=63).fold(record, |record, fact| {
        record.add("facts", *id(fact).as_bytes())
    })
}

fn goal() -> Record {
    record(31, "goal/1")
        .set("analysis", *id(30).as_bytes())
        .set("text", "Rust na elf uur")
        .set("measure", "Geen melding in vier weken")
        .set("by", "2027-02-01")
}

fn approval(number: u8, partner: u8, root: RootId, content: [u8; 32]) -> Record {
    record(number, "approval/1")
        .made_by(root)
        .set("analysis", *id(30).as_bytes())
        .set("partner", *id(partner).as_bytes())
        .set("content", content)
        .set("at", "2026-11-20")
}

/// Need on 1 November, plan on the 10th, Bram took the action himself, Anna and Bram approved.
fn planned() -> Vec<Record> {
    let partners = three_partners()[..2].to_vec();
    let base = vec![
        case_record(),
        analysis(),
        goal(),
        record(32, "need/1")
            .set("text", "Een dempende vloer")
            .set("noted_at", moment("2026-11-01").as_str()),
        action(33, id(2), "2026-11-24")
            .made_by(BRAM)
            .set("goal", *id(31).as_bytes())
            .set("accepted_at", "2026-11-20"),
    ];
    let base = [base, partners].concat();
    let content = hash(&read(&base));
    [
        base,
        vec![
            approval(41, 1, ANNA, content),
            approval(42, 2, BRAM, content),
        ],
    ]
    .concat()
}

fn with(number: u8, change: impl FnOnce(Record) -> Record) -> Vec<Record> {
    let mut records = planned();
    let at = records
        .iter()
        .position(|record| record.id() == id(number))
        .expect("a record");
    records[at] = change(records[at].clone());
    records
}

fn without(number: u8) -> Vec<Record> {
    planned()
        .into_iter()
        .filter(|record| record.id() != id(number))
        .collect()
}

#[test]
fn a_plan_that_all_carry_is_confirmed() {
    let status = status(&planned());
    assert_eq!(
        codes(status.missing.iter().map(|missing| &missing.message)),
        [""; 0]
    );
    assert_eq!(
        codes(&status.because),
        [
            "analysis_made",
            "need_before_task",
            "goal_has_action",
            "plan_approved",
            "plan_approved"
        ]
    );
    assert_eq!(status.computed, FactorState::Confirmed);
}

#[test]
fn each_thing_that_a_plan_needs_is_named_with_its_question() {
    let changed = "plan_changed_since_approval";
    let cases: [(&str, Vec<Record>, &[&str]); 16] = [
        ("no analysis", without(30), &["analysis_none"]),
        (
            "two facts",
            with(30, |mut r| {
                r.state.fields.get_mut("facts").unwrap().members.pop();
                r
            }),
            &["analysis_facts", changed, changed],
        ),
        (
            "one cause",
            with(30, |mut r| {
                r.state.fields.get_mut("causes").unwrap().members.pop();
                r
            }),
            &["analysis_causes", changed, changed],
        ),
        (
            "no common interest",
            with(30, |mut r| {
                r.state.fields.remove("common_interests");
                r
            }),
            &["common_interest_none", changed, changed],
        ),
        (
            "no fallback",
            with(30, |r| r.set("fallback", " ")),
            &[changed, changed, "fallback_none"],
        ),
        (
            "fallback in conflict",
            with(30, |r| r.by(BRAM).also("fallback", "Anders")),
            &[changed, changed, "field_in_conflict"],
        ),
        ("no need", without(32), &["need_none"]),
        ("no goal", without(31), &["goal_none", changed, changed]),
        (
            "no measure",
            with(31, |r| r.set("measure", "")),
            &["goal_without_measure", changed, changed],
        ),
        (
            "no day",
            with(31, |r| r.set("by", Value::Null)),
            &["goal_without_day", changed, changed],
        ),
        ("no action", without(33), &["goal_without_action"]),
        (
            "dropped action",
            with(33, |r| r.set("state", "dropped")),
            &["goal_without_action"],
        ),
        (
            "action of who is not here",
            with(33, |r| r.set("owner", *id(9).as_bytes())),
            &["goal_without_action"],
        ),
        (
            "action not taken on",
            with(33, |r| r.set("accepted_at", Value::Null)),
            &["action_not_accepted"],
        ),
        ("Bram did not approve", without(42), &["plan_not_approved"]),
        (
            "someone else approved for him",
            with(42, |r| r.by(ANNA).set("content", hash(&read(&planned())))),
            &["plan_approval_unproven"],
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(missing(&records), expected, "{story}");
    }
}

#[test]
fn an_analysis_holds_ninety_days() {
    let of = |day: &str| missing(&with(30, |r| r.set("proposed_at", day)));
    assert_eq!(of("2026-08-22"), [""; 0], "90 days");
    assert_eq!(
        of("2026-08-21"),
        ["analysis_old"],
        "91 days; when it was proposed is no content"
    );
}

#[test]
fn a_word_on_behalf_is_sufficient_and_never_confirmed() {
    let content = hash(&read(&planned()));
    let behalf = |r: Record| {
        r.by(ANNA)
            .set("content", content)
            .set("on_behalf", "Akkoord van Bram in overleg, 18 november")
    };
    let approved = status(&with(42, behalf));
    assert_eq!(approved.computed, FactorState::Sufficient);
    assert_eq!(codes(&approved.unconfirmed), ["partner_not_confirmed"]);
    let owned = status(&with(33, |r| r.by(ANNA).set("accepted_at", "2026-11-20")));
    assert_eq!(
        owned.computed,
        FactorState::Sufficient,
        "Anna wrote that Bram does it"
    );
}

#[test]
fn the_highest_version_holds_and_two_of_it_are_settled_first() {
    let next = analysis().set("version", 2);
    let mut second = next.clone();
    second.state.id = id(34);
    let records = [planned(), vec![second.clone()]].concat();
    let file = read(&records);
    assert_eq!(latest(&file).len(), 1);
    assert_eq!(latest(&file)[0].meta.record, id(34));
    let mut third = second.clone();
    third.state.id = id(35);
    assert_eq!(
        missing(&[records, vec![third]].concat()),
        ["analysis_double"]
    );
}

#[test]
fn the_hash_is_of_the_content_and_of_nothing_else() {
    let content = hash(&read(&planned()));
    let same = [
        (
            "proposed later",
            with(30, |r| r.set("proposed_at", "2026-11-12")),
        ),
        (
            "progress",
            with(31, |r| {
                r.set("progress", "Twee weken rust")
                    .set("progress_at", "2026-11-19")
            }),
        ),
        ("reached", with(31, |r| r.set("state", "reached"))),
        ("more approvals", without(42)),
        (
            "the same text from two people",
            with(30, |r| r.by(BRAM).also("fallback", "Dan een waarschuwing")),
        ),
        ("another order", planned().into_iter().rev().collect()),
    ];
    for (story, records) in same {
        assert_eq!(hash(&read(&records)), content, "{story}");
    }
    let mut another = goal();
    another.state.id = id(36);
    let other = [
        (
            "another text",
            with(30, |r| r.set("what_happens", "Gebons")),
        ),
        (
            "a conflict",
            with(30, |r| r.by(BRAM).also("what_happens", "Gebons")),
        ),
        (
            "a value not received",
            with(30, |r| r.withheld("help_there")),
        ),
        ("one more cause", with(30, |r| r.add("causes", "Ruzie"))),
        (
            "another measure",
            with(31, |r| r.set("measure", "Eén melding")),
        ),
        ("a goal dropped", with(31, |r| r.set("state", "dropped"))),
        ("a goal more", [planned(), vec![another]].concat()),
    ];
    for (story, records) in other {
        assert_ne!(hash(&read(&records)), content, "{story}");
    }
}

#[test]
fn the_hash_is_stable_over_versions_of_the_product() {
    // Computed from the description of `content_hash` by a separate program.
    let hex: String = hash(&read(&planned()))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        hex,
        "660c67ed64023a4d803026d6ab55cabaa2a4160607a1c2cdb6686e545e3602b8"
    );
}

#[test]
fn an_approval_is_of_the_content_that_a_partner_saw() {
    let stand = |records: &[Record]| -> Vec<Consent> {
        let file = read(records);
        consents(&file, latest(&file)[0])
            .iter()
            .map(|one| one.consent)
            .collect()
    };
    let own = Consent::ThisContent(Acceptance::Own);
    assert_eq!(stand(&planned()), [own, own]);
    assert_eq!(
        stand(&with(31, |r| r.set("measure", "Anders"))),
        [Consent::EarlierContent; 2]
    );
    assert_eq!(stand(&without(41)), [Consent::None, own]);
    let disputed = with(41, |r| r.by(BRAM).also("content", [9; 32]));
    assert_eq!(
        stand(&disputed),
        [Consent::EarlierContent, own],
        "in conflict it approves nothing"
    );
}

#[test]
fn first_the_need_then_the_task() {
    let order = |noted: &str| {
        let file = read(&with(32, |r| r.set("noted_at", noted)));
        need_first(&file, latest(&file)[0])
    };
    assert_eq!(order("2026-11-20T11:59:59+01:00"), NeedFirst::NeedFirst);
    assert_eq!(
        order("2026-11-20T12:00:00+01:00"),
        NeedFirst::TaskFirst,
        "at the same moment"
    );
    assert_eq!(
        missing(&with(32, |r| r.set("noted_at", "2026-11-20T13:00:00+01:00"))),
        ["task_before_need"]
    );
    let file = read(&without(33));
    assert_eq!(
        need_first(&file, latest(&file)[0]),
        NeedFirst::NeedFirst,
        "no task yet"
    );
    let file = read(&without(32));
    assert_eq!(need_first(&file, latest(&file)[0]), NeedFirst::NoNeed);
}

#[test]
fn an_important_new_fact_asks_to_look_again() {
    let fact = |day: &str| {
        record(71, "fact/1")
            .dated(day)
            .set("text", "Steekpartij")
            .set("important", true)
    };
    let and = |record: Record| missing(&[planned(), vec![record]].concat());
    assert_eq!(
        and(fact("2026-11-21").dated("2026-11-21")),
        ["analysis_overtaken"]
    );
    assert_eq!(
        and(fact("2026-11-19").dated("2026-11-19")),
        [""; 0],
        "known when they approved"
    );
    let plain = fact("2026-11-21")
        .set("important", false)
        .dated("2026-11-21");
    assert_eq!(and(plain), [""; 0]);
    let acute = record(72, "report/1")
        .set("acute", "yes:life")
        .dated("2026-11-21");
    assert_eq!(and(acute), ["analysis_overtaken"]);
    let breach = record(73, "breach/1")
        .set("text", "Toch muziek")
        .dated("2026-11-21");
    assert_eq!(and(breach.clone()), ["analysis_overtaken"]);
    let file = read(&[without(42), vec![breach]].concat());
    assert_eq!(
        important_since_approval(&file, latest(&file)[0]),
        [],
        "nothing was approved by all"
    );
}
