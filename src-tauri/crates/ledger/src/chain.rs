//! How the changes of one record hang together: chains, gaps, forks, display order. Linear in their size.

use crate::{
    change::{Change, MAX_PARENTS, Op, WriteRef},
    ids::ChangeId,
    record::is_universal,
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// The place of a change in the tree of its chain: numbers are given in walking order, so that everything that
/// was written after it, on the same branch, lies between `start` and `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    /// Whether `later` was written after this, in the same chain and on the same branch of a fork.
    pub(crate) fn is_before(self, later: Span) -> bool {
        self.start < later.start && later.start < self.end
    }
}

/// The changes of one record, each once, by id.
pub(crate) struct Chains<'a> {
    pub(crate) changes: Vec<&'a Change>,
    /// Per change its place in its chain.
    pub(crate) spans: Vec<Span>,
    links: Vec<Option<usize>>,
}

impl<'a> Chains<'a> {
    /// From changes that are sorted by id and all different.
    pub(crate) fn of(changes: Vec<&'a Change>) -> Chains<'a> {
        let links: Vec<Option<usize>> = changes
            .iter()
            .map(|change| link(change, &changes))
            .collect();
        let spans = spans(&changes, &links);
        Chains {
            changes,
            spans,
            links,
        }
    }

    fn holds(&self, id: &ChangeId) -> bool {
        place_of(&self.changes, id).is_some()
    }

    /// Whether a parent, a part of a chain, or a universal value is missing.
    pub(crate) fn is_incomplete(&self) -> bool {
        let broken = |(change, link): (&&Change, &Option<usize>)| {
            (change.header.n > 1 && link.is_none())
                || change.header.prev.is_some_and(|prev| !self.holds(&prev))
                || !self.has_parents(change)
                || lacks_universal_value(change)
        };
        self.changes.iter().zip(&self.links).any(broken)
    }

    fn has_parents(&self, change: &Change) -> bool {
        let mut counted = change
            .header
            .writes
            .iter()
            .filter(|write| write.parents.len() <= MAX_PARENTS);
        counted.all(|write| write.parents.iter().all(|at| self.holds(&at.change)))
    }

    /// Whether two changes stand at one place of a chain.
    pub(crate) fn is_forked(&self) -> bool {
        let place = |change: &&Change| {
            let header = &change.header;
            (header.device, header.epoch, header.n)
        };
        let mut places: Vec<_> = self.changes.iter().map(place).collect();
        places.sort_unstable();
        places.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// Topological over parents and chains; ties by claimed moment, then id.
    pub(crate) fn display_order(&self) -> Vec<ChangeId> {
        if let [only] = self.changes.as_slice() {
            return vec![only.id];
        }
        let mut waits = vec![0usize; self.changes.len()];
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); self.changes.len()];
        for (place, change) in self.changes.iter().enumerate() {
            let before = self.before(change);
            waits[place] = before.len();
            for earlier in before {
                next[earlier].push(place);
            }
        }
        let ready = |place: usize| Reverse((self.changes[place].header.wall, place));
        let mut heap: BinaryHeap<_> = (0..waits.len())
            .filter(|place| waits[*place] == 0)
            .map(ready)
            .collect();
        let mut order = Vec::with_capacity(waits.len());
        while let Some(Reverse((_, place))) = heap.pop() {
            order.push(self.changes[place].id);
            for &after in &next[place] {
                waits[after] -= 1;
                if waits[after] == 0 {
                    heap.push(ready(after));
                }
            }
        }
        order
    }

    /// The changes that `change` names, each once.
    fn before(&self, change: &Change) -> Vec<usize> {
        let writes = change.header.writes.iter();
        let parents = writes.flat_map(|write| write.parents.iter().map(|at: &WriteRef| at.change));
        let mut last = None;
        let mut before: Vec<usize> = parents
            .chain(change.header.prev)
            .filter(|id| last.replace(*id) != Some(*id) && *id != change.id)
            .filter_map(|id| place_of(&self.changes, &id))
            .collect();
        before.sort_unstable();
        before.dedup();
        before
    }
}

/// Where a change stands among changes that are sorted by id.
fn place_of(changes: &[&Change], id: &ChangeId) -> Option<usize> {
    changes.binary_search_by(|change| change.id.cmp(id)).ok()
}

/// The change before `change` in its own chain, if it is held and stands where it should.
fn link(change: &Change, changes: &[&Change]) -> Option<usize> {
    let place = place_of(changes, &change.header.prev?)?;
    let (earlier, header) = (&changes[place].header, &change.header);
    let same_chain = (earlier.device, earlier.epoch) == (header.device, header.epoch);
    (same_chain && earlier.n.checked_add(1) == Some(header.n)).then_some(place)
}

fn spans(changes: &[&Change], links: &[Option<usize>]) -> Vec<Span> {
    let mut by_n: Vec<usize> = (0..changes.len()).collect();
    by_n.sort_unstable_by_key(|place| (changes[*place].header.n, *place));
    let mut sizes = vec![1usize; changes.len()];
    for &place in by_n.iter().rev() {
        if let Some(earlier) = links[place] {
            sizes[earlier] += sizes[place];
        }
    }
    let (mut spans, mut free) = (vec![Span::default(); changes.len()], 0);
    let mut free_inside = vec![0usize; changes.len()];
    for place in by_n {
        let from = match links[place] {
            Some(earlier) => &mut free_inside[earlier],
            None => &mut free,
        };
        let start = *from;
        *from += sizes[place];
        free_inside[place] = start + 1;
        spans[place] = Span {
            start,
            end: start + sizes[place],
        };
    }
    spans
}

/// Nobody may withhold audience, class, life, seal or place: without them the record is not whole.
fn lacks_universal_value(change: &Change) -> bool {
    change
        .header
        .writes
        .iter()
        .zip(&change.body)
        .any(|(write, slot)| slot.is_none() && write.op == Op::Set && is_universal(&write.field))
}

#[cfg(test)]
mod tests {
    use crate::story::{ANNA, BRAM, Story, set};

    #[test]
    fn a_record_with_a_gap_an_unknown_parent_or_a_broken_link_is_incomplete() {
        let (mut story, text) = Story::shared();
        story.one(BRAM, set("place", "hall", &[]));
        story.one(BRAM, set("place", "roof", &[]));
        assert!(!story.state().incomplete);
        let gap = story.changes.remove(1);
        assert!(story.state().incomplete, "n = 1 is missing");
        story.changes.insert(1, gap);
        let mut unknown = text;
        unknown.index = 0;
        unknown.change = crate::ids::ChangeId::from_bytes([1; 32]);
        story.one(ANNA, set("text", "x", &[unknown]));
        assert!(story.state().incomplete);

        let (mut story, _) = Story::shared();
        let annas = story.changes[0].id;
        story.write_after(BRAM, Some(annas), &[set("place", "hall", &[])]);
        assert!(
            story.state().incomplete,
            "bram's second follows anna's first"
        );
    }

    #[test]
    fn what_builds_on_another_change_comes_after_it_whatever_the_clock_says() {
        let (mut story, text) = Story::shared();
        let place = story.one(BRAM, set("text", "reply", &[text]));
        let header = &mut story.changes[1].header;
        header.wall.ms = -5;
        assert_eq!(story.state().order, [text.change, place.change]);
    }
}
