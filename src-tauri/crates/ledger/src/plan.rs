//! Merge, step one: what a file would change here, decided purely and shown before anything is written.

mod control;
mod foresee;
mod one_hand;
mod people;

use crate::{
    change::{Change, Slot, WriteRef},
    control::ControlItem,
    derive::Authors,
    erasure::Erased,
    identity::Card,
    ids::{CaseId, ChangeId, ControlId, DeviceId, RecordId, RootId},
    record::RecordState,
    succession::Succession,
    vouch,
};
use people::{People, Strangers};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A verified file, as far as the merge looks at it.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The person who signed the file.
    pub sender: RootId,
    /// The device that signed the file.
    pub sender_device: DeviceId,
    /// The cases that the file is about.
    pub scope: Vec<CaseId>,
    /// The cards of everyone who wrote in it, one per person.
    pub cards: Vec<Card>,
    /// The control items, each once and verified against its author's device.
    pub control: Vec<ControlItem>,
    /// The changes, each once and verified against its author's device.
    pub changes: Vec<Change>,
    /// The person of this vault said that the changes of this very device which are not held here are his own: after a
    /// restore, or from a copy of the vault. Never said by the file; without it they are set aside.
    pub own_yes: bool,
}

/// What the merge asks of the vault.
pub trait Lookup: Authors {
    /// Per write of a held change, whether its value is held too; nothing for a change that is not held.
    fn held(&self, change: &ChangeId) -> Option<Vec<bool>>;
    /// Whether a control item is held already.
    fn holds_control(&self, _item: &ControlId) -> bool {
        false
    }
    /// All held changes of a record.
    fn changes_of(&self, record: &RecordId) -> Vec<Change>;
    /// The newest held card of a person.
    fn card(&self, root: &RootId) -> Option<Card>;
    /// Another known person whose name is easily taken for the one on the card ([`crate::likeness`]).
    fn look_alike(&self, card: &Card) -> Option<RootId>;
    /// Bytes of the held cards of people who became known here by files of the sender.
    fn cards_brought(&self, _sender: &RootId) -> usize {
        0
    }
    /// Whether a device was declared lost.
    fn is_revoked(&self, device: &DeviceId) -> bool;
    /// The devices whose held vouches name a change.
    fn vouchers(&self, _: &ChangeId) -> Vec<DeviceId> {
        Vec::new()
    }
    /// The root that stands for a person here: after a succession that was compared here the last one, else the same.
    fn heir(&self, root: &RootId) -> RootId {
        *root
    }
    /// Whether an admitted record of the case names the person as partner.
    fn is_partner(&self, case: &CaseId, root: &RootId) -> bool;
    /// Whether the case is known here.
    fn has_case(&self, case: &CaseId) -> bool;
    /// The person of this vault.
    fn own_root(&self) -> RootId;
    /// This device.
    fn own_device(&self) -> DeviceId;
    /// Whether this version can show records of the kind.
    fn knows_kind(&self, kind: &str) -> bool;
    /// The person that a change names as partner of its case.
    fn named_partner(&self, change: &Change) -> Option<RootId>;
    /// Whether a record came here and is not shared with the person of this vault any more: what is missing of it is not
    /// expected.
    fn is_out_of_sight(&self, record: &RecordState) -> bool;
    /// What was purged and redacted here: it never comes back.
    fn erased(&self) -> Erased {
        Erased::default()
    }
}

/// What will happen to one card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardStep {
    /// Of a person who was not known.
    New,
    /// A newer version than the one held.
    Newer,
    /// The one that is held.
    Same,
    /// Older than the one held: ignored.
    Older,
    /// Of a person who was not known, who wrote nothing in the file or for whom the sender has no room left: ignored.
    NotKept,
    /// The same version with other content, or with a device of someone else; or a newer one that forgets a loss, or under
    /// a root key that another one followed: an alarm, ignored.
    Clash,
}

/// Why a change is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuarantineReason {
    /// Its device was declared lost before it came, and its owner did not vouch for it.
    RevokedDevice,
    /// Its author is neither the sender nor a partner of the case.
    NotPartner,
    /// It is of a case that the file does not name, or names another case or kind than the first change of its record.
    OutOfScope,
    /// It is of this device, which does not know it, and the owner did not say yes to it.
    UnknownOwn,
    /// No card certifies its device.
    Uncertified,
}

/// Something that a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alarm {
    /// One card version with two contents, or one device of two people.
    CardClash(RootId),
    /// A person whose name is easily taken for that of a known one: a new one, or one who changed his name.
    LookAlike {
        /// The person on the card.
        new: RootId,
        /// The known one.
        known: RootId,
    },
    /// A new person says to be a known one under another root key: a claim, until the fingerprint is compared.
    Succession {
        /// The person on the card.
        new: RootId,
        /// Whom he says to be.
        from: RootId,
    },
    /// The same, and the device that says so is not his, or was declared lost.
    FalseSuccession {
        /// The person on the card.
        new: RootId,
        /// Whom he says to be.
        from: RootId,
    },
    /// Changes of this device that it does not know: a copy or a rollback.
    UnknownOwn(usize),
    /// Two changes at one place of a chain.
    Fork(RecordId),
}

/// A field that will show two values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictAhead {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: String,
}

/// A missing value that the file brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// Whose value it is.
    pub at: WriteRef,
    /// The value.
    pub slot: Slot,
}

/// What the merge will do: the preview that a person sees, and all that the apply does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Places in `Incoming::changes` that come in.
    pub admit: Vec<usize>,
    /// Values for changes that are held without them.
    pub fill: Vec<Fill>,
    /// Places in `Incoming::changes` that are set aside, and why.
    pub quarantine: Vec<(usize, QuarantineReason)>,
    /// Places in `Incoming::changes` that are of something which was purged here: they never come in.
    pub refused: Vec<usize>,
    /// Places in `Incoming::control` that come in.
    pub control: Vec<usize>,
    /// Places in `Incoming::control` that are set aside, and why.
    pub control_aside: Vec<(usize, QuarantineReason)>,
    /// Per card of the file what happens to it.
    pub cards: Vec<CardStep>,
    /// Cases that were not known here.
    pub new_cases: Vec<CaseId>,
    /// Records that were not known here, with their kind.
    pub new_records: BTreeMap<RecordId, String>,
    /// Known records that change, with their kind.
    pub changed_records: BTreeMap<RecordId, String>,
    /// The case of every record that is touched.
    pub cases: BTreeMap<RecordId, CaseId>,
    /// Changes that were here already, body and all.
    pub unchanged: usize,
    /// Conflicts that will appear.
    pub conflicts: Vec<ConflictAhead>,
    /// Records that the file deletes, or asks to delete.
    pub deletions: Vec<RecordId>,
    /// Records of which something is missing that the person may see.
    pub incomplete: Vec<RecordId>,
    /// Records that are not shared with the person any more, from this file on: what is held of them stays.
    pub out_of_sight: Vec<RecordId>,
    /// Records of a kind that this version cannot show.
    pub unknown_kinds: Vec<RecordId>,
    /// What a person must look at.
    pub alarms: Vec<Alarm>,
}

/// The case that a change is about: for `case/1` the case that it is.
pub fn case_of(change: &Change) -> CaseId {
    let header = &change.header;
    case_behind(header.case, &header.kind, header.record)
}

fn case_behind(case: CaseId, kind: &str, record: RecordId) -> CaseId {
    if case == CaseId::NONE && kind == "case/1" {
        CaseId::of(record)
    } else {
        case
    }
}

/// What `incoming` would change. Decides nothing by order, clock or chance. Whoever applies it takes the changes out of
/// the file as [`Erased::clean`] leaves them: the list of what was erased is looked at before anything else.
pub fn plan(incoming: &Incoming, lookup: &dyn Lookup) -> Plan {
    let erased = lookup.erased();
    let clean = erased.clean(incoming);
    let incoming = &*clean;
    let mut plan = Plan::default();
    plan_cards(&mut plan, incoming, lookup);
    let people = People::of(incoming, &plan.cards, lookup);
    let candidates = sort_out(&mut plan, incoming, lookup, &people, &erased);
    admit(&mut plan, incoming, lookup, &people, candidates);
    let own_unknown = plan
        .quarantine
        .iter()
        .filter(|(_, reason)| *reason == QuarantineReason::UnknownOwn)
        .count();
    if own_unknown > 0 {
        plan.alarms.push(Alarm::UnknownOwn(own_unknown));
    }
    control::take(&mut plan, incoming, lookup, &people);
    foresee::foresee(&mut plan, incoming, lookup, people);
    plan.admit.sort_unstable();
    plan.quarantine.sort_unstable();
    plan
}

fn plan_cards(plan: &mut Plan, incoming: &Incoming, lookup: &dyn Lookup) {
    let claims = people::claims(incoming, lookup);
    let mut strangers = Strangers::of(incoming, lookup);
    for card in &incoming.cards {
        let root = card.root_id();
        let person = lookup.heir(&root);
        let foreign = card.facts.devices.iter().any(|certificate| {
            let owner = claims.get(&DeviceId::of(&certificate.signing));
            owner != Some(&Some(person))
        });
        let held = lookup.card(&root);
        let step = if foreign {
            CardStep::Clash
        } else {
            strangers.admit(card, card_step(card, held.as_ref(), &person))
        };
        if step == CardStep::Clash {
            plan.alarms.push(Alarm::CardClash(root));
        }
        // A card that takes another name is looked at like that of a new person.
        let renamed = step == CardStep::Newer
            && held.is_some_and(|held| {
                held.facts.name != card.facts.name
                    || held.facts.organisation != card.facts.organisation
            });
        let succession = succession(card, step, lookup);
        if (step == CardStep::New || renamed)
            && let Some(known) = lookup.look_alike(card)
            && succession
                != Some(Alarm::Succession {
                    new: root,
                    from: known,
                })
        {
            plan.alarms.push(Alarm::LookAlike { new: root, known });
        }
        plan.alarms.extend(succession);
        plan.cards.push(step);
    }
}

/// What happens to a card of which `held` is the newest one that is held; `person` stands here for its root.
pub fn card_step(card: &Card, held: Option<&Card>, person: &RootId) -> CardStep {
    let Some(held) = held else {
        return CardStep::New;
    };
    let (before, now) = (held.facts.version, card.facts.version);
    // Nobody uses a key any more that another one followed, unless he found the sheet.
    let followed = *person != card.root_id();
    if held == card {
        CardStep::Same
    } else if now < before {
        CardStep::Older
    } else if now == before || followed || card.forgets_a_loss(held) {
        CardStep::Clash
    } else {
        CardStep::Newer
    }
}

/// What a new card says about a person who is known here under another root key.
fn succession(card: &Card, step: CardStep, lookup: &dyn Lookup) -> Option<Alarm> {
    let said = card.succession.as_ref().filter(|_| step == CardStep::New)?;
    lookup.card(&said.from)?;
    let (new, from) = (card.root_id(), said.from);
    Some(if is_sound(said, lookup) {
        Alarm::Succession { new, from }
    } else {
        Alarm::FalseSuccession { new, from }
    })
}

/// Whether a succession was said by a device of the person whom it is about, and not by a lost one.
pub fn is_sound(said: &Succession, lookup: &dyn Lookup) -> bool {
    let device = said.device_id();
    lookup.root_of(&device) == Some(lookup.heir(&said.from)) && !lookup.is_revoked(&device)
}

/// What is here already, and what can never come in; the rest is returned.
fn sort_out(
    plan: &mut Plan,
    incoming: &Incoming,
    lookup: &dyn Lookup,
    people: &People<'_>,
    erased: &Erased,
) -> Vec<usize> {
    let scope: HashSet<&CaseId> = incoming.scope.iter().collect();
    let own_device = lookup.own_device();
    let from_own = is_from_own(incoming, lookup, people);
    let mut said: HashMap<ChangeId, Vec<DeviceId>> = HashMap::new();
    for vouched in vouch::said(&incoming.control) {
        said.entry(vouched.change).or_default().push(vouched.by);
    }
    let is_vouched = |change: &Change| {
        let here = said.get(&change.id).into_iter().flatten().copied();
        here.chain(lookup.vouchers(&change.id)).any(|by| {
            let root_of = |id: &DeviceId| people.root_of(id);
            let is_revoked = |id: &DeviceId| people.is_revoked(id);
            vouch::counts(&by, &change.header.device, root_of, is_revoked)
        })
    };
    let mut candidates = Vec::new();
    let mut seen = HashSet::new();
    for (place, change) in incoming.changes.iter().enumerate() {
        if !seen.insert(change.id) {
            continue;
        }
        if erased.refuses(change) {
            plan.refused.push(place);
            continue;
        }
        if let Some(held) = lookup.held(&change.id) {
            take_bodies(plan, change, &held);
            continue;
        }
        let case = case_of(change);
        let device = &change.header.device;
        let reason = if people.root_of(device).is_none() {
            Some(QuarantineReason::Uncertified)
        } else if *device == own_device && !incoming.own_yes {
            Some(QuarantineReason::UnknownOwn)
        } else if case != CaseId::NONE && !scope.contains(&case) {
            Some(QuarantineReason::OutOfScope)
        } else if people.is_revoked(device) && !from_own && !is_vouched(change) {
            Some(QuarantineReason::RevokedDevice)
        } else {
            None
        };
        match reason {
            Some(reason) => plan.quarantine.push((place, reason)),
            None => candidates.push(place),
        }
    }
    candidates
}

/// Whether the file comes from another device of the person of this vault: what was let in there was let in by him. A root
/// key that another one followed may be in strange hands, so the device itself must be known as his.
fn is_from_own(incoming: &Incoming, lookup: &dyn Lookup, people: &People<'_>) -> bool {
    let (own, device) = (lookup.own_root(), &incoming.sender_device);
    lookup.heir(&incoming.sender) == own
        && people.root_of(device) == Some(own)
        && !people.is_revoked(device)
}

fn take_bodies(plan: &mut Plan, change: &Change, held: &[bool]) {
    let missing = change
        .body
        .iter()
        .enumerate()
        .filter(|(index, _)| !held.get(*index).copied().unwrap_or(true));
    let before = plan.fill.len();
    plan.fill.extend(missing.filter_map(|(index, slot)| {
        Some(Fill {
            at: change.at(index),
            slot: slot.clone()?,
        })
    }));
    if plan.fill.len() == before {
        plan.unchanged += 1;
    } else {
        plan.changed_records
            .insert(change.header.record, change.header.kind.clone());
        plan.cases.insert(change.header.record, case_of(change));
    }
}

/// Lets in what the sender, the own person and partners of the case wrote. A partner may be named by a record of
/// this very file: whoever is named so is looked at again, once.
fn admit(
    plan: &mut Plan,
    incoming: &Incoming,
    lookup: &dyn Lookup,
    people: &People<'_>,
    candidates: Vec<usize>,
) {
    let mut waiting: BTreeMap<(CaseId, RootId), Vec<usize>> = BTreeMap::new();
    for place in candidates {
        let change = &incoming.changes[place];
        if let Some(author) = people.root_of(&change.header.device) {
            let key = (case_of(change), author);
            waiting.entry(key).or_default().push(place);
        }
    }
    let (own, sender) = (lookup.own_root(), lookup.heir(&incoming.sender));
    let from_own = is_from_own(incoming, lookup, people);
    let known = |(case, author): &(CaseId, RootId)| {
        from_own
            || *author == sender
            || *author == own
            || (*case != CaseId::NONE && lookup.is_partner(case, author))
    };
    let mut ready: Vec<(CaseId, RootId)> = waiting.keys().copied().filter(known).collect();
    while let Some(key) = ready.pop() {
        for place in waiting.remove(&key).unwrap_or_default() {
            plan.admit.push(place);
            if let Some(partner) = lookup.named_partner(&incoming.changes[place])
                && key.0 != CaseId::NONE
                && waiting.contains_key(&(key.0, partner))
            {
                ready.push((key.0, partner));
            }
        }
    }
    let strangers = waiting.into_values().flatten();
    plan.quarantine
        .extend(strangers.map(|place| (place, QuarantineReason::NotPartner)));
}
