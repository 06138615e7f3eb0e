//! The last thing that each partner did in a case: what he wrote himself, and what others wrote down that he did.

use super::scene::readable;
use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        party::{Partner, PartnerIdentity},
    },
    terms::{action::ActionState, plan::ClaimState},
};
use ledger::ids::RecordId;
use std::collections::BTreeMap;

/// What someone did, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Contribution {
    pub day: Day,
    pub record: RecordId,
}

/// The last contribution of each partner.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contributions {
    last: BTreeMap<PartnerIdentity, Contribution>,
}

impl Contributions {
    /// What this partner did last.
    pub fn of(&self, partner: &Partner) -> Option<Contribution> {
        self.last.get(&partner.identity()).copied()
    }

    fn note(&mut self, who: PartnerIdentity, day: Day, record: RecordId) {
        let done = Contribution { day, record };
        let last = self.last.entry(who).or_insert(done);
        *last = (*last).max(done);
    }
}

/// The last contribution of each partner up to `today`; a clock that runs ahead counts as today.
pub(crate) fn contributions(file: &CaseFile, today: Day) -> Contributions {
    let mut all = Contributions::default();
    for (root, (ms, record)) in &file.last_written {
        let day = Day::at(*ms).min(today);
        all.note(PartnerIdentity::Root(*root), day, *record);
    }
    for (partner, day, record) in told(file) {
        if let Some(partner) = file.partner(&partner) {
            all.note(partner.identity(), day.min(today), record);
        }
    }
    for item in &file.talk.meeting_items {
        let day = readable(&item.at).map(|at| at.day()).max();
        let Some(day) = day.filter(|day| *day <= today) else {
            continue;
        };
        for partner in item.present.iter().chain(&item.deputised) {
            if let Some(partner) = file.partner(partner) {
                all.note(partner.identity(), day, item.meta.record);
            }
        }
    }
    all
}

/// What is told of partners: partner record, day, and the record that tells it.
fn told(file: &CaseFile) -> impl Iterator<Item = (RecordId, Day, RecordId)> + '_ {
    let actions = file.actions.iter().flat_map(|action| {
        let done = action.state.known() == Some(&ActionState::Done);
        let done = action.done_at.known().map(|at| at.day()).filter(|_| done);
        let days = [done, action.accepted_at.known().copied()];
        let told = days.into_iter().flatten().max();
        Some((*action.owner.known()?, told?, action.meta.record))
    });
    let interventions = file.interventions.iter().filter_map(|one| {
        let day = one.ended.known().or(one.started.known())?;
        Some((*one.by.known()?, *day, one.meta.record))
    });
    let approvals = file.plan.approvals.iter();
    let approvals = approvals
        .filter_map(|one| Some((*one.partner.known()?, *one.at.known()?, one.meta.record)));
    let claims = file.plan.claims.iter().filter_map(|one| {
        let said = one.state.known() == Some(&ClaimState::Accepted);
        let day = one.since.known().filter(|_| said)?;
        Some((*one.partner.known()?, *day, one.meta.record))
    });
    let answers = file.talk.information_requests.iter();
    let answers = answers
        .filter_map(|one| Some((*one.to.known()?, *one.answered_at.known()?, one.meta.record)));
    let handovers = file.talk.handovers.iter();
    let handovers = handovers
        .filter_map(|one| Some((*one.to.known()?, *one.answered_at.known()?, one.meta.record)));
    actions
        .chain(interventions)
        .chain(approvals)
        .chain(claims)
        .chain(answers)
        .chain(handovers)
}
