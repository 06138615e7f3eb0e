//! The members of an archive, read as far as they can be; what is wrong is noted and the rest goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use sha2::{Digest, Sha256};

use super::{AttachmentFound, Flaw};
use crate::container::at_end;
use crate::error::{Error, Part};
use crate::limits::{Limits, within};
use crate::manifest::{Manifest, Member, manifest_hash};
use crate::progress::{Report, Stage, report};
use crate::ustar::{
    self, BLOBS, BLOCK, CHANGES, CONTROL, FORMAT, IDENTITIES, MANIFEST, PAD, SIGNATURE,
};

const PIECE: usize = 64 * 1024;

/// At most so many items that cannot be read are told of one sequence: a byte of the file is one, and each takes memory.
pub(super) const MAX_UNREADABLE: usize = 1_000;
/// Code for a sequence of which the rest was not read, because too much before it could not be.
pub(super) const TOO_MANY_UNREADABLE: &str = "too_many_unreadable";

/// The items before the one that is unreadable once too often, and whether there is such a one.
pub(super) fn bounded<T>(
    items: impl Iterator<Item = T>,
    is_readable: impl Fn(&T) -> bool,
) -> (Vec<T>, bool) {
    let (mut kept, mut unreadable) = (Vec::new(), 0);
    for item in items {
        unreadable += usize::from(!is_readable(&item));
        if unreadable > MAX_UNREADABLE {
            return (kept, true);
        }
        kept.push(item);
    }
    (kept, false)
}

/// Something wrong with a part.
pub(super) fn flaw(part: &str, code: &'static str) -> Flaw {
    Flaw {
        part: part.to_owned(),
        code,
    }
}

/// What an archive holds.
#[derive(Default)]
pub(super) struct Found {
    /// Name, size and SHA-256, in the order of the archive.
    facts: Vec<Member>,
    contents: BTreeMap<String, Vec<u8>>,
    /// The attachments, named by no entry yet.
    pub blobs: Vec<AttachmentFound>,
    /// What is wrong.
    pub flaws: Vec<Flaw>,
}

impl Found {
    /// The content of a member, empty when it is not here; the memory goes to the caller.
    pub fn take(&mut self, name: &str) -> Vec<u8> {
        self.contents.remove(name).unwrap_or_default()
    }

    /// Whether nothing is wrong with a part.
    pub fn is_clean(&self, part: &str) -> bool {
        !self.flaws.iter().any(|flaw| flaw.part == part)
    }

    /// Notes what is not as the manifest says: a member that is missing, another one, or one with other bytes.
    pub fn compare(&mut self, manifest: &Manifest) {
        let here = self.facts.iter().map(|here| (here.name.as_str(), here));
        let here: BTreeMap<&str, &Member> = here.collect();
        for said in &manifest.members {
            let code = match here.get(said.name.as_str()) {
                None => Error::MemberMissing(String::new()).code(),
                Some(here) if here.size != said.size => Error::MemberSize(String::new()).code(),
                Some(here) if here.sha256 != said.sha256 => Error::MemberHash(String::new()).code(),
                Some(_) => continue,
            };
            self.flaws.push(flaw(&said.name, code));
        }
        let names = manifest.members.iter().map(|said| said.name.as_str());
        let wanted = [MANIFEST, SIGNATURE].into_iter().chain(names).chain([PAD]);
        let wanted: Vec<&str> = wanted.filter(|name| here.contains_key(name)).collect();
        let signed: BTreeSet<&str> = wanted.iter().copied().collect();
        let names = self.facts.iter().map(|here| here.name.as_str());
        for name in names.clone().filter(|name| !signed.contains(name)) {
            self.flaws.push(flaw(name, Error::MemberName.code()));
        }
        if names.filter(|name| signed.contains(name)).ne(wanted) {
            self.flaws.push(flaw("", "member_order"));
        }
    }
}

/// Walks over the archive until it ends or cannot be followed any further.
///
/// # Errors
/// The disk, or the caller stopped it.
pub(super) fn read(
    plain: &mut dyn Read,
    len: u64,
    limits: &Limits,
    watch: &mut Report<'_>,
) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut walk = Walk {
        plain,
        at: 0,
        len,
        told: 0,
        names: BTreeSet::new(),
        watch,
    };
    match walk.all(limits, &mut found) {
        Ok(()) => {}
        Err(error @ (Error::Io(_) | Error::DiskFull | Error::Cancelled)) => return Err(error),
        Err(error) => {
            let part = found.facts.last().map_or("", |last| last.name.as_str());
            found.flaws.push(flaw(part, error.code()));
        }
    }
    Ok(found)
}

struct Walk<'a, 'w> {
    plain: &'a mut dyn Read,
    at: u64,
    len: u64,
    told: u64,
    names: BTreeSet<String>,
    watch: &'a mut Report<'w>,
}

impl Walk<'_, '_> {
    fn all(&mut self, limits: &Limits, found: &mut Found) -> Result<(), Error> {
        loop {
            let mut block = [0; BLOCK as usize];
            self.fill(&mut block)?;
            if block == [0; BLOCK as usize] {
                self.zeros(BLOCK)?;
                return at_end(self.plain);
            }
            let (name, size) = ustar::read_header(&block)?;
            if !self.names.insert(name.clone()) {
                return Err(Error::MemberRepeated(name));
            }
            if size > self.len.saturating_sub(self.at) {
                return Err(Error::MemberSize(name));
            }
            self.member(name, size, limits, found)?;
        }
    }

    fn member(
        &mut self,
        name: String,
        size: u64,
        limits: &Limits,
        found: &mut Found,
    ) -> Result<(), Error> {
        let sha256 = if name.starts_with(BLOBS) || name == PAD {
            self.hashed(&name, size, limits, found)?
        } else {
            let content = self.content(&name, size, limits)?;
            let sha256 = manifest_hash(&content);
            found.contents.insert(name.clone(), content);
            sha256
        };
        self.zeros(ustar::filled(size) - size)?;
        found.facts.push(Member { name, size, sha256 });
        Ok(())
    }

    /// What is not kept: attachments, and the filling, which must be zero.
    fn hashed(
        &mut self,
        name: &str,
        size: u64,
        limits: &Limits,
        found: &mut Found,
    ) -> Result<[u8; 32], Error> {
        let is_pad = name == PAD;
        if !is_pad {
            within(Part::Blob, size, limits.blob)?;
            within(
                Part::BlobCount,
                found.blobs.len() as u64 + 1,
                limits.blob_count,
            )?;
        }
        let (mut hash, mut zero) = (Sha256::new(), true);
        self.pieces(size, |piece| {
            hash.update(piece);
            zero &= piece.iter().all(|byte| *byte == 0);
        })?;
        let content: [u8; 32] = hash.finalize().into();
        if is_pad {
            if !zero {
                found.flaws.push(flaw(PAD, Error::Padding.code()));
            }
        } else {
            found.blobs.push(AttachmentFound {
                sha256: named_hash(name).unwrap_or(content),
                bytes: size,
                whole: ustar::blob_name(&content) == name,
                named_by: Vec::new(),
            });
        }
        Ok(content)
    }

    fn content(&mut self, name: &str, size: u64, limits: &Limits) -> Result<Vec<u8>, Error> {
        let (part, limit) = match name {
            MANIFEST => (Part::Manifest, limits.manifest),
            IDENTITIES => (Part::Identities, limits.identities),
            CONTROL => (Part::Control, limits.control),
            CHANGES => (Part::Changes, limits.changes),
            // The signature and the text for people; no other name stands in the grammar.
            SIGNATURE | FORMAT => (Part::Format, limits.format),
            _ => return Err(Error::MemberName),
        };
        within(part, size, limit)?;
        let size = usize::try_from(size).expect("limits are below the address space");
        let mut content = vec![0; size];
        for piece in content.chunks_mut(PIECE) {
            self.fill(piece)?;
        }
        Ok(content)
    }

    fn zeros(&mut self, count: u64) -> Result<(), Error> {
        let mut zero = true;
        self.pieces(count, |piece| zero &= piece.iter().all(|byte| *byte == 0))?;
        if zero { Ok(()) } else { Err(Error::Padding) }
    }

    fn pieces(&mut self, size: u64, mut each: impl FnMut(&[u8])) -> Result<(), Error> {
        let mut buffer = vec![0; PIECE];
        let mut left = size;
        while left > 0 {
            let count = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            self.fill(&mut buffer[..count])?;
            each(&buffer[..count]);
            left -= count as u64;
        }
        Ok(())
    }

    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), Error> {
        self.plain.read_exact(buffer)?;
        self.at += buffer.len() as u64;
        if self.at - self.told >= 1 << 20 {
            self.told = self.at;
            report(self.watch, Stage::Bytes, self.at, self.len)?;
        }
        Ok(())
    }
}

/// The hash in the name of an attachment.
fn named_hash(name: &str) -> Option<[u8; 32]> {
    let digits = name.strip_prefix(BLOBS)?;
    let byte = |place: usize| u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    bytes?.try_into().ok()
}
