//! Real vaults beside the pure model: the schedules of the ledger's simulation are played on both, and after every step
//! both hold the same changes, the same values and the same states.
//!
//! A vault is opened with its raw key and copied from a template, so that a schedule costs no key derivation.

#[allow(
    dead_code,
    reason = "the tests of the ledger, whose file this is, use all of it"
)]
#[path = "../../ledger/tests/ledger/cast.rs"]
mod cast;
#[path = "../../ledger/tests/ledger/check.rs"]
mod check;
#[path = "../../../../tests/src/evidence.rs"]
mod evidence;
#[path = "../../ledger/tests/ledger/model.rs"]
mod model;
#[path = "../../ledger/tests/ledger/planted.rs"]
mod planted;
#[path = "../../ledger/tests/ledger/player.rs"]
mod player;
#[path = "../../ledger/tests/ledger/runs.rs"]
mod runs;
#[path = "../../ledger/tests/ledger/schedule.rs"]
mod schedule;

use crate::{
    database,
    erase::Wanted,
    error::Error,
    folder::{self, Folder},
    header::{Header, NewHeader},
    kdf::Kdf,
    keys::{Key, age_identity},
    own::{EpochReason, Own},
    people::{self, People},
    place::Place,
    secret::Secret,
    tests_env::{FixedEnv, quick_dir},
    transact::Tx,
    vault::{Unlocked, Vault},
};
use cast::{ANNA, BRAM, CARLA, Dice, Member, World, card, cast};
use ledger::{
    author::{Author, ChainEnd, Edit, FieldEdit},
    cbor::Value,
    change::{Change, Op, WriteRef},
    control::Target,
    env::{Env, Wall, random},
    ids::{CaseId, ChangeId, Epoch, RecordId},
    plan::{Incoming, Plan, plan},
    record::{AUDIENCE, CLASS},
    sharing::{Class, Token},
};
use model::Replica;
use planted::Policy;
use player::Player;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{Arc, Mutex, OnceLock},
};
use tempfile::TempDir;

/// How many schedules a run plays unless the environment says otherwise.
const SCHEDULES: u64 = 500;
/// Far more than any wrong way to merge needs; a comparison that went blind is found at once.
const SCHEDULES_FOR_A_BUG: u64 = 200;

/// `WOONRUST_VAULT_SCHEDULES=n` plays n schedules, `WOONRUST_VAULT_SCHEDULE=k` only number k.
#[test]
fn vaults_and_the_model_hold_the_same_whatever_the_schedule() {
    let (how_many, which) = ("WOONRUST_VAULT_SCHEDULES", "WOONRUST_VAULT_SCHEDULE");
    runs::keep_every_promise::<Twin>("vault_schedules", how_many, which, SCHEDULES);
}

#[test]
fn a_model_that_merges_wrongly_is_told_from_the_vault() {
    let planted = [
        Policy::LastWriterWins,
        Policy::DeleteWins,
        Policy::WidestAudience,
        Policy::NoPendingTable,
        Policy::BodyLostAfterNull,
        Policy::ForgetfulPurge,
        Policy::RedactedSlotRefilled,
    ];
    for policy in planted {
        let told = runs::first_failure::<Twin>(policy, 0..SCHEDULES_FOR_A_BUG);
        let (number, failure) = told.unwrap_or_else(|| panic!("nobody notices {policy:?}"));
        assert!(
            failure.contains(DIFFER),
            "{policy:?} in schedule {number}: {failure}"
        );
    }
    evidence::note("vault_planted_bugs", planted.len() as u64);
}

const DIFFER: &str = "the vault and the model differ in";

/// One device twice: the model, and a real vault with the same keys. The vault writes, and the model keeps what it wrote.
struct Twin {
    model: Replica,
    vault: Vault,
    hand: Arc<Hand>,
    dir: TempDir,
}

/// Clock and chance of a vault, set anew for every act.
struct Hand(Mutex<(i64, Dice)>);

impl Hand {
    fn takes(&self, dice: &Dice, now_ms: i64) {
        *self.0.lock().unwrap() = (now_ms, Dice::new(dice.next()));
    }
}

impl Env for Hand {
    fn now(&self) -> Wall {
        Wall {
            ms: self.0.lock().unwrap().0,
            offset_minutes: 60,
        }
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        let hand = self.0.lock().unwrap();
        let (now_ms, dice) = &*hand;
        World {
            dice,
            now_ms: *now_ms,
        }
        .fill_random(buffer);
    }
}

/// The vault of a member in which nothing was done yet: everybody's card is there.
struct Template {
    header: Header,
    root_key: Key,
    database: Vec<u8>,
}

impl Template {
    fn of(member: &Member, seed: u64) -> Template {
        let (dir, env) = (quick_dir(), FixedEnv::seeded(seed));
        let recovery = age_identity(&member.root_keys.recovery);
        let new = NewHeader {
            vault: random(&env),
            passphrase: &Secret::new("regenjas paardenbloem kozijn"),
            kdf: Kdf::CHEAP.parameters().unwrap(),
            recovery: recovery.to_public().to_string(),
            database: folder::database_name(&env),
            unfinished: false,
        };
        let keyed = Header::create(&env, new).unwrap();
        let path = Folder::at(dir.path()).database(keyed.header.database());
        let own = Own {
            vault: keyed.header.vault,
            root: member.root,
            signing: member.key.clone(),
            sealing: Key::new([8; 32]),
            epoch: Epoch::from_bytes(random(&env)),
            generation: 0,
            counter: 0,
            finished: true,
            created_ms: 0,
        };
        let mut conn = database::create(&path, &keyed.database_key).unwrap();
        let sql = conn.transaction().unwrap();
        own.insert(&sql).unwrap();
        for person in [ANNA, BRAM, CARLA] {
            let card = card(&cast()[person], 1);
            people::store_card(&sql, &mut People::default(), &card, 0).unwrap();
        }
        sql.commit().unwrap();
        drop(conn);
        Template {
            database: fs::read(path).unwrap(),
            header: keyed.header,
            root_key: keyed.root_key,
        }
    }

    fn for_member(member: usize) -> &'static Template {
        static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();
        let all = || {
            (1..)
                .zip(cast())
                .map(|(seed, member)| Template::of(member, seed))
        };
        &TEMPLATES.get_or_init(|| all().collect())[member]
    }

    /// Opens the database of this member in `dir`.
    fn open(&self, dir: &Path, hand: &Arc<Hand>) -> Vault {
        let folder = Folder::at(dir);
        folder.create().unwrap();
        let unlocked = Unlocked {
            place: Place::new(dir),
            lock: folder.lock().unwrap(),
            folder,
            header: self.header.clone(),
            root_key: self.root_key.clone(),
            env: Arc::<Hand>::clone(hand),
            failed_before: 0,
        };
        Vault::enter(unlocked).unwrap()
    }
}

impl Twin {
    fn act<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> Result<T, String> {
        let done = self.vault.transact("test", work);
        done.map(|(value, _)| value).map_err(refused)
    }

    fn newest(&self, record: RecordId) -> Result<Change, String> {
        let mut changes = self.vault.changes_of(record).map_err(refused)?;
        Ok(changes.pop().expect("a record has a change"))
    }

    /// The model keeps what the vault wrote; both must show the same.
    fn keep(&mut self, written: Change) -> Result<(), String> {
        let record = self.model.keep_own(written);
        self.same(&record)
    }

    fn differ<T>(&self, what: &str) -> Result<T, String> {
        Err(format!("{}: {DIFFER} {what}", self.model.me().name))
    }

    /// The same headers, signatures and values, and the same heads, members, life, audience and class.
    fn same(&self, record: &RecordId) -> Result<(), String> {
        let held = self.vault.changes_of(*record).unwrap_or_default();
        let expected = self.model.records.get(record);
        if by_id(&held) != by_id(expected.map(Vec::as_slice).unwrap_or_default()) {
            return self.differ("the changes of a record");
        }
        if self.vault.state(*record).ok().as_ref() != self.model.states.get(record) {
            return self.differ("what a record shows");
        }
        Ok(())
    }
}

fn refused(error: Error) -> String {
    format!("the vault refuses: {error}")
}

fn by_id(changes: &[Change]) -> BTreeMap<ChangeId, &Change> {
    changes.iter().map(|change| (change.id, change)).collect()
}

/// Which writes a change makes, and what it replaces by them.
fn named(change: &Change) -> Vec<(&str, Op, &[WriteRef])> {
    let writes = change.header.writes.iter();
    writes
        .map(|write| (write.field.as_str(), write.op, write.parents.as_slice()))
        .collect()
}

/// Which gaps are no alarm hangs on classes as well, and the model has no gate for them.
fn comparable(plan: &Plan) -> Plan {
    Plan {
        incomplete: Vec::new(),
        out_of_sight: Vec::new(),
        ..plan.clone()
    }
}

impl Player for Twin {
    fn begin(member: usize, policy: Policy, dice: &Dice) -> Twin {
        let (dir, template) = (quick_dir(), Template::for_member(member));
        let hand = Arc::new(Hand(Mutex::new((0, Dice::new(dice.next())))));
        let database = dir.path().join(template.header.database());
        fs::write(database, &template.database).unwrap();
        Twin {
            model: Replica::new(member, policy, dice),
            vault: template.open(dir.path(), &hand),
            hand,
            dir,
        }
    }

    fn model(&self) -> &Replica {
        &self.model
    }

    fn introduce(devices: &mut [Twin], world: &World<'_>, case: CaseId) -> Result<(), String> {
        let (anna, others) = devices.split_first_mut().expect("there are devices");
        for partner in [BRAM, CARLA] {
            let root = Value::from(*cast()[partner].root.as_bytes());
            let edits = [
                (CLASS, Edit::Set(Value::from("K1"))),
                ("root", Edit::Set(root)),
            ];
            anna.create(world, case, "partner/1", &edits)?;
        }
        for other in others {
            let file = anna.file_for(other.model.me(), world.dice, 0);
            other.import(&file, world.dice)?;
        }
        Ok(())
    }

    /// Every record that a schedule makes is for the partners of the case.
    fn create(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<RecordId, String> {
        self.hand.takes(world.dice, world.now_ms);
        let class = edits.iter().find_map(|(field, edit)| match edit {
            Edit::Set(value) if *field == CLASS => Class::parse(value.as_text()?),
            Edit::Set(_) | Edit::Add(_) | Edit::Remove(_) => None,
        });
        let class = class.expect("a first change has a class");
        let content = edits
            .iter()
            .filter(|(field, _)| !matches!(*field, AUDIENCE | CLASS));
        let content: Vec<FieldEdit<'_>> = content.cloned().collect();
        let record = self.act(|tx| tx.create(case, kind, &[Token::Case], class, &content))?;
        let written = self.newest(record)?;
        self.keep(written)?;
        Ok(record)
    }

    fn write_once(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<(), String> {
        self.hand.takes(world.dice, world.now_ms);
        let record = self.act(|tx| tx.once(case, kind, edits))?;
        let written = self.newest(record)?;
        self.keep(written)
    }

    fn write(
        &mut self,
        world: &World<'_>,
        record: RecordId,
        edits: &[FieldEdit<'_>],
    ) -> Result<(), String> {
        self.hand.takes(world.dice, world.now_ms);
        let author = Author {
            key: &self.model.me().key,
            epoch: self.model.epoch,
        };
        let aside = World {
            dice: &Dice::new(0),
            now_ms: 0,
        };
        let shown = &self.model.states[&record];
        let meant = author.change(&aside, shown, ChainEnd::default(), edits);
        self.act(|tx| tx.write(record, edits))?;
        let written = self.newest(record)?;
        if named(&written) != named(&meant) {
            return self.differ("what a change replaces");
        }
        self.keep(written)
    }

    /// The vault hides it and keeps the list; the model erases it. Both must show the same.
    fn erase(&mut self, world: &World<'_>, case: CaseId, target: Target) -> Result<(), String> {
        self.hand.takes(world.dice, world.now_ms);
        if !self.model.erase(case, target) {
            return Ok(());
        }
        let wanted = Wanted {
            redact: target.change.is_some(),
            case,
            targets: vec![target],
            basis: "art17".to_owned(),
        };
        let items = self.act(|tx| tx.erase(&wanted, 0))?;
        // Half of them are erased for good at once: what a file finds is the same.
        if world.dice.percent(50) {
            let ids: Vec<_> = items.iter().map(|item| item.id).collect();
            let gone = self.vault.erase_for_good(&ids);
            gone.map_err(refused)?;
        }
        self.same(&target.record)
    }

    fn file_for(&mut self, recipient: &Member, dice: &Dice, drop_percent: usize) -> Incoming {
        self.model.file_for(recipient, dice, drop_percent)
    }

    /// Through the plan and the transaction of an import; the model does the same.
    fn import(&mut self, file: &Incoming, dice: &Dice) -> Result<bool, String> {
        let now = self.hand.now();
        self.hand.takes(dice, now.ms);
        let foreseen = plan(file, &self.model);
        let planned = self.vault.plan(file).map_err(refused)?;
        if comparable(&planned.plan) != comparable(&foreseen) {
            return self.differ("the plan of a merge");
        }
        let copied = self.vault.start_epoch_if_copied(&planned, file);
        copied.map_err(refused)?;
        let brings = !planned.plan.admit.is_empty() || !planned.plan.fill.is_empty();
        // A file that brings nothing is not merged every time: it would only be noted in the log.
        if brings || dice.percent(10) {
            self.act(|tx| tx.admit(&planned, file, &[0; 32]))?;
        }
        let changed = match self.model.import(file, dice) {
            Err(fault) if self.model.policy == Policy::Real => return Err(fault),
            outcome => outcome.unwrap_or(true),
        };
        let records = file.changes.iter().map(|change| change.header.record);
        let touched: BTreeSet<RecordId> = records.collect();
        touched.iter().try_for_each(|record| self.same(record))?;
        Ok(changed)
    }

    fn new_epoch(&mut self, dice: &Dice) -> Result<(), String> {
        let now = self.hand.now();
        self.hand.takes(dice, now.ms);
        self.model.new_epoch(dice);
        let begun = self.vault.start_epoch(EpochReason::RolledBack);
        begun.map_err(refused)
    }

    /// Database and log as they stand, like a power cut leaves them.
    fn copied(&self) -> Twin {
        let (dir, template) = (quick_dir(), Template::for_member(self.model.member));
        for entry in fs::read_dir(self.dir.path()).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() && entry.file_name() != "lock" {
                fs::copy(entry.path(), dir.path().join(entry.file_name())).unwrap();
            }
        }
        let now = self.hand.now();
        let hand = Arc::new(Hand(Mutex::new((now.ms, Dice::new(0)))));
        Twin {
            model: self.model.clone(),
            vault: template.open(dir.path(), &hand),
            hand,
            dir,
        }
    }

    /// Everything is the same, nothing more is there, and the tables follow from it.
    fn at_rest(&mut self) -> Result<(), String> {
        let mut records = self.model.records.keys();
        records.try_for_each(|record| self.same(record))?;
        let changes = self.model.records.values().map(Vec::len).sum::<usize>();
        let counts = self.vault.counts().map_err(refused)?;
        let expected = (self.model.records.len() as u64, changes as u64, 0);
        if (counts.records, counts.changes, counts.quarantined) != expected {
            return self.differ("how much there is");
        }
        let found = self.vault.verify().map_err(refused)?;
        if found.is_ok() {
            Ok(())
        } else {
            Err(format!("the tables of the vault: {:?}", found.problems))
        }
    }
}
