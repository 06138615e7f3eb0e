//! What the person has to do today.

use crate::api::{
    actions::ActionView, cases::CaseRowView, drafts::DraftRowView, partners::RoleView,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the person has to do today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TodayView {
    /// Today.
    pub day: String,
    /// Own actions that are due within a week or overdue.
    pub actions: Vec<ActionView>,
    /// Roles that the person is asked to take.
    pub proposals: Vec<ProposalView>,
    /// Texts that were not saved yet.
    pub drafts: Vec<DraftRowView>,
    /// Cases that need someone first; at most 10.
    pub needs_attention: Vec<CaseRowView>,
    /// Own visits and notes to complete.
    pub unfinished: Vec<UnfinishedView>,
    /// For the menu.
    pub counts: NavigationCountsView,
}

/// A role that the person is asked to take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposalView {
    /// The role.
    pub role: RoleView,
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
}

/// A visit that is not finished, or a note outside a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnfinishedView {
    /// The record.
    pub record: String,
    /// Kind of record.
    pub kind: String,
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// When it was.
    pub occurred_at: Option<String>,
    /// What the note says; empty for a visit.
    pub text: String,
}

/// For the menu.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NavigationCountsView {
    /// Things to do today.
    pub today: u32,
    /// Open cases.
    pub cases: u32,
    /// Open own actions.
    pub actions: u32,
    /// Fields with values that differ, and what else people did without seeing each other.
    pub conflicts: u32,
}
