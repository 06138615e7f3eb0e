//! Days and moments as people in the Netherlands mean them: texts in records, Amsterdam time, differences in days.

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Amsterdam;
use ledger::env::Wall;
use std::fmt;

/// A calendar day, written `2026-11-20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A moment with the offset at which it was written down, `2026-11-20T14:32:00+01:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment(DateTime<FixedOffset>);

/// A moment on the clock in Amsterdam, for display.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime {
    /// Day in Amsterdam.
    pub day: Day,
    /// Hour 0–23.
    pub hour: u8,
    /// Minute 0–59.
    pub minute: u8,
}

impl Day {
    /// The day of these numbers, if it exists and lies in the years 1900–2200.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1900..=2200).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// Reads exactly `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        Day::new(
            text[..4].parse().ok()?,
            text[5..7].parse().ok()?,
            text[8..].parse().ok()?,
        )
    }

    /// The day in Amsterdam at this moment; the ends of 1900–2200 stand for what lies beyond.
    pub fn at(ms: i64) -> Day {
        local(ms).day
    }

    /// Today in Amsterdam, given what the clock claims.
    pub fn today(now: Wall) -> Day {
        Day::at(now.ms)
    }

    /// Whole calendar days from `self` to `later`; negative when `later` is earlier.
    pub fn days_until(self, later: Day) -> i64 {
        (later.0 - self.0).num_days()
    }

    /// This many calendar days later.
    pub fn plus(self, days: u32) -> Day {
        self.0
            .checked_add_days(Days::new(u64::from(days)))
            .map_or(self, Day)
    }

    /// This many months later; of a day that does not exist there, the last one of that month.
    pub fn plus_months(self, months: u32) -> Day {
        self.0
            .checked_add_months(Months::new(months))
            .map_or(self, Day)
    }

    /// The same day this many years later; 1 March in a year without 29 February.
    pub fn plus_years(self, years: u16) -> Day {
        let (year, month, day) = self.parts();
        let later = year + i32::from(years);
        let found = Day::new(later, month, day).or_else(|| Day::new(later, 3, 1));
        found.unwrap_or(self)
    }

    /// This many calendar days earlier.
    pub fn minus(self, days: u32) -> Day {
        self.0
            .checked_sub_days(Days::new(u64::from(days)))
            .map_or(self, Day)
    }

    /// Year, month 1–12 and day 1–31.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Day of the week, 1 = Monday … 7 = Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_from_monday() as u8
    }

    /// Milliseconds since 1970 at which this day starts in Amsterdam.
    pub fn start_ms(self) -> i64 {
        let midnight = self
            .0
            .and_hms_opt(0, 0, 0)
            .expect("invariant: midnight is a time");
        Amsterdam
            .from_local_datetime(&midnight)
            .earliest()
            .map_or_else(
                || midnight.and_utc().timestamp_millis(),
                |time| time.timestamp_millis(),
            )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Moment {
    /// Reads a moment with its offset, as in `2026-11-20T14:32:00+01:00`; `Z` is not accepted.
    pub fn parse(text: &str) -> Option<Moment> {
        let moment = Moment(DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%:z").ok()?);
        Day::new(moment.0.year(), 1, 1)?;
        (moment.to_string() == text).then_some(moment)
    }

    /// The moment that a device claims, to the second.
    pub fn of(wall: Wall) -> Moment {
        let local = local_datetime(wall.ms).with_timezone(&offset(wall.offset_minutes));
        Moment(local.with_nanosecond(0).unwrap_or(local))
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub fn ms(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// The day in Amsterdam.
    pub fn day(self) -> Day {
        Day::at(self.ms())
    }

    /// The clock in Amsterdam.
    pub fn local(self) -> LocalTime {
        local(self.ms())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S%:z"))
    }
}

/// The clock in Amsterdam at this moment (milliseconds since 1970 UTC).
pub fn local(ms: i64) -> LocalTime {
    let time = local_datetime(ms).with_timezone(&Amsterdam);
    LocalTime {
        day: Day(time.date_naive()),
        hour: time.hour() as u8,
        minute: time.minute() as u8,
    }
}

/// The UTC moment, kept inside 1900–2200 so that no clock, however wrong, breaks a date.
fn local_datetime(ms: i64) -> DateTime<Utc> {
    const EARLIEST: i64 = -2_208_902_400_000;
    const LATEST: i64 = 7_289_568_000_000;
    DateTime::from_timestamp_millis(ms.clamp(EARLIEST, LATEST))
        .expect("invariant: 1900 to 2200 is within range")
}

/// Minutes that local time in Amsterdam is ahead of UTC at a moment.
pub fn amsterdam_offset(ms: i64) -> i16 {
    use chrono::Offset;
    let there = local_datetime(ms).with_timezone(&chrono_tz::Europe::Amsterdam);
    i16::try_from(there.offset().fix().local_minus_utc() / 60).unwrap_or(0)
}

fn offset(minutes: i16) -> FixedOffset {
    let minutes = i32::from(minutes).clamp(-18 * 60, 18 * 60);
    FixedOffset::east_opt(minutes * 60).expect("invariant: within a day")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_exact_form_is_a_day() {
        assert!(Day::parse("2026-11-20").is_some());
        for text in [
            "2026-1-20",
            "20-11-2026",
            "2026-02-30",
            "2026-11-20 ",
            "",
            "+026-11-20",
            "0026-11-20",
            "é026-11-2",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_a_moment_with_its_offset_is_a_moment() {
        let moment = Moment::parse("2026-11-20T14:32:00+01:00").unwrap();
        assert_eq!((moment.local().hour, moment.local().minute), (14, 32));
        for text in [
            "2026-11-20T14:32:00Z",
            "2026-11-20T14:32+01:00",
            "2026-11-20",
            "2026-11-20T14:32:00",
            "2026-11-20T24:32:00+01:00",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_amsterdam_in_summer_and_winter() {
        let winter = Moment::parse("2026-01-31T23:30:00+00:00").unwrap();
        assert_eq!(winter.day().to_string(), "2026-02-01");
        let summer = Moment::parse("2026-06-30T22:30:00+00:00").unwrap();
        assert_eq!(summer.day().to_string(), "2026-07-01");
        let day = Day::parse("2026-07-01").unwrap();
        assert_eq!(Day::at(day.start_ms()), day);
        assert_eq!(Day::at(day.start_ms() - 1), day.minus(1));
    }

    #[test]
    fn a_device_keeps_its_own_offset() {
        let wall = Wall {
            ms: 1_795_181_520_123,
            offset_minutes: 120,
        };
        assert!(Moment::of(wall).to_string().ends_with("+02:00"));
        assert_eq!(Moment::of(wall).ms(), 1_795_181_520_000);
    }

    proptest! {
        #[test]
        fn no_clock_breaks_a_date(ms: i64, offset_minutes: i16, days in 0u32..200_000) {
            let day = Day::today(Wall { ms, offset_minutes });
            let _ = (Moment::of(Wall { ms, offset_minutes }), day.plus(days), day.minus(days), day.start_ms());
        }

        #[test]
        fn no_text_breaks_a_date(text in ".{0,30}") {
            let _ = (Day::parse(&text), Moment::parse(&text));
        }

        #[test]
        fn a_day_survives_its_text(offset in 0u32..100_000) {
            let day = Day::new(1910, 1, 1).unwrap().plus(offset);
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        }
    }
}
