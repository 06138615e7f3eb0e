//! What tells a colleague, once, that a record he holds is not shared with him any more.

use crate::{api::error::ApiError, reader::Reader};
use casework::{
    disclosure::Disclosures,
    may_see::{Recipient, may_see},
    partners::Partners,
};
use ledger::{
    change::{Change, WriteRef},
    ids::RecordId,
    record::RecordState,
    travel::{Holder, narrowing},
};
use std::collections::HashMap;

/// What goes of a record that stays here from now on.
pub(crate) struct Told {
    pub record: RecordId,
    /// Nearly always one; each with, per write, whether its value goes along.
    pub changes: Vec<(Change, Vec<bool>)>,
}

impl Told {
    /// The writes of which the value goes along.
    pub fn writes(&self) -> impl Iterator<Item = WriteRef> {
        self.changes.iter().flat_map(|(change, values)| {
            let goes = values.iter().enumerate().filter(|(_, goes)| **goes);
            goes.map(|(index, _)| change.at(index))
        })
    }
}

/// What tells `to` that a record which both gates close to him stays here from now on; nothing when he never held it, or
/// was told. `before` are the writes that earlier files named to him, per record.
pub(crate) fn told_of(
    reader: &Reader<'_>,
    state: &RecordState,
    to: &Recipient,
    (partners, disclosures): (&Partners, &Disclosures),
    before: &HashMap<RecordId, Vec<WriteRef>>,
) -> Result<Option<Told>, ApiError> {
    let told = before.get(&state.id).map(Vec::as_slice).unwrap_or_default();
    if told.is_empty() && !state.authors.contains(&to.root) {
        return Ok(None);
    }
    let held = reader.vault.changes_of(state.id)?;
    let authors = reader.vault.lookup();
    let admits = |state: &RecordState| may_see(state, to, partners, disclosures).is_allowed();
    let person = to.root;
    let going = narrowing(state, &held, Holder { person, told }, &authors, &admits);
    authors.outcome()?;
    let changes: Vec<(Change, Vec<bool>)> = going
        .into_iter()
        .map(|(change, values)| (change.clone(), values))
        .collect();
    Ok((!changes.is_empty()).then_some(Told {
        record: state.id,
        changes,
    }))
}
