//! How a case goes on: what is to be done and was done, word to reporters, who does what, a first try, the end.

use super::{Dossier, Part, Stage, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link},
    samples::made_up::{DONE, ENDS, RESULTS, TO_DO, WILL, WILL_NOT},
};
use casework::terms::{
    action::ActionState,
    case::Phase,
    inquiry::ContactWay,
    intervention::InterventionType,
    plan::{ClaimKind, ClaimState, Task},
    talk::ToldWhom,
};
use ledger::ids::RecordId;

impl Writer<'_, '_> {
    pub(super) fn course(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let phase = self.stage.phase;
        if phase < Phase::Closed && self.has(Part::Action) {
            self.plan_work(dossier)?;
        }
        if (Phase::Investigation..Phase::Closed).contains(&phase) {
            if self.has(Part::Help) && !self.once_in(3) {
                self.done(dossier)?;
            }
            if self.once_in(2) {
                self.word(dossier)?;
            }
        }
        if (Phase::JointPlan..Phase::Aftercare).contains(&phase)
            && self.has(Part::Help)
            && self.once_in(2)
        {
            self.tasks(dossier)?;
        }
        if phase >= Phase::LightApproach {
            self.first_try(dossier)?;
        }
        if phase == Phase::Closed && self.has(Part::Closing) {
            self.closing(dossier)?;
        }
        Ok(())
    }

    fn plan_work(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let due = self.dice.up_to(16) - 4;
        Edits::of("action/1")
            .set("text", self.words(&TO_DO))
            .set("owner", link(*self.dice.pick(&dossier.partners)))
            .set("due", self.day(-due))
            .term("state", ActionState::Open)
            .create(self.tx, dossier.case)?;
        Ok(())
    }

    /// A colleague did something, and told so.
    fn done(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let (text, result) = *self.dice.pick(&DONE);
        let days = self.dice.up_to(5);
        let done_at = self.moment(days, 8);
        Edits::of("action/1")
            .set("text", text)
            .set("owner", link(dossier.other))
            .set("due", self.day(days - 2))
            .term("state", ActionState::Done)
            .set("done_at", done_at)
            .set("result", result)
            .set("told_to", "iedereen aan tafel")
            .set("told_at", self.day(days))
            .create(self.tx, dossier.case)?;
        Ok(())
    }

    /// The reporters know what they can expect, and heard something lately.
    fn word(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let (given, ahead) = (self.dice.up_to(8), 3 + self.dice.up_to(9));
        Edits::of("expectation_card/1")
            .term("whom", ToldWhom::Reporter)
            .set("will", self.words(&WILL))
            .set("will_not", self.words(&WILL_NOT))
            .set("next_word", self.day(-ahead))
            .set("set_at", self.day(given))
            .create(self.tx, dossier.case)?;
        Edits::of("feedback/1")
            .term("whom", ToldWhom::Reporter)
            .set("given_at", self.day(given))
            .term("way", ContactWay::Phone)
            .set(
                "text",
                "Verteld wat wij doen en wanneer er weer bericht komt.",
            )
            .create(self.tx, dossier.case)?;
        Ok(())
    }

    /// Who does what was divided.
    fn tasks(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        self.task(dossier, Task::TakeReports, dossier.own)?;
        self.task(dossier, Task::ContactResident, dossier.other)?;
        self.task(dossier, Task::AskAboutHelp, dossier.partners[1])?;
        if let Some(care) = dossier.care {
            for task in [Task::CoordinateCare, Task::CarePlan, Task::ScaleUpFromCare] {
                self.task(dossier, task, care)?;
            }
        }
        if self.stage.phase >= Phase::Warning {
            self.task(dossier, Task::JudgeSeverity, dossier.own)?;
        }
        Ok(())
    }

    fn task(&mut self, dossier: &Dossier, task: Task, by: RecordId) -> Result<(), ApiError> {
        let yes = (by != dossier.own).then(|| self.said());
        Edits::of("claim/1")
            .term("task", task)
            .set("partner", link(by))
            .term("says", ClaimKind::IDo)
            .term("state", ClaimState::Accepted)
            .maybe("on_behalf", yes)
            .set("since", self.day(self.stage.since.min(12)))
            .create(self.tx, dossier.case)?;
        Ok(())
    }

    fn first_try(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let kinds = [
            InterventionType::Talk,
            InterventionType::Mediation,
            InterventionType::HelpOffer,
        ];
        let kind = *self.dice.pick(&kinds);
        let (age, nuisance) = (self.stage.age, self.nuisance);
        Edits::of("intervention/1")
            .term("type", kind)
            .maybe("rung", kind.rung().map(i64::from))
            .set("started", self.day((age - 8).max(1)))
            .set("ended", self.day((age - 20).max(0)))
            .set("result", self.words(&RESULTS))
            .create(self.tx, dossier.case)?;
        Edits::of("agreement/1")
            .set("with", "bewoner")
            .set("text", self.words(&nuisance.agreed))
            .set("agreed_at", self.day((age - 8).max(1)))
            .create(self.tx, dossier.case)?;
        Ok(())
    }

    fn closing(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let Stage { since, .. } = self.stage;
        let (result, reason) = *self.dice.pick(&ENDS);
        let closed = self.that_day(since);
        let destroy_on = self.desk.retention.destroy_on(result, closed, None);
        Edits::of("closing/1")
            .term("result", result)
            .set("reason", reason)
            .set("closed_at", closed.to_string())
            .set("destroy_on", destroy_on.to_string())
            .create_finished(self.tx, dossier.case)?;
        Ok(())
    }
}
