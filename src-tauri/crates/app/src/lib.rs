//! The use cases: what a person can do, one function each. The only crate that shell, command line and tests call.

pub mod api;
pub mod calls;
pub mod typescript;

mod actions;
mod application;
mod case_view;
mod cases;
mod closing;
mod conflicts;
mod contacts;
mod drafts;
mod entries;
mod factors;
mod failure;
mod find;
mod importing;
mod input;
mod outgoing;
mod outlook;
mod paper;
mod partners;
mod photos;
mod progress;
mod reader;
mod reports;
mod rows;
mod safekeeping;
mod samples;
mod sent;
mod session;
mod settings;
mod sharing;
mod system;
mod text;
mod timeline_view;
mod today;
mod visits;
mod withdrawing;

pub use api::error::{ApiError, ErrorCode};
pub use application::{App, Changed, Folders};
pub use ledger::env::{Env, Wall};
pub use progress::{Progress, Silent};
mod whole_file;
pub use system::system_env;
pub use vault::Kdf;
