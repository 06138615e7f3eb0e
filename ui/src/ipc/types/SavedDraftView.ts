// Made from the Rust types of the `app` crate. Do not edit.
export type SavedDraftView = { 
/**
 * It is the one that was sent; false when a newer one stands and nothing was written.
 */
kept: boolean, 
/**
 * When it was saved.
 */
saved_at: string, 
/**
 * Its revision.
 */
revision: number, };
