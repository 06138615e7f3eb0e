//! The national baseline of the role mirror: four lists of 2021 laid on top of each other (domain.md §1b).

use super::{Outcome, outcome};
use crate::terms::{
    Term,
    people::Domain,
    plan::{Strength, Task},
};

/// How clearly a list holds a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Clearly: ● in the paper.
    Clear,
    /// Partly or implied: ◐.
    Partly,
    /// Not at all: –.
    Absent,
}

/// The two sides whose lists were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Enforcement.
    Enforcement,
    /// Care.
    Care,
}

/// What the four lists say of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaselineRow {
    /// The task.
    pub task: Task,
    /// Enforcement says "I do".
    pub enforcement_does: Mark,
    /// Care expects it of enforcement.
    pub care_expects: Mark,
    /// Care says "I do".
    pub care_does: Mark,
    /// Enforcement expects it of care.
    pub enforcement_expects: Mark,
}

const fn row(task: Task, marks: [Mark; 4]) -> BaselineRow {
    let [
        enforcement_does,
        care_expects,
        care_does,
        enforcement_expects,
    ] = marks;
    BaselineRow {
        task,
        enforcement_does,
        care_expects,
        care_does,
        enforcement_expects,
    }
}

use Mark::{Absent as O, Clear as X, Partly as P};

/// The four lists, task by task: enforcement does, care expects of it, care does, enforcement expects of it.
pub const BASELINE: [BaselineRow; 21] = [
    row(Task::TakeReports, [X, P, P, O]),
    row(Task::LeadCase, [X, X, X, O]),
    row(Task::CoordinateCare, [O, O, X, X]),
    row(Task::Connect, [X, P, X, X]),
    row(Task::Urge, [X, X, O, O]),
    row(Task::AdviseMayor, [X, O, X, O]),
    row(Task::JudgeSeverity, [X, O, O, O]),
    row(Task::KnowRules, [P, X, O, O]),
    row(Task::PushThrough, [O, X, O, O]),
    row(Task::DecideRoleOfCare, [O, X, O, O]),
    row(Task::Enforce, [X, X, O, O]),
    row(Task::ContactResident, [O, X, X, X]),
    row(Task::AskAboutHelp, [O, O, X, O]),
    row(Task::LeadToCare, [O, O, X, X]),
    row(Task::AssertiveOutreach, [O, O, P, X]),
    row(Task::CarePlan, [O, O, O, X]),
    row(Task::ScaleUpFromCare, [O, O, O, X]),
    row(Task::LastingSolution, [O, O, P, X]),
    row(Task::KnowledgeOfCare, [O, O, X, X]),
    row(Task::HomeVisit, [O, O, P, O]),
    row(Task::SeeThatInformationIsShared, [X, O, O, O]),
];

/// The side on which people of this field of work stood; none for those whose lists were not compared.
pub fn side_of(domain: Domain) -> Option<Side> {
    match domain {
        Domain::Enforcement | Domain::Housing | Domain::Police => Some(Side::Enforcement),
        Domain::Care => Some(Side::Care),
        Domain::Mediation | Domain::Other => None,
    }
}

impl BaselineRow {
    /// The row of a task.
    pub fn of(task: Task) -> &'static BaselineRow {
        BASELINE
            .iter()
            .find(|row| row.task == task)
            .expect("invariant: the lists were compared for every task")
    }

    /// What a side says that it does.
    pub fn does(&self, side: Side) -> Mark {
        match side {
            Side::Enforcement => self.enforcement_does,
            Side::Care => self.care_does,
        }
    }

    /// What the other side expects of this one.
    pub fn expected_of(&self, side: Side) -> Mark {
        match side {
            Side::Enforcement => self.care_expects,
            Side::Care => self.enforcement_expects,
        }
    }

    /// What the mirror makes of it: a half mark counts, and what a list says counts as accepted.
    pub fn outcome(&self) -> Outcome {
        let says = [
            (Side::Enforcement, self.enforcement_does),
            (Side::Care, self.care_does),
        ];
        let named = [
            (Side::Enforcement, self.care_expects),
            (Side::Care, self.enforcement_expects),
        ];
        let claims: Vec<(Side, Strength)> = says
            .into_iter()
            .filter_map(|(side, mark)| Some((side, strength(mark)?)))
            .collect();
        let expected: Vec<Side> = named
            .into_iter()
            .filter_map(|(side, mark)| strength(mark).map(|_| side))
            .collect();
        outcome(&claims, &expected, false, super::nature(self.task))
    }
}

fn strength(mark: Mark) -> Option<Strength> {
    match mark {
        Mark::Clear => Some(Strength::Full),
        Mark::Partly => Some(Strength::Partly),
        Mark::Absent => None,
    }
}

/// Key of the question with which an empty mirror opens this task: what came out nationally, and how it is here.
pub fn question_key(task: Task) -> String {
    format!("{}.question", BaselineRow::of(task).outcome().text_key())
}
