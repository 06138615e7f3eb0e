// Made from the Rust types of the `app` crate. Do not edit.
export type VisitRisk = "red" | "orange" | "green";
