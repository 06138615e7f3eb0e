//! QR codes as plain data: a path that the window and a page draw.

use crate::api::QrView;
use qrcode::{Color, QrCode};
use std::fmt::Write as _;
use zeroize::Zeroizing;

/// Light modules that every reader needs around a code.
const QUIET: usize = 4;

/// The modules of a QR code. What is kept of them is wiped, because one of them says how a vault opens.
pub(crate) struct Modules {
    dark: Zeroizing<Vec<bool>>,
    side: usize,
}

impl Modules {
    /// The code of a short text, with room for a stain (error correction M).
    pub fn of(text: &str) -> Modules {
        let code = QrCode::new(text)
            .expect("invariant: what is shown as QR is a line of a few dozen signs");
        let side = code.width();
        let mut colors = code.into_colors();
        let dark = colors.iter().map(|color| *color == Color::Dark).collect();
        colors.fill(Color::Light);
        // Else the compiler sees that nobody reads it any more.
        drop(std::hint::black_box(colors));
        Modules {
            dark: Zeroizing::new(dark),
            side,
        }
    }

    /// For the window, with the quiet zone around it.
    pub fn view(&self) -> QrView {
        QrView {
            size: crate::reader::count(self.side + 2 * QUIET),
            path: self.path().as_str().to_owned(),
        }
    }

    /// One rectangle per run of dark modules.
    fn path(&self) -> Zeroizing<String> {
        let mut path = Zeroizing::new(String::new());
        for (y, row) in self.dark.chunks(self.side).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, other| one == other) {
                let width = run.len();
                if run[0] {
                    write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET)
                        .expect("invariant: a text takes what is written to it");
                }
                x += width;
            }
        }
        path
    }

    /// For a page that stands alone. It says nothing to who does not see it: the code stands beside it as text.
    pub fn svg(&self) -> Zeroizing<String> {
        let (size, path) = (self.side + 2 * QUIET, self.path());
        Zeroizing::new(format!(
            "<svg viewBox=\"0 0 {size} {size}\" width=\"240\" height=\"240\" aria-hidden=\"true\">\
             <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{}\" fill=\"#000\"/></svg>",
            path.as_str()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY-A9SK-D6MP-5GJE";

    /// Where a path is dark, read as the window reads it.
    fn drawn(view: &QrView) -> Vec<(usize, usize)> {
        let runs = view.path.split_terminator('z');
        let modules = runs.flat_map(|run| {
            let numbers: Vec<usize> = run
                .split(|sign: char| !sign.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, width, 1, back] = numbers[..] else {
                panic!("no rectangle of one row: {run}");
            };
            assert_eq!(width, back);
            (x..x + width).map(move |x| (x, y))
        });
        modules.collect()
    }

    #[test]
    fn the_path_darkens_exactly_the_modules_of_the_code_inside_a_quiet_zone() {
        let code = QrCode::new(CODE).unwrap();
        let view = Modules::of(CODE).view();
        assert_eq!(view.size as usize, code.width() + 8);
        let mut expected = Vec::new();
        for y in 0..code.width() {
            for x in 0..code.width() {
                if code[(x, y)] == Color::Dark {
                    expected.push((x + 4, y + 4));
                }
            }
        }
        assert_eq!(drawn(&view), expected);
        assert!(expected.len() > 300, "a code is not nearly empty");
    }

    #[test]
    fn the_page_draws_the_same_path() {
        let modules = Modules::of(CODE);
        let (view, svg) = (modules.view(), modules.svg());
        assert!(svg.contains(&format!("viewBox=\"0 0 {0} {0}\"", view.size)));
        assert!(svg.contains(&format!("d=\"{}\"", view.path)));
    }

    #[test]
    fn another_text_gives_another_code() {
        let other = CODE.replace('7', "8");
        assert_ne!(Modules::of(CODE).view(), Modules::of(&other).view());
    }
}
