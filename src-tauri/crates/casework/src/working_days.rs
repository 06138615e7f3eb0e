//! Working days in the Netherlands: weekends and holidays by algorithm, no list of years.

use crate::calendar::Day;

/// A day on which public offices are closed (Algemene termijnenwet, checked per product release).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Friday before Easter, treated as a holiday by the law on terms.
    GoodFriday,
    /// Easter Sunday.
    Easter,
    /// Monday after Easter.
    EasterMonday,
    /// 27 April, or the 26th when the 27th is a Sunday.
    KingsDay,
    /// 5 May.
    LiberationDay,
    /// Thirty-nine days after Easter.
    Ascension,
    /// Seven weeks after Easter.
    Pentecost,
    /// Monday after Pentecost.
    PentecostMonday,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

/// Easter Sunday of a year, by the Gregorian computus (anonymous algorithm, 1876).
pub fn easter(year: i32) -> Option<Day> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * rest.div_euclid(4) - epact - rest.rem_euclid(4))
            .rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let total = epact + weekday - 7 * shift + 114;
    Day::new(
        year,
        total.div_euclid(31).unsigned_abs(),
        (total.rem_euclid(31) + 1).unsigned_abs(),
    )
}

/// The holiday on this day, if any.
pub fn holiday(day: Day) -> Option<Holiday> {
    let (year, month, date) = day.parts();
    let fixed = match (month, date) {
        (1, 1) => Some(Holiday::NewYear),
        (4, 27) if day.weekday() != 7 => Some(Holiday::KingsDay),
        (4, 26) if day.weekday() == 6 => Some(Holiday::KingsDay),
        (5, 5) => Some(Holiday::LiberationDay),
        (12, 25) => Some(Holiday::Christmas),
        (12, 26) => Some(Holiday::BoxingDay),
        (_, _) => None,
    };
    fixed.or_else(|| match easter(year)?.days_until(day) {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::Easter),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::Pentecost),
        50 => Some(Holiday::PentecostMonday),
        i64::MIN..=i64::MAX => None,
    })
}

/// Which days count as working days here: no weekend, no holiday, no day that the policy pack sets free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingDays<'a> {
    free: &'a [Day],
}

impl<'a> WorkingDays<'a> {
    /// With these free days beside weekends and holidays, in order; rules get them from `Policy::working_days`.
    pub fn with(free: &'a [Day]) -> WorkingDays<'a> {
        WorkingDays { free }
    }

    /// Whether people are normally at work.
    pub fn is_working_day(&self, day: Day) -> bool {
        day.weekday() <= 5 && holiday(day).is_none() && self.free.binary_search(&day).is_err()
    }

    /// The day that lies `days` working days after `start`; `start` itself does not count.
    pub fn plus(&self, start: Day, days: u16) -> Day {
        let (mut day, mut left) = (start, days);
        while left > 0 {
            let next = day.plus(1);
            if next == day {
                break;
            }
            day = next;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// Working days after `start` up to and including `end`; 0 when `end` is not later.
    pub fn between(&self, start: Day, end: Day) -> u32 {
        let mut count = 0;
        for step in 1..=start.days_until(end).max(0) {
            let day = start.plus(u32::try_from(step).unwrap_or(u32::MAX));
            count += u32::from(self.is_working_day(day));
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for text in [
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
        ] {
            assert_eq!(easter(day(text).parts().0), Some(day(text)));
        }
    }

    #[test]
    fn the_holidays_of_2026() {
        let expected = [
            "2026-01-01",
            "2026-04-03",
            "2026-04-05",
            "2026-04-06",
            "2026-04-27",
            "2026-05-05",
            "2026-05-14",
            "2026-05-24",
            "2026-05-25",
            "2026-12-25",
            "2026-12-26",
        ];
        let found: Vec<String> = (0..365)
            .map(|step| day("2026-01-01").plus(step))
            .filter(|day| holiday(*day).is_some())
            .map(|day| day.to_string())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn kings_day_moves_to_saturday_when_it_would_fall_on_sunday() {
        assert_eq!(holiday(day("2025-04-26")), Some(Holiday::KingsDay));
        assert_eq!(holiday(day("2025-04-27")), None);
        assert_eq!(holiday(day("2026-04-26")), None);
    }

    #[test]
    fn two_working_days_bridge_a_weekend_and_easter() {
        let days = WorkingDays::with(&[]);
        assert_eq!(days.plus(day("2026-11-20"), 2), day("2026-11-24"));
        assert_eq!(days.plus(day("2026-04-02"), 1), day("2026-04-07"));
        assert_eq!(days.between(day("2026-04-02"), day("2026-04-07")), 1);
        assert_eq!(days.between(day("2026-04-07"), day("2026-04-02")), 0);
    }

    #[test]
    fn a_day_that_the_pack_sets_free_is_no_working_day() {
        let free = [day("2026-05-15"), day("2026-12-24")];
        let days = WorkingDays::with(&free);
        assert!(!days.is_working_day(day("2026-05-15")));
        assert_eq!(days.plus(day("2026-05-13"), 1), day("2026-05-18"));
        assert_eq!(
            WorkingDays::with(&[]).plus(day("2026-05-13"), 1),
            day("2026-05-15")
        );
        assert_eq!(days.between(day("2026-12-23"), day("2026-12-28")), 1);
    }

    proptest! {
        #[test]
        fn adding_and_counting_agree(
            offset in 0u32..70_000,
            days in 0u16..60,
            free in proptest::collection::btree_set(0u32..90, 0..8),
        ) {
            let start = day("1980-01-01").plus(offset);
            let free: Vec<Day> = free.into_iter().map(|step| start.plus(step)).collect();
            let here = WorkingDays::with(&free);
            let end = here.plus(start, days);
            prop_assert_eq!(here.between(start, end), u32::from(days));
        }
    }
}
