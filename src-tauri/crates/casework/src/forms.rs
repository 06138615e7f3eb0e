//! Which kinds people fill in as a form, with which fields, and what a field points to. Screens and the command line
//! draw every such form from this table; kinds with a course of their own (roles, handovers, visits …) have use cases.

mod table;

use crate::kinds::{Cbor, Field, Format, Kind, Rule, kind};
pub use table::FORMS;
use table::{MONEY, TARGETS};

/// Where a form belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Finding out what happens.
    Inquiry,
    /// The joint plan.
    Plan,
    /// Working together and word to residents.
    Talk,
    /// The formal steps.
    Formal,
    /// Outside any case.
    Team,
}

impl Place {
    /// Every place.
    pub const ALL: &'static [Place] = &[
        Place::Inquiry,
        Place::Plan,
        Place::Talk,
        Place::Formal,
        Place::Team,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Place::Inquiry => "inquiry",
            Place::Plan => "plan",
            Place::Talk => "talk",
            Place::Formal => "formal",
            Place::Team => "team",
        }
    }
}

/// Who may change a record after its creator wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A statement: only its creator, until it is finished; others add beside it.
    Creator,
    /// Joint work: every partner of the case.
    Everyone,
}

/// A kind that people fill in as a form.
#[derive(Debug)]
pub struct Form {
    /// The kind.
    pub kind: &'static str,
    /// Where it belongs.
    pub place: Place,
    /// Who may change it.
    pub hand: Hand,
    /// The field whose words name a record in a list.
    pub title: &'static str,
    /// Its fields, in the order in which a person meets them.
    pub fields: &'static [&'static str],
}

/// What a person gives for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines, each an element.
    Lines,
    /// A text.
    Long,
    /// A day.
    Day,
    /// A day and a time.
    Moment,
    /// Yes or no.
    Flag,
    /// A whole number from and up to these.
    Number(i64, i64),
    /// Euros in cents.
    Money,
    /// One code.
    Choice(&'static [&'static str]),
    /// Several codes.
    Choices(&'static [&'static str]),
    /// One other record of the case.
    Record(Target),
    /// Several other records of the case.
    Records(Target),
    /// A person whose card is here.
    Contact,
}

/// Which records a field may point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Partners of the case.
    Partner,
    /// Reports.
    Report,
    /// People in the case.
    Person,
    /// Facts, quotes, reports and visits.
    Evidence,
    /// Interventions.
    Intervention,
    /// Practical options.
    PracticalOption,
    /// Decisions of the mayor.
    Decision,
    /// This case at a meeting.
    MeetingItem,
    /// Versions of the analysis.
    Analysis,
}

/// The form of a kind.
pub fn form_of(kind: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.kind == kind)
}

impl Form {
    /// The kind that it fills in.
    pub fn table(&self) -> &'static Kind {
        kind(self.kind).expect("invariant: every form is of a kind of the table")
    }

    /// Its fields with what a person gives for each.
    pub fn inputs(&self) -> impl Iterator<Item = (&'static Field, Input)> + use<'_> {
        let table = self.table();
        self.fields.iter().map(move |name| {
            let field = table
                .field(name)
                .expect("invariant: every field of a form is in the table");
            (field, input(self.kind, field))
        })
    }
}

/// What a person gives for a field of a kind.
fn input(kind: &str, field: &Field) -> Input {
    let several = field.rule == Rule::Set;
    match field.format {
        Format::Line if several => Input::Lines,
        Format::Line | Format::Postcode | Format::Acute => Input::Line,
        Format::Long => Input::Long,
        Format::Day => Input::Day,
        Format::Moment => Input::Moment,
        Format::Flag => Input::Flag,
        Format::Number(..) if MONEY.contains(&field.name) => Input::Money,
        Format::Number(least, most) => Input::Number(least, most),
        Format::Code(codes) if several => Input::Choices(codes),
        Format::Code(codes) => Input::Choice(codes),
        Format::Exactly(32) if field.cbor == Cbor::Bytes && !several => Input::Contact,
        Format::Exactly(_) => {
            let target = target(kind, field.name);
            if several {
                Input::Records(target)
            } else {
                Input::Record(target)
            }
        }
        Format::Override(_)
        | Format::Heads
        | Format::Cases
        | Format::SentRecords
        | Format::SentGrounds
        | Format::FieldValues => {
            unreachable!("invariant: no form holds bookkeeping")
        }
    }
}

fn target(kind: &str, field: &str) -> Target {
    let found = TARGETS
        .iter()
        .find(|(of, name, _)| *of == kind && *name == field);
    found.map_or(Target::Evidence, |(_, _, target)| *target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_fits_the_table_and_asks_for_what_the_table_needs() {
        for form in FORMS {
            let table = form.table();
            assert!(table.field(form.title).is_some(), "{}", form.kind);
            assert_eq!(form.inputs().count(), form.fields.len(), "{}", form.kind);
            for field in table.fields.iter().filter(|field| field.required) {
                assert!(
                    form.fields.contains(&field.name),
                    "{} {}",
                    form.kind,
                    field.name
                );
            }
            assert_eq!(table.no_case, form.place == Place::Team, "{}", form.kind);
        }
    }

    #[test]
    fn a_field_that_names_another_record_says_which() {
        for form in FORMS.iter().filter(|form| form.kind != "severity/1") {
            for (field, input) in form.inputs() {
                let named = TARGETS
                    .iter()
                    .any(|(kind, name, _)| *kind == form.kind && *name == field.name);
                let points = matches!(input, Input::Record(_) | Input::Records(_));
                assert_eq!(named, points, "{} {}", form.kind, field.name);
            }
        }
    }
}
