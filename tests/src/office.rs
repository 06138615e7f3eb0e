//! Anna with a laptop and a phone, and Bram: who has which device, and what they hand each other.

use crate::{
    Device,
    clock::MINUTE,
    device::ANNA,
    story::{fingerprint, report, root, rows, text},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// One desk with two people.
pub struct Office {
    /// Anna's first device.
    pub laptop: Device,
    /// Her recovery code.
    pub code: String,
    /// The team lead.
    pub bram: Device,
    /// The case that Anna opened, with Bram as partner.
    pub case: String,
    files: PathBuf,
    dir: PathBuf,
}

impl Office {
    /// Anna opened a case, and Bram has it; both compared fingerprints.
    pub fn with_case(dir: &Path) -> Office {
        let files = dir.join("files");
        fs::create_dir_all(&files).expect("a folder for the files");
        let (laptop, code) = Device::with_code(dir, ANNA);
        let bram = Device::bram(dir);
        let mut office = Office {
            laptop,
            code,
            bram,
            case: String::new(),
            files,
            dir: dir.to_owned(),
        };
        office.meet(&office.laptop, &office.bram);
        office.case = text(&office.laptop.done("take_in_report", report(None))["case"]);
        let partner = json!({
            "case": office.case, "contact": root(&office.bram), "name": "", "organisation": "", "function": "",
            "reach": "",
        });
        office.laptop.done("add_partner", partner);
        office.pass_on(&office.laptop, &office.bram);
        office
    }

    /// A place for something that is handed over.
    pub fn file(&self, name: &str) -> String {
        let path = self.files.join(name);
        path.to_str().expect("test folders are text").to_owned()
    }

    /// The same, with nothing there.
    pub fn fresh(&self, name: &str) -> String {
        let path = self.file(name);
        drop(fs::remove_file(&path));
        path
    }

    /// One more device of Anna, with nothing in it yet; her first one hears of it.
    pub fn phone(&self) -> Device {
        let phone = Device::seeded(&self.dir.join("telefoon"), ANNA, 41);
        phone.done("add_device", self.add_device(&self.laptop, &self.code));
        self.hand_card(&phone, &self.laptop);
        phone
    }

    /// The request that makes one more device with the card that `from` holds of its own person.
    pub fn add_device(&self, from: &Device, code: &str) -> Value {
        let card = self.fresh("eigen.woonrust-card");
        from.done("export_card", json!({ "path": card }));
        json!({ "path": card, "recovery_code": code, "passphrase": ANNA.passphrase })
    }

    /// One takes in the card of the other; what came of it.
    pub fn hand_card(&self, from: &Device, to: &Device) -> Value {
        let card = json!({ "path": self.fresh("kaart.woonrust-card") });
        from.done("export_card", card.clone());
        to.done("import_card", card)
    }

    /// Two people take in each other's card and compare.
    pub fn meet(&self, one: &Device, other: &Device) {
        for (from, to) in [(one, other), (other, one)] {
            self.hand_card(from, to);
            let compared = json!({
                "contact": root(from), "fingerprint": fingerprint(from), "how": "voorgelezen aan de telefoon",
            });
            to.done("verify_contact", compared);
        }
    }

    /// Writes the case for the person of a device.
    pub fn send(&self, from: &Device, to: &Device, name: &str) -> String {
        let path = self.file(name);
        from.clock.pass(MINUTE);
        let request =
            json!({ "cases": [self.case], "contact": root(to), "yes": false, "path": path });
        from.done("export_case", request);
        path
    }

    /// Looks at a file and merges it: the preview, and what came of it.
    pub fn merge(&self, at: &Device, path: &str) -> (Value, Value) {
        at.clock.pass(MINUTE);
        let preview = at.done("preview_import", json!({ "path": path, "yes": false }));
        let merged = at.done("import_file", json!({ "token": preview["token"] }));
        (preview, merged)
    }

    /// A file from one to the other, merged.
    pub fn pass_on(&self, from: &Device, to: &Device) -> (Value, Value) {
        let file = self.send(from, to, "onderweg.woonrust");
        let done = self.merge(to, &file);
        fs::remove_file(file).expect("the file is ours");
        done
    }

    /// Everything that is not local, from one device of Anna to another one.
    pub fn to_own(&self, from: &Device, to: &Device) -> (Value, Value) {
        let path = self.file("alles.woonrust");
        from.clock.pass(MINUTE);
        from.done("send_to_own_devices", json!({ "path": path }));
        let done = self.merge(to, &path);
        fs::remove_file(path).expect("the file is ours");
        done
    }

    /// Writes down what was seen in the case, as an entry of this kind.
    pub fn write(&self, at: &Device, kind: &str, words: &str) -> String {
        let entry = json!({
            "case": self.case, "kind": kind, "occurred_at": null, "occurred_until": null, "precision": "about",
            "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
        });
        text(&at.done("add_entry", entry)["record"])
    }

    /// Whether these words are found.
    pub fn finds(&self, at: &Device, words: &str) -> bool {
        let hits = at.done("search", json!({ "words": words, "limit": 5 }));
        rows(&hits["hits"]).count() > 0
    }

    /// Everything in these vaults follows from signed changes.
    pub fn sound(&self, devices: &[&Device]) {
        for device in devices {
            let check = device.done("verify_vault", json!({}));
            assert_eq!(check["ok"], true, "{}: {check}", device.person.name);
        }
    }
}

/// The identifier of the device in front of the person.
pub fn this_device(at: &Device) -> String {
    let devices = at.done("own_devices", json!({}));
    let this = rows(&devices["devices"]).find(|device| device["this"] == true);
    text(&this.expect("this device is on the card")["device"])
}

/// A contact, as a device lists him by his identifier.
pub fn contact(at: &Device, root: &str) -> Option<Value> {
    let list = at.done("list_contacts", json!({}));
    let mut contacts = rows(&list["contacts"]);
    contacts.find(|contact| contact["contact"] == root).cloned()
}

/// The codes of the alarms of a preview.
pub fn alarms(preview: &Value) -> Vec<String> {
    rows(&preview["alarms"])
        .map(|alarm| text(&alarm["code"]))
        .collect()
}
