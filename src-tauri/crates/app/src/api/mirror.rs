//! The role mirror of a case: what every partner says of every task, and what others expect of him.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The mirror as it stands now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RoleMirrorView {
    /// The partners who take part: the columns.
    pub partners: Vec<MirrorPartnerView>,
    /// How often each outcome occurs, in the order of the outcomes.
    pub counts: Vec<OutcomeCountView>,
    /// The tasks T01 to T21: the rows.
    pub tasks: Vec<MirrorTaskView>,
}

/// A column of the mirror.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MirrorPartnerView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// Organisation: people of one organisation count as one.
    pub organisation: String,
    /// The own person.
    pub own: bool,
    /// He uses Woonrust, so that he can answer himself.
    pub answers_himself: bool,
}

/// How often an outcome occurs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OutcomeCountView {
    /// Which outcome.
    #[ts(type = "MirrorOutcome")]
    pub outcome: String,
    /// Its name.
    pub label: String,
    /// How often; tasks of which nobody said anything are left out.
    pub count: u32,
}

/// A row of the mirror.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MirrorTaskView {
    /// Which task.
    #[ts(type = "Task")]
    pub task: String,
    /// Its name.
    pub label: String,
    /// Somebody said something of it in this case; until then only the question of the national lists stands here.
    pub begun: bool,
    /// What the mirror shows.
    #[ts(type = "MirrorOutcome")]
    pub outcome: String,
    /// The name of the outcome.
    pub outcome_label: String,
    /// Why, in a sentence with names; empty while it is clear.
    pub explanation: String,
    /// The second success factor waits for it.
    pub blocks: bool,
    /// Exactly one organisation may do it.
    pub single_holder: bool,
    /// Someone must do it now.
    pub needed: bool,
    /// One offers it and others may ask for it; it is no work that must be done.
    pub offer: bool,
    /// A sentence on which partners can agree.
    pub sentence: String,
    /// What is still to be asked, and of whom; none when it is clear.
    pub question: Option<MirrorQuestionView>,
    /// Per partner what he says and what is expected of him, in the order of the columns.
    pub cells: Vec<MirrorCellView>,
    /// What was said before and ended, the latest first.
    pub ended: Vec<TaskClaimView>,
}

/// A question, never a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MirrorQuestionView {
    /// The question.
    pub text: String,
    /// It comes from the national lists, not from this case.
    pub national: bool,
    /// The records of the partners of whom it is asked.
    pub partners: Vec<String>,
}

/// One partner and one task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MirrorCellView {
    /// The partner's record.
    pub partner: String,
    /// What he says himself, and roles of his that hold the task.
    pub says: Vec<TaskClaimView>,
    /// What others expect of him.
    pub expected: Vec<TaskClaimView>,
    /// What his side said nationally: a question, not what he says.
    pub national_does: NationalMark,
    /// What the other side expected of his side nationally: a question, not what is expected of him.
    pub national_expected: NationalMark,
}

/// How clearly the national lists hold a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NationalMark {
    /// Clearly.
    Clear,
    /// Partly.
    Partly,
    /// Not at all; also when the partner belongs to neither side.
    Absent,
}

/// How well it is known that a partner said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// He did not answer yet.
    Proposed,
    /// Another wrote it down without saying how he said so: it does not count.
    Unproven,
    /// Another wrote it down and says how he said so.
    OnBehalf,
    /// His own signed change.
    Own,
}

/// Something that a partner says of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskClaimView {
    /// The record: a claim, or the role that holds the task.
    pub record: String,
    /// It follows from a role and ends with that role.
    pub from_role: bool,
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// What he says.
    #[ts(type = "ClaimKind")]
    pub says: String,
    /// Of whom he expects it.
    pub of: Option<String>,
    /// Name and organisation of the one of whom he expects it; empty for none.
    pub of_name: String,
    /// How much of it.
    #[ts(type = "Strength")]
    pub strength: String,
    /// Where it stands.
    #[ts(type = "ClaimState")]
    pub state: String,
    /// How well it is known that he said so.
    pub certainty: Certainty,
    /// How and when he said so, when another wrote it down.
    pub on_behalf: String,
    /// Since when.
    pub since: Option<String>,
    /// Why.
    pub reason: String,
    /// The day on which it ended.
    pub ended_at: Option<String>,
    /// Why it ended.
    pub ended_reason: String,
    /// How and when he said that it ended, when another wrote it down.
    pub ended_how: String,
    /// Who wrote it down: name and organisation.
    pub author: String,
    /// When, as claimed.
    pub at: String,
    /// The own person says it, or is asked for his answer.
    pub mine: bool,
    /// People disagree about what stands in it.
    pub disputed: bool,
}

/// A partner says something of a task. What he said otherwise before ends with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimTaskRequest {
    /// The case.
    pub case: String,
    /// Which task.
    #[ts(type = "Task")]
    pub task: String,
    /// The record of the partner who says it; the own one if absent.
    pub partner: Option<String>,
    /// What he says.
    #[ts(type = "ClaimKind")]
    pub says: String,
    /// For an expectation: the record of the partner of whom.
    pub of: Option<String>,
    /// How much of it.
    #[ts(type = "Strength")]
    pub strength: String,
    /// Since when; today if absent.
    pub since: Option<String>,
    /// Why; needed when he does not do it.
    pub reason: String,
    /// How and when another said so. Empty for the own word; empty for another who "does it" proposes it to him.
    pub on_behalf: String,
}

/// The own answer to a task that someone proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerClaimRequest {
    /// The claim.
    pub record: String,
    /// Yes or no.
    pub accept: bool,
    /// Why not; may be empty for yes.
    pub reason: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// Something that was said ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndClaimRequest {
    /// The claim.
    pub record: String,
    /// Why.
    pub reason: String,
    /// The day; today if absent.
    pub on: Option<String>,
    /// How and when the partner said so; empty for the own word, and for an own proposal that waits.
    pub on_behalf: String,
}
