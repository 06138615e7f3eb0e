//! What holds for everything that can be made up, hostile or not.

use crate::{
    cast::{Dice, card, cast, root_of},
    model::Replica,
    planted::Policy,
};
use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use ledger::{
    cbor::{self, Value},
    change::{Change, ChangeError, Header, Op, Slot, Write, WriteRef},
    derive::{Authors, derive},
    env::Wall,
    identity::Card,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId, RootId},
    plan::{Incoming, plan},
    sharing::{Audience, Class},
};
use proptest::{collection::vec, prelude::*, sample::select};

const CASE: CaseId = CaseId::from_bytes([7; 16]);
const FIELDS: [&str; 8] = [
    "text", "tags", "_aud", "_class", "_life", "_seal", "_ord", "_later",
];

/// The recipe of one change: numbers that say what to take from what was made before.
type Recipe = (
    usize,
    u8,
    u64,
    usize,
    Vec<(usize, i64, Vec<(usize, u16)>, Value)>,
    u8,
);

fn value() -> impl Strategy<Value = Value> {
    let codes = ["K0", "K2", "K5", "K9", "case", "deleted", "active"];
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::Int),
        select(codes.to_vec()).prop_map(Value::from),
        Just(Value::Array(vec![Value::from("case")])),
        Just(
            Value::map([
                ("state", Value::from("deleted")),
                ("saw", Value::Array(vec![]))
            ])
            .normalized()
        ),
        Just(Value::map([("saw", Value::Int(3))])),
    ]
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let parents = vec((0..12usize, 0..4u16), 0..4);
    let write = (0..FIELDS.len(), 1..5i64, parents, value());
    (
        0..4usize,
        0..2u8,
        1..4u64,
        0..14usize,
        vec(write, 1..4),
        any::<u8>(),
    )
}

/// Builds changes from recipes: chains with gaps, forks and lies, parents that fit or do not.
fn build(recipes: &[Recipe]) -> Vec<Change> {
    let nonce = [5; 16];
    let record = RecordId::derive(cast()[0].device, CASE, "fact/1", &nonce);
    let mut changes: Vec<Change> = Vec::new();
    for (member, epoch, n, prev, writes, odd) in recipes {
        let first = *member == 0 && *n == 1 && *prev >= 12;
        let mut header = Header {
            record,
            case: if *odd == 1 { CaseId::NONE } else { CASE },
            kind: if *odd == 2 {
                "quote/1".into()
            } else {
                "fact/1".into()
            },
            device: cast()[*member].device,
            epoch: Epoch::from_bytes([*epoch; 8]),
            n: *n,
            prev: changes.get(*prev).map(|change| change.id),
            wall: Wall {
                ms: i64::from(*odd),
                offset_minutes: 0,
            },
            writes: Vec::new(),
            crit: if *odd == 3 {
                vec!["later".into()]
            } else {
                vec![]
            },
            nonce: None,
        };
        if first && header.case == CASE && header.kind == "fact/1" {
            (header.nonce, header.prev) = (Some(nonce), None);
        }
        let mut body = Vec::new();
        for (field, op, parents, value) in writes {
            let slot = Slot {
                salt: [*odd; 16],
                value: value.clone(),
            };
            let parent = |(change, index): &(usize, u16)| WriteRef {
                change: changes
                    .get(*change)
                    .map_or(ChangeId::from_bytes([1; 32]), |change| change.id),
                index: *index,
            };
            header.writes.push(Write {
                field: FIELDS[*field].into(),
                op: [Op::Set, Op::Add, Op::Remove, Op::Unknown(4)][(*op - 1) as usize],
                parents: parents.iter().map(parent).collect(),
                commitment: slot.commitment(),
            });
            body.push((*odd % 5 != 0).then_some(slot));
        }
        changes.push(Change::sign(header, body, &cast()[*member].key));
    }
    changes
}

struct Everyone;

impl Authors for Everyone {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        root_of(device)
    }

    fn case_creator(&self, _: &CaseId) -> Option<DeviceId> {
        None
    }

    fn case_sharing(&self, _: &CaseId) -> Option<(Audience, Vec<Class>)> {
        None
    }
}

fn a_change() -> Change {
    let value = (0, 1, vec![], Value::from("loud"));
    let again = (1, 2, vec![(0, 0)], Value::Int(5));
    build(&[(0, 0, 1, 13, vec![value, again], 9)]).remove(0)
}

proptest! {
    #[test]
    fn the_state_follows_from_the_set_whatever_order_and_doubles(recipes in vec(recipe(), 1..14), seed: u64) {
        let changes = build(&recipes);
        let in_order: Vec<&Change> = changes.iter().collect();
        let dice = Dice::new(seed);
        let mut shuffled: Vec<&Change> = in_order.iter().chain(&in_order[..in_order.len() / 2]).copied().collect();
        dice.shuffle(&mut shuffled);
        let id = changes[0].header.record;
        let state = derive(id, &in_order, &Everyone);
        prop_assert!(state.is_some());
        prop_assert_eq!(state, derive(id, &shuffled, &Everyone));
    }

    #[test]
    fn a_plan_of_well_formed_changes_never_panics_and_sorts_every_one(recipes in vec(recipe(), 1..14), split in 0..14usize, own in 0..4usize) {
        let changes = build(&recipes);
        let dice = Dice::new(1);
        let mut replica = Replica::new(own, Policy::Real, &dice);
        let file = |changes: &[Change], own_yes| Incoming {
            sender: cast()[1].root,
            sender_device: cast()[1].device,
            scope: vec![CASE],
            cards: vec![card(&cast()[2], 1)],
            control: Vec::new(),
            changes: changes.to_vec(),
            own_yes,
        };
        let part = &changes[..split.min(changes.len())];
        let _ = replica.import(&file(part, true), &dice);
        let whole = file(&changes, false);
        let planned = plan(&whole, &replica);
        let filled: std::collections::BTreeSet<_> = planned.fill.iter().map(|fill| fill.at.change).collect();
        let unique: std::collections::BTreeSet<_> = changes.iter().map(|change| change.id).collect();
        prop_assert_eq!(planned.admit.len() + planned.quarantine.len() + planned.unchanged + filled.len(), unique.len());
        let mut turned = whole.clone();
        turned.changes.reverse();
        let again = plan(&turned, &replica);
        prop_assert_eq!((planned.new_records, planned.changed_records, planned.cases, planned.conflicts, planned.deletions),
            (again.new_records, again.changed_records, again.cases, again.conflicts, again.deletions));
    }

    #[test]
    fn a_change_comes_back_from_its_bytes(recipes in vec(recipe(), 1..6)) {
        for change in build(&recipes) {
            let body = change.body_bytes();
            let read = Change::decode(change.header_bytes.clone(), change.signature, Some(&body));
            prop_assert_eq!(read.as_ref(), Ok(&change));
            let held = Change::decode_held(change.header_bytes.clone(), change.signature, &body);
            prop_assert_eq!(held.as_ref(), Ok(&change));
            prop_assert!(change.verify(&cast().iter().find(|m| m.device == change.header.device).unwrap().key.verifying_key()).is_ok());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..300)) {
        let _ = Change::decode(bytes.clone(), [0; 64], Some(&bytes));
        let _ = Change::decode_held(bytes.clone(), [0; 64], &bytes);
        let _ = Change::decode_held(a_change().header_bytes, [0; 64], &bytes);
        let _ = Change::decode_body(&a_change().header, &bytes);
        let _ = Card::decode(&bytes);
        let read: usize = cbor::sequence(&bytes).map(|item| item.map_or(0, <[u8]>::len)).sum();
        prop_assert!(read <= bytes.len());
    }

    #[test]
    fn a_damaged_change_or_card_is_read_or_refused(place: prop::sample::Index, byte: u8, cut: prop::sample::Index) {
        let change = a_change();
        let damage = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            let at = place.index(bytes.len());
            bytes[at] = byte;
            bytes.truncate(1 + cut.index(bytes.len()));
            bytes
        };
        let header = damage(&change.header_bytes);
        if let Ok(read) = Change::decode(header.clone(), change.signature, None) {
            prop_assert_eq!(header == change.header_bytes, read.verify(&cast()[0].key.verifying_key()).is_ok());
        }
        let body = damage(&change.body_bytes());
        if let Ok(read) = Change::decode(change.header_bytes.clone(), change.signature, Some(&body)) {
            prop_assert!(read.body == change.body || read.body.iter().any(Option::is_none));
            prop_assert_eq!(Change::decode_held(read.header_bytes.clone(), read.signature, &body), Ok(read));
        }
        let item = card(&cast()[0], 1).item();
        prop_assert_eq!(damage(&item) == item, Card::decode(&damage(&item)).is_ok());
    }

    #[test]
    fn another_salt_or_value_is_refused(salt: [u8; 16], other in value()) {
        let change = a_change();
        let slot = change.body[0].clone().unwrap();
        prop_assume!(salt != slot.salt && other != slot.value);
        for bad in [Slot { salt, value: slot.value.clone() }, Slot { salt: slot.salt, value: other }] {
            let mut forged = change.clone();
            forged.body[0] = Some(bad);
            let read = Change::decode(forged.header_bytes.clone(), forged.signature, Some(&forged.body_bytes()));
            prop_assert_eq!(read, Err(ChangeError::Commitment(0)));
        }
    }
}

#[test]
fn every_flipped_bit_of_a_signature_or_header_is_refused() {
    let (change, key) = (a_change(), cast()[0].key.verifying_key());
    assert_eq!(change.verify(&key), Ok(()));
    assert_eq!(
        change.verify(&cast()[1].key.verifying_key()),
        Err(ChangeError::Key)
    );
    for bit in 0..64 * 8 {
        let mut forged = change.clone();
        forged.signature[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            forged.verify(&key),
            Err(ChangeError::Signature),
            "bit {bit}"
        );
    }
    for bit in 0..change.header_bytes.len() * 8 {
        let mut bytes = change.header_bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let read = Change::decode(bytes, change.signature, None);
        assert!(
            read.is_err() || read.is_ok_and(|read| read.verify(&key).is_err()),
            "bit {bit}"
        );
    }
}

#[test]
fn a_key_of_small_order_signs_nothing() {
    let mut point = [0; 32];
    point[0] = 1;
    let weak = VerifyingKey::from_bytes(&point).unwrap();
    let mut signature = [0; 64];
    signature[0] = 1;
    let mut header = a_change().header;
    header.device = DeviceId::of(&weak);
    let mut change = Change::sign(header, vec![None, None], &cast()[0].key);
    change.signature = signature;
    let lax = weak.verify(&change.signed_bytes(), &Signature::from_bytes(&signature));
    assert!(lax.is_ok(), "a lax reader would believe it");
    assert_eq!(change.verify(&weak), Err(ChangeError::Signature));
}
