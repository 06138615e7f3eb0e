// Made from the Rust types of the `app` crate. Do not edit.
export type RequestState = "open" | "refused" | "partly" | "shared" | "withdrawn";
