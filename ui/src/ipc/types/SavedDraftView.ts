// Made from the Rust types of the `app` crate. Do not edit.
export type SavedDraftView = { 
/**
 * When.
 */
saved_at: string, 
/**
 * Which one is kept.
 */
revision: number, };
