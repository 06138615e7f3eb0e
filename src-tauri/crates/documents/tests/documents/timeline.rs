//! O1, the timeline.

use documents::timeline::{Timeline, pdf};
use documents::{Day, Error, Language};

use crate::examples::{empty, entry, labels, long, part, person, small};
use crate::inspect::{Pdf, packed};

const HOSTILE: &str = concat!(
    "#set page(fill: red) #panic(\"x\") #read(\"/etc/passwd\") $1/0$ @nobody <label> _cursief_ *vet* `code` ```raw``` ",
    "= kop / term: lijst \\ \\u{41} // weg /* weg */ -- --- ~ 'enkel' \"dubbel\" [haak] {acc} %s %n \u{2026} &amp; </w>"
);

fn made(timeline: &Timeline) -> Pdf {
    Pdf::of(&pdf(timeline).expect("a document"))
}

fn shown(timeline: &Timeline) -> String {
    made(timeline).packed_text()
}

#[test]
fn a_small_case_fits_two_pages_and_shows_all_of_it() {
    let output = pdf(&small(Language::Dutch)).unwrap();
    assert!(output.pages <= 2, "{} pages", output.pages);
    let text = Pdf::of(&output).packed_text();
    for expected in [
        "Z-2026-0142",
        "Lindegracht 12-B, 1234 AB Meerdam",
        "Bram Okkerse, Gemeente Meerdam",
        "F4 · Gezamenlijke analyse en plan",
        "maandag 16 november 2026",
        "14:32 (ongeveer) · Huisbezoek",
        "Eigen waarneming · Anna de Vries, GGD Meerdam · vastgelegd op 20 november 2026, 15:10",
        "Bevestigd door de wijkagent, die erbij was",
        "Ik hoor ze de hele nacht door de muur.",
        "Correctie · 21 november 2026, 08:40 · Anna de Vries, GGD Meerdam",
        "Naam en adres van de melder staan niet in dit document.",
    ] {
        assert!(
            text.contains(&packed(expected)),
            "{expected} is missing in {text}"
        );
    }
}

#[test]
fn one_report_fits_on_one_page() {
    let mut timeline = small(Language::Dutch);
    timeline.entries.truncate(1);
    let output = pdf(&timeline).unwrap();
    assert_eq!(output.pages, 1);
    assert!(Pdf::of(&output).info().contains("Pages:           1"));
}

#[test]
fn the_file_is_tagged_archivable_and_undamaged() {
    let file = made(&small(Language::Dutch));
    file.check_syntax();
    let info = file.info();
    assert!(
        info.lines()
            .any(|line| line.starts_with("Tagged:") && line.ends_with("yes")),
        "{info}"
    );
    let metadata = file.metadata();
    for marker in [
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "nl-NL",
    ] {
        assert!(
            metadata.contains(marker),
            "{marker} is missing in {metadata}"
        );
    }
}

#[test]
fn every_font_is_embedded_as_a_subset_with_its_characters() {
    let mut timeline = small(Language::Dutch);
    timeline.notes.push("سلام שלום 😀".into());
    let fonts = made(&timeline).fonts();
    assert!(fonts.len() >= 5, "{fonts:?}");
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!(
            columns[2..5],
            ["yes", "yes", "yes"],
            "embedded, subset, unicode: {font}"
        );
    }
}

#[test]
fn a_screen_reader_finds_headings_and_header_cells() {
    let structure = made(&small(Language::Dutch)).structure();
    for tag in ["H1", "H2", "H3", "H4", "Table", "TH", "TD", "LI"] {
        let found = structure
            .lines()
            .any(|line| line.trim_start().split([' ', ':']).next() == Some(tag));
        assert!(found, "{tag} is missing in {structure}");
    }
}

#[test]
fn the_metadata_names_no_person_and_no_address() {
    let file = made(&small(Language::Dutch));
    let facts = file.info() + &file.metadata();
    assert!(!facts.contains("Author"), "{facts}");
    for private in ["Bram", "Anna", "Lindegracht", "Meerdam"] {
        assert!(!facts.contains(private), "{private} stands in {facts}");
    }
    assert!(facts.contains("Tijdlijn Z-2026-0142"), "{facts}");
    assert!(facts.contains("Woonrust"), "{facts}");
}

#[test]
fn a_hundred_rows_come_in_order_and_every_page_says_what_it_is() {
    let timeline = long(Language::Dutch, 100);
    let output = pdf(&timeline).unwrap();
    let file = Pdf::of(&output);
    let text = packed(&file.text());
    let places: Vec<Option<usize>> = (1..=100)
        .map(|n| text.find(&format!("Waarneming{n}:")))
        .collect();
    assert!(places.iter().all(Option::is_some), "{places:?}");
    assert!(places.is_sorted(), "{places:?}");
    for page in 1..=output.pages {
        let text = file.page_text(page);
        assert!(
            text.contains(&format!("Pagina {page} van {}", output.pages)),
            "{text}"
        );
        assert!(text.contains("Z-2026-0142"), "{text}");
        assert!(text.contains(&timeline.snapshot_sha256), "{text}");
    }
}

#[test]
fn a_page_that_goes_on_with_a_day_says_which_day() {
    let mut timeline = long(Language::Dutch, 20);
    timeline
        .entries
        .iter_mut()
        .for_each(|entry| entry.day = "maandag 16 november 2026".into());
    let file = made(&timeline);
    assert!(!file.page_text(1).contains("(vervolg)"));
    assert!(
        file.page_text(2)
            .contains("maandag 16 november 2026 (vervolg)")
    );

    let output = pdf(&long(Language::Dutch, 60)).unwrap();
    let file = Pdf::of(&output);
    for page in 2..=output.pages {
        let text = file.page_text(page);
        let opens_with_a_day = text.trim_start().starts_with("dag ") && !text.contains("(vervolg)");
        assert_ne!(
            opens_with_a_day,
            text.contains("(vervolg)"),
            "page {page}: {text}"
        );
    }
}

#[test]
fn an_empty_timeline_says_that_it_is_empty() {
    let output = pdf(&empty(Language::Dutch)).unwrap();
    assert_eq!(output.pages, 1);
    assert!(
        Pdf::of(&output)
            .text()
            .contains("Er zijn nog geen gebeurtenissen vastgelegd.")
    );
}

#[test]
fn a_timeline_of_only_empty_texts_is_still_a_document() {
    let mut timeline = empty(Language::English);
    timeline
        .labels
        .values_mut()
        .for_each(|label| *label = "x".into());
    timeline.case_number = String::new();
    timeline.address = String::new();
    timeline.generated_at = String::new();
    timeline.generated_by = person("", "");
    timeline.phase = String::new();
    timeline.classes_shown = Vec::new();
    timeline.snapshot_sha256 = String::new();
    timeline.notes = vec![String::new()];
    let mut blank = entry(1, "", "");
    blank.when = String::new();
    blank.kind_label = String::new();
    blank.source_label = String::new();
    blank.author = person("", "");
    blank.class = String::new();
    blank.verified.label = String::new();
    timeline.entries = vec![blank];
    assert_eq!(pdf(&timeline).unwrap().pages, 1);
}

#[test]
fn an_english_timeline_is_english_for_a_screen_reader_too() {
    let file = made(&small(Language::English));
    assert!(file.metadata().contains("en-GB"), "{}", file.metadata());
    let text = file.text();
    assert!(text.contains("Case number"), "{text}");
    assert!(text.contains("Page 1 of"), "{text}");
    assert!(!text.contains("Zaaknummer"), "{text}");
}

#[test]
fn markup_in_any_field_prints_as_it_was_typed() {
    let mut timeline = small(Language::Dutch);
    timeline.address = HOSTILE.into();
    timeline.phase = HOSTILE.into();
    timeline.notes = vec![HOSTILE.into()];
    timeline.entries[0].parts[0] = part(HOSTILE, HOSTILE);
    timeline.entries[0].source_label = HOSTILE.into();
    timeline.entries[0].verified.label = HOSTILE.into();
    timeline.entries[1].corrections[0].text = HOSTILE.into();
    timeline.classes_shown[0].meaning = HOSTILE.into();
    let text = shown(&timeline);
    // A line end inside a hyphenated word adds a hyphen; compare without them.
    let found = text
        .replace(['-', '\u{2010}'], "")
        .matches(&packed(HOSTILE).replace('-', ""))
        .count();
    assert_eq!(found, 9, "{text}");
}

#[test]
fn right_to_left_text_and_emoji_print() {
    let mut timeline = empty(Language::Dutch);
    let text = "Zij schreef: 😀👍🏽🔥 en שלום עולם, daarna السلام عليكم.";
    timeline.entries = vec![entry(1, "maandag", text)];
    let shown = shown(&timeline);
    for expected in ["😀", "🔥", "Zijschreef:", "daarna"] {
        assert!(shown.contains(expected), "{expected} is missing in {shown}");
    }
    assert!(
        !shown.contains("U+"),
        "every character has a glyph: {shown}"
    );
    for letters in ["שלום", "السلام"] {
        let backwards: String = letters.chars().rev().collect();
        assert!(
            shown.contains(letters) || shown.contains(&backwards),
            "{letters} is missing in {shown}"
        );
    }
}

#[test]
fn a_character_without_glyph_is_named_and_fails_nothing() {
    let mut timeline = empty(Language::Dutch);
    // Chinese, private use, a control, a reading-order override, a lone mark on a foreign letter, a noncharacter.
    let text = "漢字 \u{e000} \u{0} \u{202e}om \u{ffff} 👩\u{200d}👩\u{200d}👧 1\u{fe0f}\u{20e3} क्षि a\u{5b7} ש\u{64b}";
    timeline.entries = vec![entry(1, "maandag", text)];
    let shown = shown(&timeline);
    for expected in [
        "[U+6F22U+5B57]",
        "[U+E000]",
        "[U+0000]",
        "[U+202E]om",
        "[U+FFFF]",
    ] {
        assert!(shown.contains(expected), "{expected} is missing in {shown}");
    }
}

#[test]
fn a_word_of_a_hundred_kilobytes_prints_whole_and_stays_on_the_paper() {
    let word = "abcdefghij".repeat(10_240);
    let mut timeline = empty(Language::Dutch);
    timeline.entries = vec![entry(1, "maandag", &format!("voor {word} na"))];
    let output = pdf(&timeline).unwrap();
    assert!(output.pages > 10, "{} pages", output.pages);
    let file = Pdf::of(&output);
    // A4 is 595 points wide, with a margin of 22 mm.
    let edges = file.right_edges();
    assert!(
        !edges.is_empty() && edges.iter().all(|edge| *edge < 533.5),
        "{:?}",
        edges.iter().copied().fold(0.0, f64::max)
    );
    let footer = packed(&timeline.snapshot_sha256);
    let mut text = file
        .packed_text()
        .replace('\u{c}', "")
        .replace(&footer, "")
        .replace("Z-2026-0142", "")
        .replace("maandag(vervolg)", "");
    for page in 1..=output.pages {
        text = text.replacen(&format!("Pagina{page}van{}", output.pages), "", 1);
    }
    assert!(
        text.contains(&format!("voor{word}na")),
        "the word is not whole"
    );
}

#[test]
fn long_text_in_the_fields_of_title_heading_and_footer_breaks_no_rule() {
    // A PDF string may hold 32,767 bytes.
    let long = "x".repeat(40_000);
    let mut timeline = small(Language::Dutch);
    timeline.case_number = long.clone();
    timeline.snapshot_sha256 = long.clone();
    timeline.entries[0].day = long.clone();
    timeline.entries[0].kind_label = long.clone();
    timeline.entries[0].class = long;
    Pdf::of(&pdf(&timeline).unwrap()).check_syntax();
}

#[test]
fn the_same_data_gives_the_same_bytes_and_other_data_another_document() {
    let first = pdf(&small(Language::Dutch)).unwrap();
    let second = pdf(&small(Language::Dutch)).unwrap();
    assert_eq!(first, second);
    let mut other = small(Language::Dutch);
    other.entries[0].verified.confirmed = true;
    assert_ne!(pdf(&other).unwrap().sha256, first.sha256);
}

#[test]
fn a_missing_label_is_named() {
    let mut timeline = empty(Language::Dutch);
    timeline.labels = labels(Language::Dutch);
    timeline.labels.remove("legend");
    assert!(matches!(pdf(&timeline), Err(Error::MissingLabel("legend"))));
}

#[test]
fn a_day_outside_the_calendar_is_refused() {
    let mut timeline = empty(Language::Dutch);
    timeline.made_on = Day {
        year: 2026,
        month: 13,
        day: 1,
    };
    assert!(matches!(pdf(&timeline), Err(Error::NoSuchDay(_))));
}
