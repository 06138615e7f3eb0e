//! The list of cases and full text.

use crate::desk::{Desk, anna, bram, set};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::CaseId,
    sharing::{Class, Token},
};
use vault::{CaseOrder, CaseQuery};

fn streets(desk: &Desk, query: &CaseQuery) -> Vec<String> {
    desk.vault
        .case_list(query)
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.street)
        .collect()
}

fn take_lead(desk: &mut Desk, case: CaseId, name: &str) {
    let write = |tx: &mut vault::Tx<'_>| {
        let partner = tx.create(
            case,
            "partner/1",
            &[Token::Case],
            Class::K1,
            &[set("name", name)],
        )?;
        let link = ("partner", Edit::Set(Value::from(*partner.as_bytes())));
        let role = [link, set("role", "case_lead"), set("state", "accepted")];
        tx.create(case, "role/1", &[Token::Case], Class::K1, &role)
    };
    desk.vault.transact("take_lead", write).unwrap();
}

#[test]
fn what_needs_someone_comes_first() {
    let mut anna = anna();
    let (calm, urgent, overdue, leaderless) = (
        anna.open_case("Abeelstraat", "1"),
        anna.open_case("Berkenweg", "2"),
        anna.open_case("Ceintuurbaan", "3"),
        anna.open_case("Dennenpad", "4"),
    );
    for case in [calm, urgent, overdue] {
        take_lead(&mut anna, case, "Anna de Wit");
    }
    anna.change(urgent.record(), "urgency", "acute");
    let action = [
        set("text", "bellen"),
        set("due", "2026-11-10"),
        set("state", "open"),
    ];
    let plan =
        |tx: &mut vault::Tx<'_>| tx.create(overdue, "action/1", &[Token::Case], Class::K1, &action);
    anna.vault.transact("plan_action", plan).unwrap();
    let query = CaseQuery {
        today: "2026-11-20".to_owned(),
        ..CaseQuery::default()
    };
    assert_eq!(
        streets(&anna, &query),
        ["Dennenpad", "Ceintuurbaan", "Berkenweg", "Abeelstraat"]
    );
    let row = anna.vault.case_list_row(overdue).unwrap();
    assert_eq!(
        (row.lead.as_str(), row.leads, row.open_actions),
        ("Anna de Wit", 1, 1)
    );
    assert_eq!(row.next_due, "2026-11-10");
    assert_eq!(anna.vault.case_list_row(leaderless).unwrap().leads, 0);
    take_lead(&mut anna, calm, "Bram Okafor");
    let double = anna.vault.case_list_row(calm).unwrap();
    assert_eq!((double.leads, double.lead.as_str()), (2, ""));
}

#[test]
fn the_list_is_filtered_sorted_and_paged_in_the_database() {
    let mut anna = anna();
    for (street, number) in [
        ("Lindenhof", "12"),
        ("Lindenhof", "3"),
        ("Beukenlaan", "100"),
        ("100%weg", "1"),
    ] {
        anna.open_case(street, number);
    }
    let by_address = CaseQuery {
        order: CaseOrder::Address,
        ..CaseQuery::default()
    };
    let rows = anna.vault.case_list(&by_address).unwrap().rows;
    let numbers: Vec<&str> = rows.iter().map(|row| row.house_number.as_str()).collect();
    assert_eq!(numbers, ["1", "100", "3", "12"]);
    let page = anna
        .vault
        .case_list(&CaseQuery {
            limit: 2,
            offset: 1,
            ..by_address.clone()
        })
        .unwrap();
    assert_eq!((page.rows.len(), page.total), (2, 4));
    let at = |text: &str| {
        streets(
            &anna,
            &CaseQuery {
                address: Some(text.to_owned()),
                ..by_address.clone()
            },
        )
    };
    assert_eq!(at("linden"), ["Lindenhof", "Lindenhof"]);
    assert_eq!(at("beukenlaan 100"), ["Beukenlaan"]);
    assert_eq!(at("100%"), ["100%weg"]);
    assert_eq!(at("1234AB").len(), 4);
    assert!(at("hof").is_empty());
    let urgent = CaseQuery {
        urgency: Some("acute".to_owned()),
        ..by_address
    };
    assert!(streets(&anna, &urgent).is_empty());
}

#[test]
fn closed_and_withdrawn_cases_leave_the_list_unless_asked_for() {
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
    assert!(streets(&anna, &CaseQuery::default()).is_empty());
    let all = CaseQuery {
        with_closed: true,
        ..CaseQuery::default()
    };
    assert_eq!(streets(&anna, &all).len(), 2);
    let reopen = |tx: &mut vault::Tx<'_>| {
        let undone = Edit::Add(Value::from(*closing.as_bytes()));
        let edits = [set("to", "F9"), ("reopens", undone)];
        tx.create(closed, "transition/1", &[Token::Case], Class::K1, &edits)
    };
    anna.vault.transact("reopen_case", reopen).unwrap();
    assert_eq!(streets(&anna, &CaseQuery::default()), ["Lindenhof"]);
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
    assert!(streets(&anna, &CaseQuery::default()).is_empty());
    bram.merge(&anna.file(case)).unwrap();
    assert_eq!(streets(&bram, &CaseQuery::default()), ["Lindenhof"]);
    assert!(bram.vault.state(case.record()).unwrap().hidden());
    bram.name_partner(case, &anna);
    anna.merge(&bram.file(case)).unwrap();
    assert_eq!(streets(&anna, &CaseQuery::default()), ["Lindenhof"]);

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
