// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveWrittenView = { 
/**
 * Identifier of the file.
 */
file: string, 
/**
 * Its name, without the folder.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Its hash.
 */
sha256: string, 
/**
 * How many records went.
 */
records: number, 
/**
 * How many signed changes went.
 */
changes: number, };
