//! The two as partners of one case: whose record is whose, files both ways, and someone without the program.

use crate::{
    Device,
    story::{Story, root, rows, text},
};
use app::ErrorCode;
use serde_json::{Value, json};

impl Story {
    /// The partner record of `who`, as one of them sees it.
    pub fn partner_of(&self, at: &Device, who: &Device) -> String {
        let case = self.case_of(at);
        let wanted = root(who);
        let found = rows(&case["partners"]).find(|partner| partner["contact"] == wanted.as_str());
        text(&found.expect("a partner of the case")["record"])
    }

    /// Both write a file before either merges one, so that they meet with all that they did apart.
    pub fn exchange(&self) {
        let for_bram = self.send(&self.anna, &self.bram, "naar-bram.woonrust");
        let for_anna = self.send(&self.bram, &self.anna, "naar-anna.woonrust");
        self.merge(&self.bram, &for_bram);
        self.merge(&self.anna, &for_anna);
        for file in [for_bram, for_anna] {
            std::fs::remove_file(file).expect("the file is ours");
        }
    }

    /// Both devices.
    pub fn both(&self) -> [&Device; 2] {
        [&self.anna, &self.bram]
    }

    /// A partner who does not use Woonrust; returns his record.
    pub fn partner_without_woonrust(&self, at: &Device) -> String {
        let dirk = json!({
            "case": self.case, "contact": null, "name": "Dirk Smit", "organisation": "Politie Voorbeeldregio",
            "function": "wijkagent", "domain": "police", "reach": "via het bureau",
        });
        text(&at.done("add_partner", dirk)["record"])
    }
}

/// Why a use case refuses what it is given: the field and the reason.
pub fn reason(at: &Device, call: &str, request: Value) -> (String, String) {
    let error = at.refused(call, request);
    assert_eq!(error.code, ErrorCode::InvalidInput, "{call}: {error}");
    let reason = error.params.get("reason").cloned().unwrap_or_default();
    (error.field.unwrap_or_default(), reason)
}

/// A pair of texts, to compare with [`reason`].
pub fn because(field: &str, reason: &str) -> (String, String) {
    (field.to_owned(), reason.to_owned())
}

/// The element of a list whose `field` is `value`.
pub fn found<'a>(list: &'a Value, field: &str, value: &str) -> &'a Value {
    let mut all = rows(list);
    all.find(|one| one[field] == value)
        .unwrap_or_else(|| panic!("no {field} {value} in {list}"))
}

/// The elements of a list as texts.
pub fn texts(list: &Value) -> Vec<String> {
    rows(list).map(text).collect()
}
