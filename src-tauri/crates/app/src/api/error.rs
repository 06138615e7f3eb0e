//! The one error that crosses the boundary: a closed code with parameters, never a sentence, never case text.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};
use ts_rs::TS;

/// What went wrong, for everyone who must react to it. The window has a wording for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The vault is locked.
    Locked,
    /// There is no vault yet.
    NoVault,
    /// There is a vault already.
    VaultExists,
    /// The vault is open in another window (param none).
    VaultInUse,
    /// The vault was made by a newer version.
    VaultNewer,
    /// The header or database of the vault cannot be read.
    VaultDamaged,
    /// The folder of the vault is on a network share or is synchronised (param `kind`).
    FolderRefused,
    /// Other files stand where the vault must come; they are left alone.
    FolderNotEmpty,
    /// The passphrase does not open the vault (param `seconds`: wait).
    WrongPassphrase,
    /// Too soon after a wrong passphrase (param `seconds`: wait).
    TryLater,
    /// The recovery code does not fit.
    WrongRecoveryCode,
    /// The passphrase is too weak (param `reason`).
    WeakPassphrase,
    /// The recovery code was not confirmed yet.
    RecoveryNotConfirmed,
    /// No room on the disk; nothing was lost (params `needed` and `free` in bytes, when that was known beforehand).
    DiskFull,
    /// The disk could not be read or written.
    DiskFault,
    /// A value in the request is not allowed (param `reason`; `field` names it).
    InvalidInput,
    /// The record or case is not here.
    NotFound,
    /// The entry is finished: corrections stand beside it.
    AlreadyFinished,
    /// Only who created it may do this.
    NotCreator,
    /// It was used already: it ends, it is not taken back.
    InUse,
    /// What was done, or a merged file, cannot be taken back (param `why`: as in the list of either).
    NotUndoable,
    /// The case is closed.
    CaseClosed,
    /// Something that was typed about it was not saved (params `form_kind`, `target`, `case`, `record`: which draft).
    UnsavedDraft,
    /// The values changed in the meantime: look again.
    ChangedMeanwhile,
    /// The contact is not a partner of the case.
    NotPartner,
    /// The fingerprint was not compared: an explicit yes is needed.
    NeedsYes,
    /// The fingerprint does not match.
    FingerprintDiffers,
    /// The contact claims to follow another key: compare the fingerprint first, no yes will do.
    CompareFirst,
    /// The contact claims to follow a key whose owner did not say so: nothing goes to him, compared or not.
    FalseSuccession,
    /// The contact left his organisation: nothing goes to him (param `at`: since which day).
    ContactLeft,
    /// The contact has another key by now: take his newest card.
    ContactSucceeded,
    /// This device was declared lost: renew it first.
    DeviceLost,
    /// There is nothing that may be shared.
    NothingToShare,
    /// It may not be erased for the time being: a hold, a running objection or a request of a person keeps it.
    OnHold,
    /// It was erased here and never comes back, or the decision cannot be taken back any more.
    Erased,
    /// A photo has no description (param `count`).
    PhotoNeedsDescription,
    /// The file is no Woonrust file.
    FileNotWoonrust,
    /// The file was cut off.
    FileTruncated,
    /// The file was altered or damaged (param `detail`: the name of the check).
    FileAltered,
    /// The file is for someone else.
    FileForSomeoneElse,
    /// The file was made by a newer version.
    FileNewer,
    /// The file is larger than a limit allows (param `detail`).
    FileTooLarge,
    /// The file is large: an explicit yes is needed (params `bytes`, and `changes`, which is 0 while it is not known).
    FileNeedsYes,
    /// The file brings very many differences to choose from: a yes to just their number is needed (params `count` and
    /// `most`, which one file may bring without it).
    ManyConflicts,
    /// The file is of a type that is not merged.
    FileNotForImport,
    /// The file is an archive: it is checked, never merged.
    FileIsArchive,
    /// The file is no archive, where one was to be checked.
    FileNotArchive,
    /// The passphrase does not open the archive.
    WrongArchivePassphrase,
    /// A file that was written by a person or device that the file does not prove.
    UnknownSigner,
    /// A contact card that cannot be read.
    CardUnreadable,
    /// A card that claims a version which is known with other content.
    CardClash,
    /// The preview is no longer valid: look again.
    PreviewStale,
    /// The file is no photo, or of a kind that cannot be read (param `kind`).
    PhotoNotAnImage,
    /// The photo is larger than allowed (param `bytes` or `pixels`).
    PhotoTooLarge,
    /// The file is no theme file, or not whole (param `reason`: `size`, `json`, `other`, `shape`, `empty`; where the text is
    /// wrong also `line` and `column`).
    ThemeUnreadable,
    /// A name or value that a theme may not have (params `place`, `token`, `reason`; `least` and `most` of a length).
    ThemeValue,
    /// Two colours of a theme that cannot be told apart (params `place`, `front`, `back`, `ratio`, `least`, `more`).
    ThemeContrast,
    /// The logo of a theme cannot be used (param `reason`: `svg`, `kind`, `encoding`, `damaged`, `size`).
    ThemeLogo,
    /// The clock of this device cannot be right (param `days`).
    ClockSuspicious,
    /// The backup does not open with this secret.
    WrongBackupSecret,
    /// A policy pack that cannot be used (params `line`, `key`, `reason`, and `least`, `most` where they help).
    InvalidPolicy,
    /// The document could not be made.
    DocumentFailed,
    /// The person cancelled.
    Cancelled,
    /// No use case has this name.
    UnknownCall,
    /// The request does not have the shape of this use case.
    BadRequest,
    /// The example vault can only be made in an empty place.
    VaultNotEmpty,
    /// A fault of the program (param `detail`: where).
    Fault,
}

/// An error at the boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApiError {
    /// What went wrong.
    pub code: ErrorCode,
    /// Numbers and stable codes for the wording; never case text.
    pub params: BTreeMap<String, String>,
    /// The field of the request that it is about.
    pub field: Option<String>,
}

impl ApiError {
    /// An error without parameters.
    pub fn new(code: ErrorCode) -> ApiError {
        ApiError {
            code,
            params: BTreeMap::new(),
            field: None,
        }
    }

    /// With a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> ApiError {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// A value that is not allowed.
    pub fn invalid(field: &str, reason: &str) -> ApiError {
        ApiError {
            field: Some(field.to_owned()),
            ..ApiError::new(ErrorCode::InvalidInput).with("reason", reason)
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.code)?;
        self.params
            .iter()
            .try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

impl std::error::Error for ApiError {}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> ApiError {
        ApiError::new(code)
    }
}
