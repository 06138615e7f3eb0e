//! A case that was opened by mistake: taking it back, and what is said when someone else wrote in it.

use crate::{
    api::{
        CaseReasonRequest, Done,
        cases::WithdrawalView,
        error::{ApiError, ErrorCode},
    },
    application::App,
    input::{case_id, delete, needed},
    reader::{Case, Reader, instant},
};
use casework::{
    casefile::withdrawal::{Withdrawal, writers},
    message::{Message, MessageCode},
};

/// A case that was opened by mistake disappears from the lists, unless someone else turns out to have written in it.
pub(crate) fn withdraw_case(app: &App, request: CaseReasonRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let reason = needed("reason", &request.reason)?;
    app.read(|reader| {
        if can_withdraw(&reader.case(id)?, reader) {
            Ok(())
        } else {
            Err(ErrorCode::NotCreator.into())
        }
    })?;
    app.write_undoable("withdraw_case", id.record(), |tx| {
        delete(tx, id.record(), reason)
    })
}

/// Only the own case, and only while nobody else wrote in it.
pub(crate) fn can_withdraw(case: &Case, reader: &Reader<'_>) -> bool {
    let mut all = case
        .records
        .iter()
        .flat_map(|state| writers(case.id, state));
    let file = &case.file;
    let own = file.meta.as_ref().and_then(|meta| meta.creator) == Some(reader.own);
    own && !file.is_withdrawn() && !file.is_closed() && all.all(|writer| writer == reader.own)
}

/// Who took the case back, and who wrote in it.
pub(crate) fn withdrawal(reader: &Reader<'_>, case: &Case) -> Option<WithdrawalView> {
    let withdrawal = case.file.withdrawal.as_ref()?;
    Some(WithdrawalView {
        author: reader.name(&withdrawal.by),
        own: withdrawal.by == reader.own,
        at: instant(withdrawal.wall),
        reason: withdrawal.reason.clone().unwrap_or_default(),
        meanwhile: meanwhile(reader, withdrawal),
    })
}

/// Someone took the case back while someone else wrote in it: a person must say what becomes of it.
pub(crate) fn written_meanwhile(reader: &Reader<'_>, case: &Case) -> Option<Message> {
    let taken = case.file.withdrawal.as_ref()?;
    let others = meanwhile(reader, taken);
    let message = Message::new(MessageCode::WithdrawnMeanwhile)
        .with("name", reader.name(&taken.by).as_str())
        .with("others", others.join(", ").as_str())
        .with("count", i64::try_from(others.len()).unwrap_or(i64::MAX));
    (!taken.stands()).then_some(message)
}

/// The names of who wrote; his own when he did so himself, on another device.
fn meanwhile(reader: &Reader<'_>, withdrawal: &Withdrawal) -> Vec<String> {
    if withdrawal.stands() {
        return Vec::new();
    }
    let others = withdrawal.others.iter();
    let mut names: Vec<String> = others.map(|root| reader.name(root)).collect();
    if names.is_empty() {
        names.push(reader.name(&withdrawal.by));
    }
    names.sort();
    names
}
