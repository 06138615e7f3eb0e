//! A case on an agenda: why it is there, how long it takes, whom it concerns, and what changed since last time.

use crate::{
    api::{
        error::ApiError,
        meetings::{
            AgendaItemView, AgendaReasonView, AttendeeView, ChangedItemView, ChangedSinceView,
            MeetingAttendeeView,
        },
    },
    application::App,
    cases::all_rows,
    forms::record_rows,
    glance::{Glance, glances},
    links::links,
    partners::partner_name,
    reader::{Case, Reader, code, count},
    rows::{address_of, lead_of},
};
use casework::{
    agenda::{Agenda, Attends, Reason, agenda},
    calendar::{Day, Moment},
    case_number::case_number,
    casefile::{
        party::{Partner, PartnerIdentity},
        talk::{HandoverWord, MeetingItem, Pulse, Resolution},
    },
    content::fill,
    may_see::is_open_to_case,
    same_person::SamePeople,
};
use ledger::{
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

/// Most changes that an agenda names one by one.
const NAMED: usize = 8;

/// Kinds that say nothing new about a case: bookkeeping, the meeting itself, and the words of a handover, which changed
/// with them. A poll is for the group, without a name.
const SILENT: [&str; 7] = [
    "confirmation/1",
    "verification/1",
    "sent/1",
    "snooze/1",
    Pulse::KIND,
    MeetingItem::KIND,
    HandoverWord::KIND,
];

/// What all open cases ask of a meeting.
pub(crate) struct Urgings {
    glances: HashMap<CaseId, Arc<Glance>>,
}

impl Urgings {
    pub fn of(app: &App, reader: &Reader<'_>) -> Result<Urgings, ApiError> {
        let rows = all_rows(reader)?;
        Ok(Urgings {
            glances: glances(app, reader, rows.iter().map(|listed| &listed.row))?,
        })
    }

    /// Of these cases, those that ask for a meeting, what presses most first.
    pub fn most_pressing(&self, among: &BTreeSet<CaseId>, most: usize) -> Vec<CaseId> {
        let asked = self
            .glances
            .iter()
            .filter(|(id, glance)| among.contains(id) && glance.weight.is_asked());
        let mut asked: Vec<_> = asked.map(|(id, glance)| (glance.weight, *id)).collect();
        asked.sort_by_key(|(weight, id)| (std::cmp::Reverse(*weight), *id));
        asked.into_iter().take(most).map(|(_, id)| id).collect()
    }

    fn agenda(&self, reader: &Reader<'_>, case: &Case, meets: Day) -> Result<Agenda, ApiError> {
        let points = self.glances.get(&case.id);
        let points = points
            .map(|glance| crate::glance::urgings(&glance.points))
            .unwrap_or_default();
        Ok(agenda(
            &case.file,
            reader.team()?,
            reader.policy,
            reader.today,
            meets,
            &points,
        ))
    }
}

/// A case as it could stand on an agenda.
pub(crate) fn proposed_item(
    reader: &Reader<'_>,
    urgings: &Urgings,
    case: &Case,
    at: Moment,
) -> Result<AgendaItemView, ApiError> {
    let asked = urgings.agenda(reader, case, at.day())?;
    let reasons = reasons(reader, &asked);
    let decide = asked
        .reasons
        .iter()
        .find(|(reason, _)| *reason == Reason::DecisionNeeded);
    let decide = decide.and_then(|(_, because)| because.first());
    let attendees = case.file.active_partners().filter_map(|partner| {
        let by = concerns(reader, &asked, partner);
        let because = by?;
        Some(attendee(partner, true, "none", because))
    });
    Ok(AgendaItemView {
        minutes: u32::from(asked.minutes),
        decision_needed: decide
            .map(|message| reader.content.render(message))
            .unwrap_or_default(),
        attendees: attendees.collect(),
        changed: changed_since(reader, case, Some(at))?,
        editable: true,
        ..blank(reader, case, reasons)
    })
}

/// A case as it stands on an agenda.
pub(crate) fn item_view(
    reader: &Reader<'_>,
    urgings: &Urgings,
    case: &Case,
    item: &MeetingItem,
    at: Option<Moment>,
) -> Result<AgendaItemView, ApiError> {
    let at = at.or(item.at.known().copied());
    let meets = at.map_or(reader.today, Moment::day);
    let asked = urgings.agenda(reader, case, meets)?;
    let reasons = reasons(reader, &asked);
    let attendees = case.file.partners.iter().filter_map(|partner| {
        let record = &partner.meta.record;
        let invited = item.invited.contains(record);
        let attended = if item.present.contains(record) {
            "present"
        } else if item.deputised.contains(record) {
            "deputised"
        } else {
            "none"
        };
        let shown = invited || attended != "none";
        let because = concerns(reader, &asked, partner).unwrap_or_default();
        shown.then(|| attendee(partner, invited, attended, because))
    });
    let closed = case.file.is_closed() || case.file.is_withdrawn();
    Ok(AgendaItemView {
        record: Some(item.meta.record.to_string()),
        minutes: item
            .minutes
            .known()
            .and_then(|minutes| u32::try_from(*minutes).ok())
            .unwrap_or(u32::from(asked.minutes)),
        decision_needed: item.decision_needed.known().cloned().unwrap_or_default(),
        attendees: attendees.collect(),
        changed: changed_since(reader, case, at)?,
        note: item.note.known().cloned().unwrap_or_default(),
        resolutions: resolutions(reader, case, &item.meta.record)?,
        editable: !closed,
        ..blank(reader, case, reasons)
    })
}

fn blank(reader: &Reader<'_>, case: &Case, reasons: Vec<AgendaReasonView>) -> AgendaItemView {
    let file = &case.file;
    AgendaItemView {
        record: None,
        case: case.id.to_string(),
        number: case_number(case.id),
        address: address_of(file),
        phase: file.phase_now().map(code),
        urgency: file.urgency_now().map(code),
        lead: lead_of(file, &reader.own),
        reasons,
        minutes: 0,
        decision_needed: String::new(),
        changed: ChangedSinceView::default(),
        attendees: Vec::new(),
        note: String::new(),
        resolutions: Vec::new(),
        editable: false,
    }
}

fn reasons(reader: &Reader<'_>, asked: &Agenda) -> Vec<AgendaReasonView> {
    let views = asked
        .reasons
        .iter()
        .map(|(reason, because)| AgendaReasonView {
            code: code(*reason),
            name: reader.content.term(*reason),
            because: because
                .iter()
                .map(|message| reader.message(message))
                .collect(),
        });
    views.collect()
}

fn attendee(
    partner: &Partner,
    invited: bool,
    attended: &str,
    because: Vec<String>,
) -> AttendeeView {
    AttendeeView {
        partner: partner.meta.record.to_string(),
        name: partner_name(partner),
        invited,
        attended: attended.to_owned(),
        because,
    }
}

/// What a partner has to do with the case, in a few words; none when nothing.
fn concerns(reader: &Reader<'_>, asked: &Agenda, partner: &Partner) -> Option<Vec<String>> {
    let mut all = asked.attends.iter();
    let (_, by) = all.find(|(record, _)| *record == partner.meta.record)?;
    let words = by.iter().map(|by| match by {
        Attends::Role(role) => reader.content.term(*role),
        Attends::Actions(count) => {
            let params = BTreeMap::from([("count", count.to_string())]);
            fill(reader.content.text("attends.actions"), &params)
        }
        Attends::Question => reader.text("attends.question"),
        Attends::Handover => reader.text("attends.handover"),
    });
    Some(words.collect())
}

fn resolutions(
    reader: &Reader<'_>,
    case: &Case,
    item: &RecordId,
) -> Result<Vec<crate::api::forms::RecordRowView>, ApiError> {
    let of_item: BTreeSet<String> = case
        .file
        .talk
        .resolutions
        .iter()
        .filter(|one| one.meeting_item.known() == Some(item))
        .map(|one| one.meta.record.to_string())
        .collect();
    if of_item.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = record_rows(reader, Resolution::KIND, case.id)?;
    rows.retain(|row| of_item.contains(&row.record));
    Ok(rows)
}

/// What came or changed since the last meeting about this case that was before `at`; nothing when there was none. An
/// agenda lies on the table: only what every partner may see stands on it.
fn changed_since(
    reader: &Reader<'_>,
    case: &Case,
    at: Option<Moment>,
) -> Result<ChangedSinceView, ApiError> {
    let until = at.map_or(reader.now.ms, |at| at.ms());
    let items = case.file.talk.meeting_items.iter();
    let before = items.filter_map(|item| item.at.known().copied());
    let before = before.filter(|held| held.ms() < until && held.ms() <= reader.now.ms);
    let Some(since) = before.max_by_key(|held| held.ms()) else {
        return Ok(ChangedSinceView::default());
    };
    let mut changed: Vec<&RecordState> = case
        .records
        .iter()
        .filter(|state| {
            !state.hidden()
                && is_open_to_case(state)
                && state.last_wall.ms > since.ms()
                && !SILENT.contains(&state.kind.as_str())
        })
        .collect();
    changed.sort_by_key(|state| std::cmp::Reverse((state.last_wall, state.id)));
    let shown = changed.iter().take(NAMED);
    Ok(ChangedSinceView {
        since: Some(since.day().to_string()),
        items: shown
            .filter_map(|state| changed_item(reader, case, state, since))
            .collect(),
        more: count(changed.len().saturating_sub(NAMED)),
    })
}

fn changed_item(
    reader: &Reader<'_>,
    case: &Case,
    state: &RecordState,
    since: Moment,
) -> Option<ChangedItemView> {
    let new = state.first_wall.ms > since.ms();
    let heads = state.fields.values().flat_map(|field| &field.heads);
    let last = heads.max_by_key(|head| head.wall).map(|head| head.author);
    let author = if new { state.creator() } else { last };
    Some(ChangedItemView {
        new,
        link: links(reader, case, [&state.id]).pop()?,
        day: Day::today(state.last_wall).to_string(),
        author: author
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
    })
}

/// Who is asked for which cases, each person once: nobody sits at a case that does not concern him, or in which he is no
/// partner any more.
pub(crate) fn attendance(items: &[(Case, MeetingItem)]) -> Vec<MeetingAttendeeView> {
    let same = SamePeople::among(items.iter().map(|(case, _)| &case.file));
    let mut people: BTreeMap<PartnerIdentity, MeetingAttendeeView> = BTreeMap::new();
    for (case, item) in items {
        for record in &item.invited {
            let partner = case.file.partner(record);
            let Some(partner) = partner.filter(|partner| partner.is_active()) else {
                continue;
            };
            let held =
                people
                    .entry(same.identity(partner))
                    .or_insert_with(|| MeetingAttendeeView {
                        partners: Vec::new(),
                        name: partner_name(partner),
                        cases: Vec::new(),
                    });
            held.partners.push(record.to_string());
            let number = case_number(case.id);
            if held.cases.last() != Some(&number) {
                held.cases.push(number);
            }
        }
    }
    let mut views: Vec<MeetingAttendeeView> = people.into_values().collect();
    views.sort_by(|a, b| a.name.cmp(&b.name));
    views
}
