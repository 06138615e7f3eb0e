//! Made-up timelines: no person or address in them exists.

use std::collections::BTreeMap;

use documents::timeline::{ClassShown, Correction, Entry, LABELS, Part, Timeline, Verification};
use documents::{Day, Language, Person};

const DUTCH: &[(&str, &str)] = &[
    ("title", "Tijdlijn"),
    ("case_number", "Zaaknummer"),
    ("phase", "Fase"),
    ("generated_at", "Gemaakt op"),
    ("generated_by", "Gemaakt door"),
    ("classes", "Informatieklassen"),
    ("entry_count", "Aantal gebeurtenissen"),
    ("snapshot", "Controlegetal"),
    (
        "snapshot_meaning",
        "SHA-256 van de gegevens op het moment van maken. Staat onder aan elke pagina.",
    ),
    ("legend", "Leeswijzer"),
    ("class", "Klasse"),
    ("meaning", "Betekenis"),
    ("mark", "Teken"),
    ("verified", "Bevestigd"),
    (
        "verified_meaning",
        "Iemand anders heeft dit bevestigd, of het is gemeten.",
    ),
    ("unverified", "Niet bevestigd"),
    ("unverified_meaning", "Alleen de genoemde bron zegt dit."),
    ("notes", "Opmerkingen"),
    ("entries", "Gebeurtenissen"),
    ("no_entries", "Er zijn nog geen gebeurtenissen vastgelegd."),
    ("correction", "Correctie"),
    ("continued", "{day} (vervolg)"),
    ("page", "Pagina {page} van {pages}"),
];

const ENGLISH: &[(&str, &str)] = &[
    ("title", "Timeline"),
    ("case_number", "Case number"),
    ("phase", "Phase"),
    ("generated_at", "Made on"),
    ("generated_by", "Made by"),
    ("classes", "Sharing classes"),
    ("entry_count", "Number of entries"),
    ("snapshot", "Check number"),
    (
        "snapshot_meaning",
        "SHA-256 of the data when this was made. Stands at the foot of every page.",
    ),
    ("legend", "How to read this"),
    ("class", "Class"),
    ("meaning", "Meaning"),
    ("mark", "Mark"),
    ("verified", "Confirmed"),
    (
        "verified_meaning",
        "Someone else confirmed this, or it was measured.",
    ),
    ("unverified", "Not confirmed"),
    ("unverified_meaning", "Only the named source says so."),
    ("notes", "Remarks"),
    ("entries", "Entries"),
    ("no_entries", "No entries yet."),
    ("correction", "Correction"),
    ("continued", "{day} (continued)"),
    ("page", "Page {page} of {pages}"),
];

pub fn labels(language: Language) -> BTreeMap<String, String> {
    let texts = match language {
        Language::Dutch => DUTCH,
        Language::English => ENGLISH,
    };
    assert_eq!(texts.len(), LABELS.len());
    texts
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect()
}

fn class(code: &str, name: &str, meaning: &str) -> ClassShown {
    ClassShown {
        code: code.into(),
        name: name.into(),
        meaning: meaning.into(),
    }
}

/// A case without entries.
pub fn empty(language: Language) -> Timeline {
    Timeline {
        language,
        made_on: Day {
            year: 2026,
            month: 11,
            day: 20,
        },
        case_number: "Z-2026-0142".into(),
        address: "Lindegracht 12-B, 1234 AB Meerdam".into(),
        generated_at: "vrijdag 20 november 2026, 16:05".into(),
        generated_by: person("Bram Okkerse", "Gemeente Meerdam"),
        phase: "F4 · Gezamenlijke analyse en plan, sinds 2 november 2026".into(),
        classes_shown: vec![
            class(
                "K1",
                "Proces",
                "Dat er een zaak is, in welke fase die is, wie de regie heeft en wat is gepland.",
            ),
            class(
                "K2",
                "Overlastfeiten",
                "Waarnemingen, incidenten, maatregelen en afspraken over gedrag.",
            ),
        ],
        labels: labels(language),
        entries: Vec::new(),
        snapshot_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        notes: Vec::new(),
    }
}

pub fn person(name: &str, organisation: &str) -> Person {
    Person {
        name: name.into(),
        organisation: organisation.into(),
    }
}

pub fn part(label: &str, text: &str) -> Part {
    Part {
        label: label.into(),
        text: text.into(),
    }
}

pub fn entry(number: u32, day: &str, text: &str) -> Entry {
    Entry {
        number,
        day: day.into(),
        when: "14:32".into(),
        precision: String::new(),
        kind_label: "Waarneming".into(),
        source_label: "Eigen waarneming".into(),
        author: person("Anna de Vries", "GGD Meerdam"),
        recorded: "vastgelegd op 20 november 2026, 15:10".into(),
        class: "K2".into(),
        verified: Verification {
            confirmed: false,
            label: "Niet bevestigd".into(),
        },
        parts: vec![part("Wat zag en hoorde u?", text)],
        corrections: Vec::new(),
    }
}

/// One page: a report, a home visit with a quote and a correction, an action.
pub fn small(language: Language) -> Timeline {
    let mut timeline = empty(language);
    let mut report = entry(
        1,
        "maandag 16 november 2026",
        "Sinds drie weken bijna elke nacht geschreeuw en gebonk tegen de muur, meestal tussen middernacht en vier uur. \
         De kinderen slapen niet meer op hun eigen kamer.",
    );
    report.when = "09:15".into();
    report.kind_label = "Melding".into();
    report.source_label = "Melder".into();
    report.author = person("Carla Smit", "Woningcorporatie De Brug");
    report.parts[0].label = "Wat is er gemeld?".into();

    let mut visit = entry(
        2,
        "vrijdag 20 november 2026",
        "Gordijnen dicht, harde muziek tot op de galerij. Bewoner deed na een kwartier open en was rustig en aanspreekbaar. \
         In de gang staan vuilniszakken tot kniehoogte; geen brandgevaarlijke stoffen gezien.",
    );
    visit.kind_label = "Huisbezoek".into();
    visit.precision = "ongeveer".into();
    visit.verified = Verification {
        confirmed: true,
        label: "Bevestigd door de wijkagent, die erbij was".into(),
    };
    visit.parts.push(part(
        "Wat zei de bewoner?",
        "„Ik hoor ze de hele nacht door de muur. Dan zet ik de muziek aan.”",
    ));
    visit.parts.push(part(
        "Welke afspraken zijn gemaakt?",
        "Muziek uit na 22:00 uur.\nVolgende week dinsdag samen bellen.",
    ));
    visit.corrections.push(Correction {
        when: "21 november 2026, 08:40".into(),
        author: person("Anna de Vries", "GGD Meerdam"),
        text: "De vuilniszakken stonden in de keuken, niet in de gang.".into(),
    });

    let mut action = entry(
        3,
        "vrijdag 20 november 2026",
        "Gehoorproef aanvragen bij de corporatie, uiterlijk 4 december 2026.",
    );
    action.when = "16:00".into();
    action.kind_label = "Actie".into();
    action.class = "K1".into();
    action.source_label = "Document".into();
    action.author = person("Bram Okkerse", "Gemeente Meerdam");
    action.recorded = String::new();
    action.parts[0].label = String::new();

    timeline.entries = vec![report, visit, action];
    timeline.notes = vec!["Naam en adres van de melder staan niet in dit document.".into()];
    timeline
}

/// `count` entries over many days, with a word long enough to be hyphenated on every row.
pub fn long(language: Language, count: u32) -> Timeline {
    let mut timeline = empty(language);
    timeline.entries = (1..=count)
        .map(|number| {
            let day = format!("dag {} van het onderzoek", number.div_ceil(4));
            let text = format!(
                "Waarneming {number}: geluidsoverlast in het trappenhuis, besproken tijdens het casusoverleg over \
                 informatiedelingsafspraken en gebiedsgebonden maatregelen met de woningcorporatie en de wijkagent."
            );
            let mut entry = entry(number, &day, &text);
            if number % 3 == 0 {
                entry.verified = Verification { confirmed: true, label: "Bevestigd met een meting".into() };
            }
            entry
        })
        .collect();
    timeline
}
