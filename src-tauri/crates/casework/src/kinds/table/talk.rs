//! Kinds of working together: questions, handovers, meetings, word to residents, looking back.

use super::super::{
    Kind,
    shape::{
        bytes, case_kind, code, codes, confirmations, correction, day, flag, line, long, moment,
        needed, number, once, record, records, status,
    },
};
use crate::{
    guide::GuideState,
    terms::{
        inquiry::ContactWay,
        talk::{
            AftercareResult, EvaluationOf, ExpectationTheme, HandoverOf, HandoverState, NotShared,
            RequestState, ResolutionType, ToldWhom, TriedDoor,
        },
    },
};
use ledger::sharing::Class;

/// A question from one partner to another, with what became of it (VK1).
pub(super) const INFORMATION_REQUEST: Kind = case_kind(
    "information_request/1",
    Class::K1,
    &[
        needed(long("question")),
        long("at_least"),
        needed(record("from")),
        needed(record("to")),
        needed(day("asked_at")),
        needed(status::<RequestState>("state")),
        code::<NotShared>("not_shared"),
        long("reason"),
        long("alternative"),
        codes::<TriedDoor>("doors"),
        day("answered_at"),
        line("on_behalf"),
        confirmations("understood"),
    ],
);

/// A case, the lead or a task goes from one partner to another (VK3).
pub(super) const HANDOVER: Kind = case_kind(
    "handover/1",
    Class::K1,
    &[
        needed(code::<HandoverOf>("of")),
        record("subject"),
        needed(record("from")),
        needed(record("to")),
        needed(day("offered_at")),
        day("answer_by"),
        needed(status::<HandoverState>("state")),
        long("asks"),
        long("promises"),
        long("risks"),
        long("conditions"),
        long("reason"),
        day("answered_at"),
        day("spoken_at"),
        line("spoken_how"),
        day("received_at"),
        day("follow_up_at"),
        confirmations("understood"),
    ],
);

/// What one of the two said about a handover. Each word is a record of its own, finished at once, so that it keeps who
/// said it, who wrote it down, and how it was said; another word never takes its place.
pub(super) const HANDOVER_WORD: Kind = case_kind(
    "handover_word/1",
    Class::K1,
    &[
        needed(record("handover")),
        record("partner"),
        needed(code::<HandoverState>("said")),
        needed(day("at")),
        long("text"),
        line("on_behalf"),
    ],
);

/// This case at a meeting: who was asked, who came, what has to be decided.
pub(super) const MEETING_ITEM: Kind = case_kind(
    "meeting_item/1",
    Class::K1,
    &[
        needed(record("meeting")),
        needed(moment("at")),
        line("place"),
        number("minutes", 1, 480),
        line("decision_needed"),
        records("invited"),
        records("present"),
        records("deputised"),
        long("note"),
    ],
);

/// What was decided, why, and who tells whom (R5, BH1).
pub(super) const RESOLUTION: Kind = case_kind(
    "resolution/1",
    Class::K1,
    &[
        record("meeting_item"),
        needed(code::<ResolutionType>("sort")),
        needed(long("text")),
        needed(day("at")),
        long("alternatives"),
        long("reason"),
        line("decider"),
        line("teller"),
        day("tell_by"),
        records("concerns"),
        confirmations("understood"),
    ],
);

/// What someone may expect, and what not (VK6).
pub(super) const EXPECTATION_CARD: Kind = case_kind(
    "expectation_card/1",
    Class::K1,
    &[
        needed(code::<ToldWhom>("whom")),
        record("report"),
        long("will"),
        long("will_not"),
        day("next_word"),
        long("can_do"),
        day("set_at"),
    ],
);

/// Word to a reporter or resident: planned, promised, given (R6).
pub(super) const FEEDBACK: Kind = case_kind(
    "feedback/1",
    Class::K1,
    &[
        needed(code::<ToldWhom>("whom")),
        record("report"),
        day("planned_for"),
        flag("promised"),
        day("given_at"),
        code::<ContactWay>("way"),
        long("text"),
    ],
);

/// How the co-operation goes, 1–5, only for the group (SF4).
pub(super) const PULSE: Kind = case_kind(
    "pulse/1",
    Class::K1,
    &[
        needed(record("partner")),
        needed(number("score", 1, 5)),
        needed(day("at")),
        line("text"),
        day("addressed_at"),
        line("addressed_how"),
    ],
);

/// A look back: an aftercare check, or how the co-operation went.
pub(super) const EVALUATION: Kind = case_kind(
    "evaluation/1",
    Class::K1,
    &[
        needed(code::<EvaluationOf>("of")),
        day("due"),
        day("at"),
        code::<AftercareResult>("result"),
        long("went_well"),
        long("change"),
    ],
);

/// An explanation that partners agreed on after the expectations check (BH1, domain.md §9).
pub(super) const EXPLANATION: Kind = case_kind(
    "explanation/1",
    Class::K1,
    &[
        needed(code::<ExpectationTheme>("theme")),
        needed(long("text")),
        record("partner"),
    ],
);

/// A point of attention put off, once, with a reason.
pub(super) const SNOOZE: Kind = case_kind(
    "snooze/1",
    Class::K1,
    &[
        needed(line("rule")),
        record("subject"),
        needed(day("until")),
        needed(line("reason")),
        needed(day("at")),
    ],
);

/// Answers to the questions of the six pitfalls, with overrides (domain.md §7.3).
pub(super) const PITFALL_ANSWERS: Kind = once(case_kind(
    "pitfall_answers/1",
    Class::K1,
    &[
        long("vk1_q1"),
        long("vk1_q2"),
        long("vk1_q3"),
        long("vk1_q4"),
        correction::<GuideState>("vk1_override"),
        long("vk2_q1"),
        long("vk2_q2"),
        long("vk2_q3"),
        long("vk2_q4"),
        correction::<GuideState>("vk2_override"),
        long("vk3_q1"),
        long("vk3_q2"),
        long("vk3_q3"),
        long("vk3_q4"),
        correction::<GuideState>("vk3_override"),
        long("vk4_q1"),
        long("vk4_q2"),
        correction::<GuideState>("vk4_override"),
        long("vk5_q1"),
        long("vk5_q2"),
        long("vk5_q3"),
        correction::<GuideState>("vk5_override"),
        long("vk6_q1"),
        long("vk6_q2"),
        long("vk6_q3"),
        long("vk6_q4"),
        correction::<GuideState>("vk6_override"),
    ],
));

/// Answers to the questions of the eight needs, with overrides (domain.md §7.4).
pub(super) const NEED_ANSWERS: Kind = once(case_kind(
    "need_answers/1",
    Class::K1,
    &[
        long("bh1_q1"),
        long("bh1_q2"),
        correction::<GuideState>("bh1_override"),
        long("bh2_q1"),
        long("bh2_q2"),
        correction::<GuideState>("bh2_override"),
        long("bh3_q1"),
        long("bh3_q2"),
        correction::<GuideState>("bh3_override"),
        long("bh4_q1"),
        long("bh4_q2"),
        correction::<GuideState>("bh4_override"),
        long("bh5_q1"),
        long("bh5_q2"),
        long("bh5_q3"),
        correction::<GuideState>("bh5_override"),
        long("bh6_q1"),
        long("bh6_q2"),
        correction::<GuideState>("bh6_override"),
        long("bh7_q1"),
        long("bh7_q2"),
        correction::<GuideState>("bh7_override"),
        long("bh8_q1"),
        long("bh8_q2"),
        long("bh8_q3"),
        correction::<GuideState>("bh8_override"),
    ],
));

/// A partner agrees with the answers of a factor, pitfall or need, exactly as they were then.
pub(super) const GUIDE_CONSENT: Kind = case_kind(
    "guide_consent/1",
    Class::K1,
    &[
        needed(line("guide")),
        needed(record("partner")),
        needed(bytes("content", 32)),
        needed(day("at")),
        line("on_behalf"),
    ],
);
