// Made from the Rust types of the `app` crate. Do not edit.
export type Lapse = "withdrawn" | "expired" | "consent" | "incomplete" | "unclear" | "changed" | "ground";
