// Made from the Rust types of the `app` crate. Do not edit.
export type ExportedKeyView = { 
/**
 * Whose key it is.
 */
fingerprint: string, };
