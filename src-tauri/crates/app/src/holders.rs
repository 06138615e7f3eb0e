//! Who may have what is erased here, and so is asked to erase it as well.

use crate::{
    api::error::ApiError,
    reader::{Case, Reader},
    sent,
    share_view::is_bookkeeping,
};
use casework::disclosure::Disclosures;
use ledger::{
    ids::{RecordId, RootId},
    record::RecordState,
    sharing::Class,
};
use std::collections::BTreeSet;

/// Who counts as having something though the register of what was sent does not say so: nobody, unless it may miss files.
#[derive(Default)]
pub(crate) struct Unlisted {
    /// Every partner that the case ever had.
    pub partners: BTreeSet<RootId>,
    /// Whom an own decision to disclose names, per record.
    decided: BTreeSet<(RecordId, RootId)>,
}

impl Unlisted {
    pub fn of(reader: &Reader<'_>, case: &Case) -> Result<Unlisted, ApiError> {
        if sent::incomplete_since(reader)?.is_none() {
            return Ok(Unlisted::default());
        }
        // No request reaches an archive, whoever has its passphrase.
        let nobody = [reader.own, RootId::ARCHIVE];
        let other =
            |root: &RootId| Some(reader.vault.heir(root)).filter(|root| !nobody.contains(root));
        let partners = case.file.everyone();
        let claims = partners.flat_map(|partner| partner.root.claims().iter());
        let all = Disclosures::of(&case.records, reader.own, reader.today);
        let decided = all.decisions().iter().flat_map(|decision| {
            let to = decision.recipient.as_ref().and_then(other);
            let records = decision.items.keys().copied();
            records.filter_map(move |record| Some((record, to?)))
        });
        Ok(Unlisted {
            partners: claims
                .filter_map(|claim| other(claim.reading.value()?))
                .collect(),
            decided: decided.collect(),
        })
    }

    /// Whom a decision about a record names.
    pub fn decided(&self, record: RecordId) -> impl Iterator<Item = RootId> {
        let of_it = self.decided.iter().filter(move |(one, _)| *one == record);
        of_it.map(|(_, root)| *root)
    }
}

/// Whether a record goes to partners without a decision: of any other nobody hears that it exists.
pub(crate) fn goes_to_partners(state: &RecordState) -> bool {
    is_open(state) && !is_bookkeeping(&state.kind)
}

/// Whether partners may see it without a decision.
pub(crate) fn is_open(state: &RecordState) -> bool {
    let class = state.class();
    class.is_some_and(|class| class.rank() <= Class::K2.rank())
}
