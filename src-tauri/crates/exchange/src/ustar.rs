//! The tar inside: one fixed form of ustar, written and read without ever touching a file system.

use std::io::{Read, Write};

use sha2::{Digest, Sha256};

use crate::container::at_end;
use crate::error::Error;
use crate::progress::{Report, Stage, report};

/// Size of a tar block; headers and contents fill whole ones.
pub const BLOCK: u64 = 512;
/// The two zero blocks at the end of an archive.
pub const END: u64 = 2 * BLOCK;
/// Name of the first member.
pub const MANIFEST: &str = "manifest.cbor";
/// Name of the second member: 64 bytes of signature.
pub const SIGNATURE: &str = "manifest.sig";
/// Name of the third member: for people who find the file.
pub const FORMAT: &str = "FORMAT.txt";
/// Name of the fourth member: contact cards.
pub const IDENTITIES: &str = "identities.cborseq";
/// Name of the fifth member: what people ask and answer beside the changes.
pub const CONTROL: &str = "control.cborseq";
/// Name of the sixth member: the changes.
pub const CHANGES: &str = "changes.cborseq";
/// Folder of the attachments; each is named by the SHA-256 of its content.
pub const BLOBS: &str = "blobs/";
/// Name of the last member: zero bytes.
pub const PAD: &str = "pad";

const PIECE: usize = 64 * 1024;

/// The one header that a member of this name and size can have.
#[must_use]
pub fn header(name: &str, size: u64) -> [u8; BLOCK as usize] {
    let mut header = tar::Header::new_ustar();
    header
        .set_path(name)
        .expect("member names are short and relative");
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_size(size);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    *header.as_bytes()
}

/// The name of an attachment's member.
#[must_use]
pub fn blob_name(sha256: &[u8; 32]) -> String {
    let hex: String = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{BLOBS}{hex}")
}

/// Bytes that a content of `size` takes with its filling.
#[must_use]
pub fn filled(size: u64) -> u64 {
    size.div_ceil(BLOCK) * BLOCK
}

/// Padmé: rounds a length up by at most 12 %, so that lengths fall into few classes
/// (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019).
#[must_use]
pub fn padme(len: u64) -> u64 {
    if len < 2 {
        return len;
    }
    let exponent = len.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1u64 << (exponent - kept.min(exponent))) - 1;
    (len + mask) & !mask
}

/// The size of `pad` and of the whole archive for members of these sizes.
#[must_use]
pub fn layout(sizes: impl Iterator<Item = u64>) -> (u64, u64) {
    let members: u64 = sizes.map(|size| BLOCK + filled(size)).sum();
    let bare = members + BLOCK + END;
    let whole = filled(padme(bare));
    (whole - bare, whole)
}

/// Writes `count` zero bytes.
pub(crate) fn write_zeros(out: &mut dyn Write, count: u64) -> Result<(), Error> {
    std::io::copy(&mut std::io::repeat(0).take(count), out)?;
    Ok(())
}

/// Writes a small member: header, content, filling.
pub(crate) fn write_member(out: &mut dyn Write, name: &str, content: &[u8]) -> Result<(), Error> {
    let size = content.len() as u64;
    out.write_all(&header(name, size))?;
    out.write_all(content)?;
    write_zeros(out, filled(size) - size)
}

/// A strict walk over the members, in the one order that is allowed.
pub(crate) struct Members<'a> {
    plain: &'a mut dyn Read,
    at: u64,
    len: u64,
    told: u64,
    watch: &'a mut Report<'a>,
}

impl<'a> Members<'a> {
    /// Begins at the start of `len` plain bytes.
    pub(crate) fn new(plain: &'a mut dyn Read, len: u64, watch: &'a mut Report<'a>) -> Members<'a> {
        Members {
            plain,
            at: 0,
            len,
            told: 0,
            watch,
        }
    }

    /// Where the walk is, in plain bytes from the start.
    pub(crate) fn position(&self) -> u64 {
        self.at
    }

    /// Whoever follows the work.
    pub(crate) fn watch(&mut self) -> &mut Report<'a> {
        self.watch
    }

    /// The next member must have this name; gives its size, which is no larger than what is left.
    pub(crate) fn enter(&mut self, name: &str) -> Result<u64, Error> {
        let mut block = [0; BLOCK as usize];
        self.fill(&mut block)?;
        if block == [0; BLOCK as usize] {
            return Err(Error::MemberMissing(name.to_owned()));
        }
        let (found, size) = read_header(&block)?;
        if found != name {
            return Err(misplaced(name, found));
        }
        if size > self.len - self.at {
            return Err(Error::MemberSize(found));
        }
        Ok(size)
    }

    /// The next member must have this name and size.
    pub(crate) fn enter_sized(&mut self, name: &str, size: u64) -> Result<(), Error> {
        if self.enter(name)? != size {
            return Err(Error::MemberSize(name.to_owned()));
        }
        Ok(())
    }

    /// The content of the member just entered. `size` was checked against a limit.
    pub(crate) fn content(&mut self, size: u64) -> Result<Vec<u8>, Error> {
        let mut content =
            vec![0; usize::try_from(size).expect("limits are below the address space")];
        for piece in content.chunks_mut(PIECE) {
            self.fill(piece)?;
        }
        self.zeros(filled(size) - size)?;
        Ok(content)
    }

    /// The SHA-256 of the member just entered, whose content is not kept.
    pub(crate) fn digest(&mut self, size: u64) -> Result<[u8; 32], Error> {
        let mut hash = Sha256::new();
        self.pieces(size, |piece| {
            hash.update(piece);
            Ok(())
        })?;
        self.zeros(filled(size) - size)?;
        Ok(hash.finalize().into())
    }

    /// The next `count` bytes must be zero.
    pub(crate) fn zeros(&mut self, count: u64) -> Result<(), Error> {
        self.pieces(count, |piece| {
            if piece.iter().any(|byte| *byte != 0) {
                Err(Error::Padding)
            } else {
                Ok(())
            }
        })
    }

    /// After the end mark there must be nothing.
    pub(crate) fn end(mut self) -> Result<(), Error> {
        self.zeros(END)?;
        at_end(self.plain)
    }

    fn pieces(
        &mut self,
        size: u64,
        mut each: impl FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut buffer = vec![0; PIECE.min(usize::try_from(size).unwrap_or(PIECE))];
        let mut left = size;
        while left > 0 {
            let piece = &mut buffer[..PIECE.min(usize::try_from(left).unwrap_or(PIECE))];
            self.fill(piece)?;
            each(piece)?;
            left -= piece.len() as u64;
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

/// Reads a header, and refuses every header but the one that this format writes.
pub fn read_header(block: &[u8; BLOCK as usize]) -> Result<(String, u64), Error> {
    let kind = block[156];
    if kind != b'0' {
        return Err(Error::MemberKind);
    }
    let end = block[..100]
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(100);
    let name = std::str::from_utf8(&block[..end]).map_err(|_| Error::MemberName)?;
    if rank(name).is_none() {
        return Err(Error::MemberName);
    }
    let size = read_size(&block[124..136]).ok_or(Error::MemberHeader)?;
    if header(name, size) != *block {
        return Err(Error::MemberHeader);
    }
    Ok((name.to_owned(), size))
}

fn read_size(field: &[u8]) -> Option<u64> {
    let digits = field.strip_suffix(&[0])?;
    let octal = digits.iter().all(|digit| (b'0'..=b'7').contains(digit));
    octal.then(|| {
        digits
            .iter()
            .fold(0, |size, digit| size * 8 + u64::from(digit - b'0'))
    })
}

/// The place of a name in the fixed order; none for a name outside the grammar.
fn rank(name: &str) -> Option<u8> {
    const FIXED: [&str; 6] = [MANIFEST, SIGNATURE, FORMAT, IDENTITIES, CONTROL, CHANGES];
    if let Some(place) = FIXED.iter().position(|fixed| *fixed == name) {
        return u8::try_from(place).ok();
    }
    if name == PAD {
        return Some(7);
    }
    let hex = name.strip_prefix(BLOBS)?;
    let digits = hex
        .bytes()
        .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    (hex.len() == 64 && digits).then_some(6)
}

fn misplaced(expected: &str, found: String) -> Error {
    if rank(&found) < rank(expected) {
        return Error::MemberRepeated(found);
    }
    Error::MemberOrder {
        expected: expected.to_owned(),
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padme_rounds_up_by_at_most_twelve_percent_and_is_stable() {
        for len in (1..200_000u64).chain([1 << 30, (1 << 31) + 12_345, 3_999_999_999]) {
            let rounded = padme(len);
            assert!(
                rounded >= len && (rounded - len) * 100 <= len * 12,
                "{len} became {rounded}"
            );
            assert_eq!(padme(rounded), rounded);
        }
        // Values of the paper's reference code.
        assert_eq!(
            (padme(9), padme(100), padme(1000), padme(10_000)),
            (10, 104, 1024, 10_240)
        );
    }

    #[test]
    fn a_header_comes_back_and_every_flipped_bit_is_refused() {
        let block = header(CHANGES, 123_456);
        assert_eq!(read_header(&block).unwrap(), (CHANGES.to_owned(), 123_456));
        for bit in 0..block.len() * 8 {
            let mut flipped = block;
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(read_header(&flipped).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn names_outside_the_grammar_are_refused() {
        let upper = format!("{BLOBS}{}", "A".repeat(64));
        let short = format!("{BLOBS}{}", "a".repeat(63));
        for name in [
            "x",
            "blobs/",
            "/pad",
            "../pad",
            "./pad",
            "Pad",
            upper.as_str(),
            short.as_str(),
            "",
        ] {
            assert_eq!(rank(name), None, "{name}");
        }
        assert!(rank(&blob_name(&[0xab; 32])).is_some());
    }

    #[test]
    fn a_layout_fills_to_whole_blocks_of_a_padme_size() {
        for sizes in [vec![0], vec![1, 511, 512, 513], vec![40_000, 1_000_000]] {
            let (pad, whole) = layout(sizes.iter().copied());
            let members: u64 = sizes.iter().map(|size| BLOCK + filled(*size)).sum();
            assert_eq!(members + BLOCK + filled(pad) + END, whole);
            assert_eq!(padme(whole), whole, "{sizes:?}");
        }
    }
}
