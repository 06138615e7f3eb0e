// Made from the Rust types of the `app` crate. Do not edit.
export type ExpectationsRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner record of who sits at the screen; the own person if absent.
 */
by: string | null, };
