// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveCountsView = { 
/**
 * Signed changes.
 */
entries: number, 
/**
 * Of these, with a good signature and nothing altered.
 */
good: number, 
/**
 * Records.
 */
records: number, 
/**
 * Changes that follow or replace something that is not here.
 */
gaps: number, 
/**
 * Values that are not here: erased or withheld.
 */
values_absent: number, 
/**
 * Changes that somebody else had before him.
 */
witnessed: number, };
