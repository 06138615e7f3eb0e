//! A contact with another root key, after his recovery sheet was lost or leaked: a claim until the fingerprint is compared,
//! and from then on the same person.

use crate::{
    api::{contacts::SuccessionView, error::ApiError},
    contacts::is_compared,
    input::Edits,
    reader::{Reader, instant_ms},
};
use casework::partners::Partners;
use ledger::{
    identity::Card,
    ids::{RecordId, RootId},
    record::RecordState,
};
use std::collections::BTreeSet;
use vault::Tx;

/// What a card says about the root key before its own; nothing on one's own.
pub(crate) fn claim(reader: &Reader<'_>, card: &Card) -> Option<SuccessionView> {
    let said = card.succession.as_ref()?;
    let root = card.root_id();
    (root != reader.own).then(|| SuccessionView {
        name: reader.full_name(&said.from),
        fingerprint: said.from.fingerprint(),
        reason: said.reason.code().to_owned(),
        at: instant_ms(said.at_ms),
        known: reader.card(&said.from).is_some(),
        sound: reader.vault.is_sound_succession(card),
        compared: is_compared(reader, &root),
        followed: reader.vault.heir(&said.from) == reader.vault.heir(&root),
    })
}

/// Whether a card claims to follow a known person and no device in use of his said so: comparing does not mend that.
/// Whom the own person followed once stays the same person, whatever becomes of that device.
pub(crate) fn is_false(reader: &Reader<'_>, card: &Card) -> bool {
    claim(reader, card).is_some_and(|said| said.known && !said.sound && !said.followed)
}

/// What follows in this vault when the later key of a contact was compared.
pub(crate) struct Followed {
    card: Card,
    /// Partner records in which the own person knows him.
    partners: Vec<RecordId>,
}

/// The same, before it is compared; nothing when his card follows no known one, or did so already.
pub(crate) fn to_follow(reader: &Reader<'_>, card: &Card) -> Result<Option<Followed>, ApiError> {
    let Some(said) = &card.succession else {
        return Ok(None);
    };
    let (from, to) = (reader.vault.heir(&said.from), card.root_id());
    let known = reader.card(&said.from).is_some() && from != reader.own && to != reader.own;
    if !known || from == to || !reader.vault.is_sound_succession(card) {
        return Ok(None);
    }
    let earlier = reader.vault.roots_of(&from);
    let mut partners = Vec::new();
    for row in reader.vault.case_list(i64::MAX)? {
        let records = reader.vault.case_records(row.case)?;
        let trusted = Partners::of(&records, reader.own);
        let confirmed = confirmed(reader, &records);
        for state in records.iter().filter(|state| state.kind == "partner/1") {
            let root = state.bytes("root").and_then(RootId::from_slice);
            let Some(root) = root.filter(|_| !state.hidden()) else {
                continue;
            };
            let was = earlier.contains(&root) && trusted.is_partner(row.case, &root);
            // He wrote his new key there himself, and that counts only once it was compared.
            let own = state.creator() == Some(reader.own) || confirmed.contains(&state.id);
            if was || (root == to && own) {
                partners.push(state.id);
            }
        }
    }
    let card = card.clone();
    Ok(Some(Followed { card, partners }))
}

/// The records that the own person confirmed at any time.
fn confirmed(reader: &Reader<'_>, records: &[RecordState]) -> BTreeSet<RecordId> {
    let notes = records
        .iter()
        .filter(|state| state.kind == "confirmation/1" && state.creator() == Some(reader.own));
    notes.filter_map(|note| note.link("record")).collect()
}

impl Followed {
    /// From now on both keys are the same person, and he stays a partner where he was one for the own person.
    pub fn follow(&self, tx: &mut Tx<'_>) -> Result<(), ApiError> {
        tx.follow(&self.card)?;
        let root = *self.card.root_id().as_bytes();
        for record in &self.partners {
            Edits::of("partner/1")
                .set("root", root)
                .write(tx, *record)?;
        }
        Ok(())
    }
}
