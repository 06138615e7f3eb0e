// Made from the Rust types of the `app` crate. Do not edit.
export type BackupView = { 
/**
 * Its size.
 */
bytes: bigint, 
/**
 * Cases in it.
 */
cases: number, 
/**
 * Records in it.
 */
records: number, };
