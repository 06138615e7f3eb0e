//! For how long an attention point can wait: at most its own threshold (domain.md §7).

use super::{
    course::{phase_limit, urgency_limit},
    scene::Scene,
};
use crate::{
    calendar::Day,
    factors::review_days,
    policy::Policy,
    terms::{
        attention::Rule,
        case::{Phase, Urgency},
    },
};

/// A number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Calendar days.
    Calendar(u16),
    /// Working days in the Netherlands.
    Working(u16),
}

impl Span {
    /// This long after `day`.
    pub fn after(self, day: Day, policy: &Policy) -> Day {
        match self {
            Span::Calendar(days) => day.plus(u32::from(days)),
            Span::Working(days) => policy.working_days().plus(day, days),
        }
    }
}

/// For how long a point can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Its own threshold; none when it cannot wait.
    pub span: Option<Span>,
    /// A day on which it must be looked at in any case.
    pub no_later_than: Option<Day>,
}

impl Patience {
    /// The last day on which it comes back, when it is put off on `day`; none when it cannot wait.
    pub fn until(&self, day: Day, policy: &Policy) -> Option<Day> {
        let last = self.span?.after(day, policy);
        let last = self.no_later_than.map_or(last, |look| look.min(last));
        (last > day).then_some(last)
    }
}

/// The threshold of a rule in this case; none when it speaks at once or does not count days.
pub(super) fn threshold(rule: Rule, scene: &Scene<'_>) -> Option<Span> {
    let limits = scene.limits();
    let factors = &scene.policy.factors;
    let calendar = |days: u16| Some(Span::Calendar(days));
    let working = |days: u16| Some(Span::Working(days));
    match rule {
        Rule::NoLead if scene.file.urgency_now() == Some(Urgency::Acute) => {
            calendar(limits.lead_acute_days)
        }
        Rule::NoLead => working(limits.lead_working_days),
        Rule::NoDeputy => working(limits.lead_away_working_days),
        Rule::OverviewOld => calendar(review_days(scene.file, scene.policy)),
        Rule::OfferUnanswered => working(limits.offer_working_days.of(scene.urgency())),
        Rule::LeftTooEarly => calendar(limits.leaving_quiet_days),
        Rule::QuestionUnanswered => working(limits.question_working_days),
        Rule::ConsentExpires => calendar(limits.expiry_days),
        Rule::OverdueAtPartner => calendar(factors.overdue_days),
        Rule::NoContribution => calendar(limits.contribution_days.of(scene.urgency())),
        Rule::NothingTogether => calendar(limits.together_days.of(scene.urgency())),
        Rule::GoalStill => calendar(factors.progress_days),
        Rule::PlanNotApproved => calendar(limits.approval_days),
        Rule::PartnerNotHeard => calendar(limits.repair_days),
        Rule::ReportNotAcknowledged => working(scene.policy.acknowledge_report_working_days),
        Rule::ReporterWithoutWord if scene.phase() >= Phase::Aftercare => {
            calendar(limits.reporter_word_aftercare_days)
        }
        Rule::ReporterWithoutWord => calendar(limits.reporter_word_days),
        Rule::ExpectationsNotSet => working(limits.expectation_working_days),
        Rule::WrittenLate => calendar(scene.policy.late_entry_hours.div_ceil(24)),
        Rule::WarningWithoutProof => calendar(limits.proof_days),
        Rule::InterventionWithoutResult => calendar(limits.result_days),
        Rule::ActionOverdue => working(limits.overdue_working_days),
        Rule::Silence => calendar(limits.silence_days),
        Rule::UrgencyOld => calendar(urgency_limit(scene)),
        Rule::PhaseUnchanged => calendar(phase_limit(scene)),
        Rule::DeadlineNear => calendar(limits.deadline_days[0]),
        Rule::AftercareMissed => calendar(scene.policy.aftercare_tolerance_days),
        Rule::BudgetUndecided => working(factors.budget_working_days),
        Rule::MirrorOpen => calendar(limits.mirror_days),
        Rule::NewFactAfterApproval => calendar(limits.new_fact_days),
        Rule::ContactUnconfirmed => calendar(factors.contact_days),
        Rule::AccessRequestOpen => calendar(limits.access_days),
        Rule::SafetyNoteOld => calendar(limits.safety_note_days),
        Rule::PastDestruction => calendar(limits.destruction_days),
        Rule::NothingReceived => calendar(limits.last_file_days),
        Rule::NotExplained => working(factors.explained_working_days),
        Rule::NotToldBack => working(limits.told_late_working_days),
        Rule::ExpertiseNotFound => calendar(limits.expertise_days),
        Rule::PlaceNotFound => calendar(limits.place_days),
        Rule::NoWayOut => working(limits.no_way_working_days),
        Rule::DoubleLead
        | Rule::PingPong
        | Rule::ColdHandover
        | Rule::RefusalWithoutReason
        | Rule::RefusedAgain
        | Rule::ExportWithoutGround
        | Rule::CareWordsInFacts
        | Rule::MeetingsMissed
        | Rule::LeadHasManyCases
        | Rule::PromisePassed
        | Rule::ResidentNotHeard
        | Rule::WordTellsTooMuch
        | Rule::CategoryUnverified
        | Rule::OneSource
        | Rule::NoNextAction
        | Rule::NoPracticalOption
        | Rule::AbilityOpen
        | Rule::NoSharingBasis
        | Rule::PartyMissing => None,
    }
}
