//! State of an action.

use super::{Cautious, terms};

terms! {
    /// Whether an action still has to be done.
    ActionState, "action_state" {
        Open = "open",
        Done = "done",
        Dropped = "dropped",
    }
}

impl Cautious for ActionState {
    const CAUTIOUS_FIRST: &'static [&'static str] = ActionState::CODES;
}
