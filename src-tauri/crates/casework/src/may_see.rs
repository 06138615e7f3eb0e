//! Who may see what: two gates, both closed unless opened. Nothing else decides.

use crate::{
    casefile::case_of,
    disclosure::Disclosures,
    kinds::kind,
    partners::Partners,
    terms::sharing::{Door, HeldReason},
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::{CLASS, RecordState},
    sharing::{Class, Token},
};
use std::collections::{BTreeMap, BTreeSet};

/// For whom a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The person.
    pub root: RootId,
    /// The exporting person himself, on another device.
    pub is_own_person: bool,
}

/// Whether a record goes to a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both gates are open.
    Allowed,
    /// It stays here.
    Held {
        /// Why.
        reason: HeldReason,
        /// What a person can do instead; more doors in [`HeldReason::doors`].
        door: Door,
    },
}

impl Verdict {
    /// Held back for this reason.
    pub fn held(reason: HeldReason) -> Verdict {
        Verdict::Held {
            reason,
            door: reason.door(),
        }
    }

    /// Whether the record goes.
    pub fn is_allowed(self) -> bool {
        self == Verdict::Allowed
    }
}

/// Whether `recipient` may see `record`, as far as the record alone tells; links also need [`export_set`].
///
/// First gate: every audience head admits him. Second gate: every class of the record may go to him now, K0–K2 because he
/// is a partner, K3–K7 only while a decision of the exporting person stands that names him and the record as it is. What
/// is in conflict, incomplete, over or unknown keeps both gates closed; nothing that a request says opens them.
pub fn may_see(
    record: &RecordState,
    recipient: &Recipient,
    partners: &Partners,
    disclosures: &Disclosures,
) -> Verdict {
    if recipient.is_own_person {
        return Verdict::Allowed;
    }
    if record.creator().is_none() {
        return Verdict::held(HeldReason::Incomplete);
    }
    let case = case_of(record);
    let is_partner = partners.is_partner(case, &recipient.root);
    let classes = classes_of(record);
    if classes.is_empty() {
        return Verdict::held(HeldReason::Closed);
    }
    if let Some(reason) = strictest(&classes)
        && disclosures.opening(record, &recipient.root).is_empty()
    {
        return Verdict::held(reason);
    }
    if case != CaseId::NONE && !is_partner {
        return Verdict::held(HeldReason::NotPartner);
    }
    if !record.audience.admits(&recipient.root, is_partner) {
        return Verdict::held(HeldReason::Audience);
    }
    Verdict::Allowed
}

/// The classes that count for a record; none when it is closed.
///
/// A record of which a case has one borrows the class of the case until its creator writes one. What somebody else says
/// in it before that is as sensitive as its kind: that class counts as well.
pub(crate) fn classes_of(record: &RecordState) -> Vec<Class> {
    let mut classes = record.classes.clone();
    let borrows = |once: bool| once && !classes.is_empty() && !is_classed_by_creator(record);
    if let Some(kind) = kind(&record.kind).filter(|kind| borrows(kind.once)) {
        classes.push(kind.class);
    }
    classes
}

fn is_classed_by_creator(record: &RecordState) -> bool {
    let mut heads = record.fields.get(CLASS).into_iter();
    heads.any(|field| {
        let mut authors = field.heads.iter().map(|head| head.author);
        authors.any(|author| Some(author) == record.creator())
    })
}

/// The strictest class that counts for a record; none when it is closed.
pub fn class_of(record: &RecordState) -> Option<Class> {
    let classes = classes_of(record).into_iter();
    classes.max_by_key(|class| (class.rank(), *class))
}

/// Whether every partner of its case may see a record, now and later.
pub fn is_open_to_case(record: &RecordState) -> bool {
    let heads = &record.audience.heads;
    let admits = |head: &Option<Vec<Token>>| {
        let mut tokens = head.iter().flatten();
        tokens.any(|token| *token == Token::Case)
    };
    let is_for_all = !heads.is_empty() && heads.iter().all(admits);
    is_for_all && class_of(record).is_some_and(goes_to_partners)
}

/// Whether a class needs no more than being a partner.
pub fn goes_to_partners(class: Class) -> bool {
    strictest(&[class]).is_none()
}

/// Why a class needs more than being a partner; none when every class is K0–K2.
fn strictest(classes: &[Class]) -> Option<HeldReason> {
    let mut sorted = classes.to_vec();
    sorted.sort_by_key(|class| (class.rank(), *class));
    sorted.into_iter().rev().find_map(|class| match class {
        Class::K0 | Class::K1 | Class::K2 => None,
        Class::K3 => Some(HeldReason::ReporterIdentity),
        Class::K4 => Some(HeldReason::CareProcess),
        Class::K5 => Some(HeldReason::ProfessionalSecrecy),
        Class::K6 => Some(HeldReason::Police),
        Class::K7 => Some(HeldReason::Safety),
    })
}

/// The verdict on every record, by record id: what a file for this recipient holds, and what stays here and why.
///
/// A link goes only when both its ends go, and a correction, a verification, a hearing, word about a report or a
/// handover, or a postponement only with what it is about, so that nothing is told of something unseen.
pub fn export_set(
    records: &[RecordState],
    recipient: &Recipient,
    partners: &Partners,
    disclosures: &Disclosures,
) -> Vec<(RecordId, Verdict)> {
    let seen = |record: &RecordState| may_see(record, recipient, partners, disclosures);
    hanging_together(records, recipient, seen)
}

/// The same for an archive: of what may go to its reader, a class above K2 goes only when it was chosen too. What a person
/// chooses opens nothing.
pub fn archive_set(
    records: &[RecordState],
    recipient: &Recipient,
    partners: &Partners,
    disclosures: &Disclosures,
    chosen: &BTreeSet<Class>,
) -> Vec<(RecordId, Verdict)> {
    let is_chosen = |class: &Class| goes_to_partners(*class) || chosen.contains(class);
    let seen = |record: &RecordState| {
        let verdict = may_see(record, recipient, partners, disclosures);
        if verdict.is_allowed() && !classes_of(record).iter().all(is_chosen) {
            Verdict::held(HeldReason::NotChosen)
        } else {
            verdict
        }
    };
    hanging_together(records, recipient, seen)
}

fn hanging_together(
    records: &[RecordState],
    recipient: &Recipient,
    seen: impl Fn(&RecordState) -> Verdict,
) -> Vec<(RecordId, Verdict)> {
    let verdicts = records.iter().map(|record| (record.id, seen(record)));
    let mut verdicts: BTreeMap<RecordId, Verdict> = verdicts.collect();
    if !recipient.is_own_person {
        hold_links(records, &mut verdicts);
    }
    verdicts.into_iter().collect()
}

/// The fields in which a record names others that must go with it, and whether a field may be absent.
fn ends(record: &RecordState) -> &'static [(&'static str, bool)] {
    match record.kind.as_str() {
        "link/1" => &[("from", false), ("to", false), ("to_case", true)],
        "addendum/1" => &[("to", false)],
        "verification/1" => &[("entry", false)],
        "reporter/1" => &[("report", false)],
        "care_note/1" => &[("visit", true)],
        "handover_word/1" => &[("handover", false)],
        "hearing/1" | "impact/1" | "feedback/1" | "expectation_card/1" => &[("report", true)],
        "snooze/1" => &[("subject", true)],
        _ => &[],
    }
}

/// Holds what names a record that stays, until none is left: a link may hang on another link.
fn hold_links(records: &[RecordState], verdicts: &mut BTreeMap<RecordId, Verdict>) {
    loop {
        let links = records.iter().filter(|record| !ends(record).is_empty());
        let loose: Vec<RecordId> = links
            .filter(|link| verdicts.get(&link.id) == Some(&Verdict::Allowed))
            .filter(|link| !ends_go(link, verdicts))
            .map(|link| link.id)
            .collect();
        if loose.is_empty() {
            return;
        }
        let held = Verdict::held(HeldReason::LinkEnd);
        verdicts.extend(loose.into_iter().map(|link| (link, held)));
    }
}

/// Every id that any head names must go; an end that is missing, cleared or unreadable keeps the link here.
fn ends_go(link: &RecordState, verdicts: &BTreeMap<RecordId, Verdict>) -> bool {
    let goes = |value: &Value| {
        let end = value.as_bytes().and_then(RecordId::from_slice);
        end.is_some_and(|end| end != link.id && verdicts.get(&end) == Some(&Verdict::Allowed))
    };
    let all_go = |field: &str, may_be_absent: bool| {
        let state = link.fields.get(field);
        let heads: Vec<_> = state
            .map(|state| state.heads.iter().chain(&state.late).collect())
            .unwrap_or_default();
        if heads.is_empty() {
            return may_be_absent;
        }
        heads.into_iter().all(|head| match &head.value {
            Some(Value::Null) => may_be_absent,
            Some(value) => goes(value),
            None => false,
        })
    };
    let mut ends = ends(link).iter();
    ends.all(|(field, may_be_absent)| all_go(field, *may_be_absent))
}
