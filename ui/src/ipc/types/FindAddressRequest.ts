// Made from the Rust types of the `app` crate. Do not edit.
export type FindAddressRequest = { 
/**
 * Postcode.
 */
postcode: string, 
/**
 * Number.
 */
house_number: string, 
/**
 * Letter, or empty.
 */
house_letter: string, 
/**
 * Addition, or empty.
 */
suffix: string, 
/**
 * Street, when the postcode is not known.
 */
street: string, 
/**
 * Town, when the postcode is not known.
 */
town: string, };
