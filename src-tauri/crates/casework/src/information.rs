//! A question from one partner to another as a state machine: asked, then answered, answered in part, refused or taken
//! back; and the doors that turn a refusal into another way (VK1, domain.md §3.3).

use crate::{
    casefile::{CaseFile, party::Partner, talk::InformationRequest},
    message::{Message, MessageCode as M, Param},
    terms::{
        Term,
        sharing::Door,
        talk::{RequestState, TriedDoor},
    },
};
use ledger::ids::RootId;

/// What a person can do with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestMove {
    /// Who was asked shares all of it.
    Share,
    /// Who was asked shares a part.
    SharePartly,
    /// Who was asked does not share it.
    Refuse,
    /// Who asked takes it back.
    Withdraw,
}

impl RequestMove {
    /// Every move.
    pub const ALL: [RequestMove; 4] = [
        RequestMove::Share,
        RequestMove::SharePartly,
        RequestMove::Refuse,
        RequestMove::Withdraw,
    ];

    /// The state after it.
    pub fn to(self) -> RequestState {
        match self {
            RequestMove::Share => RequestState::Shared,
            RequestMove::SharePartly => RequestState::Partly,
            RequestMove::Refuse => RequestState::Refused,
            RequestMove::Withdraw => RequestState::Withdrawn,
        }
    }

    /// Whose word it is.
    pub fn speaker<'a>(
        self,
        file: &'a CaseFile,
        request: &InformationRequest,
    ) -> Option<&'a Partner> {
        let record = match self {
            RequestMove::Share | RequestMove::SharePartly | RequestMove::Refuse => &request.to,
            RequestMove::Withdraw => &request.from,
        };
        file.partner(record.known()?)
    }

    /// Whether it can follow on this state: a refusal may still become an answer, through a door.
    fn follows(self, state: RequestState) -> bool {
        match state {
            RequestState::Open => true,
            RequestState::Refused => self != RequestMove::Refuse,
            RequestState::Partly => self == RequestMove::Share,
            RequestState::Shared | RequestState::Withdrawn => false,
        }
    }
}

/// The state that counts.
pub fn state(request: &InformationRequest) -> RequestState {
    request.state.counting().unwrap_or(RequestState::Open)
}

/// Whether `actor` may make this move now; what is another's word needs how he said so.
///
/// # Errors
/// The message says what is in the way.
pub fn check_move(
    file: &CaseFile,
    request: &InformationRequest,
    wanted: RequestMove,
    actor: &RootId,
    on_behalf: &str,
) -> Result<(), Message> {
    check_open(request, wanted.follows(state(request)))?;
    let speaker = wanted.speaker(file, request);
    let own = speaker.is_some_and(|partner| partner.root.known() == Some(actor));
    if own || !on_behalf.trim().is_empty() {
        Ok(())
    } else {
        Err(Message::new(M::AnswerNotYours).about(request.meta.record))
    }
}

/// Whether this door may be tried now: while the answer is open, partly or no. The fifth only with a word on why none
/// of the four fits.
///
/// # Errors
/// The message says what is in the way.
pub fn check_door(
    request: &InformationRequest,
    door: TriedDoor,
    agreed: &str,
) -> Result<(), Message> {
    check_open(request, doors_open(request))?;
    if door == TriedDoor::ConflictOfDuties && agreed.trim().is_empty() {
        return Err(Message::new(M::DoorReasonEmpty).about(request.meta.record));
    }
    Ok(())
}

/// Whether a door can still help.
pub fn doors_open(request: &InformationRequest) -> bool {
    match state(request) {
        RequestState::Open | RequestState::Refused | RequestState::Partly => true,
        RequestState::Shared | RequestState::Withdrawn => false,
    }
}

fn check_open(request: &InformationRequest, follows: bool) -> Result<(), Message> {
    let record = request.meta.record;
    if request.state.is_conflict() {
        return Err(Message::new(M::QuestionDisputed).about(record));
    }
    if follows {
        return Ok(());
    }
    let state = Param::term(state(request));
    let message = Message::new(M::QuestionSettled).with("state", state);
    Err(message.about(record))
}

/// Keys of a door's name and of how to go through it.
pub fn door_keys(door: TriedDoor) -> (String, String) {
    let of = |door: Door| {
        let key = door.text_key();
        (key.clone(), format!("{key}.how"))
    };
    match door {
        TriedDoor::AskConsent => of(Door::AskConsent),
        TriedDoor::AnonymousConsultation => of(Door::AnonymousConsultation),
        TriedDoor::GeneralAdvice => of(Door::GeneralAdvice),
        TriedDoor::JoinVisit => of(Door::JoinVisit),
        TriedDoor::ConflictOfDuties => {
            let key = door.text_key();
            (format!("{key}.name"), format!("{key}.how"))
        }
    }
}
