// Made from the Rust types of the `app` crate. Do not edit.
export type EvidenceAspect = "concrete" | "sources" | "objective" | "spread" | "heard" | "recent";
