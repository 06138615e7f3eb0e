//! Parsers read or refuse whatever comes: good inputs that were changed at random, as many as a run has time for.
//!
//! The same number changes the same input in the same way on every machine. libFuzzer, which follows what a parser
//! reached, runs the same targets from `tests/fuzz`.

#[path = "../fuzz/targets.rs"]
mod targets;

use journeys::{
    evidence::{asked, note, numbers},
    forge,
};
use ledger::cbor::{self, Value};
use std::panic::catch_unwind;

/// How often each target runs unless the environment says otherwise.
const EXECUTIONS: u64 = 35_000;
const THREADS: usize = 2;
const FILE: &[u8] = include_bytes!("../../src-tauri/crates/exchange/tests/golden/v1-full.woonrust");
const INSIDE: &[u8] = include_bytes!("../../src-tauri/crates/exchange/tests/golden/v1-full.tar");
const HEADER: &[u8] = include_bytes!("../golden/v1-vault/vault.json");

struct Target {
    name: &'static str,
    run: fn(&[u8]),
    /// Good ones.
    inputs: Vec<Vec<u8>>,
}

/// `WOONRUST_FUZZ=n` runs every target n times, `WOONRUST_FUZZ_INPUT=k` only number k.
#[test]
fn no_parser_panics_on_what_was_changed_at_random() {
    let targets = all();
    let numbers = match asked("WOONRUST_FUZZ_INPUT") {
        Some(one) => one..one + 1,
        None => numbers("WOONRUST_FUZZ", EXECUTIONS),
    };
    std::thread::scope(|scope| {
        for part in targets.chunks(targets.len().div_ceil(THREADS)) {
            let numbers = numbers.clone();
            scope.spawn(move || part.iter().for_each(|target| target.runs(numbers.clone())));
        }
    });
    if asked("WOONRUST_FUZZ_INPUT").is_none() {
        let each = numbers.end - numbers.start;
        note("fuzz_executions", each * targets.len() as u64);
    }
}

#[test]
fn what_is_not_changed_is_read_by_its_parser() {
    for target in all() {
        assert!(!target.inputs.is_empty(), "{}", target.name);
    }
    let whole = forge::members(INSIDE);
    assert!(exchange::container::scan_header(FILE, &exchange::Limits::V1).is_ok());
    assert!(exchange::Manifest::decode(&whole[0].1, &whole[1].1, &exchange::Limits::V1).is_ok());
    let items = |name: &str| sequence(&whole, name);
    let cards = items(exchange::ustar::IDENTITIES);
    assert!(
        cards
            .iter()
            .all(|card| ledger::identity::Card::decode(card).is_ok())
    );
    assert!(vault::Header::parse(HEADER).is_ok());
}

fn all() -> Vec<Target> {
    let whole = forge::members(INSIDE);
    let signed = [whole[1].1.as_slice(), &whole[0].1].concat();
    let items = |name: &str| sequence(&whole, name);
    let changes = items(exchange::ustar::CHANGES);
    let one = |name, run, inputs| Target { name, run, inputs };
    vec![
        one(
            "container",
            targets::container as fn(&[u8]),
            vec![FILE.to_vec()],
        ),
        one("manifest", targets::manifest, vec![signed]),
        one("card", targets::card, items(exchange::ustar::IDENTITIES)),
        one("control", targets::control, items(exchange::ustar::CONTROL)),
        one(
            "change",
            targets::change,
            changes.iter().filter_map(|item| parts(item)).collect(),
        ),
        one("header", targets::header, vec![HEADER.to_vec()]),
        one("tar", targets::tar, vec![INSIDE.to_vec()]),
    ]
}

/// The items of a member.
fn sequence(members: &[(String, Vec<u8>)], name: &str) -> Vec<Vec<u8>> {
    let member = members.iter().find(|(member, _)| member == name).unwrap();
    let items = cbor::sequence(&member.1);
    items.map(|item| item.unwrap().to_vec()).collect()
}

/// Header and body of a change as its target wants them.
fn parts(item: &[u8]) -> Option<Vec<u8>> {
    let value = Value::decode(item).ok()?;
    let [header, _, body] = value.as_array()? else {
        return None;
    };
    let header = header.as_bytes()?;
    let length = u16::try_from(header.len()).ok()?.to_be_bytes();
    Some([&length[..], header, &body.encode()].concat())
}

impl Target {
    fn runs(&self, numbers: std::ops::Range<u64>) {
        for number in numbers {
            let bytes = self.changed(number);
            let run = self.run;
            let outcome = catch_unwind(|| run(&bytes));
            assert!(
                outcome.is_ok(),
                "{}: WOONRUST_FUZZ_INPUT={number} shows it again",
                self.name
            );
        }
    }

    /// A good input with one to four things about it that are not.
    fn changed(&self, number: u64) -> Vec<u8> {
        let mut dice = Dice(number);
        let mut bytes = self.inputs[dice.below(self.inputs.len())].clone();
        for _ in 0..=dice.below(4) {
            self.spoil(&mut bytes, &mut dice);
        }
        bytes
    }

    fn spoil(&self, bytes: &mut Vec<u8>, dice: &mut Dice) {
        let at = dice.below(bytes.len().max(1));
        let end = bytes.len().min(at + 1 + dice.below(40));
        match dice.below(8) {
            0 | 1 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            2 if at < bytes.len() => bytes[at] = dice.next().to_be_bytes()[0],
            // Lengths that lie.
            3 => bytes[at.min(end)..end].fill([0, 0x7f, 0xff][dice.below(3)]),
            4 => bytes.truncate(at),
            5 => drop(bytes.splice(at..end, [])),
            6 => {
                let again = bytes[at.min(end)..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            _ => {
                let other = &self.inputs[dice.below(self.inputs.len())];
                let from = dice.below(other.len());
                let to = other.len().min(from + dice.below(200));
                drop(bytes.splice(at..end, other[from..to].to_vec()));
            }
        }
    }
}

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }
}
