//! From passphrase to key: Argon2id, made as slow as a person just does not mind.

use crate::{error::Error, secret::Secret};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// Most memory that a header may ask for.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
/// Most passes that a header may ask for.
const MAX_PASSES: u32 = 10;
/// Most lanes that a header may ask for.
const MAX_LANES: u32 = 8;
/// Most memory that calibration chooses: a small laptop runs a window beside it.
const CALIBRATED_MEMORY_KIB: u32 = 512 * 1024;
/// Between these two a derivation should take.
const SHORTEST: Duration = Duration::from_millis(700);
const LONGEST: Duration = Duration::from_millis(1000);
const AIM: Duration = Duration::from_millis(850);

/// How much work one derivation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfParameters {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes that can run side by side.
    pub lanes: u32,
}

/// Where the parameters of a new passphrase slot come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kdf {
    /// Measured on this machine.
    Calibrated,
    /// Given: for tests, which have no second to spare.
    Fixed(KdfParameters),
}

impl Kdf {
    /// The smallest work that Argon2 accepts: for tests whose subject is something else.
    pub const CHEAP: Kdf = Kdf::Fixed(KdfParameters {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    });

    /// The parameters to use.
    pub fn parameters(self) -> Result<KdfParameters, Error> {
        match self {
            Kdf::Calibrated => calibrate(measure),
            Kdf::Fixed(parameters) => Ok(parameters),
        }
    }
}

impl KdfParameters {
    /// Never less than this.
    pub const FLOOR: KdfParameters = KdfParameters {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 4,
    };

    /// Refuses parameters that a hostile header could hold; before any memory is allocated.
    pub fn check(&self) -> Result<(), Error> {
        let sane = (8..=MAX_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=MAX_PASSES).contains(&self.passes)
            && (1..=MAX_LANES).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes;
        sane.then_some(()).ok_or(Error::ExcessiveWork)
    }

    /// The key of `passphrase` under these parameters.
    pub fn derive(
        &self,
        passphrase: &Secret,
        salt: &[u8; 16],
    ) -> Result<Zeroizing<[u8; 32]>, Error> {
        self.check()?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| Error::ExcessiveWork)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.expose().as_bytes(), salt, key.as_mut())
            .map_err(|_| Error::ExcessiveWork)?;
        Ok(key)
    }
}

/// Grows memory first and passes after, until one derivation takes between 0.7 and 1.0 seconds.
/// A machine that needs longer for the floor gets the floor.
fn calibrate(
    time: impl Fn(&KdfParameters) -> Result<Duration, Error>,
) -> Result<KdfParameters, Error> {
    let mut chosen = KdfParameters::FLOOR;
    for _ in 0..4 {
        let took = time(&chosen)?;
        if (SHORTEST..=LONGEST).contains(&took)
            || (took > LONGEST && chosen == KdfParameters::FLOOR)
        {
            break;
        }
        let next = scaled(&chosen, AIM.as_secs_f64() / took.as_secs_f64().max(0.001));
        if next == chosen {
            break;
        }
        chosen = next;
    }
    Ok(chosen)
}

/// The parameters whose work is `factor` times that of `from`, within floor and ceiling.
fn scaled(from: &KdfParameters, factor: f64) -> KdfParameters {
    let floor = KdfParameters::FLOOR;
    let work = f64::from(from.memory_kib) / 1024.0 * f64::from(from.passes) * factor;
    let most = f64::from(CALIBRATED_MEMORY_KIB / 1024);
    let memory = (work / f64::from(floor.passes))
        .clamp(f64::from(floor.memory_kib / 1024), most)
        .floor();
    let passes = (work / memory)
        .floor()
        .clamp(f64::from(floor.passes), f64::from(MAX_PASSES));
    KdfParameters {
        memory_kib: whole(memory) * 1024,
        passes: whole(passes),
        lanes: floor.lanes,
    }
}

/// A small positive number without its fraction.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped by the caller"
)]
fn whole(number: f64) -> u32 {
    number as u32
}

/// The one place in the vault that looks at a stopwatch: nothing that is stored depends on the moment.
#[expect(
    clippy::disallowed_methods,
    reason = "calibration measures; it decides only how slow unlocking is"
)]
fn measure(parameters: &KdfParameters) -> Result<Duration, Error> {
    let start = Instant::now();
    parameters.derive(&Secret::new("calibration"), &[0; 16])?;
    Ok(start.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine on which one MiB and pass takes `micros`.
    fn machine(micros: u64) -> impl Fn(&KdfParameters) -> Result<Duration, Error> {
        move |parameters| {
            Ok(Duration::from_micros(
                u64::from(parameters.memory_kib / 1024 * parameters.passes) * micros,
            ))
        }
    }

    #[test]
    fn calibration_lands_between_the_bounds_on_machines_of_any_speed() {
        for micros in [150, 300, 600, 1200, 2400, 4000] {
            let chosen = calibrate(machine(micros)).unwrap();
            let took = machine(micros)(&chosen).unwrap();
            assert!(
                (SHORTEST..=LONGEST).contains(&took),
                "{micros} µs gives {chosen:?}: {took:?}"
            );
            chosen.check().unwrap();
        }
    }

    #[test]
    fn a_slow_machine_gets_the_floor_and_a_very_fast_one_the_ceiling() {
        assert_eq!(calibrate(machine(20_000)).unwrap(), KdfParameters::FLOOR);
        let fast = calibrate(machine(1)).unwrap();
        assert_eq!(
            (fast.memory_kib, fast.passes),
            (CALIBRATED_MEMORY_KIB, MAX_PASSES)
        );
    }

    #[test]
    fn the_same_passphrase_gives_the_same_key_and_another_does_not() {
        let parameters = KdfParameters {
            memory_kib: 64,
            passes: 2,
            lanes: 1,
        };
        let key = parameters
            .derive(&Secret::new("anna"), b"0123456789abcdef")
            .unwrap();
        let again = parameters
            .derive(&Secret::new("anna"), b"0123456789abcdef")
            .unwrap();
        let other = parameters
            .derive(&Secret::new("bram"), b"0123456789abcdef")
            .unwrap();
        assert_eq!(*key, *again);
        assert_ne!(*key, *other);
    }

    #[test]
    fn excessive_parameters_are_refused_before_memory_is_taken() {
        for (memory_kib, passes, lanes) in [
            (MAX_MEMORY_KIB + 1, 3, 4),
            (65536, 11, 4),
            (65536, 3, 9),
            (8, 1, 2),
            (0, 0, 0),
        ] {
            let parameters = KdfParameters {
                memory_kib,
                passes,
                lanes,
            };
            assert!(matches!(
                parameters.derive(&Secret::new("x"), &[0; 16]),
                Err(Error::ExcessiveWork)
            ));
        }
    }

    #[test]
    fn the_floor_really_runs() {
        let key = KdfParameters::FLOOR
            .derive(&Secret::new("regen"), &[1; 16])
            .unwrap();
        assert_ne!(*key, [0; 32]);
    }
}
