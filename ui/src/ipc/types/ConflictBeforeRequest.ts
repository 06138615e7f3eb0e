// Made from the Rust types of the `app` crate. Do not edit.
export type ConflictBeforeRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The field that leads.
 */
field: string, };
