//! What a form says and proposes beyond its table: levels in words, ideas, terms and amounts of the policy pack.

use crate::{
    api::forms::{FormValue, OptionView},
    reader::Reader,
};
use casework::{
    calendar::Day,
    content::fill,
    kinds::{Field, Format},
    severity::level_key,
    terms::{Term, formal::Axis},
};
use std::collections::BTreeMap;

/// A level of an axis of severity in words; none for any other number.
pub(crate) fn level(reader: &Reader<'_>, kind: &str, field: &str, number: i64) -> Option<String> {
    let axis = Axis::parse(field).filter(|_| kind == "severity/1")?;
    let level = u8::try_from(number).ok()?;
    Some(reader.text(&level_key(axis, level)))
}

/// The levels that can be chosen, for an axis of severity.
pub(crate) fn levels(reader: &Reader<'_>, kind: &str, field: &Field) -> Vec<OptionView> {
    let Format::Number(least, most) = field.format else {
        return Vec::new();
    };
    let options = (least..=most).map_while(|number| {
        Some(OptionView {
            code: number.to_string(),
            label: level(reader, kind, field.name, number)?,
        })
    });
    options.collect()
}

/// What helps to fill in a field; empty for none.
pub(crate) fn hint(reader: &Reader<'_>, label_key: &str) -> String {
    let template = reader.text_or_empty(&format!("{label_key}.hint"));
    let ideas = reader.policy.lists.practical_ideas.join(", ");
    if ideas.is_empty() && template.contains("{ideas}") {
        return String::new();
    }
    fill(&template, &BTreeMap::from([("ideas", ideas)]))
}

/// What the policy pack proposes for a field of a new record.
pub(crate) fn from_policy(reader: &Reader<'_>, kind: &str, field: &str) -> Option<FormValue> {
    let policy = reader.policy;
    let in_days = |days: u16| {
        let day = reader.today.plus(u32::from(days));
        Some(FormValue::Text(day.to_string()))
    };
    let cents = |euros: u32| (euros > 0).then_some(FormValue::Number(i64::from(euros) * 100));
    match (kind, field) {
        ("safety_note/1", "review_by") => in_days(policy.attention.safety_note_days),
        ("resident_view/1", "until") => in_days(policy.resident_view_days),
        ("pot/1", "year") => Some(FormValue::Number(i64::from(year(reader.today)))),
        ("pot/1", "amount") => cents(policy.pot.amount_euros),
        ("pot/1", "ceiling") => cents(policy.pot.ceiling_euros),
        ("pot/1", "decider") => Some(FormValue::Text(policy.pot.decider.clone())),
        (_, _) => None,
    }
}

fn year(day: Day) -> i32 {
    day.parts().0
}
