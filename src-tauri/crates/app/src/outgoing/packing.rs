//! One file or several: each part of a file that is too large to mail can be merged alone, in any order.

use super::{Gathered, Item};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

/// What a mail program takes along, in bytes.
pub(crate) const MAIL_BYTES: u64 = 20_000_000;

/// One of the files in which everything goes: places among items and photos.
pub(crate) struct Part {
    pub(super) items: Vec<usize>,
    pub(super) photos: Vec<usize>,
    /// There are others.
    pub(super) split: bool,
}

/// What every part of a split file repeats: without it the others in the case are not known, and what they wrote waits.
const REPEATED: [&str; 4] = ["case/1", "address/1", "partner/1", "role/1"];

impl Gathered {
    /// In one file, or in several that each stay below `limit` bytes as far as one record or photo does, and that can each
    /// be merged alone. Then photos have files of their own, which repeat the changes that name them.
    pub fn parts(&self, limit: Option<u64>) -> Vec<Part> {
        let whole = Part {
            items: (0..self.items.len()).collect(),
            photos: (0..self.photos.len()).collect(),
            split: false,
        };
        let parts = match limit {
            Some(limit) if self.bound(&whole) > limit => self.split(limit),
            Some(_) | None => Vec::new(),
        };
        if parts.is_empty() { vec![whole] } else { parts }
    }

    fn split(&self, limit: u64) -> Vec<Part> {
        let repeated = |item: &Item| REPEATED.contains(&item.change.header.kind.as_str());
        let (base, rest): (Vec<usize>, Vec<usize>) =
            (0..self.items.len()).partition(|place| repeated(&self.items[*place]));
        let records = rest.chunk_by(|a, b| {
            self.items[*a].change.header.record == self.items[*b].change.header.record
        });
        let mut packing = Packing::new(self, base, limit);
        for record in records {
            packing.add(record, None);
        }
        packing.close();
        for place in 0..self.photos.len() {
            packing.add(&self.showing(place), Some(place));
        }
        packing.close();
        packing.parts
    }

    /// All that goes of the records that show a photo.
    fn showing(&self, photo: usize) -> Vec<usize> {
        let sha256 = Some(self.photos[photo].sha256);
        let record = |item: &Item| item.change.header.record;
        let shows = self.items.iter().filter(|item| item.photo == sha256);
        let records: BTreeSet<RecordId> = shows.map(record).collect();
        let all = self.items.iter().enumerate();
        all.filter(|(_, item)| records.contains(&record(item)))
            .map(|(place, _)| place)
            .collect()
    }

    /// At most so many bytes has the file of a part.
    pub fn bound(&self, part: &Part) -> u64 {
        let changes: u64 = part.items.iter().map(|place| self.weight(*place)).sum();
        self.bound_of(changes, &part.photos)
    }

    fn weight(&self, place: usize) -> u64 {
        exchange::weight(&self.items[place].out())
    }

    fn bound_of(&self, changes: u64, photos: &[usize]) -> u64 {
        /// Every part of a manifest that does not grow.
        const MANIFEST: u64 = 4096;
        /// Of one case, file, decision or photo.
        const LINE: u64 = 140;
        let length = |count: usize| count as u64;
        let acks = self
            .acks
            .iter()
            .map(|acks| length(acks.value().encode().len()));
        let lines = self.scope.len() + self.presumes.len() + self.disclosures.len() + photos.len();
        let manifest = MANIFEST + LINE * length(lines) + acks.sum::<u64>();
        let cards = self
            .cards
            .iter()
            .map(|card| length(card.item().len()))
            .sum::<u64>();
        // Receipts are made last; each stands for one request.
        let answers = self
            .answers
            .iter()
            .map(|header| 4500 + 60 * length(header.targets.len()));
        let control = self
            .control
            .iter()
            .map(|item| length(item.header_bytes.len()) + 80);
        let control = control.chain(answers).sum::<u64>();
        let format = length(exchange::FORMAT_TEXT.len());
        let photos = photos.iter().map(|place| self.photos[*place].bytes);
        let members = [manifest, 64, format, cards, control, changes];
        let devices = self.recipient.active_devices().count();
        exchange::file_bound(members.into_iter().chain(photos), devices)
    }
}

/// Files that are filled up one after the other.
struct Packing<'g> {
    gathered: &'g Gathered,
    base: Vec<usize>,
    base_weight: u64,
    limit: u64,
    parts: Vec<Part>,
    items: Vec<usize>,
    photos: Vec<usize>,
    weight: u64,
}

impl<'g> Packing<'g> {
    fn new(gathered: &'g Gathered, base: Vec<usize>, limit: u64) -> Packing<'g> {
        let base_weight = base.iter().map(|place| gathered.weight(*place)).sum();
        Packing {
            gathered,
            base,
            base_weight,
            limit,
            parts: Vec::new(),
            items: Vec::new(),
            photos: Vec::new(),
            weight: 0,
        }
    }

    fn add(&mut self, items: &[usize], photo: Option<usize>) {
        let weight: u64 = items.iter().map(|place| self.gathered.weight(*place)).sum();
        let photos: Vec<usize> = self.photos.iter().copied().chain(photo).collect();
        let changes = self.base_weight + self.weight + weight;
        let is_begun = !self.items.is_empty() || !self.photos.is_empty();
        if is_begun && self.gathered.bound_of(changes, &photos) > self.limit {
            self.close();
        }
        self.items.extend(items);
        self.photos.extend(photo);
        self.weight += weight;
    }

    /// The next one begins; what nothing was put into is none.
    fn close(&mut self) {
        if self.items.is_empty() && self.photos.is_empty() {
            return;
        }
        let mut items = self.base.clone();
        items.append(&mut self.items);
        self.parts.push(Part {
            items,
            photos: std::mem::take(&mut self.photos),
            split: true,
        });
        self.weight = 0;
    }
}
