//! A stranger with `age`, `tar` and `openssl` follows the specification and reads the file.

use std::path::Path;
use std::process::{Command, Output};

use exchange::{save, unwatched};

use crate::people::{Person, anna, bram, sha256, story};

/// The commands of a worked example, exactly as the specification prints them.
pub fn commands(chapter: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/exchange-format.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, chapter) = text.split_once(chapter).unwrap();
    let chapter = chapter.split("\n## ").next().unwrap();
    let blocks = chapter
        .split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let blocks: Vec<&str> = blocks.collect();
    assert!(blocks.len() >= 3, "open, verify, compare");
    blocks.concat()
}

/// Puts file and key in a fresh folder and follows the specification there.
fn follow(bytes: &[u8], bram: &Person) -> (tempfile::TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file.woonrust"), bytes).unwrap();
    std::fs::write(
        folder.path().join("key.txt"),
        bram.secret.age_text().as_bytes(),
    )
    .unwrap();
    let run = Command::new("sh")
        .args(["-e", "-c", &commands("\n## 7.")])
        .current_dir(folder.path())
        .output();
    (folder, run.unwrap())
}

fn sent() -> (Vec<u8>, Person, Vec<u8>) {
    let (story, anna, bram) = (story(3), anna(), bram());
    let photo = story.photo.clone();
    let source = || -> std::io::Result<Box<dyn std::io::Read>> {
        Ok(Box::new(std::io::Cursor::new(photo.clone())))
    };
    let blob = exchange::OutBlob {
        sha256: sha256(&story.photo),
        bytes: story.photo.len() as u64,
        open: &source,
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.woonrust");
    save(
        &story.outgoing(&anna, &bram, vec![blob]),
        &path,
        &mut unwatched,
    )
    .unwrap();
    (std::fs::read(path).unwrap(), bram, story.photo)
}

#[test]
fn common_tools_open_and_verify_a_file() {
    let (bytes, bram, photo) = sent();
    let (folder, output) = follow(&bytes, &bram);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(told.contains("Signature Verified Successfully"), "{told}");
    assert_eq!(told.matches("is the signed one").count(), 5, "{told}");
    let name = exchange::ustar::blob_name(&sha256(&photo));
    assert_eq!(
        std::fs::read(folder.path().join("inside").join(name)).unwrap(),
        photo
    );
}

#[test]
fn common_tools_see_that_a_member_was_changed() {
    let (bytes, bram, _) = sent();
    let (_folder, whole) = follow(&bytes, &bram);
    assert!(whole.status.success());
    let plain = story(3).plain(&anna(), &bram);
    for what in ["WOONRUST EXCHANGE FILE", "Waarneming 1"] {
        let mut spoiled = plain.clone();
        let at = spoiled
            .windows(what.len())
            .position(|window| window == what.as_bytes())
            .unwrap();
        spoiled[at] ^= 1;
        let (_folder, output) = follow(&crate::people::seal(&spoiled, &[&bram]), &bram);
        assert!(!output.status.success(), "{what}");
    }
}
