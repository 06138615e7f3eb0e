//! How severe and how urgent the nuisance is, as a person sees it: axes in words, proposals beside what was chosen.

use crate::{
    api::{
        CaseRequest,
        error::ApiError,
        severity::{
            AcuteCheckView, AxisProposalView, AxisView, EvidenceAspectView, SeverityView,
            UrgencyProposalView,
        },
    },
    application::App,
    case_view::urgency_view,
    input::case_id,
    links::{links, step_view},
    reader::{Case, Reader, code},
};
use casework::{
    casefile::{inquiry::Severity, value::Uncertain},
    evidence::evidence,
    severity::{
        AxisStatus, UrgencyProposal, acute_dangers, is_acute, level_key, propose_urgency, severity,
    },
    step::Step,
    terms::formal::Axis,
};

/// The axes with proposals, the evidence meter, the acute check, the proposed urgency beside the chosen one.
pub(crate) fn show(app: &App, request: CaseRequest) -> Result<SeverityView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| Ok(view(reader, &reader.case(id)?)))
}

fn view(reader: &Reader<'_>, case: &Case) -> SeverityView {
    let file = &case.file;
    let status = severity(file, reader.policy, reader.today);
    let levels: Option<Vec<u8>> = status.axes.iter().map(|axis| axis.level).collect();
    let proposal = propose_urgency(file, reader.policy, reader.today);
    let differs = proposal
        .as_ref()
        .is_some_and(|proposal| file.urgency_now() != Some(proposal.urgency));
    SeverityView {
        level: status.level.map(code),
        level_text: status
            .level
            .map(|level| reader.content.term(level))
            .unwrap_or_default(),
        sum: levels.map(|levels| levels.iter().sum()),
        explanation: status
            .explanation
            .iter()
            .map(|message| reader.message(message))
            .collect(),
        axes: status
            .axes
            .iter()
            .map(|axis| axis_view(reader, case, axis))
            .collect(),
        evidence: evidence_views(reader, case),
        acute: acute_view(reader, case),
        urgency: urgency_view(reader, case),
        proposal: proposal.map(|proposal| proposal_view(reader, case, &proposal)),
        differs,
        record: file
            .inquiry
            .severity
            .as_ref()
            .map(|one| one.meta.record.to_string()),
    }
}

fn axis_view(reader: &Reader<'_>, case: &Case, status: &AxisStatus) -> AxisView {
    let words = |level: u8| reader.text(&level_key(status.axis, level));
    let proposal = status.proposal.as_ref();
    AxisView {
        code: code(status.axis),
        name: reader.content.term(status.axis),
        level: status.level,
        level_text: status.level.map(words).unwrap_or_default(),
        disputed: status.is_disputed,
        author: author(reader, case, status.axis),
        because: links(reader, case, &status.because),
        proposal: proposal.map(|proposal| AxisProposalView {
            level: proposal.level,
            level_text: words(proposal.level),
            because: reader.message(&proposal.message),
        }),
        levels: (0..=3).map(words).collect(),
    }
}

/// Who chose the level of an axis.
fn author(reader: &Reader<'_>, case: &Case, axis: Axis) -> String {
    let chosen = case.file.inquiry.severity.as_ref();
    match chosen.map(|judged| level(judged, axis)) {
        Some(Uncertain::One(claim)) => reader.full_name(&claim.author),
        Some(Uncertain::Unset | Uncertain::Many(_)) | None => String::new(),
    }
}

fn level(judged: &Severity, axis: Axis) -> &Uncertain<i64> {
    match axis {
        Axis::Frequency => &judged.frequency,
        Axis::Duration => &judged.duration,
        Axis::TimeOfDay => &judged.time_of_day,
        Axis::Nature => &judged.nature,
        Axis::Targeting => &judged.targeting,
        Axis::Impact => &judged.impact,
        Axis::Reach => &judged.reach,
        Axis::Trend => &judged.trend,
    }
}

fn evidence_views(reader: &Reader<'_>, case: &Case) -> Vec<EvidenceAspectView> {
    let aspects = evidence(&case.file, reader.policy, reader.today);
    aspects
        .iter()
        .map(|status| EvidenceAspectView {
            code: code(status.aspect),
            name: reader.content.term(status.aspect),
            level: status.level,
            because: reader.message(&status.because),
        })
        .collect()
}

fn acute_view(reader: &Reader<'_>, case: &Case) -> AcuteCheckView {
    let is_acute = is_acute(&case.file);
    AcuteCheckView {
        is_acute,
        answer: case.file.acute.known().map(|acute| code(acute.answer)),
        dangers: acute_dangers(&case.file).into_iter().map(code).collect(),
        advice: if is_acute {
            reader.text("acute.advice")
        } else {
            String::new()
        },
    }
}

fn proposal_view(
    reader: &Reader<'_>,
    case: &Case,
    proposal: &UrgencyProposal,
) -> UrgencyProposalView {
    let step = if case.file.urgency_now().is_some() {
        Step::ReassessUrgency
    } else {
        Step::SetUrgency
    };
    UrgencyProposalView {
        code: code(proposal.urgency),
        text: reader.content.term(proposal.urgency),
        because: proposal
            .because
            .iter()
            .map(|message| reader.message(message))
            .collect(),
        step: step_view(reader, step),
    }
}
