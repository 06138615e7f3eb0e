//! The command line as a person or a script meets it: the built program, its output, its exit codes.
#![allow(clippy::unwrap_used, reason = "a test says enough by its line number")]

mod desk;
mod job;
mod words;
