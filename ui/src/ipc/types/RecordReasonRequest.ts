// Made from the Rust types of the `app` crate. Do not edit.
export type RecordReasonRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The reason, shown to all who see the record.
 */
reason: string, };
