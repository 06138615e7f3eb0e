//! Documents: what the case says, on paper. Interpretations, care content and reporters are never in it.

use crate::{
    api::{
        error::{ApiError, ErrorCode},
        sharing::{DocumentRequest, DocumentView},
    },
    application::App,
    failure::from_io,
    input::case_id,
    progress::Progress,
    reader::{Case, Reader, count},
    rows::address_of,
    text::hex,
    timeline_view::{part_views, value_text},
    whole_file::write_whole,
};
use casework::{
    calendar::{Day, Moment},
    case_number::case_number,
    content::Language,
    timeline::{Correction, Scope, TimelineItem, Verified, timeline},
};
use documents::timeline::{
    ClassShown, Correction as PaperCorrection, Entry, LABELS, Part, Timeline, Verification, pdf,
};
use ledger::ids::RootId;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Makes a document and writes it where the person chose.
pub(crate) fn make_document(
    app: &App,
    request: DocumentRequest,
    progress: &dyn Progress,
) -> Result<DocumentView, ApiError> {
    let id = case_id(&request.case)?;
    if request.kind != "timeline" {
        return Err(ApiError::invalid("kind", "not_a_code"));
    }
    progress.step(0, 2, "gathering");
    let data = app.read(|reader| Ok(paper_timeline(reader, &reader.case(id)?)))?;
    // Setting the pages takes long; the vault is not held meanwhile.
    progress.step(1, 2, "setting");
    let output = pdf(&data)?;
    if progress.cancelled() {
        return Err(ErrorCode::Cancelled.into());
    }
    write_whole(&*app.env, Path::new(&request.path), &output.pdf)
        .map_err(|error| from_io(&error))?;
    progress.step(2, 2, "done");
    Ok(DocumentView {
        pages: count(output.pages),
        bytes: output.pdf.len() as u64,
        sha256: hex(&output.sha256),
    })
}

fn paper_timeline(reader: &Reader<'_>, case: &Case) -> Timeline {
    let items = timeline(&case.file, reader.policy, Scope::Document);
    let (year, month, day) = reader.today.parts();
    let phase = case.file.phase_now();
    let labels = LABELS.iter().map(|label| {
        (
            (*label).to_owned(),
            reader.text(&format!("document.{label}")),
        )
    });
    Timeline {
        language: match reader.language {
            Language::Nl => documents::Language::Dutch,
            Language::En => documents::Language::English,
        },
        made_on: documents::Day {
            year,
            month: small(month),
            day: small(day),
        },
        case_number: case_number(case.id),
        address: address_of(&case.file),
        generated_at: reader
            .content
            .moment(casework::calendar::local(reader.now.ms)),
        generated_by: person(reader, Some(reader.own)),
        phase: phase.map_or_else(
            || reader.text("phase.unclear"),
            |phase| reader.content.term(phase),
        ),
        classes_shown: ["K1", "K2"].map(|code| class(reader, code)).to_vec(),
        labels: labels.collect(),
        entries: (1..)
            .zip(&items)
            .map(|(number, item)| entry(reader, number, item))
            .collect(),
        snapshot_sha256: snapshot(case, &items),
        notes: notes(reader, case, &items),
    }
}

fn small(number: u32) -> u8 {
    u8::try_from(number).expect("days and months are below 32")
}

fn class(reader: &Reader<'_>, code: &str) -> ClassShown {
    ClassShown {
        code: code.to_owned(),
        name: reader.text(&format!("class.{code}")),
        meaning: reader.text(&format!("class.{code}.meaning")),
    }
}

fn person(reader: &Reader<'_>, root: Option<RootId>) -> documents::Person {
    documents::Person {
        name: root.map(|root| reader.name(&root)).unwrap_or_default(),
        organisation: root
            .map(|root| reader.organisation(&root))
            .unwrap_or_default(),
    }
}

fn entry(reader: &Reader<'_>, number: u32, item: &TimelineItem) -> Entry {
    let day = item
        .occurred_at
        .map_or_else(|| Day::at(item.recorded.ms), Moment::day);
    let moments = [item.occurred_at, item.occurred_until];
    let when = moments
        .into_iter()
        .flatten()
        .map(|at| reader.content.moment(at.local()))
        .collect::<Vec<_>>()
        .join(" – ");
    let verified = match &item.verified {
        Verified::By(who) => Verification {
            confirmed: true,
            label: who.clone(),
        },
        Verified::No => Verification {
            confirmed: false,
            label: reader.text("verified.no"),
        },
        Verified::Unclear => Verification {
            confirmed: false,
            label: reader.text("verified.unclear"),
        },
        Verified::NotApplicable => Verification {
            confirmed: false,
            label: String::new(),
        },
    };
    let source = item
        .parts
        .iter()
        .find(|part| part.label.ends_with(".source"));
    let source = source
        .and_then(|part| part.values.first())
        .map(|value| value_text(reader, value));
    let texts = item
        .parts
        .iter()
        .filter(|part| !part.label.ends_with(".source"));
    let parts = texts
        .flat_map(|part| part_views(reader, part))
        .map(|part| Part {
            label: part.label,
            text: part.text,
        });
    Entry {
        number,
        day: reader.content.day(day),
        when,
        precision: item
            .precision
            .map(|precision| reader.content.term(precision))
            .unwrap_or_default(),
        kind_label: reader.kind_label(&item.kind),
        source_label: source.unwrap_or_default(),
        author: person(reader, item.author),
        recorded: reader
            .content
            .moment(casework::calendar::local(item.recorded.ms)),
        class: item
            .class
            .map(|class| class.code().to_owned())
            .unwrap_or_default(),
        verified,
        parts: parts.collect(),
        corrections: item
            .corrected_by
            .iter()
            .map(|correction| paper_correction(reader, correction))
            .collect(),
    }
}

fn paper_correction(reader: &Reader<'_>, correction: &Correction) -> PaperCorrection {
    let texts: Vec<String> = correction
        .texts
        .iter()
        .map(|text| value_text(reader, text))
        .collect();
    PaperCorrection {
        when: reader
            .content
            .moment(casework::calendar::local(correction.wall.ms)),
        author: person(reader, correction.author),
        text: texts.join("\n"),
    }
}

/// SHA-256 over the sorted changes of everything that is printed: who holds the same changes gets the same hash.
fn snapshot(case: &Case, items: &[TimelineItem]) -> String {
    let printed = |id: &ledger::ids::RecordId| {
        items
            .iter()
            .any(|item| item.record == *id || item.corrected_by.iter().any(|by| by.record == *id))
    };
    let mut changes: Vec<_> = case
        .records
        .iter()
        .filter(|state| printed(&state.id))
        .flat_map(|state| state.order.iter().copied())
        .collect();
    changes.sort();
    let mut hash = Sha256::new();
    changes
        .iter()
        .for_each(|change| hash.update(change.as_bytes()));
    hex(&hash.finalize())
}

/// What can be seen on the photos, which themselves stay in the case.
fn photos_told(reader: &Reader<'_>, case: &Case) -> String {
    let shown = case.file.attachments.iter().filter(|photo| {
        let class = photo.meta.class.map(|class| class.code());
        matches!(class, Some("K1" | "K2"))
    });
    let told: Vec<String> = shown
        .map(|photo| {
            let alt = photo.alt.known().filter(|alt| !alt.is_empty());
            alt.cloned()
                .unwrap_or_else(|| reader.text("document.photo_undescribed"))
        })
        .collect();
    told.join(" – ")
}

fn notes(reader: &Reader<'_>, case: &Case, items: &[TimelineItem]) -> Vec<String> {
    let mut notes = vec![reader.text("document.note.classes")];
    if items.iter().any(|item| item.in_conflict) || !case.file.conflicts.is_empty() {
        notes.push(reader.text("document.note.conflicts"));
    }
    if items.iter().any(|item| item.incomplete) {
        notes.push(reader.text("document.note.incomplete"));
    }
    if items.iter().any(|item| item.written_late) {
        notes.push(reader.text("document.note.late"));
    }
    let photos = photos_told(reader, case);
    if !photos.is_empty() {
        notes.push(format!("{} {photos}", reader.text("document.note.photos")));
    }
    notes
}
