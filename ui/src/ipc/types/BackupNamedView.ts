// Made from the Rust types of the `app` crate. Do not edit.
export type BackupNamedView = { 
/**
 * Name of the file, without its folder.
 */
name: string, 
/**
 * When it was made.
 */
at: string, 
/**
 * It lies where it was written to.
 */
reachable: boolean, 
/**
 * Older than backups are kept: it can go.
 */
expired: boolean, };
