//! Answers to the questions of the seven factors, with overrides and confirmations.

use super::value::Uncertain;
use super::{Meta, value};
use crate::{
    factors::{Factor, FactorState, Question},
    terms::Term,
};
use ledger::{cbor::Value, ids::RootId, record::RecordState};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a person says about a factor's state, beside what is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The state that the person sees.
    pub state: FactorState,
    /// Why.
    pub reason: String,
}

/// The factor record of a case; empty when nobody answered anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The record, if there is one.
    pub meta: Option<Meta>,
    /// What the case lead may decide.
    pub mandate: Uncertain<String>,
    texts: BTreeMap<Question, Uncertain<String>>,
    overrides: BTreeMap<Factor, Uncertain<Override>>,
    confirmed: BTreeMap<Factor, BTreeSet<(RootId, [u8; 32])>>,
}

impl Answers {
    /// Reads a `factor/1` record.
    pub fn read(state: &RecordState) -> Answers {
        let mut answers = Answers {
            meta: Some(Meta::of(state)),
            mandate: value::text(state, "sf1_mandate"),
            ..Answers::default()
        };
        for factor in Factor::ALL {
            for question in factor.questions() {
                answers
                    .texts
                    .insert(question, value::text(state, &question.code()));
            }
            let field = format!("{}_override", factor.code());
            answers
                .overrides
                .insert(*factor, value::read(state, &field, read_override));
            answers
                .confirmed
                .insert(*factor, confirmations(state, *factor));
        }
        answers
    }

    /// The answer to a question.
    pub fn answer(&self, question: Question) -> &Uncertain<String> {
        self.texts.get(&question).unwrap_or(&Uncertain::Unset)
    }

    /// What people say of a factor beside the computed state.
    pub fn correction(&self, factor: Factor) -> &Uncertain<Override> {
        self.overrides.get(&factor).unwrap_or(&Uncertain::Unset)
    }

    /// Whether `root` confirmed, by his own signed change, the answers as they stand now.
    pub fn is_confirmed_by(&self, factor: Factor, root: &RootId) -> bool {
        let now = self.digest(factor);
        self.confirmed
            .get(&factor)
            .is_some_and(|all| all.contains(&(*root, now)))
    }

    /// What a partner adds to `sfN_confirmed` to confirm the answers as they stand now: SHA-256 over
    /// `woonrust1:answers`, a zero byte, and the CBOR array `[factor, [question, answer], …]` of what is answered.
    pub fn digest(&self, factor: Factor) -> [u8; 32] {
        let answered = factor.questions().filter_map(|question| {
            let text = self.answer(question).filled()?;
            Some(Value::Array(vec![
                Value::from(question.code()),
                Value::from(text),
            ]))
        });
        let content: Vec<Value> = std::iter::once(Value::from(factor.code()))
            .chain(answered)
            .collect();
        let mut hash = Sha256::new_with_prefix(b"woonrust1:answers\0");
        hash.update(Value::Array(content).encode());
        hash.finalize().into()
    }
}

fn read_override(value: &Value) -> Option<Override> {
    let state = FactorState::parse(value.get("state")?.as_text()?)?;
    let reason = value.get("reason")?.as_text()?.trim().to_owned();
    (!reason.is_empty()).then_some(Override { state, reason })
}

fn confirmations(state: &RecordState, factor: Factor) -> BTreeSet<(RootId, [u8; 32])> {
    let field = format!("{}_confirmed", factor.code());
    let members = state
        .fields
        .get(&field)
        .map(|field| field.members.as_slice())
        .unwrap_or_default();
    members
        .iter()
        .filter_map(|member| {
            Some((
                member.author,
                member.value.as_ref()?.as_bytes()?.try_into().ok()?,
            ))
        })
        .collect()
}
