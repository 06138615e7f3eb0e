//! How a command can end otherwise than well.

use app::{ApiError, ErrorCode};
use std::io;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// A use case refused.
    Refused(ApiError),
    /// The command line says something that cannot be.
    Usage(String),
    /// Output could not be written.
    Output(io::Error),
    /// Whoever read the output stopped reading: that is no failure.
    ListenerGone,
}

impl Failure {
    /// 1 a fault of the program, 2 wrong usage, 3 refused.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Refused(error) if error.code == ErrorCode::Fault => 1,
            Failure::Refused(_) => 3,
            Failure::Usage(_) => 2,
            Failure::Output(_) => 1,
            Failure::ListenerGone => 0,
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Failure {
        Failure::Refused(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Failure::ListenerGone
        } else {
            Failure::Output(error)
        }
    }
}
