// Made from the Rust types of the `app` crate. Do not edit.
export type FillSamplesRequest = { 
/**
 * How many cases.
 */
cases: number, 
/**
 * The same seed gives the same content.
 */
seed: number, };
