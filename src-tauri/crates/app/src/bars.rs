//! The five bars of the legal test as a person sees them. Five answers, never one.

use crate::{
    api::{
        CaseRequest,
        bars::{BarGapView, BarView, BarsView},
        error::ApiError,
    },
    application::App,
    input::case_id,
    links::step_view,
    reader::{Reader, code},
};
use casework::{
    bars::{BarMissing, BarStatus, bars},
    terms::Term,
};

/// The bars, each with what speaks for it, what is missing and what to do first.
pub(crate) fn show(app: &App, request: CaseRequest) -> Result<BarsView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let weighing = case.file.inquiry.weighing.as_ref();
        Ok(BarsView {
            bars: bars(&case.file, reader.policy, reader.today)
                .iter()
                .map(|status| view(reader, status))
                .collect(),
            note: reader.text("bars.note"),
            reviewed_at: weighing.and_then(|one| Some(one.reviewed_at.known()?.to_string())),
        })
    })
}

fn view(reader: &Reader<'_>, status: &BarStatus) -> BarView {
    let key = status.bar.text_key();
    let mut missing: Vec<&BarMissing> = status.missing.iter().collect();
    missing.sort_by_key(|missing| missing.light);
    BarView {
        code: code(status.bar),
        name: reader.text(&format!("{key}.name")),
        question: reader.text(&key),
        light: code(status.light),
        light_text: reader.content.term(status.light),
        explanation: reader.text(&format!("{key}.{}", status.light.code())),
        because: status
            .because
            .iter()
            .map(|message| reader.message(message))
            .collect(),
        gaps: missing
            .iter()
            .map(|missing| BarGapView {
                message: reader.message(&missing.message),
                light: code(missing.light),
                step: step_view(reader, missing.step),
            })
            .collect(),
        step: missing
            .first()
            .map(|missing| step_view(reader, missing.step)),
    }
}
