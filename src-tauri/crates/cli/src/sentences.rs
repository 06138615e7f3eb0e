//! What each error means, in one plain sentence.

use app::ErrorCode;

/// The sentence of an error.
pub fn sentence(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Locked => "The vault is locked.",
        ErrorCode::NoVault => "There is no vault here yet.",
        ErrorCode::VaultExists => "There is a vault here already.",
        ErrorCode::InUse => "Others refer to it, so it stays: end it instead.",
        ErrorCode::VaultInUse => "The vault is open in another window.",
        ErrorCode::VaultNewer => "The vault was made by a newer version of Woonrust.",
        ErrorCode::VaultDamaged => "The vault cannot be read: it is damaged.",
        ErrorCode::FolderRefused => "A vault may not be kept in this folder.",
        ErrorCode::FolderNotEmpty => {
            "Other files stand where the vault must come. They were left alone."
        }
        ErrorCode::WrongPassphrase => "The passphrase does not open the vault.",
        ErrorCode::TryLater => "Wait before you try again.",
        ErrorCode::WrongRecoveryCode => "The recovery code does not fit.",
        ErrorCode::WeakPassphrase => "The passphrase is too weak.",
        ErrorCode::RecoveryNotConfirmed => "The recovery code was not confirmed yet.",
        ErrorCode::DiskFull => "There is no room on the disk; nothing was lost.",
        ErrorCode::DiskFault => "The disk could not be read or written.",
        ErrorCode::InvalidInput => "A value is not allowed.",
        ErrorCode::NotFound => "That is not here.",
        ErrorCode::AlreadyFinished => "The entry is finished: put a correction beside it.",
        ErrorCode::NotCreator => "Only who made it may do this.",
        ErrorCode::NotUndoable => {
            "It cannot be taken back any more: list_recent, or imports, tells why."
        }
        ErrorCode::CaseClosed => "The case is closed.",
        ErrorCode::UnsavedDraft => "A draft of it was not saved: save it or throw it away first.",
        ErrorCode::ChangedMeanwhile => "It changed in the meantime: look again.",
        ErrorCode::NotPartner => "The contact is not a partner of the case.",
        ErrorCode::NeedsYes => "This needs an explicit --yes.",
        ErrorCode::FingerprintDiffers => "The fingerprint does not match.",
        ErrorCode::CompareFirst => {
            "The contact claims to follow another key: compare the fingerprint first."
        }
        ErrorCode::FalseSuccession => {
            "The contact claims to be somebody who did not say so: nothing goes to him."
        }
        ErrorCode::ContactLeft => "The contact left: nothing goes to him any more.",
        ErrorCode::ContactSucceeded => "The contact has another key by now: use his newest card.",
        ErrorCode::DeviceLost => "This device was declared lost: renew it first.",
        ErrorCode::NothingToShare => "There is nothing that may be shared.",
        ErrorCode::OnHold => "Nothing of this case may be destroyed for the time being.",
        ErrorCode::Erased => "It was erased and never comes back, or the decision stands.",
        ErrorCode::PhotoNeedsDescription => "A photo has no description yet.",
        ErrorCode::FileNotWoonrust => "The file is no Woonrust file.",
        ErrorCode::FileTruncated => "The file was cut off.",
        ErrorCode::FileAltered => "The file was altered or damaged.",
        ErrorCode::FileForSomeoneElse => "The file is for someone else.",
        ErrorCode::FileNewer => "The file was made by a newer version of Woonrust.",
        ErrorCode::FileTooLarge => "The file is too large.",
        ErrorCode::FileNeedsYes => "The file is large: this needs an explicit --yes.",
        ErrorCode::ManyConflicts => {
            "It brings very many differences: this needs --conflicts with just their number."
        }
        ErrorCode::FileNotForImport => "A file of this type is not merged.",
        ErrorCode::FileIsArchive => "The file is an archive: it is checked (verify), never merged.",
        ErrorCode::FileNotArchive => "The file is no archive.",
        ErrorCode::WrongArchivePassphrase => "The passphrase does not open the archive.",
        ErrorCode::UnknownSigner => "The file does not prove who wrote it.",
        ErrorCode::CardUnreadable => "The contact card cannot be read.",
        ErrorCode::CardClash => "The card contradicts a card that is known.",
        ErrorCode::PreviewStale => "The preview is no longer valid: look again.",
        ErrorCode::PhotoNotAnImage => "The file is no photo that can be read.",
        ErrorCode::PhotoTooLarge => "The photo is too large.",
        ErrorCode::ThemeUnreadable => "The file is no theme file that can be read.",
        ErrorCode::ThemeValue => "The theme has a name or value that it may not have.",
        ErrorCode::ThemeContrast => "Two colours of the theme cannot be told apart.",
        ErrorCode::ThemeLogo => "The logo of the theme cannot be used.",
        ErrorCode::ClockSuspicious => "The clock of this device cannot be right.",
        ErrorCode::WrongBackupSecret => "The backup does not open with this secret.",
        ErrorCode::InvalidPolicy => "The policy pack has a mistake: see the line and the reason.",
        ErrorCode::DocumentFailed => "The document could not be made.",
        ErrorCode::Cancelled => "Cancelled.",
        ErrorCode::UnknownCall => "No use case has this name.",
        ErrorCode::BadRequest => "The request does not have the shape of this use case.",
        ErrorCode::VaultNotEmpty => "Example cases only go into an empty vault.",
        ErrorCode::Fault => "A fault of the program.",
    }
}
