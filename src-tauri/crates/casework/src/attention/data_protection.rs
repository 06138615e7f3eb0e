//! W46–W49: the resident's rights, safety notes that must not become a label, destruction, and whether he can comply.

use super::{
    finding::Finding,
    scene::{Scene, made_on, readable},
};
use crate::{
    casefile::inquiry::SafetyNote,
    message::{MessageCode as M, Param},
    terms::{
        attention::Level, case::Phase, formal::Ability, inquiry::SafetyState, talk::OpenState,
    },
};

/// W46: someone asked about his own data, and the term of a month runs out. Counted from the day itself: a term of the
/// law is not passed by first.
pub(super) fn access_request_open<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limits = scene.limits();
    let open = scene
        .file
        .inquiry
        .access_requests
        .iter()
        .filter(|one| one.state.counting().unwrap_or(OpenState::Open) == OpenState::Open);
    let late = open.filter_map(|one| {
        let received = readable(&one.received_at).min();
        let received = received.unwrap_or_else(|| made_on(&one.meta));
        let waits = received.days_until(scene.today);
        let days = waits - i64::from(limits.access_days);
        let level = if waits >= i64::from(limits.access_urgent_days) {
            Level::Urgent
        } else {
            Level::Attention
        };
        (days >= 0).then(|| {
            let finding = Finding::new(level, M::W46AccessOpen, days);
            let finding = match one.asks.known() {
                Some(asks) => finding.with("asks", Param::term(*asks)),
                None => finding.with("asks", Param::Term("kind.access_request".to_owned())),
            };
            let urgent = received.plus(u32::from(limits.access_urgent_days));
            finding
                .with("days", waits)
                .on(one.meta.record)
                .no_later_than(urgent)
        })
    });
    late.collect()
}

/// W47: a safety note holds past the day on which it should be judged anew, or longer than it may.
pub(super) fn safety_note_old<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let holds = |note: &&SafetyNote| {
        note.state.counting().unwrap_or(SafetyState::Holds) == SafetyState::Holds
    };
    let most = u32::from(scene.limits().safety_note_days);
    let old = scene.file.inquiry.safety_notes.iter().filter(holds);
    let old = old.filter_map(|note| {
        let since = readable(&note.since).min();
        let at_most = since.unwrap_or_else(|| made_on(&note.meta)).plus(most);
        let review = readable(&note.review_by).min();
        let review = review.map_or(at_most, |day| day.min(at_most));
        let days = scene.after_days(review, 0)?;
        let finding = Finding::new(Level::Attention, M::W47SafetyOld, days)
            .with("day", review)
            .on(note.meta.record);
        Some(finding)
    });
    old.collect()
}

/// W48: the day on which the file should be destroyed passed some time ago.
pub(super) fn past_destruction<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().destruction_days;
    let kept = scene.file.standing_closings().filter_map(|closing| {
        let day = readable(&closing.destroy_on).max()?;
        let days = scene.after_days(day, limit)?;
        let finding = Finding::new(Level::Attention, M::W48Kept, days)
            .with("day", day)
            .on(closing.meta.record);
        Some(finding)
    });
    kept.collect()
}

/// W49: an order is intended or drafted, and nothing says whether the resident can keep to it. Who goes on writes down
/// why.
pub(super) fn ability_open<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let drafting = |phase: Phase| matches!(phase, Phase::Intention | Phase::Decision);
    let days = match scene.moving_to() {
        Some(to) => drafting(to).then_some(0),
        None => drafting(scene.phase())
            .then(|| scene.reached(Phase::Intention))
            .flatten()
            .map(|since| scene.days_since(since.day)),
    };
    let weighing = scene.file.inquiry.weighing.as_ref();
    let ability = weighing.and_then(|one| one.ability.known());
    let is_open = ability.is_none_or(|ability| *ability == Ability::Unknown);
    let Some(days) = days.filter(|_| is_open) else {
        return Vec::new();
    };
    let record = weighing.map(|one| one.meta.record);
    let finding = Finding::new(Level::Urgent, M::W49AbilityOpen, days)
        .because(record.or(scene.case_record()));
    vec![finding]
}
