//! Every kind with its fields, in the order in which the format describes them.

use super::{Cbor, DefaultAudience, Field, Format, Kind, Rule};
use crate::terms::{
    Cautious,
    action::ActionState,
    case::{ClosingResult, Phase, Relation, Tenure, Track, Urgency},
    category::Category,
    entry::{Channel, Company, Precision, Source, VisitOutcome},
    intervention::InterventionType,
    people::{Domain, PersonRole, Role, RoleState},
};
use ledger::sharing::Class;

const fn field(name: &'static str, rule: Rule, cbor: Cbor, format: Format) -> Field {
    Field {
        name,
        rule,
        cbor,
        format,
        required: false,
    }
}

const fn line(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Line)
}

const fn long(name: &'static str) -> Field {
    field(name, Rule::LongText, Cbor::Text, Format::Long)
}

const fn day(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Day)
}

const fn moment(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Moment)
}

const fn code(name: &'static str, codes: &'static [&'static str]) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Code(codes))
}

const fn codes(name: &'static str, codes: &'static [&'static str]) -> Field {
    field(name, Rule::Set, Cbor::Text, Format::Code(codes))
}

const fn status(name: &'static str, cautious_first: &'static [&'static str]) -> Field {
    field(
        name,
        Rule::Status(cautious_first),
        Cbor::Text,
        Format::Code(cautious_first),
    )
}

const fn flag(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Bool, Format::Flag)
}

const fn record(name: &'static str) -> Field {
    bytes(name, 16)
}

const fn records(name: &'static str) -> Field {
    field(name, Rule::Set, Cbor::Bytes, Format::Exactly(16))
}

const fn bytes(name: &'static str, length: usize) -> Field {
    field(name, Rule::Single, Cbor::Bytes, Format::Exactly(length))
}

const fn number(name: &'static str, least: i64, most: i64) -> Field {
    field(name, Rule::Single, Cbor::Int, Format::Number(least, most))
}

const fn needed(mut field: Field) -> Field {
    field.required = true;
    field
}

const fn correction(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Map, Format::Override)
}

const fn confirmations(name: &'static str) -> Field {
    field(name, Rule::Set, Cbor::Bytes, Format::Exactly(32))
}

const fn case_kind(name: &'static str, class: Class, fields: &'static [Field]) -> Kind {
    Kind {
        name,
        once: false,
        no_case: false,
        class,
        class_from: None,
        audience: DefaultAudience::Case,
        fields,
    }
}

const fn once(mut kind: Kind) -> Kind {
    kind.once = true;
    kind
}

const fn private(mut kind: Kind) -> Kind {
    kind.audience = DefaultAudience::Creator;
    kind
}

const fn outside_cases(mut kind: Kind) -> Kind {
    kind.no_case = true;
    private(kind)
}

const fn class_of(mut kind: Kind, field: &'static str) -> Kind {
    kind.class_from = Some(field);
    kind
}

/// Every kind that this version knows.
pub const KINDS: &[Kind] = &[
    case_kind(
        "case/1",
        Class::K1,
        &[
            needed(moment("opened_at")),
            codes("categories", Category::CODES),
            code("tenure", Tenure::CODES),
            status("phase", Phase::CAUTIOUS_FIRST),
            day("phase_since"),
            status("urgency", Urgency::CAUTIOUS_FIRST),
            long("urgency_reason"),
            field("acute", Rule::Single, Cbor::Text, Format::Acute),
            code("route", Track::CODES),
            day("helicopter_at"),
        ],
    ),
    case_kind(
        "address/1",
        Class::K1,
        &[
            needed(line("street")),
            needed(line("house_number")),
            line("house_letter"),
            line("suffix"),
            field("postcode", Rule::Single, Cbor::Text, Format::Postcode),
            needed(line("town")),
        ],
    ),
    case_kind(
        "report/1",
        Class::K2,
        &[
            needed(moment("received_at")),
            moment("occurred_at"),
            moment("occurred_until"),
            code("precision", Precision::CODES),
            code("channel", Channel::CODES),
            long("text"),
            line("place"),
            codes("categories", Category::CODES),
            moment("acknowledged_at"),
            flag("anonymous"),
            field("acute", Rule::Single, Cbor::Text, Format::Acute),
        ],
    ),
    case_kind(
        "reporter/1",
        Class::K3,
        &[
            needed(record("report")),
            line("name"),
            line("contact"),
            flag("wishes_secrecy"),
            long("note"),
        ],
    ),
    case_kind(
        "person/1",
        Class::K2,
        &[
            line("name"),
            needed(code("role", PersonRole::CODES)),
            line("note"),
        ],
    ),
    case_kind(
        "partner/1",
        Class::K1,
        &[
            needed(line("organisation")),
            line("name"),
            line("function"),
            code("domain", Domain::CODES),
            bytes("root", 32),
            line("reach"),
            day("active_from"),
            day("ended_at"),
            line("ended_reason"),
            day("lead_seen_at"),
        ],
    ),
    case_kind(
        "role/1",
        Class::K1,
        &[
            needed(record("partner")),
            needed(code("role", Role::CODES)),
            needed(status("state", RoleState::CAUTIOUS_FIRST)),
            line("reason"),
            line("on_behalf"),
            day("since"),
            long("mandate"),
        ],
    ),
    case_kind(
        "fact/1",
        Class::K2,
        &[
            record("visit"),
            moment("occurred_at"),
            moment("occurred_until"),
            code("precision", Precision::CODES),
            code("source", Source::CODES),
            long("text"),
            line("place"),
            line("verified_by"),
        ],
    ),
    case_kind(
        "quote/1",
        Class::K2,
        &[
            record("visit"),
            moment("occurred_at"),
            line("speaker"),
            long("text"),
        ],
    ),
    private(case_kind(
        "care_note/1",
        Class::K5,
        &[record("visit"), moment("occurred_at"), long("text")],
    )),
    case_kind(
        "visit/1",
        Class::K2,
        &[
            needed(moment("occurred_at")),
            line("purpose"),
            flag("announced"),
            code("outcome", VisitOutcome::CODES),
            code("company", Company::CODES),
            flag("card_left"),
            line("no_next_step"),
        ],
    ),
    case_kind(
        "attachment/1",
        Class::K2,
        &[
            record("visit"),
            record("record"),
            needed(bytes("sha256", 32)),
            needed(line("media_type")),
            needed(number("bytes", 0, 536_870_912)),
            number("width", 1, 100_000),
            number("height", 1, 100_000),
            line("alt"),
            moment("taken_at"),
            line("name"),
        ],
    ),
    case_kind(
        "action/1",
        Class::K1,
        &[
            needed(line("text")),
            record("owner"),
            day("due"),
            needed(status("state", ActionState::CAUTIOUS_FIRST)),
            line("result"),
            moment("done_at"),
        ],
    ),
    case_kind(
        "intervention/1",
        Class::K2,
        &[
            needed(code("type", InterventionType::CODES)),
            number("rung", 1, 6),
            day("started"),
            day("ended"),
            record("by"),
            long("text"),
            long("result"),
        ],
    ),
    case_kind(
        "agreement/1",
        Class::K2,
        &[
            line("with"),
            needed(long("text")),
            day("agreed_at"),
            day("until"),
        ],
    ),
    once(case_kind("factor/1", Class::K1, FACTOR_FIELDS)),
    case_kind(
        "transition/1",
        Class::K1,
        &[
            code("from", Phase::CODES),
            needed(code("to", Phase::CODES)),
            long("reason"),
            needed(moment("at")),
            records("reopens"),
        ],
    ),
    case_kind(
        "closing/1",
        Class::K1,
        &[
            code("result", ClosingResult::CODES),
            long("reason"),
            day("closed_at"),
        ],
    ),
    case_kind(
        "link/1",
        Class::K1,
        &[
            needed(record("from")),
            needed(record("to")),
            record("to_case"),
            needed(code("relation", Relation::CODES)),
        ],
    ),
    class_of(
        case_kind(
            "addendum/1",
            Class::K2,
            &[needed(record("to")), needed(long("text"))],
        ),
        "to",
    ),
    private(case_kind(
        "confirmation/1",
        Class::K1,
        &[
            needed(record("record")),
            needed(field("saw", Rule::Single, Cbor::Array, Format::Heads)),
        ],
    )),
    outside_cases(case_kind(
        "verification/1",
        Class::K1,
        &[
            needed(bytes("root", 32)),
            long("how"),
            needed(moment("at")),
            needed(line("fingerprint")),
        ],
    )),
    outside_cases(case_kind(
        "sent/1",
        Class::K1,
        &[
            needed(record("file")),
            needed(bytes("recipient", 32)),
            needed(field("cases", Rule::Single, Cbor::Array, Format::Cases)),
            bytes("sha256", 32),
            needed(moment("at")),
            line("name"),
            field("records", Rule::Single, Cbor::Array, Format::SentRecords),
        ],
    )),
];

/// Answers to the questions of the seven factors, overrides with a reason, and confirmations per partner.
const FACTOR_FIELDS: &[Field] = &[
    long("sf1_mandate"),
    long("sf1_q1"),
    long("sf1_q2"),
    long("sf1_q3"),
    long("sf1_q4"),
    long("sf1_q5"),
    long("sf1_q6"),
    correction("sf1_override"),
    long("sf2_q1"),
    long("sf2_q2"),
    long("sf2_q3"),
    long("sf2_q4"),
    long("sf2_q5"),
    correction("sf2_override"),
    confirmations("sf2_confirmed"),
    long("sf3_q1"),
    long("sf3_q2"),
    long("sf3_q3"),
    long("sf3_q4"),
    long("sf3_q5"),
    long("sf3_q6"),
    long("sf3_q7"),
    correction("sf3_override"),
    confirmations("sf3_confirmed"),
    long("sf4_q1"),
    long("sf4_q2"),
    long("sf4_q3"),
    long("sf4_q4"),
    long("sf4_q5"),
    correction("sf4_override"),
    confirmations("sf4_confirmed"),
    long("sf5_q1"),
    long("sf5_q2"),
    long("sf5_q3"),
    long("sf5_q4"),
    long("sf5_q5"),
    long("sf5_q6"),
    correction("sf5_override"),
    confirmations("sf5_confirmed"),
    long("sf6_q1"),
    long("sf6_q2"),
    long("sf6_q3"),
    long("sf6_q4"),
    long("sf6_q5"),
    correction("sf6_override"),
    long("sf7_q1"),
    long("sf7_q2"),
    long("sf7_q3"),
    long("sf7_q4"),
    long("sf7_q5"),
    correction("sf7_override"),
    confirmations("sf7_confirmed"),
];
