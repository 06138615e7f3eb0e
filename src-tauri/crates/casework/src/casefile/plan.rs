//! The joint plan: interests, needs, tasks, analysis with approvals, goals, practical options, money.

use super::{OnceIds, record::record, value::Uncertain};
use crate::{
    calendar::{Day, Moment},
    terms::plan::{
        BudgetState, ClaimKind, ClaimState, GoalState, ImpasseState, InterestOf, NeedState,
        NeedType, OptionState, Strength, Task,
    },
};
use ledger::{ids::RecordId, record::RecordState};

/// The joint plan: interests, needs, tasks, analysis with approvals, goals, practical options, money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Records `interest/1`.
    pub interests: Vec<Interest>,
    /// Records `need/1`.
    pub needs: Vec<Need>,
    /// Records `claim/1`.
    pub claims: Vec<Claim>,
    /// Records `analysis/1`.
    pub analysises: Vec<Analysis>,
    /// Records `approval/1`.
    pub approvals: Vec<Approval>,
    /// Records `goal/1`.
    pub goals: Vec<Goal>,
    /// Records `practical_option/1`.
    pub practical_options: Vec<PracticalOption>,
    /// Records `budget_request/1`.
    pub budget_requests: Vec<BudgetRequest>,
    /// Records `impasse/1`.
    pub impasses: Vec<Impasse>,
    /// Records `skipped_rung/1`.
    pub skipped_rungs: Vec<SkippedRung>,
    /// The record `composition/1`, of which a case has one.
    pub composition: Option<Composition>,
}

impl Plan {
    /// Takes in a record of one of these kinds; tells whether it was one.
    pub(super) fn take(&mut self, state: &RecordState, once: &OnceIds) -> bool {
        match state.kind.as_str() {
            Interest::KIND => self.interests.push(Interest::read(state)),
            Need::KIND => self.needs.push(Need::read(state)),
            Claim::KIND => self.claims.push(Claim::read(state)),
            Analysis::KIND => self.analysises.push(Analysis::read(state)),
            Approval::KIND => self.approvals.push(Approval::read(state)),
            Goal::KIND => self.goals.push(Goal::read(state)),
            PracticalOption::KIND => self.practical_options.push(PracticalOption::read(state)),
            BudgetRequest::KIND => self.budget_requests.push(BudgetRequest::read(state)),
            Impasse::KIND => self.impasses.push(Impasse::read(state)),
            SkippedRung::KIND => self.skipped_rungs.push(SkippedRung::read(state)),
            Composition::KIND
                if once.is_right(Composition::KIND, state, self.composition.is_some()) =>
            {
                self.composition = Some(Composition::read(state));
            }
            _ => return false,
        }
        true
    }
}

record! {
    /// What someone wants to reach, and wants to prevent (SF2).
    Interest, "interest/1" {
        /// Field `whose`.
        whose: Uncertain<InterestOf>,
        /// The partner record.
        partner: Uncertain<RecordId>,
        /// Field `wants`.
        wants: Uncertain<String>,
        /// Field `avoids`.
        avoids: Uncertain<String>,
        /// Field `missing_in_plan`.
        missing_in_plan: Uncertain<bool>,
        /// Field `answered_at`.
        answered_at: Uncertain<Day>,
    }
}

record! {
    /// What is needed, apart from who does it (SF3, BH6, BH7).
    Need, "need/1" {
        /// In words.
        text: Uncertain<String>,
        /// Field `sort`.
        sort: Uncertain<NeedType>,
        /// Field `crisis`.
        crisis: Uncertain<bool>,
        /// Field `noted_at`.
        noted_at: Uncertain<Moment>,
        /// Field `asked_where`.
        asked_where: Uncertain<String>,
        /// Where it stands.
        state: Uncertain<NeedState>,
        /// Field `met_at`.
        met_at: Uncertain<Day>,
        /// Field `safety_meanwhile`.
        safety_meanwhile: Uncertain<String>,
    }
}

record! {
    /// What a partner says of a task of the role mirror (domain.md §8).
    Claim, "claim/1" {
        /// Field `task`.
        task: Uncertain<Task>,
        /// The partner record.
        partner: Uncertain<RecordId>,
        /// Field `says`.
        says: Uncertain<ClaimKind>,
        /// Field `of`.
        of: Uncertain<RecordId>,
        /// Field `strength`.
        strength: Uncertain<Strength>,
        /// Where it stands.
        state: Uncertain<ClaimState>,
        /// Recorded on his behalf: how he agreed.
        on_behalf: Uncertain<String>,
        /// Since when.
        since: Uncertain<Day>,
        /// Why.
        reason: Uncertain<String>,
        /// The day on which it ended.
        ended_at: Uncertain<Day>,
        /// Why it ended.
        ended_reason: Uncertain<String>,
        /// How he said that it ended, when another wrote it down.
        ended_how: Uncertain<String>,
    }
}

record! {
    /// A version of the shared analysis (SF3); approved on its content.
    Analysis, "analysis/1" {
        /// Field `version`.
        version: Uncertain<i64>,
        /// Field `facts`.
        facts: Vec<RecordId>,
        /// Field `what_happens`.
        what_happens: Uncertain<String>,
        /// Field `causes`.
        causes: Vec<String>,
        /// Field `help_there`.
        help_there: Uncertain<String>,
        /// Field `common_interests`.
        common_interests: Vec<String>,
        /// Field `fallback`.
        fallback: Uncertain<String>,
        /// Field `proposed_at`.
        proposed_at: Uncertain<Day>,
    }
}

record! {
    /// A partner agrees with an analysis and its goals, exactly as they were then.
    Approval, "approval/1" {
        /// Field `analysis`.
        analysis: Uncertain<RecordId>,
        /// Field `content`.
        content: Uncertain<[u8; 32]>,
        /// The partner record.
        partner: Uncertain<RecordId>,
        /// When.
        at: Uncertain<Day>,
        /// Recorded on his behalf: how he agreed.
        on_behalf: Uncertain<String>,
    }
}

record! {
    /// Where all want to be, how they notice, and by when (SF3).
    Goal, "goal/1" {
        /// Field `analysis`.
        analysis: Uncertain<RecordId>,
        /// In words.
        text: Uncertain<String>,
        /// Field `measure`.
        measure: Uncertain<String>,
        /// By whom, or by when.
        by: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<GoalState>,
        /// Field `progress_at`.
        progress_at: Uncertain<Day>,
        /// Field `progress`.
        progress: Uncertain<String>,
    }
}

record! {
    /// A small practical idea (SF7).
    PracticalOption, "practical_option/1" {
        /// In words.
        text: Uncertain<String>,
        /// Field `outside_own_work`.
        outside_own_work: Uncertain<bool>,
        /// Where it stands.
        state: Uncertain<OptionState>,
        /// Why.
        reason: Uncertain<String>,
        /// Field `started`.
        started: Uncertain<Day>,
        /// What came of it.
        result: Uncertain<String>,
        /// Field `effect_at`.
        effect_at: Uncertain<Day>,
    }
}

record! {
    /// A request for money for a practical option.
    BudgetRequest, "budget_request/1" {
        /// Field `option`.
        option: Uncertain<RecordId>,
        /// Field `purpose`.
        purpose: Uncertain<String>,
        /// Field `amount`.
        amount: Uncertain<i64>,
        /// When it was asked.
        asked_at: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<BudgetState>,
        /// When it was decided.
        decided_at: Uncertain<Day>,
        /// Field `decided_by`.
        decided_by: Uncertain<String>,
        /// Why.
        reason: Uncertain<String>,
        /// Field `spent`.
        spent: Uncertain<i64>,
    }
}

record! {
    /// Something that "cannot be done", and what can (BH8).
    Impasse, "impasse/1" {
        /// Field `cannot`.
        cannot: Uncertain<String>,
        /// Field `can`.
        can: Uncertain<String>,
        /// Field `decider`.
        decider: Uncertain<String>,
        /// Since when.
        since: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<ImpasseState>,
        /// What came of it.
        outcome: Uncertain<String>,
    }
}

record! {
    /// Why a rung of the ladder was skipped (D11).
    SkippedRung, "skipped_rung/1" {
        /// Field `rung`.
        rung: Uncertain<i64>,
        /// Why.
        reason: Uncertain<String>,
    }
}

record! {
    /// Why a party that normally belongs at the table does not (BH5, SF2).
    Composition, "composition/1" {
        /// Field `no_landlord`.
        no_landlord: Uncertain<String>,
        /// Field `no_police`.
        no_police: Uncertain<String>,
        /// Field `no_care`.
        no_care: Uncertain<String>,
        /// Field `no_enforcement`.
        no_enforcement: Uncertain<String>,
    }
}
