//! Short polls: for the group only, never who said what, never over time.

use crate::folder;
use journeys::{
    Device,
    clock::DAY,
    story::{Story, rows, text},
};
use serde_json::{Value, json};

fn pulses(at: &Device, case: &str) -> Value {
    at.done("pulses", json!({ "case": case }))
}

fn give(at: &Device, case: &str, score: u8, words: &str) -> Value {
    let request = json!({ "case": case, "partner": null, "score": score, "text": words });
    at.done("give_pulse", request)["record"].clone()
}

#[test]
fn the_group_sees_scores_only_when_three_and_half_answered_and_never_a_name() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    give(anna, case, 4, "");
    let view = pulses(anna, case);
    assert_eq!(
        (&view["answered"], &view["partners"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(
        (&view["scores"], &view["own"]),
        (&json!([]), &json!(4)),
        "one answer would point at a person"
    );
    let low = give(bram, case, 2, "We horen te weinig van elkaar.");
    story.pass_on(bram, anna);
    let view = pulses(anna, case);
    assert_eq!(
        (&view["answered"], &view["scores"]),
        (&json!(2), &json!([])),
        "of two answers each would know the other's"
    );
    let dirk = story.partner_without_woonrust(anna);
    let of_dirk = json!({ "case": case, "partner": dirk, "score": 4, "text": "" });
    anna.done("give_pulse", of_dirk);
    let view = pulses(anna, case);
    assert_eq!(view["scores"], json!([0, 1, 0, 2, 0]));
    assert_eq!(
        (&view["open"][0]["record"], &view["open"][0]["text"]),
        (&low, &json!("We horen te weinig van elkaar."))
    );
    let all = view.to_string();
    for hidden in [bram.person.name, bram.person.organisation, "partner\""] {
        assert!(!all.contains(hidden), "{hidden}: {all}");
    }
    assert_eq!(
        anna.refused("address_pulse", json!({ "pulse": low, "how": "" }))
            .field
            .as_deref(),
        Some("how")
    );
    anna.done(
        "address_pulse",
        json!({ "pulse": low, "how": "Elke maandag bellen." }),
    );
    let view = pulses(anna, case);
    assert_eq!(
        (&view["open"], &view["addressed"][0]["how"]),
        (&json!([]), &json!("Elke maandag bellen."))
    );
}

#[test]
fn only_the_latest_score_counts_and_an_old_one_does_not() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    give(anna, case, 2, "");
    anna.clock.pass(DAY);
    give(anna, case, 5, "");
    let view = pulses(anna, case);
    assert_eq!(
        (&view["own"], &view["own_at"], &view["answered"]),
        (&json!(5), &json!("2026-11-21"), &json!(1))
    );
    anna.clock.pass(61 * DAY);
    assert_eq!(
        (&pulses(anna, case)["own"], &pulses(anna, case)["answered"]),
        (&Value::Null, &json!(0))
    );
}

#[test]
fn who_uses_woonrust_gives_his_own_score() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let view = story.case_of(anna);
    let bram = rows(&view["partners"])
        .find(|one| one["name"] == story.bram.person.name)
        .unwrap();
    let for_bram = json!({ "case": case, "partner": bram["record"], "score": 1, "text": "" });
    assert_eq!(
        anna.refused("give_pulse", for_bram).field.as_deref(),
        Some("partner")
    );
    let outsider = json!({ "case": case, "contact": null, "name": "Kees Bos", "organisation": "Buurtbemiddeling",
                           "function": "", "reach": "" });
    let kees = text(&anna.done("add_partner", outsider)["record"]);
    let for_kees = json!({ "case": case, "partner": kees, "score": 3, "text": "" });
    anna.done("give_pulse", for_kees.clone());
    assert_eq!(pulses(anna, case)["answered"], 1);
    let mut wrong = for_kees;
    wrong["score"] = json!(6);
    assert_eq!(
        anna.refused("give_pulse", wrong).field.as_deref(),
        Some("score")
    );
}
