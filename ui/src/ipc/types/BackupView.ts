// Made from the Rust types of the `app` crate. Do not edit.
export type BackupView = { 
/**
 * Its size.
 */
bytes: number, 
/**
 * Cases in it.
 */
cases: number, 
/**
 * Records in it.
 */
records: number, };
