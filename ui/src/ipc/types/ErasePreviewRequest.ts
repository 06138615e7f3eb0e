// Made from the Rust types of the `app` crate. Do not edit.
export type ErasePreviewRequest = { 
/**
 * The case, to erase all of it.
 */
case: string | null, 
/**
 * The record, to erase it or a text in it.
 */
record: string | null, 
/**
 * The field of the record whose words are erased.
 */
field: string | null, };
