// Made from the Rust types of the `app` crate. Do not edit.
export type RewrittenView = { 
/**
 * Files under the old keys that could not be removed; they are tried again at the next opening.
 */
old_files_left: number, };
