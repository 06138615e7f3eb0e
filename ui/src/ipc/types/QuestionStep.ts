// Made from the Rust types of the `app` crate. Do not edit.
export type QuestionStep = "share" | "share_partly" | "refuse" | "withdraw" | "confirm_reason";
