//! Writing the joint analysis: a new version beside the ones before it, and a partner's yes to exactly what it says.

use crate::{
    api::{
        RecordView,
        analysis::{ApproveAnalysisRequest, GoalRequest, SaveAnalysisRequest},
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, link, maybe_day, needed, record_id},
    on_behalf::{is_own, partner_or_own, past_day_or, word},
    reader::{Case, Reader},
    text::hex,
};
use casework::{
    analysis::{Consent, consents, content_hash, latest},
    calendar::Day,
    casefile::{
        case_of,
        plan::{Analysis, Goal},
    },
    factors::case_lead::Acceptance,
    terms::plan::GoalState,
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId},
};
use std::collections::BTreeSet;
use vault::Tx;

/// The kinds of the file on which an analysis can rest.
const EVIDENCE: [&str; 4] = ["fact/1", "quote/1", "report/1", "visit/1"];

/// Saves a new version. Goals that it takes over keep their progress and their actions; earlier versions stay as they
/// were approved.
pub(crate) fn save_analysis(
    app: &App,
    request: SaveAnalysisRequest,
) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let saw = records("saw", &request.saw)?;
    let facts = records("facts", &request.facts)?;
    let today = Day::today(app.env.now()).to_string();
    let (edits, goals) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let standing: BTreeSet<RecordId> = latest(&case.file)
            .iter()
            .map(|analysis| analysis.meta.record)
            .collect();
        if standing != saw {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        if !facts.iter().all(|fact| is_evidence(&case, *fact)) {
            return Err(ApiError::invalid("facts", "not_here"));
        }
        let goals = request.goals.iter().map(|goal| NextGoal::of(&case, goal));
        let goals: Vec<NextGoal> = goals.collect::<Result<_, _>>()?;
        Ok((
            content(&request, next_version(&case), &facts, &today)?,
            goals,
        ))
    })?;
    app.write("save_analysis", |tx| {
        let analysis = edits.create_finished(tx, id)?;
        for goal in &goals {
            goal.write(tx, id, analysis)?;
        }
        Ok(RecordView {
            record: analysis.to_string(),
            undo: None,
        })
    })
}

fn records(field: &str, texts: &[String]) -> Result<BTreeSet<RecordId>, ApiError> {
    texts.iter().map(|text| record_id(field, text)).collect()
}

fn is_evidence(case: &Case, record: RecordId) -> bool {
    case.records.iter().any(|state| {
        state.id == record
            && !state.hidden()
            && case_of(state) == case.id
            && EVIDENCE.contains(&state.kind.as_str())
    })
}

/// One more than the highest number that anyone gave.
fn next_version(case: &Case) -> i64 {
    let claims = case.file.plan.analysises.iter();
    let numbers = claims.flat_map(|analysis| analysis.version.claims());
    let numbers = numbers.filter_map(|claim| claim.reading.value().copied());
    numbers.max().unwrap_or(0) + 1
}

fn content(
    request: &SaveAnalysisRequest,
    version: i64,
    facts: &BTreeSet<RecordId>,
    today: &str,
) -> Result<Edits, ApiError> {
    let what_happens = needed("what_happens", &request.what_happens)?;
    let edits = Edits::of("analysis/1")
        .set("version", Value::Int(version))
        .set("what_happens", what_happens)
        .text("help_there", &request.help_there)
        .text("fallback", &request.fallback)
        .set("proposed_at", today);
    let edits = facts
        .iter()
        .fold(edits, |edits, fact| edits.add("facts", link(*fact)));
    let edits = lines(edits, "causes", &request.causes);
    Ok(lines(edits, "common_interests", &request.common_interests))
}

fn lines(edits: Edits, field: &'static str, texts: &[String]) -> Edits {
    let said: BTreeSet<&str> = texts.iter().map(|text| text.trim()).collect();
    said.into_iter()
        .filter(|text| !text.is_empty())
        .fold(edits, |edits, text| edits.add(field, text))
}

/// A goal of the new version.
struct NextGoal {
    edits: Edits,
    goes_on: GoesOn,
}

/// From where a goal goes on.
enum GoesOn {
    /// It is new.
    New,
    /// It belonged to no version: it joins this one.
    Joins(RecordId),
    /// A goal of an earlier version, which stays there; its actions serve the new one.
    Copies(Vec<RecordId>),
}

impl NextGoal {
    fn of(case: &Case, request: &GoalRequest) -> Result<NextGoal, ApiError> {
        let edits = Edits::of("goal/1")
            .set("text", needed("goals", &request.text)?)
            .given("measure", &request.measure)
            .chosen("by", maybe_day("goals", request.by.as_deref())?);
        let Some(from) = &request.from else {
            return Ok(NextGoal {
                edits,
                goes_on: GoesOn::New,
            });
        };
        let from = record_id("goals", from)?;
        let mut goals = case.file.plan.goals.iter();
        let goal = goals
            .find(|goal| goal.meta.record == from)
            .ok_or_else(|| ApiError::invalid("goals", "not_here"))?;
        if !goal.analysis.is_set() {
            return Ok(NextGoal {
                edits,
                goes_on: GoesOn::Joins(from),
            });
        }
        let actions = case.file.actions.iter();
        let actions = actions.filter(|action| action.goal.known() == Some(&from));
        Ok(NextGoal {
            edits: progress(edits, goal),
            goes_on: GoesOn::Copies(actions.map(|action| action.meta.record).collect()),
        })
    }

    fn write(&self, tx: &mut Tx<'_>, case: CaseId, analysis: RecordId) -> Result<(), ApiError> {
        let edits = self.edits.clone().set("analysis", link(analysis));
        match &self.goes_on {
            GoesOn::New => drop(edits.create(tx, case)?),
            GoesOn::Joins(record) => edits.write_changed(tx, *record)?,
            GoesOn::Copies(actions) => {
                let goal = edits.create(tx, case)?;
                for action in actions {
                    Edits::of("action/1")
                        .set("goal", link(goal))
                        .write(tx, *action)?;
                }
            }
        }
        Ok(())
    }
}

/// How far a goal is goes along.
fn progress(edits: Edits, goal: &Goal) -> Edits {
    let state = goal.state.counting().unwrap_or(GoalState::Open);
    let at = goal.progress_at.known().map(ToString::to_string);
    edits
        .term("state", state)
        .maybe("progress", goal.progress.filled())
        .maybe("progress_at", at)
}

/// A partner says yes to a version as it stands now. What was changed since it was seen is not approved; who said yes to
/// exactly this already did.
pub(crate) fn approve_analysis(
    app: &App,
    request: ApproveAnalysisRequest,
) -> Result<RecordView, ApiError> {
    let record = record_id("analysis", &request.analysis)?;
    let at = past_day_or(Day::today(app.env.now()), "on", request.on.as_deref())?;
    let (id, edits, held) = app.read(|reader| {
        let (id, case) = found(reader, record)?;
        let standing = latest(&case.file);
        let analysis = standing.iter().find(|one| one.meta.record == record);
        let analysis = *analysis.ok_or(ErrorCode::ChangedMeanwhile)?;
        let content = content_hash(&case.file, analysis);
        if hex(&content) != request.content.to_lowercase() {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        let partner = partner_or_own(reader, &case, "partner", request.partner.as_deref())?;
        let word = word(reader, partner, &request.on_behalf)?;
        let consents = consents(&case.file, analysis);
        let his = consents
            .iter()
            .find(|one| one.partner.identity() == partner.identity());
        let enough = if is_own(reader, partner) {
            Acceptance::Own
        } else {
            Acceptance::OnBehalf
        };
        let held = his.and_then(|one| match one.consent {
            Consent::ThisContent(known) if known >= enough => one.approval,
            Consent::ThisContent(_) | Consent::EarlierContent | Consent::None => None,
        });
        let edits = Edits::of("approval/1")
            .set("analysis", link(record))
            .set("content", content)
            .set("partner", link(partner.meta.record))
            .set("at", at.as_str())
            .text("on_behalf", word.how());
        Ok((id, edits, held.map(|approval| approval.meta.record)))
    })?;
    if let Some(held) = held {
        return Ok(RecordView {
            record: held.to_string(),
            undo: None,
        });
    }
    app.write("approve_analysis", |tx| {
        Ok(RecordView {
            record: edits.create_finished(tx, id)?.to_string(),
            undo: None,
        })
    })
}

fn found(reader: &Reader<'_>, record: RecordId) -> Result<(CaseId, Case), ApiError> {
    let (state, id) = reader.record(record)?;
    if state.kind != Analysis::KIND {
        return Err(ErrorCode::NotFound.into());
    }
    Ok((id, open_case(reader, id)?))
}
