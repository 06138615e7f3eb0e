//! The program behind a command: it opens the vault when a use case needs that, and calls the use cases.

use crate::{failure::Failure, out::Bar, secrets};
use app::{App, Env, ErrorCode, Folders, Wall, calls};
use chrono::{DateTime, NaiveDate, NaiveTime};
use serde_json::{Value, json};
use std::sync::Arc;

/// One run of the command line.
pub struct Session {
    app: App,
    bar: Bar,
}

impl Session {
    /// Nothing is opened yet.
    pub fn new(folders: Folders, json: bool) -> Session {
        Session {
            app: App::new(folders, app::system_env()),
            bar: Bar::new(json),
        }
    }

    /// As seen at another moment.
    pub fn at(folders: Folders, json: bool, time: &str) -> Result<Session, Failure> {
        let system = app::system_env();
        let wall = moment(time, system.now()).ok_or_else(|| {
            Failure::Usage(format!("{time} is neither a day nor a moment in ISO 8601"))
        })?;
        Ok(Session {
            app: App::new(folders, Arc::new(At { wall, system })),
            bar: Bar::new(json),
        })
    }

    /// Runs a use case; asks for the passphrase if it needs an open vault.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        if !calls::CALLS.iter().any(|call| call.name == name) {
            return Err(Failure::Refused(ErrorCode::UnknownCall.into()));
        }
        if calls::needs_open_vault(name) && !self.app.is_open() {
            self.plain("unlock", json!({ "passphrase": secrets::passphrase()? }))?;
        }
        self.plain(name, request)
    }

    /// Runs a use case as it is.
    pub fn plain(&self, name: &str, request: Value) -> Result<Value, Failure> {
        Ok(calls::call(&self.app, name, request, &self.bar)?)
    }
}

/// A clock that stands still, with the randomness of the system.
struct At {
    wall: Wall,
    system: Arc<dyn Env>,
}

impl Env for At {
    fn now(&self) -> Wall {
        self.wall
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        self.system.fill_random(buffer);
    }
}

/// A moment with its offset, or noon of a day at the offset of now.
fn moment(text: &str, now: Wall) -> Option<Wall> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        let offset_minutes = i16::try_from(at.offset().local_minus_utc() / 60).ok()?;
        return Some(Wall {
            ms: at.timestamp_millis(),
            offset_minutes,
        });
    }
    let day: NaiveDate = text.parse().ok()?;
    let noon = day
        .and_time(NaiveTime::from_hms_opt(12, 0, 0)?)
        .and_utc()
        .timestamp_millis();
    Some(Wall {
        ms: noon - i64::from(now.offset_minutes) * 60_000,
        offset_minutes: now.offset_minutes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_its_noon_and_a_moment_keeps_its_offset() {
        let now = Wall {
            ms: 0,
            offset_minutes: 60,
        };
        let noon = moment("2026-11-20", now).unwrap();
        let same = moment("2026-11-20T12:00:00+01:00", now).unwrap();
        assert_eq!(
            (noon.ms, noon.offset_minutes),
            (same.ms, same.offset_minutes)
        );
        assert!(moment("gisteren", now).is_none());
    }
}
