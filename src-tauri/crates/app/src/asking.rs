//! Asking a colleague for what is missing, and what colleagues ask.

use crate::{
    api::{
        Done,
        error::{ApiError, ErrorCode},
        sharing::{AskFullCopyRequest, AskedView},
    },
    application::App,
    input::{case_id, root_id},
    reader::{Reader, count, instant},
    sharing::Selection,
    timeline_view::title,
};
use casework::{casefile::case_of as case_of_record, partners::Partners};
use ledger::{
    change::{Change, WriteRef},
    control::{ControlHeader, ControlItem, ControlKind, MAX_TARGETS, Target},
    erasure::Erased,
    ids::{CaseId, ControlId, DeviceId, RecordId, RootId},
    plan::case_of,
    record::{RecordState, is_universal},
    request::Asked,
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody asks of some cases, and was not answered.
#[derive(Default)]
pub(crate) struct Requests {
    open: Vec<ControlHeader>,
    whole: BTreeSet<CaseId>,
    asked: Asked,
}

impl Requests {
    fn of(open: Vec<ControlHeader>) -> Requests {
        let whole = open.iter().filter(|header| header.targets.is_empty());
        Requests {
            whole: whole.map(|header| header.case).collect(),
            asked: Asked::of(&open),
            open,
        }
    }

    /// Without those for a value that stays: they are not answered.
    pub fn met_by(self, going: &BTreeSet<WriteRef>) -> Requests {
        let mut open = self.open;
        open.retain(|header| values(header).all(|at| going.contains(&at)));
        Requests::of(open)
    }

    /// Whether a change goes though it was acknowledged.
    pub fn wants(&self, change: &Change) -> bool {
        self.whole.contains(&case_of(change)) || self.asked.wants(change)
    }

    /// Lets the values go that are asked for and are here.
    pub fn add_asked(&self, change: &Change, bodies: &mut [bool]) {
        for (index, goes) in bodies.iter_mut().enumerate() {
            *goes |= change.body[index].is_some() && self.asked.wants_value(&change.at(index));
        }
    }

    /// The requests, to be answered.
    pub fn headers(&self) -> Vec<ControlHeader> {
        self.open.clone()
    }

    /// The same for a person: the oldest first.
    pub fn views(&self, reader: &Reader<'_>) -> Vec<AskedView> {
        self.open
            .iter()
            .map(|header| asked_view(reader, header))
            .collect()
    }
}

/// The values that a request names.
fn values(header: &ControlHeader) -> impl Iterator<Item = WriteRef> {
    header.targets.iter().filter_map(|target| {
        let (change, index) = target.change.zip(target.write)?;
        Some(WriteRef { change, index })
    })
}

fn asked_view(reader: &Reader<'_>, header: &ControlHeader) -> AskedView {
    let what = if header.targets.is_empty() {
        "everything"
    } else if values(header).next().is_some() {
        "values"
    } else {
        "records"
    };
    let records: BTreeSet<RecordId> = header.targets.iter().map(|target| target.record).collect();
    let states = records.iter().filter_map(|id| reader.vault.state(*id).ok());
    // What is not of the case that he names is nothing that he may hear of, and nothing that goes.
    let states = states.filter(|state| case_of_record(state) == header.case && !state.hidden());
    let words = |state: RecordState| {
        let (kind, title) = (reader.kind_label(&state.kind), title(reader, &state));
        if title.is_empty() {
            kind
        } else {
            format!("{kind}: {title}")
        }
    };
    AskedView {
        case: header.case.to_string(),
        at: instant(header.wall),
        what: what.to_owned(),
        count: count(header.targets.len()),
        titles: states.map(words).collect(),
    }
}

/// Every request of somebody else that the own person did not answer, with who asks, in order of arrival.
pub(crate) fn open(reader: &Reader<'_>) -> Result<Vec<(RootId, ControlHeader)>, ApiError> {
    let items = reader.vault.controls()?;
    let author = |item: &ControlItem| reader.vault.root_of(&item.header.device);
    let own_receipt = |item: &&ControlItem| {
        item.header.kind == ControlKind::Receipt && author(item) == Some(reader.own)
    };
    let answered: BTreeSet<[u8; 16]> = items
        .iter()
        .filter(own_receipt)
        .map(|item| item.header.id)
        .collect();
    let asked = items.iter().filter(|item| {
        item.header.kind == ControlKind::Request && !answered.contains(&item.header.id)
    });
    let by_others = asked.filter_map(|item| Some((author(item)?, item.header.clone())));
    Ok(by_others.filter(|(root, _)| *root != reader.own).collect())
}

/// What a person asks of these cases.
pub(crate) fn open_in(
    reader: &Reader<'_>,
    by: &RootId,
    cases: &[CaseId],
) -> Result<Requests, ApiError> {
    let open = open(reader)?.into_iter();
    let his = open.filter(|(root, header)| root == by && cases.contains(&header.case));
    Ok(Requests::of(his.map(|(_, header)| header).collect()))
}

/// The values that stand in what goes to a person and that never came here, as far as he was not asked for them: he may
/// have them. Values that were redacted here are not missed.
pub(crate) fn lacking(
    reader: &Reader<'_>,
    selection: &Selection,
) -> Result<Vec<(CaseId, Vec<Target>)>, ApiError> {
    let to = selection.recipient.root_id();
    if to == reader.own {
        return Ok(Vec::new());
    }
    let due = reader.vault.controls_due(&to)?;
    let asked: BTreeSet<&Target> = due.iter().flat_map(|item| &item.header.targets).collect();
    let mut gone: Option<Erased> = None;
    let mut by_case: BTreeMap<CaseId, Vec<Target>> = BTreeMap::new();
    for state in selection.goes.iter().filter(|state| !state.hidden()) {
        for at in absent(state) {
            let target = Target {
                record: state.id,
                change: Some(at.change),
                write: Some(at.index),
            };
            if gone.is_none() {
                gone = Some(reader.vault.erased()?);
            }
            let case = case_of_record(state);
            let redacted = gone
                .as_ref()
                .is_some_and(|gone| gone.holds_value(case, state.id, at));
            if !redacted && !asked.contains(&target) {
                by_case
                    .entry(case_of_record(state))
                    .or_default()
                    .push(target);
            }
        }
    }
    for targets in by_case.values_mut() {
        targets.truncate(MAX_TARGETS);
    }
    Ok(by_case.into_iter().collect())
}

/// The writes that stand and have no value here.
fn absent(state: &RecordState) -> impl Iterator<Item = WriteRef> {
    let fields = state.fields.iter().filter(|(name, _)| !is_universal(name));
    let heads = fields.flat_map(|(_, field)| field.heads.iter().chain(&field.members));
    heads
        .filter(|head| head.value.is_none())
        .map(|head| head.at)
}

/// Asks a partner for everything of a case. The question goes along in every file for him until he answered and what he
/// sent is here.
pub(crate) fn ask_full_copy(app: &App, request: AskFullCopyRequest) -> Result<Done, ApiError> {
    let (case, to) = (
        case_id(&request.case)?,
        root_id("contact", &request.contact)?,
    );
    let (item, before) = app.read(|reader| {
        let held = reader.case(case)?;
        let partners = Partners::of(&held.records, reader.own);
        // Who it is that sent what is here may be in the part that never came.
        let mut gaps = reader.vault.gaps()?.into_iter();
        let lacks = gaps.any(|gap| gap.sender == to && gap.case == case);
        if to == reader.own || !(lacks || partners.is_partner(case, &to)) {
            return Err(ErrorCode::NotPartner.into());
        }
        let keys = reader.vault.device_keys();
        let device = DeviceId::of(&keys.signing.verifying_key());
        let header = ControlHeader::new(&*app.env, ControlKind::Request, device, case);
        let item = ControlItem::sign(header, &keys.signing);
        Ok((item, asked_before(reader, case, &to)?))
    })?;
    if before.iter().any(|(_, answered)| !answered) {
        return Ok(Done::DONE);
    }
    app.write("ask_full_copy", |tx| {
        tx.about(case.as_bytes());
        // What was answered and never came is asked anew.
        for (old, _) in &before {
            tx.settle_control(old, &to)?;
        }
        tx.add_control(&item)?;
        tx.address_control(&item.id, &to)?;
        Ok(Done::DONE)
    })
}

/// The own questions to a person for everything of a case, and whether he answered.
fn asked_before(
    reader: &Reader<'_>,
    case: CaseId,
    to: &RootId,
) -> Result<Vec<(ControlId, bool)>, ApiError> {
    let addressed = reader.vault.controls_addressed()?.into_iter();
    let same = addressed.filter(|one| {
        let header = &one.item.header;
        one.to == *to
            && header.case == case
            && header.kind == ControlKind::Request
            && header.targets.is_empty()
    });
    Ok(same
        .map(|one| (one.item.id, one.answer.is_some()))
        .collect())
}
