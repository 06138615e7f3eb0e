//! One made-up case: what stands in every case, as far as this one does not lack it on purpose.

mod course;
mod start;
mod told;

use super::{
    desk::Desk,
    dice::Dice,
    made_up::SAID,
    nuisances::{NUISANCES, Nuisance},
    situations,
};
use crate::api::error::ApiError;
use casework::{
    calendar::{Day, Moment, amsterdam_offset},
    terms::case::Phase,
};
use ledger::{
    env::Wall,
    ids::{CaseId, RecordId},
};
use vault::Tx;

const DAY_MS: i64 = 24 * 3600 * 1000;
const HOUR_MS: i64 = 3600 * 1000;

/// How a case stands before anything special is told of it.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub phase: Phase,
    /// Days since what was reported first; it was opened the day after.
    pub age: i64,
    /// Days since it is in this phase.
    pub since: i64,
    /// What a plain case has and this one has not.
    pub lacks: &'static [Part],
}

/// Part of a plain case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Lead,
    Urgency,
    /// Word to the reporter that his report arrived.
    Acknowledgement,
    /// Reports besides the first.
    OtherReports,
    Visit,
    /// Something that is still to be done.
    Action,
    /// What other partners did lately.
    Help,
    Closing,
}

/// Writes one case.
pub(super) struct Writer<'s, 'v> {
    pub tx: &'s mut Tx<'v>,
    pub desk: &'s Desk,
    pub stage: Stage,
    dice: Dice,
    number: u32,
    nuisance: &'static Nuisance,
}

/// What a case holds that its situation goes on with.
pub(super) struct Dossier {
    pub case: CaseId,
    /// The own partner record.
    pub own: RecordId,
    /// A colleague of another organisation.
    pub other: RecordId,
    /// A colleague who gives care.
    care: Option<RecordId>,
    /// Everyone at the table, the own person first.
    pub partners: Vec<RecordId>,
    /// The first report.
    pub report: RecordId,
}

/// Makes case number `number` of this seed.
pub(super) fn make(tx: &mut Tx<'_>, desk: &Desk, number: u32, seed: u64) -> Result<(), ApiError> {
    let mut dice = Dice::of(seed, number);
    let (stage, tell) = situations::deal(number, &mut dice);
    let nuisance = dice.pick(&NUISANCES);
    let mut writer = Writer {
        tx,
        desk,
        stage,
        dice,
        number,
        nuisance,
    };
    let dossier = writer.start()?;
    if writer.has(Part::Visit) {
        writer.visit(&dossier)?;
    }
    writer.course(&dossier)?;
    tell(&mut writer, &dossier)
}

impl Writer<'_, '_> {
    /// A moment on that day, at this hour UTC or somewhat later, and never ahead of now.
    pub fn moment(&mut self, days_ago: i64, hour: i64) -> String {
        let now = self.desk.now.ms;
        let midnight = now - now.rem_euclid(DAY_MS) - days_ago * DAY_MS;
        let ms = (midnight + hour * HOUR_MS + self.dice.up_to(50) * 60_000).min(now);
        Moment::of(Wall {
            ms,
            offset_minutes: amsterdam_offset(ms),
        })
        .to_string()
    }

    /// That day; a day ahead below zero.
    pub fn day(&self, days_ago: i64) -> String {
        self.that_day(days_ago).to_string()
    }

    fn that_day(&self, days_ago: i64) -> Day {
        Day::at(self.desk.now.ms - days_ago * DAY_MS)
    }

    /// Writes as if it were that day: most of a case is written at once, but what came after something else shows only by
    /// when it was written.
    pub fn back<T>(
        &mut self,
        days_ago: i64,
        work: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let now = self.desk.now;
        self.tx.claim(Some(Wall {
            ms: now.ms - days_ago * DAY_MS,
            ..now
        }));
        let done = work(self);
        self.tx.claim(None);
        done
    }

    /// One of these.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        self.dice.pick(all)
    }

    /// One of these sentences, with a number filled in where it asks for one.
    pub fn words(&mut self, sentences: &[&str]) -> String {
        let count = (3 + self.dice.up_to(6)).to_string();
        self.dice.pick(sentences).replace("{n}", &count)
    }

    /// How a colleague without Woonrust said yes.
    pub fn said(&mut self) -> &'static str {
        let said: &'static &'static str = self.dice.pick(&SAID);
        said
    }

    fn has(&self, part: Part) -> bool {
        !self.stage.lacks.contains(&part)
    }

    /// True in one of so many cases.
    fn once_in(&mut self, cases: i64) -> bool {
        self.dice.up_to(cases - 1) == 0
    }
}
