// Made from the Rust types of the `app` crate. Do not edit.
export type AddressView = { 
/**
 * Street.
 */
street: string, 
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
 * Four digits and two letters, or empty.
 */
postcode: string, 
/**
 * Town.
 */
town: string, };
