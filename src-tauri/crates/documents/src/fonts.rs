//! The fonts that go into every document, compiled in: the machine's own fonts never count.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The first three carry the design; the others lend letters and signs that people quote (names, chat messages).
const FILES: [&[u8]; 6] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../fonts/NotoSans-SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
];

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|file| Font::new(Bytes::new(*file), 0).expect("a bundled font is a valid font"))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The catalogue from which Typst picks fonts.
pub(crate) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// The font at a place of the catalogue.
pub(crate) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Whether any bundled font draws this character.
pub(crate) fn any_draws(c: char) -> bool {
    FONTS
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(c)))
}

/// Whether the font of the running text draws this character.
pub(crate) fn main_draws(c: char) -> bool {
    FONTS[0].info().coverage.contains(u32::from(c))
}
