//! The vault as a person meets it: first start, unlock, recover, passphrase, backup.

use super::QrView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands between the person and the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VaultStatusView {
    /// Where the vault is; `unfinished`: its recovery code was shown and never typed back, so nothing is in it.
    #[ts(type = "\"none\" | \"unfinished\" | \"locked\" | \"open\"")]
    pub state: String,
    /// Seconds to wait before the next try, after wrong passphrases.
    pub delay_seconds: u32,
    /// Wrong tries since the last unlock.
    pub failed_attempts: u32,
    /// Whether this is the vault with example cases.
    pub sample: bool,
    /// The passphrase of the example vault, which is no secret.
    pub sample_passphrase: Option<String>,
    /// Who it belongs to, once it is open.
    pub person: Option<OwnPersonView>,
    /// When the own person calls in from a visit at the latest; absent when he is not away, or since the program started
    /// nobody opened the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub call_in_by: Option<String>,
}

/// The person of this vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnPersonView {
    /// Identifier of the person.
    pub root: String,
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Domain.
    #[ts(type = "Domain")]
    pub domain: String,
    /// What the person does there.
    pub function: String,
    /// Six groups of four characters, to compare aloud.
    pub fingerprint: String,
}

/// A passphrase that was made up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PassphraseView {
    /// Five Dutch words.
    pub passphrase: String,
}

/// A passphrase of one's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JudgePassphraseRequest {
    /// The passphrase.
    pub passphrase: String,
}

/// Whether a passphrase is good enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PassphraseJudgementView {
    /// Whether it may be used.
    pub acceptable: bool,
    /// 0 to 4.
    pub score: u8,
    /// Why not.
    #[ts(type = "\"too_short\" | \"too_easy\" | null")]
    pub reason: Option<String>,
}

/// A new person with a vault of his own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateVaultRequest {
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Domain.
    #[ts(type = "Domain")]
    pub domain: String,
    /// What the person does there.
    pub function: String,
    /// Opens the vault from now on.
    pub passphrase: String,
}

/// A vault that waits until the recovery code was written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CreatedVaultView {
    /// Identifier of the vault.
    pub vault_id: String,
    /// Nine groups of four characters; shown once.
    pub recovery_code: Vec<String>,
    /// The same code to scan, groups joined by dashes; shown once.
    pub recovery_qr: QrView,
    /// Fingerprint of the person.
    pub fingerprint: String,
}

/// Two groups of the recovery code, typed back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecoveryRequest {
    /// One group.
    pub first: RecoveryGroupRequest,
    /// Another group.
    pub second: RecoveryGroupRequest,
}

/// One group of the recovery code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoveryGroupRequest {
    /// Its place, from 0.
    pub index: u8,
    /// As typed.
    pub text: String,
}

/// Whether a group can be right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecoveryGroupView {
    /// False when it holds a character that no code has, or the check group does not fit.
    pub ok: bool,
}

/// Opens the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockRequest {
    /// The passphrase.
    pub passphrase: String,
}

/// An open vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnlockedView {
    /// Who it belongs to.
    pub person: OwnPersonView,
    /// Texts that were not saved yet.
    pub drafts: u32,
    /// What the person should know.
    #[ts(
        type = "Array<\"rolled_back\" | \"device_lost\" | \"clock_suspicious\" | \"backup_old\" | \"disk_not_encrypted\" | \"erasure_asked\">"
    )]
    pub alarms: Vec<String>,
}

/// Opens the vault with the recovery code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoverVaultRequest {
    /// All groups.
    pub recovery_code: String,
    /// Opens the vault from now on.
    pub new_passphrase: String,
}

/// Another passphrase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphraseRequest {
    /// The one that opens the vault now.
    pub current: String,
    /// The one that will.
    pub new: String,
}

/// The disk under the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DiskView {
    /// Whether it is encrypted, as far as that can be known from here.
    #[ts(type = "\"yes\" | \"no\" | \"unknown\"")]
    pub encryption: String,
    /// The system that this runs on: where a person can look himself.
    #[ts(type = "\"linux\" | \"macos\" | \"windows\" | \"other\"")]
    pub system: String,
    /// When the person said that he knows of a disk without encryption; nothing while the vault is closed.
    pub accepted_at: Option<String>,
}

/// A vault under new keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RewrittenView {
    /// Files under the old keys that could not be removed; they are tried again at the next opening.
    pub old_files_left: u32,
}

/// Writes a backup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupRequest {
    /// Where to.
    pub path: String,
}

/// A backup that was written and read back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackupView {
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Cases in it.
    pub cases: u32,
    /// Records in it.
    pub records: u32,
}

/// Makes the vault of this device out of a backup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreRequest {
    /// The backup.
    pub path: String,
    /// What opens it.
    #[ts(type = "\"passphrase\" | \"recovery_code\"")]
    pub secret_kind: String,
    /// The passphrase or the recovery code.
    pub secret: String,
    /// With the recovery code: opens the vault from now on.
    pub new_passphrase: Option<String>,
}

/// Facts of the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VaultInfoView {
    /// Identifier.
    pub vault_id: String,
    /// Who it belongs to.
    pub person: OwnPersonView,
    /// Cases.
    pub cases: u32,
    /// Records.
    pub records: u32,
    /// Signed changes.
    pub changes: u32,
    /// Size on disk.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When the last backup was made.
    pub last_backup_at: Option<String>,
}

/// Whether everything shown follows from the signed changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VaultCheckView {
    /// No problem is left.
    pub ok: bool,
    /// Changes whose signature was checked.
    pub changes: u32,
    /// Records that were derived again.
    pub records: u32,
    /// What does not fit.
    pub problems: Vec<ProblemView>,
    /// What did not follow from the signed changes any more, and was made again from them.
    pub rebuilt: Vec<ProblemView>,
}

/// Something in the vault that does not fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProblemView {
    /// Stable code.
    pub code: String,
    /// The record.
    pub record: Option<String>,
}

/// Writes the device's age identity, so that files can be read with standard tools.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportKeyRequest {
    /// Where to.
    pub path: String,
    /// Protects the key file.
    pub passphrase: Option<String>,
    /// Writes it without protection.
    pub plain: bool,
    /// The person understood what an unprotected key means.
    pub yes: bool,
}

/// A key file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportedKeyView {
    /// Whose key it is.
    pub fingerprint: String,
}

/// Fills an empty vault with fictional cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FillSamplesRequest {
    /// How many cases.
    pub cases: u32,
    /// The same seed gives the same content.
    pub seed: u32,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FilledSamplesView {
    /// Cases.
    pub cases: u32,
    /// Records.
    pub records: u32,
}
