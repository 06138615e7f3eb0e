//! One vault with its contacts, as the plan of a merge asks it.

use crate::{
    cast::{ANNA, BRAM, CARLA, Dice, PHONE, World, card, cast},
    model::Replica,
    planted::Policy,
};
use ledger::{
    author::Edit,
    cbor::Value,
    change::Change,
    derive::Authors,
    identity::Card,
    ids::{CaseId, ChangeId, DeviceId, RecordId, RootId},
    likeness::look_alike,
    plan::{Incoming, Lookup},
    record::{AUDIENCE, CLASS, RecordState},
    sharing::{Audience, Class, Token},
    vouch::Vouched,
};

/// A vault with its contacts: who is known, who is partner, whose device is lost.
pub struct Desk {
    pub replica: Replica,
    pub cards: Vec<Card>,
    pub partners: Vec<RootId>,
    pub revoked: Vec<DeviceId>,
    pub unknown_kinds: Vec<&'static str>,
    /// What held vouches say.
    pub vouches: Vec<Vouched>,
    /// Per earlier root the one that followed it and was compared.
    pub heirs: Vec<(RootId, RootId)>,
}

impl Desk {
    pub fn of(member: usize) -> Desk {
        Desk {
            replica: Replica::new(member, Policy::Real, &Dice::new(member as u64)),
            cards: vec![card(&cast()[member], 1)],
            partners: vec![],
            revoked: vec![],
            unknown_kinds: vec![],
            vouches: vec![],
            heirs: vec![],
        }
    }

    pub fn knows(mut self, members: &[usize]) -> Desk {
        self.cards
            .extend(members.iter().map(|member| card(&cast()[*member], 1)));
        self
    }

    pub fn works_with(mut self, members: &[usize]) -> Desk {
        self.partners
            .extend(members.iter().map(|member| cast()[*member].root));
        self
    }

    pub fn write(&mut self, record: RecordId, edits: &[(&str, Edit)]) {
        self.replica.write(&world(&Dice::new(7)), record, edits);
    }

    pub fn fact(&mut self, case: CaseId, seed: u64) -> RecordId {
        let edits = [shared(), class(), ("text", Edit::Set(Value::from("loud")))];
        self.replica
            .create(&world(&Dice::new(seed)), case, "fact/1", &edits)
    }

    /// Everything that is held here, as `sender` would send it, with all bodies.
    pub fn file(&self, sender: usize, scope: &[CaseId]) -> Incoming {
        let changes: Vec<Change> = self.replica.records.values().flatten().cloned().collect();
        let mut authors: Vec<usize> = changes
            .iter()
            .filter_map(|change| cast().iter().position(|m| m.device == change.header.device))
            .chain([sender])
            .map(|member| if member == PHONE { ANNA } else { member })
            .collect();
        authors.sort_unstable();
        authors.dedup();
        Incoming {
            sender: cast()[sender].root,
            sender_device: cast()[sender].device,
            scope: scope.to_vec(),
            cards: authors
                .iter()
                .map(|member| card(&cast()[*member], 1))
                .collect(),
            control: Vec::new(),
            changes,
            own_yes: false,
        }
    }

    pub fn take(&mut self, file: &Incoming) {
        self.replica
            .import(file, &Dice::new(3))
            .expect("the file comes in");
    }
}

pub fn world(dice: &Dice) -> World<'_> {
    World {
        dice,
        now_ms: 1_790_000_000_000,
    }
}

pub fn shared() -> (&'static str, Edit) {
    (AUDIENCE, Edit::Set(Token::value(&[Token::Case])))
}

pub fn class() -> (&'static str, Edit) {
    (CLASS, Edit::Set(Value::from("K2")))
}

impl Authors for Desk {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        let certifies = |card: &&Card| {
            card.facts
                .devices
                .iter()
                .any(|d| DeviceId::of(&d.signing) == *device)
        };
        let owner = self.cards.iter().find(certifies);
        owner.map(|card| self.heir(&card.root_id()))
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        self.replica.case_creator(case)
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        self.replica.case_sharing(case)
    }
}

impl Lookup for Desk {
    fn held(&self, change: &ChangeId) -> Option<Vec<bool>> {
        self.replica.held(change)
    }

    fn changes_of(&self, record: &RecordId) -> Vec<Change> {
        self.replica.changes_of(record)
    }

    fn card(&self, root: &RootId) -> Option<Card> {
        self.cards
            .iter()
            .find(|card| card.root_id() == *root)
            .cloned()
    }

    fn look_alike(&self, card: &Card) -> Option<RootId> {
        let same = |known: &&Card| {
            known.root != card.root && look_alike(&known.facts.name, &card.facts.name)
        };
        self.cards.iter().find(same).map(Card::root_id)
    }

    fn is_revoked(&self, device: &DeviceId) -> bool {
        self.revoked.contains(device)
    }

    fn vouchers(&self, change: &ChangeId) -> Vec<DeviceId> {
        let named = self.vouches.iter().filter(|said| said.change == *change);
        named.map(|said| said.by).collect()
    }

    fn heir(&self, root: &RootId) -> RootId {
        let followed = self.heirs.iter().find(|(from, _)| from == root);
        followed.map_or(*root, |(_, to)| *to)
    }

    fn is_partner(&self, _: &CaseId, root: &RootId) -> bool {
        self.partners.contains(root)
    }

    fn has_case(&self, case: &CaseId) -> bool {
        self.replica.has_case(case)
    }

    fn own_root(&self) -> RootId {
        self.replica.own_root()
    }

    fn own_device(&self) -> DeviceId {
        self.replica.own_device()
    }

    fn knows_kind(&self, kind: &str) -> bool {
        !self.unknown_kinds.contains(&kind)
    }

    fn named_partner(&self, change: &Change) -> Option<RootId> {
        let named = change
            .header
            .writes
            .iter()
            .position(|write| write.field == "root")?;
        RootId::from_slice(change.body[named].as_ref()?.value.as_bytes()?)
    }

    fn is_out_of_sight(&self, record: &RecordState) -> bool {
        self.replica.is_out_of_sight(record)
    }
}

/// Anna has a case; bram and carla are at their desks and know everyone.
pub fn case_of_anna() -> (Desk, CaseId) {
    let mut anna = Desk::of(ANNA)
        .knows(&[BRAM, CARLA])
        .works_with(&[BRAM, CARLA]);
    let dice = Dice::new(1);
    let record = anna
        .replica
        .create(&world(&dice), CaseId::NONE, "case/1", &[shared(), class()]);
    (anna, CaseId::of(record))
}
