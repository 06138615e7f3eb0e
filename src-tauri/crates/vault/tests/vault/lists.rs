//! The list of cases and full text.

use crate::desk::{Desk, anna, bram, set};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::{CaseId, RecordId},
    sharing::{Class, Token},
};

/// The streets of the cases that are neither closed nor withdrawn.
fn streets(desk: &Desk) -> Vec<String> {
    let rows = desk.vault.case_list(i64::MAX).unwrap();
    rows.into_iter()
        .filter(|row| !row.closed && !row.withdrawn)
        .map(|row| row.street)
        .collect()
}

/// Names someone as partner, and as lead: asked, or with his answer.
fn lead(desk: &mut Desk, case: CaseId, partner: RecordId, state: &str) -> RecordId {
    let link = ("partner", Edit::Set(Value::from(*partner.as_bytes())));
    let role = [link, set("role", "case_lead"), set("state", state)];
    let write =
        |tx: &mut vault::Tx<'_>| tx.create(case, "role/1", &[Token::Case], Class::K1, &role);
    desk.vault.transact("lead", write).unwrap().0
}

fn lead_of(desk: &Desk, case: CaseId) -> (String, String, String) {
    let row = desk.vault.case_list_row(case).unwrap();
    (row.lead, row.lead_names, row.lead_roots)
}

fn expected(state: &str, who: &[&Desk]) -> (String, String, String) {
    let cards: Vec<_> = who
        .iter()
        .map(|desk| desk.vault.own_card().unwrap())
        .collect();
    let mut roots: Vec<String> = cards
        .iter()
        .map(|card| card.root_id().to_string())
        .collect();
    roots.sort();
    let names: Vec<String> = cards.iter().map(|card| card.facts.name.clone()).collect();
    (state.to_owned(), names.join(" · "), roots.join(" "))
}

#[test]
fn a_row_tells_who_leads_as_the_case_itself_does() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Abeelstraat", "1");
    assert_eq!(lead_of(&anna, case), expected("none", &[]));
    let him = anna.name_partner(case, &bram);
    let role = lead(&mut anna, case, him, "proposed");
    assert_eq!(lead_of(&anna, case), expected("proposed", &[&bram]));
    anna.change(role, "state", "accepted");
    assert_eq!(
        lead_of(&anna, case),
        expected("proposed", &[&bram]),
        "that is not his own word"
    );
    bram.merge(&anna.file(case)).unwrap();
    bram.name_partner(case, &anna);
    bram.change(role, "state", "accepted");
    anna.merge(&bram.file(case)).unwrap();
    assert_eq!(lead_of(&anna, case), expected("accepted", &[&bram]));
    let again = anna.name_partner(case, &bram);
    let twice = lead(&mut anna, case, again, "accepted");
    anna.change(twice, "on_behalf", "in overleg");
    assert_eq!(
        lead_of(&anna, case),
        expected("accepted", &[&bram]),
        "one person with two records"
    );
    let own = anna.vault.own().root;
    let her = [
        set("name", "Anna de Wit"),
        ("root", Edit::Set(Value::from(*own.as_bytes()))),
    ];
    let name =
        |tx: &mut vault::Tx<'_>| tx.create(case, "partner/1", &[Token::Case], Class::K1, &her);
    let (herself, _) = anna.vault.transact("name_partner", name).unwrap();
    lead(&mut anna, case, herself, "accepted");
    assert_eq!(lead_of(&anna, case).0, "double");
    anna.change(him, "ended_at", "2026-11-19");
    anna.change(again, "ended_at", "2026-11-19");
    assert_eq!(lead_of(&anna, case).0, "accepted");
    anna.change(herself, "ended_at", "2026-11-19");
    assert_eq!(lead_of(&anna, case), expected("none", &[]));
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_row_counts_open_actions_by_their_earliest_day() {
    let mut anna = anna();
    let case = anna.open_case("Abeelstraat", "1");
    for (due, state) in [
        ("2026-11-20", "open"),
        ("2026-11-10", "open"),
        ("2026-11-01", "done"),
    ] {
        let action = [set("text", "bellen"), set("due", due), set("state", state)];
        let plan = |tx: &mut vault::Tx<'_>| {
            tx.create(case, "action/1", &[Token::Case], Class::K1, &action)
        };
        anna.vault.transact("plan_action", plan).unwrap();
    }
    let row = anna.vault.case_list_row(case).unwrap();
    assert_eq!((row.open_actions, row.next_due.as_str()), (2, "2026-11-10"));
    assert_eq!(row.due_days, "2026-11-10 2026-11-20");
}

#[test]
fn a_clock_that_runs_ahead_is_no_activity() {
    const DAY: i64 = 24 * 3_600_000;
    let mut anna = anna();
    let case = anna.open_case("Abeelstraat", "1");
    let opened = anna.vault.case_list_row(case).unwrap().last_ms;
    anna.env.pass_ms(90 * DAY);
    anna.add_fact(case, "geroepen");
    let last = |until| anna.vault.case_list(until).unwrap()[0].last_ms;
    assert_eq!(last(opened + 2 * DAY), opened);
    assert!(last(opened + 100 * DAY) >= opened + 90 * DAY);
    assert_eq!(last(opened), 0, "nothing was written before it was opened");
}

#[test]
fn closed_and_withdrawn_cases_are_told_apart() {
    let mut anna = anna();
    let (closed, withdrawn) = (
        anna.open_case("Lindenhof", "12"),
        anna.open_case("Beukenlaan", "3"),
    );
    let close = |tx: &mut vault::Tx<'_>| {
        let reason = [set("reason", "Verhuisd.")];
        tx.create(closed, "closing/1", &[Token::Case], Class::K1, &reason)
    };
    let (closing, _) = anna.vault.transact("close_case", close).unwrap();
    take_back(&mut anna, withdrawn);
    assert!(streets(&anna).is_empty());
    assert_eq!(anna.vault.case_list(i64::MAX).unwrap().len(), 2);
    let reopen = |tx: &mut vault::Tx<'_>| {
        let undone = Edit::Add(Value::from(*closing.as_bytes()));
        let edits = [set("to", "F9"), ("reopens", undone)];
        tx.create(closed, "transition/1", &[Token::Case], Class::K1, &edits)
    };
    anna.vault.transact("reopen_case", reopen).unwrap();
    assert_eq!(streets(&anna), ["Lindenhof"]);
    assert!(anna.vault.verify().unwrap().is_ok());
}

fn take_back(desk: &mut Desk, case: CaseId) {
    let state = desk.vault.state(case.record()).unwrap();
    let life = ledger::record::delete_value(&state, Some("dubbel geopend"));
    let write = |tx: &mut vault::Tx<'_>| {
        tx.write(
            case.record(),
            &[(ledger::record::LIFE, Edit::Set(life.clone()))],
        )
    };
    desk.vault.transact("withdraw_case", write).unwrap();
}

#[test]
fn a_case_that_was_taken_back_stays_in_the_list_of_who_wrote_in_it() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    bram.merge(&anna.file(case)).unwrap();
    let note = bram.add_fact(case, "gezien");
    take_back(&mut anna, case);
    assert!(streets(&anna).is_empty());
    bram.merge(&anna.file(case)).unwrap();
    assert_eq!(streets(&bram), ["Lindenhof"]);
    assert!(bram.vault.state(case.record()).unwrap().hidden());
    bram.name_partner(case, &anna);
    anna.merge(&bram.file(case)).unwrap();
    assert_eq!(streets(&anna), ["Lindenhof"]);

    let state = bram.vault.state(note).unwrap();
    let life = ledger::record::delete_value(&state, None);
    let gone =
        |tx: &mut vault::Tx<'_>| tx.write(note, &[(ledger::record::LIFE, Edit::Set(life.clone()))]);
    bram.vault.transact("withdraw_entry", gone).unwrap();
    for desk in [&mut anna, &mut bram] {
        assert!(desk.vault.verify().unwrap().is_ok());
        desk.vault.rebuild().unwrap();
        assert!(desk.vault.verify().unwrap().is_ok());
    }
}

#[test]
fn search_finds_word_beginnings_without_accents_and_forgets_what_was_replaced() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let fact = anna.add_fact(case, "Geschreeuw in het café, daarna glasgerinkel");
    anna.add_fact(case, "stilte");
    let found = |desk: &Desk, question: &str| desk.vault.search(question, 10).unwrap().len();
    assert_eq!(found(&anna, "cafe"), 1);
    assert_eq!(found(&anna, "glas geschr"), 1);
    assert_eq!(found(&anna, "glas stilte"), 0);
    assert_eq!(found(&anna, "linden"), 1, "the address too");
    for question in [
        "\"",
        "glas OR stilte\"",
        "NEAR(",
        "*",
        "text_index:glas",
        "glas AND NOT",
        "-glas",
    ] {
        drop(anna.vault.search(question, 10).unwrap());
    }
    let hit = &anna.vault.search("glasgerinkel", 10).unwrap()[0];
    assert_eq!(
        (hit.record, hit.case, hit.kind.as_str()),
        (fact, case, "fact/1")
    );
    assert!(hit.snippet.contains("\u{2}glasgerinkel\u{3}"));
    anna.change(fact, "text", "Geschreeuw in de hal");
    assert_eq!(found(&anna, "glasgerinkel"), 0);
    assert_eq!(found(&anna, "hal"), 1);
}
