//! Anna's desk: what she holds of a case, made by herself and by others, each act with dice and a clock of its own.

use crate::correspondence::Letters;
use crate::leaks::Leak;
use crate::people::{NOON, Person, anna, bram, carla, person, sha256};
use ledger::author::{Author, ChainEnd, Edit, FieldEdit};
use ledger::cbor::Value;
use ledger::change::{Change, WriteRef};
use ledger::derive::{Authors, derive};
use ledger::env::{Env, Wall};
use ledger::ids::{CaseId, DeviceId, Epoch, RecordId, RootId};
use ledger::record::{AUDIENCE, CLASS, RecordState};
use ledger::sharing::{Audience, Class};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

pub const ANNA: usize = 0;
pub const BRAM: usize = 1;
pub const CARLA: usize = 2;
pub const DIRK: usize = 3;

const EPOCH: Epoch = Epoch::from_bytes([9; 8]);

/// Everyone who ever wrote in one of Anna's cases.
pub fn cast() -> &'static [Person; 4] {
    static CAST: OnceLock<[Person; 4]> = OnceLock::new();
    let dirk = || person(4, "Dirk Maas", "Politie Proefstad", "police");
    CAST.get_or_init(|| [anna(), bram(), carla(), dirk()])
}

/// Choices that follow from a seed.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// The clock and the randomness of one act: whatever else happened on the desk does not move them.
pub struct Stream {
    seed: u64,
    draws: AtomicU64,
    wall: Wall,
}

impl Stream {
    pub fn new(seed: u64, minute: i64) -> Stream {
        let ms = NOON.ms + minute * 60_000;
        Stream {
            seed,
            draws: AtomicU64::new(0),
            wall: Wall { ms, ..NOON },
        }
    }
}

impl Env for Stream {
    fn now(&self) -> Wall {
        self.wall
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for piece in buffer.chunks_mut(8) {
            let draw = self.draws.fetch_add(1, Ordering::Relaxed);
            let mut dice = Dice::new(self.seed ^ draw.wrapping_mul(0xa076_1d64_78bd_642f));
            piece.copy_from_slice(&dice.next().to_be_bytes()[..piece.len()]);
        }
    }
}

/// How much of a record its author has read before he writes.
#[derive(Clone, Copy)]
pub enum Read {
    /// All of it.
    All,
    /// Only the first one of what others wrote, so that his own words stand beside theirs.
    Begin,
}

pub struct Desk {
    pub case: CaseId,
    /// Another case of Anna's, in which Bram has no part.
    pub elsewhere: CaseId,
    pub records: BTreeMap<RecordId, Vec<Change>>,
    pub photos: BTreeMap<[u8; 32], Vec<u8>>,
    /// What Bram may see, in order of making.
    pub open: Vec<RecordId>,
    /// What he may not see.
    pub secret: Vec<RecordId>,
    /// What went to him and may not be seen by him any more.
    pub narrowed: Vec<RecordId>,
    /// What he may see because Anna decided so, and her decisions.
    pub disclosed: Vec<RecordId>,
    pub decisions: Vec<RecordId>,
    /// What she decided on and somebody changed since.
    pub closed_again: Vec<RecordId>,
    /// The register of what went to him: per record the writes that stood in it.
    pub sent: BTreeMap<RecordId, Vec<WriteRef>>,
    /// Who acknowledged what, and what is asked of whom.
    pub letters: Letters,
    /// Changes so far, of every record.
    pub made: u64,
    pub leak: Leak,
}

impl Authors for Desk {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        let mut people = cast().iter();
        let who = people.find(|person| person.device_id() == *device)?;
        Some(who.card.root_id())
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        let first = self.records.get(&case.record())?.first()?;
        Some(first.header.device)
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        let state = self.state(case.record());
        Some((state.audience, state.classes))
    }
}

impl Desk {
    /// The case, with Bram and Carla as partners, and another one with Carla alone.
    pub fn opened(leak: Leak) -> Desk {
        let mut desk = Desk {
            case: CaseId::NONE,
            elsewhere: CaseId::NONE,
            records: BTreeMap::new(),
            photos: BTreeMap::new(),
            open: Vec::new(),
            secret: Vec::new(),
            narrowed: Vec::new(),
            disclosed: Vec::new(),
            decisions: Vec::new(),
            closed_again: Vec::new(),
            sent: BTreeMap::new(),
            letters: Letters::none(),
            made: 0,
            leak,
        };
        let begin = |desk: &mut Desk, seed: u64| {
            let edits = sharing(&["case"], "K1");
            desk.create(
                ANNA,
                &Stream::new(seed, 0),
                CaseId::NONE,
                "case/1",
                edits,
                &[],
            )
        };
        let case = begin(&mut desk, 1);
        desk.case = CaseId::of(case);
        desk.open.push(case);
        desk.elsewhere = CaseId::of(begin(&mut desk, 2));
        for (seed, case, who) in [
            (3, desk.case, BRAM),
            (4, desk.case, CARLA),
            (5, desk.elsewhere, CARLA),
        ] {
            let root = Value::from(*cast()[who].card.root_id().as_bytes());
            let env = Stream::new(seed, 0);
            let fields = [("root", Edit::Set(root))];
            let edits = sharing(&["case"], "K1");
            let partner = desk.create(ANNA, &env, case, "partner/1", edits, &fields);
            if case == desk.case {
                desk.open.push(partner);
            }
        }
        desk
    }

    pub fn state(&self, record: RecordId) -> RecordState {
        self.as_read(record, Read::All, ANNA)
    }

    /// The records of a case, as the vault gives them to whoever exports.
    pub fn states(&self, case: CaseId) -> Vec<RecordState> {
        let of_case = |record: &RecordId, changes: &[Change]| {
            *record == case.record() || changes[0].header.case == case
        };
        let held = self.records.iter();
        held.filter(|(record, changes)| of_case(record, changes))
            .map(|(record, _)| self.state(*record))
            .collect()
    }

    fn as_read(&self, record: RecordId, read: Read, by: usize) -> RecordState {
        let own = cast()[by].device_id();
        let seen = self.records[&record].iter().enumerate();
        let seen = seen.filter(|(at, change)| match read {
            Read::All => true,
            Read::Begin => *at == 0 || change.header.device == own,
        });
        let changes: Vec<&Change> = seen.map(|(_, change)| change).collect();
        derive(record, &changes, self).expect("a record has changes")
    }

    /// A new record of anyone's.
    pub fn create(
        &mut self,
        by: usize,
        env: &Stream,
        case: CaseId,
        kind: &str,
        sharing: Vec<FieldEdit<'_>>,
        fields: &[FieldEdit<'_>],
    ) -> RecordId {
        let edits = [sharing, fields.to_vec()].concat();
        let author = self.author(by);
        let env = Told { env, desk: self };
        let change = author.create(&env, case, kind, &edits);
        self.put(change)
    }

    /// Anyone answers a question about the case, in the one record that all answers stand in.
    pub fn answer(&mut self, by: usize, env: &Stream, fields: &[FieldEdit<'_>]) -> RecordId {
        let record = self.answers();
        if self.records.contains_key(&record) {
            self.write(by, env, record, Read::All, fields);
            return record;
        }
        let edits = [fields.to_vec(), self.owed(by, record)].concat();
        let author = self.author(by);
        let creator = cast()[ANNA].device_id();
        let told = Told { env, desk: self };
        let change = author.create_once(&told, self.case, creator, "factor/1", &edits);
        self.put(change)
    }

    fn answers(&self) -> RecordId {
        RecordId::once(cast()[ANNA].device_id(), self.case, "factor/1")
    }

    /// Audience and class of the answers, in the first change there of whoever opened the case.
    fn owed(&self, by: usize, record: RecordId) -> Vec<FieldEdit<'static>> {
        let own = cast()[by].device_id();
        let held = self.records.get(&record).into_iter().flatten();
        let is_first = !held.into_iter().any(|change| change.header.device == own);
        if by == ANNA && record == self.answers() && is_first {
            sharing(&["case"], "K1")
        } else {
            Vec::new()
        }
    }

    /// Anyone writes to a record, after he read some of it.
    pub fn write(
        &mut self,
        by: usize,
        env: &Stream,
        record: RecordId,
        read: Read,
        fields: &[FieldEdit<'_>],
    ) {
        let state = self.as_read(record, read, by);
        let end = self.chain_end(record, by);
        let edits = [fields.to_vec(), self.owed(by, record)].concat();
        let author = self.author(by);
        let env = Told { env, desk: self };
        let change = author.change(&env, &state, end, &edits);
        self.put(change);
    }

    /// Notes that a record went to Bram as it stands.
    pub fn note_sent(&mut self, record: RecordId) {
        let state = self.state(record);
        let heads = state.fields.values().flat_map(|field| &field.heads);
        let listed = heads.map(|head| head.at).collect();
        self.sent.insert(record, listed);
    }

    /// A second change of a record whose first one never came here.
    pub fn put_half(&mut self, by: usize, env: &Stream, sharing: Vec<FieldEdit<'_>>) -> RecordId {
        let author = self.author(by);
        let first = author.create(env, self.case, "fact/1", &sharing);
        let state = derive(first.header.record, &[&first], self).expect("one change");
        let prev = Some(first.id);
        let text = [("text", Edit::Set(Value::from("half")))];
        let second = author.change(env, &state, ChainEnd { n: 1, prev }, &text);
        self.put(second)
    }

    /// A photo in the keeping of the vault.
    pub fn keep(&mut self, bytes: Vec<u8>) -> [u8; 32] {
        let hash = sha256(&bytes);
        self.photos.insert(hash, bytes);
        hash
    }

    fn chain_end(&self, record: RecordId, by: usize) -> ChainEnd {
        let device = cast()[by].device_id();
        let own = |change: &&Change| change.header.device == device;
        let last = self.records[&record].iter().rfind(own);
        let end = last.map(|last| ChainEnd {
            n: last.header.n,
            prev: Some(last.id),
        });
        let end = end.unwrap_or_default();
        match self.leak {
            Leak::OneChainForAllRecords => ChainEnd {
                n: self.made,
                ..end
            },
            _ => end,
        }
    }

    fn author(&self, by: usize) -> Author<'static> {
        Author {
            key: &cast()[by].device,
            epoch: EPOCH,
        }
    }

    fn put(&mut self, change: Change) -> RecordId {
        let record = change.header.record;
        self.made += 1;
        self.records.entry(record).or_default().push(change);
        record
    }
}

/// The clock of an act; a planted bug counts on it what else was done on the desk.
struct Told<'a> {
    env: &'a Stream,
    desk: &'a Desk,
}

impl Env for Told<'_> {
    fn now(&self) -> Wall {
        let mut wall = self.env.now();
        if self.desk.leak == Leak::ClockThatCounts {
            wall.ms += self.desk.made as i64;
        }
        wall
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        self.env.fill_random(buffer);
    }
}

/// Audience and class of a first change; an empty class is none.
pub fn sharing(audience: &[&str], class: &str) -> Vec<FieldEdit<'static>> {
    let tokens = audience.iter().copied().map(Value::from).collect();
    let mut edits = vec![(AUDIENCE, Edit::Set(Value::Array(tokens)))];
    if !class.is_empty() {
        edits.push((CLASS, Edit::Set(Value::from(class))));
    }
    edits
}
