//! Writing files to somebody: whole or not at all, noted before they get their names.

use crate::{
    api::{
        error::{ApiError, ErrorCode},
        sharing::WrittenFileView,
    },
    application::App,
    outgoing::{Gathered, MAIL_BYTES, Part},
    progress::Progress,
    reader::instant,
    sent::{self, Sending},
    sharing::Selection,
    text::hex,
};
use exchange::{Beside, Written};
use ledger::{
    acks::FileId,
    env::{Wall, random},
    ids::RecordId,
    request::MOST_FILES,
};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};
use vault::Tx;

/// What is to be written, and where to.
pub(crate) struct Delivery<'a> {
    pub selection: &'a Selection,
    pub gathered: Gathered,
    pub path: &'a Path,
    /// In files that can be mailed.
    pub mail: bool,
    /// His fingerprint was not compared; the person said yes.
    pub unverified: bool,
    /// Name of the use case.
    pub op: &'static str,
}

/// A file on disk that has no name yet.
struct Ready {
    file: FileId,
    name: String,
    sending: Sending,
    beside: Beside,
    written: Written,
}

/// Writes the files and notes what went to whom. The vault is not held while they are written. They get their names last,
/// after the note: one that the register does not know must not be carried away. When the vault changed meanwhile there is
/// neither note nor file: whoever calls gathers anew ([`until_it_stands`](crate::outgoing::stand::until_it_stands)).
pub(crate) fn deliver(
    app: &App,
    mut delivery: Delivery<'_>,
    progress: &dyn Progress,
) -> Result<Vec<WrittenFileView>, ApiError> {
    let created = app.env.now();
    let parts = delivery.gathered.parts(delivery.mail.then_some(MAIL_BYTES));
    if parts.len() > MOST_FILES {
        return Err(ApiError::new(ErrorCode::FileTooLarge).with("detail", "mail"));
    }
    let paths = places(delivery.path, parts.len())?;
    let files: Vec<FileId> = parts.iter().map(|_| random(&*app.env)).collect();
    delivery.gathered.ask_and_answer(&*app.env, &files);
    let ready: Vec<Ready> = parts
        .iter()
        .zip(files)
        .zip(&paths)
        .map(|((part, file), path)| write(&delivery, part, file, created, path, progress))
        .collect::<Result<_, ApiError>>()?;
    let notes = note(app, &delivery, &parts, &ready)?;
    put_in_place(app, ready, notes)
}

fn write(
    delivery: &Delivery<'_>,
    part: &Part,
    file: FileId,
    created: Wall,
    path: &Path,
    progress: &dyn Progress,
) -> Result<Ready, ApiError> {
    let gathered = &delivery.gathered;
    let (beside, written) = gathered.write_part(part, file, created, path, progress)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let records = gathered.records_of(part);
    let sending = Sending::of(delivery.selection, file, &instant(created), &name);
    Ok(Ready {
        file,
        name: name.into_owned(),
        sending: sending.only(&records),
        beside,
        written,
    })
}

/// One note per file, in one transaction.
fn note(
    app: &App,
    delivery: &Delivery<'_>,
    parts: &[Part],
    ready: &[Ready],
) -> Result<Vec<Vec<RecordId>>, ApiError> {
    let recipient = delivery.selection.recipient.root_id();
    app.write(delivery.op, |tx: &mut Tx<'_>| {
        delivery.gathered.stand.check(tx)?;
        tx.about(recipient.as_bytes());
        if delivery.unverified {
            // Somebody answers for it later: who said yes is the device, to whom is the person.
            tx.note("export_unverified", Some(recipient.as_bytes()), 1)?;
        }
        let mut notes = Vec::new();
        for (part, ready) in parts.iter().zip(ready) {
            notes.push(ready.sending.note(tx, ready.written.sha256)?);
            delivery.gathered.note_sent(tx, part, &ready.file)?;
        }
        Ok(notes)
    })
}

/// Gives every file its name. When one cannot have it, it and those behind it were never sent.
fn put_in_place(
    app: &App,
    ready: Vec<Ready>,
    notes: Vec<Vec<RecordId>>,
) -> Result<Vec<WrittenFileView>, ApiError> {
    let mut views = Vec::new();
    let mut left = ready.into_iter().zip(notes);
    while let Some((ready, notes)) = left.next() {
        if let Err(error) = ready.beside.put_in_place() {
            let behind = left.map(|(ready, notes)| (ready.file, notes));
            let undone: Vec<(FileId, Vec<RecordId>)> =
                std::iter::once((ready.file, notes)).chain(behind).collect();
            // Should this fail too: a note without a file is too much caution, a file without a note would be too little.
            drop(app.write("export_undone", |tx| {
                undone.iter().try_for_each(|(file, notes)| {
                    tx.forget_sent(file)?;
                    sent::take_back(tx, notes)
                })
            }));
            return Err(error.into());
        }
        views.push(WrittenFileView {
            file: hex(&ready.file),
            name: ready.name,
            bytes: ready.written.bytes,
            sha256: hex(&ready.written.sha256),
        });
    }
    Ok(views)
}

/// Where the files go: the chosen place for one; for several that name with a number, none of which may be taken.
fn places(path: &Path, count: usize) -> Result<Vec<PathBuf>, ApiError> {
    if count < 2 {
        return Ok(vec![path.to_owned()]);
    }
    let text = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (text(path.file_stem()), text(path.extension()));
    let numbered = |number: usize| path.with_file_name(format!("{stem}-{number}.{ending}"));
    let places: Vec<PathBuf> = (1..=count).map(numbered).collect();
    if places.iter().any(|place| place.exists()) {
        return Err(ApiError::invalid("path", "exists"));
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_are_numbered_and_overwrite_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("Z-1.woonrust");
        std::fs::write(&path, "older").unwrap();
        assert_eq!(
            places(&path, 1).unwrap(),
            std::slice::from_ref(&path),
            "he said so"
        );
        let names = |places: Vec<PathBuf>| -> Vec<String> {
            let names = places.iter().map(|place| place.file_name().unwrap());
            names
                .map(|name| name.to_string_lossy().into_owned())
                .collect()
        };
        let three = names(places(&path, 3).unwrap());
        assert_eq!(
            three,
            ["Z-1-1.woonrust", "Z-1-2.woonrust", "Z-1-3.woonrust"]
        );
        std::fs::write(dir.path().join("Z-1-3.woonrust"), "somebody's").unwrap();
        let taken = places(&path, 3).unwrap_err();
        assert_eq!(taken.params["reason"], "exists");
    }
}
