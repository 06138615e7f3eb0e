//! Files from colleagues in plain English.

use super::{counted, lines, text};
use serde_json::Value;

/// What an import changes or changed.
pub fn imported(view: &Value, only_preview: bool) -> String {
    let done = match (only_preview, view["applied"] == Value::Bool(true)) {
        (true, _) => "Nothing was merged yet.",
        (false, true) => "Merged.",
        (false, false) => "Everything was here already.",
    };
    let from = &view["from"];
    let head = format!(
        "From {}, {} ({})\n{} new, {} changed, {} conflicts. {done}",
        text(&from["name"]),
        text(&from["organisation"]),
        text(&from["state"]),
        text(&view["new"]),
        text(&view["changed"]),
        view["conflicts"].as_array().map_or(0, Vec::len),
    );
    let head = if view["conflicts_need_yes"] == Value::Bool(true) {
        format!(
            "{head}\nThat is very many for one file. To merge it all the same: --conflicts with just that number."
        )
    } else {
        head
    };
    let head = match view["missing_files"].as_u64() {
        Some(missing) if missing > 0 => format!(
            "{head}\nIt builds on {missing} files that never came here: ask for a full copy (case ask)."
        ),
        Some(_) | None => head,
    };
    let conflicts = lines(head, &view["conflicts"], |row| {
        format!(
            "Conflict: {} {}: {} | {}",
            text(&row["kind_label"]),
            text(&row["field_label"]),
            text(&row["own"]),
            text(&row["theirs"])
        )
    });
    let gone = lines(conflicts, &view["no_longer_shared"], |item| {
        format!(
            "No longer shared: {} {}; what is here stays",
            text(&item["kind"]),
            text(&item["title"])
        )
    });
    let aside = lines(gone, &view["quarantined"], |row| {
        format!(
            "Set aside: {} {}",
            text(&row["count"]),
            text(&row["reason"])
        )
    });
    let refused = counted(
        aside,
        &view["refused"],
        "Erased here, so it did not come in",
    );
    let asked = counted(refused, &view["erasures"], "Asks to erase, see erase list");
    let cards = lines(asked, &view["cards"], |news| {
        let changes = news["changes"].as_array().into_iter().flatten();
        let changes = changes.map(|change| {
            format!(
                "{} {} -> {}",
                text(&change["field"]),
                text(&change["before"]),
                text(&change["after"])
            )
        });
        let changes = changes.collect::<Vec<_>>().join(", ");
        format!("Card of {}: {changes}", text(&news["contact"]["name"]))
    });
    let looked = lines(cards, &view["alarms"], |alarm| {
        let people = [&alarm["contact"], &alarm["other"]];
        let names = people.into_iter().map(|person| text(&person["name"]));
        let named: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        format!("Look first: {} {}", text(&alarm["code"]), named.join(" | "))
    });
    if view["undoable"] == Value::Bool(true) {
        format!(
            "{looked}\nTo undo it: undo-import {}",
            text(&view["import"])
        )
    } else {
        looked
    }
}

/// The files that were merged.
pub fn merged(view: &Value) -> String {
    let count = view["files"].as_array().map_or(0, Vec::len);
    lines(format!("{count} merged"), &view["files"], |file| {
        let head = format!(
            "{}  {}  {}: {} came in, {} set aside, undo {}",
            text(&file["import"]),
            text(&file["at"]),
            text(&file["from"]),
            text(&file["came_in"]),
            text(&file["quarantined"]),
            text(&file["state"]),
        );
        lines(head, &file["worked_in"], |case| {
            format!(
                "  worked on since in {} {}",
                text(&case["number"]),
                text(&case["address"])
            )
        })
    })
}

/// A merge that was undone.
pub fn undone(view: &Value) -> String {
    format!(
        "Merge {} is undone. Its sender is not told that it is here; the same file brings it back.",
        text(&view["import"])
    )
}
