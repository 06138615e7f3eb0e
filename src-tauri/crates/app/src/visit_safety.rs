//! The safety of who visits: what is known beforehand, checking in and out, and what was noticed at the door.
//!
//! Who knows where somebody is, and when he calls in, is local state of this vault: no change, in no file. It is a
//! reminder on this screen and no alarm: nobody hears of it.

use crate::{
    actions::own_record,
    api::{
        Done, Nothing,
        entries::VisitSafetyRequest,
        error::ApiError,
        visit_safety::{
            AwayView, CheckInRequest, CheckVisitRequest, CheckedInView, KeptAway, KeptCheckIn,
            QuestionLineView, ReportLineView, SafetyLineView, VisitCheckView,
        },
    },
    application::App,
    cases::{open_case, refuse_closed},
    input::{Edits, case_id, moment, needed, term},
    on_behalf::words,
    partners::partner_name,
    reader::{Case, Reader, code, count, instant_ms},
    rows::address_of,
    timeline_view::shorten,
};
use casework::{
    calendar::{Day, Moment},
    case_number::case_number,
    casefile::{event::Report, inquiry::SafetyNote, talk::InformationRequest},
    terms::{
        entry::Company,
        inquiry::{SafetyAdvice, SafetyState},
        talk::RequestState,
    },
    visit_check::{Beforehand, check, standing_notes},
};
use vault::Vault;

/// Under which name local state holds who knows where the own person is.
const KEY: &str = "check_in";
/// Most characters of a name or number.
const MAX_LINE: usize = 120;
/// Nobody is on a visit for longer.
const LONGEST_MS: i64 = 24 * 3600 * 1000;
/// How many reports say what happens lately.
const LAST_REPORTS: usize = 2;

/// What is known before a visit, and how careful to be.
pub(crate) fn check_visit(
    app: &App,
    request: CheckVisitRequest,
) -> Result<VisitCheckView, ApiError> {
    let id = case_id(&request.case)?;
    let company = request.company.as_deref();
    let answers = Beforehand {
        announced: request.announced,
        company: company
            .map(|company| term::<Company>("company", company))
            .transpose()?,
        dark: request.dark,
        aggression: request.aggression,
        substances: request.substances,
        animals: request.animals,
        phone_ready: request.phone_ready,
    };
    app.read(|reader| {
        let case = open_case(reader, id)?;
        let checked = check(&case.file, &answers);
        let because = checked.because.iter();
        Ok(VisitCheckView {
            risk: checked.risk.map(code),
            because: because.map(|message| reader.message(message)).collect(),
            open: count(checked.open),
            notes: standing_notes(&case.file)
                .map(|note| safety_line(reader, note))
                .collect(),
            reports: last_reports(&case),
            questions: waiting_questions(reader, &case),
        })
    })
}

fn safety_line(reader: &Reader<'_>, note: &SafetyNote) -> SafetyLineView {
    let advice = note.advice.known().copied().unwrap_or(SafetyAdvice::Other);
    let review_by = note.review_by.known().copied();
    let author = note.meta.creator;
    SafetyLineView {
        record: note.meta.record.to_string(),
        advice: reader.content.term(advice),
        text: words(&note.text),
        since: note.since.known().map(ToString::to_string),
        review_by: review_by.map(|day| day.to_string()),
        overdue: review_by.is_some_and(|day| day < reader.today),
        author: author.map(|root| reader.name(&root)).unwrap_or_default(),
    }
}

fn last_reports(case: &Case) -> Vec<ReportLineView> {
    let at = |report: &Report| {
        let happened = report.occurred_at.known();
        happened.or(report.received_at.known()).copied()
    };
    let mut reports: Vec<&Report> = case.file.reports.iter().collect();
    reports.sort_by_key(|report| {
        let at = at(report).map(Moment::ms);
        std::cmp::Reverse((at, report.meta.record))
    });
    let last = reports.into_iter().take(LAST_REPORTS);
    last.map(|report| ReportLineView {
        record: report.meta.record.to_string(),
        at: at(report).map(|at| at.to_string()),
        text: shorten(&words(&report.text)),
    })
    .collect()
}

/// What partners ask the own person: perhaps the visit gives the answer.
fn waiting_questions(reader: &Reader<'_>, case: &Case) -> Vec<QuestionLineView> {
    let own = own_record(reader, case);
    let all = case.file.talk.information_requests.iter();
    let waiting = all.filter(|one: &&InformationRequest| {
        own.is_some()
            && one.to.known() == own.as_ref()
            && one.state.counting() == Some(RequestState::Open)
    });
    waiting
        .map(|one| {
            let from = one.from.known().and_then(|from| case.file.partner(from));
            QuestionLineView {
                record: one.meta.record.to_string(),
                text: words(&one.question),
                from: from.map(partner_name).unwrap_or_default(),
            }
        })
        .collect()
}

/// What was noticed at the door, for whoever visits next (K7); none when nothing was.
pub(crate) fn noticed(
    reader: &Reader<'_>,
    request: Option<&VisitSafetyRequest>,
    on: Day,
) -> Result<Option<Edits>, ApiError> {
    let Some(request) = request else {
        return Ok(None);
    };
    let advice = term::<SafetyAdvice>("safety", &request.advice)?;
    if advice == SafetyAdvice::Other {
        needed("safety", &request.text)?;
    }
    let review = on.plus(u32::from(reader.policy.attention.safety_note_days));
    Ok(Some(
        Edits::of("safety_note/1")
            .term("advice", advice)
            .given("text", &request.text)
            .set("since", on.to_string())
            .set("review_by", review.to_string())
            .term("state", SafetyState::Holds),
    ))
}

/// The own person goes somewhere: who knows, and when he calls in. Said again it is another moment or another person.
pub(crate) fn check_in(app: &App, request: CheckInRequest) -> Result<CheckedInView, ApiError> {
    let case = case_id(&request.case)?;
    let who = line("who", needed("who", &request.who)?)?;
    let phone = line("phone", request.phone.trim())?;
    let now = app.env.now().ms;
    let back_by_ms = moment("back_by", &request.back_by)?.ms();
    if back_by_ms <= now {
        return Err(ApiError::invalid("back_by", "passed"));
    }
    if back_by_ms - now > LONGEST_MS {
        return Err(ApiError::invalid("back_by", "too_far"));
    }
    app.read(|reader| refuse_closed(reader, case))?;
    let kept = app.with(|vault| {
        let before = kept(vault)?.away;
        let since_ms = before
            .filter(|away| away.case == request.case)
            .map_or(now, |away| away.since_ms);
        let kept = KeptCheckIn {
            who: who.to_owned(),
            phone: phone.to_owned(),
            away: Some(KeptAway {
                case: case.to_string(),
                since_ms,
                back_by_ms,
            }),
        };
        keep(vault, "check_in", &kept)?;
        Ok(kept)
    })?;
    app.calls_in_by(kept.away.map(|away| away.back_by_ms));
    checked_in(app, Nothing {})
}

fn line<'a>(field: &str, text: &'a str) -> Result<&'a str, ApiError> {
    if text.chars().count() > MAX_LINE {
        Err(ApiError::invalid(field, "too_long"))
    } else if text.chars().any(char::is_control) {
        Err(ApiError::invalid(field, "control_character"))
    } else {
        Ok(text)
    }
}

/// The own person is back: nothing of where he was is kept, only who knew.
pub(crate) fn check_out(app: &App, _: Nothing) -> Result<Done, ApiError> {
    app.with(|vault| {
        let kept = KeptCheckIn {
            away: None,
            ..kept(vault)?
        };
        keep(vault, "check_out", &kept)
    })?;
    app.calls_in_by(None);
    Ok(Done::DONE)
}

/// Where the own person is, if he checked in.
pub(crate) fn checked_in(app: &App, _: Nothing) -> Result<CheckedInView, ApiError> {
    app.read(|reader| {
        let kept = kept(reader.vault)?;
        Ok(CheckedInView {
            away: kept.away.map(|away| away_view(reader, &away)),
            who: kept.who,
            phone: kept.phone,
        })
    })
}

fn away_view(reader: &Reader<'_>, away: &KeptAway) -> AwayView {
    let case = case_id(&away.case).ok();
    let number = case.map(case_number).unwrap_or_default();
    let found = case.and_then(|case| reader.case(case).ok());
    let address = found.map(|case| address_of(&case.file));
    AwayView {
        case: away.case.clone(),
        place: address
            .filter(|address| !address.is_empty())
            .unwrap_or(number),
        since: instant_ms(away.since_ms),
        back_by: instant_ms(away.back_by_ms),
        passed: away.back_by_ms <= reader.now.ms,
    }
}

/// When the own person calls in at the latest, in milliseconds UTC.
pub(crate) fn back_by(vault: &Vault) -> Option<i64> {
    let kept = kept(vault).ok()?;
    kept.away.map(|away| away.back_by_ms)
}

fn kept(vault: &Vault) -> Result<KeptCheckIn, ApiError> {
    let json = vault.setting(KEY)?;
    Ok(json
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default())
}

fn keep(vault: &mut Vault, op: &'static str, kept: &KeptCheckIn) -> Result<(), ApiError> {
    let json = serde_json::to_string(kept).expect("invariant: a check-in is plain data");
    Ok(vault.local(op, |local| local.set_setting(KEY, &json))?)
}
