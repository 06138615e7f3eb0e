//! The hard limits of the format: what a reader refuses before it allocates anything for it.

use crate::error::{Error, Part};

/// Upper bounds of a file. [`Limits::V1`] is the format; tests and careful callers may lower them.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Whole encrypted file, in bytes.
    pub container: u64,
    /// Text header of the age container, in bytes, up to and with its MAC line.
    pub age_header: usize,
    /// Stanzas in that header: one per device of the recipient, and room for one decoy.
    pub stanzas: usize,
    /// Work factor (log2 N) of the passphrase stanza of an archive.
    pub scrypt_log_n: u8,
    /// `manifest.cbor`, in bytes.
    pub manifest: u64,
    /// `FORMAT.txt`, in bytes.
    pub format: u64,
    /// `identities.cborseq`, in bytes.
    pub identities: u64,
    /// `control.cborseq`, in bytes.
    pub control: u64,
    /// `changes.cborseq`, in bytes.
    pub changes: u64,
    /// Number of changes.
    pub change_count: u64,
    /// Header of one change, in bytes.
    pub header: usize,
    /// Body of one change, in bytes.
    pub body: usize,
    /// One blob, in bytes.
    pub blob: u64,
    /// Number of blobs.
    pub blob_count: u64,
    /// CBOR items in all bodies together, whatever the file weighs ...
    pub body_items: u64,
    /// ... and one more for so many bytes of changes: a byte of CBOR can cost 32 in memory.
    pub bytes_per_body_item: u64,
    /// CBOR items in the manifest.
    pub manifest_items: u64,
    /// Above this many bytes of container a person must have said yes first.
    pub yes_bytes: u64,
    /// Above this many changes a person must have said yes first.
    pub yes_changes: u64,
    /// That yes: a large file is verified all the same.
    pub allow_large: bool,
}

impl Limits {
    /// The limits of format version 1 (docs/exchange-format.md, "Limits").
    pub const V1: Limits = Limits {
        container: 4_000_000_000,
        age_header: 64 * 1024,
        stanzas: 128,
        scrypt_log_n: 18,
        manifest: 8 * 1024 * 1024,
        format: 64 * 1024,
        identities: 4 * 1024 * 1024,
        control: 16 * 1024 * 1024,
        changes: 512 * 1024 * 1024,
        change_count: 2_000_000,
        header: 64 * 1024,
        body: 1024 * 1024,
        blob: 512 * 1024 * 1024,
        blob_count: 10_000,
        body_items: 1_000_000,
        bytes_per_body_item: 8,
        manifest_items: 200_000,
        yes_bytes: 20_000_000,
        yes_changes: 50_000,
        allow_large: false,
    };

    /// The same limits, after a person agreed to verify a large file.
    #[must_use]
    pub fn allowing_large(mut self) -> Limits {
        self.allow_large = true;
        self
    }

    /// Refuses what is large and was not agreed to.
    ///
    /// # Errors
    /// [`Error::NeedsYes`].
    pub fn needs_yes(&self, bytes: u64, changes: u64) -> Result<(), Error> {
        if !self.allow_large && (bytes > self.yes_bytes || changes > self.yes_changes) {
            return Err(Error::NeedsYes { bytes, changes });
        }
        Ok(())
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::V1
    }
}

/// Refuses a size above its limit, naming the part.
pub(crate) fn within(part: Part, size: u64, limit: u64) -> Result<(), Error> {
    if size > limit {
        return Err(Error::TooLarge { part, size, limit });
    }
    Ok(())
}
