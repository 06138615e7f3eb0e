// Made from the Rust types of the `app` crate. Do not edit.
export type MessageView = { 
/**
 * Stable code.
 */
code: string, 
/**
 * The sentence.
 */
text: string, 
/**
 * The records that it is about.
 */
records: Array<string>, };
