// Made from the Rust types of the `app` crate. Do not edit.
export type ResolveConflictRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, 
/**
 * The value to keep.
 */
pick: string | null, 
/**
 * Or a new text or code.
 */
own_words: string | null, 
/**
 * Or both texts under each other.
 */
both: boolean, 
/**
 * The values that the person saw; refused when others stand there now.
 */
saw: Array<string>, };
