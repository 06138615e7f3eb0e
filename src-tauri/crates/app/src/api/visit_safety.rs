//! The safety of who visits: the check before, checking in and out. Nothing of it ever leaves this device.

use super::MessageView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The check before a visit; an answer is absent while it was not given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckVisitRequest {
    /// The case.
    pub case: String,
    /// The resident knows that someone comes.
    pub announced: Option<bool>,
    /// Alone or together.
    #[ts(type = "Company | null")]
    pub company: Option<String>,
    /// It is dark.
    pub dark: Option<bool>,
    /// Aggression is known.
    pub aggression: Option<bool>,
    /// Drink or drugs are expected.
    pub substances: Option<bool>,
    /// There is an animal.
    pub animals: Option<bool>,
    /// The telephone is charged.
    pub phone_ready: Option<bool>,
}

/// How careful to be, why, and what is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VisitCheckView {
    /// None while questions are open and nothing asks for care yet.
    #[ts(type = "VisitRisk | null")]
    pub risk: Option<String>,
    /// What asks for care, the most pressing first.
    pub because: Vec<MessageView>,
    /// How many questions are open.
    pub open: u32,
    /// The safety notes that hold.
    pub notes: Vec<SafetyLineView>,
    /// The last reports, newest first.
    pub reports: Vec<ReportLineView>,
    /// What partners ask the own person and wait for.
    pub questions: Vec<QuestionLineView>,
}

/// A safety note in one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SafetyLineView {
    /// The record.
    pub record: String,
    /// What a visitor does, in words.
    pub advice: String,
    /// What happened.
    pub text: String,
    /// Since when.
    pub since: Option<String>,
    /// By when somebody should look whether it still holds.
    pub review_by: Option<String>,
    /// That day passed.
    pub overdue: bool,
    /// Who wrote it.
    pub author: String,
}

/// A report in one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportLineView {
    /// The record.
    pub record: String,
    /// When it happened, else when it came in.
    pub at: Option<String>,
    /// What was reported.
    pub text: String,
}

/// A question of a partner in one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionLineView {
    /// The record.
    pub record: String,
    /// What is asked.
    pub text: String,
    /// Who asks.
    pub from: String,
}

/// The own person goes: who knows, and when he calls in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckInRequest {
    /// Where he goes.
    pub case: String,
    /// Who knows that he is there.
    pub who: String,
    /// How to reach that person, or empty.
    pub phone: String,
    /// When he calls in at the latest.
    pub back_by: String,
}

/// Whether the own person is away, and who knew last time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckedInView {
    /// Where he is; none when he is not away.
    pub away: Option<AwayView>,
    /// Who knows, or knew last.
    pub who: String,
    /// How to reach that person.
    pub phone: String,
}

/// Where the own person is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AwayView {
    /// The case.
    pub case: String,
    /// Address in one line, or its number.
    pub place: String,
    /// Since when.
    pub since: String,
    /// When he calls in at the latest.
    pub back_by: String,
    /// That moment passed.
    pub passed: bool,
}

/// As it lies in the vault.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct KeptCheckIn {
    /// Who knows, or knew last.
    pub who: String,
    /// How to reach that person.
    pub phone: String,
    /// Where the own person is.
    pub away: Option<KeptAway>,
}

/// Where the own person is, as it lies in the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptAway {
    /// The case.
    pub case: String,
    /// Since when, in milliseconds UTC.
    pub since_ms: i64,
    /// When he calls in at the latest, in milliseconds UTC.
    pub back_by_ms: i64,
}
