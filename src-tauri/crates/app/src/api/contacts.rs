//! People one works with: cards, fingerprints, who was compared.

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
}

/// All contacts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContactListView {
    /// The own card.
    pub own: ContactView,
    /// The others, by name.
    pub contacts: Vec<ContactView>,
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

/// Something that a newer card says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CardChangeView {
    /// What.
    #[ts(type = "\"name\" | \"organisation\" | \"domain\" | \"function\" | \"devices\"")]
    pub field: String,
    /// As the card said that was here; for devices how many are in use.
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
    /// A known contact with the same name: compare before trusting either.
    pub look_alike: Option<ContactView>,
}

/// The fingerprint was compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyContactRequest {
    /// Whose.
    pub contact: String,
    /// As the other person read it out.
    pub fingerprint: String,
    /// How it was compared.
    pub how: String,
}
