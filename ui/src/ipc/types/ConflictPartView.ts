// Made from the Rust types of the `app` crate. Do not edit.
export type ConflictPartView = { 
/**
 * The field.
 */
field: string, 
/**
 * The code of a term, or the day, as it is given back.
 */
code: string | null, 
/**
 * As shown.
 */
text: string, 
/**
 * The value was not in the file.
 */
not_received: boolean, };
