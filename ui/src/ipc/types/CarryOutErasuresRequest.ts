// Made from the Rust types of the `app` crate. Do not edit.
export type CarryOutErasuresRequest = { 
/**
 * The passphrase of the vault: the new keys lie under it.
 */
passphrase: string, };
