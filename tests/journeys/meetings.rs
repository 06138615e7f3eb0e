//! A meeting of many cases out of one call: why each is there, how long, with whom, and what changed since last time.

use crate::folder;
use journeys::{
    Device,
    clock::{DAY, MINUTE},
    story::{Story, report, rows, text},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const AT: &str = "2026-11-27T10:00:00+01:00";

fn prepare(at: &Device, cases: Value, most: u32) -> Value {
    let request = json!({ "cases": cases, "lead": "any", "most": most, "at": AT, "name": "Casusoverleg", "place": "Kamer 2" });
    at.done("prepare_meeting", request)
}

/// Plans what was prepared, as it stands.
fn plan(at: &Device, proposal: &Value) -> String {
    let items: Vec<Value> = rows(&proposal["items"])
        .map(|item| {
            let invited: Vec<&Value> = rows(&item["attendees"]).map(|one| &one["partner"]).collect();
            json!({ "case": item["case"], "minutes": item["minutes"], "decision_needed": item["decision_needed"],
                    "invited": invited, "note": "" })
        })
        .collect();
    let request = json!({ "meeting": null, "at": proposal["at"], "name": proposal["name"], "place": proposal["place"],
                          "items": items });
    text(&at.done("plan_meeting", request)["record"])
}

fn meeting(at: &Device, record: &str) -> Value {
    at.done("meeting", json!({ "record": record }))
}

fn partner(at: &Device, case: &str, name: &str) -> String {
    let view = at.done("case", json!({ "case": case }));
    let found = rows(&view["partners"]).find(|partner| partner["name"] == name);
    text(&found.unwrap()["record"])
}

fn item<'v>(view: &'v Value, case: &str) -> &'v Value {
    rows(&view["items"])
        .find(|item| item["case"] == case)
        .unwrap()
}

fn codes(item: &Value) -> Vec<String> {
    rows(&item["reasons"])
        .map(|reason| text(&reason["code"]))
        .collect()
}

#[test]
fn twenty_cases_come_out_of_one_call_what_presses_most_first() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let mut cases = Vec::new();
    for house in 1..=22 {
        let mut request = report(None);
        request["address"]["house_number"] = json!(house.to_string());
        let case = text(&anna.done("take_in_report", request)["case"]);
        if house % 11 == 0 {
            let high = json!({ "case": case, "urgency": "acute", "reason": "Vandaag langs." });
            anna.done("set_urgency", high);
        }
        cases.push(case);
    }
    anna.clock.pass(40 * DAY);
    let before = anna.counts();
    let proposal = prepare(&anna, json!([]), 20);
    assert_eq!(anna.counts(), before, "preparing writes nothing");
    assert_eq!(rows(&proposal["items"]).count(), 20);
    let first: Vec<String> = rows(&proposal["items"])
        .take(2)
        .map(|item| text(&item["case"]))
        .collect();
    assert!(
        first.contains(&cases[10]) && first.contains(&cases[21]),
        "{first:?}"
    );
    let mut minutes = 0;
    for item in rows(&proposal["items"]) {
        assert!(!codes(item).is_empty(), "{item}");
        assert!(
            rows(&item["reasons"]).all(|reason| rows(&reason["because"]).next().is_some()),
            "{item}"
        );
        minutes += item["minutes"].as_u64().unwrap();
    }
    assert_eq!(proposal["minutes"], minutes);
    assert!(!text(&proposal["privacy_note"]).is_empty());
    let record = plan(&anna, &proposal);
    let view = meeting(&anna, &record);
    assert_eq!(
        (&view["meeting"]["cases"], &view["minutes"]),
        (&json!(20), &json!(minutes))
    );
    let listed = anna.done("meetings", json!({ "case": null }));
    assert_eq!(listed["meetings"][0]["record"], record.as_str());
    assert_eq!(listed["meetings"][0]["name"], "Casusoverleg");
}

#[test]
fn each_case_says_why_it_is_there_and_only_who_it_concerns_is_asked() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let outsider = json!({ "case": case, "contact": null, "name": "Kees Bos", "organisation": "Buurtbemiddeling",
                           "function": "", "reach": "" });
    anna.done("add_partner", outsider);
    let budget = json!({ "kind": "budget_request/1", "case": case, "record": null,
                         "values": { "purpose": "Dempers", "state": "asked", "asked_at": "2026-11-20", "amount": 8000 } });
    anna.done("save_form", budget);
    let word = json!({ "kind": "feedback/1", "case": case, "record": null,
                       "values": { "whom": "reporter", "planned_for": "2026-11-26" } });
    anna.done("save_form", word);
    let proposal = prepare(anna, json!([case]), 20);
    let asked = item(&proposal, case);
    assert_eq!(codes(asked), ["decision_needed", "feedback_due"]);
    assert!(
        text(&asked["decision_needed"]).contains("Dempers"),
        "{asked}"
    );
    assert_eq!(asked["minutes"], 10);
    let names: Vec<String> = rows(&asked["attendees"])
        .map(|one| text(&one["name"]))
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(
        !names.iter().any(|name| name.starts_with("Kees")),
        "{names:?}"
    );
    let bram = rows(&asked["attendees"])
        .find(|one| text(&one["name"]).starts_with(story.bram.person.name))
        .unwrap();
    assert_eq!(bram["because"], json!(["regievoerder"]));
}

#[test]
fn what_changed_since_the_last_meeting_is_shown_and_nothing_older() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let first = prepare(anna, json!([case]), 20);
    assert_eq!(
        item(&first, case)["changed"]["since"],
        Value::Null,
        "the first time there is no last time"
    );
    plan(anna, &first);
    anna.clock.pass(8 * DAY);
    let high = json!({ "case": case, "urgency": "high", "reason": "Drie meldingen." });
    anna.done("set_urgency", high);
    let action = json!({ "case": case, "text": "Samen langsgaan", "owner": null, "due": null });
    let made = anna.done("add_action", action)["record"].clone();
    let later = json!({ "cases": [case], "lead": "any", "most": 5, "at": "2026-12-04T10:00:00+01:00", "name": "", "place": "" });
    let proposal = anna.done("prepare_meeting", later);
    let changed = &item(&proposal, case)["changed"];
    assert_eq!(
        (&changed["since"], &changed["more"]),
        (&json!("2026-11-27"), &json!(0))
    );
    let items: Vec<(String, bool)> = rows(&changed["items"])
        .map(|one| (text(&one["link"]["kind"]), one["new"] == true))
        .collect();
    assert_eq!(
        items,
        [("action/1".to_owned(), true), ("case/1".to_owned(), false)]
    );
    assert_eq!(changed["items"][0]["link"]["record"], made);
    assert!(rows(&changed["items"]).all(|one| text(&one["author"]).starts_with(anna.person.name)));
}

#[test]
fn the_agenda_changes_attendance_is_noted_per_case_and_resolutions_belong_to_their_item() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let record = plan(anna, &prepare(anna, json!([case]), 20));
    let held = item(&meeting(anna, &record), case)["record"].clone();
    let (own, bram) = (
        partner(anna, case, anna.person.name),
        partner(anna, case, story.bram.person.name),
    );
    let set = json!({ "item": held, "minutes": 25, "decision_needed": "Wie leidt?", "invited": [own, bram], "note": "Kort." });
    anna.done("set_agenda_item", set);
    let twice = json!({ "item": held, "present": [own], "deputised": [own] });
    assert_eq!(
        anna.refused("note_attendance", twice).field.as_deref(),
        Some("deputised")
    );
    anna.done(
        "note_attendance",
        json!({ "item": held, "present": [own], "deputised": [bram] }),
    );
    anna.clock.pass(MINUTE);
    let form = json!({ "kind": "resolution/1", "case": case, "record": null, "values": {
        "sort": "do", "text": "Bram leidt.", "at": "2026-11-27", "reason": "Hij kent de partners.",
        "teller": "Anna", "tell_by": "2026-12-01", "concerns": [bram], "meeting_item": held } });
    let decided = anna.done("save_form", form)["record"].clone();
    let view = meeting(anna, &record);
    let shown = item(&view, case);
    assert_eq!(
        (&shown["minutes"], &shown["decision_needed"], &shown["note"]),
        (&json!(25), &json!("Wie leidt?"), &json!("Kort."))
    );
    let attended: Vec<String> = rows(&shown["attendees"])
        .map(|one| text(&one["attended"]))
        .collect();
    assert!(attended.contains(&"present".to_owned()) && attended.contains(&"deputised".to_owned()));
    assert_eq!(shown["resolutions"][0]["record"], decided);
    assert_eq!(rows(&view["attendance"]).count(), 2);

    story.pass_on(anna, &story.bram);
    let his = story.bram.done("meetings", json!({ "case": case }));
    assert_eq!(
        his["meetings"][0]["record"],
        record.as_str(),
        "what stands in the case travels with it"
    );
    let view = meeting(&story.bram, &record);
    assert_eq!(
        (&view["editable"], rows(&view["items"]).count()),
        (&json!(false), 1)
    );
    assert_eq!(item(&view, case)["resolutions"][0]["title"], "Bram leidt.");
    let off = json!({ "record": held, "reason": "Niet nodig." });
    assert_eq!(
        story.bram.refused("remove_agenda_item", off.clone()).code,
        app::ErrorCode::NotCreator
    );
    anna.done("remove_agenda_item", off);
    assert_eq!(meeting(anna, &record)["items"], json!([]));
}

#[test]
fn a_meeting_moves_with_its_items_and_takes_each_case_once() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let record = plan(anna, &prepare(anna, json!([case, case]), 20));
    let other = text(&anna.done("take_in_report", report(None))["case"]);
    let bare = |case: &str| json!({ "case": case, "minutes": 5, "decision_needed": "", "invited": [], "note": "" });
    let moved = |items: Value| json!({ "meeting": record, "at": "2026-12-01T13:00:00+01:00", "name": "Extra", "place": "Kamer 9", "items": items });
    assert_eq!(
        anna.refused("plan_meeting", moved(json!([bare(case)])))
            .field
            .as_deref(),
        Some("items")
    );
    anna.done("plan_meeting", moved(json!([bare(&other)])));
    let view = meeting(anna, &record);
    assert_eq!(
        (
            &view["meeting"]["at"],
            &view["meeting"]["place"],
            &view["meeting"]["cases"]
        ),
        (
            &json!("2026-12-01T13:00:00+01:00"),
            &json!("Kamer 9"),
            &json!(2)
        )
    );
    let records = anna.done("meetings", json!({ "case": other }));
    assert_eq!(rows(&records["meetings"]).count(), 1);
    let stranger = json!({ "item": item(&view, case)["record"], "minutes": 5, "decision_needed": "",
                           "invited": [partner(anna, &other, anna.person.name)], "note": "" });
    assert_eq!(
        anna.refused("set_agenda_item", stranger).code,
        app::ErrorCode::NotPartner
    );
    let none = json!({ "meeting": null, "at": AT, "name": "", "place": "", "items": [] });
    assert_eq!(
        anna.refused("plan_meeting", none).field.as_deref(),
        Some("items")
    );
}

#[test]
fn a_named_case_that_was_closed_is_left_out_and_told() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let other = text(&anna.done("take_in_report", report(None))["case"]);
    let number = text(&item(&prepare(anna, json!([other]), 20), &other)["number"]);
    let closing =
        json!({ "case": other, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    anna.done("close_case", closing);
    let unknown = "0c".repeat(16);
    let proposal = prepare(anna, json!([other, case, unknown]), 20);
    let stays: Vec<String> = rows(&proposal["items"])
        .map(|item| text(&item["case"]))
        .collect();
    assert_eq!(stays, [case]);
    let left_out: Vec<String> = rows(&proposal["left_out"]).map(text).collect();
    assert_eq!((left_out.len(), &left_out[0]), (2, &number));
}

#[test]
fn who_does_not_use_woonrust_stands_once_with_all_cases_that_concern_him() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let other = text(&anna.done("take_in_report", report(None))["case"]);
    let invited = |case: &str, name: &str, organisation: &str| {
        let zoe = json!({ "case": case, "contact": null, "name": name, "organisation": organisation,
                          "function": "", "reach": "" });
        let partner = text(&anna.done("add_partner", zoe)["record"]);
        let item = json!({ "case": case, "minutes": 5, "decision_needed": "", "invited": [partner], "note": "" });
        (partner, item)
    };
    let (here, first) = invited(case, "Zoë Bos", "Buurtbemiddeling");
    let (there, second) = invited(&other, "ZOE\u{308} BOS", "buurtbemiddeling");
    let plan =
        json!({ "meeting": null, "at": AT, "name": "", "place": "", "items": [first, second] });
    let record = text(&anna.done("plan_meeting", plan)["record"]);
    let view = meeting(anna, &record);
    let sorted = |all: &Value| rows(all).map(text).collect::<BTreeSet<String>>();
    let [zoe] = rows(&view["attendance"]).collect::<Vec<_>>()[..] else {
        panic!("{}", view["attendance"]);
    };
    assert_eq!(sorted(&zoe["partners"]), [here, there].into());
    let numbers = [case, &other].map(|case| text(&item(&view, case)["number"]));
    assert_eq!(sorted(&zoe["cases"]), numbers.into());
    assert_eq!(rows(&zoe["cases"]).count(), 2);
    for case in [case, &other] {
        let asked = rows(&item(&view, case)["attendees"]).count();
        assert_eq!(asked, 1, "each case still names its own");
    }
}

#[test]
fn people_of_one_name_stay_apart_and_who_left_is_not_asked() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let kees = json!({ "case": case, "contact": null, "name": "Kees Bos", "organisation": "Buurtbemiddeling",
                       "function": "", "reach": "" });
    let two: Vec<String> = (0..2)
        .map(|_| text(&anna.done("add_partner", kees.clone())["record"]))
        .collect();
    let bare =
        json!({ "case": case, "minutes": 5, "decision_needed": "", "invited": two, "note": "" });
    let plan = json!({ "meeting": null, "at": AT, "name": "", "place": "", "items": [bare] });
    let record = text(&anna.done("plan_meeting", plan)["record"]);
    let asked = || {
        let view = meeting(anna, &record);
        let each = rows(&view["attendance"]).map(|one| text(&one["partners"][0]));
        each.collect::<BTreeSet<String>>()
    };
    assert_eq!(asked(), two.iter().cloned().collect());
    let left = json!({ "case": case, "partner": two[0], "reason": "Werkt hier niet meer." });
    anna.done("end_partner", left);
    assert_eq!(asked(), [two[1].clone()].into());
}
