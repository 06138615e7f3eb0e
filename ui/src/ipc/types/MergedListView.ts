// Made from the Rust types of the `app` crate. Do not edit.
import type { MergedFileView } from "./MergedFileView";
export type MergedListView = { 
/**
 * Newest first; at most 20.
 */
files: Array<MergedFileView>, };
