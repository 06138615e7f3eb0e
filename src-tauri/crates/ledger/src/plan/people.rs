//! Everyone known here or by a card of the file, and the cases of the file.

use super::{CardStep, Incoming, Lookup};
use crate::{
    change::Change,
    derive::{Authors, derive},
    identity::Card,
    ids::{CaseId, DeviceId, RecordId, RootId},
    sharing::{Audience, Class},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Per device of the cards in the file whose it is; nobody's when two people claim it. What is known here goes first.
pub(super) fn claims(
    incoming: &Incoming,
    lookup: &dyn Lookup,
) -> HashMap<DeviceId, Option<RootId>> {
    let mut claims: HashMap<DeviceId, Option<RootId>> = HashMap::new();
    for card in &incoming.cards {
        let root = lookup.heir(&card.root_id());
        for certificate in &card.facts.devices {
            let device = DeviceId::of(&certificate.signing);
            let known = lookup.root_of(&device);
            let owner = claims.entry(device).or_insert(known.or(Some(root)));
            if known.is_none() && *owner != Some(root) {
                *owner = None;
            }
        }
    }
    claims
}

/// Most bytes of cards of people who become known here by the files of one sender.
const MAX_BROUGHT: usize = 256 * 1024;

/// Whose cards a file may bring of people who are not known here.
pub(super) struct Strangers {
    sender: RootId,
    /// The devices that wrote something in the file.
    authors: HashSet<DeviceId>,
    /// Bytes that are left for the sender; nothing in a file from an own device, which brings whom it knows.
    room: Option<usize>,
}

impl Strangers {
    pub(super) fn of(incoming: &Incoming, lookup: &dyn Lookup) -> Strangers {
        let (own, device) = (lookup.own_root(), &incoming.sender_device);
        let from_own = !lookup.is_revoked(device)
            && (incoming.sender == own || lookup.root_of(device) == Some(own));
        let changes = incoming.changes.iter().map(|change| change.header.device);
        let control = incoming.control.iter().map(|item| item.header.device);
        let brought = || lookup.cards_brought(&lookup.heir(&incoming.sender));
        Strangers {
            sender: incoming.sender,
            authors: changes.chain(control).collect(),
            room: (!from_own).then(|| MAX_BROUGHT.saturating_sub(brought())),
        }
    }

    /// The step for a card, which of a new person is kept only for what he wrote, and while there is room.
    pub(super) fn admit(&mut self, card: &Card, step: CardStep) -> CardStep {
        let (CardStep::New, Some(room)) = (step, self.room) else {
            return step;
        };
        if card.root_id() == self.sender {
            return step;
        }
        let certified = card.facts.devices.iter();
        let mut devices = certified.map(|device| DeviceId::of(&device.signing));
        let wrote = devices.any(|device| self.authors.contains(&device));
        match room.checked_sub(card.item().len()) {
            Some(left) if wrote => {
                self.room = Some(left);
                step
            }
            _ => CardStep::NotKept,
        }
    }
}

/// The people of a merge.
pub(super) struct People<'a> {
    lookup: &'a dyn Lookup,
    devices: HashMap<DeviceId, RootId>,
    revoked: HashSet<DeviceId>,
    cases: HashMap<CaseId, DeviceId>,
    sharing: HashMap<CaseId, (Audience, Vec<Class>)>,
}

impl<'a> People<'a> {
    /// From the vault and from those cards of the file that are not ignored.
    pub(super) fn of(
        incoming: &Incoming,
        steps: &[CardStep],
        lookup: &'a dyn Lookup,
    ) -> People<'a> {
        let mut people = People {
            lookup,
            devices: HashMap::new(),
            revoked: HashSet::new(),
            cases: HashMap::new(),
            sharing: HashMap::new(),
        };
        for (card, step) in incoming.cards.iter().zip(steps) {
            match step {
                CardStep::New | CardStep::Newer | CardStep::Same => {}
                CardStep::Older | CardStep::NotKept | CardStep::Clash => continue,
            }
            let root = lookup.heir(&card.root_id());
            let certified = card.facts.devices.iter();
            let own = certified.map(|device| (DeviceId::of(&device.signing), root));
            people.devices.extend(own);
            // Only the owner of a device can declare it lost.
            let lost = card.facts.revoked.iter().map(|lost| lost.device);
            let own = lost.filter(|device| people.root_of(device) == Some(root));
            people.revoked.extend(own.collect::<Vec<_>>());
        }
        let first =
            |change: &&Change| change.header.kind == "case/1" && change.header.nonce.is_some();
        let created = incoming.changes.iter().filter(first);
        people
            .cases
            .extend(created.map(|change| (CaseId::of(change.header.record), change.header.device)));
        people
    }

    pub(super) fn is_revoked(&self, device: &DeviceId) -> bool {
        self.revoked.contains(device) || self.lookup.is_revoked(device)
    }

    /// Audience and class of the cases that the file touches, as they will be.
    pub(super) fn learn_cases(&mut self, touched: &BTreeMap<RecordId, Vec<&Change>>) {
        let is_case =
            |changes: &Vec<&Change>| changes.iter().any(|change| change.header.kind == "case/1");
        for (record, new) in touched.iter().filter(|(_, changes)| is_case(changes)) {
            let held = self.lookup.changes_of(record);
            let all: Vec<&Change> = held.iter().chain(new.iter().copied()).collect();
            if let Some(state) = derive(*record, &all, &*self) {
                self.sharing
                    .insert(CaseId::of(*record), (state.audience, state.classes));
            }
        }
    }
}

impl Authors for People<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.lookup
            .root_of(device)
            .or_else(|| self.devices.get(device).copied())
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        self.lookup
            .case_creator(case)
            .or_else(|| self.cases.get(case).copied())
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        self.sharing
            .get(case)
            .cloned()
            .or_else(|| self.lookup.case_sharing(case))
    }
}
