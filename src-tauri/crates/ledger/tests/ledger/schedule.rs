//! One schedule: devices that write, send, lose and restore by the throw of the dice.

use super::{
    cast::{BRAM, CARLA, Dice, World, cast},
    check,
    model::Replica,
    planted::Policy,
    player::Player,
};
use ledger::{
    author::Edit,
    cbor::Value,
    change::Change,
    control::Target,
    ids::{CaseId, RecordId},
    plan::Incoming,
    record::{
        AUDIENCE, CLASS, LIFE, RecordState, SEAL, delete_value, is_universal, restore_value,
        seal_value,
    },
    sharing::{Class, Token},
};

struct Schedule<'a, P> {
    dice: &'a Dice,
    players: Vec<P>,
    /// Copies of vaults that may come back.
    snapshots: Vec<P>,
    /// Files under way, with whom they are for.
    files: Vec<(usize, Incoming)>,
    case: CaseId,
    now_ms: i64,
}

/// Runs the schedule of `seed`; says what went wrong.
pub fn run<P: Player>(seed: u64, policy: Policy) -> Result<(), String> {
    let dice = Dice::new(seed);
    let mut schedule = Schedule::<P>::open(&dice, policy)?;
    for _ in 0..8 + dice.below(17) {
        schedule.step()?;
    }
    schedule.settle()
}

impl<'a, P: Player> Schedule<'a, P> {
    fn open(dice: &'a Dice, policy: Policy) -> Result<Schedule<'a, P>, String> {
        let devices = 3 + dice.below(2);
        let players = (0..devices).map(|member| P::begin(member, policy, dice));
        let players: Vec<P> = players.collect();
        let mut schedule = Schedule {
            dice,
            players,
            snapshots: Vec::new(),
            files: Vec::new(),
            case: CaseId::NONE,
            now_ms: 1_790_000_000_000,
        };
        let world = schedule.world(0);
        let edits = [
            (AUDIENCE, Edit::Set(Token::value(&[Token::Case]))),
            (CLASS, Edit::Set(Value::from("K1"))),
            ("phase", Edit::Set(Value::from("F0"))),
        ];
        let record = schedule.players[0].create(&world, CaseId::NONE, "case/1", &edits)?;
        schedule.case = CaseId::of(record);
        P::introduce(&mut schedule.players, &world, schedule.case)?;
        Ok(schedule)
    }

    fn model(&self, device: usize) -> &Replica {
        self.players[device].model()
    }

    fn world(&mut self, device: usize) -> World<'a> {
        self.now_ms += 1 + self.dice.below(90_000) as i64;
        World {
            dice: self.dice,
            now_ms: self.now_ms + self.model(device).me().skew_ms,
        }
    }

    fn step(&mut self) -> Result<(), String> {
        let device = self.dice.below(self.players.len());
        match self.dice.below(100) {
            0..=51 => self.write(device)?,
            52..=54 => self.erase(device)?,
            55..=74 => self.send(device),
            75..=91 => self.deliver()?,
            92..=95 => self.snapshots.push(self.players[device].copied()),
            _ => self.bring_back()?,
        }
        Ok(())
    }

    fn write(&mut self, device: usize) -> Result<(), String> {
        let world = self.world(device);
        // Who is a partner stays as it is.
        let states = self.model(device).states.values();
        let states = states.filter(|state| state.kind != "partner/1");
        let ids: Vec<RecordId> = states.map(|state| state.id).collect();
        let new = self.dice.percent(12);
        let record = match self.dice.pick(&ids) {
            Some(record) if !new => *record,
            _ => {
                let edits = self.first_edits();
                let made = self.players[device].create(&world, self.case, "fact/1", &edits);
                return made.map(drop);
            }
        };
        if self.dice.percent(10) {
            let answer = ("answer", Edit::Set(self.value()));
            return self.players[device].write_once(&world, self.case, "factor/1", &[answer]);
        }
        let mut edits = self.edit(&self.model(device).states[&record]);
        if self.dice.percent(25) {
            let more = self.edit(&self.model(device).states[&record]);
            edits.extend(
                more.into_iter()
                    .filter(|(field, _)| !field.starts_with('_')),
            );
        }
        self.players[device].write(&world, record, &edits)
    }

    /// Its owner purges a fact, or redacts one value of it that is held.
    fn erase(&mut self, device: usize) -> Result<(), String> {
        let world = self.world(device);
        let model = self.model(device);
        let facts = model.records.iter();
        let facts = facts.filter(|(_, changes)| changes[0].header.kind == "fact/1");
        let facts: Vec<(RecordId, &Vec<Change>)> =
            facts.map(|(record, changes)| (*record, changes)).collect();
        let Some((record, changes)) = self.dice.pick(&facts) else {
            return Ok(());
        };
        let mut target = Target::record(*record);
        if self.dice.percent(60) {
            let places = changes.iter().flat_map(|change| {
                let slots = change.header.writes.iter().zip(&change.body).enumerate();
                let held = slots
                    .filter(|(_, (write, slot))| slot.is_some() && !is_universal(&write.field));
                held.map(move |(index, _)| change.at(index))
            });
            let places: Vec<_> = places.collect();
            let Some(at) = self.dice.pick(&places) else {
                return Ok(());
            };
            target.change = Some(at.change);
            target.write = Some(at.index);
        }
        self.players[device].erase(&world, self.case, target)
    }

    fn first_edits(&self) -> Vec<(&'static str, Edit)> {
        vec![
            (AUDIENCE, Edit::Set(Token::value(&[Token::Case]))),
            (CLASS, Edit::Set(Value::from("K2"))),
            ("text", Edit::Set(self.value())),
            ("tags", Edit::Add(self.value())),
        ]
    }

    /// Few different values, so that equal ones meet.
    fn value(&self) -> Value {
        Value::Int(self.dice.below(6) as i64)
    }

    fn edit(&self, state: &RecordState) -> Vec<(&'static str, Edit)> {
        let field = ["text", "place", "phase"][self.dice.below(3)];
        let one = match self.dice.below(100) {
            0..=44 => (field, Edit::Set(self.value())),
            45..=51 => (field, Edit::Set(Value::Null)),
            52..=61 => ("tags", Edit::Add(self.value())),
            62..=69 => ("tags", Edit::Remove(self.value())),
            70..=77 => (LIFE, Edit::Set(delete_value(state, None))),
            78..=81 => (LIFE, Edit::Set(restore_value())),
            82..=86 => (SEAL, Edit::Set(seal_value(state))),
            87..=93 => (AUDIENCE, Edit::Set(self.narrower())),
            _ => {
                let class = self.dice.pick(&Class::ALL).copied().unwrap_or(Class::K5);
                (CLASS, Edit::Set(Value::from(class.code())))
            }
        };
        vec![one]
    }

    fn narrower(&self) -> Value {
        let person = |member: usize| Token::Person(cast()[member].root);
        match self.dice.below(4) {
            0 => Token::value(&[]),
            1 => Token::value(&[person(BRAM)]),
            2 => Token::value(&[person(CARLA)]),
            _ => Token::value(&[person(BRAM), person(CARLA)]),
        }
    }

    fn send(&mut self, from: usize) {
        let to = self.dice.below(self.players.len());
        if to != from {
            let dropped = if self.dice.percent(40) { 30 } else { 0 };
            let recipient = self.model(to).me();
            let file = self.players[from].file_for(recipient, self.dice, dropped);
            self.files.push((to, file));
        }
    }

    fn deliver(&mut self) -> Result<(), String> {
        if self.files.is_empty() {
            return Ok(());
        }
        let place = self.dice.below(self.files.len());
        let (to, mut file) = self.files.swap_remove(place);
        self.players[to].import(&file, self.dice)?;
        if self.dice.percent(30) {
            self.dice.shuffle(&mut file.changes);
            if self.players[to].import(&file, self.dice)? {
                let changed = self.model(to).policy == Policy::Real;
                return if changed {
                    Err("a second import changed something".into())
                } else {
                    Ok(())
                };
            }
            self.files.push((to, file));
        }
        Ok(())
    }

    /// An old copy takes the place of a vault or goes on beside it: noticed (a new epoch) or not (chains fork).
    fn bring_back(&mut self) -> Result<(), String> {
        let Some(copy) = self.dice.pick(&self.snapshots) else {
            return Ok(());
        };
        let mut copy = copy.copied();
        if self.dice.percent(50) {
            copy.new_epoch(self.dice)?;
        }
        if self.players.len() < 5 && self.dice.percent(40) {
            self.players.push(copy);
        } else {
            let device = copy.model().member;
            // The list beside the marker outlives the vault: what was erased is erased in the old copy as well.
            let world = self.world(device);
            for target in self.model(device).erasures.clone() {
                copy.erase(&world, self.case, target)?;
            }
            self.players[device] = copy;
        }
        Ok(())
    }

    /// Everyone gives everyone everything until nothing is new, and then all checks.
    fn settle(&mut self) -> Result<(), String> {
        let files = std::mem::take(&mut self.files);
        for (to, file) in files {
            self.players[to].import(&file, self.dice)?;
        }
        for player in &self.players {
            check::device(player.model(), self.dice)?;
        }
        for _ in 0..12 {
            if !self.round()? {
                for player in &mut self.players {
                    player.at_rest()?;
                    check::device(player.model(), self.dice)?;
                }
                let models: Vec<&Replica> = self.players.iter().map(P::model).collect();
                return check::agreement(&models);
            }
        }
        Err("the exchange does not come to rest".into())
    }

    fn round(&mut self) -> Result<bool, String> {
        let mut moved = false;
        for from in 0..self.players.len() {
            for to in 0..self.players.len() {
                if from != to {
                    let recipient = self.model(to).me();
                    let file = self.players[from].file_for(recipient, self.dice, 0);
                    moved |= self.players[to].import(&file, self.dice)?;
                }
            }
        }
        Ok(moved)
    }
}
