//! A fingerprint is compared by its groups, its words or its QR code, and each of them is enough.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    story::{root, rows, text},
};
use serde_json::{Value, json};

fn fingerprint(at: &Device, whose: &str) -> Value {
    at.done("fingerprint", json!({ "contact": whose }))
}

#[test]
fn the_own_screen_and_that_of_a_colleague_show_the_same_three_shapes() {
    let dir = folder();
    let (anna, bram) = (Device::anna(dir.path()), Device::bram(dir.path()));
    let of_anna = root(&anna);
    let unknown = bram.refused("fingerprint", json!({ "contact": of_anna }));
    assert_eq!(
        unknown.code,
        ErrorCode::NotFound,
        "no card, nothing to compare"
    );
    let card = json!({ "path": dir.path().join("anna.woonrust-card") });
    anna.done("export_card", card.clone());
    bram.done("import_card", card);
    let (own, theirs) = (fingerprint(&anna, &of_anna), fingerprint(&bram, &of_anna));
    assert_eq!(own, theirs);
    let known = &anna.done("list_contacts", json!({}))["own"]["fingerprint"];
    assert_eq!(&own["code"], known);
    assert_eq!(rows(&own["words"]).count(), 11);
    assert_ne!(own, fingerprint(&bram, &root(&bram)));
}

#[test]
fn each_shape_proves_the_person_and_that_of_another_person_does_not() {
    let dir = folder();
    let (anna, bram) = (Device::anna(dir.path()), Device::bram(dir.path()));
    let of_anna = root(&anna);
    let card = json!({ "path": dir.path().join("anna.woonrust-card") });
    anna.done("export_card", card.clone());
    bram.done("import_card", card);
    let shapes = |device: &Device| -> [String; 3] {
        let view = fingerprint(device, &root(device));
        let words: Vec<String> = rows(&view["words"]).map(text).collect();
        let scanned = format!("WOONRUST-VINGERAFDRUK:{}", text(&view["code"]));
        [text(&view["code"]), words.join(" "), scanned]
    };
    let verify =
        |typed: &str| json!({ "contact": of_anna, "fingerprint": typed, "how": "aan de telefoon" });
    for wrong in shapes(&bram) {
        let refused = bram.refused("verify_contact", verify(&wrong));
        assert_eq!(refused.code, ErrorCode::FingerprintDiffers, "{wrong}");
    }
    for right in shapes(&anna) {
        let view = bram.done("verify_contact", verify(&right));
        assert_eq!(view["state"], "verified", "{right}");
    }
}
