// Made from the Rust types of the `app` crate. Do not edit.
export type Certainty = "proposed" | "unproven" | "on_behalf" | "own";
