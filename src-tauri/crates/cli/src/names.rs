//! What a person types for a case or a contact, and what it stands for.

use crate::{failure::Failure, session::Session};
use app::{ApiError, ErrorCode};
use serde_json::{Value, json};

const PAGE: usize = 200;

/// All rows of the list of cases, page by page.
pub fn case_list(session: &Session, query: &str) -> Result<Value, Failure> {
    let mut all: Vec<Value> = Vec::new();
    loop {
        let mut page = session.call("list_cases", list_request(query, all.len()))?;
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        let last = rows.len() < PAGE;
        all.extend(rows);
        if last {
            page["rows"] = Value::Array(all);
            return Ok(page);
        }
    }
}

fn list_request(query: &str, offset: usize) -> Value {
    json!({
        "query": query, "phases": [], "urgencies": [], "needs": [], "lead": "any", "state": "all",
        "sort": "attention", "descending": false, "offset": offset, "limit": PAGE,
    })
}

/// The identifier of a case from its identifier or its number.
pub fn case(session: &Session, typed: &str) -> Result<String, Failure> {
    if is_hex(typed, 32) {
        return Ok(typed.to_owned());
    }
    let list = case_list(session, "")?;
    one(&list["rows"], "case", |row| {
        same(&row["number"], typed) || begins(&row["case"], typed)
    })
}

/// The identifier of a contact from its identifier, the beginning of that, or the name.
pub fn contact(session: &Session, typed: &str) -> Result<String, Failure> {
    if is_hex(typed, 64) {
        return Ok(typed.to_owned());
    }
    let list = session.call("list_contacts", json!({}))?;
    one(&list["contacts"], "contact", |row| {
        same(&row["name"], typed) || begins(&row["contact"], typed)
    })
}

/// Exactly one row fits, or nothing is done.
fn one(rows: &Value, field: &str, fits: impl Fn(&Value) -> bool) -> Result<String, Failure> {
    let mut found = rows
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| fits(row));
    match (found.next(), found.next()) {
        (Some(row), None) => Ok(row[field].as_str().unwrap_or_default().to_owned()),
        (Some(_), Some(_)) => Err(Failure::Usage(format!(
            "more than one {field} fits: use the identifier"
        ))),
        (None, _) => Err(Failure::Refused(ApiError {
            field: Some(field.to_owned()),
            ..ErrorCode::NotFound.into()
        })),
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn same(value: &Value, typed: &str) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.eq_ignore_ascii_case(typed))
}

fn begins(value: &Value, typed: &str) -> bool {
    typed.len() >= 6
        && value
            .as_str()
            .is_some_and(|text| text.starts_with(&typed.to_lowercase()))
}
