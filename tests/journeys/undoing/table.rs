//! Every command that leads back, one line each: the case says afterwards what it said before.

use super::{planned, recent, seen, states, undo};
use crate::folder;
use journeys::{
    Device, inside,
    story::{Story, report, root, text},
};
use ledger::{cbor::Value as Held, ids::RecordId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

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
