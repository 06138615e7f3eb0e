//! W05–W08: a case or task is handed over with a yes and a talk, does not go round, and nobody leaves while it goes on
//! (VK3).

use super::{
    finding::Finding,
    occasion::Occasion,
    scene::{Scene, brief, made_on, names, readable, written_on},
};
use crate::{
    calendar::Day,
    casefile::{course::Action, party::Partner, plan::Claim, talk::Handover},
    factors::{
        case_lead::{Acceptance, holders},
        own_word,
    },
    handover::{from, to},
    message::{MessageCode as M, Param},
    step::Step,
    terms::{
        attention::Level,
        case::Phase,
        people::Role,
        plan::{ClaimKind, ClaimState},
        talk::{HandoverOf, HandoverState},
    },
};
use ledger::ids::RecordId;

/// W05: a handover, task or role was offered, and there is no yes or no.
pub(super) fn offer_unanswered<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let handovers = scene.file.talk.handovers.iter();
    let handovers = handovers.filter_map(|one| handover_waits(scene, one));
    let tasks = scene.file.plan.claims.iter();
    let tasks = tasks.filter_map(|claim| task_waits(scene, claim));
    let roles = [
        Role::Deputy,
        Role::CareCoordinator,
        Role::EnforcementCoordinator,
    ];
    let roles = roles.into_iter().flat_map(|role| roles_wait(scene, role));
    let actions = scene.file.actions.iter();
    let actions = actions.filter_map(|action| action_waits(scene, action));
    handovers.chain(tasks).chain(actions).chain(roles).collect()
}

fn handover_waits<'a>(scene: &Scene<'a>, handover: &'a Handover) -> Option<Finding<'a>> {
    let state = handover.state.counting().unwrap_or(HandoverState::Offered);
    let since = offered_on(handover);
    let to = to(scene.file, handover);
    let finding = waiting(scene, since, M::W05HandoverWaits)?;
    (state == HandoverState::Offered).then(|| {
        finding
            .with("from", names(from(scene.file, handover)).as_str())
            .with("to", names(to).as_str())
            .with("days", scene.days_since(since))
            .on(handover.meta.record)
            .resting_on_partner(to)
    })
}

fn offered_on(handover: &Handover) -> Day {
    let offered = readable(&handover.offered_at).min();
    offered.unwrap_or_else(|| made_on(&handover.meta))
}

/// A task that another wrote down for him.
fn task_waits<'a>(scene: &Scene<'a>, claim: &'a Claim) -> Option<Finding<'a>> {
    let offered = claim.says.known() == Some(&ClaimKind::IDo)
        && claim.state.counting().unwrap_or(ClaimState::Proposed) == ClaimState::Proposed;
    let partner = scene.file.partner(claim.partner.known()?)?;
    let by_another = claim.meta.creator != partner.root.known().copied();
    if !offered || !partner.is_active() || !by_another {
        return None;
    }
    let since = readable(&claim.since).min();
    let since = since.unwrap_or_else(|| made_on(&claim.meta));
    let task = claim.task.known().map(|task| Param::term(*task));
    let finding = waiting(scene, since, M::W05TaskWaits)?
        .with("name", partner.label())
        .with("task", task.unwrap_or_else(|| kind_name("claim")))
        .with("days", scene.days_since(since))
        .on(claim.meta.record)
        .step(Step::AcceptTask)
        .resting_on_partner(Some(partner));
    Some(finding)
}

/// An action that another gave him, and to which he said neither yes nor no. Once it is over time, W35 speaks.
fn action_waits<'a>(scene: &Scene<'a>, action: &'a Action) -> Option<Finding<'a>> {
    let owner = scene.file.partner(action.owner.known()?)?;
    let is_his_word = own_word(&action.owner, owner.root.known());
    let said_yes = action.accepted_at.is_set() || is_his_word;
    let said_no = action.declined_by.known() == action.owner.known();
    let waits = action.is_open() && !action.is_overdue(scene.today) && !said_yes && !said_no;
    let since = written_on(&action.owner).filter(|_| waits && owner.is_active())?;
    let finding = waiting(scene, since, M::W05ActionWaits)?
        .with("name", owner.label())
        .with("action", brief(&action.text).as_str())
        .with("days", scene.days_since(since))
        .on(action.meta.record)
        .step(Step::AskOwner)
        .resting_on_partner(Some(owner));
    Some(finding)
}

fn kind_name(kind: &str) -> Param {
    Param::Term(format!("kind.{kind}"))
}

/// The lead has a rule of its own (W01).
fn roles_wait<'a>(scene: &Scene<'a>, role: Role) -> Vec<Finding<'a>> {
    let asked = holders(scene.file, role).into_iter().filter_map(|holder| {
        let partner = holder.partner.filter(|partner| partner.is_active())?;
        let assignment = holder.assignment;
        let since = readable(&assignment.since).min();
        let since = since.unwrap_or_else(|| made_on(&assignment.meta));
        let finding = waiting(scene, since, M::W05RoleWaits)?;
        (holder.acceptance == Acceptance::Proposed).then(|| {
            finding
                .with("name", partner.label())
                .with("role", Param::term(role))
                .with("days", scene.days_since(since))
                .on(assignment.meta.record)
                .step(Step::AcceptTask)
                .resting_on_partner(Some(partner))
        })
    });
    asked.collect()
}

/// Something waits since this day: longer than the urgency allows, or so long that it is urgent.
fn waiting<'a>(scene: &Scene<'a>, since: Day, code: M) -> Option<Finding<'a>> {
    let limits = scene.limits();
    let limit = limits.offer_working_days.of(scene.urgency());
    let days = scene.after_working_days(since, limit)?;
    let urgent = scene.after_working_days(since, limits.offer_urgent_working_days);
    let level = if urgent.is_some() {
        Level::Urgent
    } else {
        Level::Attention
    };
    Some(Finding::new(level, code, days))
}

/// W06: the same thing was handed over several times lately, or went back to who had it before.
pub(super) fn ping_pong<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let mut moves: Vec<&Handover> = scene.file.talk.handovers.iter().filter(is_move).collect();
    moves.sort_by_key(|one| (thing(one), offered_on(one), one.meta.record));
    let of_one_thing = moves.chunk_by(|a, b| thing(a) == thing(b));
    of_one_thing
        .filter_map(|moves| goes_round(scene, moves))
        .collect()
}

/// Offered or taken over; what was refused, taken back or forgotten moved nothing.
fn is_move(handover: &&Handover) -> bool {
    match handover.state.counting().unwrap_or(HandoverState::Offered) {
        HandoverState::Offered
        | HandoverState::Accepted
        | HandoverState::AcceptedWithConditions => true,
        HandoverState::Refused | HandoverState::Withdrawn | HandoverState::Expired => false,
    }
}

/// What is handed over. The case and its lead go together.
fn thing(handover: &Handover) -> Option<RecordId> {
    match handover.of.known() {
        Some(HandoverOf::Task) => handover.subject.known().copied(),
        Some(HandoverOf::Case | HandoverOf::Lead) | None => None,
    }
}

fn goes_round<'a>(scene: &Scene<'a>, moves: &[&'a Handover]) -> Option<Finding<'a>> {
    let limits = scene.limits();
    let is_recent = |one: &&&Handover| {
        let days = offered_on(one).days_until(scene.today);
        (0..=i64::from(limits.handover_window_days)).contains(&days)
    };
    let recent: Vec<&Handover> = moves.iter().filter(is_recent).copied().collect();
    let last = recent.last()?;
    let back = moves
        .windows(2)
        .rev()
        .find(|two| returns(scene, two[0], two[1]));
    let back = back.filter(|two| is_recent(&&two[1]));
    let many = recent.len() >= usize::from(limits.handovers);
    let facts: Vec<RecordId> = match back {
        _ if many => recent.iter().map(|one| one.meta.record).collect(),
        Some(two) => two.iter().map(|one| one.meta.record).collect(),
        None => return None,
    };
    let finding = Finding::new(
        Level::Urgent,
        M::W06PingPong,
        scene.days_since(offered_on(last)),
    )
    .with("count", i64::try_from(facts.len()).unwrap_or(i64::MAX))
    .because(facts);
    Some(Finding {
        subject: thing(last),
        ..finding
    })
}

/// From one to the other and back again.
fn returns(scene: &Scene<'_>, first: &Handover, second: &Handover) -> bool {
    let party = |partner: Option<&Partner>| partner.map(Partner::identity);
    let (gave, took) = (party(from(scene.file, first)), party(to(scene.file, first)));
    gave.is_some()
        && gave == party(to(scene.file, second))
        && took == party(from(scene.file, second))
}

/// W07: a handover is offered, and nothing says that the two spoke each other about it.
pub(super) fn cold_handover<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if let Occasion::HandingOver { spoken_at } = scene.occasion {
        let cold = spoken_at.is_none();
        let finding = || Finding::new(Level::Attention, M::W07Offering, 0);
        return cold.then(finding).into_iter().collect();
    }
    let cold = scene.file.talk.handovers.iter().filter(|one| {
        one.state.counting().unwrap_or(HandoverState::Offered) == HandoverState::Offered
            && !one.spoken_at.is_set()
    });
    cold.map(|one| {
        Finding::new(
            Level::Attention,
            M::W07Cold,
            scene.days_since(offered_on(one)),
        )
        .with("from", names(from(scene.file, one)).as_str())
        .with("to", names(to(scene.file, one)).as_str())
        .on(one.meta.record)
    })
    .collect()
}

/// W08: a partner left, or the case is or will be closed, while there were incidents in the last days.
pub(super) fn left_too_early<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    match scene.moving_to() {
        Some(Phase::Closed) => {
            let lively = lively_end(scene, scene.today).into_iter();
            return lively.map(|end| end.tell(M::W08Closing)).collect();
        }
        Some(_) => return Vec::new(),
        None => {}
    }
    let closed = scene.file.standing_closings().filter_map(|closing| {
        let day = readable(&closing.closed_at).max();
        let day = day.unwrap_or_else(|| made_on(&closing.meta));
        let end = lively_end(scene, day)?;
        Some(end.tell(M::W08Closed).on(closing.meta.record))
    });
    if scene.file.is_closed() {
        return closed.collect();
    }
    let left = scene.file.partners.iter();
    left.filter_map(|partner| partner_left_too_early(scene, partner))
        .collect()
}

/// An end that came while the nuisance went on.
struct LivelyEnd {
    incidents: Vec<RecordId>,
    quiet: u16,
    days: i64,
}

impl LivelyEnd {
    /// Says so with this message, which names how many incidents there were in how many days.
    fn tell<'a>(self, code: M) -> Finding<'a> {
        let count = i64::try_from(self.incidents.len()).unwrap_or(i64::MAX);
        Finding::new(Level::Urgent, code, self.days)
            .with("count", count)
            .with("limit", i64::from(self.quiet))
            .because(self.incidents)
    }
}

/// An end of late with incidents in the last days before it, or after it.
fn lively_end(scene: &Scene<'_>, end: Day) -> Option<LivelyEnd> {
    let quiet = scene.limits().leaving_quiet_days;
    let is_recent = |day: Day, to: Day| day.days_until(to) <= i64::from(quiet);
    let lately = scene.incidents().iter();
    let lately = lately.filter(|incident| is_recent(incident.day, end));
    let incidents: Vec<RecordId> = lately.map(|incident| incident.record).collect();
    (is_recent(end, scene.today) && !incidents.is_empty()).then(|| LivelyEnd {
        incidents,
        quiet,
        days: scene.days_since(end),
    })
}

/// Someone of his organisation who takes his place leaves no gap.
fn partner_left_too_early<'a>(scene: &Scene<'a>, partner: &'a Partner) -> Option<Finding<'a>> {
    let left = *partner.ended_at.known()?;
    let mut others = scene.file.active_partners();
    let is_replaced = others.any(|other| other.party() == partner.party());
    if is_replaced || left > scene.today {
        return None;
    }
    let end = lively_end(scene, left)?;
    let finding = end.tell(M::W08Left).on(partner.meta.record);
    Some(finding.with("name", partner.label()))
}
