//! Builds records as if Anna (GGD), Bram (gemeente) and Carla (corporatie) had written them, on a fixed day.

use casework::{
    calendar::Day,
    casefile::{CaseFile, team::Team},
    message::Message,
    policy::Policy,
};
use ledger::{
    cbor::Value,
    change::WriteRef,
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, RecordId, RootId},
    record::{FieldState, Head, Life, RecordState},
    sharing::{Audience, Class, Token},
};
use std::collections::{BTreeMap, BTreeSet};

pub const ANNA: RootId = RootId::from_bytes([1; 32]);
pub const BRAM: RootId = RootId::from_bytes([2; 32]);
pub const CARLA: RootId = RootId::from_bytes([3; 32]);
pub const CASE: CaseId = CaseId::from_bytes([7; 16]);
pub const ANNAS_DEVICE: DeviceId = DeviceId::from_bytes([0xa1; 16]);

/// The day of every story: Friday 20 November 2026.
pub fn today() -> Day {
    day("2026-11-20")
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Noon on a day, as a claimed moment.
pub fn noon(day: Day) -> Wall {
    Wall {
        ms: day.start_ms() + 12 * 3_600_000,
        offset_minutes: 60,
    }
}

/// Noon on a day, as text in a record.
pub fn moment(day: &str) -> String {
    format!("{day}T12:00:00+01:00")
}

pub fn policy() -> Policy {
    Policy::built_in()
}

pub fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

/// A record in the making; every write is by its creator, today, unless said otherwise.
#[derive(Clone, Debug)]
pub struct Record {
    pub state: RecordState,
    author: RootId,
    wall: Wall,
    writes: u16,
}

pub fn record(number: u8, kind: &str) -> Record {
    let wall = noon(today());
    let state = RecordState {
        id: id(number),
        case: CASE,
        kind: kind.to_owned(),
        creator_device: Some(ANNAS_DEVICE),
        fields: BTreeMap::new(),
        audience: Audience {
            creator: Some(ANNA),
            heads: vec![Some(vec![Token::Case])],
        },
        classes: casework::kinds::kind(kind)
            .map(|kind| kind.class)
            .into_iter()
            .collect(),
        life: Life::Active,
        seal: None,
        requests: Vec::new(),
        order: Vec::new(),
        incomplete: false,
        forked: false,
        unshown: 0,
        first_wall: wall,
        last_wall: wall,
        authors: BTreeSet::from([ANNA]),
    };
    Record {
        state,
        author: ANNA,
        wall,
        writes: 0,
    }
}

/// The record of the case itself, opened by Anna.
pub fn case_record() -> Record {
    let mut record = record(0, "case/1").set("opened_at", moment("2026-11-02").as_str());
    record.state.id = CASE.record();
    record.state.case = CaseId::NONE;
    record
}

/// The factor answers of the case, under the id that everyone can compute.
pub fn factor_record() -> Record {
    let mut record = record(0, "factor/1");
    record.state.id = RecordId::once(ANNAS_DEVICE, CASE, "factor/1");
    record
}

/// A record of a kind of which a case has one, under the id that everyone can compute.
pub fn once(kind: &str) -> Record {
    let mut record = record(0, kind);
    record.state.id = RecordId::once(ANNAS_DEVICE, CASE, kind);
    record
}

/// A closing as Anna wrote it.
pub fn closing(number: u8) -> Record {
    record(number, "closing/1")
        .set("result", "moved")
        .set("reason", "De bewoner is verhuisd.")
}

/// Someone opens the case again after this closing.
pub fn reopening(number: u8, closing: &Record) -> Record {
    record(number, "transition/1")
        .set("from", "F10")
        .set("to", "F9")
        .add("reopens", *closing.id().as_bytes())
}

pub fn partner(number: u8, name: &str, root: Option<RootId>) -> Record {
    let record = record(number, "partner/1")
        .set("organisation", "Organisatie")
        .set("name", name);
    match root {
        Some(root) => record.set("root", *root.as_bytes()),
        None => record,
    }
}

/// Anna (GGD, care), Bram (gemeente, enforcement) and Carla (corporatie), records 1 to 3.
pub fn three_partners() -> Vec<Record> {
    let of = |number, name, root, organisation: &str, domain: &str| {
        partner(number, name, Some(root))
            .set("organisation", organisation)
            .set("domain", domain)
    };
    vec![
        of(1, "Anna", ANNA, "GGD", "care"),
        of(2, "Bram", BRAM, "Gemeente", "enforcement"),
        of(3, "Carla", CARLA, "Corporatie", "housing"),
    ]
}

/// What this partner says of a task, accepted by the own signed change of `root`.
pub fn claim(number: u8, task: &str, says: &str, partner: RecordId, root: RootId) -> Record {
    record(number, "claim/1")
        .made_by(root)
        .set("task", task)
        .set("says", says)
        .set("partner", *partner.as_bytes())
        .set("state", "accepted")
}

/// A role as proposed by Anna.
pub fn role(number: u8, role: &str, partner: RecordId) -> Record {
    record(number, "role/1")
        .set("partner", *partner.as_bytes())
        .set("role", role)
        .set("state", "proposed")
}

pub fn action(number: u8, owner: RecordId, due: &str) -> Record {
    record(number, "action/1")
        .set("text", "Bellen met de melder")
        .set("owner", *owner.as_bytes())
        .set("due", due)
        .set("state", "open")
}

impl Record {
    pub fn id(&self) -> RecordId {
        self.state.id
    }

    /// Who made the record and writes from here on.
    pub fn made_by(mut self, root: RootId) -> Record {
        self.state.audience.creator = Some(root);
        self.author = root;
        self
    }

    /// Who writes from here on.
    pub fn by(mut self, root: RootId) -> Record {
        self.author = root;
        self.state.authors.insert(root);
        self
    }

    /// The day on which is written from here on.
    pub fn on(mut self, day: &str) -> Record {
        self.wall = noon(crate::build::day(day));
        self
    }

    /// The record was made and last written on this day.
    pub fn dated(mut self, day: &str) -> Record {
        self = self.on(day);
        (self.state.first_wall, self.state.last_wall) = (self.wall, self.wall);
        for head in self
            .state
            .fields
            .values_mut()
            .flat_map(|field| &mut field.heads)
        {
            head.wall = self.wall;
        }
        self
    }

    /// One value that replaces all others.
    pub fn set(mut self, field: &str, value: impl Into<Value>) -> Record {
        let head = self.head(Some(value.into()));
        self.state.fields.insert(
            field.to_owned(),
            FieldState {
                heads: vec![head],
                ..FieldState::default()
            },
        );
        self
    }

    /// Another value that its author wrote without seeing the others.
    pub fn also(mut self, field: &str, value: impl Into<Value>) -> Record {
        let head = self.head(Some(value.into()));
        self.state
            .fields
            .entry(field.to_owned())
            .or_default()
            .heads
            .push(head);
        self
    }

    /// A value that has not arrived.
    pub fn withheld(mut self, field: &str) -> Record {
        let head = self.head(None);
        self.state.fields.insert(
            field.to_owned(),
            FieldState {
                heads: vec![head],
                ..FieldState::default()
            },
        );
        self
    }

    /// An element of a set.
    pub fn add(mut self, field: &str, value: impl Into<Value>) -> Record {
        let head = self.head(Some(value.into()));
        self.state
            .fields
            .entry(field.to_owned())
            .or_default()
            .members
            .push(head);
        self
    }

    pub fn class(mut self, class: Class) -> Record {
        self.state.classes = vec![class];
        self
    }

    pub fn audience(mut self, tokens: &[Token]) -> Record {
        self.state.audience.heads = vec![Some(tokens.to_vec())];
        self
    }

    pub fn deleted(mut self) -> Record {
        self.state.life = Life::Deleted {
            by: self.head(None),
        };
        self
    }

    /// Its author took it back for this reason.
    pub fn taken_back(mut self, reason: &str) -> Record {
        let life = ledger::record::delete_value(&self.state, Some(reason));
        let by = self.head(Some(life));
        self.state.life = Life::Deleted { by };
        self
    }

    /// Someone wrote what the deletion did not see.
    pub fn contested(mut self) -> Record {
        if let Life::Deleted { by } = self.state.life {
            self.state.life = Life::Contested { by };
        }
        self
    }

    /// The heads of a field, as a confirmation names them.
    pub fn heads(&self, field: &str) -> Value {
        let heads = self
            .state
            .fields
            .get(field)
            .map(|field| field.heads.as_slice())
            .unwrap_or_default();
        Value::Array(heads.iter().map(|head| head.at.value()).collect())
    }

    fn head(&mut self, value: Option<Value>) -> Head {
        self.writes += 1;
        self.state.last_wall = self.state.last_wall.max(self.wall);
        let mut change = [self.state.id.as_bytes()[0]; 32];
        change[31] = self.author.as_bytes()[0];
        let at = WriteRef {
            change: ChangeId::from_bytes(change),
            index: self.writes,
        };
        let device = DeviceId::from_bytes([self.author.as_bytes()[0] | 0xa0; 16]);
        Head {
            at,
            author: self.author,
            device,
            wall: self.wall,
            value,
        }
    }
}

/// What Anna's vault holds outside any case.
pub fn team(records: &[Record]) -> Team {
    let states: Vec<RecordState> = records.iter().map(|record| record.state.clone()).collect();
    Team::read(&states)
}

/// The messages of a rule, by code.
pub fn codes<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Vec<&'static str> {
    let messages = messages.into_iter();
    messages.map(|message| message.code.code()).collect()
}

/// The case as Anna's vault shows it.
pub fn read(records: &[Record]) -> CaseFile {
    CaseFile::read(CASE, &states(records), ANNA)
}

/// The states of these records.
pub fn states(records: &[Record]) -> Vec<RecordState> {
    records.iter().map(|record| record.state.clone()).collect()
}
