// Made from the Rust types of the `app` crate. Do not edit.
export type Severity = "light" | "moderate" | "serious" | "very_serious";
