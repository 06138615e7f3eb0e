//! Kinds of the formal steps: warning, the resident's view, decision, breach, deadline; consent, disclosure, extract.

use super::super::{
    Cbor, Format, Kind, Rule,
    shape::{
        bytes, case_kind, cents, code, codes, correction, day, field, flag, line, long, moment,
        needed, private, record, status,
    },
};
use crate::terms::{
    formal::{
        DeadlineState, DeadlineType, DecisionType, OrderForm, ReceiptProof, SentHow, ViewState,
    },
    sharing::{ConsentState, DutyAnswer, Ground, SharedClass},
};
use ledger::sharing::Class;

/// A formal warning with proof that it arrived (D10).
pub(super) const WARNING: Kind = case_kind(
    "warning/1",
    Class::K2,
    &[
        record("intervention"),
        needed(day("sent_at")),
        code::<SentHow>("sent_how"),
        long("text"),
        code::<ReceiptProof>("proof"),
        day("proof_at"),
        day("observe_until"),
    ],
);

/// The resident is asked for his view on an intention (zienswijze).
pub(super) const RESIDENT_VIEW: Kind = case_kind(
    "resident_view/1",
    Class::K2,
    &[
        needed(day("asked_at")),
        day("until"),
        needed(status::<ViewState>("state")),
        day("received_at"),
        long("text"),
        long("urgent_reason"),
    ],
);

/// What the mayor decided, and on what.
pub(super) const DECISION: Kind = case_kind(
    "decision/1",
    Class::K2,
    &[
        needed(code::<DecisionType>("sort")),
        needed(day("at")),
        code::<OrderForm>("form"),
        long("text"),
        long("reason"),
        line("decided_by"),
        day("until"),
        cents("penalty"),
        cents("penalty_at_most"),
        bytes("snapshot", 32),
    ],
);

/// An order was not kept.
pub(super) const BREACH: Kind = case_kind(
    "breach/1",
    Class::K2,
    &[
        needed(record("decision")),
        needed(moment("at")),
        needed(long("text")),
        line("verified_by"),
    ],
);

/// A formal term that runs (W39).
pub(super) const DEADLINE: Kind = case_kind(
    "deadline/1",
    Class::K1,
    &[
        needed(code::<DeadlineType>("sort")),
        needed(day("on")),
        needed(status::<DeadlineState>("state")),
        line("text"),
        record("about"),
    ],
);

/// Consent of a resident or a reporter to share (G1); for who asked it only. What the law asks of it stands in
/// [`crate::grounds::CONSENT_NEEDS`].
pub(super) const CONSENT: Kind = private(case_kind(
    "consent/1",
    Class::K4,
    &[
        needed(line("from")),
        line("asked_by"),
        day("asked_at"),
        needed(line("purpose")),
        line("recipients"),
        long("what"),
        needed(status::<ConsentState>("state")),
        day("given_at"),
        day("valid_until"),
        flag("in_writing"),
        flag("told_withdrawable"),
        day("withdrawn_at"),
    ],
));

/// A decision to share what is stricter than K2 (verstrekkingsbesluit, domain.md §3.4). Which fields it needs follows
/// from its ground and its classes ([`crate::grounds`]).
pub(super) const DISCLOSURE: Kind = private(case_kind(
    "disclosure/1",
    Class::K1,
    &[
        needed(bytes("recipient", 32)),
        needed(field(
            "items",
            Rule::Single,
            Cbor::Array,
            Format::SentRecords,
        )),
        codes::<SharedClass>("classes"),
        needed(code::<Ground>("ground")),
        needed(line("purpose")),
        long("necessity"),
        long("proportionality"),
        long("subsidiarity"),
        record("consent"),
        day("informed_at"),
        line("not_informed"),
        line("decided_by"),
        needed(day("valid_until")),
        needed(moment("decided_at")),
        line("provider"),
        line("article"),
        line("task"),
        line("contract"),
        long("weighing"),
        long("danger"),
        moment("danger_at"),
        line("covenant"),
        flag("named"),
        line("reference"),
        correction::<DutyAnswer>("duty_consent"),
        correction::<DutyAnswer>("duty_harm"),
        correction::<DutyAnswer>("duty_other_ways"),
        correction::<DutyAnswer>("duty_prevents"),
        correction::<DutyAnswer>("duty_smallest"),
        correction::<DutyAnswer>("duty_consulted"),
        correction::<DutyAnswer>("duty_informed"),
        line("consulted"),
        long("duty_decision"),
        line("reporting_step"),
        long("guideline_steps"),
        flag("untraceable"),
        day("withdrawn_at"),
        line("withdrawn_reason"),
    ],
));

/// Chosen values of another record, for the people it is made for: as sensitive as its source, and counted by no rule.
pub(super) const EXTRACT: Kind = private(case_kind(
    "extract/1",
    Class::K4,
    &[
        needed(line("of")),
        needed(field(
            "values",
            Rule::Single,
            Cbor::Array,
            Format::FieldValues,
        )),
        needed(day("taken_at")),
        long("text"),
    ],
));

/// Out of which record an extract was made: for its maker only, so that what happens to the source can follow.
pub(super) const EXTRACT_SOURCE: Kind = private(case_kind(
    "extract_source/1",
    Class::K1,
    &[
        needed(record("extract")),
        needed(record("source")),
        needed(field("saw", Rule::Single, Cbor::Array, Format::Heads)),
    ],
));
