//! The job of the two users: one opens a case and visits, the other merges, leads and closes.

use crate::{
    Device,
    clock::{DAY, MINUTE},
    inside, markers, photo,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where the story stands.
pub struct Story {
    /// The care worker.
    pub anna: Device,
    /// The team lead.
    pub bram: Device,
    /// What they hand each other, and what they save.
    pub files: PathBuf,
    /// The case.
    pub case: String,
    /// The visit.
    pub visit: String,
    /// Anna's proposal that Bram leads.
    pub role: String,
}

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

    /// Until Bram is a partner who was asked to lead; nothing was sent yet.
    pub fn until_shared(dir: &Path) -> Story {
        let files = dir.join("files");
        fs::create_dir_all(&files).expect("a folder for the files");
        let (anna, bram) = (Device::anna(dir), Device::bram(dir));
        let case = take_in(&anna);
        let visit = visit(&anna, &case, &files);
        let mut story = Story {
            anna,
            bram,
            files,
            case,
            visit,
            role: String::new(),
        };
        story.meet(&story.anna, &story.bram);
        story.role = story.partner_and_proposal();
        story
    }

    /// Until Bram has the case, too; nobody answered the proposal.
    pub fn shared(dir: &Path) -> Story {
        let story = Story::until_shared(dir);
        story.pass_on(&story.anna, &story.bram);
        story
    }

    /// One of them writes a file and the other one merges it; returns what came of it.
    pub fn pass_on(&self, from: &Device, to: &Device) -> Value {
        let name = format!("{}-{}.woonrust", from.person.domain, to.person.domain);
        let file = self.send(from, to, &name);
        let (_, merged) = self.merge(to, &file);
        fs::remove_file(file).expect("the file is ours");
        merged
    }

    /// A path for something to hand over.
    pub fn file(&self, name: &str) -> String {
        self.files
            .join(name)
            .to_str()
            .expect("test folders are text")
            .to_owned()
    }

    /// The case as one of them sees it.
    pub fn case_of(&self, device: &Device) -> Value {
        device.done("case", json!({ "case": self.case }))
    }

    /// Two people take in each other's card and compare the fingerprints.
    pub fn meet(&self, one: &Device, other: &Device) {
        for (from, to) in [(one, other), (other, one)] {
            let card =
                json!({ "path": self.file(&format!("{}.woonrust-card", from.person.domain)) });
            from.done("export_card", card.clone());
            let imported = to.done("import_card", card);
            assert_eq!(imported["step"], "new");
            assert_eq!(imported["contact"]["state"], "unverified");
            let wrong = json!({ "contact": root(from), "fingerprint": fingerprint(to), "how": "voorgelezen" });
            assert_eq!(
                to.refused("verify_contact", wrong).code,
                app::ErrorCode::FingerprintDiffers
            );
            let right = json!({ "contact": root(from), "fingerprint": fingerprint(from), "how": "voorgelezen aan de telefoon" });
            assert_eq!(to.done("verify_contact", right)["state"], "verified");
        }
    }

    fn partner_and_proposal(&self) -> String {
        let early = json!({ "cases": [self.case], "contact": root(&self.bram) });
        assert_eq!(
            self.anna.refused("share_preview", early).code,
            app::ErrorCode::NotPartner
        );
        let partner = self.add_partner(&self.anna, &self.bram);
        let proposal = json!({ "case": self.case, "partner": partner, "role": "case_lead" });
        text(&self.anna.done("propose_role", proposal)["record"])
    }

    /// One of them makes a person a partner of the case, by his card; returns the record.
    pub fn add_partner(&self, at: &Device, who: &Device) -> String {
        let partner = json!({
            "case": self.case, "contact": root(who), "name": "", "organisation": "", "function": "", "reach": "",
        });
        text(&at.done("add_partner", partner)["record"])
    }

    /// One of them writes a file for the other.
    pub fn send(&self, from: &Device, to: &Device, name: &str) -> String {
        let path = self.file(name);
        from.clock.pass(MINUTE);
        from.done(
            "export_case",
            json!({ "cases": [self.case], "contact": root(to), "yes": false, "path": path }),
        );
        path
    }

    /// One of them looks at a file and merges it; returns the preview and what came of it.
    pub fn merge(&self, at: &Device, path: &str) -> (Value, Value) {
        at.clock.pass(MINUTE);
        let before = at.counts();
        let preview = at.done("preview_import", json!({ "path": path, "yes": false }));
        assert_eq!(at.counts(), before, "a preview wrote something");
        let merged = at.done("import_file", json!({ "token": preview["token"] }));
        assert_eq!(merged["quarantined"], 0);
        (preview, merged)
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

    /// Every case of one of them, open and closed.
    pub fn list(&self, device: &Device) -> Value {
        device.done(
            "list_cases",
            json!({ "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "all",
                    "sort": "attention", "descending": false, "offset": 0, "limit": 50 }),
        )
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
                !crate::leaks::holds(&received, marker.as_bytes()),
                "Bram holds: {marker}"
            );
        }
        assert!(
            crate::leaks::holds(&received, markers::SAW.as_bytes()),
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

/// A report that opens a case, after nobody was found at the address.
pub fn take_in(anna: &Device) -> String {
    assert_eq!(anna.done("find_address", where_it_is())["cases"], json!([]));
    let taken = anna.done("take_in_report", report(None));
    assert_eq!(taken["opened"], true);
    let warned = anna.done("find_address", where_it_is());
    assert_eq!(
        warned["cases"][0]["case"], taken["case"],
        "the second report is not warned"
    );
    text(&taken["case"])
}

/// What the reporter told.
pub fn report(case: Option<&str>) -> Value {
    json!({
        "case": case,
        "address": { "street": markers::STREET, "house_number": "12", "house_letter": "A", "suffix": "",
                     "postcode": "1234AB", "town": "Voorbeeldstad" },
        "categories": ["GELUID", "VERZAMELEN"], "text": markers::REPORTED, "place": "",
        "occurred_at": "2026-11-19T23:10:00+01:00", "precision": "about", "channel": "phone", "anonymous": false,
        "reporter": { "name": markers::REPORTER, "contact": markers::REPORTER_CONTACT, "wishes_secrecy": true, "note": "" },
        "acknowledged": true, "acute": "no", "dangers": [], "tenure": "social_rent",
    })
}

fn where_it_is() -> Value {
    json!({ "postcode": "1234 ab", "house_number": "12", "house_letter": "a", "suffix": "", "street": "", "town": "" })
}

/// A home visit with everything: saved first, completed and finished later.
pub fn visit(anna: &Device, case: &str, files: &Path) -> String {
    let path = files.join("hal.jpg");
    photo::write(&path, markers::IN_PHOTO).expect("a photo");
    let photo = anna.done(
        "add_photo",
        json!({ "case": case, "visit": null, "alt": markers::ALT, "path": path }),
    );
    fs::remove_file(path).expect("the photo is ours");
    let mut request = json!({
        "case": case, "visit": null, "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "kennismaken",
        "announced": true, "outcome": "spoken", "company": "alone", "card_left": true, "saw": markers::SAW, "said": "",
        "said_by": "", "think": markers::THINK, "care": "", "next_step": null, "photos": [], "finish": false,
    });
    let saved = anna.done("save_visit", request.clone());
    request["visit"] = saved["visit"].clone();
    request["said"] = json!(markers::SAID);
    request["care"] = json!(markers::CARE);
    request["next_step"] =
        json!({ "text": "Bellen met de huisarts", "due": "2026-11-24", "owner": null });
    request["photos"] = json!([photo["photo"]["record"]]);
    request["finish"] = json!(true);
    let completed = anna.done("save_visit", request);
    assert_eq!(completed["visit"], saved["visit"]);
    assert!(completed["action"].is_string());
    text(&saved["visit"])
}

/// The identifier of the person of a device.
pub fn root(device: &Device) -> String {
    text(&device.done("vault_info", json!({}))["person"]["root"])
}

/// The fingerprint of the person of a device.
pub fn fingerprint(device: &Device) -> String {
    text(&device.done("vault_info", json!({}))["person"]["fingerprint"])
}

/// The elements of an array.
pub fn rows(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    value.as_array().into_iter().flatten()
}

/// A text of a view.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

fn has(list: &Value, wanted: &str) -> bool {
    rows(list).any(|item| item == wanted)
}
