// Made from the Rust types of the `app` crate. Do not edit.
export type Tenure = "social_rent" | "private_rent" | "owner" | "other" | "unknown";
