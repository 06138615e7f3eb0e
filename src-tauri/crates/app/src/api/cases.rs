//! Cases: taking in a report, the list, one case, its course.

use crate::api::{
    MessageView,
    actions::{ActionView, AgreementView, InterventionView},
    drafts::DraftRowView,
    factors::FactorRowView,
    partners::{PartnerView, RoleView},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddressView {
    /// Street.
    pub street: String,
    /// Number.
    pub house_number: String,
    /// Letter, or empty.
    pub house_letter: String,
    /// Addition, or empty.
    pub suffix: String,
    /// Four digits and two letters, or empty.
    pub postcode: String,
    /// Town.
    pub town: String,
}

/// Which cases to list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCasesRequest {
    /// Words in address, number or names of partners; empty for all.
    pub query: String,
    /// Only these; empty for all.
    #[ts(type = "Array<Phase>")]
    pub phases: Vec<String>,
    /// Only these; empty for all.
    #[ts(type = "Array<Urgency>")]
    pub urgencies: Vec<String>,
    /// Only cases that need one of these; empty for all.
    #[ts(
        type = "Array<\"no_lead\" | \"double_lead\" | \"overdue\" | \"urgent\" | \"conflict\" | \"quiet\" | \"handover\" | \"question\" | \"feedback_due\">"
    )]
    pub needs: Vec<String>,
    /// Only cases in which one of these pitfalls is not resolved; empty or absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Array<Pitfall>")]
    pub pitfalls: Option<Vec<String>>,
    /// Only cases that nobody leads, or that the person leads.
    #[ts(type = "\"any\" | \"none\" | \"mine\"")]
    pub lead: String,
    /// Open or closed.
    #[ts(type = "\"open\" | \"closed\" | \"all\"")]
    pub state: String,
    /// Order.
    #[ts(type = "\"attention\" | \"address\" | \"phase\" | \"urgency\" | \"activity\"")]
    pub sort: String,
    /// Other way round.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// At most 200.
    pub limit: u32,
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseListView {
    /// How many fit the request.
    pub total: u32,
    /// The page.
    pub rows: Vec<CaseRowView>,
    /// Over all open cases.
    pub counts: CaseCountsView,
}

/// How many open cases need what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseCountsView {
    /// Open cases.
    pub open: u32,
    /// Closed cases.
    pub closed: u32,
    /// Nobody leads.
    pub no_lead: u32,
    /// With an action past its day.
    pub overdue: u32,
    /// Acute or high.
    pub urgent: u32,
    /// With values that differ.
    pub conflicts: u32,
    /// Nothing happened for too long.
    pub quiet: u32,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseRowView {
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// Phase; none when it is unclear.
    #[ts(type = "Phase | null")]
    pub phase: Option<String>,
    /// Days in this phase.
    pub phase_days: Option<u32>,
    /// Urgency that counts.
    #[ts(type = "Urgency | null")]
    pub urgency: Option<String>,
    /// Two urgencies stand side by side.
    pub urgency_disputed: bool,
    /// Who leads.
    pub lead: LeadView,
    /// Day of the next open action.
    pub next_due: Option<String>,
    /// Actions past their day.
    pub overdue: u32,
    /// Day of the last change.
    pub last_activity: Option<String>,
    /// Days since then.
    pub quiet_days: u32,
    /// Fields with values that differ.
    pub conflicts: u32,
    /// Unsaved texts.
    pub drafts: u32,
    /// Why it stands where it stands.
    #[ts(
        type = "Array<\"no_lead\" | \"double_lead\" | \"overdue\" | \"urgent\" | \"conflict\" | \"quiet\">"
    )]
    pub needs: Vec<String>,
    /// Another case has this address.
    pub same_address: bool,
    /// Open or not.
    #[ts(type = "\"open\" | \"closed\" | \"withdrawn\"")]
    pub state: String,
}

/// Who leads a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeadView {
    /// How far it is.
    #[ts(type = "\"none\" | \"proposed\" | \"accepted\" | \"double\"")]
    pub state: String,
    /// Name and organisation; empty for none.
    pub name: String,
    /// The own person.
    pub mine: bool,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CaseView {
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Open or not.
    #[ts(type = "\"open\" | \"closed\" | \"withdrawn\"")]
    pub state: String,
    /// The address.
    pub address: AddressView,
    /// The address in one line.
    pub address_text: String,
    /// Other cases at this address.
    pub same_address: Vec<CaseRowView>,
    /// Kinds of nuisance.
    #[ts(type = "Array<Category>")]
    pub categories: Vec<String>,
    /// Who owns the home.
    #[ts(type = "Tenure | null")]
    pub tenure: Option<String>,
    /// Which way the case goes.
    #[ts(type = "Track | null")]
    pub route: Option<String>,
    /// The acute check.
    #[ts(type = "AcuteAnswer | null")]
    pub acute: Option<String>,
    /// When it was opened.
    pub opened_at: Option<String>,
    /// The phase.
    pub phase: PhaseView,
    /// The urgency.
    pub urgency: UrgencyView,
    /// Who leads.
    pub lead: LeadView,
    /// Day of the last change.
    pub last_activity: Option<String>,
    /// What to do now.
    pub next: NextView,
    /// The seven success factors.
    pub factors: Vec<FactorRowView>,
    /// What asks for attention now.
    pub attention: Vec<MessageView>,
    /// The partners.
    pub partners: Vec<PartnerView>,
    /// Colleagues of a partner who only read along.
    pub readers: Vec<PartnerView>,
    /// The roles.
    pub roles: Vec<RoleView>,
    /// Resident, neighbours, network.
    pub people: Vec<PersonView>,
    /// Reporters that the own person may see.
    pub reporters: Vec<ReporterView>,
    /// Actions, open ones first.
    pub actions: Vec<ActionView>,
    /// What was tried.
    pub interventions: Vec<InterventionView>,
    /// What was agreed.
    pub agreements: Vec<AgreementView>,
    /// Fields with values that differ.
    pub conflicts: u32,
    /// Unsaved texts about this case.
    pub drafts: Vec<DraftRowView>,
    /// How it ended; empty while it is open, more than one when people closed it without seeing each other.
    pub closings: Vec<ClosingView>,
    /// It was withdrawn, be it in vain: see the state.
    pub withdrawal: Option<WithdrawalView>,
    /// Opened by the own person by mistake: can still be withdrawn.
    pub can_withdraw: bool,
    /// Records of which something is missing: ask for a full copy.
    pub incomplete: u32,
    /// Parts that this version cannot show.
    pub unknown_records: u32,
}

/// Where a case is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PhaseView {
    /// The phase; none when it is unclear.
    #[ts(type = "Phase | null")]
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// What the phase is for.
    pub goal: String,
    /// Two phases stand side by side.
    pub unclear: bool,
    /// Day on which it began.
    pub since: Option<String>,
    /// Days since then.
    pub days: Option<u32>,
    /// The phase that follows.
    #[ts(type = "Phase | null")]
    pub next: Option<String>,
    /// What is missing before it can be left.
    pub to_leave: Vec<MessageView>,
}

/// How urgent a case is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UrgencyView {
    /// The urgency that counts.
    #[ts(type = "Urgency | null")]
    pub code: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Two values stand side by side.
    pub disputed: bool,
    /// Day by which it must be looked at again.
    pub review_by: Option<String>,
}

/// One next question and one next step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NextView {
    /// The question.
    pub question: Option<NextQuestionView>,
    /// The step.
    pub step: Option<NextStepView>,
}

/// A question that the case asks now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NextQuestionView {
    /// The factor or pitfall that asks it.
    #[ts(type = "Factor | Pitfall | PartnerNeed")]
    pub guide: String,
    /// Code of the question.
    pub question: String,
    /// The question.
    pub text: String,
    /// Why it is asked now.
    pub why: String,
}

/// What to do now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NextStepView {
    /// Stable code: which screen helps.
    pub code: String,
    /// In a sentence.
    pub text: String,
    /// Why.
    pub why: String,
    /// The record that it is about.
    pub record: Option<String>,
}

/// A resident, neighbour or someone of the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonView {
    /// The record.
    pub record: String,
    /// Name.
    pub name: String,
    /// Which role.
    #[ts(type = "PersonRole")]
    pub role: String,
    /// Remarks.
    pub note: String,
    /// The own person may fix a typo in it.
    pub editable: bool,
}

/// Someone who reported (K3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReporterView {
    /// The record.
    pub record: String,
    /// The report.
    pub report: Option<String>,
    /// Name.
    pub name: String,
    /// Telephone or mail.
    pub contact: String,
    /// Wants to stay unknown.
    pub wishes_secrecy: bool,
    /// Remarks.
    pub note: String,
    /// The own person may fix a typo in it.
    pub editable: bool,
}

/// Whoever opened a case took it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithdrawalView {
    /// Who.
    pub author: String,
    /// It was the own person, who can undo it.
    pub own: bool,
    /// When, as claimed.
    pub at: String,
    /// Why.
    pub reason: String,
    /// Who else wrote in the case, so that it stays open.
    pub meanwhile: Vec<String>,
}

/// How a case ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClosingView {
    /// The record, for a correction beside it.
    pub record: String,
    /// Who closed it.
    pub author: String,
    /// His organisation.
    pub organisation: String,
    /// The result.
    #[ts(type = "ClosingResult | null")]
    pub result: Option<String>,
    /// The reason.
    pub reason: String,
    /// The day.
    pub closed_at: Option<String>,
    /// The day from which the file can be destroyed, after a person decided so; none in an older closing.
    pub destroy_on: Option<String>,
    /// The case that goes on.
    pub continued_in: Option<String>,
}

/// How urgent the case is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetUrgencyRequest {
    /// The case.
    pub case: String,
    /// The urgency.
    #[ts(type = "Urgency")]
    pub urgency: String,
    /// Why.
    pub reason: String,
}

/// The case goes on, back, or skips.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MovePhaseRequest {
    /// The case.
    pub case: String,
    /// Where to.
    #[ts(type = "Phase")]
    pub to: String,
    /// Why; needed for going back, skipping, or leaving with something missing.
    pub reason: String,
}

/// The case ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseCaseRequest {
    /// The case.
    pub case: String,
    /// The result.
    #[ts(type = "ClosingResult")]
    pub result: String,
    /// Why.
    pub reason: String,
    /// Another case at the address that goes on.
    pub continued_in: Option<String>,
}

/// Facts about the case itself; absent ones stay as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DescribeCaseRequest {
    /// The case.
    pub case: String,
    /// Who owns the home.
    #[ts(type = "Tenure | null")]
    pub tenure: Option<String>,
    /// Kinds of nuisance.
    #[ts(type = "Array<Category> | null")]
    pub categories: Option<Vec<String>>,
    /// The address.
    pub address: Option<AddressView>,
    /// Which way the case goes.
    #[ts(type = "Track | null")]
    pub route: Option<String>,
    /// The acute check: `yes`, `no`, `unknown`, or `yes:` with the dangers.
    pub acute: Option<String>,
}

/// A resident, neighbour or someone of the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPersonRequest {
    /// The case.
    pub case: String,
    /// Name.
    pub name: String,
    /// Which role.
    #[ts(type = "PersonRole")]
    pub role: String,
    /// Remarks, or empty.
    pub note: String,
}
