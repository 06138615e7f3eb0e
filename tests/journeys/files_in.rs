//! Files that are damaged, for someone else or no files at all: refused by name, and nothing is written.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside, leaks,
    story::{Story, text},
    untouched,
};
use ledger::ids::RootId;
use serde_json::json;
use std::fs;

struct Post {
    story: Story,
    path: String,
    bytes: Vec<u8>,
}

fn post(dir: &std::path::Path) -> Post {
    let story = Story::until_shared(dir);
    let path = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    let bytes = fs::read(&path).unwrap();
    Post { story, path, bytes }
}

impl Post {
    fn refused_with(&self, device: &Device, bytes: &[u8]) -> ErrorCode {
        let bad = self.story.file("slecht.woonrust");
        fs::write(&bad, bytes).unwrap();
        let error = untouched::refused(
            device,
            "preview_import",
            json!({ "path": bad, "yes": false }),
        );
        let looked = untouched::refused(device, "inspect_file", json!({ "path": bad }));
        assert_eq!(looked.code, error.code);
        let inbox = leaks::files(&device.dir).unwrap();
        assert!(
            !inbox
                .iter()
                .any(|path| path.extension().is_some_and(|end| end == "woonrust")),
            "a bad file was kept"
        );
        error.code
    }

    fn still_arrives(&self) {
        assert_eq!(
            self.story.merge(&self.story.bram, &self.path).1["applied"],
            true
        );
    }
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let dir = folder();
    let post = post(dir.path());
    let whole = post.bytes.len();
    // Within the last piece of 64 KiB nobody can tell a cut from another change.
    for length in [whole - 1, whole - 20, whole / 2, whole / 4] {
        let code = post.refused_with(&post.story.bram, &post.bytes[..length]);
        assert!(
            matches!(code, ErrorCode::FileTruncated | ErrorCode::FileAltered),
            "{length}: {code:?}"
        );
    }
    for length in [0, 5, 40] {
        let code = post.refused_with(&post.story.bram, &post.bytes[..length]);
        assert!(
            matches!(
                code,
                ErrorCode::FileTruncated | ErrorCode::FileNotWoonrust | ErrorCode::FileAltered
            ),
            "{code:?}"
        );
    }
    post.still_arrives();
}

#[test]
fn a_file_with_one_other_byte_is_refused() {
    let dir = folder();
    let post = post(dir.path());
    let whole = post.bytes.len();
    for place in [whole - 1, whole - 300, whole / 2, whole / 3, whole / 5] {
        let mut bytes = post.bytes.clone();
        bytes[place] ^= 0x20;
        let code = post.refused_with(&post.story.bram, &bytes);
        assert!(
            matches!(code, ErrorCode::FileAltered | ErrorCode::FileTruncated),
            "{place}: {code:?}"
        );
    }
    let code = post.refused_with(&post.story.bram, &[post.bytes.as_slice(), b"meer"].concat());
    assert!(
        matches!(code, ErrorCode::FileAltered | ErrorCode::FileTruncated),
        "{code:?}"
    );
    post.still_arrives();
}

#[test]
fn a_file_for_someone_else_says_so() {
    let dir = folder();
    let post = post(dir.path());
    let carla = Device::carla(dir.path());
    assert_eq!(
        post.refused_with(&carla, &post.bytes),
        ErrorCode::FileForSomeoneElse
    );
    assert_eq!(
        post.refused_with(&post.story.anna, &post.bytes),
        ErrorCode::FileForSomeoneElse
    );
    post.still_arrives();
}

#[test]
fn a_file_that_is_no_woonrust_file_says_so() {
    let dir = folder();
    let post = post(dir.path());
    assert_eq!(
        post.refused_with(&post.story.bram, b"een brief aan de buren"),
        ErrorCode::FileNotWoonrust
    );
    let card = post.story.file("brief.woonrust-card");
    fs::write(&card, "een brief").unwrap();
    assert_eq!(
        post.story
            .bram
            .refused("import_card", json!({ "path": card }))
            .code,
        ErrorCode::CardUnreadable
    );
    let nowhere = json!({ "path": post.story.file("weg.woonrust"), "yes": false });
    assert_eq!(
        post.story.bram.refused("preview_import", nowhere).code,
        ErrorCode::NotFound
    );
}

#[test]
fn a_preview_that_was_cancelled_or_used_is_no_longer_there() {
    let dir = folder();
    let post = post(dir.path());
    let bram = &post.story.bram;
    let preview = bram.done("preview_import", json!({ "path": post.path, "yes": false }));
    let token = json!({ "token": preview["token"] });
    bram.done("cancel_import", token.clone());
    assert_eq!(
        bram.refused("import_file", token).code,
        ErrorCode::PreviewStale
    );
    let preview = bram.done("preview_import", json!({ "path": post.path, "yes": false }));
    // The stick may be pulled out after the preview.
    fs::rename(&post.path, post.story.file("stick-weg")).unwrap();
    let token = json!({ "token": preview["token"] });
    assert_eq!(bram.done("import_file", token.clone())["applied"], true);
    assert_eq!(
        bram.refused("import_file", token).code,
        ErrorCode::PreviewStale
    );
}

#[test]
fn a_contact_whose_fingerprint_was_not_compared_needs_a_yes() {
    let dir = folder();
    let post = post(dir.path());
    let (anna, carla) = (&post.story.anna, Device::carla(dir.path()));
    let card = json!({ "path": post.story.file("carla.woonrust-card") });
    carla.done("export_card", card.clone());
    let contact = anna.done("import_card", card)["contact"]["contact"].clone();
    let partner = json!({
        "case": post.story.case, "contact": contact, "name": "", "organisation": "", "function": "", "reach": "",
    });
    anna.done("add_partner", partner);
    let path = post.story.file("voor-carla.woonrust");
    let export = |yes: bool| json!({ "cases": [post.story.case], "contact": contact, "yes": yes, "path": path });
    assert_eq!(
        anna.refused("export_case", export(false)).code,
        ErrorCode::NeedsYes
    );
    assert!(!std::path::Path::new(&path).exists());
    assert_eq!(exports_to_unverified(anna), [""; 0]);
    anna.done("export_case", export(true));
    assert_eq!(
        carla.done("preview_import", json!({ "path": path, "yes": false }))["from"]["state"],
        "unverified"
    );
    assert_eq!(
        exports_to_unverified(anna),
        [text(&contact)],
        "the yes is noted, with whom"
    );
    let read_out = json!({ "contact": contact, "fingerprint": root_fingerprint(&carla), "how": "voorgelezen" });
    anna.done("verify_contact", read_out);
    anna.done("export_case", export(true));
    assert_eq!(
        exports_to_unverified(anna).len(),
        1,
        "nothing to note once it was compared"
    );
}

/// To whom the log says that a file went although nobody had compared his fingerprint.
fn exports_to_unverified(device: &Device) -> Vec<String> {
    let lines = inside::with_vault(device, |vault| vault.audit_lines(100, 0).unwrap());
    let noted = lines
        .into_iter()
        .filter(|line| line.op == "export_unverified");
    noted
        .map(|line| {
            assert_eq!((line.count, line.at.offset_minutes), (1, 60));
            let root = line.subject.as_deref().and_then(RootId::from_slice);
            root.unwrap().to_string()
        })
        .collect()
}

fn root_fingerprint(device: &Device) -> String {
    text(&device.done("vault_info", json!({}))["person"]["fingerprint"])
}
