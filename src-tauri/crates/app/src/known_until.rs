//! Until when this vault knows what each partner did: the day on which his last file about the case was made, or of the
//! last time he was spoken.

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
};
use casework::{attention::known_until::KnownUntil, calendar::Day, casefile::party::Partner};
use exchange::{Contents, FileType};
use ledger::{
    env::Wall,
    erasure,
    ids::{CaseId, DeviceId, RootId},
    plan::{Incoming, Plan, case_of},
};
use std::collections::{BTreeSet, HashMap};

/// What the keys begin with under which stands until when a file tells what its sender did in a case.
const BY_FILE: &str = "known_by_file:";

/// Everything that is known, of every person whose card is here.
pub(crate) fn known_until(reader: &Reader<'_>) -> Result<KnownUntil, ApiError> {
    let mut known: KnownUntil = confirmed(reader)?.into_iter().collect();
    for (key, day) in reader.vault.settings_under(BY_FILE)? {
        if let Some(((root, case), day)) = read_file_place(&key).zip(Day::parse(&day)) {
            known.note_file(root, case, day);
        }
    }
    Ok(known)
}

fn file_place(root: &RootId, case: &CaseId) -> String {
    format!("{BY_FILE}{root}:{case}")
}

fn read_file_place(key: &str) -> Option<(RootId, CaseId)> {
    let (root, case) = key.strip_prefix(BY_FILE)?.split_once(':')?;
    Some((root.parse().ok()?, case.parse().ok()?))
}

/// The day up to which the files of each partner of a case tell what he did in it.
fn by_files(reader: &Reader<'_>, case: &Case) -> Result<HashMap<RootId, Day>, ApiError> {
    let mut days = HashMap::new();
    let partners = case.file.active_partners();
    for root in partners.filter_map(|partner| partner.root.known()) {
        let held = reader.vault.setting(&file_place(root, &case.id))?;
        if let Some(day) = held.as_deref().and_then(Day::parse) {
            days.insert(*root, day);
        }
    }
    Ok(days)
}

/// What a file that comes in tells of its sender, as settings to keep with it: per case that it tells whole the day on
/// which it was made. What is known already stays where it is later.
pub(crate) fn told_by(
    reader: &Reader<'_>,
    contents: &Contents,
    plan: &Plan,
) -> Result<Vec<(String, String)>, ApiError> {
    let incoming = &contents.incoming;
    if !tells_all(reader, contents)? {
        return Ok(Vec::new());
    }
    let until = made_on(contents.manifest.created, reader.today);
    let scope: BTreeSet<CaseId> = incoming.scope.iter().copied().collect();
    let mut told = Vec::new();
    let mut whole = told_whole(parts(incoming, plan));
    if contents.manifest.kind == FileType::Delta {
        // Of a case about which nothing stands in it nothing is new.
        let touched: BTreeSet<CaseId> = incoming.changes.iter().map(case_of).collect();
        whole.extend(&(&scope - &touched) - &erasure::only_asked(incoming));
    }
    for case in whole.intersection(&scope) {
        let key = file_place(&incoming.sender, case);
        let held = reader.vault.setting(&key)?;
        let held = held.as_deref().and_then(Day::parse);
        if held.is_none_or(|held| held < until) {
            told.push((key, until.to_string()));
        }
    }
    Ok(told)
}

/// Whether a file brings what its sender has up to its day: everything, or what is new since files that are here. One of
/// several that build on nothing is a part of everything.
fn tells_all(reader: &Reader<'_>, contents: &Contents) -> Result<bool, ApiError> {
    let (manifest, sender) = (&contents.manifest, &contents.incoming.sender);
    Ok(match manifest.kind {
        FileType::Full => true,
        FileType::Delta => {
            let missing = reader.vault.not_received(sender, &manifest.presumes)?;
            !manifest.presumes.is_empty() && missing.is_empty()
        }
        FileType::Handover | FileType::Archive => false,
    })
}

/// The day of a file: as its sender claims, and never later than today.
fn made_on(created: Wall, today: Day) -> Day {
    Day::today(created).min(today)
}

/// One change of a file.
struct Part {
    case: CaseId,
    /// The sender wrote it.
    of_sender: bool,
    /// It was set aside.
    aside: bool,
}

fn parts(incoming: &Incoming, plan: &Plan) -> impl Iterator<Item = Part> {
    // What was erased here tells nothing of its case either.
    let refused = plan.refused.iter().copied();
    let aside = plan.quarantine.iter().map(|(place, _)| *place);
    let aside: BTreeSet<usize> = aside.chain(refused).collect();
    let cards = incoming.cards.iter();
    let cards = cards.filter(|card| card.root_id() == incoming.sender);
    let devices: BTreeSet<DeviceId> = cards
        .flat_map(|card| &card.facts.devices)
        .map(|certificate| DeviceId::of(&certificate.signing))
        .collect();
    let changes = incoming.changes.iter().enumerate();
    changes.map(move |(place, change)| Part {
        case: case_of(change),
        of_sender: devices.contains(&change.header.device),
        aside: aside.contains(&place),
    })
}

/// The cases of which something came in and nothing that the sender wrote was set aside.
fn told_whole(parts: impl Iterator<Item = Part>) -> BTreeSet<CaseId> {
    let (mut told, mut lacking) = (BTreeSet::new(), BTreeSet::new());
    for part in parts {
        match (part.aside, part.of_sender) {
            (false, _) => told.insert(part.case),
            (true, true) => lacking.insert(part.case),
            (true, false) => false,
        };
    }
    &told - &lacking
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
    let (files, confirmed) = (by_files(reader, case)?, confirmed(reader)?);
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

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: CaseId = CaseId::from_bytes([7; 16]);
    const OTHER: CaseId = CaseId::from_bytes([8; 16]);

    fn part(case: CaseId, of_sender: bool, aside: bool) -> Part {
        Part {
            case,
            of_sender,
            aside,
        }
    }

    #[test]
    fn a_file_counts_from_the_day_on_which_it_was_made_and_never_ahead() {
        let at = |ms| Wall {
            ms,
            offset_minutes: 60,
        };
        // 20 November 2026, 14.32 in Amsterdam, and ten days later.
        let (made, ahead) = (at(1_795_181_520_000), at(1_796_045_520_000));
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(made_on(made, day("2026-12-24")), day("2026-11-20"));
        assert_eq!(made_on(ahead, day("2026-11-20")), day("2026-11-20"));
    }

    #[test]
    fn what_was_set_aside_tells_nothing_of_its_case() {
        let whole = |parts: Vec<Part>| told_whole(parts.into_iter());
        assert!(whole(vec![part(CASE, true, true), part(CASE, false, true)]).is_empty());
        assert!(whole(vec![part(CASE, false, false), part(CASE, true, true)]).is_empty());
        let others = vec![
            part(CASE, true, false),
            part(CASE, false, true),
            part(OTHER, true, true),
        ];
        assert_eq!(whole(others), BTreeSet::from([CASE]));
    }

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let root = RootId::from_bytes([3; 32]);
        assert_eq!(
            read_file_place(&file_place(&root, &CASE)),
            Some((root, CASE))
        );
        assert_eq!(read_file_place("known_until:x"), None);
    }
}
