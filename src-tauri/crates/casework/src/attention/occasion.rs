//! At which occasion the rules are asked: of a case as it stands, or because a person is about to do something.

use super::table::When;
use crate::{calendar::Day, calendar::Moment, terms::case::Phase};
use ledger::{env::Wall, ids::RecordId, sharing::Class};

/// Why the rules are asked.
#[derive(Clone, Copy, Debug, Default)]
pub enum Occasion<'a> {
    /// Nobody is about to do anything: what the case asks for as it stands.
    #[default]
    Standing,
    /// A text is about to be saved.
    Saving(Draft<'a>),
    /// A file for a partner is about to be made.
    Exporting(Parcel<'a>),
    /// A handover is about to be offered.
    HandingOver {
        /// When the two spoke each other about it.
        spoken_at: Option<Day>,
    },
    /// The case is about to go to another phase.
    Moving {
        /// To which.
        to: Phase,
    },
}

/// A text that is about to be saved.
#[derive(Clone, Copy, Debug)]
pub enum Draft<'a> {
    /// An entry of the file.
    Entry {
        /// What it says.
        text: &'a str,
        /// Its class; none while it is closed.
        class: Option<Class>,
        /// When it happened, or until when it lasted.
        occurred_at: Option<Moment>,
        /// When it is saved.
        now: Wall,
    },
    /// Word to a reporter, neighbours or the resident.
    Word {
        /// What it says.
        text: &'a str,
    },
}

/// A file for a partner that is about to be made.
#[derive(Clone, Copy, Debug)]
pub struct Parcel<'a> {
    /// The partner record of who receives it.
    pub to: RecordId,
    /// Nothing of this case was sent to him yet.
    pub is_first: bool,
    /// The records in it with their classes; none for one that is closed.
    pub items: &'a [(RecordId, Option<Class>)],
}

impl Occasion<'_> {
    /// Which rules it asks.
    pub fn when(&self) -> When {
        match self {
            Occasion::Standing => When::Standing,
            Occasion::Saving(_) => When::Saving,
            Occasion::Exporting(_) => When::Exporting,
            Occasion::HandingOver { .. } => When::HandingOver,
            Occasion::Moving { .. } => When::Moving,
        }
    }
}
