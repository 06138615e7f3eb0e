// Made from the Rust types of the `app` crate. Do not edit.
export type WithdrawDisclosureRequest = { 
/**
 * The decision.
 */
record: string, 
/**
 * Why.
 */
reason: string, };
