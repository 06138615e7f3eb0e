//! Who plays: anna (GGD, care) with a laptop and a phone, bram (gemeente, enforcement) and carla (corporatie).

use ed25519_dalek::SigningKey;
use ledger::{
    env::{Env, Wall},
    identity::{Card, CardFacts, DeviceCertificate, RootKeys},
    ids::{DeviceId, RootId},
};
use std::sync::{
    OnceLock,
    atomic::{AtomicU64, Ordering},
};

/// One device with its person.
pub struct Member {
    pub name: &'static str,
    pub key: SigningKey,
    pub device: DeviceId,
    pub root: RootId,
    pub root_keys: RootKeys,
    /// How wrong its clock is.
    pub skew_ms: i64,
}

pub const ANNA: usize = 0;
pub const BRAM: usize = 1;
pub const CARLA: usize = 2;
pub const PHONE: usize = 3;

/// All members: three people, and a second device of anna.
pub fn cast() -> &'static [Member; 4] {
    static CAST: OnceLock<[Member; 4]> = OnceLock::new();
    CAST.get_or_init(|| {
        [
            member("anna", 1, 11, 0),
            member("bram", 2, 12, -86_400_000),
            member("carla", 3, 13, 2 * 365 * 86_400_000),
            member("anna's phone", 1, 14, 3_600_000),
        ]
    })
}

fn member(name: &'static str, person: u8, device: u8, skew_ms: i64) -> Member {
    let root_keys = RootKeys::from_entropy(&[person; 20]);
    let key = SigningKey::from_bytes(&[device; 32]);
    Member {
        name,
        device: DeviceId::of(&key.verifying_key()),
        root: RootId::of(&root_keys.signing.verifying_key()),
        key,
        root_keys,
        skew_ms,
    }
}

/// The person behind a device of the cast.
pub fn root_of(device: &DeviceId) -> Option<RootId> {
    let member = cast().iter().find(|member| member.device == *device);
    member.map(|member| member.root)
}

/// The card of the person of `member`, with all devices of that person.
pub fn card(member: &Member, version: u64) -> Card {
    let own = cast().iter().filter(|other| other.root == member.root);
    let certificate =
        |device: &Member| DeviceCertificate::sign(&device.key, &device.root, [8; 32], 5);
    Card::sign(
        CardFacts {
            version,
            name: member.name.into(),
            organisation: "Proefstad".into(),
            domain: "care".into(),
            function: "wijkteam".into(),
            devices: own.map(certificate).collect(),
            revoked: vec![],
        },
        &member.root_keys.signing,
    )
}

/// Chance that is the same every time for the same seed.
#[derive(Debug)]
pub struct Dice(AtomicU64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(AtomicU64::new(seed))
    }

    /// SplitMix64.
    pub fn next(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut z = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("below a usize")
    }

    /// True in `percent` of the throws.
    pub fn percent(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&self, items: &'a [T]) -> Option<&'a T> {
        (!items.is_empty()).then(|| &items[self.below(items.len())])
    }

    pub fn shuffle<T>(&self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            items.swap(place, self.below(place + 1));
        }
    }
}

/// The world of one device: a clock that runs on and may be wrong, and dice.
pub struct World<'a> {
    pub dice: &'a Dice,
    pub now_ms: i64,
}

impl Env for World<'_> {
    fn now(&self) -> Wall {
        Wall {
            ms: self.now_ms,
            offset_minutes: 60,
        }
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let bytes = self.dice.next().to_le_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}
