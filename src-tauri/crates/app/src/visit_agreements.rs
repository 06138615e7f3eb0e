//! What is agreed at the door: an agreement of the case, and an action for the day by which it should be kept.

use crate::{
    actions::action_edits,
    api::{entries::VisitAgreementRequest, error::ApiError},
    input::{Edits, FormKey, form_key, maybe_day, needed},
    reader::{Case, Reader},
    timeline_view::shorten,
};
use casework::content::fill;
use ledger::ids::{CaseId, RecordId};
use std::collections::{BTreeMap, BTreeSet};
use vault::Tx;

/// More than anyone agrees in one visit.
const MOST: usize = 20;

/// An agreement that is ready to be written.
pub(crate) struct Agreed {
    key: Option<FormKey>,
    agreement: Edits,
    action: Option<Edits>,
}

/// Reads what was agreed on this day; refuses what cannot be written.
pub(crate) fn read(
    reader: &Reader<'_>,
    case: &Case,
    asked: &[VisitAgreementRequest],
    day: &str,
) -> Result<Vec<Agreed>, ApiError> {
    if asked.len() > MOST {
        return Err(ApiError::invalid("agreements", "too_many"));
    }
    let keys: BTreeSet<&str> = asked.iter().map(|one| one.key.as_str()).collect();
    if keys.len() != asked.len() {
        return Err(ApiError::invalid("agreements", "twice"));
    }
    asked
        .iter()
        .map(|one| agreed(reader, case, one, day))
        .collect()
}

fn agreed(
    reader: &Reader<'_>,
    case: &Case,
    one: &VisitAgreementRequest,
    day: &str,
) -> Result<Agreed, ApiError> {
    let text = needed("agreements", &one.text)?;
    let until = maybe_day("agreements", one.until.as_deref())?;
    let action = until.as_deref().map(|until| {
        let params = BTreeMap::from([("agreement", shorten(text))]);
        let check = fill(&reader.text("agreement.check"), &params);
        action_edits(reader, case, &check, Some(until), None)
    });
    Ok(Agreed {
        key: form_key(Some(&one.key))?,
        action: action.transpose()?,
        agreement: Edits::of("agreement/1")
            .set("with", needed("agreements", &one.with)?)
            .set("text", text)
            .set("agreed_at", day)
            .maybe("until", until),
    })
}

/// Writes what was agreed; sent again with other words it is the same agreement.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    case: CaseId,
    all: Vec<Agreed>,
) -> Result<Vec<RecordId>, ApiError> {
    let mut records = Vec::new();
    for one in all {
        records.push(put(tx, case, one.key, one.agreement)?);
        if let Some(action) = one.action {
            put(tx, case, one.key, action)?;
        }
    }
    Ok(records)
}

/// Makes the record that the form names, or brings it up to date.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    case: CaseId,
    key: Option<FormKey>,
    edits: Edits,
) -> Result<RecordId, ApiError> {
    let record = edits.create_for(tx, case, key)?;
    edits.write_changed(tx, record)?;
    Ok(record)
}
