//! How the exchange of files with a partner stands: what he acknowledged, since when he is silent, what is missing.

use crate::{
    api::{error::ApiError, partners::CorrespondenceView},
    asking,
    reader::{Reader, count, days, instant, instant_ms},
};
use casework::calendar::Day;
use ledger::{
    control::{ControlHeader, ControlKind},
    identity::Card,
    ids::{CaseId, DeviceId, RootId},
};
use std::collections::HashMap;
use vault::{Addressed, Gap, SentFile};

/// The devices on which a person reads what is sent from here: those in use, but for this one.
pub(crate) fn receiving_devices(reader: &Reader<'_>, card: &Card) -> Vec<DeviceId> {
    let own = reader.vault.own().device;
    let devices = card.active_devices();
    let devices = devices.map(|device| DeviceId::of(&device.signing));
    devices.filter(|device| *device != own).collect()
}

/// Whether every one of these devices acknowledged a file.
pub(crate) fn is_acked(sent: &SentFile, devices: &[DeviceId]) -> bool {
    !devices.is_empty() && devices.iter().all(|device| sent.acked.contains(device))
}

/// What this vault knows of files with everyone, read once.
pub(crate) struct Letters {
    received: HashMap<RootId, i64>,
    gaps: Vec<Gap>,
    own: Vec<Addressed>,
    open: Vec<(RootId, ControlHeader)>,
}

impl Letters {
    pub fn of(reader: &Reader<'_>) -> Result<Letters, ApiError> {
        let mut received = HashMap::new();
        for import in reader.vault.imports(u32::MAX)? {
            let person = reader.vault.heir(&import.sender);
            received.entry(person).or_insert(import.at_ms);
        }
        let mut own = reader.vault.controls_addressed()?;
        own.retain(|one| one.item.header.kind == ControlKind::Request);
        Ok(Letters {
            received,
            gaps: reader.vault.gaps()?,
            own,
            open: asking::open(reader)?,
        })
    }

    /// With one partner, about one case.
    pub fn with(
        &self,
        reader: &Reader<'_>,
        case: CaseId,
        root: &RootId,
    ) -> Result<CorrespondenceView, ApiError> {
        let sent = reader.vault.sent_files(root)?;
        let card = reader.card(root);
        let devices = card.map_or_else(Vec::new, |card| receiving_devices(reader, card));
        let newest = sent.first();
        let acked = sent.iter().position(|sent| is_acked(sent, &devices));
        let last = self.received.get(root).copied();
        let since = |sent: &&SentFile| last.is_none_or(|last| sent.at_ms > last);
        let unanswered: Vec<&SentFile> = sent.iter().take_while(since).collect();
        let gap = self
            .gaps
            .iter()
            .find(|gap| gap.sender == *root && gap.case == case);
        let asked = self.own.iter().rev().find(|one| {
            let header = &one.item.header;
            one.to == *root && header.case == case && header.targets.is_empty()
        });
        let asks = self.open.iter();
        let mut asks = asks.filter(|(by, header)| by == root && header.case == case);
        Ok(CorrespondenceView {
            devices: count(devices.len()),
            devices_acked: count(newest.map_or(0, |sent| {
                devices
                    .iter()
                    .filter(|device| sent.acked.contains(*device))
                    .count()
            })),
            acked_at: acked.map(|place| instant_ms(sent[place].at_ms)),
            not_acked: count(acked.unwrap_or(sent.len())),
            unanswered: count(unanswered.len()),
            silent_days: unanswered.last().map_or(0, |oldest| silent(reader, oldest)),
            missing_files: gap.map_or(0, |gap| gap.files),
            asked_at: asked.map(|one| instant(one.item.header.wall)),
            asked_sent: asked.is_some_and(|one| one.sent),
            answered: asked.is_some_and(|one| one.answer.is_some()),
            asks_at: asks.next().map(|(_, header)| instant(header.wall)),
        })
    }
}

/// Whole days since a file was made.
fn silent(reader: &Reader<'_>, sent: &SentFile) -> u32 {
    days(Day::at(sent.at_ms).days_until(reader.today))
}
