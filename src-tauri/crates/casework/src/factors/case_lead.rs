//! SF1: one person leads and keeps the overview (domain.md §7.1).

use super::{Factor, Findings, own_word, review_days};
use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        party::{Partner, PartnerIdentity, RoleAssignment},
        value::Uncertain,
    },
    message::{Message, MessageCode as M},
    policy::Policy,
    step::Step,
    terms::people::{Role, RoleState},
};
use std::collections::BTreeMap;

/// How far a role is with the person to whom it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acceptance {
    /// Proposed; also while people disagree about it.
    Proposed,
    /// Someone else wrote that he accepted, without saying how he said so.
    Unproven,
    /// Accepted in a meeting or by telephone, written down by another who says how.
    OnBehalf,
    /// Accepted by his own signed change.
    Own,
}

impl Acceptance {
    /// How well a yes is known: said by his own signed change, or written down by another who says how he said so.
    pub fn of_yes(own: bool, on_behalf: &Uncertain<String>) -> Acceptance {
        if own {
            Acceptance::Own
        } else if on_behalf.filled().is_some() {
            Acceptance::OnBehalf
        } else {
            Acceptance::Unproven
        }
    }

    /// A yes, and known how.
    pub fn counts(self) -> bool {
        self >= Acceptance::OnBehalf
    }
}

/// A role with the partner who holds it.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// The role.
    pub assignment: &'a RoleAssignment,
    /// The partner, if his record is here.
    pub partner: Option<&'a Partner>,
    /// How far it is.
    pub acceptance: Acceptance,
}

impl<'a> Holder<'a> {
    /// Name of the holder; empty when unknown.
    pub fn label(&self) -> &'a str {
        self.partner.map(Partner::label).unwrap_or_default()
    }

    /// Accepted, and known how.
    pub fn is_accepted(&self) -> bool {
        self.acceptance.counts()
    }

    /// Takes part in the case.
    pub fn is_active(&self) -> bool {
        self.partner.is_some_and(Partner::is_active)
    }

    fn identity(&self) -> PartnerIdentity {
        self.partner.map_or(
            PartnerIdentity::Record(self.assignment.meta.record),
            Partner::identity,
        )
    }
}

/// Who holds or was proposed for a role; refused and ended ones are left out.
pub fn holders(file: &CaseFile, role: Role) -> Vec<Holder<'_>> {
    let of_role = file
        .roles
        .iter()
        .filter(|assignment| assignment.role.known() == Some(&role));
    of_role
        .filter_map(|assignment| {
            let partner = assignment
                .partner
                .known()
                .and_then(|record| file.partner(record));
            let acceptance = acceptance(assignment, partner)?;
            Some(Holder {
                assignment,
                partner,
                acceptance,
            })
        })
        .collect()
}

/// The different people who lead, by identity: one person with two records counts once. Who left leads no more.
pub fn active_leads(file: &CaseFile) -> Vec<Holder<'_>> {
    distinct(
        holders(file, Role::CaseLead)
            .into_iter()
            .filter(|holder| holder.is_accepted() && holder.is_active()),
    )
}

/// The different people who take part and were given a role, whatever they said.
pub fn asked(file: &CaseFile, role: Role) -> Vec<Holder<'_>> {
    distinct(holders(file, role).into_iter().filter(Holder::is_active))
}

/// Those who lead; while nobody does, the one who left and was not followed yet.
pub fn leads_or_left(file: &CaseFile) -> Vec<Holder<'_>> {
    let leads = active_leads(file);
    if leads.is_empty() {
        who_left(file).into_iter().collect()
    } else {
        leads
    }
}

fn acceptance(assignment: &RoleAssignment, partner: Option<&Partner>) -> Option<Acceptance> {
    match assignment.state.counting().unwrap_or(RoleState::Proposed) {
        RoleState::Proposed => Some(Acceptance::Proposed),
        RoleState::Refused | RoleState::Ended => None,
        RoleState::Accepted => {
            let own = own_word(&assignment.state, root_of(partner));
            Some(Acceptance::of_yes(own, &assignment.on_behalf))
        }
    }
}

fn root_of(partner: Option<&Partner>) -> Option<&ledger::ids::RootId> {
    partner.and_then(|partner| partner.root.known())
}

fn distinct<'a>(holders: impl Iterator<Item = Holder<'a>>) -> Vec<Holder<'a>> {
    let mut best: BTreeMap<PartnerIdentity, Holder<'a>> = BTreeMap::new();
    for holder in holders {
        let known = best.get(&holder.identity());
        if known.is_none_or(|known| known.acceptance < holder.acceptance) {
            best.insert(holder.identity(), holder);
        }
    }
    best.into_values().collect()
}

pub(crate) fn find(file: &CaseFile, policy: &Policy, today: Day) -> Findings {
    let mut found = Findings::default();
    let lead = find_lead(file, &mut found);
    find_deputy(file, lead, &mut found);
    find_partners(file, lead, &mut found);
    find_mandate(file, lead, &mut found);
    find_overview(file, policy, today, &mut found);
    found
}

/// The one lead, if there is exactly one; also one who left and was not followed yet.
fn find_lead<'a>(file: &'a CaseFile, found: &mut Findings) -> Option<Holder<'a>> {
    match active_leads(file).as_slice() {
        [] => {
            let left = who_left(file);
            match left {
                Some(lead) => lead_left(lead, found),
                None => lead_wanted(file, found),
            }
            left
        }
        [lead] => {
            judge_lead(*lead, found);
            Some(*lead)
        }
        several => {
            let names: Vec<&str> = several.iter().map(Holder::label).collect();
            let mut message = Message::new(M::LeadDouble).with("names", names.join(", ").as_str());
            message.records = several
                .iter()
                .map(|lead| lead.assignment.meta.record)
                .collect();
            found.miss(
                message,
                Factor::CaseLead.question(1),
                Step::SettleDoubleLead,
            );
            None
        }
    }
}

fn lead_wanted(file: &CaseFile, found: &mut Findings) {
    let waiting = asked(file, Role::CaseLead)
        .into_iter()
        .max_by_key(|holder| holder.acceptance);
    let Some(holder) = waiting else {
        found.miss(
            Message::new(M::LeadNone),
            Factor::CaseLead.question(1),
            Step::ProposeLead,
        );
        return;
    };
    let code = if holder.acceptance == Acceptance::Unproven {
        M::LeadUnproven
    } else {
        M::LeadProposed
    };
    let message = Message::new(code)
        .with("name", holder.label())
        .about(holder.assignment.meta.record);
    found.miss(message, Factor::CaseLead.question(2), Step::AskLead);
}

/// The lead who left, while nobody was asked to follow him.
fn who_left(file: &CaseFile) -> Option<Holder<'_>> {
    let holders = holders(file, Role::CaseLead);
    let left = holders
        .iter()
        .find(|holder| holder.is_accepted() && !holder.is_active());
    left.filter(|_| asked(file, Role::CaseLead).is_empty())
        .copied()
}

fn lead_left(lead: Holder<'_>, found: &mut Findings) {
    let message = Message::new(M::LeadLeft)
        .with("name", lead.label())
        .about(lead.assignment.meta.record);
    found.miss(message, Factor::CaseLead.question(1), Step::ProposeLead);
}

fn judge_lead(lead: Holder<'_>, found: &mut Findings) {
    found
        .because
        .push(taken(lead, M::LeadAccepted, M::LeadOnBehalf));
    if lead.acceptance != Acceptance::Own {
        found
            .unconfirmed
            .push(taken(lead, M::LeadAccepted, M::LeadOnBehalf));
    }
}

fn taken(holder: Holder<'_>, own: M, on_behalf: M) -> Message {
    let record = holder.assignment.meta.record;
    match (holder.acceptance, holder.assignment.on_behalf.filled()) {
        (Acceptance::OnBehalf, how) => Message::new(on_behalf)
            .with("name", holder.label())
            .with("how", how.unwrap_or_default())
            .about(record),
        (Acceptance::Own | Acceptance::Proposed | Acceptance::Unproven, _) => {
            Message::new(own).with("name", holder.label()).about(record)
        }
    }
}

fn find_deputy(file: &CaseFile, lead: Option<Holder<'_>>, found: &mut Findings) {
    let question = Factor::CaseLead.question(3);
    let all = holders(file, Role::Deputy);
    let accepted: Vec<Holder<'_>> = distinct(
        all.iter()
            .filter(|holder| holder.is_active())
            .filter(|holder| holder.is_accepted())
            .copied(),
    );
    let another = accepted
        .iter()
        .find(|deputy| lead.is_none_or(|lead| lead.identity() != deputy.identity()));
    if let Some(deputy) = another {
        found
            .because
            .push(taken(*deputy, M::DeputyAccepted, M::DeputyOnBehalf));
        if deputy.acceptance != Acceptance::Own {
            found
                .unconfirmed
                .push(taken(*deputy, M::DeputyAccepted, M::DeputyOnBehalf));
        }
        return;
    }
    let named = |code: M, holder: &Holder<'_>| {
        Message::new(code)
            .with("name", holder.label())
            .about(holder.assignment.meta.record)
    };
    match (
        accepted.first(),
        all.iter().find(|holder| holder.is_active()),
    ) {
        (Some(deputy), _) => found.miss(
            named(M::DeputySamePerson, deputy),
            question,
            Step::ProposeDeputy,
        ),
        (None, Some(deputy)) => {
            found.miss(named(M::DeputyProposed, deputy), question, Step::AskDeputy)
        }
        (None, None) => found.miss(Message::new(M::DeputyNone), question, Step::ProposeDeputy),
    }
}

/// Every active partner knows who leads; the lead himself knows by having accepted.
fn find_partners(file: &CaseFile, lead: Option<Holder<'_>>, found: &mut Findings) {
    let lead_identity = lead.map(|lead| lead.identity());
    let others = file
        .active_partners()
        .filter(|partner| Some(partner.identity()) != lead_identity);
    let mut knowing = Vec::new();
    for partner in others {
        let named = |code: M| {
            Message::new(code)
                .with("name", partner.label())
                .about(partner.meta.record)
        };
        if partner.lead_seen_at.known().is_none() {
            let question = Factor::CaseLead.question(4);
            found.miss(
                named(M::PartnerDoesNotKnowLead),
                question,
                Step::TellPartner,
            );
            continue;
        }
        knowing.push(partner.meta.record);
        if !own_word(&partner.lead_seen_at, partner.root.known()) {
            found.unconfirmed.push(named(M::PartnerOnBehalf));
        }
    }
    if !knowing.is_empty() {
        let count = i64::try_from(knowing.len()).unwrap_or(i64::MAX);
        let message = Message::new(M::PartnersKnowLead).with("count", count);
        found.because.push(Message {
            records: knowing,
            ..message
        });
    }
}

fn find_mandate(file: &CaseFile, lead: Option<Holder<'_>>, found: &mut Findings) {
    if let Some(lead) = lead.filter(|lead| lead.assignment.mandate.filled().is_some()) {
        found
            .because
            .push(Message::new(M::MandateFilled).about(lead.assignment.meta.record));
    } else if file.answers.mandate.filled().is_some() {
        let message = Message::new(M::MandateFilled);
        let records = file.answers.meta.iter().map(|meta| meta.record).collect();
        found.because.push(Message { records, ..message });
    } else {
        found.miss(
            Message::new(M::MandateEmpty),
            Factor::CaseLead.question(5),
            Step::WriteMandate,
        );
    }
}

fn find_overview(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let limit = i64::from(review_days(file, policy));
    let message = match (file.helicopter_at.known(), file.helicopter_at.is_set()) {
        (None, true) => Message::new(M::OverviewUnclear),
        (None, false) => Message::new(M::OverviewNever),
        (Some(day), _) => match day.days_until(today) {
            days if days < 0 => Message::new(M::OverviewInFuture).with("day", *day),
            days if days > limit => Message::new(M::OverviewOld)
                .with("day", *day)
                .with("days", days)
                .with("limit", limit),
            _ => {
                found.because.push(about_case(
                    file,
                    Message::new(M::OverviewChecked).with("day", *day),
                ));
                return;
            }
        },
    };
    found.miss(
        about_case(file, message),
        Factor::CaseLead.question(1),
        Step::CheckOverview,
    );
}

fn about_case(file: &CaseFile, message: Message) -> Message {
    let records = file.meta.iter().map(|meta| meta.record).collect();
    Message { records, ..message }
}
