//! Who leads, and how work goes from one to the other (W01–W03, W05–W07).

use super::super::case::{Dossier, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link},
};
use casework::terms::{
    people::{Role, RoleState},
    talk::{HandoverOf, HandoverState},
};
use ledger::ids::RecordId;

/// W01: a lead was asked, and there is no yes.
pub(super) fn lead_waits(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let reasons = [
        "Kent de straat en spreekt de bewoner al.",
        "Krijgt de meeste meldingen.",
        "Heeft de meeste ruimte om dit te trekken.",
    ];
    Edits::of("role/1")
        .set("partner", link(d.other))
        .term("role", Role::CaseLead)
        .term("state", RoleState::Proposed)
        .set("reason", w.words(&reasons))
        .set("since", w.day(9))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W02: two lead, as after a merge.
pub(super) fn second_lead(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    leads(w, d, 6)
}

/// W03: the lead is on leave, and nobody stands in.
pub(super) fn lead_away(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    leads(w, d, 19)?;
    Edits::of("partner/1")
        .set("away_from", w.day(13))
        .set("away_until", w.day(-9))
        .write(w.tx, d.other)
}

/// The colleague said yes to the lead.
fn leads(w: &mut Writer<'_, '_>, d: &Dossier, days: i64) -> Result<(), ApiError> {
    Edits::of("role/1")
        .set("partner", link(d.other))
        .term("role", Role::CaseLead)
        .term("state", RoleState::Accepted)
        .set("on_behalf", w.said())
        .set("since", w.day(days))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W05: a handover after a talk, without an answer.
pub(super) fn handover_waits(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    handover(w, HandoverOf::Case, (d.own, d.other), 17)
        .term("state", HandoverState::Offered)
        .set("spoken_at", w.day(18))
        .set("spoken_how", "telefonisch")
        .create(w.tx, d.case)?;
    Ok(())
}

/// W06: the lead went to a colleague and came back within two months.
pub(super) fn handed_to_and_fro(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    for ((from, to), days) in [((d.own, d.other), 44), ((d.other, d.own), 15)] {
        let handed = handover(w, HandoverOf::Lead, (from, to), days)
            .term("state", HandoverState::Accepted)
            .set("spoken_at", w.day(days))
            .set("answered_at", w.day(days - 2))
            .create(w.tx, d.case)?;
        let told = (to != d.own).then(|| w.said());
        Edits::of("handover_word/1")
            .set("handover", link(handed))
            .set("partner", link(to))
            .term("said", HandoverState::Accepted)
            .set("at", w.day(days - 2))
            .maybe("on_behalf", told)
            .create_finished(w.tx, d.case)?;
    }
    Ok(())
}

/// W07: a handover that nobody spoke about.
pub(super) fn cold_handover(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    handover(w, HandoverOf::Case, (d.own, d.other), 2)
        .term("state", HandoverState::Offered)
        .create(w.tx, d.case)?;
    Ok(())
}

fn handover(
    w: &mut Writer<'_, '_>,
    of: HandoverOf,
    (from, to): (RecordId, RecordId),
    days: i64,
) -> Edits {
    let asks = [
        "Wil je het contact met de bewoner overnemen? Wij lopen vast.",
        "Jullie zijn vaker in de straat dan wij.",
        "Bij jullie komen de meeste meldingen binnen.",
    ];
    Edits::of("handover/1")
        .term("of", of)
        .set("from", link(from))
        .set("to", link(to))
        .set("offered_at", w.day(days))
        .set("asks", w.words(&asks))
}
