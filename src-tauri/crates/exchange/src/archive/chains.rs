//! How the changes of an archive hang together: chains, what is missing from them, and who had a change before him.
//! Linear in their size.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ledger::change::Change;
use ledger::ids::{ChangeId, RecordId, RootId};

use super::entries::ids;
use super::{ControlFound, Entry, Link, Signature, Witness, WitnessedBy};
use crate::manifest::Manifest;

/// Fills in what the entries say of each other. Gives the records whose first change is not here.
pub(super) fn hang_together(
    entries: &mut [Entry],
    controls: &[ControlFound],
    manifest: Option<&Manifest>,
) -> Vec<RecordId> {
    let places: HashMap<ChangeId, usize> = ids(entries).collect();
    let forks = forks(entries);
    for place in 0..entries.len() {
        let Some(change) = &entries[place].change else {
            continue;
        };
        let link = link(change, entries, &places);
        let unknown: BTreeSet<ChangeId> = parents(change)
            .filter(|id| !places.contains_key(id))
            .collect();
        let clock_back = before(change, &places).any(|earlier| {
            let earlier = entries[earlier].change.as_ref();
            earlier.is_some_and(|earlier| earlier.header.wall.ms > change.header.wall.ms)
        });
        let entry = &mut entries[place];
        entry.link = link;
        entry.unknown_parents = unknown;
        entry.clock_back = clock_back;
        entry.forked = forks.contains(&place);
    }
    witness(entries, &places, controls, manifest);
    without_start(entries)
}

/// The changes that a change replaces.
fn parents(change: &Change) -> impl Iterator<Item = ChangeId> {
    let writes = change.header.writes.iter();
    writes.flat_map(|write| write.parents.iter().map(|at| at.change))
}

/// The places of what a change builds on.
fn before<'a>(
    change: &'a Change,
    places: &'a HashMap<ChangeId, usize>,
) -> impl Iterator<Item = usize> + 'a {
    let named: BTreeSet<ChangeId> = parents(change).chain(change.header.prev).collect();
    let earlier = named.into_iter().filter(move |id| *id != change.id);
    earlier.filter_map(move |id| places.get(&id).copied())
}

fn link(change: &Change, entries: &[Entry], places: &HashMap<ChangeId, usize>) -> Link {
    let header = &change.header;
    let Some(prev) = header.prev else {
        return if header.n == 1 {
            Link::Begins
        } else {
            Link::Broken
        };
    };
    let Some(earlier) = places
        .get(&prev)
        .and_then(|at| entries[*at].change.as_ref())
    else {
        return Link::Missing;
    };
    let earlier = &earlier.header;
    let same_device = earlier.device == header.device && earlier.record == header.record;
    let next = earlier.epoch == header.epoch && earlier.n.checked_add(1) == Some(header.n);
    // After a restore a chain goes on in another epoch, from 1.
    let begins_anew = earlier.epoch != header.epoch && header.n == 1;
    if same_device && (next || begins_anew) {
        Link::Follows
    } else {
        Link::Broken
    }
}

/// The places of changes that share their place in a chain with another one.
fn forks(entries: &[Entry]) -> BTreeSet<usize> {
    let mut chains: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        if let Some(change) = &entry.change {
            let header = &change.header;
            let position = (header.record, header.device, header.epoch, header.n);
            chains.entry(position).or_default().push(place);
        }
    }
    let shared = chains.into_values().filter(|places| places.len() > 1);
    shared.flatten().collect()
}

fn without_start(entries: &[Entry]) -> Vec<RecordId> {
    let read = || entries.iter().filter_map(|entry| entry.change.as_ref());
    let all: BTreeSet<RecordId> = read().map(|change| change.header.record).collect();
    let started = read().filter(|change| change.header.nonce.is_some());
    let started: BTreeSet<RecordId> = started.map(|change| change.header.record).collect();
    all.difference(&started).copied().collect()
}

/// The two earliest witnesses by different people: whoever wrote a change, one of them is somebody else.
#[derive(Clone, Copy, Default)]
struct Earliest([Option<Witness>; 2]);

impl Earliest {
    fn add(&mut self, new: Witness) {
        let own = self
            .0
            .iter()
            .position(|held| held.is_some_and(|held| held.root == new.root));
        let place = own.unwrap_or(1);
        let replaced = self.0[place].is_none_or(|held| new.wall.ms < held.wall.ms);
        if replaced {
            self.0[place] = Some(new);
        }
        let [first, second] = self.0;
        let later = |one: Option<Witness>| one.map_or(i64::MAX, |one| one.wall.ms);
        if first.is_none() || later(second) < later(first) {
            self.0 = [second, first];
        }
    }

    fn add_all(&mut self, other: Earliest) {
        other.0.into_iter().flatten().for_each(|one| self.add(one));
    }

    fn other_than(&self, author: Option<RootId>) -> Option<Witness> {
        let mut found = self.0.into_iter().flatten();
        found.find(|witness| Some(witness.root) != author)
    }
}

/// Passes along, from what was written last to what was written first, who had it by then.
fn witness(
    entries: &mut [Entry],
    places: &HashMap<ChangeId, usize>,
    controls: &[ControlFound],
    manifest: Option<&Manifest>,
) {
    let earlier: Vec<Vec<usize>> = entries
        .iter()
        .map(|entry| {
            let change = entry.change.as_ref();
            change.map_or_else(Vec::new, |change| before(change, places).collect())
        })
        .collect();
    let mut waits = vec![0usize; entries.len()];
    earlier
        .iter()
        .flatten()
        .for_each(|place| waits[*place] += 1);
    let mut seen = first_seen(entries, places, controls, manifest);
    let mut ready: Vec<usize> = (0..entries.len())
        .filter(|place| waits[*place] == 0)
        .collect();
    while let Some(place) = ready.pop() {
        let mut passed = seen[place];
        if let Some(own) = own(&entries[place]) {
            passed.add(own);
        }
        for &before in &earlier[place] {
            seen[before].add_all(passed);
            waits[before] -= 1;
            if waits[before] == 0 {
                ready.push(before);
            }
        }
    }
    for (entry, seen) in entries.iter_mut().zip(seen) {
        entry.witness = seen
            .other_than(entry.author)
            .filter(|_| entry.change.is_some());
    }
}

/// Who wrote a change had before him what it builds on.
fn own(entry: &Entry) -> Option<Witness> {
    let change = entry.change.as_ref();
    let change = change.filter(|_| entry.signature == Signature::Good)?;
    Some(Witness {
        root: entry.author?,
        wall: change.header.wall,
        by: WitnessedBy::Change(change.id),
    })
}

/// Who shows without a change of his own that he had one: by a control item, or by having made the archive.
fn first_seen(
    entries: &[Entry],
    places: &HashMap<ChangeId, usize>,
    controls: &[ControlFound],
    manifest: Option<&Manifest>,
) -> Vec<Earliest> {
    let mut seen = vec![Earliest::default(); entries.len()];
    if let Some(manifest) = manifest {
        let made = Witness {
            root: RootId::of(&manifest.sender_root),
            wall: manifest.created,
            by: WitnessedBy::Archive,
        };
        seen.iter_mut().for_each(|seen| seen.add(made));
    }
    let sound = controls
        .iter()
        .filter(|found| found.signature == Signature::Good);
    for (item, root) in sound.filter_map(|found| found.item.as_ref().zip(found.author)) {
        let named = item
            .header
            .targets
            .iter()
            .filter_map(|target| target.change);
        for place in named.filter_map(|id| places.get(&id)) {
            seen[*place].add(Witness {
                root,
                wall: item.header.wall,
                by: WitnessedBy::Control(item.id),
            });
        }
    }
    seen
}
