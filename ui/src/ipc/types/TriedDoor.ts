// Made from the Rust types of the `app` crate. Do not edit.
export type TriedDoor = "ask_consent" | "anonymous_consultation" | "general_advice" | "join_visit" | "conflict_of_duties";
