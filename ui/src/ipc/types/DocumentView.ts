// Made from the Rust types of the `app` crate. Do not edit.
export type DocumentView = { 
/**
 * Pages.
 */
pages: number, 
/**
 * Size.
 */
bytes: number, 
/**
 * Hash of the file.
 */
sha256: string, };
