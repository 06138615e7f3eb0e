//! What was set aside while a file was merged.

use crate::{
    api::{
        Done, Nothing,
        error::{ApiError, ErrorCode},
        quarantine::{DiscardQuarantinedRequest, QuarantineView, SetAsideView},
    },
    application::App,
    conflicts::shown,
    reader::{Reader, instant},
    rows::address_line,
};
use casework::{case_number::case_number, kinds::kind};
use ledger::{
    change::{Change, Slot, Write},
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, RecordId},
    plan::{QuarantineReason, case_of},
    record::is_universal,
};
use vault::{SetAside, reason_code};

/// So many of the newest are looked at, in so many groups: whoever sends nonsense slows nobody down.
const LOOKED_AT: u32 = 2_000;
const GROUPS: usize = 100;

/// What is set aside, the newest first.
pub(crate) fn list_quarantine(app: &App, _: Nothing) -> Result<QuarantineView, ApiError> {
    app.read(|reader| {
        let aside = reader.vault.quarantine(LOOKED_AT)?;
        let same = |one: &SetAside, other: &SetAside| alike(one) == alike(other);
        let mut sorted: Vec<&SetAside> = aside.iter().collect();
        sorted.sort_by(|one, other| {
            other
                .import
                .cmp(&one.import)
                .then(alike(one).cmp(&alike(other)))
        });
        let groups = sorted.chunk_by(|one, other| same(one, other));
        Ok(QuarantineView {
            total: u32::try_from(reader.vault.counts()?.quarantined).unwrap_or(u32::MAX),
            groups: groups
                .take(GROUPS)
                .map(|group| view(reader, group))
                .collect(),
        })
    })
}

/// What a person sees of an item.
fn alike(item: &SetAside) -> (i64, CaseId, &str, &str, DeviceId, Option<RecordId>) {
    let header = &item.change.header;
    // Whoever lost the device says of each record whether it is his.
    let lost = item.reason == reason_code(QuarantineReason::RevokedDevice);
    (
        item.import,
        case_of(&item.change),
        &header.kind,
        &item.reason,
        header.device,
        lost.then_some(header.record),
    )
}

/// What a change says, field by field; universal fields aside.
fn says(reader: &Reader<'_>, change: &Change) -> Vec<String> {
    let kind_name = &change.header.kind;
    let writes = change.header.writes.iter().zip(&change.body);
    let content = writes.filter(|(write, _)| !is_universal(&write.field));
    let line = |write: &Write, slot: &Option<Slot>| {
        let label = reader.field_label(kind_name, &write.field);
        let rules = kind(kind_name).and_then(|kind| kind.field(&write.field));
        let value = rules.zip(slot.as_ref());
        let value = value.map(|(rules, slot)| shown(reader, rules, &slot.value));
        format!("{label}: {}", value.unwrap_or_default())
    };
    content.map(|(write, slot)| line(write, slot)).collect()
}

fn view(reader: &Reader<'_>, group: &[&SetAside]) -> SetAsideView {
    let first = group[0];
    let (case, header) = (case_of(&first.change), &first.change.header);
    let row = reader.vault.case_list_row(case).ok();
    let author = reader.vault.root_of(&header.device);
    let own =
        author == Some(reader.own) && first.reason == reason_code(QuarantineReason::RevokedDevice);
    let said = group.iter().filter(|_| own);
    SetAsideView {
        own,
        says: said.flat_map(|item| says(reader, &item.change)).collect(),
        items: group
            .iter()
            .map(|item| item.change.id.to_string())
            .collect(),
        from: reader.full_name(&first.sender),
        author: author.map_or_else(String::new, |root| reader.full_name(&root)),
        arrived_at: instant(Wall {
            ms: first.arrived_ms,
            offset_minutes: casework::calendar::amsterdam_offset(first.arrived_ms),
        }),
        case: row.as_ref().map(|row| row.case.to_string()),
        number: if case == CaseId::NONE {
            String::new()
        } else {
            case_number(case)
        },
        address: row.as_ref().map(address_line).unwrap_or_default(),
        kind: header.kind.clone(),
        kind_label: reader.kind_label(&header.kind),
        reason: first.reason.clone(),
    }
}

/// Throws items away for good.
pub(crate) fn discard_quarantined(
    app: &App,
    request: DiscardQuarantinedRequest,
) -> Result<Done, ApiError> {
    let items: Vec<ChangeId> = request
        .items
        .iter()
        .map(|item| {
            item.parse()
                .map_err(|_| ApiError::invalid("items", "not_an_id"))
        })
        .collect::<Result<_, _>>()?;
    if !request.yes {
        return Err(ErrorCode::NeedsYes.into());
    }
    app.with(|vault| {
        vault.local("discard_quarantined", |local| {
            items
                .iter()
                .try_for_each(|item| local.settle_quarantine(item))
        })?;
        Ok(Done::DONE)
    })
}
