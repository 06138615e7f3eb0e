// Made from the Rust types of the `app` crate. Do not edit.
export type CrossingSeenRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * What he saw.
 */
saw: string, };
