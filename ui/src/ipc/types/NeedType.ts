// Made from the Rust types of the `app` crate. Do not edit.
export type NeedType = "task" | "expertise" | "dwelling" | "crisis_place" | "other";
