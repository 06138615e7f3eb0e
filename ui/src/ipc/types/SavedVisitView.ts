// Made from the Rust types of the `app` crate. Do not edit.
export type SavedVisitView = { 
/**
 * The visit.
 */
visit: string, 
/**
 * All records that were written.
 */
records: Array<string>, 
/**
 * The planned action.
 */
action: string | null, 
/**
 * What was agreed, in the order of the form.
 */
agreements: Array<string>, 
/**
 * The safety note.
 */
safety_note: string | null, };
