//! Handovers: a case, the lead or a task goes from one partner to another.

use super::{LinkView, MessageView, mirror::Certainty};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The handovers of a case, and what can be handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HandoverListView {
    /// Those that wait for someone first, then the latest first.
    pub handovers: Vec<HandoverView>,
    /// What partners hold, one by one: what a handover of a task can be about.
    pub held: Vec<HeldView>,
}

/// Something that a partner holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HeldView {
    /// The record.
    pub record: String,
    /// What it is.
    #[ts(type = "\"role\" | \"claim\" | \"action\"")]
    pub kind: String,
    /// In words.
    pub label: String,
    /// The record of the partner who holds it.
    pub partner: String,
}

/// One end of a handover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HandoverPartyView {
    /// The partner's record; none when it is not here.
    pub partner: Option<String>,
    /// Name and organisation.
    pub name: String,
    /// The own person.
    pub own: bool,
}

/// What one of the two said about a handover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HandoverWordView {
    /// Whose word it is.
    pub partner: HandoverPartyView,
    /// What he said: where the handover stands after it; none when this version cannot read it.
    #[ts(type = "HandoverState | null")]
    pub said: Option<String>,
    /// In words.
    pub said_label: String,
    /// His conditions, or why not.
    pub text: String,
    /// How and when he said so, where another wrote it down; empty for his own word.
    pub on_behalf: String,
    /// Day.
    pub at: Option<String>,
    /// Whether he wrote it down himself.
    pub own_word: bool,
    /// Who wrote it down: name and organisation; empty when that is not known.
    pub author: String,
}

/// A handover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HandoverView {
    /// The record.
    pub record: String,
    /// What is handed over.
    #[ts(type = "HandoverOf | null")]
    pub of: Option<String>,
    /// In words: the case, the lead, or the task.
    pub label: String,
    /// The role, claim or action, when it is about one.
    pub subject: Option<String>,
    /// Who hands over.
    pub from: HandoverPartyView,
    /// Who is asked.
    pub to: HandoverPartyView,
    /// Day of the offer.
    pub offered_at: Option<String>,
    /// Last day for an answer.
    pub answer_by: Option<String>,
    /// Where it stands; an offer whose day passed is expired.
    #[ts(type = "HandoverState")]
    pub state: String,
    /// In words.
    pub state_label: String,
    /// What people answered apart from each other; empty while they agree. Settled under the differences.
    #[ts(type = "HandoverState[]")]
    pub disputed: Vec<String>,
    /// Who holds it now.
    #[ts(type = "\"from\" | \"to\"")]
    pub held_by: String,
    /// How well the yes is known; none without one.
    pub certainty: Option<Certainty>,
    /// What is asked of the receiver.
    pub asks: String,
    /// What was promised to residents and reporters.
    pub promises: String,
    /// What to watch out for.
    pub risks: String,
    /// The receiver's conditions.
    pub conditions: String,
    /// Why it was refused or withdrawn.
    pub reason: String,
    /// What the two said, the earliest first; nothing takes the place of an earlier word.
    pub words: Vec<HandoverWordView>,
    /// Day of the answer.
    pub answered_at: Option<String>,
    /// Day on which the two spoke each other.
    pub spoken_at: Option<String>,
    /// How they spoke each other.
    pub spoken_how: String,
    /// Day on which the receiver had all he needs.
    pub received_at: Option<String>,
    /// Day on which the sender asked how it goes.
    pub follow_up_at: Option<String>,
    /// What is still missing for a good handover.
    pub missing: Vec<MessageView>,
    /// What the old holder still has of it: it goes over with the yes, or stayed behind after it.
    pub goes_over: Vec<LinkView>,
    /// What went over although no yes stands now: it goes back.
    pub goes_back: Vec<LinkView>,
    /// What the own person can do in his own name.
    pub can: Vec<HandoverStep>,
    /// What someone can do in the name of one of the two, saying how he said so.
    pub can_on_behalf: Vec<HandoverStep>,
    /// Who made the offer: name and organisation.
    pub author: String,
}

/// Something that a person can do with a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HandoverStep {
    /// The receiver says yes: `answer_handover`.
    Accept,
    /// The receiver says yes, if: `answer_handover`.
    AcceptWithConditions,
    /// The receiver says no: `answer_handover`.
    Refuse,
    /// The sender agrees to the conditions: `accept_conditions`.
    AcceptConditions,
    /// The sender takes it back: `withdraw_handover`.
    Withdraw,
    /// The sender notes that the day of the answer passed: `expire_handover`.
    Expire,
    /// One of the two notes that they spoke each other: `note_warm_contact`.
    NoteContact,
    /// The receiver has all he needs: `confirm_receipt`.
    ConfirmReceipt,
    /// The sender asked how it goes: `follow_up`.
    FollowUp,
    /// The sender confirms that the reason of a no is clear: `confirm_reason`.
    ConfirmReason,
    /// Who holds what is brought in line with the answer that stands: `carry_out_handover`.
    CarryOut,
}

/// Offers a handover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferHandoverRequest {
    /// The case.
    pub case: String,
    /// What is handed over.
    #[ts(type = "HandoverOf")]
    pub of: String,
    /// For a task: the role, claim or action.
    pub subject: Option<String>,
    /// The record of who hands over; the own one if absent. Another only when he does not use Woonrust or left.
    pub from: Option<String>,
    /// The record of who is asked.
    pub to: String,
    /// Last day for an answer.
    pub answer_by: Option<String>,
    /// What is asked of the receiver.
    pub asks: String,
    /// What was promised to residents and reporters.
    pub promises: String,
    /// What to watch out for.
    pub risks: String,
    /// Day on which the two spoke each other, if they did.
    pub spoken_at: Option<String>,
    /// How they spoke each other.
    pub spoken_how: String,
}

/// The two spoke each other about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteWarmContactRequest {
    /// The handover.
    pub handover: String,
    /// The day; today if absent.
    pub on: Option<String>,
    /// How.
    pub how: String,
}

/// The receiver answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerHandoverRequest {
    /// The handover.
    pub handover: String,
    /// What he says.
    #[ts(type = "\"accept\" | \"accept_with_conditions\" | \"refuse\"")]
    pub answer: String,
    /// On which conditions.
    pub conditions: String,
    /// Why not.
    pub reason: String,
    /// Day on which the two spoke each other, if it is not noted yet.
    pub spoken_at: Option<String>,
    /// How they spoke each other.
    pub spoken_how: String,
    /// Day on which he had all he needs, if it is not noted yet.
    pub received_at: Option<String>,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// The sender agrees to the conditions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptConditionsRequest {
    /// The handover.
    pub handover: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// The sender takes it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawHandoverRequest {
    /// The handover.
    pub handover: String,
    /// Why; may be empty.
    pub reason: String,
    /// How and when another said so; empty for the own word.
    pub on_behalf: String,
}

/// Something happened to a handover on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoverDayRequest {
    /// The handover.
    pub handover: String,
    /// The day; today if absent.
    pub on: Option<String>,
}
