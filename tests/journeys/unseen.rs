//! What Anna does that Bram may not see, through the use cases, and past them where no use case makes such a record yet.

use crate::apart::{Act, Run, entry, pick, settled};
use journeys::{
    disclosing::try_decide,
    story::{report, rows, text},
};
use ledger::sharing::{Class, Token};
use serde_json::{Value, json};

impl Run<'_> {
    pub fn out_of_sight(&mut self, act: Act) {
        self.hold(act.twist, act.minute);
        let twist = act.twist;
        let did = match twist % 24 {
            20 | 21 => self.erase(twist),
            22 => self.ask_carla(),
            23 => self.only_new_for_carla(),
            16 | 17 => self.disclose_to_carla(twist),
            18 | 19 => self.decide_in_vain(twist),
            0..=1 => self.care_note(twist),
            2 => self.restrict(twist),
            3 => self.rewrite(twist),
            4 => self.finish_or_withdraw(twist),
            5 => self.addendum(twist),
            6 => self.draft(twist),
            7 => self.another_case(twist),
            8 | 9 => self.in_another_case(twist),
            10 | 11 => self.merge_carla(),
            12 => self.share_with_carla(),
            13 => self.compare_again(),
            14 => self.look_around(),
            _ => self.stricter_records(act),
        };
        self.unseen += usize::from(did);
    }

    fn did(&self, name: &str, request: Value) -> bool {
        self.anna.call(name, request).is_ok()
    }

    fn care_note(&mut self, twist: u64) -> bool {
        let request = entry(
            &self.begin.case,
            "care_note",
            &format!("Zorg {}", twist % 997),
        );
        let made = self.anna.done("add_entry", request);
        self.notes.push(text(&made["record"]));
        true
    }

    /// Carla may see a care note by a decision of Anna's; of that Bram learns nothing.
    fn disclose_to_carla(&mut self, twist: u64) -> bool {
        self.care_note(twist);
        let note = self.notes.last().cloned().unwrap_or_default();
        let (case, carla) = (&self.begin.case, &self.begin.carla);
        try_decide(&self.anna, case, carla, &note, "G9").is_ok()
    }

    /// Bram could have seen a care note, but Anna thought better of it.
    fn decide_in_vain(&mut self, twist: u64) -> bool {
        self.care_note(twist);
        let note = self.notes.last().cloned().unwrap_or_default();
        let (case, bram) = (&self.begin.case, &self.begin.bram);
        let Ok(decision) = try_decide(&self.anna, case, bram, &note, "G9") else {
            return false;
        };
        if twist & 32 == 0 {
            let edit = json!({ "record": note, "values": { "text": "Nog iets erbij." } });
            return self.did("edit_record", edit);
        }
        let withdraw = json!({ "record": decision, "reason": "Niet meer nodig." });
        self.did("withdraw_disclosure", withdraw)
    }

    /// A care note, or the fact for Carla, in which she writes at the same time.
    fn rewrite(&self, twist: u64) -> bool {
        let words = format!("Anders {}", twist % 997);
        pick(&self.notes, twist).is_some_and(|note| {
            let request = json!({ "record": note, "values": { "text": words } });
            self.did("edit_record", request)
        })
    }

    /// What only Carla had goes out of her sight as well.
    fn restrict(&self, twist: u64) -> bool {
        pick(&self.notes, twist).is_some_and(|note| {
            let request = json!({ "record": note, "audience": [], "class": null });
            self.did("restrict_record", request)
        })
    }

    fn finish_or_withdraw(&self, twist: u64) -> bool {
        let Some(note) = pick(&self.notes, twist) else {
            return false;
        };
        let back = json!({ "record": note, "reason": "Niet nodig." });
        match twist / 16 % 3 {
            0 => self.did("finish_entry", json!({ "record": note })),
            1 => self.did("withdraw_entry", back),
            _ => self.did("restore_entry", json!({ "record": note })),
        }
    }

    fn addendum(&self, twist: u64) -> bool {
        let words = format!("Erbij {}", twist % 997);
        pick(&self.notes, twist)
            .is_some_and(|note| self.did("add_addendum", json!({ "record": note, "text": words })))
    }

    fn draft(&self, twist: u64) -> bool {
        let content = json!({ "text": format!("Nog niet af {twist}") });
        let revision = u32::try_from(twist % 1_000).unwrap();
        let draft = json!({ "form_kind": "report", "target": "", "content": content, "revision": revision });
        self.did("save_draft", draft)
    }

    fn another_case(&mut self, twist: u64) -> bool {
        let mut request = report(None);
        request["address"]["house_number"] = json!((twist % 900 + 20).to_string());
        let taken = self.anna.done("take_in_report", request);
        self.elsewhere = Some(text(&taken["case"]));
        true
    }

    /// Bram has no part in it; the picture may be one that hangs in his case as well, or one that hangs only here.
    fn in_another_case(&mut self, twist: u64) -> bool {
        if self.elsewhere.is_none() {
            self.another_case(twist);
        }
        let Some(case) = &self.elsewhere else {
            return false;
        };
        if twist & 16 == 0 {
            return self.did("add_entry", entry(case, "fact", "Ook daar lawaai."));
        }
        let path = self.path("elders.jpg");
        let picture = if twist & 32 == 0 {
            journeys::photo::jpeg("")
        } else {
            journeys::photo::sized(80, 60)
        };
        std::fs::write(&path, picture).unwrap();
        self.did(
            "add_photo",
            json!({ "case": case, "visit": null, "alt": "De hal", "path": path }),
        )
    }

    /// Brings what Carla wrote for Anna alone, perhaps beside other words of Anna's.
    fn merge_carla(&self) -> bool {
        let applied = self.merge(&self.begin.from_carla) == true;
        let list = self
            .anna
            .done("list_conflicts", json!({ "case": self.begin.case }));
        let hidden = rows(&list["conflicts"]).filter(|conflict| conflict["kind"] == "fact/1");
        for conflict in hidden {
            self.anna.done(
                "resolve_conflict",
                settled(conflict, |value| value["own"] == true),
            );
        }
        applied
    }

    fn share_with_carla(&self) -> bool {
        let (case, path) = (&self.begin.case, self.path("carla.woonrust"));
        let contact = &self.begin.carla;
        self.did(
            "export_case",
            json!({ "cases": [case], "contact": contact, "yes": true, "path": path }),
        )
    }

    /// What Carla may have goes here, and she is asked to erase it as well.
    fn erase(&mut self, twist: u64) -> bool {
        let Some(note) = pick(&self.notes, twist) else {
            return false;
        };
        self.notes.retain(|held| *held != note);
        let erase =
            json!({ "case": null, "record": note, "field": null, "basis": "art17", "yes": true });
        self.did("erase", erase)
    }

    /// She is asked for everything once more.
    fn ask_carla(&self) -> bool {
        let (case, contact) = (&self.begin.case, &self.begin.carla);
        self.did("ask_full_copy", json!({ "case": case, "contact": contact }))
    }

    fn only_new_for_carla(&self) -> bool {
        let (case, path) = (&self.begin.case, self.path("carla-nieuw.woonrust"));
        let contact = &self.begin.carla;
        let export = json!({
            "cases": [case], "contact": contact, "yes": true, "path": path, "only_new": true,
        });
        self.did("export_case", export)
    }

    fn compare_again(&self) -> bool {
        let contact = &self.begin.carla;
        let list = self.anna.done("list_contacts", json!({}));
        let found = rows(&list["contacts"]).find(|held| held["contact"] == contact.as_str());
        let fingerprint = found.map(|held| held["fingerprint"].clone());
        let request = json!({ "contact": contact, "fingerprint": fingerprint, "how": "nog eens voorgelezen" });
        self.did("verify_contact", request)
    }

    fn look_around(&self) -> bool {
        self.anna.done("today", json!({}));
        self.anna.reopen();
        let file = json!({ "path": self.begin.from_carla, "yes": false });
        let preview = self.anna.done("preview_import", file);
        self.did("cancel_import", json!({ "token": preview["token"] }))
    }

    /// One record of every class that Bram does not get, and open ones for others than him; each with a link to it.
    fn stricter_records(&mut self, act: Act) -> bool {
        let (everyone, nobody) = ([Token::Case], []);
        let carla = [Token::Person(self.begin.carla.parse().unwrap())];
        let wanted: [(&str, &[Token], Class); 7] = [
            ("fact/1", &everyone, Class::K3),
            ("quote/1", &everyone, Class::K4),
            ("care_note/1", &everyone, Class::K5),
            ("report/1", &everyone, Class::K6),
            ("visit/1", &everyone, Class::K7),
            ("fact/1", &carla, Class::K2),
            ("quote/1", &nobody, Class::K1),
        ];
        let from = usize::try_from(act.twist / 16 % 4).unwrap();
        self.past_the_use_cases(act, &wanted[from..]);
        true
    }
}
