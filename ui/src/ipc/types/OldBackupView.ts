// Made from the Rust types of the `app` crate. Do not edit.
export type OldBackupView = { 
/**
 * Which one.
 */
backup: string, 
/**
 * Where it was written.
 */
path: string, 
/**
 * When.
 */
at: string, 
/**
 * It lies there now.
 */
here: boolean, };
