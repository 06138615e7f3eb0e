//! What the mirror still asks about a task, and of whom: by the national lists while nobody said anything here, by what
//! does not fit once people did.

use super::{
    Outcome, TaskRow,
    baseline::{self, BaselineRow, Mark},
};
use crate::{
    casefile::{CaseFile, party::Partner},
    terms::Term,
};

/// A question that the mirror asks; never a fact.
#[derive(Clone, Debug)]
pub struct OpenQuestion<'a> {
    /// Key of its text in the content pack.
    pub text_key: String,
    /// It comes from the national lists, not from this case.
    pub is_national: bool,
    /// Of whom it is asked, in the order of the columns.
    pub of: Vec<&'a Partner>,
}

/// What is still to be asked about the task of this row; none once it is clear and nobody waits for an answer.
pub fn open_question<'a>(file: &'a CaseFile, row: &TaskRow<'a>) -> Option<OpenQuestion<'a>> {
    let asked: Vec<&Partner> = if row.is_begun() {
        let named = named(row);
        let of = |partner: &&Partner| match row.outcome {
            Outcome::Double | Outcome::Misunderstanding | Outcome::Clear => is_in(&named, partner),
            Outcome::Gap => named.is_empty() || is_in(&named, partner),
            // Others ask for what one does, or do the rest of it.
            Outcome::Question | Outcome::Offer | Outcome::Invisible => !is_in(&named, partner),
        };
        file.active_partners().filter(of).collect()
    } else {
        let national = BaselineRow::of(row.task);
        let of = |partner: &&Partner| concerns(national, partner);
        file.active_partners().filter(of).collect()
    };
    if row.is_begun() && row.outcome == Outcome::Clear && row.waiting.is_empty() {
        return None;
    }
    Some(OpenQuestion {
        text_key: if row.is_begun() {
            format!("{}.sentence", row.task.text_key())
        } else {
            baseline::question_key(row.task)
        },
        is_national: !row.is_begun(),
        of: asked,
    })
}

/// The parties that the outcome names: who does it, who was proposed, of whom it is expected.
fn named(row: &TaskRow<'_>) -> Vec<String> {
    let waiting = row.waiting.iter().map(|voice| voice.partner.party());
    let claims = row.claims.iter().map(|voice| voice.partner.party());
    let expected = row.expectations.iter().map(|one| one.of.party());
    match row.outcome {
        Outcome::Clear => waiting.collect(),
        Outcome::Double | Outcome::Question | Outcome::Offer | Outcome::Invisible => {
            claims.collect()
        }
        Outcome::Gap => waiting.chain(expected).collect(),
        Outcome::Misunderstanding => claims.chain(expected).collect(),
    }
}

fn is_in(parties: &[String], partner: &Partner) -> bool {
    parties.contains(&partner.party())
}

/// Whether the national question is for this partner: his side does it or is expected to. Where one side does it and
/// nobody asks for it, it is for both.
fn concerns(national: &BaselineRow, partner: &Partner) -> bool {
    let side = partner.domain.known().copied().and_then(baseline::side_of);
    let Some(side) = side else {
        return false;
    };
    let alone = matches!(
        national.outcome(),
        Outcome::Question | Outcome::Offer | Outcome::Invisible
    );
    alone || national.does(side) != Mark::Absent || national.expected_of(side) != Mark::Absent
}
