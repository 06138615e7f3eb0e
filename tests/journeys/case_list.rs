//! The list of cases: what needs someone comes first, and it says of every case what the case itself says.

use crate::folder;
use journeys::{
    Device,
    clock::DAY,
    story::{report, rows, text},
};
use serde_json::{Value, json};

/// A case at a house number of its own, with the own person as partner.
fn open(anna: &Device, number: &str, urgency: &str) -> String {
    let mut request = report(None);
    request["address"]["house_number"] = json!(number);
    let case = text(&anna.done("take_in_report", request)["case"]);
    let urgency = json!({ "case": case, "urgency": urgency, "reason": "Zo staat het nu." });
    anna.done("set_urgency", urgency);
    case
}

/// Somebody without Woonrust, who said yes to leading in a meeting; returns his record.
fn lead_by(anna: &Device, case: &str, name: &str) -> String {
    let partner = json!({
        "case": case, "contact": null, "name": name, "organisation": "Woningcorporatie", "function": "", "reach": "",
        "domain": "housing",
    });
    let partner = text(&anna.done("add_partner", partner)["record"]);
    let role = json!({ "case": case, "partner": partner, "role": "case_lead" });
    let role = anna.done("propose_role", role)["record"].clone();
    let yes = json!({ "role": role, "accept": true, "how": "in het overleg van vandaag" });
    anna.done("answer_role_on_behalf", yes);
    partner
}

/// What is asked of the list, everything unless more is told.
fn everything() -> Value {
    json!({
        "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "any", "sort": "attention",
        "descending": false, "offset": 0, "limit": 200,
    })
}

fn list(anna: &Device) -> Vec<Value> {
    rows(&anna.done("list_cases", everything())["rows"])
        .cloned()
        .collect()
}

#[test]
fn what_needs_someone_comes_first_and_a_lead_who_left_leads_no_more() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let calm = open(&anna, "1", "low");
    let urgent = open(&anna, "2", "high");
    let late = open(&anna, "3", "low");
    let left = open(&anna, "4", "low");
    let asked = open(&anna, "5", "high");
    for case in [&calm, &urgent, &late] {
        lead_by(&anna, case, "Daan Visser");
    }
    let gone = lead_by(&anna, &left, "Esra Yilmaz");
    anna.done(
        "end_partner",
        json!({ "case": left, "partner": gone, "reason": "Andere baan." }),
    );
    let action = json!({ "case": late, "text": "Bellen", "owner": null, "due": "2026-11-21" });
    anna.done("add_action", action);
    let partners = anna.done("case", json!({ "case": asked }))["partners"].clone();
    let own = json!({ "case": asked, "contact": null, "name": "Fatima Aydin", "organisation": "Gemeente",
                      "function": "", "reach": "", "domain": "enforcement" });
    assert_eq!(rows(&partners).count(), 1);
    let partner = anna.done("add_partner", own)["record"].clone();
    anna.done(
        "propose_role",
        json!({ "case": asked, "partner": partner, "role": "case_lead" }),
    );
    anna.clock.pass(3 * DAY);

    let found = list(&anna);
    let order: Vec<&str> = found
        .iter()
        .map(|row| row["case"].as_str().unwrap())
        .collect();
    assert_eq!(order, [&left, &asked, &late, &urgent, &calm]);
    let needs: Vec<&Value> = found.iter().map(|row| &row["needs"]).collect();
    assert_eq!(
        needs,
        [
            &json!(["no_lead"]),
            &json!(["no_lead", "urgent"]),
            &json!(["overdue"]),
            &json!(["urgent"]),
            &json!([])
        ]
    );
    for row in &found {
        let case = anna.done("case", json!({ "case": row["case"] }));
        assert_eq!(row["lead"], case["lead"]);
        assert_eq!(row["last_activity"], case["last_activity"]);
    }
    let today = anna.done("today", json!({}));
    let attention: Vec<&Value> = rows(&today["needs_attention"])
        .map(|row| &row["case"])
        .collect();
    assert_eq!(attention, [&left, &asked, &late, &urgent]);
}

#[test]
fn a_page_is_a_piece_of_the_whole_list_and_words_and_codes_choose_from_it() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let cases = [
        open(&anna, "7", "low"),
        open(&anna, "7", "high"),
        open(&anna, "8", "low"),
    ];
    let all = list(&anna);
    let row = |case: &str| all.iter().find(|row| row["case"] == case).unwrap();
    let shared = cases.each_ref().map(|case| &row(case)["same_address"]);
    assert_eq!(shared, [&json!(true), &json!(true), &json!(false)]);
    for (place, row) in all.iter().enumerate() {
        let mut request = everything();
        (request["offset"], request["limit"]) = (json!(place), json!(1));
        let page = anna.done("list_cases", request);
        assert_eq!((&page["total"], &page["rows"]), (&json!(3), &json!([row])));
    }
    let alone = row(&cases[2]);
    let chosen = |field: &str, wanted: Value| {
        let mut request = everything();
        request[field] = wanted;
        anna.done("list_cases", request)["rows"].clone()
    };
    let address = alone["address"].as_str().unwrap().to_uppercase();
    assert_eq!(chosen("query", json!(address)), json!([alone]));
    assert_eq!(chosen("query", alone["number"].clone()), json!([alone]));
    assert_eq!(
        chosen("urgencies", json!(["high"])),
        json!([row(&cases[1])])
    );
    assert_eq!(chosen("phases", json!(["F9"])), json!([]));
}

#[test]
fn who_is_asked_to_lead_sees_that_in_his_list_as_in_the_case() {
    let dir = folder();
    let story = journeys::story::Story::shared(dir.path());
    let row = &list(&story.bram)[0];
    assert_eq!(
        (&row["lead"]["state"], &row["lead"]["mine"]),
        (&json!("proposed"), &json!(true))
    );
    assert_eq!(row["lead"], story.case_of(&story.bram)["lead"]);
}

#[test]
fn a_colleague_whose_clock_runs_ahead_does_not_keep_a_quiet_case_busy() {
    let dir = folder();
    let story = journeys::story::Story::shared(dir.path());
    story.bram.clock.pass(300 * DAY);
    story.bram.done(
        "set_urgency",
        json!({ "case": story.case, "urgency": "low", "reason": "Rustig." }),
    );
    story.pass_on(&story.bram, &story.anna);
    story.anna.clock.pass(60 * DAY);
    let row = &list(&story.anna)[0];
    assert_eq!(row["last_activity"], "2026-11-20", "{row}");
    assert!(rows(&row["needs"]).any(|need| need == "quiet"), "{row}");
    assert_eq!(
        row["last_activity"],
        story.case_of(&story.anna)["last_activity"]
    );
}
