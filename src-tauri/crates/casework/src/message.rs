//! What the rules say to people: a code with parameters, turned into words by the content pack.

use crate::{calendar::Day, terms::Term};
use ledger::ids::RecordId;

/// A message with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which message.
    pub code: MessageCode,
    /// Exactly the parameters that the code names.
    pub params: Vec<(&'static str, Param)>,
    /// The records that made it so.
    pub records: Vec<RecordId>,
}

/// A parameter of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// What a person typed, such as a name.
    Text(String),
    /// A day.
    Day(Day),
    /// A count.
    Count(i64),
    /// A key of the content pack.
    Term(String),
}

impl Message {
    /// A message without parameters or records.
    pub fn new(code: MessageCode) -> Message {
        Message {
            code,
            params: Vec::new(),
            records: Vec::new(),
        }
    }

    /// With this parameter.
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Message {
        self.params.push((name, value.into()));
        self
    }

    /// About this record.
    pub fn about(mut self, record: RecordId) -> Message {
        self.records.push(record);
        self
    }

    /// Key of the text in the content pack.
    pub fn text_key(&self) -> String {
        format!("message.{}", self.code.code())
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Param {
        Param::Text(text.to_owned())
    }
}

impl From<Day> for Param {
    fn from(day: Day) -> Param {
        Param::Day(day)
    }
}

impl From<i64> for Param {
    fn from(count: i64) -> Param {
        Param::Count(count)
    }
}

impl Param {
    /// The text of a term.
    pub fn term(term: impl Term) -> Param {
        Param::Term(term.text_key())
    }
}

macro_rules! messages {
    ($($variant:ident = $code:literal [$($param:literal),*],)+) => {
        /// Everything that a rule can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum MessageCode { $(#[doc = concat!("`", $code, "`")] $variant,)+ }

        impl MessageCode {
            /// Every message.
            pub const ALL: &'static [MessageCode] = &[$(MessageCode::$variant,)+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(MessageCode::$variant => $code,)+ }
            }

            /// Names of its parameters.
            pub fn params(self) -> &'static [&'static str] {
                match self { $(MessageCode::$variant => &[$($param),*],)+ }
            }
        }
    };
}

messages! {
    // SF1
    LeadAccepted = "lead_accepted" ["name"],
    LeadOnBehalf = "lead_on_behalf" ["name", "how"],
    LeadNone = "lead_none" [],
    LeadProposed = "lead_proposed" ["name"],
    LeadUnproven = "lead_unproven" ["name"],
    LeadDouble = "lead_double" ["names"],
    LeadLeft = "lead_left" ["name"],
    DeputyAccepted = "deputy_accepted" ["name"],
    DeputyOnBehalf = "deputy_on_behalf" ["name", "how"],
    DeputyNone = "deputy_none" [],
    DeputyProposed = "deputy_proposed" ["name"],
    DeputySamePerson = "deputy_same_person" ["name"],
    PartnersKnowLead = "partners_know_lead" ["count"],
    PartnerDoesNotKnowLead = "partner_does_not_know_lead" ["name"],
    PartnerOnBehalf = "partner_on_behalf" ["name"],
    MandateFilled = "mandate_filled" [],
    MandateEmpty = "mandate_empty" [],
    OverviewChecked = "overview_checked" ["day"],
    OverviewNever = "overview_never" [],
    OverviewOld = "overview_old" ["day", "days", "limit"],
    OverviewInFuture = "overview_in_future" ["day"],
    OverviewUnclear = "overview_unclear" [],
    // SF6
    NextActionPlanned = "next_action_planned" ["name", "day"],
    NextActionNone = "next_action_none" ["limit"],
    NothingOverdue = "nothing_overdue" [],
    ActionOverdue = "action_overdue" ["action", "day"],
    UrgencyJudged = "urgency_judged" ["urgency", "day"],
    UrgencyUnset = "urgency_unset" [],
    UrgencyUnclear = "urgency_unclear" [],
    UrgencyOld = "urgency_old" ["day", "limit"],
    UrgencyInFuture = "urgency_in_future" ["day"],
    CaseActive = "case_active" ["day"],
    CaseQuiet = "case_quiet" ["days", "limit"],
    CaseActivityUnknown = "case_activity_unknown" [],
    AftercarePlanned = "aftercare_planned" ["count"],
    AftercareMissing = "aftercare_missing" ["day"],
    AftercareStartUnknown = "aftercare_start_unknown" [],
    // Answered questions
    QuestionAnswered = "question_answered" ["question"],
    QuestionOpen = "question_open" ["question"],
    QuestionUnclear = "question_unclear" ["question"],
    PartnerConfirmed = "partner_confirmed" ["name"],
    PartnerNotConfirmed = "partner_not_confirmed" ["name"],
    NobodyToConfirm = "nobody_to_confirm" [],
    // Phases
    PhaseUnclear = "phase_unclear" [],
    ReportNone = "report_none" [],
    ReportNotAcknowledged = "report_not_acknowledged" [],
    AddressNone = "address_none" [],
    CategoryNone = "category_none" [],
    AcuteOpen = "acute_open" [],
    UrgencyReasonEmpty = "urgency_reason_empty" [],
    RouteOpen = "route_open" [],
    LeadNotProposed = "lead_not_proposed" [],
    ReporterNotHeard = "reporter_not_heard" [],
    ResidentNotHeard = "resident_not_heard" ["attempts", "limit"],
    HelpCheckOpen = "help_check_open" [],
    VerificationOpen = "verification_open" [],
    FactorNotDone = "factor_not_done" ["factor"],
    InterventionNone = "intervention_none" [],
    InterventionWithoutResult = "intervention_without_result" ["intervention"],
    WarningNone = "warning_none" [],
    IntentionNone = "intention_none" [],
    AftercareCheckNotDone = "aftercare_check_not_done" ["day"],
    ClosingResultOpen = "closing_result_open" [],
    ClosingReasonEmpty = "closing_reason_empty" [],
    // To be checked by a person
    CheckProofOfReceipt = "check_proof_of_receipt" [],
    CheckObservationPeriod = "check_observation_period" [],
    CheckResidentView = "check_resident_view" [],
    CheckLegalTest = "check_legal_test" [],
    CheckDecision = "check_decision" [],
    CheckBreaches = "check_breaches" [],
    CheckEndDate = "check_end_date" [],
    CheckFeedback = "check_feedback" [],
    CheckRetention = "check_retention" [],
    // Moves
    MoveReasonNeeded = "move_reason_needed" [],
    MoveSamePhase = "move_same_phase" [],
    // List
    FieldInConflict = "field_in_conflict" ["field"],
    WithdrawnMeanwhile = "withdrawn_meanwhile" ["name", "others", "count"],
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique() {
        let codes: BTreeSet<_> = MessageCode::ALL
            .iter()
            .map(|message| message.code())
            .collect();
        assert_eq!(codes.len(), MessageCode::ALL.len());
    }
}
