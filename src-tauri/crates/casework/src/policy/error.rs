//! Why a policy pack cannot be used: the line, the key and the reason.

use super::FORMAT;

/// Why a policy pack cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {key}: {reason}")]
pub struct PolicyError {
    /// Where, from 1.
    pub line: usize,
    /// Path of the key, such as `factors.pulse_low`; empty for the whole text.
    pub key: String,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong in a policy pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No JSON.
    #[error("this is no JSON")]
    Syntax,
    /// Larger than any pack.
    #[error("the pack is too large")]
    TooLarge,
    /// Written for another version of the product.
    #[error("this format is not known, this version reads format {FORMAT}")]
    Format,
    /// A key that this version does not know.
    #[error("this key is not known")]
    UnknownKey,
    /// A key that has to be there.
    #[error("this key is missing")]
    MissingKey,
    /// A key, or an element of a list, that stands there twice.
    #[error("this stands here twice")]
    Twice,
    /// Something else was expected.
    #[error("expected {0}")]
    WrongType(&'static str),
    /// A number too small or too large.
    #[error("must be a whole number from {least} up to {most}")]
    OutOfBounds {
        /// The least that makes sense.
        least: u64,
        /// The most that makes sense.
        most: u64,
    },
    /// A list too short or too long.
    #[error("must hold {least} up to {most} elements")]
    WrongLength {
        /// The fewest elements.
        least: u64,
        /// The most elements.
        most: u64,
    },
    /// A text too short or too long, with a line break, or with blanks at an end.
    #[error("must be one line of {least} up to {most} characters")]
    NotALine {
        /// The fewest characters.
        least: u64,
        /// The most characters.
        most: u64,
    },
    /// Numbers or days that are not in order, or a key that has to be above another.
    #[error("must grow")]
    NotGrowing,
    /// Numbers that have to fall from one to the next.
    #[error("must shrink")]
    NotShrinking,
    /// Moments that cannot be told apart.
    #[error("two moments overlap")]
    Overlap,
    /// No telephone number.
    #[error("is no telephone number")]
    NotAPhoneNumber,
    /// No day such as `2027-05-14`.
    #[error("is no day such as 2027-05-14")]
    NotADay,
    /// Something else than a word in small letters.
    #[error("holds something else than a word in small letters")]
    NotAWord,
    /// No code of a rule.
    #[error("holds something else than the code of a rule")]
    NotARule,
    /// A rule that stops something.
    #[error("names a rule that stops something, and a stop cannot be switched off")]
    CannotBeOff,
}

impl Reason {
    /// Every code; its words stand in the content pack under `policy_error.<code>`.
    pub const CODES: &'static [&'static str] = &[
        "syntax",
        "too_large",
        "format",
        "unknown_key",
        "missing_key",
        "twice",
        "wrong_type",
        "out_of_bounds",
        "wrong_length",
        "not_a_line",
        "not_growing",
        "not_shrinking",
        "overlap",
        "not_a_phone_number",
        "not_a_day",
        "not_a_word",
        "not_a_rule",
        "cannot_be_off",
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Syntax => "syntax",
            Reason::TooLarge => "too_large",
            Reason::Format => "format",
            Reason::UnknownKey => "unknown_key",
            Reason::MissingKey => "missing_key",
            Reason::Twice => "twice",
            Reason::WrongType(_) => "wrong_type",
            Reason::OutOfBounds { .. } => "out_of_bounds",
            Reason::WrongLength { .. } => "wrong_length",
            Reason::NotALine { .. } => "not_a_line",
            Reason::NotGrowing => "not_growing",
            Reason::NotShrinking => "not_shrinking",
            Reason::Overlap => "overlap",
            Reason::NotAPhoneNumber => "not_a_phone_number",
            Reason::NotADay => "not_a_day",
            Reason::NotAWord => "not_a_word",
            Reason::NotARule => "not_a_rule",
            Reason::CannotBeOff => "cannot_be_off",
        }
    }

    /// From and up to where it would be right, where that says something.
    pub fn bounds(self) -> Option<(u64, u64)> {
        match self {
            Reason::OutOfBounds { least, most }
            | Reason::WrongLength { least, most }
            | Reason::NotALine { least, most } => Some((least, most)),
            Reason::Syntax
            | Reason::TooLarge
            | Reason::Format
            | Reason::UnknownKey
            | Reason::MissingKey
            | Reason::Twice
            | Reason::WrongType(_)
            | Reason::NotGrowing
            | Reason::NotShrinking
            | Reason::Overlap
            | Reason::NotAPhoneNumber
            | Reason::NotADay
            | Reason::NotAWord
            | Reason::NotARule
            | Reason::CannotBeOff => None,
        }
    }
}
