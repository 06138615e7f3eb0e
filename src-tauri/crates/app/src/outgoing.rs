//! The file that leaves: which changes, which of their values, which photos, and what is asked and answered beside them.

pub(crate) mod archive;
mod control;
mod packing;
pub(crate) mod stand;

use crate::{
    api::error::ApiError,
    asking::{self, Requests},
    correspondence::receiving_devices,
    narrowing::Told,
    progress::Progress,
    reader::Reader,
    sharing::Selection,
};
use exchange::{Beside, FileType, OutBlob, OutChange, Outgoing, SenderKeys, Written};
use ledger::{
    acks::{Acks, FileId},
    cbor::Value,
    change::{Change, WriteRef},
    control::{ControlHeader, ControlItem, ControlKind, Target},
    env::{Env, Wall},
    identity::Card,
    ids::{CaseId, DeviceId, RecordId},
    record::RecordState,
    request,
    travel::Travel,
};
use std::{
    collections::BTreeSet,
    io::{self, Read},
    ops::ControlFlow,
    path::Path,
    sync::Arc,
};
use vault::{DeviceKeys, Sealed, Tx};

pub(crate) use packing::{MAIL_BYTES, Part};
use stand::Stand;

/// How much goes of what somebody may see.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Extent {
    /// Not what he acknowledged on every device of his in use.
    pub only_new: bool,
    /// The older values that he asks for as well: such as were typed and taken back, and never went to him.
    pub send_asked: bool,
}

/// Everything that goes to somebody, taken out of the vault: writing it keeps nobody from working on.
pub(crate) struct Gathered {
    pub stand: Stand,
    keys: DeviceKeys,
    own: Card,
    recipient: Card,
    scope: Vec<CaseId>,
    cards: Vec<Card>,
    items: Vec<Item>,
    photos: Vec<Photo>,
    control: Vec<ControlItem>,
    /// Of the control items those that were made for this file.
    made: Vec<ControlItem>,
    /// The requests of the recipient that it answers.
    answers: Vec<ControlHeader>,
    /// Values that stand and are not here: the recipient may have them.
    lacking: Vec<(CaseId, Vec<Target>)>,
    acks: Vec<Acks>,
    presumes: BTreeSet<FileId>,
    disclosures: Vec<RecordId>,
}

/// A change that goes.
struct Item {
    change: Arc<Change>,
    /// Per write whether its value goes along.
    bodies: Vec<bool>,
    /// The photo that it puts into its record, when that is here.
    photo: Option<[u8; 32]>,
    /// It only tells that its record goes no more.
    told: bool,
}

impl Item {
    /// Its values and, behind them, its photo.
    fn slots(&self, with_photo: bool) -> Vec<bool> {
        let photo = with_photo && self.photo.is_some();
        self.bodies.iter().copied().chain([photo]).collect()
    }

    fn out(&self) -> OutChange<'_> {
        OutChange {
            change: &self.change,
            bodies: self.bodies.clone(),
        }
    }
}

struct Photo {
    sealed: Sealed,
    sha256: [u8; 32],
    bytes: u64,
}

impl Photo {
    fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(self.sealed.open().map_err(io::Error::other)?))
    }
}

/// Tells how far the writing is, and stops it when the person cancels.
fn watched(progress: &dyn Progress) -> impl FnMut(exchange::Progress) -> ControlFlow<()> {
    move |at: exchange::Progress| {
        progress.step(at.done, at.total, "writing");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Takes everything that goes to somebody out of the vault.
pub(crate) fn gather(reader: &Reader<'_>, selection: &Selection) -> Result<Gathered, ApiError> {
    gather_as(reader, selection, Extent::default())
}

/// Takes what goes to somebody to this extent out of the vault.
pub(crate) fn gather_as(
    reader: &Reader<'_>,
    selection: &Selection,
    extent: Extent,
) -> Result<Gathered, ApiError> {
    let to = selection.recipient.root_id();
    let mut scope: Vec<CaseId> = selection.cases.iter().map(|case| case.id).collect();
    let asked = asking::open_in(reader, &to, &scope)?;
    let mut items = items(reader, selection, extent.send_asked.then_some(&asked))?;
    let requests = if extent.send_asked {
        asked
    } else {
        let going = asked_and_going(&items, &asked);
        asked.met_by(&going)
    };
    let mut presumes = BTreeSet::new();
    if extent.only_new {
        (items, presumes) = not_acknowledged(reader, selection, items, &requests)?;
    }
    let lacking = asking::lacking(reader, selection)?;
    let control = control::control(reader, selection, &scope)?;
    scope.extend(control.iter().map(|item| item.header.case));
    scope.retain(|case| *case != CaseId::NONE);
    scope.sort_unstable();
    scope.dedup();
    Ok(Gathered {
        stand: Stand::of(reader),
        keys: reader.vault.device_keys(),
        own: reader.vault.own_card()?,
        recipient: selection.recipient.clone(),
        cards: reader.all_cards().cloned().collect(),
        photos: photos_of(reader, &items)?,
        made: Vec::new(),
        answers: requests.headers(),
        lacking,
        control,
        acks: reader.vault.acks_for(&to)?,
        disclosures: selection.decisions(),
        scope,
        items,
        presumes,
    })
}

/// The values that go and of whose change something is asked.
fn asked_and_going(items: &[Item], asked: &Requests) -> BTreeSet<WriteRef> {
    let items = items.iter().filter(|item| asked.wants(&item.change));
    let values = items.flat_map(|item| {
        let places = item.bodies.iter().enumerate();
        let going = places.filter(|(_, goes)| **goes);
        going.map(|(index, _)| item.change.at(index))
    });
    values.collect()
}

/// Every change of what goes, with the values that do: those that stand, and of what is asked the older ones as well.
fn items(
    reader: &Reader<'_>,
    selection: &Selection,
    older: Option<&Requests>,
) -> Result<Vec<Item>, ApiError> {
    let whole = selection.recipient.root_id() == reader.own;
    let mut items = Vec::new();
    for state in &selection.goes {
        let values = |travel: &Travel, change: &Change| {
            let mut bodies = if whole {
                held_values(change)
            } else {
                travel.bodies(change)
            };
            // What only a decision opens goes as it was decided on: never what stood there before.
            if let Some(asked) = older
                && !state.hidden()
                && !selection.grounds.contains_key(&state.id)
            {
                asked.add_asked(change, &mut bodies);
            }
            bodies
        };
        items.extend(items_of(
            reader,
            (state, &selection.changes[&state.id]),
            &values,
        )?);
    }
    items.extend(selection.told().flat_map(told_items));
    Ok(items)
}

/// Every change of a record, with the values for which `values` says so and the photo that they name.
fn items_of(
    reader: &Reader<'_>,
    (state, held): (&RecordState, &[Arc<Change>]),
    values: &dyn Fn(&Travel, &Change) -> Vec<bool>,
) -> Result<Vec<Item>, ApiError> {
    let travel = Travel::of(state, held);
    let shown = photo_of(state);
    let mut items = Vec::new();
    for change in held {
        let bodies = values(&travel, change);
        let named = shown.filter(|sha256| names(change, &bodies, sha256));
        let photo = match named {
            Some(sha256) if reader.vault.has_blob(&state.id, &sha256)? => Some(sha256),
            Some(_) | None => None,
        };
        items.push(Item {
            change: Arc::clone(change),
            bodies,
            photo,
            told: false,
        });
    }
    Ok(items)
}

/// Per write whether its value is held.
fn held_values(change: &Change) -> Vec<bool> {
    change.body.iter().map(Option::is_some).collect()
}

fn told_items(told: &Told) -> impl Iterator<Item = Item> {
    told.changes.iter().map(|(change, bodies)| Item {
        change: Arc::new(change.clone()),
        bodies: bodies.clone(),
        photo: None,
        told: true,
    })
}

/// Whether a change names a photo, and this goes along.
fn names(change: &Change, bodies: &[bool], sha256: &[u8; 32]) -> bool {
    let writes = change.header.writes.iter().zip(&change.body).zip(bodies);
    let mut going = writes.filter(|(_, goes)| **goes);
    going.any(|((write, slot), _)| {
        let value = slot.as_ref().map(|slot| &slot.value);
        write.field == "sha256" && value.and_then(Value::as_bytes) == Some(&sha256[..])
    })
}

/// Without what the recipient acknowledged on every device in use; and the files by which he has it.
fn not_acknowledged(
    reader: &Reader<'_>,
    selection: &Selection,
    mut items: Vec<Item>,
    requests: &Requests,
) -> Result<(Vec<Item>, BTreeSet<FileId>), ApiError> {
    let devices = receiving_devices(reader, &selection.recipient);
    let presumed = reader
        .vault
        .presumed(&selection.recipient.root_id(), &devices)?;
    let mut files = BTreeSet::new();
    items.retain(|item| {
        if item.told || requests.wants(&item.change) {
            return true;
        }
        let held = presumed.file_with(&item.change.id, &item.slots(true));
        files.extend(held);
        held.is_none()
    });
    Ok((items, files))
}

impl Gathered {
    /// Nothing goes that the recipient does not have, nothing is asked or answered, and nothing of his is acknowledged.
    pub fn says_nothing(&self) -> bool {
        let acknowledges = self.acks.iter().any(|acks| !acks.files.is_empty());
        let asks = !self.lacking.is_empty() || !self.control.is_empty();
        self.items.is_empty() && self.answers.is_empty() && !asks && !acknowledges
    }

    /// How much is asked and answered in it.
    pub fn asked(&self) -> usize {
        self.control.len()
    }

    /// The records of which something goes.
    pub fn records(&self) -> BTreeSet<RecordId> {
        let changes = self.items.iter();
        changes.map(|item| item.change.header.record).collect()
    }

    /// At most so many bytes does one file with everything take.
    pub fn bytes(&self) -> u64 {
        self.bound(&self.parts(None)[0])
    }

    /// How many questions go along.
    pub fn questions(&self) -> usize {
        let asked = self.count(|header| header.kind == ControlKind::Request);
        asked + self.lacking.len()
    }

    /// How much of what is asked and answered in it is so.
    pub fn count(&self, is_so: impl Fn(&ControlHeader) -> bool) -> usize {
        let items = self.control.iter();
        items.filter(|item| is_so(&item.header)).count()
    }

    /// It builds on files that the recipient acknowledged.
    pub fn builds_on_others(&self) -> bool {
        !self.presumes.is_empty()
    }

    /// Puts the receipts for what was asked into it, which name the files, and the questions for values that are not here.
    pub fn ask_and_answer(&mut self, env: &dyn Env, files: &[FileId]) {
        let device = DeviceId::of(&self.keys.signing.verifying_key());
        let answer = request::sent_in(files);
        let receipts = self.answers.iter();
        let receipts = receipts.map(|to| ControlHeader::receipt(env, device, to, &answer));
        let questions = self.lacking.iter().map(|(case, targets)| ControlHeader {
            targets: targets.clone(),
            ..ControlHeader::new(env, ControlKind::Request, device, *case)
        });
        let made = receipts.chain(questions);
        self.made = made
            .map(|header| ControlItem::sign(header, &self.keys.signing))
            .collect();
        self.control.extend(self.made.iter().cloned());
    }

    /// Writes everything as one file beside `path`; nothing has that name yet.
    pub fn write_beside(
        &self,
        id: FileId,
        created: Wall,
        path: &Path,
        progress: &dyn Progress,
    ) -> Result<(Beside, Written), ApiError> {
        self.write_part(&self.parts(None)[0], id, created, path, progress)
    }

    /// Writes the file of a part beside `path`; nothing has that name yet.
    pub fn write_part(
        &self,
        part: &Part,
        id: FileId,
        created: Wall,
        path: &Path,
        progress: &dyn Progress,
    ) -> Result<(Beside, Written), ApiError> {
        let photos: Vec<&Photo> = part
            .photos
            .iter()
            .map(|place| &self.photos[*place])
            .collect();
        let sources: Vec<_> = photos
            .iter()
            .copied()
            .map(|photo| move || photo.open())
            .collect();
        let blobs = photos.iter().zip(&sources);
        let outgoing = Outgoing {
            id,
            sender: SenderKeys {
                card: &self.own,
                device: &self.keys.signing,
            },
            recipient: (&self.recipient).into(),
            created,
            kind: self.kind(part),
            acks: self.acks.clone(),
            presumes: self.presumes.iter().copied().collect(),
            scope: self.scope.clone(),
            cards: self.cards.iter().collect(),
            control: self.control.clone(),
            changes: part
                .items
                .iter()
                .map(|place| self.items[*place].out())
                .collect(),
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

    fn kind(&self, part: &Part) -> FileType {
        // A file that only asks or answers is not everything that he may see.
        if part.split || self.builds_on_others() || part.items.is_empty() {
            FileType::Delta
        } else {
            FileType::Full
        }
    }

    /// The records that stand in a part.
    pub fn records_of(&self, part: &Part) -> BTreeSet<RecordId> {
        let items = part.items.iter().map(|place| &self.items[*place]);
        items.map(|item| item.change.header.record).collect()
    }

    /// Notes what the file of a part carries, so that what he acknowledges of it need not go again.
    pub fn note_sent(&self, tx: &mut Tx<'_>, part: &Part, id: &FileId) -> Result<(), ApiError> {
        let to = self.recipient.root_id();
        for item in &self.made {
            tx.add_control(item)?;
            tx.address_control(&item.id, &to)?;
        }
        let photos: BTreeSet<[u8; 32]> = part
            .photos
            .iter()
            .map(|place| self.photos[*place].sha256)
            .collect();
        let items = part.items.iter().map(|place| &self.items[*place]);
        let items = items.map(|item| {
            let carried = item.photo.is_some_and(|sha256| photos.contains(&sha256));
            (&item.change.id, item.slots(carried))
        });
        Ok(tx.note_sent(id, &to, items, &self.control)?)
    }
}

/// The photos that items put into their records, each once.
fn photos_of(reader: &Reader<'_>, items: &[Item]) -> Result<Vec<Photo>, ApiError> {
    let mut found: Vec<Photo> = Vec::new();
    for item in items {
        let Some(sha256) = item.photo else { continue };
        let known = found.iter().any(|photo| photo.sha256 == sha256);
        let record = item.change.header.record;
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
    for state in &selection.goes {
        if let Some(sha256) = photo_of(state)
            && !reader.vault.has_blob(&state.id, &sha256)?
        {
            missing.push(state.id.to_string());
        }
    }
    Ok(missing)
}

/// The photo that a record shows.
fn photo_of(state: &RecordState) -> Option<[u8; 32]> {
    if state.kind != "attachment/1" || state.hidden() {
        return None;
    }
    state.bytes("sha256")?.try_into().ok()
}
