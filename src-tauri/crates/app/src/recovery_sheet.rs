//! The recovery sheet as a file: one page that any browser shows and prints, with the code to read and to scan.

use crate::{
    api::{
        Done, PathRequest,
        error::{ApiError, ErrorCode},
    },
    application::App,
    failure::from_io,
    qr::Modules,
    whole_file::write_whole,
};
use casework::content::{Content, Language, fill};
use ledger::{identity::Card, ids::RootId};
use std::{collections::BTreeMap, path::Path};
use vault::RecoveryCode;
use zeroize::{Zeroize, Zeroizing};

/// The page loads nothing and runs nothing.
const HEAD: &str = "<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
    <title>Woonrust</title>\n\
    <pre style=\"font: 16px/1.4 monospace; white-space: pre-wrap\">";

/// Writes the recovery sheet of a vault that is not finished yet, or a new one that was not typed back yet.
pub(crate) fn save_recovery_sheet(app: &App, request: PathRequest) -> Result<Done, ApiError> {
    let language = crate::settings::language(app);
    let slot = app.slot();
    let open = slot.as_ref().ok_or(ErrorCode::Locked)?;
    let new = open.new_sheet.as_ref().map(|sheet| &sheet.code);
    let code = open.code.as_ref().or(new).ok_or(ErrorCode::VaultExists)?;
    let sheet = page(language, &open.vault.own_card()?, code);
    write_whole(&*app.env, Path::new(&request.path), sheet.as_bytes())
        .map_err(|error| from_io(&error))?;
    Ok(Done::DONE)
}

fn page(language: Language, card: &Card, code: &RecoveryCode) -> Zeroizing<String> {
    let line = code.text();
    let mut params = BTreeMap::from([
        ("name", escaped(&card.facts.name)),
        ("organisation", escaped(&card.facts.organisation)),
        ("code", line.as_str().to_owned()),
        ("qr", Modules::of(&line).svg().as_str().to_owned()),
        // Of a new sheet the card does not tell yet.
        (
            "fingerprint",
            RootId::of(&code.root_keys().signing.verifying_key()).fingerprint(),
        ),
    ]);
    let text = escaped(Content::of(language).text("recovery_sheet"));
    let text = Zeroizing::new(fill(&text, &params));
    params.values_mut().for_each(Zeroize::zeroize);
    let begin = format!(
        "<!doctype html>\n<html lang=\"{}\">\n{HEAD}",
        language.code()
    );
    let end = "</pre>\n</html>\n";
    let mut page = Zeroizing::new(String::with_capacity(begin.len() + text.len() + end.len()));
    for part in [begin.as_str(), text.as_str(), end] {
        page.push_str(part);
    }
    page
}

/// What people are called is not read as markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
