//! W09–W13 and W53: questions get an answer or another way, and what is shared has a ground (VK1, BH4).

use super::{
    finding::Finding,
    occasion::{Occasion, Parcel},
    scene::{Scene, brief, made_on, names, readable, written_on},
};
use crate::{
    calendar::Day,
    casefile::{
        formal::{Consent, Disclosure},
        party::Partner,
        talk::InformationRequest,
    },
    message::MessageCode as M,
    needs::is_basis_with,
    terms::{
        attention::{Addressee, Level},
        sharing::ConsentState,
        talk::{NotShared, RequestState},
    },
};
use ledger::{ids::RecordId, sharing::Class};

/// W09: a question to a partner waits for an answer; after twice the time the privacy adviser can help.
pub(super) fn question_unanswered<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limits = scene.limits();
    let open = requests(scene, RequestState::Open).filter_map(|request| {
        let asked = readable(&request.asked_at).min();
        let asked = asked.unwrap_or_else(|| made_on(&request.meta));
        let days = scene.after_working_days(asked, limits.question_working_days)?;
        let urgent = scene.after_working_days(asked, limits.question_urgent_working_days);
        let to = request.to.known().and_then(|to| scene.file.partner(to));
        let finding = if urgent.is_some() {
            Finding::new(Level::Urgent, M::W09QuestionStuck, days)
                .to(&[Addressee::CaseLead, Addressee::PrivacyAdviser])
        } else {
            Finding::new(Level::Attention, M::W09QuestionWaits, days)
        };
        Some(
            finding
                .with("question", brief(&request.question).as_str())
                .with("name", names(to).as_str())
                .with("days", scene.days_since(asked))
                .on(request.meta.record)
                .resting_on_partner(to),
        )
    });
    open.collect()
}

fn requests<'a>(
    scene: &Scene<'a>,
    state: RequestState,
) -> impl Iterator<Item = &'a InformationRequest> {
    let all = scene.file.talk.information_requests.iter();
    all.filter(move |one| one.state.counting().unwrap_or(RequestState::Open) == state)
}

/// The day on which a question was refused.
pub(super) fn refused_on(request: &InformationRequest) -> Day {
    let answered = readable(&request.answered_at).max();
    answered
        .or_else(|| written_on(&request.state))
        .unwrap_or_else(|| made_on(&request.meta))
}

/// W10: a question was refused, and the kind of reason is not there.
pub(super) fn refusal_without_reason<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let unnamed = |request: &&InformationRequest| {
        let named = request.not_shared.known();
        named.is_none_or(|why| *why == NotShared::Unknown)
    };
    let refused = requests(scene, RequestState::Refused).filter(unnamed);
    refused
        .map(|request| {
            let days = scene.days_since(refused_on(request));
            Finding::new(Level::Attention, M::W10NoReason, days)
                .with("question", brief(&request.question).as_str())
                .on(request.meta.record)
        })
        .collect()
}

/// W11: the same question was refused several times, and none of the doors was tried.
pub(super) fn refused_again<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let asked =
        |request: &InformationRequest| request.question.filled().unwrap_or_default().to_lowercase();
    let mut refused: Vec<&InformationRequest> = requests(scene, RequestState::Refused).collect();
    refused.sort_by_key(|one| (asked(one), refused_on(one), one.meta.record));
    let of_one_question = refused.chunk_by(|a, b| asked(a) == asked(b));
    let stuck = of_one_question.filter(|all| {
        all.len() >= usize::from(scene.limits().refusals)
            && all.iter().all(|one| one.doors.is_empty())
    });
    stuck
        .filter_map(|all| {
            let last = all.last()?;
            let days = scene.days_since(refused_on(last));
            let finding = Finding::new(Level::Attention, M::W11RefusedAgain, days)
                .with("question", brief(&last.question).as_str())
                .with("count", i64::try_from(all.len()).unwrap_or(i64::MAX))
                .on(last.meta.record)
                .because(all.iter().map(|one| one.meta.record));
            Some(finding)
        })
        .collect()
}

/// W12: a consent or a decision to share ends soon, and there is no newer one.
pub(super) fn consent_expires<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let formal = &scene.file.formal;
    let consents = formal.consents.iter().filter_map(|one| {
        let ends = ends_soon(scene, one.valid_until.known(), is_over(one))?;
        let is_renewed = formal
            .consents
            .iter()
            .any(|other| renews(other, one, ends.0));
        (!is_renewed).then(|| ending(M::W12Consent, ends, one.meta.record))
    });
    let disclosures = formal.disclosures.iter().filter_map(|one| {
        let ends = ends_soon(scene, one.valid_until.known(), one.withdrawn_at.is_set())?;
        let is_renewed = formal
            .disclosures
            .iter()
            .any(|other| repeats(other, one, ends.0));
        (!is_renewed).then(|| ending(M::W12Disclosure, ends, one.meta.record))
    });
    consents.chain(disclosures).collect()
}

/// It was taken back or refused, or it was only asked so far.
fn is_over(consent: &Consent) -> bool {
    let state = consent.state.counting();
    consent.withdrawn_at.is_set() || state.is_some_and(|state| state != ConsentState::Given)
}

/// The last day, when it is near, and for how many days it has been near.
fn ends_soon(scene: &Scene<'_>, until: Option<&Day>, is_withdrawn: bool) -> Option<(Day, i64)> {
    let reach = i64::from(scene.limits().expiry_days);
    let until = until.filter(|_| !is_withdrawn)?;
    let left = scene.today.days_until(*until);
    (0..=reach)
        .contains(&left)
        .then_some((*until, reach - left))
}

fn ending<'a>(code: M, (until, days): (Day, i64), record: RecordId) -> Finding<'a> {
    Finding::new(Level::Info, code, days)
        .with("day", until)
        .on(record)
        .no_later_than(until)
}

/// The same person for the same purpose, for longer.
fn renews(newer: &Consent, consent: &Consent, until: Day) -> bool {
    newer.from.filled() == consent.from.filled()
        && newer.purpose.filled() == consent.purpose.filled()
        && !is_over(newer)
        && newer.valid_until.known().is_none_or(|day| *day > until)
}

/// The same records for the same person, for longer.
fn repeats(newer: &Disclosure, decision: &Disclosure, until: Day) -> bool {
    let items = |one: &Disclosure| one.items.known().cloned().unwrap_or_default();
    let kept = items(newer);
    newer.recipient.known() == decision.recipient.known()
        && items(decision).iter().all(|item| kept.contains(item))
        && !newer.withdrawn_at.is_set()
        && newer.valid_until.known().is_none_or(|day| *day > until)
}

/// W13: something stricter than K2 would go without a decision with a ground. It stops the file.
pub(super) fn export_without_ground<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let Occasion::Exporting(parcel) = scene.occasion else {
        return Vec::new();
    };
    let bare: Vec<RecordId> = parcel
        .items
        .iter()
        .filter(|(record, class)| needs_ground(*class) && !has_ground(scene, &parcel, record))
        .map(|(record, _)| *record)
        .collect();
    if bare.is_empty() {
        return Vec::new();
    }
    let finding = Finding::new(Level::Urgent, M::W13NoGround, 0)
        .with("count", i64::try_from(bare.len()).unwrap_or(i64::MAX))
        .because(bare);
    vec![finding]
}

/// A closed class needs one too: it may hide anything.
fn needs_ground(class: Option<Class>) -> bool {
    class.is_none_or(|class| class.rank() > Class::K2.rank())
}

/// A decision of the own person that names recipient and record, has a ground, runs and was not withdrawn.
fn has_ground(scene: &Scene<'_>, parcel: &Parcel<'_>, record: &RecordId) -> bool {
    let root = scene
        .file
        .partner(&parcel.to)
        .and_then(|to| to.root.known());
    let opens = |one: &Disclosure| {
        one.meta.creator == scene.file.own
            && root.is_some()
            && one.recipient.known() == root
            && one
                .items
                .known()
                .is_some_and(|items| items.contains(record))
            && one.ground.known().is_some()
            && !one.withdrawn_at.is_set()
            && one
                .valid_until
                .known()
                .is_some_and(|until| *until >= scene.today)
    };
    scene.file.formal.disclosures.iter().any(opens)
}

/// W53: the first file of this case to a partner, and nothing says on what the two organisations share.
pub(super) fn no_sharing_basis<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let Occasion::Exporting(parcel) = scene.occasion else {
        return Vec::new();
    };
    let Some(to) = scene.file.partner(&parcel.to).filter(|_| parcel.is_first) else {
        return Vec::new();
    };
    let mut bases = scene.around.team.sharing_bases.iter();
    if bases.any(|basis| is_basis_with(basis, to, scene.today)) {
        return Vec::new();
    }
    let finding = Finding::new(Level::Urgent, M::W53NoBasis, 0)
        .with("organisation", organisation(to).as_str())
        .on(to.meta.record);
    vec![finding]
}

fn organisation(partner: &Partner) -> String {
    let name = partner.organisation.filled();
    name.unwrap_or_else(|| partner.label()).to_owned()
}
