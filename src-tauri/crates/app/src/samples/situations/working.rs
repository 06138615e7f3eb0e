//! How partners work together (W08, W15, W16, W22, W35, W45, W51, W52).

use super::super::case::{Dossier, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link},
};
use casework::terms::{action::ActionState, talk::ResolutionType};
use ledger::{cbor::Value, ids::CaseId};

/// W16, W35: a colleague has two actions over time.
pub(super) fn overdue_twice(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let first = [
        "Eerdere meldingen opvragen",
        "Met de vorige contactpersoon bellen",
        "Uitzoeken wie de sleutel van de berging heeft",
    ];
    let second = [
        "Omwonenden een logboek geven",
        "Een datum voor het huisbezoek prikken",
        "Een brief in het portiek hangen",
    ];
    for (texts, days) in [(first, 22), (second, 9)] {
        Edits::of("action/1")
            .set("text", w.words(&texts))
            .set("owner", link(d.other))
            .set("due", w.day(days))
            .term("state", ActionState::Open)
            .create(w.tx, d.case)?;
    }
    Ok(())
}

/// W52: an action was done, and nobody was told what came of it.
pub(super) fn not_told_back(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let (text, result) = *w.one_of(&[
        (
            "Met de huismeester praten",
            "De huismeester houdt het in de gaten.",
        ),
        (
            "Een avond bij de melder meekijken",
            "Twee uur gebleven; het beeld van de melder klopt.",
        ),
        (
            "De vorige bewoner bellen",
            "Die had dezelfde klachten over de woning.",
        ),
    ]);
    Edits::of("action/1")
        .set("text", text)
        .set("owner", link(d.other))
        .set("due", w.day(19))
        .term("state", ActionState::Done)
        .set("done_at", w.moment(20, 14))
        .set("result", result)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W08: a partner left while the nuisance goes on.
pub(super) fn partner_left(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let reasons = [
        "Geen taak meer in deze zaak.",
        "De collega kreeg een ander gebied.",
        "Vond dat anderen het nu kunnen overnemen.",
    ];
    Edits::of("partner/1")
        .set("ended_at", w.day(4))
        .set("ended_reason", w.words(&reasons))
        .write(w.tx, d.other)
}

/// W15: a colleague was asked to two meetings, and neither came nor sent anyone.
pub(super) fn meetings_missed(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let names = [
        "casusoverleg wijk Noord",
        "overleg woonoverlast",
        "casusoverleg centrum",
    ];
    let needed = [
        "Wie gaat op huisbezoek?",
        "Gaan we waarschuwen of eerst bemiddelen?",
        "Wat vertellen we de melders?",
    ];
    let name = w.words(&names);
    for days in [27, 13] {
        let at = w.moment(days, 12);
        let meeting = Edits::of("meeting/1")
            .set("at", at.as_str())
            .set("place", "wijkcentrum")
            .set("name", name.as_str())
            .set("cases", Value::Array(vec![link(d.case.record())]))
            .create(w.tx, CaseId::NONE)?;
        Edits::of("meeting_item/1")
            .set("meeting", link(meeting))
            .set("at", at)
            .set("place", "wijkcentrum")
            .set("minutes", 10)
            .set("decision_needed", w.words(&needed))
            .add("invited", link(d.own))
            .add("invited", link(d.other))
            .add("present", link(d.own))
            .create(w.tx, d.case)?;
    }
    Ok(())
}

/// W22: someone gives the co-operation a low score, and nobody talked about it.
pub(super) fn low_pulse(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "We praten langs elkaar heen.",
        "Ik hoor pas achteraf wat er is gedaan.",
        "Afspraken schuiven steeds op.",
    ];
    Edits::of("pulse/1")
        .set("partner", link(d.own))
        .set("score", 2)
        .set("at", w.day(14))
        .set("text", w.words(&texts))
        .create(w.tx, d.case)?;
    Ok(())
}

/// W45: nobody made sure for more than half a year that the details of a colleague hold.
pub(super) fn contact_old(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    Edits::of("partner/1")
        .set("contact_confirmed_at", w.day(215))
        .set("reserve", "het algemene nummer")
        .write(w.tx, d.other)
}

/// W51: something was decided, and nothing says why.
pub(super) fn not_explained(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "Er komt geen camera in het portiek.",
        "We sturen nu geen waarschuwing.",
        "De woning wordt dit jaar niet opgeknapt.",
    ];
    Edits::of("resolution/1")
        .term("sort", ResolutionType::DoNot)
        .set("text", w.words(&texts))
        .set("at", w.day(19))
        .set("decider", "het casusoverleg")
        .add("concerns", link(d.other))
        .create(w.tx, d.case)?;
    Ok(())
}
