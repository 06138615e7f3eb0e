//! Deciding to disclose, as the screen does it: look, choose, answer, decide.

use crate::{
    Device,
    story::{rows, text},
};
use app::ApiError;
use serde_json::{Map, Value, json};

/// The seven questions on a conflict of duties.
pub const DUTIES: [&str; 7] = [
    "duty_consent",
    "duty_harm",
    "duty_other_ways",
    "duty_prevents",
    "duty_smallest",
    "duty_consulted",
    "duty_informed",
];

/// An answer to every question that any decision asks, but for the consent.
pub fn answers() -> Value {
    let said = |text: &str| json!({ "text": text });
    let mut all = Map::new();
    for field in [
        "purpose",
        "necessity",
        "proportionality",
        "subsidiarity",
        "article",
        "task",
        "contract",
        "covenant",
        "provider",
        "reference",
        "danger",
        "weighing",
        "reporting_step",
        "guideline_steps",
        "consulted",
        "duty_decision",
    ] {
        all.insert(field.to_owned(), said("Samen een plan maken."));
    }
    for field in DUTIES {
        let answer = json!({ "text": "Besproken met een collega.", "yes": true });
        all.insert(field.to_owned(), answer);
    }
    for field in ["named", "untraceable"] {
        all.insert(field.to_owned(), json!({ "yes": true }));
    }
    let more = [
        ("danger_at", "2026-11-20T12:00:00+01:00"),
        ("informed_at", "2026-11-19"),
        ("valid_until", "2027-06-30"),
    ];
    all.extend(more.map(|(field, text)| (field.to_owned(), said(text))));
    Value::Object(all)
}

/// What can be decided for a person.
pub fn form(at: &Device, case: &str, contact: &str) -> Value {
    let request = json!({ "case": case, "contact": contact });
    at.done("disclosure_form", request)
}

/// The item of a form for this record.
pub fn item<'f>(form: &'f Value, record: &str) -> &'f Value {
    let mut items = rows(&form["items"]);
    let found = items.find(|one| one["item"]["record"] == record);
    found.unwrap_or_else(|| panic!("{record} cannot be decided on: {form}"))
}

/// The item of a form of this kind.
pub fn of_kind<'f>(form: &'f Value, kind: &str) -> &'f Value {
    let mut items = rows(&form["items"]);
    let found = items.find(|one| one["item"]["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} can be decided on: {form}"))
}

/// The request that decides on these items of a form.
pub fn request(case: &str, contact: &str, items: &[&Value], ground: &str) -> Value {
    let items = items
        .iter()
        .map(|one| json!({ "record": one["item"]["record"], "seen": one["seen"] }));
    json!({
        "case": case, "contact": contact, "items": items.collect::<Vec<_>>(), "ground": ground,
        "answers": answers(),
    })
}

/// Decides that a person may see a record, as it is now.
pub fn try_decide(
    at: &Device,
    case: &str,
    contact: &str,
    record: &str,
    ground: &str,
) -> Result<String, ApiError> {
    let form = at.call(
        "disclosure_form",
        json!({ "case": case, "contact": contact }),
    )?;
    let mut items = rows(&form["items"]);
    let Some(found) = items.find(|one| one["item"]["record"] == record) else {
        return Err(app::ErrorCode::NotFound.into());
    };
    let decided = at.call(
        "decide_disclosure",
        request(case, contact, &[found], ground),
    )?;
    Ok(text(&decided["record"]))
}

/// The same; it must work.
pub fn decide(at: &Device, case: &str, contact: &str, record: &str, ground: &str) -> String {
    let decided = try_decide(at, case, contact, record, ground);
    decided.unwrap_or_else(|error| panic!("{record}: {error}, field {:?}", error.field))
}
