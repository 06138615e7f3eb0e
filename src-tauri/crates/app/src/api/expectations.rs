//! The expectations check: what one can do beside what another expects. Private until its author shows it; only an
//! explanation that people agreed on is kept.

use super::forms::{OptionView, RecordRowView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which check, through whose eyes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExpectationsRequest {
    /// The case.
    pub case: String,
    /// The partner record of who sits at the screen; the own person if absent.
    pub by: Option<String>,
}

/// The check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExpectationsView {
    /// The themes with what is asked.
    pub themes: Vec<ExpectationThemeView>,
    /// The partners, and how far each is on this device.
    pub partners: Vec<CheckPartnerView>,
    /// What the person at the screen answered; none when he answered nothing, passed the screen on, or showed it.
    pub answers: Option<AnswersView>,
    /// Facts that hold for everybody, with their source.
    pub cards: Vec<FactCardView>,
    /// What people agreed on, and all partners see.
    pub explanations: Vec<RecordRowView>,
    /// Day on which a light repeat is due; none before the first time.
    pub repeat_at: Option<String>,
    /// A partner joined since the last time.
    pub new_partner: bool,
    /// Answers are kept on this device until this day at most.
    pub kept_until: Option<String>,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExpectationThemeView {
    /// Which.
    #[ts(type = "ExpectationTheme")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// What is asked about oneself.
    pub own: String,
    /// What is asked about the other; empty when nothing is.
    pub other: String,
    /// What can be chosen; empty for a line of text only.
    pub choices: Vec<OptionView>,
}

/// How far a partner is on this device; never what he answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckPartnerView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// The own person.
    pub own: bool,
    /// Nothing, begun, passed on, or shown to the group.
    #[ts(type = "\"none\" | \"begun\" | \"passed_on\" | \"revealed\"")]
    pub state: String,
}

/// What one person answered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswersView {
    /// About himself, per theme.
    pub own: BTreeMap<String, AnswerView>,
    /// What he expects, per partner record and theme.
    pub of_others: BTreeMap<String, BTreeMap<String, AnswerView>>,
}

/// One answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerView {
    /// The choice.
    #[ts(type = "ExpectationChoice | null")]
    pub choice: Option<String>,
    /// A line beside it.
    pub line: String,
}

/// Answers as this device keeps them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptExpectations {
    /// The answers.
    pub answers: AnswersView,
    /// Their author passed the screen on, or showed them: nobody reads them one by one or changes them.
    pub passed_on: bool,
    /// Their author showed to the group where they differ.
    pub revealed: bool,
}

/// A fact that holds for everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FactCardView {
    /// Beside which theme.
    #[ts(type = "ExpectationTheme")]
    pub theme: String,
    /// What it is about.
    pub title: String,
    /// The fact.
    pub text: String,
    /// Where it stands.
    pub source: String,
}

/// Keeps answers on this device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveExpectationsRequest {
    /// The case.
    pub case: String,
    /// The partner record of who answers; the own person if absent.
    pub by: Option<String>,
    /// The answers.
    pub answers: AnswersView,
    /// He is done and passes the screen on: from now on nobody reads them until he shows them.
    pub pass_on: bool,
}

/// Shows answers to the group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealExpectationsRequest {
    /// The case.
    pub case: String,
    /// The partner record of whose answers; the own person if absent.
    pub by: Option<String>,
    /// Shows them, or covers them again.
    pub revealed: bool,
}

/// Where expectations and answers differ, among those who showed theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DifferencesView {
    /// By theme.
    pub differences: Vec<DifferenceView>,
    /// Misunderstandings that people like to take away.
    pub misunderstandings: Vec<MisunderstandingView>,
    /// Partners who answered and did not show it yet.
    pub waiting: u32,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DifferenceView {
    /// The theme.
    #[ts(type = "ExpectationTheme")]
    pub theme: String,
    /// Its name.
    pub theme_name: String,
    /// The partner record of who expects it.
    pub expected_by: String,
    /// His name and organisation.
    pub expected_by_name: String,
    /// The partner record of whom it is expected.
    pub about: String,
    /// His name and organisation.
    pub about_name: String,
    /// What is expected.
    pub expected: String,
    /// What is possible.
    pub possible: String,
    /// Why, in the words of who was asked.
    pub because: String,
    /// The whole in a sentence.
    pub sentence: String,
    /// An explanation of this theme by this partner is kept already.
    pub explained: bool,
}

/// A misunderstanding that someone likes to take away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MisunderstandingView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// In his words.
    pub text: String,
}

/// Keeps an explanation that people agreed on; all partners see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepExplanationRequest {
    /// The case.
    pub case: String,
    /// The theme.
    #[ts(type = "ExpectationTheme")]
    pub theme: String,
    /// The partner record of whose work it explains.
    pub partner: String,
    /// In the words on which they agreed.
    pub text: String,
}
