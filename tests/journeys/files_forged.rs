//! Files that were made to do harm, or by a later version: each is refused by its own name, and no byte of the vault
//! changes. What the format itself can suffer is tried out beside its reader (`exchange/tests`).

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    forge::{self, Drawing, Parts},
    inside,
    story::Story,
    untouched,
};
use ledger::{cbor::Value as Field, change::Op, ids::Epoch};
use serde_json::json;
use std::{fs, path::Path};
use vault::DeviceKeys;

/// Anna's file for Bram, and the hands of others on it.
struct Post {
    story: Story,
    file: String,
    carlas: DeviceKeys,
}

type Forgery = fn(&mut Parts, &Post);

/// Each with the code that the person sees. In the order of what is looked at first.
const FORGERIES: [(&str, Forgery, ErrorCode); 11] = [
    (
        "a later version of the format",
        |parts, _| parts.manifest[0] = Field::Int(2),
        ErrorCode::FileNewer,
    ),
    (
        "a feature that one must know",
        |parts, _| parts.manifest[10] = Field::Array(vec![Field::from("layers")]),
        ErrorCode::FileNewer,
    ),
    (
        "both, and new fields",
        |parts, _| {
            parts.manifest[0] = Field::Int(3);
            parts.manifest.push(Field::from("new"));
        },
        ErrorCode::FileNewer,
    ),
    (
        "a sort of file that is not merged",
        |parts, _| parts.manifest[2] = Field::Int(1),
        ErrorCode::FileNotForImport,
    ),
    (
        "meant for Carla",
        |parts, post| parts.manifest[4] = Field::from(*post.carlas.root.as_bytes()),
        ErrorCode::FileForSomeoneElse,
    ),
    (
        "no card of the sender",
        |parts, _| {
            parts.member("identities.cborseq").clear();
            count(parts, 0, 0);
        },
        ErrorCode::UnknownSigner,
    ),
    (
        "a change by a device that no card names",
        |parts, post| {
            let case = post.story.case.parse().unwrap();
            let drawing = Drawing {
                by: &post.carlas,
                epoch: Epoch::from_bytes([1; 8]),
                case,
                nonce: [1; 16],
                op: Op::Set,
                crit: &[],
            };
            forge::add(parts, &[drawing.change()]);
        },
        ErrorCode::UnknownSigner,
    ),
    (
        "a change with another's words",
        |parts, _| {
            let changes = parts.member("changes.cborseq");
            let at = changes.windows(4).position(|word| word == b"Twaa").unwrap();
            changes[at] ^= 1;
        },
        ErrorCode::FileAltered,
    ),
    (
        "a count that is wrong",
        |parts, _| count(parts, 2, 1),
        ErrorCode::FileAltered,
    ),
    (
        "a member too many",
        |parts, _| parts.members.push(("blobs/x".to_owned(), vec![1])),
        ErrorCode::FileAltered,
    ),
    (
        "members in another order",
        |parts, _| parts.members.swap(1, 2),
        ErrorCode::FileAltered,
    ),
];

fn count(parts: &mut Parts, of: usize, is: i64) {
    let Field::Array(counts) = &mut parts.manifest[9] else {
        panic!("counts are a list")
    };
    counts[of] = Field::Int(is);
}

impl Post {
    fn of(dir: &Path) -> Post {
        let story = Story::until_shared(dir);
        let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
        let carla = Device::carla(dir);
        let carlas = inside::with_vault(&carla, |vault| vault.device_keys());
        Post {
            story,
            file,
            carlas,
        }
    }

    /// Refused at the look, by the same code at the other door, and the sound file still arrives.
    fn refused(&self, bytes: &[u8]) -> ErrorCode {
        let path = self.story.file("slecht.woonrust");
        forge::put(&path, bytes);
        let bram = &self.story.bram;
        let error =
            untouched::refused(bram, "preview_import", json!({ "path": path, "yes": true }));
        let looked = untouched::refused(bram, "inspect_file", json!({ "path": path, "yes": true }));
        assert_eq!(looked.code, error.code);
        error.code
    }

    fn still_arrives(&self) {
        let (_, merged) = self.story.merge(&self.story.bram, &self.file);
        assert_eq!(merged["applied"], true);
    }
}

#[test]
fn every_forgery_has_its_code_and_changes_no_byte() {
    let dir = folder();
    let post = Post::of(dir.path());
    let (anna, bram) = (&post.story.anna, &post.story.bram);
    for (what, forgery, code) in FORGERIES {
        let bytes = forge::rewrite(Path::new(&post.file), anna, bram, |parts, _| {
            forgery(parts, &post)
        });
        assert_eq!(post.refused(&bytes), code, "{what}");
    }
    let same = forge::rewrite(Path::new(&post.file), anna, bram, |_, _| {});
    forge::put(&post.file, &same);
    post.still_arrives();
}

#[test]
fn a_file_signed_by_another_than_it_names_is_refused() {
    let dir = folder();
    let post = Post::of(dir.path());
    let parts = Parts::of(&inside::plaintext(&post.story.bram, Path::new(&post.file)));
    let bytes = forge::seal(&parts.together(&post.carlas), &post.story.bram);
    assert_eq!(post.refused(&bytes), ErrorCode::FileAltered);
    post.still_arrives();
}

#[test]
fn a_container_of_a_later_version_and_other_things_in_it_are_refused() {
    let dir = folder();
    let post = Post::of(dir.path());
    let bram = &post.story.bram;
    let mut newer = fs::read(&post.file).unwrap();
    let at = newer.windows(3).position(|word| word == b"/v1").unwrap();
    newer[at + 2] = b'2';
    assert_eq!(post.refused(&newer), ErrorCode::FileNewer);
    for (plain, code) in [
        (&b""[..], ErrorCode::FileTruncated),
        (b"een brief aan de buren", ErrorCode::FileAltered),
        (&[0; 4096], ErrorCode::FileAltered),
    ] {
        let refused = post.refused(&forge::seal(plain, bram));
        let cut = [ErrorCode::FileTruncated, ErrorCode::FileAltered];
        assert!(
            refused == code || (cut.contains(&refused) && cut.contains(&code)),
            "{refused:?}"
        );
    }
    post.still_arrives();
}

#[test]
fn the_copy_that_is_spoiled_after_the_look_is_not_merged() {
    let dir = folder();
    let post = Post::of(dir.path());
    let bram = &post.story.bram;
    let preview = bram.done("preview_import", json!({ "path": post.file, "yes": false }));
    let token = preview["token"].as_str().unwrap();
    let copy = bram
        .vault_dir()
        .join("inbox")
        .join(format!("{token}.woonrust"));
    let sound = fs::read(&copy).unwrap();
    let photo = sound.len() * 3 / 4;
    for spoiled in [
        [&sound[..photo], &[sound[photo] ^ 4], &sound[photo + 1..]].concat(),
        sound[..photo].to_vec(),
    ] {
        fs::write(&copy, &spoiled).unwrap();
        // It was sound when it was looked at: our own disk is at fault, not who sent it.
        let error = untouched::refused(bram, "import_file", json!({ "token": token }));
        assert_eq!(error.code, ErrorCode::DiskFault, "{error:?}");
    }
    fs::write(&copy, &sound).unwrap();
    assert_eq!(
        bram.done("import_file", json!({ "token": token }))["applied"],
        true
    );
    assert!(!copy.exists(), "the copy stays behind");
}

#[test]
fn what_was_saved_since_the_look_stays_and_one_looks_again() {
    let dir = folder();
    let post = Post::of(dir.path());
    post.still_arrives();
    let (anna, bram) = (&post.story.anna, &post.story.bram);
    let urgency =
        json!({ "case": post.story.case, "urgency": "high", "reason": "Het gaat niet goed." });
    bram.done("set_urgency", urgency);
    let file = post.story.send(bram, anna, "terug.woonrust");
    let preview = anna.done("preview_import", json!({ "path": file, "yes": false }));
    let action = json!({ "case": post.story.case, "text": "Bellen", "owner": null, "due": null });
    anna.done("add_action", action);
    let before = anna.counts();
    let stale = anna.refused("import_file", json!({ "token": preview["token"] }));
    assert_eq!(stale.code, ErrorCode::PreviewStale);
    assert_eq!(
        anna.counts(),
        before,
        "the action stays, and nothing else came"
    );
    let (_, merged) = post.story.merge(anna, &file);
    assert_eq!(merged["applied"], true);
}
