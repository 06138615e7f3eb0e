//! Success factors, pitfalls and needs side by side, and one pitfall or need with its questions and status.

use super::{
    MessageView,
    factors::{OverrideView, QuestionView},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The seven factors, six pitfalls and eight needs of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GuidesView {
    /// SF1 to SF7.
    pub factors: Vec<GuideRowView>,
    /// VK1 to VK6.
    pub pitfalls: Vec<GuideRowView>,
    /// BH1 to BH8.
    pub needs: Vec<GuideRowView>,
}

/// A factor, pitfall or need in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GuideRowView {
    /// Which.
    #[ts(type = "Factor | Pitfall | PartnerNeed")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// The state that counts: the person's, if he decided otherwise.
    #[ts(type = "FactorState | GuideState")]
    pub state: String,
    /// That state in words.
    pub state_text: String,
    /// The state that follows from the data.
    #[ts(type = "FactorState | GuideState")]
    pub computed: String,
    /// Why it has this state.
    pub because: Vec<MessageView>,
    /// What is still missing.
    pub missing: Vec<MessageView>,
    /// A person decided otherwise.
    pub overridden: Option<OverrideView>,
}

/// Which pitfall or need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GuideRequest {
    /// The case.
    pub case: String,
    /// Which pitfall or need.
    #[ts(type = "Pitfall | PartnerNeed")]
    pub code: String,
}

/// One pitfall or need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GuideView {
    /// As in the list: its status with the facts behind it, and what is missing.
    pub row: GuideRowView,
    /// What it is about.
    pub meaning: String,
    /// The questions with their answers.
    pub questions: Vec<QuestionView>,
    /// Who agrees with the answers as they stand.
    pub consents: Vec<ConsentView>,
    /// What a partner agrees with: the hash of the answers, 64 hexadecimal digits.
    pub content: String,
}

/// Whether a partner agrees with the answers of a factor, pitfall or need as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConsentView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// The own person.
    pub own: bool,
    /// He signed it himself, somebody recorded it for him, he agreed with earlier answers, or nothing yet.
    #[ts(type = "\"himself\" | \"on_behalf\" | \"earlier\" | \"none\"")]
    pub state: String,
    /// On behalf: how he agreed.
    pub how: String,
    /// Who recorded it.
    pub author: Option<String>,
    /// The day on which he agreed.
    pub at: Option<String>,
}

/// A person judges a pitfall or need otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OverrideGuideRequest {
    /// The case.
    pub case: String,
    /// Which pitfall or need.
    #[ts(type = "Pitfall | PartnerNeed")]
    pub code: String,
    /// The state; none takes the judgement back.
    #[ts(type = "GuideState | null")]
    pub state: Option<String>,
    /// Why.
    pub reason: String,
}

/// A partner agrees with the answers of a factor, pitfall or need as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmGuideRequest {
    /// The case.
    pub case: String,
    /// Which factor, pitfall or need.
    #[ts(type = "Factor | Pitfall | PartnerNeed")]
    pub code: String,
    /// The partner's record, when it is recorded on his behalf; none for oneself.
    pub partner: Option<String>,
    /// On behalf: how he agreed, such as at which meeting.
    pub how: String,
    /// The answers that were seen: 64 hexadecimal digits.
    pub content: String,
}
