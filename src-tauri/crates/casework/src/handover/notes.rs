//! What people write down beside the answer of a handover: that they spoke, that all was received, how it went on.

use super::{from, standing, to};
use crate::{
    calendar::Day,
    casefile::{CaseFile, party::Partner, talk::Handover},
    message::{Message, MessageCode as M, Param},
    terms::talk::HandoverState,
};
use ledger::ids::RootId;

/// Something that is noted on a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The two spoke each other.
    Contact,
    /// The receiver has all he needs to go on.
    Receipt,
    /// The sender asked how it goes.
    FollowUp,
}

impl Note {
    /// Every note.
    pub const ALL: [Note; 3] = [Note::Contact, Note::Receipt, Note::FollowUp];

    fn fits(self, state: HandoverState) -> bool {
        match state {
            HandoverState::Offered | HandoverState::AcceptedWithConditions => {
                self != Note::FollowUp
            }
            HandoverState::Accepted => true,
            HandoverState::Expired => self == Note::Contact,
            HandoverState::Refused | HandoverState::Withdrawn => false,
        }
    }
}

/// Whether `actor` may write down this note now. Each of the two notes what he knows himself; for one who does not use
/// Woonrust, or left the case, someone else does.
///
/// # Errors
/// The message says what is in the way.
pub fn check_note(
    file: &CaseFile,
    handover: &Handover,
    note: Note,
    actor: &RootId,
    today: Day,
) -> Result<(), Message> {
    let record = handover.meta.record;
    let standing = standing(file, handover, today);
    if !standing.disputed.is_empty() {
        return Err(Message::new(M::HandoverDisputed).about(record));
    }
    if !note.fits(standing.state) {
        let message = Message::new(M::HandoverMoveImpossible);
        let message = message.with("state", Param::term(standing.state));
        return Err(message.about(record));
    }
    let (from, to) = (from(file, handover), to(file, handover));
    let may = match note {
        Note::Contact => speaks_for(from, actor) || speaks_for(to, actor),
        Note::Receipt => speaks_for(to, actor),
        Note::FollowUp => speaks_for(from, actor),
    };
    if may {
        Ok(())
    } else {
        Err(Message::new(M::HandoverNotYours).about(record))
    }
}

/// Whether `actor` is this partner, or writes for one who cannot: he does not use Woonrust, left, or is not here.
pub fn speaks_for(partner: Option<&Partner>, actor: &RootId) -> bool {
    partner.is_none_or(|partner| {
        let root = partner.root.known();
        root == Some(actor) || root.is_none() || !partner.is_active()
    })
}
