// Made from the Rust types of the `app` crate. Do not edit.
import type { ConflictView } from "./ConflictView";
export type ConflictListView = { 
/**
 * Oldest first.
 */
conflicts: Array<ConflictView>, };
