//! On which of the screens of a factor a step is taken.

use casework::step::Step;

/// The screen on which a step is taken; none when it has a place of its own, or asks for words only.
pub(crate) fn screen(step: Step) -> Option<&'static str> {
    match step {
        Step::ProposeLead
        | Step::AskLead
        | Step::SettleDoubleLead
        | Step::ProposeDeputy
        | Step::AskDeputy
        | Step::TellPartner
        | Step::AddPartner
        | Step::EndOldRole => Some("partners"),
        Step::PlanAction
        | Step::HandleOverdue
        | Step::PlanAftercare
        | Step::DoAftercareCheck
        | Step::RecordActionResult => Some("actions"),
        Step::RecordActivity
        | Step::HearReporter
        | Step::VisitResident
        | Step::AddReport
        | Step::AddFact
        | Step::CompleteEntry => Some("timeline"),
        Step::SetUrgency | Step::ReassessUrgency => Some("urgency"),
        Step::MovePhase | Step::SettlePhase => Some("phase"),
        Step::SettleConflict
        | Step::AcknowledgeReport
        | Step::AddAddress
        | Step::ChooseCategory
        | Step::AnswerAcute
        | Step::SetRoute
        | Step::WriteMandate
        | Step::CheckOverview
        | Step::AnswerQuestion
        | Step::AddIntervention
        | Step::RecordResult
        | Step::AcceptTask
        | Step::AddOption
        | Step::AnswerHandover
        | Step::AnswerRequest
        | Step::AskApproval
        | Step::AskFullCopy
        | Step::AskOwner
        | Step::AskPartnerToWrite
        | Step::AskPulse
        | Step::AskResidentView
        | Step::CompleteContact
        | Step::DecideBudget
        | Step::Explain
        | Step::ExplainSkippedRung
        | Step::FillMirror
        | Step::FindOrRegisterShortage
        | Step::FindWay
        | Step::FollowUpHandover
        | Step::NoteEffect
        | Step::OfferHelp
        | Step::OpenDoor
        | Step::PlanFeedback
        | Step::PlanSafety
        | Step::ProveReceipt
        | Step::Recalibrate
        | Step::RecordDecision
        | Step::RecordImpact
        | Step::RecordInterest
        | Step::RecordNeed
        | Step::ReviewBars
        | Step::SendWarning
        | Step::SetExpectations
        | Step::SetGoal
        | Step::SetObservation
        | Step::SetSeverity
        | Step::SetSharingBasis
        | Step::SetTenure
        | Step::SpeakPartner
        | Step::SpeakReceiver
        | Step::TalkAboutCooperation
        | Step::TellClosing
        | Step::TellResult
        | Step::TryOption
        | Step::Verify
        | Step::VerifyBreach
        | Step::WatchEndDate
        | Step::WeighInterests
        | Step::WriteAnalysis
        | Step::AnswerAccess
        | Step::CheckText
        | Step::ChooseGround
        | Step::DecideDestruction
        | Step::ExchangeFile
        | Step::MeetDeadline
        | Step::RenewConsent
        | Step::ReviewSafetyNote
        | Step::ShareWork
        | Step::CloseCase
        | Step::Nothing => None,
    }
}
