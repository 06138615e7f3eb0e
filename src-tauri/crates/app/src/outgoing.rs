//! The file that leaves: which changes, which of their values, which photos.

use crate::{api::error::ApiError, progress::Progress, reader::Reader, sharing::Selection};
use exchange::{FileType, OutBlob, OutChange, Outgoing, SenderKeys};
use ledger::{
    change::{Change, WriteRef},
    ids::RecordId,
    record::{RecordState, is_universal},
};
use std::{
    collections::BTreeSet,
    io::{self, Read},
    ops::ControlFlow,
    path::Path,
};

/// Writes the file to `path`, whole or not at all.
pub(crate) fn write(
    reader: &Reader<'_>,
    selection: &Selection,
    id: [u8; 16],
    created: ledger::env::Wall,
    path: &Path,
    progress: &dyn Progress,
) -> Result<exchange::Written, ApiError> {
    let keys = reader.vault.device_keys();
    let own = reader.vault.own_card()?;
    let whole = selection.recipient.root_id() == reader.own;
    let changes = changes(reader, selection)?;
    let blobs = blobs(reader, selection)?;
    let sources: Vec<_> = blobs
        .iter()
        .map(|blob| {
            move || -> io::Result<Box<dyn Read>> {
                let opened = reader
                    .vault
                    .open_blob(&blob.record, &blob.sha256)
                    .map_err(io::Error::other)?;
                Ok(Box::new(opened))
            }
        })
        .collect();
    let outgoing = Outgoing {
        id,
        sender: SenderKeys {
            card: &own,
            device: &keys.signing,
        },
        recipient: &selection.recipient,
        created,
        kind: FileType::Full,
        scope: selection.cases.iter().map(|case| case.id).collect(),
        cards: reader.cards().collect(),
        changes: changes
            .iter()
            .map(|(state, change)| outgoing_change(state, change, whole))
            .collect(),
        blobs: blobs
            .iter()
            .zip(&sources)
            .map(|(blob, open)| OutBlob {
                sha256: blob.sha256,
                bytes: blob.bytes,
                open,
            })
            .collect(),
        keep_until: None,
        disclosures: Vec::new(),
    };
    let mut watch = |at: exchange::Progress| {
        progress.step(at.done, at.total, "writing");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    Ok(exchange::save(&outgoing, path, &mut watch)?)
}

fn changes<'s>(
    reader: &Reader<'_>,
    selection: &'s Selection,
) -> Result<Vec<(&'s RecordState, Change)>, ApiError> {
    let mut all = Vec::new();
    for state in &selection.goes {
        all.extend(
            reader
                .vault
                .changes_of(state.id)?
                .into_iter()
                .map(|change| (state, change)),
        );
    }
    Ok(all)
}

/// Bodies of what stands now, of what a seal finished, and of universal fields. What was typed and taken back does not
/// travel, except to oneself; and of an entry that was withdrawn nothing travels but that it was.
fn outgoing_change<'c>(state: &RecordState, change: &'c Change, whole: bool) -> OutChange<'c> {
    let standing = standing(state);
    let writes = change.header.writes.iter().enumerate();
    let bodies = writes.map(|(index, write)| {
        change.body[index].is_some()
            && (whole
                || is_universal(&write.field)
                || (!state.hidden() && standing.contains(&change.at(index))))
    });
    OutChange {
        change,
        bodies: bodies.collect(),
    }
}

fn standing(state: &RecordState) -> BTreeSet<WriteRef> {
    let fields = state.fields.values();
    let heads =
        fields.flat_map(|field| field.heads.iter().chain(&field.members).chain(&field.late));
    let sealed = state.seal.iter().flat_map(|seal| seal.saw.iter().copied());
    heads.map(|head| head.at).chain(sealed).collect()
}

struct Blob {
    record: RecordId,
    sha256: [u8; 32],
    bytes: u64,
}

fn blobs(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<Blob>, ApiError> {
    let mut found = Vec::new();
    for state in selection
        .goes
        .iter()
        .filter(|state| state.kind == "attachment/1" && !state.hidden())
    {
        let Some(sha256) = state
            .bytes("sha256")
            .and_then(|hash| <[u8; 32]>::try_from(hash).ok())
        else {
            continue;
        };
        let known = found.iter().any(|blob: &Blob| blob.sha256 == sha256);
        if !known && reader.vault.has_blob(&state.id, &sha256)? {
            let bytes = reader.vault.open_blob(&state.id, &sha256)?.size();
            found.push(Blob {
                record: state.id,
                sha256,
                bytes,
            });
        }
    }
    Ok(found)
}
