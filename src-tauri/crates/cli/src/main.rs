//! The command line: the same use cases as the window, without a window.

mod address;
mod arguments;
mod commands;
mod devices;
mod failure;
mod folders;
mod names;
mod out;
mod plain;
mod secrets;
mod sentences;
mod session;

use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match arguments::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return out::usage(&error, std::env::args_os().any(|word| word == "--json")),
    };
    let json = arguments.json;
    match commands::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::ListenerGone) => ExitCode::SUCCESS,
        Err(failure) => out::failure(&failure, json),
    }
}
