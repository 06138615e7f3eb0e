//! A handover as a state machine: offered, then accepted, refused, withdrawn or expired; until it is accepted, and
//! nobody says otherwise, the old holder still holds it (VK3).

pub mod notes;
pub mod undoing;

use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        party::Partner,
        talk::{Handover, HandoverWord},
        value::Uncertain,
    },
    factors::{
        case_lead::{self, Acceptance},
        own_word,
    },
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    step::Step,
    terms::{
        Cautious, Term,
        people::Role,
        plan::{ClaimKind, ClaimState, Task},
        talk::{HandoverOf, HandoverState},
    },
};
use ledger::ids::{RecordId, RootId};

/// What a person can do with a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The receiver says yes.
    Accept,
    /// The receiver says yes, if.
    AcceptWithConditions,
    /// The sender agrees to the conditions.
    AgreeToConditions,
    /// The receiver says no.
    Refuse,
    /// The sender takes it back.
    Withdraw,
    /// The sender notes that the day of the answer passed.
    Expire,
}

impl Move {
    /// Every move.
    pub const ALL: [Move; 6] = [
        Move::Accept,
        Move::AcceptWithConditions,
        Move::AgreeToConditions,
        Move::Refuse,
        Move::Withdraw,
        Move::Expire,
    ];

    /// The state after it.
    pub fn to(self) -> HandoverState {
        match self {
            Move::Accept | Move::AgreeToConditions => HandoverState::Accepted,
            Move::AcceptWithConditions => HandoverState::AcceptedWithConditions,
            Move::Refuse => HandoverState::Refused,
            Move::Withdraw => HandoverState::Withdrawn,
            Move::Expire => HandoverState::Expired,
        }
    }

    /// Whose word it is.
    pub fn side(self) -> Side {
        match self {
            Move::Accept | Move::AcceptWithConditions | Move::Refuse => Side::To,
            Move::AgreeToConditions | Move::Withdraw | Move::Expire => Side::From,
        }
    }

    /// Whether it can follow on this state.
    fn follows(self, state: HandoverState) -> bool {
        match state {
            HandoverState::Offered => match self {
                Move::Accept | Move::AcceptWithConditions | Move::Refuse | Move::Withdraw => true,
                Move::AgreeToConditions | Move::Expire => false,
            },
            HandoverState::AcceptedWithConditions => match self {
                Move::Accept | Move::AgreeToConditions | Move::Refuse | Move::Withdraw => true,
                Move::AcceptWithConditions | Move::Expire => false,
            },
            // The day passed: the sender closes it or offers anew; a late yes asks for a new offer.
            HandoverState::Expired => matches!(self, Move::Withdraw | Move::Expire),
            HandoverState::Accepted | HandoverState::Refused | HandoverState::Withdrawn => false,
        }
    }
}

/// One end of a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Who hands over.
    From,
    /// Who is asked to take over.
    To,
}

/// Who holds what is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBy {
    /// Still the old holder.
    Old,
    /// The new holder.
    New,
}

/// Where a handover stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The state that counts: in a conflict the most cautious; an offer whose day passed is expired.
    pub state: HandoverState,
    /// What people say apart from each other, most cautious first; empty while they agree.
    pub disputed: Vec<HandoverState>,
    /// How well the receiver's yes is known; none without one.
    pub acceptance: Option<Acceptance>,
    /// Who holds it now.
    pub held_by: HeldBy,
}

/// Where a handover stands on this day.
pub fn standing(file: &CaseFile, handover: &Handover, today: Day) -> Standing {
    let written = handover.state.counting().unwrap_or(HandoverState::Offered);
    let state = if written == HandoverState::Offered && is_past(handover, today) {
        HandoverState::Expired
    } else {
        written
    };
    let disputed = disputed(handover);
    let said_yes = matches!(
        written,
        HandoverState::Accepted | HandoverState::AcceptedWithConditions
    );
    let acceptance = said_yes.then(|| acceptance(file, handover));
    // In a conflict the most cautious counts, so that this holds only when nobody says otherwise.
    let taken = state == HandoverState::Accepted && acceptance.is_some_and(Acceptance::counts);
    Standing {
        state,
        disputed,
        acceptance,
        held_by: if taken { HeldBy::New } else { HeldBy::Old },
    }
}

/// The last day for an answer passed; while people disagree about that day, the latest counts.
fn is_past(handover: &Handover, today: Day) -> bool {
    let days = handover.answer_by.claims().iter();
    let latest = days.filter_map(|claim| claim.reading.value()).max();
    latest.is_some_and(|day| *day < today)
}

fn disputed(handover: &Handover) -> Vec<HandoverState> {
    if !handover.state.is_conflict() {
        return Vec::new();
    }
    let said = handover.state.claims().iter();
    let mut said: Vec<HandoverState> = said
        .map(|claim| {
            claim
                .reading
                .value()
                .copied()
                .unwrap_or(HandoverState::Offered)
        })
        .collect();
    said.sort_by_key(|state| state.caution());
    said.dedup();
    said
}

/// Once conditions were agreed on, the state is the sender's word; the receiver's yes is then in his conditions, or in
/// what another wrote down of his word.
fn acceptance(file: &CaseFile, handover: &Handover) -> Acceptance {
    let root = to(file, handover).and_then(|partner| partner.root.known());
    let own = own_word(&handover.state, root)
        || (handover.conditions.filled().is_some() && own_word(&handover.conditions, root));
    Acceptance::of_yes(own, told_yes(file, handover))
}

/// What was said about a handover, the earliest first.
pub fn words<'a>(file: &'a CaseFile, handover: &Handover) -> Vec<&'a HandoverWord> {
    let all = file.talk.handover_words.iter();
    let about = |word: &&HandoverWord| word.handover.known() == Some(&handover.meta.record);
    let mut found: Vec<&HandoverWord> = all.filter(about).collect();
    found.sort_by_key(|word| (word.meta.first_wall, word.meta.record));
    found
}

/// How the receiver said yes where another wrote it down, as he said it last. What the sender said is another word.
pub fn told_yes<'a>(file: &'a CaseFile, handover: &Handover) -> &'a Uncertain<String> {
    let receiver = handover.to.known();
    let is_yes = |word: &&HandoverWord| {
        let his = receiver.is_some() && word.partner.known() == receiver;
        his && matches!(
            word.said.known(),
            Some(HandoverState::Accepted | HandoverState::AcceptedWithConditions)
        )
    };
    let yes = words(file, handover).into_iter().rev().filter(is_yes);
    let mut how = yes.map(|word| &word.on_behalf);
    how.find(|how| how.filled().is_some())
        .unwrap_or(&Uncertain::Unset)
}

/// The partner who hands over.
pub fn from<'a>(file: &'a CaseFile, handover: &Handover) -> Option<&'a Partner> {
    file.partner(handover.from.known()?)
}

/// The partner who is asked.
pub fn to<'a>(file: &'a CaseFile, handover: &Handover) -> Option<&'a Partner> {
    file.partner(handover.to.known()?)
}

/// What is written down with a move; what stands in the record already counts as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notes<'a> {
    /// Why not.
    pub reason: &'a str,
    /// On which conditions.
    pub conditions: &'a str,
    /// How the partner said so, when another writes it down.
    pub on_behalf: &'a str,
    /// When the two spoke each other.
    pub spoken_at: Option<Day>,
    /// When the receiver had what he needs to go on.
    pub received_at: Option<Day>,
}

/// Whether `actor` may make this move now.
///
/// A yes needs warm contact (the day on which the two spoke) and receipt; conditions and a no need words; what is
/// another's word needs how he said so.
///
/// # Errors
/// The message says what is in the way.
pub fn check_move(
    file: &CaseFile,
    handover: &Handover,
    wanted: Move,
    actor: &RootId,
    notes: Notes<'_>,
    today: Day,
) -> Result<(), Message> {
    let refuse = |code: M| Err(Message::new(code).about(handover.meta.record));
    let standing = standing(file, handover, today);
    if !standing.disputed.is_empty() {
        return refuse(M::HandoverDisputed);
    }
    if !wanted.follows(standing.state) {
        let message = Message::new(M::HandoverMoveImpossible);
        let message = message.with("state", Param::term(standing.state));
        return Err(message.about(handover.meta.record));
    }
    let partner = match wanted.side() {
        Side::From => from(file, handover),
        Side::To => to(file, handover),
    };
    let own = partner.is_some_and(|partner| partner.root.known() == Some(actor));
    if !own && notes.on_behalf.trim().is_empty() {
        return refuse(M::HandoverNotYours);
    }
    check_notes(handover, wanted, notes).map_or(Ok(()), refuse)
}

fn check_notes(handover: &Handover, wanted: Move, notes: Notes<'_>) -> Option<M> {
    let empty = |text: &str| text.trim().is_empty();
    match wanted {
        Move::Accept | Move::AcceptWithConditions | Move::AgreeToConditions => {
            let spoken = notes.spoken_at.is_some() || handover.spoken_at.known().is_some();
            let received = notes.received_at.is_some() || handover.received_at.known().is_some();
            let unsaid = wanted == Move::AcceptWithConditions && empty(notes.conditions);
            let codes = [
                (unsaid, M::HandoverConditionsEmpty),
                (!spoken, M::HandoverNotSpoken),
                (wanted == Move::Accept && !received, M::HandoverNotReceived),
            ];
            let first = codes.into_iter().find(|(lacks, _)| *lacks);
            first.map(|(_, code)| code)
        }
        Move::Refuse => empty(notes.reason).then_some(M::HandoverReasonEmpty),
        Move::Withdraw | Move::Expire => None,
    }
}

/// What a handover still needs to be a good one: a yes, warm contact, receipt, and the sender's check afterwards.
/// One that was refused, withdrawn or expired needs nothing: the old holder goes on.
pub fn missing(
    file: &CaseFile,
    handover: &Handover,
    policy: &Policy,
    today: Day,
) -> Vec<(Message, Step)> {
    let standing = standing(file, handover, today);
    let say = |code: M| named(file, handover, code);
    if !standing.disputed.is_empty() {
        return vec![(say(M::HandoverInConflict), Step::SettleConflict)];
    }
    let mut missing = Vec::new();
    match standing.state {
        HandoverState::Refused | HandoverState::Withdrawn | HandoverState::Expired => {
            let over = undoing::goes_back(file, handover, today);
            if !over.is_empty() {
                let mut message = say(M::HandoverGoneOver);
                message.records.extend(over.iter().map(|one| one.record));
                missing.push((message, Step::EndOldRole));
            }
            return missing;
        }
        HandoverState::Offered => missing.push((say(M::HandoverUnanswered), Step::AnswerHandover)),
        HandoverState::AcceptedWithConditions => {
            missing.push((say(M::HandoverConditionsOpen), Step::AnswerHandover));
        }
        HandoverState::Accepted if standing.held_by == HeldBy::Old => {
            missing.push((say(M::HandoverUnproven), Step::AnswerHandover));
        }
        HandoverState::Accepted => missing_after(file, handover, policy, today, &mut missing),
    }
    if handover.spoken_at.known().is_none() {
        missing.push((say(M::HandoverWithoutContact), Step::SpeakReceiver));
    }
    missing
}

/// After a yes: receipt, the sender's check, and nothing held twice.
fn missing_after(
    file: &CaseFile,
    handover: &Handover,
    policy: &Policy,
    today: Day,
    missing: &mut Vec<(Message, Step)>,
) {
    let say = |code: M| named(file, handover, code);
    if handover.received_at.known().is_none() {
        missing.push((say(M::HandoverWithoutReceipt), Step::AnswerHandover));
    }
    let limit = i64::from(policy.factors.follow_up_days);
    let answered = handover.answered_at.known();
    let checked = match (answered, handover.follow_up_at.known()) {
        (Some(yes), Some(check)) => yes.days_until(*check) <= limit,
        (None, Some(_)) => true,
        (Some(yes), None) => yes.days_until(today) <= limit,
        (None, None) => false,
    };
    if !checked {
        let message = say(M::HandoverNotFollowedUp).with("limit", limit);
        missing.push((message, Step::FollowUpHandover));
    }
    let held: Vec<RecordId> = ends_at_acceptance(file, handover)
        .iter()
        .map(|end| end.record)
        .collect();
    if !held.is_empty() {
        let mut message = say(M::HandoverHeldTwice);
        message.records.extend(held);
        missing.push((message, Step::EndOldRole));
    }
}

fn named(file: &CaseFile, handover: &Handover, code: M) -> Message {
    let label =
        |partner: Option<&Partner>| partner.map(Partner::label).unwrap_or_default().to_owned();
    Message::new(code)
        .with("from", label(from(file, handover)).as_str())
        .with("to", label(to(file, handover)).as_str())
        .about(handover.meta.record)
}

/// Something that the old holder gives up, or passes on, when the new one says yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending {
    /// The record.
    pub record: RecordId,
    /// What happens to it.
    pub how: EndingHow,
}

/// What happens to something of the old holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndingHow {
    /// The role ends, with the handover as its reason.
    EndRole,
    /// The claim on a task ends.
    EndClaim,
    /// The new holder becomes the owner of the open action.
    PassAction,
}

/// What the old holder holds of what the new one takes over: the lead with its task, one task or action, or, for the
/// whole case, all roles, claims and open actions. Empty once all of it ended.
pub fn ends_at_acceptance(file: &CaseFile, handover: &Handover) -> Vec<Ending> {
    match (handover.of.known(), from(file, handover)) {
        (Some(of), Some(from)) => holdings(file, from, *of, handover.subject.known()),
        (None, _) | (_, None) => Vec::new(),
    }
}

/// What a partner holds that a handover of this would be about; `subject` is the one role, claim or action of a task.
pub fn holdings(
    file: &CaseFile,
    from: &Partner,
    of: HandoverOf,
    subject: Option<&RecordId>,
) -> Vec<Ending> {
    let his = |record: Option<&RecordId>| {
        let partner = record.and_then(|record| file.partner(record));
        partner.is_some_and(|partner| partner.identity() == from.identity())
    };
    let wanted = |record: &RecordId, task: Option<Task>, role: Option<Role>| match of {
        HandoverOf::Case => true,
        HandoverOf::Lead => task == Some(Task::LeadCase) || role == Some(Role::CaseLead),
        HandoverOf::Task => subject == Some(record),
    };
    let roles = Role::ALL.iter().flat_map(|role| {
        let holders = case_lead::holders(file, *role).into_iter();
        let held = holders.filter(|holder| his(holder.assignment.partner.known()));
        held.map(move |holder| (holder.assignment.meta.record, *role))
    });
    let roles = roles
        .filter(|(record, role)| wanted(record, None, Some(*role)))
        .map(|(record, _)| ending(record, EndingHow::EndRole));
    let claims = file.plan.claims.iter().filter(|claim| {
        let stands = claim.state.counting() != Some(ClaimState::Ended);
        let does = claim.says.known() == Some(&ClaimKind::IDo);
        let task = claim.task.known().copied();
        stands && does && his(claim.partner.known()) && wanted(&claim.meta.record, task, None)
    });
    let claims = claims.map(|claim| ending(claim.meta.record, EndingHow::EndClaim));
    let actions = file.actions.iter().filter(|action| {
        action.is_open() && his(action.owner.known()) && wanted(&action.meta.record, None, None)
    });
    let actions = actions.map(|action| ending(action.meta.record, EndingHow::PassAction));
    let mut all: Vec<Ending> = roles.chain(claims).chain(actions).collect();
    all.sort();
    all
}

fn ending(record: RecordId, how: EndingHow) -> Ending {
    Ending { record, how }
}
