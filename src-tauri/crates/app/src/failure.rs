//! From the rich errors of the core to the one error of the boundary. No text crosses, only codes and numbers.

use crate::api::error::{ApiError, ErrorCode as Code};
use vault::{Error as VaultError, Unsuitable};

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> ApiError {
        from_vault(error)
    }
}

/// An error of the vault.
pub(crate) fn from_vault(error: VaultError) -> ApiError {
    use VaultError as E;
    match error {
        E::NoVault => Code::NoVault.into(),
        E::VaultExists => Code::VaultExists.into(),
        E::WrongPassphrase {
            failed,
            wait_seconds,
        } => ApiError::new(Code::WrongPassphrase)
            .with("seconds", wait_seconds)
            .with("failed", failed),
        E::TooSoon { wait_seconds } => ApiError::new(Code::TryLater).with("seconds", wait_seconds),
        E::MalformedCode(_) | E::WrongCode => Code::WrongRecoveryCode.into(),
        E::WeakPassphrase(weakness) => ApiError::new(Code::WeakPassphrase)
            .with("reason", crate::session::weakness_code(weakness)),
        E::HeaderDamaged | E::ExcessiveWork | E::Damaged(_) | E::AttachmentDamaged => {
            Code::VaultDamaged.into()
        }
        E::NewerVault { .. } => Code::VaultNewer.into(),
        E::InUse => Code::VaultInUse.into(),
        E::UnsuitablePlace(place) => {
            ApiError::new(Code::FolderRefused).with("kind", place_code(&place))
        }
        E::FolderNotEmpty => Code::FolderNotEmpty.into(),
        E::DiskFull => Code::DiskFull.into(),
        E::NoRoom { needed, free } => ApiError::new(Code::DiskFull)
            .with("needed", needed)
            .with("free", free),
        E::UnknownRecord(_) | E::UnknownCase(_) | E::AttachmentMissing => Code::NotFound.into(),
        E::Change(ledger::change::ChangeError::TooLarge) => ApiError::invalid("text", "too_long"),
        E::Kind(_) | E::Change(_) | E::Database(_) => {
            ApiError::new(Code::Fault).with("detail", "vault")
        }
        E::Card => Code::CardUnreadable.into(),
        E::UnknownDevice => Code::NotFound.into(),
        E::ThisDevice => ApiError::invalid("device", "this_device"),
        E::TooManyDevices => ApiError::invalid("device", "too_many"),
        E::ThisDeviceIsLost => Code::DeviceLost.into(),
        E::NotSetAside => Code::ChangedMeanwhile.into(),
        E::NotOwn => Code::NotCreator.into(),
        E::Succession => ApiError::invalid("card", "no_succession"),
        E::AttachmentTooLarge => Code::PhotoTooLarge.into(),
        E::PlanStale => Code::PreviewStale.into(),
        E::Cancelled => Code::Cancelled.into(),
        E::Erased => Code::Erased.into(),
        E::NotToErase => ApiError::invalid("erasure", "not_to_erase"),
        E::UnknownErasure => Code::NotFound.into(),
        E::NotUndoable => Code::NotUndoable.into(),
        E::NotABackup => ApiError::new(Code::FileNotWoonrust).with("detail", "backup"),
        E::BackupDamaged(detail) => ApiError::new(Code::FileAltered).with("detail", detail),
        E::Io(error) => from_io(&error),
        E::Refused(op) => ApiError::new(Code::Fault).with("detail", op),
    }
}

fn place_code(place: &Unsuitable) -> &'static str {
    match place {
        Unsuitable::NetworkShare => "network_share",
        Unsuitable::CloudSynced { .. } => "synced_folder",
    }
}

/// An error of the operating system.
pub(crate) fn from_io(error: &std::io::Error) -> ApiError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            Code::DiskFull.into()
        }
        std::io::ErrorKind::NotFound => ApiError::new(Code::NotFound).with("detail", "file"),
        kind => ApiError::new(Code::DiskFault).with("detail", format!("{kind:?}")),
    }
}

impl From<exchange::Error> for ApiError {
    fn from(error: exchange::Error) -> ApiError {
        use exchange::Error as E;
        let detail = error.code();
        let code = match &error {
            E::Io(io) => return from_io(io),
            E::DiskFull => Code::DiskFull,
            E::Cancelled => Code::Cancelled,
            E::NeedsYes { bytes, changes } => {
                return ApiError::new(Code::FileNeedsYes)
                    .with("bytes", bytes)
                    .with("changes", changes);
            }
            E::TooLarge { .. } | E::HeaderTooLarge | E::TooManyStanzas | E::ExcessiveWork => {
                Code::FileTooLarge
            }
            E::NotAnAgeFile => Code::FileNotWoonrust,
            E::NotForThisDevice | E::OtherRecipient => Code::FileForSomeoneElse,
            E::Truncated => Code::FileTruncated,
            E::NewerVersion(_) | E::UnknownCrit(_) | E::NewerContainer => Code::FileNewer,
            E::ArchiveNotImported | E::PassphraseFile => Code::FileIsArchive,
            E::NotAnArchive => Code::FileNotArchive,
            E::WrongPassphrase => Code::WrongArchivePassphrase,
            E::TypeNotSupported => Code::FileNotForImport,
            E::SenderCardMissing
            | E::SenderDeviceNotCertified
            | E::UncertifiedDevice { .. }
            | E::ControlUncertified { .. } => Code::UnknownSigner,
            _ => Code::FileAltered,
        };
        ApiError::new(code).with("detail", detail)
    }
}

impl From<documents::Error> for ApiError {
    fn from(_: documents::Error) -> ApiError {
        Code::DocumentFailed.into()
    }
}
