//! The two users and their case: where the story stands, and how it goes from one to the other.

mod intake;
mod job;
mod reading;

pub use intake::{report, take_in, visit};
pub use reading::{root, rows, text};

use crate::{Device, clock::MINUTE};
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

    /// Every case of one of them, open and closed.
    pub fn list(&self, device: &Device) -> Value {
        device.done(
            "list_cases",
            json!({ "query": "", "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "all",
                    "sort": "attention", "descending": false, "offset": 0, "limit": 50 }),
        )
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
}

/// The fingerprint of the person of a device.
pub fn fingerprint(device: &Device) -> String {
    text(&device.done("vault_info", json!({}))["person"]["fingerprint"])
}
