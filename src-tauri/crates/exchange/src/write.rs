//! Writing a file: the same content, recipient, time and id always give the same plain bytes.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};

use ed25519_dalek::SigningKey;
use ledger::acks::{Acks, FileId};
use ledger::change::Change;
use ledger::control::ControlItem;
use ledger::env::Wall;
use ledger::identity::Card;
use ledger::ids::{CaseId, DeviceId, RecordId};
use ledger::plan::case_of;
use sha2::{Digest, Sha256};

use crate::container::Audience;
use crate::error::{Error, Part};
use crate::limits::{Limits, within};
use crate::manifest::{Counts, FileType, ID_LEN, Manifest, Member, is_day, manifest_hash};
use crate::progress::{Report, Stage, report};
use crate::{changes, container, control, identities, ustar};

/// What every file says about itself to whoever finds it.
pub const FORMAT_TEXT: &str = include_str!("FORMAT.txt");

/// Who sends: his card, and the key of the device at hand.
#[derive(Clone, Copy)]
pub struct SenderKeys<'a> {
    /// The sender's newest card; it certifies the device.
    pub card: &'a Card,
    /// Signs the manifest.
    pub device: &'a SigningKey,
}

/// One change, and which of its values travel.
#[derive(Clone, Debug)]
pub struct OutChange<'a> {
    /// The change as it is held.
    pub change: &'a Change,
    /// Per write whether its value goes along; a superseded value stays behind.
    pub bodies: Vec<bool>,
}

/// Opens an attachment from its start; called once per file written.
pub type BlobSource<'a> = dyn Fn() -> io::Result<Box<dyn Read>> + 'a;

/// One attachment.
#[derive(Clone, Copy)]
pub struct OutBlob<'a> {
    /// SHA-256 of its content; checked again while writing.
    pub sha256: [u8; 32],
    /// Its size in bytes.
    pub bytes: u64,
    /// Where its content comes from.
    pub open: &'a BlobSource<'a>,
}

/// Everything that goes into one file for one person. Order does not matter; what may go was decided before.
pub struct Outgoing<'a> {
    /// Random id of the file.
    pub id: [u8; ID_LEN],
    /// Who sends.
    pub sender: SenderKeys<'a>,
    /// For whom.
    pub recipient: Audience<'a>,
    /// When.
    pub created: Wall,
    /// `Full`, `Delta` or `Archive` in this version; only an archive goes under a passphrase.
    pub kind: FileType,
    /// What the device at hand holds of what the recipient sent.
    pub acks: Vec<Acks>,
    /// In a delta: ids of the files that the recipient acknowledged and on which this one builds.
    pub presumes: Vec<FileId>,
    /// The cases it is about.
    pub scope: Vec<CaseId>,
    /// Cards to choose from: those of the authors travel; others only to another device of the sender.
    pub cards: Vec<&'a Card>,
    /// What people ask and answer beside the changes.
    pub control: Vec<ControlItem>,
    /// The changes.
    pub changes: Vec<OutChange<'a>>,
    /// The attachments.
    pub blobs: Vec<OutBlob<'a>>,
    /// Day (ISO 8601) until which the sender asks to keep it.
    pub keep_until: Option<String>,
    /// The decisions to disclose on which something in it goes.
    pub disclosures: Vec<RecordId>,
}

/// Facts of a written file, for the register of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// SHA-256 of the encrypted file.
    pub sha256: [u8; 32],
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of `manifest.cbor`.
    pub manifest_sha256: [u8; 32],
}

/// Writes the encrypted file to `out`. For a path use [`crate::save`], which leaves no half file.
///
/// # Errors
/// What cannot be sent (no usable device, uncertified author, out of scope, too large), a changed
/// attachment, a full disk, [`Error::Cancelled`].
pub fn write(
    outgoing: &Outgoing<'_>,
    out: &mut dyn Write,
    watch: &mut Report<'_>,
) -> Result<Written, Error> {
    let prepared = Prepared::of(outgoing)?;
    let keys = outgoing.recipient.keys()?;
    within(
        Part::Container,
        container::upper_bound(prepared.whole, keys.len()),
        Limits::V1.container,
    )?;
    let tally = container::seal(&keys, Tally::new(out), |plain| prepared.write(plain, watch))?;
    Ok(Written {
        sha256: tally.hash.finalize().into(),
        bytes: tally.bytes,
        manifest_sha256: manifest_hash(&prepared.manifest),
    })
}

/// Bytes that a change takes among the changes of a file.
#[must_use]
pub fn weight(out: &OutChange<'_>) -> u64 {
    changes::size(out.change, &out.bodies)
}

/// At most so many bytes has a file with members of these sizes, the manifest and its signature among them, for so many
/// devices.
#[must_use]
pub fn file_bound(sizes: impl Iterator<Item = u64>, devices: usize) -> u64 {
    let (_, whole) = ustar::layout(sizes);
    container::upper_bound(whole, devices)
}

/// The plain tar: what [`write`] encrypts.
///
/// # Errors
/// As [`write`].
pub fn plaintext(outgoing: &Outgoing<'_>) -> Result<Vec<u8>, Error> {
    let prepared = Prepared::of(outgoing)?;
    let mut out = Vec::new();
    prepared.write(&mut out, &mut crate::progress::unwatched)?;
    Ok(out)
}

/// Everything checked, sorted, encoded and hashed, once; what remains is to write it.
struct Prepared<'a> {
    changes: Vec<u8>,
    cards: Vec<u8>,
    control: Vec<u8>,
    blobs: Vec<&'a OutBlob<'a>>,
    manifest: Vec<u8>,
    signature: [u8; 64],
    pad: u64,
    whole: u64,
}

impl<'a> Prepared<'a> {
    fn of(outgoing: &'a Outgoing<'a>) -> Result<Prepared<'a>, Error> {
        check_reserved(outgoing)?;
        let sorted = sorted_changes(outgoing)?;
        let asked = sorted_control(outgoing)?;
        let cards = needed_cards(outgoing, &sorted, &asked)?;
        let blobs = sorted_blobs(outgoing)?;
        let mut identities = Vec::new();
        identities::write(&mut identities, &cards)?;
        let control = control::bytes(&asked);
        let mut changes = Vec::new();
        for out in &sorted {
            changes::write(&mut changes, out.change, &out.bodies);
        }
        let counts = Counts {
            cards: cards.len() as u64,
            control: asked.len() as u64,
            changes: sorted.len() as u64,
            blobs: blobs.len() as u64,
        };
        let members = members(&identities, &control, &changes, &blobs);
        let manifest = manifest(outgoing, members, counts);
        let bytes = manifest.encode();
        let signature = Manifest::sign(&bytes, outgoing.sender.device);
        // What a reader would refuse is not written.
        Manifest::decode(&bytes, &signature, &Limits::V1)?;
        let sizes = manifest.members.iter().map(|member| member.size);
        let (pad, whole) = ustar::layout([bytes.len() as u64, 64].into_iter().chain(sizes));
        Ok(Prepared {
            changes,
            cards: identities,
            control,
            blobs,
            manifest: bytes,
            signature,
            pad,
            whole,
        })
    }

    fn write(&self, out: &mut dyn Write, watch: &mut Report<'_>) -> Result<(), Error> {
        ustar::write_member(out, ustar::MANIFEST, &self.manifest)?;
        ustar::write_member(out, ustar::SIGNATURE, &self.signature)?;
        ustar::write_member(out, ustar::FORMAT, FORMAT_TEXT.as_bytes())?;
        ustar::write_member(out, ustar::IDENTITIES, &self.cards)?;
        ustar::write_member(out, ustar::CONTROL, &self.control)?;
        ustar::write_member(out, ustar::CHANGES, &self.changes)?;
        let mut done = self.changes.len() as u64;
        report(watch, Stage::Bytes, done, self.whole)?;
        for blob in &self.blobs {
            write_blob(out, blob)?;
            done += blob.bytes;
            report(watch, Stage::Bytes, done, self.whole)?;
        }
        out.write_all(&ustar::header(ustar::PAD, self.pad))?;
        ustar::write_zeros(out, self.pad + ustar::END)
    }
}

fn check_reserved(outgoing: &Outgoing<'_>) -> Result<(), Error> {
    match (outgoing.kind, outgoing.recipient) {
        (FileType::Full | FileType::Delta, Audience::Person(_)) | (FileType::Archive, _) => {}
        (FileType::Handover, _) | (_, Audience::Passphrase(_)) => {
            return Err(Error::TypeNotSupported);
        }
    }
    if outgoing
        .keep_until
        .as_deref()
        .is_some_and(|day| !is_day(day))
    {
        return Err(Error::ManifestShape("keep-until"));
    }
    Ok(())
}

fn sorted_changes<'a>(outgoing: &'a Outgoing<'a>) -> Result<Vec<&'a OutChange<'a>>, Error> {
    let mut changes: Vec<&OutChange<'_>> = outgoing.changes.iter().collect();
    changes.sort_by(|a, b| changes::key(a.change).cmp(&changes::key(b.change)));
    let scope: BTreeSet<CaseId> = outgoing.scope.iter().copied().collect();
    for (index, out) in changes.iter().enumerate() {
        if index > 0 && changes[index - 1].change.id == out.change.id {
            return Err(Error::ChangeRepeated { index });
        }
        if out.bodies.len() != out.change.header.writes.len() {
            return Err(Error::BodiesMismatch { index });
        }
        let case = case_of(out.change);
        if case != CaseId::NONE && !scope.contains(&case) {
            return Err(Error::OutOfScope { index });
        }
    }
    Ok(changes)
}

/// The control items by their id, each once and within the scope.
fn sorted_control<'a>(outgoing: &'a Outgoing<'_>) -> Result<Vec<&'a ControlItem>, Error> {
    let mut items: Vec<&ControlItem> = outgoing.control.iter().collect();
    items.sort_by_key(|item| item.id);
    items.dedup_by_key(|item| item.id);
    let outside = items.iter().position(|item| {
        let case = item.header.case;
        case != CaseId::NONE && !outgoing.scope.contains(&case)
    });
    match outside {
        Some(index) => Err(Error::ControlOutOfScope { index }),
        None => Ok(items),
    }
}

/// The sender's card and those of the authors, sorted by root: nobody else's travels to somebody else.
fn needed_cards<'a>(
    outgoing: &Outgoing<'a>,
    changes: &[&OutChange<'a>],
    asked: &[&ControlItem],
) -> Result<Vec<&'a Card>, Error> {
    let sender = outgoing.sender.card;
    let signing = DeviceId::of(&outgoing.sender.device.verifying_key());
    if sender.device(&signing).is_none() {
        return Err(Error::SenderDeviceNotCertified);
    }
    let mut needed = vec![sender];
    let mut certified = devices_of(sender);
    let changed = changes.iter().enumerate().map(|(index, out)| {
        let missing = Error::UncertifiedDevice { index };
        (out.change.header.device, missing)
    });
    let asked = asked.iter().enumerate().map(|(index, item)| {
        let missing = Error::ControlUncertified { index };
        (item.header.device, missing)
    });
    for (device, missing) in changed.chain(asked) {
        if certified.contains(&device) {
            continue;
        }
        let author = outgoing
            .cards
            .iter()
            .find(|card| card.root != sender.root && card.device(&device).is_some());
        let author = author.ok_or(missing)?;
        certified.extend(devices_of(author));
        needed.push(author);
    }
    if outgoing.recipient.root_id() == sender.root_id() {
        // To another device of the sender goes everyone whom this one knows, as far as the file may hold them.
        let missing = |card: &&&Card| !needed.iter().any(|one| one.root == card.root);
        let others: Vec<&Card> = outgoing.cards.iter().filter(missing).copied().collect();
        let size = |card: &Card| card.item().len() as u64;
        let authors: u64 = needed.iter().map(|card| size(card)).sum();
        let mut room = Limits::V1.identities.saturating_sub(authors);
        for card in others {
            if let Some(left) = room.checked_sub(size(card)) {
                room = left;
                needed.push(card);
            }
        }
    }
    needed.sort_by_key(|card| card.root_id());
    Ok(needed)
}

fn devices_of(card: &Card) -> BTreeSet<DeviceId> {
    card.facts
        .devices
        .iter()
        .map(|device| DeviceId::of(&device.signing))
        .collect()
}

fn sorted_blobs<'a>(outgoing: &'a Outgoing<'a>) -> Result<Vec<&'a OutBlob<'a>>, Error> {
    let mut blobs: Vec<&OutBlob<'_>> = outgoing.blobs.iter().collect();
    blobs.sort_by_key(|blob| blob.sha256);
    match blobs
        .windows(2)
        .find(|pair| pair[0].sha256 == pair[1].sha256)
    {
        Some(pair) => Err(Error::MemberRepeated(ustar::blob_name(&pair[0].sha256))),
        None => Ok(blobs),
    }
}

/// The member list.
fn members(
    identities: &[u8],
    control: &[u8],
    changes: &[u8],
    blobs: &[&OutBlob<'_>],
) -> Vec<Member> {
    let small = |name: &str, content: &[u8]| Member {
        name: name.to_owned(),
        size: content.len() as u64,
        sha256: manifest_hash(content),
    };
    let mut members = vec![
        small(ustar::FORMAT, FORMAT_TEXT.as_bytes()),
        small(ustar::IDENTITIES, identities),
        small(ustar::CONTROL, control),
        small(ustar::CHANGES, changes),
    ];
    let blob = |blob: &&OutBlob<'_>| Member {
        name: ustar::blob_name(&blob.sha256),
        size: blob.bytes,
        sha256: blob.sha256,
    };
    members.extend(blobs.iter().map(blob));
    members
}

fn manifest(outgoing: &Outgoing<'_>, members: Vec<Member>, counts: Counts) -> Manifest {
    let scope: BTreeSet<CaseId> = outgoing.scope.iter().copied().collect();
    let disclosures: BTreeSet<RecordId> = outgoing.disclosures.iter().copied().collect();
    let presumes: BTreeSet<FileId> = outgoing.presumes.iter().copied().collect();
    Manifest {
        id: outgoing.id,
        kind: outgoing.kind,
        sender_root: outgoing.sender.card.root,
        sender_device: outgoing.sender.device.verifying_key(),
        recipient: outgoing.recipient.root_id(),
        created: outgoing.created,
        acks: outgoing.acks.clone(),
        presumes: presumes.into_iter().collect(),
        members,
        counts,
        scope: scope.into_iter().collect(),
        keep_until: outgoing.keep_until.clone(),
        disclosures: disclosures.into_iter().collect(),
    }
}

/// Copies an attachment; its size and hash stand in the signed manifest already.
fn write_blob(out: &mut dyn Write, blob: &OutBlob<'_>) -> Result<(), Error> {
    out.write_all(&ustar::header(&ustar::blob_name(&blob.sha256), blob.bytes))?;
    let content = (blob.open)().map_err(Error::Io)?;
    let mut content = content.take(blob.bytes + 1);
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut copied = 0;
    loop {
        let count = match content.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Error::Io(error)),
        };
        copied += count as u64;
        if copied > blob.bytes {
            return Err(Error::BlobMismatch);
        }
        hash.update(&buffer[..count]);
        out.write_all(&buffer[..count])?;
    }
    let hash: [u8; 32] = hash.finalize().into();
    if copied != blob.bytes || hash != blob.sha256 {
        return Err(Error::BlobMismatch);
    }
    ustar::write_zeros(out, ustar::filled(blob.bytes) - blob.bytes)
}

/// Counts and hashes what passes.
struct Tally<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Tally<W> {
    fn new(inner: W) -> Tally<W> {
        Tally {
            inner,
            hash: Sha256::new(),
            bytes: 0,
        }
    }
}

impl<W: Write> Write for Tally<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(buffer)?;
        self.hash.update(&buffer[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
