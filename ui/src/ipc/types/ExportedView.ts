// Made from the Rust types of the `app` crate. Do not edit.
import type { HeldItemView } from "./HeldItemView";
import type { SharedItemView } from "./SharedItemView";
export type ExportedView = { 
/**
 * Identifier of the file.
 */
file: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Its hash.
 */
sha256: string, 
/**
 * What he receives.
 */
receives: Array<SharedItemView>, 
/**
 * What he does not.
 */
held_back: Array<HeldItemView>, };
