//! After a narrowing: who had the record is told once, who never had it learns nothing, and nothing else of it follows.

use crate::{
    cast::{ANNA, BRAM, CARLA, Dice, World, cast},
    model::Replica,
    planted::Policy,
};
use ledger::{
    author::{Edit, FieldEdit},
    cbor::Value,
    change::{Change, WriteRef},
    ids::{CaseId, RecordId},
    plan::Incoming,
    record::{AUDIENCE, CLASS, RecordState},
    sharing::{Class, Token},
    travel::{Going, Holder, Travel, narrowing},
};
use std::collections::{BTreeMap, BTreeSet};

/// How anna's program tells of a narrowing. All but the first are wrong, and each must be caught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Real,
    TellsNobody,
    TellsEveryTime,
    TellsEverybody,
    GoesOnSending,
    SendsItsWords,
}

/// Far more than any wrong rule needs; a check that went blind is found at once.
const SCHEDULES: u64 = 400;
const CASE: CaseId = CaseId::from_bytes([7; 16]);

/// Per person what went to him, as a register lists it.
type Register = BTreeMap<usize, Vec<WriteRef>>;

/// One fact of anna's, in which all three write, and her files to the other two.
struct Office<'a> {
    dice: &'a Dice,
    rule: Rule,
    desks: Vec<Replica>,
    record: RecordId,
    /// Everything that went, and what of it went with the whole record.
    told: Register,
    whole: Register,
    /// Who was told of a narrowing and did not get the record again since.
    out: BTreeSet<usize>,
    now_ms: i64,
}

fn may_see(state: &RecordState, member: usize) -> bool {
    let open = |class: Class| class.rank() <= Class::K2.rank();
    state.audience.admits(&cast()[member].root, true) && state.class().is_some_and(open)
}

fn is_gate(field: &str) -> bool {
    matches!(field, AUDIENCE | CLASS)
}

impl<'a> Office<'a> {
    fn open(dice: &'a Dice, rule: Rule) -> Office<'a> {
        let desks = [ANNA, BRAM, CARLA].map(|member| Replica::new(member, Policy::Real, dice));
        let mut office = Office {
            dice,
            rule,
            desks: desks.into(),
            record: RecordId::from_bytes([0; 16]),
            told: Register::new(),
            whole: Register::new(),
            out: BTreeSet::new(),
            now_ms: 1_790_000_000_000,
        };
        let world = office.world();
        let edits = [
            (AUDIENCE, Edit::Set(Token::value(&[Token::Case]))),
            (CLASS, Edit::Set(Value::from("K2"))),
            ("text", Edit::Set(Value::from("loud"))),
        ];
        office.record = office.desks[ANNA].create(&world, CASE, "fact/1", &edits);
        office
    }

    fn world(&mut self) -> World<'a> {
        self.now_ms += 1;
        World {
            dice: self.dice,
            now_ms: self.now_ms,
        }
    }

    fn step(&mut self) -> Result<(), String> {
        let who = self.dice.below(3);
        match self.dice.below(12) {
            0..=2 => self.write(who, &[self.words()]),
            3 => self.write(who, &[self.class()]),
            4 => self.write(ANNA, &[self.class()]),
            5 => self.write(ANNA, &[self.audience()]),
            6 => self.write(ANNA, &[self.words(), self.audience()]),
            7..=9 => return self.send([BRAM, CARLA][self.dice.below(2)]),
            _ => return self.bring([BRAM, CARLA][self.dice.below(2)]),
        }
        Ok(())
    }

    fn words(&self) -> FieldEdit<'static> {
        ("text", Edit::Set(Value::Int(self.dice.below(50) as i64)))
    }

    fn class(&self) -> FieldEdit<'static> {
        let class = ["K1", "K2", "K4", "K5"][self.dice.below(4)];
        (CLASS, Edit::Set(Value::from(class)))
    }

    fn audience(&self) -> FieldEdit<'static> {
        let person = |member: usize| Token::Person(cast()[member].root);
        let tokens = match self.dice.below(5) {
            0 => vec![Token::Case],
            1 => vec![person(BRAM)],
            2 => vec![person(CARLA)],
            _ => vec![],
        };
        (AUDIENCE, Edit::Set(Token::value(&tokens)))
    }

    fn write(&mut self, who: usize, edits: &[FieldEdit<'_>]) {
        let (world, record) = (self.world(), self.record);
        if self.desks[who].states.contains_key(&record) {
            self.desks[who].write(&world, record, edits);
        }
    }

    fn file(&self, from: usize, changes: Vec<Change>) -> Incoming {
        Incoming {
            sender: cast()[from].root,
            sender_device: cast()[from].device,
            scope: vec![CASE],
            cards: Vec::new(),
            control: Vec::new(),
            changes,
            own_yes: true,
        }
    }

    /// Everything that somebody holds comes to anna, who made the record.
    fn bring(&mut self, from: usize) -> Result<(), String> {
        let held = self.desks[from].records.get(&self.record);
        let file = self.file(from, held.cloned().unwrap_or_default());
        self.desks[ANNA].import(&file, self.dice).map(drop)
    }

    /// What goes to somebody in anna's next file.
    fn going(&self, to: usize) -> Vec<Going<'_>> {
        let anna = &self.desks[ANNA];
        let (state, held) = (&anna.states[&self.record], &anna.records[&self.record]);
        let travel = Travel::of(state, held);
        let whole = |change| (change, travel.bodies(change));
        if may_see(state, to) {
            return held.iter().map(whole).collect();
        }
        let register = if self.rule == Rule::TellsEveryTime {
            &self.whole
        } else {
            &self.told
        };
        let told = register.get(&to).map(Vec::as_slice).unwrap_or_default();
        let holder = Holder {
            person: cast()[to].root,
            told,
        };
        let once = narrowing(state, held, holder, anna, &|state| may_see(state, to));
        let narrows = |change: &&Change| {
            let mut writes = change.header.writes.iter();
            writes.any(|write| is_gate(&write.field))
        };
        match self.rule {
            Rule::Real | Rule::TellsEveryTime => once,
            Rule::TellsNobody => Vec::new(),
            Rule::TellsEverybody => held.iter().filter(narrows).map(whole).collect(),
            Rule::GoesOnSending if told.is_empty() => once,
            Rule::GoesOnSending => held.iter().map(whole).collect(),
            Rule::SendsItsWords => once.into_iter().map(|(change, _)| whole(change)).collect(),
        }
    }

    fn send(&mut self, to: usize) -> Result<(), String> {
        let going = self.going(to).into_iter();
        let going: Vec<(Change, Vec<bool>)> =
            going.map(|(change, goes)| (change.clone(), goes)).collect();
        let (sees, had) = self.check_file(to, &going)?;
        let mut listed = Vec::new();
        let mut changes = Vec::new();
        for (mut change, goes) in going {
            for (index, _) in goes.iter().enumerate().filter(|(_, goes)| **goes) {
                listed.push(change.at(index));
            }
            let slots = change.body.iter_mut().zip(&goes);
            slots
                .filter(|(_, goes)| !**goes)
                .for_each(|(slot, _)| *slot = None);
            changes.push(change);
        }
        if sees {
            self.out.remove(&to);
            self.whole.entry(to).or_default().extend(&listed);
        } else if !changes.is_empty() {
            self.out.insert(to);
        }
        self.told.entry(to).or_default().extend(listed);
        let file = self.file(ANNA, changes);
        self.desks[to].import(&file, self.dice)?;
        let held = self.desks[to].states.get(&self.record);
        if !sees && had && held.is_some_and(|state| may_see(state, to)) {
            return Err(format!("{} does not know", cast()[to].name));
        }
        Ok(())
    }

    /// Whether he may see the record, and whether he holds it already.
    fn check_file(&self, to: usize, going: &[(Change, Vec<bool>)]) -> Result<(bool, bool), String> {
        let anna = &self.desks[ANNA];
        let held = &anna.records[&self.record];
        let sees = may_see(&anna.states[&self.record], to);
        let device = |member: usize| cast()[member].device;
        let mut wrote = held.iter().map(|change| change.header.device);
        let had = self.told.get(&to).is_some_and(|told| !told.is_empty())
            || wrote.any(|by| by == device(to));
        let has_words = |(change, goes): &(Change, Vec<bool>)| {
            let mut writes = change.header.writes.iter().zip(goes);
            writes.any(|(write, goes)| *goes && !is_gate(&write.field))
        };
        let by_others = |(change, _): &(Change, Vec<bool>)| change.header.device != device(ANNA);
        let fault = match sees {
            true if going.len() != held.len() => "gets a part of what he may see",
            false if !had && !going.is_empty() => "learns of what he never had",
            false if self.out.contains(&to) && !going.is_empty() => "is told again",
            false if going.iter().any(has_words) => "gets words",
            false if going.len() > 1 && !going.iter().any(by_others) => "gets too much",
            _ => return Ok((sees, had)),
        };
        Err(format!("{} {fault}", cast()[to].name))
    }
}

fn run(seed: u64, rule: Rule) -> Result<(), String> {
    let dice = Dice::new(Dice::new(seed).next());
    let mut office = Office::open(&dice, rule);
    for _ in 0..10 + dice.below(30) {
        office.step()?;
    }
    office.send(BRAM)?;
    office.send(CARLA)
}

fn first_failure(rule: Rule, schedules: u64) -> Option<(u64, String)> {
    (0..schedules).find_map(|seed| Some((seed, run(seed, rule).err()?)))
}

#[test]
fn who_loses_sight_is_told_once_and_nobody_else() {
    assert_eq!(first_failure(Rule::Real, 5_000), None);
}

#[test]
fn every_wrong_way_to_tell_is_caught() {
    for (rule, by) in [
        (Rule::TellsNobody, "does not know"),
        (Rule::TellsEveryTime, "again"),
        (Rule::TellsEverybody, ""),
        (Rule::GoesOnSending, "words"),
        (Rule::SendsItsWords, "words"),
    ] {
        let (seed, failure) = first_failure(rule, SCHEDULES).expect("the wrong way is caught");
        let is_expected = failure.contains(by);
        assert!(is_expected, "{rule:?}, schedule {seed}: {failure}");
    }
}
