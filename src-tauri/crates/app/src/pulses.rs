//! Short polls: a partner says how the co-operation goes; the group sees the whole, never who said what.

use crate::{
    actions::own_record,
    api::{
        CaseRequest, Done, RecordView,
        error::{ApiError, ErrorCode},
        pulses::{AddressPulseRequest, GivePulseRequest, LowPulseView, PulsesView},
    },
    application::App,
    cases::{open_case, refuse_closed},
    input::{Edits, case_id, link, needed, record_id},
    reader::{Case, Reader, count},
};
use casework::{
    calendar::Day,
    casefile::{party::PartnerIdentity, talk::Pulse},
};
use ledger::ids::RecordId;
use std::collections::BTreeMap;

/// Fewest answers of which the scores are shown: of two, each would know the other's.
const FEWEST: usize = 3;

/// How the co-operation goes, 1 to 5: for the own person, or for a partner who does not use Woonrust and said it.
pub(crate) fn give_pulse(app: &App, request: GivePulseRequest) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let wanted = request.partner.as_deref();
    let wanted = wanted
        .map(|partner| record_id("partner", partner))
        .transpose()?;
    let partner = app.read(|reader| who_says(reader, &open_case(reader, id)?, wanted))?;
    let today = Day::today(app.env.now()).to_string();
    app.create_undoable("give_pulse", |tx| {
        Edits::of(Pulse::KIND)
            .set("partner", link(partner))
            .set("score", i64::from(request.score))
            .set("at", today)
            .text("text", &request.text)
            .create(tx, id)
    })
}

fn who_says(
    reader: &Reader<'_>,
    case: &Case,
    wanted: Option<RecordId>,
) -> Result<RecordId, ApiError> {
    let own = own_record(reader, case);
    let Some(wanted) = wanted else {
        return own.ok_or_else(|| ErrorCode::NotPartner.into());
    };
    let mut partners = case.file.active_partners();
    let partner = partners.find(|partner| partner.meta.record == wanted);
    let partner = partner.ok_or(ErrorCode::NotPartner)?;
    if partner.root.known().is_some_and(|root| *root != reader.own) {
        // Who uses Woonrust gives his own score.
        return Err(ApiError::invalid("partner", "speaks_himself"));
    }
    Ok(wanted)
}

/// The polls of the last time as the group sees them.
pub(crate) fn pulses(app: &App, request: CaseRequest) -> Result<PulsesView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| Ok(view(reader, &reader.case(id)?)))
}

fn view(reader: &Reader<'_>, case: &Case) -> PulsesView {
    let latest = latest(reader, case);
    let partners = case.file.active_partners().count();
    let own = Some(PartnerIdentity::Root(reader.own));
    let mine = latest.iter().find(|(who, _)| Some(**who) == own);
    // With few answers a score would point at a person.
    let enough = latest.len() >= FEWEST && latest.len() * 2 >= partners;
    let of = |score: i64| {
        let same = |pulse: &&&Pulse| pulse.score.known() == Some(&score);
        count(latest.values().filter(same).count())
    };
    let (open, addressed) = low(reader, case);
    PulsesView {
        within_days: u32::from(reader.policy.factors.pulse_days),
        partners: count(partners),
        answered: count(latest.len()),
        scores: if enough {
            (1..=5).map(of).collect()
        } else {
            Vec::new()
        },
        open,
        addressed,
        own: mine.and_then(|(_, pulse)| u8::try_from(*pulse.score.known()?).ok()),
        own_at: mine.and_then(|(_, pulse)| Some(pulse.at.known()?.to_string())),
    }
}

/// The latest poll of each partner who takes part, within the days that it counts.
fn latest<'c>(reader: &Reader<'_>, case: &'c Case) -> BTreeMap<PartnerIdentity, &'c Pulse> {
    let limit = i64::from(reader.policy.factors.pulse_days);
    let mut found: BTreeMap<PartnerIdentity, &Pulse> = BTreeMap::new();
    for pulse in &case.file.talk.pulses {
        let day = pulse.at.known();
        let counts = day.is_some_and(|day| day.days_until(reader.today) <= limit);
        let partner = pulse.partner.known();
        let partner = partner.and_then(|partner| case.file.partner(partner));
        let Some(partner) = partner.filter(|partner| counts && partner.is_active()) else {
            continue;
        };
        let place = |pulse: &Pulse| {
            (
                pulse.at.known().copied(),
                pulse.meta.first_wall,
                pulse.meta.record,
            )
        };
        let held = found.entry(partner.identity()).or_insert(pulse);
        if place(pulse) > place(held) {
            *held = pulse;
        }
    }
    found
}

/// Low scores that wait for a talk, and those that were talked about.
fn low(reader: &Reader<'_>, case: &Case) -> (Vec<LowPulseView>, Vec<LowPulseView>) {
    let limit = i64::from(reader.policy.factors.pulse_low);
    let is_low = |pulse: &&Pulse| {
        let claims = pulse.score.claims().iter();
        let lowest = claims.filter_map(|claim| claim.reading.value()).min();
        lowest.is_some_and(|score| *score <= limit)
    };
    let views = case
        .file
        .talk
        .pulses
        .iter()
        .filter(is_low)
        .map(|pulse| LowPulseView {
            record: pulse.meta.record.to_string(),
            text: pulse.text.known().cloned().unwrap_or_default(),
            addressed_at: pulse.addressed_at.known().map(ToString::to_string),
            how: pulse.addressed_how.known().cloned().unwrap_or_default(),
        });
    views.partition(|view| view.addressed_at.is_none())
}

/// A low score was talked about.
pub(crate) fn address_pulse(app: &App, request: AddressPulseRequest) -> Result<Done, ApiError> {
    let record = record_id("pulse", &request.pulse)?;
    let how = needed("how", &request.how)?;
    app.read(|reader| {
        let (state, case) = reader.record(record)?;
        if state.kind != Pulse::KIND || state.hidden() {
            return Err(ErrorCode::NotFound.into());
        }
        refuse_closed(reader, case)
    })?;
    let today = Day::today(app.env.now()).to_string();
    app.write_undoable("address_pulse", record, |tx| {
        Edits::of(Pulse::KIND)
            .set("addressed_at", today)
            .set("addressed_how", how)
            .write(tx, record)
    })
}
