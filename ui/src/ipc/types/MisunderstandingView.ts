// Made from the Rust types of the `app` crate. Do not edit.
export type MisunderstandingView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * In his words.
 */
text: string, };
