//! The lead's board: counts over all open cases, each with the query that gives its list.

use super::{actions::ListActionsRequest, cases::ListCasesRequest, forms::ListRecordsRequest};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardView {
    /// Open cases.
    pub open: u32,
    /// Open cases per phase.
    pub phases: Vec<BoardNumberView>,
    /// What asks for someone: without a lead, quiet, overdue …
    pub needs: Vec<BoardNumberView>,
    /// Open cases per pitfall that is not resolved.
    pub pitfalls: Vec<BoardNumberView>,
    /// What waits between people: handovers, questions, word to reporters, shortages.
    pub waiting: Vec<BoardNumberView>,
    /// Open and overdue actions per organisation, in the order of their names.
    pub partners: Vec<BoardPartnerView>,
}

/// A number that leads to its list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardNumberView {
    /// What is counted.
    pub code: String,
    /// That in words.
    pub label: String,
    /// How many cases; of shortages, how many shortages.
    pub count: u32,
    /// The list behind it.
    pub list: BoardListView,
}

/// The list behind a number: one of these is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardListView {
    /// Cases: `list_cases`.
    pub cases: Option<ListCasesRequest>,
    /// Actions: `list_actions`.
    pub actions: Option<ListActionsRequest>,
    /// Records: `list_records`.
    pub records: Option<ListRecordsRequest>,
}

/// The actions of an organisation. Counts only: nothing here compares people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardPartnerView {
    /// Its name.
    pub organisation: String,
    /// Open actions.
    pub open: BoardNumberView,
    /// Of these, past their day.
    pub overdue: BoardNumberView,
}
