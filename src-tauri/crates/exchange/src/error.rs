//! Every way in which a file can be bad, or cannot be written, by name.

use std::io;

use ledger::change::ChangeError;
use ledger::control::ControlError;
use ledger::identity::CardError;
use thiserror::Error;

/// A part of a file that has a size limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The encrypted file.
    Container,
    /// `manifest.cbor`.
    Manifest,
    /// `FORMAT.txt`.
    Format,
    /// `identities.cborseq`.
    Identities,
    /// `control.cborseq`.
    Control,
    /// `changes.cborseq`.
    Changes,
    /// How many changes there are.
    ChangeCount,
    /// The header of one change.
    Header,
    /// The body of one change.
    Body,
    /// One attachment.
    Blob,
    /// How many attachments there are.
    BlobCount,
    /// How many CBOR items there are, counted before any is decoded.
    Items,
}

/// Why a file was refused, or could not be written. A refused file has changed nothing.
#[derive(Debug, Error)]
pub enum Error {
    /// Reading or writing failed for a reason of the disk or the system.
    #[error("reading or writing failed: {0}")]
    Io(#[source] io::Error),
    /// No room to write the file; no half file was left.
    #[error("the disk is full")]
    DiskFull,
    /// The caller stopped the work.
    #[error("stopped")]
    Cancelled,
    /// The file is large: the caller must ask a person first and allow it in [`crate::Limits`].
    #[error("the file is large ({bytes} bytes, {changes} changes) and needs an explicit yes")]
    NeedsYes {
        /// Size of the container.
        bytes: u64,
        /// Number of changes by the manifest; 0 while that is not known.
        changes: u64,
    },
    /// A limit of the format is exceeded.
    #[error("too large: {part:?} has {size}, the limit is {limit}")]
    TooLarge {
        /// What is too large.
        part: Part,
        /// Its size, in bytes or items.
        size: u64,
        /// The limit, in the same unit.
        limit: u64,
    },

    /// The first line is not that of an age file.
    #[error("this is not an age file")]
    NotAnAgeFile,
    /// An age file of a later version of age.
    #[error("the container has a version that is not known here")]
    NewerContainer,
    /// The header has no end within its limit.
    #[error("the container header is too large")]
    HeaderTooLarge,
    /// More stanzas than a recipient can have devices.
    #[error("the container header names too many keys")]
    TooManyStanzas,
    /// The header is malformed.
    #[error("the container header is malformed")]
    BadHeader,
    /// Encrypted with a passphrase: an archive, which is never imported.
    #[error("this file is locked with a passphrase and cannot be imported")]
    PassphraseFile,
    /// The passphrase does not open the archive.
    #[error("the passphrase does not open the archive")]
    WrongPassphrase,
    /// The passphrase of an archive asks for more work than the format allows.
    #[error("the archive asks for too much work")]
    ExcessiveWork,
    /// No key of this device opens the file.
    #[error("the file is not encrypted to this device")]
    NotForThisDevice,
    /// The encrypted bytes are not those that were written (altered, or cut off within a chunk).
    #[error("the file was altered or cut off")]
    Altered,
    /// The file ends too early.
    #[error("the file is cut off")]
    Truncated,
    /// There are bytes after the end.
    #[error("the file has bytes after its end")]
    TrailingBytes,

    /// A member header is not the one form that this format allows.
    #[error("a member header is malformed")]
    MemberHeader,
    /// A link, folder, device or extension header.
    #[error("a member is not a regular file")]
    MemberKind,
    /// A name outside the grammar of member names.
    #[error("a member has a name that is not allowed")]
    MemberName,
    /// A member that stands elsewhere than the format says.
    #[error("a member is out of order: {found} instead of {expected}")]
    MemberOrder {
        /// The member that had to come here.
        expected: String,
        /// The member that came.
        found: String,
    },
    /// The same member twice.
    #[error("a member comes twice: {0}")]
    MemberRepeated(String),
    /// The archive ends where a member had to come.
    #[error("a member is missing: {0}")]
    MemberMissing(String),
    /// The size of a member is not the signed one.
    #[error("a member has another size than the manifest says: {0}")]
    MemberSize(String),
    /// The content of a member is not the signed one.
    #[error("a member has other bytes than the manifest says: {0}")]
    MemberHash(String),
    /// Filling that is not zero, or an end mark that is none.
    #[error("the filling of the file is not zero")]
    Padding,

    /// A version of the manifest above the one known here.
    #[error("the file was made by a newer version (format {0})")]
    NewerVersion(i64),
    /// The file needs a feature that is not known here.
    #[error("the file needs a feature that is not known here: {0}")]
    UnknownCrit(String),
    /// The manifest is not of the shape of version 1.
    #[error("the manifest is malformed: {0}")]
    ManifestShape(&'static str),
    /// The manifest is not signed by the device it names.
    #[error("the manifest has a bad signature")]
    ManifestSignature,
    /// The signed manifest names another recipient: somebody re-encrypted the file.
    #[error("the file was made for somebody else")]
    OtherRecipient,
    /// An archive is for reading elsewhere and is never imported.
    #[error("an archive cannot be imported")]
    ArchiveNotImported,
    /// An ordinary file, where an archive was to be checked.
    #[error("this is no archive")]
    NotAnArchive,
    /// A type of file that this version does not read.
    #[error("this type of file is not supported yet")]
    TypeNotSupported,
    /// The counts of the manifest do not agree with the members.
    #[error("the counts of the manifest do not agree with the file: {0}")]
    CountMismatch(&'static str),

    /// A contact card is malformed or not signed by its root.
    #[error("contact card {index} is bad: {source}")]
    BadCard {
        /// Position in the file, from 0.
        index: usize,
        /// What is wrong with it.
        source: CardError,
    },
    /// Cards are not sorted by root, or one comes twice.
    #[error("contact card {index} is out of order or comes twice")]
    CardOrder {
        /// Position in the file, from 0.
        index: usize,
    },
    /// The sender's own card is not in the file.
    #[error("the card of the sender is missing")]
    SenderCardMissing,
    /// The sender's card does not name the device that signed.
    #[error("the device that signed the file is not on the card of the sender")]
    SenderDeviceNotCertified,
    /// Two roots claim the same device.
    #[error("a device is claimed by two people")]
    DeviceClaimedTwice,

    /// A control item breaks the rules of its form.
    #[error("control item {index} is bad: {source}")]
    BadControl {
        /// Position in the file, from 0.
        index: usize,
        /// What is wrong with it.
        source: ControlError,
    },
    /// Control items are not sorted by their id, or one comes twice.
    #[error("control item {index} is out of order or comes twice")]
    ControlOrder {
        /// Position in the file, from 0.
        index: usize,
    },
    /// No card here or in the vault certifies the device of a control item.
    #[error("control item {index} is by a device that no card certifies")]
    ControlUncertified {
        /// Position in the file, from 0.
        index: usize,
    },
    /// A control item is not signed by its device.
    #[error("control item {index} has a bad signature")]
    ControlSignature {
        /// Position in the file, from 0.
        index: usize,
    },
    /// A control item belongs to a case that the file is not about.
    #[error("control item {index} is of a case outside the scope of the file")]
    ControlOutOfScope {
        /// Position among the outgoing items after sorting, from 0.
        index: usize,
    },

    /// A change item is not an array of header, signature and body.
    #[error("change {index} is malformed")]
    ChangeShape {
        /// Position in the file, from 0.
        index: usize,
    },
    /// The header or body of a change breaks the rules of a change.
    #[error("change {index} is bad: {source}")]
    BadChange {
        /// Position in the file, from 0.
        index: usize,
        /// What is wrong with it.
        source: ChangeError,
    },
    /// A change stands out of order.
    #[error("change {index} is out of order")]
    ChangeOrder {
        /// Position in the file, from 0.
        index: usize,
    },
    /// The same change twice.
    #[error("change {index} comes twice")]
    ChangeRepeated {
        /// Position in the file, from 0.
        index: usize,
    },
    /// No card here or in the vault certifies the device of a change.
    #[error("change {index} is by a device that no card certifies")]
    UncertifiedDevice {
        /// Position in the file, from 0.
        index: usize,
    },
    /// A change is not signed by its device.
    #[error("change {index} has a bad signature")]
    ChangeSignature {
        /// Position in the file, from 0.
        index: usize,
    },
    /// The nonce of a first change does not give the id of its record.
    #[error("change {index} has a nonce that does not give its record id")]
    NonceMismatch {
        /// Position in the file, from 0.
        index: usize,
    },
    /// A change belongs to a case that the manifest does not name.
    #[error("change {index} is of a case outside the scope of the file")]
    OutOfScope {
        /// Position in the file, from 0.
        index: usize,
    },

    /// The recipient's card names no device that can receive a file.
    #[error("the recipient has no device that can receive a file")]
    NoRecipientDevice,
    /// A key on the recipient's card cannot be encrypted to.
    #[error("a key on the card of the recipient is unusable")]
    UnusableKey,
    /// `OutChange::bodies` does not have one entry per write.
    #[error("change {index} does not say for each write whether its value travels")]
    BodiesMismatch {
        /// Position among the outgoing changes after sorting, from 0.
        index: usize,
    },
    /// An attachment to be sent does not have the stated bytes, or the file holds no such attachment.
    #[error("an attachment is missing or has other bytes than stated")]
    BlobMismatch,
}

impl Error {
    /// The stable name of this error: for tables of wording, logs and tests. Holds no personal data.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Error::Io(_) => "io",
            Error::DiskFull => "disk_full",
            Error::Cancelled => "cancelled",
            Error::NeedsYes { .. } => "needs_yes",
            Error::TooLarge { part, .. } => part.code(),
            Error::NotAnAgeFile => "not_an_age_file",
            Error::NewerContainer => "newer_container",
            Error::HeaderTooLarge => "header_too_large",
            Error::TooManyStanzas => "too_many_stanzas",
            Error::BadHeader => "bad_header",
            Error::PassphraseFile => "passphrase_file",
            Error::WrongPassphrase => "wrong_passphrase",
            Error::ExcessiveWork => "excessive_work",
            Error::NotForThisDevice => "not_for_this_device",
            Error::Altered => "altered",
            Error::Truncated => "truncated",
            Error::TrailingBytes => "trailing_bytes",
            Error::MemberHeader => "member_header",
            Error::MemberKind => "member_kind",
            Error::MemberName => "member_name",
            Error::MemberOrder { .. } => "member_order",
            Error::MemberRepeated(_) => "member_repeated",
            Error::MemberMissing(_) => "member_missing",
            Error::MemberSize(_) => "member_size",
            Error::MemberHash(_) => "member_hash",
            Error::Padding => "padding",
            Error::NewerVersion(_) => "newer_version",
            Error::UnknownCrit(_) => "unknown_crit",
            Error::ManifestShape(_) => "manifest_shape",
            Error::ManifestSignature => "manifest_signature",
            Error::OtherRecipient => "other_recipient",
            Error::ArchiveNotImported => "archive_not_imported",
            Error::NotAnArchive => "not_an_archive",
            Error::TypeNotSupported => "type_not_supported",
            Error::CountMismatch(_) => "count_mismatch",
            Error::BadCard { .. } => "bad_card",
            Error::CardOrder { .. } => "card_order",
            Error::SenderCardMissing => "sender_card_missing",
            Error::SenderDeviceNotCertified => "sender_device_not_certified",
            Error::DeviceClaimedTwice => "device_claimed_twice",
            Error::BadControl { .. } => "bad_control",
            Error::ControlOrder { .. } => "control_order",
            Error::ControlUncertified { .. } => "control_uncertified",
            Error::ControlSignature { .. } => "control_signature",
            Error::ControlOutOfScope { .. } => "control_out_of_scope",
            Error::ChangeShape { .. } => "change_shape",
            Error::BadChange { .. } => "bad_change",
            Error::ChangeOrder { .. } => "change_order",
            Error::ChangeRepeated { .. } => "change_repeated",
            Error::UncertifiedDevice { .. } => "uncertified_device",
            Error::ChangeSignature { .. } => "change_signature",
            Error::NonceMismatch { .. } => "nonce_mismatch",
            Error::OutOfScope { .. } => "out_of_scope",
            Error::NoRecipientDevice => "no_recipient_device",
            Error::UnusableKey => "unusable_key",
            Error::BodiesMismatch { .. } => "bodies_mismatch",
            Error::BlobMismatch => "blob_mismatch",
        }
    }
}

impl Part {
    fn code(self) -> &'static str {
        match self {
            Part::Container => "too_large_container",
            Part::Manifest => "too_large_manifest",
            Part::Format => "too_large_format",
            Part::Identities => "too_large_identities",
            Part::Control => "too_large_control",
            Part::Changes => "too_large_changes",
            Part::ChangeCount => "too_many_changes",
            Part::Header => "too_large_change_header",
            Part::Body => "too_large_change_body",
            Part::Blob => "too_large_blob",
            Part::BlobCount => "too_many_blobs",
            Part::Items => "too_many_items",
        }
    }
}

/// What the operating system says while writing; a full disk has its own name.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull,
            io::ErrorKind::UnexpectedEof => Error::Truncated,
            // age reports a chunk that does not decrypt with this kind.
            io::ErrorKind::InvalidData => Error::Altered,
            _ => Error::Io(error),
        }
    }
}
