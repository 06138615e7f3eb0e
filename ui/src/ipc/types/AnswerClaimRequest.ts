// Made from the Rust types of the `app` crate. Do not edit.
export type AnswerClaimRequest = { 
/**
 * The claim.
 */
record: string, 
/**
 * Yes or no.
 */
accept: boolean, 
/**
 * Why not; may be empty for yes.
 */
reason: string, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
