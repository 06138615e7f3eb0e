//! What a list over all cases must know of each without opening it: read once, kept until something it rests on changes.

use crate::{
    api::error::ApiError,
    application::{App, hold},
    known_until::known_until,
    reader::Reader,
};
use casework::{
    agenda::{Urging, Weight, agenda},
    attention::{
        AttentionPoint, Surroundings, attention, every_attention,
        known_until::KnownUntil,
        listing::{Listed, listed},
        occasion::Occasion,
        open_cases::{OpenCases, Person},
    },
    calendar::Day,
    case_row::LeadState,
    casefile::{CaseFile, team::Team},
    guide::{Guide, GuideState, GuideStatus, Pitfall},
    handover::standing,
    pitfalls::all_pitfalls,
    terms::{
        Term,
        talk::{HandoverState, RequestState},
    },
};
use ledger::ids::{CaseId, RootId};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};
use vault::CaseListRow;

/// One open case at a glance.
#[derive(Debug, Clone, Default)]
pub(crate) struct Glance {
    /// Attention points of the rules that the policy pack leaves on.
    pub points: Vec<Listed>,
    /// Attention points of all rules.
    pub every_point: Vec<Listed>,
    /// How much it asks for a meeting today.
    pub weight: Weight,
    /// Pitfalls that are not resolved.
    pub pitfalls: BTreeSet<Pitfall>,
    /// A handover waits for an answer.
    pub handover: bool,
    /// A question to a partner waits for an answer.
    pub question: bool,
    /// Word to a reporter or resident is due.
    pub feedback_due: bool,
    /// Open and overdue actions per organisation, by its name.
    pub actions: BTreeMap<String, Load>,
}

/// How many actions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Load {
    pub open: u32,
    pub overdue: u32,
}

/// Glances as they were last computed.
#[derive(Default)]
pub(crate) struct Glances {
    of: Option<Stamp>,
    by_case: HashMap<CaseId, Kept>,
}

/// On what every glance rests besides its case: the day, the pack, whose vault it is, what it holds outside cases.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    today: Day,
    policy: [u8; 32],
    vault: [u8; 16],
    team: Team,
}

/// A glance with what it rests on.
struct Kept {
    glance: Arc<Glance>,
    /// The change counter when the case last changed here.
    arrived: u64,
    /// How many open cases its lead has.
    led: usize,
    /// Until when each partner's doings were known.
    known: Vec<(RootId, Option<Day>)>,
}

impl Glances {
    /// Forgets everything: the vault was closed.
    pub fn clear(&mut self) {
        *self = Glances::default();
    }
}

/// What surrounds the cases of a vault, read once.
pub(crate) struct Around {
    pub known: KnownUntil,
    pub open_cases: OpenCases,
    led: HashMap<RootId, usize>,
}

impl Around {
    /// Reads it; `rows` are all cases. Only leads who use Woonrust are told apart in the list of cases.
    pub fn of<'r>(
        reader: &Reader<'_>,
        rows: impl Iterator<Item = &'r CaseListRow>,
    ) -> Result<Around, ApiError> {
        let open = rows.filter(|row| !row.closed && !row.withdrawn);
        let mut led: HashMap<RootId, usize> = HashMap::new();
        for root in open.flat_map(lead_roots) {
            *led.entry(root).or_default() += 1;
        }
        let leads = led.iter();
        let leads =
            leads.flat_map(|(root, count)| std::iter::repeat_n(Person::Root(*root), *count));
        Ok(Around {
            known: known_until(reader)?,
            open_cases: leads.collect(),
            led,
        })
    }

    fn surroundings<'a>(&'a self, team: &'a Team) -> Surroundings<'a> {
        Surroundings {
            team,
            known_until: &self.known,
            open_cases: &self.open_cases,
        }
    }

    fn led_in(&self, row: &CaseListRow) -> usize {
        let counts = lead_roots(row).filter_map(|root| self.led.get(&root));
        counts.sum()
    }
}

/// Those who lead a case, as far as they use Woonrust; nobody while someone is only asked to.
fn lead_roots(row: &CaseListRow) -> impl Iterator<Item = RootId> {
    let leads = matches!(
        LeadState::parse(&row.lead),
        Some(LeadState::One | LeadState::Double)
    );
    let roots = row.lead_roots.split_whitespace().filter(move |_| leads);
    roots.filter_map(|root| root.parse().ok())
}

/// The attention points of a case: of the rules that are on, and of all.
pub(crate) fn points(
    reader: &Reader<'_>,
    around: &Around,
    file: &CaseFile,
) -> Result<(Vec<Listed>, Vec<Listed>), ApiError> {
    let surroundings = around.surroundings(reader.team()?);
    let every = every_attention(
        file,
        reader.policy,
        reader.today,
        surroundings,
        Occasion::Standing,
    );
    let is_on = |rule| reader.policy.attention.is_on(rule);
    let on = every.iter().filter(|point| is_on(point.rule)).cloned();
    Ok((
        listed(file, on.collect(), reader.policy, reader.today),
        listed(file, every, reader.policy, reader.today),
    ))
}

/// What the rules that are on say of a case when a person is about to do something, the most pressing first.
pub(crate) fn points_at(
    reader: &Reader<'_>,
    around: &Around,
    file: &CaseFile,
    occasion: Occasion<'_>,
) -> Result<Vec<AttentionPoint>, ApiError> {
    let surroundings = around.surroundings(reader.team()?);
    Ok(attention(
        file,
        reader.policy,
        reader.today,
        surroundings,
        occasion,
    ))
}

/// The open cases of these rows at a glance, by case. Only what changed since is read again.
pub(crate) fn glances<'r>(
    app: &App,
    reader: &Reader<'_>,
    rows: impl Iterator<Item = &'r CaseListRow> + Clone,
) -> Result<HashMap<CaseId, Arc<Glance>>, ApiError> {
    let around = Around::of(reader, rows.clone())?;
    let mut cache = hold(&app.glances);
    cache.fit(reader)?;
    let mut found = HashMap::new();
    for row in rows.filter(|row| !row.closed && !row.withdrawn) {
        let glance = match cache.held(row, &around) {
            Some(glance) => glance,
            None => {
                let file = reader.case(row.case)?.file;
                let glance = Arc::new(look(reader, &around, &file)?);
                let kept = Kept::of(row, &around, &file, Arc::clone(&glance));
                cache.by_case.insert(row.case, kept);
                glance
            }
        };
        found.insert(row.case, glance);
    }
    Ok(found)
}

impl Glances {
    /// Forgets what rests on another day, pack or vault.
    fn fit(&mut self, reader: &Reader<'_>) -> Result<(), ApiError> {
        let stamp = Stamp {
            today: reader.today,
            policy: reader.policy.hash,
            vault: reader.vault.own().vault,
            team: reader.team()?.clone(),
        };
        if self.of.as_ref() != Some(&stamp) {
            self.by_case.clear();
            self.of = Some(stamp);
        }
        Ok(())
    }

    fn held(&self, row: &CaseListRow, around: &Around) -> Option<Arc<Glance>> {
        let kept = self.by_case.get(&row.case)?;
        let same = |(root, day): &(RootId, Option<Day>)| around.known.of(root, &row.case) == *day;
        let fits = kept.arrived == row.arrived
            && kept.led == around.led_in(row)
            && kept.known.iter().all(same);
        fits.then(|| Arc::clone(&kept.glance))
    }
}

impl Kept {
    fn of(row: &CaseListRow, around: &Around, file: &CaseFile, glance: Arc<Glance>) -> Kept {
        let roots = file.partners.iter();
        let roots = roots.filter_map(|partner| partner.root.known());
        Kept {
            glance,
            arrived: row.arrived,
            led: around.led_in(row),
            known: roots
                .map(|root| (*root, around.known.of(root, &row.case)))
                .collect(),
        }
    }
}

fn look(reader: &Reader<'_>, around: &Around, file: &CaseFile) -> Result<Glance, ApiError> {
    let (today, team, policy) = (reader.today, reader.team()?, reader.policy);
    let (points, every_point) = points(reader, around, file)?;
    let urgings = urgings(&points);
    let pitfalls = all_pitfalls(file, team, policy, today);
    let talk = &file.talk;
    Ok(Glance {
        weight: agenda(file, team, policy, today, today, &urgings).weight,
        points,
        every_point,
        pitfalls: pitfalls.iter().filter_map(open_pitfall).collect(),
        handover: talk
            .handovers
            .iter()
            .any(|one| waits(standing(file, one, today).state)),
        question: talk
            .information_requests
            .iter()
            .any(|one| one.state.counting().unwrap_or(RequestState::Open) == RequestState::Open),
        feedback_due: talk.feedbacks.iter().any(|one| {
            one.given_at.known().is_none()
                && one.planned_for.known().is_some_and(|day| *day <= today)
        }),
        actions: loads(file, today),
    })
}

fn waits(state: HandoverState) -> bool {
    match state {
        HandoverState::Offered | HandoverState::AcceptedWithConditions => true,
        HandoverState::Accepted
        | HandoverState::Refused
        | HandoverState::Withdrawn
        | HandoverState::Expired => false,
    }
}

fn loads(file: &CaseFile, today: Day) -> BTreeMap<String, Load> {
    let mut loads: BTreeMap<String, Load> = BTreeMap::new();
    for action in file.actions.iter().filter(|action| action.is_open()) {
        let owner = action.owner.known().and_then(|owner| file.partner(owner));
        if let Some(organisation) = owner.and_then(|owner| owner.organisation.filled()) {
            let load = loads.entry(organisation.to_owned()).or_default();
            load.open += 1;
            load.overdue += u32::from(action.is_overdue(today));
        }
    }
    loads
}

fn open_pitfall(status: &GuideStatus) -> Option<Pitfall> {
    match (status.guide, status.standing()) {
        (Guide::Pitfall(pitfall), GuideState::Open) => Some(pitfall),
        (Guide::Pitfall(_), GuideState::Done | GuideState::Quiet)
        | (Guide::Factor(_) | Guide::Need(_), _) => None,
    }
}

/// The points that are told now, as far as an agenda needs them.
pub(crate) fn urgings(points: &[Listed]) -> Vec<Urging> {
    let told = points.iter().filter(|listed| listed.is_told());
    told.map(|listed| Urging {
        rule: listed.point.rule,
        level: listed.point.level,
        message: listed.point.message.clone(),
        days: listed.point.days,
    })
    .collect()
}

impl Glance {
    /// What the case needs, as codes of the list of cases.
    pub fn needs(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            ("handover", self.handover),
            ("question", self.question),
            ("feedback_due", self.feedback_due),
        ];
        all.into_iter()
            .filter(|(_, applies)| *applies)
            .map(|(code, _)| code)
    }

    /// Whether one of these pitfalls is not resolved.
    pub fn has_pitfall(&self, codes: &[String]) -> bool {
        self.pitfalls
            .iter()
            .any(|pitfall| codes.iter().any(|code| code == pitfall.code()))
    }
}
