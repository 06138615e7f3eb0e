//! W51, W52 and W54–W57: what partners need of each other: reasons, word back, everyone at the table, help, places to
//! live, and a way out (BH1, BH2, BH5–BH8).

use super::{
    finding::{Finding, RestsOn},
    patience::Span,
    scene::{Scene, brief, made_on, names, readable, written_on},
    sharing::refused_on,
};
use crate::{
    calendar::Day,
    casefile::{Meta, course::Action, party::Partner, plan::Need, value::Uncertain},
    message::{MessageCode as M, Param},
    needs::has_way,
    step::Step,
    terms::{
        action::ActionState,
        attention::Level,
        case::{Phase, Tenure},
        people::{Domain, RoleState},
        plan::{NeedState, NeedType},
        talk::{HandoverState, NotShared, RequestState},
    },
};
use ledger::ids::{RecordId, RootId};

/// A decision or a no, with its reason and those for whom it is.
struct Word<'a> {
    meta: &'a Meta,
    kind: &'static str,
    day: Day,
    has_reason: bool,
    receivers: Vec<&'a Partner>,
    understood: &'a [RootId],
}

/// W51: a decision or a no has no reason, or whom it concerns did not confirm that the reason is clear.
pub(super) fn not_explained<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.policy.factors.explained_working_days;
    let late = words(scene).into_iter().filter_map(|word| {
        let days = scene.after_working_days(word.day, limit)?;
        let what = Param::Term(format!("kind.{}", word.kind));
        let finding = if word.has_reason {
            let waiting = unconfirmed(&word);
            if waiting.is_empty() {
                return None;
            }
            Finding::new(Level::Attention, M::W51NotConfirmed, days)
                .with("what", what)
                .with("names", names(waiting.iter().copied()).as_str())
                .with("days", scene.days_since(word.day))
                .resting_on(RestsOn::AllOf(waiting))
        } else {
            Finding::new(Level::Attention, M::W51NoReason, days)
                .with("what", what)
                .with("days", scene.days_since(word.day))
        };
        Some(finding.on(word.meta.record))
    });
    late.collect()
}

/// Who uses Woonrust and did not confirm it; the others were told by whoever spoke them.
fn unconfirmed<'a>(word: &Word<'a>) -> Vec<&'a Partner> {
    let waits = |partner: &&&Partner| {
        let root = partner.root.known();
        partner.is_active() && root.is_some_and(|root| !word.understood.contains(root))
    };
    word.receivers.iter().filter(waits).copied().collect()
}

fn words<'a>(scene: &Scene<'a>) -> Vec<Word<'a>> {
    let file = scene.file;
    let said = |text: &Uncertain<String>| text.filled().is_some();
    let partner = |record: &Uncertain<RecordId>| {
        let partner = record.known().and_then(|record| file.partner(record));
        partner.into_iter().collect::<Vec<&'a Partner>>()
    };
    let resolutions = file.talk.resolutions.iter().map(|one| Word {
        meta: &one.meta,
        kind: "resolution",
        day: readable(&one.at)
            .max()
            .unwrap_or_else(|| made_on(&one.meta)),
        has_reason: said(&one.reason),
        receivers: one
            .concerns
            .iter()
            .filter_map(|who| file.partner(who))
            .collect(),
        understood: &one.understood,
    });
    let requests = file.talk.information_requests.iter();
    let refused = requests.filter(|one| one.state.counting() == Some(RequestState::Refused));
    let requests = refused.map(|one| Word {
        meta: &one.meta,
        kind: "information_request",
        day: refused_on(one),
        has_reason: said(&one.reason)
            && one
                .not_shared
                .known()
                .is_some_and(|why| *why != NotShared::Unknown),
        receivers: partner(&one.from),
        understood: &one.understood,
    });
    let handovers = file.talk.handovers.iter();
    let refused = handovers.filter(|one| one.state.counting() == Some(HandoverState::Refused));
    let handovers = refused.map(|one| Word {
        meta: &one.meta,
        kind: "handover",
        day: readable(&one.answered_at)
            .max()
            .or_else(|| written_on(&one.state))
            .unwrap_or_else(|| made_on(&one.meta)),
        has_reason: said(&one.reason),
        receivers: partner(&one.from),
        understood: &one.understood,
    });
    let decisions = file.formal.decisions.iter().map(|one| Word {
        meta: &one.meta,
        kind: "decision",
        day: readable(&one.at)
            .max()
            .unwrap_or_else(|| made_on(&one.meta)),
        has_reason: said(&one.reason),
        receivers: Vec::new(),
        understood: &[],
    });
    let roles = file.roles.iter();
    let roles = roles.filter(|one| one.state.counting() == Some(RoleState::Refused));
    let roles = roles.map(|one| Word {
        meta: &one.meta,
        kind: "role",
        day: written_on(&one.state).unwrap_or_else(|| made_on(&one.meta)),
        has_reason: said(&one.reason),
        receivers: Vec::new(),
        understood: &[],
    });
    let with_receivers = resolutions.chain(requests).chain(handovers);
    with_receivers.chain(decisions).chain(roles).collect()
}

/// W52: an action was done, and nobody was told what came of it.
pub(super) fn not_told_back<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().told_late_working_days;
    let untold = |action: &&Action| {
        action.state.counting() == Some(ActionState::Done) && !action.told_to.is_set()
    };
    let done = scene.file.actions.iter().filter(untold);
    let late = done.filter_map(|action| {
        let done = readable(&action.done_at).map(|at| at.day()).max();
        let done = done.or_else(|| written_on(&action.state));
        let done = done.unwrap_or_else(|| made_on(&action.meta));
        let days = scene.after_working_days(done, limit)?;
        let owner = action.owner.known().and_then(|by| scene.file.partner(by));
        let finding = Finding::new(Level::Attention, M::W52NotTold, days)
            .with("action", brief(&action.text).as_str())
            .with("day", done)
            .on(action.meta.record)
            .resting_on_partner(owner);
        Some(finding)
    });
    late.collect()
}

/// W54: the joint plan ends, or ended, and the landlord or the police neither take part nor were reasoned away.
pub(super) fn party_missing<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let later = |phase: Phase| (Phase::LightApproach..=Phase::Enforcement).contains(&phase);
    let days = match scene.moving_to() {
        Some(to) => (scene.phase() <= Phase::JointPlan && later(to)).then_some(0),
        None => later(scene.phase())
            .then(|| scene.reached(Phase::LightApproach))
            .flatten()
            .map(|since| scene.days_since(since.day)),
    };
    let Some(days) = days else {
        return Vec::new();
    };
    let reasons = scene.file.plan.composition.as_ref();
    let has_landlord = match scene.file.tenure.known() {
        Some(tenure) => tenure.has_landlord() || *tenure == Tenure::Unknown,
        // Nobody looked whether there is one.
        None => true,
    };
    let parties = [
        (
            Domain::Housing,
            has_landlord,
            reasons.map(|one| &one.no_landlord),
        ),
        (Domain::Police, true, reasons.map(|one| &one.no_police)),
    ];
    let missing = parties.into_iter().filter(|(domain, needed, reason)| {
        let mut partners = scene.file.active_partners();
        let takes_part = partners.any(|partner| partner.domain.known() == Some(domain));
        *needed && !takes_part && reason.is_none_or(|reason| reason.filled().is_none())
    });
    missing
        .map(|(domain, _, _)| {
            Finding::new(Level::Attention, M::W54PartyMissing, days)
                .with("domain", Param::term(domain))
                .because(scene.case_record())
                .because(reasons.map(|one| one.meta.record))
        })
        .collect()
}

fn needs<'a>(
    scene: &Scene<'a>,
    sorts: &'static [NeedType],
) -> impl Iterator<Item = (&'a Need, Day, NeedState)> {
    let all = scene.file.plan.needs.iter();
    let of_sort = all.filter(|need| need.sort.known().is_some_and(|sort| sorts.contains(sort)));
    of_sort.map(|need| {
        let noted = readable(&need.noted_at).map(|at| at.day()).min();
        let state = need.state.counting().unwrap_or(NeedState::Open);
        (need, noted.unwrap_or_else(|| made_on(&need.meta)), state)
    })
}

/// W55: expertise that is needed was not found: it belongs in the register of shortages, and it is nobody's fault.
pub(super) fn expertise_not_found<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().expertise_days;
    let open = needs(scene, &[NeedType::Expertise]);
    let late = open.filter_map(|(need, noted, state)| {
        let days = scene.after_days(noted, limit)?;
        (state == NeedState::Open).then(|| {
            Finding::new(Level::Info, M::W55NotFound, days)
                .with("need", brief(&need.text).as_str())
                .with("days", scene.days_since(noted))
                .on(need.meta.record)
        })
    });
    late.collect()
}

/// W56: a place to live or a crisis place was not found; or it stands as a shortage, and nothing says what keeps people
/// safe meanwhile.
pub(super) fn place_not_found<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limits = scene.limits();
    let open = needs(scene, &[NeedType::Dwelling, NeedType::CrisisPlace]);
    let late = open.filter_map(|(need, noted, state)| {
        let crisis = need.sort.known() == Some(&NeedType::CrisisPlace)
            || readable(&need.crisis).any(|crisis| crisis);
        let (limit, level) = if crisis {
            (limits.crisis_place_days, Level::Urgent)
        } else {
            (limits.place_days, Level::Attention)
        };
        let days = scene.after_days(noted, limit)?;
        let (code, step) = match state {
            NeedState::Open => (M::W56NotFound, Step::FindOrRegisterShortage),
            NeedState::Shortage if need.safety_meanwhile.filled().is_none() => {
                (M::W56NotSafe, Step::PlanSafety)
            }
            NeedState::Shortage | NeedState::Met => return None,
        };
        let finding = Finding::new(level, code, days)
            .with("need", brief(&need.text).as_str())
            .with("days", scene.days_since(noted))
            .on(need.meta.record)
            .step(step)
            .waiting_at_most(Span::Calendar(limit));
        Some(finding)
    });
    late.collect()
}

/// W57: something "cannot be done", and neither what can nor who may decide is there.
pub(super) fn no_way_out<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().no_way_working_days;
    let stuck = scene.file.plan.impasses.iter().filter(|one| !has_way(one));
    let late = stuck.filter_map(|one| {
        let since = readable(&one.since).min();
        let since = since.unwrap_or_else(|| made_on(&one.meta));
        let days = scene.after_working_days(since, limit)?;
        let finding = Finding::new(Level::Attention, M::W57NoWay, days)
            .with("cannot", brief(&one.cannot).as_str())
            .with("days", scene.days_since(since))
            .on(one.meta.record);
        Some(finding)
    });
    late.collect()
}
