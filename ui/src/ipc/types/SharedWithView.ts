// Made from the Rust types of the `app` crate. Do not edit.
export type SharedWithView = { 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * Its audience admits this person now.
 */
may_see: boolean, 
/**
 * It went to this person, or this person wrote in it: what is there stays there.
 */
received: boolean, };
