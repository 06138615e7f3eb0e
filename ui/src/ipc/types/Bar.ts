// Made from the Rust types of the `app` crate. Do not edit.
export type Bar = "b1" | "b2" | "b3" | "b4" | "b5";
