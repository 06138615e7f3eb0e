//! The joint analysis and plan on two devices: versions that stay, a yes to exactly one content, actions as promises.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::MINUTE,
    colleagues::{because, found, reason, texts},
    story::{Story, rows, text},
};
use serde_json::{Value, json};

fn analysis(device: &Device, story: &Story) -> Value {
    device.done("analysis", json!({ "case": story.case }))
}

/// The one version that holds.
fn latest(device: &Device, story: &Story) -> Value {
    let view = analysis(device, story);
    assert_eq!(rows(&view["latest"]).count(), 1, "{view}");
    view["latest"][0].clone()
}

/// The report and the visit of the story.
fn evidence(device: &Device, story: &Story) -> Vec<String> {
    let request =
        json!({ "case": story.case, "kinds": ["report/1", "visit/1"], "newest_first": false });
    let file = device.done("timeline", request);
    rows(&file["items"])
        .map(|item| text(&item["record"]))
        .collect()
}

fn goal(from: Option<&str>, measure: &str) -> Value {
    json!({ "from": from, "text": "Na tienen is het stil.", "measure": measure, "by": "2027-02-20" })
}

fn version(device: &Device, story: &Story, saw: &[&str], goals: &[Value]) -> Value {
    json!({
        "case": story.case, "saw": saw, "what_happens": "Lawaai in de nacht, sinds de zomer.",
        "facts": evidence(device, story), "causes": ["slaapt overdag", " ", "dunne vloer"],
        "help_there": "De huisarts is bekend.", "common_interests": ["rust in huis"],
        "fallback": "Opschalen na acht weken.", "goals": goals,
    })
}

fn save(device: &Device, story: &Story, saw: &[&str], goals: &[Value]) -> String {
    text(&device.done("save_analysis", version(device, story, saw, goals))["record"])
}

/// The own yes to what the person sees now.
fn yes(version: &Value) -> Value {
    json!({
        "analysis": version["record"], "content": version["content"], "partner": null, "on": null, "on_behalf": "",
    })
}

/// How each partner stands to a version: consent and how well it is known.
fn consents(version: &Value) -> Vec<(String, Value)> {
    let consents = rows(&version["consents"]);
    consents
        .map(|one| (text(&one["consent"]), one["certainty"].clone()))
        .collect()
}

#[test]
fn a_version_is_approved_as_it_stands_and_a_new_one_leaves_it_so() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let first = save(&story.bram, &story, &[], &[goal(None, "geen meldingen")]);
    let made = latest(&story.bram, &story);
    assert_eq!(
        (&made["record"], &made["version"]),
        (&json!(first), &json!(1))
    );
    assert_eq!(texts(&made["causes"]), ["dunne vloer", "slaapt overdag"]);
    assert_eq!(rows(&made["facts"]).count(), 2);
    assert_eq!(made["goals"][0]["measure"], "geen meldingen");
    story.pass_on(&story.bram, &story.anna);
    for device in story.both() {
        let seen = latest(device, &story);
        assert_eq!(
            seen["content"], made["content"],
            "the same content has the same number"
        );
        device.done("approve_analysis", yes(&seen));
    }
    story.exchange();
    let own = ("this".to_owned(), json!("own"));
    for device in story.both() {
        let seen = latest(device, &story);
        assert_eq!(consents(&seen), [own.clone(), own.clone()]);
        assert_eq!(seen["approved_by_all"], true);
        let before = device.counts();
        device.done("approve_analysis", yes(&seen));
        assert_eq!(device.counts(), before, "the same yes twice is one yes");
    }

    // The second version goes on from the goal of the first; the first one stays approved as it was.
    let old_goal = text(&made["goals"][0]["record"]);
    let plan = json!({ "goal": old_goal, "text": "Vloerkleed regelen", "owner": null, "due": "2026-12-04" });
    let action = text(&story.bram.done("plan_action", plan.clone())["record"]);
    let second = save(
        &story.bram,
        &story,
        &[&first],
        &[goal(Some(&old_goal), "hooguit één melding")],
    );
    let view = analysis(&story.bram, &story);
    let (now, before) = (&view["latest"][0], &view["earlier"][0]);
    assert_eq!(
        (&now["record"], &now["version"]),
        (&json!(second), &json!(2))
    );
    assert_eq!(
        (&before["record"], &before["content"]),
        (&json!(first), &made["content"])
    );
    assert_eq!(
        (&before["approved_by_all"], &now["approved_by_all"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(consents(now)[0].0, "earlier");
    assert_eq!(
        now["goals"][0]["actions"][0]["action"]["record"], action,
        "its action goes along"
    );
    assert_eq!(before["goals"][0]["measure"], "geen meldingen");
    assert_eq!(
        story.bram.refused("plan_action", plan).code,
        ErrorCode::ChangedMeanwhile,
        "the goal of an earlier version takes no new action"
    );
    let stale = yes(&made);
    assert_eq!(
        story.bram.refused("approve_analysis", stale).code,
        ErrorCode::ChangedMeanwhile
    );
}

#[test]
fn a_yes_to_an_older_content_does_not_count() {
    let dir = folder();
    let story = Story::shared(dir.path());
    save(&story.bram, &story, &[], &[goal(None, "geen meldingen")]);
    story.pass_on(&story.bram, &story.anna);
    let seen = latest(&story.anna, &story);
    story.anna.done("approve_analysis", yes(&seen));

    // Meanwhile Bram changes by what they will notice that the goal is reached.
    let goal = seen["goals"][0]["record"].clone();
    for (device, own) in [(&story.anna, false), (&story.bram, true)] {
        let ask = json!({ "kind": "goal/1", "case": story.case, "record": goal });
        let form = device.done("form", ask);
        assert_eq!(
            (&form["editable"], &form["own"]),
            (&json!(true), &json!(own)),
            "joint work is changed by all and taken back by who made it"
        );
    }
    let change = json!({
        "kind": "goal/1", "case": story.case, "record": goal, "values": { "measure": "hooguit één melding" },
    });
    story.bram.done("save_form", change);
    story.exchange();
    for device in story.both() {
        let now = latest(device, &story);
        assert_ne!(now["content"], seen["content"]);
        let anna = found(
            &now["consents"],
            "partner",
            &story.partner_of(device, &story.anna),
        );
        assert_eq!(
            (&anna["consent"], &anna["certainty"]),
            (&json!("earlier"), &Value::Null)
        );
        assert_eq!(now["approved_by_all"], false);
        let stale = analysis(device, &story)["stale"].clone();
        assert_eq!(stale[0]["code"], "plan_changed_since_approval", "{stale}");
        let late = yes(&seen);
        assert_eq!(
            device.refused("approve_analysis", late).code,
            ErrorCode::ChangedMeanwhile
        );
    }
    story
        .anna
        .done("approve_analysis", yes(&latest(&story.anna, &story)));
    let now = latest(&story.anna, &story);
    let anna = found(
        &now["consents"],
        "partner",
        &story.partner_of(&story.anna, &story.anna),
    );
    assert_eq!(
        (&anna["consent"], &anna["certainty"]),
        (&json!("this"), &json!("own"))
    );
}

#[test]
fn two_versions_made_apart_stand_side_by_side_until_one_joins_them() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let first = save(&story.bram, &story, &[], &[]);
    story.pass_on(&story.bram, &story.anna);
    let hers = save(
        &story.anna,
        &story,
        &[&first],
        &[goal(None, "geen meldingen")],
    );
    let his = save(&story.bram, &story, &[&first], &[]);
    story.exchange();
    for device in story.both() {
        let view = analysis(device, &story);
        let mut standing: Vec<String> = rows(&view["latest"])
            .map(|one| text(&one["record"]))
            .collect();
        standing.sort();
        let mut both = [hers.clone(), his.clone()];
        both.sort();
        assert_eq!(standing, both);
        assert_eq!(view["stale"][0]["code"], "analysis_double");
    }
    let half = version(&story.anna, &story, &[&hers], &[]);
    assert_eq!(
        story.anna.refused("save_analysis", half).code,
        ErrorCode::ChangedMeanwhile
    );
    let goals = analysis(&story.anna, &story)["latest"].clone();
    let from = text(&found(&goals, "record", &hers)["goals"][0]["record"]);
    let joined = save(
        &story.anna,
        &story,
        &[&hers, &his],
        &[goal(Some(&from), "geen meldingen")],
    );
    let view = analysis(&story.anna, &story);
    assert_eq!(
        (&view["latest"][0]["record"], &view["latest"][0]["version"]),
        (&json!(joined), &json!(3))
    );
    assert_eq!(rows(&view["earlier"]).count(), 3, "nothing is lost");
    assert_eq!(view["stale"], json!([]));
}

#[test]
fn a_yes_in_a_meeting_says_how_and_yields_to_the_own_word() {
    let dir = folder();
    let story = Story::shared(dir.path());
    save(&story.bram, &story, &[], &[goal(None, "geen meldingen")]);
    let seen = latest(&story.bram, &story);
    let anna = story.partner_of(&story.bram, &story.anna);
    let mut told = yes(&seen);
    told["partner"] = json!(anna);
    assert_eq!(
        reason(&story.bram, "approve_analysis", told.clone()),
        because("on_behalf", "answer_not_yours")
    );
    told["on_behalf"] = json!("Gezegd in het overleg van 20 november");
    story.bram.done("approve_analysis", told.clone());
    let known = |device: &Device| {
        found(&latest(device, &story)["consents"], "partner", &anna)["certainty"].clone()
    };
    assert_eq!(known(&story.bram), "on_behalf");
    story.pass_on(&story.bram, &story.anna);
    story.anna.done("approve_analysis", yes(&seen));
    assert_eq!(known(&story.anna), "own");
    let mut early = told;
    early["on"] = json!("2026-12-24");
    assert_eq!(
        reason(&story.bram, "approve_analysis", early),
        because("on", "day_in_future")
    );
    let mut foreign = version(&story.bram, &story, &[&text(&seen["record"])], &[]);
    foreign["facts"] = json!([anna]);
    assert_eq!(
        reason(&story.bram, "save_analysis", foreign),
        because("facts", "not_here"),
        "a partner is no fact"
    );
}

#[test]
fn an_action_is_a_promise_only_with_the_owners_yes() {
    let dir = folder();
    let story = Story::shared(dir.path());
    save(&story.bram, &story, &[], &[goal(None, "geen meldingen")]);
    let goal = latest(&story.bram, &story)["goals"][0]["record"].clone();
    let anna = story.partner_of(&story.bram, &story.anna);
    let plan = |what: &str, owner: Option<&str>| {
        let request = json!({ "goal": goal, "text": what, "owner": owner, "due": "2026-12-04" });
        text(&story.bram.done("plan_action", request)["record"])
    };
    let (mine, hers, declined) = (
        plan("Vloerkleed regelen", None),
        plan("Hulp vragen", Some(&anna)),
        plan("Sleutel ophalen", Some(&anna)),
    );
    let action = |device: &Device, record: &str| {
        let goals = latest(device, &story)["goals"].clone();
        let mut actions = rows(&goals[0]["actions"]);
        let held = actions.find(|one| one["action"]["record"] == record);
        held.expect("an action of the goal").clone()
    };
    assert_eq!(
        action(&story.bram, &mine)["certainty"],
        "own",
        "who plans it for himself says yes"
    );
    assert_eq!(action(&story.bram, &hers)["certainty"], Value::Null);
    let accept = json!({ "record": hers, "on_behalf": "" });
    assert_eq!(
        reason(&story.bram, "accept_action", accept.clone()),
        because("on_behalf", "answer_not_yours")
    );
    story.pass_on(&story.bram, &story.anna);
    story.anna.done("accept_action", accept.clone());
    let no = |why: &str| json!({ "record": declined, "reason": why, "on_behalf": "" });
    assert_eq!(
        reason(&story.anna, "decline_action", no("")),
        because("reason", "empty")
    );
    story
        .anna
        .done("decline_action", no("Ik heb geen sleutel."));
    story.pass_on(&story.anna, &story.bram);
    let refused = action(&story.bram, &declined);
    assert_eq!(
        [
            &refused["action"]["owner"],
            &refused["declined_by"],
            &refused["declined_reason"]
        ],
        [
            &Value::Null,
            &json!("Anna de Vries, GGD Voorbeeldregio"),
            &json!("Ik heb geen sleutel.")
        ]
    );
    assert_eq!(action(&story.bram, &hers)["certainty"], "own");

    // Another owner has not said yes yet.
    let bram = story.partner_of(&story.bram, &story.bram);
    for (owner, known) in [(&bram, json!("own")), (&anna, Value::Null)] {
        let give = json!({ "action": hers, "due": null, "owner": owner });
        story.bram.done("move_action", give);
        assert_eq!(action(&story.bram, &hers)["certainty"], known);
    }

    // What came of it is told once it ended.
    let tell = json!({ "record": mine, "to": "melder en buren", "on": null });
    assert_eq!(
        reason(&story.bram, "report_back", tell.clone()),
        because("record", "action_still_open")
    );
    story.bram.clock.pass(MINUTE);
    story.bram.done(
        "end_action",
        json!({ "action": mine, "state": "done", "result": "Het ligt er." }),
    );
    story.bram.done("report_back", tell);
    let told = action(&story.bram, &mine);
    assert_eq!(
        (&told["told_to"], &told["told_at"]),
        (&json!("melder en buren"), &json!("2026-11-20"))
    );
    let ended = json!({ "record": mine, "on_behalf": "" });
    assert_eq!(
        reason(&story.bram, "accept_action", ended),
        because("record", "already_ended")
    );
}

#[test]
fn interests_stand_side_by_side_and_needs_before_tasks() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (
        story.partner_of(&story.anna, &story.anna),
        story.partner_of(&story.anna, &story.bram),
    );
    let interest = |device: &Device, whose: &str, partner: Option<&str>, wants: &str| {
        let values = json!({ "whose": whose, "partner": partner, "wants": wants });
        let form =
            json!({ "kind": "interest/1", "case": story.case, "record": null, "values": values });
        device.done("save_form", form);
    };
    interest(
        &story.anna,
        "partner",
        Some(&anna),
        "Dat de bewoner hulp houdt.",
    );
    interest(
        &story.anna,
        "partner",
        Some(&bram),
        "Dat de klachten stoppen.",
    );
    interest(&story.anna, "neighbours", None, "Slapen.");
    let need = json!({ "text": "Een rustige slaapkamer", "sort": "other", "noted_at": "2026-11-20T15:00:00+01:00", "state": "open" });
    let form = json!({ "kind": "need/1", "case": story.case, "record": null, "values": need });
    story.anna.done("save_form", form);
    let view = analysis(&story.anna, &story);
    let of = |partner: &str| found(&view["interests"], "partner", partner)["interests"][0].clone();
    assert_eq!(
        (&of(&anna)["wants"], &of(&anna)["own_word"]),
        (&json!("Dat de bewoner hulp houdt."), &json!(true))
    );
    assert_eq!(
        (&of(&bram)["own_word"], &of(&bram)["editable"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(view["interests_of_others"][0]["whose"], "neighbours");
    assert_eq!(view["needs"][0]["text"], "Een rustige slaapkamer");
    assert_eq!(view["need_first"], Value::Null, "there is no analysis yet");
    save(&story.anna, &story, &[], &[goal(None, "geen meldingen")]);
    assert_eq!(analysis(&story.anna, &story)["need_first"], "need_first");
}
