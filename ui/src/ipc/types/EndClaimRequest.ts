// Made from the Rust types of the `app` crate. Do not edit.
export type EndClaimRequest = { 
/**
 * The claim.
 */
record: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The day; today if absent.
 */
on: string | null, 
/**
 * How and when the partner said so; empty for the own word, and for an own proposal that waits.
 */
on_behalf: string, };
