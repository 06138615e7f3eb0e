// Made from the Rust types of the `app` crate. Do not edit.
export type Factor = "sf1" | "sf2" | "sf3" | "sf4" | "sf5" | "sf6" | "sf7";
