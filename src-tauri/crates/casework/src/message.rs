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
    // A partner's own yes
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
    CheckRetention = "check_retention" [],
    // SF2, mirror
    PartnersNone = "partners_none" [],
    InterestRecorded = "interest_recorded" ["name"],
    InterestNone = "interest_none" ["name"],
    InterestOfRecorded = "interest_of_recorded" ["whose"],
    InterestOfNone = "interest_of_none" ["whose"],
    TaskTaken = "task_taken" ["name"],
    TaskWaits = "task_waits" ["name", "task"],
    TaskNone = "task_none" ["name"],
    TaskRefused = "task_refused" ["name"],
    TaskRefusalNone = "task_refusal_none" ["name"],
    DomainPresent = "domain_present" ["domain"],
    DomainReasoned = "domain_reasoned" ["domain"],
    DomainMissing = "domain_missing" ["domain"],
    MirrorFits = "mirror_fits" [],
    MirrorDouble = "mirror_double" ["task", "names"],
    MirrorGap = "mirror_gap" ["task"],
    MirrorMisunderstanding = "mirror_misunderstanding" ["task", "names"],
    MirrorQuestion = "mirror_question" ["task", "names"],
    MirrorOffer = "mirror_offer" ["task", "names"],
    MirrorInvisible = "mirror_invisible" ["task", "names"],
    // SF3
    AnalysisNone = "analysis_none" [],
    AnalysisDouble = "analysis_double" [],
    AnalysisMade = "analysis_made" ["day"],
    AnalysisOld = "analysis_old" ["day", "limit"],
    AnalysisFacts = "analysis_facts" ["count", "limit"],
    AnalysisCauses = "analysis_causes" ["count", "limit"],
    AnalysisOvertaken = "analysis_overtaken" [],
    CommonInterestNone = "common_interest_none" [],
    FallbackNone = "fallback_none" [],
    NeedNone = "need_none" [],
    NeedBeforeTask = "need_before_task" [],
    TaskBeforeNeed = "task_before_need" [],
    GoalNone = "goal_none" [],
    GoalWithoutMeasure = "goal_without_measure" ["goal"],
    GoalWithoutDay = "goal_without_day" ["goal"],
    GoalWithoutAction = "goal_without_action" ["goal"],
    GoalHasAction = "goal_has_action" ["goal"],
    ActionNotAccepted = "action_not_accepted" ["name", "action"],
    PlanApproved = "plan_approved" ["name"],
    PlanApprovedOnBehalf = "plan_approved_on_behalf" ["name"],
    PlanApprovalUnproven = "plan_approval_unproven" ["name"],
    PlanChangedSinceApproval = "plan_changed_since_approval" ["name"],
    PlanNotApproved = "plan_not_approved" ["name"],
    // SF4
    ContactComplete = "contact_complete" ["name"],
    ContactFaceNone = "contact_face_none" ["name"],
    ContactReserveNone = "contact_reserve_none" ["name"],
    ContactReachNone = "contact_reach_none" ["name"],
    ContactUnconfirmed = "contact_unconfirmed" ["name"],
    ContactOld = "contact_old" ["name", "day", "limit"],
    AnswersQuick = "answers_quick" ["days", "limit"],
    AnswersSlow = "answers_slow" ["days", "limit"],
    SpokenWithoutCrisis = "spoken_without_crisis" ["name", "day"],
    SpokenNotLately = "spoken_not_lately" ["name", "limit"],
    PulseEnough = "pulse_enough" ["count", "partners"],
    PulseFew = "pulse_few" ["count", "partners"],
    PulseLow = "pulse_low" [],
    // SF5
    EntryNone = "entry_none" ["days"],
    EntriesComplete = "entries_complete" ["count", "total"],
    EntriesIncomplete = "entries_incomplete" ["count", "total"],
    OrganisationsWrite = "organisations_write" ["count"],
    OneOrganisationWrites = "one_organisation_writes" [],
    CategoryVerified = "category_verified" ["category"],
    CategoryUnverified = "category_unverified" ["category"],
    ResidentHeard = "resident_heard" [],
    ImpactTold = "impact_told" [],
    ImpactNone = "impact_none" [],
    FileGap = "file_gap" [],
    // SF7
    OptionNone = "option_none" [],
    OptionsFew = "options_few" ["count", "limit"],
    OptionsEnough = "options_enough" ["count"],
    OptionTried = "option_tried" [],
    OptionsRejected = "options_rejected" [],
    OptionNotTried = "option_not_tried" [],
    BudgetDecided = "budget_decided" ["purpose"],
    BudgetUndecided = "budget_undecided" ["purpose", "limit"],
    EffectNotNoted = "effect_not_noted" ["option", "limit"],
    // Phases
    WarningWithoutProof = "warning_without_proof" [],
    WarningWithoutPeriod = "warning_without_period" [],
    ResidentViewNone = "resident_view_none" [],
    ResidentViewWaits = "resident_view_waits" [],
    BarsNotReviewed = "bars_not_reviewed" [],
    DecisionNone = "decision_none" [],
    DecisionIncomplete = "decision_incomplete" ["field"],
    BreachUnverified = "breach_unverified" [],
    OrderEndUnwatched = "order_end_unwatched" [],
    ClosingDayOpen = "closing_day_open" [],
    ClosingNotTold = "closing_not_told" ["whom"],
    // Severity
    SeverityAxis = "severity_axis" ["axis", "level"],
    SeverityLifted = "severity_lifted" ["axis"],
    SeverityOpen = "severity_open" ["count"],
    ShowsFrequency = "shows_frequency" ["count", "days"],
    ShowsDuration = "shows_duration" ["first", "last"],
    ShowsTimeOfDay = "shows_time_of_day" ["count", "total"],
    ShowsImpact = "shows_impact" ["count"],
    ShowsReach = "shows_reach" ["count"],
    ShowsTrend = "shows_trend" ["recent", "before", "days"],
    UrgentAcute = "urgent_acute" [],
    UrgentSeverity = "urgent_severity" ["severity"],
    UrgentSeverityGrows = "urgent_severity_grows" ["severity"],
    UrgentSafety = "urgent_safety" [],
    UrgentPromise = "urgent_promise" ["day"],
    // Evidence meter
    EvidenceConcrete = "evidence_concrete" ["count", "total"],
    EvidenceSources = "evidence_sources" ["count"],
    EvidenceObjective = "evidence_objective" ["count", "total"],
    EvidenceSpread = "evidence_spread" ["dates", "days"],
    EvidenceHeard = "evidence_heard" ["resident", "attempts", "neighbours"],
    EvidenceRecent = "evidence_recent" ["day"],
    EvidenceNotRecent = "evidence_not_recent" [],
    // Bars
    BarTolerable = "bar_tolerable" [],
    BarSeverityOpen = "bar_severity_open" [],
    BarNotSerious = "bar_not_serious" ["severity"],
    BarSerious = "bar_serious" ["severity"],
    BarNoIncident = "bar_no_incident" [],
    BarOneEpisode = "bar_one_episode" ["count", "dates", "days"],
    BarNoPattern = "bar_no_pattern" ["count", "dates", "days"],
    BarPattern = "bar_pattern" ["count", "dates", "days"],
    BarLongAgo = "bar_long_ago" ["day", "limit"],
    BarVerified = "bar_verified" ["count", "total"],
    BarNothingVerified = "bar_nothing_verified" ["count", "total"],
    BarSources = "bar_sources" ["count"],
    BarOneSource = "bar_one_source" ["count"],
    BarNothingLighter = "bar_nothing_lighter" [],
    BarLighterTried = "bar_lighter_tried" ["count"],
    BarHelpOffered = "bar_help_offered" [],
    BarHelpNotOffered = "bar_help_not_offered" [],
    BarRungSkipped = "bar_rung_skipped" ["rung"],
    BarAbility = "bar_ability" [],
    BarAbilityLimited = "bar_ability_limited" ["ability"],
    BarAbilityOpen = "bar_ability_open" [],
    BarWeighed = "bar_weighed" ["field"],
    BarNotWeighed = "bar_not_weighed" ["field"],
    // Handover
    HandoverDisputed = "handover_disputed" [],
    HandoverInConflict = "handover_in_conflict" ["from", "to"],
    HandoverMoveImpossible = "handover_move_impossible" ["state"],
    HandoverNotYours = "handover_not_yours" [],
    HandoverConditionsEmpty = "handover_conditions_empty" [],
    HandoverNotSpoken = "handover_not_spoken" [],
    HandoverNotReceived = "handover_not_received" [],
    HandoverReasonEmpty = "handover_reason_empty" [],
    HandoverUnanswered = "handover_unanswered" ["from", "to"],
    HandoverConditionsOpen = "handover_conditions_open" ["from", "to"],
    HandoverUnproven = "handover_unproven" ["from", "to"],
    HandoverWithoutContact = "handover_without_contact" ["from", "to"],
    HandoverWithoutReceipt = "handover_without_receipt" ["from", "to"],
    HandoverNotFollowedUp = "handover_not_followed_up" ["from", "to", "limit"],
    HandoverHeldTwice = "handover_held_twice" ["from", "to"],
    HandoverSettled = "handover_settled" ["state"],
    HandoverGoneOver = "handover_gone_over" ["from", "to"],
    HandedOver = "handed_over" ["to"],
    HandedBack = "handed_back" ["to"],
    TakenOverByHandover = "taken_over_by_handover" ["from"],
    SaidInHandover = "said_in_handover" ["day"],
    ClaimChanged = "claim_changed" [],
    // Whose word it is, and questions to partners
    AnswerNotYours = "answer_not_yours" [],
    QuestionSettled = "question_settled" ["state"],
    QuestionDisputed = "question_disputed" [],
    NotSharedEmpty = "not_shared_empty" [],
    DoorReasonEmpty = "door_reason_empty" [],
    AlreadySaid = "already_said" [],
    AlreadyAnswered = "already_answered" [],
    AlreadyEnded = "already_ended" [],
    ActionStillOpen = "action_still_open" [],
    NothingHeld = "nothing_held" [],
    SamePerson = "same_person" [],
    SameOrganisation = "same_organisation" [],
    DayInFuture = "day_in_future" [],
    DayPassed = "day_passed" [],
    DayBeforeStart = "day_before_start" [],
    // Pitfalls
    RequestAnswered = "request_answered" ["question"],
    RequestOpen = "request_open" ["question"],
    RequestRefusedWithWay = "request_refused_with_way" ["question"],
    RefusalWithoutReason = "refusal_without_reason" ["question"],
    RefusalWithoutWay = "refusal_without_way" ["question"],
    PromiseNeeded = "promise_needed" ["name"],
    LeftWithoutReason = "left_without_reason" ["name"],
    LeftInOrder = "left_in_order" ["name"],
    Recalibrated = "recalibrated" ["day"],
    NotAgreedAnew = "not_agreed_anew" ["day"],
    NoNextAction = "no_next_action" [],
    InterestNotInPlan = "interest_not_in_plan" ["name"],
    GoalStill = "goal_still" ["goal", "limit"],
    ExpectationsSet = "expectations_set" [],
    ExpectationsNotSet = "expectations_not_set" [],
    FeedbackPlanned = "feedback_planned" [],
    FeedbackNotPlanned = "feedback_not_planned" [],
    // Needs
    DecisionExplained = "decision_explained" ["what"],
    DecisionUnexplained = "decision_unexplained" ["what"],
    ExplanationNotLanded = "explanation_not_landed" ["name", "limit"],
    ActionWithoutResult = "action_without_result" ["action"],
    ActionNotToldBack = "action_not_told_back" ["action", "limit"],
    ActionToldBack = "action_told_back" ["action"],
    SharingBasisThere = "sharing_basis_there" ["organisation"],
    SharingBasisNone = "sharing_basis_none" ["organisation"],
    EntryWithoutClass = "entry_without_class" [],
    TenureOpen = "tenure_open" [],
    NeedMet = "need_met" ["need"],
    NeedIsShortage = "need_is_shortage" ["need"],
    NeedOpen = "need_open" ["need"],
    SafetyMeanwhileNone = "safety_meanwhile_none" ["need"],
    ImpasseHasWay = "impasse_has_way" ["cannot"],
    ImpasseWithoutWay = "impasse_without_way" ["cannot"],
    // Agenda
    AgendaUrgency = "agenda_urgency" ["urgency"],
    AgendaBudget = "agenda_budget" ["purpose"],
    AgendaNextPhase = "agenda_next_phase" ["phase"],
    AgendaFeedback = "agenda_feedback" ["day"],
    AgendaQuiet = "agenda_quiet" ["day"],
    // Moves
    MoveReasonNeeded = "move_reason_needed" [],
    MoveSamePhase = "move_same_phase" [],
    // Attention points
    W01NoLead = "w01_no_lead" ["days"],
    W01LeadWaits = "w01_lead_waits" ["names", "known"],
    W02DoubleLead = "w02_double_lead" ["names"],
    W03NoDeputy = "w03_no_deputy" ["name", "days"],
    W04OverviewOld = "w04_overview_old" ["days", "limit"],
    W04OverviewNever = "w04_overview_never" ["days", "limit"],
    W05HandoverWaits = "w05_handover_waits" ["from", "to", "days", "known"],
    W05TaskWaits = "w05_task_waits" ["name", "task", "days", "known"],
    W05ActionWaits = "w05_action_waits" ["name", "action", "days", "known"],
    W05RoleWaits = "w05_role_waits" ["name", "role", "days", "known"],
    W06PingPong = "w06_ping_pong" ["count"],
    W07Offering = "w07_offering" [],
    W07Cold = "w07_cold" ["from", "to"],
    W08Closing = "w08_closing" ["count", "limit"],
    W08Closed = "w08_closed" ["count", "limit"],
    W08Left = "w08_left" ["count", "limit", "name"],
    W09QuestionWaits = "w09_question_waits" ["question", "name", "days", "known"],
    W09QuestionStuck = "w09_question_stuck" ["question", "name", "days", "known"],
    W10NoReason = "w10_no_reason" ["question"],
    W11RefusedAgain = "w11_refused_again" ["question", "count"],
    W12Consent = "w12_consent" ["day"],
    W12Disclosure = "w12_disclosure" ["day"],
    W13NoGround = "w13_no_ground" ["count"],
    W14CareWord = "w14_care_word" ["word"],
    W15Missed = "w15_missed" ["name", "count", "known"],
    W16Overdue = "w16_overdue" ["name", "count", "known"],
    W17Quiet = "w17_quiet" ["name", "days", "known"],
    W18ManyCases = "w18_many_cases" ["count", "limit"],
    W19Apart = "w19_apart" ["days", "known"],
    W20GoalStill = "w20_goal_still" ["goal", "days"],
    W21NotApproved = "w21_not_approved" ["names", "days", "known"],
    W22InterestMissing = "w22_interest_missing" ["name", "days"],
    W22LowPulse = "w22_low_pulse" ["days"],
    W23NotAcknowledged = "w23_not_acknowledged" ["day"],
    W24NoWord = "w24_no_word" ["count", "days", "known"],
    W25PromisePassed = "w25_promise_passed" ["whom", "day"],
    W26NoExpectations = "w26_no_expectations" ["days"],
    W27NotHeard = "w27_not_heard" ["attempts", "limit"],
    W28Word = "w28_word" ["word"],
    W28Person = "w28_person" [],
    W29Unverified = "w29_unverified" ["category"],
    W30WrittenLate = "w30_written_late" ["hours", "limit"],
    W31NoProof = "w31_no_proof" ["day"],
    W32NoResult = "w32_no_result" ["intervention", "day"],
    W33OneSource = "w33_one_source" ["count"],
    W34NoNextAction = "w34_no_next_action" [],
    W35Overdue = "w35_overdue" ["action", "name", "day", "known"],
    W35OverdueNobody = "w35_overdue_nobody" ["action", "day"],
    W36Silence = "w36_silence" ["days"],
    W37UrgencyOld = "w37_urgency_old" ["days", "limit"],
    W37UrgencyOpen = "w37_urgency_open" ["days", "limit"],
    W38SamePhase = "w38_same_phase" ["phase", "days"],
    W39TermNear = "w39_term_near" ["term", "day", "days"],
    W39TermPassed = "w39_term_passed" ["term", "day"],
    W40CheckMissed = "w40_check_missed" ["day"],
    W41NoOption = "w41_no_option" [],
    W42Undecided = "w42_undecided" ["purpose", "days"],
    W43Double = "w43_double" ["task", "names"],
    W43Gap = "w43_gap" ["task"],
    W44NewFact = "w44_new_fact" ["count"],
    W45ContactOld = "w45_contact_old" ["name", "days"],
    W46AccessOpen = "w46_access_open" ["asks", "days"],
    W47SafetyOld = "w47_safety_old" ["day"],
    W48Kept = "w48_kept" ["day"],
    W49AbilityOpen = "w49_ability_open" [],
    W50LastFile = "w50_last_file" ["name", "day"],
    W50NoFile = "w50_no_file" ["name", "day"],
    W51NoReason = "w51_no_reason" ["what", "days"],
    W51NotConfirmed = "w51_not_confirmed" ["what", "names", "days", "known"],
    W52NotTold = "w52_not_told" ["action", "day", "known"],
    W53NoBasis = "w53_no_basis" ["organisation"],
    W54PartyMissing = "w54_party_missing" ["domain"],
    W55NotFound = "w55_not_found" ["need", "days"],
    W56NotFound = "w56_not_found" ["need", "days"],
    W56NotSafe = "w56_not_safe" ["need", "days"],
    W57NoWay = "w57_no_way" ["cannot", "days"],
    SnoozeReasonEmpty = "snooze_reason_empty" [],
    SnoozeDayPassed = "snooze_day_passed" [],
    SnoozeTooLong = "snooze_too_long" ["day"],
    SnoozeImpossible = "snooze_impossible" [],
    // Before a visit
    CheckAcute = "check_acute" [],
    CheckNote = "check_note" ["advice"],
    CheckAggressionAlone = "check_aggression_alone" [],
    CheckAggression = "check_aggression" [],
    CheckSubstances = "check_substances" [],
    CheckDarkAlone = "check_dark_alone" [],
    CheckUnannouncedAlone = "check_unannounced_alone" [],
    CheckAnimals = "check_animals" [],
    CheckPhone = "check_phone" [],
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
