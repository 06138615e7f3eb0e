//! The report of an archive as a document.

use crate::api::{
    archiving::{ArchiveEntryView, ArchiveFlawView, ArchivePersonView, ArchiveReportView},
    error::ApiError,
};
use casework::{
    calendar::{Day, Moment, local},
    content::{Content, Language},
};
use documents::{
    archive_report::{Attachment, Card, Control, Entry, Flaw, LABELS, Report, Value},
    render::Output,
};
use ledger::env::Wall;

/// The report on paper, in the language of the person, made at this moment.
pub(super) fn pdf(
    view: &ArchiveReportView,
    language: Language,
    now: Wall,
) -> Result<Output, ApiError> {
    let setting = Setting {
        content: Content::of(language),
        language,
        now,
    };
    Ok(documents::archive_report::pdf(&setting.report(view))?)
}

struct Setting {
    content: &'static Content,
    language: Language,
    now: Wall,
}

impl Setting {
    fn report(&self, view: &ArchiveReportView) -> Report {
        let counts = &view.counts;
        Report {
            language: match self.language {
                Language::Nl => documents::Language::Dutch,
                Language::En => documents::Language::English,
            },
            made_on: self.day(),
            labels: LABELS.iter().map(|label| self.label(label)).collect(),
            checked_at: self.content.moment(local(self.now.ms)),
            file_name: view.name.clone(),
            case_number: view.case_number.clone(),
            verdict: view.verdict_text.clone(),
            sound: view.verdict == "sound",
            manifest_sha256: view.manifest_sha256.clone(),
            made_by: view.made_by.as_ref().map(named).unwrap_or_default(),
            made_at: self.moment(view.made_at.as_deref()),
            counts: [
                counts.entries,
                counts.good,
                counts.records,
                counts.gaps,
                counts.values_absent,
                counts.witnessed,
            ],
            flaws: view.flaws.iter().map(flaw).collect(),
            unproven: view.unproven.clone(),
            people: view.people.iter().map(person).collect(),
            entries: view.entries.iter().map(|entry| self.entry(entry)).collect(),
            controls: view
                .controls
                .iter()
                .map(|control| Control {
                    label: control.label.clone(),
                    author: control.author.clone(),
                    claimed_at: self.moment(control.claimed_at.as_deref()),
                    good: control.signature == "good",
                })
                .collect(),
            attachments: view
                .attachments
                .iter()
                .map(|found| Attachment {
                    sha256: found.sha256.clone(),
                    entries: found.entries.clone(),
                    whole: found.whole,
                })
                .collect(),
        }
    }

    fn day(&self) -> documents::Day {
        let small = |number: u32| u8::try_from(number).expect("days and months are below 32");
        let (year, month, day) = Day::today(self.now).parts();
        documents::Day {
            year,
            month: small(month),
            day: small(day),
        }
    }

    fn label(&self, label: &str) -> (String, String) {
        let text = self
            .content
            .text(&format!("archive.paper.{label}"))
            .to_owned();
        (label.to_owned(), text)
    }

    fn moment(&self, at: Option<&str>) -> String {
        let read = at.and_then(Moment::parse);
        read.map(|at| self.content.moment(at.local()))
            .unwrap_or_default()
    }

    fn entry(&self, entry: &ArchiveEntryView) -> Entry {
        let witness = entry.witnessed_by.as_deref().unwrap_or_default();
        let seen = self.moment(entry.witnessed_at.as_deref());
        Entry {
            number: entry.number,
            good: entry.good,
            kind_label: entry.kind_label.clone(),
            author: documents::Person {
                name: entry.author.clone(),
                organisation: entry.organisation.clone(),
            },
            device: entry.device.clone(),
            claimed_at: self.moment(entry.claimed_at.as_deref()),
            witnessed: if witness.is_empty() {
                String::new()
            } else {
                format!("{seen}, {witness}")
            },
            change: entry.change.clone(),
            record: entry.record.clone(),
            n: entry.n,
            prev: entry.prev.clone().unwrap_or_default(),
            signature: self
                .content
                .text(&format!("archive.signature.{}", entry.signature))
                .to_owned(),
            values: entry
                .values
                .iter()
                .map(|value| Value {
                    label: value.label.clone(),
                    text: if value.state == "kept" {
                        value.text.clone()
                    } else {
                        let key = format!("archive.value.{}", value.state);
                        self.content.text(&key).to_owned()
                    },
                })
                .collect(),
            marks: entry.marks.iter().map(flaw).collect(),
        }
    }
}

fn named(person: &ArchivePersonView) -> documents::Person {
    documents::Person {
        name: person.name.clone(),
        organisation: person.organisation.clone(),
    }
}

fn person(found: &ArchivePersonView) -> Card {
    Card {
        who: named(found),
        fingerprint: found.fingerprint.clone(),
        good: found.good,
        devices: found.devices.clone(),
        lost_devices: found.lost_devices.clone(),
    }
}

fn flaw(found: &ArchiveFlawView) -> Flaw {
    Flaw {
        text: found.text.clone(),
        serious: found.serious,
    }
}
