//! Non-interference on real vaults: two vaults that differ only in what Bram may not see write him the same file.
//!
//! The pure half, with 10,000 pairs and planted leaks, stands beside the writer of files (`exchange/tests`). Here
//! everything runs through the use cases, with the clock, the register, the read tables and the attachments of a vault;
//! leaks that are planted in these files stand in `slips`.

use crate::apart::{Act, Begin, Run};
use journeys::evidence::{asked, note, numbers};
use ledger::ids::RecordId;
use sha2::{Digest, Sha256};
use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

/// How many pairs a run plays unless the environment says otherwise.
const PAIRS: u64 = 200;
const THREADS: u64 = 2;

/// An endless row of numbers out of a seed.
fn dice(seed: u64, stream: &str) -> impl FnMut() -> u64 {
    let mut at = 0_u64;
    let stream = stream.to_owned();
    move || {
        at += 1;
        let hash = Sha256::new()
            .chain_update(seed.to_be_bytes())
            .chain_update(at.to_be_bytes())
            .chain_update(&stream)
            .finalize();
        u64::from_be_bytes(hash[..8].try_into().unwrap())
    }
}

/// Plays one half of a pair: the same acts in the open, others out of sight between them.
pub fn play<'a>(begin: &'a Begin, pair: u64, half: &str) -> Run<'a> {
    let (mut open, mut unseen) = (dice(pair, "open"), dice(pair, half));
    let mut run = Run::from(begin);
    for at in 1..=6 + open() % 5 {
        let minute = i64::try_from(at).unwrap() * 60;
        for between in 1..=unseen() % 3 {
            let minute = minute - i64::try_from(between).unwrap();
            let twist = unseen();
            run.out_of_sight(Act {
                seed: twist,
                twist,
                minute,
            });
        }
        let (seed, twist) = (open(), unseen());
        run.in_the_open(Act {
            seed,
            twist,
            minute,
        });
    }
    run
}

/// What a comparison of two halves found.
#[derive(Default)]
struct Seen {
    /// Bytes of Bram's files in which a half differed from the other.
    bram: Option<usize>,
    /// The same for Carla, who may see more.
    carla: bool,
    unseen: usize,
    done: usize,
    counts_differ: bool,
    /// Records that went to Bram by a decision.
    disclosed: usize,
}

fn compare(begin: &Begin, pair: u64) -> Seen {
    let halves = ["one", "other"].map(|half| play(begin, pair, half));
    let [one, other] = &halves;
    assert_eq!(
        one.told, other.told,
        "pair {pair}: what came of the open acts"
    );
    let files = |run: &Run<'_>, to: &str, key: &age::x25519::Identity| {
        [run.plaintext(to, key), run.only_new(to, key)].concat()
    };
    let of_bram = halves
        .each_ref()
        .map(|run| files(run, &begin.bram, &begin.brams_key));
    let of_carla = halves
        .each_ref()
        .map(|run| files(run, &begin.carla, &begin.carlas_key));
    let names = |record: &str| {
        let id: RecordId = record.parse().unwrap();
        let mut windows = of_bram[0].windows(16);
        windows.any(|window| window == id.as_bytes())
    };
    for (record, edited) in &one.disclosed {
        assert_eq!(names(record), !edited, "pair {pair}: {record} by decision");
    }
    Seen {
        disclosed: one.disclosed.iter().filter(|(_, edited)| !edited).count(),
        bram: first_difference(&of_bram[0], &of_bram[1]),
        carla: of_carla[0] != of_carla[1],
        unseen: one.unseen + other.unseen,
        done: one
            .told
            .iter()
            .filter(|told| !told.contains("refused"))
            .count(),
        counts_differ: one.anna.counts() != other.anna.counts(),
    }
}

fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let differs = one.iter().zip(other).position(|(a, b)| a != b);
    differs.or_else(|| (one.len() != other.len()).then(|| one.len().min(other.len())))
}

/// `WOONRUST_PAIRS=n` plays n pairs, `WOONRUST_PAIR=k` only number k.
#[test]
fn what_bram_may_not_see_in_the_vault_changes_no_byte_of_his_file() {
    let begin = Begin::make();
    let pairs: Vec<u64> = match asked("WOONRUST_PAIR") {
        Some(one) => vec![one],
        None => numbers("WOONRUST_PAIRS", PAIRS).collect(),
    };
    let (next, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let (all, leaks) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let at = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap();
                    let Some(pair) = pairs.get(at) else { return };
                    let seen = compare(&begin, *pair);
                    if let Some(at) = seen.bram {
                        leaks.lock().unwrap().push((*pair, at));
                        stop.store(true, Ordering::Relaxed);
                    }
                    all.lock().unwrap().push(seen);
                }
            });
        }
    });
    let (all, leaks) = (all.into_inner().unwrap(), leaks.into_inner().unwrap());
    assert_eq!(
        leaks,
        [],
        "play it again with WOONRUST_PAIR=<pair>; the byte is the second number"
    );
    assert_eq!(all.len(), pairs.len());
    note("vault_pairs", u64::try_from(all.len()).unwrap());
    is_no_idle_play(&all);
}

/// The same plays do differ for who may see more, and in what the vaults hold: the comparison is not blind.
fn is_no_idle_play(all: &[Seen]) {
    let count = |wanted: fn(&Seen) -> bool| all.iter().filter(|seen| wanted(seen)).count();
    let (for_carla, held) = (count(|seen| seen.carla), count(|seen| seen.counts_differ));
    let unseen: usize = all.iter().map(|seen| seen.unseen).sum();
    let done: usize = all.iter().map(|seen| seen.done).sum();
    let disclosed: usize = all.iter().map(|seen| seen.disclosed).sum();
    if all.len() < 20 {
        return;
    }
    assert!(
        for_carla * 4 > all.len(),
        "Carla's files differ in {for_carla}"
    );
    assert!(held * 2 > all.len(), "the vaults differ in {held}");
    assert!(disclosed * 8 > all.len(), "{disclosed} records by decision");
    assert!(
        unseen > all.len() * 5 && done > all.len() * 4,
        "{unseen} {done}"
    );
}
