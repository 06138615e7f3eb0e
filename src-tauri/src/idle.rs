//! When the vault locks by itself: a pure rule over two clocks, stepped once a second.

use std::time::Duration;

/// How long before the lock the person is warned; never more than half of the time that he chose.
const WARNING: Duration = Duration::from_secs(60);

/// A step this much later than the last one means that the machine slept in between.
const SLEPT: Duration = Duration::from_secs(30);

/// What is to be done after a step.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(crate) enum Step {
    /// Nothing changed.
    Stay,
    /// The last minute begins (the last half of a shorter time): the lock comes in so many seconds unless the person does something. Said once.
    Warn {
        /// Whole seconds that are left, rounded up.
        seconds_left: u64,
    },
    /// The person did something after a warning.
    Relax,
    /// Lock now.
    Lock,
}

/// The two clocks at one moment: one stands still while the machine sleeps, the other does not (and may be set).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// Time since the program started, by the monotonic clock.
    pub(crate) since_start: Duration,
    /// The wall clock, milliseconds UTC.
    pub(crate) wall_ms: i64,
}

/// Counts the time without activity.
#[derive(Debug)]
pub(crate) struct Idle {
    last_activity: Duration,
    last_step: Moment,
    warned: bool,
}

impl Idle {
    /// Starts counting at `now`.
    pub(crate) fn new(now: Moment) -> Self {
        Self {
            last_activity: now.since_start,
            last_step: now,
            warned: false,
        }
    }

    /// The person did something.
    pub(crate) fn touch(&mut self, since_start: Duration) {
        self.last_activity = self.last_activity.max(since_start);
    }

    /// Moves on to `now`, with `limit` as the time after which the vault locks.
    pub(crate) fn step(&mut self, now: Moment, limit: Duration) -> Step {
        let before = std::mem::replace(&mut self.last_step, now);
        let ran = now.since_start.saturating_sub(before.since_start);
        let wall = Duration::from_millis(
            u64::try_from(now.wall_ms.saturating_sub(before.wall_ms)).unwrap_or(0),
        );
        if ran > SLEPT || wall.saturating_sub(ran) > SLEPT {
            return Step::Lock;
        }
        let left = limit.saturating_sub(now.since_start.saturating_sub(self.last_activity));
        if left.is_zero() {
            return Step::Lock;
        }
        let warned = std::mem::replace(&mut self.warned, left <= WARNING.min(limit / 2));
        match (warned, self.warned) {
            (false, true) => Step::Warn {
                seconds_left: left
                    .as_millis()
                    .div_ceil(1000)
                    .try_into()
                    .unwrap_or(u64::MAX),
            },
            (true, false) => Step::Relax,
            (false, false) | (true, true) => Step::Stay,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(600);

    fn at(seconds: u64) -> Moment {
        Moment {
            since_start: Duration::from_secs(seconds),
            wall_ms: 1_764_000_000_000 + seconds as i64 * 1000,
        }
    }

    /// Steps once a second up to and including `until`; gives the last answer.
    fn run(idle: &mut Idle, from: u64, until: u64) -> Step {
        (from..=until).fold(Step::Stay, |_, second| idle.step(at(second), LIMIT))
    }

    #[test]
    fn warns_a_minute_before_and_locks_at_the_limit() {
        let mut idle = Idle::new(at(0));
        assert_eq!(run(&mut idle, 1, 539), Step::Stay);
        assert_eq!(run(&mut idle, 540, 540), Step::Warn { seconds_left: 60 });
        assert_eq!(run(&mut idle, 541, 599), Step::Stay);
        assert_eq!(run(&mut idle, 600, 600), Step::Lock);
    }

    #[test]
    fn activity_after_the_warning_starts_again_and_says_so_once() {
        let mut idle = Idle::new(at(0));
        run(&mut idle, 1, 580);
        idle.touch(Duration::from_secs(580));
        assert_eq!(run(&mut idle, 581, 581), Step::Relax);
        assert_eq!(run(&mut idle, 582, 1119), Step::Stay);
        assert_eq!(run(&mut idle, 1120, 1120), Step::Warn { seconds_left: 60 });
    }

    #[test]
    fn one_minute_warns_half_way_and_again_after_activity() {
        let (minute, mut idle) = (Duration::from_secs(60), Idle::new(at(0)));
        let until = |idle: &mut Idle, from: u64, to: u64| {
            (from..=to).fold(Step::Stay, |_, second| idle.step(at(second), minute))
        };
        assert_eq!(until(&mut idle, 1, 29), Step::Stay);
        assert_eq!(until(&mut idle, 30, 30), Step::Warn { seconds_left: 30 });
        idle.touch(Duration::from_secs(31));
        assert_eq!(until(&mut idle, 31, 31), Step::Relax);
        assert_eq!(until(&mut idle, 32, 61), Step::Warn { seconds_left: 30 });
        assert_eq!(until(&mut idle, 62, 91), Step::Lock);
    }

    #[test]
    fn a_machine_that_slept_locks_at_once() {
        let mut idle = Idle::new(at(0));
        run(&mut idle, 1, 5);
        let woken = Moment {
            since_start: Duration::from_secs(6),
            wall_ms: at(6).wall_ms + 120_000,
        };
        assert_eq!(idle.step(woken, LIMIT), Step::Lock);
        let mut counts_sleep = Idle::new(at(0));
        assert_eq!(counts_sleep.step(at(90), LIMIT), Step::Lock);
    }

    #[test]
    fn a_wall_clock_set_back_neither_locks_nor_keeps_open() {
        let mut idle = Idle::new(at(0));
        run(&mut idle, 1, 5);
        let set_back = Moment {
            since_start: Duration::from_secs(6),
            wall_ms: 0,
        };
        assert_eq!(idle.step(set_back, LIMIT), Step::Stay);
    }
}
