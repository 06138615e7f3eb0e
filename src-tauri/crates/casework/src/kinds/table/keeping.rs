//! Kinds of keeping and erasing: a hold on destruction, and the record of what was destroyed.

use super::super::{
    Kind,
    shape::{
        bytes, case_kind, code, day, line, moment, needed, number, outside_cases, record, status,
    },
};
use crate::terms::keeping::{ErasedSort, ErasureBasis, HoldSort, HoldState, RetentionClass};
use ledger::sharing::Class;

/// The case may not be destroyed for the time being; for all its partners, because each of them holds a copy.
pub(super) const HOLD: Kind = case_kind(
    ledger::erasure::HOLD,
    Class::K1,
    &[
        needed(code::<HoldSort>("sort")),
        needed(line("reason")),
        needed(day("since")),
        day("until"),
        needed(status::<HoldState>("state")),
    ],
);

/// What was erased here (vernietigingslijst): ids, a ground and days, and no word of what it was.
pub(super) const DESTRUCTION: Kind = outside_cases(case_kind(
    "destruction/1",
    Class::K1,
    &[
        needed(bytes("control", 32)),
        needed(code::<ErasedSort>("sort")),
        needed(record("subject")),
        needed(code::<ErasureBasis>("basis")),
        code::<RetentionClass>("class"),
        number("records", 0, 10_000_000),
        needed(moment("decided_at")),
        day("due_on"),
        moment("erased_at"),
        number("backups", 0, 100_000),
    ],
));
