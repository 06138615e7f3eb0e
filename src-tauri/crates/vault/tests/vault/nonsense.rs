//! A partner who sends nonsense every day: what cannot be trusted is bounded, and looking at it is as well.

use crate::desk::{anna, bram, carla};
use ledger::{
    author::{Author, Edit},
    cbor::Value,
    change::Change,
    env::Env,
    plan::Incoming,
    record::{AUDIENCE, CLASS},
    sharing::Token,
};

/// What one sender may have set aside (docs/exchange-format.md).
const QUOTA: u64 = 10_000;
const EACH_DAY: usize = 2_500;
const DAYS: usize = 6;

#[test]
fn a_partner_who_sends_nonsense_every_day_cannot_make_the_vault_grow_without_end() {
    let (mut anna, bram, carla) = (anna(), bram(), carla());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    // Carla is no partner: whatever she writes in the case is set aside, and Bram brings it.
    let keys = carla.vault.device_keys();
    let author = Author {
        key: &keys.signing,
        epoch: carla.vault.own().epoch,
    };
    let env: &dyn Env = &*carla.env;
    let own = bram.vault.own();
    let mut cards = vec![
        bram.vault.own_card().unwrap(),
        carla.vault.own_card().unwrap(),
    ];
    cards.sort_by_key(|card| card.root_id());
    let mut last = None;
    for day in 0..DAYS {
        let nonsense = |number: usize| -> Change {
            let words = Value::from(format!("onzin {day} {number}"));
            let edits = [
                (AUDIENCE, Edit::Set(Token::value(&[Token::Case]))),
                (CLASS, Edit::Set(Value::from("K2"))),
                ("text", Edit::Set(words)),
            ];
            author.create(env, case, "fact/1", &edits)
        };
        let changes: Vec<Change> = (0..EACH_DAY).map(nonsense).collect();
        last = changes.last().map(|change| change.id);
        let file = Incoming {
            sender: own.root,
            sender_device: own.device,
            scope: vec![case],
            cards: cards.clone(),
            control: Vec::new(),
            changes,
            own_yes: false,
        };
        anna.merge(&file).unwrap();
        let aside = anna.vault.counts().unwrap().quarantined;
        let sent = (EACH_DAY * (day + 1)) as u64;
        assert_eq!(aside, sent.min(QUOTA), "day {day}");
    }
    // The newest stay, and whoever looks gets as many as he asks for.
    let newest = anna.vault.quarantine(100).unwrap();
    assert_eq!(newest.len(), 100);
    assert_eq!(Some(newest[0].change.id), last);
    assert!(anna.vault.search("onzin", 5).unwrap().is_empty());
    assert!(anna.vault.verify().unwrap().is_ok());
}
