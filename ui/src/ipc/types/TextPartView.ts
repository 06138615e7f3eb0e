// Made from the Rust types of the `app` crate. Do not edit.
export type TextPartView = { 
/**
 * Label.
 */
label: string, 
/**
 * Text.
 */
text: string, 
/**
 * The text was not in the file.
 */
not_received: boolean, };
