// Made from the Rust types of the `app` crate. Do not edit.
export type WithdrawHandoverRequest = { 
/**
 * The handover.
 */
handover: string, 
/**
 * Why; may be empty.
 */
reason: string, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
