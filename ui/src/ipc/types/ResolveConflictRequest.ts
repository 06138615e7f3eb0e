// Made from the Rust types of the `app` crate. Do not edit.
export type ResolveConflictRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The field that leads.
 */
field: string, 
/**
 * The version to keep, with all that goes with it.
 */
pick: string | null, 
/**
 * Or another answer: per field a text, code or day; empty clears it.
 */
own_words: { [key in string]: string } | null, 
/**
 * Or both texts under each other.
 */
both: boolean, 
/**
 * The values that the person saw; refused when others stand there now.
 */
saw: Array<string>, };
