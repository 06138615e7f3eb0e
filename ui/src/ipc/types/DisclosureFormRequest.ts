// Made from the Rust types of the `app` crate. Do not edit.
export type DisclosureFormRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The colleague: a partner of the case.
 */
contact: string, };
