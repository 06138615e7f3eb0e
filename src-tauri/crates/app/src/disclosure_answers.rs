//! The questions of a decision to disclose, and the answers to them as fields of the record.

use crate::{
    api::{disclosing::DisclosureAnswer, error::ApiError},
    input::{Edits, day, link, moment, needed, record_id},
    reader::{Case, Reader},
};
use casework::{
    disclosure::{CONSENT, DECISION, holds},
    grounds::{DUTIES, GroundRow, class_needs},
    kinds::{Field, Format, kind},
    terms::sharing::SharedClass,
};
use ledger::cbor::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Fields that every decision asks; one of the two about telling the person is enough.
pub(crate) const ALWAYS: [&str; 5] = [
    "purpose",
    "informed_at",
    "not_informed",
    "decided_by",
    "valid_until",
];

/// Fields of [`ALWAYS`] that may stay empty.
const FREE: [&str; 3] = ["informed_at", "not_informed", "decided_by"];

/// Every question, in the order in which a person meets them.
pub(crate) const FIELDS: [&str; 31] = [
    "purpose",
    "consent",
    "article",
    "task",
    "contract",
    "covenant",
    "named",
    "provider",
    "reference",
    "danger",
    "danger_at",
    "reporting_step",
    "guideline_steps",
    "duty_consent",
    "duty_harm",
    "duty_other_ways",
    "duty_prevents",
    "duty_smallest",
    "duty_consulted",
    "duty_informed",
    "consulted",
    "duty_decision",
    "weighing",
    "untraceable",
    "necessity",
    "proportionality",
    "subsidiarity",
    "informed_at",
    "not_informed",
    "decided_by",
    "valid_until",
];

/// What a person gives for a question, as a code.
pub(crate) fn input_of(field: &str) -> &'static str {
    match field_of(field).format {
        Format::Line | Format::Postcode | Format::Acute | Format::Code(_) => "line",
        Format::Long => "long",
        Format::Day => "day",
        Format::Moment => "moment",
        Format::Flag => "flag",
        Format::Override(_) => "answer",
        Format::Exactly(_)
        | Format::Number(..)
        | Format::Heads
        | Format::Cases
        | Format::SentRecords
        | Format::SentGrounds
        | Format::FieldValues => "consent",
    }
}

fn field_of(name: &str) -> &'static Field {
    let kind = kind(DECISION).expect("invariant: decisions are in the table of kinds");
    kind.field(name)
        .expect("invariant: every question is a field of a decision, a test holds it")
}

/// What one decision asks.
pub(crate) struct Asked(BTreeSet<&'static str>);

impl Asked {
    /// By its ground and the classes of what it opens.
    pub fn of(row: &'static GroundRow, classes: &BTreeSet<SharedClass>) -> Asked {
        let of_classes = classes.iter().flat_map(|class| class_needs(*class));
        let all = ALWAYS.iter().chain(row.needs).chain(of_classes);
        Asked(all.copied().collect())
    }

    /// The decision with the answers; what is not asked is not written.
    pub fn answered(
        &self,
        mut edits: Edits,
        answers: &BTreeMap<String, DisclosureAnswer>,
        reader: &Reader<'_>,
        case: &Case,
    ) -> Result<Edits, ApiError> {
        for name in answers.keys() {
            if !FIELDS.contains(&name.as_str()) {
                return Err(ApiError::invalid(name, "not_a_field"));
            }
        }
        let given = |field: &str| answers.get(field).filter(|answer| !is_empty(answer));
        for field in &self.0 {
            match given(field) {
                Some(answer) => edits = one(edits, field, answer, reader, case)?,
                None if FREE.contains(field) => {}
                None => return Err(ApiError::invalid(field, "empty")),
            }
        }
        if given("informed_at").is_none() && given("not_informed").is_none() {
            return Err(ApiError::invalid("informed_at", "empty"));
        }
        Ok(edits)
    }
}

fn is_empty(answer: &DisclosureAnswer) -> bool {
    answer.text.trim().is_empty() && answer.yes.is_none()
}

fn one(
    edits: Edits,
    field: &'static str,
    answer: &DisclosureAnswer,
    reader: &Reader<'_>,
    case: &Case,
) -> Result<Edits, ApiError> {
    let text = answer.text.trim();
    Ok(match input_of(field) {
        "day" => {
            let day = day(field, text)?;
            match field {
                "valid_until" if day < reader.today => {
                    return Err(ApiError::invalid(field, "in_past"));
                }
                "informed_at" if day > reader.today => {
                    return Err(ApiError::invalid(field, "in_future"));
                }
                _ => edits.set(field, day.to_string()),
            }
        }
        "moment" => edits.set(field, moment(field, text)?.to_string()),
        "flag" if answer.yes == Some(true) => edits.set(field, true),
        "flag" => return Err(ApiError::invalid(field, "empty")),
        "answer" => edits.set(field, duty(field, text, answer.yes)?),
        "consent" => edits.set(field, consent(text, reader, case)?),
        _ => edits.set(field, needed(field, text)?),
    })
}

/// An answer of the checklist on a conflict of duties.
fn duty(field: &str, reason: &str, yes: Option<bool>) -> Result<Value, ApiError> {
    let yes = yes.ok_or_else(|| ApiError::invalid(field, "empty"))?;
    let must_be_yes = DUTIES.iter().any(|(duty, must)| *duty == field && *must);
    if must_be_yes && !yes {
        return Err(ApiError::invalid(field, "answer_no"));
    }
    let state = if yes { "yes" } else { "no" };
    Ok(Value::map([
        ("state", Value::from(state)),
        ("reason", Value::from(needed(field, reason)?)),
    ]))
}

fn consent(text: &str, reader: &Reader<'_>, case: &Case) -> Result<Value, ApiError> {
    let record = record_id("consent", text)?;
    let mut records = case.records.iter();
    let found = records.find(|state| state.id == record && state.kind == CONSENT);
    match found {
        Some(consent) if holds(consent, reader.own, reader.today) => Ok(link(record)),
        Some(_) | None => Err(ApiError::invalid("consent", "consent_not_valid")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::{content::Content, content::Language, grounds::GROUNDS, terms::Term};

    #[test]
    fn every_field_that_a_ground_or_class_asks_is_a_question_with_words() {
        let of_classes = SharedClass::ALL
            .iter()
            .flat_map(|class| class_needs(*class));
        let asked = GROUNDS.iter().flat_map(|row| row.needs).chain(of_classes);
        let known: BTreeSet<&str> = FIELDS.into_iter().collect();
        assert!(ALWAYS.iter().all(|field| known.contains(field)));
        for field in asked {
            assert!(known.contains(field), "{field}");
        }
        for language in Language::ALL {
            for field in &known {
                let key = format!("share.ask.{field}");
                assert_ne!(Content::of(language).text(&key), key, "{language:?}");
                assert!(!input_of(field).is_empty());
            }
        }
    }
}
