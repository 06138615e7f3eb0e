// Made from the Rust types of the `app` crate. Do not edit.
export type Source = "own" | "reporter" | "witness" | "police" | "housing" | "care" | "measurement" | "recording" | "document";
