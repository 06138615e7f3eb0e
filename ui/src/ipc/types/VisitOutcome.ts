// Made from the Rust types of the `app` crate. Do not edit.
export type VisitOutcome = "spoken" | "not_home" | "refused_entry";
