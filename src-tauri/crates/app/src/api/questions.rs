//! Questions from one partner to another: answered, answered in part, refused with a reason and another way.

use super::MessageView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The questions of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InformationRequestListView {
    /// Open ones first, then the latest first.
    pub requests: Vec<InformationRequestView>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InformationRequestView {
    /// The record.
    pub record: String,
    /// What is asked: a question, not a file.
    pub question: String,
    /// What is needed at least.
    pub at_least: String,
    /// The record of the partner who asks.
    pub from: Option<String>,
    /// Name and organisation.
    pub from_name: String,
    /// The record of the partner who is asked.
    pub to: Option<String>,
    /// Name and organisation.
    pub to_name: String,
    /// The own person asks.
    pub asked_by_me: bool,
    /// The own person is asked.
    pub asked_of_me: bool,
    /// Day.
    pub asked_at: Option<String>,
    /// Days since it was asked; none once it is answered.
    pub waiting_days: Option<u32>,
    /// Where it stands.
    #[ts(type = "RequestState")]
    pub state: String,
    /// In words.
    pub state_label: String,
    /// Answers differ: settled under the differences.
    pub disputed: bool,
    /// Why not, or not all of it.
    #[ts(type = "NotShared | null")]
    pub not_shared: Option<String>,
    /// In words; empty for none.
    pub not_shared_label: String,
    /// Why, explained.
    pub reason: String,
    /// What helps instead.
    pub alternative: String,
    /// How and when someone answered, when another wrote it down.
    pub on_behalf: String,
    /// Day of the answer.
    pub answered_at: Option<String>,
    /// The doors, in order; the last one only when none of the four fits.
    pub doors: Vec<QuestionDoorView>,
    /// What is still missing; none when the answer is complete.
    pub missing: Option<MessageView>,
    /// What the own person can do in his own name.
    pub can: Vec<QuestionStep>,
    /// What someone can do in the name of one of the two, saying how he said so.
    pub can_on_behalf: Vec<QuestionStep>,
}

/// Something that a person can do with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuestionStep {
    /// Who is asked answers it whole: `answer_information`.
    Share,
    /// Who is asked answers it in part: `answer_information`.
    SharePartly,
    /// Who is asked may not or will not answer: `answer_information`.
    Refuse,
    /// Who asks takes it back: `withdraw_request`.
    Withdraw,
    /// Who asks confirms that the reason of a no is clear: `confirm_reason`.
    ConfirmReason,
}

/// A door when someone may not share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionDoorView {
    /// Which door.
    #[ts(type = "TriedDoor")]
    pub door: String,
    /// Its name.
    pub label: String,
    /// How to go through it.
    pub how: String,
    /// It was tried.
    pub tried: bool,
    /// It can be tried now.
    pub open: bool,
}

/// Asks a partner something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskInformationRequest {
    /// The case.
    pub case: String,
    /// The record of the partner who asks; the own one if absent. Another only when he does not use Woonrust.
    pub from: Option<String>,
    /// The record of the partner who is asked.
    pub to: String,
    /// The question.
    pub question: String,
    /// What is needed at least.
    pub at_least: String,
    /// Day; today if absent.
    pub asked_at: Option<String>,
}

/// The partner who was asked answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerInformationRequest {
    /// The question's record.
    pub record: String,
    /// What he does.
    #[ts(type = "\"shared\" | \"partly\" | \"refused\"")]
    pub answer: String,
    /// Why not, or not all of it; needed unless all is shared.
    #[ts(type = "NotShared | null")]
    pub not_shared: Option<String>,
    /// Why, explained; may be empty.
    pub reason: String,
    /// What helps instead; may be empty, and then asks for a door.
    pub alternative: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// A door is tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenDoorRequest {
    /// The question's record.
    pub record: String,
    /// Which door.
    #[ts(type = "TriedDoor")]
    pub door: String,
    /// What was agreed; for the fifth door why none of the four fits.
    pub agreed: String,
}

/// Who asked takes the question back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawQuestionRequest {
    /// The question's record.
    pub record: String,
    /// Why; may be empty.
    pub reason: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}
