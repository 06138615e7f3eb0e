//! Formal steps and their terms, what was tried, the rights of who is written about, and the end of the file (W31, W32,
//! W39, W46–W48).

use super::super::case::{Dossier, Writer};
use crate::{api::error::ApiError, input::Edits};
use casework::terms::{
    case::ClosingResult,
    formal::{DecisionType, OrderForm, SentHow, ViewState},
    inquiry::{SafetyAdvice, SafetyState},
    intervention::InterventionType,
    talk::{AccessType, OpenState},
};

/// W31: a warning was sent, and nothing proves that it arrived.
pub(super) fn warning_without_proof(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "Stopt de overlast niet, dan kan de burgemeester een gedragsaanwijzing geven.",
        "Houdt u zich aan de afspraken; anders volgt een volgende stap.",
        "De overlast moet stoppen. Wij kijken de komende weken mee.",
    ];
    Edits::of("warning/1")
        .set("sent_at", w.day(13))
        .term("sent_how", SentHow::Post)
        .set("text", w.words(&texts))
        .set("observe_until", w.day(-29))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W32: mediation ended, and nothing says what came of it.
pub(super) fn try_without_result(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "Twee gesprekken met een bemiddelaar.",
        "Eén gesprek bij de melder thuis, één op neutraal terrein.",
        "Gesprek met beide buren apart.",
    ];
    let kind = InterventionType::Mediation;
    Edits::of("intervention/1")
        .term("type", kind)
        .maybe("rung", kind.rung().map(i64::from))
        .set("started", w.day(33))
        .set("ended", w.day(12))
        .set("text", w.words(&texts))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W39: the time in which the resident can tell his view ends in a few days.
pub(super) fn view_ends(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    Edits::of("resident_view/1")
        .set("asked_at", w.day(10))
        .set("until", w.day(-4))
        .term("state", ViewState::Asked)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W39: an order ends in a few days.
pub(super) fn order_ends(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "De bewoner houdt zich aan de afspraken; een toezichthouder kijkt elke week.",
        "De bewoner zorgt dat de buren tussen 22.00 en 07.00 uur geen last meer hebben.",
        "De bewoner werkt mee aan de afgesproken hulp en laat de toezichthouder binnen.",
    ];
    let reasons = [
        "De overlast ging na de waarschuwing door.",
        "Lichtere stappen hielpen niet lang genoeg.",
    ];
    Edits::of("decision/1")
        .term("sort", DecisionType::Impose)
        .set("at", w.day(85))
        .term("form", OrderForm::Penalty)
        .set("text", w.words(&texts))
        .set("reason", w.words(&reasons))
        .set("decided_by", "de burgemeester van Proefstad")
        .set("until", w.day(-5))
        .set("penalty", 25_000)
        .set("penalty_at_most", 250_000)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W46: someone asked about his own data, and the month runs out.
pub(super) fn access_asked(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let notes = [
        "Brief van de bewoner, doorgestuurd naar de privacyfunctionaris.",
        "Gevraagd aan de balie; identiteit is nagegaan.",
    ];
    Edits::of("access_request/1")
        .term("asks", AccessType::Access)
        .set("received_at", w.day(23))
        .term("state", OpenState::Open)
        .set("note", w.words(&notes))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W47: a note for the safety of visitors was not judged anew in time.
pub(super) fn safety_note_old(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let (advice, text) = *w.one_of(&[
        (SafetyAdvice::CallFirst, "Bel een kwartier van tevoren."),
        (
            SafetyAdvice::InPairs,
            "De bewoner schrikt van onverwacht bezoek.",
        ),
        (SafetyAdvice::Dog, "De hond loopt los in de tuin."),
    ]);
    Edits::of("safety_note/1")
        .term("advice", advice)
        .set("text", text)
        .set("since", w.day(102))
        .set("review_by", w.day(11))
        .term("state", SafetyState::Holds)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W48: the file of a closed case should have been destroyed over a month ago.
pub(super) fn kept_too_long(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    Edits::of("closing/1")
        .term("result", ClosingResult::StoppedAfterMediation)
        .set("reason", "Na bemiddeling is het rustig gebleven.")
        .set("closed_at", w.day(w.stage.since))
        .set("destroy_on", w.day(45))
        .create_finished(w.tx, d.case)?;
    Ok(())
}
