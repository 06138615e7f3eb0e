// Made from the Rust types of the `app` crate. Do not edit.
import type { SentView } from "./SentView";
export type SentListView = { 
/**
 * Newest first.
 */
files: Array<SentView>, };
