// Made from the Rust types of the `app` crate. Do not edit.
export type CreatedVaultView = { 
/**
 * Identifier of the vault.
 */
vault_id: string, 
/**
 * Nine groups of four characters; shown once.
 */
recovery_code: Array<string>, 
/**
 * Fingerprint of the person.
 */
fingerprint: string, };
