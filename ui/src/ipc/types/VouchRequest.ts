// Made from the Rust types of the `app` crate. Do not edit.
export type VouchRequest = { 
/**
 * The changes, as the person saw them.
 */
items: Array<string>, };
