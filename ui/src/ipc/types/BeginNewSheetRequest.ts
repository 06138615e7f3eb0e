// Made from the Rust types of the `app` crate. Do not edit.
export type BeginNewSheetRequest = { 
/**
 * The passphrase of the vault.
 */
passphrase: string, 
/**
 * Why.
 */
reason: "lost" | "leaked", };
