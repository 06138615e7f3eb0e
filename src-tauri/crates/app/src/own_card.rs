//! The own card when a name, organisation or function was wrong or changed: a new version, signed by the root key.

use crate::{
    api::{
        contacts::{ContactView, UpdateOwnCardRequest},
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::all_rows,
    contacts::view,
    input::Edits,
    reader::Reader,
    session::identity,
};
use ledger::{identity::CardFacts, ids::RecordId, record::RecordState};
use vault::RecoveryCode;

/// A new version of the own card; the recovery code is forgotten as soon as the card is signed. Where the own person
/// stands as a partner of an open case as the old card said, the new one is followed.
pub(crate) fn update_own_card(
    app: &App,
    request: UpdateOwnCardRequest,
) -> Result<ContactView, ApiError> {
    let identity = identity(
        &request.name,
        &request.organisation,
        &request.domain,
        &request.function,
    )?;
    let code =
        RecoveryCode::parse(&request.recovery_code).map_err(|_| ErrorCode::WrongRecoveryCode)?;
    let (before, card, clashes) = app.with(|vault| {
        let signed = vault.sign_card(&code, &identity)?;
        let before = vault.own_card()?;
        let clashes = !vault.rivals(&before.root_id())?.is_empty();
        Ok((before, signed, clashes))
    })?;
    drop(code);
    // Two cards of one version are settled by a next one, also when it says the same.
    if same_words(&before.facts, &card.facts) && !clashes {
        return app.read(|reader| Ok(view(reader, &before)));
    }
    let follows = app.read(|reader| following(reader, &before.facts, &card.facts))?;
    app.write("update_own_card", |tx| {
        tx.store_card(&card)?;
        for (record, edits) in follows {
            edits.write_changed(tx, record)?;
        }
        Ok(())
    })?;
    app.read(|reader| Ok(view(reader, &card)))
}

fn words(facts: &CardFacts) -> [(&'static str, &str); 4] {
    [
        ("name", &facts.name),
        ("organisation", &facts.organisation),
        ("function", &facts.function),
        ("domain", &facts.domain),
    ]
}

fn same_words(one: &CardFacts, other: &CardFacts) -> bool {
    words(one) == words(other)
}

/// The own partner records of open cases, with what follows the new card: only what stood there as on the old one.
fn following(
    reader: &Reader<'_>,
    before: &CardFacts,
    after: &CardFacts,
) -> Result<Vec<(RecordId, Edits)>, ApiError> {
    let mut all = Vec::new();
    for listed in all_rows(reader)? {
        let row = &listed.row;
        if row.closed || row.withdrawn {
            continue;
        }
        for state in reader.vault.records_of_kind(row.case, "partner/1")? {
            if is_own(reader, &state) {
                all.push((state.id, edits(&state, before, after)));
            }
        }
    }
    all.retain(|(_, edits)| !edits.is_empty());
    Ok(all)
}

fn is_own(reader: &Reader<'_>, state: &RecordState) -> bool {
    let own = state.bytes("root") == Some(reader.own.as_bytes().as_slice());
    own && !state.hidden() && state.text("ended_at").is_none()
}

fn edits(state: &RecordState, before: &CardFacts, after: &CardFacts) -> Edits {
    let pairs = words(before).into_iter().zip(words(after));
    pairs.fold(Edits::of("partner/1"), |edits, ((field, old), (_, new))| {
        if old != new && state.text(field).unwrap_or_default() == old {
            edits.given(field, new)
        } else {
            edits
        }
    })
}
