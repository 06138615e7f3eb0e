// Made from the Rust types of the `app` crate. Do not edit.
import type { ConflictView } from "./ConflictView";
import type { CrossingView } from "./CrossingView";
export type ConflictListView = { 
/**
 * Oldest first.
 */
conflicts: Array<ConflictView>, 
/**
 * What people did without seeing each other and that is no choice between values; oldest first.
 */
crossings: Array<CrossingView>, };
