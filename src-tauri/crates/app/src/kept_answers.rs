//! Where the answers of the expectations check lie: in local state of this device only, K8, never a change.

use crate::{
    api::{error::ApiError, expectations::KeptExpectations},
    application::App,
    reader::Reader,
};
use casework::{calendar::Day, policy::Policy};
use ledger::ids::{CaseId, RecordId};
use vault::{Draft, Local};

/// Under which name local state holds them; the calls for drafts do not reach it.
pub(crate) const PLACE: &str = "expectations";

/// Answers as they lie here.
pub(crate) struct Kept {
    pub case: CaseId,
    /// The partner record of who answered.
    pub partner: RecordId,
    pub content: KeptExpectations,
    saved_ms: i64,
}

impl Kept {
    fn of(draft: &Draft) -> Option<Kept> {
        let (case, partner) = draft.target.split_once(':')?;
        Some(Kept {
            case: case.parse().ok()?,
            partner: partner.parse().ok()?,
            content: serde_json::from_str(&draft.json).ok()?,
            saved_ms: draft.saved_ms,
        })
    }

    /// They stand: their author passed the screen on, or showed them. Nobody reads them one by one or changes them.
    pub fn covered(&self) -> bool {
        self.content.passed_on || self.content.revealed
    }

    /// The day on which they were kept.
    pub fn day(&self) -> Day {
        Day::at(self.saved_ms)
    }

    /// The day on which they are deleted, like every note for oneself.
    pub fn until(&self, policy: &Policy) -> Day {
        self.day().plus(u32::from(policy.work_note_days))
    }
}

/// Everything that lies here.
pub(crate) fn all(reader: &Reader<'_>) -> Result<Vec<Kept>, ApiError> {
    let drafts = reader.vault.drafts()?;
    let kept = drafts.iter().filter(|draft| draft.form_kind == PLACE);
    Ok(kept.filter_map(Kept::of).collect())
}

/// What lies here of a case and may still be read.
pub(crate) fn of_case(reader: &Reader<'_>, case: CaseId) -> Result<Vec<Kept>, ApiError> {
    let mut kept = all(reader)?;
    kept.retain(|kept| kept.case == case && kept.until(reader.policy) > reader.today);
    Ok(kept)
}

/// Keeps the answers of one person in place of what lay there.
pub(crate) fn keep(
    app: &App,
    case: CaseId,
    partner: RecordId,
    content: &KeptExpectations,
) -> Result<(), ApiError> {
    let json = serde_json::to_string(content).expect("invariant: answers are plain data");
    let target = target(case, partner);
    app.with(|vault| {
        let held = vault.draft(PLACE, &target)?;
        let revision = held.map_or(1, |held| held.revision + 1);
        Ok(vault.local("save_expectations", |local| {
            local.save_draft(PLACE, &target, &json, revision).map(drop)
        })?)
    })
}

fn target(case: CaseId, partner: RecordId) -> String {
    format!("{case}:{partner}")
}

/// Removes these.
pub(crate) fn forget(app: &App, gone: &[(CaseId, RecordId)]) -> Result<(), ApiError> {
    if gone.is_empty() {
        return Ok(());
    }
    app.with(|vault| Ok(vault.local("forget_expectations", |local| remove(local, gone))?))
}

/// Removes these within a running write.
pub(crate) fn remove(
    local: &mut Local<'_>,
    gone: &[(CaseId, RecordId)],
) -> Result<(), vault::Error> {
    gone.iter()
        .try_for_each(|(case, partner)| local.remove_draft(PLACE, &target(*case, *partner)))
}
