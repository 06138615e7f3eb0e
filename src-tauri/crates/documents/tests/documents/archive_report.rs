//! The report of a checked archive.

use documents::archive_report::{
    Attachment, Card, Control, Entry, Flaw, LABELS, Report, Value, pdf,
};
use documents::{Day, Error, Language, Person};

use crate::inspect::{Pdf, packed};

fn who(name: &str, organisation: &str) -> Person {
    Person {
        name: name.into(),
        organisation: organisation.into(),
    }
}

fn flaw(text: &str, serious: bool) -> Flaw {
    Flaw {
        text: text.into(),
        serious,
    }
}

fn entry(number: u32) -> Entry {
    Entry {
        number,
        good: number != 2,
        kind_label: "waarneming".into(),
        author: who("Anna de Vries", "GGD Meerdam"),
        device: "0ae90e360e0ade84eaf8937fefe729d2".into(),
        claimed_at: "20 november 2026, 14:32".into(),
        witnessed: "21 november 2026, 09:00, Bram Okkerse, Gemeente Meerdam".into(),
        change: "fd3a2d10a3f0ca82429421a9f6900fe8c8813317a4803796859e15ce8361cb33".into(),
        record: "b70e360e0ade84eaf8937fefe729d201".into(),
        n: number,
        prev: String::new(),
        signature: if number == 2 { "klopt niet" } else { "klopt" }.into(),
        values: vec![Value {
            label: "gezien of gehoord".into(),
            text: "Muziek tot twee uur.\nOok gebonk.".into(),
        }],
        marks: if number == 2 {
            vec![flaw("De handtekening klopt niet.", true)]
        } else {
            vec![]
        },
    }
}

fn report() -> Report {
    let label = |label: &&str| ((*label).to_owned(), format!("<{label}>"));
    Report {
        language: Language::Dutch,
        made_on: Day {
            year: 2026,
            month: 11,
            day: 20,
        },
        labels: LABELS.iter().map(label).collect(),
        checked_at: "20 november 2026, 15:00".into(),
        file_name: "archief-WR-7K3F-2026-11-20.woonrust".into(),
        case_number: "WR-7K3F".into(),
        verdict: "In dit archief is iets veranderd.".into(),
        sound: false,
        manifest_sha256: "ab".repeat(32),
        made_by: who("Anna de Vries", "GGD Meerdam"),
        made_at: "20 november 2026, 14:00".into(),
        counts: [3, 2, 1, 0, 0, 3],
        flaws: vec![flaw("De inhoudslijst is niet ondertekend.", true)],
        unproven: vec!["Wanneer iets is geschreven.".into()],
        people: vec![Card {
            who: who("Bram Okkerse", "Gemeente Meerdam"),
            fingerprint: "7K3F-0000-1111-2222-3333-4444".into(),
            good: true,
            devices: vec!["0a29bdf95ea7825092c530451b29f99f".into()],
            lost_devices: vec!["0b29bdf95ea7825092c530451b29f99f".into()],
        }],
        entries: (1..=3).map(entry).collect(),
        controls: vec![Control {
            label: "verzoek om te wissen".into(),
            author: "Bram Okkerse".into(),
            claimed_at: "20 november 2026, 15:00".into(),
            good: true,
        }],
        attachments: vec![Attachment {
            sha256: "cd".repeat(32),
            entries: vec![1, 3],
            whole: false,
        }],
    }
}

#[test]
fn everything_that_was_found_stands_on_paper_and_the_file_is_archivable() {
    let output = pdf(&report()).unwrap();
    let file = Pdf::of(&output);
    let text = file.packed_text();
    for expected in [
        "In dit archief is iets veranderd.",
        "De inhoudslijst is niet ondertekend.",
        "Wanneer iets is geschreven.",
        "7K3F-0000-1111-2222-3333-4444",
        "De handtekening klopt niet.",
        "21 november 2026, 09:00, Bram Okkerse, Gemeente Meerdam",
        "Muziek tot twee uur.",
        "verzoek om te wissen",
        "fd3a2d10a3f0ca82429421a9f6900fe8c8813317a4803796859e15ce8361cb33",
    ] {
        assert!(
            text.contains(&packed(expected)),
            "{expected} is missing in {text}"
        );
    }
    file.check_syntax();
    let metadata = file.metadata();
    for marker in ["<pdfaid:part>2<", "<pdfuaid:part>1<"] {
        assert!(metadata.contains(marker), "{metadata}");
    }
}

#[test]
fn an_archive_in_which_nothing_can_be_read_has_a_report_too() {
    let empty = Report {
        flaws: vec![],
        people: vec![],
        entries: vec![],
        controls: vec![],
        attachments: vec![],
        case_number: String::new(),
        made_by: who("", ""),
        made_at: String::new(),
        ..report()
    };
    assert_eq!(pdf(&empty).unwrap().pages, 1);
    let unreadable = Report {
        entries: vec![Entry {
            kind_label: String::new(),
            author: who("", ""),
            device: String::new(),
            claimed_at: String::new(),
            witnessed: String::new(),
            change: String::new(),
            record: String::new(),
            values: vec![],
            ..entry(1)
        }],
        ..report()
    };
    let text = Pdf::of(&pdf(&unreadable).unwrap()).packed_text();
    assert!(text.contains("<unreadable>"), "{text}");
}

#[test]
fn text_that_looks_like_a_template_is_printed_as_it_is() {
    let hostile = "#panic(\"x\") $1/0$ *vet* @nobody <label>";
    let mut report = report();
    report.entries[0].values[0].text = hostile.into();
    report.people[0].who.name = hostile.into();
    let text = Pdf::of(&pdf(&report).unwrap()).packed_text();
    assert_eq!(text.matches(&packed(hostile)).count(), 2, "{text}");
}

#[test]
fn a_missing_label_is_named() {
    let mut report = report();
    report.labels.remove("unproven");
    assert!(matches!(pdf(&report), Err(Error::MissingLabel("unproven"))));
}
