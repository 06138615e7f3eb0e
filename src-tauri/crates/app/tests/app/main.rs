//! The boundary holds: the committed TypeScript types are those of the Rust types.

mod types;
