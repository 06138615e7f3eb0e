// Made from the Rust types of the `app` crate. Do not edit.
export type VouchedView = { 
/**
 * How many changes came in, or may be taken in by others from now on.
 */
changes: number, };
