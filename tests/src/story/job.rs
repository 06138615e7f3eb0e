//! The whole job from the first file on: Bram merges and leads, both differ, Anna chooses, Bram closes.

use super::{Story, root, rows, text};
use crate::{clock::DAY, inside, leaks, markers};
use serde_json::{Value, json};
use std::{fs, path::Path};

impl Story {
    /// The whole job, below an empty folder.
    pub fn whole(dir: &Path) -> Story {
        let story = Story::until_shared(dir);
        story.bram_merges_and_leads();
        story.both_change_the_urgency();
        story.anna_chooses();
        story.both_hold_the_same();
        story.both_print();
        story.bram_closes();
        story
    }

    fn bram_merges_and_leads(&self) {
        self.preview_holds_back();
        let file = self.send(&self.anna, &self.bram, "voor-bram.woonrust");
        self.bram.clock.pass(DAY);
        self.anna.clock.pass(DAY);
        let (preview, merged) = self.merge(&self.bram, &file);
        assert_eq!(
            (&preview["from"]["name"], &preview["from"]["state"]),
            (&json!(self.anna.person.name), &json!("verified"))
        );
        assert_eq!(
            (&preview["confirms_sender"], &preview["cases"][0]["new"]),
            (&json!(true), &json!(true))
        );
        assert_eq!(
            (&preview["conflicts"], &preview["alarms"]),
            (&json!([]), &json!([]))
        );
        assert_eq!(merged["applied"], true);
        assert_eq!(
            self.merge(&self.bram, &file).1["applied"],
            false,
            "the same file twice changes nothing"
        );
        let row = &self.list(&self.bram)["rows"][0];
        assert_eq!(
            (&row["case"], &row["lead"]["state"]),
            (&json!(self.case), &json!("proposed"))
        );
        assert!(has(&row["needs"], "no_lead"), "{row}");
        let asked = self.bram.done("today", json!({}))["proposals"][0]["role"]["record"].clone();
        assert_eq!(asked, self.role.as_str());
        self.bram.done(
            "answer_role",
            json!({ "role": self.role, "accept": true, "reason": "" }),
        );
        let row = &self.list(&self.bram)["rows"][0];
        assert_eq!(
            (&row["lead"]["state"], &row["lead"]["mine"]),
            (&json!("accepted"), &json!(true))
        );
    }

    /// Before anything is written the preview says what stays, why, and which door is open.
    fn preview_holds_back(&self) {
        let preview = self.anna.done(
            "share_preview",
            json!({ "cases": [self.case], "contact": root(&self.bram) }),
        );
        let held: Vec<[String; 3]> = rows(&preview["held_back"])
            .map(|item| {
                let door = &item["doors"][0]["door"];
                [&item["kind"], &item["reason"], door].map(text)
            })
            .collect();
        for expected in [
            ["care_note/1", "professional_secrecy", "ask_consent"],
            ["reporter/1", "reporter_identity", "ask_consent"],
            ["interpretation/1", "local_only", "none"],
        ] {
            assert!(
                held.contains(&expected.map(str::to_owned)),
                "{expected:?} is not held back: {held:?}"
            );
        }
        assert_eq!(held.len(), 3, "{held:?}");
        let goes: Vec<String> = rows(&preview["receives"])
            .map(|item| text(&item["kind"]))
            .collect();
        for kind in [
            "case/1",
            "address/1",
            "report/1",
            "visit/1",
            "fact/1",
            "quote/1",
            "attachment/1",
            "action/1",
            "partner/1",
            "role/1",
        ] {
            assert!(
                goes.iter().any(|goes| goes == kind),
                "{kind} does not travel: {goes:?}"
            );
        }
        assert_eq!(
            (&preview["needs_yes"], &preview["blockers"]),
            (&json!(false), &json!([]))
        );
    }

    fn both_change_the_urgency(&self) {
        let urgency = |urgency: &str, reason: &str| json!({ "case": self.case, "urgency": urgency, "reason": reason });
        self.bram.done(
            "set_urgency",
            urgency("high", "Drie nieuwe meldingen in een week."),
        );
        self.anna
            .done("set_urgency", urgency("medium", "Bewoner neemt hulp aan."));
        let case = self.case_of(&self.bram);
        let anna =
            rows(&case["partners"]).find(|partner| partner["contact"] == root(&self.anna).as_str());
        let owner = anna.expect("Anna is a partner")["record"].clone();
        let action = json!({ "case": self.case, "text": "Samen langsgaan", "owner": owner, "due": "2026-11-27" });
        self.bram.done("add_action", action);
    }

    fn anna_chooses(&self) {
        let file = self.send(&self.bram, &self.anna, "voor-anna.woonrust");
        let (preview, merged) = self.merge(&self.anna, &file);
        let ahead: Vec<String> = rows(&preview["conflicts"])
            .map(|row| format!("{} | {}", text(&row["own"]), text(&row["theirs"])))
            .collect();
        assert_eq!(ahead.len(), 1, "the urgency with its reason: {ahead:?}");
        assert!(
            ahead[0].contains("Bewoner neemt hulp aan.")
                && ahead[0].contains("Drie nieuwe meldingen"),
            "{ahead:?}"
        );
        assert_eq!(merged["conflicts"], 1);
        assert_eq!(merged["cases"][0]["new"], false);
        let mine = self.anna.done(
            "list_actions",
            json!({ "scope": "mine", "case": self.case, "ended": false }),
        );
        assert!(
            rows(&mine["actions"]).any(|action| action["text"] == "Samen langsgaan"),
            "{mine}"
        );
        let case = self.case_of(&self.anna);
        assert_eq!(
            (&case["urgency"]["disputed"], &case["urgency"]["code"]),
            (&json!(true), &json!("high"))
        );
        assert_eq!(self.anna.done("today", json!({}))["counts"]["conflicts"], 1);
        self.resolve();
        let case = self.case_of(&self.anna);
        assert_eq!(
            (
                &case["urgency"]["disputed"],
                &case["urgency"]["code"],
                &case["urgency"]["reason"]
            ),
            (
                &json!(false),
                &json!("high"),
                &json!("Drie nieuwe meldingen in een week.")
            )
        );
    }

    fn resolve(&self) {
        let list = self
            .anna
            .done("list_conflicts", json!({ "case": self.case }));
        assert_eq!(rows(&list["conflicts"]).count(), 1);
        for conflict in rows(&list["conflicts"]) {
            let values: Vec<&Value> = rows(&conflict["values"]).collect();
            let authors: Vec<(String, String)> = values
                .iter()
                .map(|value| (text(&value["author"]), text(&value["organisation"])))
                .collect();
            for person in [self.anna.person, self.bram.person] {
                assert!(
                    authors.contains(&(person.name.to_owned(), person.organisation.to_owned())),
                    "{authors:?}"
                );
            }
            let theirs = values
                .iter()
                .find(|value| value["own"] == false)
                .expect("a value of Bram");
            let request = json!({
                "record": conflict["record"], "field": conflict["field"], "own_words": null,
                "pick": theirs["at"], "both": false, "saw": conflict["saw"],
            });
            let mut stale = request.clone();
            stale["saw"] = json!([theirs["at"]]);
            assert_eq!(
                self.anna.refused("resolve_conflict", stale).code,
                app::ErrorCode::ChangedMeanwhile
            );
            self.anna.done("resolve_conflict", request);
        }
        assert_eq!(
            self.anna.done("list_conflicts", json!({}))["conflicts"],
            json!([])
        );
    }

    fn both_hold_the_same(&self) {
        let file = self.send(&self.anna, &self.bram, "voor-bram-2.woonrust");
        assert_eq!(self.merge(&self.bram, &file).0["conflicts"], json!([]));
        let file = self.send(&self.bram, &self.anna, "voor-anna-2.woonrust");
        self.merge(&self.anna, &file);
        let case = self.case_of(&self.bram);
        assert_eq!(
            (&case["urgency"]["disputed"], &case["urgency"]["code"]),
            (&json!(false), &json!("high"))
        );
        self.records_agree();
    }

    /// The same headers, heads and head values of every record that both may see; and only what should differ does.
    pub fn records_agree(&self) {
        let (hers, his) = (
            inside::records(&self.anna, &self.case),
            inside::records(&self.bram, &self.case),
        );
        let shared = inside::assert_same(&hers, &his);
        assert!(shared.len() >= 10, "{shared:?}");
        assert_eq!(
            inside::only_here(&hers, &his),
            ["care_note/1", "reporter/1"]
        );
        assert_eq!(inside::only_here(&his, &hers), ["confirmation/1"]);
        let received = inside::all_bytes(&his);
        for marker in markers::HELD_BACK {
            assert!(
                !leaks::holds(&received, marker.as_bytes()),
                "Bram holds: {marker}"
            );
        }
        assert!(
            leaks::holds(&received, markers::SAW.as_bytes()),
            "the search of bytes finds nothing"
        );
    }

    fn both_print(&self) {
        for device in [&self.anna, &self.bram] {
            let path = self.file(&format!("{}.pdf", device.person.domain));
            let made = device.done(
                "make_document",
                json!({ "case": self.case, "kind": "timeline", "path": path }),
            );
            let bytes = fs::read(&path).expect("the document");
            assert!(
                bytes.starts_with(b"%PDF-")
                    && made["bytes"] == bytes.len()
                    && made["pages"].as_u64() >= Some(1)
            );
        }
    }

    fn bram_closes(&self) {
        let close = json!({ "case": self.case, "result": "stopped_after_help", "reason": "Geen meldingen meer.", "continued_in": null });
        self.bram.done("close_case", close);
        let case = self.case_of(&self.bram);
        assert_eq!(
            (&case["state"], &case["closings"][0]["result"]),
            (&json!("closed"), &json!("stopped_after_help"))
        );
        assert_eq!(case["closings"][0]["reason"], "Geen meldingen meer.");
        let late = json!({ "case": self.case, "urgency": "low", "reason": "te laat" });
        assert_eq!(
            self.bram.refused("set_urgency", late).code,
            app::ErrorCode::CaseClosed
        );
        for device in [&self.anna, &self.bram] {
            assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
        }
    }
}

fn has(list: &Value, wanted: &str) -> bool {
    rows(list).any(|item| item == wanted)
}
