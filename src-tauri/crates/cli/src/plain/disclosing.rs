//! Results about disclosing in plain English.

use super::{lines, text, words};
use serde_json::Value;

/// The register of disclosures.
pub fn register(view: &Value) -> String {
    let count = view["decisions"].as_array().map_or(0, Vec::len);
    lines(format!("{count} decisions"), &view["decisions"], |one| {
        let state = match (&one["stands"], &one["lapse"]) {
            (Value::Bool(true), _) => "stands".to_owned(),
            (_, lapse) => text(lapse),
        };
        let head = format!(
            "{}  {}  {}  {}  {state}\n  {}: {}",
            text(&one["record"]),
            text(&one["decided_at"]),
            text(&one["number"]),
            text(&one["recipient"]),
            text(&one["ground"]),
            text(&one["purpose"]),
        );
        let items = lines(head, &one["items"], |item| {
            let goes = if item["goes"] == Value::Bool(true) {
                "goes"
            } else {
                "stays"
            };
            let item = &item["item"];
            format!("  {} {} {goes}", text(&item["class"]), text(&item["title"]))
        });
        lines(items, &one["files"], |file| {
            format!("  file {} {}", text(&file["name"]), text(&file["at"]))
        })
    })
}

/// What could be decided, and what each ground asks.
pub fn form(view: &Value) -> String {
    let items = lines("Can be decided on:".to_owned(), &view["items"], |one| {
        format!(
            "  {} {} {}: {}",
            text(&one["item"]["record"]),
            text(&one["item"]["class"]),
            text(&one["item"]["title"]),
            words(&one["grounds"])
        )
    });
    lines(format!("{items}\nGrounds:"), &view["grounds"], |row| {
        let mine = if row["mine"] == Value::Bool(true) {
            ""
        } else {
            " (of another field of work)"
        };
        format!(
            "  {} {}: {}{mine}",
            text(&row["ground"]),
            text(&row["label"]),
            words(&row["needs"])
        )
    })
}

/// Who has something of which nothing more goes.
pub fn withdrawn(view: &Value) -> String {
    let nobody = view["received"].as_array().is_none_or(Vec::is_empty);
    let head = match (nobody, view["incomplete_since"].as_str()) {
        (true, None) => "Withdrawn. Nobody received anything on it.".to_owned(),
        (true, Some(since)) => format!(
            "Withdrawn. By the list nobody received anything on it, but files since {since} may be missing there."
        ),
        (false, _) => "Withdrawn. These people keep what they received; tell them:".to_owned(),
    };
    let received = lines(head, &view["received"], |one| {
        let head = format!("  {}", text(&one["name"]));
        let records = lines(head, &one["records"], |record| {
            format!(
                "    {} {}",
                text(&record["kind_label"]),
                text(&record["title"])
            )
        });
        lines(records, &one["files"], |file| {
            format!("    in {} {}", text(&file["name"]), text(&file["at"]))
        })
    });
    lines(received, &view["may_have"], |one| {
        format!(
            "May have it, because it was decided for this person: {}",
            text(&one["name"])
        )
    })
}

/// The consents of a case.
pub fn consents(view: &Value) -> String {
    let count = view["consents"].as_array().map_or(0, Vec::len);
    lines(format!("{count} consents"), &view["consents"], |one| {
        let holds = match (&one["holds"], words(&one["lacks"])) {
            (Value::Bool(true), _) => "holds".to_owned(),
            (_, lacks) => format!("does not hold {lacks}"),
        };
        format!(
            "{}  {} {}: {}, until {}, {holds}",
            text(&one["record"]),
            text(&one["from"]),
            text(&one["purpose"]),
            text(&one["state"]),
            text(&one["valid_until"]),
        )
    })
}

/// What can be chosen for an extract, and which there are.
pub fn extract_form(view: &Value) -> String {
    let head = format!("Class {}", text(&view["item"]["class"]));
    let fields = lines(head, &view["fields"], |one| {
        format!("  {}: {}", text(&one["field"]), text(&one["text"]))
    });
    lines(fields, &view["extracts"], |one| {
        format!(
            "Extract {} for {}, behind: {}",
            text(&one["record"]),
            words(&one["people"]),
            words(&one["behind"])
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nobody_is_said_to_have_received_something_only_when_the_list_is_whole() {
        let whole = withdrawn(&json!({ "received": [], "incomplete_since": null, "may_have": [] }));
        assert_eq!(whole, "Withdrawn. Nobody received anything on it.");
        let since = "2026-11-02T10:00:00+01:00";
        let view = json!({
            "received": [], "incomplete_since": since, "may_have": [{ "contact": "ab", "name": "Bram" }],
        });
        let said = withdrawn(&view);
        assert!(!said.contains("Nobody"), "{said}");
        assert!(said.contains(since) && said.contains("Bram"), "{said}");
    }
}
