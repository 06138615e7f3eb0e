//! Looks at a PDF with other people's tools (poppler, qpdf).

use std::path::PathBuf;
use std::process::Command;

use documents::render::Output;
use tempfile::TempDir;

/// A PDF on disk for as long as the test runs.
pub struct Pdf {
    _dir: TempDir,
    path: PathBuf,
}

impl Pdf {
    pub fn of(output: &Output) -> Self {
        let dir = TempDir::new().expect("a temporary folder");
        let path = dir.path().join("document.pdf");
        std::fs::write(&path, &output.pdf).expect("written");
        Self { _dir: dir, path }
    }

    fn run(&self, tool: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(tool)
            .args(before)
            .arg(&self.path)
            .args(after)
            .output()
            .unwrap_or_else(|error| panic!("{tool} is needed for this test: {error}"));
        assert!(
            output.status.success(),
            "{tool}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        // Poppler prints some attribute values of tags as they are, in an encoding of their own.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The text in reading order.
    pub fn text(&self) -> String {
        self.run("pdftotext", &["-enc", "UTF-8"], &["-"])
    }

    /// The text with every space, line end and page end taken out.
    pub fn packed_text(&self) -> String {
        packed(&self.text())
    }

    /// The text of one page, from 1.
    pub fn page_text(&self, page: usize) -> String {
        let page = page.to_string();
        self.run(
            "pdftotext",
            &["-enc", "UTF-8", "-f", &page, "-l", &page],
            &["-"],
        )
    }

    /// The right edge of every word on every page, in points from the left edge of the paper.
    pub fn right_edges(&self) -> Vec<f64> {
        let boxes = self.run("pdftotext", &["-enc", "UTF-8", "-bbox"], &["-"]);
        let edges = boxes
            .split("xMax=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next()?.parse().ok());
        edges.collect()
    }

    /// Facts about the file, one per line.
    pub fn info(&self) -> String {
        self.run("pdfinfo", &["-enc", "UTF-8"], &[])
    }

    /// The metadata packet (XMP).
    pub fn metadata(&self) -> String {
        self.run("pdfinfo", &["-meta"], &[])
    }

    /// The tree of tags that a screen reader walks, with its text.
    pub fn structure(&self) -> String {
        self.run("pdfinfo", &["-enc", "UTF-8", "-struct-text"], &[])
    }

    /// One line per font: the columns emb, sub, uni are the 5th to 3rd from the end.
    pub fn fonts(&self) -> Vec<String> {
        self.run("pdffonts", &[], &[])
            .lines()
            .skip(2)
            .map(str::to_owned)
            .collect()
    }

    /// Fails on a damaged file.
    pub fn check_syntax(&self) {
        let report = self.run("qpdf", &["--check"], &[]);
        assert!(
            report.contains("No syntax or stream encoding errors found"),
            "{report}"
        );
    }
}

pub fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
