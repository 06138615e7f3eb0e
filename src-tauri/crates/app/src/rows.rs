//! One case as a row of a list, and the words that describe a case in one line.

use crate::{
    api::cases::{CaseCountsView, CaseRowView, LeadView},
    reader::{Reader, count, days},
};
use casework::{
    calendar::Day,
    case_number::case_number,
    casefile::CaseFile,
    factors::case_lead,
    terms::{
        Term,
        case::{Phase, Urgency},
        people::Role,
    },
};
use ledger::ids::RootId;
use vault::CaseListRow;

/// Address in one line.
pub(crate) fn address_line(row: &CaseListRow) -> String {
    line(
        [
            &row.street,
            &row.house_number,
            &row.house_letter,
            &row.suffix,
        ],
        &row.postcode,
        &row.town,
    )
}

/// Address in one line, from its parts.
pub(crate) fn line(street: [&str; 4], postcode: &str, town: &str) -> String {
    let [name, number, letter, suffix] = street;
    let house = format!(
        "{number}{letter}{}",
        if suffix.is_empty() {
            String::new()
        } else {
            format!("-{suffix}")
        }
    );
    let first = [name, house.as_str()]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    let postcode = written(postcode);
    let place = [postcode.as_str(), town]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    [first, place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A Dutch postcode as people write it, with a space; anything else as it is.
fn written(postcode: &str) -> String {
    match postcode.split_at_checked(4) {
        Some((digits, letters)) if postcode.len() == 6 => format!("{digits} {letters}"),
        Some(_) | None => postcode.to_owned(),
    }
}

/// The address of a case that was read whole.
pub(crate) fn address_of(file: &CaseFile) -> String {
    file.address
        .as_ref()
        .map(|address| {
            let a = address.certain();
            line(
                [&a.street, &a.house_number, &a.house_letter, &a.suffix],
                &a.postcode,
                &a.town,
            )
        })
        .unwrap_or_default()
}

/// What a row needs beside what the vault keeps: how many drafts, and whether another case has the address.
pub(crate) struct Beside {
    pub drafts: u32,
    pub same_address: bool,
}

/// A row as the person sees it.
pub(crate) fn row(reader: &Reader<'_>, row: &CaseListRow, beside: Beside) -> CaseRowView {
    let quiet_days = days(Day::at(row.last_ms).days_until(reader.today));
    let phase = Phase::parse(&row.phase);
    let lead = lead(reader, row);
    let state = if row.withdrawn {
        "withdrawn"
    } else if row.closed {
        "closed"
    } else {
        "open"
    };
    let mut view = CaseRowView {
        case: row.case.to_string(),
        number: case_number(row.case),
        address: address_line(row),
        phase: phase.map(|phase| phase.code().to_owned()),
        phase_days: Day::parse(&row.phase_since).map(|since| days(since.days_until(reader.today))),
        urgency: Urgency::parse(&row.urgency).map(|urgency| urgency.code().to_owned()),
        urgency_disputed: row.urgency_disputed,
        lead,
        next_due: (!row.next_due.is_empty()).then(|| row.next_due.clone()),
        overdue: overdue(row, reader.today),
        last_activity: (row.last_ms > 0).then(|| Day::at(row.last_ms).to_string()),
        quiet_days,
        conflicts: row.conflicts,
        drafts: beside.drafts,
        needs: Vec::new(),
        same_address: beside.same_address,
        state: state.to_owned(),
    };
    if state == "open" {
        view.needs = needs(reader, &view);
    }
    view
}

/// Actions whose day has passed.
fn overdue(row: &CaseListRow, today: Day) -> u32 {
    let days = row.due_days.split_whitespace().filter_map(Day::parse);
    count(days.filter(|day| *day < today).count())
}

fn lead(reader: &Reader<'_>, row: &CaseListRow) -> LeadView {
    let state = match row.leads {
        0 if row.lead_names.is_empty() => "none",
        0 => "proposed",
        1 => "accepted",
        _ => "double",
    };
    let name = if row.leads == 1 {
        &row.lead
    } else {
        &row.lead_names
    };
    LeadView {
        state: state.to_owned(),
        name: name.clone(),
        mine: row.lead_root == Some(reader.own),
    }
}

/// Why a case stands where it stands, in the order in which it weighs.
fn needs(reader: &Reader<'_>, view: &CaseRowView) -> Vec<String> {
    let quiet = view.quiet_days > u32::from(reader.policy.quiet_case_days);
    let urgent = matches!(view.urgency.as_deref(), Some("acute" | "high"));
    let all = [
        ("double_lead", view.lead.state == "double"),
        (
            "no_lead",
            matches!(view.lead.state.as_str(), "none" | "proposed"),
        ),
        ("overdue", view.overdue > 0),
        ("urgent", urgent),
        ("conflict", view.conflicts > 0),
        ("quiet", quiet),
    ];
    all.into_iter()
        .filter(|(_, applies)| *applies)
        .map(|(code, _)| code.to_owned())
        .collect()
}

/// Sorts by what needs someone first: nobody or two lead, overdue, urgent; then the nearest day, then the quietest.
pub(crate) fn attention_key(view: &CaseRowView) -> impl Ord + use<> {
    let lead = match view.lead.state.as_str() {
        "double" | "none" => 0,
        "proposed" => 1,
        _ => 2,
    };
    let urgency = match view.urgency.as_deref() {
        Some("acute") => 0,
        Some("high") | None => 1,
        Some("medium") => 2,
        Some(_) => 3,
    };
    (
        view.state != "open",
        lead,
        std::cmp::Reverse(view.overdue),
        urgency,
        view.next_due
            .clone()
            .map_or((true, String::new()), |due| (false, due)),
        std::cmp::Reverse(view.quiet_days),
        view.case.clone(),
    )
}

/// How many cases need what.
pub(crate) fn counts(rows: &[CaseRowView]) -> CaseCountsView {
    let with = |wanted: &[&str]| {
        count(
            rows.iter()
                .filter(|row| row.needs.iter().any(|need| wanted.contains(&need.as_str())))
                .count(),
        )
    };
    CaseCountsView {
        open: count(rows.iter().filter(|row| row.state == "open").count()),
        closed: count(rows.iter().filter(|row| row.state != "open").count()),
        no_lead: with(&["no_lead", "double_lead"]),
        overdue: with(&["overdue"]),
        urgent: with(&["urgent"]),
        conflicts: with(&["conflict"]),
        quiet: with(&["quiet"]),
    }
}

/// Who leads a case that was read whole.
pub(crate) fn lead_of(file: &CaseFile, own: &RootId) -> LeadView {
    let active =
        |holder: &&case_lead::Holder<'_>| holder.partner.is_some_and(|partner| partner.is_active());
    let is_mine = |holder: &case_lead::Holder<'_>| {
        holder
            .partner
            .is_some_and(|partner| partner.root.known() == Some(own))
    };
    let leads = case_lead::leads(file);
    let leads: Vec<_> = leads.iter().filter(active).collect();
    let asked = case_lead::holders(file, Role::CaseLead);
    let (state, names, mine) = match leads.as_slice() {
        [] => match asked.iter().find(active) {
            Some(asked) => ("proposed", asked.label().to_owned(), is_mine(asked)),
            None => ("none", String::new(), false),
        },
        [one] => ("accepted", one.label().to_owned(), is_mine(one)),
        several => {
            let names: Vec<&str> = several.iter().map(|holder| holder.label()).collect();
            (
                "double",
                names.join(" · "),
                several.iter().any(|holder| is_mine(holder)),
            )
        }
    };
    LeadView {
        state: state.to_owned(),
        name: names,
        mine,
    }
}
