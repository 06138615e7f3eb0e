// Made from the Rust types of the `app` crate. Do not edit.
export type RestoreRequest = { 
/**
 * The backup.
 */
path: string, 
/**
 * What opens it.
 */
secret_kind: "passphrase" | "recovery_code", 
/**
 * The passphrase or the recovery code.
 */
secret: string, 
/**
 * With the recovery code: opens the vault from now on.
 */
new_passphrase: string | null, };
