// Made from the Rust types of the `app` crate. Do not edit.
export type Domain = "care" | "enforcement" | "housing" | "police" | "mediation" | "other";
