//! Taking in a report.

use crate::api::cases::AddressView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A report of nuisance: opens a case, or adds to one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeInReportRequest {
    /// An existing case; none opens a new one.
    pub case: Option<String>,
    /// Where the nuisance is; needed for a new case.
    pub address: Option<AddressView>,
    /// What kind of nuisance.
    #[ts(type = "Array<Category>")]
    pub categories: Vec<String>,
    /// What was reported, in the reporter's words.
    pub text: String,
    /// Where exactly, or empty.
    pub place: String,
    /// When it was received; now if absent.
    pub received_at: Option<String>,
    /// When it happened or began.
    pub occurred_at: Option<String>,
    /// When it ended.
    pub occurred_until: Option<String>,
    /// How exact that is.
    #[ts(type = "Precision")]
    pub precision: String,
    /// How it came in.
    #[ts(type = "Channel")]
    pub channel: String,
    /// The reporter gave no name.
    pub anonymous: bool,
    /// Who reported; kept apart (K3).
    pub reporter: Option<ReporterRequest>,
    /// The reporter was thanked and told what happens now.
    pub acknowledged: bool,
    /// The acute check.
    #[ts(type = "AcuteAnswer")]
    pub acute: String,
    /// Which danger.
    #[ts(type = "Array<AcuteDanger>")]
    pub dangers: Vec<String>,
    /// Who owns the home.
    #[ts(type = "Tenure")]
    pub tenure: String,
}

/// Who reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReporterRequest {
    /// Name.
    pub name: String,
    /// Telephone or mail.
    pub contact: String,
    /// Wants to stay unknown.
    pub wishes_secrecy: bool,
    /// Remarks, or empty.
    pub note: String,
}

/// A report that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TakenInView {
    /// The case.
    pub case: String,
    /// Its display number.
    pub number: String,
    /// The report.
    pub report: String,
    /// The reporter's own record.
    pub reporter: Option<String>,
    /// A new case was opened.
    pub opened: bool,
    /// The number under which it can be taken back in this session; absent when it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub undo: Option<u32>,
}
