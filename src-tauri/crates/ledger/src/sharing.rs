//! Sharing class and audience: the two universal fields that decide how far a record may go.

use crate::{cbor::Value, ids::RootId};

/// How sensitive a record is (domain: informatieklassen). K8 never becomes a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Open: counts without personal data.
    K0,
    /// Process: phase, who steers, planned steps.
    K1,
    /// Facts about the nuisance.
    K2,
    /// Identity of who reported.
    K3,
    /// Care process.
    K4,
    /// Care content.
    K5,
    /// Police and criminal data.
    K6,
    /// Safety of staff.
    K7,
}

impl Class {
    /// All classes.
    pub const ALL: [Class; 8] = [
        Class::K0,
        Class::K1,
        Class::K2,
        Class::K3,
        Class::K4,
        Class::K5,
        Class::K6,
        Class::K7,
    ];

    /// How strict: K0 < K1 < K2 < K3 = K4 = K6 = K7 < K5.
    pub fn rank(self) -> u8 {
        match self {
            Class::K0 => 0,
            Class::K1 => 1,
            Class::K2 => 2,
            Class::K3 | Class::K4 | Class::K6 | Class::K7 => 3,
            Class::K5 => 4,
        }
    }

    /// As written in a change.
    pub fn code(self) -> &'static str {
        match self {
            Class::K0 => "K0",
            Class::K1 => "K1",
            Class::K2 => "K2",
            Class::K3 => "K3",
            Class::K4 => "K4",
            Class::K5 => "K5",
            Class::K6 => "K6",
            Class::K7 => "K7",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// Whom one head of `_aud` admits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Token {
    /// The partners of the case, now and later.
    Case,
    /// One person.
    Person(RootId),
}

impl Token {
    /// As written in a change: `case` or `p:` and the root id in hexadecimal.
    pub fn code(&self) -> String {
        match self {
            Token::Case => "case".to_owned(),
            Token::Person(root) => format!("p:{root}"),
        }
    }

    fn parse(code: &str) -> Option<Token> {
        match code.strip_prefix("p:") {
            Some(root) => root.parse().ok().map(Token::Person),
            None => (code == "case").then_some(Token::Case),
        }
    }

    /// The value of `_aud` for these tokens, sorted and without doubles.
    pub fn value(tokens: &[Token]) -> Value {
        let mut sorted = tokens.to_vec();
        sorted.sort();
        sorted.dedup();
        Value::Array(
            sorted
                .iter()
                .map(|token| Value::from(token.code()))
                .collect(),
        )
    }
}

/// Who may see a record: every head must admit a person; the creator is always admitted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audience {
    /// The creator, if his first change is here.
    pub creator: Option<RootId>,
    /// Per head its tokens; `None` for a head that this version does not understand.
    pub heads: Vec<Option<Vec<Token>>>,
}

impl Audience {
    /// Whether `person` may see the record, given whether he is a partner of its case.
    pub fn admits(&self, person: &RootId, is_partner: bool) -> bool {
        let Some(creator) = &self.creator else {
            return false;
        };
        if person == creator {
            return true;
        }
        let admitted = |tokens: &Vec<Token>| {
            tokens.iter().any(|token| match token {
                Token::Case => is_partner,
                Token::Person(root) => root == person,
            })
        };
        !self.heads.is_empty()
            && self
                .heads
                .iter()
                .all(|head| head.as_ref().is_some_and(admitted))
    }

    /// The tokens of one `_aud` value; `None` when any of them is unknown.
    pub fn read(value: Option<&Value>) -> Option<Vec<Token>> {
        value?
            .as_array()?
            .iter()
            .map(|token| Token::parse(token.as_text()?))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: RootId = RootId::from_bytes([1; 32]);
    const BRAM: RootId = RootId::from_bytes([2; 32]);

    fn audience(heads: Vec<Option<Vec<Token>>>) -> Audience {
        Audience {
            creator: Some(ANNA),
            heads,
        }
    }

    #[test]
    fn a_person_is_admitted_only_by_every_head() {
        let case = Some(vec![Token::Case]);
        let nobody = Some(vec![]);
        assert!(audience(vec![case.clone()]).admits(&BRAM, true));
        assert!(!audience(vec![case.clone()]).admits(&BRAM, false));
        assert!(!audience(vec![case.clone(), nobody]).admits(&BRAM, true));
        assert!(
            !audience(vec![case, None]).admits(&BRAM, true),
            "an unknown token admits nobody"
        );
        assert!(
            !audience(vec![]).admits(&BRAM, true),
            "no head admits nobody"
        );
        assert!(
            audience(vec![]).admits(&ANNA, false),
            "the creator is always admitted"
        );
    }

    #[test]
    fn a_record_without_its_first_change_admits_nobody() {
        let lost = Audience {
            creator: None,
            heads: vec![Some(vec![Token::Case])],
        };
        assert!(!lost.admits(&ANNA, true));
    }

    #[test]
    fn tokens_survive_their_value() {
        let tokens = vec![Token::Case, Token::Person(BRAM)];
        assert_eq!(Audience::read(Some(&Token::value(&tokens))), Some(tokens));
        assert_eq!(
            Audience::read(Some(&Value::Array(vec![Value::from("everyone")]))),
            None
        );
    }
}
