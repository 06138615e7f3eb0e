// Made from the Rust types of the `app` crate. Do not edit.
export type DraftContentView = { 
/**
 * Which form.
 */
form_kind: string, 
/**
 * What the form is about.
 */
target: string, 
/**
 * The form.
 */
content: unknown, 
/**
 * Which revision.
 */
revision: number, 
/**
 * When it was kept.
 */
saved_at: string, };
