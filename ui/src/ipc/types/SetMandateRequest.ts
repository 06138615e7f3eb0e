// Made from the Rust types of the `app` crate. Do not edit.
export type SetMandateRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * In words.
 */
mandate: string, };
