//! The command line as a person or a script meets it: the built program, its output, its exit codes.
#![expect(clippy::unwrap_used, reason = "in a test the line number says enough")]

mod archive;
mod desk;
mod devices;
mod disclosing;
mod erasing;
mod job;
mod key;
mod undoing;
mod words;
