//! Non-interference: two desks that differ only in what Bram may not see write him the same file, byte for byte.
//!
//! Every pair does the same things in the open and other things in secret, in between. What is done in the open is
//! done on both desks, by the same author code that the program uses.

use crate::deeds::Step;
use crate::desk::{Desk, Dice};
use crate::evidence::{asked, note, numbers};
use crate::leaks::{Leak, file, only_new};
use ledger::ids::RecordId;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How many pairs a run plays unless the environment says otherwise.
const PAIRS: u64 = 10_000;
const THREADS: u64 = 2;
/// Far more than any planted bug needs; a comparison that went blind is found at once.
const PAIRS_FOR_A_LEAK: u64 = 400;

/// Steps in the open, and two sets of secret steps with their places between these.
struct Pair {
    open: Vec<Step>,
    secret: [Vec<(usize, Step)>; 2],
}

impl Pair {
    fn of(seed: u64) -> Pair {
        let mut dice = Dice::new(seed);
        let count = 4 + dice.below(7);
        let open: Vec<Step> = (1..=count as i64)
            .map(|minute| Step {
                seed: dice.next(),
                minute,
                is_secret: false,
            })
            .collect();
        let secret = [(); 2].map(|()| secret(&mut dice, count));
        Pair { open, secret }
    }

    fn desk(&self, world: usize, leak: Leak) -> Desk {
        let mut desk = Desk::opened(leak);
        let secret = &self.secret[world];
        for place in 0..=self.open.len() {
            let here = secret.iter().filter(|(at, _)| *at == place);
            here.for_each(|(_, step)| step.done_at(&mut desk));
            if let Some(step) = self.open.get(place) {
                step.done_at(&mut desk);
            }
        }
        desk
    }
}

/// Up to ten, sometimes none, each at a moment of its own.
fn secret(dice: &mut Dice, places: usize) -> Vec<(usize, Step)> {
    let count = dice.below(11);
    (0..count)
        .map(|_| {
            let step = Step {
                seed: dice.next(),
                minute: dice.below(1_000) as i64,
                is_secret: true,
            };
            (dice.below(places + 1), step)
        })
        .collect()
}

fn seed(pair: u64) -> u64 {
    Dice::new(pair).next()
}

/// What Bram can tell the two desks apart by.
fn difference(pair: u64, leak: Leak) -> Option<String> {
    let pair = Pair::of(seed(pair));
    let [one, other] = [0, 1].map(|world| pair.desk(world, leak));
    if leak == Leak::None {
        assert_eq!(
            (&one.open, &one.narrowed, &one.disclosed),
            (&other.open, &other.narrowed, &other.disclosed),
            "what was made in the open has one name"
        );
    }
    let both = |desk: &Desk| [file(desk), only_new(desk)].concat();
    let (first, second) = (both(&one), both(&other));
    let at = first.iter().zip(&second).position(|(a, b)| a != b);
    if at.is_none() && first.len() == second.len() {
        return None;
    }
    let steps = pair.secret.map(|steps| steps.len());
    Some(format!("at {at:?}, after {steps:?} secret steps"))
}

/// `WOONRUST_PAIRS=n` plays n pairs, `WOONRUST_PAIR=k` only number k.
#[test]
fn what_bram_may_not_see_changes_no_byte_of_his_file() {
    if let Some(one) = asked("WOONRUST_PAIR") {
        assert_eq!(difference(one, Leak::None), None);
        return;
    }
    let all = numbers("WOONRUST_PAIRS", PAIRS);
    let (stop, played) = (AtomicBool::new(false), AtomicU64::new(0));
    let part = |thread: u64| {
        let mut own = (all.start + thread..all.end).step_by(THREADS as usize);
        own.find_map(|pair| {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            played.fetch_add(1, Ordering::Relaxed);
            let told = difference(pair, Leak::None)?;
            stop.store(true, Ordering::Relaxed);
            Some((pair, told))
        })
    };
    let told: Vec<_> = std::thread::scope(|scope| {
        let part = &part;
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || part(thread)))
            .collect();
        let threads = threads.into_iter();
        threads
            .filter_map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    assert!(
        told.is_empty(),
        "play it again with WOONRUST_PAIR=<number>: {told:?}"
    );
    let played = played.into_inner();
    assert_eq!(played, all.end - all.start);
    note("pairs", played);
}

#[test]
fn the_two_desks_of_a_pair_differ_and_the_file_holds_what_may_go() {
    let (mut differ, mut secrets, mut narrowed, mut disclosed) = (0, 0, 0, 0);
    for pair in 0..200 {
        let pair = Pair::of(seed(pair));
        let [one, other] = [0, 1].map(|world| pair.desk(world, Leak::None));
        differ += usize::from(one.records.keys().ne(other.records.keys()));
        secrets += one.secret.len();
        narrowed += one.narrowed.len();
        let file = file(&one);
        let names = |record: &RecordId| {
            let mut windows = file.windows(16);
            windows.any(|window| window == record.as_bytes())
        };
        let wrong = |records: &[RecordId], named: bool| -> Vec<String> {
            let wrong = records.iter().filter(|record| names(record) != named);
            wrong.map(|record| one.state(*record).kind).collect()
        };
        let none: [String; 0] = [];
        assert_eq!(wrong(&one.open, true), none, "something that may go stays");
        assert_eq!(wrong(&one.narrowed, true), none, "he is not told");
        assert_eq!(wrong(&one.secret, false), none, "something hidden is named");
        disclosed += one.disclosed.len();
        let decided: Vec<RecordId> = [&one.disclosed[..], &one.decisions].concat();
        assert_eq!(wrong(&decided, true), none, "what was decided on stays");
        let again = &one.closed_again;
        assert_eq!(
            wrong(again, false),
            none,
            "an edit that nobody decided on goes"
        );
    }
    assert!(disclosed > 50, "{disclosed} records by decision");
    assert!(differ > 150, "{differ} pairs differ");
    assert!(secrets > 500, "{secrets} hidden records");
    assert!(narrowed > 50, "{narrowed} records out of sight");
}

#[test]
fn every_planted_leak_is_caught() {
    for leak in Leak::PLANTED {
        let mut pairs = 0..PAIRS_FOR_A_LEAK;
        let caught = pairs.find_map(|pair| difference(pair, leak));
        assert!(caught.is_some(), "{leak:?} goes unseen");
    }
    note("planted_leaks", Leak::PLANTED.len() as u64);
}
