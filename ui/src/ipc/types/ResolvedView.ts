// Made from the Rust types of the `app` crate. Do not edit.
export type ResolvedView = { 
/**
 * So many.
 */
resolved: number, };
