//! How severe it is and whether it would stand before a court: shown as reasons side by side, never as one score.

use crate::folder;
use journeys::{
    Device,
    clock::MINUTE,
    story::{Story, report, rows, take_in, text},
};
use serde_json::{Value, json};

/// Fills in a form of the case.
fn fill(at: &Device, case: &str, kind: &str, values: Value) -> Value {
    at.clock.pass(MINUTE);
    let request = json!({ "kind": kind, "case": case, "record": null, "values": values });
    at.done("save_form", request)["record"].clone()
}

fn severity(at: &Device, case: &str) -> Value {
    at.done("severity", json!({ "case": case }))
}

fn axis<'v>(view: &'v Value, code: &str) -> &'v Value {
    rows(&view["axes"])
        .find(|axis| axis["code"] == code)
        .unwrap()
}

fn bars(at: &Device, case: &str) -> Value {
    at.done("bars", json!({ "case": case }))
}

fn bar<'v>(view: &'v Value, code: &str) -> &'v Value {
    rows(&view["bars"]).find(|bar| bar["code"] == code).unwrap()
}

#[test]
fn a_person_chooses_each_axis_beside_what_the_file_shows() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let before = severity(anna, case);
    assert_eq!(
        (&before["level"], &before["level_text"], &before["sum"]),
        (&Value::Null, &json!(""), &Value::Null)
    );
    assert_eq!(rows(&before["axes"]).count(), 8);
    let nature = axis(&before, "nature");
    assert_eq!(
        (&nature["level"], &nature["proposal"], &nature["author"]),
        (&Value::Null, &Value::Null, &json!(""))
    );
    assert_eq!(rows(&nature["levels"]).count(), 4);
    let often = &axis(&before, "frequency")["proposal"];
    assert!(
        rows(&often["because"]["records"]).any(|link| link["kind"] == "report/1"),
        "{often}"
    );
    assert!(often["because"]["text"].as_str().unwrap().len() > 10);

    let report = rows(&often["because"]["records"]).next().unwrap()["record"].clone();
    let levels = json!({ "frequency": 1, "duration": 0, "time_of_day": 2, "nature": 3, "nature_because": [report],
                         "targeting": 0, "impact": 1, "reach": 0, "trend": 1 });
    fill(anna, case, "severity/1", levels);
    let after = severity(anna, case);
    assert_eq!(
        (&after["sum"], &after["level"]),
        (&json!(8), &json!("serious"))
    );
    assert_eq!(after["level_text"], "ernstig");
    let nature = axis(&after, "nature");
    assert_eq!(nature["because"][0]["record"], report);
    assert!(
        text(&nature["author"]).starts_with(anna.person.name),
        "{nature}"
    );
    let codes: Vec<String> = rows(&after["explanation"])
        .map(|one| text(&one["code"]))
        .collect();
    assert!(codes.contains(&"severity_lifted".to_owned()), "{codes:?}");
}

#[test]
fn while_two_people_disagree_about_an_axis_the_higher_one_counts() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let case = story.case.as_str();
    fill(&story.anna, case, "severity/1", json!({ "impact": 1 }));
    fill(&story.bram, case, "severity/1", json!({ "impact": 2 }));
    story.pass_on(&story.anna, &story.bram);
    let view = severity(&story.bram, case);
    let impact = axis(&view, "impact");
    assert_eq!(
        (&impact["level"], &impact["disputed"], &impact["author"]),
        (&json!(2), &json!(true), &json!(""))
    );
}

#[test]
fn the_evidence_meter_grows_where_something_is_added_and_nowhere_else() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let level = |code: &str| {
        let view = severity(anna, case);
        let aspect = rows(&view["evidence"])
            .find(|one| one["code"] == code)
            .unwrap();
        aspect["level"].as_u64().unwrap()
    };
    assert_eq!(rows(&severity(anna, case)["evidence"]).count(), 6);
    assert_eq!(
        (level("objective"), level("recent"), level("spread")),
        (0, 3, 0)
    );
    let often = axis(&severity(anna, case), "frequency")["proposal"].clone();
    let seen = often["because"]["records"][0]["record"].clone();
    let checked = json!({ "entry": seen, "result": "confirmed", "method": "second_observer",
                          "by": "wijkagent", "at": "2026-11-20" });
    let method = anna.done(
        "form",
        json!({ "kind": "verification/1", "case": case, "record": null }),
    );
    let methods = rows(&method["fields"])
        .find(|field| field["name"] == "method")
        .unwrap();
    let mut checked = checked;
    checked["method"] = methods["options"][0]["code"].clone();
    let (sources, heard) = (level("sources"), level("heard"));
    fill(anna, case, "verification/1", checked);
    assert!(level("objective") > 0);
    assert_eq!(
        (level("sources"), level("heard"), level("spread")),
        (sources, heard, 0)
    );
}

#[test]
fn an_acute_report_says_whom_to_call_and_proposes_acute_beside_what_was_chosen() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let mut request = report(None);
    (request["acute"], request["dangers"]) = (json!("yes"), json!(["life", "animal"]));
    let case = text(&anna.done("take_in_report", request)["case"]);
    let low = json!({ "case": case, "urgency": "low", "reason": "Eerst aankijken." });
    anna.done("set_urgency", low);
    let view = severity(&anna, &case);
    assert_eq!(
        (&view["acute"]["is_acute"], &view["acute"]["dangers"]),
        (&json!(true), &json!(["life", "animal"]))
    );
    assert!(text(&view["acute"]["advice"]).contains("112"), "{view}");
    assert_eq!(
        (
            &view["proposal"]["code"],
            &view["urgency"]["code"],
            &view["differs"]
        ),
        (&json!("acute"), &json!("low"), &json!(true))
    );
    assert_eq!(view["urgency"]["reason"], "Eerst aankijken.");
    assert_eq!(view["proposal"]["because"][0]["code"], "urgent_acute");
}

#[test]
fn five_bars_stand_on_their_own_and_the_mayor_decides() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let view = bars(anna, case);
    assert_eq!(
        view["note"],
        "Dit is een hulpmiddel. De burgemeester beslist."
    );
    let codes: Vec<String> = rows(&view["bars"]).map(|bar| text(&bar["code"])).collect();
    assert_eq!(codes, ["b1", "b2", "b3", "b4", "b5"]);
    assert_eq!(
        view.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["bars", "note", "reviewed_at"],
        "there is no total"
    );
    for bar in rows(&view["bars"]) {
        assert!(text(&bar["explanation"]).ends_with('.'), "{bar}");
        let gaps = rows(&bar["gaps"]).count();
        assert_eq!(bar["light"] == "green", gaps == 0, "{bar}");
        assert_eq!(bar["step"].is_null(), gaps == 0, "{bar}");
        assert!(
            rows(&bar["gaps"]).all(|gap| !text(&gap["step"]["text"]).is_empty()),
            "{bar}"
        );
    }
}

/// Whether there is a pattern, and what it lacks.
fn pattern(at: &Device, case: &str) -> (String, Vec<String>) {
    let view = bars(at, case);
    let b2 = bar(&view, "b2");
    let gaps = rows(&b2["gaps"]).map(|gap| text(&gap["message"]["code"]));
    (text(&b2["light"]), gaps.collect())
}

/// domain.md §2.2: red while all incidents are of one episode; amber while there are fewer than three on three dates over
/// four weeks.
#[test]
fn one_night_is_no_pattern_and_what_was_seen_the_next_day_makes_two_of_three() {
    let dir = folder();
    let carla = Device::carla(dir.path());
    let case = take_in(&carla);
    let red = ("red".to_owned(), vec!["bar_one_episode".to_owned()]);
    assert_eq!(pattern(&carla, &case), red, "the night of 19 November");
    let fact = |at: &str| {
        json!({ "case": case, "kind": "fact", "occurred_at": at, "occurred_until": null, "precision": "exact",
                "source": "own", "text": "Harde muziek.", "place": "", "verified_by": "", "speaker": "" })
    };
    carla.done("add_entry", fact("2026-11-20T02:00:00+01:00"));
    assert_eq!(pattern(&carla, &case), red, "it went on after midnight");

    // In the story of the two users Anna is at the door at two in the afternoon: another day, and so another episode.
    let story = Story::until_shared(&dir.path().join("two"));
    let amber = ("amber".to_owned(), vec!["bar_no_pattern".to_owned()]);
    assert_eq!(pattern(&story.anna, &story.case), amber);
}

#[test]
fn a_bar_changes_with_what_it_asks_for_and_shows_the_entries_behind_it() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    assert_eq!(bar(&bars(anna, case), "b4")["light"], "red");
    let talk = json!({ "case": case, "kind": "talk", "started": "2026-11-18", "by": null, "text": "Gesprek aan de deur." });
    let tried = anna.done("add_intervention", talk)["record"].clone();
    let still = bars(anna, case);
    assert_eq!(bar(&still, "b4")["step"]["code"], "add_intervention");
    let ended =
        json!({ "intervention": tried, "ended": "2026-11-20", "result": "Hielp drie dagen." });
    anna.done("end_intervention", ended);
    let after = bars(anna, case);
    let other_ways = bar(&after, "b4");
    assert_ne!(other_ways["light"], "red", "{other_ways}");
    assert!(
        rows(&other_ways["because"])
            .flat_map(|message| rows(&message["records"]))
            .any(|link| link["record"] == tried),
        "{other_ways}"
    );

    let home = json!({ "ability": "yes", "home": "De woning blijft.", "neighbours": "Slapen weer.", "resident": "Wil rust.",
                       "children": "Wonen er niet.", "alternatives": "Geprobeerd.", "reviewed_at": "2026-11-20" });
    fill(anna, case, "weighing/1", home);
    let weighed = bars(anna, case);
    assert_eq!(bar(&weighed, "b5")["light"], "green");
    assert_eq!(weighed["reviewed_at"], "2026-11-20");
}
