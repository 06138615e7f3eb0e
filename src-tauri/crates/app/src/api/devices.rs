//! The own devices: one more, one that is lost, one that gets other keys; and another recovery sheet.

use super::{QrView, contacts::ContactView, session::RecoveryGroupRequest};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A device of the own person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnDeviceView {
    /// The device.
    pub device: String,
    /// What the person calls it; empty when he gave it no name.
    pub name: String,
    /// It is the one in front of him.
    pub this: bool,
    /// Since when it is on his card.
    pub since: String,
    /// When it was declared lost; nothing while it is in use.
    pub lost_at: Option<String>,
}

/// The own devices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnDevicesView {
    /// The one in front of him first, then the others in use, then the lost ones.
    pub devices: Vec<OwnDeviceView>,
    /// This very device was declared lost: nobody takes in what it writes, until it is renewed.
    pub this_is_lost: bool,
    /// Another card of one's own says something else under the same version: two devices changed it at the same time.
    pub card_clash: bool,
    /// Version of the card.
    pub version: u32,
}

/// Makes a vault on one more device of a person who has one already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddDeviceRequest {
    /// The file of the own contact card.
    pub path: String,
    /// All groups of the recovery code. It is held during this call only.
    pub recovery_code: String,
    /// Opens the vault on this device.
    pub passphrase: String,
}

/// Gives a device a name, for oneself only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NameDeviceRequest {
    /// The device.
    pub device: String,
    /// Its name.
    pub name: String,
}

/// Declares a device lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevokeDeviceRequest {
    /// The device.
    pub device: String,
    /// All groups of the recovery code: only the root key declares a device lost. It is held during this call only.
    pub recovery_code: String,
    /// What it wrote and is here already is the person's own: who does not hold it yet may take it in.
    pub mine: bool,
}

/// Gives this device other keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewDeviceRequest {
    /// All groups of the recovery code. It is held during this call only.
    pub recovery_code: String,
    /// What becomes of the keys that it had: used by nobody any more, or by the device from which this vault was copied.
    #[ts(type = "\"ends\" | \"stays\"")]
    pub old: String,
    /// What was written with the old keys and is here is the person's own.
    pub mine: bool,
}

/// The devices, and who must hear of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DevicesChangedView {
    /// The own devices.
    pub devices: OwnDevicesView,
    /// Colleagues who should get the new card: with the next file, or apart.
    pub tell: Vec<ContactView>,
}

/// Says of changes of a lost device, which are set aside, that they are one's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VouchRequest {
    /// The changes, as the person saw them.
    pub items: Vec<String>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VouchedView {
    /// How many changes came in, or may be taken in by others from now on.
    pub changes: u32,
}

/// A file with everything for the other devices of the own person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SentToOwnView {
    /// Its name, without the folder.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its hash.
    pub sha256: String,
    /// Cases in it.
    pub cases: u32,
    /// Parts in it.
    pub records: u32,
}

/// Begins another recovery sheet, with another root key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginNewSheetRequest {
    /// The passphrase of the vault.
    pub passphrase: String,
    /// Why.
    #[ts(type = "\"lost\" | \"leaked\"")]
    pub reason: String,
}

/// The new recovery code; nothing changed yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewSheetView {
    /// Nine groups of four characters; shown once.
    pub recovery_code: Vec<String>,
    /// The same code to scan; shown once.
    pub recovery_qr: QrView,
    /// Fingerprint of the person from then on.
    pub fingerprint: String,
}

/// Two groups of the new recovery code, typed back: from now on it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmNewSheetRequest {
    /// One group.
    pub first: RecoveryGroupRequest,
    /// Another group.
    pub second: RecoveryGroupRequest,
}

/// Takes over the sheet that another device of the own person made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JoinNewSheetRequest {
    /// The file of the own contact card, as that device wrote it.
    pub path: String,
    /// All groups of the new recovery code. It is held during this call only.
    pub recovery_code: String,
    /// The passphrase of the vault.
    pub passphrase: String,
}

/// The new sheet holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewSheetDoneView {
    /// Fingerprint of the person.
    pub fingerprint: String,
    /// Files under the old keys that could not be removed.
    pub old_files_left: u32,
    /// Colleagues who must compare the fingerprint again.
    pub tell: Vec<ContactView>,
    /// Backups that the old sheet still opens.
    pub backups: Vec<OldBackupView>,
}

/// A backup that an earlier recovery sheet opens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OldBackupView {
    /// Which one.
    pub backup: String,
    /// Where it was written.
    pub path: String,
    /// When.
    pub at: String,
    /// It lies there now.
    pub here: bool,
}

/// Backups that an earlier recovery sheet opens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OldBackupsView {
    /// The newest first; empty when all are gone.
    pub backups: Vec<OldBackupView>,
}

/// Destroys such a backup, or says that it was destroyed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DestroyBackupRequest {
    /// Which one.
    pub backup: String,
    /// It is not here: the person destroyed it himself.
    pub by_hand: bool,
    /// Yes, for good.
    pub yes: bool,
}
