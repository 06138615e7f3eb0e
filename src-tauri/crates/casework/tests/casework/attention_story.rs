//! How the stories of the attention points are told: one just inside the threshold, one just outside, and what the rule
//! then says, how pressing it is, and on which facts.

use crate::build::*;
use casework::{
    attention::{
        AttentionPoint, Surroundings, every_attention, known_until::KnownUntil, occasion::Occasion,
        open_cases::OpenCases,
    },
    casefile::{CaseFile, team::Team},
    content::{Content, Language},
    message::Param,
    policy::Policy,
    terms::{
        Term,
        attention::{Level, Rule},
    },
};
use ledger::{
    ids::{CaseId, RecordId},
    record::RecordState,
};

/// A case with what surrounds it, at an occasion.
#[derive(Clone)]
pub struct Story {
    pub records: Vec<Record>,
    pub occasion: Occasion<'static>,
    pub known: KnownUntil,
    pub team: Vec<Record>,
    pub open_cases: OpenCases,
}

/// A case as it stands; the files of all partners came today.
pub fn story(records: Vec<Record>) -> Story {
    Story {
        records,
        occasion: Occasion::Standing,
        known: all_known(today()),
        team: Vec::new(),
        open_cases: OpenCases::default(),
    }
}

/// The last file of Bram and of Carla is of this day.
pub fn all_known(day: casework::calendar::Day) -> KnownUntil {
    [(BRAM, day), (CARLA, day)].into_iter().collect()
}

impl Story {
    pub fn at(mut self, occasion: Occasion<'static>) -> Story {
        self.occasion = occasion;
        self
    }

    /// What Anna's vault holds outside any case.
    pub fn beside(mut self, team: Vec<Record>) -> Story {
        self.team = team;
        self
    }

    pub fn known(mut self, known: KnownUntil) -> Story {
        self.known = known;
        self
    }

    pub fn counting(mut self, open_cases: OpenCases) -> Story {
        self.open_cases = open_cases;
        self
    }

    pub fn file(&self) -> CaseFile {
        read(&self.records)
    }

    /// Every point, also of rules that the pack switches off.
    pub fn points(&self) -> Vec<AttentionPoint> {
        let states: Vec<RecordState> = self.records.iter().map(|one| one.state.clone()).collect();
        self.points_of(&states)
    }

    fn points_of(&self, states: &[RecordState]) -> Vec<AttentionPoint> {
        let file = CaseFile::read(CASE, states, ANNA);
        self.points_in(&file, &policy())
    }

    fn points_in(&self, file: &CaseFile, policy: &Policy) -> Vec<AttentionPoint> {
        let team: Team = team(&self.team);
        let around = Surroundings {
            team: &team,
            known_until: &self.known,
            open_cases: &self.open_cases,
        };
        every_attention(file, policy, today(), around, self.occasion)
    }

    /// The points of one rule.
    pub fn of(&self, rule: Rule) -> Vec<AttentionPoint> {
        let mut points = self.points();
        points.retain(|point| point.rule == rule);
        points
    }
}

/// A rule told twice: just inside, where it is silent, and just outside, where it says one thing.
pub struct Told {
    pub rule: Rule,
    pub name: &'static str,
    pub inside: Story,
    pub outside: Story,
    pub says: &'static str,
    pub level: Level,
    pub facts: Vec<RecordId>,
}

/// A rule told twice; the other words of the story follow by [`Told::urgent`] and so on.
pub fn told(
    code: &str,
    name: &'static str,
    inside: Story,
    outside: Story,
    says: &'static str,
    level: Level,
    facts: &[RecordId],
) -> Told {
    let mut facts = facts.to_vec();
    facts.sort();
    Told {
        rule: Rule::parse(code).expect("a rule"),
        name,
        inside,
        outside,
        says,
        level,
        facts,
    }
}

/// Holds each story against the rules.
pub fn hold(stories: &[Told]) {
    for one in stories {
        let label = format!("{} {}", one.rule.code(), one.name);
        assert_eq!(one.inside.of(one.rule), [], "{label}: just inside");
        let [point] = &one.outside.of(one.rule)[..] else {
            panic!("{label}: {:?}", one.outside.of(one.rule));
        };
        assert_eq!(point.message.code.code(), one.says, "{label}");
        assert_eq!(point.level, one.level, "{label}");
        assert_eq!(point.message.records, one.facts, "{label}: the facts");
        assert!(!point.is_lowered, "{label}: all files are fresh");
        speaks(one, point);
        hold_order(one);
        hold_old_files(one, point);
    }
}

/// It says exactly what its words ask for, in both languages, and names a step.
fn speaks(one: &Told, point: &AttentionPoint) {
    let given: Vec<&str> = point.message.params.iter().map(|(name, _)| *name).collect();
    assert_eq!(given, point.message.code.params(), "{}", one.name);
    for language in Language::ALL {
        let content = Content::of(language);
        let text = content.render(&point.message);
        assert!(
            !text.contains('{') && text.len() > 20,
            "{}: {text}",
            one.name
        );
    }
    assert!(point.days >= 0, "{}", one.name);
    assert_eq!(
        point.known_until.is_some(),
        given.contains(&"known"),
        "{}",
        one.name
    );
}

/// Neither the order of the records, nor records of another case, nor those of an unknown kind change the answer.
fn hold_order(one: &Told) {
    let mut states: Vec<RecordState> = one
        .outside
        .records
        .iter()
        .map(|record| record.state.clone())
        .collect();
    let before = one.outside.points_of(&states);
    states.reverse();
    let mut stranger = record(201, "fact/1").set("text", "Elders").state;
    stranger.case = CaseId::from_bytes([8; 16]);
    states.push(stranger);
    states.push(record(202, "weather/1").set("text", "Regen").state);
    assert_eq!(one.outside.points_of(&states), before, "{}", one.name);
}

/// What rests on partners is known as of their last file; an old one makes it one level less pressing, and W50 stands
/// beside it.
fn hold_old_files(one: &Told, point: &AttentionPoint) {
    let Some(known) = point.known_until else {
        return;
    };
    assert_eq!(known, today(), "{}: files of today", one.name);
    let of = |day: &str| {
        let story = one.outside.clone().known(all_known(crate::build::day(day)));
        let silent = story.of(Rule::NothingReceived).len();
        (story.of(one.rule).into_iter().next(), silent)
    };
    let (fresh, _) = of("2026-11-06");
    let fresh = fresh.unwrap_or_else(|| panic!("{}: two weeks old is fresh", one.name));
    assert_eq!(
        (fresh.level, fresh.is_lowered),
        (one.level, false),
        "{}",
        one.name
    );
    assert_eq!(
        fresh.message.params.last().map(|(_, day)| day),
        Some(&Param::Day(day("2026-11-06")))
    );
    let (old, silent) = of("2026-11-05");
    assert!(silent > 0, "{}: W50 stands beside it", one.name);
    match one.level.lower() {
        None => assert_eq!(old, None, "{}", one.name),
        Some(lower) => {
            let old = old.unwrap_or_else(|| panic!("{}: still told", one.name));
            assert_eq!((old.level, old.is_lowered), (lower, true), "{}", one.name);
            assert_eq!(old.known_until, Some(day("2026-11-05")), "{}", one.name);
            assert!(!old.doubtful.is_empty(), "{}", one.name);
        }
    }
}

/// Anna, Bram and Carla in a case of middling urgency that is in this phase since that day.
pub fn in_phase(phase: &str, since: &str) -> Vec<Record> {
    let case = case_record()
        .set("phase", phase)
        .set("phase_since", since)
        .set("urgency", "medium")
        .set("helicopter_at", "2026-11-20");
    [vec![case], three_partners()].concat()
}

/// The same in a phase that began today.
pub fn phase_now(phase: &str) -> Vec<Record> {
    in_phase(phase, &ago(0))
}

/// These records and some more.
pub fn with(records: &[Record], more: &[Record]) -> Vec<Record> {
    [records, more].concat()
}

/// The same records, one of them changed.
pub fn changed(
    mut records: Vec<Record>,
    id: RecordId,
    change: impl FnOnce(Record) -> Record,
) -> Vec<Record> {
    let at = records.iter().position(|one| one.id() == id);
    let at = at.expect("a record");
    records[at] = change(records[at].clone());
    records
}

/// The record of the case.
pub fn case() -> RecordId {
    CASE.record()
}

/// So many calendar days ago.
pub fn ago(days: u32) -> String {
    today().minus(days).to_string()
}

/// So many calendar days ahead.
pub fn ahead(days: u32) -> String {
    today().plus(days).to_string()
}

/// The day since which so many working days passed.
pub fn working_ago(days: u16) -> String {
    let policy = policy();
    let mut day = today();
    while policy.working_days().plus(day, days) > today() {
        day = day.minus(1);
    }
    day.to_string()
}

/// Noon, so many calendar days ago.
pub fn noon_ago(days: u32) -> String {
    moment(&ago(days))
}

/// Noon of the day since which so many working days passed.
pub fn noon_working_ago(days: u16) -> String {
    moment(&working_ago(days))
}
