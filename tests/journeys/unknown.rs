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
use serde_json::{Value, json};
use std::path::Path;

/// Bram's drawing in the case, number `number`, as a later version makes it.
fn drawing(story: &Story, number: u8, op: Op, crit: &[&str]) -> Change {
    let case = story.case.parse().unwrap();
    let (by, epoch) = inside::with_vault(&story.bram, |vault| {
        (vault.device_keys(), vault.own().epoch)
    });
    let drawing = Drawing {
        by: &by,
        epoch,
        case,
        nonce: [number; 16],
        op,
        crit,
    };
    drawing.change()
}

/// Only of a new kind; with a new operation; and one that also demands a new feature.
fn drawings(story: &Story) -> Vec<Change> {
    vec![
        drawing(story, 1, Op::Set, &[]),
        drawing(story, 2, Op::Unknown(9), &[]),
        drawing(story, 3, Op::Set, &["layers"]),
    ]
}

/// Bram's file for Anna with these changes in it, merged.
fn merged_with(story: &Story, changes: &[Change]) -> (Value, Value) {
    let file = story.send(&story.bram, &story.anna, "van-bram.woonrust");
    let newer = forge::rewrite(Path::new(&file), &story.bram, &story.anna, |parts, _| {
        forge::add(parts, changes);
    });
    forge::put(&file, &newer);
    story.merge(&story.anna, &file)
}

/// Carla comes into the case as well.
fn with_carla(story: &Story, dir: &Path) -> Device {
    let carla = Device::carla(dir);
    story.meet(&story.anna, &carla);
    story.add_partner(&story.anna, &carla);
    carla
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
    let carla = with_carla(&story, dir.path());
    let drawings = drawings(&story);
    let mood = fact_with_a_mood(&story);

    let (preview, merged) = merged_with(&story, &drawings);
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

/// What this version cannot judge goes on, but not what someone replaced: nothing that was taken back travels.
#[test]
fn what_was_replaced_stays_here_though_nobody_knows_what_it_did() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let carla = with_carla(&story, dir.path());
    let keys = inside::with_vault(&story.bram, |vault| vault.device_keys());
    let mut first = drawing(&story, 1, Op::Unknown(9), &[]);
    let second = forge::replaced(&first, 3, &keys);
    merged_with(&story, &[first.clone(), second.clone()]);
    let goes = in_file(
        &carla,
        &story.send(&story.anna, &carla, "voor-carla.woonrust"),
    );
    assert!(goes.contains(&forge::item(&second)));
    first.body[3] = None;
    assert!(
        goes.contains(&forge::item(&first)),
        "the replaced value travels"
    );
}
