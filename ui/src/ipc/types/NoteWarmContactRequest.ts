// Made from the Rust types of the `app` crate. Do not edit.
export type NoteWarmContactRequest = { 
/**
 * The handover.
 */
handover: string, 
/**
 * The day; today if absent.
 */
on: string | null, 
/**
 * How.
 */
how: string, };
