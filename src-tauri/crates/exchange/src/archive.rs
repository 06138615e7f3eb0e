//! The verifier: what an archive proves of every entry, and what it does not. Unlike an import it refuses nothing for one
//! bad byte, but says where it stands.

mod chains;
mod entries;
mod members;
mod people;

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use ledger::change::Change;
use ledger::control::ControlItem;
use ledger::env::Wall;
use ledger::identity::Card;
use ledger::ids::{ChangeId, ControlId, RecordId, RootId};

use crate::container::{self, DeviceSecret, Keys, Passphrase};
use crate::error::{Error, Part};
use crate::identities;
use crate::limits::{Limits, within};
use crate::manifest::{FileType, Manifest, manifest_hash};
use crate::progress::Report as Watch;
use crate::ustar;

/// Something that is not as it should be, and in which part of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Name of the member; empty for the archive as a whole.
    pub part: String,
    /// Stable code, as in [`Error::code`].
    pub code: &'static str,
}

/// What was found in an archive.
#[derive(Debug)]
pub struct Report {
    /// What the manifest says, if it can be read; whether it may be believed stands in `flaws`.
    pub manifest: Option<Manifest>,
    /// SHA-256 of `manifest.cbor`.
    pub manifest_sha256: [u8; 32],
    /// What is wrong with the file as a whole.
    pub flaws: Vec<Flaw>,
    /// Everyone whose card is in it.
    pub people: Vec<CardFound>,
    /// Every change, in the order of the file.
    pub entries: Vec<Entry>,
    /// Records of which the first change is not here: nobody can tell who created them.
    pub without_start: Vec<RecordId>,
    /// What people asked and answered beside the changes.
    pub controls: Vec<ControlFound>,
    /// Every attachment.
    pub attachments: Vec<AttachmentFound>,
}

/// A contact card of the archive.
#[derive(Debug)]
pub struct CardFound {
    /// The card, when its own root signed it.
    pub card: Option<Card>,
    /// What is wrong with it.
    pub flaw: Option<&'static str>,
}

/// Whether something is signed by whom it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Signed by a device that a card in the archive certifies.
    Good,
    /// Not signed by that device, or not over these bytes.
    Bad,
    /// No card in the archive certifies the device.
    UnknownDevice,
    /// The bytes cannot be read, so nobody is named.
    Unreadable,
}

/// What is here of a value that an author signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotState {
    /// It is here, and it is the value that was signed.
    Kept,
    /// It is not here: somebody asked to erase it.
    Erased,
    /// It is not here: it was withheld or never came.
    Absent,
    /// What stands here is not what was signed.
    Altered,
}

/// How a change hangs on the one before it in its own chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It is the first of its author in this record.
    Begins,
    /// The one before it is here.
    Follows,
    /// The one before it is not here: something was left out, or never came.
    Missing,
    /// It does not follow on what it names.
    Broken,
}

/// Somebody else who had a change before him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Who.
    pub root: RootId,
    /// When, as the clock of that person claimed.
    pub wall: Wall,
    /// By what it shows.
    pub by: WitnessedBy,
}

/// By what somebody shows that he had a change before him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WitnessedBy {
    /// A later change of his that names it, or builds on one that does.
    Change(ChangeId),
    /// A control item of his that names it.
    Control(ControlId),
    /// This archive, which he made.
    Archive,
}

/// A device that its owner declared lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// When, in milliseconds UTC, as claimed.
    pub at_ms: i64,
    /// The owner says that this change is his own all the same.
    pub vouched: bool,
}

/// One change, and what is known of it.
#[derive(Debug)]
pub struct Entry {
    /// The change, when its header can be read. Its body holds only values that are what was signed.
    pub change: Option<Change>,
    /// Whose it is, by the cards of the archive.
    pub author: Option<RootId>,
    /// Whether its device signed it.
    pub signature: Signature,
    /// Per write what is here of its value.
    pub slots: Vec<SlotState>,
    /// Its place in its chain.
    pub link: Link,
    /// Another change stands at the same place of the chain.
    pub forked: bool,
    /// Changes that it replaces and that are not here.
    pub unknown_parents: BTreeSet<ChangeId>,
    /// It claims an earlier moment than something that it builds on.
    pub clock_back: bool,
    /// Its device was declared lost.
    pub lost: Option<Lost>,
    /// The earliest moment at which somebody else claims to have had it.
    pub witness: Option<Witness>,
    /// What else is wrong with it.
    pub flaw: Option<&'static str>,
}

/// A control item of the archive.
#[derive(Debug)]
pub struct ControlFound {
    /// The item, when it can be read.
    pub item: Option<ControlItem>,
    /// Whose it is, by the cards of the archive.
    pub author: Option<RootId>,
    /// Whether its device signed it.
    pub signature: Signature,
}

/// An attachment of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentFound {
    /// The SHA-256 that its name says.
    pub sha256: [u8; 32],
    /// Its size in bytes.
    pub bytes: u64,
    /// Its content has that hash.
    pub whole: bool,
    /// The places of the entries that name it.
    pub named_by: Vec<usize>,
}

impl Report {
    /// Something was altered, or cannot be believed.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        let people = self.people.iter().any(|found| found.flaw.is_some());
        let controls = self.controls.iter();
        let mut controls = controls.map(|found| found.signature);
        people
            || !self.flaws.is_empty()
            || self.entries.iter().any(Entry::is_broken)
            || controls.any(|signature| signature != Signature::Good)
            || self.attachments.iter().any(|found| !found.whole)
    }

    /// Something is not here that hangs together with what is.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        !self.without_start.is_empty() || self.entries.iter().any(Entry::has_gap)
    }
}

impl Entry {
    /// It was altered, is not by whom it names, or does not stand where it says.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.signature != Signature::Good
            || self.flaw.is_some()
            || self.link == Link::Broken
            || self.slots.contains(&SlotState::Altered)
    }

    /// What it follows or replaces is not here.
    #[must_use]
    pub fn has_gap(&self) -> bool {
        self.link == Link::Missing || !self.unknown_parents.is_empty()
    }
}

/// What an archive is opened with.
#[derive(Clone, Copy)]
pub enum OpenWith<'a> {
    /// Its passphrase.
    Passphrase(&'a Passphrase),
    /// The secrets of a person's devices, for one that was made for him.
    Devices(&'a [DeviceSecret]),
}

/// Opens an archive from a path and examines all of it. Needs no vault, and changes nothing.
///
/// # Errors
/// The container does not open, is of a newer version or no archive, or the caller stopped it. Whatever else is wrong
/// stands in the report.
pub fn examine(
    path: &Path,
    with: OpenWith<'_>,
    limits: &Limits,
    watch: &mut Watch<'_>,
) -> Result<Report, Error> {
    let size = std::fs::metadata(path)?.len();
    within(Part::Container, size, limits.container)?;
    let keys = match with {
        OpenWith::Passphrase(words) => Keys::Passphrase(words),
        OpenWith::Devices(secrets) => Keys::Devices(secrets),
    };
    let (mut plain, len) = container::open(path, &keys, limits)?;
    examine_plaintext(&mut plain, len, limits, watch)
}

/// Examines what is inside a container: `len` plain bytes of tar. The same bytes always give the same report.
///
/// # Errors
/// As [`examine`], without those of the container.
pub fn examine_plaintext(
    plain: &mut dyn Read,
    len: u64,
    limits: &Limits,
    watch: &mut Watch<'_>,
) -> Result<Report, Error> {
    let mut found = members::read(plain, len, limits, watch)?;
    let bytes = found.take(ustar::MANIFEST);
    let signature = found.take(ustar::SIGNATURE);
    let manifest = read_manifest(&bytes, &signature, limits, &mut found.flaws)?;
    if let Some(manifest) = &manifest {
        found.compare(manifest);
    }
    let (cards, many_cards) = people::cards(&found.take(ustar::IDENTITIES));
    let certified = people::Certified::of(&cards);
    let (controls, many_controls) = people::controls(&found.take(ustar::CONTROL), &certified);
    let changes = found.take(ustar::CHANGES);
    let (mut entries, unread) = entries::read(&changes, &certified, limits, watch)?;
    found
        .flaws
        .extend(unread.map(|code| members::flaw(ustar::CHANGES, code)));
    let cut = [
        (ustar::IDENTITIES, many_cards),
        (ustar::CONTROL, many_controls),
    ];
    let cut = cut.into_iter().filter(|(_, too_many)| *too_many);
    found
        .flaws
        .extend(cut.map(|(part, _)| members::flaw(part, members::TOO_MANY_UNREADABLE)));
    if let Some(manifest) = &manifest {
        check_counts(
            manifest,
            [cards.len(), controls.len(), entries.len()],
            &mut found.flaws,
        );
        let known: Vec<Card> = cards.iter().filter_map(|one| one.card.clone()).collect();
        if let Err(error) = identities::check_sender(manifest, &known) {
            found
                .flaws
                .push(members::flaw(ustar::IDENTITIES, error.code()));
        }
    }
    let believed = manifest
        .as_ref()
        .filter(|_| found.is_clean(ustar::MANIFEST));
    entries::mark(&mut entries, &cards, &controls, manifest.as_ref());
    let without_start = chains::hang_together(&mut entries, &controls, believed);
    Ok(Report {
        manifest_sha256: manifest_hash(&bytes),
        flaws: found.flaws,
        attachments: entries::named(found.blobs, &entries),
        people: cards,
        entries,
        without_start,
        controls,
        manifest,
    })
}

/// The manifest, whatever its signature is worth; a newer one, and another type of file, are no matter for this version.
fn read_manifest(
    bytes: &[u8],
    signature: &[u8],
    limits: &Limits,
    flaws: &mut Vec<Flaw>,
) -> Result<Option<Manifest>, Error> {
    match Manifest::decode_unverified(bytes, limits) {
        Ok(manifest) if manifest.kind != FileType::Archive => Err(Error::NotAnArchive),
        Ok(manifest) => {
            if let Err(error) = manifest.verify(bytes, signature) {
                flaws.push(members::flaw(ustar::MANIFEST, error.code()));
            }
            Ok(Some(manifest))
        }
        Err(error @ (Error::NewerVersion(_) | Error::UnknownCrit(_))) => Err(error),
        Err(error) => {
            flaws.push(members::flaw(ustar::MANIFEST, error.code()));
            Ok(None)
        }
    }
}

fn check_counts(manifest: &Manifest, found: [usize; 3], flaws: &mut Vec<Flaw>) {
    let counts = &manifest.counts;
    let said = [counts.cards, counts.control, counts.changes];
    let parts = [ustar::IDENTITIES, ustar::CONTROL, ustar::CHANGES];
    for ((part, said), found) in parts.into_iter().zip(said).zip(found) {
        // What was not read to its end cannot be counted.
        let is_cut = |flaw: &Flaw| flaw.part == part && flaw.code == members::TOO_MANY_UNREADABLE;
        if said != found as u64 && !flaws.iter().any(is_cut) {
            flaws.push(members::flaw(part, Error::CountMismatch("items").code()));
        }
    }
}
