//! Handovers as a person sees them: where each stands, what is missing, what goes over, what he can do.

use crate::{
    api::{
        CaseRequest,
        error::ApiError,
        handover::{
            HandoverListView, HandoverPartyView, HandoverStep, HandoverView, HandoverWordView,
            HeldView,
        },
    },
    application::App,
    explained::handover_waits,
    input::case_id,
    links::links,
    on_behalf::{is_own, of_acceptance, words},
    partners::partner_name,
    passing::Passing,
    reader::{Case, Reader, code},
};
use casework::{
    casefile::{
        party::Partner,
        talk::{Handover, HandoverWord},
        value::Uncertain,
    },
    handover::{
        EndingHow, HeldBy, Move, Notes, Standing, check_move, ends_at_acceptance, from, holdings,
        missing,
        notes::{Note, check_note, speaks_for},
        standing, to,
        undoing::goes_back,
        words as said,
    },
    terms::{
        Term,
        talk::{HandoverOf, HandoverState},
    },
};
use ledger::ids::RecordId;

/// The handovers of a case.
pub(crate) fn handovers(app: &App, request: CaseRequest) -> Result<HandoverListView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let mut found: Vec<&Handover> = case.file.talk.handovers.iter().collect();
        found.sort_by_cached_key(|handover| {
            let standing = standing(&case.file, handover, reader.today);
            let waits = match standing.state {
                HandoverState::Offered | HandoverState::AcceptedWithConditions => true,
                HandoverState::Accepted
                | HandoverState::Refused
                | HandoverState::Withdrawn
                | HandoverState::Expired => false,
            };
            let waits = waits || !standing.disputed.is_empty();
            let latest = std::cmp::Reverse((handover.meta.first_wall.ms, handover.meta.record));
            (!waits, latest)
        });
        Ok(HandoverListView {
            handovers: found
                .into_iter()
                .map(|handover| view(reader, &case, handover))
                .collect(),
            held: held(reader, &case),
        })
    })
}

/// What each partner holds, one by one.
fn held(reader: &Reader<'_>, case: &Case) -> Vec<HeldView> {
    let of_partner = |partner: &Partner| {
        let holdings = holdings(&case.file, partner, HandoverOf::Case, None);
        let views = holdings.iter().filter_map(|held| {
            let found = links(reader, case, [&held.record]).pop()?;
            Some(HeldView {
                record: found.record,
                kind: match held.how {
                    EndingHow::EndRole => "role",
                    EndingHow::EndClaim => "claim",
                    EndingHow::PassAction => "action",
                }
                .to_owned(),
                label: found.title,
                partner: partner.meta.record.to_string(),
            })
        });
        views.collect::<Vec<_>>()
    };
    case.file.partners.iter().flat_map(of_partner).collect()
}

fn view(reader: &Reader<'_>, case: &Case, handover: &Handover) -> HandoverView {
    let file = &case.file;
    let standing = standing(file, handover, reader.today);
    let subject = handover.subject.known();
    let day = |value: &Uncertain<casework::calendar::Day>| value.known().map(ToString::to_string);
    let over: Vec<RecordId> = ends_at_acceptance(file, handover)
        .iter()
        .filter(|_| may_go_over(&standing))
        .map(|end| end.record)
        .collect();
    let back: Vec<RecordId> = goes_back(file, handover, reader.today)
        .iter()
        .map(|one| one.record)
        .collect();
    HandoverView {
        record: handover.meta.record.to_string(),
        of: handover.of.known().map(|of| code(*of)),
        label: label(reader, case, handover),
        subject: subject.map(ToString::to_string),
        from: party(reader, from(file, handover)),
        to: party(reader, to(file, handover)),
        offered_at: day(&handover.offered_at),
        answer_by: day(&handover.answer_by),
        state: code(standing.state),
        state_label: reader.content.term(standing.state),
        disputed: standing.disputed.iter().map(|state| code(*state)).collect(),
        held_by: match standing.held_by {
            HeldBy::Old => "from",
            HeldBy::New => "to",
        }
        .to_owned(),
        certainty: standing.acceptance.map(of_acceptance),
        asks: words(&handover.asks),
        promises: words(&handover.promises),
        risks: words(&handover.risks),
        conditions: words(&handover.conditions),
        reason: words(&handover.reason),
        words: said(file, handover)
            .into_iter()
            .map(|word| word_view(reader, case, word))
            .collect(),
        answered_at: day(&handover.answered_at),
        spoken_at: day(&handover.spoken_at),
        spoken_how: words(&handover.spoken_how),
        received_at: day(&handover.received_at),
        follow_up_at: day(&handover.follow_up_at),
        missing: missing(file, handover, reader.policy, reader.today)
            .iter()
            .map(|(message, _)| reader.message(message))
            .collect(),
        goes_over: links(reader, case, &over),
        goes_back: links(reader, case, &back),
        can: can(reader, case, handover, &standing),
        can_on_behalf: can_on_behalf(reader, case, handover),
        author: handover
            .meta
            .creator
            .map_or_else(String::new, |root| reader.full_name(&root)),
    }
}

/// Who said what, and who wrote it down: what another wrote is never the own word, whatever it says of itself.
fn word_view(reader: &Reader<'_>, case: &Case, word: &HandoverWord) -> HandoverWordView {
    let said = word.said.known();
    let partner = word.partner.known().and_then(|who| case.file.partner(who));
    let speaker = partner.and_then(|partner| partner.root.known());
    HandoverWordView {
        partner: party(reader, partner),
        said: said.map(|said| code(*said)),
        said_label: said.map_or_else(String::new, |said| reader.content.term(*said)),
        text: words(&word.text),
        on_behalf: words(&word.on_behalf),
        at: word.at.known().map(ToString::to_string),
        own_word: speaker.is_some() && speaker == word.meta.creator.as_ref(),
        author: word
            .meta
            .creator
            .map_or_else(String::new, |root| reader.full_name(&root)),
    }
}

/// Whether something may still go over: a yes stands, or can still come.
fn may_go_over(standing: &Standing) -> bool {
    match standing.state {
        HandoverState::Offered
        | HandoverState::AcceptedWithConditions
        | HandoverState::Accepted => true,
        HandoverState::Refused | HandoverState::Withdrawn | HandoverState::Expired => {
            !standing.disputed.is_empty()
        }
    }
}

fn party(reader: &Reader<'_>, partner: Option<&Partner>) -> HandoverPartyView {
    HandoverPartyView {
        partner: partner.map(|partner| partner.meta.record.to_string()),
        name: partner.map_or_else(String::new, partner_name),
        own: partner.is_some_and(|partner| is_own(reader, partner)),
    }
}

fn label(reader: &Reader<'_>, case: &Case, handover: &Handover) -> String {
    let subject = handover.subject.known();
    let named = subject.and_then(|subject| links(reader, case, [subject]).pop());
    match (named, handover.of.known()) {
        (Some(named), _) => named.title,
        (None, Some(of)) => reader.text(&of.text_key()),
        (None, None) => String::new(),
    }
}

/// Each move with its name for the window.
fn step_of(wanted: Move) -> HandoverStep {
    match wanted {
        Move::Accept => HandoverStep::Accept,
        Move::AcceptWithConditions => HandoverStep::AcceptWithConditions,
        Move::AgreeToConditions => HandoverStep::AcceptConditions,
        Move::Refuse => HandoverStep::Refuse,
        Move::Withdraw => HandoverStep::Withdraw,
        Move::Expire => HandoverStep::Expire,
    }
}

fn note_step(note: Note) -> HandoverStep {
    match note {
        Note::Contact => HandoverStep::NoteContact,
        Note::Receipt => HandoverStep::ConfirmReceipt,
        Note::FollowUp => HandoverStep::FollowUp,
    }
}

/// Moves that the state machine allows to the own person, once he wrote down what they ask for.
fn moves(reader: &Reader<'_>, case: &Case, handover: &Handover, on_behalf: &str) -> Vec<Move> {
    let filled = Notes {
        reason: "…",
        conditions: "…",
        on_behalf,
        spoken_at: Some(reader.today),
        received_at: Some(reader.today),
    };
    let allowed = |wanted: &Move| {
        let (own, today) = (&reader.own, reader.today);
        check_move(&case.file, handover, *wanted, own, filled, today).is_ok()
    };
    Move::ALL.into_iter().filter(allowed).collect()
}

fn can(
    reader: &Reader<'_>,
    case: &Case,
    handover: &Handover,
    standing: &Standing,
) -> Vec<HandoverStep> {
    if case.file.is_closed() || case.file.is_withdrawn() {
        return Vec::new();
    }
    let (file, own, today) = (&case.file, &reader.own, reader.today);
    let moves = moves(reader, case, handover, "").into_iter().map(step_of);
    let notes = Note::ALL
        .into_iter()
        .filter(|note| check_note(file, handover, *note, own, today).is_ok());
    let party = speaks_for(from(file, handover), own) || speaks_for(to(file, handover), own);
    let outstanding = party
        && standing.disputed.is_empty()
        && !Passing::outstanding(reader, case, handover).is_empty();
    let carry_out = outstanding.then_some(HandoverStep::CarryOut);
    let told = handover_waits(reader, case, handover).then_some(HandoverStep::ConfirmReason);
    let notes = notes.map(note_step);
    moves.chain(notes).chain(told).chain(carry_out).collect()
}

fn can_on_behalf(reader: &Reader<'_>, case: &Case, handover: &Handover) -> Vec<HandoverStep> {
    if case.file.is_closed() || case.file.is_withdrawn() {
        return Vec::new();
    }
    let own = moves(reader, case, handover, "");
    moves(reader, case, handover, "…")
        .into_iter()
        // That a day passed the sender notes himself.
        .filter(|wanted| !own.contains(wanted) && *wanted != Move::Expire)
        .map(step_of)
        .collect()
}
