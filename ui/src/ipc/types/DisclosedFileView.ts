// Made from the Rust types of the `app` crate. Do not edit.
export type DisclosedFileView = { 
/**
 * Identifier.
 */
file: string, 
/**
 * Its name.
 */
name: string, 
/**
 * When.
 */
at: string, 
/**
 * How many records went in it on this decision.
 */
records: number, };
