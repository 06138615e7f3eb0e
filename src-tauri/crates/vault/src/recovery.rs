//! The recovery code on the sheet of paper: 160 random bits that a person can read, say and type.
//!
//! Eight groups of four characters of Crockford base32 and a ninth group, the check group: 20 bits of
//! SHA-256 over the 160. The check group covers the whole code, not one group: a screen can say that a
//! group has a character that does not occur or is too short, but only the whole code can be wrong or right.

use ledger::{
    env::{Env, random},
    identity::RootKeys,
    ids::crockford,
};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Groups of random characters; the check group comes after them.
pub const GROUPS: usize = 8;
/// Characters per group.
pub const GROUP_LEN: usize = 4;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECK_LABEL: &[u8] = b"woonrust1:check\0";

/// Why typed text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// A character that does not occur in a code.
    #[error("a character in group {group} does not occur in a code")]
    Character {
        /// From 1; the check group is 9.
        group: usize,
    },
    /// Too few or too many characters.
    #[error("{found} characters instead of 36")]
    Length {
        /// Characters found, without spaces and dashes.
        found: usize,
    },
    /// All characters are possible, but they do not belong together: somewhere is a mistake.
    #[error("the check group does not match")]
    Check,
}

/// The code itself. Whoever holds it can open the vault and every backup of it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; 20]);

impl RecoveryCode {
    /// A new code.
    pub fn generate(env: &dyn Env) -> Self {
        Self(random(env))
    }

    /// Reads what a person typed: any case, O for 0, I and L for 1, spaces and dashes anywhere.
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let digits = read_characters(typed)?;
        let expected = (GROUPS + 1) * GROUP_LEN;
        if digits.len() != expected {
            return Err(CodeProblem::Length {
                found: digits.len(),
            });
        }
        let code = Self(pack(&digits[..GROUPS * GROUP_LEN]));
        match code.check_group().chars().eq(digits[GROUPS * GROUP_LEN..]
            .iter()
            .map(|digit| letter(*digit)))
        {
            true => Ok(code),
            false => Err(CodeProblem::Check),
        }
    }

    /// The nine groups as printed, the check group last.
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let text = Zeroizing::new(crockford(&self.0));
        let mut groups: Vec<_> = (0..GROUPS)
            .map(|group| Zeroizing::new(text[group * GROUP_LEN..][..GROUP_LEN].to_owned()))
            .collect();
        groups.push(Zeroizing::new(self.check_group()));
        groups
    }

    /// The code as one line, groups joined by dashes: for the sheet and its QR code.
    pub fn text(&self) -> Zeroizing<String> {
        let mut line = Zeroizing::new(String::with_capacity(64));
        for (index, group) in self.groups().iter().enumerate() {
            if index > 0 {
                line.push('-');
            }
            line.push_str(group);
        }
        line
    }

    /// Whether `typed` is group `index` (from 0; 8 is the check group), read as tolerantly as a whole code.
    pub fn group_matches(&self, index: usize, typed: &str) -> bool {
        let Ok(digits) = read_characters(typed) else {
            return false;
        };
        self.groups()
            .get(index)
            .is_some_and(|group| group.chars().eq(digits.iter().map(|digit| letter(*digit))))
    }

    /// The keys that the code stands for.
    pub fn root_keys(&self) -> RootKeys {
        RootKeys::from_entropy(&self.0)
    }

    fn check_group(&self) -> String {
        let hash = Sha256::new_with_prefix(CHECK_LABEL)
            .chain_update(self.0)
            .finalize();
        crockford(&hash[..5])[..GROUP_LEN].to_owned()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl FromStr for RecoveryCode {
    type Err = CodeProblem;

    fn from_str(typed: &str) -> Result<Self, CodeProblem> {
        Self::parse(typed)
    }
}

/// What can be said about one group while a person types: only that it cannot be right.
pub fn group_problem(index: usize, typed: &str) -> Option<CodeProblem> {
    match read_characters(typed) {
        Err(_) => Some(CodeProblem::Character { group: index + 1 }),
        Ok(digits) if digits.len() != GROUP_LEN => Some(CodeProblem::Length {
            found: digits.len(),
        }),
        Ok(_) => None,
    }
}

fn read_characters(typed: &str) -> Result<Zeroizing<Vec<u8>>, CodeProblem> {
    let mut digits = Zeroizing::new(Vec::with_capacity((GROUPS + 1) * GROUP_LEN));
    for character in typed
        .chars()
        .filter(|character| !character.is_whitespace() && !is_dash(*character))
    {
        let digit = digit(character).ok_or(CodeProblem::Character {
            group: digits.len() / GROUP_LEN + 1,
        })?;
        digits.push(digit);
    }
    Ok(digits)
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '_' | '.')
}

fn digit(character: char) -> Option<u8> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .find(plain)
        .and_then(|place| u8::try_from(place).ok())
}

fn letter(digit: u8) -> char {
    char::from(ALPHABET.as_bytes()[usize::from(digit)])
}

fn pack(digits: &[u8]) -> [u8; 20] {
    let mut bytes = [0; 20];
    for (index, digit) in digits.iter().enumerate() {
        for bit in 0..5 {
            if digit >> (4 - bit) & 1 == 1 {
                let place = index * 5 + bit;
                bytes[place / 8] |= 0x80 >> (place % 8);
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode(std::array::from_fn(|index| {
            u8::try_from(index * 13 + 1).unwrap()
        }))
    }

    #[test]
    fn a_code_survives_paper() {
        let code = code();
        assert_eq!(code.groups().len(), 9);
        assert_eq!(RecoveryCode::parse(&code.text()), Ok(code));
    }

    #[test]
    fn typing_is_read_tolerantly() {
        let text = code()
            .text()
            .to_lowercase()
            .replace('-', "  ")
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(RecoveryCode::parse(&text), Ok(code()));
    }

    #[test]
    fn one_wrong_character_is_noticed() {
        let text = code().text();
        let mut noticed = 0;
        for place in 0..text.len() {
            let mut wrong: Vec<char> = text.chars().collect();
            if wrong[place] == '-' {
                continue;
            }
            wrong[place] = if wrong[place] == 'Z' { 'Y' } else { 'Z' };
            let wrong: String = wrong.into_iter().collect();
            assert_eq!(RecoveryCode::parse(&wrong), Err(CodeProblem::Check));
            noticed += 1;
        }
        assert_eq!(noticed, 36);
    }

    #[test]
    fn problems_say_where() {
        assert_eq!(
            RecoveryCode::parse("abcd-uuuu"),
            Err(CodeProblem::Character { group: 2 })
        );
        assert_eq!(
            RecoveryCode::parse("abcd"),
            Err(CodeProblem::Length { found: 4 })
        );
        assert_eq!(
            group_problem(3, "12u4"),
            Some(CodeProblem::Character { group: 4 })
        );
        assert_eq!(
            group_problem(3, "12"),
            Some(CodeProblem::Length { found: 2 })
        );
        assert_eq!(group_problem(3, "o1l2"), None);
    }

    #[test]
    fn groups_typed_back_are_compared() {
        let code = code();
        let groups = code.groups();
        assert!(code.group_matches(2, &groups[2].to_lowercase()));
        assert!(!code.group_matches(3, &groups[2]));
        assert!(!code.group_matches(9, &groups[2]));
    }
}
