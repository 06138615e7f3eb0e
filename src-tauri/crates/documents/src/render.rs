//! Turns a template and its data into PDF bytes (PDF/A-2a and PDF/UA-1), and leaves nothing of it in memory caches.

use sha2::{Digest, Sha256};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::legible::{Reach, legible_value};
use crate::world::{ClosedWorld, Template};
use crate::{Day, Error};

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The bytes of the PDF file.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// SHA-256 of `pdf`.
    pub sha256: [u8; 32],
}

/// Typst remembers every compiled document process-wide. Dropping this forgets them, on success, error and panic alike,
/// so that case text does not outlive the unlocked vault. It goes through `typst::comemo`: the caches of another version
/// of comemo are not the ones that Typst fills.
struct ForgetAtEnd;

impl Drop for ForgetAtEnd {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

/// Lays out `template` with `data` as text input. Same template, data and day give the same bytes.
///
/// # Errors
/// [`Error::NoSuchDay`], [`Error::Input`], [`Error::Layout`], [`Error::Standard`].
pub(crate) fn render(
    template: Template,
    data: &serde_json::Value,
    day: Day,
) -> Result<Output, Error> {
    match attempt(template, data, day, Reach::AllFonts) {
        // A script that the fonts draw but the archive rules do not accept in this combination: name its characters.
        Err(Error::Standard { .. }) => attempt(template, data, day, Reach::SimpleScripts),
        result => result,
    }
}

fn attempt(
    template: Template,
    data: &serde_json::Value,
    day: Day,
    reach: Reach,
) -> Result<Output, Error> {
    // Declared first, hence dropped last: after the world and the pages.
    let _forget = ForgetAtEnd;
    let mut data = data.clone();
    legible_value(&mut data, reach);
    let json = serde_json::to_string(&data)?;
    let ident = hex(&Sha256::digest(json.as_bytes()));
    let world = ClosedWorld::new(template, json, day)?;

    let pages: PagedDocument = typst::compile(&world)
        .output
        .map_err(|found| Error::Layout {
            line: line(&world, &found),
        })?;
    let pdf = typst_pdf::pdf(&pages, &options(ident)).map_err(|found| Error::Standard {
        line: line(&world, &found),
    })?;
    let sha256 = Sha256::digest(&pdf).into();
    Ok(Output {
        pdf,
        pages: pages.pages().len(),
        sha256,
    })
}

/// No author, no clock, no identity of the machine; the document id follows from the data.
fn options(ident: String) -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .expect("PDF/A-2a and PDF/UA-1 go together in PDF 1.7");
    PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Woonrust".to_owned())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    }
}

/// Where in the template it went wrong. The message itself may quote case text, so it is dropped.
fn line(world: &ClosedWorld, found: &[SourceDiagnostic]) -> Option<usize> {
    let range = found.iter().find_map(|one| world.range(one.span))?;
    let source = world.source(world.main()).ok()?;
    source
        .lines()
        .byte_to_line(range.start)
        .map(|line| line + 1)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const DAY: Day = Day {
        year: 2026,
        month: 11,
        day: 20,
    };

    fn try_source(source: &'static str) -> Result<Output, Error> {
        render(
            Template {
                path: "/test.typ",
                source,
            },
            &json!({ "word": "x" }),
            DAY,
        )
    }

    #[test]
    fn a_template_reads_no_file_no_package_and_no_other_source() {
        for source in [
            "#read(\"/etc/hostname\")",
            "#read(\"/test.typ\")",
            "#include \"/other.typ\"",
            "#image(\"/a.png\", alt: \"a\")",
            "#import \"@preview/cetz:0.3.1\"",
            "#plugin(\"/a.wasm\")",
        ] {
            assert!(
                matches!(try_source(source), Err(Error::Layout { line: Some(1) })),
                "{source}"
            );
        }
    }

    #[test]
    fn today_is_the_day_of_the_data() {
        let source = concat!(
            "#set document(title: \"t\", date: datetime.today())\n",
            "#assert.eq(datetime.today(), datetime(year: 2026, month: 11, day: 20))\n",
            "= Today"
        );
        assert_eq!(try_source(source).unwrap().pages, 1);
    }

    #[test]
    fn an_image_without_alternative_text_is_refused() {
        let source = concat!(
            "#set document(title: \"t\", date: datetime.today())\n= Image\n",
            "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>\"))"
        );
        assert!(matches!(try_source(source), Err(Error::Standard { .. })));
    }

    #[test]
    fn text_that_the_archive_rules_refuse_is_named_instead_of_failing() {
        // The template turns the emoji into a sign that no font draws.
        let source = concat!(
            "#set document(title: \"t\", date: datetime.today())\n",
            "#set text(font: \"Noto Sans\")\n= Text\n",
            "#let word = json(bytes(sys.inputs.data)).word\n",
            "#word.replace(\"😀\", \"漢\")"
        );
        let template = Template {
            path: "/test.typ",
            source,
        };
        let first = attempt(template, &json!({ "word": "😀" }), DAY, Reach::AllFonts);
        assert!(matches!(first, Err(Error::Standard { .. })), "{first:?}");
        assert_eq!(
            render(template, &json!({ "word": "😀" }), DAY)
                .unwrap()
                .pages,
            1
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        let day = Day {
            year: 2026,
            month: 2,
            day: 30,
        };
        let result = render(
            Template {
                path: "/test.typ",
                source: "",
            },
            &json!({}),
            day,
        );
        assert!(matches!(result, Err(Error::NoSuchDay(found)) if found == day));
    }
}
