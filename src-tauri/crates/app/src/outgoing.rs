//! The file that leaves: which changes, which of their values, which photos.

use crate::{api::error::ApiError, progress::Progress, reader::Reader, sharing::Selection};
use exchange::{Beside, FileType, OutBlob, OutChange, Outgoing, SenderKeys, Written};
use ledger::{
    change::Change,
    env::Wall,
    identity::Card,
    ids::{CaseId, RecordId, RootId},
    travel::Travel,
};
use std::{
    io::{self, Read},
    ops::ControlFlow,
    path::Path,
};
use vault::{DeviceKeys, Sealed};

/// Everything that goes into one file, taken out of the vault: writing it keeps nobody from working on.
pub(crate) struct Gathered {
    keys: DeviceKeys,
    own: Card,
    recipient: Card,
    scope: Vec<CaseId>,
    cards: Vec<Card>,
    /// Each with, per write, whether its value goes along.
    changes: Vec<(Change, Vec<bool>)>,
    photos: Vec<Photo>,
}

struct Photo {
    sealed: Sealed,
    sha256: [u8; 32],
    bytes: u64,
}

/// Takes what goes to one colleague out of the vault.
pub(crate) fn gather(reader: &Reader<'_>, selection: &Selection) -> Result<Gathered, ApiError> {
    let whole = selection.recipient.root_id() == reader.own;
    let mut changes = Vec::new();
    for state in &selection.goes {
        let held = reader.vault.changes_of(state.id)?;
        let travel = Travel::of(state, &held);
        for change in held {
            let bodies = if whole {
                change.body.iter().map(Option::is_some).collect()
            } else {
                travel.bodies(&change)
            };
            changes.push((change, bodies));
        }
    }
    for told in selection.told() {
        changes.extend(told.changes.iter().cloned());
    }
    Ok(Gathered {
        keys: reader.vault.device_keys(),
        own: reader.vault.own_card()?,
        recipient: selection.recipient.clone(),
        scope: selection.cases.iter().map(|case| case.id).collect(),
        cards: reader.cards().cloned().collect(),
        changes,
        photos: held_photos(reader, selection)?,
    })
}

impl Gathered {
    /// The person whose vault it came out of.
    pub fn owner(&self) -> RootId {
        self.own.root_id()
    }

    /// Writes the whole file beside `path`; nothing has that name yet.
    pub fn write_beside(
        &self,
        id: [u8; 16],
        created: Wall,
        path: &Path,
        progress: &dyn Progress,
    ) -> Result<(Beside, Written), ApiError> {
        let open = |photo: &Photo| -> io::Result<Box<dyn Read>> {
            Ok(Box::new(photo.sealed.open().map_err(io::Error::other)?))
        };
        let sources: Vec<_> = self.photos.iter().map(|photo| || open(photo)).collect();
        let blobs = self.photos.iter().zip(&sources);
        let changes = self.changes.iter();
        let outgoing = Outgoing {
            id,
            sender: SenderKeys {
                card: &self.own,
                device: &self.keys.signing,
            },
            recipient: &self.recipient,
            created,
            kind: FileType::Full,
            scope: self.scope.clone(),
            cards: self.cards.iter().collect(),
            changes: changes
                .map(|(change, bodies)| out(change, bodies))
                .collect(),
            blobs: blobs
                .map(|(photo, open)| OutBlob {
                    sha256: photo.sha256,
                    bytes: photo.bytes,
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
        Ok(exchange::write_beside(&outgoing, path, &mut watch)?)
    }
}

fn out<'c>(change: &'c Change, bodies: &[bool]) -> OutChange<'c> {
    OutChange {
        change,
        bodies: bodies.to_vec(),
    }
}

/// The photos that go, by hash; of one that several records show, one.
fn held_photos(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<Photo>, ApiError> {
    let mut found: Vec<Photo> = Vec::new();
    for (record, sha256) in photos(selection) {
        let known = found.iter().any(|photo| photo.sha256 == sha256);
        if !known && let Some(sealed) = reader.vault.sealed_blob(&record, &sha256)? {
            found.push(Photo {
                bytes: sealed.open()?.size(),
                sealed,
                sha256,
            });
        }
    }
    Ok(found)
}

/// The photos of which the record goes, and that are not here themselves: whoever gets the file misses them as well.
pub(crate) fn missing_photos(
    reader: &Reader<'_>,
    selection: &Selection,
) -> Result<Vec<String>, ApiError> {
    let mut missing = Vec::new();
    for (record, sha256) in photos(selection) {
        if !reader.vault.has_blob(&record, &sha256)? {
            missing.push(record.to_string());
        }
    }
    Ok(missing)
}

fn photos(selection: &Selection) -> impl Iterator<Item = (RecordId, [u8; 32])> {
    let shown = selection.goes.iter().filter(|state| !state.hidden());
    let photos = shown.filter(|state| state.kind == "attachment/1");
    photos.filter_map(|state| Some((state.id, state.bytes("sha256")?.try_into().ok()?)))
}
