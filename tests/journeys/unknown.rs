//! What a later version wrote passes through the vaults of this one unharmed.

use crate::folder;
use journeys::{
    Device,
    forge::{self, Drawing, Parts},
    inside,
    story::{Story, text},
};
use ledger::{
    author::Edit,
    cbor::Value as Field,
    change::{Change, Op},
    ids::RecordId,
};
use serde_json::json;
use std::path::Path;

/// Three drawings: one only of a new kind, one with a new operation, one that also demands a new feature.
fn drawings(story: &Story) -> Vec<Change> {
    let case = story.case.parse().unwrap();
    let (by, epoch) = inside::with_vault(&story.bram, |vault| {
        (vault.device_keys(), vault.own().epoch)
    });
    let ways: [(Op, &[&str]); 3] = [
        (Op::Set, &[]),
        (Op::Unknown(9), &[]),
        (Op::Set, &["layers"]),
    ];
    let drawn = (1..).zip(ways).map(|(number, (op, crit))| Drawing {
        by: &by,
        epoch,
        case,
        nonce: [number; 16],
        op,
        crit,
    });
    drawn.map(|drawing| drawing.change()).collect()
}

/// A fact of Bram's with a field that this version does not know.
fn fact_with_a_mood(story: &Story) -> RecordId {
    let entry = json!({
        "case": story.case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": "De buren zijn boos.", "place": "", "verified_by": "",
    });
    let record = text(&story.bram.done("add_entry", entry)["record"])
        .parse()
        .unwrap();
    inside::write(
        &story.bram,
        record,
        &[("mood", Edit::Set(Field::from("angry")))],
    );
    record
}

/// The changes of a file for a device, as they stand in it.
fn in_file(device: &Device, file: &str) -> Vec<Vec<u8>> {
    let mut parts = Parts::of(&inside::plaintext(device, Path::new(file)));
    let items = forge::items(&mut parts).into_iter();
    items.map(|(_, item)| item).collect()
}

#[test]
fn what_a_later_version_wrote_goes_through_a_vault_byte_for_byte() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let carla = Device::carla(dir.path());
    story.meet(&story.anna, &carla);
    story.add_partner(&story.anna, &carla);
    let drawings = drawings(&story);
    let mood = fact_with_a_mood(&story);

    let file = story.send(&story.bram, &story.anna, "van-bram.woonrust");
    let newer = forge::rewrite(Path::new(&file), &story.bram, &story.anna, |parts, _| {
        forge::add(parts, &drawings)
    });
    forge::put(&file, &newer);
    let (preview, merged) = story.merge(&story.anna, &file);
    assert_eq!(
        (&preview["unknown_kinds"], &merged["applied"]),
        (&json!(3), &json!(true))
    );
    assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], true);
    story.anna.reopen();

    let onward = story.send(&story.anna, &carla, "voor-carla.woonrust");
    let goes = in_file(&carla, &onward);
    for drawing in &drawings {
        assert!(goes.contains(&forge::item(drawing)), "{:?}", drawing.header);
    }
    let held = inside::records(&story.anna, &story.case);
    for change in &held[&mood].1 {
        assert!(goes.contains(&forge::item(change)), "the unknown field");
    }

    story.merge(&carla, &onward);
    let hers = inside::records(&carla, &story.case);
    for drawing in &drawings {
        let (_, changes) = &hers[&drawing.header.record];
        assert_eq!(changes.as_slice(), std::slice::from_ref(drawing));
    }
    inside::assert_same(&held, &hers);
    assert_eq!(carla.done("verify_vault", json!({}))["ok"], true);
}
