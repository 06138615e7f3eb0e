//! The log: one plain file that tells when which call took how long and how it ended, and nothing about people or cases.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat};

/// At this size the file becomes `woonrust.1.log`, and the one before that goes.
const ROTATE_AT: u64 = 1 << 20;

/// Writes lines of `time name outcome duration`.
pub(crate) struct Journal {
    folder: PathBuf,
    file: Mutex<Option<File>>,
}

impl Journal {
    /// A journal in `folder`; a folder that cannot be written costs the log and nothing else.
    pub(crate) fn new(folder: &Path) -> Self {
        let _ = std::fs::create_dir_all(folder);
        Self {
            folder: folder.to_owned(),
            file: Mutex::new(None),
        }
    }

    /// One line: `wall_ms` UTC, the name of what was done, how it ended ("ok" or an error code), how long it took.
    pub(crate) fn line(&self, wall_ms: i64, name: &str, outcome: &str, took: Duration) {
        let time = DateTime::from_timestamp_millis(wall_ms)
            .unwrap_or_default()
            .to_rfc3339_opts(SecondsFormat::Secs, true);
        let line = format!(
            "{time} {} {} {} ms\n",
            word(name),
            word(outcome),
            took.as_millis()
        );
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if self.rotate_if_long(&mut file).is_ok()
            && let Some(open) = file.as_mut()
            && open.write_all(line.as_bytes()).is_err()
        {
            *file = None;
        }
    }

    fn rotate_if_long(&self, file: &mut Option<File>) -> std::io::Result<()> {
        let path = self.folder.join("woonrust.log");
        if let Some(open) = file {
            if open.metadata()?.len() < ROTATE_AT {
                return Ok(());
            }
            *file = None;
            std::fs::rename(&path, self.folder.join("woonrust.1.log"))?;
        }
        *file = Some(OpenOptions::new().create(true).append(true).open(&path)?);
        Ok(())
    }
}

/// Keeps what names and codes are made of; anything else might be someone's words, so it is not written.
fn word(text: &str) -> &str {
    let plain = !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b':' | b'.' | b'/')
        });
    if plain { text } else { "?" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_time_name_outcome_and_duration() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::new(folder.path());
        journal.line(
            1_795_181_520_000,
            "open_vault",
            "wrong_passphrase",
            Duration::from_millis(812),
        );
        let text = std::fs::read_to_string(folder.path().join("woonrust.log")).unwrap();
        assert_eq!(
            text,
            "2026-11-20T13:32:00Z open_vault wrong_passphrase 812 ms\n"
        );
    }

    #[test]
    fn words_of_people_are_not_written() {
        for text in ["Mevrouw De Wit", "naam=Jan", "", "a\nb", &"x".repeat(65)] {
            assert_eq!(word(text), "?");
        }
        assert_eq!(word("save_visit"), "save_visit");
    }

    #[test]
    fn a_long_file_makes_room() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("woonrust.log");
        std::fs::write(&path, vec![b'x'; ROTATE_AT as usize]).unwrap();
        let journal = Journal::new(folder.path());
        journal.line(0, "a", "ok", Duration::ZERO);
        journal.line(0, "b", "ok", Duration::ZERO);
        assert!(folder.path().join("woonrust.1.log").exists());
        assert!(std::fs::metadata(&path).unwrap().len() < 100);
    }
}
