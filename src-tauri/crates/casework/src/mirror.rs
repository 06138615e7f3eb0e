//! The role mirror of a case: who does what, who expects it of whom, and where that does not fit (domain.md §8).

pub mod baseline;
pub mod question;

use crate::{
    casefile::{CaseFile, party::Partner, plan::Claim},
    factors::{
        case_lead::{self, Acceptance},
        own_word,
    },
    message::{Message, MessageCode as M, Param},
    terms::{
        Term,
        case::{Phase, Track},
        inquiry::TrackState,
        people::{Domain, Role},
        plan::{ClaimKind, ClaimState, Strength, Task},
        terms,
    },
};
use ledger::ids::RecordId;

terms! {
    /// What the mirror shows of a task.
    Outcome, "outcome" {
        /// Two or more do it.
        Double = "double",
        /// It is expected or needed, and nobody does it.
        Gap = "gap",
        /// It is expected of someone who does not do it.
        Misunderstanding = "misunderstanding",
        /// One does it partly, and nobody expects it.
        Question = "question",
        /// One offers it, and nobody asks.
        Offer = "offer",
        /// One does it, and nobody sees it.
        Invisible = "invisible",
        /// It is done by whom it is expected of.
        Clear = "clear",
    }
}

/// How many may hold a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holders {
    /// Exactly one organisation.
    One,
    /// At least one.
    AtLeastOne,
    /// Any number.
    Any,
}

/// When someone must do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// In every case.
    Always,
    /// From this phase on.
    From(Phase),
    /// When care takes part.
    WithCare,
    /// Only when people want it.
    Optional,
}

/// Work to be done, or something that one offers to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Work.
    Task,
    /// An offer: others may ask for it.
    Offer,
}

/// How many may hold this task.
pub fn holders(task: Task) -> Holders {
    match task {
        Task::LeadCase | Task::CoordinateCare | Task::JudgeSeverity | Task::CarePlan => {
            Holders::One
        }
        Task::TakeReports | Task::ContactResident | Task::AskAboutHelp | Task::ScaleUpFromCare => {
            Holders::AtLeastOne
        }
        Task::Connect
        | Task::Urge
        | Task::AdviseMayor
        | Task::KnowRules
        | Task::PushThrough
        | Task::DecideRoleOfCare
        | Task::Enforce
        | Task::LeadToCare
        | Task::AssertiveOutreach
        | Task::LastingSolution
        | Task::KnowledgeOfCare
        | Task::HomeVisit
        | Task::SeeThatInformationIsShared => Holders::Any,
    }
}

/// When this task is needed. T17 is a rule that care agrees on beforehand, so without care there is nothing to agree.
pub fn needed(task: Task) -> Needed {
    match task {
        Task::TakeReports | Task::LeadCase | Task::ContactResident | Task::AskAboutHelp => {
            Needed::Always
        }
        Task::CoordinateCare | Task::CarePlan | Task::ScaleUpFromCare => Needed::WithCare,
        Task::JudgeSeverity => Needed::From(Phase::Warning),
        Task::Connect
        | Task::Urge
        | Task::AdviseMayor
        | Task::KnowRules
        | Task::PushThrough
        | Task::DecideRoleOfCare
        | Task::Enforce
        | Task::LeadToCare
        | Task::AssertiveOutreach
        | Task::LastingSolution
        | Task::KnowledgeOfCare
        | Task::HomeVisit
        | Task::SeeThatInformationIsShared => Needed::Optional,
    }
}

/// Asking whether there is help is an offer of care to all; the rest is work.
pub fn nature(task: Task) -> Nature {
    if task == Task::AskAboutHelp {
        Nature::Offer
    } else {
        Nature::Task
    }
}

/// The rule of the mirror, first match wins: `claims` are the parties that say "I do" with the strongest that each
/// says, `expected` the parties that another names.
pub fn outcome<P: PartialEq>(
    claims: &[(P, Strength)],
    expected: &[P],
    needed_now: bool,
    nature: Nature,
) -> Outcome {
    let claimed = |party: &P| claims.iter().any(|(claimant, _)| claimant == party);
    match claims {
        [_, _, ..] => Outcome::Double,
        [] if needed_now || !expected.is_empty() => Outcome::Gap,
        [] => Outcome::Clear,
        [_] if !expected.iter().all(claimed) => Outcome::Misunderstanding,
        [(_, strength)] if expected.is_empty() => match (strength, nature) {
            (Strength::Partly, _) => Outcome::Question,
            (Strength::Full, Nature::Offer) => Outcome::Offer,
            (Strength::Full, Nature::Task) => Outcome::Invisible,
        },
        [_] => Outcome::Clear,
    }
}

/// What one partner says of a task.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// The record: a claim, or the role that holds this task.
    pub record: RecordId,
    /// The claim; none when it follows from a role.
    pub claim: Option<&'a Claim>,
    /// Who says it.
    pub partner: &'a Partner,
    /// How much of it; what is in doubt counts as partly.
    pub strength: Strength,
    /// How well his yes is known; for a claim that waits, [`Acceptance::Proposed`].
    pub acceptance: Acceptance,
}

/// What one partner expects of another.
#[derive(Clone, Copy, Debug)]
pub struct Expectation<'a> {
    /// The record.
    pub claim: &'a Claim,
    /// Who expects it.
    pub by: &'a Partner,
    /// Of whom.
    pub of: &'a Partner,
}

/// One task in the mirror of a case.
#[derive(Clone, Debug)]
pub struct TaskRow<'a> {
    /// The task.
    pub task: Task,
    /// What the mirror shows.
    pub outcome: Outcome,
    /// Who does it: only claims that were accepted.
    pub claims: Vec<Voice<'a>>,
    /// Who was proposed for it, or whose yes another wrote down without saying how.
    pub waiting: Vec<Voice<'a>>,
    /// Who says that he does not do it.
    pub refusals: Vec<Voice<'a>>,
    /// Who expects it of whom.
    pub expectations: Vec<Expectation<'a>>,
    /// Someone must do it now.
    pub is_needed: bool,
}

impl TaskRow<'_> {
    /// Whether SF2 waits for it: two holders where one may be, or nobody for what is needed.
    pub fn blocks_sf2(&self) -> bool {
        match self.outcome {
            Outcome::Double => holders(self.task) == Holders::One,
            Outcome::Gap => self.is_needed,
            Outcome::Misunderstanding
            | Outcome::Question
            | Outcome::Offer
            | Outcome::Invisible
            | Outcome::Clear => false,
        }
    }

    /// Whether anybody said anything of it in this case.
    pub fn is_begun(&self) -> bool {
        !self.records().is_empty()
    }

    /// Every record behind the row, without repeats.
    pub fn records(&self) -> Vec<RecordId> {
        let voices = self
            .claims
            .iter()
            .chain(&self.waiting)
            .chain(&self.refusals);
        let named = voices.map(|voice| voice.record);
        let expected = self.expectations.iter().map(|one| one.claim.meta.record);
        let mut all: Vec<RecordId> = named.chain(expected).collect();
        all.sort();
        all.dedup();
        all
    }

    /// What stands in the way, in words; none while the row is clear.
    pub fn message(&self) -> Option<Message> {
        let task = Param::term(self.task);
        let names = |parties: Vec<&str>| parties.join(", ");
        let holders = || {
            names(
                self.claims
                    .iter()
                    .map(|voice| voice.partner.label())
                    .collect(),
            )
        };
        let about = |code: M, who: Option<String>| {
            let message = Message::new(code).with("task", task.clone());
            let message = match who {
                Some(who) => message.with("names", who.as_str()),
                None => message,
            };
            Some(Message {
                records: self.records(),
                ..message
            })
        };
        match self.outcome {
            Outcome::Double => about(M::MirrorDouble, Some(holders())),
            Outcome::Gap => about(M::MirrorGap, None),
            Outcome::Misunderstanding => {
                let of = self.expectations.iter().map(|one| one.of.label()).collect();
                about(M::MirrorMisunderstanding, Some(names(of)))
            }
            Outcome::Question => about(M::MirrorQuestion, Some(holders())),
            Outcome::Offer => about(M::MirrorOffer, Some(holders())),
            Outcome::Invisible => about(M::MirrorInvisible, Some(holders())),
            Outcome::Clear => None,
        }
    }
}

/// The mirror of a case in this phase, T01 to T21.
pub fn mirror(file: &CaseFile, phase: Phase) -> Vec<TaskRow<'_>> {
    let care = care_takes_part(file);
    Task::ALL
        .iter()
        .map(|task| row(file, *task, phase, care))
        .collect()
}

/// How often each outcome occurs, in the order of the outcomes.
pub fn counts(rows: &[TaskRow<'_>]) -> Vec<(Outcome, usize)> {
    let of = |outcome: &Outcome| rows.iter().filter(|row| row.outcome == *outcome).count();
    Outcome::ALL
        .iter()
        .map(|outcome| (*outcome, of(outcome)))
        .collect()
}

/// Whether care has a part: a partner of care, the route of care, or help that is known, offered or running.
pub fn care_takes_part(file: &CaseFile) -> bool {
    let partner = |partner: &Partner| partner.domain.known() == Some(&Domain::Care);
    let process = file.inquiry.care_process.as_ref();
    let helped = process.is_some_and(|care| {
        care.help_known.known() == Some(&true)
            || matches!(
                care.state.known(),
                Some(TrackState::Offered | TrackState::Running)
            )
    });
    file.active_partners().any(partner) || file.route.known() == Some(&Track::Care) || helped
}

fn row(file: &CaseFile, task: Task, phase: Phase, care: bool) -> TaskRow<'_> {
    let of_task: Vec<&Claim> = file
        .plan
        .claims
        .iter()
        .filter(|claim| claim.task.known() == Some(&task))
        .collect();
    let said = |kind: ClaimKind| {
        of_task
            .iter()
            .filter(move |claim| claim.says.known() == Some(&kind))
    };
    let claimed = said(ClaimKind::IDo).filter_map(|claim| voice(file, claim));
    let voices = claimed.chain(by_role(file, task));
    let (claims, waiting): (Vec<_>, Vec<_>) = voices.partition(|one| one.acceptance.counts());
    let refusals = said(ClaimKind::IDoNot).filter_map(|claim| voice(file, claim));
    let expectations = said(ClaimKind::IExpectOf).filter_map(|claim| expectation(file, claim));
    let refusals: Vec<_> = refusals.collect();
    let expectations: Vec<_> = expectations.collect();
    let is_needed = match needed(task) {
        Needed::Always => true,
        Needed::From(first) => phase >= first,
        Needed::WithCare => care,
        Needed::Optional => false,
    };
    let parties = by_organisation(&claims);
    let expected: Vec<String> = expectations.iter().map(|one| one.of.party()).collect();
    TaskRow {
        task,
        outcome: outcome(&parties, &expected, is_needed, nature(task)),
        claims,
        waiting,
        refusals,
        expectations,
        is_needed,
    }
}

/// A claim or refusal of a partner who takes part, unless it ended.
fn voice<'a>(file: &'a CaseFile, claim: &'a Claim) -> Option<Voice<'a>> {
    let partner = speaker(file, claim)?;
    let acceptance = match claim.state.counting().unwrap_or(ClaimState::Proposed) {
        ClaimState::Ended => return None,
        ClaimState::Proposed => Acceptance::Proposed,
        ClaimState::Accepted => {
            let own = own_word(&claim.state, partner.root.known());
            Acceptance::of_yes(own, &claim.on_behalf)
        }
    };
    let strength = match &claim.strength {
        strength if !strength.is_set() => Strength::Full,
        strength => strength.known().copied().unwrap_or(Strength::Partly),
    };
    Some(Voice {
        record: claim.meta.record,
        claim: Some(claim),
        partner,
        strength,
        acceptance,
    })
}

/// Who holds a task by a role: the lead steers the case (T02), the care coordinator the care (T03).
fn by_role(file: &CaseFile, task: Task) -> Vec<Voice<'_>> {
    let roles = [
        (Task::LeadCase, Role::CaseLead),
        (Task::CoordinateCare, Role::CareCoordinator),
    ];
    let of_task = roles.into_iter().filter(|(held, _)| *held == task);
    let holders = of_task.flat_map(|(_, role)| case_lead::holders(file, role));
    fn voice(holder: case_lead::Holder<'_>) -> Option<Voice<'_>> {
        let partner = holder.partner.filter(|partner| partner.is_active())?;
        Some(Voice {
            record: holder.assignment.meta.record,
            claim: None,
            partner,
            strength: Strength::Full,
            acceptance: holder.acceptance,
        })
    }
    holders.filter_map(voice).collect()
}

/// An expectation of another organisation that takes part, unless it ended.
fn expectation<'a>(file: &'a CaseFile, claim: &'a Claim) -> Option<Expectation<'a>> {
    let by = speaker(file, claim)?;
    let of = file
        .partner(claim.of.known()?)
        .filter(|of| of.is_active())?;
    let stands = claim.state.counting() != Some(ClaimState::Ended);
    (stands && of.party() != by.party()).then_some(Expectation { claim, by, of })
}

fn speaker<'a>(file: &'a CaseFile, claim: &Claim) -> Option<&'a Partner> {
    file.partner(claim.partner.known()?)
        .filter(|partner| partner.is_active())
}

/// The organisations that do it, each with the most that one of its people says.
fn by_organisation(claims: &[Voice<'_>]) -> Vec<(String, Strength)> {
    let mut parties: Vec<(String, Strength)> = Vec::new();
    for one in claims {
        let party = one.partner.party();
        match parties.iter_mut().find(|(known, _)| *known == party) {
            Some((_, known)) => *known = (*known).min(one.strength),
            None => parties.push((party, one.strength)),
        }
    }
    parties
}
