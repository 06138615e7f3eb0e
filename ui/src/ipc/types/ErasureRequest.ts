// Made from the Rust types of the `app` crate. Do not edit.
export type ErasureRequest = { 
/**
 * Its number.
 */
erasure: string, };
