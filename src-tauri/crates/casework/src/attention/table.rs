//! The table of the attention points: what each rule detects, when it speaks, how pressing it is, for whom, and what
//! to do (domain.md §7.2). The conditions stand in the functions beside it, the thresholds in the policy pack.

use crate::{
    factors::Factor,
    guide::{Guide, PartnerNeed, Pitfall},
    step::Step,
    terms::attention::{Addressee, Level, Rule},
};

/// What a rule detects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detects {
    /// A factor that weakens, a pitfall, or a need that is not met.
    Guide(Guide),
    /// A duty of the AVG.
    DataProtection,
    /// Bar B5 of the legal test: does the measure suit this resident?
    Proportion,
    /// What a vault cannot know, because no file came.
    Exchange,
}

impl Detects {
    /// The stable code: that of the factor, pitfall or need, else `avg`, `b5`, `sync`.
    pub fn code(self) -> &'static str {
        match self {
            Detects::Guide(guide) => guide.code(),
            Detects::DataProtection => "avg",
            Detects::Proportion => "b5",
            Detects::Exchange => "sync",
        }
    }

    /// Key of its name in the content pack.
    pub fn text_key(self) -> String {
        match self {
            Detects::Guide(guide) => guide.text_key(),
            Detects::DataProtection | Detects::Proportion | Detects::Exchange => {
                format!("detects.{}", self.code())
            }
        }
    }
}

/// When a rule can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Of a case as it stands.
    Standing,
    /// When a text is saved.
    Saving,
    /// When a file for a partner is made.
    Exporting,
    /// When a handover is offered.
    HandingOver,
    /// When the case goes to another phase.
    Moving,
}

/// What a rule does to what a person is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// It reminds.
    Reminds,
    /// It asks for a reason in writing.
    AsksReason,
    /// It stops; no reason, pack or postponement takes it away.
    Stops,
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which.
    pub rule: Rule,
    /// What it detects.
    pub detects: &'static [Detects],
    /// Part of the core set, on by default.
    pub is_core: bool,
    /// When it can speak.
    pub when: &'static [When],
    /// How pressing it can be, the least pressing first.
    pub levels: &'static [Level],
    /// For whom it is.
    pub who: &'static [Addressee],
    /// What to do, unless the point itself names a nearer step.
    pub step: Step,
    /// What it does to what a person is about to do.
    pub force: Force,
    /// It also speaks of a closed case.
    pub when_closed: bool,
    /// It is about a person, so that several cases tell it once.
    pub once_per_person: bool,
}

impl Row {
    /// Whether it stops something.
    pub fn stops(&self) -> bool {
        self.force == Force::Stops
    }

    const fn core(mut self) -> Row {
        self.is_core = true;
        self
    }

    const fn asks_reason(mut self) -> Row {
        self.force = Force::AsksReason;
        self
    }

    const fn stopping(mut self) -> Row {
        self.force = Force::Stops;
        self
    }

    const fn also_closed(mut self) -> Row {
        self.when_closed = true;
        self
    }

    const fn per_person(mut self) -> Row {
        self.once_per_person = true;
        self
    }

    const fn on(mut self, when: &'static [When]) -> Row {
        self.when = when;
        self
    }

    const fn to(mut self, who: &'static [Addressee]) -> Row {
        self.who = who;
        self
    }
}

const fn rule(
    rule: Rule,
    detects: &'static [Detects],
    levels: &'static [Level],
    step: Step,
) -> Row {
    Row {
        rule,
        detects,
        is_core: false,
        when: &[When::Standing],
        levels,
        who: &[Addressee::CaseLead],
        step,
        force: Force::Reminds,
        when_closed: false,
        once_per_person: false,
    }
}

const SF1: Detects = Detects::Guide(Guide::Factor(Factor::CaseLead));
const SF2: &[Detects] = &[Detects::Guide(Guide::Factor(Factor::InterestsAndRoles))];
const SF3: &[Detects] = &[Detects::Guide(Guide::Factor(Factor::SharedAnalysis))];
const SF4: &[Detects] = &[Detects::Guide(Guide::Factor(Factor::Trust))];
const SF5: &[Detects] = &[Detects::Guide(Guide::Factor(Factor::SharedFile))];
const SF6: &[Detects] = &[Detects::Guide(Guide::Factor(Factor::AttentionKept))];
const SF7: &[Detects] = &[Detects::Guide(Guide::Factor(Factor::Practical))];
const VK1: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::Sharing))];
const VK2: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::NoTime))];
const VK3: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::OverTheFence))];
const VK4: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::NoLead))];
const VK4_SF1: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::NoLead)), SF1];
const VK5: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::DriftingApart))];
const VK6: &[Detects] = &[Detects::Guide(Guide::Pitfall(Pitfall::ResidentsOutOfSight))];
const BH1: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::Explanation))];
const BH2: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::Feedback))];
const BH4: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::ClearRules))];
const BH5: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::LandlordAndPolice))];
const BH6: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::Expertise))];
const BH7: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::Housing))];
const BH8: &[Detects] = &[Detects::Guide(Guide::Need(PartnerNeed::Possibilities))];
const AVG: &[Detects] = &[Detects::DataProtection];
const B5: &[Detects] = &[Detects::Proportion];
const SYNC: &[Detects] = &[Detects::Exchange];

const INFO: &[Level] = &[Level::Info];
const ATTENTION: &[Level] = &[Level::Attention];
const URGENT: &[Level] = &[Level::Urgent];
const RISING: &[Level] = &[Level::Attention, Level::Urgent];

const TEAM_LEAD: &[Addressee] = &[Addressee::TeamLead];
const LEADS_AND_TEAM_LEAD: &[Addressee] = &[Addressee::CaseLead, Addressee::TeamLead];
const AUTHOR: &[Addressee] = &[Addressee::Author];

const SAVING: &[When] = &[When::Standing, When::Saving];
const MOVING: &[When] = &[When::Standing, When::Moving];
const EXPORTING: &[When] = &[When::Exporting];

/// The 57 rules, in order.
pub static TABLE: [Row; 57] = [
    rule(Rule::NoLead, VK4, URGENT, Step::ProposeLead)
        .to(TEAM_LEAD)
        .core(),
    rule(Rule::DoubleLead, VK4, URGENT, Step::SettleDoubleLead)
        .to(LEADS_AND_TEAM_LEAD)
        .core(),
    rule(Rule::NoDeputy, VK4, ATTENTION, Step::ProposeDeputy),
    rule(Rule::OverviewOld, VK4_SF1, ATTENTION, Step::CheckOverview),
    rule(Rule::OfferUnanswered, VK3, RISING, Step::AnswerHandover).core(),
    rule(Rule::PingPong, VK3, URGENT, Step::TalkAboutCooperation).to(TEAM_LEAD),
    rule(Rule::ColdHandover, VK3, ATTENTION, Step::SpeakReceiver)
        .on(&[When::Standing, When::HandingOver]),
    rule(Rule::LeftTooEarly, VK3, URGENT, Step::FillMirror)
        .on(MOVING)
        .also_closed(),
    rule(Rule::QuestionUnanswered, VK1, RISING, Step::AnswerRequest).core(),
    rule(Rule::RefusalWithoutReason, VK1, ATTENTION, Step::Explain),
    rule(Rule::RefusedAgain, VK1, ATTENTION, Step::OpenDoor),
    rule(Rule::ConsentExpires, VK1, INFO, Step::RenewConsent),
    rule(Rule::ExportWithoutGround, VK1, URGENT, Step::ChooseGround)
        .on(EXPORTING)
        .to(AUTHOR)
        .stopping()
        .core(),
    rule(Rule::CareWordsInFacts, VK1, ATTENTION, Step::CheckText)
        .on(SAVING)
        .to(AUTHOR),
    rule(Rule::MeetingsMissed, VK2, ATTENTION, Step::SpeakPartner),
    rule(Rule::OverdueAtPartner, VK2, ATTENTION, Step::HandleOverdue),
    rule(Rule::NoContribution, VK2, ATTENTION, Step::SpeakPartner),
    rule(Rule::LeadHasManyCases, VK2, INFO, Step::ShareWork)
        .to(TEAM_LEAD)
        .per_person(),
    rule(Rule::NothingTogether, VK5, RISING, Step::Recalibrate),
    rule(Rule::GoalStill, VK5, ATTENTION, Step::Recalibrate),
    rule(Rule::PlanNotApproved, VK5, ATTENTION, Step::AskApproval),
    rule(
        Rule::PartnerNotHeard,
        VK5,
        URGENT,
        Step::TalkAboutCooperation,
    ),
    rule(
        Rule::ReportNotAcknowledged,
        VK6,
        URGENT,
        Step::AcknowledgeReport,
    )
    .core(),
    rule(
        Rule::ReporterWithoutWord,
        VK6,
        ATTENTION,
        Step::PlanFeedback,
    ),
    rule(Rule::PromisePassed, VK6, URGENT, Step::PlanFeedback).core(),
    rule(
        Rule::ExpectationsNotSet,
        VK6,
        ATTENTION,
        Step::SetExpectations,
    ),
    rule(Rule::ResidentNotHeard, VK6, URGENT, Step::VisitResident)
        .on(MOVING)
        .asks_reason()
        .core(),
    rule(Rule::WordTellsTooMuch, VK6, URGENT, Step::CheckText)
        .on(SAVING)
        .to(AUTHOR)
        .stopping(),
    rule(Rule::CategoryUnverified, SF5, RISING, Step::Verify).on(MOVING),
    rule(Rule::WrittenLate, SF5, INFO, Step::CompleteEntry).on(SAVING),
    rule(Rule::WarningWithoutProof, SF5, URGENT, Step::ProveReceipt).core(),
    rule(
        Rule::InterventionWithoutResult,
        SF5,
        ATTENTION,
        Step::RecordResult,
    ),
    rule(Rule::OneSource, SF5, ATTENTION, Step::AskPartnerToWrite).on(MOVING),
    rule(Rule::NoNextAction, SF6, URGENT, Step::PlanAction).core(),
    rule(Rule::ActionOverdue, SF6, RISING, Step::HandleOverdue).core(),
    rule(Rule::Silence, SF6, INFO, Step::RecordActivity),
    rule(Rule::UrgencyOld, SF6, ATTENTION, Step::ReassessUrgency),
    rule(Rule::PhaseUnchanged, SF6, ATTENTION, Step::CheckOverview),
    rule(Rule::DeadlineNear, SF6, URGENT, Step::MeetDeadline)
        .core()
        .also_closed(),
    rule(
        Rule::AftercareMissed,
        SF6,
        ATTENTION,
        Step::DoAftercareCheck,
    ),
    rule(Rule::NoPracticalOption, SF7, ATTENTION, Step::AddOption).on(MOVING),
    rule(Rule::BudgetUndecided, SF7, ATTENTION, Step::DecideBudget),
    rule(Rule::MirrorOpen, SF2, ATTENTION, Step::FillMirror),
    rule(
        Rule::NewFactAfterApproval,
        SF3,
        ATTENTION,
        Step::WriteAnalysis,
    ),
    rule(Rule::ContactUnconfirmed, SF4, INFO, Step::CompleteContact),
    rule(Rule::AccessRequestOpen, AVG, RISING, Step::AnswerAccess)
        .to(&[Addressee::DataProtectionOfficer])
        .also_closed(),
    rule(Rule::SafetyNoteOld, AVG, ATTENTION, Step::ReviewSafetyNote).also_closed(),
    rule(
        Rule::PastDestruction,
        AVG,
        ATTENTION,
        Step::DecideDestruction,
    )
    .to(&[Addressee::Archivist])
    .also_closed(),
    rule(Rule::AbilityOpen, B5, URGENT, Step::WeighInterests)
        .on(MOVING)
        .asks_reason(),
    rule(Rule::NothingReceived, SYNC, INFO, Step::ExchangeFile).per_person(),
    rule(Rule::NotExplained, BH1, ATTENTION, Step::Explain),
    rule(Rule::NotToldBack, BH2, ATTENTION, Step::TellResult),
    rule(Rule::NoSharingBasis, BH4, URGENT, Step::SetSharingBasis).on(EXPORTING),
    rule(Rule::PartyMissing, BH5, ATTENTION, Step::AddPartner).on(MOVING),
    rule(
        Rule::ExpertiseNotFound,
        BH6,
        INFO,
        Step::FindOrRegisterShortage,
    ),
    rule(
        Rule::PlaceNotFound,
        BH7,
        RISING,
        Step::FindOrRegisterShortage,
    ),
    rule(Rule::NoWayOut, BH8, ATTENTION, Step::FindWay),
];

/// The row of a rule.
pub fn row(rule: Rule) -> &'static Row {
    &TABLE[rule as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Term;

    #[test]
    fn every_rule_has_its_own_row() {
        for rule in Rule::ALL {
            assert_eq!(row(*rule).rule, *rule);
        }
        assert_eq!(Rule::ALL.len(), TABLE.len());
    }

    #[test]
    fn the_core_set_is_that_of_the_domain() {
        let core: Vec<&str> = TABLE
            .iter()
            .filter(|row| row.is_core)
            .map(|row| row.rule.code())
            .collect();
        assert_eq!(
            core,
            [
                "W01", "W02", "W05", "W09", "W13", "W23", "W25", "W27", "W31", "W34", "W35", "W39"
            ]
        );
    }

    #[test]
    fn levels_rise_and_codes_are_numbered() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.rule.code(), format!("W{:02}", at + 1));
            assert!(row.levels.is_sorted_by(|a, b| a < b) && !row.levels.is_empty());
            assert!(!row.detects.is_empty() && !row.who.is_empty() && !row.when.is_empty());
        }
    }
}
