//! A report says what was told, and nothing that the program made up.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    story::{report, rows},
};
use serde_json::{Value, json};

#[test]
fn a_report_of_which_nobody_told_the_time_stands_where_it_came_in() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let mut request = report(None);
    request["occurred_at"] = Value::Null;
    request["received_at"] = json!("2026-11-18T09:00:00+01:00");
    let taken = anna.done("take_in_report", request);
    let list = anna.done(
        "timeline",
        json!({ "case": taken["case"], "kinds": [], "newest_first": false }),
    );
    let item = rows(&list["items"])
        .find(|item| item["record"] == taken["report"])
        .unwrap();
    assert_eq!(item["occurred_at"], "2026-11-18T09:00:00+01:00");
}

#[test]
fn how_exact_a_moment_is_stands_beside_it() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let mut request = report(None);
    request["occurred_at"] = json!("2026-11-17T00:00:00+01:00");
    request["occurred_until"] = json!("2026-11-17T23:59:00+01:00");
    request["precision"] = json!("period");
    let taken = anna.done("take_in_report", request);
    let list = anna.done(
        "timeline",
        json!({ "case": taken["case"], "kinds": [], "newest_first": false }),
    );
    let item = rows(&list["items"])
        .find(|item| item["record"] == taken["report"])
        .unwrap();
    assert_eq!(item["precision"], "period");
    assert_eq!(item["occurred_until"], "2026-11-17T23:59:00+01:00");
}

#[test]
fn a_report_says_whether_its_reporter_still_has_to_hear() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let told = |case: &Value, record: &Value| {
        let list = anna.done(
            "timeline",
            json!({ "case": case, "kinds": [], "newest_first": false }),
        );
        let item = rows(&list["items"]).find(|item| item["record"] == *record);
        item.unwrap()["to_acknowledge"].clone()
    };
    let mut named = report(None);
    named["acknowledged"] = json!(false);
    named["anonymous"] = json!(false);
    named["reporter"] =
        json!({ "name": "Meneer Verzonnen", "contact": "", "wishes_secrecy": false, "note": "" });
    let taken = anna.done("take_in_report", named);
    assert_eq!(told(&taken["case"], &taken["report"]), true);
    anna.done("acknowledge_report", json!({ "record": taken["report"] }));
    assert_eq!(told(&taken["case"], &taken["report"]), false);

    let mut nameless = report(Some(taken["case"].as_str().unwrap()));
    nameless["acknowledged"] = json!(false);
    nameless["anonymous"] = json!(true);
    nameless["reporter"] = Value::Null;
    let second = anna.done("take_in_report", nameless);
    assert_eq!(told(&second["case"], &second["report"]), false);

    let close = json!({ "case": taken["case"], "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    anna.done("close_case", close);
    let late = json!({ "record": second["report"] });
    assert_eq!(
        anna.refused("acknowledge_report", late).code,
        ErrorCode::CaseClosed
    );
}
