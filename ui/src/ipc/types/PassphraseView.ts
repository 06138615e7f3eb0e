// Made from the Rust types of the `app` crate. Do not edit.
export type PassphraseView = { 
/**
 * Five Dutch words.
 */
passphrase: string, };
