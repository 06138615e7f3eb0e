//! What belongs to no case: fixed faces, shortages, obstacles to sharing, the pot, meetings.

use super::{record::record, value::Uncertain};
use crate::{
    calendar::{Day, Moment},
    terms::{
        people::Domain,
        plan::NeedType,
        talk::{BasisType, NotShared, OpenState},
    },
};
use ledger::{
    ids::{CaseId, RootId},
    record::RecordState,
};

/// What belongs to no case: fixed faces, shortages, obstacles to sharing, the pot, meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Records `contact_person/1`.
    pub contact_people: Vec<ContactPerson>,
    /// Records `shortage/1`.
    pub shortages: Vec<Shortage>,
    /// Records `sharing_obstacle/1`.
    pub sharing_obstacles: Vec<SharingObstacle>,
    /// Records `sharing_basis/1`.
    pub sharing_bases: Vec<SharingBasis>,
    /// Records `pot/1`.
    pub pots: Vec<Pot>,
    /// Records `meeting/1`.
    pub meetings: Vec<Meeting>,
}

impl Team {
    /// The kinds of these records.
    pub const KINDS: &'static [&'static str] = &[
        ContactPerson::KIND,
        Shortage::KIND,
        SharingObstacle::KIND,
        SharingBasis::KIND,
        Pot::KIND,
        Meeting::KIND,
    ];

    /// Reads what belongs to no case from any set of records in any order; deleted records are left out.
    pub fn read(records: &[RecordState]) -> Team {
        let mut standing: Vec<&RecordState> =
            records.iter().filter(|state| !state.hidden()).collect();
        standing.sort_by_key(|state| state.id);
        standing.dedup_by_key(|state| state.id);
        let mut team = Team::default();
        for state in standing {
            team.take(state);
        }
        team
    }

    /// Takes in a record of one of these kinds; tells whether it was one.
    fn take(&mut self, state: &RecordState) -> bool {
        match state.kind.as_str() {
            ContactPerson::KIND => self.contact_people.push(ContactPerson::read(state)),
            Shortage::KIND => self.shortages.push(Shortage::read(state)),
            SharingObstacle::KIND => self.sharing_obstacles.push(SharingObstacle::read(state)),
            SharingBasis::KIND => self.sharing_bases.push(SharingBasis::read(state)),
            Pot::KIND => self.pots.push(Pot::read(state)),
            Meeting::KIND => self.meetings.push(Meeting::read(state)),
            _ => return false,
        }
        true
    }
}

record! {
    /// The fixed face of an organisation, and when one last spoke without a crisis (SF4, BH3).
    ContactPerson, "contact_person/1" {
        /// Field `organisation`.
        organisation: Uncertain<String>,
        /// Field `name`.
        name: Uncertain<String>,
        /// Field `function`.
        function: Uncertain<String>,
        /// Field `domain`.
        domain: Uncertain<Domain>,
        /// Field `root`.
        root: Uncertain<RootId>,
        /// Field `reach`.
        reach: Uncertain<String>,
        /// Field `not_reach`.
        not_reach: Uncertain<String>,
        /// Field `reserve`.
        reserve: Uncertain<String>,
        /// Field `confirmed_at`.
        confirmed_at: Uncertain<Day>,
        /// Field `spoken_at`.
        spoken_at: Uncertain<Day>,
    }
}

record! {
    /// Help or housing that is not to be found (BH6, BH7): to show upwards, nobody's fault.
    Shortage, "shortage/1" {
        /// Field `sort`.
        sort: Uncertain<NeedType>,
        /// In words.
        text: Uncertain<String>,
        /// Since when.
        since: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<OpenState>,
        /// Field `asked_where`.
        asked_where: Uncertain<String>,
        /// Field `ended_at`.
        ended_at: Uncertain<Day>,
    }
}

record! {
    /// What stands in the way of sharing, over all cases (BH4).
    SharingObstacle, "sharing_obstacle/1" {
        /// In words.
        text: Uncertain<String>,
        /// Why.
        reason: Uncertain<NotShared>,
        /// Field `noted_at`.
        noted_at: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<OpenState>,
    }
}

record! {
    /// On what one shares with another organisation (BH4, W53).
    SharingBasis, "sharing_basis/1" {
        /// Field `organisation`.
        organisation: Uncertain<String>,
        /// Field `basis`.
        basis: Uncertain<BasisType>,
        /// In words.
        text: Uncertain<String>,
        /// Field `valid_from`.
        valid_from: Uncertain<Day>,
        /// Field `valid_until`.
        valid_until: Uncertain<Day>,
    }
}

record! {
    /// The pot for practical solutions.
    Pot, "pot/1" {
        /// Field `year`.
        year: Uncertain<i64>,
        /// Field `amount`.
        amount: Uncertain<i64>,
        /// Field `ceiling`.
        ceiling: Uncertain<i64>,
        /// Field `decider`.
        decider: Uncertain<String>,
    }
}

record! {
    /// A meeting about several cases; what is said of a case stands in that case.
    Meeting, "meeting/1" {
        /// When.
        at: Uncertain<Moment>,
        /// Field `place`.
        place: Uncertain<String>,
        /// Field `name`.
        name: Uncertain<String>,
        /// Field `cases`.
        cases: Uncertain<Vec<CaseId>>,
    }
}
