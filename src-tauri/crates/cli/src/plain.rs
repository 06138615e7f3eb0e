//! Results in plain English. Values are printed as they are; terms as their codes.

pub mod archiving;
pub mod disclosing;
pub mod erasing;
pub mod importing;

use serde_json::Value;

/// Facts of the vault.
pub fn vault(view: &Value) -> String {
    let person = &view["person"];
    let backup = if view["last_backup_at"].is_null() {
        "never".to_owned()
    } else {
        text(&view["last_backup_at"])
    };
    format!(
        "Vault {}\n{}, {} ({})\nFingerprint {}\n{} cases, {} records, {} changes, {} bytes\nLast backup: {backup}",
        text(&view["vault_id"]),
        text(&person["name"]),
        text(&person["organisation"]),
        text(&person["domain"]),
        text(&person["fingerprint"]),
        text(&view["cases"]),
        text(&view["records"]),
        text(&view["changes"]),
        text(&view["bytes"]),
    )
}

/// A new vault.
pub fn created(view: &Value) -> String {
    format!(
        "Vault {} was made.\nFingerprint {}\n\nRecovery code, shown only now. Write it down and keep it apart from this \
         machine:\n\n  {}",
        text(&view["vault_id"]),
        text(&view["fingerprint"]),
        text(&view["recovery_code"]),
    )
}

/// What "verify" found.
pub fn check(view: &Value) -> String {
    let head = if view["ok"] == Value::Bool(true) {
        "Everything fits."
    } else {
        "Something does not fit."
    };
    let counts = format!(
        "{head} {} changes, {} records.",
        text(&view["changes"]),
        text(&view["records"])
    );
    let item = |problem: &Value| format!("{} {}", text(&problem["code"]), text(&problem["record"]));
    let rebuilt = lines(counts, &view["rebuilt"], |problem| {
        format!("Made again from the signed changes: {}", item(problem))
    });
    lines(rebuilt, &view["problems"], item)
}

/// A backup.
pub fn backup(view: &Value) -> String {
    format!(
        "Backup of {} bytes written and read back.\n{}",
        text(&view["backup"]["bytes"]),
        vault(view)
    )
}

/// A key file.
pub fn key(view: &Value) -> String {
    format!("Key file written for {}.", text(&view["fingerprint"]))
}

/// A contact.
pub fn contact(view: &Value) -> String {
    let head = format!(
        "{}, {} ({}): {}\nContact {}\nFingerprint {}",
        text(&view["name"]),
        text(&view["organisation"]),
        text(&view["domain"]),
        text(&view["state"]),
        text(&view["contact"]),
        text(&view["fingerprint"]),
    );
    match claim(&view["succession"]) {
        Some(said) => format!("{head}\n{said}"),
        None => head,
    }
}

/// What a card says about a key before its own.
fn claim(said: &Value) -> Option<String> {
    said.as_object()?;
    let is = |name: &str| said[name] == Value::Bool(true);
    let standing = if is("followed") {
        "compared: one person"
    } else if is("known") && !is("sound") {
        "which is not true: nothing goes to this contact"
    } else if !is("compared") {
        "a claim: compare the fingerprint first"
    } else if is("known") {
        "compared, still two people here: compare once more"
    } else {
        "compared; the earlier key is not known here"
    };
    Some(format!(
        "Says to be {} under a new key, {standing}",
        text(&said["name"])
    ))
}

/// A contact who left.
pub fn left(view: &Value) -> String {
    let ended = lines(contact(&view["contact"]), &view["ended_in"], |number| {
        format!("His part ended in case {}", text(number))
    });
    lines(ended, &view["files"], |file| {
        format!(
            "Went to him on {} and cannot be called back: {}",
            text(&file["at"]),
            text(&file["name"])
        )
    })
}

/// All contacts.
pub fn contacts(view: &Value) -> String {
    lines(contact(&view["own"]), &view["contacts"], |row| {
        format!("\n{}", contact(row))
    })
}

/// A new case.
pub fn opened(view: &Value) -> String {
    format!(
        "Case {}\nNumber {}",
        text(&view["case"]),
        text(&view["number"])
    )
}

/// A new record.
pub fn record(view: &Value) -> String {
    format!("Record {}", text(&view["record"]))
}

/// The list of cases.
pub fn cases(view: &Value) -> String {
    lines(
        format!("{} cases", text(&view["total"])),
        &view["rows"],
        |row| {
            format!(
                "{}  {:<4} {:<7} {}  {}",
                text(&row["number"]),
                text(&row["phase"]),
                text(&row["urgency"]),
                text(&row["address"]),
                words(&row["needs"]),
            )
        },
    )
}

/// One case.
pub fn case(view: &Value) -> String {
    let head = format!(
        "{}  {}\nPhase {}, urgency {}, {}\nLead: {} {}",
        text(&view["number"]),
        text(&view["address_text"]),
        text(&view["phase"]["code"]),
        text(&view["urgency"]["code"]),
        text(&view["state"]),
        text(&view["lead"]["state"]),
        text(&view["lead"]["name"]),
    );
    let factors = lines(head, &view["factors"], |row| {
        format!("{}  {}", text(&row["code"]), text(&row["state"]))
    });
    let closings = lines(factors, &view["closings"], |closing| {
        format!(
            "Closed {}: {}, kept until {}",
            text(&closing["closed_at"]),
            text(&closing["result"]),
            text(&closing["destroy_on"])
        )
    });
    let conflicts = lines(closings, &view["conflict_list"], |row| {
        let values = row["values"].as_array().into_iter().flatten();
        let values: Vec<String> = values
            .map(|value| {
                let parts = value["parts"].as_array().into_iter().flatten();
                let parts: Vec<String> = parts.map(|part| text(&part["text"])).collect();
                format!("{} ({})", parts.join(", "), text(&value["author"]))
            })
            .collect();
        format!(
            "Conflict: {} {}: {}",
            text(&row["kind_label"]),
            text(&row["field_label"]),
            values.join(" | ")
        )
    });
    lines(conflicts, &view["timeline"], |item| {
        let parts = item["parts"].as_array().into_iter().flatten();
        let parts: Vec<String> = parts.map(|part| text(&part["text"])).collect();
        format!(
            "{}  {}  {}: {}",
            text(&item["day"]),
            text(&item["kind_label"]),
            text(&item["author"]),
            parts.join(" / ")
        )
    })
}

/// The seven factors.
pub fn factors(view: &Value) -> String {
    lines(String::new(), view, |row| {
        let head = format!(
            "{} {}: {}",
            text(&row["code"]),
            text(&row["name"]),
            text(&row["state"])
        );
        let because = lines(head, &row["because"], |message| {
            format!("  because {}", text(&message["text"]))
        });
        lines(because, &row["missing"], |message| {
            format!("  missing {}", text(&message["text"]))
        })
    })
    .trim_start()
    .to_owned()
}

/// The attention points.
pub fn attention(view: &Value) -> String {
    if view.as_array().is_some_and(Vec::is_empty) {
        return "Nothing asks for attention.".to_owned();
    }
    lines(String::new(), view, |row| {
        let head = format!(
            "{} {} ({})",
            text(&row["rule"]),
            text(&row["level"]),
            words(&row["detects"])
        );
        lines(head, &row["because"], |message| {
            format!("  {}", text(&message["text"]))
        })
    })
    .trim_start()
    .to_owned()
}

/// What a colleague receives and what is held back.
pub fn shared(view: &Value) -> String {
    let head = if view["bytes"].is_null() {
        "Nothing was written.".to_owned()
    } else {
        let files = view["files"].as_array().into_iter().flatten();
        let files = files.map(|file| {
            format!(
                "File {} of {} bytes written: {}",
                text(&file["file"]),
                text(&file["bytes"]),
                text(&file["name"])
            )
        });
        files.collect::<Vec<_>>().join("\n")
    };
    let head = lines(head, &view["extent"]["asked"], |asked| {
        format!(
            "Asked for at {}: {} ({})",
            text(&asked["at"]),
            text(&asked["what"]),
            text(&asked["count"])
        )
    });
    let head = [
        (
            "erase_requests",
            "Requests to erase that go along, and cannot be taken back after that",
        ),
        ("erase_answers", "Answers about erasing that go along"),
        (
            "refusals",
            "Refusals among them, with the reason as you typed it",
        ),
    ]
    .into_iter()
    .fold(head, |head, (name, words)| {
        counted(head, &view["extent"][name], words)
    });
    let receives = lines(format!("{head}\nReceives:"), &view["receives"], |item| {
        format!("  {} {}", text(&item["kind"]), text(&item["title"]))
    });
    lines(
        format!("{receives}\nHeld back:"),
        &view["held_back"],
        |item| {
            let told = if item["told_once"] == Value::Bool(true) {
                ", the restriction goes along once"
            } else {
                ""
            };
            format!(
                "  {} {}: {}, door {}{told}",
                text(&item["kind"]),
                text(&item["title"]),
                text(&item["reason"]),
                text(&item["doors"][0]["door"])
            )
        },
    )
}

/// A question that goes along in the next files.
pub fn asked(_: &Value) -> String {
    "The question goes along in every file for this partner until everything is here.".to_owned()
}

/// What a file says of itself.
pub fn inspected(view: &Value) -> String {
    format!(
        "{} file {} from {}, {} ({})\nMade {}\n{} changes, {} attachments, {} bytes",
        text(&view["kind"]),
        text(&view["file"]),
        text(&view["from"]["name"]),
        text(&view["from"]["organisation"]),
        text(&view["from"]["state"]),
        text(&view["created_at"]),
        text(&view["changes"]),
        text(&view["attachments"]),
        text(&view["bytes"]),
    )
}

/// A document.
pub fn document(view: &Value) -> String {
    format!(
        "{} pages, {} bytes\nSHA-256 {}",
        text(&view["pages"]),
        text(&view["bytes"]),
        text(&view["sha256"])
    )
}

/// What was found.
pub fn hits(view: &Value) -> String {
    let count = view["hits"].as_array().map_or(0, Vec::len);
    lines(format!("{count} found"), &view["hits"], |hit| {
        let snippet = hit["snippet"].as_array().into_iter().flatten();
        let snippet: String = snippet.map(|part| text(&part["text"])).collect();
        format!(
            "{}  {}  {}: {snippet}",
            text(&hit["number"]),
            text(&hit["address"]),
            text(&hit["kind_label"])
        )
    })
}

/// Fictional cases.
pub fn samples(view: &Value) -> String {
    format!(
        "{} cases, {} records",
        text(&view["cases"]),
        text(&view["records"])
    )
}

/// The example vault.
pub fn example_vault(view: &Value) -> String {
    format!(
        "The example vault was made: {}.\nThe window opens it as long as there is no other vault.",
        samples(view)
    )
}

/// All use cases.
pub fn calls(view: &Value) -> String {
    lines(String::new(), view, |row| {
        format!(
            "{}  {} -> {}",
            text(&row["name"]),
            text(&row["request"]),
            text(&row["result"])
        )
    })
    .trim_start()
    .to_owned()
}

/// A value without quotes; nothing for null.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

fn words(value: &Value) -> String {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(text)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A head, and below it how many of something, when there are any.
fn counted(head: String, number: &Value, words: &str) -> String {
    match number.as_u64() {
        Some(number) if number > 0 => format!("{head}\n{words}: {number}"),
        Some(_) | None => head,
    }
}

/// A head with one line for each item below it.
fn lines(head: String, items: &Value, line: impl Fn(&Value) -> String) -> String {
    items
        .as_array()
        .into_iter()
        .flatten()
        .fold(head, |text, item| format!("{text}\n{}", line(item)))
}
