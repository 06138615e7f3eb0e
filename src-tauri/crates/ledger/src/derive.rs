//! How the state of a record follows from its changes: the merge itself.
//!
//! `derive` looks at nothing but the set of changes that it is given and who their authors are. It does not
//! know in which order they arrived, and no clock decides anything.

use crate::{
    cbor::Value,
    change::{Change, MAX_PARENTS, Op, WriteRef},
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId, RootId},
    record::{
        AUDIENCE, CLASS, FieldState, Head, LIFE, Life, RecordState, Request, SEAL, Seal,
        is_universal, read_saw,
    },
    sharing::{Audience, Class},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet},
};

/// Who is behind a device, and which device created a case.
pub trait Authors {
    /// The person whose card certifies the device.
    fn root_of(&self, device: &DeviceId) -> Option<RootId>;

    /// The device that created a case, if its first change is held.
    fn case_creator(&self, case: &CaseId) -> Option<DeviceId>;

    /// Audience heads and classes of the `case/1` record: they hold for a record that exists once per case
    /// until its creator's first change is there.
    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)>;
}

/// One write with everything that the rules look at.
struct Item<'a> {
    change: &'a Change,
    at: WriteRef,
    author: RootId,
}

impl<'a> Item<'a> {
    fn write(&self) -> &'a crate::change::Write {
        &self.change.header.writes[usize::from(self.at.index)]
    }

    fn value(&self) -> Option<&'a Value> {
        self.change.body[usize::from(self.at.index)]
            .as_ref()
            .map(|slot| &slot.value)
    }

    fn parents(&self) -> &'a [WriteRef] {
        let parents = &self.write().parents;
        if parents.len() > MAX_PARENTS {
            &[]
        } else {
            parents
        }
    }

    fn head(&self) -> Head {
        Head::of(
            &self.change.header,
            self.at,
            self.author,
            self.value().cloned(),
        )
    }

    fn place(&self) -> (u64, u16) {
        (self.change.header.n, self.at.index)
    }
}

/// The state of record `id` from `changes`, in any order and with any number of doubles.
pub fn derive(id: RecordId, changes: &[&Change], authors: &dyn Authors) -> Option<RecordState> {
    let unique: BTreeMap<ChangeId, &Change> = changes
        .iter()
        .filter(|change| change.header.record == id)
        .map(|change| (change.id, *change))
        .collect();
    let origin = Origin::of(id, &unique, authors)?;
    let own: BTreeMap<ChangeId, &Change> = unique
        .into_iter()
        .filter(|(_, change)| origin.includes(change))
        .collect();
    let fields = group(&own, authors);
    let (seal, seal_requests) = seal_of(&fields, &origin);
    let sealed = seal.as_ref().map(|seal| seal.saw.clone());
    let mut state = RecordState {
        id,
        case: origin.case,
        kind: origin.kind.clone(),
        creator_device: origin.device,
        fields: BTreeMap::new(),
        audience: Audience {
            creator: origin.root,
            heads: Vec::new(),
        },
        classes: Vec::new(),
        life: Life::Active,
        seal,
        requests: seal_requests,
        order: display_order(&own),
        incomplete: origin.first_missing || is_incomplete(&own),
        forked: is_forked(&own),
        first_wall: Wall::default(),
        last_wall: own
            .values()
            .map(|change| change.header.wall)
            .max()
            .unwrap_or_default(),
        authors: own
            .values()
            .filter_map(|change| authors.root_of(&change.header.device))
            .collect(),
    };
    state.first_wall = state
        .order
        .first()
        .and_then(|id| own.get(id))
        .map(|c| c.header.wall)
        .unwrap_or_default();
    for (field, items) in &fields {
        if !is_universal(field) {
            state
                .fields
                .insert((*field).to_owned(), field_state(items, sealed.as_ref()));
        }
    }
    share(&mut state, &fields, &origin, authors);
    state.life = life_of(&mut state, &fields, &origin);
    for field in [AUDIENCE, CLASS, LIFE, SEAL, crate::record::ORDER] {
        if let Some(items) = fields.get(field) {
            state
                .fields
                .insert(field.to_owned(), universal_state(field, items, &origin));
        }
    }
    Some(state)
}

/// What the first change says of a record.
struct Origin {
    case: CaseId,
    kind: String,
    device: Option<DeviceId>,
    root: Option<RootId>,
    first_missing: bool,
    /// A record that exists once per case, written before its creator did.
    borrowed: bool,
}

impl Origin {
    fn of(
        id: RecordId,
        changes: &BTreeMap<ChangeId, &Change>,
        authors: &dyn Authors,
    ) -> Option<Origin> {
        if let Some(first) = changes
            .values()
            .find(|change| change.header.nonce.is_some())
        {
            let header = &first.header;
            return Some(Origin {
                case: header.case,
                kind: header.kind.clone(),
                device: Some(header.device),
                root: authors.root_of(&header.device),
                first_missing: false,
                borrowed: false,
            });
        }
        let once = changes.values().find_map(|change| {
            let creator = authors.case_creator(&change.header.case)?;
            let expected = RecordId::once(creator, change.header.case, &change.header.kind);
            (expected == id).then_some((change, creator))
        });
        let (header, device) = match once {
            Some((change, creator)) => (&change.header, Some(creator)),
            None => (&changes.values().next()?.header, None),
        };
        Some(Origin {
            case: header.case,
            kind: header.kind.clone(),
            device,
            root: device.and_then(|device| authors.root_of(&device)),
            first_missing: device.is_none(),
            borrowed: device.is_some(),
        })
    }

    fn includes(&self, change: &Change) -> bool {
        change.header.case == self.case && change.header.kind == self.kind
    }

    fn is_creator(&self, author: &RootId) -> bool {
        self.root.as_ref() == Some(author)
    }
}

type Fields<'a> = BTreeMap<&'a str, Vec<Item<'a>>>;

fn group<'a>(changes: &BTreeMap<ChangeId, &'a Change>, authors: &dyn Authors) -> Fields<'a> {
    let mut fields = Fields::new();
    for change in changes.values() {
        let Some(author) = authors.root_of(&change.header.device) else {
            continue;
        };
        for (index, write) in change.header.writes.iter().enumerate() {
            let item = Item {
                change,
                at: change.at(index),
                author,
            };
            fields.entry(write.field.as_str()).or_default().push(item);
        }
    }
    fields
}

/// The writes of `items` that another of them replaces.
///
/// `shielded` writes were finished by a seal: only another finished write replaces them.
fn superseded(items: &[&Item<'_>], shielded: Option<&BTreeSet<WriteRef>>) -> HashSet<WriteRef> {
    let here: HashSet<WriteRef> = items.iter().map(|item| item.at).collect();
    let may_replace = |by: &WriteRef, target: &WriteRef| {
        shielded.is_none_or(|shielded| !shielded.contains(target) || shielded.contains(by))
    };
    let mut gone = HashSet::new();
    let mut last: HashMap<(DeviceId, Epoch), (u64, u16)> = HashMap::new();
    for item in items {
        gone.extend(
            item.parents()
                .iter()
                .filter(|parent| here.contains(parent) && may_replace(&item.at, parent)),
        );
        let end = last
            .entry((item.change.header.device, item.change.header.epoch))
            .or_default();
        *end = (*end).max(item.place());
    }
    for item in items {
        let chain = (item.change.header.device, item.change.header.epoch);
        let (n, index) = last[&chain];
        let behind = item.change.header.n < n
            || (item.change.header.n == n
                && item.at.index < index
                && same_change(items, item, index));
        let shielded_here = shielded.is_some_and(|shielded| shielded.contains(&item.at));
        if behind && !shielded_here {
            gone.insert(item.at);
        }
    }
    gone
}

/// Whether the change of `item` itself has a later write on the field (a fork may have put it in another one).
fn same_change(items: &[&Item<'_>], item: &Item<'_>, index: u16) -> bool {
    items
        .iter()
        .any(|other| other.at.change == item.at.change && other.at.index == index)
}

fn field_state(items: &[Item<'_>], sealed: Option<&BTreeSet<WriteRef>>) -> FieldState {
    let sets: Vec<&Item<'_>> = items
        .iter()
        .filter(|item| item.write().op == Op::Set)
        .collect();
    let gone = superseded(&sets, sealed);
    let is_late = |item: &Item<'_>| sealed.is_some_and(|saw| !saw.contains(&item.at));
    let (late, heads): (Vec<&Item<'_>>, Vec<&Item<'_>>) = sets
        .into_iter()
        .filter(|item| !gone.contains(&item.at))
        .partition(|item| is_late(item));
    let (late_adds, members): (Vec<&Item<'_>>, Vec<&Item<'_>>) = live_adds(items, sealed)
        .into_iter()
        .partition(|item| is_late(item));
    FieldState {
        heads: to_heads(&heads),
        members: to_heads(&members),
        late: to_heads(&late.into_iter().chain(late_adds).collect::<Vec<_>>()),
    }
}

/// Add wins: an add stands unless a remove names it.
fn live_adds<'b, 'a>(
    items: &'b [Item<'a>],
    sealed: Option<&BTreeSet<WriteRef>>,
) -> Vec<&'b Item<'a>> {
    let removed: HashSet<&WriteRef> = items
        .iter()
        .filter(|item| item.write().op == Op::Remove)
        .flat_map(|item| item.parents())
        .collect();
    let shielded = |at: &WriteRef| sealed.is_some_and(|saw| saw.contains(at));
    items
        .iter()
        .filter(|item| {
            item.write().op == Op::Add && (!removed.contains(&item.at) || shielded(&item.at))
        })
        .collect()
}

fn to_heads(items: &[&Item<'_>]) -> Vec<Head> {
    let mut heads: Vec<Head> = items.iter().map(|item| item.head()).collect();
    heads.sort_by_key(|head| head.at);
    heads
}

/// The writes on a universal field that count, by the rule of that field.
fn counting<'b, 'a>(field: &str, items: &'b [Item<'a>], origin: &Origin) -> Vec<&'b Item<'a>> {
    let set = items.iter().filter(|item| item.write().op == Op::Set);
    match field {
        CLASS => set
            .filter(|item| origin.is_creator(&item.author) || is_stricter(item, items))
            .collect(),
        AUDIENCE | SEAL | LIFE => set.filter(|item| origin.is_creator(&item.author)).collect(),
        _ => set.collect(),
    }
}

fn universal_state(field: &str, items: &[Item<'_>], origin: &Origin) -> FieldState {
    let counting = counting(field, items, origin);
    let gone = superseded(&counting, None);
    let heads: Vec<&Item<'_>> = counting
        .into_iter()
        .filter(|item| !gone.contains(&item.at))
        .collect();
    FieldState {
        heads: to_heads(&heads),
        ..FieldState::default()
    }
}

fn class_of(item: &Item<'_>) -> Option<Class> {
    Class::parse(item.value()?.as_text()?)
}

/// Someone who is not the creator may only make a record stricter than everything that he replaces.
fn is_stricter(item: &Item<'_>, items: &[Item<'_>]) -> bool {
    let Some(class) = class_of(item) else {
        return false;
    };
    item.parents().iter().all(|parent| {
        let replaced = items
            .iter()
            .find(|other| other.at == *parent)
            .and_then(class_of);
        replaced.is_some_and(|replaced| replaced.rank() < class.rank())
    })
}

fn requests(field: &str, items: &[Item<'_>], counting: &[&Item<'_>]) -> Vec<Request> {
    let counted: HashSet<WriteRef> = counting.iter().map(|item| item.at).collect();
    let shown = items
        .iter()
        .filter(|item| item.write().op == Op::Set && !counted.contains(&item.at));
    let mut requests: Vec<Request> = shown
        .map(|item| Request {
            field: field.to_owned(),
            head: item.head(),
        })
        .collect();
    requests.sort_by_key(|request| request.head.at);
    requests
}

fn seal_of(fields: &Fields<'_>, origin: &Origin) -> (Option<Seal>, Vec<Request>) {
    let Some(items) = fields.get(SEAL) else {
        return (None, Vec::new());
    };
    let counting = counting(SEAL, items, origin);
    let saw = counting
        .iter()
        .flat_map(|item| read_saw(item.value()))
        .collect();
    let first = counting
        .iter()
        .min_by_key(|item| (item.change.header.wall, item.at));
    let seal = first.map(|item| Seal {
        by: item.head(),
        saw,
    });
    (seal, requests(SEAL, items, &counting))
}

fn share(state: &mut RecordState, fields: &Fields<'_>, origin: &Origin, authors: &dyn Authors) {
    if origin.borrowed
        && let Some((audience, classes)) = authors.case_sharing(&origin.case)
    {
        state.audience.heads = audience.heads;
        state.classes = classes;
    }
    for field in [AUDIENCE, CLASS] {
        let Some(items) = fields.get(field) else {
            continue;
        };
        let counting = counting(field, items, origin);
        state.requests.extend(requests(field, items, &counting));
        let gone = superseded(&counting, None);
        let heads: Vec<&&Item<'_>> = counting
            .iter()
            .filter(|item| !gone.contains(&item.at))
            .collect();
        if field == AUDIENCE {
            state
                .audience
                .heads
                .extend(heads.iter().map(|item| Audience::read(item.value())));
        } else {
            let classes: Option<Vec<Class>> = heads.iter().map(|item| class_of(item)).collect();
            match classes {
                Some(classes) => state.classes.extend(classes),
                None => state.classes.clear(),
            }
        }
    }
    state.classes.sort();
    state.classes.dedup();
}

fn life_of(state: &mut RecordState, fields: &Fields<'_>, origin: &Origin) -> Life {
    let Some(items) = fields.get(LIFE) else {
        return Life::Active;
    };
    let seals: Vec<&Item<'_>> = fields
        .get(SEAL)
        .map(|items| counting(SEAL, items, origin))
        .unwrap_or_default();
    let before_seal = |item: &&Item<'_>| {
        seals.iter().all(|seal| {
            let (a, b) = (&item.change.header, &seal.change.header);
            (a.device, a.epoch) == (b.device, b.epoch) && item.place() < seal.place()
        })
    };
    let counting: Vec<&Item<'_>> = counting(LIFE, items, origin)
        .into_iter()
        .filter(before_seal)
        .collect();
    state.requests.extend(requests(LIFE, items, &counting));
    let gone = superseded(&counting, None);
    let heads: Vec<&&Item<'_>> = counting
        .iter()
        .filter(|item| !gone.contains(&item.at))
        .collect();
    let deletes = |item: &Item<'_>| {
        item.value()
            .and_then(|value| value.get("state"))
            .and_then(Value::as_text)
            == Some("deleted")
    };
    let Some(by) = heads
        .iter()
        .find(|item| deletes(item))
        .map(|item| item.head())
    else {
        return Life::Active;
    };
    let seen = state.seen();
    let covered = heads.iter().all(|item| {
        let saw = read_saw(item.value());
        deletes(item) && seen.iter().all(|at| saw.contains(at))
    });
    if covered {
        Life::Deleted { by }
    } else {
        Life::Contested { by }
    }
}

fn is_incomplete(changes: &BTreeMap<ChangeId, &Change>) -> bool {
    let mut places: HashMap<(DeviceId, Epoch), BTreeSet<u64>> = HashMap::new();
    let mut missing = false;
    for change in changes.values() {
        let header = &change.header;
        places
            .entry((header.device, header.epoch))
            .or_default()
            .insert(header.n);
        missing |= header.prev.is_some_and(|prev| !changes.contains_key(&prev));
        missing |= header.prev.is_none() && header.n > 1;
        let mut parents = header
            .writes
            .iter()
            .filter(|write| write.parents.len() <= MAX_PARENTS);
        missing |= parents.any(|write| {
            write
                .parents
                .iter()
                .any(|at| !changes.contains_key(&at.change))
        });
    }
    missing
        || places
            .values()
            .any(|chain| chain.last() != Some(&(chain.len() as u64)))
}

fn is_forked(changes: &BTreeMap<ChangeId, &Change>) -> bool {
    let mut places = HashSet::new();
    changes
        .values()
        .any(|change| !places.insert((change.header.device, change.header.epoch, change.header.n)))
}

/// Topological over parents and chains; ties by claimed moment, then id.
fn display_order(changes: &BTreeMap<ChangeId, &Change>) -> Vec<ChangeId> {
    let mut waits: HashMap<ChangeId, usize> = HashMap::new();
    let mut next: HashMap<ChangeId, Vec<ChangeId>> = HashMap::new();
    for change in changes.values() {
        let before: BTreeSet<ChangeId> = before(change)
            .filter(|id| changes.contains_key(id))
            .collect();
        waits.insert(change.id, before.len());
        for id in before {
            next.entry(id).or_default().push(change.id);
        }
    }
    let place = |id: ChangeId| Reverse((changes[&id].header.wall, id));
    let mut ready: BinaryHeap<_> = waits
        .iter()
        .filter(|(_, waits)| **waits == 0)
        .map(|(id, _)| place(*id))
        .collect();
    let mut order = Vec::with_capacity(changes.len());
    while let Some(Reverse((_, id))) = ready.pop() {
        order.push(id);
        for after in next.remove(&id).unwrap_or_default() {
            let left = waits.get_mut(&after).expect("every change has a count");
            *left -= 1;
            if *left == 0 {
                ready.push(place(after));
            }
        }
    }
    order
}

fn before(change: &Change) -> impl Iterator<Item = ChangeId> {
    let parents = change
        .header
        .writes
        .iter()
        .flat_map(|write| write.parents.iter().map(|at| at.change));
    parents
        .chain(change.header.prev)
        .filter(|id| *id != change.id)
}
