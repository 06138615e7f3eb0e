// Made from the Rust types of the `app` crate. Do not edit.
export type NextActionRequest = { 
/**
 * What.
 */
text: string, 
/**
 * Day.
 */
due: string | null, 
/**
 * Partner's record; the own person if absent.
 */
owner: string | null, };
