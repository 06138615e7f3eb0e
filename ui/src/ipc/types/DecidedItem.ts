// Made from the Rust types of the `app` crate. Do not edit.
export type DecidedItem = { 
/**
 * The record.
 */
record: string, 
/**
 * What the person saw of it, as the form gave it.
 */
seen: string, };
