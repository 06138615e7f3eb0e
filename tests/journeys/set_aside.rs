//! What somebody wrote who is no partner here waits in sight, and comes in once he is one, or goes with a yes.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside,
    story::{Story, root, rows, text},
};
use ledger::{author::Edit, cbor::Value as Cbor, ids::RootId};
use serde_json::{Value, json};

const SEEN: &str = "De brievenbus zit vol.";

/// Carla wrote in the case, and Anna, who knows her by her card, does not say so in what Bram gets.
struct Waiting {
    story: Story,
    carla: Device,
    partner: String,
    merged: Value,
}

impl Waiting {
    fn at_bram(dir: &std::path::Path) -> Waiting {
        let story = Story::until_shared(dir);
        let carla = Device::carla(dir);
        story.meet(&story.anna, &carla);
        let partner = story.add_partner(&story.anna, &carla);
        story.pass_on(&story.anna, &carla);
        let fact = json!({
            "case": story.case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "about",
            "source": "own", "speaker": "", "text": SEEN, "place": "", "verified_by": "",
        });
        carla.done("add_entry", fact);
        story.pass_on(&carla, &story.anna);
        let waiting = Waiting {
            story,
            carla,
            partner,
            merged: Value::Null,
        };
        waiting.name(&Cbor::Null);
        let merged = waiting.send();
        assert!(merged["quarantined"].as_u64() > Some(0), "{merged}");
        Waiting { merged, ..waiting }
    }

    /// Whom Anna names behind the record of her partner.
    fn name(&self, root: &Cbor) {
        let record = self.partner.parse().unwrap();
        inside::write(
            &self.story.anna,
            record,
            &[("root", Edit::Set(root.clone()))],
        );
        self.story.anna.unlock();
    }

    /// A file from Anna, merged at Bram.
    fn send(&self) -> Value {
        let story = &self.story;
        let path = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
        let preview = json!({ "path": path, "yes": false });
        let token = story.bram.done("preview_import", preview)["token"].clone();
        story.bram.done("import_file", json!({ "token": token }))
    }

    fn aside(&self) -> Value {
        self.story.bram.done("list_quarantine", json!({}))
    }

    /// Whether Bram sees what Carla saw.
    fn is_seen(&self) -> bool {
        let hits = json!({ "words": "brievenbus", "limit": 5 });
        let hits = self.story.bram.done("search", hits);
        rows(&hits["hits"]).count() > 0
    }
}

#[test]
fn what_waits_can_be_looked_at_with_sender_author_case_kind_and_reason() {
    let dir = folder();
    let waiting = Waiting::at_bram(dir.path());
    let aside = waiting.aside();
    assert_eq!(aside["total"], waiting.merged["quarantined"]);
    let fact = rows(&aside["groups"])
        .find(|group| group["kind"] == "fact/1")
        .unwrap();
    let (anna, carla) = (waiting.story.anna.person, waiting.carla.person);
    assert_eq!(
        fact["from"],
        format!("{}, {}", anna.name, anna.organisation)
    );
    assert_eq!(
        fact["author"],
        format!("{}, {}", carla.name, carla.organisation)
    );
    assert_eq!(
        (
            &fact["case"],
            &fact["reason"],
            fact["items"].as_array().unwrap().is_empty()
        ),
        (&json!(waiting.story.case), &json!("not_partner"), false)
    );
    for filled in ["number", "address", "kind_label", "arrived_at"] {
        assert_ne!(text(&fact[filled]), "", "{filled}");
    }
    assert!(!waiting.is_seen());
}

#[test]
fn who_is_added_as_partner_brings_in_what_he_wrote_before() {
    let dir = folder();
    let waiting = Waiting::at_bram(dir.path());
    let story = &waiting.story;
    story.add_partner(&story.bram, &waiting.carla);
    assert_eq!(waiting.aside(), json!({ "total": 0, "groups": [] }));
    assert!(waiting.is_seen());
    assert_eq!(story.bram.done("verify_vault", json!({}))["ok"], true);
}

#[test]
fn a_later_file_that_names_him_brings_in_what_waited() {
    let dir = folder();
    let waiting = Waiting::at_bram(dir.path());
    let before = waiting.aside()["total"].clone();
    let carla: RootId = root(&waiting.carla).parse().unwrap();
    waiting.name(&Cbor::from(*carla.as_bytes()));
    // The file itself brings Carla's work once more; what it does not bring would have to wait no longer either.
    let merged = waiting.send();
    assert_eq!(merged["quarantined"], 0, "{merged}");
    assert_ne!(before, 0);
    assert_eq!(waiting.aside()["total"], 0);
    assert!(waiting.is_seen());
}

#[test]
fn what_waits_is_thrown_away_only_with_a_yes() {
    let dir = folder();
    let waiting = Waiting::at_bram(dir.path());
    let bram = &waiting.story.bram;
    let aside = waiting.aside();
    let items: Vec<&Value> = rows(&aside["groups"])
        .flat_map(|group| rows(&group["items"]))
        .collect();
    let discard = |yes: bool| json!({ "items": items, "yes": yes });
    let refused = bram.refused("discard_quarantined", discard(false));
    assert_eq!(refused.code, ErrorCode::NeedsYes);
    assert_eq!(waiting.aside(), aside);
    bram.done("discard_quarantined", discard(true));
    assert_eq!(waiting.aside()["total"], 0);
    waiting.story.add_partner(bram, &waiting.carla);
    assert!(!waiting.is_seen(), "what was thrown away came in");
}
