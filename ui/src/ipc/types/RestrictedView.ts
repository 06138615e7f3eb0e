// Made from the Rust types of the `app` crate. Do not edit.
export type RestrictedView = { 
/**
 * How many records became stricter: itself, and what belongs to it.
 */
records: number, };
