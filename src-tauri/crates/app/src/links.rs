//! What a status rests on and leads to: records with the words that name them, and steps.

use crate::{
    api::{LinkView, StepView},
    partners::partner_name,
    reader::{Case, Reader, code},
    timeline_view::title,
};
use casework::step::Step;
use ledger::ids::RecordId;
use std::collections::BTreeSet;

/// These records with their names, each once, in this order; what is not here is left out.
pub(crate) fn links<'r>(
    reader: &Reader<'_>,
    case: &Case,
    records: impl IntoIterator<Item = &'r RecordId>,
) -> Vec<LinkView> {
    let mut seen = BTreeSet::new();
    records
        .into_iter()
        .filter(|record| seen.insert(**record))
        .filter_map(|record| link(reader, case, record))
        .collect()
}

fn link(reader: &Reader<'_>, case: &Case, record: &RecordId) -> Option<LinkView> {
    let state = case.records.iter().find(|state| state.id == *record)?;
    let title = match case.file.partner(record) {
        Some(partner) => partner_name(partner),
        None => title(reader, state),
    };
    Some(LinkView {
        record: record.to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title,
    })
}

/// A step in words.
pub(crate) fn step_view(reader: &Reader<'_>, step: Step) -> StepView {
    StepView {
        code: code(step),
        text: reader.content.term(step),
    }
}
