//! The register of disclosures: who received what, when, on which ground and in which file; and withdrawing a decision.

use crate::{
    api::{
        disclosing::{
            AnsweredView, DisclosedFileView, DisclosedItemView, DisclosureRegisterRequest,
            DisclosureRegisterView, DisclosureView, ReceivedView, WithdrawDisclosureRequest,
            WithdrawnView,
        },
        erasing::HolderView,
        error::{ApiError, ErrorCode},
    },
    application::App,
    disclosure_answers::FIELDS,
    input::{Edits, case_id, needed, record_id},
    reader::{Reader, code, count},
    sent::{self, SentNote},
    share_view::shared,
};
use casework::{
    calendar::{Day, Moment},
    case_number::case_number,
    disclosure::{CONSENT, DECISION, Decision, Disclosures},
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::RecordState,
};
use std::collections::{BTreeMap, BTreeSet};

/// The register of one case, or of all.
pub(crate) fn disclosure_register(
    app: &App,
    request: DisclosureRegisterRequest,
) -> Result<DisclosureRegisterView, ApiError> {
    let case = request.case.as_deref().map(case_id).transpose()?;
    app.read(|reader| {
        let cases = match case {
            Some(case) => vec![reader.case(case)?.id],
            None => reader.vault.cases_with(DECISION)?,
        };
        let went = sent::sent_notes(reader)?;
        let mut decisions = Vec::new();
        for case in cases {
            decisions.extend(of_case(reader, case, &went)?);
        }
        decisions.sort_by(|a, b| {
            b.decided_at
                .cmp(&a.decided_at)
                .then(a.record.cmp(&b.record))
        });
        Ok(DisclosureRegisterView {
            decisions,
            incomplete_since: sent::incomplete_since(reader)?,
        })
    })
}

fn of_case(
    reader: &Reader<'_>,
    case: CaseId,
    went: &[SentNote],
) -> Result<Vec<DisclosureView>, ApiError> {
    let mut records = reader.vault.records_of_kind(case, DECISION)?;
    records.extend(reader.vault.records_of_kind(case, CONSENT)?);
    let disclosures = Disclosures::of(&records, reader.own, reader.today);
    let found = disclosures.decisions().iter().filter_map(|decision| {
        let mut states = records.iter();
        let state = states.find(|state| state.id == decision.record)?;
        Some(view(reader, &disclosures, decision, state, went))
    });
    Ok(found.collect())
}

fn view(
    reader: &Reader<'_>,
    disclosures: &Disclosures,
    decision: &Decision,
    state: &RecordState,
    went: &[SentNote],
) -> DisclosureView {
    let text = |field: &str| state.text(field).unwrap_or_default().to_owned();
    let contact = decision.recipient;
    let goes = |record: RecordId| item(reader, disclosures, decision, record);
    DisclosureView {
        record: decision.record.to_string(),
        case: decision.case.to_string(),
        number: case_number(decision.case),
        contact: contact.map(|root| root.to_string()).unwrap_or_default(),
        recipient: contact
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
        ground: decision.ground.map(code),
        ground_label: decision
            .ground
            .map(|ground| reader.content.term(ground))
            .unwrap_or_default(),
        purpose: text("purpose"),
        items: decision.items.keys().copied().filter_map(goes).collect(),
        answers: answers(reader, state),
        decided_at: state.text("decided_at").map(str::to_owned),
        valid_until: state.text("valid_until").map(str::to_owned),
        stands: decision.lapse.is_none(),
        lapse: decision.lapse.map(code),
        lapse_text: decision.lapse.map(|lapse| reader.content.term(lapse)),
        files: files(went.iter(), |record| *record == decision.record),
        withdrawable: state.text("withdrawn_at").is_none(),
    }
}

/// A record that the decision names; one that is not here any more is left out.
fn item(
    reader: &Reader<'_>,
    disclosures: &Disclosures,
    decision: &Decision,
    record: RecordId,
) -> Option<DisclosedItemView> {
    let state = reader.vault.state(record).ok()?;
    let to = decision.recipient?;
    let goes = disclosures.opening(&state, &to).contains(&decision.record);
    let lapse = disclosures.lapse(&state, &to).filter(|_| !goes);
    Some(DisclosedItemView {
        item: shared(reader, &state),
        goes,
        lapse_text: lapse.map(|lapse| reader.content.term(lapse)),
    })
}

/// What was answered, as people read it.
fn answers(reader: &Reader<'_>, state: &RecordState) -> Vec<AnsweredView> {
    let words = |value: &Value| match value {
        Value::Text(text) => Some(in_words(reader, text)),
        Value::Bool(yes) => Some(reader.text(if *yes { "answer.yes" } else { "answer.no" })),
        Value::Map(_) => {
            let part = |name: &str| value.get(name).and_then(Value::as_text);
            let answer = reader.text(&format!("answer.{}", part("state")?));
            Some(format!("{answer}: {}", part("reason")?))
        }
        Value::Bytes(_) | Value::Null | Value::Int(_) | Value::Array(_) => None,
    };
    let asked = FIELDS.iter().filter(|field| **field != "purpose");
    asked
        .filter_map(|field| {
            Some(AnsweredView {
                field: (*field).to_owned(),
                label: reader.field_label(DECISION, field),
                text: state.value(field).and_then(words)?,
            })
        })
        .collect()
}

/// Days and moments as people say them.
fn in_words(reader: &Reader<'_>, text: &str) -> String {
    if let Some(day) = Day::parse(text) {
        return reader.content.day(day);
    }
    match Moment::parse(text) {
        Some(moment) => reader.content.moment(moment.local()),
        None => text.to_owned(),
    }
}

/// The files that went out on these decisions, the newest first; one file can have several notes.
fn files<'w>(
    went: impl DoubleEndedIterator<Item = &'w SentNote>,
    decided: impl Fn(&RecordId) -> bool,
) -> Vec<DisclosedFileView> {
    let mut files: Vec<DisclosedFileView> = Vec::new();
    for note in went.rev() {
        let on_it = note
            .grounds
            .iter()
            .filter(|(_, decision)| decided(decision));
        let records: BTreeSet<RecordId> = on_it.map(|(record, _)| *record).collect();
        if records.is_empty() {
            continue;
        }
        match files.iter_mut().find(|file| file.file == note.file) {
            Some(file) => file.records += count(records.len()),
            None => files.push(DisclosedFileView {
                file: note.file.clone(),
                name: note.name.clone(),
                at: note.at.clone(),
                records: count(records.len()),
            }),
        }
    }
    files
}

/// Everyone who received something on these decisions, by name.
pub(crate) fn received(
    reader: &Reader<'_>,
    went: &[SentNote],
    decisions: &BTreeSet<RecordId>,
) -> Vec<ReceivedView> {
    let mut by_person: BTreeMap<RootId, BTreeSet<RecordId>> = BTreeMap::new();
    for note in went {
        let on_it = note.grounds.iter();
        let on_it = on_it.filter(|(_, decision)| decisions.contains(decision));
        let records: Vec<RecordId> = on_it.map(|(record, _)| *record).collect();
        if !records.is_empty() {
            by_person.entry(note.to).or_default().extend(records);
        }
    }
    let view = |(root, records): (RootId, BTreeSet<RecordId>)| {
        let records: Vec<RecordId> = records.into_iter().collect();
        let to_him = went.iter().filter(|note| note.to == root);
        ReceivedView {
            contact: root.to_string(),
            name: reader.full_name(&root),
            records: reader.refs(&records),
            files: files(to_him, |decision| decisions.contains(decision)),
        }
    };
    let mut views: Vec<ReceivedView> = by_person.into_iter().map(view).collect();
    views.sort_by(|a, b| a.name.cmp(&b.name).then(a.contact.cmp(&b.contact)));
    views
}

/// Withdraws a decision: later files hold nothing of it. Who has something keeps it, and is named.
pub(crate) fn withdraw_disclosure(
    app: &App,
    request: WithdrawDisclosureRequest,
) -> Result<WithdrawnView, ApiError> {
    let record = record_id("record", &request.record)?;
    let reason = needed("reason", &request.reason)?;
    let today = app.read(|reader| {
        let state = own(reader, record, DECISION)?;
        if state.text("withdrawn_at").is_some() {
            return Err(ApiError::invalid("record", "already_withdrawn"));
        }
        Ok(reader.today)
    })?;
    app.write("withdraw_disclosure", |tx| {
        Edits::of(DECISION)
            .set("withdrawn_at", today.to_string())
            .set("withdrawn_reason", reason)
            .write(tx, record)
    })?;
    app.read(|reader| withdrawn(reader, &BTreeSet::from([record])))
}

/// A standing record of this kind that the own person made.
pub(crate) fn own(
    reader: &Reader<'_>,
    record: RecordId,
    kind: &str,
) -> Result<RecordState, ApiError> {
    let (state, _) = reader.record(record)?;
    if state.kind != kind || state.hidden() {
        return Err(ErrorCode::NotFound.into());
    }
    if state.creator() != Some(reader.own) {
        return Err(ErrorCode::NotCreator.into());
    }
    Ok(state)
}

/// What is left to do when nothing goes on these decisions any more: tell who has something.
pub(crate) fn withdrawn(
    reader: &Reader<'_>,
    decisions: &BTreeSet<RecordId>,
) -> Result<WithdrawnView, ApiError> {
    let received = received(reader, &sent::sent_notes(reader)?, decisions);
    let incomplete_since = sent::incomplete_since(reader)?;
    let may_have = if incomplete_since.is_some() {
        recipients(reader, decisions, &received)
    } else {
        Vec::new()
    };
    Ok(WithdrawnView {
        received,
        incomplete_since,
        may_have,
    })
}

/// For whom these decisions are, but for those of whom the list says that they received something on them.
fn recipients(
    reader: &Reader<'_>,
    decisions: &BTreeSet<RecordId>,
    received: &[ReceivedView],
) -> Vec<HolderView> {
    let states = decisions.iter().map(|id| reader.vault.state(*id));
    let states: Vec<RecordState> = states.filter_map(Result::ok).collect();
    let all = Disclosures::of(&states, reader.own, reader.today);
    let with_items = all.decisions().iter().filter(|one| !one.items.is_empty());
    let people: BTreeSet<RootId> = with_items.filter_map(|one| one.recipient).collect();
    let views = people.iter().map(|root| HolderView {
        contact: root.to_string(),
        name: reader.full_name(root),
    });
    views
        .filter(|one| received.iter().all(|other| other.contact != one.contact))
        .collect()
}
