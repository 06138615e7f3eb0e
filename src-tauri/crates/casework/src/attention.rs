//! The attention points W01–W57 (domain.md §7.2): each a row of a table, a threshold in the policy pack and a pure
//! function of case, policy pack, day and how far each partner's doings are known. They speak of the case, never of a
//! person, and carry the records that made them fire.

mod contributions;
mod course;
mod data_protection;
mod evidence;
mod finding;
mod handovers;
pub mod known_until;
mod lead;
pub mod listing;
mod needs;
pub mod occasion;
pub mod open_cases;
mod partners;
pub mod patience;
mod plan;
mod residents;
mod scene;
mod sharing;
pub mod table;
mod words;

pub use scene::Surroundings;

use crate::{
    calendar::Day,
    casefile::{CaseFile, party::Partner},
    message::Message,
    policy::Policy,
    step::Step,
    terms::{
        attention::{Addressee, Level, Rule},
        case::Phase,
    },
};
use finding::{Finding, RestsOn};
use ledger::ids::RecordId;
use occasion::Occasion;
use open_cases::Person;
use patience::{Patience, threshold};
use scene::Scene;
use table::{Detects, Row, TABLE, When};

/// Something that asks for attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttentionPoint {
    /// The rule that fired.
    pub rule: Rule,
    /// What it detects.
    pub detects: &'static [Detects],
    /// How pressing it is.
    pub level: Level,
    /// What is so, with the records that made the rule fire.
    pub message: Message,
    /// The record that it is about; none when it is about the case as a whole.
    pub subject: Option<RecordId>,
    /// For whom it is.
    pub who: &'static [Addressee],
    /// What to do next.
    pub step: Step,
    /// For how many days the rule has spoken of it; 0 on the first.
    pub days: i64,
    /// It rests on what partners did not do, as far as was known on this day.
    pub known_until: Option<Day>,
    /// Their last file is old, so that it is one level less pressing than it looks.
    pub is_lowered: bool,
    /// Partners whose last file is too old to be sure that they did nothing.
    pub doubtful: Vec<RecordId>,
    /// The person that it is about, for what several cases tell once.
    pub person: Option<Person>,
    /// For how long it can be put off.
    pub patience: Patience,
}

/// Every attention point of a case at this occasion that the policy pack leaves on: by level, then by how long it has
/// been so. Of a case as it stands a closed one keeps only what still runs, and a withdrawn one has none.
pub fn attention(
    file: &CaseFile,
    policy: &Policy,
    today: Day,
    around: Surroundings<'_>,
    occasion: Occasion<'_>,
) -> Vec<AttentionPoint> {
    points(file, policy, today, around, occasion, |row| {
        policy.attention.is_on(row.rule)
    })
}

/// The same with all rules, also those that the policy pack switches off.
pub fn every_attention(
    file: &CaseFile,
    policy: &Policy,
    today: Day,
    around: Surroundings<'_>,
    occasion: Occasion<'_>,
) -> Vec<AttentionPoint> {
    points(file, policy, today, around, occasion, |_| true)
}

fn points(
    file: &CaseFile,
    policy: &Policy,
    today: Day,
    around: Surroundings<'_>,
    occasion: Occasion<'_>,
    is_on: impl Fn(&Row) -> bool,
) -> Vec<AttentionPoint> {
    let when = occasion.when();
    // What a person is about to do counts in a closed case as well.
    let stands = when == When::Standing;
    let is_closed = stands && (file.is_closed() || file.phase_now() == Some(Phase::Closed));
    if stands && file.is_withdrawn() {
        return Vec::new();
    }
    let scene = Scene::new(file, policy, today, around, occasion);
    let asked = TABLE
        .iter()
        .filter(|row| row.when.contains(&when) && (row.when_closed || !is_closed) && is_on(row));
    let mut all: Vec<AttentionPoint> = asked
        .flat_map(|row| {
            let found = check(row.rule, &scene).into_iter();
            found.filter_map(|finding| weighed(row, finding, &scene))
        })
        .collect();
    all.sort_by_key(order);
    all
}

/// The most pressing first, then what has been so longest, then by rule and record.
fn order(point: &AttentionPoint) -> impl Ord + use<> {
    use std::cmp::Reverse;
    (
        Reverse(point.level),
        Reverse(point.days),
        point.rule,
        point.subject,
        point.message.records.first().copied(),
    )
}

/// A finding as a point: one level lower when it rests on a partner whose last file is old. What would sink below the
/// lowest level is not told; that no file came is then the point (W50).
fn weighed(row: &Row, finding: Finding<'_>, scene: &Scene<'_>) -> Option<AttentionPoint> {
    let (partners, rests): (&[&Partner], bool) = match &finding.rests_on {
        RestsOn::Nothing => (&[], false),
        RestsOn::AnyOf(all) | RestsOn::AllOf(all) => (all, true),
    };
    let stale = partners.iter().filter(|one| scene.is_stale(one));
    let stale: Vec<RecordId> = stale.map(|one| one.meta.record).collect();
    let is_stale = match &finding.rests_on {
        RestsOn::Nothing => false,
        RestsOn::AnyOf(_) => !stale.is_empty(),
        RestsOn::AllOf(all) => !all.is_empty() && stale.len() == all.len(),
    };
    let doubtful = if is_stale { stale } else { Vec::new() };
    let known = partners.iter().map(|one| scene.known_until(one)).min();
    let known_until = rests.then(|| known.unwrap_or(scene.today));
    let level = if is_stale {
        finding.level.lower()?
    } else {
        finding.level
    };
    let mut message = finding.message;
    message.records.sort();
    message.records.dedup();
    if let Some(day) = known_until {
        message = message.with("known", day);
    }
    Some(AttentionPoint {
        rule: row.rule,
        detects: row.detects,
        level,
        message,
        subject: finding.subject,
        who: finding.who.unwrap_or(row.who),
        step: finding.step.unwrap_or(row.step),
        days: finding.days,
        known_until,
        is_lowered: is_stale,
        doubtful,
        person: finding.person.map(Person::of),
        patience: Patience {
            span: finding.span.or_else(|| threshold(row.rule, scene)),
            no_later_than: finding.no_later_than,
        },
    })
}

/// Asks one rule.
fn check<'a>(rule: Rule, scene: &Scene<'a>) -> Vec<Finding<'a>> {
    match rule {
        Rule::NoLead => lead::no_lead(scene),
        Rule::DoubleLead => lead::double_lead(scene),
        Rule::NoDeputy => lead::no_deputy(scene),
        Rule::OverviewOld => lead::overview_old(scene),
        Rule::OfferUnanswered => handovers::offer_unanswered(scene),
        Rule::PingPong => handovers::ping_pong(scene),
        Rule::ColdHandover => handovers::cold_handover(scene),
        Rule::LeftTooEarly => handovers::left_too_early(scene),
        Rule::QuestionUnanswered => sharing::question_unanswered(scene),
        Rule::RefusalWithoutReason => sharing::refusal_without_reason(scene),
        Rule::RefusedAgain => sharing::refused_again(scene),
        Rule::ConsentExpires => sharing::consent_expires(scene),
        Rule::ExportWithoutGround => sharing::export_without_ground(scene),
        Rule::CareWordsInFacts => words::care_words_in_facts(scene),
        Rule::MeetingsMissed => partners::meetings_missed(scene),
        Rule::OverdueAtPartner => partners::overdue_at_partner(scene),
        Rule::NoContribution => partners::no_contribution(scene),
        Rule::LeadHasManyCases => lead::lead_has_many_cases(scene),
        Rule::NothingTogether => partners::nothing_together(scene),
        Rule::GoalStill => plan::goal_still(scene),
        Rule::PlanNotApproved => plan::plan_not_approved(scene),
        Rule::PartnerNotHeard => plan::partner_not_heard(scene),
        Rule::ReportNotAcknowledged => residents::report_not_acknowledged(scene),
        Rule::ReporterWithoutWord => residents::reporter_without_word(scene),
        Rule::PromisePassed => residents::promise_passed(scene),
        Rule::ExpectationsNotSet => residents::expectations_not_set(scene),
        Rule::ResidentNotHeard => residents::resident_not_heard(scene),
        Rule::WordTellsTooMuch => words::word_tells_too_much(scene),
        Rule::CategoryUnverified => evidence::category_unverified(scene),
        Rule::WrittenLate => evidence::written_late(scene),
        Rule::WarningWithoutProof => evidence::warning_without_proof(scene),
        Rule::InterventionWithoutResult => evidence::intervention_without_result(scene),
        Rule::OneSource => evidence::one_source(scene),
        Rule::NoNextAction => course::no_next_action(scene),
        Rule::ActionOverdue => course::action_overdue(scene),
        Rule::Silence => residents::silence(scene),
        Rule::UrgencyOld => course::urgency_old(scene),
        Rule::PhaseUnchanged => course::phase_unchanged(scene),
        Rule::DeadlineNear => course::deadline_near(scene),
        Rule::AftercareMissed => course::aftercare_missed(scene),
        Rule::NoPracticalOption => plan::no_practical_option(scene),
        Rule::BudgetUndecided => plan::budget_undecided(scene),
        Rule::MirrorOpen => plan::mirror_open(scene),
        Rule::NewFactAfterApproval => plan::new_fact_after_approval(scene),
        Rule::ContactUnconfirmed => partners::contact_unconfirmed(scene),
        Rule::AccessRequestOpen => data_protection::access_request_open(scene),
        Rule::SafetyNoteOld => data_protection::safety_note_old(scene),
        Rule::PastDestruction => data_protection::past_destruction(scene),
        Rule::AbilityOpen => data_protection::ability_open(scene),
        Rule::NothingReceived => partners::nothing_received(scene),
        Rule::NotExplained => needs::not_explained(scene),
        Rule::NotToldBack => needs::not_told_back(scene),
        Rule::NoSharingBasis => sharing::no_sharing_basis(scene),
        Rule::PartyMissing => needs::party_missing(scene),
        Rule::ExpertiseNotFound => needs::expertise_not_found(scene),
        Rule::PlaceNotFound => needs::place_not_found(scene),
        Rule::NoWayOut => needs::no_way_out(scene),
    }
}
