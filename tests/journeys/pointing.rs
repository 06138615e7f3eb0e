//! What is missing says where it is done, and names the records that it is about.

use crate::folder;
use journeys::story::{Story, rows, text};
use serde_json::{Value, json};

fn missing(story: &Story, factor: &str) -> Vec<Value> {
    let request = json!({ "case": story.case, "factor": factor });
    let view = story.anna.done("factor", request);
    rows(&view["missing"]).cloned().collect()
}

#[test]
fn what_a_factor_misses_leads_to_a_step_or_to_a_question() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let lead = missing(&story, "sf1");
    let asked = lead
        .iter()
        .find(|message| message["code"] == "lead_proposed")
        .unwrap();
    assert_eq!(
        (&asked["step"], &asked["question"]),
        (&json!("ask_lead"), &Value::Null)
    );
    let titles: Vec<String> = rows(&asked["records"])
        .map(|record| text(&record["title"]))
        .collect();
    assert!(!titles.is_empty(), "{asked}");
    for record in rows(&asked["records"]) {
        assert!(record["kind"].as_str().unwrap().ends_with("/1"), "{record}");
    }
    // SF2 is done by data: an interest of every partner (domain.md §7.1). Its first question is answered by recording one,
    // so that the way leads there, and not to a text beside the question that no rule reads.
    let open = &missing(&story, "sf2")[0];
    assert_eq!(
        (&open["code"], &open["step"], &open["question"]),
        (
            &json!("interest_none"),
            &json!("record_interest"),
            &Value::Null
        )
    );
    assert_eq!(open["records"][0]["kind"], "partner/1", "whose it is");
}

#[test]
fn what_a_phase_needs_leads_to_where_it_is_done() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let move_to = json!({ "case": story.case, "to": "F2", "reason": "Eerst onderzoek." });
    story.anna.done("move_phase", move_to);
    let case = story.case_of(&story.anna);
    let of = |code: &str| {
        let mut all = rows(&case["phase"]["to_leave"]);
        let found = all.find(|message| message["code"] == code);
        found.unwrap_or_else(|| panic!("{code}: {case}"))
    };
    let help = of("help_check_open");
    assert_eq!(
        (&help["step"], &help["question"]),
        (&json!("answer_question"), &json!("sf3_q3"))
    );
}
