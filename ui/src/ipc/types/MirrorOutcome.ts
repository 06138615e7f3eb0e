// Made from the Rust types of the `app` crate. Do not edit.
export type MirrorOutcome = "double" | "gap" | "misunderstanding" | "question" | "offer" | "invisible" | "clear";
