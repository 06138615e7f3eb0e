//! Meetings about several cases: preparing one, its agenda, who came, what changed since last time.

use super::{LinkView, MessageView, cases::LeadView, forms::RecordRowView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which meetings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingsRequest {
    /// Only those at which this case was or is discussed; none for all.
    pub case: Option<String>,
}

/// The meetings that this vault knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MeetingListView {
    /// The latest first.
    pub meetings: Vec<MeetingRowView>,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MeetingRowView {
    /// The record.
    pub record: String,
    /// When.
    pub at: String,
    /// Where, or empty.
    pub place: String,
    /// Its name, or empty.
    pub name: String,
    /// How many cases are on the agenda.
    pub cases: u32,
    /// It lies behind us.
    pub past: bool,
}

/// Prepares a meeting: which cases, when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareMeetingRequest {
    /// Exactly these cases; empty: the open cases that need a meeting most.
    pub cases: Vec<String>,
    /// With no cases named: of everybody, without a lead, or that the own person leads.
    #[ts(type = "\"any\" | \"none\" | \"mine\"")]
    pub lead: String,
    /// With no cases named: at most this many.
    pub most: u32,
    /// When the meeting is.
    pub at: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: String,
}

/// A meeting as it could be planned; nothing was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MeetingProposalView {
    /// When.
    pub at: String,
    /// Its name.
    pub name: String,
    /// Where.
    pub place: String,
    /// The agenda, what presses most first.
    pub items: Vec<AgendaItemView>,
    /// Minutes of all items together.
    pub minutes: u32,
    /// What to say at the start about who hears what.
    pub privacy_note: String,
    /// Display numbers of the named cases that are left out, because they are closed, withdrawn or not here.
    pub left_out: Vec<String>,
}

/// Which meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: MeetingRowView,
    /// The own person may change it.
    pub editable: bool,
    /// The agenda.
    pub items: Vec<AgendaItemView>,
    /// Minutes of all items together.
    pub minutes: u32,
    /// What to say at the start about who hears what.
    pub privacy_note: String,
    /// Who is asked for which items: everybody only while his case is discussed.
    pub attendance: Vec<MeetingAttendeeView>,
}

/// One person over the whole meeting: by his key, else by organisation and name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MeetingAttendeeView {
    /// His partner records at the items for which he is asked, in the order of the agenda.
    pub partners: Vec<String>,
    /// Name and organisation.
    pub name: String,
    /// Display numbers of the cases for which he is asked.
    pub cases: Vec<String>,
}

/// A case on an agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgendaItemView {
    /// The record; none while the meeting is only prepared.
    pub record: Option<String>,
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// Phase; none when it is unclear.
    #[ts(type = "Phase | null")]
    pub phase: Option<String>,
    /// Urgency that counts.
    #[ts(type = "Urgency | null")]
    pub urgency: Option<String>,
    /// Who leads.
    pub lead: LeadView,
    /// Why it is on the agenda.
    pub reasons: Vec<AgendaReasonView>,
    /// Its time box.
    pub minutes: u32,
    /// What has to be decided; empty for nothing.
    pub decision_needed: String,
    /// What changed since it was last discussed.
    pub changed: ChangedSinceView,
    /// Partners who are involved.
    pub attendees: Vec<AttendeeView>,
    /// A note.
    pub note: String,
    /// What was decided.
    pub resolutions: Vec<RecordRowView>,
    /// The own person may change it.
    pub editable: bool,
}

/// Why a case is on an agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgendaReasonView {
    /// What kind of reason.
    #[ts(type = "\"urgent\" | \"decision_needed\" | \"stagnating\" | \"feedback_due\"")]
    pub code: String,
    /// That in a word.
    pub name: String,
    /// Why.
    pub because: Vec<MessageView>,
}

/// What changed in a case since it was last on an agenda.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ChangedSinceView {
    /// The day of the last meeting about it; none when there was none.
    pub since: Option<String>,
    /// What came or changed, the latest first.
    pub items: Vec<ChangedItemView>,
    /// How many more there are.
    pub more: u32,
}

/// Something that came or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChangedItemView {
    /// It is new; otherwise it changed.
    pub new: bool,
    /// What.
    pub link: LinkView,
    /// Day.
    pub day: String,
    /// Who wrote it.
    pub author: String,
}

/// A partner at an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttendeeView {
    /// The partner's record.
    pub partner: String,
    /// Name and organisation.
    pub name: String,
    /// Asked to come.
    pub invited: bool,
    /// Came himself, sent someone, or neither.
    #[ts(type = "\"present\" | \"deputised\" | \"none\"")]
    pub attended: String,
    /// What he has to do with it, in a few words; empty for an invitation by hand.
    pub because: Vec<String>,
}

/// Plans a meeting, or changes when and where it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanMeetingRequest {
    /// The meeting that changes; none for a new one.
    pub meeting: Option<String>,
    /// When.
    pub at: String,
    /// Its name.
    pub name: String,
    /// Where.
    pub place: String,
    /// The agenda of a new meeting; of a standing one, items to add.
    pub items: Vec<PlannedItemRequest>,
}

/// A case that comes on the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlannedItemRequest {
    /// The case.
    pub case: String,
    /// Its time box.
    pub minutes: u32,
    /// What has to be decided.
    pub decision_needed: String,
    /// Partner records that are asked to come.
    pub invited: Vec<String>,
    /// A note.
    pub note: String,
}

/// Changes an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAgendaItemRequest {
    /// The item.
    pub item: String,
    /// Its time box.
    pub minutes: u32,
    /// What has to be decided; empty for nothing.
    pub decision_needed: String,
    /// Partner records that are asked to come.
    pub invited: Vec<String>,
    /// A note.
    pub note: String,
}

/// Who came to an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteAttendanceRequest {
    /// The item.
    pub item: String,
    /// Partner records of who came himself.
    pub present: Vec<String>,
    /// Partner records of who sent someone.
    pub deputised: Vec<String>,
}
