//! A stranger with `age`, `tar`, `openssl` and `awk` follows the specification and checks every signature of an archive.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::court;
use crate::desk::{ANNA, cast};
use crate::forgery::take_apart;
use crate::stranger::commands;

/// Puts an archive in a fresh folder and follows the specification there; `age` asks for the words on a terminal.
fn follow_archive(plain: &[u8]) -> (tempfile::TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    let mut out = std::fs::File::create(folder.path().join("file.woonrust")).unwrap();
    let mut words = age::scrypt::Recipient::new(court::WORDS.to_owned().into());
    words.set_work_factor(4);
    let keys = std::iter::once(&words as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(keys).unwrap();
    let mut stream = encryptor.wrap_output(&mut out).unwrap();
    stream.write_all(plain).unwrap();
    stream.finish().unwrap();
    std::fs::write(folder.path().join("steps.sh"), commands("\n## 8.")).unwrap();
    let mut run = Command::new("script")
        .args(["-q", "-e", "-c", "sh -e steps.sh", "/dev/null"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut terminal = run.stdin.take().unwrap();
    terminal
        .write_all(format!("{}\n", court::WORDS).as_bytes())
        .unwrap();
    let output = run.wait_with_output().unwrap();
    drop(terminal);
    (folder, output)
}

#[test]
fn common_tools_check_every_signature_of_an_archive() {
    let told = court::story();
    let plain = told.archive(&court::words(), |outgoing| {
        exchange::plaintext(outgoing).unwrap()
    });
    let (folder, output) = follow_archive(&plain);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}");
    assert!(text.contains("Signature Verified Successfully"), "{text}");
    assert_eq!(text.matches("is the signed one").count(), 5, "{text}");
    for change in &told.changes {
        let id = change.id.to_string();
        assert!(text.contains(&id), "{id}: {text}");
    }
    let signed = text.matches("is signed by device").count();
    assert_eq!(signed, told.changes.len(), "{text}");
    drop(folder);
    // One bit of one header: the maker of the archive can make all hashes fit, and not that signature.
    let mut parts = take_apart(&plain);
    let header = told.changes[1].header_bytes.clone();
    let bytes = parts.member("changes.cborseq");
    let at = bytes
        .windows(header.len())
        .position(|window| window == header);
    bytes[at.unwrap() + header.len() - 3] ^= 1;
    let spoiled = parts.put_together(&cast()[ANNA].device);
    let (_folder, output) = follow_archive(&spoiled);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("is the signed one"), "{text}");
    assert!(!output.status.success(), "{text}");
}
