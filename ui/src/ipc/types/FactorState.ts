// Made from the Rust types of the `app` crate. Do not edit.
export type FactorState = "not_yet" | "sufficient" | "confirmed";
