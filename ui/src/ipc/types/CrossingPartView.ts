// Made from the Rust types of the `app` crate. Do not edit.
export type CrossingPartView = { 
/**
 * The field.
 */
label: string, 
/**
 * As shown.
 */
text: string, 
/**
 * The value was not in the file.
 */
not_received: boolean, };
