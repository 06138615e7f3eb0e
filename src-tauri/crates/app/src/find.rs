//! Finding: cases at an address, words anywhere in the vault.

use crate::{
    api::{
        cases::CaseRowView,
        error::ApiError,
        finding::{
            CasesFoundView, FindAddressRequest, SearchHitView, SearchRequest, SearchView,
            SnippetView,
        },
    },
    application::App,
    cases::all_rows,
    reader::Reader,
    rows::address_line,
};
use casework::{
    address::{AddressText, door, same_address, tidy_postcode},
    case_number::case_number,
};
use ledger::ids::CaseId;
use std::collections::{HashMap, HashSet};
use vault::CaseListRow;

/// Cases at an address, so that no second case is opened by accident.
pub(crate) fn find_address(
    app: &App,
    request: FindAddressRequest,
) -> Result<CasesFoundView, ApiError> {
    let wanted = AddressText {
        street: request.street.trim().to_owned(),
        house_number: request.house_number.trim().to_owned(),
        house_letter: request.house_letter.trim().to_owned(),
        suffix: request.suffix.trim().to_owned(),
        postcode: tidy_postcode(&request.postcode),
        town: request.town.trim().to_owned(),
    };
    app.read(|reader| {
        Ok(CasesFoundView {
            cases: at_address(reader, &wanted)?,
        })
    })
}

/// The cases at an address, open ones first.
pub(crate) fn at_address(
    reader: &Reader<'_>,
    wanted: &AddressText,
) -> Result<Vec<CaseRowView>, ApiError> {
    let rows = all_rows(reader)?;
    let mut found: Vec<CaseRowView> = rows
        .iter()
        .filter(|listed| same_address(&address(&listed.row), wanted))
        .map(|listed| listed.view(reader))
        .collect();
    found.sort_by_key(|view| (view.state != "open", view.case.clone()));
    Ok(found)
}

/// Where the cases are that were not withdrawn, to look many addresses up.
pub(crate) struct Doors(HashMap<String, Vec<(CaseId, AddressText)>>);

impl Doors {
    pub fn of(rows: &[CaseListRow]) -> Doors {
        let mut doors: HashMap<String, Vec<(CaseId, AddressText)>> = HashMap::new();
        for row in rows.iter().filter(|row| !row.withdrawn) {
            let address = address(row);
            let door = door(&address);
            // Without a number it is no door, and would be looked at again for every other one.
            if !door.is_empty() {
                doors.entry(door).or_default().push((row.case, address));
            }
        }
        Doors(doors)
    }

    /// The cases of which another one has the address.
    pub fn shared(&self) -> HashSet<CaseId> {
        let several = self.0.values().filter(|behind| behind.len() > 1);
        let behind = several.flatten();
        behind
            .filter(|(case, address)| self.has_other(*case, address))
            .map(|(case, _)| *case)
            .collect()
    }

    /// Whether another case than this one has the address.
    pub fn has_other(&self, case: CaseId, wanted: &AddressText) -> bool {
        let behind = self.0.get(&door(wanted)).into_iter().flatten();
        behind
            .filter(|(other, _)| *other != case)
            .any(|(_, address)| same_address(address, wanted))
    }
}

/// The address of a row.
pub(crate) fn address(row: &CaseListRow) -> AddressText {
    AddressText {
        street: row.street.clone(),
        house_number: row.house_number.clone(),
        house_letter: row.house_letter.clone(),
        suffix: row.suffix.clone(),
        postcode: row.postcode.clone(),
        town: row.town.clone(),
    }
}

/// Words anywhere in the vault, best first.
pub(crate) fn search(app: &App, request: SearchRequest) -> Result<SearchView, ApiError> {
    app.read(|reader| {
        let hits = reader
            .vault
            .search(&request.words, request.limit.clamp(1, 200))?;
        let hits = hits.into_iter().map(|hit| {
            let row = reader.vault.case_list_row(hit.case).ok();
            SearchHitView {
                case: hit.case.to_string(),
                number: case_number(hit.case),
                address: row.map(|row| address_line(&row)).unwrap_or_default(),
                record: hit.record.to_string(),
                kind_label: reader.kind_label(&hit.kind),
                kind: hit.kind,
                snippet: snippet(&hit.snippet),
            }
        });
        Ok(SearchView {
            hits: hits.collect(),
        })
    })
}

/// What was found stands between U+0002 and U+0003.
fn snippet(text: &str) -> Vec<SnippetView> {
    let mut pieces = Vec::new();
    let mut hit = false;
    for piece in text.split(['\u{2}', '\u{3}']) {
        if !piece.is_empty() {
            pieces.push(SnippetView {
                text: piece.to_owned(),
                hit,
            });
        }
        hit = !hit;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_marks_what_was_found() {
        let pieces = snippet("de \u{2}radio\u{3} stond hard");
        let marked: Vec<(&str, bool)> = pieces
            .iter()
            .map(|piece| (piece.text.as_str(), piece.hit))
            .collect();
        assert_eq!(
            marked,
            [("de ", false), ("radio", true), (" stond hard", false)]
        );
        assert!(snippet("\u{2}radio\u{3}")[0].hit);
    }
}
