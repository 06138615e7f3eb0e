//! The joint analysis as a person sees it: versions, goals with actions, interests side by side, approvals, what is stale.

use crate::{
    actions::action_view,
    api::{
        CaseRequest, LinkView,
        analysis::{
            AnalysisVersionView, AnalysisView, GoalView, InterestView, NeedView,
            PartnerInterestsView, PlanActionView, PlanConsentView,
        },
        error::ApiError,
        mirror::Certainty,
    },
    application::App,
    input::case_id,
    links::links,
    on_behalf::{certainty, is_own, of_acceptance, words},
    partners::partner_name,
    reader::{Case, Reader, code, count},
    text::hex,
};
use casework::{
    analysis::{
        Consent, NeedFirst, PartnerConsent, approved_at_ms, consents, content_hash, goals,
        important_since_approval, latest, made_on, need_first,
    },
    casefile::{
        course::Action,
        party::Partner,
        plan::{Analysis, Goal, Interest, Need},
    },
    factors::{Factor, factor_status},
    message::MessageCode,
    terms::plan::{GoalState, InterestOf, NeedState},
};
use ledger::ids::RecordId;

/// What says that a plan must be looked at again.
const STALE: [MessageCode; 4] = [
    MessageCode::AnalysisDouble,
    MessageCode::AnalysisOld,
    MessageCode::AnalysisOvertaken,
    MessageCode::PlanChangedSinceApproval,
];

/// The joint analysis and plan of a case.
pub(crate) fn analysis(app: &App, request: CaseRequest) -> Result<AnalysisView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let file = &case.file;
        let standing = latest(file);
        let mut earlier: Vec<&Analysis> = file
            .plan
            .analysises
            .iter()
            .filter(|one| {
                !standing
                    .iter()
                    .any(|held| held.meta.record == one.meta.record)
            })
            .collect();
        earlier
            .sort_by_key(|one| std::cmp::Reverse((one.version.known().copied(), one.meta.record)));
        let mut needs: Vec<&Need> = file.plan.needs.iter().collect();
        needs.sort_by_key(|need| (need.noted_at.known().map(|at| at.ms()), need.meta.record));
        let version = |analysis: &&Analysis| version_view(reader, &case, analysis);
        Ok(AnalysisView {
            latest: standing.iter().map(version).collect(),
            earlier: earlier.iter().map(version).collect(),
            interests: file
                .active_partners()
                .map(|partner| interests(reader, &case, partner))
                .collect(),
            interests_of_others: interests_of_others(reader, &case),
            needs: needs.into_iter().map(need_view).collect(),
            need_first: standing
                .first()
                .map(|analysis| need_first_code(need_first(file, analysis)).to_owned()),
            stale: stale(reader, &case)?,
        })
    })
}

fn need_first_code(found: NeedFirst) -> &'static str {
    match found {
        NeedFirst::NoNeed => "no_need",
        NeedFirst::TaskFirst => "task_first",
        NeedFirst::NeedFirst => "need_first",
    }
}

/// Why the plan must be looked at again, with the facts that came after all agreed.
fn stale(reader: &Reader<'_>, case: &Case) -> Result<Vec<crate::api::MessageView>, ApiError> {
    let status = factor_status(
        Factor::SharedAnalysis,
        &case.file,
        reader.team()?,
        reader.policy,
        reader.today,
    );
    let missing = status.missing.iter().map(|missing| &missing.message);
    let found = missing.filter(|message| STALE.contains(&message.code));
    let mut views: Vec<_> = found.map(|message| reader.message(message)).collect();
    for view in &mut views {
        if view.code == MessageCode::AnalysisOvertaken.code() {
            let mut important: Vec<RecordId> = latest(&case.file)
                .into_iter()
                .flat_map(|analysis| important_since_approval(&case.file, analysis))
                .collect();
            important.sort();
            important.dedup();
            let named = |one: &LinkView| view.records.iter().all(|held| held.record != one.record);
            let more: Vec<_> = reader.refs(&important).into_iter().filter(named).collect();
            view.records.extend(more);
        }
    }
    Ok(views)
}

fn version_view(reader: &Reader<'_>, case: &Case, analysis: &Analysis) -> AnalysisVersionView {
    let facts = links(reader, case, &analysis.facts);
    AnalysisVersionView {
        record: analysis.meta.record.to_string(),
        version: analysis
            .version
            .known()
            .and_then(|version| u32::try_from(*version).ok()),
        made_on: made_on(analysis).to_string(),
        author: author(reader, analysis.meta.creator),
        what_happens: words(&analysis.what_happens),
        facts_not_here: count(analysis.facts.len() - facts.len()),
        facts,
        causes: analysis.causes.clone(),
        help_there: words(&analysis.help_there),
        common_interests: analysis.common_interests.clone(),
        fallback: words(&analysis.fallback),
        goals: goals(&case.file, analysis)
            .into_iter()
            .map(|goal| goal_view(reader, case, goal))
            .collect(),
        content: hex(&content_hash(&case.file, analysis)),
        consents: consents(&case.file, analysis)
            .iter()
            .map(|one| consent_view(reader, one))
            .collect(),
        approved_by_all: approved_at_ms(&case.file, analysis).is_some(),
        disputed: is_disputed(case, &analysis.meta.record),
    }
}

fn author(reader: &Reader<'_>, root: Option<ledger::ids::RootId>) -> String {
    root.map_or_else(String::new, |root| reader.full_name(&root))
}

fn is_disputed(case: &Case, record: &RecordId) -> bool {
    let mut conflicts = case.file.conflicts.iter();
    conflicts.any(|conflict| conflict.record == *record)
}

fn goal_view(reader: &Reader<'_>, case: &Case, goal: &Goal) -> GoalView {
    let actions = case.file.actions.iter();
    let his = actions.filter(|action| action.goal.known() == Some(&goal.meta.record));
    GoalView {
        record: goal.meta.record.to_string(),
        text: words(&goal.text),
        measure: words(&goal.measure),
        by: goal.by.known().map(ToString::to_string),
        state: code(goal.state.counting().unwrap_or(GoalState::Open)),
        progress: words(&goal.progress),
        progress_at: goal.progress_at.known().map(ToString::to_string),
        disputed: is_disputed(case, &goal.meta.record),
        actions: his
            .map(|action| plan_action_view(reader, case, action))
            .collect(),
    }
}

fn plan_action_view(reader: &Reader<'_>, case: &Case, action: &Action) -> PlanActionView {
    let partner = |record: Option<&RecordId>| record.and_then(|record| case.file.partner(record));
    let accepted = action.accepted_at.known();
    let known = certainty(
        &action.accepted_at,
        partner(action.owner.known()),
        &action.on_behalf,
    );
    PlanActionView {
        action: action_view(reader, case, action),
        goal: action.goal.known().map(ToString::to_string),
        accepted_at: accepted.map(ToString::to_string),
        certainty: accepted.map(|_| known),
        on_behalf: words(&action.on_behalf),
        declined_by: partner(action.declined_by.known()).map_or_else(String::new, partner_name),
        declined_reason: words(&action.declined_reason),
        declined_at: action.declined_at.known().map(ToString::to_string),
        told_to: words(&action.told_to),
        told_at: action.told_at.known().map(ToString::to_string),
    }
}

fn consent_view(reader: &Reader<'_>, one: &PartnerConsent<'_>) -> PlanConsentView {
    let (consent, known): (&str, Option<Certainty>) = match one.consent {
        Consent::ThisContent(acceptance) => ("this", Some(of_acceptance(acceptance))),
        Consent::EarlierContent => ("earlier", None),
        Consent::None => ("none", None),
    };
    let approval = one.approval;
    PlanConsentView {
        partner: one.partner.meta.record.to_string(),
        name: partner_name(one.partner),
        own: is_own(reader, one.partner),
        answers_himself: one.partner.root.known().is_some(),
        consent: consent.to_owned(),
        certainty: known,
        on_behalf: approval.map_or_else(String::new, |approval| words(&approval.on_behalf)),
        at: approval.and_then(|approval| Some(approval.at.known()?.to_string())),
    }
}

/// A partner's own interests, what he wrote himself first.
fn interests(reader: &Reader<'_>, case: &Case, partner: &Partner) -> PartnerInterestsView {
    let his = case.file.plan.interests.iter().filter(|interest| {
        let by = interest
            .partner
            .known()
            .and_then(|by| case.file.partner(by));
        interest.whose.known() == Some(&InterestOf::Partner)
            && by.is_some_and(|by| by.identity() == partner.identity())
    });
    let mut interests: Vec<InterestView> = his
        .map(|interest| interest_view(reader, case, interest, Some(partner)))
        .collect();
    interests.sort_by_key(|view| (!view.own_word, view.record.clone()));
    PartnerInterestsView {
        partner: partner.meta.record.to_string(),
        name: partner_name(partner),
        own: is_own(reader, partner),
        interests,
    }
}

/// Interests of everyone who is no partner, in the order of the list.
fn interests_of_others(reader: &Reader<'_>, case: &Case) -> Vec<InterestView> {
    let all = case.file.plan.interests.iter();
    let mut of_others: Vec<&Interest> = all
        .filter(|interest| interest.whose.known() != Some(&InterestOf::Partner))
        .collect();
    of_others.sort_by_key(|interest| (interest.whose.known().copied(), interest.meta.record));
    of_others
        .into_iter()
        .map(|interest| interest_view(reader, case, interest, None))
        .collect()
}

fn interest_view(
    reader: &Reader<'_>,
    case: &Case,
    interest: &Interest,
    partner: Option<&Partner>,
) -> InterestView {
    let root = partner.and_then(|partner| partner.root.known());
    InterestView {
        record: interest.meta.record.to_string(),
        whose: interest.whose.known().map(|whose| code(*whose)),
        wants: words(&interest.wants),
        avoids: words(&interest.avoids),
        missing_in_plan: interest.missing_in_plan.known() == Some(&true),
        answered_at: interest.answered_at.known().map(ToString::to_string),
        own_word: root.is_some_and(|root| interest.wants.backed_by(root)),
        author: author(reader, interest.meta.creator),
        editable: interest.meta.creator == Some(reader.own) && !interest.meta.finished,
        disputed: is_disputed(case, &interest.meta.record),
    }
}

fn need_view(need: &Need) -> NeedView {
    NeedView {
        record: need.meta.record.to_string(),
        text: words(&need.text),
        sort: need.sort.known().map(|sort| code(*sort)),
        crisis: need.crisis.known() == Some(&true),
        state: code(need.state.counting().unwrap_or(NeedState::Open)),
        noted_at: need.noted_at.known().map(ToString::to_string),
    }
}
