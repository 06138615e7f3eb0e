//! What stays with its author stays there, and nothing of it stands on a disk as plain text.

use crate::folder;
use journeys::{
    inside, leaks, markers,
    story::{Story, rows},
};
use serde_json::json;
use std::{fs, path::Path};

#[test]
fn nothing_that_was_typed_stands_on_the_disk_as_plain_text() {
    let dir = folder();
    let story = Story::whole(dir.path());
    let draft = json!({ "form_kind": "visit", "target": story.case, "content": { "saw": markers::DRAFT }, "revision": 1 });
    story.anna.done("save_draft", draft);
    story.anna.done(
        "backup_vault",
        json!({ "path": story.file("reserve.woonrust-backup") }),
    );
    // While it is open, and after it was closed.
    for _ in 0..2 {
        let searched = leaks::files(dir.path()).unwrap();
        assert!(searched.len() > 15, "{searched:?}");
        assert_eq!(leaks::find(dir.path(), &markers::ALL).unwrap(), []);
        for device in [&story.anna, &story.bram] {
            device.done("lock", json!({}));
        }
    }
}

#[test]
fn the_search_finds_a_text_that_is_there() {
    let dir = folder();
    fs::create_dir(dir.path().join("dieper")).unwrap();
    fs::write(
        dir.path().join("dieper/een"),
        format!("voor {} na", markers::SAW),
    )
    .unwrap();
    let wide: Vec<u8> = markers::CARE
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(dir.path().join("twee"), [b"x".as_slice(), &wide].concat()).unwrap();
    assert_eq!(leaks::find(dir.path(), &markers::ALL).unwrap().len(), 2);
}

#[test]
fn own_thoughts_never_become_a_change() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let view = story.anna.done("visit", json!({ "visit": story.visit }));
    assert_eq!(view["think"], markers::THINK);
    let bytes = inside::all_bytes(&inside::records(&story.anna, &story.case));
    assert!(leaks::holds(&bytes, markers::CARE.as_bytes()));
    assert!(
        !leaks::holds(&bytes, markers::THINK.as_bytes()),
        "a thought became a change"
    );
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    let inside = inside::plaintext(&story.bram, Path::new(&file));
    assert!(leaks::holds(&inside, markers::SAW.as_bytes()));
    assert!(!leaks::holds(&inside, markers::THINK.as_bytes()));
}

#[test]
fn what_is_held_back_is_in_no_view_of_the_receiver() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    let preview = story
        .bram
        .done("preview_import", json!({ "path": file, "yes": false }));
    story.merge(&story.bram, &file);
    let timeline = json!({ "case": story.case, "kinds": [], "newest_first": true });
    let views = [
        preview,
        story.case_of(&story.bram),
        story.bram.done("timeline", timeline),
    ]
    .map(|view| view.to_string());
    for marker in markers::HELD_BACK {
        assert!(views.iter().all(|view| !view.contains(marker)), "{marker}");
        let found = story
            .bram
            .done("search", json!({ "words": marker, "limit": 10 }));
        assert_eq!(found["hits"], json!([]), "{marker}");
    }
    let found = story
        .bram
        .done("search", json!({ "words": "knisperzakken", "limit": 10 }));
    assert_eq!(rows(&found["hits"]).count(), 1);
    assert_eq!(
        story.bram.done("visit", json!({ "visit": story.visit }))["think"],
        ""
    );
}

#[test]
fn a_photo_arrives_without_its_metadata() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    story.merge(&story.bram, &file);
    let visit = story.bram.done("visit", json!({ "visit": story.visit }));
    let photo = &visit["photos"][0];
    assert_eq!(
        (&photo["alt"], &photo["available"]),
        (&json!(markers::ALT), &json!(true))
    );
    let request = json!({ "photo": photo["record"], "thumbnail": false });
    let picture = |device: &journeys::Device| device.done("photo_data", request.clone());
    assert_eq!(picture(&story.bram), picture(&story.anna));
    let base64 = picture(&story.bram)["base64"].as_str().unwrap().to_owned();
    assert!(base64.starts_with("/9j/"), "no JPEG");
    let length = photo["bytes"].as_u64().unwrap();
    assert!(length < journeys::photo::jpeg(markers::IN_PHOTO).len() as u64 + 4_000);
}
