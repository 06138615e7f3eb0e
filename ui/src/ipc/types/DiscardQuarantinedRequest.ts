// Made from the Rust types of the `app` crate. Do not edit.
export type DiscardQuarantinedRequest = { 
/**
 * The changes, as the person saw them.
 */
items: Array<string>, 
/**
 * Yes, for good.
 */
yes: boolean, };
