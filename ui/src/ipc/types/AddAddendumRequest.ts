// Made from the Rust types of the `app` crate. Do not edit.
export type AddAddendumRequest = { 
/**
 * The record that is corrected.
 */
record: string, 
/**
 * The correction.
 */
text: string, };
