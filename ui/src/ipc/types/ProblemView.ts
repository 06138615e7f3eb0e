// Made from the Rust types of the `app` crate. Do not edit.
export type ProblemView = { 
/**
 * Stable code.
 */
code: string, 
/**
 * The record.
 */
record: string | null, };
