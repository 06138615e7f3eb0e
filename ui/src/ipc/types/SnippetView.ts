// Made from the Rust types of the `app` crate. Do not edit.
export type SnippetView = { 
/**
 * The piece.
 */
text: string, 
/**
 * One of the words.
 */
hit: boolean, };
