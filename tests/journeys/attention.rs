//! What asks for attention: rules speak of the case, partners far away count with what was received, and what was put
//! off comes back.

use crate::folder;
use journeys::{
    Device,
    clock::DAY,
    story::{Story, report, root, rows, text},
};
use serde_json::{Value, json};

fn attention(at: &Device, case: &str, all: bool) -> Value {
    at.done("attention", json!({ "case": case, "all": all }))
}

fn point<'v>(list: &'v Value, rule: &str) -> Option<&'v Value> {
    rows(list).find(|point| point["rule"] == rule)
}

/// Anna plans something that is over time a month later; returns the action.
fn overdue(story: &Story) -> String {
    let action = json!({ "case": story.case, "text": "Bellen met de melder", "owner": null, "due": "2026-11-23" });
    let made = text(&story.anna.done("add_action", action)["record"]);
    story.anna.clock.pass(30 * DAY);
    made
}

#[test]
fn a_rule_speaks_with_its_facts_and_the_next_step() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let action = overdue(&story);
    let view = attention(&story.anna, &story.case, false);
    let late = rows(&view["points"])
        .find(|point| point["rule"] == "W35" && point["subject"] == action.as_str())
        .unwrap();
    assert_eq!(
        (&late["level"], &late["detects"]),
        (&json!("urgent"), &json!(["sf6"]))
    );
    assert!(
        rows(&late["message"]["records"]).any(|link| link["title"] == "Bellen met de melder"),
        "{late}"
    );
    assert!(
        text(&late["message"]["text"]).contains("Bellen met de melder"),
        "{late}"
    );
    for told in ["name", "why", "level_text"] {
        assert!(!text(&late[told]).is_empty(), "{told}");
    }
    assert!(!text(&late["step"]["text"]).is_empty() && rows(&late["who"]).next().is_some());
    assert!(late["days"].as_u64() > Some(14), "{late}");
    let case = story.case_of(&story.anna);
    let first = text(&view["points"][0]["message"]["text"]);
    assert!(
        rows(&case["attention"]).any(|message| message["text"] == first.as_str()),
        "the case itself tells the most pressing one"
    );
}

#[test]
fn three_are_shown_and_the_rest_on_demand() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    for day in ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"] {
        let action = json!({ "case": story.case, "text": "Langsgaan", "owner": null, "due": day });
        story.anna.done("add_action", action);
    }
    story.anna.clock.pass(30 * DAY);
    let view = attention(&story.anna, &story.case, false);
    assert_eq!(view["shown"], 3);
    assert!(rows(&view["points"]).count() > 3, "{view}");
    let order = ["urgent", "attention", "info"];
    let levels: Vec<usize> = rows(&view["points"])
        .map(|point| {
            order
                .iter()
                .position(|level| point["level"] == *level)
                .unwrap()
        })
        .collect();
    assert!(levels.is_sorted(), "{levels:?}");
    let all = attention(&story.anna, &story.case, true);
    assert!(
        rows(&all["points"]).count() > rows(&view["points"]).count(),
        "the pack switches most rules off"
    );
}

#[test]
fn a_point_is_put_off_once_with_a_reason_and_a_second_time_it_is_marked() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let action = overdue(&story);
    let (anna, case) = (&story.anna, story.case.as_str());
    let view = attention(anna, case, false);
    let points = rows(&view["points"]);
    let late = points
        .into_iter()
        .find(|point| point["subject"] == action.as_str())
        .unwrap();
    let most = text(&late["snooze_at_most"]);
    let put_off = |until: &str, reason: &str| json!({ "case": case, "rule": late["rule"], "subject": late["subject"], "until": until, "reason": reason });
    assert_eq!(
        anna.refused("snooze_attention", put_off(&most, " ")).params["reason"],
        "snooze_reason_empty"
    );
    assert_eq!(
        anna.refused("snooze_attention", put_off("2027-06-01", "Druk."))
            .params["reason"],
        "snooze_too_long"
    );
    let listed = || over_all(anna, json!([late["rule"]]), false)["total"].as_u64();
    let before = listed().unwrap();
    anna.done(
        "snooze_attention",
        put_off(&most, "De melder is op vakantie."),
    );
    assert_eq!(listed(), Some(before - 1));
    let of = |list: &Value| {
        rows(list)
            .find(|point| point["subject"] == action.as_str())
            .cloned()
    };
    let view = attention(anna, case, false);
    assert_eq!(of(&view["points"]), None);
    let waiting = of(&view["snoozed"]).unwrap();
    assert_eq!(
        (
            &waiting["snoozed_until"],
            &waiting["snooze_reason"],
            &waiting["postponed_again"]
        ),
        (
            &json!(most),
            &json!("De melder is op vakantie."),
            &json!(false)
        )
    );
    anna.clock.pass(10 * DAY);
    let back = of(&attention(anna, case, false)["points"]).unwrap();
    let again = text(&back["snooze_at_most"]);
    anna.done("snooze_attention", put_off(&again, "Nog steeds."));
    let marked = of(&attention(anna, case, false)["points"]).unwrap();
    assert_eq!(
        marked["postponed_again"], true,
        "a second time it stays in sight"
    );
    let list = over_all(anna, json!([late["rule"]]), false);
    assert!(
        rows(&list["rows"]).any(|row| row["point"]["postponed_again"] == true),
        "{list}"
    );
}

fn over_all(at: &Device, rules: Value, all: bool) -> Value {
    let request = json!({ "lead": "any", "rules": rules, "all": all, "offset": 0, "limit": 50 });
    at.done("attention_over_all", request)
}

#[test]
fn what_rests_on_a_partner_says_until_when_he_is_known() {
    let dir = folder();
    let story = Story::shared(dir.path());
    story.pass_on(&story.bram, &story.anna);
    let (anna, case) = (&story.anna, story.case.as_str());
    let of_bram = |at: &Device| {
        let view = attention(at, case, true);
        let bram = rows(&view["known_until"])
            .find(|one| text(&one["name"]).starts_with(story.bram.person.name));
        bram.unwrap().clone()
    };
    assert_eq!(
        (&of_bram(anna)["by"], &of_bram(anna)["day"]),
        (&json!("file"), &json!("2026-11-20"))
    );
    anna.clock.pass(40 * DAY);
    let view = attention(anna, case, true);
    let silent = point(&view["points"], "W50").unwrap();
    assert_eq!(silent["level"], "info");
    let his = of_bram(anna)["partner"].clone();
    let quiet_of_bram = |view: &Value| {
        let mut quiet = rows(&view["points"]).filter(|point| point["rule"] == "W17");
        quiet.find(|point| point["subject"] == his).cloned()
    };
    assert_eq!(quiet_of_bram(&view), None, "no blame while nothing arrived");
    let spoken = json!({ "case": case, "partner": of_bram(anna)["partner"], "day": null });
    anna.done("confirm_known_until", spoken);
    assert_eq!(of_bram(anna)["by"], "confirmed");
    let view = attention(anna, case, true);
    assert_eq!(point(&view["points"], "W50"), None);
    let quiet = quiet_of_bram(&view).unwrap();
    assert_eq!(quiet["known_until"], of_bram(anna)["day"]);
    assert_eq!(of_bram(anna)["day"], "2026-12-30");
    assert!(
        text(&quiet["message"]["text"]).contains("30 december 2026"),
        "{quiet}"
    );
    let ahead = json!({ "case": case, "partner": of_bram(anna)["partner"], "day": "2027-01-15" });
    assert_eq!(
        anna.refused("confirm_known_until", ahead).field.as_deref(),
        Some("day")
    );
}

#[test]
fn a_file_tells_only_of_its_own_cases_and_until_it_was_made() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let second = text(&anna.done("take_in_report", report(None))["case"]);
    let partner = json!({
        "case": second, "contact": root(&story.bram), "name": "", "organisation": "", "function": "", "reach": "",
    });
    anna.done("add_partner", partner);
    let of_bram = |case: &str| {
        let view = attention(anna, case, true);
        let bram = rows(&view["known_until"])
            .find(|one| text(&one["name"]).starts_with(story.bram.person.name));
        let bram = bram.unwrap();
        (bram["by"].clone(), bram["day"].clone())
    };
    let nothing = (json!("nothing"), Value::Null);
    assert_eq!(of_bram(&story.case), nothing);

    // Bram's file lay there for three weeks.
    let path = story.send(&story.bram, anna, "voor-anna.woonrust");
    anna.clock.pass(21 * DAY);
    story.merge(anna, &path);
    assert_eq!(
        of_bram(&story.case),
        (json!("file"), json!("2026-11-20")),
        "what he did since is not known"
    );
    assert_eq!(of_bram(&second), nothing, "it was not about this case");
}

#[test]
fn the_lead_sees_all_cases_by_weight_times_days_and_a_silent_partner_once() {
    let dir = folder();
    let story = Story::shared(dir.path());
    story.pass_on(&story.bram, &story.anna);
    let anna = &story.anna;
    let second = text(&anna.done("take_in_report", report(None))["case"]);
    let partner = json!({
        "case": second, "contact": root(&story.bram), "name": "", "organisation": "", "function": "", "reach": "",
    });
    anna.done("add_partner", partner);
    let early = json!({ "case": second, "text": "Brief", "owner": null, "due": "2026-11-21" });
    anna.done("add_action", early);
    let late = json!({ "case": story.case, "text": "Bellen", "owner": null, "due": "2026-12-10" });
    anna.done("add_action", late);
    anna.clock.pass(40 * DAY);
    let list = over_all(anna, json!([]), true);
    let weight = |row: &Value| {
        let levels = [("info", 1), ("attention", 2), ("urgent", 4)];
        let level = levels
            .iter()
            .find(|(code, _)| row["point"]["level"] == *code)
            .unwrap()
            .1;
        level * (row["point"]["days"].as_u64().unwrap() + 1)
    };
    let weights: Vec<u64> = rows(&list["rows"]).map(weight).collect();
    assert!(
        weights.len() > 5 && weights.is_sorted_by(|a, b| a >= b),
        "{weights:?}"
    );
    let silent = rows(&list["rows"])
        .filter(|row| row["point"]["rule"] == "W50")
        .count();
    assert_eq!(silent, 1, "once per partner, not per case");
    let counted: u64 = rows(&list["rules"])
        .map(|rule| rule["count"].as_u64().unwrap())
        .sum();
    assert_eq!(list["total"], counted);
    let only = over_all(anna, json!(["W35"]), true);
    let cases: Vec<String> = rows(&only["rows"]).map(|row| text(&row["case"])).collect();
    assert!(
        cases.contains(&second) && cases.contains(&story.case),
        "{cases:?}"
    );
    let mine = json!({ "lead": "mine", "rules": [], "all": true, "offset": 0, "limit": 50 });
    assert_eq!(
        anna.done("attention_over_all", mine)["total"],
        0,
        "Anna leads nothing"
    );
}

#[test]
fn the_list_follows_every_change_of_a_case() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let action = overdue(&story);
    let count = || {
        over_all(&story.anna, json!(["W35"]), false)["total"]
            .as_u64()
            .unwrap()
    };
    let before = count();
    assert!(before > 0);
    assert_eq!(count(), before);
    let done = json!({ "action": action, "state": "done", "result": "Gebeld." });
    story.anna.done("end_action", done);
    assert_eq!(count(), before - 1);
    story.anna.clock.pass(DAY);
    assert_eq!(count(), before - 1);
}
