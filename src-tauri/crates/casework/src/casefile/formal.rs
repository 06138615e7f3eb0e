//! The formal steps: warning, view of the resident, decision, breach, deadline; consent, disclosure, extract.

use super::{
    record::{Readable, record},
    value::Uncertain,
};
use crate::{
    calendar::{Day, Moment},
    terms::{
        formal::{
            DeadlineState, DeadlineType, DecisionType, OrderForm, ReceiptProof, SentHow, ViewState,
        },
        keeping::{HoldSort, HoldState},
        sharing::{ConsentState, Ground},
    },
};
use ledger::{
    cbor::Value,
    ids::{RecordId, RootId},
    record::RecordState,
};

/// The formal steps: warning, view of the resident, decision, breach, deadline; consent, disclosure, extract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formal {
    /// Records `warning/1`.
    pub warnings: Vec<Warning>,
    /// Records `resident_view/1`.
    pub resident_views: Vec<ResidentView>,
    /// Records `decision/1`.
    pub decisions: Vec<Decision>,
    /// Records `breach/1`.
    pub breaches: Vec<Breach>,
    /// Records `deadline/1`.
    pub deadlines: Vec<Deadline>,
    /// Records `consent/1`.
    pub consents: Vec<Consent>,
    /// Records `disclosure/1`.
    pub disclosures: Vec<Disclosure>,
    /// Records `extract/1`.
    pub extracts: Vec<Extract>,
    /// Records `hold/1`.
    pub holds: Vec<Hold>,
}

impl Formal {
    /// Takes in a record of one of these kinds; tells whether it was one.
    pub(super) fn take(&mut self, state: &RecordState) -> bool {
        match state.kind.as_str() {
            Warning::KIND => self.warnings.push(Warning::read(state)),
            ResidentView::KIND => self.resident_views.push(ResidentView::read(state)),
            Decision::KIND => self.decisions.push(Decision::read(state)),
            Breach::KIND => self.breaches.push(Breach::read(state)),
            Deadline::KIND => self.deadlines.push(Deadline::read(state)),
            Consent::KIND => self.consents.push(Consent::read(state)),
            Disclosure::KIND => self.disclosures.push(Disclosure::read(state)),
            Extract::KIND => self.extracts.push(Extract::read(state)),
            Hold::KIND => self.holds.push(Hold::read(state)),
            _ => return false,
        }
        true
    }

    /// The last day until which the mayor decided something; of days that differ the latest.
    pub fn decided_until(&self) -> Option<Day> {
        let claims = self.decisions.iter().flat_map(|one| one.until.claims());
        claims
            .filter_map(|claim| claim.reading.value().copied())
            .max()
    }
}

record! {
    /// A formal warning with proof that it arrived (D10).
    Warning, "warning/1" {
        /// Field `intervention`.
        intervention: Uncertain<RecordId>,
        /// Field `sent_at`.
        sent_at: Uncertain<Day>,
        /// Field `sent_how`.
        sent_how: Uncertain<SentHow>,
        /// In words.
        text: Uncertain<String>,
        /// Field `proof`.
        proof: Uncertain<ReceiptProof>,
        /// Field `proof_at`.
        proof_at: Uncertain<Day>,
        /// Field `observe_until`.
        observe_until: Uncertain<Day>,
    }
}

record! {
    /// The resident is asked for his view on an intention (zienswijze).
    ResidentView, "resident_view/1" {
        /// When it was asked.
        asked_at: Uncertain<Day>,
        /// Until when.
        until: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<ViewState>,
        /// Field `received_at`.
        received_at: Uncertain<Day>,
        /// In words.
        text: Uncertain<String>,
        /// Field `urgent_reason`.
        urgent_reason: Uncertain<String>,
    }
}

record! {
    /// What the mayor decided, and on what.
    Decision, "decision/1" {
        /// Field `sort`.
        sort: Uncertain<DecisionType>,
        /// When.
        at: Uncertain<Day>,
        /// Field `form`.
        form: Uncertain<OrderForm>,
        /// In words.
        text: Uncertain<String>,
        /// Why.
        reason: Uncertain<String>,
        /// Field `decided_by`.
        decided_by: Uncertain<String>,
        /// Until when.
        until: Uncertain<Day>,
        /// Field `penalty`.
        penalty: Uncertain<i64>,
        /// Field `penalty_at_most`.
        penalty_at_most: Uncertain<i64>,
        /// Field `snapshot`.
        snapshot: Uncertain<[u8; 32]>,
    }
}

record! {
    /// An order was not kept.
    Breach, "breach/1" {
        /// Field `decision`.
        decision: Uncertain<RecordId>,
        /// When.
        at: Uncertain<Moment>,
        /// In words.
        text: Uncertain<String>,
        /// Field `verified_by`.
        verified_by: Uncertain<String>,
    }
}

record! {
    /// A formal term that runs (W39).
    Deadline, "deadline/1" {
        /// Field `sort`.
        sort: Uncertain<DeadlineType>,
        /// Field `on`.
        on: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<DeadlineState>,
        /// In words.
        text: Uncertain<String>,
        /// Field `about`.
        about: Uncertain<RecordId>,
    }
}

record! {
    /// Consent of a resident to share (G1); for who asked it only.
    Consent, "consent/1" {
        /// Field `from`.
        from: Uncertain<String>,
        /// Field `asked_by`.
        asked_by: Uncertain<String>,
        /// Field `asked_at`.
        asked_at: Uncertain<Day>,
        /// Field `purpose`.
        purpose: Uncertain<String>,
        /// Field `recipients`.
        recipients: Uncertain<String>,
        /// Field `what`.
        what: Uncertain<String>,
        /// Where it stands.
        state: Uncertain<ConsentState>,
        /// Field `given_at`.
        given_at: Uncertain<Day>,
        /// Field `valid_until`.
        valid_until: Uncertain<Day>,
        /// Field `in_writing`.
        in_writing: Uncertain<bool>,
        /// Field `told_withdrawable`.
        told_withdrawable: Uncertain<bool>,
        /// Field `withdrawn_at`.
        withdrawn_at: Uncertain<Day>,
    }
}

record! {
    /// A decision to share what is stricter than K2 (verstrekkingsbesluit, domain.md §3.4).
    Disclosure, "disclosure/1" {
        /// Field `recipient`.
        recipient: Uncertain<RootId>,
        /// Field `items`.
        items: Uncertain<Vec<RecordId>>,
        /// Field `classes`.
        classes: Vec<String>,
        /// Field `ground`.
        ground: Uncertain<Ground>,
        /// Field `purpose`.
        purpose: Uncertain<String>,
        /// Field `necessity`.
        necessity: Uncertain<String>,
        /// Field `proportionality`.
        proportionality: Uncertain<String>,
        /// Field `subsidiarity`.
        subsidiarity: Uncertain<String>,
        /// Field `consent`.
        consent: Uncertain<RecordId>,
        /// Field `informed_at`.
        informed_at: Uncertain<Day>,
        /// Field `not_informed`.
        not_informed: Uncertain<String>,
        /// Field `valid_until`.
        valid_until: Uncertain<Day>,
        /// When it was decided.
        decided_at: Uncertain<Moment>,
        /// Field `withdrawn_at`.
        withdrawn_at: Uncertain<Day>,
    }
}

record! {
    /// Chosen values of another record, for the people it is made for.
    Extract, "extract/1" {
        /// The kind of the record that they were taken from.
        of: Uncertain<String>,
        /// The values, by field.
        values: Uncertain<FieldValues>,
        /// When they were taken.
        taken_at: Uncertain<Day>,
        /// In own words.
        text: Uncertain<String>,
    }
}

record! {
    /// The case may not be destroyed for the time being.
    Hold, "hold/1" {
        /// Why, as a code.
        sort: Uncertain<HoldSort>,
        /// Why, in words.
        reason: Uncertain<String>,
        /// Since when.
        since: Uncertain<Day>,
        /// Until when, as expected.
        until: Uncertain<Day>,
        /// Whether it stands.
        state: Uncertain<HoldState>,
    }
}

/// Values of another record: `[[field, value], …]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldValues(pub Vec<(String, Value)>);

impl Readable for FieldValues {
    fn parse(value: &Value) -> Option<FieldValues> {
        let pair = |item: &Value| {
            let [name, value] = item.as_array()? else {
                return None;
            };
            Some((name.as_text()?.to_owned(), value.clone()))
        };
        let pairs = value.as_array()?.iter();
        pairs.map(pair).collect::<Option<_>>().map(FieldValues)
    }
}
