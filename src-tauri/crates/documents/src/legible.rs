//! Makes any text printable without losing a character: what cannot be drawn is named, as `[U+1F9FF]`.

use serde_json::Value;

use crate::fonts;

/// Which characters count as printable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All that a bundled font draws.
    AllFonts,
    /// Only scripts that are drawn letter by letter with the main font: cannot break an archive rule.
    SimpleScripts,
}

/// Replaces what cannot be printed in every text of `value`; keys stay as they are.
pub(crate) fn legible_value(value: &mut Value, reach: Reach) {
    match value {
        Value::String(text) => *text = legible(text, reach),
        Value::Array(items) => items.iter_mut().for_each(|item| legible_value(item, reach)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|item| legible_value(item, reach)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The same text with line ends as `\n`, tabs as spaces, and each unprintable run as code points in brackets.
pub(crate) fn legible(text: &str, reach: Reach) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_brackets = false;
    let mut before = '\0';
    for c in text.chars() {
        let shown = shown_as(c, before, reach);
        before = c;
        if in_brackets && matches!(shown, Shown::AsIs | Shown::As(_)) {
            out.push(']');
            in_brackets = false;
        }
        match shown {
            Shown::AsIs => out.push(c),
            Shown::As(other) => out.push_str(other),
            Shown::Named => {
                out.push_str(if in_brackets { " " } else { "[" });
                out.push_str(&format!("U+{:04X}", u32::from(c)));
                in_brackets = true;
            }
            Shown::Not => {}
        }
    }
    if in_brackets {
        out.push(']');
    }
    out
}

enum Shown {
    AsIs,
    As(&'static str),
    Named,
    Not,
}

fn shown_as(c: char, before: char, reach: Reach) -> Shown {
    match c {
        '\n' if before == '\r' => Shown::Not,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Shown::As("\n"),
        '\t' => Shown::As("    "),
        // Chooses between two looks of the same emoji; we have one.
        '\u{fe00}'..='\u{fe0f}' => Shown::Not,
        _ if is_printable(c, reach) => Shown::AsIs,
        _ => Shown::Named,
    }
}

fn is_printable(c: char, reach: Reach) -> bool {
    let code = u32::from(c);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF);
    // These make text read in another order than it is stored; in a file for a court they must be seen.
    let reorders = matches!(code, 0x202A..=0x202E | 0x2066..=0x2069);
    if c.is_control() || private || reorders || c == '\u{feff}' {
        return false;
    }
    match reach {
        Reach::AllFonts => fonts::any_draws(c),
        Reach::SimpleScripts => is_simple_script(code) && fonts::main_draws(c),
    }
}

/// Latin, Greek, Cyrillic, punctuation, currency and letter-like signs.
fn is_simple_script(code: u32) -> bool {
    matches!(code, 0x20..=0x52F | 0x1E00..=0x1FFF | 0x2010..=0x205E | 0x20A0..=0x20CF | 0x2100..=0x218F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "Geluid vanaf 23:00 – ‘wéér’, €5, Łódź, Žižek, Ελλάδα, #nr @wie $5 <b> _x_ `y`";
        assert_eq!(legible(text, Reach::AllFonts), text);
        assert_eq!(legible(text, Reach::SimpleScripts), text);
    }

    #[test]
    fn right_to_left_letters_and_emoji_are_drawn_where_a_font_has_them() {
        let text = "سلام שלום 😀";
        assert_eq!(legible(text, Reach::AllFonts), text);
        assert_eq!(
            legible("ש😀", Reach::SimpleScripts),
            "[U+05E9 U+1F600]",
            "the careful pass names what it does not draw"
        );
    }

    #[test]
    fn unprintable_runs_are_named_once() {
        assert_eq!(
            legible("a\u{0}\u{7}b\u{e000}", Reach::AllFonts),
            "a[U+0000 U+0007]b[U+E000]"
        );
        assert_eq!(legible("漢字", Reach::AllFonts), "[U+6F22 U+5B57]");
        assert_eq!(legible("x\u{202e}y", Reach::AllFonts), "x[U+202E]y");
    }

    #[test]
    fn line_ends_and_tabs_become_one_kind() {
        assert_eq!(
            legible("a\r\nb\rc\u{2028}d\te\r\r\nf", Reach::AllFonts),
            "a\nb\nc\nd    e\n\nf"
        );
        assert_eq!(
            legible("\u{1}\r\n\u{1}", Reach::AllFonts),
            "[U+0001]\n[U+0001]"
        );
    }
}
