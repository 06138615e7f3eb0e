//! An archive that leaves: of each record that goes every change, with all that ever stood in it.

use super::{Item, Photo, held_values, items_of, photos_of, stand::Stand, watched};
use crate::{api::error::ApiError, archiving::Choice, progress::Progress, reader::Reader};
use exchange::{Audience, Beside, FileType, OutBlob, Outgoing, SenderKeys, Written};
use ledger::{
    acks::FileId,
    change::Change,
    control::ControlItem,
    env::Wall,
    identity::Card,
    ids::{CaseId, DeviceId, RecordId, RootId},
    travel::Travel,
};
use std::{collections::BTreeSet, path::Path, sync::Arc};
use vault::DeviceKeys;

/// Everything that goes into an archive, taken out of the vault: writing it keeps nobody from working on.
pub(crate) struct Gathered {
    pub stand: Stand,
    keys: DeviceKeys,
    own: Card,
    case: CaseId,
    cards: Vec<Card>,
    items: Vec<Item>,
    photos: Vec<Photo>,
    control: Vec<ControlItem>,
    disclosures: Vec<RecordId>,
}

/// Takes what goes out of the vault.
pub(crate) fn gather(reader: &Reader<'_>, choice: &Choice) -> Result<Gathered, ApiError> {
    let mut items = Vec::new();
    for state in &choice.goes {
        // What only a decision opens goes as it was decided on: never what stood there before. Of what was taken back the
        // chain goes and not the words, which nobody sees in the preview.
        let only_heads = choice.grounds.contains_key(&state.id) || state.hidden();
        let values = |travel: &Travel, change: &Change| {
            if only_heads {
                travel.bodies(change)
            } else {
                held_values(change)
            }
        };
        let held = reader.vault.changes_of(state.id)?.into_iter();
        let held: Vec<Arc<Change>> = held.map(Arc::new).collect();
        items.extend(items_of(reader, (state, &held), &values)?);
    }
    let decisions: BTreeSet<RecordId> = choice.grounds.values().flatten().copied().collect();
    Ok(Gathered {
        stand: Stand::of(reader),
        keys: reader.vault.device_keys(),
        own: reader.vault.own_card()?,
        case: choice.case.id,
        cards: reader.all_cards().cloned().collect(),
        photos: photos_of(reader, &items)?,
        control: control(reader, choice)?,
        disclosures: decisions.into_iter().collect(),
        items,
    })
}

/// What was asked and answered about the case, as far as it names nothing that stays here.
fn control(reader: &Reader<'_>, choice: &Choice) -> Result<Vec<ControlItem>, ApiError> {
    let goes: BTreeSet<RecordId> = choice.goes.iter().map(|state| state.id).collect();
    let mut items = reader.vault.controls_of(choice.case.id)?;
    items.retain(|item| {
        let mut targets = item.header.targets.iter();
        targets.all(|target| goes.contains(&target.record))
    });
    // Whose card is not here cannot be checked by anybody.
    let known: BTreeSet<DeviceId> = reader
        .all_cards()
        .flat_map(|card| &card.facts.devices)
        .map(|device| DeviceId::of(&device.signing))
        .collect();
    items.retain(|item| known.contains(&item.header.device));
    Ok(items)
}

impl Gathered {
    /// How many changes go.
    pub fn changes(&self) -> usize {
        self.items.len()
    }

    /// Everyone who wrote something that goes.
    pub fn authors(&self, root_of: impl Fn(&DeviceId) -> Option<RootId>) -> BTreeSet<RootId> {
        let devices = self.items.iter().map(|item| item.change.header.device);
        let devices: BTreeSet<DeviceId> = devices.collect();
        devices.iter().filter_map(root_of).collect()
    }

    /// Writes the archive beside `path`; nothing has that name yet.
    pub fn write_beside(
        &self,
        recipient: Audience<'_>,
        id: FileId,
        created: Wall,
        path: &Path,
        progress: &dyn Progress,
    ) -> Result<(Beside, Written), ApiError> {
        let sources: Vec<_> = self
            .photos
            .iter()
            .map(|photo| move || photo.open())
            .collect();
        let blobs = self.photos.iter().zip(&sources);
        let outgoing = Outgoing {
            id,
            sender: SenderKeys {
                card: &self.own,
                device: &self.keys.signing,
            },
            recipient,
            created,
            kind: FileType::Archive,
            acks: Vec::new(),
            presumes: Vec::new(),
            scope: vec![self.case],
            cards: self.cards.iter().collect(),
            control: self.control.clone(),
            changes: self.items.iter().map(Item::out).collect(),
            blobs: blobs
                .map(|(photo, open)| OutBlob {
                    sha256: photo.sha256,
                    bytes: photo.bytes,
                    open,
                })
                .collect(),
            keep_until: None,
            disclosures: self.disclosures.clone(),
        };
        Ok(exchange::write_beside(
            &outgoing,
            path,
            &mut watched(progress),
        )?)
    }
}
