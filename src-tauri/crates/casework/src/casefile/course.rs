//! What people do about it: actions, interventions, agreements, moves between phases, closing, links.

use super::value::Uncertain;
use super::{Meta, value};
use crate::{
    calendar::{Day, Moment},
    terms::{
        action::ActionState,
        case::{ClosingResult, Phase, Relation},
        intervention::InterventionType,
    },
};
use ledger::{ids::RecordId, record::RecordState};
use std::collections::BTreeSet;

/// Something that someone will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The record.
    pub meta: Meta,
    /// What.
    pub text: Uncertain<String>,
    /// The partner record of who does it.
    pub owner: Uncertain<RecordId>,
    /// By when.
    pub due: Uncertain<Day>,
    /// Open, done or dropped.
    pub state: Uncertain<ActionState>,
    /// What came of it.
    pub result: Uncertain<String>,
    /// When it was done.
    pub done_at: Uncertain<Moment>,
    /// The goal that it serves.
    pub goal: Uncertain<RecordId>,
    /// When its owner said yes.
    pub accepted_at: Uncertain<Day>,
    /// Who was told what came of it.
    pub told_to: Uncertain<String>,
    /// When.
    pub told_at: Uncertain<Day>,
    /// How its owner said yes, when another wrote it down.
    pub on_behalf: Uncertain<String>,
    /// The partner record of who was asked last and said no.
    pub declined_by: Uncertain<RecordId>,
    /// Why he said no.
    pub declined_reason: Uncertain<String>,
    /// When.
    pub declined_at: Uncertain<Day>,
}

impl Action {
    /// Reads an `action/1` record.
    pub fn read(state: &RecordState) -> Action {
        Action {
            meta: Meta::of(state),
            text: value::text(state, "text"),
            owner: value::record(state, "owner"),
            due: value::day(state, "due"),
            state: value::term(state, "state"),
            result: value::text(state, "result"),
            done_at: value::moment(state, "done_at"),
            goal: value::record(state, "goal"),
            accepted_at: value::day(state, "accepted_at"),
            told_to: value::text(state, "told_to"),
            told_at: value::day(state, "told_at"),
            on_behalf: value::text(state, "on_behalf"),
            declined_by: value::record(state, "declined_by"),
            declined_reason: value::text(state, "declined_reason"),
            declined_at: value::day(state, "declined_at"),
        }
    }

    /// Still to be done; also while people disagree about it, or nobody said.
    pub fn is_open(&self) -> bool {
        self.state.counting().unwrap_or(ActionState::Open) == ActionState::Open
    }

    /// Open, with a day before `today`; while people disagree, the earliest day counts.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.is_open() && self.earliest_due().is_some_and(|due| due < today)
    }

    /// The earliest day that anyone wrote down.
    pub fn earliest_due(&self) -> Option<Day> {
        self.due
            .claims()
            .iter()
            .filter_map(|claim| claim.reading.value().copied())
            .min()
    }
}

/// Something that was done about the nuisance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intervention {
    /// The record.
    pub meta: Meta,
    /// Which type.
    pub kind: Uncertain<InterventionType>,
    /// Rung of the ladder, 1–6.
    pub rung: Uncertain<i64>,
    /// First day.
    pub started: Uncertain<Day>,
    /// Last day.
    pub ended: Uncertain<Day>,
    /// The partner record of who did it.
    pub by: Uncertain<RecordId>,
    /// What was done.
    pub text: Uncertain<String>,
    /// What came of it.
    pub result: Uncertain<String>,
    /// Why it does not suit here, for one that was considered and not tried.
    pub not_suitable: Uncertain<String>,
}

impl Intervention {
    /// Reads an `intervention/1` record.
    pub fn read(state: &RecordState) -> Intervention {
        Intervention {
            meta: Meta::of(state),
            kind: value::term(state, "type"),
            rung: value::number(state, "rung"),
            started: value::day(state, "started"),
            ended: value::day(state, "ended"),
            by: value::record(state, "by"),
            text: value::text(state, "text"),
            result: value::text(state, "result"),
            not_suitable: value::text(state, "not_suitable"),
        }
    }
}

/// What was agreed with someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The record.
    pub meta: Meta,
    /// With whom.
    pub with: Uncertain<String>,
    /// What.
    pub text: Uncertain<String>,
    /// When.
    pub agreed_at: Uncertain<Day>,
    /// Until when.
    pub until: Uncertain<Day>,
}

impl Agreement {
    /// Reads an `agreement/1` record.
    pub fn read(state: &RecordState) -> Agreement {
        Agreement {
            meta: Meta::of(state),
            with: value::text(state, "with"),
            text: value::text(state, "text"),
            agreed_at: value::day(state, "agreed_at"),
            until: value::day(state, "until"),
        }
    }
}

/// A move from one phase to another: history only, the phase itself is a field of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The record.
    pub meta: Meta,
    /// The phase left.
    pub from: Uncertain<Phase>,
    /// The phase entered.
    pub to: Uncertain<Phase>,
    /// Why.
    pub reason: Uncertain<String>,
    /// When.
    pub at: Uncertain<Moment>,
    /// The closings that it undoes.
    pub reopens: BTreeSet<RecordId>,
}

impl Transition {
    /// Reads a `transition/1` record.
    pub fn read(state: &RecordState) -> Transition {
        Transition {
            meta: Meta::of(state),
            from: value::term(state, "from"),
            to: value::term(state, "to"),
            reason: value::text(state, "reason"),
            at: value::moment(state, "at"),
            reopens: value::records(state, "reopens"),
        }
    }
}

/// The end of a case, as one person wrote it; finished from the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The record.
    pub meta: Meta,
    /// How it ended.
    pub result: Uncertain<ClosingResult>,
    /// Why.
    pub reason: Uncertain<String>,
    /// When.
    pub closed_at: Uncertain<Day>,
    /// From when on the file should be destroyed.
    pub destroy_on: Uncertain<Day>,
}

impl Closing {
    /// Reads a `closing/1` record.
    pub fn read(state: &RecordState) -> Closing {
        Closing {
            meta: Meta::of(state),
            result: value::term(state, "result"),
            reason: value::text(state, "reason"),
            closed_at: value::day(state, "closed_at"),
            destroy_on: value::day(state, "destroy_on"),
        }
    }
}

/// A tie to a record of this or another case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The record.
    pub meta: Meta,
    /// One end.
    pub from: Uncertain<RecordId>,
    /// The other end.
    pub to: Uncertain<RecordId>,
    /// The case of the other end.
    pub to_case: Uncertain<RecordId>,
    /// What binds them.
    pub relation: Uncertain<Relation>,
}

impl Link {
    /// Reads a `link/1` record.
    pub fn read(state: &RecordState) -> Link {
        Link {
            meta: Meta::of(state),
            from: value::record(state, "from"),
            to: value::record(state, "to"),
            to_case: value::record(state, "to_case"),
            relation: value::term(state, "relation"),
        }
    }
}
