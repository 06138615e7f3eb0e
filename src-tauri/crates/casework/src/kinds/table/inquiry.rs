//! Kinds of finding out what happens: verification, both sides heard, impact, severity, care as a process, safety.

use super::super::{
    Kind,
    shape::{
        case_kind, code, codes, day, flag, line, long, moment, needed, number, once, private,
        record, records, status,
    },
};
use crate::terms::{
    formal::Ability,
    inquiry::{
        Affected, ContactWay, Harm, HeardSide, HearingOutcome, SafetyAdvice, SafetyState,
        TrackState, VerificationMethod, VerificationResult,
    },
    talk::{AccessType, OpenState},
};
use ledger::sharing::Class;

/// Someone else confirms what an entry or report says, or does not (D5).
pub(super) const VERIFICATION: Kind = case_kind(
    "verification/1",
    Class::K2,
    &[
        needed(record("entry")),
        code::<VerificationMethod>("method"),
        needed(code::<VerificationResult>("result")),
        line("by"),
        day("at"),
        long("text"),
    ],
);

/// Someone was asked for his account, or an attempt to ask failed (D6).
pub(super) const HEARING: Kind = case_kind(
    "hearing/1",
    Class::K2,
    &[
        needed(code::<HeardSide>("side")),
        code::<ContactWay>("way"),
        needed(code::<HearingOutcome>("outcome")),
        needed(moment("at")),
        record("report"),
        record("person"),
        long("text"),
    ],
);

/// What the nuisance does to people, in their words (D7).
pub(super) const IMPACT: Kind = case_kind(
    "impact/1",
    Class::K2,
    &[
        needed(code::<Affected>("whom")),
        codes::<Harm>("harms"),
        record("report"),
        day("at"),
        long("text"),
    ],
);

/// What a visitor must know for his own safety (K7); reviewed in time, or it becomes a label.
pub(super) const SAFETY_NOTE: Kind = case_kind(
    "safety_note/1",
    Class::K7,
    &[
        needed(code::<SafetyAdvice>("advice")),
        line("text"),
        day("since"),
        needed(day("review_by")),
        status::<SafetyState>("state"),
    ],
);

/// How the parallel tracks stand; the track of care is [`CARE_PROCESS`].
pub(super) const TRACKS: Kind = once(case_kind(
    "tracks/1",
    Class::K1,
    &[
        status::<TrackState>("tenancy"),
        status::<TrackState>("administrative"),
        status::<TrackState>("criminal"),
        status::<TrackState>("mediation"),
        line("note"),
    ],
));

/// Help as a process, without content (K4).
pub(super) const CARE_PROCESS: Kind = once(case_kind(
    "care_process/1",
    Class::K4,
    &[
        status::<TrackState>("state"),
        flag("help_known"),
        day("offered_at"),
        flag("reachable"),
        code::<Ability>("can_keep_agreements"),
        flag("crisis_plan"),
    ],
));

/// The eight axes of severity, 0–3 each, with the records that show it.
pub(super) const SEVERITY: Kind = once(case_kind(
    "severity/1",
    Class::K2,
    &[
        number("frequency", 0, 3),
        number("duration", 0, 3),
        number("time_of_day", 0, 3),
        number("nature", 0, 3),
        number("targeting", 0, 3),
        number("impact", 0, 3),
        number("reach", 0, 3),
        number("trend", 0, 3),
        records("frequency_because"),
        records("duration_because"),
        records("time_of_day_because"),
        records("nature_because"),
        records("targeting_because"),
        records("impact_because"),
        records("reach_because"),
        records("trend_because"),
    ],
));

/// The interests weighed before a measure (D12, D13, bar B5).
pub(super) const WEIGHING: Kind = once(case_kind(
    "weighing/1",
    Class::K2,
    &[
        code::<Ability>("ability"),
        long("ability_because"),
        long("neighbours"),
        long("resident"),
        long("children"),
        long("public"),
        long("home"),
        long("alternatives"),
        long("own_policy"),
        long("discrimination"),
        day("reviewed_at"),
    ],
));

/// A person asks about his own data (AVG); for who handles it only.
pub(super) const ACCESS_REQUEST: Kind = private(case_kind(
    "access_request/1",
    Class::K1,
    &[
        needed(code::<AccessType>("asks")),
        needed(day("received_at")),
        needed(status::<OpenState>("state")),
        day("answered_at"),
        line("note"),
    ],
));
