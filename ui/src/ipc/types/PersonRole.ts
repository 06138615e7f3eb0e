// Made from the Rust types of the `app` crate. Do not edit.
export type PersonRole = "resident" | "neighbour" | "family" | "guardian" | "other";
