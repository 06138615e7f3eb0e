//! Choosing between what two people wrote: whole answers, with what stood there first, one by one or all of one author.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside,
    story::{Story, root, rows, text},
};
use ledger::{author::Edit, cbor::Value as Field, ids::RecordId};
use serde_json::{Value, json};

fn urgency(story: &Story, by: &Device, urgency: &str, reason: &str) {
    let request = json!({ "case": story.case, "urgency": urgency, "reason": reason });
    by.done("set_urgency", request);
}

fn differences(story: &Story, at: &Device) -> Vec<Value> {
    let list = at.done("list_conflicts", json!({ "case": story.case }));
    rows(&list["conflicts"]).cloned().collect()
}

fn of_field<'a>(all: &'a [Value], field: &str) -> &'a Value {
    let found = all.iter().find(|conflict| conflict["field"] == field);
    found.unwrap_or_else(|| panic!("no difference about {field}: {all:?}"))
}

fn texts(value: &Value) -> Vec<String> {
    rows(&value["parts"])
        .map(|part| text(&part["text"]))
        .collect()
}

fn choice(conflict: &Value) -> Value {
    json!({
        "record": conflict["record"], "field": conflict["field"], "pick": null, "own_words": null, "both": false,
        "saw": conflict["saw"],
    })
}

/// Both agreed on one urgency, and then thought otherwise at the same time.
fn two_urgencies(story: &Story) {
    urgency(story, &story.anna, "low", "Rustig sinds de zomer.");
    story.pass_on(&story.anna, &story.bram);
    urgency(story, &story.anna, "medium", "Bewoner neemt hulp aan.");
    urgency(story, &story.bram, "high", "Drie meldingen.");
    story.pass_on(&story.bram, &story.anna);
}

#[test]
fn an_urgency_is_chosen_with_its_reason_and_shows_what_stood_there_first() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    two_urgencies(&story);
    let all = differences(&story, &story.anna);
    assert_eq!(all.len(), 1, "{all:?}");
    let conflict = &all[0];
    let names: Vec<String> = rows(&conflict["fields"])
        .map(|field| text(&field["field"]))
        .collect();
    assert_eq!(names, ["urgency", "urgency_reason"]);
    let his = rows(&conflict["values"])
        .find(|value| value["own"] == false)
        .unwrap();
    assert_eq!(texts(his), ["hoog", "Drie meldingen."]);
    assert_eq!(story.case_of(&story.anna)["conflicts"], 1);
    assert_eq!(story.list(&story.anna)["rows"][0]["conflicts"], 1);

    let asked = json!({ "record": conflict["record"], "field": "urgency" });
    let before = story.anna.done("conflict_before", asked);
    assert_eq!(texts(&before), ["laag", "Rustig sinds de zomer."]);
    assert_eq!(before["incomplete"], false);

    let mut request = choice(conflict);
    request["pick"] = his["at"].clone();
    story.anna.done("resolve_conflict", request);
    let now = story.case_of(&story.anna)["urgency"].clone();
    assert_eq!(
        (&now["code"], &now["reason"], &now["disputed"]),
        (&json!("high"), &json!("Drie meldingen."), &json!(false))
    );
}

#[test]
fn another_answer_fills_every_part_and_both_is_for_texts_alone() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    two_urgencies(&story);
    let conflict = &differences(&story, &story.anna)[0];
    assert_eq!(conflict["may_keep_both"], false);
    let with = |name: &str, value: Value| {
        let mut request = choice(conflict);
        request[name] = value;
        request
    };
    for (request, field) in [
        (with("both", json!(true)), "pick"),
        (
            with("own_words", json!({ "urgency_reason": "Samen besproken." })),
            "urgency",
        ),
        (
            with(
                "own_words",
                json!({ "urgency": "acute", "tenure": "owner" }),
            ),
            "tenure",
        ),
        (with("own_words", json!({ "urgency": "spoed" })), "urgency"),
    ] {
        let refused = story.anna.refused("resolve_conflict", request);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::InvalidInput, Some(field))
        );
    }
    assert_eq!(differences(&story, &story.anna).len(), 1);
    let own = json!({ "urgency": "acute", "urgency_reason": "Samen besproken." });
    story.anna.done("resolve_conflict", with("own_words", own));
    let now = story.case_of(&story.anna)["urgency"].clone();
    assert_eq!(
        (&now["code"], &now["reason"]),
        (&json!("acute"), &json!("Samen besproken."))
    );
    assert_eq!(differences(&story, &story.anna), Vec::<Value>::new());
}

#[test]
fn a_yes_of_his_own_takes_back_the_no_that_was_written_for_him() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let no = json!({ "role": story.role, "accept": false, "how": "aan de telefoon" });
    story.anna.done("answer_role_on_behalf", no);
    let yes = json!({ "role": story.role, "accept": true, "reason": "" });
    story.bram.done("answer_role", yes);
    story.pass_on(&story.bram, &story.anna);
    let all = differences(&story, &story.anna);
    let conflict = of_field(&all, "state");
    let his = rows(&conflict["values"])
        .find(|value| value["own"] == false)
        .unwrap();
    let mut request = choice(conflict);
    request["pick"] = his["at"].clone();
    story.anna.done("resolve_conflict", request);
    let case = story.case_of(&story.anna);
    let role = rows(&case["roles"]).find(|role| role["record"] == story.role.as_str());
    let role = role.expect("the role");
    assert_eq!(
        (&role["state"], &role["on_behalf"]),
        (&json!("accepted"), &json!(""))
    );
}

/// Both change three things of the case, and both write in one fact.
fn many(story: &Story) -> RecordId {
    let entry = json!({
        "case": story.case, "kind": "fact", "occurred_at": "2026-11-19T21:00:00+01:00", "occurred_until": null,
        "precision": "exact", "source": "own", "speaker": "", "text": "Harde muziek.", "place": "", "verified_by": "",
    });
    let fact: RecordId = text(&story.anna.done("add_entry", entry)["record"])
        .parse()
        .unwrap();
    story.pass_on(&story.anna, &story.bram);
    for (device, code, tenure, place) in [
        (&story.anna, "medium", "owner", "gang"),
        (&story.bram, "high", "private_rent", "trap"),
    ] {
        urgency(story, device, code, "Zo is het nu.");
        let describe = json!({ "case": story.case, "tenure": tenure });
        device.done("describe_case", describe);
        inside::write(device, fact, &[("place", Edit::Set(Field::from(place)))]);
    }
    story.pass_on(&story.bram, &story.anna);
    fact
}

#[test]
fn all_of_one_author_are_taken_at_once_but_never_facts_about_people() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let fact = many(&story);
    let all = differences(&story, &story.anna);
    assert_eq!(all.len(), 3, "{all:?}");
    let his: Vec<&Value> = all
        .iter()
        .filter(|conflict| conflict["may_take_all"] == true)
        .collect();
    assert_eq!(his.len(), 2);
    assert_eq!(of_field(&all, "place")["may_take_all"], false);
    let saw: Vec<&Value> = his
        .iter()
        .flat_map(|conflict| rows(&conflict["saw"]))
        .collect();
    let request = json!({ "case": story.case, "author": root(&story.bram), "saw": saw });
    let mut stale = request.clone();
    stale["saw"] = json!([saw[0]]);
    assert_eq!(
        story.anna.refused("resolve_all", stale).code,
        ErrorCode::ChangedMeanwhile
    );
    assert_eq!(story.anna.done("resolve_all", request)["resolved"], 2);
    let left = differences(&story, &story.anna);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["record"], fact.to_string());
    let case = story.case_of(&story.anna);
    assert_eq!(
        (&case["urgency"]["code"], &case["tenure"]),
        (&json!("high"), &json!("private_rent"))
    );
    let nothing = json!({ "case": story.case, "author": root(&story.bram), "saw": [] });
    assert_eq!(
        story.anna.refused("resolve_all", nothing).code,
        ErrorCode::NotFound
    );
}
