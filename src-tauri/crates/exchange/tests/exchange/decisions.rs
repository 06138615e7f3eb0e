//! Anna's decisions to disclose: those that open something to Bram, and all the others.

use crate::desk::{Desk, Stream, cast, sharing};
use casework::disclosure::decided_heads;
use ledger::author::{Edit, FieldEdit};
use ledger::cbor::Value;
use ledger::ids::RecordId;

/// What opens each class.
const GROUNDS: [(&str, &str); 5] = [
    ("K3", "G2"),
    ("K4", "G2"),
    ("K5", "G9"),
    ("K6", "G8"),
    ("K7", "G6"),
];

const DUTIES: [&str; 7] = [
    "duty_consent",
    "duty_harm",
    "duty_other_ways",
    "duty_prevents",
    "duty_smallest",
    "duty_consulted",
    "duty_informed",
];

const WORDS: [&str; 9] = [
    "purpose",
    "necessity",
    "proportionality",
    "subsidiarity",
    "article",
    "reference",
    "provider",
    "consulted",
    "duty_decision",
];

/// What is wrong with a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    None,
    Expired,
    Withdrawn,
    WithoutReason,
    OtherClass,
    OldHeads,
}

impl Flaw {
    /// Everything because of which it opens nothing.
    pub const ALL: [Flaw; 5] = [
        Flaw::Expired,
        Flaw::Withdrawn,
        Flaw::WithoutReason,
        Flaw::OtherClass,
        Flaw::OldHeads,
    ];
}

/// `by` decides that `to` may see a record of this class; returns the decision.
pub fn decide(
    desk: &mut Desk,
    by: usize,
    env: &Stream,
    record: RecordId,
    class: &'static str,
    to: usize,
    flaw: Flaw,
) -> RecordId {
    let edits = edits(desk, record, class, to, flaw);
    let (own, case) = (sharing(&[], "K1"), desk.case);
    desk.create(by, env, case, "disclosure/1", own, &edits)
}

fn edits(
    desk: &Desk,
    record: RecordId,
    class: &'static str,
    to: usize,
    flaw: Flaw,
) -> Vec<FieldEdit<'static>> {
    let ground = GROUNDS.iter().find(|(of, _)| *of == class);
    let (_, ground) = *ground.expect("a class that needs a ground");
    let text = |text: &str| Edit::Set(Value::from(text));
    let heads = decided_heads(&desk.state(record)).into_iter();
    let heads: Vec<Value> = match flaw {
        Flaw::OldHeads => heads.skip(1).map(|head| head.value()).collect(),
        _ => heads.map(|head| head.value()).collect(),
    };
    let item = Value::Array(vec![Value::from(*record.as_bytes()), Value::Array(heads)]);
    let until = match flaw {
        Flaw::Expired => "2020-01-01",
        _ => "2030-01-01",
    };
    let named = match (flaw, class) {
        (Flaw::OtherClass, "K4") => "K7",
        (Flaw::OtherClass, _) => "K4",
        _ => class,
    };
    let to = *cast()[to].card.root_id().as_bytes();
    let mut edits = vec![
        ("recipient", Edit::Set(Value::from(to))),
        ("items", Edit::Set(Value::Array(vec![item]))),
        ("classes", Edit::Add(Value::from(named))),
        ("ground", text(ground)),
        ("valid_until", text(until)),
        ("decided_at", text("2020-01-01T12:00:00+01:00")),
        ("informed_at", text("2020-01-01")),
        ("danger", text("brand")),
        ("danger_at", text("2020-01-01T12:00:00+01:00")),
        ("named", Edit::Set(Value::Bool(true))),
    ];
    let said = WORDS
        .iter()
        .filter(|field| flaw != Flaw::WithoutReason || **field != "purpose");
    edits.extend(said.map(|field| (*field, text("omdat het nodig is"))));
    let answer = Value::map([
        ("state", Value::from("yes")),
        ("reason", Value::from("besproken")),
    ]);
    edits.extend(DUTIES.map(|field| (field, Edit::Set(answer.clone()))));
    if flaw == Flaw::Withdrawn {
        edits.push(("withdrawn_at", text("2020-01-02")));
    }
    edits
}
