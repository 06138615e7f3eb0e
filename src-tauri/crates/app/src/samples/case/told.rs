//! What reporters tell, and what was seen and said at a visit.

use super::{Dossier, Part, Stage, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link, seal},
    samples::made_up::{OUTSIDE, SEEN_WITH, SURNAMES, TITLES},
};
use casework::terms::{
    Term,
    case::Phase,
    entry::{Channel, Precision, Source, VisitOutcome},
    people::PersonRole,
};
use ledger::ids::{CaseId, RecordId};

impl Writer<'_, '_> {
    /// The reports of one reporter and of people who gave no name; the first one comes back.
    pub(super) fn reports(&mut self, case: CaseId) -> Result<RecordId, ApiError> {
        let more = if self.has(Part::OtherReports) {
            self.dice.up_to(3)
        } else {
            0
        };
        let first = self.report(case, 0)?;
        for place in 1..=more {
            self.report(case, place)?;
        }
        let (reporter, resident) = self.two_names();
        Edits::of("reporter/1")
            .set("report", link(first))
            .set("name", reporter)
            .set("contact", "telefoon bekend")
            .set("wishes_secrecy", true)
            .create(self.tx, case)?;
        Edits::of("person/1")
            .set("name", resident)
            .term("role", PersonRole::Resident)
            .create(self.tx, case)?;
        Ok(first)
    }

    /// Names of two people who are not called the same.
    fn two_names(&mut self) -> (String, String) {
        let most = SURNAMES.len() as i64;
        let first = self.dice.up_to(most - 1);
        let second = first + 1 + self.dice.up_to(most - 2);
        let mut called = |surname: i64| {
            let title = *self.dice.pick(&TITLES);
            format!("{title} {}", SURNAMES[surname as usize % SURNAMES.len()])
        };
        (called(first), called(second))
    }

    fn report(&mut self, case: CaseId, place: i64) -> Result<RecordId, ApiError> {
        let ago = (self.stage.age - place * self.between_reports()).max(1);
        let told = self.nuisance.told[(self.number as usize + place as usize) % 3];
        let evening = 19 + self.dice.up_to(4);
        let (occurred, received) = (self.moment(ago, evening), self.moment(ago - 1, 10));
        let time = occurred[11..16].replace(':', ".");
        let text = self.words(&[told]).replace("{uur}", &time);
        let acknowledged = self.has(Part::Acknowledgement).then(|| received.clone());
        let precisions = [Precision::Exact, Precision::About];
        let channels = [Channel::Phone, Channel::WebForm, Channel::Email];
        Edits::of("report/1")
            .set("occurred_at", occurred)
            .set("received_at", received)
            .term("precision", *self.dice.pick(&precisions))
            .term("channel", *self.dice.pick(&channels))
            .set("text", text)
            .set("anonymous", place == 2)
            .set("acute", "no")
            .maybe("acknowledged_at", acknowledged)
            .add("categories", self.nuisance.category.code())
            .create(self.tx, case)
    }

    /// Days between two reports, so that the last one fits how it went on.
    fn between_reports(&self) -> i64 {
        let Stage {
            phase, age, since, ..
        } = self.stage;
        let quiet = if phase == Phase::Closed {
            since + 45
        } else if phase == Phase::Aftercare {
            since + 14
        } else {
            2
        };
        ((age - quiet) / 4).max(1)
    }

    pub(super) fn visit(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let (case, nuisance) = (dossier.case, self.nuisance);
        let spoken = !self.once_in(3);
        let outcome = if spoken {
            VisitOutcome::Spoken
        } else {
            VisitOutcome::NotHome
        };
        let at = self.moment((self.stage.age - 6).max(0), 14);
        let visit = Edits::of("visit/1")
            .set("occurred_at", at.as_str())
            .term("outcome", outcome)
            .set("card_left", !spoken)
            .create(self.tx, case)?;
        let seen = if spoken {
            self.words(&nuisance.seen)
        } else {
            self.words(&OUTSIDE)
        };
        let seen_with = (spoken && self.once_in(2)).then(|| self.words(&SEEN_WITH));
        let fact = Edits::of("fact/1")
            .set("visit", link(visit))
            .set("occurred_at", at.as_str())
            .term("precision", Precision::Exact)
            .term("source", Source::Own)
            .set("text", seen)
            .maybe("verified_by", seen_with)
            .create(self.tx, case)?;
        seal(self.tx, fact)?;
        if spoken {
            Edits::of("quote/1")
                .set("visit", link(visit))
                .set("occurred_at", at.as_str())
                .set("speaker", "bewoner")
                .set("text", self.words(&nuisance.said))
                .create(self.tx, case)?;
        }
        seal(self.tx, visit)
    }
}
