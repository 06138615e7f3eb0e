//! Until when this vault knows what each partner did: the day of his last file, or of the last time he was spoken.

use crate::{
    api::{
        Done,
        attention::{ConfirmKnownUntilRequest, KnownUntilView},
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::open_case,
    input::{case_id, day, record_id},
    partners::partner_name,
    reader::{Case, Reader},
    sent,
};
use casework::{
    attention::known_until::KnownUntil,
    calendar::{Day, Moment},
    casefile::party::Partner,
};
use ledger::ids::RootId;
use std::collections::HashMap;

/// Everything that is known, of every person whose card is here.
pub(crate) fn known_until(reader: &Reader<'_>) -> Result<KnownUntil, ApiError> {
    let mut known: KnownUntil = by_files(reader)?.into_iter().collect();
    for (root, day) in confirmed(reader)? {
        known.note(root, day);
    }
    Ok(known)
}

/// The day on which the last file of each person was merged.
fn by_files(reader: &Reader<'_>) -> Result<HashMap<RootId, Day>, ApiError> {
    let received = sent::last_received(reader)?.into_iter();
    let days = received.filter_map(|(root, at)| Some((root, Moment::parse(&at)?.day())));
    Ok(days.collect())
}

/// The day up to which the own person says that what is here of someone is complete.
fn confirmed(reader: &Reader<'_>) -> Result<HashMap<RootId, Day>, ApiError> {
    let mut days = HashMap::new();
    for card in reader.cards() {
        let root = card.root_id();
        let held = reader.vault.setting(&place(&root))?;
        if let Some(day) = held.as_deref().and_then(Day::parse) {
            days.insert(root, day);
        }
    }
    Ok(days)
}

fn place(root: &RootId) -> String {
    format!("known_until:{root}")
}

/// The same as a person sees it, per partner of a case.
pub(crate) fn views(reader: &Reader<'_>, case: &Case) -> Result<Vec<KnownUntilView>, ApiError> {
    let (files, confirmed) = (by_files(reader)?, confirmed(reader)?);
    let view = |partner: &Partner| {
        let root = partner.root.known();
        let file = root.and_then(|root| files.get(root));
        let said = root.and_then(|root| confirmed.get(root));
        let (day, by) = match (root, file, said) {
            (None, _, _) => (Some(reader.today), "without_woonrust"),
            (Some(root), _, _) if *root == reader.own => (Some(reader.today), "own"),
            (Some(_), file, Some(said)) if file.is_none_or(|file| file < said) => {
                (Some(*said), "confirmed")
            }
            (Some(_), Some(file), _) => (Some(*file), "file"),
            (Some(_), None, _) => (None, "nothing"),
        };
        KnownUntilView {
            partner: partner.meta.record.to_string(),
            name: partner_name(partner),
            day: day.map(|day| day.to_string()),
            by: by.to_owned(),
        }
    };
    Ok(case.file.active_partners().map(view).collect())
}

/// The own person spoke a partner: up to this day nothing of him is missing here. Kept on this device only, because
/// only this device knows what reached it.
pub(crate) fn confirm_known_until(
    app: &App,
    request: ConfirmKnownUntilRequest,
) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let record = record_id("partner", &request.partner)?;
    let (root, until) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let partner = case.file.partner(&record).ok_or(ErrorCode::NotPartner)?;
        let root = partner.root.known().ok_or(ErrorCode::NotPartner)?;
        if reader.card(root).is_none() {
            return Err(ErrorCode::NotFound.into());
        }
        let until = request.day.as_deref().map(|text| day("day", text));
        let until = until.transpose()?.unwrap_or(reader.today);
        if until > reader.today {
            return Err(ApiError::invalid("day", "in_future"));
        }
        Ok((*root, until))
    })?;
    app.with(|vault| {
        Ok(vault.local("confirm_known_until", |local| {
            local.set_setting(&place(&root), &until.to_string())
        })?)
    })?;
    Ok(Done::DONE)
}
