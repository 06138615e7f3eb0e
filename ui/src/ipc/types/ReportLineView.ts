// Made from the Rust types of the `app` crate. Do not edit.
export type ReportLineView = { 
/**
 * The record.
 */
record: string, 
/**
 * When it happened, else when it came in.
 */
at: string | null, 
/**
 * What was reported.
 */
text: string, };
