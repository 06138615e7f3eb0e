//! Moves between phases and closings: they are history and stay. What undoes them is written beside them.

use crate::{
    api::error::ApiError,
    input::{Edits, link},
    reader::instant,
};
use casework::{
    casefile::{case_of, course::Transition},
    kinds::kind,
    terms::case::Phase,
};
use ledger::{
    env::Wall,
    ids::{CaseId, RecordId, RootId},
    record::RecordState,
};
use vault::Tx;

/// What one command wrote of it.
#[derive(Clone, Default)]
pub(super) struct History {
    case: Option<CaseId>,
    /// From which phase to which.
    moved: Option<(Phase, Phase)>,
    closed: Vec<RecordId>,
    /// Closings that stood, and were opened again.
    reopened: Vec<RecordId>,
}

impl History {
    /// Takes in a record that was made; tells whether it is history.
    pub fn take(&mut self, state: &RecordState) -> bool {
        match state.kind.as_str() {
            "transition/1" => {
                let step = Transition::read(state);
                let (from, to) = (step.from.known(), step.to.known());
                self.moved = from.copied().zip(to.copied());
                self.reopened.extend(step.reopens);
            }
            "closing/1" => self.closed.push(state.id),
            _ => return false,
        }
        self.case = Some(case_of(state));
        true
    }

    pub fn closes(&self) -> bool {
        !self.closed.is_empty()
    }

    /// Whether a closing of somebody else would have to stand again: only he says how he closed.
    pub fn undoes_another(&self, tx: &mut Tx<'_>, own: RootId) -> Result<bool, ApiError> {
        for closing in &self.reopened {
            if tx.state(*closing)?.creator() != Some(own) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Back to the phase before; what was closed is open, what was opened again is closed as it was.
    pub fn write(&self, tx: &mut Tx<'_>, reason: &str, now: Wall) -> Result<(), ApiError> {
        let Some(case) = self.case else {
            return Ok(());
        };
        for closing in &self.reopened {
            let edits = said(&tx.state(*closing)?);
            edits.create_finished(tx, case)?;
        }
        // A case that was in the last phase already was closed without a move.
        let (from, to) = self.moved.unwrap_or((Phase::Closed, Phase::Closed));
        let step = Edits::of("transition/1")
            .term("from", to)
            .term("to", from)
            .set("reason", reason)
            .set("at", instant(now));
        let closed = self.closed.iter().map(|closing| link(*closing));
        closed
            .fold(step, |step, closing| step.add("reopens", closing))
            .create_finished(tx, case)?;
        Ok(())
    }
}

/// What a closing says, for one that says the same.
fn said(closing: &RecordState) -> Edits {
    let kind = kind("closing/1").expect("invariant: a closing stands in the table of kinds");
    let values = kind.fields.iter().filter_map(|field| {
        let value = closing.value(field.name)?;
        Some((field.name, value.clone()))
    });
    values.fold(Edits::of(kind.name), |edits, (field, value)| {
        edits.set(field, value)
    })
}
