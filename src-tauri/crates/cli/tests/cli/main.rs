//! The command line as a person or a script meets it: the built program, its output, its exit codes.

mod desk;
mod job;
mod words;
