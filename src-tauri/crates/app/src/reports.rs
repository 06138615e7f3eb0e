//! Taking in a report: it opens a case at an address, or adds to one.

use crate::{
    api::{
        Done, RecordRequest,
        error::{ApiError, ErrorCode},
        reports::{ReporterRequest, TakeInReportRequest, TakenInView},
    },
    application::App,
    cases::{address_edits, refuse_closed},
    input::{Edits, case_id, link, moment, moment_or, needed, record_id, term, terms},
    reader::instant,
};
use casework::{
    calendar::Day,
    case_number::case_number,
    terms::{
        Term,
        case::{Acute, AcuteAnswer, AcuteDanger, Phase, Tenure},
        category::Category,
        entry::{Channel, Precision},
    },
};
use ledger::{
    env::Wall,
    identity::Card,
    ids::{CaseId, RecordId},
};
use vault::Tx;

/// A report of nuisance. Who reported is a record of its own (K3), so that the report can travel without it.
pub(crate) fn take_in_report(
    app: &App,
    request: TakeInReportRequest,
) -> Result<TakenInView, ApiError> {
    let report = report_edits(&request, app.env.now())?;
    let existing = request.case.as_deref().map(case_id).transpose()?;
    let now = app.env.now();
    let own = app.read(|reader| {
        if let Some(case) = existing {
            refuse_closed(reader, case)?;
        }
        Ok(reader.vault.own_card()?)
    })?;
    if existing.is_none() && request.address.is_none() {
        return Err(ApiError::invalid("address", "empty"));
    }
    if let Some(reporter) = &request.reporter {
        needed("name", &reporter.name)?;
    }
    let (view, undo) = app.undoable("take_in_report", |tx| {
        let case = match existing {
            Some(case) => case,
            None => open(tx, &request, &own, now)?,
        };
        let record = report.create(tx, case)?;
        let reporter = request
            .reporter
            .as_ref()
            .map(|reporter| reporter_record(tx, case, record, reporter))
            .transpose()?;
        let view = TakenInView {
            case: case.to_string(),
            number: case_number(case),
            report: record.to_string(),
            reporter: reporter.map(|reporter| reporter.to_string()),
            opened: existing.is_none(),
            undo: None,
        };
        Ok((record, view))
    })?;
    Ok(TakenInView { undo, ..view })
}

fn report_edits(request: &TakeInReportRequest, now: Wall) -> Result<Edits, ApiError> {
    let precision = term::<Precision>("precision", &request.precision)?;
    let channel = term::<Channel>("channel", &request.channel)?;
    let categories = terms::<Category>("categories", &request.categories)?;
    // Nobody told when it happened: then no moment stands in the file, least of all this one.
    let told = request
        .occurred_at
        .as_deref()
        .map(|at| moment("occurred_at", at))
        .transpose()?;
    let until = request
        .occurred_until
        .as_deref()
        .map(|at| moment("occurred_until", at))
        .transpose()?;
    let edits = Edits::of("report/1")
        .set(
            "received_at",
            moment_or("received_at", request.received_at.as_deref(), now)?,
        )
        .maybe("occurred_at", told.map(|at| at.to_string()))
        .maybe("occurred_until", until.map(|at| at.to_string()))
        .maybe("precision", told.map(|_| precision.code()))
        .term("channel", channel)
        .set("text", needed("text", &request.text)?)
        .text("place", &request.place)
        .set("anonymous", request.anonymous)
        .set("acute", acute(request)?.to_text())
        .maybe(
            "acknowledged_at",
            request.acknowledged.then(|| instant(now)),
        );
    Ok(categories.iter().fold(edits, |edits, category| {
        edits.add("categories", category.code())
    }))
}

fn acute(request: &TakeInReportRequest) -> Result<Acute, ApiError> {
    let answer = term::<AcuteAnswer>("acute", &request.acute)?;
    let dangers = terms::<AcuteDanger>("dangers", &request.dangers)?;
    if answer != AcuteAnswer::Yes && !dangers.is_empty() {
        return Err(ApiError::invalid("dangers", "without_yes"));
    }
    Ok(Acute { answer, dangers })
}

/// The case, its address and the own person as its first partner.
fn open(
    tx: &mut Tx<'_>,
    request: &TakeInReportRequest,
    own: &Card,
    now: Wall,
) -> Result<CaseId, ApiError> {
    let today = Day::today(now).to_string();
    let case = terms::<Category>("categories", &request.categories)?
        .iter()
        .fold(
            Edits::of("case/1")
                .set("opened_at", instant(now))
                .term("phase", Phase::Report)
                .set("phase_since", today.as_str())
                .set("acute", acute(request)?.to_text())
                .term("tenure", term::<Tenure>("tenure", &request.tenure)?),
            |edits, category| edits.add("categories", category.code()),
        );
    let id = CaseId::of(case.create(tx, CaseId::NONE)?);
    let address = request.address.as_ref().ok_or(ErrorCode::NotFound)?;
    needed("street", &address.street)?;
    needed("house_number", &address.house_number)?;
    needed("town", &address.town)?;
    address_edits(address).create(tx, id)?;
    own_partner(own, &today).create(tx, id)?;
    Ok(id)
}

/// The own person as a partner, as on the own card.
pub(crate) fn own_partner(card: &Card, today: &str) -> Edits {
    Edits::of("partner/1")
        .set("root", *card.root_id().as_bytes())
        .text("name", &card.facts.name)
        .text("organisation", &card.facts.organisation)
        .text("function", &card.facts.function)
        .text("domain", &card.facts.domain)
        .set("active_from", today)
}

fn reporter_record(
    tx: &mut Tx<'_>,
    case: CaseId,
    report: RecordId,
    reporter: &ReporterRequest,
) -> Result<RecordId, ApiError> {
    Edits::of("reporter/1")
        .set("report", link(report))
        .text("name", &reporter.name)
        .text("contact", &reporter.contact)
        .set("wishes_secrecy", reporter.wishes_secrecy)
        .text("note", &reporter.note)
        .create(tx, case)
}

/// The reporter was thanked and told what happens now.
pub(crate) fn acknowledge_report(app: &App, request: RecordRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let now = instant(app.env.now());
    app.read(|reader| {
        let (state, case) = reader.record(record)?;
        if state.kind != "report/1" {
            return Err(ErrorCode::NotFound.into());
        }
        refuse_closed(reader, case)
    })?;
    app.write_undoable("acknowledge_report", record, |tx| {
        Edits::of("report/1")
            .set("acknowledged_at", now)
            .write(tx, record)
    })
}
