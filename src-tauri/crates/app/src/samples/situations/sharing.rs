//! Questions between partners, consent, words that belong to care, and a colleague of whom no file comes (W09–W12, W14,
//! W50).

use super::super::case::{Dossier, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link, seal},
    reports::own_partner,
};
use casework::terms::{
    entry::{Precision, Source},
    sharing::ConsentState,
    talk::RequestState,
};

/// W09: a question waits for an answer.
pub(super) fn question_waits(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let questions = [
        "Zijn er bij jullie ook meldingen over dit adres?",
        "Is de bewoner bij jullie bekend, en wie is de contactpersoon?",
        "Welke afspraken staan er al met de bewoner?",
    ];
    let question = w.words(&questions);
    ask(w, d, &question, 18)
        .term("state", RequestState::Open)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W10, W11: the same question was refused twice, without a kind of reason, and nobody tried another door.
pub(super) fn refused_twice(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let questions = [
        "Wie kan de bewoner het beste aanspreken?",
        "Loopt er hulp, ja of nee?",
        "Kunnen wij samen op huisbezoek?",
    ];
    let question = w.words(&questions);
    for days in [38, 17] {
        ask(w, d, &question, days)
            .term("state", RequestState::Refused)
            .set("answered_at", w.day(days - 1))
            .set("on_behalf", w.said())
            .create(w.tx, d.case)?;
    }
    Ok(())
}

fn ask(w: &Writer<'_, '_>, d: &Dossier, question: &str, days: i64) -> Edits {
    Edits::of("information_request/1")
        .set("question", question)
        .set("from", link(d.own))
        .set("to", link(d.other))
        .set("asked_at", w.day(days))
}

/// W12: a consent ends within two weeks.
pub(super) fn consent_ends(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let purposes = [
        "Samen met de hulpverlener afspraken maken.",
        "Met de verhuurder over de woning praten.",
        "Een plan maken waar iedereen zich aan houdt.",
    ];
    Edits::of("consent/1")
        .set("from", "de bewoner")
        .set("asked_by", "de wijkverpleegkundige")
        .set("asked_at", w.day(83))
        .set("purpose", w.words(&purposes))
        .set("recipients", "de partners aan tafel")
        .set("what", "Dat er hulp is, en wat de bewoner zelf kan.")
        .term("state", ConsentState::Given)
        .set("given_at", w.day(82))
        .set("valid_until", w.day(-8))
        .set("in_writing", true)
        .set("told_withdrawable", true)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W14: a fact holds a word that belongs to care.
pub(super) fn care_word(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let seen = [
        "Op de trap ligt een leeg doosje medicijnen zonder naam.",
        "In de hal hangt een afspraakkaart van een kliniek.",
        "Buurman vertelt dat er na de opname niemand meer langskwam.",
    ];
    let fact = Edits::of("fact/1")
        .set("occurred_at", w.moment(13, 14))
        .term("precision", Precision::Exact)
        .term("source", Source::Own)
        .set("text", w.words(&seen))
        .create(w.tx, d.case)?;
    seal(w.tx, fact)
}

/// W50: a colleague has Woonrust, and no file of hers ever came.
pub(super) fn silent_colleague(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let (desk, from) = (w.desk, w.day(w.stage.age - 2));
    w.tx.store_card(&desk.colleague)?;
    own_partner(&desk.colleague, &from)
        .set("reach", "ma, di en do op kantoor")
        .create(w.tx, d.case)?;
    Ok(())
}
