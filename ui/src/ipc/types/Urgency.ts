// Made from the Rust types of the `app` crate. Do not edit.
export type Urgency = "acute" | "high" | "medium" | "low";
