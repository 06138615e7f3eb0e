//! Every way in which the vault can say no.

use crate::{passphrase::Weakness, place::Unsuitable, recovery::CodeProblem};
use ledger::ids::{CaseId, RecordId};

/// Why an operation on the vault did not happen. Whatever it was, nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no vault.
    #[error("there is no vault in this folder")]
    NoVault,
    /// The folder holds a vault already.
    #[error("there is a vault in this folder already")]
    VaultExists,
    /// The passphrase does not open this vault.
    #[error(
        "the passphrase does not open this vault; {failed} failed attempts, wait {wait_seconds} s"
    )]
    WrongPassphrase {
        /// Attempts that failed since the last success.
        failed: u32,
        /// Seconds until the next attempt is heard.
        wait_seconds: u64,
    },
    /// Too soon after a failed attempt; the passphrase was not looked at.
    #[error("wait {wait_seconds} s before the next attempt")]
    TooSoon {
        /// Seconds until the next attempt is heard.
        wait_seconds: u64,
    },
    /// What was typed is no recovery code.
    #[error("this is no recovery code: {0}")]
    MalformedCode(#[from] CodeProblem),
    /// A recovery code, but of another vault.
    #[error("this recovery code is of another vault")]
    WrongCode,
    /// The passphrase is too easy to guess.
    #[error("the passphrase is too weak: {0:?}")]
    WeakPassphrase(Weakness),
    /// Neither the header nor its previous version can be read.
    #[error("the header of the vault is damaged")]
    HeaderDamaged,
    /// The header asks for more memory or work than is accepted from a file.
    #[error("the header of the vault asks for more work than is allowed")]
    ExcessiveWork,
    /// Made by a later version of the program.
    #[error("version {found} of the vault is newer than {known}")]
    NewerVault {
        /// The version found.
        found: u32,
        /// The newest version that this program reads.
        known: u32,
    },
    /// Another window or program has this vault open.
    #[error("the vault is already open")]
    InUse,
    /// The folder must not hold a vault.
    #[error("a vault cannot be kept here: {0:?}")]
    UnsuitablePlace(Unsuitable),
    /// Other files stand where the vault must come; they are left alone.
    #[error("the folder of the vault holds other files")]
    FolderNotEmpty,
    /// No room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// Less room on the disk than the work needs; nothing was begun.
    #[error("{needed} bytes are needed and the disk has room for {free}")]
    NoRoom {
        /// Bytes that would be written.
        needed: u64,
        /// Bytes that can still be written.
        free: u64,
    },
    /// The database does not open with its key, or is not as it should be.
    #[error("the database of the vault is damaged: {0}")]
    Damaged(&'static str),
    /// No record with this id.
    #[error("no record {0}")]
    UnknownRecord(RecordId),
    /// No case with this id.
    #[error("no case {0}")]
    UnknownCase(CaseId),
    /// The table of kinds has no such kind, or not that way (once or not).
    #[error("the kind cannot be written this way: {0}")]
    Kind(String),
    /// The ledger refuses to make or read this change.
    #[error(transparent)]
    Change(#[from] ledger::change::ChangeError),
    /// A contact card cannot be read.
    #[error("a contact card cannot be read")]
    Card,
    /// No device with this id on the own card.
    #[error("no such device of the own person")]
    UnknownDevice,
    /// This very device cannot be declared lost here: it is renewed.
    #[error("a device does not declare itself lost")]
    ThisDevice,
    /// This device was declared lost: it vouches for nothing.
    #[error("this device was declared lost")]
    ThisDeviceIsLost,
    /// More devices than a card holds.
    #[error("a card holds no more devices")]
    TooManyDevices,
    /// The change is not set aside because its device was lost.
    #[error("this change does not wait for a vouch")]
    NotSetAside,
    /// The change is by somebody else: nobody vouches for another.
    #[error("the change is by somebody else")]
    NotOwn,
    /// One root key does not follow the other.
    #[error("this is no succession of one root key by another")]
    Succession,
    /// An attachment is larger than [`crate::attachments::MAX_BLOB`].
    #[error("the attachment is too large")]
    AttachmentTooLarge,
    /// No such attachment here.
    #[error("the attachment is not here")]
    AttachmentMissing,
    /// The file of an attachment is not what was stored.
    #[error("the file of an attachment is damaged")]
    AttachmentDamaged,
    /// The plan was made for another state of the vault; make it anew.
    #[error("the vault changed after the plan was made")]
    PlanStale,
    /// Not a backup of a vault.
    #[error("this file is no backup")]
    NotABackup,
    /// A backup that does not decrypt or whose contents do not match.
    #[error("the backup is damaged: {0}")]
    BackupDamaged(&'static str),
    /// The operating system refused.
    #[error(transparent)]
    Io(std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Database(rusqlite::Error),
    /// Somebody else asks to erase what lies outside the case that he names, or what cannot be erased by itself.
    #[error("this cannot be erased at the request of somebody else")]
    NotToErase,
    /// It was erased here and never comes back, or is being erased and cannot be taken back.
    #[error("it was erased here")]
    Erased,
    /// The merged file cannot be undone as a whole (any more).
    #[error("this merge cannot be undone")]
    NotUndoable,
    /// Nobody asked to erase anything under this number.
    #[error("no such request to erase")]
    UnknownErasure,
    /// The person stopped it, or the vault is being locked.
    #[error("stopped")]
    Cancelled,
    /// The caller gave up inside a transaction, for a reason of his own.
    #[error("refused: {0}")]
    Refused(String),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        // One of our own that went through a reader.
        let error = match error.downcast::<Error>() {
            Ok(own) => return own,
            Err(error) => error,
        };
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::DiskFull,
            _ => Error::Io(error),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Error::DiskFull,
            Some(rusqlite::ErrorCode::NotADatabase) => Error::Damaged("does not open with its key"),
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => Error::Damaged("a page is damaged"),
            // The disk refused, and SQLite only passes that on.
            Some(rusqlite::ErrorCode::SystemIoFailure | rusqlite::ErrorCode::CannotOpen) => {
                Error::Io(std::io::Error::other(error.to_string()))
            }
            Some(_) | None => Error::Database(error),
        }
    }
}
