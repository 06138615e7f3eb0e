//! Results about erasing in plain English.

use super::{lines, text};
use serde_json::Value;

/// What would go.
pub fn preview(view: &Value) -> String {
    let head = format!(
        "{} {} {}\n{} records, {} versions. Erased for good from {}.",
        text(&view["sort"]),
        text(&view["number"]),
        text(&view["title"]),
        text(&view["records"]),
        text(&view["versions"]),
        text(&view["erased_from"]),
    );
    let head = if view["held"] == Value::Bool(true) {
        format!("{head}\nOn hold: it may not be erased now, on whatever ground.")
    } else {
        head
    };
    let head = lines(head, &view["blocks"], |block| {
        format!("Keeps the case: {}", text(&block["code"]))
    });
    let also = lines(head, &view["also"], |record| {
        format!(
            "Goes along: {} {}",
            text(&record["kind"]),
            text(&record["title"])
        )
    });
    let asked = lines(also, &view["asked"], asks);
    let asked = if view["register_incomplete_since"].is_null() {
        asked
    } else {
        let who = if view["needs_decision"] == Value::Bool(true) {
            "of what goes with a decision only those are asked whom the list or a decision names"
        } else {
            "every partner is asked"
        };
        format!("{asked}\nThe list of sent files may miss some: {who}.")
    };
    lines(asked, &view["backups"], |copy| {
        format!("Still in backup: {}", backup(copy))
    })
}

/// What was decided.
pub fn decided(view: &Value) -> String {
    let head = format!(
        "Hidden now. Erased for good from {}.\nDecision {}",
        text(&view["erased_from"]),
        text(&view["erasure"])
    );
    lines(head, &view["asked"], asks)
}

/// Everything about erasing.
pub fn list(view: &Value) -> String {
    let own = lines("Decided here:".to_owned(), &view["own"], erasure);
    let asked = lines(format!("{own}\nAsked by others:"), &view["asked"], erasure);
    let proposals = lines(
        format!("{asked}\nOver the term:"),
        &view["proposals"],
        |row| {
            let parts = row["parts"].as_array().map_or(0, Vec::len);
            let what = if row["whole"] == Value::Bool(true) {
                "the whole case".to_owned()
            } else {
                format!("{parts} records")
            };
            format!(
                "  {} {}: {what}, since {}",
                text(&row["number"]),
                text(&row["address"]),
                text(&row["since"])
            )
        },
    );
    let to_send = lines(format!("{proposals}\nTo send:"), &view["to_send"], |row| {
        format!("  {} for {}", text(&row["items"]), text(&row["name"]))
    });
    let backups = lines(format!("{to_send}\nBackups:"), &view["backups"], |copy| {
        format!("  {}", backup(copy))
    });
    let ready = format!(
        "{backups}\n{} can be erased for good now.",
        text(&view["ready"])
    );
    if view["rewrite_due"] == Value::Bool(true) {
        format!("{ready}\nThe vault was not written under new keys since: carry-out does so.")
    } else {
        ready
    }
}

/// Something that has nothing to tell.
pub fn done(_: &Value) -> String {
    "Done.".to_owned()
}

/// What was carried out.
pub fn carried_out(view: &Value) -> String {
    let head = format!(
        "{} erased for good, {} on hold.",
        text(&view["erased"]),
        text(&view["held"]),
    );
    let head = match view["not_rewritten"]["code"].as_str() {
        None => format!(
            "{head} The vault stands under new keys; {} old files are left.",
            text(&view["old_files_left"])
        ),
        Some(code) => format!(
            "{head} The vault was not written under new keys ({code}): carry-out once more does so."
        ),
    };
    lines(head, &view["backups_left"], |copy| {
        format!("Without the list, and still with it: {}", backup(copy))
    })
}

/// A file with requests and answers.
pub fn requests(view: &Value) -> String {
    format!(
        "File {} with {} requests and answers written.",
        text(&view["file"]),
        text(&view["items"])
    )
}

fn asks(row: &Value) -> String {
    format!("Is asked to erase it as well: {}", text(&row["name"]))
}

fn backup(row: &Value) -> String {
    let flag = |name: &str, words: &str| {
        let set = row[name] == Value::Bool(true);
        if set { words.to_owned() } else { String::new() }
    };
    format!(
        "{} of {}{}{}",
        text(&row["name"]),
        text(&row["at"]),
        flag("reachable", ", in reach"),
        flag("expired", ", past its time")
    )
}

fn erasure(row: &Value) -> String {
    let until = if row["erased_at"].is_null() {
        format!("from {}", text(&row["erased_from"]))
    } else {
        format!("at {}", text(&row["erased_at"]))
    };
    let head = format!(
        "  {}  {} {} {}: {} {until}, by {}, {}",
        text(&row["erasure"]),
        text(&row["sort"]),
        text(&row["number"]),
        text(&row["address"]),
        text(&row["state"]),
        text(&row["by"]),
        text(&row["basis"]),
    );
    let head = if row["sort"] == "case" {
        format!("{head}, {} records", text(&row["records"]))
    } else {
        head
    };
    let parts = lines(head, &row["parts"], |part| {
        format!("    {} {}", text(&part["kind"]), text(&part["title"]))
    });
    let words = lines(parts, &row["words"], |one| {
        format!("    {}: {}", text(&one["label"]), text(&one["text"]))
    });
    lines(words, &row["parties"], |party| {
        let answer = if party["answer"].is_null() {
            "no answer yet".to_owned()
        } else {
            format!("{} {}", text(&party["answer"]), text(&party["reason"]))
        };
        format!("    {}: {}", text(&party["name"]), answer.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_says_who_did_not_answer_and_why_somebody_refused() {
        let row = json!({
            "erasure": "ab", "sort": "record", "number": "26-AB", "address": "", "state": "waiting",
            "erased_from": "2026-12-04", "erased_at": null, "by": "Anna", "basis": "AVG art. 17", "parts": [],
            "parties": [
                { "name": "Bram", "answer": null, "reason": "" },
                { "name": "Carla", "answer": "refused", "reason": "bezwaar loopt" },
            ],
        });
        let said = list(&json!({ "own": [row], "asked": [], "ready": 0, "rewrite_due": true }));
        assert!(said.contains("Bram: no answer yet"), "{said}");
        assert!(said.contains("Carla: refused bezwaar loopt"), "{said}");
        assert!(said.contains("new keys"), "{said}");
    }

    #[test]
    fn a_preview_says_what_holds_it_up() {
        let view = json!({
            "sort": "case", "held": true, "register_incomplete_since": "2026-01-01",
            "backups": [{ "name": "kluis.age", "at": "2026-01-02", "reachable": false, "expired": true }],
        });
        let said = preview(&view);
        for part in ["On hold", "every partner", "kluis.age", "past its time"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!said.contains("in reach"), "{said}");
        let closed = json!({
            "register_incomplete_since": "2026-01-01", "needs_decision": true,
            "blocks": [{ "code": "objection", "label": "" }],
        });
        let said = preview(&closed);
        assert!(!said.contains("every partner"), "{said}");
        assert!(said.contains("Keeps the case: objection"), "{said}");
    }

    #[test]
    fn what_stopped_before_the_vault_was_written_anew_is_still_to_be_done() {
        let view = json!({
            "erased": 1, "held": 0, "not_rewritten": { "code": "cancelled" },
            "backups_left": [{ "name": "kluis.age" }],
        });
        let said = carried_out(&view);
        assert!(said.starts_with("1 erased for good"), "{said}");
        assert!(!said.contains("stands under new keys"), "{said}");
        for part in ["cancelled", "once more", "kluis.age"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
