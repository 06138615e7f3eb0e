// Made from the Rust types of the `app` crate. Do not edit.
export type HandoverState = "offered" | "accepted_with_conditions" | "accepted" | "refused" | "withdrawn" | "expired";
