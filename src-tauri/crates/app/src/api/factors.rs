//! The seven success factors of one case: questions, evidence, status.

use crate::api::{MessageView, StepView, entries::TimelineItemView, guides::ConsentView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A factor in the task list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FactorRowView {
    /// Which factor.
    #[ts(type = "Factor")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// The state that counts: the person's, if he decided otherwise.
    #[ts(type = "FactorState")]
    pub state: String,
    /// The state that follows from the data.
    #[ts(type = "FactorState")]
    pub computed: String,
    /// Something was recorded.
    pub started: bool,
    /// One line: what is there or what is missing first.
    pub summary: String,
    /// A person decided otherwise.
    pub overridden: Option<OverrideView>,
}

/// A state that a person chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OverrideView {
    /// The state.
    #[ts(type = "FactorState")]
    pub state: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub author: String,
    /// When.
    pub at: String,
}

/// Which factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FactorRequest {
    /// The case.
    pub case: String,
    /// Which factor.
    #[ts(type = "Factor")]
    pub factor: String,
    /// As the rules judge on this day, or at this moment with its offset; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
}

/// One factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FactorView {
    /// As in the list.
    pub row: FactorRowView,
    /// What it is about.
    pub meaning: String,
    /// Why it has this state.
    pub because: Vec<MessageView>,
    /// What is still missing.
    pub missing: Vec<MessageView>,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// Entries that bear on it.
    pub evidence: Vec<TimelineItemView>,
    /// Who agrees with the answers as they stand.
    pub consents: Vec<ConsentView>,
    /// What a partner agrees with: the hash of the answers, 64 hexadecimal digits.
    pub content: String,
    /// Partners agree with its answers; otherwise it follows from data alone.
    pub is_answered: bool,
    /// SF1: what the lead may decide.
    pub mandate: Option<String>,
    /// SF1: day on which the overview was last gone through.
    pub overview_at: Option<String>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionView {
    /// Code of the question.
    pub code: String,
    /// The question.
    pub text: String,
    /// How to answer it.
    pub help: String,
    /// The answer, or empty.
    pub answer: String,
    /// Two answers stand side by side.
    pub disputed: bool,
    /// Who answered.
    pub author: Option<String>,
    /// When.
    pub at: Option<String>,
    /// What a person can do where the data is recorded; none when the question asks for words only.
    pub step: Option<StepView>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerQuestionRequest {
    /// The case.
    pub case: String,
    /// Code of the question.
    pub question: String,
    /// The answer; empty clears it.
    pub answer: String,
}

/// A person judges a factor otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OverrideFactorRequest {
    /// The case.
    pub case: String,
    /// Which factor.
    #[ts(type = "Factor")]
    pub factor: String,
    /// The state; none takes the judgement back.
    #[ts(type = "FactorState | null")]
    pub state: Option<String>,
    /// Why.
    pub reason: String,
}

/// The own organisation agrees with the answers as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmFactorRequest {
    /// The case.
    pub case: String,
    /// Which factor.
    #[ts(type = "Factor")]
    pub factor: String,
    /// The answers that were seen: 64 hexadecimal digits.
    pub content: String,
}

/// What the lead may decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetMandateRequest {
    /// The case.
    pub case: String,
    /// In words.
    pub mandate: String,
}
