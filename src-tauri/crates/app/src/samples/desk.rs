//! At whose desk the made-up cases lie, and the one colleague there who has Woonrust as well.

use casework::{
    policy::retention::RetentionPolicy,
    terms::{Term, people::Domain},
};
use ledger::{
    env::{Env, Wall, random},
    identity::{Card, CardFacts, DeviceCertificate, RootKeys},
    ids::RootId,
};

/// At whose desk, and when.
pub(super) struct Desk {
    /// The own person.
    pub card: Card,
    /// A colleague who has Woonrust and of whom no file ever came.
    pub colleague: Card,
    /// The moment at which everything is written.
    pub now: Wall,
    /// How long closed cases are kept here.
    pub retention: RetentionPolicy,
}

impl Desk {
    pub fn of(card: Card, env: &dyn Env, retention: RetentionPolicy) -> Desk {
        let now = env.now();
        Desk {
            card,
            colleague: colleague(env, now),
            now,
            retention,
        }
    }
}

/// A made-up person. Nobody keeps her keys, so that nothing ever comes of her.
fn colleague(env: &dyn Env, now: Wall) -> Card {
    let signing = || RootKeys::from_entropy(&random(env)).signing;
    let (root, device) = (signing(), signing());
    let of = RootId::of(&root.verifying_key());
    let device = DeviceCertificate::sign(&device, &of, random(env), now.ms);
    let facts = CardFacts {
        version: 1,
        name: "Hanna Postma".to_owned(),
        organisation: "Stichting Thuis in de Wijk".to_owned(),
        domain: Domain::Care.code().to_owned(),
        function: "woonbegeleider".to_owned(),
        devices: vec![device],
        revoked: Vec::new(),
    };
    Card::sign(facts, &root)
}
