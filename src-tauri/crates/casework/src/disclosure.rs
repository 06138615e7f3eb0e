//! Decisions to disclose (verstrekkingsbesluiten): which records they open for whom, and why one opens nothing any more.

use crate::{
    calendar::{Day, Moment},
    casefile::case_of,
    grounds::{CONSENT_NEEDS, DUTIES, class_needs, is_decided_alone, row_of},
    may_see::classes_of,
    terms::{
        Term,
        sharing::{ConsentState, DutyAnswer, Ground, Lapse, SharedClass},
    },
};
use ledger::{
    cbor::Value,
    change::WriteRef,
    ids::{CaseId, RecordId, RootId},
    record::{CLASS, RecordState},
    sharing::Class,
};
use std::collections::{BTreeMap, BTreeSet};

/// The kind of a decision.
pub const DECISION: &str = "disclosure/1";
/// The kind of a consent.
pub const CONSENT: &str = "consent/1";

/// The decisions of the exporting person, as they stand on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disclosures {
    decisions: Vec<Decision>,
}

/// One decision of the exporting person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The record.
    pub record: RecordId,
    /// The case that it belongs to: it opens nothing of another one.
    pub case: CaseId,
    /// For whom.
    pub recipient: Option<RootId>,
    /// The records, each with the writes that were decided on.
    pub items: BTreeMap<RecordId, BTreeSet<WriteRef>>,
    /// The classes that the records had.
    pub classes: BTreeSet<SharedClass>,
    /// On what ground.
    pub ground: Option<Ground>,
    /// The consent that it rests on.
    pub consent: Option<RecordId>,
    /// Since when, in milliseconds; 0 when that cannot be read.
    pub decided_ms: i64,
    /// Why it opens nothing, whatever the record; none while it stands.
    pub lapse: Option<Lapse>,
}

impl Disclosures {
    /// Reads the decisions of `own` out of `records`, as they stand on `today`. What anybody else wrote opens nothing.
    pub fn of<'a>(
        records: impl IntoIterator<Item = &'a RecordState> + Clone,
        own: RootId,
        today: Day,
    ) -> Disclosures {
        let consents: BTreeMap<RecordId, &RecordState> = records
            .clone()
            .into_iter()
            .filter(|state| state.kind == CONSENT)
            .map(|state| (state.id, state))
            .collect();
        let of_own = records.into_iter().filter(|state| {
            state.kind == DECISION && !state.hidden() && state.creator() == Some(own)
        });
        let mut decisions: Vec<Decision> = of_own
            .map(|state| read(state, &Author(own), today, &consents))
            .collect();
        decisions.sort_by_key(|decision| (decision.decided_ms, decision.record));
        Disclosures { decisions }
    }

    /// Every decision, the oldest first.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The decisions that open a record for a person now; none keeps it closed.
    pub fn opening(&self, record: &RecordState, to: &RootId) -> Vec<RecordId> {
        self.naming(record, to)
            .filter(|decision| opens(decision, record).is_ok())
            .map(|decision| decision.record)
            .collect()
    }

    /// Why the last decision that names this record and person opens nothing; none when one opens it, or there is none.
    pub fn lapse(&self, record: &RecordState, to: &RootId) -> Option<Lapse> {
        let judged: Vec<Result<(), Lapse>> = self
            .naming(record, to)
            .map(|decision| opens(decision, record))
            .collect();
        if judged.contains(&Ok(())) {
            return None;
        }
        judged.last().and_then(|last| last.err())
    }

    fn naming<'d>(
        &'d self,
        record: &'d RecordState,
        to: &'d RootId,
    ) -> impl Iterator<Item = &'d Decision> + 'd {
        let case = case_of(record);
        self.decisions.iter().filter(move |decision| {
            case != CaseId::NONE
                && decision.case == case
                && decision.recipient == Some(*to)
                && decision.items.contains_key(&record.id)
        })
    }
}

/// The writes that a decision names of a record: everything that stands in it, and its class. A later edit, of whatever
/// field and by whomever, needs a new decision; who may see it, and that it was finished, does not.
pub fn decided_heads(record: &RecordState) -> BTreeSet<WriteRef> {
    let classes = record.fields.get(CLASS).into_iter();
    let classes = classes.flat_map(|field| field.heads.iter().map(|head| head.at));
    record.seen().into_iter().chain(classes).collect()
}

/// The classes of a record that only a decision opens.
pub fn shared_classes(record: &RecordState) -> BTreeSet<SharedClass> {
    let strict = classes_of(record).into_iter();
    strict
        .filter(|class| class.rank() > Class::K2.rank())
        .filter_map(SharedClass::of)
        .collect()
}

fn opens(decision: &Decision, record: &RecordState) -> Result<(), Lapse> {
    if let Some(lapse) = decision.lapse {
        return Err(lapse);
    }
    // What this version cannot show might be an edit that nobody decided on.
    if record.unshown > 0 {
        return Err(Lapse::Unclear);
    }
    let classes = shared_classes(record);
    let same = decision.items.get(&record.id) == Some(&decided_heads(record));
    if !same || !classes.is_subset(&decision.classes) {
        return Err(Lapse::Changed);
    }
    let ground = decision.ground.map(row_of).ok_or(Lapse::Incomplete)?;
    let fits = |class: &SharedClass| {
        ground.can_open(*class) && (!is_decided_alone(*class) || decision.items.len() == 1)
    };
    if classes.iter().all(fits) {
        Ok(())
    } else {
        Err(Lapse::Ground)
    }
}

fn read(
    state: &RecordState,
    own: &Author,
    today: Day,
    consents: &BTreeMap<RecordId, &RecordState>,
) -> Decision {
    let value = |field: &str| own.value(state, field).ok().flatten();
    let code = |field: &str| value(field).and_then(Value::as_text);
    let decided = code("decided_at").and_then(Moment::parse);
    let mut decision = Decision {
        record: state.id,
        case: state.case,
        recipient: value("recipient").and_then(|root| RootId::from_slice(root.as_bytes()?)),
        items: value("items").map(items).unwrap_or_default(),
        classes: own.codes(state, "classes").unwrap_or_default(),
        ground: code("ground").and_then(Ground::parse),
        consent: value("consent").and_then(|record| RecordId::from_slice(record.as_bytes()?)),
        decided_ms: decided.map_or(0, |at| at.ms()),
        lapse: None,
    };
    let standing = Standing {
        state,
        own,
        today,
        consents,
    };
    decision.lapse = standing.judge(&decision).err();
    decision
}

/// The records of a decision; one that cannot be read leaves it without any.
fn items(value: &Value) -> BTreeMap<RecordId, BTreeSet<WriteRef>> {
    let item = |item: &Value| {
        let [record, heads] = item.as_array()? else {
            return None;
        };
        let heads: Option<BTreeSet<WriteRef>> =
            heads.as_array()?.iter().map(WriteRef::read).collect();
        Some((RecordId::from_slice(record.as_bytes()?)?, heads?))
    };
    let all: Option<BTreeMap<_, _>> = value
        .as_array()
        .and_then(|items| items.iter().map(item).collect());
    all.unwrap_or_default()
}

/// A decision on a day.
struct Standing<'a> {
    state: &'a RecordState,
    own: &'a Author,
    today: Day,
    consents: &'a BTreeMap<RecordId, &'a RecordState>,
}

impl Standing<'_> {
    fn judge(&self, decision: &Decision) -> Result<(), Lapse> {
        let state = self.state;
        if !is_whole(state) || !self.own.wrote_all(state) {
            return Err(Lapse::Unclear);
        }
        if is_set(state, "withdrawn_at") {
            return Err(Lapse::Withdrawn);
        }
        let day = |field| self.own.day(state, field);
        let until = day("valid_until").ok_or(Lapse::Incomplete)?;
        if until < self.today {
            return Err(Lapse::Expired);
        }
        let decided = self.own.text(state, "decided_at").and_then(Moment::parse);
        let decided = decided.ok_or(Lapse::Incomplete)?;
        if decided.day() > self.today {
            return Err(Lapse::Unclear);
        }
        let told = day("informed_at").is_some() || self.own.says(state, "not_informed");
        let ground = decision.ground.ok_or(Lapse::Incomplete)?;
        let classes = decision.classes.iter();
        let mut needs = classes
            .flat_map(|class| class_needs(*class))
            .chain(row_of(ground).needs);
        let named = decision.recipient.is_some() && self.own.says(state, "purpose");
        if !told || !named || !needs.all(|field| self.own.says(state, field)) {
            return Err(Lapse::Incomplete);
        }
        if ground == Ground::Consent && !self.has_consent(decision) {
            return Err(Lapse::Consent);
        }
        Ok(())
    }

    /// The consent that it names is the own person's, of the same case, and holds today.
    fn has_consent(&self, decision: &Decision) -> bool {
        let named = decision
            .consent
            .and_then(|consent| self.consents.get(&consent));
        named.is_some_and(|consent| {
            consent.case == decision.case && holds(consent, self.own.0, self.today)
        })
    }
}

/// Whether a consent of `own` holds on a day: given, complete, not over and not taken back.
pub fn holds(consent: &RecordState, own: RootId, today: Day) -> bool {
    let author = Author(own);
    let is_own = consent.creator() == Some(own) && !consent.hidden() && is_whole(consent);
    let given = author.text(consent, "state").and_then(ConsentState::parse);
    let from = author.day(consent, "given_at");
    let until = author.day(consent, "valid_until");
    is_own
        && author.wrote_all(consent)
        && given == Some(ConsentState::Given)
        && !is_set(consent, "withdrawn_at")
        && from.is_some_and(|from| from <= today)
        && until.is_some_and(|until| until >= today)
        && lacks(consent, own).is_empty()
}

/// What the law asks of consent and this one does not say.
pub fn lacks(consent: &RecordState, own: RootId) -> Vec<&'static str> {
    let author = Author(own);
    let missing = |field: &&str| match *field {
        // That it was said by word of mouth is an answer too.
        "in_writing" => {
            let written = author.value(consent, field).ok().flatten();
            written.and_then(Value::as_bool).is_none()
        }
        field => !author.says(consent, field),
    };
    CONSENT_NEEDS.into_iter().filter(missing).collect()
}

/// Nothing is missing that might say otherwise.
fn is_whole(state: &RecordState) -> bool {
    !state.incomplete && !state.forked && state.unshown == 0
}

/// Whether anyone put anything in a field, readable or not.
fn is_set(state: &RecordState, field: &str) -> bool {
    let heads = state.fields.get(field).into_iter();
    let mut heads = heads.flat_map(|field| field.heads.iter().chain(&field.late));
    heads.any(|head| head.value.as_ref() != Some(&Value::Null))
}

/// The exporting person: only what he wrote himself opens anything.
struct Author(RootId);

impl Author {
    /// Whether nobody else wrote in a record.
    fn wrote_all(&self, state: &RecordState) -> bool {
        let fields = state
            .fields
            .iter()
            .filter(|(name, _)| !name.starts_with('_'));
        let mut heads = fields
            .flat_map(|(_, field)| field.heads.iter().chain(&field.members).chain(&field.late));
        heads.all(|head| head.author == self.0)
    }

    /// The one value of a field that he wrote; none when it is empty.
    ///
    /// # Errors
    /// In conflict, not received, by somebody else, or written after it was finished.
    fn value<'s>(&self, state: &'s RecordState, field: &str) -> Result<Option<&'s Value>, Lapse> {
        let Some(field) = state.fields.get(field) else {
            return Ok(None);
        };
        let by_him = field.heads.iter().all(|head| head.author == self.0);
        if !by_him || !field.late.is_empty() || field.heads.is_empty() {
            return Err(Lapse::Unclear);
        }
        match field.single() {
            Some(Value::Null) => Ok(None),
            Some(value) => Ok(Some(value)),
            None => Err(Lapse::Unclear),
        }
    }

    fn text<'s>(&self, state: &'s RecordState, field: &str) -> Option<&'s str> {
        self.value(state, field).ok().flatten()?.as_text()
    }

    fn day(&self, state: &RecordState, field: &str) -> Option<Day> {
        self.text(state, field).and_then(Day::parse)
    }

    /// The elements of a set that he added; none when one of them cannot be read.
    fn codes<T: Term + Ord>(&self, state: &RecordState, field: &str) -> Option<BTreeSet<T>> {
        let field = state.fields.get(field)?;
        let read = |head: &ledger::record::Head| {
            let code = head.value.as_ref()?.as_text()?;
            T::parse(code).filter(|_| head.author == self.0)
        };
        field.members.iter().map(read).collect()
    }

    /// Whether a field says what is needed: words that say something, a day, yes, or an answer with its reason.
    fn says(&self, state: &RecordState, field: &str) -> bool {
        let Ok(Some(value)) = self.value(state, field) else {
            return false;
        };
        if let Some((_, must_be_yes)) = DUTIES.iter().find(|(duty, _)| *duty == field) {
            return is_answered(value, *must_be_yes);
        }
        match value {
            Value::Text(text) => !text.trim().is_empty(),
            Value::Bool(yes) => *yes,
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::Null | Value::Int(_) | Value::Array(_) | Value::Map(_) => false,
        }
    }
}

/// An answer of the checklist on a conflict of duties, with its reason; to most questions only yes opens anything.
fn is_answered(answer: &Value, must_be_yes: bool) -> bool {
    let word = |name: &str| answer.get(name).and_then(Value::as_text);
    let said = word("reason").is_some_and(|reason| !reason.trim().is_empty());
    let answer = word("state").and_then(DutyAnswer::parse);
    said && answer.is_some_and(|answer| answer == DutyAnswer::Yes || !must_be_yes)
}
