// Made from the Rust types of the `app` crate. Do not edit.
export type JoinNewSheetRequest = { 
/**
 * The file of the own contact card, as that device wrote it.
 */
path: string, 
/**
 * All groups of the new recovery code. It is held during this call only.
 */
recovery_code: string, 
/**
 * The passphrase of the vault.
 */
passphrase: string, };
