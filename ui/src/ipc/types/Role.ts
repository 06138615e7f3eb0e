// Made from the Rust types of the `app` crate. Do not edit.
export type Role = "case_lead" | "deputy" | "care_coordinator" | "enforcement_coordinator";
