//! What a file would change here, in words: the preview of an import.

use crate::{
    api::{
        contacts::CardNewsView,
        error::{ApiError, ErrorCode},
        importing::{
            AlarmView, ConflictAheadView, ImportCaseView, ImportItemView, ImportPreviewView,
            QuarantinedView,
        },
    },
    conflicts::shown,
    contacts::{card_changes, view},
    find::Doors,
    reader::{Reader, count, instant},
    rows::line,
    text::hex,
    timeline_view::title,
};
use casework::{
    address::AddressText,
    case_number::case_number,
    kinds::{
        kind,
        linked::{answer_of, count_answers},
    },
};
use exchange::{Contents, FileType, Opened};
use ledger::{
    acks::FileId,
    control::ControlKind,
    derive::{Authors, derive},
    erasure,
    identity::Card,
    ids::{CaseId, DeviceId, RecordId, RootId},
    plan::{Alarm, CardStep, Incoming, Lookup, Plan, QuarantineReason},
    record::RecordState,
    sharing::{Audience, Class},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vault::VaultLookup;

/// Most items of a file that a preview names one by one.
const NAMED: usize = 200;

/// The records of a file as they would stand after the merge.
struct Outlook<'v> {
    lookup: VaultLookup<'v>,
    devices: HashMap<DeviceId, RootId>,
    creators: HashMap<CaseId, DeviceId>,
}

impl<'v> Outlook<'v> {
    fn of(reader: &'v Reader<'_>, incoming: &Incoming) -> Outlook<'v> {
        let certified = incoming.cards.iter().flat_map(|card| {
            card.facts
                .devices
                .iter()
                .map(|device| (DeviceId::of(&device.signing), card.root_id()))
        });
        let first = incoming
            .changes
            .iter()
            .filter(|change| change.header.kind == "case/1" && change.header.nonce.is_some());
        Outlook {
            lookup: reader.vault.lookup(),
            devices: certified.collect(),
            creators: first
                .map(|change| (CaseId::of(change.header.record), change.header.device))
                .collect(),
        }
    }

    fn states(&self, incoming: &Incoming, plan: &Plan) -> BTreeMap<RecordId, RecordState> {
        let mut by_record: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
        for place in &plan.admit {
            by_record
                .entry(incoming.changes[*place].header.record)
                .or_default()
                .push(*place);
        }
        let after = |(record, places): (&RecordId, &Vec<usize>)| {
            let held = self.lookup.changes_of(record);
            let new = places.iter().map(|place| &incoming.changes[*place]);
            let all: Vec<_> = held.iter().chain(new).collect();
            derive(*record, &all, self).map(|state| (*record, state))
        };
        by_record.iter().filter_map(after).collect()
    }
}

impl Authors for Outlook<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.lookup
            .root_of(device)
            .or_else(|| self.devices.get(device).copied())
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        self.lookup
            .case_creator(case)
            .or_else(|| self.creators.get(case).copied())
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        self.lookup.case_sharing(case)
    }
}

/// A preview as the person sees it.
pub(crate) fn preview_view(
    reader: &Reader<'_>,
    opened: &Opened,
    plan: &Plan,
    token: &str,
    bytes: u64,
) -> Result<ImportPreviewView, ApiError> {
    // What was redacted here is not shown again.
    let erased = reader.vault.erased()?;
    let clean = erased.clean(&opened.contents.incoming);
    let incoming = &*clean;
    let outlook = Outlook::of(reader, incoming);
    let states = outlook.states(incoming, plan);
    let sender = sender_card(reader, incoming)?;
    let manifest = &opened.contents.manifest;
    let conflicts = conflicts_ahead(reader, &states, plan);
    let most = u32::from(reader.policy.conflicts_per_file);
    Ok(ImportPreviewView {
        token: token.to_owned(),
        file: hex(&manifest.id),
        from: view(reader, &sender),
        known: reader.card(&incoming.sender).is_some(),
        created_at: instant(manifest.created),
        bytes,
        partial: manifest.kind != FileType::Full,
        missing_files: missing_files(reader, &opened.contents)?,
        acknowledges: acknowledges(reader, &opened.contents)?,
        asks: count(asks(incoming, plan)),
        cases: cases(reader, incoming, plan, &states)?,
        new_records: count(plan.new_records.len()),
        changed_records: count(plan.changed_records.len()),
        unchanged: count(plan.unchanged),
        conflicts_need_yes: count(conflicts.len()) > most,
        most_conflicts: most,
        conflicts,
        deletions: plan
            .deletions
            .iter()
            .filter_map(|record| item(reader, plan, &states, record))
            .collect(),
        no_longer_shared: plan
            .out_of_sight
            .iter()
            .filter_map(|record| item(reader, plan, &states, record))
            .collect(),
        incomplete: count(plan.incomplete.len()),
        unknown_kinds: count(plan.unknown_kinds.len()),
        quarantined: quarantined(plan),
        refused: count(plan.refused.len()),
        erasures: erasures_in(reader, incoming, plan).0,
        alarms: lost_sender(reader, incoming, &sender)
            .into_iter()
            .chain(
                plan.alarms
                    .iter()
                    .map(|alarm| alarm_view(reader, incoming, alarm)),
            )
            .collect(),
        cards: card_news(reader, incoming, plan),
        own_unknown: own_unknown(incoming, plan, reader.vault.own().device),
        own_yes: incoming.own_yes,
        confirms_sender: !plan.new_cases.is_empty() && incoming.sender != reader.own,
        photos_back: count(photos_back(reader, opened)?.len()),
        items: states
            .keys()
            .filter_map(|record| item(reader, plan, &states, record))
            .take(NAMED)
            .collect(),
    })
}

/// Files of the sender on which this one builds and which never came here.
pub(crate) fn missing_files(reader: &Reader<'_>, contents: &Contents) -> Result<u32, ApiError> {
    let presumes = &contents.manifest.presumes;
    let missing = reader
        .vault
        .not_received(&contents.incoming.sender, presumes)?;
    Ok(count(missing.len()))
}

/// How many files that went to the sender the signing device acknowledges for the first time.
fn acknowledges(reader: &Reader<'_>, contents: &Contents) -> Result<u32, ApiError> {
    let (device, sender) = (contents.incoming.sender_device, contents.incoming.sender);
    let acks = contents.manifest.acks.iter();
    let own = acks.filter(|acks| acks.device == device);
    let files = own.flat_map(|acks| &acks.files).map(|acked| acked.file);
    let files: BTreeSet<FileId> = files.collect();
    let sent = reader.vault.sent_files(&sender)?;
    let new = sent
        .iter()
        .filter(|sent| files.contains(&sent.file) && !sent.acked.contains(&device));
    Ok(count(new.count()))
}

/// New questions of the sender.
fn asks(incoming: &Incoming, plan: &Plan) -> usize {
    let new = plan.control.iter().map(|place| &incoming.control[*place]);
    new.filter(|item| item.header.kind == ControlKind::Request)
        .count()
}

/// The cards of a file that are newer than those that are here, with what they say otherwise.
fn card_news(reader: &Reader<'_>, incoming: &Incoming, plan: &Plan) -> Vec<CardNewsView> {
    let steps = incoming.cards.iter().zip(&plan.cards);
    let newer = steps.filter(|(_, step)| **step == CardStep::Newer);
    let news = newer.filter_map(|(card, _)| {
        Some(CardNewsView {
            contact: view(reader, card),
            changes: card_changes(reader, reader.card(&card.root_id())?, card),
        })
    });
    news.filter(|news| !news.changes.is_empty()).collect()
}

/// How many changes of this very device it does not know: they come in with the owner's yes, and wait without it.
fn own_unknown(incoming: &Incoming, plan: &Plan, own: DeviceId) -> u32 {
    let aside = plan.quarantine.iter();
    let aside = aside.filter(|(_, reason)| *reason == QuarantineReason::UnknownOwn);
    let own = |place: &&usize| incoming.changes[**place].header.device == own;
    count(plan.admit.iter().filter(own).count() + aside.count())
}

/// How many requests to erase something a file brings that were not here, and how many answers to own ones; what the own
/// person signed elsewhere is neither.
pub(crate) fn erasures_in(reader: &Reader<'_>, incoming: &Incoming, plan: &Plan) -> (u32, u32) {
    let new = plan.control.iter();
    let new = new.map(|place| &incoming.control[*place].header);
    let (mut asked, mut answered) = (0, 0);
    for header in new.filter(|header| reader.vault.root_of(&header.device) != Some(reader.own)) {
        asked += u32::from(erasure::asks(header));
        answered += u32::from(erasure::answer(header).is_some());
    }
    (asked, answered)
}

/// The photos of records that are here which are missing here, and are in the file.
pub(crate) fn photos_back(
    reader: &Reader<'_>,
    opened: &Opened,
) -> Result<Vec<(RecordId, [u8; 32])>, ApiError> {
    let contents = &opened.contents;
    let mut back = reader.vault.lacking(&contents.incoming)?;
    back.retain(|(_, sha256)| contents.blobs.iter().any(|blob| blob.sha256 == *sha256));
    Ok(back)
}

/// The card of who signed the file.
pub(crate) fn sender_card(reader: &Reader<'_>, incoming: &Incoming) -> Result<Card, ApiError> {
    let in_file = incoming
        .cards
        .iter()
        .find(|card| card.root_id() == incoming.sender);
    in_file
        .or_else(|| reader.card(&incoming.sender))
        .cloned()
        .ok_or_else(|| ErrorCode::UnknownSigner.into())
}

/// The cases of a file.
pub(crate) fn cases(
    reader: &Reader<'_>,
    incoming: &Incoming,
    plan: &Plan,
    states: &BTreeMap<RecordId, RecordState>,
) -> Result<Vec<ImportCaseView>, ApiError> {
    let doors = Doors::of(&reader.vault.case_list(i64::MAX)?);
    // What was erased here has no page to lead to.
    let erased = reader.vault.erased()?.cases;
    let in_file: BTreeMap<CaseId, AddressText> = states
        .values()
        .rev()
        .filter(|state| state.kind == "address/1")
        .map(|state| (state.case, address_of(state)))
        .collect();
    let view = |id: &CaseId| {
        let here = || reader.vault.case_list_row(*id).ok();
        let address = in_file
            .get(id)
            .cloned()
            .or_else(|| here().as_ref().map(crate::find::address))
            .unwrap_or_default();
        let a = &address;
        ImportCaseView {
            case: id.to_string(),
            number: case_number(*id),
            address: line(
                [&a.street, &a.house_number, &a.house_letter, &a.suffix],
                &a.postcode,
                &a.town,
            ),
            new: plan.new_cases.contains(id),
            same_address: doors.has_other(*id, &address),
        }
    };
    let scope = incoming.scope.iter();
    Ok(scope.filter(|id| !erased.contains(*id)).map(view).collect())
}

fn address_of(state: &RecordState) -> AddressText {
    let text = |field: &str| state.text(field).unwrap_or_default().to_owned();
    AddressText {
        street: text("street"),
        house_number: text("house_number"),
        house_letter: text("house_letter"),
        suffix: text("suffix"),
        postcode: text("postcode"),
        town: text("town"),
    }
}

/// The answers in which people will differ; fields that belong together are one answer.
fn conflicts_ahead(
    reader: &Reader<'_>,
    states: &BTreeMap<RecordId, RecordState>,
    plan: &Plan,
) -> Vec<ConflictAheadView> {
    let mut views: Vec<(&str, ConflictAheadView)> = Vec::new();
    for ahead in &plan.conflicts {
        let Some(view) = conflict(reader, states, ahead) else {
            continue;
        };
        let kind = states
            .get(&ahead.record)
            .map_or("", |state| state.kind.as_str());
        let lead = answer_of(kind, &ahead.field).map_or(ahead.field.as_str(), |set| set[0]);
        let mut told = views.iter_mut();
        match told.find(|(held, told)| *held == lead && told.record == view.record) {
            Some((_, told)) => {
                told.own = joined(&told.own, &view.own);
                told.theirs = joined(&told.theirs, &view.theirs);
            }
            None => views.push((lead, view)),
        }
    }
    views.into_iter().map(|(_, view)| view).collect()
}

fn joined(one: &str, other: &str) -> String {
    let parts = [one, other].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// How many answers a merge leaves people to choose.
pub(crate) fn answers_ahead(reader: &Reader<'_>, plan: &Plan) -> usize {
    let mut by_record: BTreeMap<RecordId, Vec<&str>> = BTreeMap::new();
    for ahead in &plan.conflicts {
        by_record
            .entry(ahead.record)
            .or_default()
            .push(&ahead.field);
    }
    let counts = by_record.into_iter().filter_map(|(record, fields)| {
        let state = reader.vault.state(record).ok()?;
        Some(count_answers(&state.kind, fields))
    });
    counts.sum()
}

fn conflict(
    reader: &Reader<'_>,
    states: &BTreeMap<RecordId, RecordState>,
    ahead: &ledger::plan::ConflictAhead,
) -> Option<ConflictAheadView> {
    let after = states.get(&ahead.record)?;
    let before = reader.vault.state(ahead.record).ok();
    let rules = kind(&after.kind)?.field(&ahead.field)?;
    let held: Vec<_> = before
        .iter()
        .flat_map(|state| state.fields.get(&ahead.field))
        .flat_map(|field| &field.heads)
        .collect();
    let words = |value: Option<&ledger::cbor::Value>| {
        value
            .map(|value| shown(reader, rules, value))
            .unwrap_or_default()
    };
    let theirs = after.fields.get(&ahead.field)?.heads.iter();
    let theirs = theirs.filter(|head| !held.iter().any(|held| held.at == head.at));
    Some(ConflictAheadView {
        record: ahead.record.to_string(),
        case: casework::casefile::case_of(after).to_string(),
        kind_label: reader.kind_label(&after.kind),
        field_label: reader.field_label(&after.kind, &ahead.field),
        own: held
            .iter()
            .map(|head| words(head.value.as_ref()))
            .collect::<Vec<_>>()
            .join(" · "),
        theirs: theirs
            .map(|head| words(head.value.as_ref()))
            .collect::<Vec<_>>()
            .join(" · "),
    })
}

fn item(
    reader: &Reader<'_>,
    plan: &Plan,
    states: &BTreeMap<RecordId, RecordState>,
    record: &RecordId,
) -> Option<ImportItemView> {
    let state = states.get(record)?;
    Some(ImportItemView {
        record: record.to_string(),
        case: casework::casefile::case_of(state).to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        new: plan.new_records.contains_key(record),
    })
}

fn quarantined(plan: &Plan) -> Vec<QuarantinedView> {
    let mut counts: BTreeMap<QuarantineReason, u32> = BTreeMap::new();
    let aside = plan.quarantine.iter().chain(&plan.control_aside);
    for (_, reason) in aside {
        *counts.entry(*reason).or_default() += 1;
    }
    let view = |(reason, count)| QuarantinedView {
        reason: vault::reason_code(reason).to_owned(),
        count,
    };
    counts.into_iter().map(view).collect()
}

/// The file was made on a device that its owner declared lost: whoever found it may have made it.
fn lost_sender(reader: &Reader<'_>, incoming: &Incoming, sender: &Card) -> Option<AlarmView> {
    let lost = reader.vault.lookup().is_revoked(&incoming.sender_device);
    lost.then(|| AlarmView {
        code: "lost_device".to_owned(),
        contact: Some(view(reader, sender)),
        other: None,
    })
}

fn alarm_view(reader: &Reader<'_>, incoming: &Incoming, alarm: &Alarm) -> AlarmView {
    let (code, root, other) = match alarm {
        Alarm::CardClash(root) => ("card_clash", Some(root), None),
        Alarm::LookAlike { new, known } => ("look_alike", Some(known), Some(new)),
        Alarm::Succession { new, from } => ("succession", Some(from), Some(new)),
        Alarm::FalseSuccession { new, from } => ("false_succession", Some(from), Some(new)),
        Alarm::UnknownOwn(_) => ("unknown_own", None, None),
        Alarm::Fork(_) => ("fork", None, None),
    };
    let in_file = |root: &RootId| incoming.cards.iter().find(|card| card.root_id() == *root);
    let known = root.and_then(|root| reader.card(root).or_else(|| in_file(root)));
    AlarmView {
        code: code.to_owned(),
        contact: known.map(|card| view(reader, card)),
        other: other.and_then(in_file).map(|card| view(reader, card)),
    }
}
