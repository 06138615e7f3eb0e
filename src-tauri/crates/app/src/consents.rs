//! Consents of residents and reporters: which hold, what rests on them, and who has to hear that one was taken back.

use crate::{
    api::{
        CaseRequest,
        disclosing::{
            ResidentConsentListView, ResidentConsentView, WithdrawConsentRequest, WithdrawnView,
        },
        error::ApiError,
    },
    application::App,
    disclosed::{own, received, withdrawn},
    input::{Edits, case_id, day, record_id},
    reader::{Reader, code, count},
    sent::{self, SentNote},
};
use casework::{
    calendar::Day,
    casefile::{case_of, formal::Consent, value::Uncertain},
    disclosure::{CONSENT, DECISION, Disclosures, holds, lacks},
    terms::sharing::ConsentState,
};
use ledger::{
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::collections::BTreeSet;

/// The consents of a case that the own person noted, the newest first.
pub(crate) fn consents(
    app: &App,
    request: CaseRequest,
) -> Result<ResidentConsentListView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?.id;
        let mut states = reader.vault.records_of_kind(case, CONSENT)?;
        states.retain(|state| !state.hidden() && state.creator() == Some(reader.own));
        states.sort_by_key(|state| std::cmp::Reverse((state.first_wall, state.id)));
        let went = sent::sent_notes(reader)?;
        let views = states
            .iter()
            .map(|state| view(reader, case, state, &went))
            .collect::<Result<_, ApiError>>()?;
        Ok(ResidentConsentListView { consents: views })
    })
}

fn view(
    reader: &Reader<'_>,
    case: CaseId,
    state: &RecordState,
    went: &[SentNote],
) -> Result<ResidentConsentView, ApiError> {
    let consent = Consent::read(state);
    let text = |value: &Uncertain<String>| value.known().cloned().unwrap_or_default();
    let day = |value: &Uncertain<Day>| value.known().map(ToString::to_string);
    let decisions = resting_on(reader, case, state.id)?;
    let standing = consent.state.counting();
    Ok(ResidentConsentView {
        record: state.id.to_string(),
        from: text(&consent.from),
        purpose: text(&consent.purpose),
        recipients: text(&consent.recipients),
        what: text(&consent.what),
        state: standing.map(code),
        state_label: standing
            .map(|standing| reader.content.term(standing))
            .unwrap_or_default(),
        given_at: day(&consent.given_at),
        valid_until: day(&consent.valid_until),
        withdrawn_at: day(&consent.withdrawn_at),
        holds: holds(state, reader.own, reader.today),
        lacks: lacks(state, reader.own)
            .into_iter()
            .map(|field| reader.field_label(CONSENT, field))
            .collect(),
        decisions: count(decisions.len()),
        received: received(reader, went, &decisions),
        withdrawable: standing == Some(ConsentState::Given) && !consent.withdrawn_at.is_set(),
    })
}

/// The own decisions that rest on a consent, whatever became of them.
fn resting_on(
    reader: &Reader<'_>,
    case: CaseId,
    consent: RecordId,
) -> Result<BTreeSet<RecordId>, ApiError> {
    let records = reader.vault.records_of_kind(case, DECISION)?;
    let disclosures = Disclosures::of(&records, reader.own, reader.today);
    let all = disclosures.decisions().iter();
    let on_it = all.filter(|decision| decision.consent == Some(consent));
    Ok(on_it.map(|decision| decision.record).collect())
}

/// Notes that a consent was taken back, in a closed case too: what rests on it goes along no more, and everyone who
/// received something on it is named.
pub(crate) fn withdraw_consent(
    app: &App,
    request: WithdrawConsentRequest,
) -> Result<WithdrawnView, ApiError> {
    let record = record_id("record", &request.record)?;
    let (case, at) = app.read(|reader| {
        let state = own(reader, record, CONSENT)?;
        if state.text("withdrawn_at").is_some() {
            return Err(ApiError::invalid("record", "already_withdrawn"));
        }
        let at = request.at.as_deref().map(|text| day("at", text));
        let at = at.transpose()?.unwrap_or(reader.today);
        if at > reader.today {
            return Err(ApiError::invalid("at", "in_future"));
        }
        Ok((case_of(&state), at))
    })?;
    app.write("withdraw_consent", |tx| {
        Edits::of(CONSENT)
            .term("state", ConsentState::Withdrawn)
            .set("withdrawn_at", at.to_string())
            .write(tx, record)
    })?;
    app.read(|reader| withdrawn(reader, &resting_on(reader, case, record)?))
}
