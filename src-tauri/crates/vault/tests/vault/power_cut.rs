//! A power cut at any moment: what a vault really wrote is played again up to there, with what a disk may have kept of the
//! rest, and the vault opens with everything that was acknowledged.

use crate::{
    calls::{self, Call},
    desk::{Desk, anna, bram, copy, passphrase, place},
    evidence::{asked, note, numbers},
    replay::{Cut, Disk, Files},
    tests_env::{FixedEnv, quick_dir},
};
use ledger::{
    control::Target,
    ids::{CaseId, RecordId},
    plan::Incoming,
    sharing::{Class, Token},
};
use std::{collections::BTreeSet, env, fs, path::Path, sync::Arc};
use tempfile::TempDir;
use vault::{DELAY_MS, Instance, Kdf, RestoreWith, Vault, Wanted, unwatched};

/// How many states a run looks at unless the environment says otherwise.
const STATES: u64 = 2_500;
const THREADS: u64 = 2;
const CHILD: &str = "WOONRUST_POWER_CUT";
const LOG: &str = "calls";
const GONE: &str = "wordt gewist";

/// `WOONRUST_POWER_CUTS=n` looks at n states, `WOONRUST_POWER_CUT_STATE=k` only at number k.
#[test]
fn after_a_power_cut_at_any_moment_the_vault_opens_with_all_that_was_acknowledged() {
    let dir = quick_dir();
    let child = calls::behind("power_cut::the_program_before_the_cut")
        .env(CHILD, dir.path())
        .env(calls::LOG, dir.path().join(LOG))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{said}");
    let recorded = Recorded::read(dir.path());
    if let Some(one) = asked("WOONRUST_POWER_CUT_STATE") {
        return recorded.look(|number| number == one, one..one + 1);
    }
    let all = numbers("WOONRUST_POWER_CUTS", STATES);
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (recorded, all) = (&recorded, all.clone());
            scope.spawn(move || recorded.look(|number| number % THREADS == thread, all));
        }
    });
    note("power_cut_states", all.end - all.start);
}

/// What a program wrote, and how its folder looked before.
struct Recorded {
    begin: Files,
    calls: Vec<Call>,
    case: CaseId,
}

impl Recorded {
    fn read(dir: &Path) -> Recorded {
        let mut begin = Files::new();
        read_all(&dir.join("begin"), Path::new(""), &mut begin);
        let case = fs::read_to_string(dir.join("case")).unwrap();
        let calls = calls::written_down(&dir.join(LOG));
        let forced = calls.iter().filter(|call| matches!(call, Call::Forced(_)));
        assert!(forced.count() > 20, "the program forced hardly anything");
        Recorded {
            begin,
            calls,
            case: case.parse().unwrap(),
        }
    }

    /// Looks at those states of `numbers` that are `wanted`; the number says after which call the power goes.
    fn look(&self, wanted: impl Fn(u64) -> bool, numbers: std::ops::Range<u64>) {
        let moments = self.calls.len() as u64 + 1;
        let mut states: Vec<(u64, u64)> = numbers
            .filter(|number| wanted(*number))
            .map(|number| (number % moments, number))
            .collect();
        states.sort_unstable();
        let mut disk = Disk::holding(&self.begin);
        let mut done = 0;
        for (moment, number) in states {
            for call in &self.calls[done..usize::try_from(moment).unwrap()] {
                disk.does(call);
            }
            done = usize::try_from(moment).unwrap();
            let mut chance = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut dice = || {
                chance = mixed(chance);
                chance
            };
            // Nothing of the rest, all of it, or some.
            let percent = [0, 100, 10, 50, 90, 50][usize::try_from(dice() % 6).unwrap()];
            let files = disk.after(&mut Cut {
                percent,
                dice: &mut dice,
            });
            self.is_whole(number, &self.calls[..done], &files);
        }
    }

    /// The vault opens, everything that was acknowledged is there, nothing is half, and work goes on.
    fn is_whole(&self, number: u64, calls: &[Call], files: &Files) {
        let told = format!(
            "WOONRUST_POWER_CUT_STATE={number}, after call {}",
            calls.len()
        );
        let dir = quick_dir();
        write_all(files, dir.path());
        let mut vault = open(&dir, number).unwrap_or_else(|error| panic!("{told}: {error}"));
        assert_ne!(vault.opening().instance, Instance::RolledBack, "{told}");
        let found = vault.verify().unwrap();
        assert!(found.is_ok(), "{told}: {:?}", found.problems);
        let held = self.texts(&vault);
        let said: Vec<&str> = calls.iter().filter_map(said).collect();
        for word in &said {
            let kept = match *word {
                "gewist" | "voorgoed" => !held.contains(GONE),
                "samengevoegd" => (0..3).all(|fact| held.contains(&of_bram(fact))),
                "reserve" => files.contains_key(Path::new("reserve")),
                "herschreven" => true,
                saved => held.contains(saved),
            };
            assert!(kept, "{told}: {word} is lost; there is {held:?}");
        }
        if number.is_multiple_of(4) {
            let more = vault.transact("save", |tx| {
                tx.create(self.case, "fact/1", &[Token::Case], Class::K2, &[])
            });
            more.unwrap_or_else(|error| panic!("{told}: {error}"));
        }
        drop(vault);
        if said.contains(&"reserve") && number.is_multiple_of(16) {
            let elsewhere = dir.path().join("terug");
            let secret = passphrase();
            let with = RestoreWith::Passphrase(&secret);
            let env = Arc::new(FixedEnv::seeded(number + 200_000));
            let backup = dir.path().join("reserve");
            let restored = Vault::restore(&backup, &elsewhere, with, env, &mut unwatched);
            restored.unwrap_or_else(|error| panic!("{told}: {error}"));
        }
    }

    fn texts(&self, vault: &Vault) -> BTreeSet<String> {
        let states = vault.case_records(self.case).unwrap();
        assert!(!states.iter().any(|state| state.forked || state.incomplete));
        let texts = states.iter().filter_map(|state| state.text("text"));
        texts.map(str::to_owned).collect()
    }
}

fn open(dir: &TempDir, number: u64) -> Result<Vault, vault::Error> {
    let env = Arc::new(FixedEnv::seeded(number + 100_000));
    Vault::open(place(dir), &passphrase(), env)
}

fn said(call: &Call) -> Option<&str> {
    match call {
        Call::Said(word) => Some(word.as_str()),
        Call::Created(_)
        | Call::Written(..)
        | Call::Cut(..)
        | Call::Forced(_)
        | Call::FolderForced(_)
        | Call::Renamed(..)
        | Call::Removed(_) => None,
    }
}

fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn read_all(dir: &Path, below: &Path, files: &mut Files) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), below.join(entry.file_name()));
        if path.is_dir() {
            read_all(&path, &name, files);
        } else {
            files.insert(name, fs::read(path).unwrap());
        }
    }
}

fn write_all(files: &Files, dir: &Path) {
    for (name, bytes) in files {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Does nothing unless it is the child.
#[test]
fn the_program_before_the_cut() {
    let Some(dir) = env::var_os(CHILD) else {
        return;
    };
    let dir = Path::new(&dir);
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    bram.merge(&anna.file(case)).unwrap();
    for fact in 0..3 {
        bram.add_fact(case, &of_bram(fact));
    }
    let file = bram.file(case);
    let gone = anna.add_fact(case, GONE);
    copy(anna.dir.path(), &dir.join("begin"));
    fs::write(dir.join("case"), case.to_string()).unwrap();
    calls::begin(anna.dir.path());
    let anna = work(anna, case, gone, &file);
    calls::end();
    drop(anna);
}

fn of_bram(fact: u8) -> String {
    format!("van Bram {fact}")
}

/// Saves, merges, erases, writes anew under other keys, copies, locks and opens: each is said after it was acknowledged.
fn work(mut anna: Desk, case: CaseId, gone: RecordId, file: &Incoming) -> Desk {
    let mut number = 0;
    let mut save = |anna: &mut Desk| {
        number += 1;
        let text = format!("bewaard {number}");
        anna.add_fact(case, &text);
        calls::say(&text);
    };
    (0..3).for_each(|_| save(&mut anna));
    anna.merge(file).unwrap();
    calls::say("samengevoegd");
    let photo = anna.add_fact(case, "met foto");
    let attached = anna
        .vault
        .transact("attach", |tx| tx.attach(photo, &[7; 20_000]));
    attached.unwrap();
    calls::say("met foto");
    let wanted = Wanted {
        redact: false,
        case,
        targets: vec![Target::record(gone)],
        basis: "art17".to_owned(),
    };
    let erased = anna
        .vault
        .transact("erase", |tx| tx.erase(&wanted, DELAY_MS));
    let (items, _) = erased.unwrap();
    calls::say("gewist");
    save(&mut anna);
    anna.vault.erase_for_good(&[items[0].id]).unwrap();
    calls::say("voorgoed");
    save(&mut anna);
    anna.vault.rewrite(&passphrase(), Kdf::CHEAP).unwrap();
    calls::say("herschreven");
    save(&mut anna);
    anna.vault.backup(&anna.dir.path().join("reserve")).unwrap();
    calls::say("reserve");
    save(&mut anna);
    let mut anna = anna.reopen();
    save(&mut anna);
    anna
}
