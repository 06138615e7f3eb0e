//! Pass A: a file is verified as a whole, with bounded memory, and nothing is written.

use std::io::Read;
use std::path::{Path, PathBuf};

use ledger::ids::{DeviceId, RootId};
use ledger::plan::Incoming;

use crate::blob::{BlobFacts, BlobReader};
use crate::changes;
use crate::container::{self, DeviceSecret, Keys};
use crate::control;
use crate::error::{Error, Part};
use crate::identities::{self, Certified, Known};
use crate::limits::{Limits, within};
use crate::manifest::{FileType, Manifest, Member, manifest_hash};
use crate::progress::{Report, unwatched};
use crate::ustar::{self, Members};

/// Who opens a file.
#[derive(Clone, Copy)]
pub struct Receiver<'a> {
    /// The person; the signed manifest must name him.
    pub me: RootId,
    /// Secrets of his devices that are present here.
    pub secrets: &'a [DeviceSecret],
    /// What his vault knows.
    pub known: &'a dyn Known,
    /// What is refused for its size.
    pub limits: &'a Limits,
}

/// What a verified file holds.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The signed manifest.
    pub manifest: Manifest,
    /// SHA-256 of `manifest.cbor`: a plan is bound to it.
    pub manifest_hash: [u8; 32],
    /// Cards, control items and changes, every one of them verified; what the merge plan is made from.
    pub incoming: Incoming,
    /// Attachments: hashed, not kept.
    pub blobs: Vec<BlobFacts>,
}

/// A verified file that can be read again for its attachments (pass B).
pub struct Opened {
    /// What the file holds.
    pub contents: Contents,
    path: PathBuf,
    secrets: Vec<DeviceSecret>,
    limits: Limits,
}

impl Opened {
    /// Reads one attachment again and hashes it again; a mismatch is an error of the last read.
    ///
    /// # Errors
    /// [`Error::BlobMismatch`] if the file holds no such attachment, and all errors of opening.
    pub fn blob(&self, sha256: &[u8; 32]) -> Result<BlobReader, Error> {
        let facts = self
            .contents
            .blobs
            .iter()
            .find(|blob| blob.sha256 == *sha256);
        let facts = facts.ok_or(Error::BlobMismatch)?;
        let keys = Keys::Devices(&self.secrets);
        let (plain, _) = container::open(&self.path, &keys, &self.limits)?;
        BlobReader::at(plain, facts)
    }
}

/// Verifies a file from a path: container, archive, manifest, cards, changes, attachments.
///
/// # Errors
/// One name for every way a file can be bad; [`Error::NeedsYes`] for a large one.
pub fn open(path: &Path, receiver: &Receiver<'_>, watch: &mut Report<'_>) -> Result<Opened, Error> {
    let size = std::fs::metadata(path)?.len();
    within(Part::Container, size, receiver.limits.container)?;
    receiver.limits.needs_yes(size, 0)?;
    let keys = Keys::Devices(receiver.secrets);
    let (mut plain, len) = container::open(path, &keys, receiver.limits)?;
    let contents = open_plaintext(&mut plain, len, receiver, watch)
        .map_err(|error| with_size(or_cut_off(error, len), size))?;
    Ok(Opened {
        contents,
        path: path.to_owned(),
        secrets: receiver.secrets.to_vec(),
        limits: receiver.limits.clone(),
    })
}

/// Whoever is asked whether a file with so many changes may be verified hears its size as well.
fn with_size(error: Error, bytes: u64) -> Error {
    match error {
        Error::NeedsYes { changes, .. } => Error::NeedsYes { bytes, changes },
        other => other,
    }
}

/// A last chunk that was cut through does not decrypt, just as one that was altered; the length tells them apart, for a
/// whole archive is made of blocks.
fn or_cut_off(error: Error, len: u64) -> Error {
    match error {
        Error::Altered if !len.is_multiple_of(ustar::BLOCK) => Error::Truncated,
        other => other,
    }
}

/// The signed manifest of a file, without verifying the rest: enough to say who sends how much.
///
/// # Errors
/// As [`open`], up to the manifest and its recipient; types that are not imported are shown.
pub fn inspect(path: &Path, receiver: &Receiver<'_>) -> Result<Manifest, Error> {
    let keys = Keys::Devices(receiver.secrets);
    let (mut plain, len) = container::open(path, &keys, receiver.limits)?;
    let mut watch = unwatched;
    let mut members = Members::new(&mut plain, len, &mut watch);
    let (_, manifest) = read_manifest(&mut members, receiver)?;
    Ok(manifest)
}

/// Verifies what is inside a container: `len` plain bytes of tar.
///
/// # Errors
/// As [`open`], without those of the container.
pub fn open_plaintext(
    plain: &mut dyn Read,
    len: u64,
    receiver: &Receiver<'_>,
    watch: &mut Report<'_>,
) -> Result<Contents, Error> {
    let limits = receiver.limits;
    let mut members = Members::new(plain, len, watch);
    let (bytes, manifest) = read_manifest(&mut members, receiver)?;
    check_type(manifest.kind)?;
    limits.needs_yes(0, manifest.counts.changes)?;
    let pad = check_length(&manifest, bytes.len() as u64, len)?;
    let [format, cards, asked, changes] = manifest.fixed_members();
    verified(&mut members, format)?;
    let cards = identities::read(&verified(&mut members, cards)?, manifest.counts.cards)?;
    identities::check_sender(&manifest, &cards)?;
    let asked = verified(&mut members, asked)?;
    let certified = Certified::of(&cards, receiver.known)?;
    let control = control::read(&asked, manifest.counts.control, &certified)?;
    drop(asked);
    let sequence = verified(&mut members, changes)?;
    let changes = changes::read(
        &sequence,
        manifest.counts.changes,
        &certified,
        limits,
        members.watch(),
    )?;
    drop(sequence);
    let blobs = hash_blobs(&mut members, &manifest)?;
    members.enter_sized(ustar::PAD, pad)?;
    members.zeros(pad)?;
    members.end()?;
    let incoming = Incoming {
        sender: RootId::of(&manifest.sender_root),
        sender_device: DeviceId::of(&manifest.sender_device),
        scope: manifest.scope.clone(),
        cards,
        control,
        changes,
        own_yes: false,
    };
    Ok(Contents {
        manifest_hash: manifest_hash(&bytes),
        manifest,
        incoming,
        blobs,
    })
}

/// Manifest and signature; the manifest must name the receiver.
fn read_manifest(
    members: &mut Members<'_>,
    receiver: &Receiver<'_>,
) -> Result<(Vec<u8>, Manifest), Error> {
    let size = members.enter(ustar::MANIFEST)?;
    within(Part::Manifest, size, receiver.limits.manifest)?;
    let bytes = members.content(size)?;
    members.enter_sized(ustar::SIGNATURE, 64)?;
    let signature = members.content(64)?;
    let manifest = Manifest::decode(&bytes, &signature, receiver.limits)?;
    if manifest.recipient != receiver.me {
        return Err(Error::OtherRecipient);
    }
    Ok((bytes, manifest))
}

fn check_type(kind: FileType) -> Result<(), Error> {
    match kind {
        FileType::Full | FileType::Delta => Ok(()),
        FileType::Archive => Err(Error::ArchiveNotImported),
        FileType::Handover => Err(Error::TypeNotSupported),
    }
}

/// The signed sizes give the length of the whole archive to the byte, before any member is read.
fn check_length(manifest: &Manifest, manifest_size: u64, len: u64) -> Result<u64, Error> {
    let sizes = manifest.members.iter().map(|member| member.size);
    let (pad, whole) = ustar::layout([manifest_size, 64].into_iter().chain(sizes));
    match len.cmp(&whole) {
        std::cmp::Ordering::Less => Err(Error::Truncated),
        std::cmp::Ordering::Equal => Ok(pad),
        std::cmp::Ordering::Greater => Err(Error::TrailingBytes),
    }
}

/// The content of a member, after its size and hash proved to be the signed ones.
fn verified(members: &mut Members<'_>, member: &Member) -> Result<Vec<u8>, Error> {
    members.enter_sized(&member.name, member.size)?;
    let content = members.content(member.size)?;
    if manifest_hash(&content) != member.sha256 {
        return Err(Error::MemberHash(member.name.clone()));
    }
    Ok(content)
}

fn hash_blobs(members: &mut Members<'_>, manifest: &Manifest) -> Result<Vec<BlobFacts>, Error> {
    let mut blobs = Vec::with_capacity(manifest.blobs().len());
    for member in manifest.blobs() {
        members.enter_sized(&member.name, member.size)?;
        let offset = members.position();
        if members.digest(member.size)? != member.sha256 {
            return Err(Error::MemberHash(member.name.clone()));
        }
        blobs.push(BlobFacts {
            sha256: member.sha256,
            bytes: member.size,
            offset,
        });
    }
    Ok(blobs)
}
