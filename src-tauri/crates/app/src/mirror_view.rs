//! The role mirror as a person sees it: tasks as rows, partners as columns, and what is still to be asked.

use crate::{
    api::{
        CaseRequest,
        error::ApiError,
        mirror::{
            Certainty, MirrorCellView, MirrorPartnerView, MirrorQuestionView, MirrorTaskView,
            NationalMark, OutcomeCountView, RoleMirrorView, TaskClaimView,
        },
    },
    application::App,
    input::case_id,
    on_behalf::{certainty, is_own, of_acceptance, words},
    partners::partner_name,
    reader::{Case, Reader, code, count, instant},
};
use casework::{
    casefile::{party::Partner, plan::Claim},
    factors::case_lead::Acceptance,
    mirror::{
        Holders, Nature, TaskRow, Voice,
        baseline::{BaselineRow, Mark, side_of},
        counts, holders, mirror, nature,
        question::open_question,
    },
    terms::{
        Term,
        plan::{ClaimKind, ClaimState, Strength},
    },
};
use ledger::ids::RecordId;

/// The role mirror of a case.
pub(crate) fn role_mirror(app: &App, request: CaseRequest) -> Result<RoleMirrorView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let rows = mirror(&case.file, case.file.phase_counting());
        let partners = case.file.active_partners();
        Ok(RoleMirrorView {
            partners: partners.map(|partner| column(reader, partner)).collect(),
            counts: count_views(reader, &rows),
            tasks: rows.iter().map(|row| task(reader, &case, row)).collect(),
        })
    })
}

fn column(reader: &Reader<'_>, partner: &Partner) -> MirrorPartnerView {
    MirrorPartnerView {
        partner: partner.meta.record.to_string(),
        name: partner_name(partner),
        organisation: words(&partner.organisation),
        own: is_own(reader, partner),
        answers_himself: partner.root.known().is_some(),
    }
}

fn count_views(reader: &Reader<'_>, rows: &[TaskRow<'_>]) -> Vec<OutcomeCountView> {
    let begun: Vec<TaskRow<'_>> = rows.iter().filter(|row| row.is_begun()).cloned().collect();
    let views = counts(&begun)
        .into_iter()
        .map(|(outcome, times)| OutcomeCountView {
            outcome: code(outcome),
            label: reader.content.term(outcome),
            count: count(times),
        });
    views.collect()
}

fn task(reader: &Reader<'_>, case: &Case, row: &TaskRow<'_>) -> MirrorTaskView {
    let question = open_question(&case.file, row).map(|asked| MirrorQuestionView {
        text: reader.text(&asked.text_key),
        national: asked.is_national,
        partners: asked
            .of
            .iter()
            .map(|partner| partner.meta.record.to_string())
            .collect(),
    });
    MirrorTaskView {
        task: code(row.task),
        label: reader.content.term(row.task),
        begun: row.is_begun(),
        outcome: code(row.outcome),
        outcome_label: reader.content.term(row.outcome),
        explanation: row
            .message()
            .map_or_else(String::new, |message| reader.message(&message).text),
        blocks: row.blocks_sf2(),
        single_holder: holders(row.task) == Holders::One,
        needed: row.is_needed,
        offer: nature(row.task) == Nature::Offer,
        sentence: reader.text(&format!("{}.sentence", row.task.text_key())),
        question,
        cells: case
            .file
            .active_partners()
            .map(|partner| cell(reader, case, row, partner))
            .collect(),
        ended: ended(reader, case, row),
    }
}

fn cell(reader: &Reader<'_>, case: &Case, row: &TaskRow<'_>, partner: &Partner) -> MirrorCellView {
    let is_his = |other: &Partner| other.meta.record == partner.meta.record;
    let voices = row.claims.iter().chain(&row.waiting).chain(&row.refusals);
    let said = voices
        .filter(|voice| is_his(voice.partner))
        .map(|voice| voice_view(reader, case, voice));
    let expects = row.expectations.iter().filter(|one| is_his(one.by));
    let expects = expects.map(|one| claim_view(reader, case, one.claim));
    let of_him = row.expectations.iter().filter(|one| is_his(one.of));
    let national = BaselineRow::of(row.task);
    let side = partner.domain.known().copied().and_then(side_of);
    let mark = |of: &dyn Fn() -> Option<Mark>| of().map_or(NationalMark::Absent, mark_view);
    MirrorCellView {
        partner: partner.meta.record.to_string(),
        says: said.chain(expects).collect(),
        expected: of_him
            .map(|one| claim_view(reader, case, one.claim))
            .collect(),
        national_does: mark(&|| Some(national.does(side?))),
        national_expected: mark(&|| Some(national.expected_of(side?))),
    }
}

fn mark_view(mark: Mark) -> NationalMark {
    match mark {
        Mark::Clear => NationalMark::Clear,
        Mark::Partly => NationalMark::Partly,
        Mark::Absent => NationalMark::Absent,
    }
}

/// What was said of the task and ended, the latest first.
fn ended(reader: &Reader<'_>, case: &Case, row: &TaskRow<'_>) -> Vec<TaskClaimView> {
    let claims = case.file.plan.claims.iter().filter(|claim| {
        claim.task.known() == Some(&row.task) && claim.state.counting() == Some(ClaimState::Ended)
    });
    let mut claims: Vec<&Claim> = claims.collect();
    claims.sort_by_key(|claim| {
        let ended = claim.ended_at.known().copied();
        std::cmp::Reverse((ended, claim.meta.last_wall.ms, claim.meta.record))
    });
    claims
        .into_iter()
        .map(|claim| claim_view(reader, case, claim))
        .collect()
}

fn voice_view(reader: &Reader<'_>, case: &Case, voice: &Voice<'_>) -> TaskClaimView {
    match voice.claim {
        Some(claim) => claim_view(reader, case, claim),
        None => role_view(reader, case, voice),
    }
}

/// A task that is held by a role.
fn role_view(reader: &Reader<'_>, case: &Case, voice: &Voice<'_>) -> TaskClaimView {
    let mut roles = case.file.roles.iter();
    let role = roles.find(|role| role.meta.record == voice.record);
    let state = if voice.acceptance == Acceptance::Proposed {
        ClaimState::Proposed
    } else {
        ClaimState::Accepted
    };
    TaskClaimView {
        record: voice.record.to_string(),
        from_role: true,
        partner: voice.partner.meta.record.to_string(),
        name: partner_name(voice.partner),
        says: code(ClaimKind::IDo),
        of: None,
        of_name: String::new(),
        strength: code(voice.strength),
        state: code(state),
        certainty: of_acceptance(voice.acceptance),
        on_behalf: role.map_or_else(String::new, |role| words(&role.on_behalf)),
        since: role.and_then(|role| Some(role.since.known()?.to_string())),
        reason: role.map_or_else(String::new, |role| words(&role.reason)),
        ended_at: None,
        ended_reason: String::new(),
        ended_how: String::new(),
        author: role
            .and_then(|role| role.meta.creator)
            .map_or_else(String::new, |root| reader.full_name(&root)),
        at: role.map_or_else(String::new, |role| instant(role.meta.first_wall)),
        mine: is_own(reader, voice.partner),
        disputed: role.is_some_and(|role| role.state.is_conflict()),
    }
}

fn claim_view(reader: &Reader<'_>, case: &Case, claim: &Claim) -> TaskClaimView {
    let partner = |record: Option<&RecordId>| record.and_then(|record| case.file.partner(record));
    let (by, of) = (partner(claim.partner.known()), partner(claim.of.known()));
    let disputed = case
        .file
        .conflicts
        .iter()
        .any(|conflict| conflict.record == claim.meta.record);
    let state = claim.state.counting().unwrap_or(ClaimState::Proposed);
    TaskClaimView {
        record: claim.meta.record.to_string(),
        from_role: false,
        partner: by.map_or_else(String::new, |by| by.meta.record.to_string()),
        name: by.map_or_else(String::new, partner_name),
        says: claim
            .says
            .known()
            .map_or_else(String::new, |says| code(*says)),
        of: of.map(|of| of.meta.record.to_string()),
        of_name: of.map_or_else(String::new, partner_name),
        strength: code(claim.strength.known().copied().unwrap_or(Strength::Full)),
        state: code(state),
        certainty: match state {
            ClaimState::Proposed => Certainty::Proposed,
            ClaimState::Accepted => certainty(&claim.state, by, &claim.on_behalf),
            ClaimState::Ended => certainty(&claim.state, by, &claim.ended_how),
        },
        on_behalf: words(&claim.on_behalf),
        since: claim.since.known().map(ToString::to_string),
        reason: words(&claim.reason),
        ended_at: claim.ended_at.known().map(ToString::to_string),
        ended_reason: words(&claim.ended_reason),
        ended_how: words(&claim.ended_how),
        author: claim
            .meta
            .creator
            .map_or_else(String::new, |root| reader.full_name(&root)),
        at: instant(claim.meta.first_wall),
        mine: by.is_some_and(|by| is_own(reader, by)),
        disputed,
    }
}
