//! Factors, pitfalls and needs: each status explains itself, people may judge otherwise, and agree for themselves or
//! have it recorded.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::{DAY, MINUTE},
    story::{Story, rows, text},
};
use serde_json::{Value, json};

fn guide(at: &Device, case: &str, code: &str) -> Value {
    at.done("guide", json!({ "case": case, "code": code }))
}

/// The answers to a factor, pitfall or need as a person sees them now.
fn content(at: &Device, case: &str, code: &str) -> Value {
    let view = match code.strip_prefix("sf") {
        Some(_) => at.done("factor", json!({ "case": case, "factor": code })),
        None => guide(at, case, code),
    };
    view["content"].clone()
}

fn partner(at: &Device, case: &str, name: &str) -> String {
    let view = at.done("case", json!({ "case": case }));
    let found = rows(&view["partners"]).find(|partner| partner["name"] == name);
    text(&found.unwrap()["record"])
}

/// Anna asks Bram a question; returns its record.
fn ask(story: &Story) -> String {
    let (anna, case) = (&story.anna, story.case.as_str());
    let request = json!({
        "case": case, "question": "Is de bewoner bekend bij het wijkteam?", "at_least": "", "asked_at": null,
        "from": null, "to": partner(anna, case, story.bram.person.name),
    });
    text(&anna.done("ask_information", request)["record"])
}

#[test]
fn all_three_lists_stand_side_by_side_with_state_because_and_missing() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let view = story.anna.done("guides", json!({ "case": story.case }));
    for (list, count) in [("factors", 7), ("pitfalls", 6), ("needs", 8)] {
        assert_eq!(rows(&view[list]).count(), count, "{list}");
        for row in rows(&view[list]) {
            assert!(
                !text(&row["name"]).is_empty() && !text(&row["state_text"]).is_empty(),
                "{row}"
            );
            let open = matches!(row["state"].as_str(), Some("open" | "not_yet"));
            assert_eq!(open, rows(&row["missing"]).next().is_some(), "{row}");
        }
    }
    let codes: Vec<String> = rows(&view["pitfalls"])
        .map(|row| text(&row["code"]))
        .collect();
    assert_eq!(codes, ["vk1", "vk2", "vk3", "vk4", "vk5", "vk6"]);
    let lead = rows(&view["pitfalls"])
        .find(|row| row["code"] == "vk4")
        .unwrap();
    assert_eq!(lead["state"], "open", "nobody leads yet");
}

#[test]
fn an_answer_to_a_pitfall_stands_with_its_author_and_travels() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let case = story.case.as_str();
    let answer = json!({ "case": case, "question": "vk6_q1", "answer": "Dat het morgen stil is." });
    story.anna.done("answer_guide_question", answer);
    story.pass_on(&story.anna, &story.bram);
    let view = guide(&story.bram, case, "vk6");
    let question = &view["questions"][0];
    assert_eq!(question["answer"], "Dat het morgen stil is.");
    assert!(
        text(&question["author"]).starts_with(story.anna.person.name),
        "{question}"
    );
    assert!(!text(&view["meaning"]).is_empty());
    let cleared = json!({ "case": case, "question": "vk6_q1", "answer": " " });
    story.bram.done("answer_guide_question", cleared);
    assert_eq!(
        guide(&story.bram, case, "vk6")["questions"][0]["answer"],
        ""
    );
    let wrong = json!({ "case": case, "question": "vk9_q1", "answer": "x" });
    assert_eq!(
        story
            .bram
            .refused("answer_guide_question", wrong)
            .field
            .as_deref(),
        Some("question")
    );
}

#[test]
fn an_open_question_makes_the_pitfall_speak_and_links_to_it() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    assert_eq!(guide(anna, case, "vk1")["row"]["state"], "quiet");
    let question = ask(&story);
    let view = guide(anna, case, "vk1");
    assert_eq!(view["row"]["state"], "open");
    let gap = &view["row"]["missing"][0];
    let link = &gap["records"][0];
    assert_eq!(
        (&link["record"], &link["title"]),
        (
            &json!(question),
            &json!("Is de bewoner bekend bij het wijkteam?")
        )
    );
    assert_eq!(
        (&gap["step"], &gap["question"]),
        (&json!("answer_request"), &Value::Null)
    );
    assert!(
        rows(&view["questions"]).any(|row| row["step"]["code"] == gap["step"]),
        "a question shows what a person can do"
    );
}

#[test]
fn a_judgement_stands_beside_what_follows_from_the_data_until_it_is_taken_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let case = story.case.as_str();
    let judge = |state: Value, reason: &str| json!({ "case": case, "code": "vk4", "state": state, "reason": reason });
    let without = story
        .anna
        .refused("override_guide", judge(json!("done"), " "));
    assert_eq!(without.field.as_deref(), Some("reason"));
    let why = "Bram en ik doen het deze week samen.";
    story.anna.done("override_guide", judge(json!("done"), why));
    story.pass_on(&story.anna, &story.bram);
    let row = guide(&story.bram, case, "vk4")["row"].clone();
    assert_eq!(
        (
            &row["state"],
            &row["computed"],
            &row["overridden"]["reason"]
        ),
        (&json!("done"), &json!("open"), &json!(why))
    );
    assert!(
        text(&row["overridden"]["author"]).starts_with(story.anna.person.name),
        "{row}"
    );
    story.bram.done("override_guide", judge(Value::Null, ""));
    let row = guide(&story.bram, case, "vk4")["row"].clone();
    assert_eq!(
        (&row["state"], &row["overridden"]),
        (&json!("open"), &Value::Null)
    );
    let factor = json!({ "case": case, "code": "sf1", "state": "done", "reason": "x" });
    assert_eq!(
        story
            .bram
            .refused("override_guide", factor)
            .field
            .as_deref(),
        Some("code")
    );
}

#[test]
fn a_partner_agrees_himself_or_someone_records_it_and_new_answers_ask_again() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    let answer = |text: &str| json!({ "case": case, "question": "bh1_q1", "answer": text });
    anna.done("answer_guide_question", answer("Wij gaan eerst praten."));
    let outsider = json!({ "case": case, "contact": null, "name": "Kees Bos", "organisation": "Buurtbemiddeling",
                           "function": "", "reach": "" });
    let outsider = anna.done("add_partner", outsider)["record"].clone();
    let confirm = |at: &Device, partner: &Value, how: &str| {
        let content = content(at, case, "bh1");
        json!({ "case": case, "code": "bh1", "partner": partner, "how": how, "content": content })
    };
    assert_eq!(
        anna.refused("confirm_guide", confirm(anna, &outsider, ""))
            .field
            .as_deref(),
        Some("how")
    );
    anna.done(
        "confirm_guide",
        confirm(anna, &outsider, "in het overleg van 20 november"),
    );
    anna.clock.pass(MINUTE);
    story.pass_on(anna, bram);
    bram.done("confirm_guide", confirm(bram, &Value::Null, ""));
    story.pass_on(bram, anna);
    let states = |at: &Device| {
        let view = guide(at, case, "bh1");
        let mut states: Vec<[String; 2]> = rows(&view["consents"])
            .map(|one| [text(&one["name"]), text(&one["state"])])
            .collect();
        states.sort();
        states
    };
    let stand = |anna: &str, bram: &str, kees: &str| {
        [
            ["Anna de Vries, GGD Voorbeeldregio", anna],
            ["Bram Jansen, Gemeente Voorbeeldstad", bram],
            ["Kees Bos, Buurtbemiddeling", kees],
        ]
        .map(|pair| pair.map(str::to_owned))
        .to_vec()
    };
    assert_eq!(states(anna), stand("none", "himself", "on_behalf"));
    let view = guide(anna, case, "bh1");
    let kees = rows(&view["consents"])
        .find(|one| one["state"] == "on_behalf")
        .unwrap();
    assert_eq!(kees["how"], "in het overleg van 20 november");
    assert!(
        text(&kees["author"]).starts_with(anna.person.name),
        "{kees}"
    );
    anna.clock.pass(DAY);
    anna.done(
        "answer_guide_question",
        answer("Wij praten, en daarna schrijven we."),
    );
    assert_eq!(states(anna), stand("none", "earlier", "earlier"));
}

#[test]
fn a_factor_is_a_guide_too_and_keeps_its_own_signed_yes() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let seen = content(anna, case, "sf2");
    anna.done(
        "confirm_factor",
        json!({ "case": case, "factor": "sf2", "content": seen }),
    );
    let view = anna.done("factor", json!({ "case": case, "factor": "sf2" }));
    let own = rows(&view["consents"])
        .find(|one| one["own"] == true)
        .unwrap();
    assert_eq!(own["state"], "himself");
    let bram = partner(anna, case, story.bram.person.name);
    let recorded = json!({ "case": case, "code": "sf2", "partner": bram, "how": "aan de telefoon", "content": seen });
    anna.done("confirm_guide", recorded);
    let view = anna.done("factor", json!({ "case": case, "factor": "sf2" }));
    let his = rows(&view["consents"])
        .find(|one| one["partner"] == bram.as_str())
        .unwrap();
    assert_eq!(
        (&his["state"], &his["how"]),
        (&json!("on_behalf"), &json!("aan de telefoon"))
    );
}

#[test]
fn nobody_agrees_with_answers_that_he_did_not_see() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    for (code, call, question) in [
        ("sf2", "answer_question", "sf2_q1"),
        ("bh1", "answer_guide_question", "bh1_q1"),
    ] {
        let answer = |text: &str| json!({ "case": case, "question": question, "answer": text });
        anna.done(call, answer("Rust in de nacht."));
        let seen = content(anna, case, code);
        let agree =
            json!({ "case": case, "code": code, "partner": null, "how": "", "content": seen });
        let sign = json!({ "case": case, "factor": code, "content": seen });

        // Bram's answer came in after she looked.
        story.pass_on(anna, bram);
        bram.done(call, answer("Een andere woning."));
        story.pass_on(bram, anna);
        let before = anna.counts();
        let changed = ErrorCode::ChangedMeanwhile;
        assert_eq!(anna.refused("confirm_guide", agree).code, changed);
        if code == "sf2" {
            assert_eq!(anna.refused("confirm_factor", sign).code, changed);
        }
        assert_eq!(anna.counts(), before);

        let agree = json!({
            "case": case, "code": code, "partner": null, "how": "", "content": content(anna, case, code),
        });
        anna.done("confirm_guide", agree);
    }
}

#[test]
fn whom_a_decision_concerns_says_that_its_reason_is_clear() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    let form = json!({ "kind": "resolution/1", "case": case, "record": null, "values": {
        "sort": "do", "text": "Bram gaat mee.", "at": "2026-11-20", "reason": "Hij kent de bewoner.",
        "concerns": [partner(anna, case, bram.person.name)] } });
    let record = anna.done("save_form", form)["record"].clone();
    story.pass_on(anna, bram);
    let form = json!({ "kind": "resolution/1", "case": case, "record": record });
    let waits = |at: &Device| at.done("form", form.clone())["reason_waits"] == true;
    assert!(!waits(anna), "it concerns Bram");
    assert!(waits(bram));
    let unclear = || {
        let bh1 = guide(anna, case, "bh1");
        let mut gaps = rows(&bh1["row"]["missing"]);
        gaps.any(|gap| gap["code"] == "explanation_not_landed")
    };
    for device in [anna, bram] {
        device.clock.pass(10 * DAY);
    }
    assert!(unclear());

    let confirm = json!({ "record": record });
    bram.done("confirm_reason", confirm.clone());
    assert!(!waits(bram));
    for device in [anna, bram] {
        let again = device.refused("confirm_reason", confirm.clone());
        assert_eq!(again.code, ErrorCode::NotPartner);
    }
    story.pass_on(bram, anna);
    assert!(!unclear());
}
