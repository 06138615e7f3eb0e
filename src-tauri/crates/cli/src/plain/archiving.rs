//! Results about archives in plain English.

use super::{lines, text};
use serde_json::Value;

/// What would go into an archive.
pub fn preview(view: &Value) -> String {
    let goes = view["receives"].as_array().map_or(0, Vec::len);
    let head = format!(
        "{goes} records would go, in {} changes.",
        text(&view["changes"])
    );
    let classes = lines(head, &view["classes"], |class| {
        format!(
            "{}: {} records, {} opened by a decision for this archive",
            text(&class["code"]),
            text(&class["records"]),
            text(&class["decided"])
        )
    });
    lines(classes, &view["held_back"], |item| {
        format!(
            "Held back: {} {} ({})",
            text(&item["kind"]),
            text(&item["title"]),
            text(&item["reason"])
        )
    })
}

/// An archive that was written.
pub fn written(view: &Value) -> String {
    format!(
        "{}: {} records in {} changes, {} bytes.\nSHA-256 {}",
        text(&view["name"]),
        text(&view["records"]),
        text(&view["changes"]),
        text(&view["bytes"]),
        text(&view["sha256"])
    )
}

/// What an archive proves, and what it does not.
pub fn report(view: &Value) -> String {
    let verdict = match view["verdict"].as_str() {
        Some("sound") => "Everything in the archive fits.",
        Some("gaps") => {
            "What is in the archive fits, but something that it builds on is not in it."
        }
        _ => "Something was altered, or cannot be believed.",
    };
    let counts = &view["counts"];
    let head = format!(
        "{verdict}\n{} changes of {} records, {} good, {} with a gap, {} values not here.\nMade by {} ({}) at {}.",
        text(&counts["entries"]),
        text(&counts["records"]),
        text(&counts["good"]),
        text(&counts["gaps"]),
        text(&counts["values_absent"]),
        text(&view["made_by"]["name"]),
        text(&view["made_by"]["fingerprint"]),
        text(&view["made_at"]),
    );
    let flaws = lines(head, &view["flaws"], |flaw| {
        format!("File: {} {}", text(&flaw["part"]), text(&flaw["code"]))
    });
    let people = lines(flaws, &view["people"], |person| {
        let state = if person["good"] == Value::Bool(true) {
            "card good"
        } else {
            "CARD BAD"
        };
        format!(
            "Person: {}, {}, {} ({state})",
            text(&person["name"]),
            text(&person["organisation"]),
            text(&person["fingerprint"])
        )
    });
    let entries = lines(people, &view["entries"], entry);
    format!(
        "{entries}\n\nNot proven: when anything was written (clocks only claim it), who a person is (compare the \
         fingerprint with him), that no record and no last change was left out, and that what was written is true."
    )
}

fn entry(entry: &Value) -> String {
    let good = if entry["good"] == Value::Bool(true) {
        "good"
    } else {
        "BAD"
    };
    let seen = if entry["witnessed_at"].is_null() {
        "nobody else".to_owned()
    } else {
        format!(
            "{} by {}",
            text(&entry["witnessed_at"]),
            text(&entry["witnessed_by"])
        )
    };
    let marks = entry["marks"].as_array().into_iter().flatten();
    let marks: Vec<String> = marks.map(|mark| text(&mark["code"])).collect();
    format!(
        "{}. {good} {} {} {} by {}, {}, device {}\n   claimed {}, witnessed {seen}\n   place {} ({}) after {}, signature {}{}",
        text(&entry["number"]),
        text(&entry["kind"]),
        text(&entry["record"]),
        text(&entry["change"]),
        text(&entry["author"]),
        text(&entry["organisation"]),
        text(&entry["device"]),
        text(&entry["claimed_at"]),
        text(&entry["n"]),
        text(&entry["link"]),
        text(&entry["prev"]),
        text(&entry["signature"]),
        if marks.is_empty() {
            String::new()
        } else {
            format!("\n   {}", marks.join(", "))
        },
    )
}
