//! How a case begins: what it is, where, who is at the table, who leads.

use super::{Dossier, Part, Stage, Writer};
use crate::{
    api::error::ApiError,
    input::{Edits, link},
    reports::own_partner,
    samples::made_up::{COLLEAGUES, LETTERS, STREETS, TOWNS},
};
use casework::terms::{
    Term,
    case::{Phase, Tenure, Urgency},
    people::{Domain, Role, RoleState},
};
use ledger::ids::{CaseId, RecordId};

impl Writer<'_, '_> {
    /// Opens the case, with its partners, their roles and the reports.
    pub(super) fn start(&mut self) -> Result<Dossier, ApiError> {
        let case = self.open()?;
        let from = self.day(self.stage.age - 1);
        let own = own_partner(&self.desk.card, &from)
            .set("lead_seen_at", from.as_str())
            .create(self.tx, case)?;
        let mut dossier = Dossier {
            case,
            own,
            other: own,
            care: None,
            partners: vec![own],
            report: own,
        };
        self.colleagues(&mut dossier, &from)?;
        self.roles(&dossier)?;
        dossier.report = self.reports(case)?;
        Ok(dossier)
    }

    fn open(&mut self) -> Result<CaseId, ApiError> {
        let Stage {
            phase, age, since, ..
        } = self.stage;
        let tenures = [Tenure::SocialRent, Tenure::PrivateRent, Tenure::Owner];
        let mut edits = Edits::of("case/1")
            .set("opened_at", self.moment(age - 1, 11))
            .term("phase", phase)
            .set("phase_since", self.day(since))
            .set("acute", "no")
            .term("tenure", *self.dice.pick(&tenures))
            .add("categories", self.nuisance.category.code());
        if phase > Phase::Report && self.has(Part::Urgency) {
            edits = self.judged(edits);
        }
        let case = CaseId::of(edits.create(self.tx, CaseId::NONE)?);
        let (town, digits) = *self.dice.pick(&TOWNS);
        let letters = *self.dice.pick(&LETTERS);
        Edits::of("address/1")
            .set("street", *self.dice.pick(&STREETS))
            .set("house_number", (1 + self.dice.up_to(180)).to_string())
            .set("postcode", format!("{digits}{letters}"))
            .set("town", town)
            .create(self.tx, case)?;
        Ok(case)
    }

    /// The urgency, and in most cases when somebody last looked at the whole.
    fn judged(&mut self, edits: Edits) -> Edits {
        let urgency = *self.dice.pick(&[
            Urgency::High,
            Urgency::Medium,
            Urgency::Medium,
            Urgency::Low,
        ]);
        let reasons = [
            "Overlast houdt aan, meerdere melders.",
            "De meldingen nemen toe.",
            "Melders slapen slecht; direct gevaar is er niet.",
        ];
        let looked = self.dice.up_to(self.stage.age.min(6));
        let forgotten = self.once_in(4);
        let looked = (!forgotten).then(|| self.day(looked));
        edits
            .term("urgency", urgency)
            .set("urgency_reason", self.words(&reasons))
            .maybe("helicopter_at", looked)
    }

    /// Two or three colleagues of different organisations.
    fn colleagues(&mut self, dossier: &mut Dossier, from: &str) -> Result<(), ApiError> {
        let more = 2 + self.dice.up_to(1);
        for place in 0..more {
            let (name, organisation, function, domain) =
                COLLEAGUES[(self.number as usize + place as usize) % COLLEAGUES.len()];
            let partner = Edits::of("partner/1")
                .set("name", name)
                .set("organisation", organisation)
                .set("function", function)
                .term("domain", domain)
                .set("reach", "op werkdagen bereikbaar")
                .set("active_from", from)
                .create(self.tx, dossier.case)?;
            dossier.partners.push(partner);
            let elsewhere = organisation != self.desk.card.facts.organisation;
            if elsewhere && dossier.other == dossier.own {
                dossier.other = partner;
            }
            if domain == Domain::Care {
                dossier.care = Some(partner);
            }
        }
        Ok(())
    }

    fn roles(&mut self, dossier: &Dossier) -> Result<(), ApiError> {
        let Stage { phase, since, .. } = self.stage;
        if phase == Phase::Report || !self.has(Part::Lead) {
            return Ok(());
        }
        let asked = phase == Phase::Triage && self.number.is_multiple_of(2);
        let state = if asked {
            RoleState::Proposed
        } else {
            RoleState::Accepted
        };
        role(dossier.own, Role::CaseLead, state)
            .set("since", self.day(since.min(3)))
            .create(self.tx, dossier.case)?;
        if phase > Phase::Investigation {
            role(dossier.partners[1], Role::Deputy, RoleState::Accepted)
                .set("on_behalf", self.said())
                .set("since", self.day(since.min(2)))
                .create(self.tx, dossier.case)?;
            let mandate = "Mag afspraken maken en het overleg bijeenroepen.";
            Edits::of("factor/1")
                .set("sf1_mandate", mandate)
                .once(self.tx, dossier.case)?;
        }
        Ok(())
    }
}

fn role(partner: RecordId, role: Role, state: RoleState) -> Edits {
    Edits::of("role/1")
        .set("partner", link(partner))
        .term("role", role)
        .term("state", state)
}
