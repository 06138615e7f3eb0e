//! What is held back says which doors are open, in words for its own reason.

use crate::folder;
use journeys::story::{Story, root, rows, text};
use serde_json::{Value, json};

fn held(story: &Story) -> Vec<Value> {
    let request = json!({ "cases": [story.case], "contact": root(&story.bram) });
    let preview = story.anna.done("share_preview", request);
    rows(&preview["held_back"]).cloned().collect()
}

fn doors(item: &Value) -> Vec<String> {
    rows(&item["doors"])
        .map(|door| text(&door["door"]))
        .collect()
}

#[test]
fn every_refusal_has_four_doors_and_a_decision_last_and_own_thoughts_none() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let all = held(&story);
    let of = |reason: &str| {
        all.iter()
            .find(|item| item["reason"] == reason)
            .unwrap_or_else(|| panic!("nothing is held for {reason}"))
    };
    assert_eq!(
        doors(of("professional_secrecy")),
        [
            "ask_consent",
            "anonymous_consultation",
            "general_advice",
            "join_visit",
            "decide"
        ]
    );
    let all = doors(of("professional_secrecy"));
    assert_eq!(doors(of("reporter_identity")), all);
    let decide = &of("professional_secrecy")["doors"][4];
    assert_eq!(decide["plan"], Value::Null, "it is done at once");
    assert_eq!(doors(of("local_only")), ["none"]);
    let how = |reason: &str| text(&of(reason)["doors"][0]["how"]);
    assert!(how("reporter_identity").contains("melder"), "whom to ask");
    assert!(how("professional_secrecy").contains("bewoner"));
    let who = |reason: &str| text(&of(reason)["who"]);
    assert!(who("professional_secrecy").starts_with("U "));
    assert_eq!(who("local_only"), "Niemand kan dit veranderen.");
    let plan = &of("professional_secrecy")["doors"][0]["plan"];
    assert!(text(plan).contains(story.bram.person.name));
    assert_eq!(of("local_only")["doors"][0]["plan"], Value::Null);

    // What the plan says may be an action: everyone in the case reads it, and it tells nothing of what is held back.
    let action = json!({ "case": story.case, "text": plan, "owner": null, "due": null });
    story.anna.done("add_action", action);
}
