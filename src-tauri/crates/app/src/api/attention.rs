//! Attention points: which rules speak in a case, in all cases, and what was put off.

use super::{MessageView, StepView, cases::LeadView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which attention points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttentionRequest {
    /// The case.
    pub case: String,
    /// Also the rules that the policy pack switches off.
    pub all: bool,
    /// As the rules judge on this day, or at this moment with its offset; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
}

/// The attention points of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttentionView {
    /// The heaviest first; at most three are to be shown at once.
    pub points: Vec<AttentionPointView>,
    /// How many of them to show before a person asks for more.
    pub shown: u32,
    /// Points that were put off and wait for their day.
    pub snoozed: Vec<AttentionPointView>,
    /// Until when this vault knows what each partner did.
    pub known_until: Vec<KnownUntilView>,
}

/// A rule that speaks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttentionPointView {
    /// Code of the rule, `W01` to `W57`.
    #[ts(type = "Rule")]
    pub rule: String,
    /// What it is about, in a few words.
    pub name: String,
    /// What it points to: factors, pitfalls, needs, bar `b5`, the privacy law `avg`, the exchange of files `sync`.
    pub detects: Vec<String>,
    /// How much it weighs.
    #[ts(type = "AttentionLevel")]
    pub level: String,
    /// That in a word.
    pub level_text: String,
    /// What stands open, about the case and never about a person; with the records that made the rule speak.
    pub message: MessageView,
    /// Why the rule exists.
    pub why: String,
    /// For whom it is, in words.
    pub who: Vec<String>,
    /// What a person can do now.
    pub step: StepView,
    /// The record that it is about, when it can speak of several; goes along when it is put off.
    pub subject: Option<String>,
    /// For how many days it has been so.
    pub days: u32,
    /// It rests on what a partner sent: known until this day.
    pub known_until: Option<String>,
    /// It weighs less, because that day is long ago.
    pub lowered: bool,
    /// Put off until this day.
    pub snoozed_until: Option<String>,
    /// Why it was put off.
    pub snooze_reason: String,
    /// It was put off a second time.
    pub postponed_again: bool,
    /// The last day to which it may be put off; none when it may not.
    pub snooze_at_most: Option<String>,
}

/// Until when this vault knows what a partner did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KnownUntilView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// The day; today for who sends no files; none when nothing ever came from him.
    pub day: Option<String>,
    /// Where it comes from.
    #[ts(type = "\"own\" | \"without_woonrust\" | \"file\" | \"confirmed\" | \"nothing\"")]
    pub by: String,
}

/// Puts an attention point off, once, with a reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SnoozeAttentionRequest {
    /// The case.
    pub case: String,
    /// Code of the rule.
    #[ts(type = "Rule")]
    pub rule: String,
    /// The record that it is about, as the point names it.
    pub subject: Option<String>,
    /// Until which day.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// The own person spoke a partner: what is here of him was complete on this day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmKnownUntilRequest {
    /// The case.
    pub case: String,
    /// The partner's record.
    pub partner: String,
    /// The day; today if absent.
    pub day: Option<String>,
}

/// Which part of the stagnation list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttentionOverAllRequest {
    /// Cases of everybody, without a lead, or that the own person leads.
    #[ts(type = "\"any\" | \"none\" | \"mine\"")]
    pub lead: String,
    /// Only these rules; empty for all.
    #[ts(type = "Array<Rule>")]
    pub rules: Vec<String>,
    /// Also the rules that the policy pack switches off.
    pub all: bool,
    /// First row.
    pub offset: u32,
    /// At most 200.
    pub limit: u32,
}

/// The stagnation list: attention points over all open cases, by weight times days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttentionOverAllView {
    /// How many fit the request.
    pub total: u32,
    /// The page.
    pub rows: Vec<StagnationRowView>,
    /// How often each rule speaks, over all that fit.
    pub rules: Vec<RuleCountView>,
}

/// An attention point with its case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StagnationRowView {
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// Who leads.
    pub lead: LeadView,
    /// The point.
    pub point: AttentionPointView,
}

/// How often a rule speaks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleCountView {
    /// Code of the rule.
    #[ts(type = "Rule")]
    pub rule: String,
    /// What it is about, in a few words.
    pub name: String,
    /// In how many points.
    pub count: u32,
}
