//! Partners of a case and who leads it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A partner of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerView {
    /// The record.
    pub record: String,
    /// The person, when he uses Woonrust.
    pub contact: Option<String>,
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Function.
    pub function: String,
    /// Domain.
    #[ts(type = "Domain | null")]
    pub domain: Option<String>,
    /// How to reach him.
    pub reach: String,
    /// The own person.
    pub own: bool,
    /// Whether he still takes part.
    #[ts(type = "\"active\" | \"ended\"")]
    pub state: String,
    /// Whether files can go to him.
    #[ts(type = "\"own\" | \"verified\" | \"unverified\" | \"no_card\" | \"without_woonrust\"")]
    pub trust: String,
    /// The own person wrote or confirmed that he is a partner; nothing is exported to him otherwise.
    pub confirmed: bool,
    /// Day on which he knew who leads.
    pub lead_seen_at: Option<String>,
    /// When the last file went to him.
    pub last_sent_at: Option<String>,
    /// When the last file came from him.
    pub last_received_at: Option<String>,
    /// How the exchange of files with him stands; nothing for the own person and for who does not use Woonrust.
    pub correspondence: Option<CorrespondenceView>,
    /// The own person may take it back: it was added and never used.
    pub withdrawable: bool,
}

/// How the exchange of files with a partner of a case stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CorrespondenceView {
    /// Devices on which he reads.
    pub devices: u32,
    /// How many of them acknowledged the newest file for him.
    pub devices_acked: u32,
    /// When the newest file was made that all of them acknowledged.
    pub acked_at: Option<String>,
    /// Files for him since that one.
    pub not_acked: u32,
    /// Files for him since the last one that came from him.
    pub unanswered: u32,
    /// Whole days since the first of these; 0 when there is none.
    pub silent_days: u32,
    /// Files of his on which a merged one builds, and which never came here.
    pub missing_files: u32,
    /// When he was asked for a full copy of the case that is not here yet.
    pub asked_at: Option<String>,
    /// A file for him carried the question.
    pub asked_sent: bool,
    /// He answered, and not all files that he named are here.
    pub answered: bool,
    /// When he asked for something of the case that did not go yet, as claimed.
    pub asks_at: Option<String>,
}

/// A role in a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RoleView {
    /// The record.
    pub record: String,
    /// Which role.
    #[ts(type = "Role")]
    pub role: String,
    /// The partner's record.
    pub partner: Option<String>,
    /// Name and organisation of the partner.
    pub name: String,
    /// The own person holds it or is asked.
    pub mine: bool,
    /// How far it is.
    #[ts(type = "RoleState")]
    pub state: String,
    /// Why it was refused or ended.
    pub reason: String,
    /// How and when someone said so who does not use Woonrust.
    pub on_behalf: String,
    /// Day.
    pub since: Option<String>,
    /// Who proposed it.
    pub proposed_by: String,
}

/// A partner joins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPartnerRequest {
    /// The case.
    pub case: String,
    /// A contact with a card; none for someone who does not use Woonrust.
    pub contact: Option<String>,
    /// Name; taken from the card if empty.
    pub name: String,
    /// Organisation; taken from the card if empty.
    pub organisation: String,
    /// Function; taken from the card if empty.
    pub function: String,
    /// Domain; taken from the card if absent.
    #[ts(type = "Domain | null")]
    pub domain: Option<String>,
    /// How to reach him, or empty.
    pub reach: String,
}

/// Which partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartnerRequest {
    /// The case.
    pub case: String,
    /// The partner's record.
    pub partner: String,
}

/// A partner leaves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPartnerRequest {
    /// The case.
    pub case: String,
    /// The partner's record.
    pub partner: String,
    /// Why.
    pub reason: String,
}

/// Asks a partner to take a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeRoleRequest {
    /// The case.
    pub case: String,
    /// The partner's record.
    pub partner: String,
    /// Which role.
    #[ts(type = "Role")]
    pub role: String,
}

/// The own answer to a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerRoleRequest {
    /// The role's record.
    pub role: String,
    /// Yes or no.
    pub accept: bool,
    /// Why not; may be empty for yes.
    pub reason: String,
}

/// The answer of someone who does not use Woonrust or said it elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerRoleOnBehalfRequest {
    /// The role's record.
    pub role: String,
    /// Yes or no.
    pub accept: bool,
    /// How and when he said so.
    pub how: String,
}

/// A role ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndRoleRequest {
    /// The role's record.
    pub role: String,
    /// Why.
    pub reason: String,
}

/// What is known of a partner, to fill in or change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerDetailsView {
    /// The record.
    pub partner: String,
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Function.
    pub function: String,
    /// Domain.
    #[ts(type = "Domain | null")]
    pub domain: Option<String>,
    /// How and when to reach him.
    pub reach: String,
    /// When and for what he cannot be reached.
    pub not_reach: String,
    /// Who answers when he is away.
    pub reserve: String,
    /// First day of absence.
    pub away_from: Option<String>,
    /// Last day of absence.
    pub away_until: Option<String>,
    /// He is away today.
    pub away_now: bool,
    /// Day on which somebody last made sure that these details hold.
    pub contact_confirmed_at: Option<String>,
    /// Who made sure: name and organisation; empty for nobody.
    pub contact_confirmed_by: String,
    /// Fields about which people disagree: settled under the differences.
    pub disputed: Vec<String>,
}

/// What is known of a partner changes. What is empty is cleared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DescribePartnerRequest {
    /// The case.
    pub case: String,
    /// The partner's record.
    pub partner: String,
    /// Name.
    pub name: String,
    /// Organisation; cannot be empty.
    pub organisation: String,
    /// Function.
    pub function: String,
    /// Domain.
    #[ts(type = "Domain | null")]
    pub domain: Option<String>,
    /// How and when to reach him.
    pub reach: String,
    /// When and for what he cannot be reached.
    pub not_reach: String,
    /// Who answers when he is away.
    pub reserve: String,
    /// First day of absence.
    pub away_from: Option<String>,
    /// Last day of absence.
    pub away_until: Option<String>,
    /// The person made sure today that these details hold.
    pub confirmed: bool,
}
