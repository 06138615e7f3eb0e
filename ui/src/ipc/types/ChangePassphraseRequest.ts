// Made from the Rust types of the `app` crate. Do not edit.
export type ChangePassphraseRequest = { 
/**
 * The one that opens the vault now.
 */
current: string, 
/**
 * The one that will.
 */
new: string, };
