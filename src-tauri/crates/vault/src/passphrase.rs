//! Passphrases: five generated Dutch words, or one's own if it is hard enough to guess.

use crate::{secret::Secret, words};
use ledger::env::{Env, random};
use zxcvbn::{Score, zxcvbn};

/// Words in a generated passphrase: 55 bits, behind Argon2id.
const GENERATED_WORDS: usize = 5;
/// Fewest characters of one's own passphrase.
pub const MIN_CHARACTERS: usize = 12;
/// Characters that are judged; a longer one is at least as strong as its beginning.
const JUDGED_CHARACTERS: usize = 100;

/// Why a passphrase is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`MIN_CHARACTERS`] characters.
    TooShort,
    /// A guesser who knows words, names and keyboards would find it.
    Guessable,
}

/// Five words, joined by spaces.
pub fn generate(env: &dyn Env) -> Secret {
    let words = words::all();
    let draws: [u8; 2 * GENERATED_WORDS] = random(env);
    let chosen: Vec<&str> = draws
        .chunks_exact(2)
        .map(|pair| words[usize::from(u16::from_be_bytes([pair[0], pair[1]])) % words.len()])
        .collect();
    Secret::new(chosen.join(" "))
}

/// Refuses a passphrase that is too short or too easy to guess. `known` are words that a guesser would
/// try first, such as the person's name and organisation.
pub fn judge(passphrase: &Secret, known: &[&str]) -> Result<(), Weakness> {
    let text = passphrase.expose();
    if text.chars().count() < MIN_CHARACTERS {
        return Err(Weakness::TooShort);
    }
    let judged: String = text.chars().take(JUDGED_CHARACTERS).collect();
    match zxcvbn(&judged, &parts(known)).score() {
        Score::Zero | Score::One | Score::Two => Err(Weakness::Guessable),
        _ => Ok(()),
    }
}

/// How hard a passphrase is to guess, 0 to 4: for a meter beside the field.
pub fn score(passphrase: &Secret, known: &[&str]) -> u8 {
    let judged: String = passphrase
        .expose()
        .chars()
        .take(JUDGED_CHARACTERS)
        .collect();
    u8::from(zxcvbn(&judged, &parts(known)).score())
}

/// Every known phrase, and every word of it.
fn parts<'a>(known: &[&'a str]) -> Vec<&'a str> {
    known
        .iter()
        .flat_map(|phrase| std::iter::once(*phrase).chain(phrase.split_whitespace()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_passphrase_passes_its_own_judge() {
        let env = crate::tests_env::FixedEnv::seeded(7);
        for _ in 0..20 {
            let passphrase = generate(&env);
            assert_eq!(passphrase.expose().split(' ').count(), 5);
            assert_eq!(judge(&passphrase, &[]), Ok(()));
        }
    }

    #[test]
    fn short_and_guessable_ones_are_refused() {
        assert_eq!(
            judge(&Secret::new("Xq7!vB2#"), &[]),
            Err(Weakness::TooShort)
        );
        assert_eq!(
            judge(&Secret::new("password1234"), &[]),
            Err(Weakness::Guessable)
        );
        assert_eq!(
            judge(&Secret::new("aaaaaaaaaaaaaaaa"), &[]),
            Err(Weakness::Guessable)
        );
        assert_eq!(
            judge(&Secret::new("wijkteam zuid"), &["wijkteam zuid"]),
            Err(Weakness::Guessable)
        );
    }

    #[test]
    fn a_very_long_one_is_judged_in_bounded_time() {
        let long = Secret::new("paardenbloem regenjas ".repeat(10_000));
        assert_eq!(judge(&long, &[]), Ok(()));
    }
}
