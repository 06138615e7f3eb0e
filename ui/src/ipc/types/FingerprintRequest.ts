// Made from the Rust types of the `app` crate. Do not edit.
export type FingerprintRequest = { 
/**
 * The person, who may be oneself.
 */
contact: string, };
