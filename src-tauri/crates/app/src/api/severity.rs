//! How severe and how urgent the nuisance is: eight axes, the evidence meter, the acute check, the proposed urgency.

use super::{LinkView, MessageView, StepView, cases::UrgencyView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How severe and how urgent the nuisance is. About the situation, never about a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SeverityView {
    /// What the axes say together; none while axes are open and none of them lifts it.
    #[ts(type = "Severity | null")]
    pub level: Option<String>,
    /// The same in a word; empty while it is open.
    pub level_text: String,
    /// Sum of the axes; none while axes are open. Shown only when a person asks for it.
    pub sum: Option<u8>,
    /// What was set, what lifts it, what is open.
    pub explanation: Vec<MessageView>,
    /// The eight axes in their order.
    pub axes: Vec<AxisView>,
    /// How well the file shows it: six aspects, each on its own.
    pub evidence: Vec<EvidenceAspectView>,
    /// The acute check.
    pub acute: AcuteCheckView,
    /// The urgency that a person chose, beside the proposed one.
    pub urgency: UrgencyView,
    /// What follows from the file; none while it says nothing.
    pub proposal: Option<UrgencyProposalView>,
    /// The chosen urgency differs from the proposed one.
    pub differs: bool,
    /// The record `severity/1`, in which the axes are set as a form; none while nobody set one.
    pub record: Option<String>,
}

/// One axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AxisView {
    /// Which; also the name of the field in the form `severity/1`.
    #[ts(type = "Axis")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// What was chosen, 0 to 3; while people disagree, the highest.
    pub level: Option<u8>,
    /// The same in words; empty while it is open.
    pub level_text: String,
    /// People disagree.
    pub disputed: bool,
    /// Who chose it; empty for nobody.
    pub author: String,
    /// The records that a person named for it.
    pub because: Vec<LinkView>,
    /// What the file shows, where it can.
    pub proposal: Option<AxisProposalView>,
    /// The four levels in words, from 0.
    pub levels: Vec<String>,
}

/// What the file shows of an axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AxisProposalView {
    /// 0 to 3.
    pub level: u8,
    /// The same in words.
    pub level_text: String,
    /// Why, with the records behind it.
    pub because: MessageView,
}

/// One aspect of how well the file shows what happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EvidenceAspectView {
    /// Which.
    #[ts(type = "EvidenceAspect")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// 0 to 3.
    pub level: u8,
    /// Why, with the records behind it.
    pub because: MessageView,
}

/// The acute check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AcuteCheckView {
    /// Someone said yes, and nobody answered it anew since.
    pub is_acute: bool,
    /// The answer of the case itself.
    #[ts(type = "AcuteAnswer | null")]
    pub answer: Option<String>,
    /// What was seen.
    #[ts(type = "Array<AcuteDanger>")]
    pub dangers: Vec<String>,
    /// What a person does now: whom to call; empty when it is not acute.
    pub advice: String,
}

/// The urgency that follows from the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UrgencyProposalView {
    /// The urgency.
    #[ts(type = "Urgency")]
    pub code: String,
    /// The same in a word.
    pub text: String,
    /// Why, with the records behind it.
    pub because: Vec<MessageView>,
    /// What a person does with it.
    pub step: StepView,
}
