//! Sharing: what a colleague receives, what is held back and why.

use crate::{
    api::{
        MessageView,
        error::{ApiError, ErrorCode},
        sharing::{SharePreviewRequest, SharePreviewView},
    },
    application::App,
    attention::around,
    contacts::{is_compared, may_get_files, view},
    exporting::{extent_view, goes_now},
    glance::points_at,
    input::{case_id, root_id},
    narrowing::{Told, told_of},
    outgoing::{self, Extent},
    reader::{Case, Changes, Reader},
    sent,
    share_view::{held_back, is_bookkeeping},
};
use casework::{
    attention::occasion::{Occasion, Parcel},
    case_number::case_number,
    casefile::case_of,
    disclosure::Disclosures,
    may_see::{Recipient, Verdict, class_of, export_set},
    partners::Partners,
    terms::sharing::{HeldReason, Lapse},
};
use ledger::{
    identity::Card,
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What goes to one colleague.
pub(crate) struct Selection {
    pub recipient: Card,
    pub cases: Vec<Case>,
    pub goes: Vec<RecordState>,
    /// The signed changes of what goes.
    pub changes: Changes,
    /// Of what goes by a decision to disclose: those decisions.
    pub grounds: BTreeMap<RecordId, Vec<RecordId>>,
    held: Vec<Held>,
}

/// A record that stays here.
pub(crate) struct Held {
    pub state: RecordState,
    pub reason: HeldReason,
    /// Why the decision to disclose that names it opens nothing.
    pub lapse: Option<Lapse>,
    /// What tells the colleague, once, that from now on it does.
    pub told: Option<Told>,
}

impl Held {
    /// Whether a person expects to hear of it: own bookkeeping he does not share.
    pub fn is_shown(&self) -> bool {
        !self.state.hidden() && !is_bookkeeping(&self.state.kind)
    }
}

impl Selection {
    /// What goes of records that the colleague may not see any more.
    pub fn told(&self) -> impl Iterator<Item = &Told> {
        self.held.iter().filter_map(|held| held.told.as_ref())
    }

    /// What stays, own bookkeeping aside.
    pub fn held(&self) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(|held| held.is_shown())
    }

    /// The decisions on which something goes.
    pub fn decisions(&self) -> Vec<RecordId> {
        let all: BTreeSet<RecordId> = self.grounds.values().flatten().copied().collect();
        all.into_iter().collect()
    }

    fn is_empty(&self) -> bool {
        self.goes.is_empty() && self.told().next().is_none()
    }
}

/// What a colleague would receive.
pub(crate) fn share_preview(
    app: &App,
    request: SharePreviewRequest,
) -> Result<SharePreviewView, ApiError> {
    app.read(|reader| {
        let selection = select(
            reader,
            &request.cases,
            &request.contact,
            Standing::AsWritten,
        )?;
        let extent = Extent {
            only_new: request.only_new,
            send_asked: request.send_asked,
        };
        preview_as(reader, &selection, extent)
    })
}

/// A selection, told to the person.
pub(crate) fn preview(
    reader: &Reader<'_>,
    selection: &Selection,
) -> Result<SharePreviewView, ApiError> {
    preview_as(reader, selection, Extent::default())
}

/// The same to an extent.
fn preview_as(
    reader: &Reader<'_>,
    selection: &Selection,
    extent: Extent,
) -> Result<SharePreviewView, ApiError> {
    let root = selection.recipient.root_id();
    let (extent, gathered) = extent_view(reader, selection, extent)?;
    Ok(SharePreviewView {
        recipient: view(reader, &selection.recipient),
        receives: goes_now(reader, selection, &gathered),
        held_back: held_back(reader, selection)?,
        needs_yes: !is_compared(reader, &root),
        blockers: blockers(reader, selection),
        attention: asked(reader, selection)?,
        missing_photos: outgoing::missing_photos(reader, selection)?,
        suggested_name: suggested_name(reader, selection),
        register_incomplete_since: sent::incomplete_since(reader)?,
        extent,
    })
}

/// The name says when and for which case number, never who or where.
fn suggested_name(reader: &Reader<'_>, selection: &Selection) -> String {
    let number = match selection.cases.as_slice() {
        [one] => case_number(one.id),
        _ => "zaken".to_owned(),
    };
    format!("{number}-{}.woonrust", reader.today)
}

/// As what a colleague is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// As what is written of him in each case; he must be a partner there.
    AsWritten,
    /// As if it were written already that he reads along.
    AsReader,
}

/// What goes to a colleague now, and what stays.
pub(crate) fn select(
    reader: &Reader<'_>,
    cases: &[String],
    contact: &str,
    standing: Standing,
) -> Result<Selection, ApiError> {
    let root = root_id("contact", contact)?;
    let recipient = reader.card(&root).cloned().ok_or(ErrorCode::NotFound)?;
    may_get_files(reader, &recipient)?;
    let to = Recipient {
        root,
        is_own_person: root == reader.own,
    };
    let mut selection = Selection {
        recipient,
        cases: Vec::new(),
        goes: Vec::new(),
        changes: Changes::new(),
        grounds: BTreeMap::new(),
        held: Vec::new(),
    };
    if cases.is_empty() {
        return Err(ApiError::invalid("cases", "empty"));
    }
    let ids = cases
        .iter()
        .map(|case| case_id(case))
        .collect::<Result<BTreeSet<CaseId>, ApiError>>()?;
    let before = sent::told_before(reader, &root)?;
    for id in ids {
        let (case, mut changes) = reader.case_with_changes(id)?;
        let mut partners = Partners::of(&case.records, reader.own);
        if standing == Standing::AsReader {
            partners = partners.with(id, root);
        }
        let disclosures = disclosures(reader, &case);
        if !to.is_own_person && !partners.is_partner(id, &root) {
            return Err(ErrorCode::NotPartner.into());
        }
        let verdicts: HashMap<RecordId, Verdict> =
            export_set(&case.records, &to, &partners, &disclosures)
                .into_iter()
                .collect();
        for state in &case.records {
            match verdicts.get(&state.id) {
                Some(Verdict::Allowed) => {
                    let opened = disclosures.opening(state, &root);
                    if !opened.is_empty() && !to.is_own_person {
                        selection.grounds.insert(state.id, opened);
                    }
                    selection.goes.push(state.clone());
                    selection.changes.extend(changes.remove_entry(&state.id));
                }
                Some(Verdict::Held { reason, door: _ }) => selection.held.push(Held {
                    state: state.clone(),
                    reason: *reason,
                    lapse: disclosures.lapse(state, &root),
                    told: told_of(reader, state, &to, (&partners, &disclosures), &before)?,
                }),
                None => {}
            }
        }
        selection.cases.push(case);
    }
    Ok(selection)
}

/// The decisions of the own person in a case, as they stand today.
pub(crate) fn disclosures(reader: &Reader<'_>, case: &Case) -> Disclosures {
    Disclosures::of(&case.records, reader.own, reader.today)
}

/// Everything that is not local, for the other devices of the own person: both gates are open to them.
pub(crate) fn everything(reader: &Reader<'_>) -> Result<Selection, ApiError> {
    let (goes, changes) = reader.with_changes(CaseId::NONE)?;
    let mut selection = Selection {
        recipient: reader.vault.own_card()?,
        cases: Vec::new(),
        goes,
        changes,
        grounds: BTreeMap::new(),
        held: Vec::new(),
    };
    for row in reader.vault.case_list(i64::MAX)? {
        let (case, changes) = reader.case_with_changes(row.case)?;
        selection.goes.extend(case.records.iter().cloned());
        selection.changes.extend(changes);
        selection.cases.push(case);
    }
    Ok(selection)
}

/// Nothing of any case: only what is asked of somebody and answered to him.
pub(crate) fn only_requests(recipient: Card) -> Selection {
    Selection {
        recipient,
        cases: Vec::new(),
        goes: Vec::new(),
        changes: Changes::new(),
        grounds: BTreeMap::new(),
        held: Vec::new(),
    }
}

/// A photo that nobody described cannot be read aloud, so it is not shared yet.
fn undescribed(selection: &Selection) -> Vec<&RecordState> {
    let photos = selection
        .goes
        .iter()
        .filter(|state| state.kind == "attachment/1" && !state.hidden());
    photos
        .filter(|state| state.text("alt").is_none_or(|alt| alt.trim().is_empty()))
        .collect()
}

fn blockers(reader: &Reader<'_>, selection: &Selection) -> Vec<MessageView> {
    let photos = undescribed(selection);
    if photos.is_empty() {
        return Vec::new();
    }
    vec![MessageView {
        code: "photo_needs_description".to_owned(),
        text: reader.text("share.photo_needs_description"),
        records: reader.refs(&photos.iter().map(|photo| photo.id).collect::<Vec<_>>()),
        step: None,
        question: None,
    }]
}

/// What the rules say because a file is about to be made (W13, W53); what is about the person stands once.
fn asked(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<MessageView>, ApiError> {
    let root = selection.recipient.root_id();
    let mut said: Vec<MessageView> = Vec::new();
    if root == reader.own {
        return Ok(said);
    }
    let around = around(reader)?;
    let before = sent::told_before(reader, &root)?;
    for case in &selection.cases {
        let mut partners = case.file.active_partners();
        let Some(to) = partners.find(|partner| partner.root.known() == Some(&root)) else {
            continue;
        };
        let goes = selection.goes.iter();
        let goes = goes.filter(|state| case_of(state) == case.id);
        let items: Vec<_> = goes.map(|state| (state.id, class_of(state))).collect();
        let parcel = Parcel {
            to: to.meta.record,
            is_first: !case
                .records
                .iter()
                .any(|state| before.contains_key(&state.id)),
            items: &items,
        };
        let occasion = Occasion::Exporting(parcel);
        for point in points_at(reader, &around, &case.file, occasion)? {
            let message = reader.missing(&point.message, point.step, None);
            if !said.iter().any(|held| held.text == message.text) {
                said.push(message);
            }
        }
    }
    Ok(said)
}

/// Refuses what cannot be sent; says whether the recipient's fingerprint was never compared, though the person said yes.
pub(crate) fn check_ready(
    reader: &Reader<'_>,
    selection: &Selection,
    yes: bool,
) -> Result<bool, ApiError> {
    let photos = undescribed(selection).len();
    if photos > 0 {
        return Err(ApiError::new(ErrorCode::PhotoNeedsDescription).with("count", photos));
    }
    let unverified = !is_compared(reader, &selection.recipient.root_id());
    if unverified && !yes {
        return Err(ErrorCode::NeedsYes.into());
    }
    if selection.is_empty() {
        return Err(ErrorCode::NothingToShare.into());
    }
    Ok(unverified)
}
