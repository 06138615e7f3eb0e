// Made from the Rust types of the `app` crate. Do not edit.
export type ExtractPersonView = { 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
name: string, };
