// Made from the Rust types of the `app` crate. Do not edit.
export type RecordRequest = { 
/**
 * The record.
 */
record: string, };
