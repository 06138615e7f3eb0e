//! Pass B: an attachment is read again from the file, and hashed again while it is read.

use std::io::{self, Read, Seek, SeekFrom};

use sha2::{Digest, Sha256};

use crate::container::Plain;
use crate::error::Error;

/// An attachment that was verified in pass A.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlobFacts {
    /// SHA-256 of its content.
    pub sha256: [u8; 32],
    /// Its size in bytes.
    pub bytes: u64,
    pub(crate) offset: u64,
}

/// Gives the bytes of one attachment. The last bytes are given only if all of them have the signed hash.
pub struct BlobReader {
    plain: Plain,
    left: u64,
    hash: Sha256,
    expected: [u8; 32],
    checked: bool,
}

impl BlobReader {
    pub(crate) fn at(mut plain: Plain, facts: &BlobFacts) -> Result<BlobReader, Error> {
        plain.seek(SeekFrom::Start(facts.offset))?;
        Ok(BlobReader {
            plain,
            left: facts.bytes,
            hash: Sha256::new(),
            expected: facts.sha256,
            checked: false,
        })
    }
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let want = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let count = self.plain.read(&mut buffer[..want])?;
        if count == 0 && self.left > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.hash.update(&buffer[..count]);
        self.left -= count as u64;
        if self.left == 0 && !self.checked {
            let hash: [u8; 32] = self.hash.clone().finalize().into();
            if hash != self.expected {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "not the signed attachment",
                ));
            }
            self.checked = true;
        }
        Ok(count)
    }
}
