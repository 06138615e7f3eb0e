//! Questions from one partner to another: asked, answered, refused with a kind of reason, and the doors after that.

use crate::{
    actions::case_of_kind,
    api::{
        CaseRequest, Done, RecordView,
        error::{ApiError, ErrorCode},
        questions::{
            AnswerInformationRequest, AskInformationRequest, InformationRequestListView,
            InformationRequestView, OpenDoorRequest, QuestionDoorView, QuestionStep,
            WithdrawQuestionRequest,
        },
    },
    application::App,
    cases::open_case,
    explained::question_waits,
    input::{Edits, case_id, link, needed, record_id, term},
    on_behalf::{active, is_own, not_so, partner_or_own, past_day_or, refused, words},
    partners::partner_name,
    reader::{Case, Reader, code, days},
};
use casework::{
    calendar::Day,
    casefile::{party::Partner, talk::InformationRequest},
    handover::notes::speaks_for,
    information::{RequestMove, check_door, check_move, door_keys, doors_open, state},
    message::{Message, MessageCode},
    pitfalls::refusal_gap,
    terms::{
        Term,
        talk::{NotShared, RequestState, TriedDoor},
    },
};
use ledger::ids::RecordId;

/// The questions of a case.
pub(crate) fn information_requests(
    app: &App,
    request: CaseRequest,
) -> Result<InformationRequestListView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let mut found: Vec<&InformationRequest> =
            case.file.talk.information_requests.iter().collect();
        found.sort_by_key(|request| {
            let latest = (request.meta.first_wall.ms, request.meta.record);
            (
                state(request) != RequestState::Open,
                std::cmp::Reverse(latest),
            )
        });
        let views = found.into_iter().map(|one| view(reader, &case, one));
        Ok(InformationRequestListView {
            requests: views.collect(),
        })
    })
}

fn view(reader: &Reader<'_>, case: &Case, request: &InformationRequest) -> InformationRequestView {
    let partner = |record: Option<&RecordId>| record.and_then(|record| case.file.partner(record));
    let (from, to) = (partner(request.from.known()), partner(request.to.known()));
    let own = |partner: Option<&Partner>| partner.is_some_and(|one| is_own(reader, one));
    let name = |partner: Option<&Partner>| partner.map_or_else(String::new, partner_name);
    let state = state(request);
    let asked = request.asked_at.known().copied();
    let waits = asked.filter(|_| state == RequestState::Open);
    let not_shared = request.not_shared.known().copied();
    let own_steps = can(reader, case, request, "");
    let told = may_write(case) && question_waits(reader, case, request);
    InformationRequestView {
        record: request.meta.record.to_string(),
        question: words(&request.question),
        at_least: words(&request.at_least),
        from: from.map(|from| from.meta.record.to_string()),
        from_name: name(from),
        to: to.map(|to| to.meta.record.to_string()),
        to_name: name(to),
        asked_by_me: own(from),
        asked_of_me: own(to),
        asked_at: asked.map(|asked| asked.to_string()),
        waiting_days: waits.map(|asked| days(asked.days_until(reader.today))),
        state: code(state),
        state_label: reader.content.term(state),
        disputed: request.state.is_conflict(),
        not_shared: not_shared.map(code),
        not_shared_label: not_shared.map_or_else(String::new, |why| reader.content.term(why)),
        reason: words(&request.reason),
        alternative: words(&request.alternative),
        on_behalf: words(&request.on_behalf),
        answered_at: request.answered_at.known().map(ToString::to_string),
        doors: doors(reader, request),
        missing: gap(request).map(|message| reader.message(&message)),
        can: own_steps
            .iter()
            .copied()
            .chain(told.then_some(QuestionStep::ConfirmReason))
            .collect(),
        can_on_behalf: can(reader, case, request, "…")
            .into_iter()
            .filter(|step| !own_steps.contains(step))
            .collect(),
    }
}

fn doors(reader: &Reader<'_>, request: &InformationRequest) -> Vec<QuestionDoorView> {
    let view = |door: &TriedDoor| {
        let (name, how) = door_keys(*door);
        QuestionDoorView {
            door: code(*door),
            label: reader.text(&name),
            how: reader.text(&how),
            tried: request.doors.contains(door),
            open: !request.state.is_conflict() && doors_open(request),
        }
    };
    TriedDoor::ALL.iter().map(view).collect()
}

/// What the answer still lacks.
fn gap(request: &InformationRequest) -> Option<Message> {
    let code = match state(request) {
        RequestState::Open => MessageCode::RequestOpen,
        RequestState::Refused => refusal_gap(request)?.0,
        RequestState::Partly | RequestState::Shared | RequestState::Withdrawn => return None,
    };
    let question = words(&request.question);
    let message = Message::new(code).with("question", question.as_str());
    Some(message.about(request.meta.record))
}

fn can(
    reader: &Reader<'_>,
    case: &Case,
    request: &InformationRequest,
    on_behalf: &str,
) -> Vec<QuestionStep> {
    if !may_write(case) {
        return Vec::new();
    }
    let own = &reader.own;
    let allowed =
        |wanted: &RequestMove| check_move(&case.file, request, *wanted, own, on_behalf).is_ok();
    let moves = RequestMove::ALL.into_iter().filter(allowed);
    moves
        .map(|wanted| match wanted {
            RequestMove::Share => QuestionStep::Share,
            RequestMove::SharePartly => QuestionStep::SharePartly,
            RequestMove::Refuse => QuestionStep::Refuse,
            RequestMove::Withdraw => QuestionStep::Withdraw,
        })
        .collect()
}

fn may_write(case: &Case) -> bool {
    !case.file.is_closed() && !case.file.is_withdrawn()
}

/// Asks a partner something: a question, not a file.
pub(crate) fn ask_information(
    app: &App,
    request: AskInformationRequest,
) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let question = needed("question", &request.question)?;
    let asked_at = request.asked_at.as_deref();
    let asked_at = past_day_or(Day::today(app.env.now()), "asked_at", asked_at)?;
    let edits = app.read(|reader| {
        let case = open_case(reader, id)?;
        let from = partner_or_own(reader, &case, "from", request.from.as_deref())?;
        if !speaks_for(Some(from), &reader.own) {
            return Err(not_so("from", MessageCode::AnswerNotYours));
        }
        let to = active(&case, Some(record_id("to", &request.to)?))?;
        if to.identity() == from.identity() {
            return Err(not_so("to", MessageCode::SamePerson));
        }
        Ok(Edits::of("information_request/1")
            .set("question", question)
            .text("at_least", &request.at_least)
            .set("from", link(from.meta.record))
            .set("to", link(to.meta.record))
            .set("asked_at", asked_at)
            .term("state", RequestState::Open))
    })?;
    app.create_undoable("ask_information", |tx| edits.create(tx, id))
}

/// Who was asked answers. What he does not share, or not all of it, has a kind of reason.
pub(crate) fn answer_information(
    app: &App,
    request: AnswerInformationRequest,
) -> Result<Done, ApiError> {
    let wanted = match request.answer.as_str() {
        "shared" => RequestMove::Share,
        "partly" => RequestMove::SharePartly,
        "refused" => RequestMove::Refuse,
        _ => return Err(ApiError::invalid("answer", "not_a_code")),
    };
    let not_shared = request.not_shared.as_deref();
    let not_shared = not_shared
        .map(|why| term::<NotShared>("not_shared", why))
        .transpose()?;
    let not_shared = match (wanted, not_shared) {
        (RequestMove::Share, _) => None,
        (_, Some(why)) => Some(why),
        (_, None) => {
            return Err(not_so("not_shared", MessageCode::NotSharedEmpty));
        }
    };
    let today = Day::today(app.env.now()).to_string();
    let edits = Edits::of("information_request/1")
        .chosen("not_shared", not_shared.map(Term::code))
        .given("reason", &request.reason)
        .text("alternative", &request.alternative)
        .set("answered_at", today);
    let (record, on_behalf) = (&request.record, &request.on_behalf);
    make(app, "answer_information", record, wanted, on_behalf, edits)
}

/// Who asked takes the question back.
pub(crate) fn withdraw_request(
    app: &App,
    request: WithdrawQuestionRequest,
) -> Result<Done, ApiError> {
    let edits = Edits::of("information_request/1").text("reason", &request.reason);
    let (record, on_behalf) = (&request.record, &request.on_behalf);
    make(
        app,
        "withdraw_request",
        record,
        RequestMove::Withdraw,
        on_behalf,
        edits,
    )
}

/// Makes a move, if the state machine allows it.
fn make(
    app: &App,
    op: &'static str,
    record: &str,
    wanted: RequestMove,
    on_behalf: &str,
    edits: Edits,
) -> Result<Done, ApiError> {
    let record = record_id("record", record)?;
    let edits = app.read(|reader| {
        let (case, request) = found(reader, record)?;
        check_move(&case.file, &request, wanted, &reader.own, on_behalf).map_err(|message| {
            let yours = message.code == MessageCode::AnswerNotYours;
            refused(if yours { "on_behalf" } else { "record" }, &message)
        })?;
        let speaker = wanted.speaker(&case.file, &request);
        let own = speaker.is_some_and(|speaker| is_own(reader, speaker));
        let how = if own { "" } else { on_behalf };
        let edits = edits.term("state", wanted.to()).signed("state");
        Ok(edits.given("on_behalf", how))
    })?;
    app.write(op, |tx| {
        edits.write_changed(tx, record)?;
        Ok(Done::DONE)
    })
}

/// A door is tried when someone may not share; what was agreed becomes the other way.
pub(crate) fn open_door(app: &App, request: OpenDoorRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let door = term::<TriedDoor>("door", &request.door)?;
    let edits = app.read(|reader| {
        let (_, question) = found(reader, record)?;
        check_door(&question, door, &request.agreed).map_err(|message| {
            let why = message.code == MessageCode::DoorReasonEmpty;
            refused(if why { "agreed" } else { "record" }, &message)
        })?;
        let edits = Edits::of("information_request/1").text("alternative", &request.agreed);
        Ok(if question.doors.contains(&door) {
            edits
        } else {
            edits.add("doors", door.code())
        })
    })?;
    app.write_undoable("open_door", record, |tx| edits.write_changed(tx, record))
}

fn found(reader: &Reader<'_>, record: RecordId) -> Result<(Case, InformationRequest), ApiError> {
    let id = case_of_kind(reader, record, InformationRequest::KIND)?;
    let case = open_case(reader, id)?;
    let mut all = case.file.talk.information_requests.iter();
    let request = all.find(|one| one.meta.record == record).cloned();
    let request = request.ok_or(ErrorCode::NotFound)?;
    Ok((case, request))
}
