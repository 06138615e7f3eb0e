//! What was decided to erase and what others ask, who answered, and what is over its term.

use crate::{
    api::{
        CaseRequest, Nothing,
        erasing::{
            DestructionProposalView, ErasedWordsView, ErasureListView, ErasureView, PartyView,
            RetentionView, TermView, ToSendView,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    decisions::{by_decision, is_own, parties},
    erasing::{backups, options, sort_of},
    erasing_answers::{is_case_held, named},
    extracts::field_words,
    input::case_id,
    reader::{Case, Reader, code, count, instant_ms},
    rows::{address_line, address_of},
};
use casework::{
    calendar::Day,
    case_number::case_number,
    erasure::blocks,
    kinds::kind,
    retention::Retention,
    terms::{
        Term,
        keeping::{ErasedSort, ErasureBasis, RetentionClass},
    },
};
use ledger::{
    cbor::Value,
    change::Change,
    control::Target,
    erasure::{Answer, answer, asks, refuses},
    ids::{CaseId, RecordId, RootId},
};
use std::collections::{BTreeMap, BTreeSet};
use vault::{Erasure, ErasureState, Party};

/// Everything about erasing, for the one screen that shows it.
pub(crate) fn list_erasures(app: &App, _: Nothing) -> Result<ErasureListView, ApiError> {
    app.read(|reader| {
        let mut views = Vec::new();
        for items in by_decision(reader, reader.vault.erasures()?)? {
            views.push(decision_view(reader, &items)?);
        }
        let ready = by_decision(reader, ready(reader)?)?;
        let (own, mut asked): (Vec<ErasureView>, Vec<ErasureView>) =
            views.into_iter().partition(|view| view.own);
        asked.sort_by_key(|view| view.state != "asked");
        Ok(ErasureListView {
            own,
            asked,
            proposals: proposals(reader)?,
            to_send: to_send(reader)?,
            ready: count(ready.len()),
            rewrite_due: reader.vault.owes_rewrite()?,
            backups: backups(reader)?,
        })
    })
}

/// What waits, is due, and no hold keeps.
pub(crate) fn ready(reader: &Reader<'_>) -> Result<Vec<Erasure>, ApiError> {
    let mut ready = Vec::new();
    for erasure in reader.vault.erasures()? {
        let due = erasure.state == ErasureState::Waiting && erasure.due_ms <= reader.now.ms;
        if due && !is_case_held(reader, erasure.item.header.case)? {
            ready.push(erasure);
        }
    }
    Ok(ready)
}

/// A decision is one row, in however many items it stands.
fn decision_view(reader: &Reader<'_>, items: &[Erasure]) -> Result<ErasureView, ApiError> {
    let views = items.iter().map(|item| view(reader, item));
    let mut views = views.collect::<Result<Vec<_>, _>>()?.into_iter();
    let mut whole = views.next().ok_or(ErrorCode::NotFound)?;
    for part in views {
        if part.erased_at.is_none() {
            (whole.state, whole.erased_at) = (part.state, None);
        }
        whole.parts.extend(part.parts);
        whole.words.extend(part.words);
        whole.records += part.records;
        whole.held |= part.held;
        whole.may_recall &= part.may_recall;
    }
    let parties = parties(items);
    whole.parties = parties.iter().map(|one| party_view(reader, one)).collect();
    Ok(whole)
}

fn view(reader: &Reader<'_>, erasure: &Erasure) -> Result<ErasureView, ApiError> {
    let header = &erasure.item.header;
    let row = reader.vault.case_list_row(header.case).ok();
    let own = is_own(reader, erasure);
    let waiting = erasure.state == ErasureState::Waiting;
    let undecided = matches!(erasure.state, ErasureState::Asked | ErasureState::Refused);
    let basis = ErasureBasis::parse(&header.basis);
    let day = |ms: i64| (ms > 0).then(|| Day::at(ms).to_string());
    Ok(ErasureView {
        erasure: erasure.id().to_string(),
        sort: code(sort_of(&erasure.item)),
        case: row.as_ref().map(|row| row.case.to_string()),
        number: if header.case == CaseId::NONE {
            String::new()
        } else {
            case_number(header.case)
        },
        address: row.as_ref().map(address_line).unwrap_or_default(),
        parts: parts(reader, erasure)?,
        words: words(reader, erasure)?,
        by: reader.full_name(&erasure.root),
        own,
        state: erasure.state.code().to_owned(),
        basis: basis
            .map(|basis| reader.content.term(basis))
            .unwrap_or_default(),
        since: instant_ms(erasure.since_ms),
        erased_from: day(erasure.due_ms),
        erased_at: (erasure.done_ms > 0).then(|| instant_ms(erasure.done_ms)),
        records: match erasure.state {
            ErasureState::Asked | ErasureState::Refused => count(named(reader, erasure)?.len()),
            ErasureState::Waiting | ErasureState::Erased => erasure.records,
        },
        held: waiting && is_case_held(reader, header.case)?,
        may_recall: own && waiting && !erasure.has_left && asks(header),
        may_agree: !own && undecided && reader.vault.may_agree(header)?,
        reason: erasure.reason.clone(),
        parties: Vec::new(),
    })
}

/// What of a case somebody asks to erase, by its name; of a whole case nothing is named one by one.
fn parts(reader: &Reader<'_>, erasure: &Erasure) -> Result<Vec<crate::api::LinkView>, ApiError> {
    if erasure.item.header.targets.is_empty() {
        return Ok(Vec::new());
    }
    let records: Vec<RecordId> = named(reader, erasure)?.into_iter().collect();
    Ok(reader.refs(&records))
}

/// The words that are asked for, old versions too, each once. Read from the signed changes: they name the field.
fn words(reader: &Reader<'_>, erasure: &Erasure) -> Result<Vec<ErasedWordsView>, ApiError> {
    let mut views = Vec::new();
    if sort_of(&erasure.item) != ErasedSort::Value {
        return Ok(views);
    }
    let asked: BTreeSet<&Target> = erasure.item.header.targets.iter().collect();
    for record in named(reader, erasure)? {
        for change in reader.vault.changes_of(record)? {
            for index in 0..change.header.writes.len() {
                let at = change.at(index);
                let target = Target {
                    record,
                    change: Some(at.change),
                    write: Some(at.index),
                };
                if !asked.contains(&target) {
                    continue;
                }
                let view = words_view(reader, &change, index);
                if !views.contains(&view) {
                    views.push(view);
                }
            }
        }
    }
    Ok(views)
}

fn words_view(reader: &Reader<'_>, change: &Change, index: usize) -> ErasedWordsView {
    let (kind_name, field) = (&change.header.kind, &change.header.writes[index].field);
    let known = kind(kind_name).and_then(|kind| kind.field(field));
    let text = |value: &Value| match known {
        Some(field) => field_words(reader, field, value),
        None => value.as_text().unwrap_or_default().to_owned(),
    };
    let slot = change.body.get(index).and_then(Option::as_ref);
    ErasedWordsView {
        record: change.header.record.to_string(),
        label: known.map_or_else(
            || field.clone(),
            |known| reader.field_label(kind_name, known.name),
        ),
        text: slot.map(|slot| text(&slot.value)),
    }
}

fn party_view(reader: &Reader<'_>, party: &Party) -> PartyView {
    let reason = match &party.answer {
        Some(Answer::Refused(reason)) => reason.clone(),
        Some(Answer::Agreed | Answer::Erased) | None => String::new(),
    };
    PartyView {
        contact: party.root.to_string(),
        name: reader.full_name(&party.root),
        sent: party.sent,
        answer: party.answer.as_ref().map(|answer| answer.code().to_owned()),
        reason,
        answered_at: (party.answered_ms > 0).then(|| instant_ms(party.answered_ms)),
    }
}

/// For whom requests or receipts about erasing wait that no file carried yet.
fn to_send(reader: &Reader<'_>) -> Result<Vec<ToSendView>, ApiError> {
    let mut waiting: BTreeMap<RootId, (u32, u32)> = BTreeMap::new();
    for addressed in reader.vault.controls_addressed()? {
        let header = &addressed.item.header;
        let about = asks(header) || answer(header).is_some();
        if about && !addressed.sent && addressed.answer.is_none() && addressed.to != reader.own {
            let (items, refusals) = waiting.entry(addressed.to).or_default();
            *items += 1;
            *refusals += u32::from(refuses(header));
        }
    }
    let mut views: Vec<ToSendView> = waiting
        .into_iter()
        .map(|(root, (items, refusals))| ToSendView {
            contact: root.to_string(),
            name: reader.full_name(&root),
            items,
            refusals,
        })
        .collect();
    views.sort_by(|a, b| a.name.cmp(&b.name).then(a.contact.cmp(&b.contact)));
    Ok(views)
}

/// Closed cases that are over their term, the longest first. A case in which anything was written within the shortest term
/// cannot be among them, and is not read.
fn proposals(reader: &Reader<'_>) -> Result<Vec<DestructionProposalView>, ApiError> {
    let shortest = reader.policy.retention.shortest_months();
    let mut views = Vec::new();
    for row in reader.vault.case_list(i64::MAX)? {
        let quiet = Day::at(row.last_ms).plus_months(shortest) <= reader.today;
        if row.closed && !row.withdrawn && quiet {
            views.extend(proposal(reader, &reader.case(row.case)?));
        }
    }
    views.sort_by(|a, b| a.since.cmp(&b.since).then(a.case.cmp(&b.case)));
    Ok(views)
}

fn proposal(reader: &Reader<'_>, case: &Case) -> Option<DestructionProposalView> {
    let found = Retention::of(&case.file, &case.records, reader.policy)?;
    let whole = found.is_over(reader.today);
    let over = if whole {
        Vec::new()
    } else {
        found.over(reader.today)
    };
    let since = if whole {
        found.until
    } else {
        over.iter().map(|kept| kept.until).min()?
    };
    let parts: Vec<RecordId> = over.iter().map(|kept| kept.record).collect();
    Some(DestructionProposalView {
        case: case.id.to_string(),
        number: case_number(case.id),
        address: address_of(&case.file),
        whole,
        since: since.to_string(),
        parts: reader.refs(&parts),
    })
}

/// How long a case is kept, by term.
pub(crate) fn retention(app: &App, request: CaseRequest) -> Result<RetentionView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let found = Retention::of(&case.file, &case.records, reader.policy);
        let records = found.as_ref().map(|found| found.records.as_slice());
        let mut terms: BTreeMap<(Day, RetentionClass), BTreeSet<RecordId>> = BTreeMap::new();
        for kept in records.unwrap_or_default() {
            let of_term = terms.entry((kept.until, kept.class)).or_default();
            of_term.insert(kept.record);
        }
        Ok(RetentionView {
            closed: found.is_some(),
            until: found.as_ref().map(|found| found.until.to_string()),
            over: found
                .as_ref()
                .is_some_and(|found| found.is_over(reader.today)),
            blocks: options(reader, blocks(&case.file)),
            terms: terms
                .into_iter()
                .map(|((until, class), records)| TermView {
                    class: code(class),
                    label: reader.content.term(class),
                    records: count(records.len()),
                    until: until.to_string(),
                })
                .collect(),
        })
    })
}
