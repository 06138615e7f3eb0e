//! Contacts: cards, fingerprints and who was compared.

use crate::{
    api::{
        Nothing, PathRequest,
        contacts::{
            CardChangeView, ContactListView, ContactView, ImportedCardView, VerifyContactRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    failure::from_io,
    fingerprint::is_fingerprint,
    input::{Edits, needed, root_id},
    reader::{Reader, count, instant},
    succession,
    whole_file::write_whole,
};
use ledger::{
    identity::{Card, MAX_CARD},
    ids::{CaseId, DeviceId, RootId},
    likeness,
    plan::CardStep,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Read,
    path::Path,
};

/// The own card and everyone else's, by name.
pub(crate) fn list_contacts(app: &App, _: Nothing) -> Result<ContactListView, ApiError> {
    app.read(|reader| {
        let own = reader.vault.own_card()?;
        let mut contacts: Vec<ContactView> = reader
            .cards()
            .filter(|card| card.root_id() != reader.own)
            .map(|card| view(reader, card))
            .collect();
        contacts.sort_by_key(|contact| (contact.name.to_lowercase(), contact.contact.clone()));
        Ok(ContactListView {
            own: view(reader, &own),
            contacts,
            alike: taken_for_each_other(reader),
        })
    })
}

/// Writes the own card to a file.
pub(crate) fn export_card(app: &App, request: PathRequest) -> Result<ContactView, ApiError> {
    app.read(|reader| {
        let card = reader.vault.own_card()?;
        write_whole(&*app.env, Path::new(&request.path), &card.item())
            .map_err(|error| from_io(&error))?;
        Ok(view(reader, &card))
    })
}

/// Takes in a colleague's card.
pub(crate) fn import_card(app: &App, request: PathRequest) -> Result<ImportedCardView, ApiError> {
    let card = read_card(Path::new(&request.path))?;
    let root = card.root_id();
    let (changes, renamed, twin) = app.read(|reader| {
        let held = reader.card(&root);
        let changes = held.map_or_else(Vec::new, |held| card_changes(reader, held, &card));
        let renamed = changes
            .iter()
            .any(|change| matches!(change.field.as_str(), "name" | "organisation"));
        // Who says to be a known person is told as that; whether it is true is to be compared.
        let said = card
            .succession
            .as_ref()
            .map(|said| reader.vault.heir(&said.from));
        let twin = look_alike(reader, &card).filter(|twin| Some(twin.root_id()) != said);
        Ok((changes, renamed, twin.map(|twin| view(reader, &twin))))
    })?;
    let step = app.write("import_card", |tx| Ok(tx.store_card(&card)?))?;
    let newer = step == CardStep::Newer;
    app.read(|reader| {
        let held = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        Ok(ImportedCardView {
            contact: view(reader, held),
            step: step_code(step).to_owned(),
            changes: if newer { changes } else { Vec::new() },
            look_alike: twin.filter(|_| step == CardStep::New || newer && renamed),
        })
    })
}

/// What one card of a person says otherwise than another one.
pub(crate) fn card_changes(
    reader: &Reader<'_>,
    before: &Card,
    after: &Card,
) -> Vec<CardChangeView> {
    let domain = |card: &Card| reader.text(&format!("domain.{}", card.facts.domain));
    let in_use = |card: &Card| -> BTreeSet<DeviceId> {
        let devices = card.active_devices();
        devices
            .map(|device| DeviceId::of(&device.signing))
            .collect()
    };
    let texts = [
        ("name", &before.facts.name, &after.facts.name),
        (
            "organisation",
            &before.facts.organisation,
            &after.facts.organisation,
        ),
        ("domain", &domain(before), &domain(after)),
        ("function", &before.facts.function, &after.facts.function),
    ];
    let texts = texts.map(|(field, one, other)| (field, one.clone(), other.clone(), one != other));
    let (one, other) = (in_use(before), in_use(after));
    let new = other.difference(&one).count();
    let lost = after.facts.revoked.iter();
    let lost = lost
        .filter(|lost| !before.has_revoked(&lost.device))
        .count();
    let devices = [
        ("lost_devices", String::new(), lost.to_string(), lost > 0),
        ("new_devices", String::new(), new.to_string(), new > 0),
        (
            "devices",
            one.len().to_string(),
            other.len().to_string(),
            one.len() != other.len(),
        ),
    ];
    let all = texts.into_iter().chain(devices);
    all.filter(|(_, _, _, differs)| *differs)
        .map(|(field, before, after, _)| CardChangeView {
            field: field.to_owned(),
            before,
            after,
        })
        .collect()
}

/// Notes that the fingerprint was compared with the person himself.
pub(crate) fn verify_contact(
    app: &App,
    request: VerifyContactRequest,
) -> Result<ContactView, ApiError> {
    let root = root_id("contact", &request.contact)?;
    let how = needed("how", &request.how)?;
    if !is_fingerprint(&root, &request.fingerprint) {
        return Err(ErrorCode::FingerprintDiffers.into());
    }
    let followed = app.read(|reader| {
        let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        succession::to_follow(reader, card)
    })?;
    let at = instant(app.env.now());
    app.write("verify_contact", |tx| {
        if let Some(followed) = &followed {
            followed.follow(tx)?;
        }
        let note = Edits::of("contact_verification/1")
            .set("root", *root.as_bytes())
            .text("how", how)
            .set("at", at)
            .set("fingerprint", root.fingerprint());
        note.create(tx, CaseId::NONE)?;
        // What the person wrote under the new key waited for this.
        tx.admit_waiting()?;
        Ok(())
    })?;
    app.read(|reader| {
        reader
            .card(&root)
            .map(|card| view(reader, card))
            .ok_or(ErrorCode::NotFound.into())
    })
}

/// A contact as the person sees him.
pub(crate) fn view(reader: &Reader<'_>, card: &Card) -> ContactView {
    let root = card.root_id();
    let compared = reader.compared(&root);
    let state = if root == reader.own {
        "own"
    } else if compared.is_some() {
        "verified"
    } else {
        "unverified"
    };
    ContactView {
        contact: root.to_string(),
        name: card.facts.name.clone(),
        organisation: card.facts.organisation.clone(),
        domain: card.facts.domain.clone(),
        function: card.facts.function.clone(),
        fingerprint: root.fingerprint(),
        state: state.to_owned(),
        verified_at: compared.and_then(|compared| compared.at.clone()),
        verified_how: compared.map(|compared| compared.how.clone()),
        devices: count(card.active_devices().count()),
        version: u32::try_from(card.facts.version).unwrap_or(u32::MAX),
        succession: succession::claim(reader, card),
        left_at: reader.left(&root).map(|left| left.at.clone()),
        colleague_since: reader
            .colleague(&root)
            .ok()
            .flatten()
            .and_then(|note| note.text("confirmed_at").map(str::to_owned)),
        lost_devices: Some(count(card.facts.revoked.len())).filter(|lost| *lost > 0),
        clashing_cards: reader
            .vault
            .rivals(&root)
            .map(|rivals| count(rivals.len()))
            .ok()
            .filter(|rivals| *rivals > 0),
    }
}

/// Whoever has the passphrase of an archive, where a decision to disclose asks for whom it is.
pub(crate) fn archive_reader(reader: &Reader<'_>) -> ContactView {
    ContactView {
        contact: RootId::ARCHIVE.to_string(),
        name: reader.name(&RootId::ARCHIVE),
        organisation: String::new(),
        domain: "other".to_owned(),
        function: String::new(),
        fingerprint: String::new(),
        state: "verified".to_owned(),
        verified_at: None,
        verified_how: None,
        devices: 0,
        version: 0,
        succession: None,
        left_at: None,
        colleague_since: None,
        lost_devices: None,
        clashing_cards: None,
    }
}

/// Refuses files for somebody to whom nothing goes, whatever the person says: he left, he must be compared first, he has
/// another key by now, he claims to be who he is not; and from a device that was declared lost.
pub(crate) fn may_get_files(reader: &Reader<'_>, card: &Card) -> Result<(), ApiError> {
    let root = card.root_id();
    if reader.vault.is_declared_lost() {
        return Err(ErrorCode::DeviceLost.into());
    }
    if let Some(left) = reader.left(&root) {
        return Err(ApiError::new(ErrorCode::ContactLeft).with("at", &left.at));
    }
    if reader.vault.heir(&root) != root {
        return Err(ErrorCode::ContactSucceeded.into());
    }
    if succession::is_false(reader, card) {
        return Err(ErrorCode::FalseSuccession.into());
    }
    if card.succession.is_some() && !is_compared(reader, &root) {
        return Err(ErrorCode::CompareFirst.into());
    }
    Ok(())
}

/// A known person under another key, whose name is easily taken for the one on the card.
pub(crate) fn look_alike(reader: &Reader<'_>, card: &Card) -> Option<Card> {
    let alike = |other: &&Card| {
        other.root_id() != card.root_id()
            && likeness::look_alike(&other.facts.name, &card.facts.name)
    };
    reader.cards().find(alike).cloned()
}

/// People whose names are easily taken for each other, the own one among them.
fn taken_for_each_other(reader: &Reader<'_>) -> Vec<Vec<String>> {
    let mut by_likeness: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for card in reader.cards() {
        let alike = likeness::likeness(&card.facts.name);
        let people = by_likeness.entry(alike).or_default();
        people.push(card.root_id().to_string());
    }
    by_likeness.remove("");
    by_likeness.retain(|_, people| people.len() > 1);
    by_likeness.into_values().collect()
}

/// Whether files may go to a person without a further yes.
pub(crate) fn is_compared(reader: &Reader<'_>, root: &RootId) -> bool {
    *root == reader.own || reader.compared(root).is_some()
}

fn step_code(step: CardStep) -> &'static str {
    match step {
        CardStep::New => "new",
        CardStep::Newer => "newer",
        CardStep::Same => "same",
        // Only a file brings what is not kept.
        CardStep::Older | CardStep::NotKept => "older",
        CardStep::Clash => "clash",
    }
}

pub(crate) fn read_card(path: &Path) -> Result<Card, ApiError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| from_io(&error))?;
    file.take(MAX_CARD as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| from_io(&error))?;
    Card::decode(&bytes).map_err(|_| ErrorCode::CardUnreadable.into())
}
