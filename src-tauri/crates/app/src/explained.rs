//! Whom a no or a decision concerns confirms that the reason is clear to him (BH1).

use crate::{
    api::{
        Done, RecordRequest,
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::open_case,
    input::{Edits, record_id},
    on_behalf::is_own,
    reader::{Case, Reader},
};
use casework::{
    casefile::talk::{Handover, InformationRequest, Resolution},
    terms::talk::{HandoverState, RequestState},
};
use ledger::ids::RecordId;

/// The reason of a no or a decision is clear to the own person, whom it concerns.
pub(crate) fn confirm_reason(app: &App, request: RecordRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let (kind, own) = app.read(|reader| {
        let (_, id) = reader.record(record)?;
        let case = open_case(reader, id)?;
        let (kind, waits) = told(reader, &case, record).ok_or(ErrorCode::NotFound)?;
        if waits {
            Ok((kind, reader.own))
        } else {
            Err(ErrorCode::NotPartner.into())
        }
    })?;
    app.write("confirm_reason", |tx| {
        Edits::of(kind)
            .add("understood", *own.as_bytes())
            .write(tx, record)?;
        Ok(Done::DONE)
    })
}

/// Whether the reason of this refused question waits for the own person, who asked it.
pub(crate) fn question_waits(
    reader: &Reader<'_>,
    case: &Case,
    request: &InformationRequest,
) -> bool {
    request.state.counting() == Some(RequestState::Refused)
        && !request.understood.contains(&reader.own)
        && concerns_own(reader, case, request.from.known())
}

/// Whether the reason of this refused handover waits for the own person, who offered it.
pub(crate) fn handover_waits(reader: &Reader<'_>, case: &Case, handover: &Handover) -> bool {
    handover.state.counting() == Some(HandoverState::Refused)
        && !handover.understood.contains(&reader.own)
        && concerns_own(reader, case, handover.from.known())
}

/// Whether the own person still has to confirm that the reason in this record is clear, while the case is open.
pub(crate) fn reason_waits(reader: &Reader<'_>, case: &Case, record: RecordId) -> bool {
    let open = !case.file.is_closed() && !case.file.is_withdrawn();
    open && told(reader, case, record).is_some_and(|(_, waits)| waits)
}

/// The kind of a record that holds a reason, and whether it waits for the own person; none for any other record.
fn told(reader: &Reader<'_>, case: &Case, record: RecordId) -> Option<(&'static str, bool)> {
    let talk = &case.file.talk;
    let mut requests = talk.information_requests.iter();
    if let Some(one) = requests.find(|one| one.meta.record == record) {
        return Some((InformationRequest::KIND, question_waits(reader, case, one)));
    }
    let mut handovers = talk.handovers.iter();
    if let Some(one) = handovers.find(|one| one.meta.record == record) {
        return Some((Handover::KIND, handover_waits(reader, case, one)));
    }
    let mut resolutions = talk.resolutions.iter();
    let one = resolutions.find(|one| one.meta.record == record)?;
    let concerned = one
        .concerns
        .iter()
        .any(|who| concerns_own(reader, case, Some(who)));
    let waits = concerned && !one.understood.contains(&reader.own);
    Some((Resolution::KIND, waits))
}

fn concerns_own(reader: &Reader<'_>, case: &Case, partner: Option<&RecordId>) -> bool {
    let found = partner.and_then(|partner| case.file.partner(partner));
    found.is_some_and(|partner| is_own(reader, partner))
}
