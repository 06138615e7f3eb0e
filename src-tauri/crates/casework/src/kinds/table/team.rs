//! Kinds of no case: the people one works with, shortages, obstacles to sharing, the pot, meetings.

use super::super::{Cbor, Format, Rule, shape::field};
use super::super::{
    Kind,
    shape::{
        bytes, case_kind, cents, code, day, line, long, moment, needed, number, outside_cases,
        status,
    },
};
use crate::terms::{
    people::Domain,
    plan::NeedType,
    talk::{BasisType, NotShared, OpenState},
};
use ledger::sharing::Class;

/// The fixed face of an organisation, and when one last spoke without a crisis (SF4, BH3).
pub(super) const CONTACT_PERSON: Kind = outside_cases(case_kind(
    "contact_person/1",
    Class::K1,
    &[
        needed(line("organisation")),
        line("name"),
        line("function"),
        code::<Domain>("domain"),
        bytes("root", 32),
        line("reach"),
        line("not_reach"),
        line("reserve"),
        day("confirmed_at"),
        day("spoken_at"),
    ],
));

/// Help or housing that is not to be found (BH6, BH7): to show upwards, nobody's fault.
pub(super) const SHORTAGE: Kind = outside_cases(case_kind(
    "shortage/1",
    Class::K1,
    &[
        needed(code::<NeedType>("sort")),
        needed(line("text")),
        needed(day("since")),
        needed(status::<OpenState>("state")),
        line("asked_where"),
        day("ended_at"),
    ],
));

/// What stands in the way of sharing, over all cases (BH4).
pub(super) const SHARING_OBSTACLE: Kind = outside_cases(case_kind(
    "sharing_obstacle/1",
    Class::K1,
    &[
        needed(long("text")),
        code::<NotShared>("reason"),
        needed(day("noted_at")),
        needed(status::<OpenState>("state")),
    ],
));

/// On what one shares with another organisation (BH4, W53).
pub(super) const SHARING_BASIS: Kind = outside_cases(case_kind(
    "sharing_basis/1",
    Class::K1,
    &[
        needed(line("organisation")),
        needed(code::<BasisType>("basis")),
        line("text"),
        day("valid_from"),
        day("valid_until"),
    ],
));

/// The pot for practical solutions.
pub(super) const POT: Kind = outside_cases(case_kind(
    "pot/1",
    Class::K1,
    &[
        needed(number("year", 2000, 2200)),
        needed(cents("amount")),
        cents("ceiling"),
        line("decider"),
    ],
));

/// Someone of the own organisation, as the own person confirmed: for a team file this counts, and no card.
pub(super) const COLLEAGUE: Kind = outside_cases(case_kind(
    "colleague/1",
    Class::K1,
    &[
        needed(bytes("root", 32)),
        needed(line("organisation")),
        needed(day("confirmed_at")),
        day("ended_at"),
    ],
));

/// A meeting about several cases; what is said of a case stands in that case.
pub(super) const MEETING: Kind = outside_cases(case_kind(
    "meeting/1",
    Class::K1,
    &[
        needed(moment("at")),
        line("place"),
        line("name"),
        field("cases", Rule::Single, Cbor::Array, Format::Cases),
    ],
));
