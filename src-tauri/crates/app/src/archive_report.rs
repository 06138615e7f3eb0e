//! Checking an archive: with a vault or without one, the report in words, and the same on paper.

mod entries;
mod paper;

use crate::{
    api::{
        archiving::{
            ArchiveAttachmentView, ArchiveControlView, ArchiveCountsView, ArchiveFlawView,
            ArchivePersonView, ArchiveReportView, SaveArchiveReportRequest, VerifyArchiveRequest,
        },
        error::{ApiError, ErrorCode},
        sharing::DocumentView,
    },
    application::{App, hold},
    failure::from_io,
    progress::Progress,
    reader::{count, instant},
    settings,
    text::hex,
    whole_file::write_whole,
};
use casework::{
    case_number::case_number,
    content::{Content, fill},
};
use exchange::{
    DeviceSecret, Limits, Passphrase,
    archive::{CardFound, ControlFound, Entry, OpenWith, Report, Signature, SlotState, examine},
    container::is_under_passphrase,
};
use ledger::{
    env::random,
    identity::Card,
    ids::{DeviceId, RootId},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
    path::Path,
};

/// What a report never proves, each a text of the content pack.
const UNPROVEN: [&str; 4] = ["time", "person", "left_out", "content"];

/// Opens an archive and says what it proves of every entry. Changes nothing and needs no vault, but for one that was made
/// for a person.
pub(crate) fn verify_archive(
    app: &App,
    request: VerifyArchiveRequest,
    progress: &dyn Progress,
) -> Result<ArchiveReportView, ApiError> {
    let path = Path::new(&request.path);
    let report = opened(app, path, request.passphrase, progress)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let view = Telling::of(app, &report).view(&name, hex(&random::<16>(&*app.env)));
    *hold(&app.report) = Some(view.clone());
    Ok(view)
}

fn opened(
    app: &App,
    path: &Path,
    passphrase: Option<String>,
    progress: &dyn Progress,
) -> Result<Report, ApiError> {
    // It is asked for on purpose, at most so large as any file, and read in pieces.
    let limits = Limits::V1.allowing_large();
    let mut watch = |at: exchange::Progress| {
        progress.step(at.done, at.total, "checking");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    if is_under_passphrase(path, &limits)? {
        let text = passphrase.filter(|text| !text.is_empty());
        let text = text.ok_or_else(|| ApiError::invalid("passphrase", "empty"))?;
        let words = Passphrase::new(text);
        return Ok(examine(
            path,
            OpenWith::Passphrase(&words),
            &limits,
            &mut watch,
        )?);
    }
    if !app.is_open() {
        // It was made for one person: only in the vault of that one lies its key.
        return Err(ApiError::new(ErrorCode::FileForSomeoneElse).with("detail", "no_vault"));
    }
    let keys = app.with(|vault| Ok(vault.device_keys()))?;
    let secrets = [DeviceSecret::from_bytes(*keys.sealing)];
    Ok(examine(
        path,
        OpenWith::Devices(&secrets),
        &limits,
        &mut watch,
    )?)
}

/// Saves the report of the archive that was checked last.
pub(crate) fn save_archive_report(
    app: &App,
    request: SaveArchiveReportRequest,
    progress: &dyn Progress,
) -> Result<DocumentView, ApiError> {
    let held = hold(&app.report).clone();
    let view = held.filter(|view| view.token == request.token);
    let view = view.ok_or(ErrorCode::PreviewStale)?;
    progress.step(0, 1, "setting");
    let output = paper::pdf(&view, settings::language(app), app.env.now())?;
    if progress.cancelled() {
        return Err(ErrorCode::Cancelled.into());
    }
    write_whole(&*app.env, Path::new(&request.path), &output.pdf)
        .map_err(|error| from_io(&error))?;
    progress.step(1, 1, "done");
    Ok(DocumentView {
        pages: count(output.pages),
        bytes: output.pdf.len() as u64,
        sha256: hex(&output.sha256),
    })
}

/// A report, told in the language of the person.
struct Telling<'r> {
    content: &'static Content,
    report: &'r Report,
    cards: BTreeMap<RootId, &'r Card>,
}

impl<'r> Telling<'r> {
    fn of(app: &App, report: &'r Report) -> Telling<'r> {
        let people = report.people.iter();
        let cards = people.filter_map(|found| found.card.as_ref());
        Telling {
            content: Content::of(settings::language(app)),
            report,
            cards: cards.map(|card| (card.root_id(), card)).collect(),
        }
    }

    fn text(&self, key: &str) -> String {
        self.content.text(key).to_owned()
    }

    /// A text with values in its places.
    fn filled(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: BTreeMap<&str, String> = values.iter().cloned().collect();
        fill(self.content.text(key), &values)
    }

    /// Name and organisation on the card of a person.
    fn full_name(&self, root: &RootId) -> String {
        let Some(card) = self.cards.get(root) else {
            return root.fingerprint();
        };
        let facts = &card.facts;
        if facts.organisation.is_empty() {
            facts.name.clone()
        } else {
            format!("{}, {}", facts.name, facts.organisation)
        }
    }

    fn view(&self, name: &str, token: String) -> ArchiveReportView {
        let report = self.report;
        let manifest = report.manifest.as_ref();
        let verdict = match (report.is_broken(), report.has_gaps()) {
            (true, _) => "broken",
            (false, true) => "gaps",
            (false, false) => "sound",
        };
        let scope = manifest.and_then(|manifest| manifest.scope.first());
        ArchiveReportView {
            token,
            verdict: verdict.to_owned(),
            verdict_text: self.text(&format!("archive.verdict.{verdict}")),
            name: name.to_owned(),
            manifest_sha256: hex(&report.manifest_sha256),
            file: manifest
                .map(|manifest| hex(&manifest.id))
                .unwrap_or_default(),
            case_number: scope.map(|case| case_number(*case)).unwrap_or_default(),
            made_by: manifest.map(|manifest| self.maker(&RootId::of(&manifest.sender_root))),
            made_at: manifest.map(|manifest| instant(manifest.created)),
            flaws: self.flaws(),
            people: report
                .people
                .iter()
                .map(|found| self.person(found))
                .collect(),
            entries: entries::views(self),
            controls: report
                .controls
                .iter()
                .map(|found| self.control(found))
                .collect(),
            attachments: self.attachments(),
            counts: self.counts(),
            unproven: UNPROVEN
                .iter()
                .map(|what| self.text(&format!("archive.unproven.{what}")))
                .collect(),
        }
    }

    fn flaws(&self) -> Vec<ArchiveFlawView> {
        let flaws = self.report.flaws.iter().map(|flaw| {
            let key = format!("archive.flaw.{}", flaw.code);
            let part = if flaw.part.is_empty() {
                self.text("archive.whole_file")
            } else {
                flaw.part.clone()
            };
            let values = [("part", part), ("code", flaw.code.to_owned())];
            let known = self.content.texts().contains_key(&key);
            let key = if known {
                key.as_str()
            } else {
                "archive.flaw.other"
            };
            ArchiveFlawView {
                part: flaw.part.clone(),
                code: flaw.code.to_owned(),
                text: self.filled(key, &values),
                serious: true,
            }
        });
        let starts = self.report.without_start.iter();
        let starts = starts.map(|record| ArchiveFlawView {
            part: record.to_string(),
            code: "without_start".to_owned(),
            text: self.filled(
                "archive.flaw.without_start",
                &[("part", record.to_string())],
            ),
            serious: false,
        });
        flaws.chain(starts).collect()
    }

    fn maker(&self, root: &RootId) -> ArchivePersonView {
        let mut people = self.report.people.iter();
        let found = people.find(|found| {
            let card = found.card.as_ref();
            card.is_some_and(|card| card.root_id() == *root)
        });
        found.map_or_else(
            || ArchivePersonView {
                name: String::new(),
                organisation: String::new(),
                fingerprint: root.fingerprint(),
                good: false,
                devices: Vec::new(),
                lost_devices: Vec::new(),
            },
            |found| self.person(found),
        )
    }

    fn person(&self, found: &CardFound) -> ArchivePersonView {
        let Some(card) = &found.card else {
            return ArchivePersonView {
                name: self.text("archive.unreadable_card"),
                organisation: String::new(),
                fingerprint: String::new(),
                good: false,
                devices: Vec::new(),
                lost_devices: Vec::new(),
            };
        };
        let devices = card.facts.devices.iter();
        let lost = card.facts.revoked.iter();
        ArchivePersonView {
            name: card.facts.name.clone(),
            organisation: card.facts.organisation.clone(),
            fingerprint: card.root_id().fingerprint(),
            good: found.flaw.is_none(),
            devices: devices
                .map(|device| DeviceId::of(&device.signing).to_string())
                .collect(),
            lost_devices: lost.map(|lost| lost.device.to_string()).collect(),
        }
    }

    fn control(&self, found: &ControlFound) -> ArchiveControlView {
        let header = found.item.as_ref().map(|item| &item.header);
        let kind = header.map_or("unknown", |header| header.kind.code());
        ArchiveControlView {
            kind: kind.to_owned(),
            label: self.text(&format!("archive.control.{kind}")),
            author: found
                .author
                .map(|root| self.full_name(&root))
                .unwrap_or_default(),
            claimed_at: header.map(|header| instant(header.wall)),
            signature: signature_code(found.signature).to_owned(),
        }
    }

    fn attachments(&self) -> Vec<ArchiveAttachmentView> {
        let number = |place: &usize| count(place + 1);
        let found = self.report.attachments.iter();
        found
            .map(|found| ArchiveAttachmentView {
                sha256: hex(&found.sha256),
                bytes: found.bytes,
                whole: found.whole,
                entries: found.named_by.iter().map(number).collect(),
            })
            .collect()
    }

    fn counts(&self) -> ArchiveCountsView {
        let entries = &self.report.entries;
        let read = entries.iter().filter_map(|entry| entry.change.as_ref());
        let records: BTreeSet<_> = read.map(|change| change.header.record).collect();
        let slots = entries.iter().flat_map(|entry| &entry.slots);
        let absent = slots.filter(|slot| matches!(slot, SlotState::Absent | SlotState::Erased));
        let how_many = |is: fn(&&Entry) -> bool| count(entries.iter().filter(is).count());
        ArchiveCountsView {
            entries: count(entries.len()),
            good: how_many(|entry| !entry.is_broken()),
            records: count(records.len()),
            gaps: how_many(|entry| entry.has_gap()),
            values_absent: count(absent.count()),
            witnessed: how_many(|entry| entry.witness.is_some()),
        }
    }
}

fn signature_code(signature: Signature) -> &'static str {
    match signature {
        Signature::Good => "good",
        Signature::Bad => "bad",
        Signature::UnknownDevice => "unknown_device",
        Signature::Unreadable => "unreadable",
    }
}
