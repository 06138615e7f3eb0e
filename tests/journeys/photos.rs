//! Photos: described, bounded, missed and repaired.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside, leaks, markers, photo,
    story::{Story, rows, take_in, text},
};
use ledger::{
    author::Edit,
    cbor::Value as Field,
    ids::CaseId,
    sharing::{Class, Token},
};
use serde_json::{Value, json};
use std::fs;

fn add(anna: &Device, case: &str, alt: &str) -> String {
    let path = anna.dir.join("foto.jpg");
    photo::write(&path, "").unwrap();
    let request = json!({ "case": case, "visit": null, "alt": alt, "path": path });
    text(&anna.done("add_photo", request)["photo"]["record"])
}

#[test]
fn describing_a_photo_leaves_what_is_not_told() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = add(&anna, &case, "De gang");
    let describe = |alt: Value, taken: Value| {
        let request = json!({ "photo": record, "alt": alt, "taken_at": taken });
        let view = anna.done("describe_photo", request);
        (view["alt"].clone(), view["taken_at"].clone())
    };
    let noon = json!("2026-11-20T12:00:00+01:00");
    assert_eq!(
        describe(Value::Null, noon.clone()),
        (json!("De gang"), noon.clone())
    );
    assert_eq!(
        describe(json!("De gang, vol"), Value::Null),
        (json!("De gang, vol"), noon.clone())
    );
    let before = anna.counts();
    assert_eq!(
        describe(Value::Null, Value::Null),
        (json!("De gang, vol"), noon.clone())
    );
    assert_eq!(anna.counts(), before);
    assert_eq!(
        describe(json!(""), Value::Null),
        (json!(""), noon),
        "who empties it means it"
    );
}

#[test]
fn a_photo_is_kept_as_a_picture_and_nothing_else() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let path = dir.path().join("foto.jpg");
    photo::write(&path, markers::IN_PHOTO).unwrap();
    assert!(leaks::holds(
        &fs::read(&path).unwrap(),
        markers::IN_PHOTO.as_bytes()
    ));
    let request = json!({ "case": case, "visit": null, "alt": "De gang", "path": path });
    let added = anna.done("add_photo", request);
    let shown = anna.done(
        "photo_data",
        json!({ "photo": added["photo"]["record"], "thumbnail": false }),
    );
    let kept = photo::decode(&text(&shown["base64"]));
    assert!(!leaks::holds(&kept, markers::IN_PHOTO.as_bytes()));
    assert_eq!(added["photo"]["bytes"], kept.len());
}

#[test]
fn finishing_leaves_a_photo_open_that_nobody_described() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let (bare, told) = (add(&anna, &case, ""), add(&anna, &case, "De gang"));
    let visit = json!({
        "case": case, "visit": null, "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "", "announced": null,
        "outcome": "spoken", "company": null, "card_left": null, "saw": "Veel lawaai.", "said": "", "said_by": "",
        "think": "", "care": "", "next_step": null, "photos": [bare, told], "finish": true,
    });
    anna.done("save_visit", visit);
    let describe =
        |photo: &str| json!({ "photo": photo, "alt": "Een andere kamer", "taken_at": null });
    assert_eq!(
        anna.refused("describe_photo", describe(&told)).code,
        ErrorCode::AlreadyFinished
    );
    assert_eq!(
        anna.done("describe_photo", describe(&bare))["alt"],
        "Een andere kamer"
    );
}

#[test]
fn a_photo_that_was_cut_off_is_refused_however_little_is_gone() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let path = dir.path().join("foto.jpg");
    let whole = photo::jpeg("");
    for length in [whole.len() - 2, whole.len() - 40, whole.len() / 2] {
        fs::write(&path, &whole[..length]).unwrap();
        let request = json!({ "case": case, "visit": null, "alt": "een foto", "path": path });
        let before = anna.counts();
        let error = anna.refused("add_photo", request);
        assert_eq!(
            (error.code, error.params["kind"].as_str()),
            (ErrorCode::PhotoNotAnImage, "damaged"),
            "{length}"
        );
        assert_eq!(anna.counts(), before);
    }
}

/// Bram's program, another one than ours, puts a picture of any size into the case.
fn bram_attaches(story: &Story, bytes: &[u8]) -> String {
    let case: CaseId = story.case.parse().unwrap();
    let record = inside::with_vault(&story.bram, |vault| {
        let attach = |tx: &mut vault::Tx<'_>| {
            let set = |name: &'static str, value: Field| (name, Edit::Set(value));
            let edits = [
                set("media_type", Field::from("image/jpeg")),
                set("alt", Field::from("De voordeur")),
            ];
            let record = tx.create(case, "attachment/1", &[Token::Case], Class::K2, &edits)?;
            let sha256 = tx.attach(record, bytes)?;
            let size = i64::try_from(bytes.len()).unwrap();
            tx.write(
                record,
                &[
                    set("sha256", Field::from(sha256)),
                    set("bytes", Field::from(size)),
                ],
            )?;
            Ok(record)
        };
        vault.transact("attach", attach).unwrap().0
    });
    record.to_string()
}

#[test]
fn the_photo_of_another_program_is_shown_no_larger_than_our_own() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let record = bram_attaches(&story, &photo::sized(3000, 1000));
    let drawing = bram_attaches(&story, b"<svg onload=alert(1)></svg>");
    story.pass_on(&story.bram, &story.anna);
    let shown = story
        .anna
        .done("photo_data", json!({ "photo": record, "thumbnail": false }));
    let picture = photo::from_base64(&text(&shown["base64"]));
    assert_eq!((picture.width(), picture.height()), (2048, 683));
    let small = story
        .anna
        .done("photo_data", json!({ "photo": record, "thumbnail": true }));
    assert_eq!(photo::from_base64(&text(&small["base64"])).width(), 320);
    let no_photo = json!({ "photo": drawing, "thumbnail": false });
    assert_eq!(
        story.anna.refused("photo_data", no_photo).code,
        ErrorCode::PhotoNotAnImage
    );
}

#[test]
fn a_photo_beyond_every_bound_is_refused_before_it_is_read() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let mut huge = photo::jpeg("");
    huge.resize(60 * 1024 * 1024, 0);
    let record = bram_attaches(&story, &huge);
    for thumbnail in [false, true] {
        let request = json!({ "photo": record, "thumbnail": thumbnail });
        let error = story.bram.refused("photo_data", request);
        assert_eq!(
            (error.code, error.params["bytes"].as_str()),
            (ErrorCode::PhotoTooLarge, "62914560")
        );
    }
}

/// The files of the photos disappear, as when someone cleans up a folder that he does not know.
fn photos_disappear(device: &Device) {
    let blobs = leaks::files(&device.vault_dir().join("blobs")).unwrap();
    assert!(!blobs.is_empty());
    blobs.iter().for_each(|file| fs::remove_file(file).unwrap());
}

fn is_available(story: &Story, device: &Device) -> bool {
    let visit = device.done("visit", json!({ "visit": story.visit }));
    assert_eq!(visit["photos"][0]["alt"], markers::ALT);
    visit["photos"][0]["available"] == true
}

#[test]
fn a_photo_that_is_missing_here_is_told_at_sharing_and_comes_back_with_a_file() {
    let dir = folder();
    let story = Story::shared(dir.path());
    assert!(is_available(&story, &story.anna) && is_available(&story, &story.bram));
    photos_disappear(&story.anna);
    assert!(!is_available(&story, &story.anna));
    assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], false);

    let visit = story.anna.done("visit", json!({ "visit": story.visit }));
    let missing = json!([visit["photos"][0]["record"]]);
    let to_bram = json!({ "cases": [story.case], "contact": journeys::story::root(&story.bram) });
    let preview = story.anna.done("share_preview", to_bram.clone());
    assert_eq!(
        (&preview["missing_photos"], &preview["blockers"]),
        (&missing, &json!([]))
    );
    let mut export = to_bram.clone();
    export["yes"] = json!(false);
    export["path"] = json!(story.file("zonder-foto.woonrust"));
    assert_eq!(
        story.anna.done("export_case", export)["missing_photos"],
        missing
    );

    // Bram has it still: his file brings it back, although Anna has every change in it.
    let file = story.send(&story.bram, &story.anna, "met-foto.woonrust");
    let (preview, merged) = story.merge(&story.anna, &file);
    assert_eq!(
        (
            &preview["photos_back"],
            &merged["photos_back"],
            &merged["applied"]
        ),
        (&json!(1), &json!(1), &json!(true))
    );
    assert!(is_available(&story, &story.anna));
    assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], true);
    let preview = story.anna.done("share_preview", to_bram);
    assert_eq!(preview["missing_photos"], json!([]));
    let (_, again) = story.merge(&story.anna, &file);
    assert_eq!(
        (&again["photos_back"], &again["applied"]),
        (&json!(0), &json!(false))
    );
}

#[test]
fn a_photo_whose_file_was_damaged_comes_back_with_a_file() {
    let dir = folder();
    let story = Story::shared(dir.path());
    for file in leaks::files(&story.anna.vault_dir().join("blobs")).unwrap() {
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
    }
    assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], false);
    story.pass_on(&story.bram, &story.anna);
    assert_eq!(story.anna.done("verify_vault", json!({}))["ok"], true);
    let photos = story.anna.done("visit", json!({ "visit": story.visit }))["photos"].clone();
    assert_eq!(rows(&photos).count(), 1);
    let request = json!({ "photo": photos[0]["record"], "thumbnail": false });
    story.anna.done("photo_data", request);
}

#[test]
fn a_photo_that_was_added_by_mistake_leaves_the_visit_the_case_and_the_file() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let anna = &story.anna;
    let (wrong, right) = (
        add(anna, &story.case, "Verkeerd huis"),
        add(anna, &story.case, "De hal"),
    );
    let shown = |record: &str| {
        let file = json!({ "case": story.case, "kinds": ["attachment/1"], "newest_first": false });
        let file = anna.done("timeline", file);
        rows(&file["items"]).any(|item| item["record"] == record)
    };
    let away = json!({ "record": wrong, "reason": "Weggehaald uit het bezoek." });
    anna.done("withdraw_entry", away.clone());
    assert_eq!((shown(&wrong), shown(&right)), (false, true));
    anna.done("restore_entry", json!({ "record": wrong }));
    assert!(shown(&wrong));
    anna.done("withdraw_entry", away);

    // A form that still knows it is saved all the same, without it.
    let visit = json!({
        "case": story.case, "visit": null, "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "", "announced": null,
        "outcome": "spoken", "company": null, "card_left": null, "saw": "Veel lawaai.", "said": "", "said_by": "",
        "think": "", "care": "", "next_step": null, "photos": [wrong, right], "finish": false,
    });
    let saved = anna.done("save_visit", visit);
    let held = anna.done("visit", json!({ "visit": saved["visit"] }));
    let photos: Vec<String> = rows(&held["photos"])
        .map(|photo| text(&photo["record"]))
        .collect();
    assert_eq!(photos, [right.as_str()]);

    let file = story.send(anna, &story.bram, "voor-bram.woonrust");
    let plain = inside::plaintext(&story.bram, std::path::Path::new(&file));
    assert!(!leaks::holds(&plain, "Verkeerd huis".as_bytes()));
    assert!(leaks::holds(&plain, "De hal".as_bytes()));
}
