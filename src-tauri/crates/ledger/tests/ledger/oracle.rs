//! A second opinion: for one record with single values Automerge must keep exactly the values that we keep.

use crate::{
    cast::{Dice, World, cast},
    evidence::note,
    model::Replica,
    planted::Policy,
};
use automerge::{ActorId, AutoCommit, ROOT, ReadDoc, ScalarValue, transaction::Transactable};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::{CaseId, RecordId},
    record::{AUDIENCE, Head},
    sharing::Token,
};
use sha2::{Digest, Sha256};

const WORKLOADS: u64 = 300;
const FIELDS: [&str; 3] = ["text", "place", "phase"];

/// The same device twice: in our model and in Automerge.
struct Pair {
    ours: Replica,
    theirs: AutoCommit,
}

impl Pair {
    fn take(&mut self, other: &mut Pair, dice: &Dice) {
        let file = other.ours.file_for(self.ours.me(), dice, 0);
        self.ours
            .import(&file, dice)
            .expect("a file of a partner comes in");
        self.theirs
            .merge(&mut other.theirs)
            .expect("Automerge merges");
    }

    fn edit(&mut self, record: RecordId, dice: &Dice, field: &'static str, value: Value) {
        let state = &self.ours.states[&record];
        let heads = state.fields.get(field).map(|field| field.heads.as_slice());
        let stands = |head: &Head| head.value.as_ref() == Some(&value);
        if heads.unwrap_or_default().iter().any(stands) {
            return; // Automerge writes nothing new for a value that stands already.
        }
        let scalar = match &value {
            Value::Int(number) => ScalarValue::Int(*number),
            _ => ScalarValue::Null,
        };
        let world = World {
            dice,
            now_ms: dice.below(1000) as i64,
        };
        self.ours
            .write(&world, record, &[(field, Edit::Set(value))]);
        self.theirs
            .put(ROOT, field, scalar)
            .expect("Automerge writes");
    }

    fn our_digest(&self, record: RecordId) -> [u8; 32] {
        let of = |field: &str| -> Vec<Vec<u8>> {
            let heads = self.ours.states[&record].fields.get(field);
            let heads = heads
                .map(|field| field.heads.as_slice())
                .unwrap_or_default();
            let value =
                |value: &Option<Value>| value.as_ref().expect("a head has its value").encode();
            heads.iter().map(|head| value(&head.value)).collect()
        };
        digest(FIELDS.map(of))
    }

    fn their_digest(&self) -> [u8; 32] {
        let of = |field: &str| -> Vec<Vec<u8>> {
            let all = self.theirs.get_all(ROOT, field).expect("Automerge reads");
            let value = |value: &automerge::Value<'_>| match value.as_i64() {
                Some(number) => Value::Int(number).encode(),
                None => Value::Null.encode(),
            };
            all.iter().map(|(one, _)| value(one)).collect()
        };
        digest(FIELDS.map(of))
    }
}

fn digest(fields: [Vec<Vec<u8>>; 3]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for (name, mut values) in FIELDS.into_iter().zip(fields) {
        values.sort();
        hash.update(name);
        hash.update((values.len() as u64).to_be_bytes());
        values.iter().for_each(|value| hash.update(value));
    }
    hash.finalize().into()
}

fn start(dice: &Dice) -> (RecordId, Vec<Pair>) {
    let mut anna = Pair {
        ours: Replica::new(0, Policy::Real, dice),
        theirs: AutoCommit::new().with_actor(ActorId::from([0u8])),
    };
    let world = World { dice, now_ms: 0 };
    let edits = [
        (AUDIENCE, Edit::Set(Token::value(&[Token::Case]))),
        ("text", Edit::Set(Value::Int(-1))),
    ];
    let record = anna
        .ours
        .create(&world, CaseId::from_bytes([7; 16]), "fact/1", &edits);
    anna.theirs
        .put(ROOT, "text", -1_i64)
        .expect("Automerge writes");
    let mut pairs = vec![anna];
    for member in 1..3 {
        let mut pair = Pair {
            ours: Replica::new(member, Policy::Real, dice),
            theirs: AutoCommit::new().with_actor(ActorId::from([member as u8])),
        };
        pair.take(&mut pairs[0], dice);
        pairs.push(pair);
    }
    (record, pairs)
}

fn exchange(pairs: &mut [Pair], to: usize, from: usize, dice: &Dice) {
    if let Ok([to, from]) = pairs.get_disjoint_mut([to, from]) {
        to.take(from, dice);
    }
}

#[test]
fn the_values_that_stand_are_those_that_automerge_keeps() {
    let mut conflicts = 0;
    for workload in 0..WORKLOADS {
        let dice = Dice::new(workload);
        let (record, mut pairs) = start(&dice);
        for number in 0..10 + dice.below(30) {
            let device = dice.below(pairs.len());
            if dice.percent(65) {
                let value = if dice.percent(15) {
                    Value::Null
                } else {
                    Value::Int(number as i64)
                };
                pairs[device].edit(record, &dice, FIELDS[dice.below(3)], value);
            } else {
                exchange(&mut pairs, device, dice.below(3), &dice);
            }
            let name = cast()[device].name;
            let pair = &pairs[device];
            assert_eq!(
                pair.our_digest(record),
                pair.their_digest(),
                "workload {workload}, {name}"
            );
            conflicts += pair.ours.conflicts().len();
        }
        for (to, from) in [(0, 1), (0, 2), (1, 0), (2, 0)] {
            exchange(&mut pairs, to, from, &dice);
        }
        for pair in &pairs {
            assert_eq!(
                pair.our_digest(record),
                pair.their_digest(),
                "workload {workload}, at the end"
            );
            assert_eq!(
                pair.our_digest(record),
                pairs[0].our_digest(record),
                "workload {workload}, all agree"
            );
        }
    }
    assert!(
        conflicts > 1_000,
        "the workloads must make conflicts, and made {conflicts}"
    );
    note("oracle_workloads", WORKLOADS);
}
