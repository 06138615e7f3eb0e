// Made from the Rust types of the `app` crate. Do not edit.
import type { HolderView } from "./HolderView";
export type ErasedView = { 
/**
 * The number of the decision.
 */
erasure: string, 
/**
 * The first day on which it is erased for good.
 */
erased_from: string, 
/**
 * Who is asked to erase it as well: with the next file for each.
 */
asked: Array<HolderView>, };
