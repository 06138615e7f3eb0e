//! An action changes as it was asked, also back to nothing, and only while its case is open.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    story::{Story, rows, take_in, text},
};
use serde_json::{Value, json};

fn planned(anna: &Device, case: &str, due: Value) -> String {
    let request = json!({ "case": case, "text": "Bellen", "due": due, "owner": null });
    text(&anna.done("add_action", request)["record"])
}

fn action(device: &Device, case: &str, record: &str) -> Value {
    let list = device.done(
        "list_actions",
        json!({ "scope": "all", "case": case, "ended": true }),
    );
    rows(&list["actions"])
        .find(|action| action["record"] == record)
        .unwrap()
        .clone()
}

#[test]
fn the_first_day_of_an_action_can_be_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case, Value::Null);
    anna.done(
        "move_action",
        json!({ "action": record, "due": "2026-12-01" }),
    );
    assert_eq!(action(&anna, &case, &record)["due"], "2026-12-01");
    anna.done("move_action", json!({ "action": record, "due": null }));
    let back = action(&anna, &case, &record);
    assert_eq!(
        (&back["due"], &back["bucket"]),
        (&Value::Null, &json!("no_day"))
    );
}

#[test]
fn an_action_can_be_nobodys_again_and_what_is_not_named_stays() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case, json!("2026-12-01"));
    assert_eq!(action(&anna, &case, &record)["mine"], true);
    anna.done("move_action", json!({ "action": record, "owner": null }));
    let free = action(&anna, &case, &record);
    assert_eq!(
        (&free["owner"], &free["due"]),
        (&Value::Null, &json!("2026-12-01"))
    );
    let before = anna.counts();
    anna.done("move_action", json!({ "action": record }));
    anna.done(
        "move_action",
        json!({ "action": record, "due": "2026-12-01", "owner": null }),
    );
    assert_eq!(anna.counts(), before, "nothing differs, nothing is written");
}

#[test]
fn an_end_that_is_undone_leaves_nothing_of_it() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case, json!("2026-12-01"));
    let before = action(&anna, &case, &record);
    let end = |state: &str, result: &str| {
        anna.done(
            "end_action",
            json!({ "action": record, "state": state, "result": result }),
        );
    };
    end("done", "Gebeld, het is rustiger.");
    assert_eq!(
        action(&anna, &case, &record)["result"],
        "Gebeld, het is rustiger."
    );
    end("open", "");
    assert_eq!(action(&anna, &case, &record), before);
    let list = anna.done(
        "timeline",
        json!({ "case": case, "kinds": ["action/1"], "newest_first": false }),
    );
    let told = list["items"].to_string();
    assert!(!told.contains("rustiger"), "{told}");
}

#[test]
fn in_a_closed_case_no_action_ends_or_opens() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let anna = &story.anna;
    let record = planned(anna, &story.case, Value::Null);
    let intervention =
        json!({ "case": story.case, "kind": "talk", "started": null, "by": null, "text": "" });
    let tried = text(&anna.done("add_intervention", intervention)["record"]);
    let close = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    anna.done("close_case", close);
    for state in ["done", "open"] {
        let end = json!({ "action": record, "state": state, "result": "" });
        assert_eq!(anna.refused("end_action", end).code, ErrorCode::CaseClosed);
    }
    let end = json!({ "intervention": tried, "ended": null, "result": "Rustiger." });
    assert_eq!(
        anna.refused("end_intervention", end).code,
        ErrorCode::CaseClosed
    );
}
