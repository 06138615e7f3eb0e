//! B4: lighter ways were tried, each with a result or a reason, help was offered, and no rung was skipped unexplained.

use super::{BarFindings, Light};
use crate::{
    casefile::{CaseFile, course::Intervention},
    message::{Message, MessageCode as M},
    phase::without_result,
    step::Step,
    terms::{inquiry::TrackState, intervention::InterventionType},
};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

/// The highest rung that counts as lighter than a measure of the mayor.
const LIGHTER: u8 = 2;

pub(super) fn find(file: &CaseFile, found: &mut BarFindings) {
    find_lighter(file, found);
    find_help(file, found);
    for rung in skipped_rungs(file) {
        let message = Message::new(M::BarRungSkipped).with("rung", i64::from(rung));
        found.miss(Light::Amber, message, Step::ExplainSkippedRung);
    }
}

/// The rung of an intervention: as written, else by its type; none for what stands beside the ladder.
pub(crate) fn rung(intervention: &Intervention) -> Option<u8> {
    let written = intervention.rung.known().copied();
    let written = written.and_then(|rung| u8::try_from(rung).ok());
    written.or_else(|| intervention.kind.known()?.rung())
}

fn is_tried(intervention: &Intervention) -> bool {
    intervention.result.filled().is_some()
}

fn find_lighter(file: &CaseFile, found: &mut BarFindings) {
    let lighter = file
        .interventions
        .iter()
        .filter(|one| rung(one).is_some_and(|rung| rung <= LIGHTER));
    let tried = lighter.clone().filter(|one| is_tried(one));
    let tried: Vec<RecordId> = tried.map(|one| one.meta.record).collect();
    if tried.is_empty() {
        found.miss(
            Light::Red,
            Message::new(M::BarNothingLighter),
            Step::AddIntervention,
        );
    } else {
        let count = i64::try_from(tried.len()).unwrap_or(i64::MAX);
        found.because.push(Message {
            records: tried,
            ..Message::new(M::BarLighterTried).with("count", count)
        });
    }
    let open = lighter.filter(|one| !is_tried(one) && one.not_suitable.filled().is_none());
    for one in open {
        found.miss(Light::Amber, without_result(one), Step::RecordResult);
    }
}

/// Help was offered, is there, or is not needed.
fn find_help(file: &CaseFile, found: &mut BarFindings) {
    let process = file.inquiry.care_process.as_ref();
    let by_process = process.filter(|care| {
        care.offered_at.known().is_some()
            || match care.state.counting() {
                Some(
                    TrackState::Offered
                    | TrackState::Running
                    | TrackState::Refused
                    | TrackState::Ended
                    | TrackState::NotNeeded,
                ) => true,
                Some(TrackState::Unknown | TrackState::Considered) | None => false,
            }
    });
    let offered = file.interventions.iter().find(|one| {
        one.kind.known() == Some(&InterventionType::HelpOffer) && one.started.known().is_some()
    });
    let record = by_process
        .map(|care| care.meta.record)
        .or(offered.map(|one| one.meta.record));
    match record {
        Some(record) => found
            .because
            .push(Message::new(M::BarHelpOffered).about(record)),
        None => found.miss(
            Light::Amber,
            Message::new(M::BarHelpNotOffered),
            Step::OfferHelp,
        ),
    }
}

/// Rungs below the highest that was started, where nothing was started and no reason stands.
pub(crate) fn skipped_rungs(file: &CaseFile) -> Vec<u8> {
    let started = file
        .interventions
        .iter()
        .filter(|one| one.started.known().is_some() || is_tried(one));
    let started: BTreeSet<u8> = started.filter_map(rung).collect();
    let unsuitable = file
        .interventions
        .iter()
        .filter(|one| one.not_suitable.filled().is_some())
        .filter_map(rung);
    let reasoned = file
        .plan
        .skipped_rungs
        .iter()
        .filter(|one| one.reason.filled().is_some())
        .filter_map(|one| u8::try_from(*one.rung.known()?).ok());
    let explained: BTreeSet<u8> = unsuitable.chain(reasoned).collect();
    let highest = started.last().copied().unwrap_or(0);
    (1..highest)
        .filter(|rung| !started.contains(rung) && !explained.contains(rung))
        .collect()
}
