//! What was done in this session stands in a list, and is taken back only while nothing came after it.

mod beside;

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside,
    story::{Story, report, root, rows, take_in, text},
};
use ledger::{cbor::Value as Held, ids::RecordId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn planned(device: &Device, case: &str) -> String {
    let request = json!({ "case": case, "text": "Bellen", "due": "2026-12-01", "owner": null });
    text(&device.done("add_action", request)["record"])
}

fn action(device: &Device, case: &str, record: &str) -> Value {
    let request = json!({ "scope": "all", "case": case, "ended": true });
    let list = device.done("list_actions", request);
    let mut actions = rows(&list["actions"]);
    actions
        .find(|action| action["record"] == record)
        .unwrap()
        .clone()
}

/// Another day for an action; the number under which that can be taken back.
fn moved(device: &Device, record: &str, due: &str) -> Value {
    let request = json!({ "action": record, "due": due });
    device.done("move_action", request)["undo"].clone()
}

fn undo(device: &Device, deed: &Value) {
    device.done("undo", json!({ "deed": deed }));
}

fn refused(device: &Device, deed: &Value) -> ErrorCode {
    device.refused("undo", json!({ "deed": deed })).code
}

/// Everything in the list, newest first.
fn recent(device: &Device) -> Vec<Value> {
    let list = device.done("list_recent", json!({}));
    rows(&list["deeds"]).cloned().collect()
}

/// The states of what was done with these use cases, newest first.
fn states(device: &Device, calls: &[&str]) -> Vec<String> {
    let deeds = recent(device);
    let asked = deeds
        .iter()
        .filter(|deed| calls.contains(&deed["call"].as_str().unwrap()));
    asked.map(|deed| text(&deed["state"])).collect()
}

const ACTIONS: [&str; 2] = ["end_action", "move_action"];

#[test]
fn what_was_done_stands_in_the_list_with_its_case_and_is_taken_back_alone() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    let later = moved(&anna, &record, "2026-12-08");
    let end = json!({ "action": record, "state": "done", "result": "Het is rustiger." });
    let ended = anna.done("end_action", end)["undo"].clone();

    let list = anna.done("list_recent", json!({}));
    let newest = &list["deeds"][0];
    assert_eq!(
        (&newest["call"], &newest["deed"], &newest["state"]),
        (&json!("end_action"), &ended, &json!("possible"))
    );
    assert_eq!(
        (&newest["case"], &newest["title"]),
        (&json!(case), &json!("Bellen"))
    );
    assert!(!text(&newest["number"]).is_empty() && !text(&newest["address"]).is_empty());
    assert!(text(&newest["at"]).starts_with("2026-11-20T"), "{newest}");

    undo(&anna, &later);
    let held = action(&anna, &case, &record);
    assert_eq!(
        (&held["due"], &held["state"]),
        (&json!("2026-12-01"), &json!("done"))
    );
    undo(&anna, &ended);
    let held = action(&anna, &case, &record);
    assert_eq!(
        (&held["result"], &held["state"]),
        (&json!(""), &json!("open"))
    );
    assert_eq!(states(&anna, &ACTIONS), ["undone", "undone"]);
    let before = anna.counts();
    assert_eq!(refused(&anna, &ended), ErrorCode::ChangedMeanwhile);
    assert_eq!(anna.counts(), before, "twice changes nothing");
}

#[test]
fn what_changed_nothing_cannot_be_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    let same = json!({ "action": record, "due": "2026-12-01" });
    assert_eq!(anna.done("move_action", same), json!({ "done": true }));
    assert_eq!(states(&anna, &ACTIONS), [""; 0]);
}

#[test]
fn an_older_command_waits_for_the_newer_one_on_the_same_field() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = planned(&anna, &case);
    let first = moved(&anna, &record, "2026-12-08");
    let second = moved(&anna, &record, "2026-12-15");
    assert_eq!(states(&anna, &ACTIONS), ["possible", "changed"]);
    assert_eq!(refused(&anna, &first), ErrorCode::ChangedMeanwhile);
    assert_eq!(action(&anna, &case, &record)["due"], "2026-12-15");
    undo(&anna, &second);
    assert_eq!(states(&anna, &ACTIONS), ["undone", "possible"]);
    undo(&anna, &first);
    assert_eq!(action(&anna, &case, &record)["due"], "2026-12-01");
}

#[test]
fn what_a_colleague_wrote_since_is_not_overwritten() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = planned(anna, &story.case);
    let deed = moved(anna, &record, "2026-12-08");
    story.pass_on(anna, bram);
    moved(bram, &record, "2026-12-20");
    story.pass_on(bram, anna);
    assert_eq!(states(anna, &ACTIONS), ["changed"]);
    assert_eq!(refused(anna, &deed), ErrorCode::ChangedMeanwhile);
    assert_eq!(action(anna, &story.case, &record)["due"], "2026-12-20");
}

/// Another person for an action; what came of it.
fn given(device: &Device, record: &str, owner: &str) -> Value {
    let request = json!({ "action": record, "owner": owner });
    device.done("move_action", request)["undo"].clone()
}

#[test]
fn the_yes_of_a_colleague_is_never_put_back_in_his_place() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let (hers, his) = (story.partner_of(anna, anna), story.partner_of(anna, bram));

    // Her own yes comes back when the action does.
    let own = planned(anna, &story.case);
    let away = given(anna, &own, &his);
    undo(anna, &away);

    // Bram's yes does not: she cannot say it for him.
    let asked = json!({ "case": story.case, "text": "Bellen", "due": null, "owner": his });
    let record = text(&anna.done("add_action", asked)["record"]);
    story.pass_on(anna, bram);
    bram.done(
        "accept_action",
        json!({ "record": record, "on_behalf": "" }),
    );
    story.pass_on(bram, anna);
    assert_eq!(given(anna, &record, &hers), Value::Null, "no way back");
    assert_eq!(states(anna, &ACTIONS), ["anothers_word", "undone"]);
    let list = anna.done("list_recent", json!({}));
    assert_eq!(
        refused(anna, &list["deeds"][0]["deed"]),
        ErrorCode::NotCreator
    );
    let records = inside::records(anna, &story.case);
    for record in [&own, &record] {
        let (state, _) = &records[&record.parse().unwrap()];
        assert_eq!(state.link("owner"), Some(hers.parse().unwrap()));
        assert_eq!(state.text("accepted_at"), Some("2026-11-20"));
        let authors = state.fields["accepted_at"].heads.iter();
        let authors: Vec<String> = authors.map(|head| head.author.to_string()).collect();
        assert_eq!(authors, [root(anna)], "each yes is her own");
    }
}

fn seen(device: &Device, case: &str, words: &str) -> String {
    let entry = json!({
        "case": case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
    });
    text(&device.done("add_entry", entry)["record"])
}

fn stands(device: &Device, case: &str, words: &str) -> bool {
    let asked =
        json!({ "case": case, "kinds": [], "from": null, "until": null, "newest_first": true });
    device.done("timeline", asked).to_string().contains(words)
}

#[test]
fn an_entry_that_was_taken_back_returns_and_a_fixed_typo_too_until_it_is_finished() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let reason = json!({ "record": record, "reason": "Verkeerde dag." });
    let gone = anna.done("withdraw_entry", reason)["undo"].clone();
    assert!(!stands(&anna, &case, "Muziek om elf uur."));
    undo(&anna, &gone);
    assert!(stands(&anna, &case, "Muziek om elf uur."));

    let fixed = |words: &str| {
        let request = json!({ "record": record, "values": { "text": words } });
        anna.done("edit_record", request)["undo"].clone()
    };
    let typo = fixed("Muziek om twaalf uur.");
    undo(&anna, &typo);
    assert!(stands(&anna, &case, "Muziek om elf uur."));
    let typo = fixed("Muziek om tien uur.");
    anna.done("finish_entry", json!({ "record": record }));
    let left = states(&anna, &["finish_entry", "edit_record"]);
    assert_eq!(left[..2], ["final", "finished"]);
    assert_eq!(refused(&anna, &typo), ErrorCode::AlreadyFinished);
    assert!(stands(&anna, &case, "Muziek om tien uur."));
}

#[test]
fn nothing_is_taken_back_in_a_case_that_is_not_open_nor_in_a_record_that_went() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let fix = json!({ "record": record, "values": { "text": "Muziek om tien uur." } });
    let deed = anna.done("edit_record", fix)["undo"].clone();
    let reason = json!({ "record": record, "reason": "Verkeerde dag." });
    anna.done("withdraw_entry", reason);
    let own = ["withdraw_entry", "edit_record", "add_entry"];
    assert_eq!(states(&anna, &own), ["possible", "withdrawn", "withdrawn"]);
    assert_eq!(refused(&anna, &deed), ErrorCode::NotFound);
    anna.done(
        "withdraw_case",
        json!({ "case": case, "reason": "Dubbel aangemaakt." }),
    );
    assert_eq!(states(&anna, &own), ["case_closed"; 3]);
    assert_eq!(states(&anna, &["withdraw_case"]), ["possible"]);
    assert_eq!(refused(&anna, &deed), ErrorCode::CaseClosed);
}

#[test]
fn a_lock_forgets_what_could_be_taken_back() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let deed = moved(&anna, &planned(&anna, &case), "2026-12-08");
    anna.reopen();
    assert!(recent(&anna).is_empty());
    assert_eq!(refused(&anna, &deed), ErrorCode::NotFound);
}

/// What every record of a case says: its fields that hold something. Moves and closings are history, and stay.
type Content = BTreeMap<RecordId, BTreeMap<String, (Option<Held>, BTreeSet<Held>)>>;

fn content(device: &Device, case: &str) -> Content {
    let records = inside::records(device, case).into_values();
    let standing = records.filter(|(state, _)| {
        let history = ["transition/1", "closing/1"].contains(&state.kind.as_str());
        !state.hidden() && !history
    });
    let said = standing.map(|(state, _)| {
        let fields = state.fields.keys().filter(|field| !field.starts_with('_'));
        let held = fields.map(|field| {
            let members = state.set(field).into_iter().cloned().collect();
            (field.clone(), (state.value(field).cloned(), members))
        });
        let told = |(value, members): &(Option<Held>, BTreeSet<Held>)| {
            value.is_some() || !members.is_empty()
        };
        let held: BTreeMap<_, _> = held.filter(|(_, held)| told(held)).collect();
        (state.id, held)
    });
    said.filter(|(_, held)| !held.is_empty()).collect()
}

/// What stands in the case before a command of the table.
struct Stage {
    case: String,
    own: String,
    bram: String,
    bram_root: String,
    dirk: String,
    role: String,
    report: String,
    action: String,
    intervention: String,
    fact: String,
    question: String,
}

impl Stage {
    fn of(story: &Story) -> Stage {
        let (anna, case) = (&story.anna, story.case.clone());
        let asked = json!({ "case": case, "kinds": ["report/1"], "newest_first": true });
        let reports = anna.done("timeline", asked);
        let talk = json!({ "case": case, "kind": "talk", "started": null, "by": null, "text": "" });
        let bram = story.partner_of(anna, &story.bram);
        let question = json!({ "case": case, "from": null, "to": bram, "question": "Sinds wanneer?", "at_least": "", "asked_at": null });
        Stage {
            own: story.partner_of(anna, anna),
            bram,
            bram_root: root(&story.bram),
            dirk: story.partner_without_woonrust(anna),
            role: story.role.clone(),
            report: text(&reports["items"][0]["record"]),
            action: planned(anna, &case),
            intervention: text(&anna.done("add_intervention", talk)["record"]),
            fact: seen(anna, &case, "Rook in de hal."),
            question: text(&anna.done("ask_information", question)["record"]),
            case,
        }
    }

    fn entry(&self, kind: &str) -> Value {
        json!({
            "case": self.case, "kind": kind, "occurred_at": null, "occurred_until": null, "precision": "exact",
            "source": "own", "speaker": "", "text": "Muziek.", "place": "", "verified_by": "",
        })
    }

    fn form(&self, kind: &str, values: Value) -> Value {
        json!({ "kind": kind, "case": self.case, "record": null, "values": values })
    }

    fn visit(&self) -> Value {
        json!({
            "case": self.case, "visit": null, "key": "0f0e0d0c0b0a09080706050403020100", "occurred_at": null,
            "purpose": "kennismaken", "announced": true, "outcome": "spoken", "company": "alone", "card_left": null,
            "saw": "Volle gang.", "said": "Kom binnen.", "said_by": "", "think": "Bang.", "care": "Slaapt slecht.",
            "next_step": { "text": "Bellen", "due": null, "owner": null }, "photos": [], "finish": false,
            "agreements": [{ "key": "a".repeat(32), "with": "de bewoner", "text": "Stil na tien.", "until": "2026-12-01" }],
            "safety": { "advice": "in_pairs", "text": "Bewoner dreigde met een stok." },
        })
    }

    /// Use case, what it does with what it is about, and a request.
    fn commands(&self) -> Vec<(&'static str, &'static str, Value)> {
        let case = &self.case;
        let described = json!({
            "case": case, "tenure": "owner", "categories": ["STANK"], "route": "care", "acute": null,
            "address": { "street": "Anderestraat", "house_number": "9", "house_letter": "", "suffix": "2",
                         "postcode": "", "town": "Voorbeeldstad" },
        });
        let partner = json!({ "case": case, "contact": null, "name": "", "organisation": "Brandweer", "function": "", "domain": null, "reach": "" });
        let item = json!({ "case": case, "minutes": 10, "decision_needed": "", "invited": [self.own], "note": "" });
        let severity = self.form("severity/1", json!({ "impact": 2 }));
        let interest = json!({ "whose": "neighbours", "wants": "Slapen." });
        let need = json!({ "text": "Een plek", "sort": "other", "noted_at": "2026-11-20T15:00:00+01:00", "state": "open" });
        let note = json!({ "advice": "dog", "text": "Hond bij de deur.", "review_by": "2027-02-20", "state": "holds" });
        let claim = json!({ "case": case, "task": "T05", "partner": null, "says": "i_do", "of": null, "strength": "full", "since": null, "reason": "", "on_behalf": "" });
        let question = json!({ "case": case, "from": null, "to": self.bram, "question": "Is er hulp?", "at_least": "", "asked_at": null });
        let extract = json!({ "record": self.fact, "fields": ["text"], "audience": [self.bram_root], "class": null, "text": "" });
        let lead =
            |role: &str, partner: &str| json!({ "case": case, "partner": partner, "role": role });
        vec![
            ("add_entry", "made", self.entry("fact")),
            ("add_entry", "made", self.entry("quote")),
            ("add_entry", "made", self.entry("care_note")),
            (
                "add_addendum",
                "made",
                json!({ "record": self.fact, "text": "Het was stoom." }),
            ),
            (
                "add_action",
                "made",
                json!({ "case": case, "text": "Bellen", "due": null, "owner": self.bram }),
            ),
            (
                "add_intervention",
                "made",
                json!({ "case": case, "kind": "talk", "started": null, "by": null, "text": "" }),
            ),
            (
                "add_agreement",
                "made",
                json!({ "case": case, "with": "de buren", "text": "Stil.", "agreed_at": null, "until": null }),
            ),
            (
                "add_person",
                "made",
                json!({ "case": case, "name": "Mevrouw Bedacht", "role": "neighbour", "note": "" }),
            ),
            ("add_partner", "made", partner),
            ("propose_role", "made", lead("deputy", &self.dirk)),
            ("propose_role", "made", lead("care_coordinator", &self.own)),
            ("claim_task", "made", claim),
            ("ask_information", "made", question),
            (
                "give_pulse",
                "made",
                json!({ "case": case, "partner": null, "score": 4, "text": "" }),
            ),
            ("save_form", "made", self.form("interest/1", interest)),
            ("save_form", "made", self.form("need/1", need)),
            ("save_form", "made", self.form("safety_note/1", note)),
            ("make_extract", "made", extract),
            ("take_in_report", "made", report(Some(case))),
            ("save_visit", "made", self.visit()),
            (
                "plan_meeting",
                "made",
                json!({ "meeting": null, "at": "2026-11-27T10:00:00+01:00", "name": "Overleg", "place": "", "items": [item] }),
            ),
            ("save_form", "changed", severity),
            (
                "edit_record",
                "changed",
                json!({ "record": self.report, "values": { "text": "Muziek om elf uur." } }),
            ),
            (
                "end_action",
                "changed",
                json!({ "action": self.action, "state": "done", "result": "Rustiger." }),
            ),
            (
                "move_action",
                "changed",
                json!({ "action": self.action, "owner": self.bram }),
            ),
            (
                "accept_action",
                "changed",
                json!({ "record": self.action, "on_behalf": "" }),
            ),
            (
                "decline_action",
                "changed",
                json!({ "record": self.action, "reason": "Geen tijd.", "on_behalf": "" }),
            ),
            (
                "open_door",
                "changed",
                json!({ "record": self.question, "door": "join_visit", "agreed": "" }),
            ),
            (
                "end_intervention",
                "changed",
                json!({ "intervention": self.intervention, "ended": null, "result": "Stil." }),
            ),
            (
                "set_urgency",
                "changed",
                json!({ "case": case, "urgency": "high", "reason": "Drie meldingen." }),
            ),
            (
                "move_phase",
                "changed",
                json!({ "case": case, "to": "F2", "reason": "Meteen onderzoeken." }),
            ),
            ("describe_case", "changed", described),
            ("go_through_overview", "changed", json!({ "case": case })),
            (
                "acknowledge_report",
                "changed",
                json!({ "record": self.report }),
            ),
            (
                "answer_question",
                "changed",
                json!({ "case": case, "question": "sf3_q1", "answer": "Lawaai." }),
            ),
            (
                "answer_guide_question",
                "changed",
                json!({ "case": case, "question": "vk1_q1", "answer": "Nee." }),
            ),
            (
                "override_factor",
                "changed",
                json!({ "case": case, "factor": "sf4", "state": "sufficient", "reason": "Wij bellen elkaar." }),
            ),
            (
                "set_mandate",
                "changed",
                json!({ "case": case, "mandate": "Tot 500 euro." }),
            ),
            (
                "partner_knows_lead",
                "changed",
                json!({ "case": case, "partner": self.dirk }),
            ),
            (
                "answer_role_on_behalf",
                "changed",
                json!({ "role": self.role, "accept": true, "how": "aan de telefoon" }),
            ),
            (
                "end_role",
                "changed",
                json!({ "role": self.role, "reason": "Toch niet." }),
            ),
            (
                "end_partner",
                "changed",
                json!({ "case": case, "partner": self.dirk, "reason": "Andere wijk." }),
            ),
            (
                "close_case",
                "changed",
                json!({ "case": case, "result": "moved", "reason": "Verhuisd.", "continued_in": null }),
            ),
            (
                "withdraw_entry",
                "withdrawn",
                json!({ "record": self.fact, "reason": "Verkeerde dag." }),
            ),
            (
                "withdraw_case",
                "withdrawn",
                json!({ "case": case, "reason": "Dubbel." }),
            ),
        ]
    }
}

#[test]
fn everything_of_the_table_is_taken_back_and_the_case_says_what_it_said_before() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let anna = &story.anna;
    let stage = Stage::of(&story);
    for (call, did, request) in stage.commands() {
        // Looking inside locks the vault: the list begins anew.
        let before = content(anna, &story.case);
        let counts = anna.counts();
        anna.done(call, request.clone());
        assert_ne!(anna.counts(), counts, "{call} did nothing: {request}");
        let [newest] = recent(anna).try_into().expect("one command");
        assert_eq!(
            (&newest["call"], &newest["did"], &newest["state"]),
            (&json!(call), &json!(did), &json!("possible")),
            "{request}"
        );
        undo(anna, &newest["deed"]);
        assert_eq!(states(anna, &[call]), ["undone"], "{call}");
        assert_eq!(content(anna, &story.case), before, "{call} {request}");
    }
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
}

/// Offers an own action to Bram.
fn offer_action(story: &Story) {
    let anna = &story.anna;
    let offer = json!({
        "case": story.case, "of": "task", "subject": planned(anna, &story.case), "from": null,
        "to": story.partner_of(anna, &story.bram), "answer_by": "2026-11-30", "asks": "Neem het over.",
        "promises": "", "risks": "", "spoken_at": null, "spoken_how": "",
    });
    anna.done("offer_handover", offer);
}

fn close(story: &Story, by: &Device) {
    let close = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    by.done("close_case", close);
}

fn reopen(story: &Story, by: &Device) -> Value {
    let reopen = json!({ "case": story.case, "reason": "Toch niet." });
    by.done("reopen_case", reopen)["undo"].clone()
}

fn urgent(story: &Story, by: &Device, urgency: &str) {
    let request = json!({ "case": story.case, "urgency": urgency, "reason": "Na overleg." });
    by.done("set_urgency", request);
}

/// Use case, why it cannot be taken back, and what Anna and Bram did.
type Done = (&'static str, &'static str, fn(&Story));

const NEVER_BACK: [Done; 9] = [
    ("add_entry", "shared", |story| {
        seen(&story.anna, &story.case, "Rook.");
        story.pass_on(&story.anna, &story.bram);
    }),
    ("set_urgency", "shared", |story| {
        urgent(story, &story.anna, "high");
        story.pass_on(&story.anna, &story.bram);
    }),
    ("close_case", "shared", |story| {
        close(story, &story.anna);
        story.pass_on(&story.anna, &story.bram);
    }),
    ("add_partner", "used", |story| {
        let dirk = story.partner_without_woonrust(&story.anna);
        let deputy = json!({ "case": story.case, "partner": dirk, "role": "deputy" });
        story.anna.done("propose_role", deputy);
    }),
    ("restrict_record", "narrowed", |story| {
        let record = seen(&story.anna, &story.case, "Rook.");
        let request = json!({ "record": record, "audience": [], "class": null });
        story.anna.done("restrict_record", request);
    }),
    ("finish_entry", "final", |story| {
        let record = seen(&story.anna, &story.case, "Rook.");
        story.anna.done("finish_entry", json!({ "record": record }));
    }),
    ("offer_handover", "handed_over", offer_action),
    ("set_urgency", "unclear", |story| {
        urgent(story, &story.anna, "high");
        urgent(story, &story.bram, "low");
        story.exchange();
        urgent(story, &story.anna, "medium");
    }),
    ("reopen_case", "anothers_word", |story| {
        close(story, &story.bram);
        story.pass_on(&story.bram, &story.anna);
        reopen(story, &story.anna);
    }),
];

#[test]
fn what_cannot_be_taken_back_says_why_and_nothing_changes() {
    for (call, why, act) in NEVER_BACK {
        let dir = folder();
        let story = Story::shared(dir.path());
        act(&story);
        let anna = &story.anna;
        let deeds = recent(anna);
        let deed = deeds.iter().find(|deed| deed["call"] == call).unwrap();
        assert_eq!(deed["state"], why, "{call}");
        let before = anna.counts();
        let error = anna.refused("undo", json!({ "deed": deed["deed"] }));
        if why == "anothers_word" {
            assert_eq!(error.code, ErrorCode::NotCreator);
        } else {
            assert_eq!(error.code, ErrorCode::NotUndoable, "{call}");
            assert_eq!(error.params["why"], why);
        }
        assert_eq!(anna.counts(), before);
    }
}

/// From which phase to which the case went, in order, and why.
fn moves(story: &Story, at: &Device) -> Vec<[String; 3]> {
    let records = inside::records(at, &story.case).into_values();
    let steps = records.filter(|(state, _)| state.kind == "transition/1");
    let mut moves: Vec<_> = steps
        .map(|(state, _)| {
            let said = ["from", "to", "reason"].map(|field| state.text(field).unwrap().to_owned());
            (state.first_wall.ms, said)
        })
        .collect();
    moves.sort();
    moves.into_iter().map(|(_, said)| said).collect()
}

#[test]
fn a_move_between_phases_goes_back_and_both_ways_stay_in_the_history() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let on = json!({ "case": story.case, "to": "F2", "reason": "Meteen onderzoeken." });
    let deed = anna.done("move_phase", on)["undo"].clone();
    assert_eq!(story.case_of(anna)["phase"]["code"], "F2");
    undo(anna, &deed);
    assert_eq!(story.case_of(anna)["phase"]["code"], "F0");
    let told = [
        ["F0", "F2", "Meteen onderzoeken."],
        ["F2", "F0", "Ongedaan gemaakt door wie het deed."],
    ];
    assert_eq!(moves(&story, anna), told);
}

#[test]
fn a_reopening_that_is_taken_back_leaves_the_case_closed_as_it_was() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    close(&story, anna);
    let closed = story.case_of(anna)["closings"].clone();
    let deed = reopen(&story, anna);
    assert_eq!(story.case_of(anna)["state"], "open");
    undo(anna, &deed);
    let after = story.case_of(anna);
    assert_eq!(after["state"], "closed");
    assert_eq!(rows(&after["closings"]).count(), 1);
    for field in ["result", "reason", "closed_at", "author"] {
        assert_eq!(after["closings"][0][field], closed[0][field], "{field}");
    }
    // The first closing stands no more: it is not what keeps the case closed.
    assert_eq!(
        states(anna, &["reopen_case", "close_case"]),
        ["undone", "changed"]
    );
}

#[test]
fn what_is_being_typed_about_something_keeps_it_from_going() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let typed =
        json!({ "form_kind": "edit_entry", "target": record, "content": {}, "revision": 1 });
    anna.done("save_draft", typed);
    let deed = recent(&anna)[0]["deed"].clone();
    assert_eq!(refused(&anna, &deed), ErrorCode::UnsavedDraft);
    anna.done(
        "discard_draft",
        json!({ "form_kind": "edit_entry", "target": record }),
    );
    undo(&anna, &deed);
    assert!(!stands(&anna, &case, "Muziek om elf uur."));
}

#[test]
fn a_report_that_opened_a_case_takes_the_case_along_while_nothing_else_stands_in_it() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = seen(&anna, &case, "Muziek om elf uur.");
    let opened = recent(&anna)[1].clone();
    assert_eq!(
        (&opened["call"], &opened["state"]),
        (&json!("take_in_report"), &json!("used"))
    );
    undo(&anna, &recent(&anna)[0]["deed"]);
    undo(&anna, &opened["deed"]);
    let view = anna.done("case", json!({ "case": case }));
    assert_eq!(view["state"], "withdrawn", "{record}");
}
