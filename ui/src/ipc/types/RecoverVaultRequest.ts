// Made from the Rust types of the `app` crate. Do not edit.
export type RecoverVaultRequest = { 
/**
 * All groups.
 */
recovery_code: string, 
/**
 * Opens the vault from now on.
 */
new_passphrase: string, };
