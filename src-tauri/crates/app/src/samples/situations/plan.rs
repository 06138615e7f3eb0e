//! The joint plan, what came after it, who does what in it, money, and what is not to be found (W20, W21, W42–W44,
//! W55–W57).

use super::super::case::{Dossier, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link, seal},
};
use casework::{
    analysis::{content_hash, latest},
    casefile::CaseFile,
    terms::{
        entry::{Precision, Source},
        plan::{
            BudgetState, ClaimKind, ClaimState, GoalState, ImpasseState, NeedState, NeedType,
            OptionState, Task,
        },
    },
};
use ledger::ids::RecordId;

/// W20: everyone approved the plan, and a goal does not move.
pub(super) fn goal_still(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let analysis = analysis(w, d, 76)?;
    let progress = [
        "Eerste twee weken rustig.",
        "De bewoner doet mee, nog niet elke week.",
        "Een begin gemaakt met de afspraken.",
    ];
    goal(w, d, analysis, Some((52, &progress)))?;
    approve(w, d, analysis, &d.partners, 70)
}

/// W21: the plan was proposed, and only the own person approved it.
pub(super) fn plan_waits(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let analysis = analysis(w, d, 21)?;
    goal(w, d, analysis, None)?;
    approve(w, d, analysis, &[d.own], 21)
}

/// W44: everyone approved the plan, and two weeks later something important was seen.
pub(super) fn new_fact(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    w.back(28, |w| {
        let analysis = analysis(w, d, 28)?;
        goal(w, d, analysis, None)?;
        approve(w, d, analysis, &d.partners, 28)
    })?;
    let seen = [
        "De deur van de buren is 's nachts ingetrapt.",
        "Op het balkon brandde een vuur; de brandweer kwam.",
        "De bewoner stond met een honkbalknuppel op de galerij.",
    ];
    w.back(13, |w| {
        let fact = Edits::of("fact/1")
            .set("occurred_at", w.moment(13, 9))
            .term("precision", Precision::Exact)
            .term("source", Source::Own)
            .set("text", w.words(&seen))
            .set("important", true)
            .create(w.tx, d.case)?;
        seal(w.tx, fact)
    })
}

fn analysis(w: &mut Writer<'_, '_>, d: &Dossier, days: i64) -> Result<RecordId, ApiError> {
    let happens = [
        "Drie huishoudens hebben er last van. Als er iemand langskomt, gaat het een week goed.",
        "Het loopt op als er bezoek is. De buren durven er niets meer van te zeggen.",
        "De bewoner is veel alleen thuis en heeft weinig om handen.",
    ];
    let causes = [
        "weinig dagritme",
        "een gehorige woning",
        "niemand die langskomt",
        "ruzie van vroeger",
        "geldzorgen",
    ];
    let fallbacks = [
        "Blijft het onrustig, dan volgt na zes weken een waarschuwing.",
        "Lukt het niet, dan kijken we samen naar een andere woning.",
    ];
    Edits::of("analysis/1")
        .set("version", 1)
        .add("facts", link(d.report))
        .set("what_happens", w.words(&happens))
        .add("causes", w.words(&causes[..3]))
        .add("causes", w.words(&causes[3..]))
        .add("common_interests", "rust in het portiek")
        .set("fallback", w.words(&fallbacks))
        .set("proposed_at", w.day(days))
        .create(w.tx, d.case)
}

/// A goal, with the day of the last progress and what it was.
fn goal(
    w: &mut Writer<'_, '_>,
    d: &Dossier,
    analysis: RecordId,
    progress: Option<(i64, &[&str])>,
) -> Result<(), ApiError> {
    let (text, measure) = *w.one_of(&[
        (
            "De buren hebben er geen last meer van",
            "geen meldingen in vier weken",
        ),
        (
            "De bewoner houdt zich aan de afspraken",
            "iemand kijkt elke week",
        ),
        (
            "De bewoner laat hulp binnen",
            "drie afspraken achter elkaar gelukt",
        ),
    ]);
    let edits = Edits::of("goal/1")
        .set("analysis", link(analysis))
        .set("text", text)
        .set("measure", measure)
        .set("by", w.day(-40))
        .term("state", GoalState::Open);
    let edits = match progress {
        Some((days, what)) => edits
            .set("progress_at", w.day(days))
            .set("progress", w.words(what)),
        None => edits,
    };
    edits.create(w.tx, d.case)?;
    Ok(())
}

/// These partners agree with the analysis as it stands; who has no Woonrust said so to the own person.
fn approve(
    w: &mut Writer<'_, '_>,
    d: &Dossier,
    analysis: RecordId,
    by: &[RecordId],
    days: i64,
) -> Result<(), ApiError> {
    let file = CaseFile::read(d.case, &w.tx.case_records(d.case)?, w.tx.own_root());
    let Some(content) = latest(&file).first().map(|one| content_hash(&file, one)) else {
        return Ok(());
    };
    for partner in by {
        let yes = (*partner != d.own).then(|| w.said());
        Edits::of("approval/1")
            .set("analysis", link(analysis))
            .set("content", content)
            .set("partner", link(*partner))
            .set("at", w.day(days))
            .maybe("on_behalf", yes)
            .create(w.tx, d.case)?;
    }
    Ok(())
}

/// W42: money was asked for a practical idea, and nobody decided.
pub(super) fn budget_waits(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let (idea, cents) = *w.one_of(&[
        ("Een ander slot op de buitendeur", 38_000_i64),
        ("Een container voor een zaterdag", 21_500),
        ("Deurdempers in het trappenhuis", 9_500),
    ]);
    let option = Edits::of("practical_option/1")
        .set("text", idea)
        .set("outside_own_work", true)
        .term("state", OptionState::Idea)
        .create(w.tx, d.case)?;
    Edits::of("budget_request/1")
        .set("option", link(option))
        .set("purpose", idea)
        .set("amount", cents)
        .set("asked_at", w.day(18))
        .term("state", BudgetState::Asked)
        .create(w.tx, d.case)?;
    Ok(())
}

/// W43: two organisations judge how serious it is, where one should.
pub(super) fn both_judge(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    for (partner, yes) in [(d.own, None), (d.other, Some(w.said()))] {
        Edits::of("claim/1")
            .term("task", Task::JudgeSeverity)
            .set("partner", link(partner))
            .term("says", ClaimKind::IDo)
            .term("state", ClaimState::Accepted)
            .maybe("on_behalf", yes)
            .set("since", w.day(22))
            .create(w.tx, d.case)?;
    }
    Ok(())
}

/// W55: expertise that is needed was not found.
pub(super) fn expertise_not_found(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "Iemand die geluid in oude woningen kan meten",
        "Iemand die helpt ontspullen, zonder dwang",
        "Een tolk die vaker mee kan",
    ];
    need(w, NeedType::Expertise, &texts)
        .set("asked_where", "bij twee organisaties gevraagd")
        .create(w.tx, d.case)?;
    Ok(())
}

/// W56: a place to live was not found.
pub(super) fn place_not_found(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let texts = [
        "Een woning op de begane grond, zonder buren onder",
        "Een rustige plek voor een paar maanden",
        "Een woning met begeleiding in de buurt",
    ];
    need(w, NeedType::Dwelling, &texts)
        .set("asked_where", "bij beide verhuurders gevraagd")
        .create(w.tx, d.case)?;
    Ok(())
}

fn need(w: &mut Writer<'_, '_>, sort: NeedType, texts: &[&str]) -> Edits {
    Edits::of("need/1")
        .set("text", w.words(texts))
        .term("sort", sort)
        .set("noted_at", w.moment(24, 11))
        .term("state", NeedState::Open)
}

/// W57: something cannot be done, and nobody says what can, or who decides.
pub(super) fn no_way_out(w: &mut Writer<'_, '_>, d: &Dossier) -> Result<(), ApiError> {
    let cannot = [
        "De sloten vervangen kan niet zonder de eigenaar, en die reageert niet",
        "Verhuizen kan niet, want er staat nog een huurschuld open",
        "Een tweede huisbezoek kan niet buiten kantoortijd",
    ];
    Edits::of("impasse/1")
        .set("cannot", w.words(&cannot))
        .set("since", w.day(34))
        .term("state", ImpasseState::Blocked)
        .create(w.tx, d.case)?;
    Ok(())
}
