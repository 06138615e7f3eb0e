// Made from the Rust types of the `app` crate. Do not edit.
export type ExportKeyRequest = { 
/**
 * Where to.
 */
path: string, 
/**
 * Protects the key file.
 */
passphrase: string | null, 
/**
 * Writes it without protection.
 */
plain: boolean, 
/**
 * The person understood what an unprotected key means.
 */
yes: boolean, };
