//! Kinds of the joint plan: interests, needs, tasks, analysis with approvals, goals, practical options, money.

use super::super::{
    Kind,
    shape::{
        bytes, case_kind, cents, code, day, flag, line, lines, long, moment, needed, number, once,
        record, records, status,
    },
};
use crate::terms::plan::{
    BudgetState, ClaimKind, ClaimState, GoalState, ImpasseState, InterestOf, NeedState, NeedType,
    OptionState, Strength, Task,
};
use ledger::sharing::Class;

/// What someone wants to reach, and wants to prevent (SF2).
pub(super) const INTEREST: Kind = case_kind(
    "interest/1",
    Class::K1,
    &[
        needed(code::<InterestOf>("whose")),
        record("partner"),
        long("wants"),
        long("avoids"),
        flag("missing_in_plan"),
        day("answered_at"),
    ],
);

/// What is needed, apart from who does it (SF3, BH6, BH7).
pub(super) const NEED: Kind = case_kind(
    "need/1",
    Class::K1,
    &[
        needed(line("text")),
        needed(code::<NeedType>("sort")),
        flag("crisis"),
        needed(moment("noted_at")),
        line("asked_where"),
        status::<NeedState>("state"),
        day("met_at"),
        long("safety_meanwhile"),
    ],
);

/// What a partner says of a task of the role mirror (domain.md §8).
pub(super) const CLAIM: Kind = case_kind(
    "claim/1",
    Class::K1,
    &[
        needed(code::<Task>("task")),
        needed(record("partner")),
        needed(code::<ClaimKind>("says")),
        record("of"),
        code::<Strength>("strength"),
        needed(status::<ClaimState>("state")),
        line("on_behalf"),
        day("since"),
        long("reason"),
        day("ended_at"),
        line("ended_reason"),
        line("ended_how"),
    ],
);

/// A version of the shared analysis (SF3); approved on its content.
pub(super) const ANALYSIS: Kind = case_kind(
    "analysis/1",
    Class::K2,
    &[
        needed(number("version", 1, 10_000)),
        records("facts"),
        long("what_happens"),
        lines("causes"),
        long("help_there"),
        lines("common_interests"),
        long("fallback"),
        day("proposed_at"),
    ],
);

/// A partner agrees with an analysis and its goals, exactly as they were then.
pub(super) const APPROVAL: Kind = case_kind(
    "approval/1",
    Class::K1,
    &[
        needed(record("analysis")),
        needed(bytes("content", 32)),
        needed(record("partner")),
        day("at"),
        line("on_behalf"),
    ],
);

/// Where all want to be, how they notice, and by when (SF3).
pub(super) const GOAL: Kind = case_kind(
    "goal/1",
    Class::K1,
    &[
        record("analysis"),
        needed(line("text")),
        line("measure"),
        day("by"),
        status::<GoalState>("state"),
        day("progress_at"),
        long("progress"),
    ],
);

/// A small practical idea (SF7).
pub(super) const PRACTICAL_OPTION: Kind = case_kind(
    "practical_option/1",
    Class::K1,
    &[
        needed(line("text")),
        flag("outside_own_work"),
        status::<OptionState>("state"),
        line("reason"),
        day("started"),
        long("result"),
        day("effect_at"),
    ],
);

/// A request for money for a practical option.
pub(super) const BUDGET_REQUEST: Kind = case_kind(
    "budget_request/1",
    Class::K1,
    &[
        record("option"),
        needed(line("purpose")),
        needed(cents("amount")),
        needed(day("asked_at")),
        needed(status::<BudgetState>("state")),
        day("decided_at"),
        line("decided_by"),
        line("reason"),
        cents("spent"),
    ],
);

/// Something that "cannot be done", and what can (BH8).
pub(super) const IMPASSE: Kind = case_kind(
    "impasse/1",
    Class::K1,
    &[
        needed(long("cannot")),
        long("can"),
        line("decider"),
        needed(day("since")),
        status::<ImpasseState>("state"),
        long("outcome"),
    ],
);

/// Why a rung of the ladder was skipped (D11).
pub(super) const SKIPPED_RUNG: Kind = case_kind(
    "skipped_rung/1",
    Class::K2,
    &[needed(number("rung", 1, 6)), needed(long("reason"))],
);

/// Why a party that normally belongs at the table does not (BH5, SF2).
pub(super) const COMPOSITION: Kind = once(case_kind(
    "composition/1",
    Class::K1,
    &[
        long("no_landlord"),
        long("no_police"),
        long("no_care"),
        long("no_enforcement"),
    ],
));
