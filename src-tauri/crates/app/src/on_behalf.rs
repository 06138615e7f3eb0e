//! Whose word something is: a person's own, or another's who was asked and of whom is said how he said so.

use crate::{
    actions::own_record,
    api::{
        error::{ApiError, ErrorCode},
        mirror::Certainty,
    },
    input::{day, record_id},
    reader::{Case, Reader},
};
use casework::{
    calendar::Day,
    casefile::{party::Partner, value::Uncertain},
    factors::case_lead::Acceptance,
    message::{Message, MessageCode, Param},
};
use ledger::ids::RecordId;

/// How a partner said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Word {
    /// By this very change.
    Own,
    /// Elsewhere; this is how and when.
    Told(String),
}

impl Word {
    /// What is written down beside it; empty for the own word.
    pub fn how(&self) -> &str {
        match self {
            Word::Own => "",
            Word::Told(how) => how,
        }
    }
}

/// The word of `partner`: the own one, or as `on_behalf` says.
pub(crate) fn word(
    reader: &Reader<'_>,
    partner: &Partner,
    on_behalf: &str,
) -> Result<Word, ApiError> {
    if is_own(reader, partner) {
        return Ok(Word::Own);
    }
    match on_behalf.trim() {
        "" => Err(not_so("on_behalf", MessageCode::AnswerNotYours)),
        how => Ok(Word::Told(how.to_owned())),
    }
}

/// Whether the own person is this partner.
pub(crate) fn is_own(reader: &Reader<'_>, partner: &Partner) -> bool {
    partner.root.known() == Some(&reader.own)
}

/// The partner of a request, who takes part; the own one if none is named.
pub(crate) fn partner_or_own<'a>(
    reader: &Reader<'_>,
    case: &'a Case,
    field: &str,
    partner: Option<&str>,
) -> Result<&'a Partner, ApiError> {
    let record = match partner {
        Some(partner) => Some(record_id(field, partner)?),
        None => own_record(reader, case),
    };
    active(case, record)
}

/// The partner of this record, who takes part.
pub(crate) fn active(case: &Case, record: Option<RecordId>) -> Result<&Partner, ApiError> {
    let found = record.and_then(|record| case.file.partner(&record));
    found
        .filter(|partner| partner.is_active())
        .ok_or_else(|| ErrorCode::NotPartner.into())
}

/// How well it is known that `partner` wrote `value`.
pub(crate) fn certainty<T>(
    value: &Uncertain<T>,
    partner: Option<&Partner>,
    on_behalf: &Uncertain<String>,
) -> Certainty {
    let root = partner.and_then(|partner| partner.root.known());
    let own = root.is_some_and(|root| value.backed_by(root));
    of_acceptance(Acceptance::of_yes(own, on_behalf))
}

/// The same for what a rule found.
pub(crate) fn of_acceptance(acceptance: Acceptance) -> Certainty {
    match acceptance {
        Acceptance::Proposed => Certainty::Proposed,
        Acceptance::Unproven => Certainty::Unproven,
        Acceptance::OnBehalf => Certainty::OnBehalf,
        Acceptance::Own => Certainty::Own,
    }
}

/// A rule that refuses: its code as the reason, its terms and numbers as parameters; never what people typed.
pub(crate) fn refused(field: &str, message: &Message) -> ApiError {
    let error = ApiError::invalid(field, message.code.code());
    message
        .params
        .iter()
        .fold(error, |error, (name, value)| match value {
            Param::Term(key) => error.with(name, key),
            Param::Count(count) => error.with(name, count),
            Param::Day(day) => error.with(name, day),
            Param::Text(_) => error,
        })
}

/// The same for a rule without parameters.
pub(crate) fn not_so(field: &str, code: MessageCode) -> ApiError {
    refused(field, &Message::new(code))
}

/// A day of a request, up to today.
pub(crate) fn past_day(today: Day, field: &str, text: &str) -> Result<String, ApiError> {
    let found = day(field, text)?;
    if found > today {
        return Err(not_so(field, MessageCode::DayInFuture));
    }
    Ok(found.to_string())
}

/// The day of a request, up to today; today if absent.
pub(crate) fn past_day_or(today: Day, field: &str, text: Option<&str>) -> Result<String, ApiError> {
    text.map_or_else(
        || Ok(today.to_string()),
        |text| past_day(today, field, text),
    )
}

/// The text of a field; empty while nobody filled it or people disagree.
pub(crate) fn words(value: &Uncertain<String>) -> String {
    value.known().cloned().unwrap_or_default()
}
