// Made from the Rust types of the `app` crate. Do not edit.
export type EditEntryRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The new text.
 */
text: string, };
