//! A vault with fictional Dutch cases in all phases, to try the program without anyone's data. The same seed gives
//! the same cases.

mod made_up;

use crate::{
    api::error::{ApiError, ErrorCode},
    api::session::{FillSamplesRequest, FilledSamplesView},
    application::App,
    input::{Edits, link, seal},
    progress::Progress,
    reports::own_partner,
};
use casework::{
    calendar::{Day, Moment, amsterdam_offset},
    terms::{
        Term,
        action::ActionState,
        case::{ClosingResult, Phase, Tenure, Urgency},
        category::Category,
        entry::{Channel, Precision, Source, VisitOutcome},
        intervention::InterventionType,
        people::{Domain, PersonRole, Role, RoleState},
    },
};
use ledger::{
    env::Wall,
    identity::Card,
    ids::{CaseId, RecordId},
};
use made_up::{COLLEAGUES, REPORTS, STREETS, TOWNS};
use vault::{NewIdentity, Place, Secret, Tx, Vault};

/// Opens the example vault. It protects nothing: everything in it is made up.
pub(crate) const PASSPHRASE: &str = "rustig wonen begint met oefenen";
const CASES: u32 = 14;
const DAY_MS: i64 = 24 * 3600 * 1000;

/// Makes the example vault as the window offers it.
pub(crate) fn make(app: &App, place: Place) -> Result<Vault, ApiError> {
    make_with(app, place, CASES, 1)
}

fn make_with(app: &App, place: Place, cases: u32, seed: u64) -> Result<Vault, ApiError> {
    let identity = NewIdentity {
        name: "Robin de Groot".to_owned(),
        organisation: "Gemeente Proefstad".to_owned(),
        domain: Domain::Enforcement.code().to_owned(),
        function: "oefenen met voorbeeldzaken".to_owned(),
    };
    let (mut vault, code) = Vault::create(
        place,
        &Secret::new(PASSPHRASE),
        &identity,
        app.env.clone(),
        app.kdf,
    )?;
    let groups = code.groups();
    vault.confirm_code(&code, [(0, groups[0].as_str()), (1, groups[1].as_str())])?;
    let card = vault.own_card()?;
    let now = app.env.now();
    let mut refused = None;
    let filled = vault.transact("fill_samples", |tx| {
        fill(tx, &card, now, cases, seed).map_err(|error| {
            refused = Some(error);
            vault::Error::Refused("samples".to_owned())
        })
    });
    filled.map_err(|error| refused.unwrap_or_else(|| ApiError::from(error)))?;
    Ok(vault)
}

/// Makes the example vault with these cases, beside the vault of the person. There must be none yet.
pub(crate) fn make_samples(
    app: &App,
    request: FillSamplesRequest,
    progress: &dyn Progress,
) -> Result<FilledSamplesView, ApiError> {
    check(&request)?;
    let (place, total) = (app.place(true), u64::from(request.cases));
    // Making it was cut off: it is made again.
    Vault::discard_unfinished(place.clone())?;
    if Vault::exists(place.dir()) {
        return Err(ErrorCode::VaultNotEmpty.into());
    }
    progress.step(0, total, "filling");
    let vault = make_with(app, place, request.cases, u64::from(request.seed))?;
    progress.step(total, total, "filling");
    filled(&vault, &request)
}

fn check(request: &FillSamplesRequest) -> Result<(), ApiError> {
    if request.cases > 20_000 {
        return Err(ApiError::invalid("cases", "too_many"));
    }
    Ok(())
}

fn filled(vault: &Vault, request: &FillSamplesRequest) -> Result<FilledSamplesView, ApiError> {
    Ok(FilledSamplesView {
        cases: request.cases,
        records: u32::try_from(vault.counts()?.records).unwrap_or(u32::MAX),
    })
}

/// Fills an empty vault, for tests, demonstrations and measurements.
pub(crate) fn fill_samples(
    app: &App,
    request: FillSamplesRequest,
    progress: &dyn Progress,
) -> Result<FilledSamplesView, ApiError> {
    check(&request)?;
    let card = app.with(|vault| {
        let counts = vault.counts()?;
        if counts.changes == 0 {
            Ok(vault.own_card()?)
        } else {
            Err(ErrorCode::VaultNotEmpty.into())
        }
    })?;
    let now = app.env.now();
    progress.step(0, u64::from(request.cases), "filling");
    app.write("fill_samples", |tx| {
        fill(tx, &card, now, request.cases, u64::from(request.seed))
    })?;
    progress.step(
        u64::from(request.cases),
        u64::from(request.cases),
        "filling",
    );
    app.with(|vault| filled(vault, &request))
}

fn fill(tx: &mut Tx<'_>, card: &Card, now: Wall, cases: u32, seed: u64) -> Result<(), ApiError> {
    for number in 0..cases {
        let mut dice = Dice(
            seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .wrapping_add(u64::from(number)),
        );
        Sample {
            tx,
            card,
            now,
            number,
            dice: &mut dice,
        }
        .make()?;
    }
    Ok(())
}

/// Repeatable throws (SplitMix64): nothing here is secret.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn up_to(&mut self, most: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(most.max(0) + 1).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.next() % from.len() as u64).unwrap_or(0)]
    }
}

struct Sample<'s, 'v> {
    tx: &'s mut Tx<'v>,
    card: &'s Card,
    now: Wall,
    number: u32,
    dice: &'s mut Dice,
}

impl Sample<'_, '_> {
    fn make(&mut self) -> Result<(), ApiError> {
        let phase = Phase::ALL[self.number as usize % Phase::ALL.len()];
        let age = 4 + i64::from(self.number % 11) * 9 + self.dice.up_to(20);
        let (category, told, seen) = *self.dice.pick(&REPORTS);
        let case = self.open(phase, category, age)?;
        let partners = self.partners(case, age)?;
        self.roles(case, phase, &partners)?;
        self.report(case, category, told, age)?;
        self.visit(case, seen, age)?;
        self.course(case, phase, &partners, age)?;
        Ok(())
    }

    fn moment(&mut self, days_ago: i64, hour: i64) -> String {
        let ms =
            self.now.ms - days_ago * DAY_MS - self.now.ms.rem_euclid(DAY_MS) + hour * 3_600_000;
        let ms = ms.min(self.now.ms) + self.dice.up_to(50) * 60_000;
        Moment::of(Wall {
            ms,
            offset_minutes: amsterdam_offset(ms),
        })
        .to_string()
    }

    fn day(&self, days_ago: i64) -> String {
        Day::at(self.now.ms - days_ago * DAY_MS).to_string()
    }

    fn open(&mut self, phase: Phase, category: Category, age: i64) -> Result<CaseId, ApiError> {
        let urgency = *self.dice.pick(&[
            Urgency::High,
            Urgency::Medium,
            Urgency::Medium,
            Urgency::Low,
        ]);
        let since = self.dice.up_to(age.min(30));
        let opened = self.moment(age, 9);
        let mut edits = Edits::of("case/1")
            .set("opened_at", opened)
            .term("phase", phase)
            .set("phase_since", self.day(since))
            .set("acute", "no")
            .term(
                "tenure",
                *self
                    .dice
                    .pick(&[Tenure::SocialRent, Tenure::PrivateRent, Tenure::Owner]),
            )
            .add("categories", category.code());
        if phase > Phase::Report {
            edits = edits
                .term("urgency", urgency)
                .set("urgency_reason", "Overlast houdt aan, meerdere melders.");
        }
        let case = CaseId::of(edits.create(self.tx, CaseId::NONE)?);
        let (town, digits) = *self.dice.pick(&TOWNS);
        let letters = *self.dice.pick(&["AB", "CD", "EF", "GH"]);
        Edits::of("address/1")
            .set("street", *self.dice.pick(&STREETS))
            .set("house_number", (1 + self.dice.up_to(180)).to_string())
            .set("postcode", format!("{digits}{letters}"))
            .set("town", town)
            .create(self.tx, case)?;
        Ok(case)
    }

    fn partners(&mut self, case: CaseId, age: i64) -> Result<Vec<RecordId>, ApiError> {
        let today = self.day(age);
        let mut partners = vec![
            own_partner(self.card, &today)
                .set("lead_seen_at", today.as_str())
                .create(self.tx, case)?,
        ];
        let more = 1 + self.dice.up_to(2);
        for place in 0..more {
            let (name, organisation, function, domain) =
                COLLEAGUES[(self.number as usize + place as usize) % 4];
            let partner = Edits::of("partner/1")
                .set("name", name)
                .set("organisation", organisation)
                .set("function", function)
                .term("domain", domain)
                .set("reach", "op werkdagen bereikbaar")
                .set("active_from", today.as_str());
            partners.push(partner.create(self.tx, case)?);
        }
        Ok(partners)
    }

    fn roles(&mut self, case: CaseId, phase: Phase, partners: &[RecordId]) -> Result<(), ApiError> {
        let state = if phase <= Phase::Triage && self.number.is_multiple_of(2) {
            RoleState::Proposed
        } else {
            RoleState::Accepted
        };
        if phase == Phase::Report {
            return Ok(());
        }
        let lead = Edits::of("role/1")
            .set("partner", link(partners[0]))
            .term("role", Role::CaseLead)
            .term("state", state);
        lead.set("since", self.day(3)).create(self.tx, case)?;
        if phase > Phase::Investigation {
            Edits::of("role/1")
                .set("partner", link(partners[1]))
                .term("role", Role::Deputy)
                .term("state", RoleState::Accepted)
                .set("on_behalf", "telefonisch gezegd")
                .set("since", self.day(2))
                .create(self.tx, case)?;
            Edits::of("factor/1")
                .set(
                    "sf1_mandate",
                    "Mag afspraken maken en het overleg bijeenroepen.",
                )
                .once(self.tx, case)?;
        }
        Ok(())
    }

    fn report(
        &mut self,
        case: CaseId,
        category: Category,
        told: &str,
        age: i64,
    ) -> Result<(), ApiError> {
        let reports = 1 + self.dice.up_to(3);
        for place in 0..reports {
            let ago = (age - place * 5).max(1);
            let (occurred, received) = (self.moment(ago, 22), self.moment(ago - 1, 10));
            let report = Edits::of("report/1")
                .set("occurred_at", occurred)
                .set("received_at", received.as_str())
                .term(
                    "precision",
                    *self.dice.pick(&[Precision::Exact, Precision::About]),
                )
                .term(
                    "channel",
                    *self
                        .dice
                        .pick(&[Channel::Phone, Channel::WebForm, Channel::Email]),
                )
                .set("text", told)
                .set("anonymous", place == 2)
                .set("acute", "no")
                .set("acknowledged_at", received.as_str())
                .add("categories", category.code())
                .create(self.tx, case)?;
            if place == 0 {
                let name = *self
                    .dice
                    .pick(&["mevrouw Peters", "de heer Dekker", "familie Mulder"]);
                let reporter = Edits::of("reporter/1")
                    .set("report", link(report))
                    .set("name", name);
                reporter
                    .set("contact", "telefoon bekend")
                    .set("wishes_secrecy", true)
                    .create(self.tx, case)?;
            }
        }
        let resident = *self
            .dice
            .pick(&["bewoner nummer 12", "de heer De Vries", "mevrouw Vos"]);
        Edits::of("person/1")
            .set("name", resident)
            .term("role", PersonRole::Resident)
            .create(self.tx, case)?;
        Ok(())
    }

    fn visit(&mut self, case: CaseId, seen: &str, age: i64) -> Result<(), ApiError> {
        let outcome = *self.dice.pick(&[
            VisitOutcome::Spoken,
            VisitOutcome::Spoken,
            VisitOutcome::NotHome,
        ]);
        let at = self.moment((age - 6).max(0), 14);
        let visit = Edits::of("visit/1")
            .set("occurred_at", at.as_str())
            .term("outcome", outcome)
            .create(self.tx, case)?;
        let fact = Edits::of("fact/1")
            .set("visit", link(visit))
            .set("occurred_at", at.as_str())
            .term("precision", Precision::Exact)
            .term("source", Source::Own)
            .set("text", seen)
            .create(self.tx, case)?;
        seal(self.tx, fact)?;
        if outcome == VisitOutcome::Spoken {
            let said = *self.dice.pick(&[
                "Ik wist niet dat het zo hard klonk.",
                "Ik slaap slecht, daarom ben ik 's nachts op.",
                "Ik wil wel hulp bij opruimen.",
            ]);
            let quote = Edits::of("quote/1")
                .set("visit", link(visit))
                .set("occurred_at", at.as_str());
            quote
                .set("speaker", "bewoner")
                .set("text", said)
                .create(self.tx, case)?;
        }
        seal(self.tx, visit)
    }

    fn course(
        &mut self,
        case: CaseId,
        phase: Phase,
        partners: &[RecordId],
        age: i64,
    ) -> Result<(), ApiError> {
        let due = self.dice.up_to(16) - 4;
        let text = *self.dice.pick(&[
            "Bellen met de melder",
            "Tweede huisbezoek plannen",
            "Afspraak met de corporatie maken",
        ]);
        if phase < Phase::Closed {
            let action = Edits::of("action/1")
                .set("text", text)
                .set("owner", link(*self.dice.pick(partners)));
            action
                .set("due", self.day(-due))
                .term("state", ActionState::Open)
                .create(self.tx, case)?;
        }
        if phase >= Phase::LightApproach {
            let kind = *self.dice.pick(&[
                InterventionType::Talk,
                InterventionType::Mediation,
                InterventionType::HelpOffer,
            ]);
            Edits::of("intervention/1")
                .term("type", kind)
                .maybe("rung", kind.rung().map(i64::from))
                .set("started", self.day((age - 8).max(1)))
                .set("ended", self.day((age - 20).max(0)))
                .set("result", "Een paar weken rustig, daarna weer een melding.")
                .create(self.tx, case)?;
            let agreement = Edits::of("agreement/1")
                .set("with", "bewoner")
                .set("text", "Na 22.00 uur de radio zacht.");
            agreement
                .set("agreed_at", self.day((age - 8).max(1)))
                .create(self.tx, case)?;
        }
        if phase == Phase::Closed {
            Edits::of("closing/1")
                .term(
                    "result",
                    *self.dice.pick(&[
                        ClosingResult::StoppedVoluntarily,
                        ClosingResult::StoppedAfterHelp,
                        ClosingResult::Moved,
                    ]),
                )
                .set("reason", "Al drie maanden geen meldingen meer.")
                .set("closed_at", self.day(2))
                .create_finished(self.tx, case)?;
        }
        Ok(())
    }
}
