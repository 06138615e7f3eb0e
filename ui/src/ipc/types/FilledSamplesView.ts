// Made from the Rust types of the `app` crate. Do not edit.
export type FilledSamplesView = { 
/**
 * Cases.
 */
cases: number, 
/**
 * Records.
 */
records: number, };
