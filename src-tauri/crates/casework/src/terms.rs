//! The closed lists of the field: each term has a stable code in the file format and a text in the content pack.

pub mod action;
pub mod attention;
pub mod case;
pub mod category;
pub mod entry;
pub mod formal;
pub mod inquiry;
pub mod intervention;
pub mod keeping;
pub mod people;
pub mod plan;
pub mod sharing;
pub mod talk;

/// A closed list of terms whose codes never change once released.
pub trait Term: Copy + Eq + Sized + 'static {
    /// Section of the content pack, such as `urgency`.
    const SECTION: &'static str;
    /// Every code, in the same order as the terms.
    const CODES: &'static [&'static str];
    /// Every term, in the order in which a person meets them.
    const ALL: &'static [Self];
    /// The stable code, as it stands in records and JSON.
    fn code(self) -> &'static str;

    /// The term of this code, or `None` for a code that this version does not know.
    fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.code() == code)
    }

    /// Key of the term's text in the content pack: section, dot, code.
    fn text_key(self) -> String {
        format!("{}.{}", Self::SECTION, self.code())
    }
}

/// A status: while people disagree, the most cautious value counts.
pub trait Cautious: Term {
    /// Codes from most to least cautious.
    const CAUTIOUS_FIRST: &'static [&'static str];

    /// Place in the cautious order, 0 = most cautious.
    fn caution(self) -> usize {
        Self::CAUTIOUS_FIRST
            .iter()
            .position(|code| *code == self.code())
            .unwrap_or(0)
    }
}

macro_rules! terms {
    ($(#[$meta:meta])* $name:ident, $section:literal { $($(#[$note:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$note])* #[doc = concat!("`", $code, "`")] $variant,)+ }

        impl $name {
            /// Every code, in the same order as the terms.
            pub const CODES: &'static [&'static str] = &[$($code,)+];
        }

        impl $crate::terms::Term for $name {
            const SECTION: &'static str = $section;
            const CODES: &'static [&'static str] = $name::CODES;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}
pub(crate) use terms;
