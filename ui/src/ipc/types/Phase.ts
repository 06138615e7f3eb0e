// Made from the Rust types of the `app` crate. Do not edit.
export type Phase = "F0" | "F1" | "F2" | "F3" | "F4" | "F5" | "F6" | "F7" | "F8" | "F9" | "F10";
