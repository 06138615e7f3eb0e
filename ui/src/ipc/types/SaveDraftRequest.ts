// Made from the Rust types of the `app` crate. Do not edit.
export type SaveDraftRequest = { 
/**
 * Which form, such as `visit`.
 */
form_kind: string, 
/**
 * What the form is about, such as a case.
 */
target: string, 
/**
 * The form.
 */
content: unknown, 
/**
 * Counts up; an older one never replaces a newer one.
 */
revision: number, };
