//! Who may have signed what: senders, devices, third authors and forgers.

use ed25519_dalek::SigningKey;
use exchange::{DeviceSecret, Known, KnownDevice, Nobody, OutChange, plaintext};
use ledger::cbor::Value;
use ledger::change::{Change, Op};
use ledger::identity::Card;
use ledger::ids::{ChangeId, DeviceId};

use crate::forgery::{Parts, change_item, take_apart};
use crate::people::{
    Contacts, Person, Story, anna, bram, carla, certificate, change, story, whole,
};

/// The file from anna to bram after a change to its parts, signed anew by her.
fn after(story: &Story, change: impl FnOnce(&mut Parts)) -> &'static str {
    let (anna, bram) = (anna(), bram());
    let mut parts = take_apart(&story.plain(&anna, &bram));
    change(&mut parts);
    code(&bram, &parts.put_together(&anna.device))
}

fn code(person: &Person, plain: &[u8]) -> &'static str {
    match person.open(plain) {
        Ok(_) => "opened",
        Err(error) => error.code(),
    }
}

/// The change items of a file, whole.
fn items(parts: &mut Parts) -> Vec<Vec<u8>> {
    let sequence = parts.member("changes.cborseq").clone();
    let items = ledger::cbor::sequence(&sequence).map(|item| item.unwrap().to_vec());
    items.collect()
}

#[test]
fn a_sender_without_a_card_in_the_file_is_refused() {
    let story = story(2);
    let without = |parts: &mut Parts| {
        parts.member("identities.cborseq").clear();
        parts.manifest[9] = Value::Array([0, 0, 3, 1].map(Value::Int).to_vec());
    };
    assert_eq!(after(&story, without), "sender_card_missing");
    let anothers = |parts: &mut Parts| *parts.member("identities.cborseq") = carla().card.item();
    assert_eq!(after(&story, anothers), "sender_card_missing");
}

#[test]
fn a_device_that_the_senders_card_does_not_name_cannot_send() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let mut parts = take_apart(&story.plain(&anna, &bram));
    let stranger = SigningKey::from_bytes(&[77; 32]);
    let sender = [anna.card.root, stranger.verifying_key()];
    parts.manifest[3] = Value::Array(sender.map(|key| Value::from(key.to_bytes())).to_vec());
    assert_eq!(
        code(&bram, &parts.put_together(&stranger)),
        "sender_device_not_certified"
    );
}

#[test]
fn a_manifest_signed_by_another_device_than_it_names_is_refused() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let parts = take_apart(&story.plain(&anna, &bram));
    assert_eq!(
        code(&bram, &parts.put_together(&bram.device)),
        "manifest_signature"
    );
}

#[test]
fn bram_cannot_pass_off_annas_file_as_his_own() {
    // He names himself as sender and signs, but leaves her card: his own is missing.
    let (story, anna, bram, carla) = (story(2), anna(), bram(), carla());
    let mut parts = take_apart(&story.plain(&anna, &bram));
    let sender = [bram.card.root, bram.device.verifying_key()];
    parts.manifest[3] = Value::Array(sender.map(|key| Value::from(key.to_bytes())).to_vec());
    parts.manifest[4] = Value::from(*carla.card.root_id().as_bytes());
    assert_eq!(
        code(&carla, &parts.put_together(&bram.device)),
        "sender_card_missing"
    );
}

#[test]
fn cards_must_be_whole_sorted_and_one_per_person() {
    let story = story(2);
    let with = |cards: Vec<Vec<u8>>| {
        after(&story, |parts| {
            parts.manifest[9] =
                Value::Array([cards.len() as i64, 0, 3, 1].map(Value::Int).to_vec());
            *parts.member("identities.cborseq") = cards.concat();
        })
    };
    let mut people = [anna(), bram(), carla()];
    people.sort_by_key(|person| person.card.root_id());
    let [first, second, third] = people.map(|person| person.card.item());
    assert_eq!(
        with(vec![first.clone(), second.clone(), third.clone()]),
        "opened"
    );
    assert_eq!(
        with(vec![second.clone(), first.clone(), third.clone()]),
        "card_order"
    );
    assert_eq!(
        with(vec![first.clone(), first.clone(), third.clone()]),
        "card_order"
    );
    let mut spoiled = second.clone();
    *spoiled.last_mut().unwrap() ^= 1;
    assert_eq!(
        with(vec![first.clone(), spoiled, third.clone()]),
        "bad_card"
    );
    assert_eq!(with(vec![first, vec![0x9f], third]), "bad_card");
}

#[test]
fn a_card_with_the_device_of_somebody_else_is_a_bad_card() {
    // Carla takes anna's device over from her card, as it stands there, before bram knows whose it is.
    let (story, anna, bram, mut carla) = (story(2), anna(), bram(), carla());
    let mut facts = carla.card.facts.clone();
    facts.devices.extend(anna.card.facts.devices.clone());
    carla.card = Card::sign(facts, &carla.root);
    let forwarded = exchange::Outgoing {
        sender: carla.keys(),
        ..story.outgoing(&anna, &bram, vec![])
    };
    assert_eq!(code(&bram, &plaintext(&forwarded).unwrap()), "bad_card");
}

#[test]
fn a_device_claimed_by_two_people_is_refused() {
    // Both cards say that anna's device is theirs, and it signed both: she lent it to carla.
    let (story, anna, bram, mut carla) = (story(2), anna(), bram(), carla());
    let mut facts = carla.card.facts.clone();
    facts.devices.push(certificate(
        &anna.device,
        &carla.root,
        &DeviceSecret::from_bytes([5; 32]),
    ));
    carla.card = Card::sign(facts, &carla.root);
    let forwarded = exchange::Outgoing {
        sender: carla.keys(),
        ..story.outgoing(&anna, &bram, vec![])
    };
    let plain = plaintext(&forwarded).unwrap();
    assert_eq!(code(&bram, &plain), "opened", "nobody here knows better");
    let error = bram
        .open_knowing(&plain, &Contacts::of(&[&anna]))
        .unwrap_err();
    assert_eq!(error.code(), "device_claimed_twice");
    let mut parts = take_apart(&plain);
    let mut cards = [&anna.card, &carla.card];
    cards.sort_by_key(|card| card.root_id());
    *parts.member("identities.cborseq") = cards.map(Card::item).concat();
    parts.manifest[9] = Value::Array([2, 0, 3, 0].map(Value::Int).to_vec());
    assert_eq!(
        code(&bram, &parts.put_together(&carla.device)),
        "device_claimed_twice"
    );
}

#[test]
fn a_third_author_needs_a_card_in_the_file_or_in_the_vault() {
    let (story, anna, bram, carla) = (story(2), anna(), bram(), carla());
    let edits = [("text", Op::Set, Value::from("Huurachterstand: geen."))];
    let by_carla = change(&carla, story.case, "fact/1", 1, &edits);
    let mut outgoing = story.outgoing(&anna, &bram, vec![]);
    outgoing.changes.push(whole(&by_carla));
    outgoing.cards = vec![&carla.card];
    let plain = plaintext(&outgoing).unwrap();
    let contents = bram.open(&plain).unwrap();
    assert!(contents.incoming.changes.contains(&by_carla));
    assert_eq!(contents.incoming.cards.len(), 2);

    let mut parts = take_apart(&plain);
    *parts.member("identities.cborseq") = anna.card.item();
    parts.manifest[9] = Value::Array([1, 0, 4, 0].map(Value::Int).to_vec());
    let without = parts.put_together(&anna.device);
    assert_eq!(code(&bram, &without), "uncertified_device");
    assert!(
        bram.open_knowing(&without, &Contacts::of(&[&carla]))
            .is_ok()
    );
}

#[test]
fn a_forged_change_is_refused() {
    let (story, carla) = (story(2), carla());
    let one = |change: &Change, signature: &[u8]| {
        let item = change_item(&change.header_bytes, signature, &change.body_bytes());
        after(&story, |parts| {
            *parts.member("changes.cborseq") = item;
            parts.manifest[9] = Value::Array([1, 0, 1, 1].map(Value::Int).to_vec());
        })
    };
    let real = &story.changes[1];
    assert_eq!(one(real, &real.signature), "opened");
    assert_eq!(one(real, &story.changes[2].signature), "change_signature");
    let by_carla = ed25519_dalek::Signer::sign(&carla.device, &real.signed_bytes()).to_bytes();
    assert_eq!(one(real, &by_carla), "change_signature");
    assert_eq!(one(real, &[0; 64]), "change_signature");
    assert_eq!(one(real, &real.signature[..63]), "change_shape");
    let mut foreign = real.header.clone();
    foreign.nonce = Some([1; 16]);
    let foreign = Change::sign(foreign, real.body.clone(), &anna().device);
    assert_eq!(one(&foreign, &foreign.signature), "nonce_mismatch");
}

#[test]
fn a_value_that_does_not_match_its_commitment_is_refused() {
    let story = story(2);
    let mut lied = story.changes[1].clone();
    lied.body[1].as_mut().unwrap().value = Value::from("Iets anders.");
    let code = after(&story, |parts| {
        let mut items = items(parts);
        let real = story.changes[1].body_bytes();
        let place = items.iter().position(|item| item.ends_with(&real)).unwrap();
        items[place] = change_item(&lied.header_bytes, &lied.signature, &lied.body_bytes());
        *parts.member("changes.cborseq") = items.concat();
    });
    assert_eq!(code, "bad_change");
}

#[test]
fn changes_stand_in_one_order_and_once() {
    let story = story(4);
    let with = |turn: &dyn Fn(&mut Vec<Vec<u8>>)| {
        after(&story, |parts| {
            let mut items = items(parts);
            turn(&mut items);
            *parts.member("changes.cborseq") = items.concat();
        })
    };
    assert_eq!(with(&|_| {}), "opened");
    assert_eq!(with(&|items| items.swap(0, 1)), "change_order");
    assert_eq!(with(&|items| items.reverse()), "change_order");
    assert_eq!(
        with(&|items| items[1] = items[0].clone()),
        "change_repeated"
    );
    assert_eq!(with(&|items| drop(items.pop())), "count_mismatch");
    assert_eq!(
        with(&|items| items.push(items[0].clone())),
        "count_mismatch"
    );
}

#[test]
fn change_items_have_one_form() {
    let story = story(1);
    let with = |turn: &dyn Fn(&mut Vec<u8>)| {
        after(&story, |parts| {
            let mut items = items(parts);
            turn(&mut items[0]);
            *parts.member("changes.cborseq") = items.concat();
        })
    };
    assert_eq!(with(&|item| item[0] = 0x84), "change_shape");
    assert_eq!(with(&|item| *item = vec![0x80; item.len()]), "change_shape");
    assert_eq!(with(&|item| item.push(0xf6)), "change_shape");
    assert_eq!(with(&|item| *item = vec![0xff; item.len()]), "change_shape");
    let nulls = |item: &mut Vec<u8>| {
        let change = &story
            .changes
            .iter()
            .find(|change| item.ends_with(&change.body_bytes()))
            .unwrap();
        let nulls = Value::Array(vec![Value::Null; change.body.len()]).encode();
        *item = change_item(&change.header_bytes, &change.signature, &nulls);
    };
    assert_eq!(with(&nulls), "change_shape");
}

#[test]
fn a_change_that_the_vault_holds_with_that_signature_is_not_verified_again() {
    struct Held(ChangeId, [u8; 64], Contacts);
    impl Known for Held {
        fn device(&self, device: &DeviceId) -> Option<KnownDevice> {
            self.2.device(device)
        }

        fn held(&self, changes: &[Change]) -> Vec<bool> {
            let same = |change: &Change| (change.id, change.signature) == (self.0, self.1);
            changes.iter().map(same).collect()
        }
    }
    let (story, anna, bram) = (story(1), anna(), bram());
    let real = &story.changes[0];
    let plain = plaintext(&story.outgoing(&anna, &bram, vec![])).unwrap();
    let held = Held(real.id, real.signature, Contacts::of(&[]));
    assert!(bram.open_knowing(&plain, &held).is_ok());
    // Another signature under the same id is verified, and refused.
    let mut forged = real.clone();
    forged.signature[0] ^= 1;
    let mut outgoing = story.outgoing(&anna, &bram, vec![]);
    outgoing.changes[0] = OutChange {
        change: &forged,
        bodies: vec![true; forged.body.len()],
    };
    let error = bram
        .open_knowing(&plaintext(&outgoing).unwrap(), &held)
        .unwrap_err();
    assert_eq!(error.code(), "change_signature");
    assert!(Nobody.device(&anna.device_id()).is_none());
}
