//! Answering what others ask to erase, and taking an own decision back.

use crate::{
    api::{
        Done,
        erasing::{AnswerErasureRequest, ErasureRequest},
        error::{ApiError, ErrorCode},
    },
    application::App,
    decisions::by_decision,
    erasing::{Note, erasure_id, find, forget, sort_of},
    input::needed,
    reader::{Reader, instant},
    sent,
};
use casework::{
    calendar::Day,
    casefile::CaseFile,
    erasure::{is_held, refused_by},
    terms::{
        Term,
        keeping::{ErasedSort, ErasureBasis},
    },
};
use ledger::{
    author::Edit,
    cbor::Value,
    erasure::Answer,
    ids::{CaseId, ControlId, RecordId, RootId},
    record::{LIFE, delete_value},
};
use std::collections::{BTreeMap, BTreeSet};
use vault::{Erasure, ErasureState, Tx, Wanted};

/// Most characters of a reason that goes along with a receipt.
const MAX_REASON: usize = 900;

/// Whether somebody said that nothing of a case may be destroyed. Of a case that is hidden, what came in since counts.
pub(crate) fn is_case_held(reader: &Reader<'_>, case: CaseId) -> Result<bool, ApiError> {
    let holds = reader.vault.records_of_kind(case, ledger::erasure::HOLD)?;
    Ok(is_held(&CaseFile::read(case, &holds, reader.own)))
}

/// Whether what holds an own decision up holds this one up as well. Whether its term is over is for who asks to say.
fn may_not_agree(reader: &Reader<'_>, found: &Erasure) -> Result<bool, ApiError> {
    let header = &found.item.header;
    let file = CaseFile::read(
        header.case,
        &reader.vault.case_records(header.case)?,
        reader.own,
    );
    // A ground that nobody knows here is held up by whatever holds up any.
    let basis = ErasureBasis::parse(&header.basis).unwrap_or(ErasureBasis::TermOver);
    let blocks = refused_by(&file, header.targets.is_empty(), basis);
    Ok(!blocks.is_empty() || is_case_held(reader, header.case)?)
}

/// Answers what somebody else asks. Until then nothing is hidden here; the receipt goes with the next file for who asks.
pub(crate) fn answer_erasure(app: &App, request: AnswerErasureRequest) -> Result<Done, ApiError> {
    let id = erasure_id(&request.erasure)?;
    let answer = if request.agree {
        Answer::Agreed
    } else {
        let reason = needed("reason", &request.reason)?;
        if reason.chars().count() > MAX_REASON {
            return Err(ApiError::invalid("reason", "too_long"));
        }
        Answer::Refused(reason.to_owned())
    };
    let (found, onward, records) = app.read(|reader| {
        let found = find(reader, &id)?;
        if request.agree && !reader.vault.may_agree(&found.item.header)? {
            return Err(vault::Error::NotToErase.into());
        }
        if request.agree && may_not_agree(reader, &found)? {
            return Err(ErrorCode::OnHold.into());
        }
        let records = named(reader, &found)?;
        let onward = Onward::of(reader, &found)?;
        Ok((found, onward, records))
    })?;
    if request.agree && !request.yes {
        return Err(ErrorCode::NeedsYes.into());
    }
    let policy = app.policy();
    let now = app.env.now();
    let due = Day::today(now).plus(policy.retention.second_thoughts_days);
    app.write("answer_erasure", |tx| {
        tx.answer_erasure(&id, &answer, policy.retention.second_thoughts_ms())?;
        if answer.erases() {
            onward.ask(tx, &found, policy.retention.second_thoughts_ms())?;
            let basis = ErasureBasis::parse(&found.item.header.basis);
            let note = Note {
                sort: sort_of(&found.item),
                basis: basis.unwrap_or(ErasureBasis::OnRequest),
                item: &found.item,
            };
            let first = found.item.header.targets.first();
            let subject = first.map_or(found.item.header.case.record(), |one| one.record);
            note.write(tx, subject, records.len(), (&instant(now), due))?;
        }
        Ok(())
    })?;
    if request.agree {
        forget(app, &records)?;
    }
    Ok(Done::DONE)
}

/// Who received it from here, and so is asked as well.
struct Onward {
    /// Everything that is asked.
    whole: BTreeSet<RootId>,
    /// Only these records of it: nobody is told of one that he never received.
    partly: BTreeMap<BTreeSet<RecordId>, BTreeSet<RootId>>,
}

impl Onward {
    fn of(reader: &Reader<'_>, found: &Erasure) -> Result<Onward, ApiError> {
        let header = &found.item.header;
        let all: BTreeSet<RecordId> = header.targets.iter().map(|one| one.record).collect();
        let mut had: BTreeMap<RootId, BTreeSet<RecordId>> = BTreeMap::new();
        if all.is_empty() {
            let received = sent::received(reader, header.case, None)?;
            had.extend(received.into_iter().map(|root| (root, BTreeSet::new())));
        }
        for record in &all {
            let alone = BTreeSet::from([*record]);
            for root in sent::received(reader, header.case, Some(&alone))? {
                had.entry(root).or_default().insert(*record);
            }
        }
        had.remove(&found.root);
        let mut onward = Onward {
            whole: BTreeSet::new(),
            partly: BTreeMap::new(),
        };
        for (root, records) in had {
            if records == all {
                onward.whole.insert(root);
            } else {
                onward.partly.entry(records).or_default().insert(root);
            }
        }
        Ok(onward)
    }

    /// Passes the request on whole, and of a part asks in the own name.
    fn ask(&self, tx: &mut Tx<'_>, found: &Erasure, delay_ms: i64) -> Result<(), ApiError> {
        tx.ask_to_erase(&found.id(), &self.whole)?;
        let header = &found.item.header;
        for (records, people) in &self.partly {
            let targets = header.targets.iter().copied();
            let wanted = Wanted {
                redact: sort_of(&found.item) == ErasedSort::Value,
                case: header.case,
                targets: targets
                    .filter(|one| records.contains(&one.record))
                    .collect(),
                basis: header.basis.clone(),
            };
            for item in tx.erase(&wanted, delay_ms)? {
                tx.ask_to_erase(&item.id, people)?;
            }
        }
        Ok(())
    }
}

/// The records that an item is about, as far as they are here.
pub(crate) fn named(reader: &Reader<'_>, found: &Erasure) -> Result<BTreeSet<RecordId>, ApiError> {
    let header = &found.item.header;
    if header.targets.is_empty() {
        let records = reader.vault.case_records(header.case)?;
        return Ok(records.iter().map(|state| state.id).collect());
    }
    let records = header.targets.iter().map(|target| target.record);
    Ok(records
        .filter(|record| reader.vault.state(*record).is_ok())
        .collect())
}

/// Takes an own decision back, all its items: everything is where it was. Not once a file carried any of it, nor once it was
/// erased for good.
pub(crate) fn recall_erasure(app: &App, request: ErasureRequest) -> Result<Done, ApiError> {
    let id = erasure_id(&request.erasure)?;
    let (items, notes) = app.read(|reader| {
        let mut decisions = by_decision(reader, reader.vault.erasures()?)?.into_iter();
        let items = decisions
            .find(|items| items.iter().any(|item| item.id() == id))
            .ok_or(ErrorCode::NotFound)?;
        let stands = |item: &Erasure| item.state == ErasureState::Waiting && !item.has_left;
        if !items.iter().all(stands) {
            return Err(ErrorCode::Erased.into());
        }
        let items: Vec<ControlId> = items.iter().map(Erasure::id).collect();
        let notes = items.iter().map(|item| notes_of(reader, item));
        let notes: Vec<Vec<RecordId>> = notes.collect::<Result<_, ApiError>>()?;
        Ok((items, notes.concat()))
    })?;
    app.write("recall_erasure", |tx| {
        items.iter().try_for_each(|item| tx.recall_erasure(item))?;
        for note in notes {
            let deleted = delete_value(&tx.state(note)?, None);
            tx.write(note, &[(LIFE, Edit::Set(deleted))])?;
        }
        Ok(Done::DONE)
    })
}

/// The own records of destruction about a decision.
pub(crate) fn notes_of(reader: &Reader<'_>, id: &ControlId) -> Result<Vec<RecordId>, ApiError> {
    let notes = reader
        .vault
        .records_of_kind(CaseId::NONE, "destruction/1")?;
    let about = notes.iter().filter(|note| {
        let control = note.value("control").and_then(Value::as_bytes);
        !note.hidden() && control == Some(id.as_bytes().as_slice())
    });
    Ok(about.map(|note| note.id).collect())
}
