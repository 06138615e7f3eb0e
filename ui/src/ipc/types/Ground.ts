// Made from the Rust types of the `app` crate. Do not edit.
export type Ground = "G1" | "G2" | "G3" | "G4" | "G5" | "G6" | "G7" | "G8" | "G9" | "G10" | "G11" | "G12" | "G13";
