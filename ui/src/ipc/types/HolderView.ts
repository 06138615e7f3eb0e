// Made from the Rust types of the `app` crate. Do not edit.
export type HolderView = { 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
name: string, };
