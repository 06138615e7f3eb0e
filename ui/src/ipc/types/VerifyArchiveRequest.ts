// Made from the Rust types of the `app` crate. Do not edit.
export type VerifyArchiveRequest = { 
/**
 * Its passphrase.
 */
passphrase: string | null, 
/**
 * The file.
 */
path: string, };
