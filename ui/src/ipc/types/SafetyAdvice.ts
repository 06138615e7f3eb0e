// Made from the Rust types of the `app` crate. Do not edit.
export type SafetyAdvice = "in_pairs" | "call_first" | "not_inside" | "dog" | "other";
