//! The joint analysis and plan: versions, goals with their actions, interests side by side, who approved what.

use super::{LinkView, MessageView, actions::ActionView, mirror::Certainty};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The joint analysis and plan of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnalysisView {
    /// The version that holds: none yet, one, or several that were made apart under one number.
    pub latest: Vec<AnalysisVersionView>,
    /// Earlier versions, the latest first; nothing in them changes any more.
    pub earlier: Vec<AnalysisVersionView>,
    /// What every partner wants and wants to prevent, side by side.
    pub interests: Vec<PartnerInterestsView>,
    /// Interests of neighbours, resident, children and the public.
    pub interests_of_others: Vec<InterestView>,
    /// What is needed, apart from who does it; the oldest first.
    pub needs: Vec<NeedView>,
    /// Whether what is needed was written down before the first task got an owner; none without an analysis.
    #[ts(type = "\"no_need\" | \"need_first\" | \"task_first\" | null")]
    pub need_first: Option<String>,
    /// What became stale: why the plan must be looked at again.
    pub stale: Vec<MessageView>,
}

/// A version of the analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnalysisVersionView {
    /// The record.
    pub record: String,
    /// Its number, from 1; none when it cannot be read.
    pub version: Option<u32>,
    /// The day from which it counts.
    pub made_on: String,
    /// Who wrote it: name and organisation.
    pub author: String,
    /// What happens.
    pub what_happens: String,
    /// Entries of the file on which it rests, as far as they are here.
    pub facts: Vec<LinkView>,
    /// How many of those entries are not here.
    pub facts_not_here: u32,
    /// Possible causes.
    pub causes: Vec<String>,
    /// What help there is, and what worked before.
    pub help_there: String,
    /// What all want.
    pub common_interests: Vec<String>,
    /// What all do when it does not work.
    pub fallback: String,
    /// Where all want to be.
    pub goals: Vec<GoalView>,
    /// SHA-256 of what is approved: 64 hexadecimal digits.
    pub content: String,
    /// Every partner who takes part, with how he stands to exactly this content.
    pub consents: Vec<PlanConsentView>,
    /// Every partner who takes part approved exactly this content.
    pub approved_by_all: bool,
    /// People disagree about what stands in it.
    pub disputed: bool,
}

/// A goal of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GoalView {
    /// The record.
    pub record: String,
    /// Where all want to be.
    pub text: String,
    /// How they notice.
    pub measure: String,
    /// By which day.
    pub by: Option<String>,
    /// How far it is.
    #[ts(type = "GoalState")]
    pub state: String,
    /// What is seen of it.
    pub progress: String,
    /// Day of that.
    pub progress_at: Option<String>,
    /// People disagree about what stands in it.
    pub disputed: bool,
    /// What people do for it.
    pub actions: Vec<PlanActionView>,
}

/// An action of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanActionView {
    /// The action.
    pub action: ActionView,
    /// The goal that it serves.
    pub goal: Option<String>,
    /// Day on which its owner said yes.
    pub accepted_at: Option<String>,
    /// How well his yes is known; none while he said nothing.
    pub certainty: Option<Certainty>,
    /// How and when he said so, when another wrote it down.
    pub on_behalf: String,
    /// Who was asked before and said no: name and organisation; empty for nobody.
    pub declined_by: String,
    /// Why he said no.
    pub declined_reason: String,
    /// Day of that.
    pub declined_at: Option<String>,
    /// Who was told what came of it.
    pub told_to: String,
    /// When.
    pub told_at: Option<String>,
}

/// How a partner stands to a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanConsentView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// The own person.
    pub own: bool,
    /// He uses Woonrust, so that he can approve it himself.
    pub answers_himself: bool,
    /// He approved exactly this, something that was changed since, or nothing.
    #[ts(type = "\"this\" | \"earlier\" | \"none\"")]
    pub consent: String,
    /// How well it is known.
    pub certainty: Option<Certainty>,
    /// How and when he said so, when another wrote it down.
    pub on_behalf: String,
    /// The day.
    pub at: Option<String>,
}

/// What one partner wants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerInterestsView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// The own person.
    pub own: bool,
    /// His interests, in his own words first.
    pub interests: Vec<InterestView>,
}

/// An interest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InterestView {
    /// The record.
    pub record: String,
    /// Whose.
    #[ts(type = "InterestOf | null")]
    pub whose: Option<String>,
    /// What is to be reached.
    pub wants: String,
    /// What is to be prevented.
    pub avoids: String,
    /// He does not find it back in the plan.
    pub missing_in_plan: bool,
    /// Day on which that was answered.
    pub answered_at: Option<String>,
    /// The partner wrote it himself.
    pub own_word: bool,
    /// Who wrote it: name and organisation.
    pub author: String,
    /// The own person may change it.
    pub editable: bool,
    /// People disagree about what stands in it.
    pub disputed: bool,
}

/// Something that is needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NeedView {
    /// The record.
    pub record: String,
    /// In words.
    pub text: String,
    /// What kind of thing.
    #[ts(type = "NeedType | null")]
    pub sort: Option<String>,
    /// It cannot wait.
    pub crisis: bool,
    /// Whether it is there.
    #[ts(type = "NeedState")]
    pub state: String,
    /// When it was written down.
    pub noted_at: Option<String>,
}

/// Saves a new version of the analysis. What was there stays as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveAnalysisRequest {
    /// The case.
    pub case: String,
    /// The versions that the person saw when he began: the latest ones, none for the first version.
    pub saw: Vec<String>,
    /// What happens.
    pub what_happens: String,
    /// Entries of the file on which it rests.
    pub facts: Vec<String>,
    /// Possible causes.
    pub causes: Vec<String>,
    /// What help there is, and what worked before.
    pub help_there: String,
    /// What all want.
    pub common_interests: Vec<String>,
    /// What all do when it does not work.
    pub fallback: String,
    /// Where all want to be.
    pub goals: Vec<GoalRequest>,
}

/// A goal of a new version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoalRequest {
    /// The goal of an earlier version that it goes on from, with its actions and its progress.
    pub from: Option<String>,
    /// Where all want to be.
    pub text: String,
    /// How they notice.
    pub measure: String,
    /// By which day.
    pub by: Option<String>,
}

/// A partner approves a version exactly as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApproveAnalysisRequest {
    /// The version.
    pub analysis: String,
    /// The content that was seen: 64 hexadecimal digits.
    pub content: String,
    /// The partner's record; the own one if absent.
    pub partner: Option<String>,
    /// The day; today if absent.
    pub on: Option<String>,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// Plans an action for a goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanActionRequest {
    /// The goal.
    pub goal: String,
    /// What.
    pub text: String,
    /// The partner's record; the own person if absent.
    pub owner: Option<String>,
    /// Day.
    pub due: Option<String>,
}

/// The owner of an action says yes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptActionRequest {
    /// The action.
    pub record: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// The owner of an action says no: it waits for another owner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeclineActionRequest {
    /// The action.
    pub record: String,
    /// Why.
    pub reason: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// Someone was told what came of an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportBackRequest {
    /// The action.
    pub record: String,
    /// Who was told.
    pub to: String,
    /// The day; today if absent.
    pub on: Option<String>,
}
