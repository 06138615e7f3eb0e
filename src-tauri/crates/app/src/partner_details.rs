//! What is known of a partner: who he is, how to reach him, who answers when he is away, and since when that holds.

use crate::{
    api::{
        Done,
        error::{ApiError, ErrorCode},
        partners::{DescribePartnerRequest, PartnerDetailsView, PartnerRequest},
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, maybe_day, needed, record_id, term},
    on_behalf::{not_so, words},
    reader::{Case, Reader, code},
};
use casework::{
    casefile::{
        party::Partner,
        value::{Claim, Uncertain},
    },
    message::MessageCode,
    terms::people::Domain,
};
use ledger::ids::RecordId;

/// What is known of a partner.
pub(crate) fn partner_details(
    app: &App,
    request: PartnerRequest,
) -> Result<PartnerDetailsView, ApiError> {
    let id = case_id(&request.case)?;
    let record = record_id("partner", &request.partner)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        Ok(view(reader, &case, find(&case, record)?))
    })
}

fn find(case: &Case, record: RecordId) -> Result<&Partner, ApiError> {
    let mut everyone = case.file.everyone();
    let found = everyone.find(|one| one.meta.record == record);
    found.ok_or_else(|| ErrorCode::NotFound.into())
}

fn view(reader: &Reader<'_>, case: &Case, partner: &Partner) -> PartnerDetailsView {
    let record = partner.meta.record;
    let conflicts = case.file.conflicts.iter();
    let disputed = conflicts.filter(|conflict| conflict.record == record);
    let confirmed: Option<&Claim<_>> = match &partner.contact_confirmed_at {
        Uncertain::One(claim) => Some(claim),
        Uncertain::Unset | Uncertain::Many(_) => None,
    };
    let (from, until) = (partner.away_from.known(), partner.away_until.known());
    let away = (from.is_some() || until.is_some())
        && from.is_none_or(|from| *from <= reader.today)
        && until.is_none_or(|until| reader.today <= *until);
    PartnerDetailsView {
        partner: record.to_string(),
        name: words(&partner.name),
        organisation: words(&partner.organisation),
        function: words(&partner.function),
        domain: partner.domain.known().map(|domain| code(*domain)),
        reach: words(&partner.reach),
        not_reach: words(&partner.not_reach),
        reserve: words(&partner.reserve),
        away_from: from.map(ToString::to_string),
        away_until: until.map(ToString::to_string),
        away_now: away,
        contact_confirmed_at: partner
            .contact_confirmed_at
            .known()
            .map(ToString::to_string),
        contact_confirmed_by: confirmed
            .map_or_else(String::new, |claim| reader.full_name(&claim.author)),
        disputed: disputed.map(|conflict| conflict.field.clone()).collect(),
    }
}

/// What is known of a partner changes; a field that nobody touched stays as it is. Of one who left a typo can still be
/// fixed, and nobody makes sure of him any more.
pub(crate) fn describe_partner(
    app: &App,
    request: DescribePartnerRequest,
) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let record = record_id("partner", &request.partner)?;
    let organisation = needed("organisation", &request.organisation)?;
    let domain = request.domain.as_deref();
    let domain = domain
        .map(|domain| term::<Domain>("domain", domain))
        .transpose()?;
    let away_from = maybe_day("away_from", request.away_from.as_deref())?;
    let away_until = maybe_day("away_until", request.away_until.as_deref())?;
    if let (Some(from), Some(until)) = (&away_from, &away_until)
        && until < from
    {
        return Err(not_so("away_until", MessageCode::DayBeforeStart));
    }
    let (edits, today) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let partner = find(&case, record)?;
        if request.confirmed && !partner.is_active() {
            return Err(ErrorCode::NotPartner.into());
        }
        let edits = Edits::of("partner/1")
            .set("organisation", organisation)
            .given("name", &request.name)
            .given("function", &request.function)
            .chosen("domain", domain.map(casework::terms::Term::code))
            .given("reach", &request.reach)
            .given("not_reach", &request.not_reach)
            .given("reserve", &request.reserve)
            .chosen("away_from", away_from)
            .chosen("away_until", away_until);
        Ok((edits, reader.today.to_string()))
    })?;
    app.write_undoable("describe_partner", record, |tx| {
        edits.write_changed(tx, record)?;
        if request.confirmed {
            // Anew also on a day on which another made sure: this is the own word.
            Edits::of("partner/1")
                .set("contact_confirmed_at", today)
                .write(tx, record)?;
        }
        Ok(())
    })
}
