//! Which control items of a file come in: those of the sender, of the own person and of partners of the case.

use super::{Incoming, Lookup, Plan, QuarantineReason, case_of, is_from_own, people::People};
use crate::{
    control::ControlHeader,
    derive::Authors,
    ids::{CaseId, RootId},
};
use std::collections::BTreeSet;

/// Sorts out the items that are not held yet. Follows the changes, because one of them may name an author as partner.
pub(super) fn take(plan: &mut Plan, incoming: &Incoming, lookup: &dyn Lookup, people: &People<'_>) {
    if incoming.control.is_empty() {
        return;
    }
    let named = named_here(plan, incoming, lookup);
    for (place, item) in incoming.control.iter().enumerate() {
        if lookup.holds_control(&item.id) {
            continue;
        }
        match doubt(&item.header, incoming, lookup, people, &named) {
            None => plan.control.push(place),
            Some(reason) => plan.control_aside.push((place, reason)),
        }
    }
}

/// Whom the changes that come in name as partners.
fn named_here(plan: &Plan, incoming: &Incoming, lookup: &dyn Lookup) -> BTreeSet<(CaseId, RootId)> {
    let admitted = plan.admit.iter().map(|place| &incoming.changes[*place]);
    let named =
        admitted.filter_map(|change| Some((case_of(change), lookup.named_partner(change)?)));
    named.collect()
}

/// Why an item cannot be trusted: the same reasons as for a change.
fn doubt(
    header: &ControlHeader,
    incoming: &Incoming,
    lookup: &dyn Lookup,
    people: &People<'_>,
    named: &BTreeSet<(CaseId, RootId)>,
) -> Option<QuarantineReason> {
    let (case, device) = (header.case, &header.device);
    let Some(author) = people.root_of(device) else {
        return Some(QuarantineReason::Uncertified);
    };
    if *device == lookup.own_device() && !incoming.own_yes {
        return Some(QuarantineReason::UnknownOwn);
    }
    let from_own = is_from_own(incoming, lookup, people);
    if people.is_revoked(device) && !from_own {
        return Some(QuarantineReason::RevokedDevice);
    }
    if case != CaseId::NONE && !incoming.scope.contains(&case) {
        return Some(QuarantineReason::OutOfScope);
    }
    let is_partner = case != CaseId::NONE
        && (named.contains(&(case, author)) || lookup.is_partner(&case, &author));
    let sender = lookup.heir(&incoming.sender);
    let known = from_own || author == sender || author == lookup.own_root() || is_partner;
    (!known).then_some(QuarantineReason::NotPartner)
}
