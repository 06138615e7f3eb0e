//! The steps that the product offers: what a person can do next.

use crate::terms::terms;

terms! {
    /// A next step; each one leads to a place in the window.
    Step, "step" {
        SettlePhase = "settle_phase",
        SettleConflict = "settle_conflict",
        AddReport = "add_report",
        AcknowledgeReport = "acknowledge_report",
        AddAddress = "add_address",
        ChooseCategory = "choose_category",
        AnswerAcute = "answer_acute",
        SetUrgency = "set_urgency",
        ReassessUrgency = "reassess_urgency",
        SetRoute = "set_route",
        ProposeLead = "propose_lead",
        AskLead = "ask_lead",
        SettleDoubleLead = "settle_double_lead",
        ProposeDeputy = "propose_deputy",
        AskDeputy = "ask_deputy",
        TellPartner = "tell_partner",
        WriteMandate = "write_mandate",
        CheckOverview = "check_overview",
        PlanAction = "plan_action",
        HandleOverdue = "handle_overdue",
        RecordActivity = "record_activity",
        PlanAftercare = "plan_aftercare",
        DoAftercareCheck = "do_aftercare_check",
        HearReporter = "hear_reporter",
        VisitResident = "visit_resident",
        AnswerQuestion = "answer_question",
        AddIntervention = "add_intervention",
        RecordResult = "record_result",
        MovePhase = "move_phase",
        CloseCase = "close_case",
        Nothing = "nothing",
    }
}
