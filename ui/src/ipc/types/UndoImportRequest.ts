// Made from the Rust types of the `app` crate. Do not edit.
export type UndoImportRequest = { 
/**
 * The number of the merged file.
 */
import: number, };
