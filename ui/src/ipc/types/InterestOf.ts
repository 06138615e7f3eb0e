// Made from the Rust types of the `app` crate. Do not edit.
export type InterestOf = "partner" | "neighbours" | "resident" | "children" | "public";
