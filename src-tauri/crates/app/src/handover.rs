//! Handovers: every move of the state machine, the notes beside it, and what goes over or back with the answer.

use crate::{
    api::{
        Done, RecordRequest, RecordView,
        error::{ApiError, ErrorCode},
        handover::{
            AcceptConditionsRequest, AnswerHandoverRequest, HandoverDayRequest,
            NoteWarmContactRequest, OfferHandoverRequest, WithdrawHandoverRequest,
        },
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, link, maybe_day, needed, record_id, term},
    on_behalf::{active, is_own, not_so, partner_or_own, past_day, past_day_or, refused},
    passing::Passing,
    reader::{Case, Reader},
};
use casework::{
    calendar::Day,
    casefile::{
        party::Partner,
        talk::{Handover, HandoverWord},
    },
    handover::{
        Move, Notes, Side, check_move, from, holdings,
        notes::{Note, check_note, speaks_for},
        to,
    },
    message::MessageCode,
    terms::talk::{HandoverOf, HandoverState},
};
use ledger::ids::{CaseId, RecordId};

/// Offers the case, the lead or a task to another partner.
pub(crate) fn offer_handover(
    app: &App,
    request: OfferHandoverRequest,
) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let of = term::<HandoverOf>("of", &request.of)?;
    let subject = match (of, request.subject.as_deref()) {
        (HandoverOf::Task, Some(subject)) => Some(record_id("subject", subject)?),
        (HandoverOf::Task, None) => return Err(ApiError::invalid("subject", "empty")),
        (HandoverOf::Case | HandoverOf::Lead, _) => None,
    };
    let asks = needed("asks", &request.asks)?;
    let now = app.env.now();
    let today = Day::today(now);
    let answer_by = maybe_day("answer_by", request.answer_by.as_deref())?;
    if answer_by
        .as_deref()
        .is_some_and(|by| by < today.to_string().as_str())
    {
        return Err(not_so("answer_by", MessageCode::DayPassed));
    }
    let edits = app.read(|reader| {
        let case = open_case(reader, id)?;
        let (from, to) = ends(reader, &case, &request)?;
        let nothing = holdings(&case.file, from, of, subject.as_ref()).is_empty();
        if nothing && of != HandoverOf::Case {
            return Err(not_so("of", MessageCode::NothingHeld));
        }
        let edits = Edits::of("handover/1")
            .term("of", of)
            .maybe("subject", subject.map(link))
            .set("from", link(from.meta.record))
            .set("to", link(to.meta.record));
        Ok(edits)
    })?;
    let edits = edits
        .set("offered_at", today.to_string())
        .maybe("answer_by", answer_by)
        .term("state", HandoverState::Offered)
        .set("asks", asks)
        .text("promises", &request.promises)
        .text("risks", &request.risks);
    let edits = match request.spoken_at.as_deref() {
        Some(on) => spoken(
            edits,
            &past_day(today, "spoken_at", on)?,
            &request.spoken_how,
        )?,
        None => edits,
    };
    app.create_undoable("offer_handover", |tx| edits.create(tx, id))
}

/// Who hands over, and who is asked: two partners, and the first is the own person or one who cannot offer it himself.
fn ends<'a>(
    reader: &Reader<'_>,
    case: &'a Case,
    request: &OfferHandoverRequest,
) -> Result<(&'a Partner, &'a Partner), ApiError> {
    let from = match request.from.as_deref() {
        None => partner_or_own(reader, case, "from", None)?,
        Some(from) => {
            let record = record_id("from", from)?;
            case.file.partner(&record).ok_or(ErrorCode::NotPartner)?
        }
    };
    if !speaks_for(Some(from), &reader.own) {
        return Err(not_so("from", MessageCode::HandoverNotYours));
    }
    let to = active(case, Some(record_id("to", &request.to)?))?;
    if to.identity() == from.identity() {
        return Err(not_so("to", MessageCode::SamePerson));
    }
    Ok((from, to))
}

fn spoken(edits: Edits, on: &str, how: &str) -> Result<Edits, ApiError> {
    let how = needed("spoken_how", how)?;
    Ok(edits.set("spoken_at", on).set("spoken_how", how))
}

/// The two spoke each other about it.
pub(crate) fn note_warm_contact(
    app: &App,
    request: NoteWarmContactRequest,
) -> Result<Done, ApiError> {
    let how = needed("how", &request.how)?;
    let edits = Edits::of("handover/1").set("spoken_how", how);
    let noted = Noted {
        op: "note_warm_contact",
        note: Note::Contact,
        field: "spoken_at",
    };
    noted.write(app, &request.handover, request.on.as_deref(), edits)
}

/// The receiver has all he needs to go on.
pub(crate) fn confirm_receipt(app: &App, request: HandoverDayRequest) -> Result<Done, ApiError> {
    let noted = Noted {
        op: "confirm_receipt",
        note: Note::Receipt,
        field: "received_at",
    };
    let edits = Edits::of("handover/1");
    noted.write(app, &request.handover, request.on.as_deref(), edits)
}

/// The sender asked how it goes.
pub(crate) fn follow_up(app: &App, request: HandoverDayRequest) -> Result<Done, ApiError> {
    let noted = Noted {
        op: "follow_up",
        note: Note::FollowUp,
        field: "follow_up_at",
    };
    let edits = Edits::of("handover/1");
    noted.write(app, &request.handover, request.on.as_deref(), edits)
}

/// A note on a day.
struct Noted {
    op: &'static str,
    note: Note,
    field: &'static str,
}

impl Noted {
    fn write(
        self,
        app: &App,
        handover: &str,
        on: Option<&str>,
        edits: Edits,
    ) -> Result<Done, ApiError> {
        let record = record_id("handover", handover)?;
        let on = past_day_or(Day::today(app.env.now()), "on", on)?;
        app.read(|reader| {
            let (_, case, handover) = found(reader, record)?;
            check_note(&case.file, &handover, self.note, &reader.own, reader.today)
                .map_err(|message| refused("handover", &message))
        })?;
        app.write_undoable(self.op, record, |tx| {
            edits.set(self.field, on).write_changed(tx, record)
        })
    }
}

/// The receiver says yes, yes if, or no. With a yes everything that the old holder had of it goes over.
pub(crate) fn answer_handover(app: &App, request: AnswerHandoverRequest) -> Result<Done, ApiError> {
    let wanted = match request.answer.as_str() {
        "accept" => Move::Accept,
        "accept_with_conditions" => Move::AcceptWithConditions,
        "refuse" => Move::Refuse,
        _ => return Err(ApiError::invalid("answer", "not_a_code")),
    };
    let today = Day::today(app.env.now());
    let at = |field: &str, on: &Option<String>| {
        let on = on.as_deref();
        on.map(|on| past_day(today, field, on)).transpose()
    };
    let spoken_at = at("spoken_at", &request.spoken_at)?;
    let received_at = at("received_at", &request.received_at)?;
    let notes = Notes {
        reason: &request.reason,
        conditions: &request.conditions,
        on_behalf: &request.on_behalf,
        spoken_at: spoken_at.as_deref().and_then(Day::parse),
        received_at: received_at.as_deref().and_then(Day::parse),
    };
    let edits = Edits::of("handover/1")
        .set("answered_at", today.to_string())
        .maybe("received_at", received_at.as_deref());
    let edits = match &spoken_at {
        Some(on) => spoken(edits, on, &request.spoken_how)?,
        None => edits,
    };
    let edits = said(edits, wanted, notes);
    let op = "answer_handover";
    Made { op, wanted, notes }.write(app, &request.handover, edits)
}

/// The words of an answer. A yes without conditions takes earlier ones back.
fn said(edits: Edits, wanted: Move, notes: Notes<'_>) -> Edits {
    match wanted {
        Move::Accept => edits.clear("conditions"),
        Move::AcceptWithConditions => edits.text("conditions", notes.conditions),
        Move::Refuse | Move::Withdraw => edits.text("reason", notes.reason),
        Move::AgreeToConditions | Move::Expire => edits,
    }
}

/// The sender agrees to the conditions of the receiver: from now on it is accepted.
pub(crate) fn accept_conditions(
    app: &App,
    request: AcceptConditionsRequest,
) -> Result<Done, ApiError> {
    let today = Day::today(app.env.now()).to_string();
    let made = Made {
        op: "accept_conditions",
        wanted: Move::AgreeToConditions,
        notes: Notes {
            on_behalf: &request.on_behalf,
            ..Notes::default()
        },
    };
    let edits = Edits::of("handover/1").set("answered_at", today);
    made.write(app, &request.handover, edits)
}

/// The sender takes the offer back.
pub(crate) fn withdraw_handover(
    app: &App,
    request: WithdrawHandoverRequest,
) -> Result<Done, ApiError> {
    let made = Made {
        op: "withdraw_handover",
        wanted: Move::Withdraw,
        notes: Notes {
            reason: &request.reason,
            on_behalf: &request.on_behalf,
            ..Notes::default()
        },
    };
    let edits = said(Edits::of("handover/1"), made.wanted, made.notes);
    made.write(app, &request.handover, edits)
}

/// The sender notes that the day of the answer passed.
pub(crate) fn expire_handover(app: &App, request: RecordRequest) -> Result<Done, ApiError> {
    let made = Made {
        op: "expire_handover",
        wanted: Move::Expire,
        notes: Notes::default(),
    };
    made.write(app, &request.record, Edits::of("handover/1"))
}

/// A move, as the state machine allows it.
struct Made<'a> {
    op: &'static str,
    wanted: Move,
    notes: Notes<'a>,
}

impl Made<'_> {
    /// Makes it; with a yes what was held goes over in the same save.
    fn write(self, app: &App, handover: &str, edits: Edits) -> Result<Done, ApiError> {
        let record = record_id("handover", handover)?;
        let (id, word, passing) = app.read(|reader| {
            let (id, case, handover) = found(reader, record)?;
            let word = self.allowed(reader, &case, &handover)?;
            let yes = match self.wanted.side() {
                Side::From => "",
                Side::To => self.notes.on_behalf,
            };
            let over = self.wanted.to() == HandoverState::Accepted;
            let passing = over.then(|| Passing::over(reader, &case, &handover, yes));
            Ok((id, word, passing))
        })?;
        let edits = edits.term("state", self.wanted.to()).signed("state");
        app.write_undoable(self.op, record, |tx| {
            edits.write_changed(tx, record)?;
            word.create_finished(tx, id)?;
            passing.map_or(Ok(()), |passing| passing.write(tx, id))
        })
    }

    /// The word by which it is made: whose it is, and how he said so where another writes it down.
    fn allowed(
        &self,
        reader: &Reader<'_>,
        case: &Case,
        handover: &Handover,
    ) -> Result<Edits, ApiError> {
        let (file, notes) = (&case.file, self.notes);
        check_move(
            file,
            handover,
            self.wanted,
            &reader.own,
            notes,
            reader.today,
        )
        .map_err(|message| refused(field_of(message.code), &message))?;
        let (record, speaker) = match self.wanted.side() {
            Side::From => (&handover.from, from(file, handover)),
            Side::To => (&handover.to, to(file, handover)),
        };
        let own = speaker.is_some_and(|speaker| is_own(reader, speaker));
        let text = match self.wanted {
            Move::AcceptWithConditions => notes.conditions,
            Move::Refuse | Move::Withdraw => notes.reason,
            Move::Accept | Move::AgreeToConditions | Move::Expire => "",
        };
        Ok(Edits::of(HandoverWord::KIND)
            .set("handover", link(handover.meta.record))
            .maybe("partner", record.known().map(|partner| link(*partner)))
            .term("said", self.wanted.to())
            .set("at", reader.today.to_string())
            .text("text", text)
            .text("on_behalf", if own { "" } else { notes.on_behalf }))
    }
}

/// Brings who holds what in line with the answer that stands: what stayed behind after a yes goes over, what went over
/// although no yes stands goes back.
pub(crate) fn carry_out_handover(app: &App, request: RecordRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let (id, passing) = app.read(|reader| {
        let (id, case, handover) = found(reader, record)?;
        let (from, to) = (from(&case.file, &handover), to(&case.file, &handover));
        if !speaks_for(from, &reader.own) && !speaks_for(to, &reader.own) {
            return Err(not_so("record", MessageCode::HandoverNotYours));
        }
        let passing = Passing::outstanding(reader, &case, &handover);
        if passing.is_empty() {
            return Err(not_so("record", MessageCode::NothingHeld));
        }
        Ok((id, passing))
    })?;
    app.write_undoable("carry_out_handover", record, |tx| passing.write(tx, id))
}

/// The field of the request that a refusal is about; of any other the handover itself is in the way.
const FIELDS: [(MessageCode, &str); 5] = [
    (MessageCode::HandoverConditionsEmpty, "conditions"),
    (MessageCode::HandoverReasonEmpty, "reason"),
    (MessageCode::HandoverNotSpoken, "spoken_at"),
    (MessageCode::HandoverNotReceived, "received_at"),
    (MessageCode::HandoverNotYours, "on_behalf"),
];

fn field_of(code: MessageCode) -> &'static str {
    let found = FIELDS.iter().find(|(about, _)| *about == code);
    found.map_or("handover", |(_, field)| *field)
}

/// A handover in an open case.
pub(crate) fn found(
    reader: &Reader<'_>,
    record: RecordId,
) -> Result<(CaseId, Case, Handover), ApiError> {
    let (state, id) = reader.record(record)?;
    if state.kind != Handover::KIND {
        return Err(ErrorCode::NotFound.into());
    }
    let case = open_case(reader, id)?;
    let mut handovers = case.file.talk.handovers.iter();
    let handover = handovers.find(|one| one.meta.record == record).cloned();
    let handover = handover.ok_or(ErrorCode::NotFound)?;
    Ok((id, case, handover))
}
