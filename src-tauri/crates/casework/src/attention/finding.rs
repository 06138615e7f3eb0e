//! What a rule found, before it is weighed by how old the files of partners are.

use super::patience::Span;
use crate::{
    calendar::Day,
    casefile::party::Partner,
    message::{Message, MessageCode},
    step::Step,
    terms::attention::{Addressee, Level},
};
use ledger::ids::RecordId;

/// What a finding rests on besides what stands in the file: that partners did not do something, as far as is known.
#[derive(Clone, Debug, Default)]
pub(crate) enum RestsOn<'a> {
    /// On nothing else than what stands in the case.
    #[default]
    Nothing,
    /// That any of these did nothing; one old file casts doubt on it.
    AnyOf(Vec<&'a Partner>),
    /// That all of these did nothing; it stands as long as one of their files is fresh.
    AllOf(Vec<&'a Partner>),
}

/// What a rule found.
#[derive(Clone, Debug)]
pub(crate) struct Finding<'a> {
    pub level: Level,
    pub message: Message,
    /// For how many days the rule speaks of it; 0 on the first.
    pub days: i64,
    /// The record that it is about; none when it is about the case.
    pub subject: Option<RecordId>,
    /// A nearer step than that of the table.
    pub step: Option<Step>,
    /// Others than the table names.
    pub who: Option<&'static [Addressee]>,
    /// The person that it is about, for what is told once per person.
    pub person: Option<&'a Partner>,
    pub rests_on: RestsOn<'a>,
    /// For how long it can wait, where that is not the threshold of the rule.
    pub span: Option<Span>,
    /// A day on which it must be looked at in any case.
    pub no_later_than: Option<Day>,
}

impl<'a> Finding<'a> {
    pub fn new(level: Level, code: MessageCode, days: i64) -> Finding<'a> {
        Finding {
            level,
            message: Message::new(code),
            days,
            subject: None,
            step: None,
            who: None,
            person: None,
            rests_on: RestsOn::Nothing,
            span: None,
            no_later_than: None,
        }
    }

    /// With this parameter of its message.
    pub fn with(
        mut self,
        name: &'static str,
        value: impl Into<crate::message::Param>,
    ) -> Finding<'a> {
        self.message = self.message.with(name, value);
        self
    }

    /// About this record, which is also a fact behind it.
    pub fn on(mut self, record: RecordId) -> Finding<'a> {
        self.subject = Some(record);
        self.because([record])
    }

    /// These records made it so.
    pub fn because(mut self, records: impl IntoIterator<Item = RecordId>) -> Finding<'a> {
        self.message.records.extend(records);
        self
    }

    pub fn step(mut self, step: Step) -> Finding<'a> {
        self.step = Some(step);
        self
    }

    pub fn to(mut self, who: &'static [Addressee]) -> Finding<'a> {
        self.who = Some(who);
        self
    }

    pub fn about_person(mut self, partner: &'a Partner) -> Finding<'a> {
        self.person = Some(partner);
        self
    }

    /// It can wait this long.
    pub fn waiting_at_most(mut self, span: Span) -> Finding<'a> {
        self.span = Some(span);
        self
    }

    /// It must be looked at on this day in any case.
    pub fn no_later_than(mut self, day: Day) -> Finding<'a> {
        self.no_later_than = Some(day);
        self
    }

    pub fn resting_on(mut self, rests_on: RestsOn<'a>) -> Finding<'a> {
        self.rests_on = rests_on;
        self
    }

    /// It rests on what this partner did not do, as far as is known.
    pub fn resting_on_partner(self, partner: Option<&'a Partner>) -> Finding<'a> {
        self.resting_on(RestsOn::AllOf(partner.into_iter().collect()))
    }
}
