// Made from the Rust types of the `app` crate. Do not edit.
export type HeldReason = "audience" | "professional_secrecy" | "reporter_identity" | "care_process" | "police" | "safety" | "closed" | "not_partner" | "link_end" | "local_only" | "incomplete" | "not_chosen";
