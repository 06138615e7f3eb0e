// Made from the Rust types of the `app` crate. Do not edit.
export type AskFullCopyRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner.
 */
contact: string, };
