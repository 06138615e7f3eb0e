// Made from the Rust types of the `app` crate. Do not edit.
export type ExtractFieldView = { 
/**
 * The field.
 */
field: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What stands in it.
 */
text: string, };
