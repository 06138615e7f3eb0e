// Made from the Rust types of the `app` crate. Do not edit.
export type NotShared = "no_consent" | "professional_secrecy" | "no_task" | "not_necessary" | "other_source" | "police_inquiry" | "safety" | "unknown";
