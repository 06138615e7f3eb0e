//! The shared analysis: which version holds, what exactly is approved, by whom, and what came after (SF3).

use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        party::Partner,
        plan::{Analysis, Approval, Goal},
        value::{Reading, Uncertain},
    },
    factors::{case_lead::Acceptance, own_word},
    terms::{case::AcuteAnswer, plan::GoalState},
};
use ledger::{cbor::Value, ids::RecordId};
use sha2::{Digest, Sha256};

/// SHA-256 of what is approved.
pub type ContentHash = [u8; 32];

/// The analyses with the highest version: none, the one that holds, or several that were made apart.
///
/// A version in conflict counts by its highest claim.
pub fn latest(file: &CaseFile) -> Vec<&Analysis> {
    let version = |analysis: &Analysis| readable(&analysis.version).max();
    let highest = file.plan.analysises.iter().filter_map(version).max();
    let of_highest = file
        .plan
        .analysises
        .iter()
        .filter(|analysis| version(analysis) == highest);
    of_highest.collect()
}

fn readable<T: Copy>(value: &Uncertain<T>) -> impl Iterator<Item = T> {
    let claims = value.claims().iter();
    claims.filter_map(|claim| claim.reading.value().copied())
}

/// The goals of an analysis that were not dropped, by record id.
pub fn goals<'a>(file: &'a CaseFile, analysis: &Analysis) -> Vec<&'a Goal> {
    let of_it = file.plan.goals.iter().filter(|goal| {
        goal.analysis.known() == Some(&analysis.meta.record)
            && goal.state.counting() != Some(GoalState::Dropped)
    });
    let mut goals: Vec<&Goal> = of_it.collect();
    goals.sort_by_key(|goal| goal.meta.record);
    goals
}

/// What a partner approves: SHA-256 over `woonrust1:analysis`, a zero byte, and the CBOR array
/// `[record, version, facts, what_happens, causes, help_there, common_interests, fallback, goals]`.
///
/// Sets are arrays in their own order. A single value is an array of all values that stand (none, one, or those in
/// conflict, in their fixed order; null for a value that was not received or cannot be read). `goals` holds
/// `[record, text, measure, by]` of each goal that was not dropped, by record id. When it was proposed, and how far
/// goals are, is not part of it.
pub fn content_hash(file: &CaseFile, analysis: &Analysis) -> ContentHash {
    let texts = |texts: &[String]| {
        Value::Array(
            texts
                .iter()
                .map(|text| Value::from(text.as_str()))
                .collect(),
        )
    };
    let facts = analysis.facts.iter().map(record_value).collect();
    let goals = goals(file, analysis).into_iter().map(|goal| {
        Value::Array(vec![
            record_value(&goal.meta.record),
            standing(&goal.text, |text| Value::from(text.as_str())),
            standing(&goal.measure, |text| Value::from(text.as_str())),
            standing(&goal.by, |day| Value::from(day.to_string())),
        ])
    });
    let content = Value::Array(vec![
        record_value(&analysis.meta.record),
        standing(&analysis.version, |version| Value::Int(*version)),
        Value::Array(facts),
        standing(&analysis.what_happens, |text| Value::from(text.as_str())),
        texts(&analysis.causes),
        standing(&analysis.help_there, |text| Value::from(text.as_str())),
        texts(&analysis.common_interests),
        standing(&analysis.fallback, |text| Value::from(text.as_str())),
        Value::Array(goals.collect()),
    ]);
    let mut hash = Sha256::new_with_prefix(b"woonrust1:analysis\0");
    hash.update(content.encode());
    hash.finalize().into()
}

fn record_value(record: &RecordId) -> Value {
    Value::Bytes(record.as_bytes().to_vec())
}

fn standing<T>(value: &Uncertain<T>, write: impl Fn(&T) -> Value) -> Value {
    let claims = value.claims().iter();
    let values = claims.map(|claim| match &claim.reading {
        Reading::Value(value) => write(value),
        Reading::Cleared | Reading::NotReceived | Reading::Unreadable => Value::Null,
    });
    Value::Array(values.collect())
}

/// How a partner stands to the content as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// He approved exactly this; how well that is known.
    ThisContent(Acceptance),
    /// He approved something that was changed since.
    EarlierContent,
    /// Nothing says that he approved.
    None,
}

/// A partner with his consent and the approval behind it.
#[derive(Clone, Copy, Debug)]
pub struct PartnerConsent<'a> {
    /// The partner.
    pub partner: &'a Partner,
    /// How he stands to it.
    pub consent: Consent,
    /// The approval that says so.
    pub approval: Option<&'a Approval>,
}

/// Every active partner with how he stands to this analysis as it is now; two records of one person count as one.
pub fn consents<'a>(file: &'a CaseFile, analysis: &Analysis) -> Vec<PartnerConsent<'a>> {
    let hash = content_hash(file, analysis);
    file.active_partners()
        .map(|partner| consent(file, partner, &hash))
        .collect()
}

fn consent<'a>(file: &'a CaseFile, partner: &'a Partner, hash: &ContentHash) -> PartnerConsent<'a> {
    let his = |approval: &&Approval| {
        let by = approval.partner.known().and_then(|by| file.partner(by));
        by.is_some_and(|by| by.identity() == partner.identity())
    };
    let on_this = |approval: &Approval| approval.content.known() == Some(hash);
    let yes = |approval: &Approval| {
        let own = own_word(&approval.content, partner.root.known());
        Acceptance::of_yes(own, &approval.on_behalf)
    };
    let all: Vec<&Approval> = file.plan.approvals.iter().filter(his).collect();
    let best = all
        .iter()
        .filter(|approval| on_this(approval))
        .max_by_key(|approval| (yes(approval), std::cmp::Reverse(approval.meta.record)));
    let (consent, approval) = match (best, all.first()) {
        (Some(approval), _) => (Consent::ThisContent(yes(approval)), Some(*approval)),
        (None, Some(earlier)) => (Consent::EarlierContent, Some(*earlier)),
        (None, None) => (Consent::None, None),
    };
    PartnerConsent {
        partner,
        consent,
        approval,
    }
}

/// When the last active partner approved exactly this content; none while one of them did not.
pub fn approved_at_ms(file: &CaseFile, analysis: &Analysis) -> Option<i64> {
    let consents = consents(file, analysis);
    let all = !consents.is_empty()
        && consents.iter().all(
            |one| matches!(one.consent, Consent::ThisContent(acceptance) if acceptance.counts()),
        );
    let walls = consents
        .iter()
        .filter_map(|one| Some(one.approval?.meta.first_wall.ms));
    walls.max().filter(|_| all)
}

/// Whether what is needed was written down before the first task got an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedFirst {
    /// Nothing says what is needed.
    NoNeed,
    /// A task had an owner first.
    TaskFirst,
    /// First the need, then the task; or no task yet.
    NeedFirst,
}

/// Need before task: the first need is older than the first owner of an action for a goal of this analysis.
///
/// An owner who was replaced counts from when the present one was named: earlier ones are not in the case file.
pub fn need_first(file: &CaseFile, analysis: &Analysis) -> NeedFirst {
    let goals: Vec<RecordId> = goals(file, analysis)
        .iter()
        .map(|goal| goal.meta.record)
        .collect();
    let noted = file
        .plan
        .needs
        .iter()
        .filter_map(|need| need.noted_at.known());
    let Some(first_need) = noted.map(|at| at.ms()).min() else {
        return NeedFirst::NoNeed;
    };
    let of_goals = file
        .actions
        .iter()
        .filter(|action| action.goal.known().is_some_and(|goal| goals.contains(goal)));
    let owned = of_goals.flat_map(|action| action.owner.claims());
    match owned.map(|claim| claim.wall.ms).min() {
        Some(first_owner) if first_owner <= first_need => NeedFirst::TaskFirst,
        Some(_) | None => NeedFirst::NeedFirst,
    }
}

/// Important facts that were written down after all approved this content: a fact that a person marked, a report of
/// acute danger, a breach of an order; by record id.
pub fn important_since_approval(file: &CaseFile, analysis: &Analysis) -> Vec<RecordId> {
    let Some(approved) = approved_at_ms(file, analysis) else {
        return Vec::new();
    };
    let facts = file
        .entries
        .iter()
        .filter(|entry| entry.important.known() == Some(&true))
        .map(|entry| &entry.meta);
    let acute = |report: &&crate::casefile::event::Report| {
        let answer = report.acute.known().map(|acute| acute.answer);
        answer == Some(AcuteAnswer::Yes)
    };
    let reports = file.reports.iter().filter(acute).map(|report| &report.meta);
    let breaches = file.formal.breaches.iter().map(|breach| &breach.meta);
    let later = facts
        .chain(reports)
        .chain(breaches)
        .filter(|meta| meta.first_wall.ms > approved);
    let mut found: Vec<RecordId> = later.map(|meta| meta.record).collect();
    found.sort();
    found
}

/// The day from which an analysis counts: when it was proposed, else when it was first written.
pub fn made_on(analysis: &Analysis) -> Day {
    let proposed = readable(&analysis.proposed_at).min();
    proposed.unwrap_or_else(|| Day::today(analysis.meta.first_wall))
}
