//! What went over by a handover whose yes does not stand any more: two people answered apart, and a no was chosen.

use super::{from, standing, to};
use crate::{
    calendar::Day,
    casefile::{CaseFile, party::Partner, talk::Handover},
    terms::{case::Relation, people::RoleState, plan::ClaimState, talk::HandoverState},
};
use ledger::ids::RecordId;

/// Something that goes back to the old holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Return {
    /// The record.
    pub record: RecordId,
    /// What happens to it.
    pub how: ReturnHow,
}

/// What happens to something that goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReturnHow {
    /// The role of the new holder ends.
    EndRole,
    /// The claim of the new holder ends.
    EndClaim,
    /// The old holder has his role again.
    RestoreRole,
    /// The old holder's claim stands again.
    RestoreClaim,
    /// The old holder is the owner of the action again.
    PassBack,
}

/// What the links of a handover say went over, and is still there, while no yes stands. Empty while people disagree
/// about the answer: nothing moves until they chose.
pub fn goes_back(file: &CaseFile, handover: &Handover, today: Day) -> Vec<Return> {
    let standing = standing(file, handover, today);
    let (Some(from), Some(to)) = (from(file, handover), to(file, handover)) else {
        return Vec::new();
    };
    if standing.state == HandoverState::Accepted || !standing.disputed.is_empty() {
        return Vec::new();
    }
    let moved = file.links.iter().filter(|link| {
        link.from.known() == Some(&handover.meta.record)
            && link.relation.known() == Some(&Relation::HandedOver)
    });
    let moved = moved.filter_map(|link| link.to.known());
    let returns = moved.filter_map(|record| {
        let how = role_back(file, record, from, to)
            .or_else(|| claim_back(file, record, from, to))
            .or_else(|| action_back(file, record, to))?;
        Some(Return {
            record: *record,
            how,
        })
    });
    let mut all: Vec<Return> = returns.collect();
    all.sort();
    all.dedup();
    all
}

fn is(file: &CaseFile, record: Option<&RecordId>, partner: &Partner) -> bool {
    let found = record.and_then(|record| file.partner(record));
    found.is_some_and(|found| found.identity() == partner.identity())
}

fn role_back(
    file: &CaseFile,
    record: &RecordId,
    from: &Partner,
    to: &Partner,
) -> Option<ReturnHow> {
    let role = file.roles.iter().find(|role| role.meta.record == *record)?;
    let holder = role.partner.known();
    let ended = match role.state.counting().unwrap_or(RoleState::Proposed) {
        RoleState::Proposed | RoleState::Accepted => false,
        RoleState::Refused | RoleState::Ended => true,
    };
    if is(file, holder, from) {
        ended.then_some(ReturnHow::RestoreRole)
    } else {
        (is(file, holder, to) && !ended).then_some(ReturnHow::EndRole)
    }
}

fn claim_back(
    file: &CaseFile,
    record: &RecordId,
    from: &Partner,
    to: &Partner,
) -> Option<ReturnHow> {
    let claims = &file.plan.claims;
    let claim = claims.iter().find(|claim| claim.meta.record == *record)?;
    let ended = claim.state.counting() == Some(ClaimState::Ended);
    if is(file, claim.partner.known(), from) {
        ended.then_some(ReturnHow::RestoreClaim)
    } else {
        (is(file, claim.partner.known(), to) && !ended).then_some(ReturnHow::EndClaim)
    }
}

fn action_back(file: &CaseFile, record: &RecordId, to: &Partner) -> Option<ReturnHow> {
    let actions = &file.actions;
    let action = actions
        .iter()
        .find(|action| action.meta.record == *record)?;
    (action.is_open() && is(file, action.owner.known(), to)).then_some(ReturnHow::PassBack)
}
