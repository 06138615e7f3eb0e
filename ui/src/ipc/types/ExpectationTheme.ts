// Made from the Rust types of the `app` crate. Do not edit.
export type ExpectationTheme = "pace" | "powers" | "reach" | "for_whom" | "sharing" | "solution" | "misunderstanding";
