// Made from the Rust types of the `app` crate. Do not edit.
export type BackupRequest = { 
/**
 * Where to.
 */
path: string, };
