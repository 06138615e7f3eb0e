//! The use cases: what a person can do, one function each. The only crate that shell, command line and tests call.

pub mod api;
pub(crate) mod calls;
pub mod typescript;
