//! Kinds of the formal steps: warning, the resident's view, decision, breach, deadline; consent and disclosure.

use super::super::{
    Cbor, Format, Kind, Rule,
    shape::{
        bytes, case_kind, cents, code, codes, day, field, flag, line, long, moment, needed,
        private, record, status,
    },
};
use crate::terms::{
    formal::{
        DeadlineState, DeadlineType, DecisionType, OrderForm, ReceiptProof, SentHow, ViewState,
    },
    sharing::{Ground, SharedClass},
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

/// Consent of a resident to share (G1); for who asked it only.
pub(super) const CONSENT: Kind = private(case_kind(
    "consent/1",
    Class::K4,
    &[
        needed(line("from")),
        needed(line("purpose")),
        line("recipients"),
        long("what"),
        needed(day("given_at")),
        day("valid_until"),
        flag("in_writing"),
        day("withdrawn_at"),
    ],
));

/// A decision to share what is stricter than K2 (verstrekkingsbesluit, domain.md §3.4).
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
        needed(long("necessity")),
        long("proportionality"),
        long("subsidiarity"),
        record("consent"),
        line("resident_informed"),
        day("valid_until"),
        needed(moment("decided_at")),
        day("withdrawn_at"),
    ],
));
