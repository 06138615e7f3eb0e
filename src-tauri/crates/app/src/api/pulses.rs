//! Short polls: how the co-operation goes, for the group only.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A partner says how the co-operation goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GivePulseRequest {
    /// The case.
    pub case: String,
    /// The partner's record; the own person if absent.
    pub partner: Option<String>,
    /// 1 to 5.
    pub score: u8,
    /// In a line.
    pub text: String,
}

/// How the co-operation goes, as the group sees it: never who said what, never over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PulsesView {
    /// Days that a poll counts.
    pub within_days: u32,
    /// Partners who take part in the case.
    pub partners: u32,
    /// Partners who said something in those days.
    pub answered: u32,
    /// How many gave 1, 2, 3, 4 and 5; empty while fewer than three, or fewer than half of the partners, answered.
    pub scores: Vec<u32>,
    /// What was said of a low score and nobody took up yet.
    pub open: Vec<LowPulseView>,
    /// What was taken up.
    pub addressed: Vec<LowPulseView>,
    /// The own score of these days.
    pub own: Option<u8>,
    /// Day of the own score.
    pub own_at: Option<String>,
}

/// A low score, without a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LowPulseView {
    /// The record.
    pub record: String,
    /// What was said, or empty.
    pub text: String,
    /// Day on which it was taken up.
    pub addressed_at: Option<String>,
    /// How, or empty.
    pub how: String,
}

/// A low score was taken up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddressPulseRequest {
    /// The record.
    pub pulse: String,
    /// How.
    pub how: String,
}
