//! Vouches: the owner of a lost device says, on another device of his, that a change by it is his own.

use crate::{
    change::Change,
    control::{ControlHeader, ControlItem, ControlKind, Target},
    env::Env,
    ids::{CaseId, ChangeId, DeviceId, RecordId, RootId},
    plan::case_of,
};
use ed25519_dalek::SigningKey;
use std::collections::{BTreeMap, BTreeSet};

/// Most changes that one vouch names.
const AT_ONCE: usize = 250;
/// What the basis of a vouch says.
const BASIS: &str = "own";

/// One change that a device vouches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vouched {
    /// The change.
    pub change: ChangeId,
    /// The device that signed the vouch.
    pub by: DeviceId,
}

/// What the vouches among verified control items say. A vouch names changes: one for a whole record or case says nothing,
/// for it would cover what its author never saw.
pub fn said<'a>(items: impl IntoIterator<Item = &'a ControlItem>) -> impl Iterator<Item = Vouched> {
    let vouches = items
        .into_iter()
        .filter(|item| item.header.kind == ControlKind::Vouch);
    vouches.flat_map(|item| {
        let by = item.header.device;
        let named = item.header.targets.iter();
        named.filter_map(move |target| {
            let change = target.change.filter(|_| target.write.is_none())?;
            Some(Vouched { change, by })
        })
    })
}

/// Whether a vouch counts for a change by `device`: only the same person vouches, and on a device that is not lost.
pub fn counts(
    by: &DeviceId,
    device: &DeviceId,
    root_of: impl Fn(&DeviceId) -> Option<RootId>,
    is_revoked: impl Fn(&DeviceId) -> bool,
) -> bool {
    let owner = root_of(device);
    owner.is_some() && root_of(by) == owner && !is_revoked(by)
}

/// Vouches for changes, signed by one device: each for one record, so that it goes with that record and tells of no
/// other one.
pub fn vouch_for<'a>(
    env: &dyn Env,
    key: &SigningKey,
    changes: impl IntoIterator<Item = &'a Change>,
) -> Vec<ControlItem> {
    let mut by_record: BTreeMap<(CaseId, RecordId), BTreeSet<ChangeId>> = BTreeMap::new();
    for change in changes {
        let place = (case_of(change), change.header.record);
        by_record.entry(place).or_default().insert(change.id);
    }
    let device = DeviceId::of(&key.verifying_key());
    let mut items = Vec::new();
    for ((case, record), changes) in by_record {
        let targets: Vec<Target> = changes
            .into_iter()
            .map(|change| Target {
                record,
                change: Some(change),
                write: None,
            })
            .collect();
        for part in targets.chunks(AT_ONCE) {
            let header = ControlHeader {
                targets: part.to_vec(),
                basis: BASIS.to_owned(),
                ..ControlHeader::new(env, ControlKind::Vouch, device, case)
            };
            items.push(ControlItem::sign(header, key));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        env::Wall,
        story::{ANNA, BRAM, Story, set},
    };

    struct Still;

    impl Env for Still {
        fn now(&self) -> Wall {
            Wall::default()
        }

        fn fill_random(&self, buffer: &mut [u8]) {
            buffer.fill(9);
        }
    }

    #[test]
    fn a_vouch_names_the_changes_of_one_record() {
        let (mut story, text) = Story::shared();
        story.one(ANNA, set("text", "louder", &[text]));
        story.one(BRAM, set("text", "softer", &[text]));
        let key = SigningKey::from_bytes(&[5; 32]);
        let items = vouch_for(&Still, &key, &story.changes);
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].verify(&key.verifying_key()), Ok(()));
        let by = DeviceId::of(&key.verifying_key());
        let mut expected: Vec<Vouched> = story
            .changes
            .iter()
            .map(|change| Vouched {
                change: change.id,
                by,
            })
            .collect();
        expected.sort_unstable();
        assert_eq!(said(&items).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_vouch_for_a_whole_record_or_another_item_says_nothing() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let device = DeviceId::of(&key.verifying_key());
        let header = |kind, target| ControlHeader {
            targets: vec![target],
            ..ControlHeader::new(&Still, kind, device, CaseId::NONE)
        };
        let record = RecordId::from_bytes([1; 16]);
        let change = Target {
            change: Some(ChangeId::from_bytes([2; 32])),
            ..Target::record(record)
        };
        let write = Target {
            write: Some(0),
            ..change
        };
        for (kind, target) in [
            (ControlKind::Vouch, Target::record(record)),
            (ControlKind::Vouch, write),
            (ControlKind::Request, change),
        ] {
            let item = ControlItem::sign(header(kind, target), &key);
            assert_eq!(said([&item]).count(), 0, "{kind:?} {target:?}");
        }
    }

    #[test]
    fn only_the_same_person_vouches_and_on_no_lost_device() {
        let device = |place: u8| DeviceId::from_bytes([place; 16]);
        let root_of = |id: &DeviceId| match id.as_bytes()[0] {
            1..=3 => Some(RootId::from_bytes([1; 32])),
            4 => Some(RootId::from_bytes([2; 32])),
            _ => None,
        };
        let lost = |id: &DeviceId| matches!(id.as_bytes()[0], 1 | 3);
        let counted = |by: u8, of: u8| counts(&device(by), &device(of), root_of, lost);
        assert!(counted(2, 1));
        assert!(!counted(3, 1), "a lost device vouches for nothing");
        assert!(!counted(4, 1), "somebody else");
        assert!(!counted(9, 1) && !counted(9, 9), "nobody");
    }
}
