// Made from the Rust types of the `app` crate. Do not edit.
export type DraftRequest = { 
/**
 * Which form.
 */
form_kind: string, 
/**
 * What the form is about.
 */
target: string, };
