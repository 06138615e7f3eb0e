// Made from the Rust types of the `app` crate. Do not edit.
export type SentToOwnView = { 
/**
 * Its name, without the folder.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Its hash.
 */
sha256: string, 
/**
 * Cases in it.
 */
cases: number, 
/**
 * Parts in it.
 */
records: number, };
