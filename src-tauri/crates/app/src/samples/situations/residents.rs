//! Word to reporters and neighbours, and the resident who must be heard (W25, W27, W28).

use super::super::case::{Dossier, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link, seal},
};
use casework::terms::{entry::VisitOutcome, inquiry::ContactWay, talk::ToldWhom};

/// W25: a day that was promised to the reporter passed without word.
pub(super) fn promise_passed(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "Wij hebben met de bewoner gesproken en bellen u over twee weken weer.",
        "Uw melding is bij ons in behandeling; er is een vaste contactpersoon.",
        "Er komt een gesprek. Blijft u bijhouden wat u hoort?",
    ];
    Edits::of("feedback/1")
        .term("whom", ToldWhom::Reporter)
        .set("report", link(d.report))
        .set("planned_for", w.day(5))
        .set("promised", true)
        .term("way", ContactWay::Phone)
        .set("text", w.words(&texts))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W28: what is planned to be told to the neighbours tells of care.
pub(super) fn word_tells_too_much(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "De bewoner heeft nu een behandelaar, wij houden contact.",
        "Na de opname komt er begeleiding aan huis.",
        "Het gaat beter sinds de therapie is begonnen.",
    ];
    Edits::of("feedback/1")
        .term("whom", ToldWhom::Neighbours)
        .set("planned_for", w.day(-4))
        .term("way", ContactWay::Letter)
        .set("text", w.words(&texts))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W27: the case is at a warning, and the resident was asked only once, in vain.
pub(super) fn not_heard(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let visit = Edits::of("visit/1")
        .set("occurred_at", w.moment(21, 15))
        .set("purpose", "de kant van de bewoner horen")
        .term("outcome", VisitOutcome::NotHome)
        .set("card_left", true)
        .create(w.tx, d.case)?;
    seal(w.tx, visit)
}
