//! What stood in a field before people wrote different values into it.

use crate::{
    cbor::Value,
    change::{Change, Write, WriteRef},
    env::Wall,
    ids::DeviceId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The last write that everyone who now disagrees had before him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ancestor {
    /// Nobody had written anything: there was nothing.
    Nothing,
    /// One write; its value is missing when it was withheld or erased.
    One {
        /// The write.
        at: WriteRef,
        /// On which device it was made.
        device: DeviceId,
        /// When, as claimed.
        wall: Wall,
        /// What it said.
        value: Option<Value>,
    },
    /// They started from different values, or a change in between is not here.
    Unclear,
}

struct Held<'a> {
    change: &'a Change,
    write: &'a Write,
    index: usize,
}

/// The common ancestor of `heads`, out of the changes of their record.
pub fn common(changes: &[Change], field: &str, heads: &[WriteRef]) -> Ancestor {
    let held = held(changes, field);
    let mut lines = heads.iter().map(|head| before(&held, head));
    let Some(first) = lines.next() else {
        return Ancestor::Nothing;
    };
    let lines: Option<Vec<BTreeSet<WriteRef>>> = std::iter::once(first).chain(lines).collect();
    let Some(lines) = lines else {
        return Ancestor::Unclear;
    };
    let shared = lines.iter().skip(1).fold(lines[0].clone(), |shared, line| {
        shared.intersection(line).copied().collect()
    });
    let older: BTreeSet<WriteRef> = shared
        .iter()
        .filter_map(|at| before(&held, at))
        .flatten()
        .collect();
    let latest: Vec<&WriteRef> = shared.difference(&older).collect();
    match latest.as_slice() {
        [] => Ancestor::Nothing,
        [at] => one(&held[*at], **at),
        _ => Ancestor::Unclear,
    }
}

fn one(held: &Held<'_>, at: WriteRef) -> Ancestor {
    let slot = held.change.body.get(held.index).and_then(Option::as_ref);
    Ancestor::One {
        at,
        device: held.change.header.device,
        wall: held.change.header.wall,
        value: slot.map(|slot| slot.value.clone()),
    }
}

fn held<'a>(changes: &'a [Change], field: &str) -> BTreeMap<WriteRef, Held<'a>> {
    let mut all = BTreeMap::new();
    for change in changes {
        for (index, write) in change.header.writes.iter().enumerate() {
            let Ok(place) = u16::try_from(index) else {
                continue;
            };
            if write.field == field {
                let at = WriteRef {
                    change: change.id,
                    index: place,
                };
                let held = Held {
                    change,
                    write,
                    index,
                };
                all.insert(at, held);
            }
        }
    }
    all
}

/// Every write that stood before one, through all that it names; none when one of them is not here.
fn before(held: &BTreeMap<WriteRef, Held<'_>>, at: &WriteRef) -> Option<BTreeSet<WriteRef>> {
    let mut found = BTreeSet::new();
    let mut open = vec![*at];
    while let Some(next) = open.pop() {
        for parent in &held.get(&next)?.write.parents {
            if found.insert(*parent) {
                open.push(*parent);
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{ANNA, BRAM, CARLA, Story, set};

    fn text_of(ancestor: &Ancestor) -> Option<&str> {
        match ancestor {
            Ancestor::One {
                value: Some(value), ..
            } => value.as_text(),
            Ancestor::One { value: None, .. } | Ancestor::Nothing | Ancestor::Unclear => None,
        }
    }

    #[test]
    fn what_both_had_before_they_wrote_is_found_behind_any_number_of_steps() {
        let (mut story, text) = Story::shared();
        let first = story.one(BRAM, set("text", "louder", &[text]));
        let second = story.one(BRAM, set("text", "loudest", &[first]));
        let other = story.one(CARLA, set("text", "softer", &[text]));
        let found = common(&story.changes, "text", &[second, other]);
        assert_eq!(text_of(&found), Some("loud"));
        // A later meeting counts, not the oldest one.
        let settled = story.one(ANNA, set("text", "at night", &[second, other]));
        let again = [
            story.one(BRAM, set("text", "after ten", &[settled])),
            story.one(CARLA, set("text", "after eleven", &[settled])),
        ];
        let found = common(&story.changes, "text", &again);
        assert_eq!(text_of(&found), Some("at night"));
    }

    #[test]
    fn where_nobody_had_written_there_was_nothing() {
        let (mut story, _) = Story::shared();
        let heads = [
            story.one(BRAM, set("place", "hall", &[])),
            story.one(CARLA, set("place", "roof", &[])),
        ];
        assert_eq!(common(&story.changes, "place", &heads), Ancestor::Nothing);
        assert_eq!(common(&story.changes, "place", &[]), Ancestor::Nothing);
    }

    #[test]
    fn a_value_that_was_withheld_is_not_guessed() {
        let (mut story, text) = Story::shared();
        let heads = [
            story.one(BRAM, set("text", "louder", &[text])),
            story.one(CARLA, set("text", "softer", &[text])),
        ];
        story.changes[0].body[2] = None;
        let found = common(&story.changes, "text", &heads);
        assert!(
            matches!(found, Ancestor::One { at, value: None, .. } if at == text),
            "{found:?}"
        );
    }

    #[test]
    fn with_a_change_missing_in_between_it_is_unclear() {
        let (mut story, text) = Story::shared();
        let first = story.one(BRAM, set("text", "louder", &[text]));
        let second = story.one(BRAM, set("text", "loudest", &[first]));
        let other = story.one(CARLA, set("text", "softer", &[text]));
        story.changes.remove(1);
        let found = common(&story.changes, "text", &[second, other]);
        assert_eq!(found, Ancestor::Unclear);
    }
}
