// Made from the Rust types of the `app` crate. Do not edit.
export type UndoRequest = { 
/**
 * Its number, as it came back when it was done.
 */
deed: number, };
