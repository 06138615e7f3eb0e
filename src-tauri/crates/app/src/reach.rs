//! How far a new record goes that says something about another one: no further than that one.

use casework::{
    kinds::{DefaultAudience, Kind},
    may_see::class_of,
};
use ledger::{
    record::RecordState,
    sharing::{Class, Token},
};

/// Who may see a new record, and how sensitive it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    pub audience: Vec<Token>,
    pub class: Class,
}

impl Reach {
    /// As far as a kind goes by itself.
    pub fn of_kind(kind: &Kind) -> Reach {
        Reach {
            audience: match kind.audience {
                DefaultAudience::Case => vec![Token::Case],
                DefaultAudience::Creator => Vec::new(),
            },
            class: kind.class,
        }
    }

    /// To nobody but who writes.
    pub fn nobody() -> Reach {
        Reach {
            audience: Vec::new(),
            class: Class::K0,
        }
    }

    /// As far as a record goes: to nobody when it is closed, or has more than one audience.
    pub fn of_record(state: &RecordState) -> Reach {
        match (state.audience.heads.as_slice(), class_of(state)) {
            ([Some(tokens)], Some(class)) => Reach {
                audience: tokens.clone(),
                class,
            },
            (_, class) => Reach {
                class: class.unwrap_or(Class::K0),
                ..Reach::nobody()
            },
        }
    }

    /// No further than both of them.
    pub fn within(self, other: Reach) -> Reach {
        let audience = if self.audience.contains(&Token::Case) {
            other.audience
        } else if other.audience.contains(&Token::Case) {
            self.audience
        } else {
            let mut both = self.audience;
            both.retain(|token| other.audience.contains(token));
            both
        };
        let stricter = |class: &Class| (class.rank(), *class);
        Reach {
            audience,
            class: std::cmp::max_by_key(self.class, other.class, stricter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::ids::RootId;

    fn reach(audience: &[Token], class: Class) -> Reach {
        Reach {
            audience: audience.to_vec(),
            class,
        }
    }

    #[test]
    fn it_is_never_wider_and_never_less_sensitive_than_either() {
        let person = |number: u8| Token::Person(RootId::from_bytes([number; 32]));
        let for_all = || reach(&[Token::Case], Class::K1);
        let for_two = || reach(&[person(1), person(2)], Class::K3);
        let for_one = || reach(&[person(2), person(3)], Class::K5);
        assert_eq!(for_all().within(for_two()), for_two());
        assert_eq!(for_two().within(for_all()), for_two());
        let both = reach(&[person(2)], Class::K5);
        assert_eq!(for_two().within(for_one()), both);
        assert_eq!(for_one().within(for_two()), both);
        let nobody = Reach::nobody();
        assert_eq!(for_all().within(nobody), reach(&[], Class::K1));
    }
}
