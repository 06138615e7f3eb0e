// Made from the Rust types of the `app` crate. Do not edit.
export type AcceptActionRequest = { 
/**
 * The action.
 */
record: string, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
