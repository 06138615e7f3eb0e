// Made from the Rust types of the `app` crate. Do not edit.
export type ContactCardRequest = { 
/**
 * The contact.
 */
contact: string, 
/**
 * Where to.
 */
path: string, };
