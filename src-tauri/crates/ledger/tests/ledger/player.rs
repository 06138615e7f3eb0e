//! A device as a schedule plays with it: the model alone, or the model beside a real vault.

use super::{
    cast::{Dice, Member, World},
    model::Replica,
    planted::Policy,
};
use ledger::{
    author::FieldEdit,
    control::Target,
    ids::{CaseId, RecordId},
    plan::Incoming,
};

/// What a schedule does with a device. An error says which promise was broken.
pub trait Player: Sized {
    /// A device on which nothing was done yet.
    fn begin(member: usize, policy: Policy, dice: &Dice) -> Self;

    /// What the model of it holds and shows.
    fn model(&self) -> &Replica;

    /// Where it is asked who the partners of a case are, `devices` have to know them before anything comes in.
    fn introduce(_devices: &mut [Self], _world: &World<'_>, _case: CaseId) -> Result<(), String> {
        Ok(())
    }

    fn create(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<RecordId, String>;

    fn write_once(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<(), String>;

    fn write(
        &mut self,
        world: &World<'_>,
        record: RecordId,
        edits: &[FieldEdit<'_>],
    ) -> Result<(), String>;

    /// Its owner erases a record of a case, or one value of it; what was erased before changes nothing.
    fn erase(&mut self, world: &World<'_>, case: CaseId, target: Target) -> Result<(), String>;

    /// A full file for `recipient`, of which some changes are lost on the way.
    fn file_for(&mut self, recipient: &Member, dice: &Dice, drop_percent: usize) -> Incoming;

    /// Takes a file in; says whether anything changed by it.
    fn import(&mut self, file: &Incoming, dice: &Dice) -> Result<bool, String>;

    /// Its owner notices that an old copy of it goes on.
    fn new_epoch(&mut self, dice: &Dice) -> Result<(), String>;

    /// A copy of it, as a person copies a folder.
    fn copied(&self) -> Self;

    /// What else must hold when everyone has everything.
    fn at_rest(&mut self) -> Result<(), String> {
        Ok(())
    }
}

impl Player for Replica {
    fn begin(member: usize, policy: Policy, dice: &Dice) -> Replica {
        Replica::new(member, policy, dice)
    }

    fn model(&self) -> &Replica {
        self
    }

    fn create(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<RecordId, String> {
        Ok(Replica::create(self, world, case, kind, edits))
    }

    fn write_once(
        &mut self,
        world: &World<'_>,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<(), String> {
        Replica::write_once(self, world, case, kind, edits);
        Ok(())
    }

    fn write(
        &mut self,
        world: &World<'_>,
        record: RecordId,
        edits: &[FieldEdit<'_>],
    ) -> Result<(), String> {
        Replica::write(self, world, record, edits);
        Ok(())
    }

    fn erase(&mut self, _: &World<'_>, case: CaseId, target: Target) -> Result<(), String> {
        Replica::erase(self, case, target);
        Ok(())
    }

    fn file_for(&mut self, recipient: &Member, dice: &Dice, drop_percent: usize) -> Incoming {
        Replica::file_for(self, recipient, dice, drop_percent)
    }

    fn import(&mut self, file: &Incoming, dice: &Dice) -> Result<bool, String> {
        Replica::import(self, file, dice)
    }

    fn new_epoch(&mut self, dice: &Dice) -> Result<(), String> {
        Replica::new_epoch(self, dice);
        Ok(())
    }

    fn copied(&self) -> Replica {
        self.clone()
    }
}
