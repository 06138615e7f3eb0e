//! Contacts: cards, fingerprints and who was compared.

use crate::{
    api::{
        Nothing, PathRequest,
        contacts::{ContactListView, ContactView, ImportedCardView, VerifyContactRequest},
        error::{ApiError, ErrorCode},
    },
    application::App,
    failure::from_io,
    input::{Edits, needed, root_id},
    reader::{Reader, count, instant},
};
use ledger::{
    identity::{Card, MAX_CARD},
    ids::{CaseId, RootId},
    plan::CardStep,
};
use std::{
    fs::{self, File},
    io::{Read, Write},
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
        })
    })
}

/// Writes the own card to a file.
pub(crate) fn export_card(app: &App, request: PathRequest) -> Result<ContactView, ApiError> {
    app.read(|reader| {
        let card = reader.vault.own_card()?;
        write_whole(Path::new(&request.path), &card.item()).map_err(|error| from_io(&error))?;
        Ok(view(reader, &card))
    })
}

/// Takes in a colleague's card.
pub(crate) fn import_card(app: &App, request: PathRequest) -> Result<ImportedCardView, ApiError> {
    let card = read_card(Path::new(&request.path))?;
    let root = card.root_id();
    let before =
        app.read(|reader| Ok(look_alike(reader, &card).map(|card| view(reader, &card))))?;
    let step = app.write("import_card", |tx| Ok(tx.store_card(&card)?))?;
    app.read(|reader| {
        let held = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        Ok(ImportedCardView {
            contact: view(reader, held),
            step: step_code(step).to_owned(),
            look_alike: if step == CardStep::New { before } else { None },
        })
    })
}

/// Notes that the fingerprint was compared with the person himself.
pub(crate) fn verify_contact(
    app: &App,
    request: VerifyContactRequest,
) -> Result<ContactView, ApiError> {
    let root = root_id("contact", &request.contact)?;
    let how = needed("how", &request.how)?;
    if plain(&request.fingerprint) != plain(&root.fingerprint()) {
        return Err(ErrorCode::FingerprintDiffers.into());
    }
    app.read(|reader| {
        reader
            .card(&root)
            .map(|_| ())
            .ok_or(ErrorCode::NotFound.into())
    })?;
    let at = instant(app.env.now());
    app.write("verify_contact", |tx| {
        let note = Edits::of("contact_verification/1")
            .set("root", *root.as_bytes())
            .text("how", how)
            .set("at", at)
            .set("fingerprint", root.fingerprint());
        note.create(tx, CaseId::NONE)
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
    }
}

/// A known person with the same name and organisation under another key.
pub(crate) fn look_alike(reader: &Reader<'_>, card: &Card) -> Option<Card> {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let mut others = reader
        .cards()
        .filter(|other| other.root_id() != card.root_id());
    let found = others.find(|other| {
        same(&other.facts.name, &card.facts.name)
            && same(&other.facts.organisation, &card.facts.organisation)
    });
    found.cloned()
}

/// Whether files may go to a person without a further yes.
pub(crate) fn is_compared(reader: &Reader<'_>, root: &RootId) -> bool {
    *root == reader.own || reader.compared(root).is_some()
}

fn plain(fingerprint: &str) -> String {
    let letters = fingerprint
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_uppercase());
    letters
        .map(|c| {
            if c == 'O' {
                '0'
            } else if c == 'I' || c == 'L' {
                '1'
            } else {
                c
            }
        })
        .collect()
}

fn step_code(step: CardStep) -> &'static str {
    match step {
        CardStep::New => "new",
        CardStep::Newer => "newer",
        CardStep::Same => "same",
        CardStep::Older => "older",
        CardStep::Clash => "clash",
    }
}

fn read_card(path: &Path) -> Result<Card, ApiError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| from_io(&error))?;
    file.take(MAX_CARD as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| from_io(&error))?;
    Card::decode(&bytes).map_err(|_| ErrorCode::CardUnreadable.into())
}

/// Writes a small file whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("part");
    let write = || {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().inspect_err(|_| drop(fs::remove_file(&beside)))
}
