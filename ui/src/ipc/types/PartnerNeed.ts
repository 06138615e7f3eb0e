// Made from the Rust types of the `app` crate. Do not edit.
export type PartnerNeed = "bh1" | "bh2" | "bh3" | "bh4" | "bh5" | "bh6" | "bh7" | "bh8";
