//! People one works with: cards, fingerprints, who was compared.

use super::{QrView, sharing::SentView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person with a contact card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContactView {
    /// Identifier of the person.
    pub contact: String,
    /// Name on the card.
    pub name: String,
    /// Organisation on the card.
    pub organisation: String,
    /// Domain on the card; no right hangs on it.
    #[ts(type = "Domain")]
    pub domain: String,
    /// Function on the card.
    pub function: String,
    /// To compare aloud.
    pub fingerprint: String,
    /// Whether the fingerprint was compared.
    #[ts(type = "\"own\" | \"unverified\" | \"verified\"")]
    pub state: String,
    /// When it was compared.
    pub verified_at: Option<String>,
    /// How it was compared.
    pub verified_how: Option<String>,
    /// Devices in use.
    pub devices: u32,
    /// Version of the card.
    pub version: u32,
    /// He says to be somebody who is known here under another key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub succession: Option<SuccessionView>,
    /// The day since which he is gone from his organisation: no file goes to him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_at: Option<String>,
    /// The day on which the own person said that he works in the own organisation; what his card says does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub colleague_since: Option<String>,
    /// Devices that he declared lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lost_devices: Option<u32>,
    /// Cards of his that clash with this one: an alarm, until he makes a newer one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clashing_cards: Option<u32>,
}

/// Another root key of the same person, as his card says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SuccessionView {
    /// Whom he says to be: name and organisation on the earlier card, or its fingerprint.
    pub name: String,
    /// Fingerprint of the earlier key.
    pub fingerprint: String,
    /// Why.
    #[ts(type = "\"lost\" | \"leaked\"")]
    pub reason: String,
    /// When, as claimed.
    pub at: String,
    /// The earlier card is here.
    pub known: bool,
    /// A device of the earlier person says so, and not a lost one.
    pub sound: bool,
    /// The new fingerprint was compared: until then it is a claim, and no file goes to him.
    pub compared: bool,
    /// Here both keys are one person: it was compared while the claim was sound.
    pub followed: bool,
}

/// All contacts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContactListView {
    /// The own card.
    pub own: ContactView,
    /// The others, by name.
    pub contacts: Vec<ContactView>,
    /// People whose names are easily taken for each other, by their identifiers, in groups; the own one among them.
    pub alike: Vec<Vec<String>>,
}

/// The own card says something else from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateOwnCardRequest {
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Domain.
    #[ts(type = "Domain")]
    pub domain: String,
    /// Function, or empty.
    pub function: String,
    /// All groups of the recovery code: only the root key signs a card. It is held during this call only.
    pub recovery_code: String,
}

/// A contact left his organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactLeftRequest {
    /// The contact.
    pub contact: String,
    /// Since which day.
    pub left_at: String,
    /// Why his part in the open cases ends; shown to all who see those.
    pub reason: String,
}

/// What ended, and what cannot be taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContactLeftView {
    /// The contact.
    pub contact: ContactView,
    /// Numbers of the cases in which his part ended.
    pub ended_in: Vec<String>,
    /// Files that went to him: no technology calls them back.
    pub files: Vec<SentView>,
}

/// A contact is back, or never left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactBackRequest {
    /// The contact.
    pub contact: String,
}

/// Writes the card of a contact to a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactCardRequest {
    /// The contact.
    pub contact: String,
    /// Where to.
    pub path: String,
}

/// Something that a newer card says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CardChangeView {
    /// What.
    #[ts(
        type = "\"name\" | \"organisation\" | \"domain\" | \"function\" | \"lost_devices\" | \"new_devices\" | \"devices\""
    )]
    pub field: String,
    /// As the card said that was here. For devices: how many are in use; for new and for lost devices: nothing.
    pub before: String,
    /// As it says now.
    pub after: String,
}

/// A newer card of a known person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CardNewsView {
    /// The person, as the newer card says.
    pub contact: ContactView,
    /// What is different.
    pub changes: Vec<CardChangeView>,
}

/// A card that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportedCardView {
    /// Whose card it is.
    pub contact: ContactView,
    /// What happened to it.
    #[ts(type = "\"new\" | \"newer\" | \"same\" | \"older\" | \"clash\"")]
    pub step: String,
    /// What a newer card says otherwise.
    pub changes: Vec<CardChangeView>,
    /// A known contact whose name is easily taken for this one: compare before trusting either.
    pub look_alike: Option<ContactView>,
}

/// Whose fingerprint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FingerprintRequest {
    /// The person, who may be oneself.
    pub contact: String,
}

/// The same fingerprint in the three shapes in which people compare it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FingerprintView {
    /// Six groups of four characters.
    pub code: String,
    /// Eleven Dutch words.
    pub words: Vec<String>,
    /// To scan: `WOONRUST-VINGERAFDRUK:` and the six groups.
    pub qr: QrView,
}

/// The fingerprint was compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyContactRequest {
    /// Whose.
    pub contact: String,
    /// As the other person read it out: the six groups, the eleven words, or what his QR code says.
    pub fingerprint: String,
    /// How it was compared.
    pub how: String,
}
