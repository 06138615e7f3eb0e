//! The commands about files from colleagues: merging one, and undoing that as a whole.

use super::{Outcome, Run};
use crate::{failure::Failure, plain::importing};
use app::ErrorCode;
use serde_json::{Value, json};

impl Run {
    /// Looks at a file, and merges it unless only a look was asked for. `conflicts` is the yes to so many differences.
    pub(super) fn import(
        &self,
        request: Value,
        only_preview: bool,
        conflicts: Option<u32>,
    ) -> Outcome {
        let mut preview = self.call_use_case("preview_import", request)?;
        let token = preview["token"].take();
        let leave = || self.call_use_case("cancel_import", json!({ "token": token }));
        let outcome = if only_preview {
            leave()?
        } else {
            let merge = json!({ "token": token, "conflicts": conflicts });
            let merged = self.call_use_case("import_file", merge);
            // Refused: the copy of the file is not left behind.
            merged.inspect_err(|_| drop(leave()))?
        };
        let view = json!({
            "file": preview["file"].take(),
            "from": preview["from"].take(),
            "cases": preview["cases"].take(),
            "new": preview["new_records"].take(),
            "changed": preview["changed_records"].take(),
            "unchanged": preview["unchanged"].take(),
            "missing_files": preview["missing_files"].take(),
            "acknowledges": preview["acknowledges"].take(),
            "asks": preview["asks"].take(),
            "conflicts": preview["conflicts"].take(),
            "conflicts_need_yes": preview["conflicts_need_yes"].take(),
            "quarantined": preview["quarantined"].take(),
            "refused": preview["refused"].take(),
            "erasures": preview["erasures"].take(),
            "no_longer_shared": preview["no_longer_shared"].take(),
            "alarms": preview["alarms"].take(),
            "cards": preview["cards"].take(),
            "items": preview["items"].take(),
            "applied": !only_preview && outcome["applied"] == json!(true),
            "import": outcome["import"],
            "undoable": outcome["undoable"],
        });
        self.show(&view, |view| importing::imported(view, only_preview))
    }

    /// Undoes the newest merge, or the one with this number.
    pub(super) fn undo_import(&self, import: Option<u32>) -> Outcome {
        let import = match import {
            Some(number) => json!(number),
            None => {
                let merged = self.call_use_case("list_imports", json!({}))?;
                merged["files"][0]["import"].clone()
            }
        };
        if import.is_null() {
            return Err(Failure::Refused(ErrorCode::NotFound.into()));
        }
        self.call_use_case("undo_import", json!({ "import": import }))?;
        self.show(&json!({ "import": import }), importing::undone)
    }
}
