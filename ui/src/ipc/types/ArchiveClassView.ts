// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveClassView = { 
/**
 * Its code.
 */
code: "K3" | "K4" | "K5" | "K6" | "K7", 
/**
 * Its name.
 */
label: string, 
/**
 * How many records the case has of it.
 */
records: number, 
/**
 * Of these, how many a decision opens for the reader of this archive.
 */
decided: number, };
