//! What is known of a partner: reachability, who answers when he is away, and since when it holds; on two devices.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::DAY,
    colleagues::{because, reason},
    story::Story,
};
use serde_json::{Value, json};

fn details(device: &Device, story: &Story, partner: &str) -> Value {
    device.done(
        "partner_details",
        json!({ "case": story.case, "partner": partner }),
    )
}

/// The form as it stands, to change.
fn form(device: &Device, story: &Story, partner: &str) -> Value {
    let held = details(device, story, partner);
    let mut form = json!({ "case": story.case, "partner": partner, "confirmed": false });
    for field in [
        "name",
        "organisation",
        "function",
        "domain",
        "reach",
        "not_reach",
        "reserve",
        "away_from",
        "away_until",
    ] {
        form[field] = held[field].clone();
    }
    form
}

#[test]
fn the_rules_learn_who_is_away_and_since_when_the_details_hold() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let bram = story.partner_of(&story.bram, &story.bram);
    let mut changed = form(&story.bram, &story, &bram);
    changed["reserve"] = json!("Els, 0800-0000");
    changed["not_reach"] = json!("niet op vrijdag");
    changed["away_from"] = json!("2026-11-23");
    changed["away_until"] = json!("2026-11-22");
    assert_eq!(
        reason(&story.bram, "describe_partner", changed.clone()),
        because("away_until", "day_before_start")
    );
    changed["away_until"] = json!("2026-11-27");
    changed["confirmed"] = json!(true);
    story.bram.done("describe_partner", changed);
    story.pass_on(&story.bram, &story.anna);
    let seen = details(&story.anna, &story, &bram);
    assert_eq!(
        [
            &seen["reserve"],
            &seen["not_reach"],
            &seen["away_until"],
            &seen["away_now"]
        ],
        [
            &json!("Els, 0800-0000"),
            &json!("niet op vrijdag"),
            &json!("2026-11-27"),
            &json!(false)
        ]
    );
    assert_eq!(
        (&seen["contact_confirmed_at"], &seen["contact_confirmed_by"]),
        (
            &json!("2026-11-20"),
            &json!("Bram Jansen, Gemeente Voorbeeldstad")
        )
    );
    story.anna.clock.pass(3 * DAY);
    assert_eq!(details(&story.anna, &story, &bram)["away_now"], true);
    story.anna.clock.pass(5 * DAY);
    assert_eq!(details(&story.anna, &story, &bram)["away_now"], false);
}

#[test]
fn what_nobody_touched_stays_and_two_changes_at_once_stand_side_by_side() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let bram = story.partner_of(&story.anna, &story.bram);
    let before = story.anna.counts();
    story
        .anna
        .done("describe_partner", form(&story.anna, &story, &bram));
    assert_eq!(story.anna.counts(), before, "the same form wrote something");
    for (device, reach) in [(&story.anna, "liefst mailen"), (&story.bram, "bel mij")] {
        let mut changed = form(device, &story, &bram);
        changed["reach"] = json!(reach);
        device.done("describe_partner", changed);
    }
    let mut hers = form(&story.anna, &story, &bram);
    hers["function"] = json!("teamleider");
    story.anna.done("describe_partner", hers);
    story.exchange();
    for device in story.both() {
        let seen = details(device, &story, &bram);
        assert_eq!(seen["disputed"], json!(["reach"]));
        assert_eq!(seen["function"], "teamleider");
    }
}

#[test]
fn an_organisation_has_a_name_and_of_who_left_only_a_typo_is_fixed() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let dirk = story.partner_without_woonrust(&story.anna);
    let mut nameless = form(&story.anna, &story, &dirk);
    nameless["organisation"] = json!(" ");
    assert_eq!(
        reason(&story.anna, "describe_partner", nameless),
        because("organisation", "empty")
    );
    let mut cleared = form(&story.anna, &story, &dirk);
    cleared["reach"] = json!("");
    story.anna.done("describe_partner", cleared.clone());
    assert_eq!(details(&story.anna, &story, &dirk)["reach"], "");
    let end = json!({ "case": story.case, "partner": dirk, "reason": "Andere wijk." });
    story.anna.done("end_partner", end);
    let mut typo = cleared.clone();
    typo["name"] = json!("Dirk de Smit");
    story.anna.done("describe_partner", typo);
    assert_eq!(details(&story.anna, &story, &dirk)["name"], "Dirk de Smit");
    cleared["confirmed"] = json!(true);
    assert_eq!(
        story.anna.refused("describe_partner", cleared).code,
        ErrorCode::NotPartner
    );
}

#[test]
fn a_changed_detail_is_taken_back_but_never_what_a_colleague_made_sure_of() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let his = story.partner_of(anna, bram);
    let before = details(anna, &story, &his);
    let mut typo = form(anna, &story, &his);
    typo["reach"] = json!("06-");
    let deed = anna.done("describe_partner", typo)["undo"].clone();
    anna.done("undo", json!({ "deed": deed }));
    assert_eq!(details(anna, &story, &his), before);

    let sure = |device: &Device| {
        let mut sure = form(device, &story, &his);
        sure["confirmed"] = json!(true);
        device.done("describe_partner", sure)
    };
    sure(bram);
    story.pass_on(bram, anna);
    assert_eq!(sure(anna), json!({ "done": true }), "no way back");
    let newest = &anna.done("list_recent", json!({}))["deeds"][0];
    assert_eq!(
        (&newest["call"], &newest["state"]),
        (&json!("describe_partner"), &json!("anothers_word"))
    );
}
