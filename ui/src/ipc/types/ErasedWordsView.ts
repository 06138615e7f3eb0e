// Made from the Rust types of the `app` crate. Do not edit.
export type ErasedWordsView = { 
/**
 * The record in which they stand.
 */
record: string, 
/**
 * The field.
 */
label: string, 
/**
 * The words; none when they are not here, or not any more.
 */
text: string | null, };
