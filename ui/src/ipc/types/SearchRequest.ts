// Made from the Rust types of the `app` crate. Do not edit.
export type SearchRequest = { 
/**
 * One or more words; the beginning of a word is enough.
 */
words: string, 
/**
 * At most 200.
 */
limit: number, };
