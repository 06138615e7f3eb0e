//! The lead's board: every number leads to a list that holds exactly what was counted.

use crate::folder;
use journeys::{
    Device,
    clock::DAY,
    story::{Story, report, rows, text},
};
use serde_json::{Value, json};

fn board(at: &Device) -> Value {
    at.done("board", json!({}))
}

fn number<'v>(list: &'v Value, code: &str) -> &'v Value {
    rows(list).find(|number| number["code"] == code).unwrap()
}

/// How long the list behind a number is.
fn behind(at: &Device, number: &Value) -> u64 {
    let list = &number["list"];
    if !list["cases"].is_null() {
        at.done("list_cases", list["cases"].clone())["total"]
            .as_u64()
            .unwrap()
    } else if !list["actions"].is_null() {
        rows(&at.done("list_actions", list["actions"].clone())["actions"]).count() as u64
    } else {
        let found = at.done("list_records", list["records"].clone());
        rows(&found["groups"])
            .map(|group| rows(&group["records"]).count() as u64)
            .sum()
    }
}

/// Every number of the board, with its code.
fn numbers(view: &Value) -> Vec<&Value> {
    let lists = ["phases", "needs", "pitfalls", "waiting"];
    let of_partners = rows(&view["partners"]).flat_map(|one| [&one["open"], &one["overdue"]]);
    lists
        .iter()
        .flat_map(|list| rows(&view[*list]))
        .chain(of_partners)
        .collect()
}

/// Two cases with something of everything.
fn office(story: &Story) {
    let (anna, case) = (&story.anna, &story.case);
    anna.done("take_in_report", report(None));
    let view = story.case_of(anna);
    let bram = rows(&view["partners"])
        .find(|partner| partner["name"] == story.bram.person.name)
        .unwrap()["record"]
        .clone();
    for due in ["2026-11-22", "2027-03-01"] {
        let action = json!({ "case": case, "text": "Brief schrijven", "owner": bram, "due": due });
        anna.done("add_action", action);
    }
    let ask = json!({ "case": case, "question": "Is er al hulp?", "at_least": "", "from": null, "to": bram, "asked_at": null });
    anna.done("ask_information", ask);
    for values in [
        json!({ "kind": "feedback/1", "case": case, "record": null,
                "values": { "whom": "reporter", "planned_for": "2026-11-21" } }),
        json!({ "kind": "shortage/1", "case": null, "record": null,
                "values": { "sort": "dwelling", "text": "Een kamer", "since": "2026-11-01", "state": "open" } }),
        json!({ "kind": "shortage/1", "case": null, "record": null,
                "values": { "sort": "dwelling", "text": "Gevonden", "since": "2026-10-01", "state": "done" } }),
    ] {
        anna.done("save_form", values);
    }
    anna.clock.pass(40 * DAY);
}

#[test]
fn every_number_leads_to_its_list() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    office(&story);
    let view = board(&story.anna);
    assert_eq!(view["open"], 2);
    for number in numbers(&view) {
        assert_eq!(
            number["count"].as_u64().unwrap(),
            behind(&story.anna, number),
            "{number}"
        );
        assert!(!text(&number["label"]).is_empty());
    }
    let count = |list: &str, code: &str| number(&view[list], code)["count"].as_u64().unwrap();
    assert_eq!([count("phases", "F0"), count("needs", "no_lead")], [2, 2]);
    assert_eq!([count("needs", "overdue"), count("needs", "quiet")], [1, 2]);
    assert_eq!(
        [
            count("waiting", "question"),
            count("waiting", "feedback_due")
        ],
        [1, 1]
    );
    assert_eq!(
        [count("waiting", "handover"), count("waiting", "shortage")],
        [0, 1]
    );
    assert_eq!([count("pitfalls", "vk1"), count("pitfalls", "vk4")], [1, 2]);
}

#[test]
fn partners_stand_in_the_order_of_their_names_with_counts_and_nothing_else() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    office(&story);
    let view = board(&story.anna);
    let names: Vec<String> = rows(&view["partners"])
        .map(|one| text(&one["organisation"]))
        .collect();
    assert!(names.is_sorted(), "{names:?}");
    let gemeente = rows(&view["partners"])
        .find(|one| one["organisation"] == story.bram.person.organisation)
        .unwrap();
    assert_eq!(
        (&gemeente["open"]["count"], &gemeente["overdue"]["count"]),
        (&json!(2), &json!(1))
    );
    let all = view.to_string();
    for person in [story.anna.person, story.bram.person] {
        assert!(!all.contains(person.name), "the board names no person");
    }
}

#[test]
fn the_board_follows_what_happens() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    office(&story);
    let count = |list: &str, code: &str| {
        number(&board(&story.anna)[list], code)["count"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(count("waiting", "question"), 1);
    let asked = story
        .anna
        .done("information_requests", json!({ "case": story.case }));
    let withdrawn = json!({ "record": asked["requests"][0]["record"], "reason": "Al bekend.", "on_behalf": "" });
    story.anna.done("withdraw_request", withdrawn);
    assert_eq!(
        [count("waiting", "question"), count("pitfalls", "vk1")],
        [0, 0]
    );
    let close = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    story.anna.done("close_case", close);
    assert_eq!([count("phases", "F0"), count("needs", "overdue")], [1, 0]);
}
